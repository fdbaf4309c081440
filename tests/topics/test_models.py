"""Engines: what is recovered, what a document counts for, what folding in gives."""

import numpy as np
import pytest
from scipy import sparse

from benchmarks.bench_topics import SEED, lda_gensim_defaults, recovery
from pipeline.topics.metrics import matched, matched_overlap
from pipeline.topics.models import (
    FITS,
    UnitCounts,
    document_weights,
    fit_nmf_tfidf,
    fold_in,
    some_documents,
)
from tests.topics.test_selection import N_TERMS, N_TOPICS, planted_topics


def counted(*, seed=3, n_units=150, words=80):
    """Units of known mixtures, five to a document; the mixtures."""
    random = np.random.default_rng(seed)
    mixtures = random.dirichlet([0.1] * N_TOPICS, size=n_units)
    counts = [random.multinomial(words, mixture @ planted_topics()) for mixture in mixtures]
    matrix = sparse.csr_array(np.array(counts, dtype=float))
    return UnitCounts(matrix, np.repeat(np.arange(n_units // 5), 5)), mixtures


@pytest.mark.parametrize("fit", [*FITS.values(), fit_nmf_tfidf])
def test_every_engine_gives_rows_that_add_up_and_finds_clear_topics_again(fit):
    units, _ = counted()
    model = fit(units, n_topics=N_TOPICS, seed=5)
    assert model.topic_term.shape == (N_TOPICS, N_TERMS)
    assert model.topic_term.sum(axis=1) == pytest.approx(1)
    assert model.doc_topic.sum(axis=1) == pytest.approx(1)
    assert matched_overlap(planted_topics(), model.topic_term).mean() >= 0.6
    again = fit(units, n_topics=N_TOPICS, seed=5)
    assert (again.topic_term == model.topic_term).all()
    assert (again.doc_topic == model.doc_topic).all()


def test_the_consensus_knows_the_mixtures_of_the_units():
    units, mixtures = counted()
    model = FITS["nmf_consensus"](units, n_topics=N_TOPICS, seed=5)
    order = matched(planted_topics(), model.topic_term)
    assert np.abs(model.doc_topic[:, order] - mixtures).mean() < 0.03


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind, most", [("long units", 0.15), ("usual", 0.25)])
def test_the_planted_gap_is_nearer_than_by_gensims_defaults(kind, most):
    """docs/topics.md has all kinds, and more corpora of each."""
    ours, theirs = (
        np.mean([recovery(fit, kind, seed=SEED + n)[3] for n in range(3)])
        for fit in (FITS["nmf_consensus"], lda_gensim_defaults)
    )
    assert ours <= most * theirs


def test_a_consensus_of_hardly_more_units_than_topics_is_fitted_all_the_same():
    units, _ = counted(n_units=10)
    model = FITS["nmf_consensus"](units, n_topics=7, seed=5)
    assert model.topic_term.shape == (7, N_TERMS)
    assert np.isfinite(model.doc_topic).all()


def test_a_document_counts_by_the_root_of_its_length():
    weights = document_weights([100, 100, 100, 100, 100], np.array([0, 0, 0, 0, 1]))
    mass = weights * 100
    assert mass[:4].sum() / mass[4] == pytest.approx(2)
    assert mass.sum() == pytest.approx(500)


@pytest.mark.parametrize("power, times", [(0, 4), (0.5, 2), (1, 1)])
def test_the_power_says_how_far_length_counts(power, times):
    weights = document_weights([100.0] * 5, np.array([0, 0, 0, 0, 1]), power=power)
    assert weights[:4].sum() / weights[4] == pytest.approx(times)


def test_a_long_document_does_not_own_the_topics():
    """Twenty short documents and one of their total length, about something else."""
    random = np.random.default_rng(8)
    truth = planted_topics()
    rows = [random.multinomial(80, truth[unit % 3]) for unit in range(60)]
    rows += [random.multinomial(80, truth[3]) for _ in range(60)]
    documents = np.array([unit // 3 for unit in range(60)] + [20] * 60, dtype=np.intp)
    matrix = sparse.csr_array(np.array(rows, dtype=float))
    for fit in (FITS["nmf_consensus"], fit_nmf_tfidf):
        model = fit(UnitCounts(matrix, documents, 1.0), n_topics=3, seed=1)
        kept = matched_overlap(truth[:3], model.shown)
        assert (kept >= 0.5).all()


def test_a_refit_sees_four_fifths_of_the_documents_whole():
    units, _ = counted()
    kept = some_documents(units, seed=4)
    seen = np.unique(units.documents[kept])
    assert len(seen) == 24
    assert kept.sum() == 5 * 24
    assert (some_documents(units, seed=4) == kept).all()
    assert (some_documents(units, seed=5) != kept).any()


def test_with_few_documents_a_refit_sees_all():
    units, _ = counted(n_units=20)
    assert some_documents(units, seed=4).all()


def test_units_folded_into_their_own_model_get_the_shares_that_they_had():
    units, mixtures = counted()
    model = FITS["nmf_consensus"](units, n_topics=N_TOPICS, seed=5)
    one = units.counts[[7]]
    assert fold_in(one, topic_term=model.topic_term)[0] == pytest.approx(model.doc_topic[7])
    truth = fold_in(units.counts, topic_term=planted_topics())
    assert np.abs(truth - mixtures).mean() < 0.03


def test_a_unit_without_a_known_term_is_even():
    empty = sparse.csr_array((1, N_TERMS), dtype=float)
    assert fold_in(empty, topic_term=planted_topics()) == pytest.approx(1 / N_TOPICS)
