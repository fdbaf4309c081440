"""Who asks where no label says so."""

from __future__ import annotations

from tests.ingest.transcripts.helpers import TALK, speech, transcript


def test_numbered_questions_and_answers_have_one_speaker_each() -> None:
    text = "Q1: Who?\n\nA1: Twelve.\n\nQ2: And?\n\nA2: Left.\n\nQ3: Oh?\n\nA3: Yes."
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if not turn.interviewer} == {"A"}


def test_numbered_questions_with_unnamed_answers_are_read() -> None:
    found = transcript("Q1. Who?\n\nTwelve.\n\nQ2. And?\n\nThey left.\n\nQ3. Oh?\n\nYes.")
    assert speech(found) == "Twelve. They left. Yes."


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
