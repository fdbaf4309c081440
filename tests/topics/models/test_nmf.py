"""Factorisation: mixtures recovered, small corpora, long documents."""

import numpy as np
import pytest
from scipy import sparse

from pipeline.topics.metrics import matched, matched_overlap
from pipeline.topics.models import (
    FITS,
    UnitCounts,
    fit_nmf_tfidf,
    fitted,
    term_weights,
    weighted,
)
from pipeline.topics.models.nmf import MEMBERS
from tests.topics.models.made import counted
from tests.topics.planted import N_TERMS, N_TOPICS, planted_topics


def test_the_consensus_knows_the_mixtures_of_the_units():
    units, mixtures = counted()
    model = FITS["nmf_consensus"](units, n_topics=N_TOPICS, seed=5)
    order = matched(planted_topics(), model.topic_term)
    assert np.abs(model.doc_topic[:, order] - mixtures).mean() < 0.03


def test_workers_make_the_same_consensus_and_each_member_once() -> None:
    units, _ = counted(n_units=20)
    asked: list[int] = []

    def backwards(function, items, *, shared=None):
        asked.extend(items)
        made = [function(shared, item) for item in reversed(items)]
        return reversed(made)

    one = fitted("nmf_consensus", units, n_topics=3, seed=5)
    other = fitted("nmf_consensus", units, n_topics=3, seed=5, map_ordered=backwards)
    assert (one.topic_term == other.topic_term).all() and (one.doc_topic == other.doc_topic).all()
    assert sorted(asked) == list(range(len(MEMBERS)))
    assert [MEMBERS[number] for number in asked] == sorted(MEMBERS, reverse=True)


def test_a_consensus_of_hardly_more_units_than_topics_is_fitted_all_the_same():
    units, _ = counted(n_units=10)
    model = FITS["nmf_consensus"](units, n_topics=7, seed=5)
    assert model.topic_term.shape == (7, N_TERMS)
    assert np.isfinite(model.doc_topic).all()


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


def test_a_term_in_every_unit_weighs_least():
    counts = sparse.csr_array(np.array([[1.0, 3.0], [0.0, 1.0], [0.0, 2.0]]))
    assert term_weights(counts) == pytest.approx(np.log([4 / 1, 4 / 3]))


def test_a_unit_counts_in_the_factorisation_by_its_words_and_its_document():
    units, _ = counted(n_units=20)
    rows = weighted(units, telling=term_weights(units.counts))
    squared = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    mass = units.weights * units.lengths
    assert squared == pytest.approx(mass / mass.mean())
