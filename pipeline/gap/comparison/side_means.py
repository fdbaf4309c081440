"""The mean of each side with its interval, and how the two compare.

In: `Measured`. Out: an `Interval` for each side, and `Scales`: difference and log ratio.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison.verdicts import Scales
from pipeline.gap.measures.measured import TOPIC_PRESENT, Measured
from pipeline.stats import gamma_means, intervals
from pipeline.stats.clusters import MIN_CLUSTERS
from pipeline.stats.intervals import Interval, mean_of_those_having


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


def scales(measured: Measured, policy: Interval, frontline: Interval) -> Scales:
    """Difference and log ratios of the two sides, with their intervals."""
    rest = [intervals.complement(side, whole=measured.whole) for side in (policy, frontline)]
    return Scales(
        intervals.difference_interval(policy, frontline),
        intervals.log2_ratio_interval(policy, frontline, added=measured.least),
        intervals.log2_ratio_interval(rest[0], rest[1], added=measured.least),
    )


def side_interval(
    measured: Measured, own: Flags, *, census: bool, unlike: bool, params: GapParams
) -> Interval:
    """The mean of each item over the documents of one side, with its interval.

    Topics of sides that are unlike in spread have the interval of a gamma mean, which covers them
    better; for rates there is no difference.
    """
    n = len(np.unique(measured.sides.cluster[own]))
    known = census or n < MIN_CLUSTERS
    is_topic = measured.measure.sentence == "topic"
    if is_topic and not known:
        topics = _topic_interval(measured, own, unlike=unlike, params=params)
        rest = 1 - measured.values
        lacking = np.where(rest >= TOPIC_PRESENT, rest, 0.0)
        full = mean_of_those_having(lacking, otherwise=TOPIC_PRESENT)
        return intervals.full_end(topics, n_clusters=n, level=params.level, unfilled=full)
    given = _Given(
        cluster=measured.sides.cluster[own],
        level=params.level,
        unseen=measured.unseen,
        census=census,
    )
    if measured.measure.is_of_mentions:
        shares = intervals.share_interval(measured.values[own], unfilled=measured.unfilled, **given)
        return shares if known else _with_rare_ends(measured, own, shares, params=params)
    found = intervals.mean_interval(measured.values[own], counting=measured.counting(own), **given)
    return replace(found, high=np.minimum(found.high, measured.whole))


def _topic_interval(measured: Measured, own: Flags, *, unlike: bool, params: GapParams) -> Interval:
    """The interval of a topic's mean: a gamma mean, or on the log scale where sides vary alike."""
    if unlike:
        return _gamma_interval(measured, own, params=params)
    found = intervals.mean_interval(
        measured.values[own],
        cluster=measured.sides.cluster[own],
        level=params.level,
        unseen=measured.unseen,
        census=False,
    )
    like = mean_of_those_having(
        np.where(measured.present, measured.values, 0.0), otherwise=TOPIC_PRESENT
    )
    end = _rare_end(measured, own, measured.present, like=like, params=params)
    return replace(found, high=np.minimum(np.fmax(found.high, end), measured.whole))


def _with_rare_ends(
    measured: Measured, own: Flags, shares: Interval, *, params: GapParams
) -> Interval:
    """The interval of shares of mentions, as wide as what hardly any cluster has demands.

    One mention in a document of three is a third of it: what a document that has it is like is at
    least that, on average over the side. The same holds of the complement, at the lower end.
    """
    one = float((1 / measured.weight[own]).mean())
    ends = [
        _rare_end(measured, own, values > 0, like=np.maximum(like, one), params=params)
        for values, like in (
            (measured.as_counted, measured.unseen), (1 - measured.as_counted, measured.unfilled),
        )
    ]  # fmt: skip
    return replace(shares, high=np.fmax(shares.high, ends[0]), low=np.fmin(shares.low, 1 - ends[1]))


def _rare_end(
    measured: Measured, own: Flags, present: Flags, *, like: Floats, params: GapParams
) -> Floats:
    """The upper end of what at most one cluster of the side takes up; NaN for other items.

    The share of clusters that may have it (Clopper-Pearson), times the mean of the documents that
    have it: the few documents without it hardly show how much it varies.

    References:
        Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated
        in the case of the binomial. Biometrika 26(4), 404-413.
    """
    held = measured.sides.subset(own)
    having = (held.totals(present[own].astype(float)) > 0).sum(axis=0)
    n = held.n_clusters
    ends = np.array([_upper_end(k, n, params.level) for k in (0, 1)])
    most = ends[np.minimum(having, 1)]
    return np.asarray(np.where(having <= 1, np.minimum(most * like, measured.whole), np.nan))


@lru_cache(maxsize=1024)
def _upper_end(having: int, n: int, level: float) -> float:
    """How large the share of clusters may be of which `having` of `n` were found."""
    return float(stats.beta.ppf(1 - level / 2, having + 1, max(n - having, 1)))


def _gamma_interval(measured: Measured, own: Flags, *, params: GapParams) -> Interval:
    """The interval of a gamma mean; of a mean of 0 the upper end that clusters without it allow."""
    sides, values = measured.sides, measured.values
    side = gamma_means.side_means(
        values, sides=sides, own=own, kind=measured.kind, prior=measured.prior
    )
    low, high = gamma_means.mean_ends(side, level=params.level, most=measured.whole)
    mean = values[own].mean(axis=0)
    n = sides.subset(own).n_clusters
    none = intervals.zero_end(measured.unseen, n_clusters=n, level=params.level)
    return Interval(
        mean,
        np.where(mean > 0, low, 0.0),
        np.minimum(np.where(mean > 0, high, none), measured.whole),
    )
