"""Refits: units of other lengths, draws of documents, matched topics."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.robustness import refits
from tests.robustness.examples import made_units, run_tables


def test_topics_are_matched_by_the_units_that_they_have() -> None:
    rng = np.random.default_rng(3)
    shown = rng.dirichlet(np.ones(3), 40)
    drawn = np.column_stack([shown[:, 2] / 2, shown[:, 0], rng.random(40)])
    assert refits.match(drawn, shown)[:1] == [1]
    assert refits.match(drawn, shown)[2] == 0


def test_twice_as_long_units_have_all_words_and_the_same_shares_of_each_document() -> None:
    units = made_units()
    longer = refits.doubled(units)
    assert longer.counts.shape[0] == len(units.document) // 2
    assert longer.counts.sum() == units.counts.sum()
    assert longer.tokens.sum() == units.tokens.sum()
    for document in np.unique(units.document):
        own, other = units.document == document, longer.document == document
        assert longer.counts[np.flatnonzero(other)].sum() == units.counts[np.flatnonzero(own)].sum()
        before = (units.shown * units.tokens[:, None])[own].sum(axis=0)
        assert (longer.shown * longer.tokens[:, None])[other].sum(axis=0) == pytest.approx(before)


def test_half_as_long_units_part_the_words_of_each_where_its_middle_is() -> None:
    those = run_tables()
    units, rows = refits.units_of(those.term_counts, those.units, those.unit_topics)
    shorter = refits.halved(units, rows, those.context_words)
    assert shorter.counts.shape[0] == 2 * units.counts.shape[0]
    assert (np.asarray(shorter.counts.sum(axis=1)).ravel() > 10).all()
    halves = np.asarray(shorter.counts[::2].todense()) + np.asarray(shorter.counts[1::2].todense())
    assert (halves == np.asarray(units.counts.todense())).all()


def test_a_segment_that_is_split_gives_its_words_to_the_right_unit() -> None:
    rows = pd.DataFrame(
        {"segment_ids": ["a b", "b c"], "start": [0, 20], "end": [20, 30], "unit_id": ["u", "v"]}
    )
    words = pd.DataFrame(
        {
            "segment_id": ["a", "b", "b", "b", "c", "c"],
            "start": [5, 0, 19, 20, 29, 30],
            "word": list("pqrstu"),
        }
    )
    placed = refits._placed(rows, words)
    assert placed.groupby("unit")["word"].agg("".join).tolist() == ["pqr", "st"]


def test_documents_are_drawn_whole_and_with_replacement() -> None:
    units = made_units()
    at, which = refits.resampled(units, seed=4)
    assert which.max() + 1 == len(np.unique(units.document))
    for draw in np.unique(which):
        (document,) = np.unique(units.document[at[which == draw]])
        assert (which == draw).sum() == (units.document == document).sum()
    assert len(np.unique(units.document[at])) < len(np.unique(units.document))
    assert (refits.resampled(units, seed=4)[0] == at).all()


def test_a_refit_on_a_draw_of_documents_has_shares_of_all_documents() -> None:
    units = made_units()
    drawn = refits.resampled(units, seed=4)
    found = refits.refitted(units, method="nmf_kl", n_topics=2, seed=3, drawn=drawn, max_units=99)
    assert found is not None
    assert set(found["doc_id"]) == set(units.document)
    own = refits.refitted(units, method="nmf_kl", n_topics=2, seed=3, max_units=99)
    assert own is not None
    both = found.merge(own, on=["doc_id", "topic"])
    assert np.corrcoef(both["share_x"], both["share_y"])[0, 1] > 0.95


def test_a_refit_on_a_sample_of_the_units_has_shares_of_all_documents() -> None:
    units = made_units()
    n = len(units.document)
    found, own = (
        refits.refitted(units, method="nmf_kl", n_topics=2, seed=3, max_units=most)
        for most in (n // 2, n)
    )
    assert found is not None and own is not None
    assert set(found["doc_id"]) == set(units.document)
    both = found.merge(own, on=["doc_id", "topic"])
    assert (both["share_x"] != both["share_y"]).any()
    assert np.corrcoef(both["share_x"], both["share_y"])[0, 1] > 0.9


def test_no_two_topics_are_matched_with_one() -> None:
    rng = np.random.default_rng(3)
    one = rng.random(40)
    shown = np.column_stack([one, one + 0.1 * rng.random(40)])
    assert sorted(refits.match(one[:, None], shown)) == [-1, 0]
