"""Units of planted topics, with known mixtures."""

import numpy as np
from scipy import sparse

from pipeline.topics.models import UnitCounts
from tests.topics.planted import N_TOPICS, planted_topics


def counted(*, seed=3, n_units=150, words=80):
    """Units of known mixtures, five to a document; the mixtures."""
    random = np.random.default_rng(seed)
    mixtures = random.dirichlet([0.1] * N_TOPICS, size=n_units)
    counts = [random.multinomial(words, mixture @ planted_topics()) for mixture in mixtures]
    matrix = sparse.csr_array(np.array(counts, dtype=float))
    return UnitCounts(matrix, np.repeat(np.arange(n_units // 5), 5)), mixtures
