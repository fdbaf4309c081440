"""Null queries and exchange test: is a passage nearer, is the frontline further, than by chance?"""

from __future__ import annotations

from collections import Counter
from math import comb

import numpy as np
from scipy.stats import false_discovery_control

from pipeline.arrays import Floats, Ints
from pipeline.promises.nearness import TIE, Space, nearness

_BATCH = 250
"""Null queries that are compared at once; more would take more memory."""


def null_queries(terms: Ints, where: Space, *, n: int, rng: np.random.Generator) -> Ints:
    """`n` sets of as many terms of policy, each about as common at the frontline as its original.

    The terms of a set come from anywhere in policy and have no common subject. Shape: n × terms; no
    set holds a term twice.
    """
    columns = []
    for band, size in sorted(Counter(where.bands[terms].tolist()).items()):
        pool = where.drawn[where.bands[where.drawn] == band]
        columns.append(pool[_distinct(len(pool), size, n=n, rng=rng)])
    return np.concatenate(columns, axis=1)


def _distinct(pool: int, size: int, *, n: int, rng: np.random.Generator) -> Ints:
    """`n` rows of `size` different numbers below `pool`."""
    if pool <= 8 * size:
        return rng.permuted(np.tile(np.arange(pool), (n, 1)), axis=1)[:, :size]
    drawn = rng.integers(pool, size=(n, size))
    while True:
        ordered = np.sort(drawn, axis=1)
        twice = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
        if not twice.any():
            return drawn
        drawn[twice] = rng.integers(pool, size=(int(twice.sum()), size))


def chance(best: float, terms: Ints, where: Space, *, n: int, rng: np.random.Generator) -> float:
    """The p-value of `best`: the share of null queries that come as near to a passage.

    It counts the statement itself (Phipson & Smyth 2010), so that it is never 0.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    if best <= 0:
        return 1.0
    as_near = 0
    for start in range(0, n, _BATCH):
        size = min(_BATCH, n - start)
        drawn = null_queries(terms, where, n=size, rng=rng)
        nulls = nearness(drawn, where, only_frontline=True).max(axis=1)
        as_near += int((nulls >= best - TIE).sum())
    return (1 + as_near) / (1 + n)


def exchange_test(frontline: Floats, policy: Floats) -> float:
    """The exact p-value of the frontline's nearest passage under exchange of clusters.

    `frontline` and `policy` hold the nearness of each cluster's nearest passage. The statistic is
    the largest value of the frontline. Under all exchanges of clusters between the sides, the share
    in which it is no larger has a closed form: with k clusters of policy above all of the
    frontline, none of these k is drawn. A low p-value says that interviews come less near than
    documents taken at random.
    """
    if not len(frontline):
        return 1.0
    above = int((policy > float(frontline.max()) + TIE).sum())
    n = len(frontline) + len(policy)
    return comb(n - above, len(frontline)) / comb(n, len(frontline))


def adjusted(p_values: Floats) -> Floats:
    """p-values adjusted for the false discovery rate (Benjamini-Hochberg).

    References:
        Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the
        Royal Statistical Society B 57(1), 289-300.
    """
    return np.asarray(false_discovery_control(p_values, method="bh"), dtype=np.float64)
