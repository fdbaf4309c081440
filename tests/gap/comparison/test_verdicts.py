"""Verdicts: bridges, what cannot be told, agreement of test and interval."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.arrays import Flags
from pipeline.gap.comparison import compare
from pipeline.gap.measures import VALUES, measured
from pipeline.gap.measures.measured import Measured
from pipeline.stats import clusters, permutation
from pipeline.stats.intervals import Interval
from pipeline.tables.measures import MEASURES, MENTION_SHARES
from tests.gap.examples import (
    PARAMS,
    THOUSANDS,
    Corpus,
    checked,
    corpus,
    evidence_of,
    mention,
    planted,
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


def unlike_sides(seed: int, concentration: tuple[float, float] = (20.0, 2.0)) -> Corpus:
    """Topics of equal means, which interviews take up or not at all and policy always a little."""
    rng = np.random.default_rng(seed)
    shares = np.vstack(
        [rng.dirichlet(np.full(8, a / 8), k) for a, k in zip(concentration, (6, 8), strict=True)]
    )
    topics = {f"t{i}": (part[:6].tolist(), part[6:].tolist()) for i, part in enumerate(shares.T)}
    return corpus(tokens=([9_000] * 6, [9_000] * 8), topics=topics)


QUICK = PARAMS.model_copy(update={"n_permutations": 199})


def test_sides_of_unlike_spread_are_seldom_named_and_it_is_said_why() -> None:
    named, permuted = [], []
    for seed in range(40):
        (one,) = measured(evidence_of(unlike_sides(seed)), params=QUICK, names=("topic_share",))
        found = compare(one, params=QUICK)
        by_permutation = compare(one, params=QUICK, unlike=False)
        named.append(np.isin(found.verdict, tables.CORPORA).any())
        permuted.append((by_permutation.tested.p_adjusted <= 0.05).any())
        assert found.unlike
        assert found.spread_ratio < 1
        unlike = found.reason == "unlike"
        assert (by_permutation.tested.p_adjusted[unlike] <= 0.05).all()
        assert (found.verdict[unlike] == "cannot tell").all()
    assert np.mean(named) <= 0.1
    assert np.mean(permuted) > 0.25


def some_corpus(seed: int, gap: float, shape: tuple[int, int] = (5, 9)) -> Corpus:
    """Four concepts and three topics; policy has `gap` times the first, and is the narrower."""
    rng = np.random.default_rng(seed)
    grown = np.where(np.arange(4) < 1, gap, 1.0)
    interviews = rng.choice([0.7, 3.0])
    concepts = {
        f"co-{i}": (
            rng.poisson(6 * grown[i] * rng.gamma(3, 1 / 3, shape[0])).tolist(),
            rng.poisson(6 * rng.gamma(interviews, 1 / interviews, shape[1])).tolist(),
        )
        for i in range(4)
    }
    shares = (
        rng.dirichlet([4.0 * gap, 4.0, 4.0], shape[0]),
        rng.dirichlet([2.0, 2.0, 2.0], shape[1]),
    )
    topics = {f"t{i}": (shares[0][:, i].tolist(), shares[1][:, i].tolist()) for i in range(3)}
    tokens = [9_000] * shape[0], [9_000] * shape[1]
    return corpus(tokens=tokens, concepts=concepts, topics=topics)


def within(interval: Interval, most: float) -> Flags:
    return np.asarray((interval.low >= -most) & (interval.high <= most))


@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    gap=st.sampled_from([0.2, 1.0, 3.0, 10.0]),
    shape=st.sampled_from([(5, 9), (3, 21)]),
    unlike=st.sampled_from([None, False]),
)
def test_interval_and_verdict_agree_in_every_row(
    seed: int, gap: float, shape: tuple[int, int], unlike: bool | None
) -> None:
    for one in measured(evidence_of(some_corpus(seed, gap, shape)), params=QUICK):
        found = compare(one, params=QUICK, unlike=unlike)
        assert found.apart == permutation.each_direction(*one.sides.shape)
        wide = found.simultaneous
        told = wide.told(one)
        named = np.isin(found.verdict, tables.CORPORA)
        assert (((told.low > 0) | (told.high < 0)) == named).all()
        alike = within(wide.ratio, QUICK.margin.log2_ratio)
        if one.name == "topic_share":
            alike &= within(wide.difference, QUICK.margin.topic_share)
        present = [one.present[own].any(axis=0) for own in (one.sides.first, ~one.sides.first)]
        bridge = alike & ~named & present[0] & present[1]
        if not one.measure.is_of_mentions:
            assert ((found.verdict == "bridge") == bridge).all()
        for alone, together in (
            (found.difference, wide.difference), (found.ratio, wide.ratio),
        ):  # fmt: skip
            known = ~np.isnan(alone.low)
            assert (together.low[known] <= alone.low[known] + 1e-12).all()
            assert (together.high[known] >= alone.high[known] - 1e-12).all()
        assert ((found.reason == "") == (found.verdict != "cannot tell")).all()
        assert (found.ratio.estimate * found.difference.estimate >= 0).all()


SWAPPED = {"policy": "frontline", "frontline": "policy"}


def some_shares(seed: int, name: str) -> Measured:
    """Shares of mentions of some items, of sides as unlike, clusters as uneven as chance makes."""
    rng = np.random.default_rng(seed)
    each = rng.choice([1, 1, 2, 4], 14) if rng.random() < 0.5 else np.ones(14, int)
    cluster = np.repeat(np.arange(14), each)
    first = cluster < 6
    many = rng.choice([3, 400], 2)
    size = len(first)
    n = np.where(first, rng.integers(1, many[0] + 2, size), rng.integers(1, many[1] + 2, size))
    odds = rng.normal(0, 1.5, 3) + np.outer(first, rng.choice([0.0, 0.0, 2.0], 3))
    near = rng.choice([0.02, 0.3])
    mean = 1 / (1 + np.exp(-odds))
    true = rng.beta(mean * (1 / near - 1), (1 - mean) * (1 / near - 1))
    counts = rng.binomial(n[:, None], true)
    sides = clusters.sides(first, cluster=[f"{one:02d}" for one in cluster])
    return Measured(
        name,
        ("a", "b", "c"),
        ("a", "b", "c"),
        counts / n[:, None],
        tuple(f"{i:02d}" for i in range(len(first))),
        n * 1.0,
        sides,
        permutation.draw_permutations(sides, n_permutations=99, rng=rng),
        groups=1 + seed % 2,
    )


WIDE = QUICK.model_copy(
    update={"margin": QUICK.margin.model_copy(update={"share": 0.3, "log2_ratio": 1.5})}
)


@settings(max_examples=8, deadline=None)
@pytest.mark.parametrize("name", MENTION_SHARES)
@given(seed=st.integers(0, 10_000))
def test_coding_an_attribute_as_its_complement_swaps_the_sides(name: str, seed: int) -> None:
    one = some_shares(seed, name)
    found, other = (
        compare(coded, params=WIDE) for coded in (one, replace(one, values=1 - one.values))
    )
    assert other.verdict.tolist() == [SWAPPED.get(side, side) for side in found.verdict]
    assert other.tested.p_value == pytest.approx(found.tested.p_value)
    assert other.tested.p_adjusted == pytest.approx(found.tested.p_adjusted)
    for own, mirrored in (
        (found.difference, other.difference),
        (found.simultaneous.difference, other.simultaneous.difference),
    ):
        assert own.low == pytest.approx(-mirrored.high)
        assert own.high == pytest.approx(-mirrored.low)
    for own, coded in (
        (found.ratio, other.simultaneous.complement),
        (found.simultaneous.ratio, other.simultaneous.complement),
    ):
        assert (coded.low <= own.low + 1e-9).all()
        assert (coded.high >= own.high - 1e-9).all()
    for side in (found.policy, found.frontline):
        assert (side.high > side.low).all()


def test_swapping_the_coding_is_tried_on_every_verdict() -> None:
    told = {
        side
        for seed in range(60)
        for side in compare(some_shares(seed, "tone"), params=WIDE).verdict
    }
    assert {"policy", "bridge", "cannot tell"} <= told


def alike_sides(name: str, seed: int) -> Measured:
    """Items of a measure that both sides have nearly alike, or not quite, rare ones and common."""
    rng = np.random.default_rng(seed)
    first = np.arange(40) < 20
    share = MEASURES[name].is_share
    level = rng.choice([0.002, 0.01, 0.06, 0.5, 0.94, 0.99], 6)
    times = np.where(first[:, None], rng.choice([1.0, 1.0, 1.3, 2.2, 4.0], 6), 1.0)
    noise = rng.normal(0, 0.02, (40, 6))
    values = np.clip(level * times * np.exp(noise), 0, 0.999)
    sides = clusters.sides(first, cluster=[f"{i:02d}" for i in range(40)])
    items = tuple("abcdef")
    return Measured(
        name,
        items,
        items,
        values if share else values * 100,
        tuple(f"{i:02d}" for i in range(40)),
        np.full(40, 900.0 if share else 90_000.0),
        sides,
        permutation.draw_permutations(sides, n_permutations=99, rng=rng),
    )


@pytest.mark.parametrize(
    "name", [one for one, kind in MEASURES.items() if "bridge" in kind.verdicts]
)
def test_a_bridge_is_alike_in_ratio_in_points_and_in_either_coding(name: str) -> None:
    measure, bridges = MEASURES[name], 0
    for seed in range(25):
        one = alike_sides(name, seed)
        found = compare(one, params=QUICK)
        first = one.sides.first
        policy, frontline = (one.values[own].mean(axis=0) for own in (first, ~first))
        for i in np.flatnonzero(found.verdict == "bridge"):
            bridges += 1
            ratios = [(policy[i], frontline[i])]
            if measure.is_of_mentions:
                ratios.append((1 - policy[i], 1 - frontline[i]))
            assert all(0.5 < a / b < 2 for a, b in ratios)
            if measure.is_share:
                assert abs(policy[i] - frontline[i]) < QUICK.margin.share
    assert bridges > 3


@pytest.mark.parametrize("name", ["modality_share", "collocate"])
def test_many_mentions_against_few_are_seldom_named_though_exchanging_them_would(name: str) -> None:
    evidence = sharing(pd.DataFrame([mention("p0")]))
    first = np.arange(10) >= 6  # interviews stand first
    named, permuted = [], []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        n = np.where(first, rng.integers(30, 60, 10), rng.integers(1, 4, 10))
        spread = np.where(first, 0.05, 0.3)[:, None]
        share = np.array([0.03, 0.05, 0.08, 0.1])
        true = rng.beta(share * (1 / spread - 1), (1 - share) * (1 / spread - 1))
        counts = rng.binomial(n[:, None], true)
        one = evidence.measured(
            "modality_share", list("abcd"), counts / n[:, None], weight=n * 1.0, params=QUICK
        )
        one = replace(one, name=name)
        found, exchanged = compare(one, params=QUICK), compare(one, params=QUICK, unlike=False)
        named.append(np.isin(found.verdict, tables.CORPORA).any())
        permuted.append((exchanged.tested.p_adjusted <= QUICK.level).any())
        told = found.simultaneous.told(one)
        agree = ((told.low > 0) | (told.high < 0)) == np.isin(found.verdict, tables.CORPORA)
        assert found.unlike
        assert agree.all()
    assert np.mean(named) <= 0.1
    assert np.mean(permuted) > 0.2


def test_what_is_alike_in_one_coding_only_is_no_bridge() -> None:
    evidence = sharing(pd.DataFrame([mention("p0")]))
    wide = QUICK.model_copy(update={"margin": QUICK.margin.model_copy(update={"share": 0.2})})
    spread = np.tile(np.linspace(-0.004, 0.004, 5), 2)[:, None]
    shares = np.where(np.arange(10) < 5, 0.984, 0.958)[:, None] + spread
    one = evidence.measured(
        "agentless_share", ["co-words: x"], shares, weight=np.full(10, 500.0), params=wide
    )
    assert compare(one, params=wide).verdict[0] != "bridge"


def test_an_item_that_varies_little_is_a_bridge_though_the_others_vary_unlike() -> None:
    rng = np.random.default_rng(4)
    concepts = {
        f"co-{i}": (
            rng.poisson(9 * rng.gamma(8, 1 / 8, 6)).tolist(),
            rng.poisson(9 * rng.gamma(0.5, 2, 8)).tolist(),
        )
        for i in range(5)
    }
    concepts["co-operation"] = ([9, 10, 11, 9, 10, 10], [10, 9, 11, 10, 10, 9, 11, 10])
    parts = corpus(tokens=([9_000] * 6, [9_000] * 8), concepts=concepts)
    (one,) = measured(evidence_of(parts), params=QUICK, names=("concept_rate",))
    found = compare(one, params=QUICK)
    assert found.unlike
    assert found.verdict[one.items.index("co-operation")] == "bridge"


def test_a_few_documents_tell_what_all_of_one_side_have_and_hardly_any_of_the_other() -> None:
    found = planted()
    assert row_of(found, "concept_rate", "co-production")["verdict"] == "policy"
    assert row_of(found, "concept_rate", "co-operation")["verdict"] == "bridge"


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
        assert found.reason.tolist() == ["one side"]


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
