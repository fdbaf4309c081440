"""Tables of topics: shares, codes, and what may be missing."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

SHARE = {
    "doc_id": "p", "corpus": "policy", "language": "en", "topic": "en-t01", "label": "plan",
    "share": 0.5, "stable": True, "folded_in": False, "part": 0.1,
}  # fmt: skip
WORD = {
    "language": "en", "topic": "en-t01", "label": "plan", "stable": True, "used_by": "both",
    "rank": 1, "term": "plan", "policy": 3.0, "frontline": 2.0, "log_odds_z": 0.1,
    "p_adjusted": 0.9, "n_documents_policy": 2, "n_documents_frontline": 2,
}  # fmt: skip


@pytest.mark.parametrize(("column", "value"), [("share", 1.2), ("part", -0.1), ("corpus", "both")])
def test_a_share_is_between_nothing_and_all(column: str, value: object) -> None:
    tables.check(tables.TopicShares, pd.DataFrame([SHARE]))
    with pytest.raises(tables.WrongTable, match=column):
        tables.check(tables.TopicShares, pd.DataFrame([SHARE | {column: value}]))


def test_a_word_is_one_side_s_or_both_and_may_have_no_rate() -> None:
    for used_by in (*tables.CORPORA, "both"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"used_by": used_by}]))
    nothing = {"policy": float("nan"), "p_adjusted": float("nan")}
    tables.check(tables.TopicWords, pd.DataFrame([WORD | nothing]))
    with pytest.raises(tables.WrongTable, match="used_by"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"used_by": "nobody"}]))
    with pytest.raises(tables.WrongTable, match="log_odds_z"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"log_odds_z": float("nan")}]))


def test_a_candidate_that_was_not_refitted_has_no_stability_but_a_reason() -> None:
    row = {
        "model_id": "en-nmf_kl-6", "language": "en", "method": "nmf_kl", "n_topics": 6, "seed": 1,
        "coherence_npmi": 0.1, "diversity": 0.9, "stability": float("nan"), "n_units": 90,
        "chosen": False, "reason": "[]", "exclusivity": 0.8, "largest": 0.2,
        "quality": float("nan"), "n_refits": 0,
    }  # fmt: skip
    tables.check(tables.TopicModels, pd.DataFrame([row]))
    assert list(tables.message_columns(tables.TopicModels)) == ["reason"]
    with pytest.raises(tables.WrongTable, match="n_topics"):
        tables.check(tables.TopicModels, pd.DataFrame([row | {"n_topics": 1}]))


def test_values_of_the_catalogue_are_marked_for_small_cell_suppression() -> None:
    for table, named in ((tables.TopicGroups, "value"), (tables.Topics, "owned_by_cluster")):
        assert tables.catalogue_columns(table, tables.empty(table)) == [named]


def test_tables_of_all_topics_name_the_stage_that_makes_them() -> None:
    made = {table.__name__: tables.origin(table).stage for table in tables.PUBLISHED}
    assert {made[name] for name in ("TopicWords", "TopicFits", "TopicGroups", "Register")} == {
        "topic_contrast"
    }
    assert made["TopicPassages"] == "concordance" and made["TopicValidation"] == "validation"
