"""gensim's latent Dirichlet allocation: what it reads, and that weights of documents reach it."""

import numpy as np
from scipy import sparse

from pipeline.topics.metrics import matched_overlap
from pipeline.topics.models import UnitCounts, fit_lda_gensim, gensim_rows
from tests.topics.planted import planted_topics


def test_gensim_reads_pairs_of_term_and_count():
    counts = sparse.csr_array(np.array([[0.0, 2.0, 1.0], [0.0, 0.0, 0.0]]))
    assert gensim_rows(counts) == [[(1, 2.0), (2, 1.0)], []]


def test_a_long_document_does_not_take_all_topics():
    """Twenty short documents on three topics and one of their total length on a fourth."""
    random = np.random.default_rng(8)
    truth = planted_topics()
    rows = [random.multinomial(80, truth[unit % 3]) for unit in range(60)]
    rows += [random.multinomial(80, truth[3]) for _ in range(60)]
    documents = np.array([unit // 3 for unit in range(60)] + [20] * 60, dtype=np.intp)
    units = UnitCounts(sparse.csr_array(np.array(rows, dtype=float)), documents, 1.0)
    model = fit_lda_gensim(units, n_topics=4, seed=1)
    assert (matched_overlap(truth, model.topic_term) >= 0.5).all()
