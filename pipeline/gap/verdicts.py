"""The verdict on each item of a measure: the side that has more, a bridge, or `cannot tell`.

In: intervals and tests of a comparison. Out: one verdict per item.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.config.params import GapParams
from pipeline.gap import detectability
from pipeline.gap.measures.measured import Measured
from pipeline.stats.clusters import Flags
from pipeline.stats.intervals import Interval
from pipeline.stats.multiplicity import Tested

Strings = NDArray[np.str_]


def verdicts(
    measured: Measured,
    *,
    difference: Interval,
    ratio: Interval,
    tested: Tested,
    params: GapParams,
) -> Strings:
    """The verdict on each item; `cannot tell` where the design cannot reach the level.

    A side is named only where the test is significant and the interval excludes 0, on the scale on
    which the measure is told; the statistic and the estimate must point to the same side. A bridge
    needs a document of each side that has the item.
    """
    cannot = np.full(len(measured.items), "cannot tell", dtype="<U11")
    testable = detectability.is_testable(measured.sides, params=params, tests=measured.groups)
    if not testable or not measured.measure.comparable:
        return cannot
    told = difference if measured.measure.told_by == "difference" else ratio
    significant = (tested.p_adjusted <= params.level) & (tested.statistic * difference.estimate > 0)
    named = significant & ~((told.low <= 0) & (told.high >= 0))
    side = np.where(tested.statistic > 0, "policy", "frontline")
    bridge = _alike(measured, difference, ratio, params=params) & _on_both_sides(measured)
    return np.asarray(np.where(named, side, np.where(bridge, "bridge", cannot)))


def _alike(
    measured: Measured, difference: Interval, ratio: Interval, *, params: GapParams
) -> Flags:
    """Whether the intervals lie within the margins, on every scale that a bridge needs.

    What is rare on both sides is always within a few percentage points: such shares must also be
    alike in ratio.
    """
    margin = params.margin
    points = margin.topic_share if measured.measure.sentence == "topic" else margin.share
    within = {"difference": (difference, points), "ratio": (ratio, margin.log2_ratio)}
    scales = [within[scale] for scale in measured.measure.bridged_by]
    return np.asarray(
        np.all([(one.low >= -most) & (one.high <= most) for one, most in scales], axis=0)
    )


def _on_both_sides(measured: Measured) -> Flags:
    """Whether a document of each side has the item."""
    first = measured.sides.first
    return np.asarray(measured.present[first].any(axis=0) & measured.present[~first].any(axis=0))
