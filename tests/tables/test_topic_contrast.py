"""Tables of the contrast within topics: sides, rates that may be missing, groups."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

WORD = {
    "language": "en", "topic": "en-t01", "label": "plan", "stable": True, "used_by": "both",
    "rank": 1, "term": "plan", "policy": 3.0, "frontline": 2.0, "log_odds_z": 0.1,
    "p_adjusted": 0.9, "n_documents_policy": 2, "n_documents_frontline": 2,
}  # fmt: skip


def test_a_word_is_one_side_s_or_both_and_may_have_no_rate() -> None:
    for used_by in (*tables.CORPORA, "both"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"used_by": used_by}]))
    nothing = {"policy": float("nan"), "p_adjusted": float("nan")}
    tables.check(tables.TopicWords, pd.DataFrame([WORD | nothing]))
    with pytest.raises(tables.WrongTable, match="used_by"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"used_by": "nobody"}]))
    with pytest.raises(tables.WrongTable, match="log_odds_z"):
        tables.check(tables.TopicWords, pd.DataFrame([WORD | {"log_odds_z": float("nan")}]))


def test_groups_hold_values_of_the_catalogue() -> None:
    named = tables.catalogue_columns(tables.TopicGroups, tables.empty(tables.TopicGroups))
    assert named == ["value"]


def test_what_remains_may_be_missing_and_is_of_topics_or_words() -> None:
    row = {
        "language": "en", "item": "topics", "n_terms": 9, "n_content": 7, "whole": 0.0,
        "content": 0.0, "remains": float("nan"), "ci_low": float("nan"),
        "ci_high": float("nan"), "n_policy": 6, "n_frontline": 9,
    }  # fmt: skip
    tables.check(tables.Register, pd.DataFrame([row]))
    with pytest.raises(tables.WrongTable, match="item"):
        tables.check(tables.Register, pd.DataFrame([row | {"item": "names"}]))


def test_tables_of_all_topics_name_the_stage_that_makes_them() -> None:
    made = {table.__name__: tables.origin(table).stage for table in tables.PUBLISHED}
    assert {made[name] for name in ("TopicWords", "TopicFits", "TopicGroups", "Register")} == {
        "topic_contrast"
    }
    assert made["TopicPassages"] == "concordance" and made["TopicValidation"] == "validation"
