"""Tests and intervals for documents in clusters on two sides: pure NumPy, knows no table.

Everything here takes a matrix of documents by items and `Sides`. Whole clusters are exchanged,
never single documents of one, and the same draws serve all items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PRIOR = 4.0
"""Degrees of freedom with which a side's variance is drawn towards that of all clusters.

Fewer lose power on rare, skewed items (their variance grows with their mean, and by chance is
nearly nothing in a few documents); more lose the guard against sides that differ in spread.
"""

TOLERANCE = 1e-9
"""Two statistics that differ by no more, or by no more than this share of themselves, are tied."""

MIN_CLUSTERS = 3
"""A sampled side needs so many clusters for an interval."""

_BLOCK = 2_000_000


@dataclass(frozen=True)
class Sides:
    """Where each document stands: on the first side or the second, and in which cluster of it.

    With `weight` documents count so much in the mean of their side; else all alike.
    """

    first: Flags
    cluster: NDArray[np.intp]
    weight: Floats | None = None

    @property
    def n_clusters(self) -> int:
        """Clusters on both sides together."""
        return int(self.cluster.max()) + 1 if self.cluster.size else 0

    @property
    def cluster_first(self) -> Flags:
        """For each cluster: whether it stands on the first side."""
        side = np.zeros(self.n_clusters, dtype=bool)
        side[self.cluster] = self.first
        return side

    @property
    def shape(self) -> tuple[int, int]:
        """Clusters on the first side and on the second."""
        n_first = int(self.cluster_first.sum())
        return n_first, self.n_clusters - n_first

    @property
    def sizes(self) -> Floats:
        """The documents of each cluster, or the sum of their weights."""
        counts = np.bincount(self.cluster, weights=self.weight, minlength=self.n_clusters)
        return counts.astype(np.float64)

    def totals(self, values: Floats) -> Floats:
        """The sum over the documents of each cluster, weighted, clusters by items."""
        sums = np.zeros((self.n_clusters, *values.shape[1:]))
        weighted = values if self.weight is None else (values.T * self.weight).T
        np.add.at(sums, self.cluster, weighted)
        return sums

    def subset(self, kept: Flags) -> Sides:
        """The sides of the documents that are kept; clusters that lose all documents go."""
        _, codes = np.unique(self.cluster[kept], return_inverse=True)
        weight = None if self.weight is None else self.weight[kept]
        return Sides(first=self.first[kept], cluster=codes.astype(np.intp), weight=weight)


@dataclass(frozen=True)
class Tested:
    """What the permutations say of each item: the signed statistic and its two p-values.

    `critical` is what the statistic, squared, must exceed for `p_adjusted` to reach the level.
    """

    statistic: Floats
    p_value: Floats
    p_adjusted: Floats
    critical: Floats


@dataclass(frozen=True)
class Interval:
    """An estimate with the ends of its interval, one per item; NaN where none can be given."""

    estimate: Floats
    low: Floats
    high: Floats


def sides(first: Sequence[bool] | Flags, *, cluster: Sequence[str]) -> Sides:
    """The sides of documents; a cluster's name that occurs on both sides is two clusters."""
    codes: dict[tuple[bool, str], int] = {}
    keys = [(not bool(side), name) for side, name in zip(first, cluster, strict=True)]
    for key in sorted(set(keys)):
        codes[key] = len(codes)
    return Sides(
        first=np.asarray(first, dtype=bool),
        cluster=np.array([codes[key] for key in keys], dtype=np.intp),
    )


# --------------------------------------------------------------------- permutations


def p_floor(n_first: int, n_second: int, *, n_permutations: int) -> float:
    """The smallest p that so many clusters on each side can reach, 1 if a side has none.

    Where the sides have as many clusters, each arrangement has a mirror with the same two-sided
    statistic, so that two arrangements are always as extreme.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    if not n_first or not n_second:
        return 1.0
    exact = (2 if n_first == n_second else 1) / comb(n_first + n_second, n_first)
    sampled = _sampled(n_first, n_second, n_permutations)
    return max(exact, 1 / (1 + n_permutations)) if sampled else exact


def n_arrangements(n_first: int, n_second: int) -> int:
    """How many ways there are to put so many clusters on each side."""
    return comb(n_first + n_second, n_first)


def _sampled(n_first: int, n_second: int, n_permutations: int) -> bool:
    return n_arrangements(n_first, n_second) > n_permutations


def arrangements(sides: Sides, *, n_permutations: int, rng: np.random.Generator) -> Flags:
    """Arrangements of the clusters on the sides, arrangements by clusters, the observed one first.

    All of them, once each, where there are no more than `n_permutations`; otherwise the observed
    one and that many random draws. The numbers of clusters on each side are held.
    """
    observed = sides.cluster_first
    n_first, n_second = sides.shape
    if _sampled(n_first, n_second, n_permutations):
        drawn = rng.permuted(np.tile(observed, (n_permutations, 1)), axis=1)
        return np.vstack([observed, drawn])
    chosen = np.array(list(combinations(range(n_first + n_second), n_first)), dtype=np.intp)
    every = np.zeros((len(chosen), n_first + n_second), dtype=bool)
    np.put_along_axis(every, chosen.reshape(len(chosen), n_first), True, axis=1)
    return np.vstack([observed, every[(every != observed).any(axis=1)]])


def without(sides: Sides, arranged: Flags, *, document: int) -> tuple[Sides, Flags]:
    """The sides and their arrangements when one document is left out.

    If its cluster goes with it, only the arrangements that leave that cluster in its place are
    kept: they are a draw from the arrangements of the others, so the test stays exact.
    """
    kept = np.ones(len(sides.first), dtype=bool)
    kept[document] = False
    own = int(sides.cluster[document])
    if (sides.cluster[kept] == own).any():
        return sides.subset(kept), arranged
    rows = arranged[:, own] == arranged[0, own]
    return sides.subset(kept), np.delete(arranged[rows], own, axis=1)


@dataclass(frozen=True)
class _Weights:
    """What the statistic needs of each arrangement, once for all items."""

    chosen: Floats  # clusters x arrangements
    spread: Floats  # clusters + 2 x arrangements: multiplies squares, their total, the prior
    square: Floats
    scale: Floats
    cross: Floats | None  # 2 x arrangements, only where clusters differ in size


def _weights(sides: Sides, arranged: Flags, prior: float) -> _Weights:
    sizes = sides.sizes
    chosen = arranged.astype(float)
    k_first, k_second = sides.shape
    n_first = chosen @ sizes
    n_second = sizes.sum() - n_first
    w_first = k_first / (n_first**2 * (k_first - 1 + prior))
    w_second = k_second / (n_second**2 * (k_second - 1 + prior))
    squares_first = chosen @ sizes**2
    squares_second = (sizes**2).sum() - squares_first
    square = w_first * squares_first / n_first**2 + w_second * squares_second / n_second**2
    cross = np.vstack([-2 * (w_first / n_first + w_second / n_second), 2 * w_second / n_second])
    equal = bool((sizes == sizes[0]).all())
    return _Weights(
        chosen=np.ascontiguousarray(chosen.T),
        spread=np.vstack(
            [(chosen * (w_first - w_second)[:, None]).T, w_second, prior * (w_first + w_second)]
        ),
        square=square + sizes[0] * cross[0] if equal else square,
        scale=(1 / n_first + 1 / n_second) ** 2,
        cross=None if equal else cross,
    )


def _standardised(values: Floats, weight: Floats | None) -> Floats:
    """Documents by items with (weighted) mean 0, at most 1 in size; a constant item is all zero."""
    centred = values - np.average(values, axis=0, weights=weight)
    size = np.abs(centred).max(axis=0)
    constant = size <= 1e-12 * np.abs(values).max(axis=0)
    return np.asarray(np.where(constant, 0.0, centred / np.where(constant, 1.0, size)))


def _squared(totals: Floats, sizes: Floats, weights: _Weights) -> Floats:
    """The squared statistic, items by arrangements, from cluster totals of standardised values."""
    squares = totals**2
    whole = squares.sum(axis=0)
    prior = whole / max(len(totals) - 1, 1)
    difference = totals.T @ weights.chosen
    variance = np.vstack([squares, whole, np.where(whole > 0, prior, 1.0)]).T @ weights.spread
    if weights.cross is not None:
        weighted = totals * sizes[:, None]
        variance += difference * (
            (weighted.T @ weights.chosen) * weights.cross[0]
            + weighted.sum(axis=0)[:, None] * weights.cross[1]
        )
    np.multiply(difference, difference, out=difference)
    variance += difference * weights.square
    difference *= weights.scale
    return np.asarray(np.divide(difference, variance, out=difference))


def _blocks(totals: Floats, sizes: Floats, weights: _Weights) -> Iterator[Floats]:
    """The squared statistic, some items at a time, so that memory is bounded."""
    step = max(1, _BLOCK // weights.chosen.shape[1])
    for start in range(0, totals.shape[1], step):
        yield _squared(totals[:, start : start + step], sizes, weights)


def statistic(values: Floats, *, sides: Sides, prior: float = PRIOR) -> Floats:
    """The signed studentised difference of the sides' means over documents, one per item.

    (first − second) / sqrt(variance of the first + variance of the second), each side's variance
    taken between the residual totals of its clusters. One further degree of freedom at the
    variance of all clusters together (`PRIOR`) is mixed in: it is the same for every arrangement,
    so the test stays exact, and fades as clusters are added, so the statistic stays studentised;
    but a rare item that by chance is constant on both sides gives no infinite statistic, and a
    side of one cluster has a variance.

    References:
        Chung, E. & Romano, J. P. (2013). Exact and asymptotically robust permutation tests.
        Annals of Statistics 41(2), 484-507.
        Tusher, V. G., Tibshirani, R. & Chu, G. (2001). Significance analysis of microarrays
        applied to the ionizing radiation response. PNAS 98(9), 5116-5121 (the guarded variance).
    """
    sizes = sides.sizes
    totals = sides.totals(_standardised(values, sides.weight))
    squared = _squared(totals, sizes, _weights(sides, sides.cluster_first[None, :], prior))[:, 0]
    sign = np.sign(totals[sides.cluster_first].sum(axis=0))
    return np.asarray(sign * np.sqrt(squared.clip(0)))


def permutation_test(
    values: Floats, *, sides: Sides, arranged: Flags, level: float, prior: float = PRIOR
) -> Tested:
    """Permutation of whole clusters, two-sided, for every item, on the studentised statistic.

    `p_value` is the share of arrangements at least as extreme as the observed one, which is among
    them. `p_adjusted` is the step-down max-T of Westfall and Young: it holds for all items
    together. Memory is bounded by blocks of items.

    References:
        Phipson & Smyth (2010); Chung & Romano (2013); Westfall, P. H. & Young, S. S. (1993).
        Resampling-Based Multiple Testing. Wiley; Ge, Y., Dudoit, S. & Speed, T. P. (2003).
        Resampling-based multiple testing for microarray data analysis. Test 12(1), 1-77 (Box 4).
    """
    observed = statistic(values, sides=sides, prior=prior)
    ascending = np.argsort(observed**2, kind="stable")
    sizes = sides.sizes
    totals = sides.totals(_standardised(values, sides.weight))[:, ascending]
    blocks = _blocks(totals, sizes, _weights(sides, arranged, prior))
    p_value, p_adjusted, critical = _step_down(blocks, n_rows=len(arranged), level=level)
    back = np.argsort(ascending, kind="stable")
    return Tested(observed, p_value[back], p_adjusted[back], critical[back])


def step_down(statistics: Floats, *, level: float) -> Tested:
    """Step-down max-T, one-sided, from the statistics themselves: items by arrangements.

    The observed arrangement is the first; what is large is extreme. The statistics of the items
    must be comparable, and positive or standardised.
    """
    ascending = np.argsort(statistics[:, 0], kind="stable")
    back = np.argsort(ascending, kind="stable")
    p_value, p_adjusted, critical = _step_down(
        [statistics[ascending]], n_rows=statistics.shape[1], level=level
    )
    return Tested(statistics[:, 0].copy(), p_value[back], p_adjusted[back], critical[back])


def _step_down(blocks: Iterable[Floats], *, n_rows: int, level: float) -> tuple[Floats, ...]:
    """P-values, adjusted p-values and critical values of items that come in ascending order."""
    allowed = min(int(level * n_rows + TOLERANCE), n_rows - 1)
    place = n_rows - 1 - allowed
    found: list[tuple[Floats, Floats, Floats]] = []
    highest = np.full(n_rows, -np.inf)
    for block in blocks:
        bar = (block[:, 0] - TOLERANCE * (1 + np.abs(block[:, 0])))[:, None]
        alone = (block >= bar).mean(axis=1)
        successive = block.copy()
        np.maximum(successive[0], highest, out=successive[0])
        np.maximum.accumulate(successive, axis=0, out=successive)
        highest = successive[-1].copy()
        together = (successive >= bar).mean(axis=1)
        found.append((alone, together, np.partition(successive, place, axis=1)[:, place]))
    p_value, p_adjusted, critical = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return p_value, np.maximum.accumulate(p_adjusted[::-1])[::-1], critical


# -------------------------------------------------------------------------- distance


def divergence(first: Floats, second: Floats) -> Floats:
    """Jensen–Shannon divergence in bits of distributions in the last axis: 0 alike, 1 disjoint.

    References:
        Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on
        Information Theory 37(1), 145-151.
    """
    middle = _entropy((first + second) / 2)
    return np.asarray((middle - (_entropy(first) + _entropy(second)) / 2).clip(0, 1))


def _entropy(share: Floats) -> Floats:
    return np.asarray(-(share * np.log2(np.maximum(share, 1e-300))).sum(axis=-1))


def permuted_divergence(values: Floats, *, sides: Sides, arranged: Flags) -> Floats:
    """The divergence between the sides' mean distributions under each arrangement.

    `values` are documents by items, each document a distribution.
    """
    totals = sides.totals(values)
    sizes = sides.sizes
    step = max(1, _BLOCK // max(values.shape[1], 1))
    parts = []
    for start in range(0, len(arranged), step):
        chosen = arranged[start : start + step].astype(float)
        first, n_first = chosen @ totals, (chosen @ sizes)[:, None]
        second, n_second = totals.sum(axis=0) - first, sizes.sum() - n_first
        parts.append(divergence(first / n_first, second.clip(0) / n_second))
    return np.concatenate(parts)


# ------------------------------------------------------------------------- intervals


def resamples(
    sides: Sides, *, n_bootstrap: int, census: tuple[bool, bool], rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """How often each cluster is drawn when the clusters of each side are drawn with replacement.

    Resamples by clusters, for the first side and for the second, zero on the other. A side that
    is a census is held as it is, each of its clusters once.
    """
    weights = []
    for own, known in zip((sides.cluster_first, ~sides.cluster_first), census, strict=True):
        n = int(own.sum())
        drawn = np.zeros((n_bootstrap, sides.n_clusters))
        drawn[:, own] = 1.0 if known else rng.multinomial(n, np.full(n, 1 / n), size=n_bootstrap)
        weights.append(drawn)
    return weights[0], weights[1]


def bootstrapped_means(
    values: Floats, *, sides: Sides, weights: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """The means over documents of both sides in each resample, resamples by items."""
    totals = sides.totals(values)
    sizes = sides.sizes
    first, second = ((drawn @ totals) / (drawn @ sizes)[:, None] for drawn in weights)
    return first, second


def redrawn_divergence(shares: Floats, *, sides: Sides, weights: tuple[Floats, Floats]) -> Floats:
    """The divergence between the sides' mean distributions in each resample."""
    return divergence(*bootstrapped_means(shares, sides=sides, weights=weights))


def spread_ends(
    drawn: Floats, *, sides: Sides, census: tuple[bool, bool], level: float
) -> tuple[float, float]:
    """How far below and above an estimate its interval reaches, by the spread of resamples.

    The quantiles of the resamples about their own mean, widened for few clusters by
    sqrt(k / (k − 1)) and Student's t. Nothing where both sides are a census, NaN where a sampled
    side has fewer than `MIN_CLUSTERS`.
    """
    sampled = [k for k, known in zip(sides.shape, census, strict=True) if not known]
    if not sampled:
        return 0.0, 0.0
    if min(sampled) < MIN_CLUSTERS:
        return np.nan, np.nan
    ends = np.quantile(drawn - drawn.mean(), [level / 2, 1 - level / 2])
    low, high = ends * widening(min(sampled), level=level)
    return float(low), float(high)


def mean_interval(
    values: Floats, *, cluster: NDArray[np.intp], level: float, unseen: Floats, census: bool
) -> Interval:
    """The mean over documents of what cannot be negative, with its interval at 1 − level.

    The interval is that of Student's t on the log scale, its variance from the residual totals of
    clusters, so it is wider upwards, as the mean of something skewed needs. Where the item was in
    no document, the upper end is the share of clusters that could have it and yet none would show
    it (level / 2), times `unseen`, what a document that has it is like. A census is known: its
    interval is its mean. Fewer than `MIN_CLUSTERS` clusters of a sample give NaN.

    Coverage is simulated in benchmarks/bench_calibration.py beside the percentile bootstrap,
    the bootstrap-t and the widened percentile, which all cover less on skewed shares.

    References:
        Zhou, X.-H. & Gao, S. (1997). Confidence intervals for the log-normal mean. Statistics in
        Medicine 16(7), 783-790 (log scale); Liang, K.-Y. & Zeger, S. L. (1986). Longitudinal data
        analysis using generalized linear models. Biometrika 73(1), 13-22 (cluster totals);
        Hanley, J. A. & Lippman-Hand, A. (1983). If nothing goes wrong, is everything all right?
        JAMA 249(13), 1743-1745 (zeros).
    """
    mean = values.mean(axis=0)
    if census:
        return Interval(mean, mean.copy(), mean.copy())
    _, codes = np.unique(cluster, return_inverse=True)
    k = int(codes.max()) + 1
    if k < MIN_CLUSTERS:
        nothing = np.full(mean.shape, np.nan)
        return Interval(mean, nothing, nothing.copy())
    totals = np.zeros((k, values.shape[1]))
    np.add.at(totals, codes, values - mean)
    error = np.sqrt((totals**2).sum(axis=0) * k / (k - 1)) / len(values)
    some = mean > 0
    reach = float(stats.t.ppf(1 - level / 2, k - 1)) * error / np.where(some, mean, 1.0)
    most = (1 - (level / 2) ** (1 / k)) * unseen
    return Interval(
        mean,
        np.where(some, mean * np.exp(-reach), 0.0),
        np.where(some, mean * np.exp(np.minimum(reach, 100.0)), most),
    )


def difference_interval(first: Interval, second: Interval) -> Interval:
    """The difference of two independent estimates, with the interval made from theirs (MOVER).

    References:
        Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures: a
        general approach. Statistics in Medicine 27(10), 1693-1702.
    """
    estimate = first.estimate - second.estimate
    below = np.hypot(first.estimate - first.low, second.high - second.estimate)
    above = np.hypot(first.high - first.estimate, second.estimate - second.low)
    # What is left of equal numbers by rounding differs between machines.
    nothing = 1e-12 * (np.abs(first.estimate) + np.abs(second.estimate))
    ends = (estimate, estimate - below, estimate + above)
    return Interval(*(np.where(np.abs(end) <= nothing, 0.0, end) for end in ends))


def log2_ratio_interval(
    first: Interval, second: Interval, *, added: tuple[float, float]
) -> Interval:
    """The log2 ratio of two independent estimates, `added` to each, with its interval (MOVER)."""
    logged = [
        Interval(*(np.log2(end + more) for end in (side.estimate, side.low, side.high)))
        for side, more in zip((first, second), added, strict=True)
    ]
    return difference_interval(logged[0], logged[1])


def widening(n_clusters: int, *, level: float) -> float:
    """How much wider a percentile interval must be for so few clusters.

    sqrt(k / (k − 1)) undoes the bootstrap's variance over k instead of k − 1; the quantile of
    Student's t over the normal's allows for not knowing that variance.

    References:
        Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American
        Statistician 69(4), 371-386.
    """
    quantiles = stats.t.ppf(1 - level / 2, n_clusters - 1) / stats.norm.ppf(1 - level / 2)
    return float(quantiles * np.sqrt(n_clusters / (n_clusters - 1)))
