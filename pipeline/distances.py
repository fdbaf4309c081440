"""How far two sides are apart as a whole: partisanship and energy, for documents in clusters.

Pure NumPy, knows no table. Each statistic is worked out for all arrangements of the clusters at
once; no document is ever compared with its own cluster.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import stats

from pipeline.resampling import MIN_CLUSTERS, Flags, Floats, Sides

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
    totals = sides.totals(shares)
    sizes = np.bincount(sides.cluster, minlength=sides.n_clusters).astype(float)
    cluster, phrase = np.nonzero(totals)
    weight, size = totals[cluster, phrase], sizes[cluster]
    step = max(1, _BLOCK // max(len(weight), 1))
    parts = []
    for start in range(0, len(arranged), step):
        chosen = arranged[start : start + step].astype(float)
        n_first = (chosen @ sizes)[:, None]
        n_second = sizes.sum() - n_first
        first = chosen @ totals
        second = totals.sum(axis=0) - first
        own = chosen[:, cluster]
        left = (first[:, phrase] - own * weight) / (n_first - own * size)
        other = 1 - own
        right = (second[:, phrase] - other * weight) / (n_second - other * size)
        left[left < _NOTHING] = 0.0
        right[right < _NOTHING] = 0.0
        both = left + right
        told = np.divide(left, both, out=np.full_like(both, 0.5), where=both > 0)
        parts.append(
            (
                ((own * told) @ weight) / n_first[:, 0],
                ((other * (1 - told)) @ weight) / n_second[:, 0],
            )
        )
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


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
    sizes = np.bincount(sides.cluster, minlength=sides.n_clusters).astype(float)
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
