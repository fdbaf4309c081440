"""Verdicts: bridges, what cannot be told, agreement of test and interval."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.gap.comparison import compare
from pipeline.gap.gaps import gaps
from pipeline.gap.measures import VALUES
from tests.gap.examples import (
    PARAMS,
    THOUSANDS,
    checked,
    corpus,
    mention,
    row_of,
    sharing,
)


def test_a_topic_that_is_tiny_on_both_sides_is_no_bridge() -> None:
    tiny = {"t1": ([0.004, 0.006, 0.005, 0.005], [0.001] * 5 + [0.0005])}
    found = row_of(checked(corpus(tokens=THOUSANDS, topics=tiny)), "topic_share", "t1")
    assert abs(found["ci_low"]) < 0.05
    assert abs(found["ci_high"]) < 0.05
    assert found["verdict"] != "bridge"


def test_a_topic_is_a_bridge_only_within_the_margin_in_points_too() -> None:
    wide = {"t1": ([0.40, 0.60, 0.45, 0.55], [0.40, 0.60, 0.45, 0.55, 0.5, 0.5])}
    found = row_of(checked(corpus(tokens=THOUSANDS, topics=wide)), "topic_share", "t1")
    assert max(-found["log2_ci_low"], found["log2_ci_high"]) < 1
    assert found["ci_high"] > 0.05
    assert found["verdict"] == "cannot tell"


def test_a_topic_that_no_document_takes_up_is_no_common_ground() -> None:
    for share, verdict in ((0.04, "cannot tell"), (0.06, "bridge")):
        same = {"t1": ([share] * 4, [share] * 6)}
        found = row_of(checked(corpus(tokens=THOUSANDS, topics=same)), "topic_share", "t1")
        assert found["verdict"] == verdict


def test_no_bridge_is_told_where_no_gap_could_be() -> None:
    for n, verdict in ((3, "cannot tell"), (4, "bridge")):
        parts = corpus(
            tokens=([5_000] * n, [5_000] * n), concepts={"co-operation": ([9] * n, [9] * n)}
        )
        found = row_of(checked(parts), "concept_rate", "co-operation")
        assert (found["log2_ci_low"], found["log2_ci_high"]) == (0, 0)
        assert found["verdict"] == verdict


def test_identical_sides_are_no_gap() -> None:
    parts = corpus(
        tokens=([5_000] * 5, [5_000] * 5),
        concepts={"co-operation": ([3, 4, 5, 4, 4], [3, 4, 5, 4, 4])},
    )
    found = row_of(checked(parts), "concept_rate", "co-operation")
    assert (found["estimate"], found["p_value"], found["verdict"]) == (0, 1, "bridge")


def test_a_side_is_named_only_where_test_and_interval_agree() -> None:
    counts = ([12, 12, 10, 55, 0, 2], [5, 4, 6, 1, 3, 3, 3, 5, 3, 1, 1, 0])
    found = gaps(
        *corpus(tokens=([5000] * 6, [4000] * 12), concepts={"co-design": counts}), params=PARAMS
    )
    row = found[found["measure"] == "concept_rate"].iloc[0]
    assert row["p_adjusted"] <= PARAMS.level
    assert row["log2_ci_low"] < 0 < row["log2_ci_high"]
    assert row["verdict"] == "cannot tell"


def test_what_one_side_cannot_have_gets_no_verdict() -> None:
    rows = [mention(f"p{i}") for i in range(4) for _ in range(3)]
    rows += [mention(f"f{i}", prompted=True) for i in range(6) for _ in range(3)]
    groups = VALUES["prompted_share"](sharing(pd.DataFrame(rows)), PARAMS)
    assert groups
    for one in groups:
        found = compare(one, params=PARAMS)
        assert found.frontline.estimate[0] == 1
        assert found.tested.p_adjusted[0] <= PARAMS.level
        assert found.verdict.tolist() == ["cannot tell"]


def test_a_share_of_mentions_that_is_rare_on_both_sides_is_no_bridge() -> None:
    shares = np.where(np.arange(10) < 6, 0.016, 0.042)[:, None] + np.linspace(0, 0.002, 10)[:, None]
    evidence = sharing(pd.DataFrame([mention("p0")]))
    wide = PARAMS.model_copy(update={"margin": PARAMS.margin.model_copy(update={"share": 0.1})})
    one = evidence.measured(
        "agentless_share", ["co-words: x"], shares, weight=np.full(10, 500.0), params=wide
    )
    found = compare(one, params=wide)
    assert abs(found.difference.low[0]) < 0.1
    assert found.verdict[0] != "bridge"
