"""Rows of `Design`, `Gaps` and `Robustness` with what they say, in the language of now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.wording import sentences, sentences_nb
from pipeline.wording.messages import rendered
from pipeline.wording.sentences import Basis
from pipeline.wording.translation import language, later

NORWEGIAN = "nb"

COLUMNS: dict[type[tables.Table], dict[str, str]] = {
    tables.Gaps: {
        "sentence": later("the finding as one plain sentence"),
        "label_nb": later("the item's name in Norwegian"),
        "sentence_nb": later("the finding as one plain sentence in Norwegian"),
    },
    tables.Robustness: {
        "sentence": later("the same in words"),
        "label_nb": later("the item's name in Norwegian"),
        "sentence_nb": later("the same in Norwegian"),
    },
}
"""Columns that these tables have only as CSV, with what they mean."""


def notes(design: pd.DataFrame) -> list[str]:
    """The note of each row of `Design`, as sentences."""
    return [rendered(cell, separator=" ") for cell in design["note"]]


def gaps_in_words(
    gaps: pd.DataFrame, *, design: pd.DataFrame, titles: Mapping[str, str]
) -> pd.DataFrame:
    """The rows of `Gaps` with a column `sentence`, and `label` in the language of now.

    `design` is the table `Design`; `titles` are those of the documents, by `doc_id`.
    """
    bases = {str(code): _basis(rows) for code, rows in design.groupby("language")}
    say = sentences_nb.sentence if language() == NORWEGIAN else sentences.sentence
    records = _records(gaps.assign(flipped_by=gaps["flipped_by"].map(titles).fillna("")))
    said = [say(row, basis=bases[str(row["language"])]) for row in records]
    return gaps.assign(label=_texts(_labels(records), gaps), sentence=_texts(said, gaps))


def robustness_in_words(robustness: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Robustness` likewise, and `otherwise` as text."""
    say = sentences_nb.robust if language() == NORWEGIAN else sentences.robust
    records = _records(robustness)
    others = [rendered(cell) for cell in robustness["otherwise"]]
    return robustness.assign(
        label=_texts(_labels(records), robustness),
        otherwise=_texts(others, robustness),
        sentence=_texts([say(row) for row in records], robustness),
    )


def _basis(design: pd.DataFrame) -> Basis:
    return Basis(
        level=float(design["level"].iloc[0]), census=bool((design["sampling"] == "census").all())
    )


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _texts(texts: list[str], rows: pd.DataFrame) -> pd.Series[str]:
    return pd.Series(texts, index=rows.index, dtype="str")


def _labels(records: list[dict[str, Any]]) -> list[str]:
    if language() == NORWEGIAN:
        return [sentences_nb.label(row) for row in records]
    return [str(row["label"]) for row in records]
