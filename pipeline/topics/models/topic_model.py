"""A topic model as two matrices, and new units folded into topics that are given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.arrays import Floats

FOLDING_STEPS = 30
"""Steps of expectation maximisation, after which shares no longer move in their second decimal."""
FOLDED_AT_ONCE = 200
"""Units that are folded in at once; more would take more memory and no less time."""
UNSEEN = 1e-9
"""Least probability of a term in a topic, so that no unit is impossible."""


@dataclass(frozen=True)
class TopicModel:
    """Two matrices whose rows add up to 1, and the weights by which top terms are chosen.

    `topic_term`: topics by terms, the probability of each term in a topic. `doc_topic`: units by
    topics, the share that each topic has of a unit. `telling`: a weight for each term; a topic's
    top terms are those of the highest probability times weight. None: all weights are 1.
    """

    topic_term: Floats
    doc_topic: Floats
    telling: Floats | None = None

    @property
    def shown(self) -> Floats:
        """Topics by terms, probability times weight: rows add up to 1."""
        if self.telling is None:
            return self.topic_term
        return rows_to_one(self.topic_term * self.telling)


def fold_in(counts: sparse.csr_array, *, topic_term: Floats) -> Floats:
    """The shares that given topics have of new units, units by topics; rows add up to 1.

    They maximise the likelihood of the unit's terms, found by expectation maximisation from equal
    shares. A unit without a known term keeps equal shares.

    References:
        Hofmann, T. (1999). Probabilistic latent semantic indexing. SIGIR, 50-57 (folding in).
    """
    blocks = range(0, counts.shape[0], FOLDED_AT_ONCE)
    parts = [_folded(counts[start : start + FOLDED_AT_ONCE], topic_term) for start in blocks]
    return np.vstack([np.empty((0, len(topic_term))), *parts])


def _folded(counts: sparse.csr_array, topic_term: Floats) -> Floats:
    n_units, n_topics = counts.shape[0], len(topic_term)
    shares = np.full((n_units, n_topics), 1 / n_topics)
    row = np.repeat(np.arange(n_units), np.diff(counts.indptr))
    chances = np.maximum(topic_term[:, counts.indices].T, UNSEEN)
    places = (counts.data, (row, np.arange(len(row))))
    added = sparse.csr_array(places, shape=(n_units, len(row)))
    for _ in range(FOLDING_STEPS):
        parts = shares[row] * chances
        parts /= parts.sum(axis=1, keepdims=True)
        shares = rows_to_one(added @ parts)
    return shares


def rows_to_one(matrix: npt.ArrayLike) -> Floats:
    """The rows divided by their sums; a row of zeros gets equal values."""
    values = np.asarray(matrix, dtype=np.float64)
    sums = values.sum(axis=1, keepdims=True)
    even = np.full_like(values, 1 / values.shape[1])
    shares: Floats = np.divide(values, sums, out=even, where=sums > 0)
    return shares
