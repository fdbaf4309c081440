"""Tables as CSV that a spreadsheet opens rightly and never runs."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

# A spreadsheet runs a cell that begins like this, in half or full width, as a formula.
_FORMULA = r"^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]"


def to_csv(frame: pd.DataFrame, *, decimal: str = ".") -> bytes:
    """The frame as CSV that a spreadsheet opens rightly: UTF-8 with BOM, no cell run as a formula.

    A text that begins like a formula gets an apostrophe before it; numbers are left as they are.
    Where the sign of decimals is a comma, as in Norwegian, cells are separated by semicolons: so a
    spreadsheet of that language reads them.
    """
    content: str = harmless(frame).to_csv(
        index=False, lineterminator="\r\n", decimal=decimal, sep=";" if decimal == "," else ","
    )
    return content.encode("utf-8-sig")


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before each text and column name that is like a formula."""
    text = [key for key in frame.columns if not pd.api.types.is_numeric_dtype(frame[key])]
    made = frame.assign(**{key: frame[key].map(_harmless) for key in text})
    made.columns = [_harmless(str(key)) for key in frame.columns]
    return made


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and re.match(_FORMULA, cell) else cell
