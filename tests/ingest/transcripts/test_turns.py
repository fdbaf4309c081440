"""Transcripts to turns: each layout, who asks, and what is not speech."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block, Kind
from pipeline.ingest.transcripts.turns import Transcript, clean_speech, read_turns


def transcript(text: str, metadata: dict[str, object] | None = None, **more: object) -> Transcript:
    blocks = [Block(part) for part in text.strip().split("\n\n")]
    names = more.get("interviewers", ())
    assert isinstance(names, tuple)
    return read_turns(blocks, metadata=metadata or {}, interviewers=names)


def spoken(found: Transcript) -> list[tuple[str, str, bool]]:
    return [(turn.speaker, turn.text, turn.interviewer) for turn in found.turns]


def speech(found: Transcript) -> str:
    return " ".join(turn.text for turn in found.turns if not turn.interviewer)


# ------------------------------------------------------------------------------- layouts

LAYOUTS = {
    "Interviewer: and a name": (
        "Interviewer: Who came?\n\nMarta: Twelve people.\n\nInterviewer: And?\n\n"
        "Marta: They left."
    ),
    "I: and R1:": (
        "I: Who came?\n\nR1: Twelve people.\n\nI: And?\n\nR1: They left."
    ),
    "a slip of the finger": (
        "I; Who came?\n\nR1; Twelve people.\n\nI; And?\n\nR1: They left."
    ),
    "one turn per line": (
        "I: Who came?\nR1: Twelve people.\nI: And?\nR1: They left."
    ),
    "Q. and A.": (
        "Q. Who came?\n\nA. Twelve people.\n\nQ. And?\n\nA. They left."
    ),
    "Q: and A:": (
        "Q: Who came?\n\nA: Twelve people.\n\nQ: And?\n\nA: They left."
    ),
    "bold, colon outside": (
        "**INT**: Who came?\n\n**Marta**: Twelve people.\n\n**INT**: And?\n\n"
        "**Marta**: They left."
    ),
    "bold, colon inside": (
        "**Int:** Who came?\n\n**Marta:** Twelve people.\n\n**Int:** And?\n\n"
        "**Marta:** They left."
    ),
    "initials with a key": (
        "MD - Michelle Drumm\nJC - Jennifer Carr\n\nMD Who came?\n\nJC Twelve people.\n\n"
        "MD And?\n\nJC They left."
    ),
    "initials with a key in one line": (
        "Key: MD = Michelle Drumm; JC = Jennifer Carr\n\nMD Who came?\n\n"
        "JC Twelve people.\n\nMD And?\n\nJC They left."
    ),
    "initials without a key": (
        "INT Who came?\n\nJC Twelve people.\n\nINT And?\n\nJC They left.\n\nINT Oh.\n\n"
        "JC Yes."
    ),
    "label on its own line": (
        "Interviewer\nWho came?\n\nMarta\nTwelve people.\n\nInterviewer\nAnd?\n\nMarta\n"
        "They left.\n\nMarta\nYes."
    ),
    "label with time": (
        "Interviewer 1 [00:00:12]: Who came?\n\nMarta (00:14): Twelve people.\n\n"
        "Interviewer 1 [00:20]: And?\n\nMarta (00:22): They left."
    ),
    "time before the label": (
        "[00:00:12] INT: Who came?\n\n[00:00:14] R: Twelve people.\n\n"
        "[00:00:20] INT: And?\n\n[00:00:22] R: They left."
    ),
    "a table": (
        "INT\tWho came?\n\nMarta\tTwelve people.\n\nINT\tAnd?\n\nMarta\tThey left.\n\n"
        "INT\tOh."
    ),
    "Norwegian": (
        "Intervjuer: Who came?\n\nInformant: Twelve people.\n\nIntervjuer: And?\n\n"
        "Informant: They left."
    ),
    "I: with a hard space": (
        "I:\u00a0Who came?\n\nR:\u00a0Twelve people.\n\n"
        "I:\u00a0And?\n\nR:\u00a0They left.\n\n"
        "I:\u00a0Oh.\n\nR:\u00a0Yes."
    ),
    "words of role and a dash": (
        "INTERVIEWER – Who came?\n\nRESPONDENT – Twelve people.\n\n"
        "INTERVIEWER – And?\n\nRESPONDENT – They left.\n\n"
        "INTERVIEWER – Oh.\n\nRESPONDENT – Yes."
    ),
    "letters and a hyphen": (
        "I - Who came?\n\nR - Twelve people.\n\n"
        "I - And?\n\nR - They left.\n\n"
        "I - Oh.\n\nR - Yes."
    ),
    "I. and R.": (
        "I. Who came?\n\nR. Twelve people.\n\n"
        "I. And?\n\nR. They left.\n\n"
        "I. Oh.\n\nR. Yes."
    ),
    "Q. and A. on their own lines": (
        "Q.\nWho came?\n\nA.\nTwelve people.\n\n"
        "Q.\nAnd?\n\nA.\nThey left.\n\n"
        "Q.\nOh.\n\nA.\nYes."
    ),
    "a post in lower case": (
        "Interviewer: Who came?\n\nWard manager: Twelve people.\n\n"
        "Interviewer: And?\n\nWard manager: They left.\n\n"
        "Interviewer: Oh.\n\nWard manager: Yes."
    ),
    "a post with a stroke": (
        "Interviewer: Who came?\n\nNurse/contact person: Twelve people.\n\n"
        "Interviewer: And?\n\nNurse/contact person: They left.\n\n"
        "Interviewer: Oh.\n\nNurse/contact person: Yes."
    ),
    "a name with what somebody is": (
        "Interviewer: Who came?\n\nOla Hansen, nurse: Twelve people.\n\n"
        "Interviewer: And?\n\nOla Hansen, nurse: They left.\n\n"
        "Interviewer: Oh.\n\nOla Hansen, nurse: Yes."
    ),
    "a number after no.": (
        "Interviewer 1 : Who came?\n\nRespondent no. 4 : Twelve people.\n\n"
        "Interviewer 1 : And?\n\nRespondent no. 4 : They left.\n\n"
        "Interviewer 1 : Oh.\n\nRespondent no. 4 : Yes."
    ),
    "numbers with a hash": (
        "Interviewer: Who came?\n\nSpeaker #2: Twelve people.\n\n"
        "Interviewer: And?\n\nSpeaker #2: They left.\n\n"
        "Interviewer: Oh.\n\nSpeaker #2: Yes."
    ),
    "square brackets": (
        "[Interviewer] Who came?\n\n[Nurse] Twelve people.\n\n"
        "[Interviewer] And?\n\n[Nurse] They left.\n\n"
        "[Interviewer] Oh.\n\n[Nurse] Yes."
    ),
    "square brackets and a colon": (
        "[I]: Who came?\n\n[R1]: Twelve people.\n\n"
        "[I]: And?\n\n[R1]: They left.\n\n"
        "[I]: Oh.\n\n[R1]: Yes."
    ),
    "parentheses": (
        "(Interviewer) Who came?\n\n(Nurse) Twelve people.\n\n"
        "(Interviewer) And?\n\n(Nurse) They left.\n\n"
        "(Interviewer) Oh.\n\n(Nurse) Yes."
    ),
    "angle brackets": (
        "<Interviewer> Who came?\n\n<Respondent> Twelve people.\n\n"
        "<Interviewer> And?\n\n<Respondent> They left.\n\n"
        "<Interviewer> Oh.\n\n<Respondent> Yes."
    ),
    "chevrons of captions": (
        ">> INT: Who came?\n\n>> OLA: Twelve people.\n\n"
        ">> INT: And?\n\n>> OLA: They left.\n\n"
        ">> INT: Oh.\n\n>> OLA: Yes."
    ),
    "names in capitals on their own line": (
        "INTERVIEWER\nWho came?\n\nOLA HANSEN\nTwelve people.\n\n"
        "INTERVIEWER\nAnd?\n\nOLA HANSEN\nThey left.\n\n"
        "INTERVIEWER\nOh.\n\nOLA HANSEN\nYes."
    ),
    "bold names with a time, as Teams": (
        "**Interviewer** 0:01\nWho came?\n\n**Ola Hansen** 0:12\nTwelve people.\n\n"
        "**Interviewer** 0:03\nAnd?\n\n**Ola Hansen** 0:14\nThey left.\n\n"
        "**Interviewer** 0:05\nOh.\n\n**Ola Hansen** 0:16\nYes."
    ),
    "times and names, as Word": (
        "00:00:01 Interviewer\nWho came?\n\n00:00:12 Speaker 2\nTwelve people.\n\n"
        "00:00:03 Interviewer\nAnd?\n\n00:00:14 Speaker 2\nThey left.\n\n"
        "00:00:05 Interviewer\nOh.\n\n00:00:16 Speaker 2\nYes."
    ),
    "names and times, as Rev": (
        "Interviewer (00:01):\nWho came?\n\nSpeaker 2 (00:12):\nTwelve people.\n\n"
        "Interviewer (00:03):\nAnd?\n\nSpeaker 2 (00:14):\nThey left.\n\n"
        "Interviewer (00:05):\nOh.\n\nSpeaker 2 (00:16):\nYes."
    ),
    "times from and to, as old Teams": (
        "0:0:1.0 --> 0:0:1.0\nInterviewer\nWho came?\n\n"
        "0:1:2.0 --> 0:1:1.0\nOla\nTwelve people.\n\n"
        "0:0:3.0 --> 0:0:1.0\nInterviewer\nAnd?\n\n0:1:4.0 --> 0:1:1.0\nOla\nThey left.\n\n"
        "0:0:5.0 --> 0:0:1.0\nInterviewer\nOh.\n\n0:1:6.0 --> 0:1:1.0\nOla\nYes."
    ),
    "times at the end, as f4": (
        "I: Who came? #00:00:11-3#\n\nB: Twelve people. #00:00:21-1#\n\n"
        "I: And? #00:00:11-3#\n\nB: They left. #00:00:21-1#\n\n"
        "I: Oh. #00:00:11-3#\n\nB: Yes. #00:00:21-1#"
    ),
    "times at the beginning, as f4": (
        "#00:00:11-3# I: Who came?\n\n#00:00:21-1# B: Twelve people.\n\n"
        "#00:00:31-0# I: And?\n\n#00:00:33-5# B: They left."
    ),
    "initials on their own line that sound like a reply": (
        "SH\nWho came?\n\nMM\nTwelve people.\n\nSH\nAnd?\n\nMM\nThey left.\n\n"
        "SH\nWhy?\n\nMM\nYes."
    ),
    "a role on its own line that might head a key": (
        "Interviewer\nWho came?\n\nParticipant\nTwelve people.\n\nInterviewer\nAnd?\n\n"
        "Participant\nThey left.\n\nInterviewer\nWhy?\n\nParticipant\nYes."
    ),
    "the name of a telephone": (
        "Kari Li (NTNU): Who came?\n\niPhone (Marta): Twelve people.\n\n"
        "Kari Li (NTNU): And?\n\niPhone (Marta): They left."
    ),
    "numbers of turns": (
        "1. I: Who came?\n\n2. R: Twelve people.\n\n"
        "3. I: And?\n\n4. R: They left.\n\n"
        "5. I: Oh.\n\n6. R: Yes."
    ),
    "two interviewers": (
        "Moderator: Who came?\n\nDeltaker 2: Twelve people.\n\nInt2: And?\n\n"
        "Deltaker 2: They left."
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_read(layout: str) -> None:
    host: dict[str, object] = {"hosts": ["Michelle Drumm"]} if "MD" in LAYOUTS[layout] else {}
    found = transcript(LAYOUTS[layout], host)
    assert found.found
    assert [text for _, text, _ in spoken(found)][:4] == [
        "Who came?", "Twelve people.", "And?", "They left.",
    ]  # fmt: skip
    assert [asks for _, _, asks in spoken(found)][:4] == [True, False, True, False]


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


COLUMNS = {
    "speaker and speech": "{who}\t{text}",
    "time, speaker and speech": "00:0{n}:10\t{who}\t{text}",
    "number, speaker, speech and codes": "{n}\t{who}:\t{text}\t",
    "number, times, speech and speaker": "{n}\t0:0{n}.0 - 0:1{n}.2\t{text}\t{who}",
}


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("head", [True, False])
def test_a_table_of_speech_is_read_by_its_columns(columns: str, head: bool) -> None:
    said = [("Interviewer", "Who came?"), ("Ola Hansen", "Twelve people."),
            ("Interviewer", "Mm."), ("Ola Hansen", "Yes."),
            ("Interviewer", "And?"), ("Ola Hansen", "They left.")]  # fmt: skip
    first = [COLUMNS[columns].format(n="#", who="Speaker", text="Text")] if head else []
    rows = [
        COLUMNS[columns].format(n=number, who=who, text=text)
        for number, (who, text) in enumerate(said, start=1)
    ]
    found = read_turns([Block(row, "table") for row in (*first, *rows)], metadata={})
    assert spoken(found) == [(who, text, who == "Interviewer") for who, text in said]
    if "time" in columns:
        assert str(found.turns[0].location).startswith("0")
        assert "turn" not in str(found.turns[0].location)


def test_a_table_of_data_is_no_table_of_speech() -> None:
    rows = ["Interviewer\tKari Nordmann", "Informant\tOla Hansen, leader", "Date\t12 May 2021"]
    talk = [Block(part) for part in TALK.format("Kari", "Ola").split("\n\n")]
    found = read_turns([*(Block(row, "table") for row in rows), *talk], metadata={})
    assert speech(found) == "Twelve people did. They left."


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


@pytest.mark.parametrize(("mark", "italic"), [("**", False), ("", True)])
def test_questions_in_bold_or_italics_are_the_interviewers(mark: str, italic: bool) -> None:
    said = ["Who came?", "Twelve people.", "They sang for us all.", "What then?",
            "They left.", "Why did they?", "Because nobody had asked us."]  # fmt: skip
    blocks = [Block("About the talk.")]
    blocks += [
        Block(f"{mark}{text}{mark}", italic=italic) if text.endswith("?") else Block(text)
        for text in said
    ]
    found = read_turns(blocks, metadata={})
    assert [(text, asks) for _, text, asks in spoken(found)] == [
        ("Who came?", True), ("Twelve people. They sang for us all.", False), ("What then?", True),
        ("They left.", False), ("Why did they?", True), ("Because nobody had asked us.", False),
    ]  # fmt: skip
    assert any("by bold or italics" in str(note) for note in found.notes)


SIGNS = {
    "dashes": ("– ", ""),
    "numbers": ("{n}. ", ""),
    "dashes before each turn": ("- ", "- "),
}


@pytest.mark.parametrize("kind", ["paragraph", "cue"])
@pytest.mark.parametrize("sign", SIGNS)
def test_questions_after_a_dash_or_a_number_are_the_interviewers(sign: str, kind: Kind) -> None:
    asked, answered = SIGNS[sign]
    blocks = [Block("About the talk.")]
    for n, (question, answer) in enumerate(ASKED, start=1):
        blocks += [Block(asked.format(n=n) + question, kind), Block(answered + answer, kind)]
    found = read_turns(blocks, metadata={})
    assert [turn.text for turn in found.turns] == [text for pair in ASKED for text in pair]
    assert [turn.interviewer for turn in found.turns] == [True, False] * len(ASKED)


ASKED = (
    ("Who came?", "Twelve people, and they sang."), ("What then?", "They left before the soup."),
    ("Why did they?", "Because nobody had asked us - or them."),
)  # fmt: skip


def test_questions_as_headings_are_the_interviewers() -> None:
    blocks = [
        Block(text, "heading" if text.endswith("?") else "paragraph")
        for pair in ASKED
        for text in pair
    ]
    found = read_turns([Block("The soup", "heading"), *blocks], metadata={})
    assert [turn.interviewer for turn in found.turns] == [True, False] * len(ASKED)
    assert speech(found) == " ".join(answer for _, answer in ASKED)


def test_captions_of_pictures_are_no_speech() -> None:
    told = [Block("I: Who came?"), Block("R: Twelve."), Block("The hall.", "caption")]
    talk = [*told, Block("I: And?"), Block("R: Left.")]
    assert speech(read_turns(talk, metadata={})) == "Twelve. Left."
    assert speech(read_turns([told[2], Block("They left.")], metadata={})) == "They left."


def test_dashes_before_items_of_a_list_part_no_turns() -> None:
    items = [f"- We wash {what}." for what in ("cups", "plates", "forks", "pans", "pots", "lids")]
    assert not transcript("\n\n".join(items)).found
    both = [f"- Is it {what}?" for what in ("red", "blue", "green", "old", "new", "ours")]
    assert not transcript("\n\n".join(both)).found


def test_numbered_questions_and_answers_have_one_speaker_each() -> None:
    text = "Q1: Who?\n\nA1: Twelve.\n\nQ2: And?\n\nA2: Left.\n\nQ3: Oh?\n\nA3: Yes."
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if not turn.interviewer} == {"A"}


def test_numbered_questions_with_unnamed_answers_are_read() -> None:
    found = transcript("Q1. Who?\n\nTwelve.\n\nQ2. And?\n\nThey left.\n\nQ3. Oh?\n\nYes.")
    assert speech(found) == "Twelve. They left. Yes."


def test_a_time_after_a_name_is_no_part_of_it() -> None:
    turns = [("Interviewer", "Who came?"), ("Marta", "Twelve people.")] * 3
    text = "\n\n".join(f"{name} 00:0{n}:10\n{said}" for n, (name, said) in enumerate(turns))
    found = transcript(text)
    assert [(turn.speaker, turn.text) for turn in found.turns] == turns
    assert str(found.turns[1].location) == "00:01:10"


def test_a_turn_spans_paragraphs_until_the_next_speaker() -> None:
    found = transcript("I: Who came?\n\nR: Twelve.\n\nAnd they stayed.\n\nTo the end.\n\nI: Oh.")
    assert spoken(found)[1] == ("R", "Twelve. And they stayed. To the end.", False)


def test_location_is_the_time_or_the_number_of_the_turn() -> None:
    found = transcript("I: Who?\n\n00:01:02 R: Twelve.\n\nI: And?\n\nR: [00:03:04] Left.")
    assert [str(turn.location) for turn in found.turns] == [
        "turn 1",
        "00:01:02",
        "turn 3",
        "00:03:04",
    ]


# -------------------------------------------------------------------- what is no speaker


@pytest.mark.parametrize(
    "line",
    [
        "Note: this was noisy.", "Remember: ask first.", "Alf: he was the customs officer.",
        "At 12:30 they came.", "See https://example.org for more.", "I: a letter in a list? No.",
    ],
)  # fmt: skip
def test_a_word_with_a_colon_that_comes_once_is_no_speaker(line: str) -> None:
    body = "Marta: We came.\n\nInga: Yes.\n\nMarta: And it went so.\n\n{}\n\nInga: It did."
    found = transcript(body.format(line))
    if not line.startswith("I:"):
        assert {turn.speaker for turn in found.turns} == {"Marta", "Inga"}
        assert line.split()[-1] in speech(found)


def test_an_article_at_the_start_of_a_line_is_not_the_speaker_a() -> None:
    found = transcript(
        "MM - Mary Muir\nA - Anna\n\nMM Who?\n\nA Twelve.\n\nA lot of people came."
        "\n\nMM And?\n\nA Left."
    )
    assert ("A", "Twelve. A lot of people came.", False) in spoken(found)


def test_words_before_a_colon_in_speech_are_no_roles() -> None:
    found = transcript(
        "I: Who?\n\nR: Twelve.\n\nQuestion: who pays? I asked.\n\nI: And?\n\nR: She said: no."
        "\n\nHe said: yes.\n\nHe said: never.\n\nHe said: always.\n\nI: Oh."
    )
    assert speech(found) == (
        "Twelve. Question: who pays? I asked. She said: no. He said: yes. He said: never."
        " He said: always."
    )


def test_a_short_answer_after_a_hyphen_is_no_key_of_initials() -> None:
    found = transcript("I - Who?\n\nR - Twelve.\n\nI - Mm.\n\nR - Yes.\n\nI - And?\n\nR - Left.")
    assert speech(found) == "Twelve. Yes. Left."


def test_initials_before_a_sentence_with_a_dash_or_a_comma_stay_the_speaker() -> None:
    found = transcript(
        "MM - Mary Muir\nOS - Ossie\n\nMM So - and who?\n\nOS Yes, carers: people who care."
        "\n\nMM And?\n\nOS Left."
    )
    assert {turn.speaker for turn in found.turns} == {"MM", "OS"}


@pytest.mark.parametrize(
    ("words", "found_once"),
    [("Cato: Note this.", True), ("Alf: he was the customs officer.", False)],
)
def test_one_who_speaks_once_in_a_group_is_a_speaker(words: str, found_once: bool) -> None:
    found = transcript(
        "Moderator: Who?\n\nAnne: Ten.\n\nBerit: No.\n\nAnne: Yes.\n\nBerit: Well.\n\n" + words
    )
    assert (words.split(":")[0] in {turn.speaker for turn in found.turns}) == found_once


@pytest.mark.parametrize(
    "text",
    [
        "There are no speakers here. Only what one person wrote.\n\nIn two paragraphs.",
        "First: we came.\n\nThen we went, which took all of the day and the night.\n\nSecond: no.",
        "Remember: to ask.\n\nRemember: to thank.\n\nAnd a paragraph of some length follows here.",
    ],
)
def test_without_speakers_the_transcript_is_used_whole(text: str) -> None:
    found = transcript(text)
    assert not found.found
    assert speech(found).split() == text.split()
    assert not any(turn.interviewer for turn in found.turns)


# ---------------------------------------------------------------------- what is no speech


def test_title_key_data_and_credits_are_no_speech() -> None:
    found = transcript(
        """Talk with a nurse

Interviewer: Kari Nordmann
Respondent: Nurse, ward 3
Date: 12 May 2020

MD - Michelle Drumm
JC - Jennifer Carr

This is an introduction, which nobody says.

MD Who came?

JC Twelve people.

Category: care

MD And?

JC They left.

Transcribed by Ann Bo

END OF TRANSCRIPT""",
        {"hosts": ["Michelle Drumm"]},
    )
    assert speech(found) == "Twelve people. They left."
    assert any("before the first turn" in str(note) for note in found.notes)


def test_data_at_the_top_are_no_speech_where_their_labels_come_again() -> None:
    found = transcript(
        "Interviewer: Kari Nordmann\nRespondent: Nurse, ward 3\nDate: 12 May 2021\n\n"
        + TALK.format("Interviewer", "Respondent")
    )
    assert speech(found) == "Twelve people did. They left."


def test_data_at_the_top_tell_who_asks() -> None:
    found = transcript(
        "Interviewer: Kari Nordmann\nParticipants: Ola, Per\n\n" + TALK.format("Kari", "Ola")
    )
    assert speech(found) == "Twelve people did. They left."
    assert not found.notes


@pytest.mark.parametrize(
    "key",
    [
        "KN: Kari Nordmann, interviewer\nOH: Ola Hansen, leader",
        "KN = Kari Nordmann (interviewer)\nOH = Ola Hansen (nurse)",
        "KN – Kari Nordmann (forsker)\nOH – Ola Hansen",
    ],
)
@pytest.mark.parametrize("at_end", [False, True])
def test_a_key_of_initials_stands_before_or_after_the_talk(key: str, at_end: bool) -> None:
    talk = TALK.format("KN", "OH")
    found = transcript(f"{talk}\n\n{key}" if at_end else f"{key}\n\n{talk}")
    assert speech(found) == "Twelve people did. They left."
    assert not found.notes


def test_a_turn_that_is_continued_is_the_same_speakers() -> None:
    found = transcript("I: Who?\n\nR: Ten,\n\nI: Mm.\n\nR (cont.): and one.\n\nI: And?\n\nR: Left.")
    assert {turn.speaker for turn in found.turns if not turn.interviewer} == {"R"}


def test_a_part_heading_ends_a_turn_and_what_a_narrator_says_is_left_out() -> None:
    found = transcript(
        "I: Who?\n\nR: Twelve.\n\nPart 2 - Hope\n\nNow they speak of hope.\n\nI: And?\n\nR: Left."
    )
    assert speech(found) == "Twelve. Left."
    assert any("between the parts" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Well [laughs] yes.", "Well yes."),
        ("[00:01:02] Well, [pause] no [inaudible 00:12].", "Well, no."),
        ("Haltung (... unclear) there", "Haltung there"),
        ("so (laughing loudly) he (the boy) came", "so he (the boy) came"),
        ("(co-)production and co-[design]", "(co-)production and co-[design]"),
        ("[phone rings]", ""),
        ("two\nlines part-\nner", "two lines partner"),
    ],
)
def test_notes_of_the_transcriber_are_no_speech(raw: str, clean: str) -> None:
    assert clean_speech(raw) == clean


# --------------------------------------------------------------------------- who only asks

TALK = "{0}: I came with a question.\n\n{1}: Twelve people did.\n\n{0}: I see.\n\n{1}: They left."


@pytest.mark.parametrize(
    "label",
    ["INT", "Int", "I", "Interviewer", "Interviewer 2", "Intervjuer", "Moderator", "Facilitator",
     "Host", "INTERVIEWER", "Intervjuar", "Interviewer (Kari)", "Researcher"],
)  # fmt: skip
def test_interviewers_are_known_by_their_label(label: str) -> None:
    found = transcript(TALK.format(label, "Marta"))
    assert speech(found) == "Twelve people did. They left."


@pytest.mark.parametrize(
    ("label", "metadata"),
    [
        ("Kari", {"hosts": ["Kari Nordmann"]}),
        ("KN", {"interviewers": "Kari Nordmann; Ola Nordmann"}),
        ("Nordmann", {"interviewer": "Kari Nordmann"}),
        ("K", {"speakers": {"K": "Interviewer", "Marta": "Marta"}}),
        ("Karie", {"hosts": ["Karrie Nordmann"]}),
    ],
)
def test_interviewers_are_known_from_the_front_matter(
    label: str, metadata: dict[str, object]
) -> None:
    assert speech(transcript(TALK.format(label, "Marta"), metadata)) == (
        "Twelve people did. They left."
    )


def test_interviewers_are_known_from_outside() -> None:
    found = transcript(TALK.format("Ola", "Marta"), interviewers=("Ola",))
    assert speech(found) == "Twelve people did. They left."


def test_who_asks_is_told_by_the_questions_where_nothing_else_tells() -> None:
    text = "\n\n".join(
        "SPEAKER 1: And what happened then?\n\nSPEAKER 2: We came. We sat. They left."
        for _ in range(4)
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"SPEAKER 1"}
    assert any("told by the questions" in str(note) for note in found.notes)


def test_where_nobody_asks_all_is_speech() -> None:
    found = transcript("Marta: We came.\n\nInga: We did.\n\nMarta: All.\n\nInga: All of us.")
    assert not any(turn.interviewer for turn in found.turns)
    assert any("no interviewer" in str(note) for note in found.notes)


def test_a_host_that_is_an_organisation_leaves_the_one_who_is_not_listed() -> None:
    text = TALK.replace("I see.", "Who came?").replace(
        "They left.", "They left at once, all of them."
    )
    text = text.format("Michelle", "Andrew")
    found = transcript(text, {"hosts": ["Iriss"], "speakers": ["Andrew Bryers"]})
    assert speech(found) == "Twelve people did. They left at once, all of them."


def test_unnamed_answers_between_named_questions_are_speech() -> None:
    found = transcript("Q: Who came?\n\nTwelve people.\n\nThey left.\n\nQ: And?\n\nNobody else.")
    assert speech(found) == "Twelve people. They left. Nobody else."
    assert any("only the interviewer is named" in str(note) for note in found.notes)


def test_an_answer_by_one_who_speaks_once_is_not_the_interviewers() -> None:
    assert speech(transcript("INT: Who came?\n\nRagna: Twelve people.")) == "Twelve people."


def test_a_monologue_with_a_key_is_one_turn() -> None:
    found = transcript("TR - Tahira Ramzan\n\nTR Hi, I am Tahira.\n\nI have a sister.")
    assert spoken(found) == [("TR", "Hi, I am Tahira. I have a sister.", False)]


# ----------------------------------------------------------------------------- properties

WORDS = st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_any_text_without_labels_is_used_whole(paragraphs: list[list[str]]) -> None:
    found = transcript("\n\n".join(" ".join(words) for words in paragraphs))
    assert not found.found
    assert speech(found).split() == [word for words in paragraphs for word in words]


@given(
    st.lists(st.tuples(st.sampled_from(["INT", "Ragna", "R2"]), WORDS, WORDS), min_size=4),
    st.sampled_from(["{}: {}\n\n{}", "**{}**: {}\n\n{}", "**{}:** {}\n\n{}", "{}: {}\n{}"]),
)
def test_no_word_of_a_respondent_is_lost(
    turns: list[tuple[str, list[str], list[str]]], layout: str
) -> None:
    # Each speaks at least twice, so that the labels can be learned.
    turns = [*turns, *turns, ("INT", ["who"], ["what"]), ("INT", ["who"], ["what"])]
    text = "\n\n".join(layout.format(who, " ".join(a), " ".join(b)) for who, a, b in turns)
    found = transcript(text)
    if not any(who != "INT" for who, _, _ in turns):
        return
    expected = [word for who, a, b in turns if who != "INT" for word in (*a, *b)]
    assert speech(found).split() == expected


@given(st.text(max_size=300))
def test_any_text_gives_turns_of_clean_lines(text: str) -> None:
    for turn in read_turns([Block(text)], metadata={}).turns:
        assert turn.text
        assert not re.search(r"[\n\t]|\*\*", turn.text)
