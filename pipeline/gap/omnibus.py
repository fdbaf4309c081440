"""Rows of `Gaps` that have no side: how far policy and frontline are apart, and whether at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from pipeline.config.params import GapParams
from pipeline.gap import detectability
from pipeline.gap.detectability import Shortfall
from pipeline.stats import distances, multiplicity, permutation, resampling
from pipeline.stats.clusters import Flags, Floats, Sides

MOST_WORK = 200_000_000
"""Phrases of documents times permutations, at most, for partisanship; but `FEWEST_PERMUTATIONS`."""

FEWEST_PERMUTATIONS = 1_000

INFLUENCE_PERMUTATIONS = 1_000
"""Permutations, at most, when a meaning is permuted anew without each document."""


REACH = 2.0
"""What is so many times as far from nothing as the interval reaches down stays clear of it without
a document; where it is nearer, the interval is worked out anew."""


@dataclass(frozen=True)
class Apart:
    """How far the sides are apart in one item, beyond chance, with interval, p and verdict."""

    measure: str
    item: str
    estimate: float
    low: float
    high: float
    p_value: float
    p_adjusted: float
    n_policy: int
    n_frontline: int
    verdict: str
    shortfall: Shortfall
    placebo: float = np.nan
    flipped_by: str = ""

    def row(self) -> dict[str, object]:
        """A row of `Gaps`, still without language and sentence."""
        return {
            "measure": self.measure,
            "item": self.item,
            "label": self.item,
            "policy": np.nan,
            "frontline": np.nan,
            "estimate": self.estimate,
            "ci_low": self.low,
            "ci_high": self.high,
            "log2_ratio": np.nan,
            "log2_ci_low": np.nan,
            "log2_ci_high": np.nan,
            "p_value": self.p_value,
            "p_adjusted": self.p_adjusted,
            "n_policy": self.n_policy,
            "n_frontline": self.n_frontline,
            "n_with_policy": self.n_policy,
            "n_with_frontline": self.n_frontline,
            "placebo": self.placebo,
            "verdict": self.verdict,
            "flipped_by": self.flipped_by,
            "stable": True,
            **self.shortfall.row(),
        }


def flipped_by(
    found: bool, documents: Sequence[str], without: Callable[[int], tuple[float, bool]]
) -> str:
    """The document without which the verdict would be another; of several what moves it most.

    `without` gives the statistic and whether the sides are still told apart.
    """
    changed = [
        (statistic if found else -statistic, position)
        for position in range(len(documents))
        for statistic, still in [without(position)]
        if still != found
    ]
    return str(documents[min(changed)[1]]) if changed else ""


def thinned(permutations: Flags, n: int, *, seed: int) -> Flags:
    """The observed permutation and `n - 1` of the others, drawn; all if there are no more."""
    if len(permutations) <= n:
        return permutations
    others = 1 + np.random.default_rng(seed).choice(
        len(permutations) - 1, size=n - 1, replace=False
    )
    rows = np.concatenate([[0], np.sort(others)])
    return np.asarray(permutations[rows], dtype=bool)


def partisanship(
    shares: Floats,
    sides: Sides,
    permutations: Flags,
    *,
    documents: Sequence[str],
    params: GapParams,
) -> list[Apart]:
    """How much better than a coin toss a reader guesses the side of one phrase; one item, or none.

    The estimate is the leave-out partisanship less its mean over the permutations, which is a
    little below .5 where the sides are few and unequal in number. Each side needs two clusters,
    and the interval three. `apart` needs both the test and an interval above nothing. The document
    that flips the verdict is looked for against the mean and the critical value of all documents'
    permutations, with floor and interval anew.
    """
    if min(sides.shape) < 2:
        return []
    work = max(1, int((shares > 0).sum()))
    few = thinned(permutations, max(FEWEST_PERMUTATIONS, MOST_WORK // work), seed=params.seed)
    null = distances.partisanship(shares, sides=sides, permutations=few)
    tested = multiplicity.step_down(null[None, :], level=params.level)
    centre, bar = float(null.mean()), float(tested.critical[0])
    estimate, p_value = float(null[0]) - centre, float(tested.p_value[0])
    ends = _guessed_interval(shares, sides, (estimate, centre), params=params)
    low, high = _reaching(ends, estimate, p_value, params=params)
    missing = detectability.shortfall(sides, params=params)
    found = missing.testable and p_value <= params.level and not low <= 0
    far = REACH * (estimate - low)

    def without(document: int) -> tuple[float, bool]:
        kept = np.arange(len(documents)) != document
        rest = sides.subset(kept)
        right = _guessed(shares[kept], rest)
        if np.isnan(right) or not detectability.is_testable(rest, params=params) or right <= bar:
            return (-np.inf if np.isnan(right) else right), False
        if right - centre > far:
            return right, True
        low, _ = _guessed_interval(shares[kept], rest, (right - centre, centre), params=params)
        return right, not low <= 0

    return [
        Apart(
            measure="partisanship",
            item="words",
            estimate=estimate,
            low=low,
            high=high,
            p_value=p_value,
            p_adjusted=p_value,
            n_policy=int(sides.first.sum()),
            n_frontline=int((~sides.first).sum()),
            verdict="apart" if found else "cannot tell",
            flipped_by=flipped_by(found, documents, without),
            shortfall=missing,
        )
    ]


def _guessed(shares: Floats, sides: Sides) -> float:
    """Partisanship as observed; NaN where a side has fewer than two clusters."""
    if min(sides.shape) < 2:
        return np.nan
    own = sides.cluster_first[None, :]
    return float(distances.partisanship(shares, sides=sides, permutations=own)[0])


def _guessed_interval(
    shares: Floats, sides: Sides, beyond: tuple[float, float], *, params: GapParams
) -> tuple[float, float]:
    """The interval of what is beyond chance, from the estimate and what chance has."""
    estimate, centre = beyond
    left = distances.partisanship_without(shares, sides=sides) - centre
    return resampling.root_jackknife(
        estimate,
        lambda cluster: float(left[cluster]),
        sides=sides,
        census=params.sampling.census,
        level=params.level,
    )


def _reaching(
    ends: tuple[float, float], estimate: float, p_value: float, *, params: GapParams
) -> tuple[float, float]:
    """The interval of a distance, stretched to nothing where the test does not leave it out.

    Where nothing differs the interval alone is too narrow, and the test is right. Below nothing is
    only chance, which may hide as much above it: the upper end is no nearer to nothing.
    """
    if all(params.sampling.census) or np.isnan(ends[0]):
        return ends
    low = ends[0] if p_value <= params.level else min(ends[0], 0.0)
    return low, max(ends[1], -estimate)


def divergences(
    shares: Mapping[str, Floats],
    sides: Sides,
    permutations: Flags,
    *,
    documents: Sequence[str],
    params: GapParams,
) -> list[Apart]:
    """For each kind of share how far apart the sides' mean distributions are, beyond chance.

    The estimate is the observed divergence less its mean over the permutations: what remains of
    sampling noise, which makes any two groups of documents differ. The test is one-sided, on the
    divergence standardised by its permutations. It has no side: the verdict is `apart` or
    `cannot tell`.

    References:
        Gentzkow, M., Shapiro, J. M. & Taddy, M. (2019). Measuring group differences in
        high-dimensional choices. Econometrica 87(4), 1307-1340 (the bias of plug-in measures).
    """
    null = np.stack(
        [
            distances.permuted_divergence(part, sides=sides, permutations=permutations)
            for part in shares.values()
        ]
    )
    centre, spread = null.mean(axis=1), null.std(axis=1)
    scale = np.where(spread > 1e-12, spread, 1.0)
    away = null - centre[:, None]
    away[np.abs(away) <= 1e-12] = 0.0
    tested = multiplicity.step_down(away / scale[:, None], level=params.level)
    missing = detectability.shortfall(sides, params=params)
    first = sides.first
    found: list[Apart] = []
    for i, (item, part) in enumerate(shares.items()):
        beyond = float(away[i, 0])
        low, high = divergence_interval(part, sides, beyond, params=params)
        shown = bool(missing.testable and tested.p_adjusted[i] <= params.level) and not low <= 0
        critical = float(centre[i] + scale[i] * tested.critical[i])
        bar = float(centre[i]), critical, REACH * (beyond - low)
        found.append(
            Apart(
                measure="divergence",
                item=item,
                estimate=beyond,
                low=low,
                high=high,
                p_value=float(tested.p_value[i]),
                p_adjusted=float(tested.p_adjusted[i]),
                n_policy=int(first.sum()),
                n_frontline=int((~first).sum()),
                verdict="apart" if shown else "cannot tell",
                flipped_by=_divergence_flips(
                    shown, part, sides, documents=documents, bar=bar, params=params
                ),
                shortfall=missing,
            )
        )
    return found


def _divergence_flips(
    shown: bool,
    shares: Floats,
    sides: Sides,
    *,
    documents: Sequence[str],
    bar: tuple[float, float, float],
    params: GapParams,
) -> str:
    """The document without which the verdict would be another.

    What is left is held against the mean and the critical value of all documents' permutations;
    floor and interval are worked out anew, the interval where it may come near to nothing.
    """
    centre, critical, far = bar

    def without(document: int) -> tuple[float, bool]:
        kept = np.arange(len(documents)) != document
        rest = sides.subset(kept)
        if 0 in rest.shape or not detectability.is_testable(rest, params=params):
            return -np.inf, False
        own = rest.cluster_first[None, :]
        left = float(distances.permuted_divergence(shares[kept], sides=rest, permutations=own)[0])
        if left <= critical or left - centre > far:
            return left, left > critical
        low, _ = divergence_interval(shares[kept], rest, left - centre, params=params)
        return left, not low <= 0

    return flipped_by(shown, documents, without)


def divergence_interval(
    shares: Floats, sides: Sides, estimate: float, *, params: GapParams
) -> tuple[float, float]:
    """The interval of a divergence beyond chance: the spread of a cluster bootstrap around it.

    A resampled divergence is biased upwards as the observed one is, so only its spread about its
    own mean is used, widened for few clusters by sqrt(k / (k − 1)) and Student's t.
    """
    weights = resampling.resamples(
        sides,
        n_bootstrap=params.n_bootstrap,
        census=params.sampling.census,
        rng=np.random.default_rng(params.seed + 1),
    )
    low, high = resampling.spread_ends(
        distances.redrawn_divergence(shares, sides=sides, weights=weights),
        sides=sides,
        census=params.sampling.census,
        level=params.level,
    )
    return estimate + low, estimate + high


@dataclass(frozen=True)
class Distanced:
    """The documents that use a word, their sides, distances and numbers of uses."""

    item: str
    documents: tuple[str, ...]
    sides: Sides
    distances: Floats
    uses: tuple[int, int]

    def subset(self, kept: Flags) -> Distanced:
        """The documents that are kept."""
        return replace(
            self,
            documents=tuple(compress(self.documents, kept)),
            sides=self.sides.subset(kept),
            distances=self.distances[np.ix_(kept, kept)],
        )

    @property
    def energy(self) -> float:
        """The energy as observed; NaN where a side has fewer than two clusters."""
        if min(self.sides.shape) < 2:
            return np.nan
        own = self.sides.cluster_first[None, :]
        return float(distances.energy(self.distances, sides=self.sides, permutations=own)[0])

    def interval(self, estimate: float, *, params: GapParams) -> tuple[float, float]:
        """The ends of the interval of the energy, by the jackknife over clusters."""
        return resampling.root_jackknife(
            estimate,
            lambda cluster: self.subset(self.sides.cluster != cluster).energy,
            sides=self.sides,
            census=params.sampling.census,
            level=params.level,
        )


def meanings(
    concepts: Sequence[Distanced], ordinary: Sequence[Distanced], *, params: GapParams
) -> list[Apart]:
    """Whether policy and frontline use each concept in other contexts.

    The energy coefficient of the documents that use it, tested by exchanging their clusters; the
    p-values of several concepts are adjusted by Holm, since each has other documents. `placebo`
    is its place, standardised by its permutations, among words of like frequency on both sides.

    References:
        Székely & Rizzo (2013); Holm, S. (1979). A simple sequentially rejective multiple test
        procedure. Scandinavian Journal of Statistics 6(2), 65-70.
    """
    nulls = [_energies(one, params=params, n=params.n_permutations) for one in concepts]
    p_values = np.array([float(np.mean(null >= null[0] - 1e-12)) for null in nulls])
    adjusted = multiplicity.holm(p_values)
    distance = [_standardised(null) for null in nulls]
    placebos = _placebos(concepts, ordinary, distance, params=params)
    return [
        _meaning(one, (nulls[i], p_values, adjusted), placebos[i], at=i, params=params)
        for i, one in enumerate(concepts)
    ]


def _energies(one: Distanced, *, params: GapParams, n: int) -> Floats:
    permutations = permutation.draw_permutations(
        one.sides, n_permutations=n, rng=np.random.default_rng(params.seed)
    )
    return distances.energy(one.distances, sides=one.sides, permutations=permutations)


def _standardised(null: Floats) -> float:
    spread = float(null.std())
    return float(null[0] - null.mean()) / spread if spread > 1e-12 else 0.0


NEAREST, FEWEST, LIKE = 100, 20, 2.0
"""Placebo words: the nearest in frequency, no fewer, within this factor a side on the mean."""


def unlike(counts: NDArray[np.int64], uses: tuple[int, int]) -> Floats:
    """How unlike in frequency words are, on both sides on the mean: 1 is by the factor `LIKE`."""
    away = np.abs(np.log2(counts) - np.log2(uses)).mean(axis=1)
    return np.asarray(away / np.log2(LIKE) - 1e-9)


def _placebos(
    concepts: Sequence[Distanced],
    ordinary: Sequence[Distanced],
    distance: Sequence[float],
    *,
    params: GapParams,
) -> list[float]:
    """The share of ordinary words, as frequent on both sides, whose uses are less far apart."""
    uses = np.array([one.uses for one in ordinary], dtype=np.int64).reshape(-1, 2)
    known: dict[int, float] = {}
    shares = []
    for one, away in zip(concepts, distance, strict=True):
        far = unlike(uses, one.uses)
        nearest = np.argsort(far, kind="stable")[:NEAREST]
        nearest = nearest[far[nearest] <= 1.0]
        for word in nearest:
            if int(word) not in known:
                null = _energies(ordinary[word], params=params, n=min(999, params.n_permutations))
                known[int(word)] = _standardised(null)
        others = np.array([known[int(word)] for word in nearest])
        shares.append(float(np.mean(others < away - 1e-9)) if len(nearest) >= FEWEST else np.nan)
    return shares


def _meaning(
    one: Distanced,
    tested: tuple[Floats, Floats, Floats],
    placebo: float,
    *,
    at: int,
    params: GapParams,
) -> Apart:
    null, p_values, adjusted = tested
    estimate = float(null[0])
    ends = one.interval(estimate, params=params)
    low, high = _reaching(ends, estimate, float(p_values[at]), params=params)
    missing = detectability.shortfall(one.sides, params=params, tests=len(p_values))
    found = missing.testable and adjusted[at] <= params.level and not low <= 0

    def without(document: int) -> tuple[float, bool]:
        rest = one.subset(np.arange(len(one.documents)) != document)
        if not detectability.is_testable(rest.sides, params=params, tests=len(p_values)):
            return -np.inf, False
        again = _energies(rest, params=params, n=INFLUENCE_PERMUTATIONS - 1)
        others = p_values.copy()
        others[at] = np.mean(again >= again[0] - 1e-12)
        if multiplicity.holm(others)[at] > params.level:
            return float(again[0]), False
        return float(again[0]), not rest.interval(float(again[0]), params=params)[0] <= 0

    return Apart(
        measure="meaning",
        item=one.item,
        estimate=estimate,
        low=low,
        high=high,
        p_value=float(p_values[at]),
        p_adjusted=float(adjusted[at]),
        n_policy=int(one.sides.first.sum()),
        n_frontline=int((~one.sides.first).sum()),
        verdict="apart" if found else "cannot tell",
        placebo=placebo,
        flipped_by=flipped_by(found, one.documents, without),
        shortfall=missing,
    )
