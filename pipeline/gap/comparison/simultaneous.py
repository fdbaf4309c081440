"""Intervals that hold for all items of a measure at once.

In: the intervals of each item alone, and the test. Out: `Scales`, no narrower than those.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison.side_means import scales, side_intervals
from pipeline.gap.comparison.verdicts import Scales
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, intervals
from pipeline.stats.families import multiplicity
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.gamma_means import Compared
from pipeline.stats.intervals import Interval


def simultaneous_scales(
    measured: Measured,
    alone: Scales,
    *,
    tested: Tested,
    compared: tuple[Compared, ...],
    params: GapParams,
) -> Scales:
    """The intervals that hold for all items at once: no narrower than those of each item alone."""
    if all(params.sampling.census):
        return alone
    means = [
        measured.values[own].mean(axis=0) + least
        for own, least in zip(
            (measured.sides.first, ~measured.sides.first), measured.least, strict=True
        )
    ]
    ends = (
        _permuted_ends(measured, alone, tested=tested, means=means, params=params)
        if not compared
        else _gamma_ends(measured, alone, compared, mean=(means[0] + means[1]) / 2, params=params)
    )
    most = float(np.log2(measured.whole / min(measured.least) + 1))
    return Scales(
        _within(intervals.hull(alone.difference, ends.difference), measured.whole, measured.whole),
        _within(intervals.hull(alone.ratio, ends.ratio), most, most),
        _within(intervals.hull(alone.complement, ends.complement), most, most),
    )


def _within(interval: Interval, below: float, above: float) -> Interval:
    """The interval without what lies beyond these distances from 0."""
    return replace(
        interval,
        low=np.fmax(interval.low, -below),
        high=np.fmin(interval.high, above),
    )


def _permuted_ends(
    measured: Measured, alone: Scales, *, tested: Tested, means: list[Floats], params: GapParams
) -> Scales:
    """Test-based intervals: the estimate, and as many standard errors as the test demands.

    The standard error is the estimate over its statistic. On the scale of the log ratio it is that
    of the difference, at the slope from no difference to the estimate. Where each direction is
    tested for itself, each end has the bar of its own.

    References:
        Miettinen, O. (1976). Estimability and estimation in case-referent studies. American
        Journal of Epidemiology 103(2), 226-235 (test-based limits); Westfall & Young (1993), 2.3.
    """
    statistic = tested.statistic
    error = np.divide(
        np.abs(alone.difference.estimate),
        np.abs(statistic),
        out=np.zeros(len(statistic)),
        where=np.abs(statistic) > 0,
    )
    critical = tested.critical
    if measured.adjusted_by == "max T":
        critical = multiplicity.stopped(tested, level=params.level)
    back = error * np.sqrt(critical)
    on = back if tested.away is None else error * np.sqrt(tested.away)
    slope = intervals.log2_slope(means[0], means[1])
    rest = [
        measured.whole + 2 * one - mean for one, mean in zip(measured.least, means, strict=True)
    ]
    return Scales(
        *(
            _around(one.estimate, back * times, on * times, above=above)
            for one, times, above in (
                (alone.difference, np.ones_like(slope), alone.difference.estimate > 0),
                (alone.ratio, slope, alone.difference.estimate > 0),
                (
                    alone.complement,
                    intervals.log2_slope(rest[0], rest[1]),
                    alone.difference.estimate < 0,
                ),
            )
        )
    )


def _around(estimate: Floats, back: Floats, on: Floats, *, above: Flags) -> Interval:
    """The estimate, so far back towards no difference, and so far on, away from it.

    `above` is where the difference lies above 0; a ratio may be 0 there.
    """
    return Interval(
        estimate,
        estimate - np.where(above, back, on),
        estimate + np.where(above, on, back),
    )


def _gamma_ends(
    measured: Measured,
    alone: Scales,
    compared: tuple[Compared, ...],
    *,
    mean: Floats,
    params: GapParams,
) -> Scales:
    """The ends at the level at which Holm tests each item.

    Of an item that is rejected: what the F test of gamma means does not reject, and the differences
    which those ratios make at the mean of both sides. That test takes an item to vary no less than
    all items of its side do; of the others the intervals of their own spread, at that level, say
    how far the sides may differ. Of shares of mentions both codings are inverted, and the outer end
    of both taken.
    """
    level = params.level / measured.groups
    levels = multiplicity.holm_levels(compared[0].p_value, level=level)
    ratio = _inverted(compared[0], alone.ratio.estimate, levels=levels)
    difference = _in_points(ratio, alone.difference.estimate, mean=mean)
    complement = alone.complement
    for coded in compared[1:]:
        complement = _inverted(coded, complement.estimate, levels=levels)
        mirrored = _in_points(
            complement,
            -alone.difference.estimate,
            mean=measured.whole - mean + sum(measured.least),
        )
        other = Interval(alone.difference.estimate, -mirrored.high, -mirrored.low)
        difference = intervals.hull(difference, other)
    tested = Scales(difference, ratio, complement)
    rest = compared[0].p_value > levels
    if not rest.any():
        return tested
    stopped = params.model_copy(update={"level": float(levels[rest][0])})
    own = scales(measured, *side_intervals(measured, unlike=True, params=stopped))
    return Scales(
        _instead(tested.difference, own.difference, where=rest),
        _instead(tested.ratio, own.ratio, where=rest),
        _instead(tested.complement, own.complement, where=rest),
    )


def _inverted(compared: Compared, estimate: Floats, *, levels: Floats) -> Interval:
    """The log2 ratios that the F test does not reject at these levels."""
    low, high = (end / np.log(2) for end in gamma_means.ratio_ends(compared, level=levels))
    return Interval(estimate, low, high)


def _in_points(ratio: Interval, estimate: Floats, *, mean: Floats) -> Interval:
    """The differences which those ratios make at the mean of both sides."""
    low, high = (intervals.difference_of_ratio(end, mean=mean) for end in (ratio.low, ratio.high))
    return Interval(estimate, low, high)


def _instead(interval: Interval, other: Interval, *, where: Flags) -> Interval:
    """The interval, but where it says so the other one, if that has ends."""
    at = where & ~np.isnan(other.low)
    return replace(
        interval,
        low=np.where(at, other.low, interval.low),
        high=np.where(at, other.high, interval.high),
    )
