"""Bytes of spreadsheets to sheets of texts."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass

import python_calamine

from pipeline.config.sheets import delimiter_of, without_dialect_line
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.readers.encodings import decode_text
from pipeline.wording.messages import message

_SAMPLE = 8_000
"""Characters from which the sign between cells is found: more make no difference but take time."""
_SIGNS = ",;\t|"
_MAX_CELLS = 5_000_000
"""Cells of one sheet, blank ones too; a sheet that claims more is damaged or hostile."""
_MAX_COLUMNS = 5_000
csv.field_size_limit(50_000_000)  # characters: a whole interview may stand in one cell


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and its rows of texts, all of the same length; blank rows stay."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def separated(data: bytes, *, sign: str = "") -> tuple[Sheet, str]:
    """The sheet of a text with cells separated by `sign`, or by the sign of its first lines.

    The encoding is handed over too.
    """
    text, encoding = decode_text(data)
    text = without_dialect_line(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign or _sign_of(text))
    return Sheet("", _squared(tuple(cell.strip() for cell in row) for row in rows)), encoding


def _sign_of(text: str) -> str:
    """The sign between cells, by the standard library's sniffer if its finding stands to reason."""
    try:
        sign = csv.Sniffer().sniff(text[:_SAMPLE], delimiters=_SIGNS).delimiter
    except csv.Error:
        return delimiter_of(text)
    header = next((line for line in text.splitlines() if line.strip()), "")
    return sign if sign in header else delimiter_of(text)


def workbook(data: bytes, suffix: str) -> list[Sheet]:
    """The visible sheets of an Excel or OpenDocument workbook.

    Raises:
        UnreadableFile: it is protected with a password.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError:
        raise UnreadableFile(message("password", suffix=suffix), message("unlock")) from None
    shown = [
        one.name
        for one in book.sheets_metadata
        if one.visible == python_calamine.SheetVisibleEnum.Visible
        and one.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    return [_sheet(book.get_sheet_by_name(name)) for name in shown]


def _sheet(sheet: python_calamine.CalamineSheet) -> Sheet:
    _check_size(sheet.height, sheet.width)
    rows = sheet.to_python(skip_empty_area=True)
    return Sheet(sheet.name, _squared(tuple(map(_text, row)) for row in rows))


def _check_size(height: int, width: int) -> None:
    """Refuses what no sheet of talk can be.

    Raises:
        ValueError: it claims to be larger.
    """
    if width > _MAX_COLUMNS or height * width > _MAX_CELLS:
        raise ValueError("more cells than a sheet of talk can have")


def _squared(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows, filled up with empty cells to the same length."""
    found = list(rows)
    width = max(map(len, found), default=0)
    _check_size(len(found), width)
    return tuple(row + ("",) * (width - len(row)) for row in found)


def _text(cell: object) -> str:
    """The cell as people write it: whole numbers without a point, times as a clock shows them."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, datetime.timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell).strip()
