"""Who says what in files as strangers make them, word for word."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry
from tests.ingest.strangers.files import UNCLEAR, split, strangers, words_of

LANGUAGES = ("en", "nb", "nn", "da", "sv")


def _read(data: bytes, name: str, folder: Path) -> ReadDocument:
    path = folder / name
    path.write_bytes(data)
    entry = Entry(f"frontline/{name}", path.stem, "frontline")
    return read_document(read_file(path), entry=entry, languages=LANGUAGES)


def _words(text: str, may_stay: list[str]) -> list[str]:
    for mark in may_stay:
        text = text.replace(mark, " ")
    return words_of(text)


def test_all_words_are_said_by_whom_a_careful_reader_takes_them_for(tmp_path: Path) -> None:
    wrong = {path.name: unlike for path in strangers() if (unlike := _unlike(path, tmp_path))}
    assert wrong == {}


def _unlike(path: Path, tmp_path: Path) -> str:
    """What the file's answer has otherwise, and where first; nothing where all is as there."""
    answer, data = split(path)
    found = _read(data, path.name, tmp_path)
    wanted = answer.turns or [("", "-", text) for text in answer.paragraphs]
    said = [(str(one["role"]), str(one["speaker"]), str(one["text"])) for one in found.segments]
    read = [(role, word) for role, _, text in said for word in _words(text, answer.may_stay)]
    for mark in answer.may_stay:
        wanted = [(role, name, text.replace(mark, " ")) for role, name, text in wanted]
    right = [(role or "respondent", word) for role, _, text in wanted for word in _words(text, [])]
    for row in zip_longest(read, right):
        (role, word), (meant, other) = (one or ("", "") for one in row)
        if word != other or meant not in (role, UNCLEAR):
            return f"{word} of {role}, where {other} of {meant} is meant"
    named = [(role, name) for role, name, text in wanted for _ in _words(text, [])]
    called = [(role, name) for role, name, text in said for _ in _words(text, answer.may_stay)]
    pairs = set(zip(named, called, strict=True))
    one_for_one = len(pairs) == len({one for one, _ in pairs}) == len({one for _, one in pairs})
    return "" if one_for_one else f"names: {sorted(pairs)}"


def test_the_answers_hold_both_roles_and_files_without_speakers() -> None:
    kinds = [split(path)[0] for path in strangers()]
    assert len(kinds) >= 40
    assert sum(one.unnamed for one in kinds) >= 5
    roles = {role for one in kinds for role, _, _ in one.turns}
    assert roles >= {"interviewer", "respondent"}
    assert not [one for one in kinds if not one.turns and not one.paragraphs]
