"""The labels of one person in one spelling."""

from __future__ import annotations

import pytest

from pipeline.ingest.transcripts.roles.spelling import with_one_spelling
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import message
from tests.ingest.transcripts.helpers import TALK, spoken, transcript


def test_numbered_questions_and_answers_have_one_speaker_each() -> None:
    text = "Q1: Who?\n\nA1: Twelve.\n\nQ2: And?\n\nA2: Left.\n\nQ3: Oh?\n\nA3: Yes."
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if not turn.interviewer} == {"A"}


def test_the_labels_of_one_person_are_one_speaker() -> None:
    text = (
        "RUTH LIE, HOST: Who?\n\nALAN BERG: Ten.\n\nLIE: And?\n\nBERG: No.\n\nLIE: Oh."
        "\n\nBERG: Yes."
    )
    assert {turn.speaker for turn in transcript(text).turns} == {"RUTH LIE, HOST", "ALAN BERG"}
    slips = TALK.format("Moderator", "Deltaker") + "\n\nModeartor: Oh?\n\nDeltaker : No."
    again = slips.replace("I see", "Moderator: No")
    assert {turn.speaker for turn in transcript(again).turns} >= {"Moderator", "Deltaker"}


def test_numbers_and_short_labels_are_never_slips() -> None:
    turns = "\n\n".join(["INT: Who?", "Participant 1: Ten.", "INT: And?"] * 3)
    found = transcript(turns + "\n\nParticipant 2: No.\n\nIN: Yes.\n\nIN: Oh.")
    assert {"Participant 1", "Participant 2"} <= {turn.speaker for turn in found.turns}


@pytest.mark.parametrize(("short", "role"), [("Int.", "Interviewer"), ("Intervju", "Intervjuer")])
def test_a_role_in_short_is_that_role(short: str, role: str) -> None:
    text = TALK.format(role, "Inf. 1") + f"\n\n{short}: And you?\n\nInf. 2: I left too."
    assert {name for name, _, asks in spoken(transcript(text)) if asks} == {role}


def test_a_wife_who_answers_her_husband_is_somebody_else() -> None:
    text = (
        "STANFIELD: What do you call it?\n\nBERG: The, what is it?\n\nMRS. BERG: Weather vane."
        "\n\nBERG: Weather vane.\n\nSTANFIELD: Who fell?\n\nMRS. BERG: The gin."
    )
    assert [name for name, _, _ in spoken(transcript(text))] == [
        "STANFIELD", "BERG", "MRS. BERG", "BERG", "STANFIELD", "MRS. BERG",
    ]  # fmt: skip


def test_a_letter_with_a_number_is_the_role_with_that_number() -> None:
    text = "Intervjuare: Vem?\n\nDeltagare 4: Berit.\n\nI: Och?\n\nD4: Hon sitter.\n\nI: Jaså?"
    found = spoken(transcript(f"{text}\n\nD4: Hela dagen."))
    assert {(name, asks) for name, _, asks in found} == {
        ("Intervjuare", True), ("Deltagare 4", False),
    }  # fmt: skip


def test_a_misspelt_role_with_a_number_is_the_role_with_that_number() -> None:
    text = (
        "Intervjuer 1: Hvor mange?\n\nBonde: Førti.\n\nIntervjuer 2: Og da?\n\nBonde: Ingen.\n\n"
        "Intervuer 1: Hvorfor?\n\nBonde: Ulv.\n\nIntervjuer 1: Når?\n\nBonde: I juni."
    )
    found = spoken(transcript(text))
    assert [who for who, said, _ in found if said == "Hvorfor?"] == ["Intervjuer 1"]
    assert {who for who, _, asks in found if asks} == {"Intervjuer 1", "Intervjuer 2"}


def test_an_interviewer_with_a_number_is_no_informant_with_that_number() -> None:
    text = (
        "I1: Who came?\n\nInformant 2: Ten.\n\nInformant 1: Rain.\n\nI2: How long?\n\n"
        "Informant 1: A week.\n\nI2: And you?\n\nInformant 1: A day."
    )
    found = spoken(transcript(text))
    assert [asks for who, _, asks in found if who == "I2"] == [True, True]


def test_a_title_and_a_surname_are_the_one_whole_name_that_has_them() -> None:
    def called(*labels: str) -> list[str]:
        turns = [Turn(label, "Yes.", message("place_turn", number="1")) for label in labels]
        return [turn.speaker for turn in with_one_spelling(turns)]

    assert called("Dr Priya Lund", "Chair", "Dr Lund") == [
        "Dr Priya Lund",
        "Chair",
        "Dr Priya Lund",
    ]
    for labels in (
        ("Dr Priya Lund", "Dr Lund", "Chair"),  # one answers the other
        ("Dr Priya Lund", "Chair", "Mr Lund"),
        ("Dr Priya Lund", "Chair", "Dr Ola Lund", "Chair", "Dr Lund"),
    ):
        assert called(*labels) == list(labels)
