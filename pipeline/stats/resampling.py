"""Resampling of whole clusters: the bootstrap and the jackknife, with intervals from each.

In: `Sides` and a statistic. Out: weights of clusters in each resample, or the ends of an interval.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats.clusters import MIN_CLUSTERS, Sides

_NOTHING = 1e-12
"""A standard error that is no larger is taken to be 0."""


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


def jackknife(
    estimate: float,
    without: Callable[[int], float],
    *,
    sides: Sides,
    census: tuple[bool, bool],
    level: float,
) -> tuple[float, float]:
    """The ends of an interval at 1 − level, from leaving out each cluster of the sampled sides.

    `without` is the estimate without one cluster. Each side's variance is that of its own
    jackknife; Student's t with the degrees of freedom of Welch. NaN where a sampled side has fewer
    than three clusters, the estimate itself where both sides are a census.

    References:
        Efron, B. & Stein, C. (1981). The jackknife estimate of variance. Annals of Statistics
        9(3), 586-596; Welch, B. L. (1947). Biometrika 34, 28-35.
    """
    variance, freedom = 0.0, 0.0
    for own, known in zip((sides.cluster_first, ~sides.cluster_first), census, strict=True):
        if known:
            continue
        k = int(own.sum())
        if k < MIN_CLUSTERS:
            return np.nan, np.nan
        left = np.array([without(int(cluster)) for cluster in np.flatnonzero(own)])
        part = (k - 1) / k * float(((left - left.mean()) ** 2).sum())
        variance += part
        freedom += part**2 / (k - 1)
    if variance <= _NOTHING**2:
        return estimate, estimate
    reach = float(stats.t.ppf(1 - level / 2, variance**2 / freedom)) * float(np.sqrt(variance))
    return estimate - reach, estimate + reach


def root_jackknife(
    estimate: float,
    without: Callable[[int], float],
    *,
    sides: Sides,
    census: tuple[bool, bool],
    level: float,
) -> tuple[float, float]:
    """The ends of the jackknife's interval, worked out on the scale of the square root.

    For what grows with the square of a difference, as energy and partisanship do: the root is the
    distance itself, and its spread hardly depends on its size. The signs are kept.

    References:
        Székely & Rizzo (2013), 2: the root of the energy is a metric.
    """
    low, high = jackknife(
        _root(estimate),
        lambda cluster: _root(without(cluster)),
        sides=sides,
        census=census,
        level=level,
    )
    if low == high:
        return estimate, estimate
    return low * abs(low), high * abs(high)


def _root(value: float) -> float:
    return float(np.sign(value) * np.sqrt(abs(value)))
