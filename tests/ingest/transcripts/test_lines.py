"""Labels and times at the start of lines."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.lines import Line, is_credit, read_lines, without_stamp
from pipeline.ingest.transcripts.turns import read_turns
from tests.ingest.transcripts.helpers import speech, spoken, transcript


def test_voices_of_cues_are_speakers_and_their_lines_one_turn() -> None:
    cues = [
        Block("Who", "cue", time="00:00:01", speaker="Interviewer"),
        Block("came?", "cue", time="00:00:02", speaker="Interviewer"),
        Block("Twelve", "cue", time="00:00:03", speaker="Ann Bo"),
        Block("people.", "cue", time="00:00:04"),
    ]
    turns = read_turns(cues, metadata={}).turns
    assert [(turn.speaker, turn.text, str(turn.location)) for turn in turns] == [
        ("Interviewer", "Who came?", "00:00:01"),
        ("Ann Bo", "Twelve people.", "00:00:03"),
    ]


def test_names_with_a_colon_in_cues_are_speakers() -> None:
    words = ["INT: Who came?", "Ann: Twelve", "people.", "INT: And?", "Ann: They left."]
    cues = [Block(text, "cue", time=f"00:00:0{n}") for n, text in enumerate(words)]
    assert speech(read_turns(cues, metadata={})) == "Twelve people. They left."


def test_each_cue_of_one_speaker_belongs_to_one_turn() -> None:
    words = ["INT: Who came?", "Ann: Twelve.", "Ann: They sang.", "INT: And?", "Ann: They left."]
    cues = [Block(text, "cue", time=f"00:00:0{n}") for n, text in enumerate(words)]
    assert [text for _, text, asks in spoken(read_turns(cues, metadata={})) if not asks] == [
        "Twelve. They sang.", "They left.",
    ]  # fmt: skip


def test_a_name_after_a_time_is_a_speaker_without_a_sign() -> None:
    found = transcript(
        "00:01 Anna Who came?\n\n00:12 Berit Twelve people.\n\n00:14 Anna Mm."
        "\n\n00:15 Berit Yes."
        "\n\n00:20 Anna And?\n\n00:21 Berit They left."
    )
    assert speech(found) == "Twelve people. Yes. They left."


def test_times_before_sentences_do_not_make_their_first_words_speakers() -> None:
    found = transcript("\n\n".join(f"[00:0{n}] And then they left." for n in range(8)))
    assert not found.found


def test_a_time_after_a_name_is_no_part_of_it() -> None:
    turns = [("Interviewer", "Who came?"), ("Marta", "Twelve people.")] * 3
    text = "\n\n".join(f"{name} 00:0{n}:10\n{said}" for n, (name, said) in enumerate(turns))
    found = transcript(text)
    assert [(turn.speaker, turn.text) for turn in found.turns] == turns
    assert str(found.turns[1].location) == "00:01:10"


def test_a_turn_that_is_continued_is_the_same_speakers() -> None:
    found = transcript("I: Who?\n\nR: Ten,\n\nI: Mm.\n\nR (cont.): and one.\n\nI: And?\n\nR: Left.")
    assert {turn.speaker for turn in found.turns if not turn.interviewer} == {"R"}


@pytest.mark.parametrize(
    ("text", "label", "style", "rest"),
    [
        ("Anna: We came.", "Anna", "colon", "We came."),
        ("**Anna:** We came.", "Anna", "bold", "We came."),
        ("[Anna] We came.", "Anna", "bracket", "We came."),
        ("Q. Who came?", "Q", "dot", "Who came?"),
        ("AH\tWe came.", "AH", "tab", "We came."),
        ("R1 We came.", "R1", "space", "We came."),
        ("Anna - We came.", "Anna", "dash", "We came."),
        ("We came.", "", "", ""),
    ],
)
def test_a_line_may_begin_with_a_label_in_several_styles(
    text: str, label: str, style: str, rest: str
) -> None:
    (line,) = read_lines([Block(text)])
    assert (line.label, line.style, line.rest) == (label, style, rest)


def test_a_time_before_the_label_is_the_lines_own() -> None:
    (line,) = read_lines([Block("[00:01:02] Anna: We came.")])
    assert (line.time, line.label) == ("00:01:02", "Anna")


@pytest.mark.parametrize(
    "text",
    [
        "Transcribed by Ola", "Date: 12 May", "END OF INTERVIEW",
        "**Siv Moe** stoppet transkripsjon", "Siv Moe startade transkription",
        "Siv Moe stoppede transskriptionen", "Transcript by Wordmill. It may contain errors.",
        "Typed by M. Lie, 12 May 2020", "Recorded on 12 May 2020", "Interviewed by AB",
        "Transcribed by the author", "Interview conducted at St Olavs", "Transcript of interview 3",
        "Skrevet ut av Kari Lie, 12. mai 2020", "Utskrift ved Å.S., påske 1998.",
        "UTSKRIFT AV LYDOPPTAK   Sak 22-000", "Transkribert av forfatteren",
        "Udskrevet af K. Lie", "Udskrift af samråd den 6. december 2018", "Transskriberet af LM",
        "Utskriven av: SH", "Utskrift av intervju med Tränare 2", "Transkriberad av Siv Moe 2020",
    ],
)  # fmt: skip
def test_credits_are_known(text: str) -> None:
    (line,) = read_lines([Block(text)])
    assert is_credit(line)


@pytest.mark.parametrize(
    "text",
    [
        "skrevet ut av sykehuset uten at kommunen fikk være med,",
        "Skrevet ut av Ahus uten plan.", "Skrevet ut av Ahus, men ingen sa fra.",
        "Skriven ut av sjukehuset.", "Utskrift av epikriser gjør vi sammen.",
        "Transkribert av oss selv, alt sammen.", "Udskrevet af sygehuset for tidligt.",
        "Udskrift af samtaler skriver vi selv.", "Utskriven av läkaren samma dag.",
        "Utskrift av journaler tar tid.", "Transkriberat av några av oss.",
        "Transcribed by hand, it took us weeks.", "Transcription is what I do at night.",
        "typed by whoever was at work", "edited by all of us", "Recorded on the chart, he fell.",
        "Interviewed at Tesco and never heard back.", "Interview at NAV went badly.",
        "interviewed by NAV about the child", "Interview by interview we learned.",
    ],
)  # fmt: skip
def test_what_is_said_of_hospitals_and_papers_is_no_credit(text: str) -> None:
    (line,) = read_lines([Block(text)])
    assert not is_credit(line)


def test_a_cue_and_a_sentence_are_no_credits() -> None:
    (cue,) = read_lines([Block("Transcribed by Ola", "cue")])
    (said,) = read_lines([Block("We date: nobody knows.")])
    assert not is_credit(cue)
    assert not is_credit(said)


def test_a_time_that_ends_a_sentence_is_said() -> None:
    found = transcript("I: When?\n\nR: The bus stops at\n18:05. After that we walk.\n\nI: Oh.")
    assert speech(found) == "The bus stops at 18:05. After that we walk."


@pytest.mark.parametrize(
    ("text", "stamp", "rest"),
    [
        ("[00:01:02] We came.", "00:01:02", "We came."),
        ("1 minute 9 seconds We came.", "1 minute 9 seconds", "We came."),
        ("Tove Rask 0 minutter 3 sekunder", "0 minutter 3 sekunder", "Tove Rask"),
        ("3 minutes later we left.", "", "3 minutes later we left."),
        ("[00.00.03] We came.", "00.00.03", "We came."),
    ],
)
def test_a_time_in_digits_or_words_is_taken_off_a_line(text: str, stamp: str, rest: str) -> None:
    assert without_stamp(text) == (stamp, rest)


def test_initials_behind_a_tab_are_no_part_of_a_time() -> None:
    rows = [(1, "TH", "Who came?"), (9, "AM", "Ten did."), (15, "TH", "And?"), (20, "AM", "No.")]
    talk = "\n".join(f"00:00:{second:02d}\t{who}\t{said}" for second, who, said in rows)
    assert {name for name, _, _ in spoken(transcript(talk))} == {"TH", "AM"}
    assert without_stamp("10:32 AM Yes, they came")[1] == "Yes, they came"


@pytest.mark.parametrize(
    ("text", "credit"),
    [("Skrevet ut av Kari Nordmann 12.03.2021", True),
     ("Udskrevet af Ida Holm den 3. maj 2021", True),
     ("Utskrift av Åsa Lind 2021-03-12", True), ("Typed by Ann Lee 12 May 2021", True),
     ("Avskrift: G. Lunde 1992. Retta 2014.", True),
     ("Skrevet ut av Kari Nordmann 3 ganger den uka", False),
     ("Skrevet ut av avdelingen 12.03.2021", False)],
)  # fmt: skip
def test_a_credit_may_end_in_a_date_without_a_comma(text: str, credit: bool) -> None:
    assert is_credit(Line(text, 0, "paragraph")) is credit


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("ANN HALE reporting: The harbour is closed.", "ANN HALE", "The harbour is closed."),
        ("Ane Lie (Sp) []: Ja.", "Ane Lie (Sp)", "Ja."),
        ("Ane Lie, leder av helse og omsorg i alt:", "Ane Lie, leder av helse og omsorg i alt", ""),
        ("Ane Lie, and this I tell you only once, said to me that evening:", "", ""),
    ],
)  # fmt: skip
def test_a_label_may_have_a_post_or_an_empty_time_behind_it(
    text: str, label: str, rest: str
) -> None:
    (line,) = read_lines([Block(text)])
    assert (line.label, line.rest) == (label, rest)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("00:00:02.580 | Guys, we did it.", "Guys, we did it."),
        ("(00:24):", ""),
        ("00:00:02 |x| is a norm.", "|x| is a norm."),
    ],
)
def test_a_sign_behind_a_time_is_no_speech(text: str, rest: str) -> None:
    assert without_stamp(text)[1] == rest
