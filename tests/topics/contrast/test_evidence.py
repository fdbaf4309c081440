"""The part of a count that is a topic's; frames put together."""

import pandas as pd
import pytest

from pipeline import tables
from pipeline.topics.contrast import (
    register,
    stacked,
    topic_evidence,
    topic_fits,
    topic_groups,
)
from tests.topics.contrast.made import PARAMS, catalogued, evidence


def test_a_word_is_the_topics_by_how_likely_the_topic_makes_it():
    part = evidence().words_of(1).toarray()
    assert part[0].tolist() == [0.0, 0.0, 0.0, 2.0]
    both = evidence().words_of(0).toarray() + part
    assert both == pytest.approx(evidence().counts.toarray())


def test_frames_are_stacked_with_the_columns_of_the_first():
    nothing = tables.empty(tables.TopicUnits)
    assert stacked([nothing]).empty
    row = {"language": "en", "topic": "t", "corpus": "policy", "rank": 1, "unit_id": "u"}
    made = stacked([nothing, nothing, pd.DataFrame([row])])
    tables.check(tables.TopicUnits, made)
    assert made.to_dict("records") == [row]


def test_where_there_are_no_topics_there_is_nothing_within():
    own = catalogued(["nurse"] * 3)
    shares, nothing = tables.empty(tables.TopicShares), tables.empty
    made = {
        tables.TopicGroups: topic_groups(shares, own, params=PARAMS, min_group=3),
        tables.TopicFits: topic_fits(shares, nothing(tables.TopicRefits)),
        tables.Register: register(
            shares,
            nothing(tables.FullVocabularyShares),
            nothing(tables.TermCounts),
            own,
            params=PARAMS,
        ),
    }
    for table, frame in made.items():
        tables.check(table, frame)
        assert frame.empty
    vectors, units = nothing(tables.TopicVectors), nothing(tables.UnitTopics)
    assert not list(topic_evidence(nothing(tables.TermCounts), units, vectors))
