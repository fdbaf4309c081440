"""Weighted log-odds for every permutation, and logDice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats import clusters, log_odds, permutation


def test_log_odds_of_permuted_sides_are_those_of_the_sides() -> None:
    rng = np.random.default_rng(1)
    counts = rng.poisson(1.0, (9, 7)).astype(float)
    counts[:, 0] += 1
    counts[:, 6] = 0
    sides = clusters.sides(np.arange(9) < 4, cluster=[*"aabcdeefg"])
    rows = permutation.draw_permutations(sides, n_permutations=99, rng=rng)
    found = log_odds.log_odds(counts, sides=sides, permutations=rows)
    prior = log_odds.PRIOR_SHARE * counts.sum()
    for row in (0, 5):
        first = rows[row][sides.cluster]
        one, other = counts[first, :6].sum(axis=0), counts[~first, :6].sum(axis=0)
        expected = log_odds.log_odds_of_sides(
            one, other, totals=(float(one.sum()), float(other.sum())), prior_tokens=prior
        )
        assert found[:6, row] == pytest.approx(expected)
    assert (found[6] == 0).all()


def test_swapping_the_sides_flips_the_sign() -> None:
    rng = np.random.default_rng(2)
    counts = rng.poisson(1.0, (9, 7)).astype(float)
    first, names = np.arange(9) < 4, [*"aabcdeefg"]
    found = []
    for side in (first, ~first):
        sides = clusters.sides(side, cluster=names)
        own = sides.cluster_first[None, :]
        found.append(log_odds.log_odds(counts, sides=sides, permutations=own)[:, 0])
    assert found[0] == pytest.approx(-found[1])


def test_log_dice_is_14_where_two_words_are_never_apart_and_one_less_where_half_the_time() -> None:
    found = log_odds.log_dice(np.array([6.0, 6.0, 0.0]), np.array([6.0, 18.0, 5.0]), mentions=6)
    assert found[:2] == pytest.approx([14, 13])
    assert np.isnan(found[2])


def test_log_odds_follow_the_printed_equations() -> None:
    """Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22, word by word."""
    policy, frontline, totals, prior_tokens = [12, 0, 5], [3, 8, 5], (400, 300), 50
    expected = []
    for count, other in zip(policy, frontline, strict=True):
        prior = prior_tokens * (count + other) / 700
        odds = np.log((count + prior) / (400 + prior_tokens - count - prior))
        odds -= np.log((other + prior) / (300 + prior_tokens - other - prior))
        expected.append(odds / np.sqrt(1 / (count + prior) + 1 / (other + prior)))
    found = log_odds.log_odds_of_sides(
        np.array(policy, float),
        np.array(frontline, float),
        totals=totals,
        prior_tokens=prior_tokens,
    )
    assert found == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_swapping_the_corpora_flips_the_sign_whatever_the_prior(
    counts: list[tuple[int, int]],
) -> None:
    pairs = np.array([pair for pair in counts if sum(pair)] or [(1, 0)], dtype=float)
    policy, frontline = pairs.T
    for prior in (1.0, 1000.0):
        there = log_odds.log_odds_of_sides(
            policy, frontline, totals=(900.0, 700.0), prior_tokens=prior
        )
        back = log_odds.log_odds_of_sides(
            frontline, policy, totals=(700.0, 900.0), prior_tokens=prior
        )
        assert there == pytest.approx(-back)


def test_a_larger_prior_pulls_towards_no_difference() -> None:
    sides = (np.array([9.0, 100.0]), np.array([1.0, 100.0]))
    weak, strong = (
        log_odds.log_odds_of_sides(*sides, totals=(500.0, 500.0), prior_tokens=prior)[0]
        for prior in (10.0, 5000.0)
    )
    assert weak > strong > 0
