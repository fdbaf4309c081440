"""New units folded into topics that are given."""

import numpy as np
import pytest
from scipy import sparse

from pipeline.topics.models import FITS, TopicModel, fold_in
from pipeline.topics.models.topic_model import rows_to_one
from tests.topics.models.made import counted
from tests.topics.planted import N_TERMS, N_TOPICS, planted_topics


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


def test_rows_add_up_to_one_and_a_row_of_zeros_is_even():
    rows = rows_to_one([[1.0, 3.0], [0.0, 0.0]])
    assert rows.tolist() == [[0.25, 0.75], [0.5, 0.5]]


def test_top_terms_are_chosen_by_probability_times_weight():
    topic_term, doc_topic = np.array([[0.5, 0.25, 0.25]]), np.ones((1, 1))
    assert (TopicModel(topic_term, doc_topic).shown == topic_term).all()
    weighted = TopicModel(topic_term, doc_topic, telling=np.array([1.0, 1.0, 5.0])).shown
    assert weighted == pytest.approx(np.array([[0.25, 0.125, 0.625]]))
