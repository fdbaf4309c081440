"""The tests of a straight line over time, and of the difference of two lines.

In: values, documents by items, a `Timeline` and the dates of its permutations. Out: `Slopes`: for
every item slope, standard error, and p-values alone and among all items.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.arrays import Floats
from pipeline.stats.change.timeline import Timeline
from pipeline.stats.families.multiplicity import Tested, step_down
from pipeline.stats.permutation import PRIOR

_BLOCK = 4_000_000
"""Numbers held at once, at most: permutations by items of one kind."""


@dataclass(frozen=True)
class Slopes:
    """The slope of each item per year, its standard error, and the test; `tested` is signed."""

    slope: Floats
    error: Floats
    tested: Tested


def slope_test(values: Floats, *, timeline: Timeline, times: Floats, level: float) -> Slopes:
    """Whether each item changes over time: least squares, permuted, step-down max-T over items.

    The slope is over its standard error from the scores of whole clusters, so that the test holds
    where documents vary more in some years than in others. To their variance that of `PRIOR`
    further clusters is added, whose scores are as large as the mean over all permutations: it is
    the same in every one, and keeps a rare item from a standard error of nearly nothing.

    References:
        DiCiccio, C. J. & Romano, J. P. (2017). Robust permutation tests for correlation and
        regression coefficients. Journal of the American Statistical Association 112(519),
        1211-1220; Liang, K.-Y. & Zeger, S. L. (1986). Longitudinal data analysis using generalized
        linear models. Biometrika 73(1), 13-22 (scores of clusters); Westfall & Young (1993).
    """
    parts = [
        _slopes(values[:, own], timeline, times) for own in _blocks(values.shape[1], len(times))
    ]
    slope, error = (np.concatenate(one, axis=1) for one in zip(*parts, strict=True))
    return _tested(slope, error, level=level)


def difference_test(
    first: tuple[Floats, Timeline, Floats],
    second: tuple[Floats, Timeline, Floats],
    *,
    level: float,
) -> Slopes:
    """Whether the slopes of two sets of documents differ, first less second, item by item.

    Each set is values, timeline and times, as for `slope_test`. The slope that both have in common
    is taken off, and what is left is permuted within each set.

    References:
        Freedman, D. & Lane, D. (1983). A nonstochastic interpretation of reported significance
        levels. Journal of Business & Economic Statistics 1(4), 292-298; Winkler, A. M. et al.
        (2014). Permutation inference for the general linear model. NeuroImage 92, 381-397.
    """
    n = min(len(first[2]), len(second[2]))
    common = _common_slope(first, second)
    slopes, squares = [], []
    for values, where, times in (first, second):
        centred = where.time - where.time.mean()
        left = values - values.mean(axis=0) - np.outer(centred, common)
        parts = [_slopes(left[:, own], where, times[:n]) for own in _blocks(left.shape[1], n)]
        slope, error = (np.concatenate(one, axis=1) for one in zip(*parts, strict=True))
        slopes.append(slope)
        squares.append(error**2)
    return _tested(slopes[0] - slopes[1], np.sqrt(squares[0] + squares[1]), level=level)


def _common_slope(
    first: tuple[Floats, Timeline, Floats], second: tuple[Floats, Timeline, Floats]
) -> Floats:
    """The least-squares slope of both sets, each with a mean of its own."""
    products, squares = 0.0, 0.0
    for values, where, _ in (first, second):
        centred = where.time - where.time.mean()
        products = products + centred @ values
        squares += float(centred @ centred)
    return np.asarray(products / squares if squares > 0 else products * 0.0)


def _blocks(n_items: int, n_rows: int) -> list[slice]:
    step = max(1, _BLOCK // max(1, n_rows))
    return [slice(start, start + step) for start in range(0, n_items, step)]


def _slopes(values: Floats, where: Timeline, times: Floats) -> tuple[Floats, Floats]:
    """Slope and standard error, each permutations by items; both 0 and 1 of a constant item."""
    centred = values - values.mean(axis=0)
    size = np.abs(centred).max(axis=0, initial=0.0)
    constant = size <= 1e-12 * np.abs(values).max(axis=0, initial=0.0)
    scaled = np.where(constant, 0.0, centred / np.where(constant, 1.0, size))
    dates = times - times.mean(axis=1, keepdims=True)
    spread = (dates**2).sum(axis=1)[:, None]
    products, squares, crossed = (np.zeros((len(times), values.shape[1])) for _ in range(3))
    fourth = np.zeros((len(times), 1))
    for own in where.members:
        score = dates[:, own] @ scaled[own]
        weight = (dates[:, own] ** 2).sum(axis=1)[:, None]
        products += score
        squares += score**2
        crossed += score * weight
        fourth += weight**2
    usable = np.where(spread > 1e-12, spread, 1.0)
    slope = products / usable
    left = np.maximum(squares - 2 * slope * crossed + slope**2 * fourth, 0.0)
    n = where.n_clusters
    extra = PRIOR * squares.mean(axis=0) / max(n, 1)
    variance = (left + np.where(extra > 0, extra, 1.0)) * n / max(n - 2 + PRIOR, 1.0)
    unit = np.where(constant, 1.0, size)
    return slope * unit, np.sqrt(variance) / usable * unit


def _tested(slope: Floats, error: Floats, *, level: float) -> Slopes:
    statistic = (slope / error).T
    found = step_down(statistic**2, level=level)
    return Slopes(slope[0], error[0], replace(found, statistic=statistic[:, 0]))
