"""Rows of `Gaps` that have no side: how far policy and frontline are apart, and whether at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline import distances, resampling
from pipeline.params import GapParams
from pipeline.resampling import Flags, Floats, Sides

MOST_WORK = 200_000_000
"""Phrases of documents times arrangements, at most, for partisanship; but `FEWEST_ARRANGED`."""

FEWEST_ARRANGED = 1_000


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
            "sentence": "",
        }


def told(sides: Sides, *, params: GapParams) -> bool:
    """Whether the design can tell any gap from chance at the level."""
    floor = resampling.p_floor(*sides.shape, n_permutations=params.n_permutations)
    return floor <= params.level


def census(params: GapParams) -> tuple[bool, bool]:
    """Which sides are all there are: policy, frontline."""
    return params.sampling.policy == "census", params.sampling.frontline == "census"


def thinned(arranged: Flags, n: int, *, seed: int) -> Flags:
    """The observed arrangement and `n - 1` of the others, drawn; all if there are no more."""
    if len(arranged) <= n:
        return arranged
    others = 1 + np.random.default_rng(seed).choice(len(arranged) - 1, size=n - 1, replace=False)
    rows = np.concatenate([[0], np.sort(others)])
    return np.asarray(arranged[rows], dtype=bool)


def partisanship(
    shares: Floats,
    sides: Sides,
    arranged: Flags,
    *,
    documents: Sequence[str],
    params: GapParams,
) -> list[Apart]:
    """How much better than a coin toss a reader guesses the side of one phrase; one item, or none.

    The estimate is the leave-out partisanship less its mean over the arrangements, which is a
    little below .5 where the sides are few and unequal in number. Each side needs two clusters,
    and the interval three. `apart` needs both the test and an interval above nothing.
    """
    if min(sides.shape) < 2:
        return []
    work = max(1, int((shares > 0).sum()))
    few = thinned(arranged, max(FEWEST_ARRANGED, MOST_WORK // work), seed=params.seed)
    null = distances.partisanship(shares, sides=sides, arranged=few)
    tested = resampling.step_down(null[None, :], level=params.level)
    estimate = float(null[0] - null.mean())

    def left(kept: Flags) -> float:
        rest = sides.subset(kept)
        if min(rest.shape) < 2:
            return np.nan
        own = rest.cluster_first[None, :]
        return float(distances.partisanship(shares[kept], sides=rest, arranged=own)[0])

    low, high = distances.jackknife(
        estimate,
        lambda cluster: left(sides.cluster != cluster),
        sides=sides,
        census=census(params),
        level=params.level,
    )
    found = told(sides, params=params) and tested.p_value[0] <= params.level
    found = found and not low <= 0
    flipped = ""
    if found:
        those = np.arange(len(documents))
        without = np.array([left(those != position) for position in those])
        lowest = int(np.argmin(np.where(np.isnan(without), -np.inf, without)))
        flipped = "" if without[lowest] > tested.critical[0] else str(documents[lowest])
    first = sides.first
    return [
        Apart(
            measure="partisanship",
            item="words",
            estimate=estimate,
            low=low,
            high=high,
            p_value=float(tested.p_value[0]),
            p_adjusted=float(tested.p_value[0]),
            n_policy=int(first.sum()),
            n_frontline=int((~first).sum()),
            verdict="apart" if found else "cannot tell",
            flipped_by=flipped,
        )
    ]


@dataclass(frozen=True)
class Distanced:
    """The documents that use a word, their sides, distances and numbers of uses."""

    item: str
    documents: tuple[str, ...]
    sides: Sides
    distances: Floats
    uses: tuple[int, int]

    def without(self, kept: Flags) -> float:
        """The energy of the documents that are kept; NaN where a side has fewer than two."""
        rest = self.sides.subset(kept)
        if min(rest.shape) < 2:
            return np.nan
        part = self.distances[np.ix_(kept, kept)]
        return float(distances.energy(part, sides=rest, arranged=rest.cluster_first[None, :])[0])


def meanings(
    concepts: Sequence[Distanced], ordinary: Sequence[Distanced], *, params: GapParams
) -> list[Apart]:
    """Whether policy and frontline use each concept in other contexts.

    The energy coefficient of the documents that use it, tested by exchanging their clusters; the
    p-values of several concepts are adjusted by Holm, since each has other documents. `placebo`
    is its place, standardised by its arrangements, among words of like frequency on both sides.

    References:
        Székely & Rizzo (2013); Holm, S. (1979). A simple sequentially rejective multiple test
        procedure. Scandinavian Journal of Statistics 6(2), 65-70.
    """
    nulls = [_energies(one, params=params, n=params.n_permutations) for one in concepts]
    p_values = np.array([float(np.mean(null >= null[0] - 1e-12)) for null in nulls])
    adjusted = holm(p_values)
    distance = [_standardised(null) for null in nulls]
    placebos = _placebos(concepts, ordinary, distance, params=params)
    return [
        _meaning(one, null, (p_values[i], adjusted[i]), placebos[i], params=params)
        for i, (one, null) in enumerate(zip(concepts, nulls, strict=True))
    ]


def holm(p_values: Floats) -> Floats:
    """P-values adjusted by Holm's step-down Bonferroni, for tests that share no arrangements."""
    if not len(p_values):
        return p_values
    order = np.argsort(p_values, kind="stable")
    steps = p_values[order] * np.arange(len(p_values), 0, -1)
    adjusted = np.empty_like(p_values)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return adjusted


def _energies(one: Distanced, *, params: GapParams, n: int) -> Floats:
    arranged = resampling.arrangements(
        one.sides, n_permutations=n, rng=np.random.default_rng(params.seed)
    )
    return distances.energy(one.distances, sides=one.sides, arranged=arranged)


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
    one: Distanced, null: Floats, p: tuple[float, float], placebo: float, *, params: GapParams
) -> Apart:
    estimate = float(null[0])
    low, high = distances.jackknife(
        estimate,
        lambda cluster: one.without(one.sides.cluster != cluster),
        sides=one.sides,
        census=census(params),
        level=params.level,
    )
    found = told(one.sides, params=params) and p[1] <= params.level and not low <= 0
    flipped = ""
    if found:
        those = np.arange(len(one.documents))
        bar = float(np.quantile(null, 1 - params.level, method="higher"))
        without = np.array([one.without(those != position) for position in those])
        lowest = int(np.argmin(np.where(np.isnan(without), -np.inf, without)))
        flipped = "" if without[lowest] > bar else one.documents[lowest]
    first = one.sides.first
    return Apart(
        measure="meaning",
        item=one.item,
        estimate=estimate,
        low=low,
        high=high,
        p_value=p[0],
        p_adjusted=p[1],
        n_policy=int(first.sum()),
        n_frontline=int((~first).sum()),
        verdict="apart" if found else "cannot tell",
        placebo=placebo,
        flipped_by=flipped,
    )
