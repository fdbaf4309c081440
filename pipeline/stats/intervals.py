"""Intervals for means of documents in clusters, and for differences and ratios of two means.

In: values per document with their clusters, or two intervals. Out: `Interval`, one entry per item.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from pipeline.arrays import Flags, Floats
from pipeline.stats.clusters import MIN_CLUSTERS


@dataclass(frozen=True)
class Interval:
    """An estimate with the ends of its interval, one per item; NaN where none can be given."""

    estimate: Floats
    low: Floats
    high: Floats


def mean_interval(
    values: Floats,
    *,
    cluster: NDArray[np.intp],
    level: float,
    unseen: Floats,
    census: bool,
    counting: float | None = None,
) -> Interval:
    """The mean over documents of what cannot be negative, with its interval at 1 − level.

    The interval is that of Student's t on the log scale, its variance from the residual totals of
    clusters, so it is wider upwards, as the mean of something skewed needs. Where the item was in
    no document, the upper end is the share of clusters that could have it and yet none would show
    it (level / 2), times `unseen`, what a document that has it is like. A census is known: its
    interval is its mean. Fewer than `MIN_CLUSTERS` clusters of a sample give NaN.

    Rates give `counting`, what counting adds to the variance of the mean, over the mean: they are
    then taken to be gamma values that are counted, of which few clusters show too little spread
    (`of_gamma_mean`). Both ends lie further up, the more so the wilder the clusters are.

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
    relative = _error(values - mean, cluster) / np.where(some, mean, 1.0)
    reach, shift = _quantile(k, level=level) * relative, np.zeros_like(relative)
    if counting is not None:
        counted = counting / np.where(some, mean, 1.0)
        variance, shift = of_gamma_mean(relative**2, counted=counted)
        reach = _quantile(k, level=level) * np.sqrt(variance)
    most = zero_end(unseen, n_clusters=k, level=level)
    return Interval(
        mean,
        np.where(some, mean * np.exp(shift - reach), 0.0),
        np.where(some, mean * np.exp(np.minimum(reach + shift, 100.0)), most),
    )


MOST_SKEWED = 0.5
"""A squared coefficient of variation of a mean is made up for as if it were at most this: beyond,
one cluster has nearly all or is far larger than the others, and the sample does not say how skewed
the clusters are."""

HARDLY = 1e-6
"""Up to this squared coefficient of variation a mean and its log vary alike."""


def of_gamma_mean(squared: Floats, *, counted: Floats) -> tuple[Floats, Floats]:
    """The variance of the log of a mean of gamma values, and how far it lies too low on average.

    `squared` is the squared coefficient of variation of each mean, as estimated; `counted` is what
    counting alone makes of it. What is beyond counting is too small: where no large value is in
    the sample, both its mean and its spread are too small. Of gamma values d / (1 + d) is expected
    of a true d. The log of a gamma mean varies more than that, and downwards; it is taken to vary
    no less than the mean does, however much that is.

    References:
        Johnson, N. L., Kotz, S. & Balakrishnan, N. (1994). Continuous Univariate Distributions,
        vol. 1, 2nd ed. Wiley, 17.8 (the log of a gamma variable: trigamma and digamma).
    """
    beyond = np.maximum(squared - counted, 0.0)
    true = beyond / (1 - np.minimum(beyond, MOST_SKEWED))
    shape = 1 / np.clip(true, HARDLY, 1.0)
    small = true <= HARDLY
    variance = np.where(small, true, special.polygamma(1, shape))
    variance = np.maximum(variance, beyond)
    shift = np.where(small, true / 2, np.log(shape) - special.digamma(shape))
    return np.asarray(np.minimum(squared, counted) + variance), shift


def mean_of_those_having(values: Floats, *, otherwise: float) -> Floats:
    """The mean of each item over the documents that have it; `otherwise` where none has it."""
    having = (values > 0).sum(axis=0)
    mean = values.sum(axis=0) / np.maximum(having, 1)
    return np.asarray(np.where(having > 0, mean, otherwise))


def holds_zero(interval: Interval) -> Flags:
    """Whether 0 lies within the interval; not where there is none."""
    return np.asarray((interval.low <= 0) & (interval.high >= 0))


def _quantile(n_clusters: int, *, level: float) -> float:
    """That of Student's t: what `stats.t.ppf` gives, at a hundredth of its time."""
    return float(special.stdtrit(n_clusters - 1, 1 - level / 2))


def _error(residual: Floats, cluster: NDArray[np.intp]) -> Floats:
    """The standard error of a mean, from the residuals of documents.

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
    return np.asarray(np.sqrt((totals**2).sum(axis=0) * made_up) / len(residual))


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
    reach = _quantile(k, level=level) * _error(values - mean, cluster) / (inner * (1 - inner))
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
    """The log2 ratio of two independent estimates, with its interval (MOVER).

    To each side is `added` what half a use is there, so that a side without any has a ratio. To
    lower ends is added the smaller of both: half a use of three mentions is a sixth of them, and a
    side that shows none would have more than one that shows few of many. A known side has one end,
    and adds no width. A ratio never has another sign than the difference: it is 0 where half a use
    would turn it.
    """
    least = min(added)
    logged = []
    for side, own in zip((first, second), added, strict=True):
        below = np.where(side.low == side.high, own, least)
        ends = (side.estimate + own, side.low + below, side.high + own)
        logged.append(Interval(*(np.log2(end) for end in ends)))
    found = difference_interval(logged[0], logged[1])
    turned = found.estimate * (first.estimate - second.estimate) < 0
    return Interval(
        np.where(turned, 0.0, found.estimate),
        np.where(turned, np.minimum(found.low, 0.0), found.low),
        np.where(turned, np.maximum(found.high, 0.0), found.high),
    )
