"""How likely a gap gets a verdict: studies of a given size are simulated and tested.

In: a `Study`, that is documents, clusters, words and spread of each side. Out: `Power`, the share
of simulated studies in which a gap is named, for a gap to either side.

The simulated studies go through what gives verdicts on rates: the test, gamma means where the sides
vary unlike, permutations of clusters where they vary alike; and the interval of the ratio, which
must leave out that both are as often. Rates of clusters are gamma distributed, uses are counted by
Poisson.

References:
    Cohen, J. (1988). Statistical power analysis for the behavioral sciences. 2nd ed. (power before
    a study); Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. The American Statistician
    55(1), 19-24 (why it is asked of a gap that matters, never of the one observed); Gelman, A. &
    Carlin, J. (2014). Beyond power calculations. Perspectives on Psychological Science 9(6),
    641-651 (how far named gaps exaggerate).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Flags, Floats
from pipeline.stats import PER, clusters, gamma_means, intervals, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.gamma_means import Kind, StudyMeans
from pipeline.stats.intervals import Interval

RATIOS = (2.0, 3.0, 4.0, 8.0)
"""Gaps that are asked about: how many times as often one side says it."""

OBSERVATIONS = 500
"""Studies are simulated until they have this many items: a power of one half is then right to 4
points (two standard errors)."""

FEWEST_STUDIES = 50
"""Fewest studies that are simulated, however many items each has."""

MOST_STUDIES = 250
"""Most studies that are simulated, however few items each has."""

LEAST_SPREAD = 0.01
"""A smaller spread is taken to be this."""

PERMUTATIONS = 199
"""For each study whose sides vary alike; those of the pipeline are more, which changes little."""

_BLOCK = 2_000_000
"""Numbers of simulated studies held at once, at most."""

FEWEST_NAMED = 10
"""How often a gap must be named for its median size to be given."""


@dataclass(frozen=True)
class Side:
    """What one side of a study has.

    `words` are those of a document. `spread` is the coefficient of variation of the clusters'
    rates, beyond what counting adds: with 0.5 most clusters lie within half and one and a half
    times the mean. Documents are shared out evenly among the clusters. A `census` is held fixed.
    """

    documents: int
    clusters: int
    words: float
    spread: float
    census: bool = False

    @property
    def cluster(self) -> NDArray[np.intp]:
        """The cluster of each document."""
        return np.arange(self.documents, dtype=np.intp) % self.clusters


@dataclass(frozen=True)
class Study:
    """Both sides of a study, and the level at which its items are tested together.

    `groups` of items are tested in as many parts of the level.
    """

    policy: Side
    frontline: Side
    level: float = 0.05
    groups: int = 1


@dataclass(frozen=True)
class Power:
    """How likely a gap of `ratio` times is named, and how large it then looks; one per item.

    `policy` holds for a gap where policy has more, `frontline` where the frontline has more.
    `seen_policy` and `seen_frontline` are the median ratios where the gap is named, NaN where it
    hardly ever is.
    """

    ratio: float
    policy: Floats
    frontline: Floats
    seen_policy: Floats
    seen_frontline: Floats


def power_of_rate(
    study: Study, rate: float, *, items: int, ratios: Sequence[float] = RATIOS, seed: int = 1
) -> list[Power]:
    """How likely each gap is named for an item of this rate among so many like it.

    One entry in each field: the share of all items of all simulated studies.
    """
    rates = np.full(items, rate)
    n = int(np.clip(OBSERVATIONS // items, FEWEST_STUDIES, MOST_STUDIES))
    found = (_both(study, rates, ratio, n=n, seed=seed) for ratio in ratios)
    return [
        _power(ratio, *(named.reshape(-1, 1) for named in both))
        for ratio, both in zip(ratios, found, strict=True)
    ]


def power_of_items(
    study: Study, rates: Floats, *, ratio: float, studies: int = MOST_STUDIES, seed: int = 1
) -> Power:
    """How likely a gap is named, item by item, for items of these rates that are tested together.

    `rates` are uses per 10,000 words, the mean of both sides; a gap is shared out about it, so that
    a gap to one side rests on as many uses as the same gap to the other. An item is named where it
    is significant among all items at the first step (of Holm, or of max-T), which is what counts if
    it is the only one that differs: the others are simulated without a gap. The interval of its
    ratio alone must leave out 0 too, which is often more to ask of few clusters. A side with one
    cluster shows no spread: nothing is named.
    """
    return _power(ratio, *_both(study, rates, ratio, n=studies, seed=seed))


def _both(study: Study, rates: Floats, ratio: float, *, n: int, seed: int) -> tuple[Floats, Floats]:
    """Named log ratios where policy has more, and where the frontline has."""
    policy, frontline = (
        _named(study, rates, more, n=n, rng=np.random.default_rng(seed))
        for more in (ratio, 1 / ratio)
    )
    return policy, frontline


def _power(ratio: float, policy: Floats, frontline: Floats) -> Power:
    """Rows of log ratios, NaN where not named, as shares and medians."""
    return Power(
        ratio,
        np.mean(~np.isnan(policy), axis=0),
        np.mean(~np.isnan(frontline), axis=0),
        _seen(policy),
        _seen(frontline),
    )


def _seen(named: Floats) -> Floats:
    often = (~np.isnan(named)).sum(axis=0) >= FEWEST_NAMED
    seen = np.full(named.shape[1], np.nan)
    seen[often] = [np.exp(np.abs(np.nanmedian(column))) for column in named[:, often].T]
    return seen


def _named(
    study: Study, rates: Floats, ratio: float, *, n: int, rng: np.random.Generator
) -> Floats:
    """The log ratio of each study and item where the right side is named, else NaN."""
    found = np.full((n, len(rates)), np.nan)
    shape = study.policy.clusters, study.frontline.clusters
    if min(shape) < 2:
        return found
    both = (study.policy, study.frontline)
    first = np.repeat([True, False], [side.documents for side in both])
    names = [f"{i:06d}" for side in both for i in side.cluster]
    sides = clusters.sides(first, cluster=names)
    words = np.where(first, *(side.words for side in both))
    least = (PER / 2 / (side.documents * side.words) for side in both)
    kind = Kind((next(least), next(least)), exposure=words / PER)
    drawn = permutation.draw_permutations(
        sides, n_permutations=PERMUTATIONS, rng=np.random.default_rng(0)
    )
    step = max(1, _BLOCK // (len(first) * len(rates)))
    for start in range(0, n, step):
        rows = slice(start, min(start + step, n))
        pairs = [
            [_values(study, rates, times, rng) for times in (1.0, ratio)]
            for _ in range(rows.stop - start)
        ]
        alike, values = (np.hstack(part) for part in zip(*pairs, strict=True))
        tested = StudiesTested(
            alike, values, n=len(pairs), sides=sides, kind=kind,
            level=study.level / study.groups, alone=study.level,
            census=(study.policy.census, study.frontline.census),
        )  # fmt: skip
        log_ratio = tested.means.log_ratio
        right = tested.clear(drawn) & (log_ratio * np.log(ratio) > 0)
        found[rows] = np.where(right, log_ratio, np.nan).reshape(len(pairs), -1)
    return found


@dataclass(frozen=True)
class StudiesTested:
    """Some simulated studies: documents by items, those of one study after those of another.

    Of each item there are `values` with a gap and `alike` ones without. Items are tested together
    at `level`, the intervals of each are those at `alone`; a side that is a `census` has none.
    """

    alike: Floats
    values: Floats
    n: int
    sides: Sides
    kind: Kind
    level: float
    alone: float
    census: tuple[bool, bool]

    @cached_property
    def means(self) -> StudyMeans:
        """The means of both sides, with a gap."""
        return gamma_means.study_means(
            self.values, sides=self.sides, kind=self.kind, studies=self.n
        )

    def clear(self, permutations: Flags) -> Flags:
        """Which items are named, whichever side has more: by the test, and by their intervals."""
        found = self._significant(permutations)
        found[found] = ~intervals.holds_zero(self.ratio(found))
        return found

    def ratio(self, items: Flags) -> Interval:
        """The log2 ratio of some items with a gap, each with its interval alone, as of a rate."""
        sides, exposure, values = self.sides, self.kind.exposure, self.values[:, items]
        if exposure is None:
            raise TypeError("only rates are simulated")
        unseen = intervals.mean_of_those_having(values, otherwise=1 / exposure.mean())
        both = [
            intervals.mean_interval(
                values[own],
                cluster=sides.cluster[own],
                level=self.alone,
                unseen=unseen,
                census=census,
                counting=gamma_means.counting_variance(sides.subset(own), exposure[own]),
            )
            for own, census in zip((sides.first, ~sides.first), self.census, strict=True)
        ]
        policy, frontline = (replace(one, high=np.minimum(one.high, PER)) for one in both)
        return intervals.log2_ratio_interval(policy, frontline, added=self.kind.least)

    def _significant(self, permutations: Flags) -> Flags:
        without = gamma_means.study_means(
            self.alike, sides=self.sides, kind=self.kind, studies=self.n
        )
        spread = without.spread_ratios
        items = self.values.shape[1] // self.n
        unlike = np.repeat(np.maximum(spread, 1 / spread) > gamma_means.UNLIKE, items)
        found = np.zeros(self.values.shape[1], dtype=bool)
        if unlike.any():
            # Counting only raises p: whose p is above the level without it is not named anyway.
            level = self.level / items
            found[unlike] = self.means.p_value(unlike, counted_below=level) <= level
        if not unlike.all() and 1 / len(permutations) <= self.level:
            found[~unlike] = self._permuted(~unlike, permutations, items)
        return found

    def _permuted(self, own: Flags, permutations: Flags, items: int) -> Flags:
        """Which items exceed what the largest of items without a gap reaches by permutation."""
        bars = permutation.first_critical(
            self.alike[:, own],
            sides=self.sides,
            permutations=permutations,
            level=self.level,
            studies=int(own.sum()) // items,
        )
        found = permutation.statistic(self.values[:, own], sides=self.sides)
        policy, frontline = (np.repeat(bar, items) for bar in bars)
        return np.asarray(found**2 > np.where(found > 0, policy, frontline))


def _values(study: Study, rates: Floats, ratio: float, rng: np.random.Generator) -> Floats:
    """The rates of a simulated study, documents by items, policy first."""
    more, less = rates * 2 * ratio / (1 + ratio), rates * 2 / (1 + ratio)
    return np.vstack(
        [drawn_rates(study.policy, more, rng), drawn_rates(study.frontline, less, rng)]
    )


def drawn_rates(side: Side, mean: Floats, rng: np.random.Generator) -> Floats:
    """The rates of a simulated side, documents by items, of these means."""
    squared = max(side.spread, LEAST_SPREAD) ** 2
    true = mean * rng.gamma(1 / squared, squared, (side.clusters, len(mean)))
    uses = rng.poisson(true[side.cluster] * side.words / PER)
    return np.asarray(uses / side.words * PER, dtype=np.float64)
