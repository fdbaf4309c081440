"""Sides and permutations that the tests of `stats` share."""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Sides


def alone(n_first: int, n_second: int) -> Sides:
    """Sides on which each document is its own cluster."""
    n = n_first + n_second
    return clusters.sides(np.arange(n) < n_first, cluster=[f"{i:04d}" for i in range(n)])


def permutations(sides: Sides, n_permutations: int = 9999) -> Flags:
    return permutation.draw_permutations(
        sides, n_permutations=n_permutations, rng=np.random.default_rng(1)
    )


def by_hand(values: Floats, sides: Sides) -> float:
    """The studentised statistic of one item, written out cluster by cluster."""
    centred = values - values.mean()
    totals = {c: centred[sides.cluster == c].sum() for c in set(sides.cluster)}
    everyone = sum(t**2 for t in totals.values()) / (len(totals) - 1)
    variance = 0.0
    for side in (sides.first, ~sides.first):
        mean, n = centred[side].mean(), side.sum()
        clusters = sorted(set(sides.cluster[side]))
        residual = sum((totals[c] - mean * (sides.cluster == c).sum()) ** 2 for c in clusters)
        k, prior = len(clusters), permutation.PRIOR
        variance += k * (residual + prior * everyone) / (k - 1 + prior) / n**2
    return float((values[sides.first].mean() - values[~sides.first].mean()) / np.sqrt(variance))


def observed(sides: Sides) -> Flags:
    """The one permutation that is the observed arrangement."""
    return sides.cluster_first[None, :]
