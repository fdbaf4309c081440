"""The key of initials."""

from __future__ import annotations

import pytest

from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript


def test_a_short_answer_after_a_hyphen_is_no_key_of_initials() -> None:
    found = transcript("I - Who?\n\nR - Twelve.\n\nI - Mm.\n\nR - Yes.\n\nI - And?\n\nR - Left.")
    assert speech(found) == "Twelve. Yes. Left."


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


def test_a_monologue_with_a_key_is_one_turn() -> None:
    found = transcript("TR - Tahira Ramzan\n\nTR Hi, I am Tahira.\n\nI have a sister.")
    assert spoken(found) == [("TR", "Hi, I am Tahira. I have a sister.", False)]


def test_a_head_without_an_entry_below_it_is_said() -> None:
    found = transcript("I: Who was there?\n\nR: The list says\n\nPresent\n\nI: And?\n\nR: Left.")
    assert speech(found) == "The list says Present Left."


def test_labels_that_a_list_of_those_present_explains_in_parentheses() -> None:
    text = "Moderator (M), deltagere: Ida, Jens\n\n{}".format(
        "\n\n".join(["M: Hvad tænker I?", "Ida: Kaffe.", "Jens: Nøgler. Har du?"] * 3)
    )
    found = spoken(transcript(text))
    assert {name for name, _, asks in found if asks} == {"M"}
    assert found[0][1] == "Hvad tænker I?"


def test_one_line_may_explain_several_labels_and_other_signs() -> None:
    found = transcript(
        """M = moderator (Karin), BM = bitr. moderator, IP = intervjuperson. Tal markeras med /.

M: Varför kom du?

IP1: Jag ville hjälpa till.

BM: Får jag bara flika in en sak.

IP2: Ja."""
    )
    asked = {turn.speaker for turn in found.turns if turn.interviewer}
    assert asked == {"M", "BM"}
    assert len(found.turns) == 4
