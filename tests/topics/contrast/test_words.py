"""Keyness within topics: words of each side, of both, and where nothing is tested."""

import pandas as pd
import pytest

from pipeline import tables
from pipeline.topics.contrast import stacked, topic_words
from tests.topics.contrast.made import PARAMS, documents, evidence


def words(made, topic, used_by):
    chosen = made[(made["topic"] == topic) & (made["used_by"] == used_by)]
    return chosen.sort_values("rank")["term"].tolist()


def test_each_side_has_its_words_within_the_topic_and_both_have_theirs():
    made = topic_words(evidence(), documents(), words_per_side=5, params=PARAMS)
    assert words(made, "en-t01", "policy") == ["board"]
    assert words(made, "en-t01", "frontline") == ["night"]
    assert words(made, "en-t01", "both") == ["agree"]
    board = made[made["term"] == "board"].iloc[0]
    assert board["policy"] == pytest.approx(1000 * 20 / 30) and board["frontline"] == 0
    assert board["p_adjusted"] < 0.05 < made.loc[made["term"] == "agree", "p_adjusted"].iloc[0]
    assert (board["n_documents_policy"], board["n_documents_frontline"]) == (6, 0)


def test_swapping_the_sides_swaps_the_words():
    swapped = evidence(rows={"policy": [10, 0, 20, 2], "frontline": [10, 20, 0, 2]})
    made = topic_words(swapped, documents(), words_per_side=5, params=PARAMS)
    assert words(made, "en-t01", "policy") == ["night"]
    assert words(made, "en-t01", "frontline") == ["board"]


def test_where_a_side_hardly_speaks_of_a_topic_nothing_is_tested():
    silent = evidence(rows={"policy": [10, 20, 0, 2], "frontline": [0, 0, 1, 20]})
    made = topic_words(silent, documents(), words_per_side=5, params=PARAMS)
    first = made[made["topic"] == "en-t01"]
    assert words(made, "en-t01", "policy") == ["board", "agree"]
    assert first["frontline"].isna().all() and first["p_adjusted"].isna().all()


def test_the_words_keep_to_their_table():
    made = topic_words(evidence(), documents(), words_per_side=5, params=PARAMS)
    named = made.assign(label="board · night", stable=True)
    tables.check(tables.TopicWords, named)
    nothing = tables.empty(tables.TopicWords).drop(columns=["label", "stable"])
    pd.testing.assert_frame_equal(stacked([nothing, made]), made, check_dtype=False)
