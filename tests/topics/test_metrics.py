"""What topics are worth: measures by hand, by known cases."""

import numpy as np
import pytest
from scipy import sparse

from pipeline.topics.metrics import (
    coherence_npmi,
    diversity,
    exclusivity,
    frex,
    largest_share,
    matched,
    matched_overlap,
    topic_map,
)
from tests.topics.planted import planted_topics


def test_coherence_agrees_with_a_count_by_hand():
    counts = sparse.csr_array(np.array([[1, 2, 0], [3, 1, 0], [0, 1, 1], [0, 0, 1.0]]))
    topic_term = np.array([[0.5, 0.3, 0.2]])

    def npmi(left, right, joint):
        return -1 if joint == 0 else np.log(joint / (left * right)) / -np.log(joint)

    expected = np.mean([npmi(0.5, 0.75, 0.5), npmi(0.5, 0.5, 0), npmi(0.75, 0.5, 0.25)])
    assert coherence_npmi(topic_term, counts) == pytest.approx([expected])


def test_diversity_counts_distinct_top_terms():
    apart = np.tile(np.linspace(0.2, 0.1, 40), (2, 1))
    apart[0, :10] += 1
    apart[1, 10:20] += 1
    assert diversity(apart) == 1
    assert diversity(np.vstack([apart[0], apart[0]])) == 0.5


def test_matching_finds_the_same_topics_in_another_order():
    topic_term = planted_topics()
    assert matched_overlap(topic_term, topic_term[[2, 0, 3, 1]]).tolist() == [1, 1, 1, 1]
    assert matched_overlap(topic_term[:2], topic_term[2:]).tolist() == [0, 0]


def test_frex_prefers_terms_that_are_frequent_and_exclusive():
    topic_term = np.array([[0.5, 0.3, 0.15, 0.05], [0.5, 0.0, 0.15, 0.35]])
    scores = frex(topic_term)
    # ranks of topic 0: by frequency 1, .75, .5, .25; by exclusivity .75, 1, .75, .25
    expected = [2 / (1 / 1 + 1 / 0.75), 2 / (1 / 0.75 + 1 / 1), 2 / (1 / 0.5 + 1 / 0.75), 0.25]
    assert scores[0] == pytest.approx(expected)
    assert (scores >= 0).all() and (scores <= 1).all()


def test_exclusivity_is_one_only_if_no_topic_shares_its_top_terms():
    apart = np.kron(np.eye(2), np.full((1, 12), 1 / 12))
    assert exclusivity(apart) == pytest.approx(1)
    assert exclusivity(np.vstack([apart[0], apart[0]])) == pytest.approx(0.5)


def test_a_topic_that_most_documents_are_made_of_has_the_largest_share():
    doc_topic = np.array([[0.9, 0.1], [0.7, 0.3], [0.2, 0.8]])
    documents = np.array([0, 0, 1], dtype=np.intp)
    # documents count alike: (.8 + .2) / 2 of the first, (.2 + .8) / 2 of the second
    assert largest_share(doc_topic, documents=documents) == pytest.approx(0.5)
    assert largest_share(doc_topic[:2], documents=documents[:2]) == pytest.approx(0.8)


def test_each_topic_has_at_most_one_counterpart():
    topic_term = planted_topics()
    assert matched(topic_term, topic_term[[2, 0]]).tolist() == [1, -1, 0, -1]
    assert matched_overlap(topic_term, topic_term[[2, 0]]).tolist() == [1, 0, 1, 0]


def test_topics_that_use_like_words_lie_near_each_other():
    base = planted_topics()
    near = np.vstack([base[0], 0.9 * base[0] + 0.1 * base[1], base[2]])
    place = topic_map(near)
    apart = np.linalg.norm(place[0] - place[2])
    assert np.linalg.norm(place[0] - place[1]) < apart / 3
    # with three topics a plane holds the distances exactly: apart in the square root of bits
    mean = (near[0] + near[2]) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.nansum(t * np.log2(t / mean)) / 2 for t in (near[0], near[2])]
    assert apart == pytest.approx(np.sqrt(sum(parts)), abs=1e-5)
