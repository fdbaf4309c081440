"""Which units to quote for each topic and side: relevant ones that differ from each other."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.preprocessing import normalize

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.topics.contrast.evidence import TopicEvidence
from pipeline.topics.models import term_weights

IS_ABOUT = 0.2
"""Share of a topic that a unit needs to be quoted for it."""
RELEVANCE = 0.7
"""Weight of relevance; the rest is that of being unlike the units chosen before."""
COMPARED_UNITS = 60
"""Units of a topic and side that are compared with each other: the most relevant ones."""


def topic_units(evidence: TopicEvidence, *, per_topic: int) -> pd.DataFrame:
    """The units to quote for each topic and side, as the table `TopicUnits`.

    Units are chosen one by one by maximal marginal relevance: relevance less similarity to those
    chosen before. No document is quoted twice before each that has a relevant unit is quoted once.
    Relevance is the topic's share of the unit times the cosine of both in tf-idf, since a unit of
    few words may have a large share and show little of the topic.

    References:
        Carbonell, J., & Goldstein, J. (1998). The use of MMR, diversity-based reranking for
        reordering documents and producing summaries. SIGIR, 335-336.
    """
    telling = term_weights(evidence.counts)
    rows = normalize(evidence.counts.toarray() * telling)
    topics = normalize(evidence.topic_term * telling)
    relevance = evidence.shares * (rows @ topics.T)
    corpora = evidence.units["corpus"].to_numpy()
    found = []
    for number, topic in enumerate(evidence.topics):
        for corpus in tables.CORPORA:
            about = np.flatnonzero((corpora == corpus) & (evidence.shares[:, number] >= IS_ABOUT))
            about = about[np.argsort(-relevance[about, number].round(9), kind="stable")]
            about = about[:COMPARED_UNITS]
            names = evidence.units["doc_id"].to_numpy()[about]
            chosen = diverse(relevance[about, number], rows[about], names, n=per_topic)
            found += [
                (evidence.language, topic, corpus, rank, evidence.units["unit_id"].iloc[about[at]])
                for rank, at in enumerate(chosen, start=1)
            ]
    named = list(tables.columns(tables.TopicUnits))
    return pd.DataFrame(found, columns=named)


def diverse(relevance: Floats, rows: Floats, documents: object, *, n: int) -> list[int]:
    """The chosen rows, in order: relevant, unlike each other, of many documents.

    `rows` have Euclidean length 1.
    """
    if not len(relevance):
        return []
    like = rows @ rows.T
    names = np.asarray(documents)
    worth = relevance / max(float(relevance.max()), 1e-12)
    chosen: list[int] = []
    while len(chosen) < min(n, len(names)):
        quoted = np.array([(names[chosen] == name).sum() for name in names])
        score = RELEVANCE * worth
        if chosen:
            score = score - (1 - RELEVANCE) * like[:, chosen].max(axis=1)
        quoted[chosen] = n + len(names)
        least = np.flatnonzero(quoted == quoted.min())
        chosen.append(int(least[np.argmax(score[least].round(9))]))
    return chosen
