"""What stands above the talk and is not speech."""

from __future__ import annotations

import pytest

from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript


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
    "title",
    [
        "Intervju: Kari Bakke", "Interview with Kari Bakke, by Solveig Berg",
        "Oral history of Kari Bakke (2019)", "Samtale med Kari Bakke",
    ],
)  # fmt: skip
def test_a_title_tells_who_is_interviewed(title: str) -> None:
    talk = [
        ("BERG", "It was by chance then. Who came?"),
        ("BAKKE", "Was it ten? I think so, and they stayed for long."),
    ]
    turns = "\n\n".join(f"{who}: {text}" for who, text in talk * 3)
    found = transcript(f"{title}\n\n{turns}")
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"BERG"}


@pytest.mark.parametrize(
    "line",
    [
        "Witnesses: Nadia Amin, University of Westbury; and Derek Lowe.",
        "I: Professor Amin, and Derek Lowe, home carer.",
        "Vitner: Nadia Amin og Derek Lowe.",
        "Panel: Derek Lowe and Nadia Amin.",
    ],
)
def test_a_list_of_those_who_will_speak_is_no_turn(line: str) -> None:
    talk = TALK.format("Nadia Amin", "Derek Lowe")
    found = transcript(f"{line}\n\n{talk}")
    assert {turn.speaker for turn in found.turns} == {"Nadia Amin", "Derek Lowe"}
    assert "Westbury" not in " ".join(turn.text for turn in found.turns)


def test_who_opens_with_the_name_of_a_guest_speaks() -> None:
    talk = TALK.format("Nadia Amin", "Derek Lowe")
    found = transcript(f"Host: Today we will talk with Derek Lowe.\n\n{talk}")
    assert found.turns[0].text == "Today we will talk with Derek Lowe."
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Host"}


@pytest.mark.parametrize("greeting", ["Hei", "God morgen", "Velkommen"])
def test_who_greets_names_nobody_who_asks(greeting: str) -> None:
    text = (
        f"Moderator: {greeting} Anna og Bo. Fortell.\n\nAnna: Vi kom i mai.\n\nBo: Og ble her."
        "\n\nAnna: Huset var billig.\n\nBo: Og fint."
    )
    found = transcript(text).turns
    assert found[0].text == f"{greeting} Anna og Bo. Fortell."
    assert {turn.speaker for turn in found if turn.interviewer} == {"Moderator"}


@pytest.mark.parametrize(
    "head",
    [
        "Interviewer: TH    Interviewee: AM", "Intervjuer: TH | Informant: AM",
        "Interviewer: TH, Respondent: AM",
    ],
)  # fmt: skip
def test_two_roles_in_one_line_of_the_head_name_two_people(head: str) -> None:
    found = transcript(f"{head}\n\n" + TALK.format("TH", "AM"))
    assert {(name, asks) for name, _, asks in spoken(found)} == {("TH", True), ("AM", False)}


@pytest.mark.parametrize(
    "head",
    [
        "Sendt 14.02. Programleder: Hilde Ramm. Gjester: ordfører Odd Ness og elev Thea (12).",
        "Aired May 2. Host: Hilde Ramm. Guests: mayor Odd Ness and Thea.",
        "Programledare: Hilde Ramm; gäster: Odd Ness, Thea",
    ],
)
def test_a_sentence_that_says_who_asks_is_read(head: str) -> None:
    text = (
        f"{head}\n\nHILDE: God morgen.\n\nTHEA: Vi får ikke svømme.\n\nHILDE: Ordfører.\n\n"
        "ODD NESS: Et fint brev.\n\nTHEA: Du svarte ikke.\n\nODD NESS: Nei."
    )
    asking = {turn.speaker for turn in transcript(text).turns if turn.interviewer}
    assert asking == {"HILDE"}


def test_what_a_field_says_in_sentences_is_no_speech_among_other_data() -> None:
    head = "Document group: Parents\n\nMade by: kjn\n\nMemo: Both are here. The mother leads."
    talk = "Ann: Who came?\n\nBo: Twelve did.\n\nAnn: Why?\n\nBo: To eat."
    assert [turn.speaker for turn in transcript(f"{head}\n\n{talk}").turns] == ["Ann", "Bo"] * 2
    alone = transcript(f"Kari: They are here. Come in.\n\n{talk}")
    assert alone.turns[0].text == "They are here. Come in."
