"""Levels of unlike spread: the omnibus test and the trend by a gamma approximation of each mean.

In: `SideMeans` of each level. Out: for every item two p-values, from draws under equal means. With
two levels it is the F test of `gamma_means`, drawn instead of worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.stats.gamma_means import TEST_INFLATION, SideMeans
from pipeline.stats.levels.testing import scores

_BLOCK = 2_000_000
"""Numbers held at once, at most."""

_FIRST = 250
"""Draws after which items that are clearly above the ceiling go, for the first time."""

_LEAST = 1e-300
"""A drawn mean is at least this: of a gamma distribution of tiny shape the draws may be 0."""


@dataclass(frozen=True)
class GammaLevels:
    """P-values of every item alone: whether any level differs, and whether there is a trend."""

    omnibus: Floats
    trend: Floats


def gamma_levels(
    levels: Sequence[SideMeans],
    *,
    n_draws: int,
    rng: np.random.Generator,
    asked: Flags | None = None,
    ceiling: float = 1.0,
) -> GammaLevels:
    """The p-values of equal means, each level with the dispersion of its own clusters.

    Nothing is exchanged between levels: the mean of each is drawn from a gamma distribution with
    the shape that it has at the mean of all. The omnibus statistic is the sum of squares of the
    logarithms around their mean, weighted by the shapes; the trend their contrast, two-sided.

    Items that are not `asked` have a p of 1. An item is drawn no further once both its p-values are
    above the `ceiling` whatever else is drawn: they are too small then, but above it.

    References:
        Krishnamoorthy, K. & León-Novelo, L. (2014). Small sample inference for gamma parameters:
        one-sample and two-sample problems. Environmetrics 25(2), 107-126; Phipson & Smyth (2010).
    """
    means = np.array([one.mean for one in levels])
    shapes = np.array([one.shape(means.mean(axis=0), inflation=TEST_INFLATION) for one in levels])
    whole, below, above = (np.ones(means.shape[1]) for _ in range(3))
    seen = _statistics(np.log(means)[None], shapes)
    at = np.arange(means.shape[1]) if asked is None else np.flatnonzero(asked)
    done = 0
    while done < n_draws and len(at):
        own = shapes[:, at]
        n = min(n_draws - done, max(1, _BLOCK // own.size))
        n = n if ceiling >= 1 else min(n, max(done, _FIRST))
        drawn = rng.standard_gamma(own, size=(n, *own.shape))
        omnibus, trend = _statistics(np.log(np.maximum(drawn / own, _LEAST)), own)
        whole[at] += (omnibus >= seen[0][:, at]).sum(axis=0)
        below[at] += (trend <= seen[1][:, at]).sum(axis=0)
        above[at] += (trend >= seen[1][:, at]).sum(axis=0)
        done += n
        least = np.minimum(whole, 2 * np.minimum(below, above)) / (n_draws + 1)
        at = at[least[at] <= ceiling]
    found = np.array([whole, 2 * np.minimum(below, above)]) / (n_draws + 1)
    if asked is not None:
        found[:, ~asked] = 1.0
    return GammaLevels(*np.minimum(found, 1.0))


def _statistics(logs: Floats, shapes: Floats) -> tuple[Floats, Floats]:
    """Both statistics, draws by items, from logarithms of means, draws by levels by items."""
    middle = (logs * shapes).sum(axis=1) / shapes.sum(axis=0)
    omnibus = (shapes * (logs - middle[:, None]) ** 2).sum(axis=1)
    return omnibus, np.tensordot(logs, scores(len(shapes)), axes=(1, 0))
