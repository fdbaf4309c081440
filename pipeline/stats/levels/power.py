"""How likely a large difference between levels gets a verdict: studies are simulated and tested.

In: a `LevelStudy`, that is clusters, documents, words and spread of each level. Out: `Chances`, for
each item the share of simulated studies in which the omnibus test, the trend, or a pair of levels
behind the omnibus test tells it. References as in `stats.power`, whose simulation and whose test of
two sides are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from pipeline.arrays import Codes, Flags, Floats
from pipeline.stats import PER, clusters, gamma_means, permutation, power
from pipeline.stats.clusters import Sides
from pipeline.stats.gamma_means import Kind, SideMeans
from pipeline.stats.levels.gamma_levels import gamma_levels
from pipeline.stats.levels.layout import Layout, draw_assignments, floor, layout
from pipeline.stats.levels.testing import level_statistics
from pipeline.stats.power import Side

PERMUTATIONS = 199
"""For each study, or as many more as the level needs; those of the pipeline are more."""

GAMMA_DRAWS = 999
"""Draws of the gamma means where levels vary unlike."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class LevelStudy:
    """What each level has, at which level its items are tested together, and what is asked.

    `pairs` are the pairs of levels that are compared; `ordered`: a trend is tested too; `uneven`:
    clusters are of so unlike size that gamma means are always asked as well, else in the studies in
    which two levels vary unlike.
    """

    levels: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    level: float
    ordered: bool
    uneven: bool

    @property
    def tests(self) -> int:
        """How many tests over all levels share the level."""
        return 2 if self.ordered else 1

    @property
    def document_level(self) -> Codes:
        """The level of each document."""
        numbers = [side.documents for side in self.levels]
        return np.repeat(np.arange(len(self.levels), dtype=np.intp), numbers)

    @property
    def cluster(self) -> list[str]:
        """The cluster of each document."""
        return [f"{i} {j}" for i, side in enumerate(self.levels) for j in side.cluster]

    @property
    def exposure(self) -> Floats:
        """The words of each document / 10,000."""
        return np.concatenate([np.full(side.documents, side.words / PER) for side in self.levels])

    @cached_property
    def beside(self) -> list[tuple[Sides, Kind]]:
        """Each level against all others."""
        n = range(len(self.levels))
        return [self.sides(level, [one for one in n if one != level])[:2] for level in n]

    def sides(self, first: int, others: Sequence[int]) -> tuple[Sides, Kind, Codes]:
        """One level and others as two sides, how values disperse, and which documents they are."""
        at = np.flatnonzero(np.isin(self.document_level, [first, *others]))
        is_first = self.document_level[at] == first
        exposure = self.exposure[at]
        least = tuple(0.5 / exposure[own].sum() for own in (is_first, ~is_first))
        sides = clusters.sides(is_first, cluster=[self.cluster[i] for i in at])
        return sides, Kind((least[0], least[1]), exposure=exposure), at


@dataclass(frozen=True)
class Chances:
    """The power for a change of each item: of the omnibus test, the trend and each pair.

    `omnibus` and `trend` are asked of an even change from the first level to the last, a pair of a
    step in front of its second level, seen from its first. `trend` is none where none is tested.
    """

    omnibus: Floats
    trend: Floats | None
    pairs: dict[Pair, Floats]

    def of(self, contrast: str, pair: Pair | None) -> Floats | None:
        """Those of a comparison: of a pair, else of the omnibus test or the trend."""
        if pair is not None:
            return self.pairs[pair]
        return self.omnibus if contrast == "omnibus" else self.trend


@dataclass(frozen=True)
class _Whole:
    """The tests over all levels: their permutations, and what the largest of items reaches in each.

    `omnibus` and `trend` are of items that do not differ, studies by permutations, the observed one
    first; none where so few clusters can tell nothing. `unlike` are the studies in which gamma
    means are asked too.
    """

    where: Layout
    drawn: Codes
    omnibus: Floats | None
    trend: Floats | None
    unlike: Flags


def chances(study: LevelStudy, rates: Floats, *, ratio: float, studies: int, seed: int) -> Chances:
    """How likely a change of `ratio` times is told, item by item, for items tested together.

    `rates` are uses per 10,000 words, the mean of all levels; a change is shared out about it.
    `ratio` below 1 is a fall. Each level needs two clusters. An item is told where it is
    significant among all items at the first step, as in `stats.power`. p of pairs is not below what
    so few clusters can reach.
    """
    n = len(study.levels)
    alike = _simulated(study, rates, np.ones(n), studies=studies, seed=seed)
    whole = _whole(study, alike)
    even = _simulated(
        study, rates, ratio ** (np.arange(n) / max(n - 1, 1)), studies=studies, seed=seed + 1
    )
    omnibus, trend = _told(study, whole, even, ratio=ratio)
    return Chances(
        omnibus=omnibus.mean(axis=0),
        trend=trend.mean(axis=0) if study.ordered else None,
        pairs={
            pair: _of_pair(study, pair, whole, alike, rates, ratio=ratio, seed=seed + 2 + i)
            for i, pair in enumerate(study.pairs)
        },
    )


def _of_pair(
    study: LevelStudy,
    pair: Pair,
    whole: _Whole,
    alike: Floats,
    rates: Floats,
    *,
    ratio: float,
    seed: int,
) -> Floats:
    first, second = pair
    at = np.arange(len(study.levels))
    beyond = at >= second if second > first else at <= second
    values = _simulated(study, rates, np.where(beyond, ratio, 1.0), studies=len(alike), seed=seed)
    sides, kind, rows = study.sides(first, [second])
    level = study.level / len(study.pairs)
    n_permutations = max(PERMUTATIONS, int(np.ceil(2 / level)))
    drawn = permutation.draw_permutations(
        sides, n_permutations=n_permutations, rng=np.random.default_rng(0)
    )
    if permutation.p_floor(*sides.shape, n_permutations=n_permutations) > level:
        return np.zeros(len(rates))
    tested = power.StudiesTested(
        _columns(alike)[rows],
        _columns(values)[rows],
        n=len(alike),
        sides=sides,
        kind=kind,
        level=level,
        alone=study.level,
        census=(study.levels[first].census, study.levels[second].census),
    )
    log_ratio = np.where(tested.clear(drawn), tested.means.log_ratio, np.nan)
    seen = log_ratio.reshape(len(alike), -1)
    # The ratio is that of the first level over the second.
    found = seen * np.log(ratio) < 0
    if len(study.levels) > 2:
        found &= _told(study, whole, values, ratio=ratio)[0]
    return np.asarray(found.mean(axis=0))


def _simulated(
    study: LevelStudy, rates: Floats, factors: Floats, *, studies: int, seed: int
) -> Floats:
    """Studies by documents by items; the factors of the levels have a mean of 1."""
    rng = np.random.default_rng(seed)
    means = [rates * factor for factor in factors / factors.mean()]
    return np.array(
        [
            np.vstack(
                [
                    power.drawn_rates(side, mean, rng)
                    for side, mean in zip(study.levels, means, strict=True)
                ]
            )
            for _ in range(studies)
        ]
    )


def _whole(study: LevelStudy, alike: Floats) -> _Whole:
    """What the largest of items that do not differ reaches in each study."""
    where = layout(study.document_level, cluster=study.cluster, n_levels=len(study.levels))
    level = study.level / study.tests
    n_permutations = max(PERMUTATIONS, int(np.ceil(2 / level)))
    rng = np.random.default_rng(0)
    drawn = draw_assignments(where, n_permutations=n_permutations, rng=rng)
    if len(study.levels) < 3 or floor(where, n_permutations=n_permutations) > level:
        return _Whole(where, drawn[:1], None, None, np.zeros(len(alike), dtype=bool))
    both = level_statistics(_columns(alike), layout=where, assignments=drawn)
    omnibus, trend = (
        one.reshape(len(alike), alike.shape[2], -1).max(axis=1) for one in (both[0], both[1] ** 2)
    )
    return _Whole(where, drawn, omnibus, trend, _unlike(study, alike))


def _unlike(study: LevelStudy, alike: Floats) -> Flags:
    """The studies in which two levels vary unlike, or clusters are uneven."""
    means = _means(study, alike)
    ratios = [gamma_means.spread_ratios(pair, len(alike)) for pair in combinations(means, 2)]
    found = np.maximum(ratios, 1 / np.array(ratios)).max(axis=0) > gamma_means.UNLIKE
    return np.asarray(found | study.uneven)


def _told(study: LevelStudy, whole: _Whole, values: Floats, *, ratio: float) -> tuple[Flags, Flags]:
    """Whether omnibus test and trend tell each item, studies by items."""
    shape = values.shape[0], values.shape[2]
    if whole.omnibus is None or whole.trend is None:
        return np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    one, along = level_statistics(_columns(values), layout=whole.where, assignments=whole.drawn)
    level = study.level / study.tests
    omnibus = _exceeds(one.reshape(*shape, -1), whole.omnibus, level=level)
    trend = _exceeds((along**2).reshape(*shape, -1), whole.trend, level=level)
    trend &= along[:, 0].reshape(shape) * np.log(ratio) > 0
    either = omnibus | trend
    asked = whole.unlike & either.any(axis=1)
    if asked.any():
        # As many draws as there are items: only what is told by exchange is asked at all.
        level = study.level / study.tests / shape[1]
        as_gamma = gamma_levels(
            _means(study, values[asked]),
            n_draws=max(GAMMA_DRAWS, int(np.ceil(4 / level))),
            rng=np.random.default_rng(0),
            asked=either[asked].ravel(),
            ceiling=level,
        )
        omnibus[asked] &= as_gamma.omnibus.reshape(-1, shape[1]) <= level
        trend[asked] &= as_gamma.trend.reshape(-1, shape[1]) <= level
    return omnibus, trend


def _exceeds(statistics: Floats, others: Floats, *, level: float) -> Flags:
    """Whether the observed one exceeds what it and the other items reach, permuted together.

    `statistics` are studies by items by permutations, each item being the only one that differs.
    """
    largest = np.maximum(statistics, others[:, None])[..., 1:]
    as_large = (largest >= statistics[..., :1] * (1 - 1e-9)).sum(axis=2)
    return np.asarray((1 + as_large) / (1 + largest.shape[2]) <= level)


def _means(study: LevelStudy, values: Floats) -> list[SideMeans]:
    """The means of each level and how they vary in each study."""
    columns = _columns(values)
    return [
        gamma_means.side_means(
            columns, sides=sides, own=sides.first, kind=kind, studies=len(values)
        )
        for sides, kind in study.beside
    ]


def _columns(values: Floats) -> Floats:
    """Studies by documents by items as documents by all items of all studies."""
    return np.ascontiguousarray(values.transpose(1, 0, 2).reshape(values.shape[1], -1))
