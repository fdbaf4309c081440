"""The means of both sides: their intervals and where these end."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from pipeline.gap.comparison import compare
from pipeline.gap.comparison.side_means import scales, side_interval, side_intervals
from pipeline.gap.measures import measured
from tests.gap.examples import PARAMS, PLANTED, THOUSANDS, corpus, evidence_of


def test_no_interval_goes_beyond_what_a_document_can_have() -> None:
    topics = {"t1": ([0.9, 0.95, 0.2, 0.99], [0.3, 0.9, 0.1, 0.5, 0.2, 0.4])}
    (one,) = measured(
        evidence_of(corpus(tokens=THOUSANDS, topics=topics)), params=PARAMS, names=("topic_share",)
    )
    found = compare(one, params=PARAMS)
    assert found.policy.high[0] == 1.0
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
