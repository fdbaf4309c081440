"""Archives, the CSV files of the last run, the manifest as rows."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data import downloads
from pipeline import tables
from pipeline.wording.translation import in_language
from tests import example_tables


def test_only_files_that_the_manifest_names_are_exported(example: object) -> None:
    (tables.CSV / "stray.csv").write_bytes(b"x")
    (tables.CSV / "design.csv").unlink()
    names = set(downloads.exported())
    assert "gaps.csv" in names
    assert not names & {"stray.csv", "design.csv"}


def test_without_a_manifest_nothing_is_exported(example: object) -> None:
    tables.MANIFEST.unlink()
    assert downloads.exported() == {}


@settings(max_examples=30)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.csv", fullmatch=True), st.binary()))
def test_an_archive_holds_its_members_and_is_the_same_each_time(members: dict[str, bytes]) -> None:
    packed = downloads.archive(members)
    assert packed == downloads.archive(dict(reversed(members.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened_again:
        assert {name: opened_again.read(name) for name in opened_again.namelist()} == members


def test_an_archive_tells_neither_when_nor_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(downloads.archive({"a.csv": b"x"}))) as packed:
        (entry,) = packed.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.create_system == 3
    assert entry.external_attr >> 16 == 0o644


@pytest.mark.parametrize(
    ("content", "pairs"),
    [
        ({"a": {"b": 1, "c": "x"}}, [("a.b", "1"), ("a.c", "x")]),
        ({"a": [1, None]}, [("a", "[1, null]")]),
        ({"a": {}}, []),
        ("x", [("", "x")]),
        ({1: True}, [("1", "true")]),
    ],
)
def test_nested_keys_are_dotted_names_with_their_value_as_text(
    content: object, pairs: list[tuple[str, str]]
) -> None:
    assert downloads.flatten(content) == pairs


def test_the_zip_has_the_code_book_of_each_language(example: example_tables.Frames) -> None:
    for name in ("codebook.csv", "codebook_nb.csv"):
        (tables.CSV / name).write_bytes(b"table")
    files = {"codebook.csv": {}, "codebook_nb.csv": {}}
    tables.MANIFEST.write_text(json.dumps({"files": files}), encoding="utf-8")
    assert set(downloads.exported()) == set(files)


def test_a_csv_for_a_spreadsheet_of_the_language_has_its_comma_and_semicolons() -> None:
    rows = pd.DataFrame({"a": [0.5], "b": ["x; y"]})
    assert downloads.local_csv(rows).decode("utf-8-sig") == "a,b\r\n0.5,x; y\r\n"
    with in_language("nb"):
        assert downloads.local_csv(rows).decode("utf-8-sig") == 'a;b\r\n0,5;"x; y"\r\n'
