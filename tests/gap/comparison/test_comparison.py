"""Comparisons: estimates and censuses."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.config.params import SamplingParams
from pipeline.gap.design import usage
from tests.gap.examples import CENSUS, PARAMS, PLANTED, checked, corpus, in_words, planted, row_of


def test_a_rate_is_the_mean_over_documents_per_ten_thousand_words() -> None:
    parts = corpus(
        tokens=([1_000, 10_000, 2_000], [5_000, 1_000, 1_000]),
        concepts={"co-design": ([2, 10, 0], [1, 0, 0])},
    )
    found = row_of(checked(parts), "concept_rate", "co-design")
    assert found["policy"] == pytest.approx((20 + 10 + 0) / 3)
    assert found["frontline"] == pytest.approx(2 / 3, rel=1e-5)
    assert found["estimate"] == pytest.approx(28 / 3, rel=1e-5)
    assert (found["n_policy"], found["n_with_policy"], found["n_with_frontline"]) == (3, 2, 1)
    # Half a count on each side: 5,000 over its 13,000 and 7,000 words.
    expected = np.log2((10 + 5 / 13) / (2 / 3 + 5 / 7))
    assert found["log2_ratio"] == pytest.approx(expected, rel=1e-4)


def test_where_both_sides_are_all_there_is_intervals_collapse() -> None:
    found = planted(CENSUS)
    assert found["ci_low"].tolist() == found["estimate"].tolist()
    assert found["ci_high"].tolist() == found["estimate"].tolist()
    sentences = in_words(found, PLANTED[0], CENSUS)["sentence"]
    assert not sentences.str.contains("interval |chance of|sample").any()
    used = usage(PLANTED[0], PLANTED[1], params=CENSUS)
    assert used["ci_low"].tolist() == used["estimate"].tolist()


def test_a_census_on_one_side_narrows_the_interval() -> None:
    half = PARAMS.model_copy(
        update={"sampling": SamplingParams(policy="census", frontline="sample")}
    )
    one = row_of(planted(), "concept_rate", "co-production")
    other = row_of(planted(half), "concept_rate", "co-production")
    assert one["ci_low"] < other["ci_low"] < other["ci_high"] < one["ci_high"]
    assert one["p_value"] == other["p_value"]
