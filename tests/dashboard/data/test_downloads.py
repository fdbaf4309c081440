"""Archives, the CSV files of the last run, the manifest as rows."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import downloads
from pipeline import tables


def test_only_files_that_the_manifest_names_are_exported(example: object) -> None:
    (tables.CSV / "stray.csv").write_bytes(b"x")
    (tables.CSV / "design.csv").unlink()
    names = set(downloads.exported())
    assert "gaps.csv" in names
    assert not names & {"stray.csv", "design.csv"}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.csv", fullmatch=True), st.binary()))
def test_an_archive_holds_its_members_and_is_the_same_each_time(members: dict[str, bytes]) -> None:
    packed = downloads.archive(members)
    assert packed == downloads.archive(dict(reversed(members.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened_again:
        assert {name: opened_again.read(name) for name in opened_again.namelist()} == members
