"""When documents are from, in clusters, and how their dates are permuted.

In: for each document its date in years and its cluster. Out: `Timeline`, and the dates of the
documents in each permutation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product
from math import factorial, prod

import numpy as np

from pipeline.arrays import Codes, Floats
from pipeline.stats.clusters import count_clusters

_SAME = 1e-6
"""Years by which dates may differ that are alike."""

_MOST = 20_000_000
"""Dates that are held at once, at most: with very many documents fewer permutations are drawn."""


@dataclass(frozen=True)
class Timeline:
    """The date of each document in years, such as 2019.5, and its cluster, from 0 on."""

    time: Floats
    cluster: Codes

    @cached_property
    def n_clusters(self) -> int:
        """How many clusters there are."""
        return count_clusters(self.cluster)

    @cached_property
    def centres(self) -> Floats:
        """The mean date of each cluster."""
        sizes = np.bincount(self.cluster, minlength=self.n_clusters)
        sums = np.bincount(self.cluster, weights=self.time, minlength=self.n_clusters)
        return np.asarray(sums / sizes)

    @property
    def within(self) -> Floats:
        """How much later each document is than the mean date of its cluster, in years."""
        return np.asarray(self.time - self.centres[self.cluster])

    @property
    def members(self) -> list[Codes]:
        """The documents of each cluster."""
        return [np.flatnonzero(self.cluster == one) for one in range(self.n_clusters)]

    @property
    def n_years(self) -> int:
        """How many calendar years have a document."""
        return len(np.unique(np.floor(self.time)))

    @property
    def span(self) -> float:
        """Years from the first document to the last."""
        return float(np.ptp(self.time)) if self.time.size else 0.0


def timeline(time: Sequence[float] | Floats, *, cluster: Sequence[str]) -> Timeline:
    """When documents are from; clusters are numbered in the order of their names."""
    codes = {name: i for i, name in enumerate(sorted(set(cluster)))}
    return Timeline(
        np.asarray(time, dtype=np.float64),
        np.array([codes[name] for name in cluster], dtype=np.intp),
    )


def count_orders(timeline: Timeline) -> int:
    """In how many ways clusters, and documents within each, can change their dates."""
    sizes = np.bincount(timeline.cluster, minlength=timeline.n_clusters).tolist()
    return factorial(timeline.n_clusters) * prod(factorial(int(n)) for n in sizes)


def floor(timeline: Timeline, *, n_permutations: int, mirrored: bool = True) -> float:
    """The smallest p that so many clusters and dates can reach; dates that are alike count once.

    Where dates lie alike before and after their middle, such as one a year, the reversed order has
    the same two-sided statistic, so that two orders are always as extreme. `mirrored` is false for
    a statistic of which that is not so.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    if not timeline.n_clusters:
        return 1.0
    groups = [timeline.centres, *(timeline.within[own] for own in timeline.members)]
    alike = prod(
        factorial(n) for group in groups for n in Counter(np.round(group, 6).tolist()).values()
    )
    exact = alike / count_orders(timeline)
    if mirrored and all(_is_mirrored(group) for group in groups):
        exact *= 2
    sampled = count_orders(timeline) > n_permutations
    return min(1.0, max(exact, 1 / (1 + n_permutations)) if sampled else exact)


def _is_mirrored(dates: Floats) -> bool:
    """Whether the dates lie alike before and after their middle."""
    ordered = np.sort(dates)
    return bool(np.ptp(ordered + ordered[::-1]) < _SAME)


def draw_times(timeline: Timeline, *, n_permutations: int, rng: np.random.Generator) -> Floats:
    """The dates of the documents in each permutation, permutations by documents, observed first.

    The mean dates of whole clusters are exchanged, whatever their size, and the dates of the
    documents of a cluster among themselves: where dates do not matter, any of these is as likely.
    All of them where there are no more than `n_permutations`, else that many drawn ones. Those
    after the first come in an order by lot: of two lists, the longer one is cut.

    References:
        Winkler, A. M. et al. (2015). Multi-level block permutation. NeuroImage 123, 253-268.
    """
    if count_orders(timeline) <= n_permutations:
        every = _every(timeline)
        every[1:] = rng.permutation(every[1:])
        return every
    n = max(99, min(n_permutations, _MOST // max(1, timeline.time.size)))
    centres = rng.permuted(np.tile(timeline.centres, (n, 1)), axis=1)
    drawn = centres[:, timeline.cluster]
    for own in timeline.members:
        if len(own) > 1:
            drawn[:, own] += rng.permuted(np.tile(timeline.within[own], (n, 1)), axis=1)
    return np.vstack([timeline.time, drawn])


def _every(timeline: Timeline) -> Floats:
    """All permutations, of which the first leaves every date in its place."""
    members, within = timeline.members, timeline.within
    inside = [
        np.concatenate([np.array(one, dtype=float) for one in parts])
        for parts in product(*(list(permutations(within[own].tolist())) for own in members))
    ]
    back = np.argsort(np.concatenate(members))
    added = np.array(inside)[:, back]
    centres = np.array(list(permutations(timeline.centres.tolist())))[:, timeline.cluster]
    return np.asarray((centres[:, None, :] + added[None, :, :]).reshape(-1, len(timeline.time)))
