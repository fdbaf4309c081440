"""ZIP archives to their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.collections.archive import member_bytes, read_zip
from pipeline.ingest.documents import ReadDocument, Rules
from pipeline.ingest.files import read_bytes, read_file
from pipeline.ingest.listing import list_documents
from pipeline.ingest.sandbox import read_documents
from pipeline.sandbox import Limits
from tests import hostile

HOSTILE = dict(hostile._archives())
TALK = f"INT: Why do you meet?\nAnna: {hostile.PROSE}"


def paths(data: bytes) -> list[str]:
    return [member.path for member in read_zip(data, {}).members]


def test_documents_are_members_and_files_of_the_system_are_not() -> None:
    data = hostile.archive(
        {"a/b.txt": TALK, "a/": "", "__MACOSX/a/._b.txt": "x", "a/.DS_Store": "x", "c.docx": "y"}
    )
    assert paths(data) == ["a/b.txt", "c.docx"]


def test_the_folder_within_is_the_cluster_but_not_one_around_all() -> None:
    data = hostile.archive({"all/Home A/1.txt": "x", "all/Home B/2.txt": "x", "all/3.txt": "x"})
    clusters = [member.given.get("cluster") for member in read_zip(data, {}).members]
    assert clusters == ["Home A", "Home B", None]
    mixed = hostile.archive({"Home A/1.txt": "x", "3.txt": "x"})
    assert [one.given for one in read_zip(mixed, {}).members] == [{"cluster": "Home A"}, {}]


def test_no_path_leads_out_of_the_archive() -> None:
    assert paths(HOSTILE["climbs.zip"]) == ["climbed.txt", "root.txt"]
    assert member_bytes(HOSTILE["climbs.zip"], "climbed.txt").startswith(b"INT")


@pytest.mark.parametrize(
    ("name", "said"),
    [("many.zip", "holds 3,000 files: unpack it"), ("nothing.zip", "holds no document")],
)
def test_an_archive_that_is_none_of_documents_says_so(name: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_bytes(HOSTILE[name], suffix="zip")


@pytest.mark.parametrize(
    ("name", "inside", "said"),
    [
        ("bomb.zip", "bomb.txt", "more tightly"),
        ("locked.zip", "a.txt", "password"),
        ("link.zip", "link.txt", "a link"),
        ("nested.zip", "a.zip", "an archive in an archive"),
    ],
)
def test_a_bad_file_in_an_archive_says_what_is_wrong(
    tmp_path: Path, name: str, inside: str, said: str
) -> None:
    (tmp_path / "a.zip").write_bytes(HOSTILE[name])
    with pytest.raises(UnreadableFile, match=said):
        read_file(tmp_path / "a.zip", inside=inside)


def test_a_damaged_file_in_an_archive_says_so(tmp_path: Path) -> None:
    data = bytearray(hostile.archive({"a.txt": TALK}))
    data[60] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(UnreadableFile, match="damaged archive"):
        read_file(tmp_path / "a.zip", inside="a.txt")


def test_what_is_packed_is_told_by_what_it_is() -> None:
    for data, suffix, said in (
        (hostile.word(), "zip", r"ends in \.zip but is a Word file: rename"),
        (hostile.archive({"a.txt": TALK}), "docx", r"ends in \.docx but is a ZIP archive"),
        (hostile.archive({"Index/Document.iwa": "x"}), "pages", "Pages, Numbers or Keynote"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "7z", "a compressed file: unpack it"),
    ):
        with pytest.raises(UnreadableFile, match=said):
            read_bytes(data, suffix=suffix)


def test_each_file_of_an_archive_is_used_or_refused_by_itself(tmp_path: Path) -> None:
    rows = [("id", "answer"), *((f"R{n}", f"{n}: {hostile.PROSE}") for n in range(1, 3))]
    files = {
        "all/Home A/talk.txt": TALK,
        "all/Home B/word.docx": hostile.word(),
        "all/survey.xlsx": hostile.excel(*rows),
        "all/broken.pdf": b"%PDF-1.7 cut",
        "all/inner.zip": hostile.archive({"x.txt": TALK}),
    }
    (tmp_path / "frontline").mkdir()
    (tmp_path / "frontline" / "a.zip").write_bytes(hostile.archive(files))
    catalogue = "file,date,cluster\nfrontline/a.zip/all/Home A/talk.txt,2026,\n"
    outcomes = read_documents(
        list_documents(["frontline/a.zip"], catalogue=catalogue).entries,
        folder=tmp_path,
        rules=Rules(languages=("en",)),
        limits=Limits(seconds=20, megabytes=500, workers=2),
    )
    used = {one.entry.file: one for one in outcomes if isinstance(one, ReadDocument)}
    assert {file: one.row["cluster"] for file, one in used.items()} == {
        "frontline/a.zip/all/Home A/talk.txt": "Home A",
        "frontline/a.zip/all/Home B/word.docx": "Home B",
        "frontline/a.zip/all/survey.xlsx/R1": "frontline-a-zip-all-survey-xlsx-r1",
        "frontline/a.zip/all/survey.xlsx/R2": "frontline-a-zip-all-survey-xlsx-r2",
    }
    talk = used["frontline/a.zip/all/Home A/talk.txt"]
    assert talk.row["date"] == "2026"
    assert [(s["role"], s["speaker"]) for s in talk.segments] == [
        ("interviewer", "INT"),
        ("respondent", "Anna"),
    ]
    refused = {one.file: str(one.reason) for one in outcomes if not isinstance(one, ReadDocument)}
    assert sorted(refused) == ["frontline/a.zip/all/broken.pdf", "frontline/a.zip/all/inner.zip"]
