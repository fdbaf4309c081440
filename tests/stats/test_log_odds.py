"""Weighted log-odds for every permutation, and logDice."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.stats import clusters, log_odds, permutation
from pipeline.terms.keyness import log_odds_z


def test_log_odds_are_those_of_the_table_of_terms() -> None:
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
        expected = log_odds_z(
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
