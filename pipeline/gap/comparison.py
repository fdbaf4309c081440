"""One measure compared between the sides: estimates, intervals, tests, verdicts.

In: `Measured`. Out: `Comparison`, one entry per item in each field.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pipeline.config.params import GapParams
from pipeline.gap.measures.collocations import observed_odds
from pipeline.gap.measures.measured import TOPIC_PRESENT, Measured, mean_of_those_having
from pipeline.gap.verdicts import Scales, Strings, agreeing, bridges, named, reasons, verdicts
from pipeline.stats import gamma_means, intervals, log_odds, multiplicity, permutation
from pipeline.stats.clusters import MIN_CLUSTERS, Flags, Floats
from pipeline.stats.gamma_means import UNLIKE, Compared
from pipeline.stats.intervals import Interval
from pipeline.stats.multiplicity import Tested

MAX_ODDS_WORK, MIN_ODDS_PERMUTATIONS = 20_000_000, 1_000
"""For the log-odds: words times permutations, at most, but no fewer permutations than these."""

MOST_SPREAD = 1_000.0
"""A larger ratio of spreads is not given: one of the sides does not vary."""


@dataclass(frozen=True)
class Comparison:
    """What the items of a measure come to.

    `simultaneous` are the intervals of difference and ratio that hold for all items of the measure
    at once: on the scale on which the measure is told they exclude 0 exactly where a side is named.
    `spread_ratio` is how many times as much policy clusters vary as frontline clusters, over all
    items, NaN where it is not known; `unlike` says that gamma means were tested because of it.
    `reason` is why there is no verdict.
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
    reason: Strings


@dataclass(frozen=True)
class TestedItems:
    """The test of a measure's items; `as_gamma` where it is the one of gamma means.

    `permuted` is what permutations say, the same as `tested` elsewhere. `spread` is the ratio of
    the squared coefficients of variation of the sides, NaN if not known.
    """

    tested: Tested
    permuted: Tested
    as_gamma: Compared | None
    spread: float


def tested_items(
    measured: Measured,
    *,
    params: GapParams,
    critical: Floats | None = None,
    unlike: bool | None = None,
) -> TestedItems:
    """Gamma means with Holm where the sides vary unlike, else permutations with max-T.

    `critical` and `unlike` are those of `compare`.
    """
    compared = gamma_comparison(measured)
    spread = np.nan if compared is None else compared.spread_ratio
    if unlike is None:
        unlike = max(spread, 1 / spread) > UNLIKE
    as_gamma = compared if unlike and not measured.measure.is_of_mentions else None
    permuted = _test(measured, params=params, critical=critical)
    if as_gamma is None:
        return TestedItems(permuted, permuted, None, spread)
    floor = permutation.p_floor(*measured.sides.shape, n_permutations=params.n_permutations)
    tested = _gamma_test(permuted, as_gamma, floor=floor)
    return TestedItems(tested, permuted, as_gamma, spread)


def compare(
    measured: Measured,
    *,
    params: GapParams,
    critical: Floats | None = None,
    unlike: bool | None = None,
) -> Comparison:
    """Estimates, intervals, tests and verdicts of a measure's items.

    With `critical`, permuted statistics are compared with these values, without permuting. With
    `unlike` it is given whether gamma means are tested, else the ratio of spreads decides.
    """
    of_items = tested_items(measured, params=params, critical=critical, unlike=unlike)
    tested, permuted, as_gamma = of_items.tested, of_items.permuted, of_items.as_gamma
    policy, frontline = side_intervals(measured, unlike=as_gamma is not None, params=params)
    alone = _scales(measured, policy, frontline)
    wide = _simultaneous(measured, alone, tested=tested, compared=as_gamma, params=params)
    found = named(measured, wide, tested=tested, params=params)
    simultaneous = agreeing(wide, found=found, params=params)
    alike = bridges(measured, simultaneous, found=found, params=params)
    if measured.measure.is_of_mentions:
        alike &= _complements_alike(measured, policy, frontline, params=params)
    verdict = verdicts(measured, found=found, alike=alike)
    return Comparison(
        policy=policy,
        frontline=frontline,
        difference=alone.difference,
        ratio=alone.ratio,
        simultaneous=simultaneous,
        spread_ratio=_spread_ratio(of_items.spread),
        unlike=as_gamma is not None,
        tested=tested,
        verdict=verdict,
        reason=reasons(measured, tested, permuted=permuted, verdict=verdict, params=params),
    )


def _spread_ratio(squared: float) -> float:
    """The ratio of the coefficients of variation; NaN where a side hardly varies."""
    ratio = float(np.sqrt(squared))
    return ratio if 1 / MOST_SPREAD <= ratio <= MOST_SPREAD else np.nan


def _complements_alike(
    measured: Measured, policy: Interval, frontline: Interval, *, params: GapParams
) -> Flags:
    """Whether what is not of the kind is alike in ratio too: shares may be coded either way."""
    rest = [Interval(1 - one.estimate, 1 - one.high, 1 - one.low) for one in (policy, frontline)]
    ratio = intervals.log2_ratio_interval(rest[0], rest[1], added=measured.least)
    most = params.margin.log2_ratio
    return np.asarray((ratio.low >= -most) & (ratio.high <= most))


# ------------------------------------------------------------------------- intervals


class _Given(TypedDict):
    """What every interval of a mean is given."""

    cluster: NDArray[np.intp]
    level: float
    unseen: Floats
    census: bool


def side_intervals(measured: Measured, *, unlike: bool, params: GapParams) -> list[Interval]:
    """The means of policy and of the frontline, with their intervals; `unlike` as in Comparison."""
    first = measured.sides.first
    return [
        side_interval(measured, own, census=census, unlike=unlike, params=params)
        for own, census in zip((first, ~first), params.sampling.census, strict=True)
    ]


def _scales(measured: Measured, policy: Interval, frontline: Interval) -> Scales:
    return Scales(
        intervals.difference_interval(policy, frontline),
        intervals.log2_ratio_interval(policy, frontline, added=measured.least),
    )


def side_interval(
    measured: Measured, own: Flags, *, census: bool, unlike: bool, params: GapParams
) -> Interval:
    """The mean of each item over the documents of one side, with its interval.

    Topics of sides that are unlike in spread have the interval of a gamma mean, which covers them
    better; for rates there is no difference.
    """
    known = census or len(np.unique(measured.sides.cluster[own])) < MIN_CLUSTERS
    is_topic = measured.measure.sentence == "topic"
    if unlike and is_topic and not known:
        return _gamma_interval(measured, own, params=params)
    given = _Given(
        cluster=measured.sides.cluster[own],
        level=params.level,
        unseen=measured.unseen,
        census=census,
    )
    if measured.measure.is_of_mentions:
        return intervals.share_interval(measured.values[own], unfilled=measured.unfilled, **given)
    found = intervals.mean_interval(measured.values[own], **given)
    if is_topic and not known:
        found = replace(found, high=np.fmax(found.high, _rare_end(measured, own, params=params)))
    return replace(found, high=np.minimum(found.high, measured.whole))


def _rare_end(measured: Measured, own: Flags, *, params: GapParams) -> Floats:
    """The upper end of a topic that at most one cluster of the side takes up; NaN for others.

    The share of clusters that may have it (Clopper-Pearson), times the mean of the documents that
    have it: the few documents without it hardly show how much it varies.

    References:
        Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated
        in the case of the binomial. Biometrika 26(4), 404-413.
    """
    held = measured.sides.subset(own)
    having = (held.totals(measured.present[own].astype(float)) > 0).sum(axis=0)
    n = held.n_clusters
    most = stats.beta.ppf(1 - params.level / 2, having + 1, np.maximum(n - having, 1))
    like = mean_of_those_having(
        np.where(measured.present, measured.values, 0.0), otherwise=TOPIC_PRESENT
    )
    return np.asarray(np.where(having <= 1, most * like, np.nan))


def _gamma_interval(measured: Measured, own: Flags, *, params: GapParams) -> Interval:
    """The interval of a gamma mean; of a mean of 0 the upper end that clusters without it allow."""
    sides, values = measured.sides, measured.values
    side = gamma_means.side_means(
        values, sides=sides, own=own, kind=measured.kind, prior=measured.prior
    )
    low, high = gamma_means.mean_ends(side, level=params.level)
    mean = values[own].mean(axis=0)
    n = sides.subset(own).n_clusters
    none = intervals.zero_end(measured.unseen, n_clusters=n, level=params.level)
    return Interval(
        mean,
        np.where(mean > 0, low, 0.0),
        np.minimum(np.where(mean > 0, high, none), measured.whole),
    )


def _simultaneous(
    measured: Measured,
    alone: Scales,
    *,
    tested: Tested,
    compared: Compared | None,
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
        if compared is None
        else _gamma_ends(measured, alone, compared, mean=(means[0] + means[1]) / 2, params=params)
    )
    most = np.log2((measured.whole + np.array(measured.least)) / np.array(measured.least[::-1]))
    return Scales(
        _within(intervals.hull(alone.difference, ends.difference), measured.whole, measured.whole),
        _within(intervals.hull(alone.ratio, ends.ratio), float(most[1]), float(most[0])),
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
    """Test-based intervals: the estimate, and as many standard errors as the max-T test demands.

    The standard error is the estimate over its statistic. On the scale of the log ratio it is that
    of the difference, at the slope from no difference to the estimate.

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
    reach = error * np.sqrt(multiplicity.stopped(tested, level=params.level))
    slope = intervals.log2_slope(means[0], means[1])
    return Scales(
        _around(alone.difference.estimate, reach),
        _around(alone.ratio.estimate, reach * slope),
    )


def _around(estimate: Floats, reach: Floats) -> Interval:
    return Interval(estimate, estimate - reach, estimate + reach)


def _gamma_ends(
    measured: Measured, alone: Scales, compared: Compared, *, mean: Floats, params: GapParams
) -> Scales:
    """The ends at the level at which Holm tests each item.

    Of an item that is rejected: what the F test of gamma means does not reject, and the differences
    which those ratios make at the mean of both sides. That test takes an item to vary no less than
    all items of its side do; of the others the intervals of their own spread, at that level, say
    how far the sides may differ.
    """
    levels = multiplicity.holm_levels(compared.p_value, level=params.level)
    low, high = (end / np.log(2) for end in gamma_means.ratio_ends(compared, level=levels))
    points = (intervals.difference_of_ratio(end, mean=mean) for end in (low, high))
    tested = Scales(
        Interval(alone.difference.estimate, *points), Interval(alone.ratio.estimate, low, high)
    )
    rest = compared.p_value > levels
    if not rest.any():
        return tested
    stopped = params.model_copy(update={"level": float(levels[rest][0])})
    own = _scales(measured, *side_intervals(measured, unlike=True, params=stopped))
    return Scales(
        _instead(tested.difference, own.difference, where=rest),
        _instead(tested.ratio, own.ratio, where=rest),
    )


def _instead(interval: Interval, other: Interval, *, where: Flags) -> Interval:
    """The interval, but where it says so the other one, if that has ends."""
    at = where & ~np.isnan(other.low)
    return replace(
        interval,
        low=np.where(at, other.low, interval.low),
        high=np.where(at, other.high, interval.high),
    )


# ----------------------------------------------------------------------------- tests


def gamma_comparison(measured: Measured) -> Compared | None:
    """The test of gamma means; None for collocates, and where a side has one cluster."""
    if measured.measure.test != "means" or min(measured.sides.shape) < 2:
        return None
    return gamma_means.compare_means(
        measured.values, sides=measured.sides, kind=measured.kind, prior=measured.prior
    )


def _gamma_test(permuted: Tested, compared: Compared, *, floor: float) -> Tested:
    """The test of gamma means, adjusted by Holm, with the statistic of the permutations.

    No p is given that is below `floor`, the smallest that exchanging clusters could reach: so few
    clusters say no more, whatever the model.
    """
    adjusted = multiplicity.holm(compared.p_value)
    return replace(
        permuted,
        p_value=np.maximum(compared.p_value, floor),
        p_adjusted=np.maximum(adjusted, floor),
    )


def _test(measured: Measured, *, params: GapParams, critical: Floats | None) -> Tested:
    if critical is None:
        tested = _permuted(measured, params=params)
        return replace(tested, p_adjusted=np.minimum(tested.p_adjusted * measured.groups, 1.0))
    if measured.collocates is None:
        observed = permutation.statistic(
            measured.values, sides=measured.sides, prior=measured.prior
        )
    else:
        observed = observed_odds(measured.collocates, measured.sides)
    p_value = np.where(observed**2 > critical, 0.0, 1.0)
    return Tested(observed, p_value, p_value, critical)


def _permuted(measured: Measured, *, params: GapParams) -> Tested:
    if measured.collocates is not None:
        return _permuted_odds(measured, measured.collocates, params=params)
    return permutation.permutation_test(
        measured.values,
        sides=measured.sides,
        permutations=measured.permutations,
        level=params.level / measured.groups,
        prior=measured.prior,
    )


def _permuted_odds(measured: Measured, counts: Floats, *, params: GapParams) -> Tested:
    """The weighted log-odds of the collocates under permutations, adjusted for all words together.

    The critical values are those of the level divided by the number of groups.
    """
    most = max(MIN_ODDS_PERMUTATIONS, MAX_ODDS_WORK // counts.shape[1])
    few = permutation.thin(measured.permutations, most, seed=params.seed)
    odds = log_odds.log_odds(counts, sides=measured.sides, permutations=few)[:-1]
    tested = multiplicity.step_down(np.abs(odds), level=params.level / measured.groups)
    return replace(tested, statistic=odds[:, 0], critical=tested.critical**2)
