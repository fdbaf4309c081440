"""Who is asked by name, and what that says of who asks."""

from __future__ import annotations

import pytest

from pipeline.ingest.transcripts.roles.calls import calls
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import message
from tests.ingest.transcripts.helpers import speech, transcript


def _turns(*said: tuple[str, str]) -> list[Turn]:
    return [Turn(who, text, message("place_turn", number="1")) for who, text in said]


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("Thea", "Thea, hvorfor har du skrevet brev?"),
        ("ODD EGIL NESS", "Hva koster det å åpne hallen igjen, Ness?"),
        ("Ms. Alvarez", "Thank you. Ms. Alvarez, how many members have you?"),
        ("P4", "And P4, what would you say?"),
        ("Karin Ek (S)", "Vad svarar ni, Karin? Det är bråttom."),
    ],
)
def test_a_name_set_off_in_a_question_calls_who_speaks_next(label: str, question: str) -> None:
    found = calls(_turns(("A", question), (label, "Ten."), ("A", "Oh.")))
    assert found.callers() == {"A"} and found.is_asked(label)


@pytest.mark.parametrize(
    "said",
    [
        "Did you know Thea then?",
        "Takk, Thea.",
        "Thea sa nei. Hva gjør dere nå?",
        "Kjenner du Thea?",
    ],
)
def test_a_name_that_is_spoken_of_or_thanked_calls_nobody(said: str) -> None:
    assert not calls(_turns(("A", said), ("Thea", "Ten."))).made


def test_who_asks_several_by_name_asks_though_others_ask_too() -> None:
    text = (
        "BO: Ida, hvor langt går du?\n\nIDA: To mil. Og du?\n\nBO: Hva sier du, Jens?\n\n"
        "JENS: Jeg går ikke. Hvorfor skulle jeg det?\n\nIDA: Hver dag?\n\nJENS: Aldri."
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"BO"}


def test_a_member_who_calls_a_witness_by_name_asks_and_the_witness_answers() -> None:
    text = (
        "The Chairman. We begin. Ms. Rey, how many are you?\n\nMs. Rey. Ten, sir.\n\n"
        "The Chairman. The gentleman is recognized.\n\n"
        "Mr. Dunn. Thank you. Mr. Toll, what do you need?\n\nMr. Toll. A road, sir.\n\n"
        "Mr. Dunn. Has it come?\n\nMr. Toll. No, it has not.\n\nMr. Dunn. I yield back.\n\n"
        "The Chairman. Mrs. Pet.\n\nMrs. Pet. Where do you meet, Ms. Rey?\n\nMs. Rey. Outside."
    )
    assert speech(transcript(text)) == "Ten, sir. A road, sir. No, it has not. Outside."
