"""Topic models: counts of terms in units to two matrices, topics by terms and units by topics.

In: `UnitCounts`. Out: `TopicModel`. gensim and scikit-learn are called nowhere else for topics. No
fit and no weight knows which document is policy and which is frontline, so that permuting the
sides is a valid test of the gap.
"""

from pipeline.topics.models.lda import fit_lda_gensim, gensim_rows
from pipeline.topics.models.nmf import (
    fit_nmf_consensus,
    fit_nmf_kl,
    fit_nmf_tfidf,
    refit_nmf_tfidf,
    term_weights,
    weighted,
)
from pipeline.topics.models.registry import FITS, REFITS, fitted
from pipeline.topics.models.topic_model import TopicModel, fold_in
from pipeline.topics.models.unit_counts import (
    UnitCounts,
    document_weights,
    some_documents,
    some_units,
)

__all__ = [
    "FITS",
    "REFITS",
    "TopicModel",
    "UnitCounts",
    "document_weights",
    "fit_lda_gensim",
    "fit_nmf_consensus",
    "fit_nmf_kl",
    "fit_nmf_tfidf",
    "fitted",
    "fold_in",
    "gensim_rows",
    "refit_nmf_tfidf",
    "some_documents",
    "some_units",
    "term_weights",
    "weighted",
]
