"""Documents on two sides, in clusters: the data type that all tests and intervals share.

In: for each document its side and the name of its cluster. Out: `Sides`, which sums documents to
clusters. Whole clusters are permuted and resampled, never single documents of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Codes, Flags, Floats

MIN_CLUSTERS = 3
"""The fewest clusters of a sampled side for which an interval is given."""


def count_clusters(cluster: Codes) -> int:
    """How many clusters there are, of the cluster of each document, counted from 0."""
    return int(cluster.max()) + 1 if cluster.size else 0


@dataclass(frozen=True)
class Sides:
    """Where each document stands: on the first side or the second, and in which cluster of it.

    With `weight` documents count so much in the mean of their side; else all alike.
    """

    first: Flags
    cluster: NDArray[np.intp]
    weight: Floats | None = None

    @cached_property
    def n_clusters(self) -> int:
        """Clusters on both sides together."""
        return count_clusters(self.cluster)

    @cached_property
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

    @cached_property
    def sizes(self) -> Floats:
        """The documents of each cluster, or the sum of their weights."""
        counts = np.bincount(self.cluster, weights=self.weight, minlength=self.n_clusters)
        return counts.astype(np.float64)

    @property
    def evenness(self) -> float:
        """How far the clusters of both sides are of one size, 1 if they are.

        Kish's effective number of clusters over their number.

        References:
            Kish, L. (1965). Survey Sampling. Wiley, 11.7 (the effect of unequal weights).
        """
        sizes = self.sizes
        return float(sizes.sum() ** 2 / (len(sizes) * (sizes**2).sum()))

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
