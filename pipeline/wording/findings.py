"""Rows of `Design`, `Gaps` and `Robustness` with what they say, in the language of now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.wording import sentences, sentences_nb
from pipeline.wording.messages import rendered
from pipeline.wording.sentences import Basis
from pipeline.wording.translation import language

NORWEGIAN = "nb"


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
    return gaps.assign(
        label=_labels(records),
        sentence=[say(row, basis=bases[str(row["language"])]) for row in records],
    )


def robustness_in_words(robustness: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Robustness` likewise, and `otherwise` as text."""
    say = sentences_nb.robust if language() == NORWEGIAN else sentences.robust
    records = _records(robustness)
    return robustness.assign(
        label=_labels(records),
        otherwise=[rendered(cell) for cell in robustness["otherwise"]],
        sentence=[say(row) for row in records],
    )


def _basis(design: pd.DataFrame) -> Basis:
    return Basis(
        level=float(design["level"].iloc[0]), census=bool((design["sampling"] == "census").all())
    )


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _labels(records: list[dict[str, Any]]) -> list[str]:
    if language() == NORWEGIAN:
        return [sentences_nb.label(row) for row in records]
    return [str(row["label"]) for row in records]
