"""Means corrected by what people judged of a sample: what a word list or model misses is estimated.

In: for each passage what a list finds, for the passages of a random sample what a person found, and
the probability with which each was drawn. Out: values per document without the list's bias, and
their mean with an interval that holds both the sampling of passages and that of documents.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pipeline.stats.clusters import MIN_CLUSTERS, Floats
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


def document_means(
    values: Floats, *, document: NDArray[np.intp], weight: Floats | None = None
) -> Floats:
    """The mean of the passages of each document, by the passages' weights; per document code."""
    own = np.ones(len(values)) if weight is None else weight
    total = np.bincount(document, weights=own)
    return np.asarray(np.bincount(document, weights=values * own) / total)


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


def sample_probability(
    found: NDArray[np.bool_], *, document: NDArray[np.intp], n: int, share_found: float = 0.5
) -> Floats:
    """The probability with which each passage of a side is drawn, so that about n are.

    Every document gets as many, since documents count alike; in each, `share_found` of them go to
    passages that the list finds and the others to those that it does not find, so that both kinds
    of error are seen. What one kind cannot take the other gets.
    """
    probability = np.zeros(len(found))
    k = int(document.max()) + 1
    for one in range(k):
        own = document == one
        hits, rest = own & found, own & ~found
        wanted = n / k
        of_hits = min(wanted * share_found, float(hits.sum()))
        of_rest = min(wanted - of_hits, float(rest.sum()))
        of_hits = min(wanted - of_rest, float(hits.sum()))
        probability[hits] = of_hits / max(hits.sum(), 1)
        probability[rest] = of_rest / max(rest.sum(), 1)
    return probability


def draw_passages(
    probability: Floats, *, stratum: NDArray[np.intp], rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Which passages are drawn, each with its own probability.

    Systematically along the strata, in random order within each: a stratum gets its expected
    number, rounded up or down by chance.

    References:
        Madow, W. G. (1949). On the theory of systematic sampling, II. Annals of Mathematical
        Statistics 20(3), 333-354.
    """
    order = np.lexsort((rng.random(len(probability)), stratum))
    steps = np.floor(np.cumsum(probability[order]) + rng.random())
    drawn = np.zeros(len(probability), dtype=bool)
    drawn[order] = np.diff(steps, prepend=0.0) >= 1
    return drawn
