"""Metrics of topics: coherence, diversity, exclusivity, stability under refits, a map."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from scipy.stats import rankdata
from sklearn.preprocessing import normalize

from pipeline.arrays import Floats

COMPARED_TERMS = 10
"""Top terms by which topics are compared: coherence, exclusivity, stability."""
CAME_BACK = 0.5
"""Share of its top terms that a topic's counterpart in a refit needs for it to have come back."""


def top_terms(topic_term: Floats, *, n: int = COMPARED_TERMS) -> npt.NDArray[np.intp]:
    """For each topic (row) the columns of its `n` heaviest terms; ties go to the earlier column."""
    return np.argsort(-topic_term, axis=1, kind="stable")[:, :n]


def coherence_npmi(topic_term: Floats, counts: sparse.csr_array) -> Floats:
    """For each topic the mean NPMI of all pairs of top terms; terms meet if they share a unit.

    Pairs that never share a unit count -1. Units are about as long as the sliding windows of the
    original measure; gensim's implementation needs the running texts, which are not kept.

    References:
        Lau, J., Newman, D., & Baldwin, T. (2014). Machine reading tea leaves. EACL, 530-539.
    """
    occurs = (counts > 0).astype(np.float64).tocsc()
    scores = []
    for columns in top_terms(topic_term):
        together = np.asarray((occurs[:, columns].T @ occurs[:, columns]).todense())
        share = together / counts.shape[0]
        alone = np.diag(share)
        left, right = np.triu_indices(len(columns), k=1)
        joint = share[left, right]
        met = (joint > 0) & (joint < 1)
        pmi = np.log(joint[met] / (alone[left] * alone[right])[met])
        npmi = np.where(joint == 0, -1.0, 0.0)
        npmi[met] = pmi / -np.log(joint[met])
        scores.append(npmi.mean() if len(npmi) else 0.0)
    return np.array(scores, dtype=np.float64)


def met(topic_term: Floats, counts: sparse.csr_array) -> tuple[Floats, Floats]:
    """For each topic how often pairs of its top terms share a unit, observed and expected.

    Expected: if each term were in as many units, independently of the others.
    """
    occurs = (counts > 0).astype(np.float64).tocsc()
    observed, expected = [], []
    for columns in top_terms(topic_term):
        held = occurs[:, columns].toarray()
        units, alone = held.sum(axis=1), held.mean(axis=0)
        observed.append((units * (units - 1)).sum() / 2)
        expected.append(len(held) * (alone.sum() ** 2 - (alone**2).sum()) / 2)
    return np.array(observed, dtype=np.float64), np.array(expected, dtype=np.float64)


def diversity(topic_term: Floats) -> float:
    """Distinct terms among the top terms of all topics, as a share of them: 1 if none is shared.

    References:
        Dieng, A., Ruiz, F., & Blei, D. (2020). Topic modeling in embedding spaces. TACL, 8,
        439-453.
    """
    top = top_terms(topic_term)
    return len(np.unique(top)) / top.size


def exclusivity(topic_term: Floats) -> float:
    """Mean exclusivity of the top terms over topics: 1 if no other topic has them.

    The exclusivity of a term is the topic's part of the term's probability summed over all topics;
    the top terms of a topic are weighted by their probability.

    References:
        Roberts, M., Stewart, B., & Tingley, D. (2014). Structural topic models for open-ended
        survey responses. American Journal of Political Science, 58(4), 1064-1082.
    """
    total = topic_term.sum(axis=0)
    part = np.divide(topic_term, total, out=np.zeros_like(topic_term), where=total > 0)
    top = top_terms(topic_term)
    weights = np.take_along_axis(topic_term, top, axis=1)
    parts = np.take_along_axis(part, top, axis=1)
    return float(np.mean((weights * parts).sum(axis=1) / weights.sum(axis=1)))


def largest_share(doc_topic: Floats, *, documents: npt.NDArray[np.intp]) -> float:
    """The mean share over documents of the largest topic, 0 to 1."""
    n_units = np.bincount(documents).astype(np.float64)
    sums = np.zeros((len(n_units), doc_topic.shape[1]))
    np.add.at(sums, documents, doc_topic)
    held = n_units > 0
    return float((sums[held] / n_units[held, None]).mean(axis=0).max())


def matched(topic_term: Floats, other: Floats) -> npt.NDArray[np.intp]:
    """For each topic its counterpart in `other`, by the Hungarian method on their cosines.

    Each has at most one; -1 where `other` has fewer topics.

    References:
        Kuhn, H. (1955). The Hungarian method for the assignment problem. Naval Research Logistics
        Quarterly, 2, 83-97.
    """
    own, counterpart = linear_sum_assignment(-cosines(topic_term, other))
    found = np.full(len(topic_term), -1, dtype=np.intp)
    found[own] = counterpart
    return found


def cosines(topic_term: Floats, other: Floats) -> Floats:
    """The cosine of each topic with each of `other`."""
    return np.asarray(normalize(topic_term) @ normalize(other).T, dtype=np.float64)


def matched_overlap(topic_term: Floats, other: Floats) -> Floats:
    """For each topic the share of its top terms that its counterpart in `other` has.

    References:
        Greene, D., O'Callaghan, D., & Cunningham, P. (2014). How many topics? Stability analysis
        for topic models. ECML PKDD, 498-513.
    """
    top, top_other = top_terms(topic_term), top_terms(other)
    return np.array(
        [
            len(np.intersect1d(terms, top_other[match])) / len(terms) if match >= 0 else 0.0
            for terms, match in zip(top, matched(topic_term, other), strict=True)
        ]
    )


def frex(topic_term: Floats, *, weight: float = 0.5) -> Floats:
    """Frequent and exclusive terms: topics by terms, 0 to 1.

    The harmonic mean, weighted by `weight` on exclusivity, of a term's rank (as a share) by its
    probability in the topic and by the topic's part of the term's probability in all topics.

    References:
        Bischof, J., & Airoldi, E. (2012). Summarizing topical content with word frequency and
        exclusivity. ICML, 201-208.
    """
    total = topic_term.sum(axis=0)
    exclusivity = np.divide(topic_term, total, out=np.zeros_like(topic_term), where=total > 0)
    n_terms = topic_term.shape[1]
    # Rounded first, so that terms that differ by rounding errors are ties.
    frequent = rankdata(np.round(topic_term, 12), method="max", axis=1) / n_terms
    exclusive = rankdata(np.round(exclusivity, 9), method="max", axis=1) / n_terms
    return np.asarray(1 / (weight / exclusive + (1 - weight) / frequent), dtype=np.float64)


def topic_map(topic_term: Floats) -> Floats:
    """Two coordinates of each topic; topics with similar terms are near each other.

    Classical multidimensional scaling of the Jensen-Shannon distances. The sign of each axis is
    chosen so that the topic with the largest absolute coordinate has a positive one.

    References:
        Torgerson, W. (1952). Multidimensional scaling. Psychometrika, 17, 401-419.
    """
    n_topics = len(topic_term)
    squared = cdist(topic_term, topic_term, "jensenshannon") ** 2 / np.log(2)  # in bits
    centred = np.eye(n_topics) - 1 / n_topics
    values, vectors = np.linalg.eigh(-centred @ squared @ centred / 2)
    axes = np.zeros((n_topics, 2))
    for axis, column in enumerate(np.argsort(-values, kind="stable")[:2]):
        along = vectors[:, column] * np.sqrt(max(float(values[column]), 0.0))
        axes[:, axis] = along * np.sign(along[np.argmax(np.round(np.abs(along), 9))] or 1.0)
    return np.round(axes, 6)
