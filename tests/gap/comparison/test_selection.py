"""Estimates shrunk over the items of a measure."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.arrays import Floats
from pipeline.config.params import SamplingParams
from pipeline.gap.comparison import compare
from pipeline.gap.comparison.selection import shrunk_estimates
from pipeline.gap.measures import measured
from pipeline.stats.intervals import Interval
from tests.gap.examples import (
    CENSUS,
    PARAMS,
    PLANTED,
    checked,
    corpus,
    evidence_of,
    mention,
    planted,
    row_of,
    sharing,
)


def test_a_share_is_shrunk_in_points_and_a_rate_on_the_log_scale() -> None:
    found = planted()
    rate = row_of(found, "concept_rate", "co-production")
    assert 0 < rate["log2_shrunk"] < rate["log2_ratio"]
    assert np.isnan(rate["shrunk"])
    topic = row_of(found, "topic_share", "t1")
    assert 0 < topic["shrunk"] < topic["estimate"]
    assert np.isnan(topic["log2_shrunk"])
    assert topic["shrunk_low"] < topic["shrunk"] < topic["shrunk_high"]
    assert rate["log2_shrunk_low"] < rate["log2_shrunk"] < rate["log2_shrunk_high"]
    assert np.isnan([rate["shrunk_low"], topic["log2_shrunk_high"]]).all()
    assert found.loc[found["measure"] == "divergence", "shrunk"].isna().all()
    assert found.loc[found["measure"] == "divergence", "log2_shrunk"].isna().all()


def test_where_both_sides_are_all_there_is_nothing_is_shrunk() -> None:
    (one,) = measured(evidence_of(PLANTED), params=CENSUS, names=("topic_share",))
    estimate = np.array([0.4, 0.0, -0.4])
    told = Interval(estimate, estimate.copy(), estimate.copy())
    known = shrunk_estimates(one, told, params=CENSUS)
    for part in (known.estimate, known.low, known.high):
        assert part == pytest.approx(estimate)
    half = PARAMS.model_copy(
        update={"sampling": SamplingParams(policy="census", frontline="sample")}
    )
    less, least = (shrunk_estimates(one, told, params=params).estimate for params in (half, PARAMS))
    assert 0 < least[0] < less[0] < estimate[0]


def test_a_share_that_is_all_on_one_side_is_not_told_as_if_it_were_known() -> None:
    topics = {"t1": ([1.0] * 6, [0.0] * 8), "t2": ([0.0] * 6, [1.0] * 8)}
    row = row_of(
        checked(corpus(tokens=([10_000] * 6, [3_000] * 8), topics=topics)), "topic_share", "t1"
    )
    assert row["verdict"] == "policy"
    assert row["shrunk_low"] == row["ci_low"] < row["shrunk"] == 1.0


def test_no_shrunk_estimate_lies_outside_its_interval() -> None:
    """Rare shares of many mentions: their errors are small in points, and yet they vary."""
    level = [10, 9, 11, 10, 10, 10, 9, 10, 11, 10]
    more = [6, 7, 8, 6, 7, 7, 12, 13, 11, 14]
    one = sharing(pd.DataFrame([mention("p0")])).measured(
        "agentless_share",
        [f"co-words: {i}" for i in range(12)],
        np.array([more, *[level] * 11]).T / 3_000,
        weight=np.full(10, 3_000.0),
        params=PARAMS,
    )
    assert one.sides.first.tolist() == [document[0] == "p" for document in one.documents]
    found = compare(one, params=PARAMS)
    own = found.shrunk
    assert found.difference.low[0] > 0 and own.estimate[0] == pytest.approx(0, abs=1e-4)
    assert (own.low <= own.estimate).all() and (own.estimate <= own.high).all()
    assert own.low[0] < 0 < own.high[0]


def doubled(rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Counts and words of six concepts of 3 policy documents and 21 interviews; three doubled."""
    words = rng.uniform(1_500, 9_000, 24).round()
    mean = np.array([1.0, 2, 4, 8, 16, 30]) * np.where(
        (np.arange(24) < 3)[:, None] & (np.arange(6) % 2 == 1), 2.0, 1.0
    )
    return rng.poisson(mean * rng.gamma(2, 0.5, (24, 6)) * words[:, None] / 10_000), words


def test_a_doubling_that_gets_a_verdict_is_told_as_about_a_doubling() -> None:
    quick = PARAMS.model_copy(update={"n_permutations": 199})
    plain, shrunk, holds, plainly = [], [], [], []
    for seed in range(120):
        counts, words = doubled(np.random.default_rng(seed))
        concepts = {f"co-{i}": (list(n[:3]), list(n[3:])) for i, n in enumerate(counts.T)}
        tokens = ([int(n) for n in words[:3]], [int(n) for n in words[3:]])
        parts = corpus(tokens=tokens, concepts=concepts)
        (one,) = measured(evidence_of(parts), params=quick, names=("concept_rate",))
        found = compare(one, params=quick)
        named = (found.verdict == "policy") & (np.arange(6) % 2 == 1)
        plain += found.ratio.estimate[named].tolist()
        shrunk += found.shrunk.estimate[named].tolist()
        own, alone = found.shrunk, found.ratio
        holds += ((own.low <= 1) & (own.high >= 1))[named].tolist()
        plainly += ((alone.low <= 1) & (alone.high >= 1))[named].tolist()
    assert len(plain) > 10
    assert 2 ** np.median(plain) > 2.8
    assert 1.4 < 2 ** np.median(shrunk) < 2.7
    # Of what is named the interval of the shrunk figure holds the truth, the plain one does not.
    assert np.mean(holds) >= 0.85 > np.mean(plainly)
