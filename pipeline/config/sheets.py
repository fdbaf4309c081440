"""Tables that people fill in, as their spreadsheet saves them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.errors import Explained


def read_sheet(path: Path, *, columns: Sequence[str]) -> pd.DataFrame:
    """The cells of a CSV as texts; an empty cell is an empty text.

    Parted by comma, semicolon or tab; in UTF-8 or, as Excel saves plain CSV in Western Europe, in
    Windows-1252. Other columns than those named stay.

    Raises:
        Explained: it is no such table, or one of the columns is missing.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        frame = pd.read_csv(io.StringIO(text), sep=delimiter, dtype="str", keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        frame = None
    # pandas makes an index of what is more than the header
    if frame is None or not isinstance(frame.index, pd.RangeIndex):
        raise Explained(
            f"{path} is no table with the columns {', '.join(columns)}. Save it anew from the"
            " spreadsheet, as CSV (UTF-8), or take it away."
        )
    missing = [key for key in columns if key not in frame.columns]
    if missing:
        raise Explained(
            f"{path} misses the column {', '.join(missing)}. Its first line must name"
            f" {', '.join(columns)}."
        )
    return frame
