"""Every method: rows add up, clear topics are found, twice alike; gensim's defaults are worse."""

import numpy as np
import pytest

from benchmarks.bench_topics import SEED, lda_gensim_defaults, recovery
from pipeline.topics.metrics import matched_overlap
from pipeline.topics.models import FITS, REFITS, fit_nmf_tfidf
from tests.topics.models.made import counted
from tests.topics.planted import N_TERMS, N_TOPICS, planted_topics


@pytest.mark.parametrize("fit", [*FITS.values(), fit_nmf_tfidf])
def test_every_method_gives_rows_that_add_up_and_finds_clear_topics_again(fit):
    units, _ = counted()
    model = fit(units, n_topics=N_TOPICS, seed=5)
    assert model.topic_term.shape == (N_TOPICS, N_TERMS)
    assert model.topic_term.sum(axis=1) == pytest.approx(1)
    assert model.doc_topic.sum(axis=1) == pytest.approx(1)
    assert matched_overlap(planted_topics(), model.topic_term).mean() >= 0.6
    again = fit(units, n_topics=N_TOPICS, seed=5)
    assert (again.topic_term == model.topic_term).all()
    assert (again.doc_topic == model.doc_topic).all()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind, most", [("long units", 0.15), ("usual", 0.25)])
def test_the_planted_gap_is_nearer_than_by_gensims_defaults(kind, most):
    """docs/topics.md has all kinds, and more corpora of each."""
    ours, theirs = (
        np.mean([recovery(fit, kind, seed=SEED + n)[3] for n in range(3)])
        for fit in (FITS["nmf_consensus"], lda_gensim_defaults)
    )
    assert ours <= most * theirs


@pytest.mark.parametrize("method", FITS)
def test_every_method_has_refits_of_the_same_shape(method):
    units, _ = counted(n_units=40)
    topics = REFITS[method](units, n_topics=N_TOPICS, seed=3)
    assert topics.shape == (N_TOPICS, N_TERMS)
    assert topics.sum(axis=1) == pytest.approx(1)
