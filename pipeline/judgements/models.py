"""A model for each code, calibrated, that never sees the clusters it is asked about.

In: features of passages, what people judged of some, the cluster of each. Out: for every passage
the probability that it has the item, by a model that learned from other clusters only. So the
figures of how well it finds are those of strangers' documents, and design-based correction with it
is right however wrong the model is.

References:
    Chernozhukov, V. et al. (2018). Double/debiased machine learning for treatment and structural
    parameters. Econometrics Journal 21(1), C1-C68 (cross-fitting); Egami, N., Hinck, M., Stewart,
    B. M. & Wei, H. (2023). Using imperfect surrogates for downstream inference: design-based
    supervised learning. NeurIPS 36; Zrnic, T. & Candès, E. J. (2024). Cross-prediction-powered
    inference. PNAS 121(15).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LogisticRegression

from pipeline.arrays import Flags, Floats

N_FOLDS = 5
MIN_CLUSTERS = 4
"""Clusters with judged passages: fewer leave too little to learn and to calibrate from apart."""
MIN_EACH = 10
"""Judged passages that have the item, and that have it not: fewer teach nothing."""
RIDGE = 1.0
"""The penalty; benchmarks/bench_codes.py tries others on the passages that may be learned from."""


@dataclass(frozen=True)
class Modelled:
    """For each passage the probability that it has the item, and whether the model finds it."""

    probability: Floats
    found: Flags


def folds(cluster: NDArray[np.intp], *, judged: Flags) -> NDArray[np.intp]:
    """The fold of each passage: whole clusters, about as many judged passages in each.

    Fewer than `N_FOLDS` clusters with judged passages make as many folds.
    """
    counts = np.bincount(cluster, weights=judged, minlength=int(cluster.max()) + 1)
    n = min(N_FOLDS, int((counts > 0).sum()))
    size = np.zeros(n)
    of_cluster = np.zeros(len(counts), dtype=np.intp)
    for one in np.lexsort((np.arange(len(counts)), -counts)):
        of_cluster[one] = int(size.argmin())
        size[of_cluster[one]] += max(counts[one], 1e-6)
    return np.asarray(of_cluster[cluster])


def can_learn(truth: Floats, cluster: NDArray[np.intp]) -> bool:
    """Enough is judged of an item, in enough clusters; `truth` is NaN where nobody judged."""
    known = ~np.isnan(truth)
    there = truth[known] >= 0.5
    clusters = len(np.unique(cluster[known]))
    return clusters >= MIN_CLUSTERS and min(there.sum(), (~there).sum()) >= MIN_EACH


def modelled(
    rows: sparse.csr_matrix, truth: Floats, listed: Floats, cluster: NDArray[np.intp]
) -> list[Modelled]:
    """For each item what its model says of every passage.

    `truth` has a row per passage and a column per item, the share of judges who find it; a row is
    NaN where nobody judged. `listed` likewise, 1 where the item's word list finds it. All items
    must have enough judged (`can_learn`). The score is a ridge regression on all features (one
    solution serves all items); score and list together are made probabilities by a logistic
    regression, as Platt's, on clusters that were left out; the model finds what has a probability
    from the one on that made F1 largest there.

    References:
        Platt, J. (1999). Probabilistic outputs for support vector machines. Advances in Large
        Margin Classifiers, 61-74; Lipton, Z. C., Elkan, C. & Naryanaswamy, B. (2014). Optimal
        thresholding of classifiers to maximize F1 measure. ECML PKDD.
    """
    known = ~np.isnan(truth[:, 0])
    fold = folds(cluster, judged=known)
    n_folds = int(fold.max()) + 1
    own = rows[known]
    learned = _Learned(own, truth[known], fold[known], (own @ own.T).toarray())
    inner = _scores_left_out(learned, n_folds)
    by_list = listed[known]
    probability, found = np.zeros(truth.shape), np.zeros(truth.shape, dtype=bool)
    for one in range(n_folds):
        here, others = fold == one, learned.fold != one
        score = learned.fitted(others)(rows[here])
        for item in range(truth.shape[1]):
            scale = _Scale.of(
                inner[one][others, item], by_list[others, item], learned.truth[others, item]
            )
            probability[here, item] = scale.probability(score[:, item], listed[here, item])
            found[here, item] = probability[here, item] >= scale.threshold
    return [Modelled(probability[:, n], found[:, n]) for n in range(truth.shape[1])]


@dataclass(frozen=True)
class _Learned:
    """The judged passages: features, shares of yes, folds; `kernel`, the products of features."""

    rows: sparse.csr_matrix
    truth: Floats
    fold: NDArray[np.intp]
    kernel: Floats

    def fitted(self, learning: Flags) -> Callable[[sparse.csr_matrix], Floats]:
        """The model of the passages at `learning`: from features to scores, one for each item."""
        own, truth = self.rows[learning], self.truth[learning]
        mean = truth.mean(axis=0)
        ridge = KernelRidge(alpha=RIDGE, kernel="precomputed")
        ridge.fit(self.kernel[np.ix_(learning, learning)], truth - mean)
        slope = own.T @ ridge.dual_coef_
        return lambda asked: np.asarray(asked @ slope + mean)


def _scores_left_out(learned: _Learned, n_folds: int) -> NDArray[np.float64]:
    """For each fold that will be asked about, the scores of the others, each left out in turn."""
    inner = np.zeros((n_folds, *learned.truth.shape))
    for one, other in combinations(range(n_folds), 2):
        score = learned.fitted((learned.fold != one) & (learned.fold != other))
        for asked, left_out in ((one, other), (other, one)):
            here = learned.fold == left_out
            inner[asked, here] = score(learned.rows[here])
    return inner


@dataclass(frozen=True)
class _Scale:
    """Probabilities, expit(slope × score + by_list × listed + offset), and what is found."""

    slope: float
    by_list: float
    offset: float
    threshold: float

    @classmethod
    def of(cls, score: Floats, listed: Floats, truth: Floats) -> _Scale:
        """The scale of judged passages; what points the wrong way, score or list, says nothing."""
        given = np.column_stack([score, listed])
        weight = np.maximum(np.concatenate([truth, 1 - truth]), 1e-9)
        yes = np.repeat([1, 0], len(score))
        used = np.array([True, listed.any()])
        slopes, offset = np.zeros(2), float(special.logit(truth.mean()))
        while used.any():
            fit = LogisticRegression(C=100.0).fit(
                np.tile(given[:, used], (2, 1)), yes, sample_weight=weight
            )
            slopes[:], slopes[used], offset = 0.0, fit.coef_[0], float(fit.intercept_[0])
            if not (slopes < 0).any():
                break
            used &= slopes >= 0
            slopes, offset = np.zeros(2), float(special.logit(truth.mean()))
        made = cls(float(slopes[0]), float(slopes[1]), offset, 1.0)
        return replace(made, threshold=_best_threshold(made.probability(score, listed), truth))

    def probability(self, score: Floats, listed: Floats) -> Floats:
        return np.asarray(special.expit(self.slope * score + self.by_list * listed + self.offset))


def _best_threshold(probability: Floats, truth: Floats) -> float:
    """The probability from which on what is found has the largest F1; infinite if none has it."""
    if not truth.any():
        return float("inf")
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(truth[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    ends = np.append(np.diff(probability[order]) < 0, True)  # what is alike is found together
    return float(probability[order][int(np.where(ends, f1, -1.0).argmax())])
