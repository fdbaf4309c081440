"""Tables that people fill in, as their spreadsheet saves them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.errors import Explained, say


def delimiter_of(text: str) -> str:
    """Comma, semicolon or tab: the one that the first line that is not blank holds most of."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def without_dialect_line(text: str) -> str:
    """The text without a byte order mark and, as Excel writes it, a first line such as `sep=;`."""
    return re.sub(r"\Asep=.\r?\n", "\n", text.lstrip("\ufeff"))


def read_sheet(path: Path, *, columns: Sequence[str]) -> pd.DataFrame:
    """The cells of a CSV as texts; an empty cell is an empty text.

    The sign between cells is comma, semicolon or tab; the encoding UTF-8 or, as Excel saves plain
    CSV in Western Europe, Windows-1252. Other columns than those named stay.

    Raises:
        Explained: it is no such table, or one of the columns is missing.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = without_dialect_line(text)
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=delimiter_of(text), dtype="str", keep_default_na=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        frame = None
    # pandas makes an index of what is more than the header
    if frame is None or not isinstance(frame.index, pd.RangeIndex):
        raise Explained(
            say(
                "{file} is no table with the columns {columns}. Save it anew from the spreadsheet, "
                "as CSV (UTF-8), or take it away.",
                file=path,
                columns=", ".join(columns),
            )
        )
    missing = [key for key in columns if key not in frame.columns]
    if missing:
        raise Explained(
            say(
                "{file} misses the column {missing}. Its first line must name {columns}.",
                file=path,
                missing=", ".join(missing),
                columns=", ".join(columns),
            )
        )
    return frame
