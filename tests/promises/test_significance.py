"""Null queries, the exchange test and adjusted p-values: enumeration, calibration, oracles."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from pipeline.promises.nearness import nearness, space
from pipeline.promises.significance import adjusted, chance, exchange_test, null_queries
from tests.promises.made import columns


def test_null_queries_are_as_many_different_and_as_common() -> None:
    front = [[f"w{i % (j + 2)}" for j in range(20)] for i in range(40)]
    policy = [[f"w{i}", f"p{i}", f"p{i + 1}"] for i in range(30)]
    where = space(front, policy)
    terms = where.drawn[[0, 3, 5, 9, 20]]
    drawn = null_queries(terms, where, n=100, rng=np.random.default_rng(2))
    assert drawn.shape == (100, 5)
    for row in drawn:
        assert len(set(row)) == 5
        assert sorted(where.bands[row]) == sorted(where.bands[terms])
        assert set(row) <= set(where.drawn)


def test_null_queries_are_called_near_as_often_as_chance_has_it() -> None:
    rng = np.random.default_rng(3)
    words = [f"w{i}" for i in range(120)]
    weights = 1 / np.arange(1, 121)
    texts = [list(rng.choice(words, 12, p=weights / weights.sum())) for _ in range(160)]
    where = space(texts[:80], texts[80:])
    ps = []
    for _ in range(300):
        terms = rng.choice(where.drawn, 6, replace=False)
        (one,) = null_queries(terms, where, n=1, rng=rng)
        best = float(nearness(one[None, :], where, only_frontline=True).max())
        ps.append(chance(best, one, where, n=99, rng=rng))
    assert 0.015 <= np.mean(np.array(ps) <= 0.05) <= 0.09
    assert 0.42 <= np.mean(ps) <= 0.58


def test_a_statement_that_shares_no_word_is_near_by_chance_alone() -> None:
    where, terms = columns("grant", "report")
    assert chance(0.0, terms, where, n=99, rng=np.random.default_rng(0)) == 1.0


@given(
    st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.7]), min_size=1, max_size=5),
    st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.9]), max_size=5),
)
def test_the_exchange_test_is_the_share_of_all_permutations(
    front: list[float], policy: list[float]
) -> None:
    every = [*front, *policy]
    sets = list(combinations(range(len(every)), len(front)))
    none_nearer = [max(every[i] for i in chosen) <= max(front) for chosen in sets]
    assert exchange_test(np.array(front), np.array(policy)) == pytest.approx(np.mean(none_nearer))


def test_without_interviews_nothing_is_said_to_be_absent() -> None:
    assert exchange_test(np.array([]), np.array([0.4])) == 1.0


@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=30))
def test_p_values_are_adjusted_as_statsmodels_does(values: list[float]) -> None:
    expected = multipletests(values, method="fdr_bh")[1]
    np.testing.assert_allclose(adjusted(np.array(values)), expected)
