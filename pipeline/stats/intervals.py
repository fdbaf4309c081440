"""Intervals for means of documents in clusters, and for differences and ratios of two means.

In: values per document with their clusters, or two intervals. Out: `Interval`, one entry per item.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from pipeline.arrays import Floats
from pipeline.stats.clusters import MIN_CLUSTERS


@dataclass(frozen=True)
class Interval:
    """An estimate with the ends of its interval, one per item; NaN where none can be given."""

    estimate: Floats
    low: Floats
    high: Floats


def mean_interval(
    values: Floats, *, cluster: NDArray[np.intp], level: float, unseen: Floats, census: bool
) -> Interval:
    """The mean over documents of what cannot be negative, with its interval at 1 − level.

    The interval is that of Student's t on the log scale, its variance from the residual totals of
    clusters, so it is wider upwards, as the mean of something skewed needs. Where the item was in
    no document, the upper end is the share of clusters that could have it and yet none would show
    it (level / 2), times `unseen`, what a document that has it is like. A census is known: its
    interval is its mean. Fewer than `MIN_CLUSTERS` clusters of a sample give NaN.

    Coverage is simulated in benchmarks/bench_calibration.py beside the percentile bootstrap,
    the bootstrap-t and the widened percentile, which all cover less on skewed shares.

    References:
        Zhou, X.-H. & Gao, S. (1997). Confidence intervals for the log-normal mean. Statistics in
        Medicine 16(7), 783-790 (log scale); Liang, K.-Y. & Zeger, S. L. (1986). Longitudinal data
        analysis using generalized linear models. Biometrika 73(1), 13-22 (cluster totals);
        Hanley, J. A. & Lippman-Hand, A. (1983). If nothing goes wrong, is everything all right?
        JAMA 249(13), 1743-1745 (zeros).
    """
    mean = values.mean(axis=0)
    if census:
        return Interval(mean, mean.copy(), mean.copy())
    k = len(np.unique(cluster))
    if k < MIN_CLUSTERS:
        nothing = np.full(mean.shape, np.nan)
        return Interval(mean, nothing, nothing.copy())
    some = mean > 0
    reach = _reach(values - mean, cluster, level=level) / np.where(some, mean, 1.0)
    most = zero_end(unseen, n_clusters=k, level=level)
    return Interval(
        mean,
        np.where(some, mean * np.exp(-reach), 0.0),
        np.where(some, mean * np.exp(np.minimum(reach, 100.0)), most),
    )


def _reach(residual: Floats, cluster: NDArray[np.intp], *, level: float) -> Floats:
    """Half the width of the interval of a mean by Student's t, from the residuals of documents.

    The variance is that between the totals of clusters. Large clusters draw the mean to themselves,
    so that their residuals are too small: the variance is made up for that, by what it would be if
    the means of all clusters varied alike. Of clusters of one size that is k / (k − 1).

    References:
        Bell, R. M. & McCaffrey, D. F. (2002). Bias reduction in standard errors for linear
        regression with multi-stage samples. Survey Methodology 28(2), 169-181.
    """
    _, codes, sizes = np.unique(cluster, return_inverse=True, return_counts=True)
    totals = np.zeros((len(sizes), residual.shape[1]))
    np.add.at(totals, codes, residual)
    part = sizes / sizes.sum()
    squares = part**2
    made_up = squares.sum() / (squares * (1 - 2 * part + squares.sum())).sum()
    error = np.sqrt((totals**2).sum(axis=0) * made_up) / len(residual)
    # What `stats.t.ppf` gives, at a hundredth of its time.
    return np.asarray(float(special.stdtrit(len(sizes) - 1, 1 - level / 2)) * error)


def zero_end(unseen: Floats, *, n_clusters: int, level: float) -> Floats:
    """The upper end of a mean of 0: the share of clusters that could have it, times `unseen`.

    References:
        Hanley, J. A. & Lippman-Hand, A. (1983). If nothing goes wrong, is everything all right?
        JAMA 249(13), 1743-1745.
    """
    return np.asarray((1 - (level / 2) ** (1 / n_clusters)) * unseen)


def full_end(interval: Interval, *, n_clusters: int, level: float, unfilled: Floats) -> Interval:
    """The interval of shares; where every document is full of it, its lower end is not the mean.

    It is 1 less what the share of clusters that may lack it, and yet do not show it, leave out:
    `zero_end` of `unfilled`.
    """
    full = interval.estimate >= 1 - 1e-12
    lack = zero_end(unfilled, n_clusters=n_clusters, level=level)
    return Interval(interval.estimate, np.where(full, 1 - lack, interval.low), interval.high)


def share_interval(
    values: Floats,
    *,
    cluster: NDArray[np.intp],
    level: float,
    unseen: Floats,
    unfilled: Floats,
    census: bool,
) -> Interval:
    """The mean over documents of shares; its interval treats a share and its complement alike.

    Student's t on the logit scale, its variance from the residual totals of clusters. Where no
    document has it, the upper end is `zero_end` of `unseen`; where every document is full of it,
    the lower end is 1 less `zero_end` of `unfilled`. A census is known; fewer than `MIN_CLUSTERS`
    clusters of a sample give NaN.

    References:
        Liang, K.-Y. & Zeger, S. L. (1986). Longitudinal data analysis using generalized linear
        models. Biometrika 73(1), 13-22 (cluster totals).
    """
    plain = mean_interval(values, cluster=cluster, level=level, unseen=unseen, census=census)
    mean = plain.estimate
    if census or np.isnan(plain.low).all():
        return plain
    k = len(np.unique(cluster))
    inner = np.clip(mean, 1e-9, 1 - 1e-9)
    reach = _reach(values - mean, cluster, level=level) / (inner * (1 - inner))
    logit = np.log(inner / (1 - inner))
    low, high = special.expit(logit - reach), special.expit(logit + reach)
    empty, full = mean <= 1e-12, mean >= 1 - 1e-12
    most = zero_end(unseen, n_clusters=k, level=level)
    found = Interval(
        mean,
        np.where(empty, 0.0, low),
        np.where(full, 1.0, np.where(empty, most, high)),
    )
    return full_end(found, n_clusters=k, level=level, unfilled=unfilled)


def difference_interval(first: Interval, second: Interval) -> Interval:
    """The difference of two independent estimates, with the interval made from theirs (MOVER).

    References:
        Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures: a
        general approach. Statistics in Medicine 27(10), 1693-1702.
    """
    estimate = first.estimate - second.estimate
    below = np.hypot(first.estimate - first.low, second.high - second.estimate)
    above = np.hypot(first.high - first.estimate, second.estimate - second.low)
    # What is left of equal numbers by rounding differs between machines.
    nothing = 1e-12 * (np.abs(first.estimate) + np.abs(second.estimate))
    ends = (estimate, estimate - below, estimate + above)
    return Interval(*(np.where(np.abs(end) <= nothing, 0.0, end) for end in ends))


def complement(side: Interval, *, whole: float) -> Interval:
    """What a mean leaves of the whole, with the interval mirrored."""
    return Interval(whole - side.estimate, whole - side.high, whole - side.low)


def hull(one: Interval, other: Interval) -> Interval:
    """The estimate of the first with the outer ends of both; an end that only one has is its."""
    return Interval(one.estimate, np.fmin(one.low, other.low), np.fmax(one.high, other.high))


def log2_slope(first: Floats, second: Floats) -> Floats:
    """The log2 ratio over the difference of two positive numbers, which has the same sign.

    Where they are equal, what it tends to: 1 / (ln 2 times the number).
    """
    mean = (first + second) / 2
    equal = np.abs(first - second) <= 1e-9 * mean
    away = np.where(equal, 1.0, first - second)
    return np.asarray(np.where(equal, 1 / (np.log(2) * mean), np.log2(first / second) / away))


def difference_of_ratio(log2_ratio: Floats, *, mean: Floats) -> Floats:
    """The difference that two numbers with this mean and this log2 ratio have."""
    return np.asarray(2 * mean * np.tanh(log2_ratio * np.log(2) / 2))


def log2_ratio_interval(
    first: Interval, second: Interval, *, added: tuple[float, float]
) -> Interval:
    """The log2 ratio of two independent estimates, `added` to each, with its interval (MOVER)."""
    logged = [
        Interval(*(np.log2(end + more) for end in (side.estimate, side.low, side.high)))
        for side, more in zip((first, second), added, strict=True)
    ]
    return difference_interval(logged[0], logged[1])
