"""The means of both sides: their intervals and where these end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from pipeline.gap.comparison import compare
from pipeline.gap.comparison.side_means import scales, side_interval, side_intervals
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import TOPIC_PRESENT, Measured
from tests.gap.examples import (
    PARAMS,
    PLANTED,
    THOUSANDS,
    corpus,
    evidence_of,
    mention,
    sharing,
)


def test_no_interval_goes_beyond_what_a_document_can_have() -> None:
    topics = {"t1": ([0.9, 0.95, 0.2, 0.99], [0.3, 0.9, 0.1, 0.5, 0.2, 0.4])}
    (one,) = measured(
        evidence_of(corpus(tokens=THOUSANDS, topics=topics)), params=PARAMS, names=("topic_share",)
    )
    found = compare(one, params=PARAMS)
    assert 0.76 < found.policy.high[0] <= 1.0
    alike = compare(one, params=PARAMS, unlike=False)
    assert alike.policy.high[0] == 1.0
    assert found.difference.estimate[0] == pytest.approx(0.76 - 0.4)


def test_a_topic_of_one_document_may_be_in_as_many_as_clopper_and_pearson_allow() -> None:
    topics = {
        "t1": ([0.4, 0.0, 0.0, 0.0], [0.2, 0.3, 0.2, 0.3, 0.2, 0.3]),
        "t2": ([0.6, 1.0, 1.0, 1.0], [0.8, 0.7, 0.8, 0.7, 0.8, 0.7]),
    }
    (one,) = measured(
        evidence_of(corpus(tokens=THOUSANDS, topics=topics)), params=PARAMS, names=("topic_share",)
    )
    side = side_interval(one, one.sides.first, census=False, unlike=False, params=PARAMS)
    most = proportion_confint(1, 4, alpha=PARAMS.level, method="beta")[1]
    like = np.mean([0.4, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3])
    assert side.estimate[0] == pytest.approx(0.1)
    assert side.high[0] >= most * like - 1e-12
    assert side.high[1] == 1.0


def test_difference_and_ratio_are_those_of_the_two_means() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("concept_rate",))
    policy, frontline = side_intervals(one, unlike=False, params=PARAMS)
    both = scales(one, policy, frontline)
    assert both.difference.estimate == pytest.approx(policy.estimate - frontline.estimate)
    added = (policy.estimate + one.least[0]) / (frontline.estimate + one.least[1])
    assert both.ratio.estimate == pytest.approx(np.log2(added))


def few_mentions(values: list[float], weight: list[float]) -> Measured:
    """Six interviews, then four policy documents."""
    evidence = sharing(pd.DataFrame([mention("p0")]))
    return evidence.measured(
        "agentless_share",
        ["co-words: x"],
        np.array(values)[:, None],
        weight=np.array(weight),
        params=PARAMS,
    )


def test_a_share_that_few_mentions_do_not_show_may_be_large_in_either_coding() -> None:
    frontline = [0.04, 0.0, 0.06, 0.02, 0.0, 0.04]
    one = few_mentions([*frontline, *[0.0] * 4], [50.0] * 6 + [2.0] * 4)
    policy, _ = side_intervals(one, unlike=False, params=PARAMS)
    # Of four clusters so many may have it, and one of two mentions is half of a document's.
    most = proportion_confint(0, 4, alpha=PARAMS.level, method="beta")[1]
    assert policy.high[0] == pytest.approx(most * 0.5)
    rest = few_mentions([*(1 - x for x in frontline), *[1.0] * 4], [50.0] * 6 + [2.0] * 4)
    other, _ = side_intervals(rest, unlike=False, params=PARAMS)
    assert other.low[0] == pytest.approx(1 - most * 0.5)


def test_what_rounding_leaves_is_no_document_that_lacks_a_topic() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("topic_share",))
    first = one.sides.first
    full = np.where(first, 1.0, 1 - 1e-9)[:, None] * np.ones(len(one.items))
    side = side_interval(
        replace(one, values=full), first, census=False, unlike=False, params=PARAMS
    )
    n = len(np.unique(one.sides.cluster[first]))
    assert side.low == pytest.approx(1 - TOPIC_PRESENT * (1 - 0.025 ** (1 / n)))


@pytest.mark.parametrize("unlike", [False, True])
def test_a_topic_that_is_all_of_every_document_may_be_less(unlike: bool) -> None:
    topics = {
        "t1": ([1.0] * 4, [0.2, 0.3, 0.2, 0.3, 0.2, 0.3]),
        "t2": ([0.0] * 4, [0.8, 0.7, 0.8, 0.7, 0.8, 0.7]),
    }
    (one,) = measured(
        evidence_of(corpus(tokens=THOUSANDS, topics=topics)), params=PARAMS, names=("topic_share",)
    )
    side = side_interval(one, one.sides.first, census=False, unlike=unlike, params=PARAMS)
    assert side.low[0] < 1 == side.high[0]
    assert side.low[1] == 0 < side.high[1]
