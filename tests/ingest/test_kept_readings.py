"""Files read before are taken from what was kept, as long as nothing about them changed."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.compute.sealed import Sealed
from pipeline.config.readings import Correction, Readings
from pipeline.ingest.collections.members import Outcome
from pipeline.ingest.documents import ReadDocument, Rules
from pipeline.ingest.listing import Entry, Refusal, list_documents
from pipeline.ingest.sandbox import read_documents
from pipeline.sandbox import Limits, Sandbox, Work

TALK = "INT: Who came?\n\nR: " + "They came to the ward at nine and sat down with Ruth. " * 9
RULES = Rules(languages=("en",), min_tokens=20)


class Folder:
    """A folder of documents, and which of its files are read."""

    def __init__(self, place: Path) -> None:
        self.place = place / "documents"
        self.sealed = Sealed(place / "kept", "1")
        self.read_anew: list[str] = []

    def put(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.place / "frontline" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, rules: Rules = RULES, **given: str) -> list[Outcome]:
        files = sorted(
            path.relative_to(self.place).as_posix()
            for path in self.place.rglob("*")
            if path.is_file() or path.is_symlink()
        )
        entries = [replace(one, given=given) for one in list_documents(files).entries]
        self.read_anew = []
        watch = self.watch
        return read_documents(
            entries,
            folder=self.place,
            rules=rules,
            limits=Limits(4, 250, workers=1),
            watch=watch,
            sealed=self.sealed,
        )

    def watch(self, entry: Entry, seconds: float | None, outcomes: object) -> None:
        if seconds is not None:
            self.read_anew.append(entry.file.removeprefix("frontline/"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    # Readers are tested elsewhere within limits; here they work in this process.
    def each_and_more(
        self: Sandbox, work: Work, items: list[Any], *, shared: Any, more: Any, watch: Any
    ) -> list[Any]:
        def done(item: Any) -> list[Any]:
            result = work(shared, item)
            watch(item, 0.1, result)
            inner = [pair for one in more(result) for pair in done(one)]
            return [(item, result), *inner]

        return [done(item) for item in items]

    monkeypatch.setattr(Sandbox, "each_and_more", each_and_more)
    return Folder(tmp_path)


def test_only_a_file_that_is_new_or_changed_is_read(folder: Folder) -> None:
    folder.put(a=TALK, b=TALK.replace("nine", "ten"), short="INT: No.")
    first = folder.read()
    assert folder.read_anew == ["a.txt", "b.txt", "short.txt"]
    assert folder.read() == first and folder.read_anew == []
    folder.put(b=TALK.replace("nine", "eleven"), c=TALK.replace("nine", "one"))
    again = folder.read()
    assert folder.read_anew == ["b.txt", "c.txt"]
    assert [one for one in again if one in first] == [first[0], first[2]]


def test_other_rules_and_what_the_catalogue_says_are_read_anew(folder: Folder) -> None:
    folder.put(a=TALK)
    folder.read()
    folder.read(replace(RULES, interviewers=("R",)))
    assert folder.read_anew == ["a.txt"]
    (made,) = folder.read(title="A talk")
    assert folder.read_anew == ["a.txt"]
    assert isinstance(made, ReadDocument) and made.row["title"] == "A talk"


def test_what_is_settled_about_a_document_is_read_anew_and_no_other_but_a_refusal(
    folder: Folder,
) -> None:
    folder.put(a=TALK, b=TALK.replace("nine", "ten"), short="INT: No.")
    first = folder.read()[0]
    assert isinstance(first, ReadDocument)
    settled = Correction(document=str(first.row["reading_id"]), confirmed=True)
    rules = replace(RULES, readings=Readings(documents=(settled,)))
    made = folder.read(rules)[0]
    assert folder.read_anew == ["a.txt", "short.txt"]  # a refusal says of no id
    assert isinstance(made, ReadDocument) and made.correction == settled
    assert folder.read(rules)[0] == made and folder.read_anew == []


def test_files_in_an_archive_are_kept_one_by_one(folder: Folder) -> None:
    folder.put(a=TALK)
    with zipfile.ZipFile(folder.place / "frontline" / "more.zip", "w") as archive:
        archive.writestr("x.txt", TALK.replace("nine", "two"))
        archive.writestr("y.txt", TALK.replace("nine", "three"))
    first = folder.read()
    assert folder.read_anew == ["a.txt", "more.zip", "more.zip/x.txt", "more.zip/y.txt"]
    assert folder.read() == first and folder.read_anew == []
    names = sorted(folder.sealed.used)
    assert len(names) == 4
    for lost in names:  # whichever is lost, it and only it is read again
        (folder.sealed.folder / lost).unlink()
        assert folder.read() == first
        assert len(folder.read_anew) in (1, 3)  # what is in an archive follows it


def test_what_a_link_leads_to_is_not_kept(folder: Folder, tmp_path: Path) -> None:
    folder.put(a=TALK)
    outside = tmp_path / "outside.txt"
    outside.write_text(TALK.replace("nine", "four"), encoding="utf-8")
    (folder.place / "frontline" / "link.txt").symlink_to(outside)
    first = folder.read()
    assert isinstance(first[1], Refusal)
    assert folder.read() == first and folder.read_anew == ["link.txt"]
