"""Further numbers of topics beyond the edge of those that are offered, on four planted topics."""

from dataclasses import replace
from functools import cache

import pytest

from pipeline import tables
from pipeline.topics.selection import topics
from pipeline.wording.messages import rendered
from tests.topics.planted import N_TOPICS, QUICK, planted


def models_of(*numbers, widen, pinned=None):
    """The models of the planted corpus by their number of topics, fitted once for all tests."""
    return _models_of(numbers, widen, pinned)


@cache
def _models_of(numbers, widen, pinned):
    rules = replace(
        QUICK, n_topics=numbers, widen=widen, methods=("nmf_kl",), pin_n_topics=pinned, n_refits=2
    )
    models = topics(*planted()[:2], rules=rules).models
    tables.check(tables.TopicModels, models)
    return models.set_index("n_topics")


def test_where_more_topics_are_better_than_those_offered_more_are_tried():
    offered = models_of(2, 3, widen=1)
    assert offered["chosen"].idxmax() == 3 and offered.loc[3, "edge"] == "largest"
    assert "more may do better" in rendered(offered.loc[3, "reason"])
    wider = models_of(2, 3, widen=2)
    assert wider["chosen"].idxmax() == N_TOPICS
    assert (wider["edge"] == "").all()
    assert set(wider.index) == {2, 3, 4, 5}  # one beyond the best, to see that it is the best


def test_where_fewer_are_better_fewer_are_tried():
    offered = models_of(9, 11, widen=1)
    assert offered["chosen"].idxmax() == 9 and offered.loc[9, "edge"] == "smallest"
    wider = models_of(9, 11, widen=3)
    assert wider["chosen"].idxmax() < 9
    assert wider["chosen"].idxmax() >= N_TOPICS


def test_what_is_in_the_middle_is_left_alone():
    models = models_of(3, 4, 6, widen=4)
    assert models["chosen"].idxmax() == N_TOPICS
    assert set(models.index) == {3, 4, 6}


@pytest.mark.parametrize("pinned", [3, None])
def test_a_pinned_number_is_not_widened(pinned):
    numbers = set(models_of(2, 3, widen=2, pinned=pinned).index)
    assert numbers == ({2, 3} if pinned else {2, 3, 4, 5})
