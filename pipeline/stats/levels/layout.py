"""Documents on several levels, in clusters, perhaps in places: where they stand, and permutations.

In: for each document its level, its cluster and perhaps its place. Out: `Layout`, and assignments
of clusters to levels, which are permuted within a place where there are places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, factorial, prod

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Codes, Flags, Floats


@dataclass(frozen=True)
class Layout:
    """The level of each document, from 0 on, its cluster, and the place of each cluster.

    A cluster stands on one level and in one place. Without places all clusters are in one.
    """

    level: Codes
    cluster: Codes
    cluster_place: Codes
    n_levels: int

    @property
    def n_clusters(self) -> int:
        """Clusters on all levels together."""
        return len(self.cluster_place)

    @property
    def cluster_level(self) -> Codes:
        """The level of each cluster."""
        found = np.zeros(self.n_clusters, dtype=np.intp)
        found[self.cluster] = self.level
        return found

    @property
    def sizes(self) -> Floats:
        """The documents of each cluster."""
        return np.bincount(self.cluster, minlength=self.n_clusters).astype(float)

    @property
    def shape(self) -> tuple[int, ...]:
        """The clusters of each level."""
        counts = np.bincount(self.cluster_level, minlength=self.n_levels)
        return tuple(counts.tolist())

    def totals(self, values: Floats) -> Floats:
        """The sum over the documents of each cluster, clusters by items."""
        sums = np.zeros((self.n_clusters, values.shape[1]))
        np.add.at(sums, self.cluster, values)
        return sums

    def blocks(self) -> list[Codes]:
        """The clusters of each place."""
        return [np.flatnonzero(self.cluster_place == one) for one in np.unique(self.cluster_place)]


def layout(
    level: Sequence[int] | Codes,
    *,
    cluster: Sequence[str],
    n_levels: int,
    place: Sequence[str] | None = None,
) -> Layout:
    """Where documents stand; a cluster's name on two levels, or in two places, is two clusters."""
    places = list(place) if place is not None else [""] * len(cluster)
    keys = [
        (int(one), name, where) for one, name, where in zip(level, cluster, places, strict=True)
    ]
    codes = {key: i for i, key in enumerate(sorted(set(keys)))}
    known = {name: i for i, name in enumerate(sorted(set(places)))}
    return Layout(
        level=np.asarray(level, dtype=np.intp),
        cluster=np.array([codes[key] for key in keys], dtype=np.intp),
        cluster_place=np.array([known[key[2]] for key in codes], dtype=np.intp),
        n_levels=n_levels,
    )


def count_assignments(layout: Layout) -> int:
    """How many ways there are to put as many clusters on each level, within places."""
    return prod(_multinomial(np.bincount(layout.cluster_level[block])) for block in layout.blocks())


def floor(layout: Layout, *, n_permutations: int) -> float:
    """The smallest p that the omnibus test can reach, 1 where nothing can be exchanged.

    Levels that have as many clusters in every place can swap their names, and the statistic stays
    the same.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    places = [
        np.bincount(layout.cluster_level[block], minlength=layout.n_levels)
        for block in layout.blocks()
    ]
    _, alike = np.unique(np.array(places), axis=1, return_counts=True)
    exact = prod(factorial(int(n)) for n in alike) / count_assignments(layout)
    sampled = count_assignments(layout) > n_permutations
    return min(1.0, max(exact, 1 / (1 + n_permutations)) if sampled else exact)


def draw_assignments(layout: Layout, *, n_permutations: int, rng: np.random.Generator) -> Codes:
    """The level of each cluster in each permutation, the observed one first.

    All of them, once each, where there are no more than `n_permutations`; otherwise the observed
    one and that many random draws. Clusters are exchanged within their place alone, and each level
    keeps its number of clusters there.
    """
    observed = layout.cluster_level
    if count_assignments(layout) > n_permutations:
        drawn = np.tile(observed, (n_permutations, 1))
        for block in layout.blocks():
            drawn[:, block] = rng.permuted(drawn[:, block], axis=1)
        return np.vstack([observed, drawn])
    blocks = layout.blocks()
    every = np.array(
        [np.concatenate(parts) for parts in product(*(_every(observed[one]) for one in blocks))]
    )[:, np.argsort(np.concatenate(blocks))]
    others: Flags = (every != observed).any(axis=1)
    return np.vstack([observed, every[others]])


def _multinomial(counts: NDArray[np.intp]) -> int:
    """Ways to deal so many clusters to each level."""
    left, found = int(counts.sum()), 1
    for n in counts.tolist():
        found *= comb(left, n)
        left -= n
    return found


def _every(levels: Codes) -> list[Codes]:
    """Each distinct order of these levels, once."""
    return [np.array(one, dtype=np.intp) for one in _orders(np.bincount(levels).tolist())]


def _orders(counts: list[int]) -> Iterator[list[int]]:
    """Each distinct order of so many of each level, of the last level first."""
    if len(counts) == 1:
        yield [0] * counts[0]
        return
    last, n = len(counts) - 1, sum(counts)
    for chosen in combinations(range(n), counts[-1]):
        for rest in _orders(counts[:-1]):
            left = iter(rest)
            yield [last if i in chosen else next(left) for i in range(n)]
