"""The rows of `codings.csv` to marks: passages given by their words, or by their characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.codes.alignment import tokens
from pipeline.codes.coded import Code, CodedText, Mark
from pipeline.errors import Explained

FILE = "codings.csv"
COLUMNS = ("file", "code")
"""Columns that it must have; `quote`, or `start` and `end`, `coder` and `memo` may follow."""


class WrongCodings(Explained):
    """`codings.csv` holds errors. The message names each line and its remedy, and no quote."""


@dataclass(frozen=True)
class SheetRow:
    """A line of the sheet: its passage by words, or else by characters of the file's text."""

    file: str
    code: tuple[str, ...]
    quote: str = ""
    span: tuple[int, int] | None = None
    coder: str = ""
    memo: str = ""


def sheet_rows(sheet: pd.DataFrame) -> list[SheetRow]:
    """The lines of the sheet; `Time > No time` in `code` is a code below another.

    Raises:
        WrongCodings: all lines without a file, a code or a passage.
    """
    rows, errors = [], []
    for number, cells in enumerate(sheet.to_dict("records"), start=2):
        row = _row({str(key).strip().lower(): str(cell).strip() for key, cell in cells.items()})
        if problem := _problem(row):
            errors.append(f"  line {number}: {problem}.")
        rows.append(row)
    if errors:
        raise WrongCodings(f"{FILE} has {len(errors)} error(s):\n" + "\n".join(errors))
    return rows


def _row(cells: dict[str, str]) -> SheetRow:
    start, end = cells.get("start", ""), cells.get("end", "")
    return SheetRow(
        file=cells.get("file", "").replace("\\", "/"),
        code=tuple(part.strip() for part in cells.get("code", "").split(">") if part.strip()),
        quote=cells.get("quote", ""),
        span=(int(start), int(end)) if _is_number(start) and _is_number(end) else None,
        coder=cells.get("coder", ""),
        memo=cells.get("memo", ""),
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


def _problem(row: SheetRow) -> str:
    if not row.file:
        return "the file is not named. Write its path in the documents folder"
    if not row.code:
        return "there is no code. Write its name, or delete the line"
    if not row.quote and row.span is None:
        return "there is no passage. Fill in `quote`, or `start` and `end`"
    return ""


def coded_text(text: str, rows: Sequence[SheetRow]) -> CodedText:
    """The text with a mark for each row; a quote that is not in it has one of no character."""
    words = [token.key for token in tokens(text)]
    places = [(token.start, token.end) for token in tokens(text)]
    marks = []
    for row in rows:
        start, end = row.span if not row.quote and row.span else _found(row.quote, words, places)
        marks.append(Mark(_id(row.code), start, end, row.coder, row.memo))
    return CodedText(text, tuple(marks), codes_of(rows))


def codes_of(rows: Iterable[SheetRow]) -> tuple[Code, ...]:
    """The codes of the rows and those above them, each once."""
    paths = {row.code[: n + 1]: None for row in rows for n in range(len(row.code))}
    return tuple(Code(_id(path), path) for path in paths)


def _id(path: tuple[str, ...]) -> str:
    return "\n".join(path)


def _found(quote: str, words: Sequence[str], places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where the words of the quote first stand in a row; accents, case and signs do not matter."""
    wanted = [token.key for token in tokens(quote)]
    n = len(wanted)
    for at in range(len(words) - n + 1) if n else ():
        if words[at] == wanted[0] and words[at : at + n] == wanted:
            return places[at][0], places[at + n - 1][1]
    return 0, 0
