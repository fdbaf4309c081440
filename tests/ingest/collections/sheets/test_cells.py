"""Bytes of spreadsheets to texts."""

from __future__ import annotations

import datetime

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.collections.sheets.cells import _text, separated, workbook
from tests import hostile

ROWS = (("who", "said"), ("A", "yes, and; no"), ("B", 'so "they" say'))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_sign_between_cells_and_each_encoding_is_found(sign: str, encoding: str) -> None:
    lines = [sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS]
    sheet, _ = separated("\r\n".join(lines).encode(encoding))
    assert sheet.rows == ROWS


def test_what_excel_writes_above_the_header_is_no_row() -> None:
    sheet, encoding = separated("sep=;\na;b\n1;bl\xe5,b\xe6r\n".encode("cp1252"))
    assert sheet.rows[-2:] == (("a", "b"), ("1", "blå,bær"))
    assert encoding == "windows-1252"


def test_short_rows_are_filled_up() -> None:
    assert separated(b"a,b,c\n1\n")[0].rows == (("a", "b", "c"), ("1", "", ""))


def test_a_line_break_within_a_cell_stays() -> None:
    assert separated(b'a,b\n1,"two\nlines"\n')[0].rows[1] == ("1", "two\nlines")


def test_workbooks_give_their_sheets_by_name() -> None:
    sheets = workbook(hostile.excel(sheets={"One": ROWS, "Two": ROWS[:1]}), "xlsx")
    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [("One", 3), ("Two", 1)]
    (sheet,) = workbook(hostile.ods(*ROWS), "ods")
    assert sheet.rows == ROWS


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (3.0, "3"), (2.5, "2.5"), (" a ", "a"), (datetime.date(2026, 1, 2), "2026-01-02"),
        (datetime.datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
        (datetime.time(1, 2, 3), "01:02:03"), (datetime.timedelta(seconds=3723), "01:02:03"),
    ],
)  # fmt: skip
def test_cells_read_as_people_write_them(cell: object, shown: str) -> None:
    assert _text(cell) == shown


def test_a_sheet_that_claims_too_many_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="more cells"):
        separated(b"," * 6_000 + b"\na")


def test_a_protected_workbook_says_so() -> None:
    from pipeline.ingest.files import read_bytes

    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_bytes(dict(hostile._sheets())["locked.xlsx"], suffix="xlsx")
