"""How different two sides are as a whole: divergence, partisanship and energy.

In: a distribution per document, or distances between documents, and `Sides`. Out: one number per
permutation of the clusters, the observed one first. A document is never compared with another of
its own cluster.
"""

from __future__ import annotations

import numpy as np
from scipy.special import rel_entr

from pipeline.arrays import Flags, Floats
from pipeline.stats.clusters import MIN_CLUSTERS, Sides
from pipeline.stats.resampling import bootstrapped_means

_BLOCK = 4_000_000
"""Numbers held at once, at most: permutations are worked through in blocks."""

_NOTHING = 1e-12
"""A share that is no larger is taken to be 0."""


def divergence(first: Floats, second: Floats) -> Floats:
    """Jensen–Shannon divergence in bits of distributions in the last axis: 0 alike, 1 disjoint.

    The square of `scipy.spatial.distance.jensenshannon(first, second, base=2)`, without scaling
    the distributions anew.

    References:
        Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on
        Information Theory 37(1), 145-151.
    """
    middle = (first + second) / 2
    nats = (rel_entr(first, middle) + rel_entr(second, middle)).sum(axis=-1) / 2
    return np.asarray((nats / np.log(2)).clip(0, 1))


def permuted_divergence(values: Floats, *, sides: Sides, permutations: Flags) -> Floats:
    """The divergence between the sides' mean distributions under each permutation.

    `values` are documents by items, each document a distribution.
    """
    totals = sides.totals(values)
    sizes = sides.sizes
    step = max(1, (_BLOCK // 2) // max(values.shape[1], 1))
    parts = []
    for start in range(0, len(permutations), step):
        chosen = permutations[start : start + step].astype(float)
        first, n_first = chosen @ totals, (chosen @ sizes)[:, None]
        second, n_second = totals.sum(axis=0) - first, sizes.sum() - n_first
        parts.append(divergence(first / n_first, second.clip(0) / n_second))
    return np.concatenate(parts)


def redrawn_divergence(shares: Floats, *, sides: Sides, weights: tuple[Floats, Floats]) -> Floats:
    """The divergence between the sides' mean distributions in each resample."""
    return divergence(*bootstrapped_means(shares, sides=sides, weights=weights))


def partisanship(shares: Floats, *, sides: Sides, permutations: Flags) -> Floats:
    """How often a reader who is shown one phrase guesses its side right: .5 is tossing a coin.

    `shares` are documents by phrases, each document adding up to 1. One side is drawn, of it one
    document, of it one phrase; the reader knows how often all documents but that one's cluster use
    the phrase (mean over documents) and guesses in proportion. A phrase that no other document
    has tells nothing. What the reader is tested on she has not read, so that sides which do not
    differ come out at .5 and not above, as they do with a plug-in estimate. Returned for each
    permutation; each side needs two clusters.

    References:
        Gentzkow, M., Shapiro, J. M. & Taddy, M. (2019). Measuring group differences in
        high-dimensional choices: method and application to congressional speech. Econometrica
        87(4), 1307-1340 (the leave-out estimator; there pooled over words, here the mean over
        documents).
    """
    first, second = guesses(shares, sides=sides, permutations=permutations)
    return (first + second) / 2


def guesses(shares: Floats, *, sides: Sides, permutations: Flags) -> tuple[Floats, Floats]:
    """How often phrases of the first side are guessed right, and of the second, per permutation."""
    first, second = _guesses(shares, sides, permutations, ~permutations)
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


def energy(distances: Floats, *, sides: Sides, permutations: Flags) -> Floats:
    """How much further documents of different sides are apart than documents of one, 0 to 1.

    (2 E d(x, y) − E d(x, x′) − E d(y, y′)) / 2 E d(x, y), the energy coefficient: 0 where both
    sides are drawn from one distribution, 1 where neither side varies. `distances` are between
    documents; pairs within a cluster are left out, so that sides which do not differ come out at
    0 on average (below 0 by chance). Returned for each permutation; each side needs two clusters.

    References:
        Székely, G. J. & Rizzo, M. L. (2013). Energy statistics: a class of statistics based on
        distances. Journal of Statistical Planning and Inference 143(8), 1249-1272.
    """
    between = _between_clusters(distances, sides)
    sizes = sides.sizes
    pairs = np.outer(sizes, sizes)
    np.fill_diagonal(pairs, 0.0)
    first = permutations.astype(float)
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
