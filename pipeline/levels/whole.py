"""All levels together: the omnibus test and the trend of every item.

In: `LevelValues`, of documents or of cells in places. Out: `Whole`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil

import numpy as np

from pipeline.arrays import Flags, Floats, Strings
from pipeline.config.params import GapParams
from pipeline.gap.comparison.testing import EVEN, gamma_comparison
from pipeline.levels.values import LevelValues
from pipeline.levels.within import compare_within, placed_layout, share_a_place
from pipeline.stats import gamma_means
from pipeline.stats.families import multiplicity
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.gamma_means import UNLIKE, SideMeans
from pipeline.stats.intervals import Interval
from pipeline.stats.levels import (
    GammaLevels,
    Layout,
    LevelTests,
    draw_assignments,
    floor,
    gamma_levels,
    layout,
    level_tests,
    slopes,
    within_places,
)

_GAMMA_DRAWS = 1999
"""Draws of the gamma means, at least."""

_DRAWS_BEYOND = 4
"""So many draws are expected beyond what names an item at the first step, among all items and
tests: with fewer, no item of many could be significant."""


@dataclass(frozen=True)
class Whole:
    """The tests of every item over all levels.

    `line` is how far a straight line along the levels goes from the first to the last, with its
    interval among all items. `trend` is none where the levels are not ordered. `floor` is the
    smallest p, times the number of tests.
    """

    omnibus: Tested
    trend: Tested | None
    line: Interval
    omnibus_verdict: Strings
    omnibus_reason: Strings
    trend_verdict: Strings
    trend_reason: Strings
    floor: float
    unlike: bool
    n_places: int


def whole_tests(values: LevelValues, *, ordered: bool, paired: bool, params: GapParams) -> Whole:
    """The omnibus test, and where the levels are `ordered` the trend, each for half of the level.

    Both are by permutation of clusters over all levels, or of cells within their place. Where two
    levels vary unlike, or clusters are of unlike size, the p of gamma means is asked too, within
    places always that of the signs of differences, and the larger one counts: exchanging clusters
    of unlike levels names one too often.
    """
    tests = 2 if ordered else 1
    where = placed_layout(values) if paired else values.layout
    data = within_places(values.measured.values, layout=where) if paired else values.measured.values
    drawn = draw_assignments(
        where, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
    permuted = level_tests(
        data,
        layout=where,
        assignments=drawn,
        level=params.level / tests,
        prior=values.measured.prior,
    )
    as_gamma = None if paired else _gamma(values, tests=tests, params=params)
    by_signs = _by_signs(values, params=params) if paired else None
    means = np.array([data[where.level == one].mean(axis=0) for one in range(values.n)])
    least = _floor(values, where, paired=paired, tests=tests, params=params)
    permuted = LevelTests(*(_for(one, tests) for one in (permuted.omnibus, permuted.trend)))
    omnibus = _adjusted(
        permuted.omnibus, None if as_gamma is None else as_gamma.omnibus, tests=tests
    )
    trend = _adjusted(permuted.trend, None if as_gamma is None else as_gamma.trend, tests=tests)
    if by_signs is not None:
        omnibus = _larger(omnibus, _for(by_signs.omnibus, tests))
        trend = _larger(trend, _for(by_signs.trend, tests))
    sound = ~values.measured.is_spurious
    differs = (omnibus.p_adjusted <= params.level) & sound
    along = (trend.p_adjusted <= params.level) & sound & ordered
    line = _line(slopes(means), permuted.trend, found=along, level=params.level / tests)
    rises = np.where(line.estimate > 0, "rises", "falls")
    return Whole(
        omnibus=omnibus,
        trend=trend if ordered else None,
        line=line,
        omnibus_verdict=np.where(differs, "different", "cannot tell"),
        omnibus_reason=_reasons(values, omnibus, permuted.omnibus, least=least, params=params),
        trend_verdict=np.where(along, rises, "cannot tell"),
        trend_reason=_reasons(values, trend, permuted.trend, least=least, params=params),
        floor=least,
        unlike=as_gamma is not None,
        n_places=values.documents["place"].nunique() if paired else 0,
    )


def are_unlike(values: LevelValues, *, params: GapParams) -> bool:
    """Whether gamma means are asked: two levels vary unlike, or clusters are of unlike size."""
    few = params.model_copy(update={"n_permutations": 1})  # nothing is permuted here
    compared = [
        (one.sides.evenness < EVEN, gamma_comparison(one, level=params.level))
        for one in (
            values.between(*pair, groups=1, params=few) for pair in combinations(range(values.n), 2)
        )
    ]
    unlike = any(
        uneven or max(gamma[0].spread_ratio, 1 / gamma[0].spread_ratio) > UNLIKE
        for uneven, gamma in compared
        if gamma
    )
    return unlike and min(values.layout.shape) >= 2


def _gamma(values: LevelValues, *, tests: int, params: GapParams) -> GammaLevels | None:
    """The p-values of gamma means where two levels are unlike; none where they are alike."""
    if not are_unlike(values, params=params):
        return None
    few = params.model_copy(update={"n_permutations": 1})  # nothing is permuted here
    n_items = len(values.measured.items)
    return gamma_levels(
        [_side_means(values, level, params=few) for level in range(values.n)],
        n_draws=max(_GAMMA_DRAWS, ceil(_DRAWS_BEYOND * n_items * tests / params.level)),
        rng=np.random.default_rng(params.seed),
    )


def _floor(
    values: LevelValues, where: Layout, *, paired: bool, tests: int, params: GapParams
) -> float:
    """The smallest adjusted p of the omnibus test: within places that of the signs of pairs."""
    least = floor(where, n_permutations=params.n_permutations)
    if paired:
        n_places = values.documents["place"].nunique()
        n_pairs = values.n * (values.n - 1) // 2
        least = max(least, n_pairs * max(2 / 2**n_places, 1 / (1 + params.n_permutations)))
    return min(1.0, least * tests)


def _by_signs(values: LevelValues, *, params: GapParams) -> LevelTests:
    """Both tests from differences within places, of which only the signs are exchanged.

    Exchanging all levels of a place says too often that levels of unlike spread differ. The omnibus
    test is that of the pairs, adjusted for their number; the trend that of each place's own line.
    """
    pairs = list(combinations(range(values.n), 2))
    tested = [
        compare_within(values, *pair, groups=1, params=params).tested
        for pair in pairs
        if share_a_place(values, *pair)
    ]
    omnibus = replace(
        tested[0],
        p_value=_least([one.p_value for one in tested]),
        p_adjusted=_least([one.p_adjusted for one in tested]),
    )
    lines = _lines(values)
    # As two levels with half of the line each: swapped in a place, its line has the other sign.
    places = [f"{i:04d}" for i in range(len(lines))] * 2
    where = layout([0] * len(lines) + [1] * len(lines), cluster=places, place=places, n_levels=2)
    drawn = draw_assignments(
        where, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
    along = level_tests(
        np.vstack([-lines, lines]) / 2, layout=where, assignments=drawn, level=params.level,
        prior=values.measured.prior,
    )  # fmt: skip
    return LevelTests(omnibus, along.trend)


def _least(p_values: list[Floats]) -> Floats:
    """The smallest of several p-values of each item, times their number."""
    return np.asarray(np.minimum(np.min(p_values, axis=0) * len(p_values), 1.0))


def _lines(values: LevelValues) -> Floats:
    """The slope of a straight line through the levels of each place, places by items."""
    found = []
    for _, own in values.documents.groupby("place", sort=True):
        at = own["level_code"].to_numpy(dtype=float) - own["level_code"].mean()
        found.append(at @ values.measured.values[own.index.to_numpy()] / (at @ at))
    return np.array(found)


def _larger(one: Tested, other: Tested) -> Tested:
    """The first test with the larger p-values of both."""
    return replace(
        one,
        p_value=np.maximum(one.p_value, other.p_value),
        p_adjusted=np.maximum(one.p_adjusted, other.p_adjusted),
    )


def _side_means(values: LevelValues, level: int, *, params: GapParams) -> SideMeans:
    one = values.beside_others(level, params=params)
    return gamma_means.side_means(
        one.values, sides=one.sides, own=one.sides.first, kind=one.kind, prior=one.prior
    )


def _for(tested: Tested, tests: int) -> Tested:
    """The test with p adjusted for so many tests of each item."""
    return replace(tested, p_adjusted=np.minimum(tested.p_adjusted * tests, 1.0))


def _adjusted(permuted: Tested, as_gamma: Floats | None, *, tests: int) -> Tested:
    """The larger of the p-values by permutation and of gamma means, adjusted likewise."""
    if as_gamma is None:
        return permuted
    adjusted = np.minimum(multiplicity.holm(as_gamma) * tests, 1.0)
    return replace(
        permuted,
        p_value=np.maximum(permuted.p_value, as_gamma),
        p_adjusted=np.maximum(permuted.p_adjusted, adjusted),
    )


def _line(estimate: Floats, trend: Tested, *, found: Flags, level: float) -> Interval:
    """The interval among all items that goes with the trend: it holds 0 where none is found."""
    size = np.abs(trend.statistic)
    # A test-based interval (Miettinen 1976), as two sides have it.
    error = np.divide(np.abs(estimate), size, out=np.zeros_like(size), where=size > 0)
    reach = error * np.sqrt(multiplicity.stopped(trend, level=level))
    low, high = estimate - reach, estimate + reach
    return Interval(
        estimate,
        np.where(found, low, np.minimum(low, 0.0)),
        np.where(found, high, np.maximum(high, 0.0)),
    )


def _reasons(
    values: LevelValues, tested: Tested, permuted: Tested, *, least: float, params: GapParams
) -> Strings:
    """Why an item has no verdict, as `gap.comparison.verdicts.reasons` says it of two sides."""
    level, spurious = params.level, values.measured.is_spurious
    clear = tested.p_adjusted <= level
    chosen = np.select(
        [
            np.full(len(clear), least > level),
            spurious,
            (permuted.p_adjusted <= level) & ~clear,
            (tested.p_value <= level) & ~clear,
        ],
        ["few", "spurious", "unlike", "many"],
        "open",
    )
    return np.asarray(np.where(clear & ~spurious, "", chosen))
