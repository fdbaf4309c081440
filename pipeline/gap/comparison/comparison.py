"""One measure compared between the sides: estimates, intervals, tests, verdicts.

In: `Measured`. Out: `Comparison`, one entry per item in each field.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Strings
from pipeline.config.params import GapParams
from pipeline.gap.comparison.selection import shrunk_estimates
from pipeline.gap.comparison.side_means import scales, side_intervals
from pipeline.gap.comparison.simultaneous import simultaneous_scales
from pipeline.gap.comparison.testing import tested_items
from pipeline.gap.comparison.verdicts import Scales, agreeing, bridges, named, reasons, verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.intervals import Interval

MOST_SPREAD = 1_000.0
"""A larger ratio of spreads is not given: one of the sides does not vary."""


@dataclass(frozen=True)
class Comparison:
    """What the comparison of a measure's items yields.

    `simultaneous` are the intervals of difference and ratio that hold for all items of the measure
    at once: on the scale on which the verdict is given they exclude 0 exactly where a side is
    named.
    `spread_ratio` is how many times as much policy clusters vary as frontline clusters, over all
    items, NaN where it is not known; `unlike` says that gamma means were tested, because of it or
    of clusters of unlike size. `shrunk` is the estimate on the scale on which the verdict is given,
    shrunk over its items, with its interval. `reason` is why there is no verdict.
    """

    policy: Interval
    frontline: Interval
    difference: Interval
    ratio: Interval
    simultaneous: Scales
    spread_ratio: float
    unlike: bool
    tested: Tested
    verdict: Strings
    shrunk: Interval
    reason: Strings

    @property
    def apart(self) -> bool:
        """Whether each direction was tested for itself."""
        return self.tested.away is not None


def compare(
    measured: Measured,
    *,
    params: GapParams,
    critical: Tested | None = None,
    unlike: bool | None = None,
    apart: bool | None = None,
) -> Comparison:
    """Estimates, intervals, tests and verdicts of a measure's items.

    With `critical`, permuted statistics are compared with the critical values of that test, without
    permuting. With `unlike` it is given whether gamma means are tested, else the ratio of spreads
    decides; with `apart` whether each direction is tested for itself, else the numbers of clusters.
    """
    of_items = tested_items(measured, params=params, critical=critical, unlike=unlike, apart=apart)
    tested, permuted, as_gamma = of_items.tested, of_items.permuted, of_items.as_gamma
    policy, frontline = side_intervals(measured, unlike=bool(as_gamma), params=params)
    alone = scales(measured, policy, frontline)
    wide = simultaneous_scales(measured, alone, tested=tested, compared=as_gamma, params=params)
    found = named(measured, wide, tested=tested, params=params)
    simultaneous = agreeing(wide, found=found, params=params)
    alike = bridges(measured, simultaneous, found=found, params=params)
    verdict = verdicts(measured, found=found, alike=alike)
    return Comparison(
        policy=policy,
        frontline=frontline,
        difference=alone.difference,
        ratio=alone.ratio,
        simultaneous=simultaneous,
        spread_ratio=_spread_ratio(of_items.spread),
        unlike=bool(as_gamma),
        tested=tested,
        verdict=verdict,
        shrunk=shrunk_estimates(measured, alone.told(measured), params=params),
        reason=reasons(measured, tested, permuted=permuted, verdict=verdict, params=params),
    )


def _spread_ratio(squared: float) -> float:
    """The ratio of the coefficients of variation; NaN where a side hardly varies."""
    ratio = float(np.sqrt(squared))
    return ratio if 1 / MOST_SPREAD <= ratio <= MOST_SPREAD else np.nan
