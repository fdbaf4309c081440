"""Latent Dirichlet allocation by gensim."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from pipeline.topics.models.topic_model import TopicModel, rows_to_one
from pipeline.topics.models.unit_counts import UnitCounts


def fit_lda_gensim(units: UnitCounts, *, n_topics: int, seed: int, passes: int = 10) -> TopicModel:
    """Latent Dirichlet allocation by online variational Bayes, with a learned asymmetric prior.

    gensim's defaults (one pass, a flat prior) merge topics on corpora of this size.

    References:
        Hoffman, M., Blei, D., & Bach, F. (2010). Online learning for latent Dirichlet allocation.
        NIPS 23.
    """
    from gensim.models import LdaModel  # takes a second: only where LDA is fitted

    rows = gensim_rows(units.weighted)
    lda = LdaModel(
        rows,
        num_topics=n_topics,
        id2word={term: str(term) for term in range(units.counts.shape[1])},
        chunksize=max(1, len(rows) // 4),
        passes=passes,
        iterations=50,
        alpha="auto",
        eta=0.05,
        eval_every=None,
        dtype=np.float64,
        random_state=seed,
    )
    gamma, _ = lda.inference(rows)
    return TopicModel(rows_to_one(lda.get_topics()), rows_to_one(gamma))


def gensim_rows(counts: sparse.csr_array) -> list[list[tuple[int, float]]]:
    """The counts as gensim reads them: for each unit pairs of a term and its count."""
    return [
        list(zip(counts.indices[a:b].tolist(), counts.data[a:b].tolist(), strict=True))
        for a, b in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
    ]
