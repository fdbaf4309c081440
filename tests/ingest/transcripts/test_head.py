"""What stands above the talk and is not speech."""

from __future__ import annotations

from tests.ingest.transcripts.helpers import TALK, speech, transcript


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
