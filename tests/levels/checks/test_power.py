"""The chances of a large step: none where nothing can be told, more with more clusters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.bench_levels import LEVELS, PARAMS, Design, simulated
from pipeline.levels.checks.power import BothWays, likely_levels
from pipeline.levels.contrasts import contrasts
from pipeline.levels.values import LevelValues


def values(shape: tuple[int, ...]) -> LevelValues:
    return simulated(Design("", shape), np.random.default_rng([1, 7]), factor=1.0)


def likely(one: LevelValues, *, studies: int = 8) -> BothWays | None:
    found = contrasts(one, levels=LEVELS, params=PARAMS, influential=False)
    return likely_levels(one, found, ordered=True, studies=studies, params=PARAMS)


def test_the_chances_are_of_every_comparison_and_grow_with_the_study() -> None:
    small, large = (likely(values(shape)) for shape in ((5, 5, 5), (24, 24, 24)))
    assert small is not None and large is not None
    for few, many in ((small.rises, large.rises), (small.falls, large.falls)):
        assert list(many.pairs) == [(0, 1), (0, 2), (1, 2)]
        assert many.trend is not None and few.trend is not None
        assert many.omnibus.mean() > few.omnibus.mean()
        assert many.trend.mean() > few.trend.mean()
        assert all(many.pairs[pair].mean() > few.pairs[pair].mean() for pair in many.pairs)
        assert many.of("pair", (0, 1)) is many.pairs[0, 1]
        assert many.of("trend", None) is many.trend


@pytest.mark.parametrize("shape", [(1, 8, 8)])
def test_a_level_of_one_cluster_has_no_spread_and_nothing_is_asked(shape: tuple[int, ...]) -> None:
    assert likely(values(shape)) is None


def test_nothing_is_simulated_where_it_is_not_asked_for() -> None:
    assert likely(values((6, 6, 6)), studies=0) is None


def test_within_places_nothing_is_simulated() -> None:
    design = Design("", (6, 6, 6), paired=True)
    one = simulated(design, np.random.default_rng([1, 7]), factor=1.0)
    paired = LEVELS.model_copy(update={"paired_by": "place"})
    found = contrasts(one, levels=paired, params=PARAMS, influential=False)
    assert likely_levels(one, found, ordered=True, studies=5, params=PARAMS) is None
    assert likely(replace(one)) is not None
