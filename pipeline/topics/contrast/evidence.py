"""Units and topics of one language as matrices; the part of each count that is a topic's.

A count of a unit is divided among the unit's topics by how probable each makes the term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline.arrays import Floats
from pipeline.terms.count_matrix import count_matrix


@dataclass(frozen=True)
class TopicEvidence:
    """The units of one language that hold content words, and their topics.

    `counts`: units by terms. `shares`: units by topics. `topic_term`: topics by terms. `units` has
    unit_id, doc_id and corpus, `topics` the topics' ids, all in the matrices' order.
    """

    counts: sparse.csr_array
    shares: Floats
    topic_term: Floats
    units: pd.DataFrame
    topics: tuple[str, ...]
    vocabulary: tuple[str, ...]
    language: str

    def words_of(self, topic: int) -> sparse.csr_array:
        """Units by terms: the part of each count that is the topic's.

        References:
            Hofmann, T. (1999). Probabilistic latent semantic indexing. SIGIR, 50-57, eq. 6.
        """
        row = np.repeat(np.arange(self.counts.shape[0]), np.diff(self.counts.indptr))
        likely = self.shares[row] * self.topic_term[:, self.counts.indices].T
        whole = likely.sum(axis=1)
        part = np.divide(likely[:, topic], whole, out=np.zeros_like(whole), where=whole > 0)
        values = self.counts.data * part
        shape = self.counts.shape
        return sparse.csr_array((values, self.counts.indices, self.counts.indptr), shape=shape)


def topic_evidence(
    counts: pd.DataFrame, unit_topics: pd.DataFrame, vectors: pd.DataFrame
) -> Iterator[TopicEvidence]:
    """The evidence of each language that has topics, from TermCounts, UnitTopics, TopicVectors."""
    for language, vector in vectors.groupby("language", sort=True):
        shares = unit_topics[unit_topics["language"] == language].pivot(
            index=["unit_id", "doc_id", "corpus"], columns="topic", values="share"
        )
        topic_term = vector.pivot(index="topic", columns="term", values="probability")
        content = counts[counts["content"] & (counts["language"] == language)]
        units = shares.index.to_frame(index=False)
        vocabulary = tuple(topic_term.columns.tolist())
        yield TopicEvidence(
            counts=count_matrix(content, rows=units["unit_id"].tolist(), vocabulary=vocabulary),
            shares=shares.to_numpy(dtype=np.float64),
            topic_term=topic_term.loc[shares.columns].to_numpy(dtype=np.float64),
            units=units,
            topics=tuple(shares.columns.tolist()),
            vocabulary=vocabulary,
            language=str(language),
        )


def stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all frames, with the columns and types of the first, which has no rows."""
    first, *others = frames
    filled = [frame for frame in others if len(frame)]
    return pd.concat(filled, ignore_index=True).astype(first.dtypes.to_dict()) if filled else first
