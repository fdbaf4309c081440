"""Tables of topics: shares, codes, and what may be missing."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

SHARE = {
    "doc_id": "p", "corpus": "policy", "language": "en", "topic": "en-t01", "label": "plan",
    "share": 0.5, "stable": True, "folded_in": False, "part": 0.1, "spurious": False,
}  # fmt: skip


@pytest.mark.parametrize(("column", "value"), [("share", 1.2), ("part", -0.1), ("corpus", "both")])
def test_a_share_is_between_nothing_and_all(column: str, value: object) -> None:
    tables.check(tables.TopicShares, pd.DataFrame([SHARE]))
    with pytest.raises(tables.WrongTable, match=column):
        tables.check(tables.TopicShares, pd.DataFrame([SHARE | {column: value}]))


def test_a_candidate_that_was_not_refitted_has_no_stability_but_a_reason() -> None:
    row = {
        "model_id": "en-nmf_kl-6", "language": "en", "method": "nmf_kl", "n_topics": 6, "seed": 1,
        "coherence_npmi": 0.1, "diversity": 0.9, "stability": float("nan"), "n_units": 90,
        "chosen": False, "reason": "[]", "exclusivity": 0.8, "largest": 0.2,
        "quality": float("nan"), "n_refits": 0, "edge": "",
    }  # fmt: skip
    tables.check(tables.TopicModels, pd.DataFrame([row]))
    assert list(tables.message_columns(tables.TopicModels)) == ["reason"]
    with pytest.raises(tables.WrongTable, match="n_topics"):
        tables.check(tables.TopicModels, pd.DataFrame([row | {"n_topics": 1}]))


def test_values_of_the_catalogue_are_marked_for_small_cell_suppression() -> None:
    named = tables.catalogue_columns(tables.Topics, tables.empty(tables.Topics))
    assert named == ["owned_by_cluster"]
