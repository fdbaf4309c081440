"""What a gap is if it is not only the largest of many: estimates shrunk by empirical Bayes.

In: `Measured`, and the estimates of its items. Out: the shrunk estimates with their intervals.
"""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means
from pipeline.stats.families import empirical_bayes
from pipeline.stats.gamma_means import INTERVAL_INFLATION
from pipeline.stats.intervals import Interval

UNVARIED = 1e-3
"""A standard error below this part of the item's own interval, in whatever unit, does not make that
interval: its width is what few documents leave open, though they do not vary."""


def shrunk_estimates(measured: Measured, told: Interval, *, params: GapParams) -> Interval:
    """The estimates on the scale on which the verdict is given, shrunk over its items.

    `told` are the estimates with the interval of each item alone. Both are kept where no document
    of a side differs from another: there is no error to shrink by, but the interval has a width.
    So no estimate lies outside its interval.

    The standard error is that of the gamma means of both sides, which no item's lack of spread
    makes 0; a side that is a census has none. NaN where a side has a single cluster. The intervals
    hold for 1 − level of the items of the measure on average, not for each item.
    """
    error = standard_errors(measured, scale=measured.measure.verdict_scale, params=params)
    found = empirical_bayes.shrunk(told.estimate, error)
    reach = empirical_bayes.shrunk_reach(told.estimate, error, level=params.level)
    unvaried = error <= UNVARIED * np.nan_to_num(told.high - told.low)
    return Interval(
        np.where(unvaried, told.estimate, found),
        np.where(unvaried, told.low, found - reach),
        np.where(unvaried, told.high, found + reach),
    )


def standard_errors(measured: Measured, *, scale: str, params: GapParams) -> Floats:
    """The standard error of the difference, or of the log2 ratio, of each item; see above."""
    if min(measured.sides.shape) < 2:
        return np.full(len(measured.items), np.nan)
    squared = np.zeros(len(measured.items))
    first = measured.sides.first
    for own, census in zip((first, ~first), params.sampling.census, strict=True):
        if census:
            continue
        side = gamma_means.side_means(
            measured.values, sides=measured.sides, own=own, kind=measured.kind, prior=measured.prior
        )
        relative = side.squared_cv(side.mean, inflation=INTERVAL_INFLATION)
        squared += relative * (side.mean**2 if scale == "difference" else 1 / np.log(2) ** 2)
    return np.asarray(np.sqrt(squared))
