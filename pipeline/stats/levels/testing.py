"""The tests over all levels together: do they differ at all, and is there a trend along them?

In: values, documents by items, a `Layout` and its assignments. Out: `LevelTests`: for every item
the omnibus test and the test of a trend, adjusted for all items. One set of permutations serves
both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.arrays import Codes, Floats
from pipeline.stats.families.multiplicity import Tested, step_down
from pipeline.stats.levels.layout import Layout
from pipeline.stats.permutation import PRIOR, standardised

_BLOCK = 4_000_000
"""Numbers held at once, at most: items are worked through in blocks."""


@dataclass(frozen=True)
class LevelTests:
    """The two tests of every item. The statistic of the omnibus test has no sign."""

    omnibus: Tested
    trend: Tested


def scores(n_levels: int) -> Floats:
    """The scores of a straight line along the levels, with mean 0: -1, 0, 1 for three."""
    return np.asarray(np.arange(n_levels) - (n_levels - 1) / 2)


def slopes(means: Floats) -> Floats:
    """From means, levels by items: how far a straight line goes from the first to the last."""
    along = scores(len(means))
    return np.asarray(along @ means / (along @ along) * (len(means) - 1))


def within_places(values: Floats, *, layout: Layout) -> Floats:
    """The values less the mean of their place, in which each level counts alike.

    What a place has more of on all levels is no difference between levels.
    """
    found = values - values.mean(axis=0)
    place = layout.cluster_place[layout.cluster]
    for one in np.unique(place):
        here = place == one
        levels = np.unique(layout.level[here])
        means = [values[here & (layout.level == level)].mean(axis=0) for level in levels]
        found[here] = values[here] - np.mean(means, axis=0)
    return np.asarray(found)


def level_tests(
    values: Floats, *, layout: Layout, assignments: Codes, level: float, prior: float = PRIOR
) -> LevelTests:
    """The omnibus test and the test of a trend for every item, by permutation, step-down max-T.

    Both are studentised: each level has its own variance, between the residual totals of its
    clusters, guarded as in `permutation.statistic`, of which both are the square where there are
    two levels. The omnibus statistic is that of Welch, the sum of squares of the means around
    their weighted mean, each over its variance. The trend is the contrast of the means with the
    `scores` of a straight line, over its standard error.

    References:
        Welch, B. L. (1951). On the comparison of several mean values: an alternative approach.
        Biometrika 38(3/4), 330-336; Chung, E. & Romano, J. P. (2013). Exact and asymptotically
        robust permutation tests. Annals of Statistics 41(2), 484-507; Abelson, R. P. & Tukey,
        J. W. (1963). Efficient utilization of non-numerical information in quantitative analysis.
        Annals of Mathematical Statistics 34(4), 1347-1369 (scores); Westfall & Young (1993).
    """
    whole, along = level_statistics(values, layout=layout, assignments=assignments, prior=prior)
    omnibus, trend = step_down(whole, level=level), step_down(along**2, level=level)
    return LevelTests(
        replace(omnibus, statistic=np.sqrt(omnibus.statistic.clip(0))),
        replace(trend, statistic=along[:, 0]),
    )


def level_statistics(
    values: Floats, *, layout: Layout, assignments: Codes, prior: float = PRIOR
) -> tuple[Floats, Floats]:
    """The omnibus statistic and the signed trend, as in `level_tests`: items by assignments."""
    totals = layout.totals(standardised(values, None))
    step = max(1, _BLOCK // (len(assignments) * layout.n_levels))
    parts = [
        _statistics(totals[:, start : start + step], layout.sizes, assignments, layout, prior)
        for start in range(0, totals.shape[1], step)
    ]
    whole, along = (np.concatenate(one) for one in zip(*parts, strict=True))
    return whole, along


def _statistics(
    totals: Floats, sizes: Floats, assignments: Codes, layout: Layout, prior: float
) -> tuple[Floats, Floats]:
    """The omnibus statistic and the signed trend, each items by permutations."""
    squares = totals**2
    whole = squares.sum(axis=0)
    extra = prior * np.where(whole > 0, whole / max(len(totals) - 1, 1), 1.0)
    shape = (len(assignments), totals.shape[1])
    weights, pulled, squared = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    along, error = np.zeros(shape), np.zeros(shape)
    for level, score in enumerate(scores(layout.n_levels)):
        chosen = (assignments == level).astype(float)
        k, n = layout.shape[level], (chosen @ sizes)[:, None]
        mean = chosen @ totals / n
        residual = (
            chosen @ squares
            - 2 * mean * (chosen @ (totals * sizes[:, None]))
            + mean**2 * (chosen @ sizes**2)[:, None]
        )
        variance = (residual + extra) * k / (n**2 * (k - 1 + prior))
        weights += 1 / variance
        pulled += mean / variance
        squared += mean**2 / variance
        along += score * mean
        error += score**2 * variance
    return (squared - pulled**2 / weights).T, (along / np.sqrt(error)).T
