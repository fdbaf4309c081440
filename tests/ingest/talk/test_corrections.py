"""A talk is read as somebody settled it."""

from __future__ import annotations

from typing import Any

from pipeline.config.readings import Correction, Readings
from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.corpus import _row, _speakers
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.talk.corrections import speaker_id
from pipeline.text.keyed_ids import keyed_id, secret_of
from tests.ingest.helpers import entry

SECRET = secret_of(b"the whole file")
TALK = (
    "Anna: We came at ten, the three of us. It was cold.",
    "Berit: We carried the tables, and then the chairs.",
    "Anna: The nurse helped us with the list.",
    "Kitchen: the list was long, and nobody read it.",
    "Berit: Half of them never came to the dinner.",
    "Kitchen: they had moved away from the town.",
    "Bertha: I was the cook, and I shopped for all.",
    "Anna: We decide it together, that is the point.",
    "Bertha: And we wash up together as well.",
)


def sid(label: str) -> str:
    return speaker_id(SECRET, label)


def read(**settled: Any) -> ReadDocument:
    correction = Correction(document=keyed_id(SECRET, "document"), **settled)
    content = FileText(tuple(map(Block, TALK)), "txt", "utf-8", secret=SECRET)
    return read_document(
        content, entry=entry("frontline/a.txt"), readings=Readings(documents=(correction,))
    )


def roles(document: ReadDocument) -> dict[str, str]:
    return {str(one["speaker"]): str(one["role"]) for one in document.segments}


def codes(document: ReadDocument) -> set[str]:
    return {note.code for note in document.notes}


def test_without_a_correction_nobody_asks_and_that_is_unsure() -> None:
    plain = read()
    assert roles(plain) == dict.fromkeys(("Anna", "Berit", "Kitchen", "Bertha"), "respondent")
    assert _row(plain)["unsure"]
    assert plain.row["reading_id"] == keyed_id(SECRET, "document")


def test_who_is_said_to_ask_asks_and_is_not_counted() -> None:
    found = read(asks=(sid("Anna"),))
    assert roles(found)["Anna"] == "interviewer"
    assert roles(found)["Berit"] == "respondent"
    said = sum(int(one["n_tokens"]) for one in found.segments if one["speaker"] == "Anna")
    assert found.row["n_interviewer_tokens"] == said > 20
    assert not _row(found)["unsure"]
    assert "reading_settled" in codes(found)
    assert "no_interviewer" not in codes(found)


def test_who_is_said_to_answer_answers() -> None:
    both = read(asks=(sid("Anna"), sid("Berit")))
    assert roles(both)["Berit"] == "interviewer"
    found = read(asks=(sid("Anna"),), answers=(sid("Berit"),))
    assert roles(found)["Berit"] == "respondent"


def test_two_who_are_one_are_one_under_the_first_label() -> None:
    found = read(same=((sid("Bertha"), sid("Berit")),), asks=(sid("Bertha"),))
    assert roles(found) == {"Anna": "respondent", "Berit": "interviewer", "Kitchen": "respondent"}
    rows = {row["speaker"]: row for row in _speakers(found)}
    assert rows["Berit"]["n_turns"] == 4
    assert rows["Berit"]["speaker_id"] == sid("Berit")


def test_what_is_no_speaker_goes_on_with_the_turn_before_and_no_word_is_lost() -> None:
    plain, found = read(), read(no_speakers=(sid("Kitchen"),))
    assert set(roles(found)) == {"Anna", "Berit", "Bertha"}
    assert str(found.segments[2]["text"]).endswith(
        "list. Kitchen: the list was long, and nobody read it."
    )
    assert found.row["n_tokens"] == plain.row["n_tokens"] + 2
    assert found.row["n_left_out"] == plain.row["n_left_out"] - 2


def test_a_talk_that_is_used_whole_has_no_speakers() -> None:
    found = read(whole=True)
    assert set(roles(found)) == {""}
    assert not found.row["turns_found"]
    assert not _row(found)["unsure"]
    assert _speakers(found) == []


def test_a_reading_that_is_confirmed_is_as_it_was_and_sure() -> None:
    plain, found = read(), read(confirmed=True)
    assert found.segments == plain.segments
    assert not _row(found)["unsure"]


def test_a_correction_that_fits_nobody_is_said() -> None:
    found = read(asks=(sid("Anna"), sid("Dagny")))
    (note,) = [note for note in found.notes if note.code == "correction_unfit"]
    assert note.values["n"] == 1


def test_a_correction_of_another_content_does_nothing() -> None:
    content = FileText(tuple(map(Block, TALK)), "txt", "utf-8", secret=secret_of(b"another file"))
    settled = Correction(document=keyed_id(SECRET, "document"), asks=(sid("Anna"),))
    found = read_document(
        content, entry=entry("frontline/a.txt"), readings=Readings(documents=(settled,))
    )
    assert set(roles(found).values()) == {"respondent"}
