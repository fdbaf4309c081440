"""What every column of the CSV files means, in the language of now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.tables import Table
from pipeline.wording.findings import SENTENCES
from pipeline.wording.translation import FIRST, LANGUAGES, code, in_language, later, say

OWN = later("a column of your own catalogue")
"""What is said of a column that no table describes."""


def codebooks(frames: Mapping[type[Table], pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The code book in each language, by the name of its file: `codebook.csv` is English."""
    made = {}
    for language in LANGUAGES:
        with in_language(language):
            made[file_of(language)] = codebook(frames)
    return made


def file_of(language: str) -> str:
    """The name of the code book's file in a language."""
    return "codebook.csv" if language == FIRST else f"codebook_{language}.csv"


def codebook(frames: Mapping[type[Table], pd.DataFrame]) -> pd.DataFrame:
    """One row per column of each table as it leaves: what it means, and of what type it is."""
    rows = [
        {
            "table": tables.name(table),
            "row_is": say(tables.row_is(table)),
            "column": key,
            "meaning": _meaning(table, str(key)),
            "type": code(_type(frame[key])),
        }
        for table, frame in frames.items()
        for key in frame.columns
    ]
    return pd.DataFrame(rows, columns=["table", "row_is", "column", "meaning", "type"])


def _meaning(table: type[Table], column: str) -> str:
    described = tables.columns(table)
    if column in described:
        return say(described[column])
    if table not in SENTENCES:
        return say(OWN)
    text, _, spoken = column.partition("_")
    meaning = say(SENTENCES[table]) if text == "sentence" else say(described[text])
    if not spoken:
        return meaning
    return f"{meaning} ({LANGUAGES[spoken]})"


def _type(column: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "true or false"
    if pd.api.types.is_integer_dtype(column):
        return "whole number"
    return "number" if pd.api.types.is_float_dtype(column) else "text"
