"""What a gap comes to if it is not only the largest of many: estimates shrunk by empirical Bayes.

In: `Measured`, and the estimates of its items. Out: the shrunk estimates.
"""

from __future__ import annotations

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, multiplicity
from pipeline.stats.clusters import Floats
from pipeline.stats.gamma_means import INTERVAL_INFLATION


def shrunk_estimates(measured: Measured, told: Floats, *, params: GapParams) -> Floats:
    """The estimates on the scale on which the measure is told, shrunk over its items.

    The standard error is that of the gamma means of both sides, which no item's lack of spread
    makes 0; a side that is a census has none. NaN where a side has a single cluster.
    """
    if min(measured.sides.shape) < 2:
        return np.full(len(told), np.nan)
    squared = np.zeros(len(told))
    first = measured.sides.first
    for own, census in zip((first, ~first), params.sampling.census, strict=True):
        if census:
            continue
        side = gamma_means.side_means(
            measured.values, sides=measured.sides, own=own, kind=measured.kind, prior=measured.prior
        )
        relative = side.squared_cv(side.mean, inflation=INTERVAL_INFLATION)
        squared += relative * (
            side.mean**2 if measured.measure.told_by == "difference" else 1 / np.log(2) ** 2
        )
    return multiplicity.shrunk(told, np.sqrt(squared))
