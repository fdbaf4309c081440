"""Mentions counted by what is said of them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data import mention_rows
from pipeline import tables
from tests import example_tables


def test_roles_count_each_pair_and_leave_the_unparsed_out() -> None:
    lines_of_both = pd.DataFrame(
        {
            "corpus": ["policy", "policy", "frontline", "frontline"],
            "who": ["state;we", "", "unknown", "we"],
            "with_whom": ["citizen", "", "unknown", ""],
        }
    )
    pairs = mention_rows.role_pairs(lines_of_both)
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("frontline", "we", mention_rows.NOBODY, 1),
        ("policy", mention_rows.NOBODY, mention_rows.NOBODY, 1),
        ("policy", "state", "citizen", 1),
        ("policy", "we", "citizen", 1),
    ]


def test_years_leave_prompted_mentions_and_undated_documents_out(
    shared_example: example_tables.Frames,
) -> None:
    documents = shared_example[tables.Documents].head(2).assign(date=["2012-06", "unknown"])
    lines_of_it = pd.DataFrame(
        {"doc_id": [documents["doc_id"].iloc[0]] * 3, "prompted": [False, False, True]}
    )
    (row,) = mention_rows.by_year(lines_of_it, documents).to_dict("records")
    assert (row["year"], row["n_mentions"]) == (2012, 2)
    assert row["rate"] == pytest.approx(20_000 / row["n_tokens"])
