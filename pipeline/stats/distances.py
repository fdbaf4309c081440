"""How far two sides are apart as a whole: partisanship and energy, for documents in clusters.

Pure NumPy, knows no table. Each statistic is worked out for all arrangements of the clusters at
once; no document is ever compared with its own cluster.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import stats

from pipeline.stats.resampling import MIN_CLUSTERS, Flags, Floats, Sides

_BLOCK = 4_000_000
_NOTHING = 1e-12


def partisanship(shares: Floats, *, sides: Sides, arranged: Flags) -> Floats:
    """How often a reader who is shown one phrase guesses its side right: .5 is tossing a coin.

    `shares` are documents by phrases, each document adding up to 1. One side is drawn, of it one
    document, of it one phrase; the reader knows how often all documents but that one's cluster use
    the phrase (mean over documents) and guesses in proportion. A phrase that no other document
    has tells nothing. What the reader is tested on she has not read, so that sides which do not
    differ come out at .5 and not above, as they do with a plug-in estimate. Returned for each
    arrangement; each side needs two clusters.

    References:
        Gentzkow, M., Shapiro, J. M. & Taddy, M. (2019). Measuring group differences in
        high-dimensional choices: method and application to congressional speech. Econometrica
        87(4), 1307-1340 (the leave-out estimator; there pooled over words, here the mean over
        documents).
    """
    first, second = guesses(shares, sides=sides, arranged=arranged)
    return (first + second) / 2


def guesses(shares: Floats, *, sides: Sides, arranged: Flags) -> tuple[Floats, Floats]:
    """How often phrases of the first side are guessed right, and of the second, per arrangement."""
    first, second = _guesses(shares, sides, arranged, ~arranged)
    return first, second


def partisanship_without(shares: Floats, *, sides: Sides) -> Floats:
    """The partisanship without each cluster in turn; NaN where its side has no three clusters."""
    left = np.full(sides.n_clusters, np.nan)
    own = sides.cluster_first
    many = np.where(own, sides.shape[0], sides.shape[1]) >= MIN_CLUSTERS
    if min(sides.shape) >= 2 and many.any():
        kept = ~np.eye(sides.n_clusters, dtype=bool)[many]
        left[many] = _guesses(shares, sides, kept & own, kept & ~own).mean(axis=0)
    return left


def _guesses(shares: Floats, sides: Sides, first: Flags, second: Flags) -> Floats:
    """Sides by rows: how often phrases are guessed right where so the clusters are on the sides."""
    totals = sides.totals(shares)
    sizes = sides.sizes
    having = [np.flatnonzero(own) for own in totals]
    step = max(1, _BLOCK // max(totals.shape[1], 1))
    parts = []
    for start in range(0, len(first), step):
        rows = first[start : start + step], second[start : start + step]
        means = [one.astype(float) @ totals for one in rows]
        sums = [one.astype(float) @ sizes for one in rows]
        right = np.zeros((2, len(rows[0])))
        # One cluster at a time: what is worked on stays small.
        for cluster, phrases in enumerate(having):
            weight = totals[cluster, phrases]
            for side in (0, 1):
                at = np.flatnonzero(rows[side][:, cluster])
                own = means[side][at][:, phrases] - weight
                own /= (sums[side][at] - sizes[cluster])[:, None]
                other = means[1 - side][at][:, phrases]
                other /= sums[1 - side][at][:, None]
                right[side, at] += _told(own, other) @ weight
        parts.append(right / np.array(sums))
    return np.hstack(parts)


def _told(own: Floats, other: Floats) -> Floats:
    """How sure one is of the own side, from the use of each phrase on both; half if on neither."""
    own[own < _NOTHING] = 0.0
    other[other < _NOTHING] = 0.0
    other += own
    return np.divide(own, other, out=np.full_like(own, 0.5), where=other > 0)


def energy(distances: Floats, *, sides: Sides, arranged: Flags) -> Floats:
    """How much further documents of different sides are apart than documents of one, 0 to 1.

    (2 E d(x, y) − E d(x, x′) − E d(y, y′)) / 2 E d(x, y), the energy coefficient: 0 where both
    sides are drawn from one distribution, 1 where neither side varies. `distances` are between
    documents; pairs within a cluster are left out, so that sides which do not differ come out at
    0 on average (below 0 by chance). Returned for each arrangement; each side needs two clusters.

    References:
        Székely, G. J. & Rizzo, M. L. (2013). Energy statistics: a class of statistics based on
        distances. Journal of Statistical Planning and Inference 143(8), 1249-1272.
    """
    between = _between_clusters(distances, sides)
    sizes = sides.sizes
    pairs = np.outer(sizes, sizes)
    np.fill_diagonal(pairs, 0.0)
    first = arranged.astype(float)
    second = 1 - first

    def mean(one: Floats, other: Floats) -> Floats:
        total = np.einsum("ac,ac->a", one @ between, other)
        return np.asarray(total / np.einsum("ac,ac->a", one @ pairs, other))

    across = 2 * mean(first, second)
    beyond = across - mean(first, first) - mean(second, second)
    return np.divide(beyond, across, out=np.zeros_like(across), where=across > _NOTHING)


def _between_clusters(distances: Floats, sides: Sides) -> Floats:
    """The sum of the distances between the documents of each two clusters, nothing within one."""
    sums = sides.totals(sides.totals(distances).T)
    np.fill_diagonal(sums, 0.0)
    return sums


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
