"""Units to quote: relevant, unlike each other, of many documents."""

import numpy as np

from pipeline import tables
from pipeline.topics.contrast import topic_units
from pipeline.topics.contrast.passages import diverse
from tests.topics.contrast.made import evidence


def test_each_document_is_quoted_once_before_any_is_quoted_twice():
    rows = np.eye(4)
    chosen = diverse(np.array([0.9, 0.8, 0.7, 0.1]), rows, ["a", "a", "a", "b"], n=3)
    assert chosen == [0, 3, 1]


def test_a_passage_like_one_before_waits_for_others():
    like = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    chosen = diverse(np.array([0.9, 0.88, 0.7]), like, ["a", "b", "c"], n=2)
    assert chosen == [0, 2]
    assert diverse(np.array([]), np.empty((0, 2)), [], n=2) == []


def test_a_unit_with_little_of_a_topic_does_not_show_it():
    made = topic_units(evidence(), per_topic=2)
    tables.check(tables.TopicUnits, made)
    assert set(made["topic"]) == {"en-t01"}  # all units have a tenth of the other
    assert made.groupby("corpus").size().to_dict() == {"frontline": 2, "policy": 2}
