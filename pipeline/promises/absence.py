"""Is the frontline further from a promise than from ordinary sentences of policy?

In: how near each passage is to a sentence, and the passages' clusters. Out: how much further off
the interviews are than other policy (`lag`), and how likely chance and genre make it so (`p_none`).

The best of sixty passages comes nearer than the best of six by number alone. So every cluster
counts with the same number of passages: the expected nearest of so many drawn from it. And policy
prose resembles policy prose whatever it says, so a promise is compared with sentences of policy
that promise nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from scipy import special

from pipeline.arrays import Floats, Ints, Strings
from pipeline.promises.nearness import TIE, Space, nearness
from pipeline.promises.significance import exchange_test

FEWEST_PASSAGES = 3
"""A cluster with fewer passages is left out: there is nothing to draw from."""

FEWEST_PLAIN = 39
"""With fewer ordinary sentences of like length p is 1: it could hardly reach .05."""

LIKE_LENGTH = 1.5
"""Ordinary sentences have at least the number of words of the promise divided by this, and at most
that number times this."""

_BATCH = 100
"""Sentences that are compared at once; more would take more memory."""


@dataclass(frozen=True)
class Plain:
    """A sentence of policy that promises nothing and has no label: its cluster and its terms."""

    cluster: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Passages:
    """The passages of both sides, the frontline's first, each with the name of its cluster."""

    where: Space
    clusters: Strings

    @cached_property
    def drawn(self) -> int:
        """How many passages each cluster counts with: as many as the smallest that is compared."""
        return min((len(rows) for rows, _ in self._groups), default=0)

    def nearest(self, near: Floats, *, own: str) -> tuple[Floats, Floats]:
        """The expected nearest of `drawn` passages of each cluster: frontline, other policy.

        `near` is of one sentence, `own` its cluster of policy, which is left out. Without
        replacement: the expectation over all draws is a weighted sum of the sorted values, and has
        no bias from the number of passages (a U-statistic).

        References:
            Hoeffding, W. (1948). A class of statistics with asymptotically normal distribution.
            Annals of Mathematical Statistics 19(3), 293-325.
        """
        sides: tuple[list[float], list[float]] = [], []
        for rows, policy in self._groups:
            if not policy or self.clusters[rows[0]] != own:
                value = float(np.sort(near[rows]) @ _weights(len(rows), self.drawn))
                sides[int(policy)].append(value)
        return np.array(sides[0]), np.array(sides[1])

    @cached_property
    def _groups(self) -> list[tuple[Ints, bool]]:
        """The passages of each cluster that has enough, and whether it is of policy."""
        n = self.where.n
        found = []
        for policy, start, end in ((False, 0, n), (True, n, len(self.clusters))):
            names = self.clusters[start:end]
            for name in np.unique(names):
                rows = start + np.flatnonzero(names == name)
                if len(rows) >= FEWEST_PASSAGES:
                    found.append((rows.astype(np.int64), policy))
        return found


@cache
def _weights(n: int, m: int) -> Floats:
    """For each of `n` values in ascending order: how likely it is the largest of `m` drawn."""
    below = np.arange(n)
    return np.asarray(special.comb(below, m - 1) / special.comb(n, m), dtype=np.float64)


def lag(frontline: Floats, policy: Floats) -> float:
    """How much nearer other policy comes, on the mean of its clusters, than the nearest interview.

    NaN where a side has no cluster.
    """
    if not len(frontline) or not len(policy):
        return float("nan")
    return float(policy.mean() - frontline.max())


@dataclass(frozen=True)
class Ordinary:
    """The lags of sentences that promise nothing, and how many words each has."""

    lags: Floats
    sizes: Ints

    def p_value(self, found: float, size: int) -> float:
        """The share of sentences of like length with so large a lag, the promise counted in.

        1 where there are fewer than `FEWEST_PLAIN` or no lag.
        """
        like = (self.sizes * LIKE_LENGTH >= size) & (self.sizes <= size * LIKE_LENGTH)
        n = int(like.sum())
        if n < FEWEST_PLAIN or np.isnan(found):
            return 1.0
        return (1 + int((self.lags[like] >= found - TIE).sum())) / (1 + n)


def ordinary(
    plain: Sequence[Plain], passages: Passages, *, min_terms: int, most: int, seed: int
) -> Ordinary:
    """The lags of at most `most` sentences that promise nothing, drawn by the seed."""
    known = ((one.cluster, columns_of(one.terms, passages.where)) for one in plain)
    long = [(cluster, terms) for cluster, terms in known if len(terms) >= min_terms]
    if len(long) > most:
        drawn = np.random.default_rng(seed).choice(len(long), most, replace=False)
        long = [long[i] for i in sorted(drawn)]
    by_size: dict[int, list[tuple[str, Ints]]] = {}
    for cluster, terms in long:
        by_size.setdefault(len(terms), []).append((cluster, terms))
    lags, sizes = [], []
    for size, own in sorted(by_size.items()):
        for start in range(0, len(own), _BATCH):
            some = own[start : start + _BATCH]
            near = nearness(np.stack([terms for _, terms in some]), passages.where)
            for (cluster, _), row in zip(some, near, strict=True):
                lags.append(lag(*passages.nearest(row, own=cluster)))
                sizes.append(size)
    known_lags = ~np.isnan(np.array(lags, dtype=np.float64))
    return Ordinary(
        np.array(lags, dtype=np.float64)[known_lags], np.array(sizes, dtype=np.int64)[known_lags]
    )


def columns_of(terms: Sequence[str], where: Space) -> Ints:
    """The columns of the terms that the space knows."""
    known = [where.vocabulary[term] for term in terms if term in where.vocabulary]
    return np.array(known, dtype=np.int64)


def p_none(near: Floats, size: int, own: str, passages: Passages, usual: Ordinary) -> float:
    """How likely chance and genre put the interviews so far from a promise.

    The larger of two p-values, so that both must be low: of the exchange of whole clusters, and of
    the lag among those of ordinary sentences of policy.

    References:
        Berger, R. L. (1982). Multiparameter hypothesis testing and acceptance sampling.
        Technometrics 24(4), 295-300 (intersection-union test).
    """
    frontline, policy = passages.nearest(near, own=own)
    return max(
        exchange_test(frontline, policy),
        usual.p_value(lag(frontline, policy), size),
    )
