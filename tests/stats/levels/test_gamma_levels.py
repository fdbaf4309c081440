"""Gamma means on levels: against the F test of two sides."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.stats import clusters, gamma_means
from pipeline.stats.gamma_means import Kind, SideMeans
from pipeline.stats.levels import gamma_levels


def side(mean: list[float], dispersion: float, n_clusters: int) -> SideMeans:
    return SideMeans(
        mean=np.array(mean),
        dispersion=np.full(len(mean), dispersion),
        n_clusters=n_clusters,
        counting=0.0,
        is_share=False,
        seen=np.ones(len(mean), dtype=bool),
    )


def test_with_two_levels_it_is_the_f_test() -> None:
    rng = np.random.default_rng(3)
    first = np.array([True] * 6 + [False] * 8)
    values = np.where(first[:, None], 1.0, 1.8) * rng.gamma(2.0, 0.5, size=(14, 4))
    kind = Kind(least=(0.01, 0.01), exposure=np.full(14, 0.5))
    sides = clusters.sides(first, cluster=[str(i) for i in range(14)])
    worked = gamma_means.compare_means(values, sides=sides, kind=kind)
    both = [
        gamma_means.side_means(values, sides=sides, own=own, kind=kind) for own in (first, ~first)
    ]
    drawn = gamma_levels(both, n_draws=20_000, rng=np.random.default_rng(1))
    assert drawn.trend == pytest.approx(worked.p_value, abs=0.015)
    assert drawn.omnibus == pytest.approx(worked.p_value, abs=0.05)  # not equal-tailed


def test_a_level_far_from_the_others_is_found_and_a_bend_is_no_trend() -> None:
    means = [[1.0, 1.0, 1.0], [1.0, 1.05, 9.0], [9.0, 0.95, 1.0]]
    found = gamma_levels(
        [side(mean, 0.2, 8) for mean in means], n_draws=1999, rng=np.random.default_rng(1)
    )
    assert found.omnibus[0] < 0.01 and found.trend[0] < 0.01
    assert found.omnibus[1] > 0.5 and found.trend[1] > 0.5
    assert found.omnibus[2] < 0.01 and found.trend[2] > 0.5


def test_equal_means_of_unlike_spread_are_named_no_more_often_than_the_level_allows() -> None:
    rng = np.random.default_rng(11)
    named = 0
    for _ in range(150):
        levels = []
        for n, spread in ((6, 1.0), (6, 0.3), (6, 0.1)):
            values = rng.gamma(1 / spread, spread, size=n)
            levels.append(side([float(values.mean())], float(values.var(ddof=1)), n))
        found = gamma_levels(levels, n_draws=199, rng=np.random.default_rng(1))
        named += bool(found.omnibus[0] <= 0.05)
    assert named / 150 <= 0.10


def test_a_ceiling_saves_draws_and_changes_nothing_below_it() -> None:
    means = [[1.0, 1.0, 1.0, 1.0], [1.0, 2.2, 9.0, 9.0], [1.1, 3.0, 9.5, 9.5]]
    levels = [side(mean, 0.2, 8) for mean in means]
    whole, pruned = (
        gamma_levels(levels, n_draws=3999, rng=np.random.default_rng(1), **more)
        for more in ({}, {"asked": np.array([True, True, True, False]), "ceiling": 0.01})
    )
    for one, other in ((whole.omnibus, pruned.omnibus), (whole.trend, pruned.trend)):
        assert (one[:3] <= 0.01).tolist() == (other[:3] <= 0.01).tolist()
        assert other[3] == 1.0
    assert pruned.omnibus[2] <= 0.01 < pruned.omnibus[0] < whole.omnibus[0]
