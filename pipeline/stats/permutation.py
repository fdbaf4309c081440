"""Permutation tests that exchange whole clusters between the sides.

In: a matrix of documents by items, and `Sides`. Out: p-values of each item, alone and adjusted for
all items of the matrix. One set of permutations serves all items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.stats.clusters import Sides
from pipeline.stats.families.multiplicity import (
    Tested,
    critical_place,
    either_direction,
    step_down_blocks,
    step_down_min_p,
)

PRIOR = 4.0
"""Degrees of freedom by which a side's variance is shrunk towards that of all clusters.

With fewer, rare and skewed items lose power (their variance grows with their mean, and may by
chance be nearly zero in a few documents); with more, the statistic adapts less to sides that
differ in spread.
"""

_BLOCK = 2_000_000
"""Numbers held at once, at most: items are worked through in blocks."""


def p_floor(n_first: int, n_second: int, *, n_permutations: int) -> float:
    """The smallest p that so many clusters on each side can reach, 1 if a side has none.

    Where the sides have as many clusters, each permutation has a mirror with the same two-sided
    statistic, so that two permutations are always as extreme. Where each direction is tested for
    itself, p is twice that of the direction.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    if not n_first or not n_second:
        return 1.0
    times = 2 if each_direction(n_first, n_second) else 1
    exact = (2 if n_first == n_second else times) / comb(n_first + n_second, n_first)
    sampled = _sampled(n_first, n_second, n_permutations)
    return max(exact, times / (1 + n_permutations)) if sampled else exact


MANY_TIMES, ENOUGH_WAYS = 2, 1_000
"""Each direction is tested for itself where one side has more than twice the clusters of the other
and they can be shared out in 1,000 ways: half of the level must hold some."""


def each_direction(n_first: int, n_second: int) -> bool:
    """Whether a gap to either side is tested for itself, each at half the level.

    References:
        Fay, M. P. (2010). Two-sided exact tests and matching confidence intervals for discrete
        data. The R Journal 2(1), 53-58 (twice the smaller tail, the central test).
    """
    few, many = sorted((n_first, n_second))
    return few > 0 and many > MANY_TIMES * few and comb(few + many, few) >= ENOUGH_WAYS


def count_permutations(n_first: int, n_second: int) -> int:
    """How many ways there are to put so many clusters on each side."""
    return comb(n_first + n_second, n_first)


def _sampled(n_first: int, n_second: int, n_permutations: int) -> bool:
    return count_permutations(n_first, n_second) > n_permutations


def draw_permutations(sides: Sides, *, n_permutations: int, rng: np.random.Generator) -> Flags:
    """Permutations of the clusters on the sides, permutations by clusters, the observed one first.

    All of them, once each, where there are no more than `n_permutations`; otherwise the observed
    one and that many random draws. The numbers of clusters on each side are held.
    """
    observed = sides.cluster_first
    n_first, n_second = sides.shape
    if _sampled(n_first, n_second, n_permutations):
        drawn = rng.permuted(np.tile(observed, (n_permutations, 1)), axis=1)
        return np.vstack([observed, drawn])
    chosen = np.array(list(combinations(range(n_first + n_second), n_first)), dtype=np.intp)
    every = np.zeros((len(chosen), n_first + n_second), dtype=bool)
    np.put_along_axis(every, chosen.reshape(len(chosen), n_first), True, axis=1)
    return np.vstack([observed, every[(every != observed).any(axis=1)]])


def thin(permutations: Flags, n: int, *, seed: int) -> Flags:
    """The observed one and `n - 1` of the other permutations, drawn; all if there are fewer."""
    if len(permutations) <= n:
        return permutations
    others = 1 + np.random.default_rng(seed).choice(
        len(permutations) - 1, size=n - 1, replace=False
    )
    rows = np.concatenate([[0], np.sort(others)])
    return np.asarray(permutations[rows], dtype=bool)


def leave_out(sides: Sides, permutations: Flags, *, kept: Flags) -> tuple[Sides, Flags]:
    """The sides and their permutations when only some documents are kept.

    Of a cluster that goes, only the permutations that leave it in its place are kept: they are a
    draw from the permutations of the others, so the test stays exact.
    """
    gone = np.setdiff1d(sides.cluster, sides.cluster[kept])
    rows = (permutations[:, gone] == permutations[0, gone]).all(axis=1)
    return sides.subset(kept), np.delete(permutations[rows], gone, axis=1)


@dataclass(frozen=True)
class _Weights:
    """What the statistic needs of each permutation, once for all items."""

    chosen: Floats  # clusters x permutations
    spread: Floats  # clusters + 2 x permutations: multiplies squares, their total, the prior
    square: Floats
    scale: Floats
    cross: Floats | None  # 2 x permutations, only where clusters differ in size


def _weights(sides: Sides, permutations: Flags, prior: float) -> _Weights:
    sizes = sides.sizes
    chosen = permutations.astype(float)
    k_first, k_second = sides.shape
    n_first = chosen @ sizes
    n_second = sizes.sum() - n_first
    w_first = k_first / (n_first**2 * (k_first - 1 + prior))
    w_second = k_second / (n_second**2 * (k_second - 1 + prior))
    squares_first = chosen @ sizes**2
    squares_second = (sizes**2).sum() - squares_first
    square = w_first * squares_first / n_first**2 + w_second * squares_second / n_second**2
    cross = np.vstack([-2 * (w_first / n_first + w_second / n_second), 2 * w_second / n_second])
    equal = bool((sizes == sizes[0]).all())
    return _Weights(
        chosen=np.ascontiguousarray(chosen.T),
        spread=np.vstack(
            [(chosen * (w_first - w_second)[:, None]).T, w_second, prior * (w_first + w_second)]
        ),
        square=square + sizes[0] * cross[0] if equal else square,
        scale=(1 / n_first + 1 / n_second) ** 2,
        cross=None if equal else cross,
    )


def standardised(values: Floats, weight: Floats | None) -> Floats:
    """Documents by items with (weighted) mean 0, at most 1 in size; a constant item is all zero."""
    centred = values - np.average(values, axis=0, weights=weight)
    size = np.abs(centred).max(axis=0)
    constant = size <= 1e-12 * np.abs(values).max(axis=0)
    return np.asarray(np.where(constant, 0.0, centred / np.where(constant, 1.0, size)))


def _squared(totals: Floats, sizes: Floats, weights: _Weights, *, signed: bool = False) -> Floats:
    """The squared statistic, items by permutations, from cluster totals of standardised values.

    If it is `signed`, it has the sign of the difference: below 0 where the second side has more.
    """
    squares = totals**2
    whole = squares.sum(axis=0)
    prior = whole / max(len(totals) - 1, 1)
    difference = totals.T @ weights.chosen
    variance = np.vstack([squares, whole, np.where(whole > 0, prior, 1.0)]).T @ weights.spread
    if weights.cross is not None:
        weighted = totals * sizes[:, None]
        variance += difference * (
            (weighted.T @ weights.chosen) * weights.cross[0]
            + weighted.sum(axis=0)[:, None] * weights.cross[1]
        )
    below = difference < 0 if signed else None
    np.multiply(difference, difference, out=difference)
    variance += difference * weights.square
    difference *= weights.scale
    found = np.divide(difference, variance, out=difference)
    if below is not None:
        np.negative(found, out=found, where=below)
    return np.asarray(found)


def _blocks(
    totals: Floats, sizes: Floats, weights: _Weights, *, signed: bool = False
) -> Iterator[Floats]:
    """The squared statistic, some items at a time, so that memory is bounded."""
    step = max(1, _BLOCK // weights.chosen.shape[1])
    for start in range(0, totals.shape[1], step):
        yield _squared(totals[:, start : start + step], sizes, weights, signed=signed)


def statistic(values: Floats, *, sides: Sides, prior: float = PRIOR) -> Floats:
    """The signed studentised difference of the sides' means over documents, one per item.

    (first − second) / sqrt(variance of the first + variance of the second), each side's variance
    taken between the residual totals of its clusters. One further degree of freedom at the
    variance of all clusters together (`PRIOR`) is mixed in: it is the same for every permutation,
    so the test stays exact, and fades as clusters are added, so the statistic stays studentised;
    but a rare item that by chance is constant on both sides gives no infinite statistic, and a
    side of one cluster has a variance.

    References:
        Chung, E. & Romano, J. P. (2013). Exact and asymptotically robust permutation tests.
        Annals of Statistics 41(2), 484-507.
        Tusher, V. G., Tibshirani, R. & Chu, G. (2001). Significance analysis of microarrays
        applied to the ionizing radiation response. PNAS 98(9), 5116-5121 (the guarded variance).
    """
    sizes = sides.sizes
    totals = sides.totals(standardised(values, sides.weight))
    squared = _squared(totals, sizes, _weights(sides, sides.cluster_first[None, :], prior))[:, 0]
    sign = np.sign(totals[sides.cluster_first].sum(axis=0))
    return np.asarray(sign * np.sqrt(squared.clip(0)))


def permutation_test(
    values: Floats,
    *,
    sides: Sides,
    permutations: Flags,
    level: float,
    prior: float = PRIOR,
    apart: bool | None = None,
) -> Tested:
    """Permutation of whole clusters, two-sided, for every item, on the studentised statistic.

    `p_value` is the share of permutations at least as extreme as the observed one, which is among
    them. `p_adjusted` is the step-down max-T of Westfall and Young: it holds for all items
    together. Memory is bounded by blocks of items.

    Where the sides are of very unlike number (`each_direction`), each direction is tested for
    itself at half the level, and p is twice the smaller one: skewed items reach far further where
    the few clusters have more, and a single bar for both would hardly ever be reached by a gap to
    the side of the many. `apart` says whether it is done, else the numbers of clusters decide.

    References:
        Phipson & Smyth (2010); Chung & Romano (2013); Westfall, P. H. & Young, S. S. (1993).
        Resampling-Based Multiple Testing. Wiley; Ge, Y., Dudoit, S. & Speed, T. P. (2003).
        Resampling-based multiple testing for microarray data analysis. Test 12(1), 1-77 (Box 4).
    """
    observed = statistic(values, sides=sides, prior=prior)
    totals = sides.totals(standardised(values, sides.weight))
    weights = _weights(sides, permutations, prior)

    def stepped_down(order_by: Floats, towards: Floats, *, signed: bool, level: float) -> Tested:
        ascending = np.argsort(order_by, kind="stable")
        blocks = _blocks(towards[:, ascending], sides.sizes, weights, signed=signed)
        found = step_down_blocks(blocks, n_rows=len(permutations), level=level)
        back = np.argsort(ascending, kind="stable")
        return Tested(observed, *(one[back] for one in found))

    if not _apart(sides, apart):
        return stepped_down(observed**2, totals, signed=False, level=level)
    return either_direction(
        stepped_down(observed, totals, signed=True, level=level / 2),
        stepped_down(-observed, -totals, signed=True, level=level / 2),
        level=level,
    )


def _apart(sides: Sides, apart: bool | None) -> bool:
    """Whether each direction is tested for itself: as is given, else as the numbers say."""
    return each_direction(*sides.shape) if apart is None else apart


def first_critical(
    values: Floats,
    *,
    sides: Sides,
    permutations: Flags,
    level: float,
    studies: int,
    prior: float = PRIOR,
) -> tuple[Floats, Floats]:
    """What the squared statistic of the first step of `permutation_test` must exceed.

    Where the first side has more, and where the second has: one for each of so many studies, whose
    items, as many of each, stand one after the other.
    """
    weights = _weights(sides, permutations, prior)
    totals = sides.totals(standardised(values, sides.weight))
    apart = each_direction(*sides.shape)
    place = critical_place(len(permutations), level / 2 if apart else level)
    items = values.shape[1] // studies
    step = items * max(1, _BLOCK // (len(permutations) * items))

    def bars(towards: Floats) -> Floats:
        found = []
        for start in range(0, towards.shape[1], step):
            part = towards[:, start : start + step]
            squared = _squared(part, sides.sizes, weights, signed=apart)
            largest = squared.reshape(-1, items, len(permutations)).max(axis=1)
            found.append(np.partition(largest, place, axis=1)[:, place])
        return np.concatenate(found)

    first = bars(totals)
    return first, bars(-totals) if apart else first


def min_p_test(
    values: Floats,
    *,
    sides: Sides,
    permutations: Flags,
    level: float,
    prior: float = PRIOR,
    apart: bool | None = None,
) -> Tested:
    """As `permutation_test`, but adjusted by step-down min-P; for some hundred items at most."""
    observed = statistic(values, sides=sides, prior=prior)
    totals = sides.totals(standardised(values, sides.weight))
    weights = _weights(sides, permutations, prior)

    def stepped_down(towards: Floats, *, signed: bool, level: float) -> Tested:
        blocks = _blocks(towards, sides.sizes, weights, signed=signed)
        tested = step_down_min_p(np.concatenate([*blocks]), level=level)
        return replace(tested, statistic=observed)

    if not _apart(sides, apart):
        return stepped_down(totals, signed=False, level=level)
    first = stepped_down(totals, signed=True, level=level / 2)
    second = stepped_down(-totals, signed=True, level=level / 2)
    away = np.where(observed > 0, second.critical, first.critical).clip(0)
    return replace(either_direction(first, second, level=level), away=away)
