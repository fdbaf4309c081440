"""Means corrected by what people judged of a sample: what a word list or model misses is estimated.

In: for each passage what a list finds, for the passages of a random sample what a person found, and
the probability with which each was drawn. Out: values per document without the list's bias, and
their mean with an interval that holds both the sampling of passages and that of documents.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats.clusters import MIN_CLUSTERS
from pipeline.stats.intervals import Interval


def design_adjusted(listed: Floats, judged: Floats, probability: Floats) -> Floats:
    """What each passage counts for: found + judged/probability × (true − found).

    `judged` is NaN for passages that nobody judged. The mean over draws of the sample is the true
    value, however wrong the list is, as long as each passage that could have been drawn has its
    right probability. Single values may be below 0 or far above 1.

    Raises:
        ValueError: a passage was judged that could not have been drawn, or a probability is none.

    References:
        Egami, N., Hinck, M., Stewart, B. M. & Wei, H. (2023). Using imperfect surrogates for
        downstream inference: design-based supervised learning. NeurIPS 36, equation 3;
        Angelopoulos, A. N., Bates, S., Fannjiang, C., Jordan, M. I. & Zrnic, T. (2023).
        Prediction-powered inference. Science 382, 669-674 (a simple random sample).
    """
    known = ~np.isnan(judged)
    if np.any((probability < 0) | (probability > 1)) or np.any(probability[known] <= 0):
        raise ValueError("a probability is not above 0 and at most 1")
    correction = np.zeros(len(listed))
    correction[known] = (judged[known] - listed[known]) / probability[known]
    return np.asarray(listed + correction, dtype=np.float64)


def corrected_mean(values: Floats, *, cluster: NDArray[np.intp], level: float) -> Interval:
    """The mean over documents of corrected values, which may be negative, with its interval.

    Student's t, the variance from the residual totals of clusters. The noise of the sample of
    passages is in the values, and so in the spread of the clusters. Fewer than `MIN_CLUSTERS`
    clusters give NaN.

    References:
        Liang, K.-Y. & Zeger, S. L. (1986). Longitudinal data analysis using generalized linear
        models. Biometrika 73(1), 13-22; Egami et al. (2023), section 4 (clustered errors).
    """
    mean = float(values.mean())
    _, codes = np.unique(cluster, return_inverse=True)
    k = int(codes.max()) + 1
    if k < MIN_CLUSTERS:
        return Interval(np.array([mean]), np.array([np.nan]), np.array([np.nan]))
    totals = np.bincount(codes, weights=values - mean)
    error = np.sqrt((totals**2).sum() * k / (k - 1)) / len(values)
    reach = float(stats.t.ppf(1 - level / 2, k - 1)) * error
    return Interval(np.array([mean]), np.array([mean - reach]), np.array([mean + reach]))


def share_found(
    values: Floats, weight: Floats, *, cluster: NDArray[np.intp], level: float
) -> Interval:
    """The weighted mean of values from 0 to 1, such as a recall, with its interval.

    Clopper and Pearson's interval of as many passages as these are worth: by their weights (Kish),
    and fewer where clusters differ more than passages do. NaN where all weights are 0.

    References:
        Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small
        expected number of positive counts estimated from survey data. Survey Methodology 24(2).
    """
    whole = float(weight.sum())
    if whole <= 0:
        return Interval(*(np.array([np.nan]) for _ in range(3)))
    mean = float((weight * values).sum() / whole)
    n = whole**2 / float((weight**2).sum())
    _, codes = np.unique(cluster, return_inverse=True)
    k = len(np.unique(codes[weight > 0]))
    totals = np.bincount(codes, weights=weight * (values - mean)) / whole
    variance = float((totals**2).sum()) * k / max(k - 1, 1)
    if 0 < mean < 1 and variance > 0:
        n = min(n, mean * (1 - mean) / variance)
    low = stats.beta.ppf(level / 2, n * mean, n * (1 - mean) + 1) if mean > 0 else 0.0
    high = stats.beta.ppf(1 - level / 2, n * mean + 1, n * (1 - mean)) if mean < 1 else 1.0
    return Interval(np.array([mean]), np.array([float(low)]), np.array([float(high)]))
