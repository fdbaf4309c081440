"""Roles that the whole folder tells."""

from __future__ import annotations

from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.talk.folder import with_folder_roles
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
