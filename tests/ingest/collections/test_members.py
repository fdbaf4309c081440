"""What the documents within a file are called, and what becomes of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.ingest.blocks import Block, FileText, Member, UnreadableFile
from pipeline.ingest.collections.members import (
    Outcome,
    member_entry,
    read_members,
    unpacked,
    with_unique_ids,
)
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.listing import Entry, Refusal, list_documents
from pipeline.wording.messages import message
from tests.ingest.helpers import document, entry

CATALOGUE = """file,corpus,cluster,title,text_columns
frontline/a.xlsx,,,Survey,Answer
frontline/A.xlsx/r1,,Home 1,Own,
frontline/a.xlsx/R9,,,,
"""


def sheet() -> Entry:
    (found,) = list_documents(["frontline/a.xlsx"], catalogue=CATALOGUE).entries
    return found


def member(path: str, words: str = "We did it together.", **given: str) -> Member:
    return Member(path, FileText((Block(words, speaker="R"),), ""), given, own_cluster=True)


def test_lines_below_a_file_wait_for_its_members() -> None:
    listing = list_documents(["frontline/a.xlsx"], catalogue=CATALOGUE)
    assert not listing.refusals
    assert not listing.own_columns
    assert list(listing.entries[0].lines) == ["frontline/a.xlsx/r1", "frontline/a.xlsx/r9"]


def test_a_member_has_its_own_line_then_its_file_s() -> None:
    own = member_entry(member("R1", cluster="x", Role="nurse"), sheet())
    assert own.given == {"cluster": "Home 1", "title": "Own", "Role": "nurse"}
    other = member_entry(member("R2"), sheet())
    assert other.given == {"cluster": "frontline-a-xlsx-r2", "title": "Survey: R2"}
    assert (other.doc_id, other.file) == ("frontline-a-xlsx-r2", "frontline/a.xlsx/R2")


def test_one_bad_member_leaves_the_others_and_a_missing_one_is_told() -> None:
    def read(content: FileText, own: Entry) -> ReadDocument:
        if own.file.endswith("R1"):
            raise UnreadableFile(message("no_text"), message("save_anew"))
        return read_document(content, entry=own)

    content = FileText((), "xlsx", members=(member("R1"), member("R2")))
    missing, bad, sound = read_members(content, sheet(), read=read)
    assert isinstance(missing, Refusal) and missing.file == "frontline/a.xlsx/R9"
    assert isinstance(bad, Refusal) and bad.file == "frontline/a.xlsx/R1"
    assert isinstance(sound, ReadDocument) and sound.row["format"] == "xlsx"


@pytest.mark.parametrize(
    ("file", "own", "cluster"),
    [
        ("frontline/a.zip", False, "frontline-a-zip-b-txt"[:-4]),
        ("frontline/home/a.zip", False, None),
        ("frontline/home/a.zip", True, "frontline-home-a-zip-b"),
    ],
)
def test_the_folder_above_is_the_cluster_unless_each_member_is(
    file: str, own: bool, cluster: str | None
) -> None:
    made = member_entry(Member("b.txt", own_cluster=own), entry(file))
    assert made.given.get("cluster") == cluster
    assert made.inside == "b.txt"


def test_files_within_are_entries_of_their_own() -> None:
    entries, refusals = unpacked(
        FileText((), "zip", members=(Member("b.txt"), Member("c/d.csv"))), entry("frontline/a.zip")
    )
    assert [one.file for one in entries] == ["frontline/a.zip/b.txt", "frontline/a.zip/c/d.csv"]
    assert not refusals
    assert "cluster" not in entries[1].given


def test_ids_are_made_anew_only_where_two_are_the_same() -> None:
    one, two = document("frontline/a.md", "Some words"), document("frontline/b.md", "Other words")
    alike: list[Outcome] = [one, replace(two, entry=replace(two.entry, doc_id="frontline-a"))]
    assert with_unique_ids([one, two]) == [one, two]
    made = [found for found in with_unique_ids(alike) if isinstance(found, ReadDocument)]
    assert [found.row["doc_id"] for found in made] == ["frontline-a", "frontline-b"]
    assert made[1].segments[0]["segment_id"] == "frontline-b:0001"
