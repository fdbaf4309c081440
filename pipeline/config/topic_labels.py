"""The names that people gave to topics: `data/topic_labels.csv`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.config.sheets import read_sheet
from pipeline.errors import Explained, say

LABELS = Path("data") / "topic_labels.csv"
COLUMNS = ("language", "terms", "label")


class WrongLabels(Explained):
    """Cells of `data/topic_labels.csv` are empty. The message names their lines and the remedy."""


def load_labels(path: Path = LABELS) -> pd.DataFrame:
    """The names that people gave: language, terms (separated by commas), label; empty if no file.

    Raises:
        Explained: it is no table or misses a column; WrongLabels: a cell is empty.
    """
    if not path.is_file():
        return pd.DataFrame({key: pd.Series([], dtype="str") for key in COLUMNS})
    given = read_sheet(path, columns=COLUMNS)
    empty = [
        "  " + say("line {line}: {key} is empty. Fill it or drop the line.", line=line, key=key)
        for line, row in enumerate(given.to_dict("records"), start=2)
        for key in COLUMNS
        if not row[key].strip()
    ]
    if empty:
        heading = say("{file} has {n} error(s):", file=path, n=len(empty))
        raise WrongLabels("\n".join([heading, *empty]))
    return given[list(COLUMNS)]
