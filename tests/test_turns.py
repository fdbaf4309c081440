"""Transcripts to turns: each layout, who asks, and what is not speech."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import Block
from pipeline.turns import Transcript, clean_speech, read_turns


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
        "Marta\tYes."
    ),
    "Norwegian": (
        "Intervjuer: Who came?\n\nInformant: Twelve people.\n\nIntervjuer: And?\n\n"
        "Informant: They left."
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
    assert [(turn.speaker, turn.text, turn.location) for turn in turns] == [
        ("Interviewer", "Who came?", "00:00:01"),
        ("Ann Bo", "Twelve people.", "00:00:03"),
    ]


def test_names_with_a_colon_in_cues_are_speakers() -> None:
    words = ["INT: Who came?", "Ann: Twelve", "people.", "INT: And?", "Ann: They left."]
    cues = [Block(text, "cue", time=f"00:00:0{n}") for n, text in enumerate(words)]
    assert speech(read_turns(cues, metadata={})) == "Twelve people. They left."


def test_a_turn_spans_paragraphs_until_the_next_speaker() -> None:
    found = transcript("I: Who came?\n\nR: Twelve.\n\nAnd they stayed.\n\nTo the end.\n\nI: Oh.")
    assert spoken(found)[1] == ("R", "Twelve. And they stayed. To the end.", False)


def test_location_is_the_time_or_the_number_of_the_turn() -> None:
    found = transcript("I: Who?\n\n00:01:02 R: Twelve.\n\nI: And?\n\nR: [00:03:04] Left.")
    assert [turn.location for turn in found.turns] == ["turn 1", "00:01:02", "turn 3", "00:03:04"]


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
    assert any("before the first turn" in note for note in found.notes)


def test_a_part_heading_ends_a_turn_and_what_a_narrator_says_is_left_out() -> None:
    found = transcript(
        "I: Who?\n\nR: Twelve.\n\nPart 2 - Hope\n\nNow they speak of hope.\n\nI: And?\n\nR: Left."
    )
    assert speech(found) == "Twelve. Left."
    assert any("between the parts" in note for note in found.notes)


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
    assert any("told by the questions" in note for note in found.notes)


def test_where_nobody_asks_all_is_speech() -> None:
    found = transcript("Marta: We came.\n\nInga: We did.\n\nMarta: All.\n\nInga: All of us.")
    assert not any(turn.interviewer for turn in found.turns)
    assert any("no interviewer" in note for note in found.notes)


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
    assert any("only the interviewer is named" in note for note in found.notes)


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
