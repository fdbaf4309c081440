"""Tables of terms: counts are counts, dispersion is a share."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

TERM = {
    "language": "en", "term": "plan", "surfaces": "plan|plans", "n_policy": 4, "n_frontline": 1,
    "n_documents_policy": 2, "n_documents_frontline": 1, "log_odds_z": -1.2, "g2": 0.5,
    "dp_norm": 0.3, "content": True,
}  # fmt: skip
COUNT = {
    "unit_id": "p#0001", "doc_id": "p", "language": "en", "term": "plan", "n": 1, "noun": True,
    "content": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value"), [("n_policy", -1), ("g2", -0.1), ("dp_norm", 1.1), ("content", "yes")]
)
def test_a_term_has_counts_and_shares_in_their_range(column: str, value: object) -> None:
    tables.check(tables.Terms, pd.DataFrame([TERM]))
    with pytest.raises(tables.WrongTable, match=column):
        tables.check(tables.Terms, pd.DataFrame([TERM | {column: value}]))


def test_a_count_of_none_has_no_row() -> None:
    tables.check(tables.TermCounts, pd.DataFrame([COUNT]))
    with pytest.raises(tables.WrongTable, match="n"):
        tables.check(tables.TermCounts, pd.DataFrame([COUNT | {"n": 0}]))


def test_a_unit_has_one_row() -> None:
    unit = {
        "unit_id": "p#0001", "doc_id": "p", "corpus": "policy", "language": "en",
        "segment_ids": "p:0001", "start": 0, "end": 9, "n_tokens": 2,
    }  # fmt: skip
    tables.check(tables.TermUnits, pd.DataFrame([unit]))
    with pytest.raises(tables.WrongTable, match="unit_id"):
        tables.check(tables.TermUnits, pd.DataFrame([unit, unit]))


def test_where_words_stand_is_kept_in_no_published_table() -> None:
    assert tables.ContextWords in tables.INTERIM
    assert tables.origin(tables.ContextWords).folder == "interim"
