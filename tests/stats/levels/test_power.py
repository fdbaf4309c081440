"""Simulated studies of levels: what cannot be told, and what always is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.stats import intervals
from pipeline.stats.levels import LevelStudy, chances
from pipeline.stats.power import Side

RATES = np.array([20.0, 10.0, 5.0])


def study(clusters: int, *, spread: float = 0.3, n: int = 3) -> LevelStudy:
    side = Side(documents=clusters, clusters=clusters, words=8000.0, spread=spread)
    return LevelStudy((side,) * n, ((0, 1), (1, 2))[: n - 1], 0.05, ordered=True, uneven=False)


def test_two_clusters_a_level_can_tell_nothing() -> None:
    found = chances(study(2), RATES, ratio=4.0, studies=3, seed=1)
    assert found.trend is not None
    for one in (found.omnibus, found.trend, *found.pairs.values()):
        assert one.tolist() == [0.0, 0.0, 0.0]


def test_a_large_change_in_a_large_study_is_always_told_and_none_hardly_ever() -> None:
    large = study(20)
    for ratio in (8.0, 1 / 8):
        found = chances(large, RATES, ratio=ratio, studies=5, seed=1)
        assert found.trend is not None
        assert min(found.omnibus.min(), found.trend.min()) == 1.0
        assert all(one.min() == 1.0 for one in found.pairs.values())
    alike = chances(large, RATES, ratio=1.0001, studies=20, seed=1)
    assert alike.trend is not None
    for one in (alike.omnibus, alike.trend, *alike.pairs.values()):
        assert one.mean() <= 0.1


def test_two_levels_are_one_pair_that_no_omnibus_test_stands_before() -> None:
    found = chances(study(12, n=2), RATES, ratio=8.0, studies=5, seed=1)
    assert found.pairs[0, 1].min() == 1.0
    assert found.omnibus.max() == 0.0


def test_a_pair_is_told_only_where_its_interval_leaves_out_zero(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few, many = study(3, n=2).levels[0], study(21, spread=0.7, n=2).levels[1]
    one = replace(study(3, n=2), levels=(replace(few, spread=0.7), many))
    fixed = replace(one, levels=(replace(one.levels[0], census=True), many))
    found, known = (chances(each, RATES, ratio=4.0, studies=20, seed=1) for each in (one, fixed))
    monkeypatch.setattr(intervals, "holds_zero", lambda ratio: np.zeros(ratio.low.shape, bool))
    by_test = chances(one, RATES, ratio=4.0, studies=20, seed=1).pairs[0, 1]
    assert (found.pairs[0, 1] <= by_test).all() and (found.pairs[0, 1] < by_test).any()
    assert found.pairs[0, 1].sum() < known.pairs[0, 1].sum()


def test_uneven_clusters_ask_gamma_means_in_every_study() -> None:
    one = study(8, spread=0.6)
    plain, uneven = (
        chances(each, RATES, ratio=4.0, studies=20, seed=1).omnibus
        for each in (one, replace(one, uneven=True))
    )
    assert (uneven <= plain).all()
    assert (uneven < plain).any()
