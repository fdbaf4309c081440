"""The example tables as the pages show them: codes and messages in words."""

from __future__ import annotations

from functools import cache

import pandas as pd

from pipeline import tables
from tests import example_tables


@cache
def _shown() -> example_tables.Frames:
    return example_tables.in_words(example_tables.frames())


def example(table: type[tables.Table], **wanted: str) -> pd.DataFrame:
    """The rows of an example table whose columns hold the wanted values."""
    rows = _shown()[table]
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    return rows
