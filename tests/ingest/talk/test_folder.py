"""Roles that the whole folder tells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.listing import Entry
from pipeline.ingest.talk.folder import with_folder_labels, with_folder_roles
from tests.ingest.helpers import content, entry

ASKS = ("KLV: Who came?", "{0}: Twelve people did, and they sat.", "KLV: And?", "{0}: They left.")
STATES = (
    "{0}: What is this for?", "KLV: For the university. We have spoken to eleven people by now.",
    "{0}: I see. Is it long?", "KLV: Tell me about the first winter then.",
)  # fmt: skip


def talk(file: str, name: str, turns: tuple[str, ...]) -> ReadDocument:
    return read_document(
        content(*(turn.format(name) for turn in turns)), entry=entry(f"frontline/{file}")
    )


def asking(reading: ReadDocument) -> set[str]:
    return {str(one["speaker"]) for one in reading.segments if one["role"] == "interviewer"}


def test_who_asks_in_most_files_asks_in_the_rest() -> None:
    readings = [
        talk("a.txt", "Berg", ASKS), talk("b.txt", "Sund", ASKS), talk("c.txt", "Lien", STATES),
    ]  # fmt: skip
    assert asking(readings[2]) == {"Lien"}
    settled = with_folder_roles(readings)
    assert [asking(one) for one in settled] == [{"KLV"}] * 3
    last = settled[2]
    words = {role: 0 for role in ("interviewer", "respondent")}
    for segment in last.segments:
        words[str(segment["role"])] += int(segment["n_tokens"])
    assert last.row["n_tokens"] == words["respondent"]
    assert last.row["n_interviewer_tokens"] == words["interviewer"]
    assert last.row["n_speakers"] == 1
    assert [note.code for note in last.notes] == ["interviewer_by_folder"]


def test_one_other_file_is_not_enough_and_numbers_are_other_people_in_each_file() -> None:
    two = [talk("a.txt", "Berg", ASKS), talk("c.txt", "Lien", STATES)]
    assert asking(with_folder_roles(two)[1]) == {"Lien"}
    numbered = [
        talk(file, name, tuple(turn.replace("KLV", "P7") for turn in turns))
        for file, name, turns in (
            ("a.txt", "Berg", ASKS), ("b.txt", "Sund", ASKS), ("c.txt", "Lien", STATES),
        )
    ]  # fmt: skip
    assert asking(with_folder_roles(numbered)[2]) == {"Lien"}


LONE = ("KLV: We have spoken to eleven people by now.", "Lien: I see, and it was a long winter.")


def _twice(*lone: str) -> tuple[list[ReadDocument], list[tuple[str, ...]]]:
    """The folder with a file of these paragraphs, and the names with which it was read again."""
    unsure = read_document(content(*lone), entry=entry("frontline/c.txt"))
    first = [talk("a.txt", "Berg", ASKS), talk("b.txt", "Sund", ASKS), unsure]
    named: list[tuple[str, ...]] = []

    def again(entries: Sequence[Entry], askers: Sequence[str]) -> list[ReadDocument]:
        named.append(tuple(askers))
        assert [one.file for one in entries] == ["frontline/c.txt"]
        return [
            read_document(content(*lone), entry=one, interviewers=tuple(askers)) for one in entries
        ]

    return with_folder_labels(first, again), named


def test_a_label_that_asks_in_other_files_is_one_where_it_comes_once() -> None:
    readings, named = _twice(*LONE)
    assert named == [("klv",)]
    said = [(one["role"], one["speaker"]) for one in readings[2].segments]
    assert said == [("interviewer", "KLV"), ("respondent", "Lien")]


def test_a_file_without_such_a_label_stays_as_it_was_read() -> None:
    readings, _ = _twice("We met in the hall.", "Nobody wrote it down.")
    assert [str(one["text"]) for one in readings[2].segments] == [
        "We met in the hall.", "Nobody wrote it down.",
    ]  # fmt: skip


def test_where_all_labels_are_sure_no_file_is_read_twice() -> None:
    def never(entries: Sequence[Entry], askers: Sequence[str]) -> list[ReadDocument]:
        raise AssertionError

    readings = [talk("a.txt", "Berg", ASKS), talk("b.txt", "Sund", ASKS)]
    assert with_folder_labels(readings, never) == readings


@pytest.mark.parametrize("labels", [("LT1", "LT2", "LT3", "LT4"), ("Tora", "Tora", "Tora", "Tora")])
def test_labels_that_answer_in_most_files_do_not_ask_in_another(labels: tuple[str, ...]) -> None:
    askers = ("KLV", "MN", "OP", "QR")
    readings = [
        talk(f"{n}.txt", label, tuple(turn.replace("KLV", who) for turn in turns))
        for n, (label, who, turns) in enumerate(
            zip(labels, askers, (ASKS, ASKS, ASKS, STATES), strict=True)
        )
    ]
    assert asking(readings[3]) == {labels[3]}
    assert [asking(one) for one in with_folder_roles(readings)] == [{who} for who in askers]
    few = with_folder_roles(readings[2:])
    assert asking(few[1]) == {labels[3]}


def test_of_several_others_none_is_taken_for_who_asks() -> None:
    asked = [
        talk(f"{n}.txt", f"LT{n}", tuple(turn.replace("KLV", who) for turn in ASKS))
        for n, who in enumerate(("KLV", "MN", "OP"))
    ]
    both = (
        *(turn.replace("KLV", "QR") for turn in STATES),
        "Moe: I am here too, and I say what I think of it.",
    )
    last = read_document(
        content(*(turn.format("LT9") for turn in both)), entry=entry("frontline/x.txt")
    )
    assert asking(with_folder_roles([*asked, last])[3]) == asking(last) == {"LT9"}


def test_who_answers_elsewhere_may_ask_where_a_third_speaks() -> None:
    group = (*ASKS, "Bo: I came too.", "Bo: We ate.")
    readings = [
        talk(f"{n}.txt", "Anna", tuple(turn.replace("KLV", who) for turn in group))
        for n, who in enumerate(("KLV", "MN", "OP"))
    ]
    peers = tuple(turn.replace("KLV", "Anna").replace("{0}", "Cato") for turn in group)
    last = talk("x.txt", "Cato", peers)
    assert asking(last) == {"Anna"}
    assert asking(with_folder_roles([*readings, last])[3]) == {"Anna"}
