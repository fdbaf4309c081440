"""Power: against studies made of single documents and tested in full, and by what must hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.arrays import Floats
from pipeline.gap.comparison import compare
from pipeline.gap.measures.measured import Measured
from pipeline.stats import clusters, gamma_means, intervals, permutation, power
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity
from pipeline.stats.gamma_means import Kind
from pipeline.stats.power import Power, Side, StudiesTested, Study
from tests.gap.examples import PARAMS

SEED = 5
FEW = Side(documents=3, clusters=3, words=30_000, spread=0.5)
MANY = Side(documents=24, clusters=12, words=6_000, spread=0.9)
ALIKE = Study(
    Side(documents=12, clusters=12, words=8_000, spread=0.7),
    Side(documents=12, clusters=12, words=8_000, spread=0.7),
)


def of_rate(study: Study, rate: float, ratio: float, items: int = 10) -> Power:
    (found,) = power.power_of_rate(study, rate, items=items, ratios=[ratio])
    return found


def permuted(values: Floats, sides: Sides) -> bool:
    """Whether the first item is significant by the whole of step-down max-T."""
    drawn = permutation.draw_permutations(sides, n_permutations=299, rng=np.random.default_rng(2))
    tested = permutation.permutation_test(values, sides=sides, permutations=drawn, level=0.05)
    return bool(tested.p_adjusted[0] <= 0.05)


def leaves_out_zero(values: Floats, sides: Sides, words: Floats) -> bool:
    """Whether the interval of the ratio of the first item alone does."""
    unseen = intervals.mean_of_those_having(values, otherwise=10_000 / words.mean())
    both = [
        intervals.mean_interval(
            values[own], cluster=sides.cluster[own], level=0.05, unseen=unseen, census=False,
            counting=gamma_means.counting_variance(sides.subset(own), words[own] / 10_000),
        )
        for own in (sides.first, ~sides.first)
    ]  # fmt: skip
    added = 5_000 / words[sides.first].sum(), 5_000 / words[~sides.first].sum()
    ratio = intervals.log2_ratio_interval(both[0], both[1], added=added)
    return bool(ratio.low[0] > 0 or ratio.high[0] < 0)


def by_hand(study: Study, rate: float, ratio: float, n: int) -> tuple[float, float]:
    """Whether only the first of ten items differs: single documents, the whole of Holm."""
    rng = np.random.default_rng(SEED)
    both = (study.policy, study.frontline)
    first = np.repeat([True, False], [side.documents for side in both])
    group = np.concatenate([np.arange(side.documents) % side.clusters for side in both])
    sides = clusters.sides(first, cluster=[str(one) for one in group])
    words = np.where(first, study.policy.words, study.frontline.words)
    kind = Kind(
        (5_000 / words[first].sum(), 5_000 / words[~first].sum()),
        exposure=words / 10_000,
    )
    named = []
    for more in (ratio, 1 / ratio):
        hits = 0
        for _ in range(n):
            means = np.full((2, 10), rate)
            means[:, 0] = rate * 2 * more / (1 + more), rate * 2 / (1 + more)
            spread = np.where(sides.cluster_first, study.policy.spread, study.frontline.spread)
            factor = rng.gamma(1 / spread**2, spread**2, (10, len(spread))).T[sides.cluster]
            uses = rng.poisson(means[np.where(first, 0, 1)] * factor * words[:, None] / 10_000)
            values = uses / words[:, None] * 10_000
            found = gamma_means.compare_means(values, sides=sides, kind=kind)
            levels = multiplicity.holm_levels(found.p_value, level=study.level)
            clear = found.p_value[0] <= levels[0]
            if max(found.spread_ratio, 1 / found.spread_ratio) <= gamma_means.UNLIKE:
                clear = permuted(values, sides)
            clear = clear and leaves_out_zero(values, sides, words)
            hits += bool(clear and found.log_ratio[0] * np.log(more) > 0)
        named.append(hits / n)
    return named[0], named[1]


@pytest.mark.parametrize(
    "study",
    [Study(replace(FEW, clusters=5, documents=5), MANY), Study(ALIKE.policy, MANY)],
    ids=["unlike", "alike"],
)
def test_the_power_is_that_of_single_documents_tested_together(study: Study) -> None:
    found = of_rate(study, 6.0, 4.0)
    policy, frontline = by_hand(study, 6.0, 4.0, 120)
    assert found.policy[0] == pytest.approx(policy, abs=0.12)
    assert found.frontline[0] == pytest.approx(frontline, abs=0.12)
    assert 0.2 < policy < 0.98


def simulated(study: Study, *, n: int, items: int) -> StudiesTested:
    """Studies in which each item is fourfold in policy."""
    both = (study.policy, study.frontline)
    first = np.repeat([True, False], [side.documents for side in both])
    sides = clusters.sides(first, cluster=[f"{i:03d}" for side in both for i in side.cluster])
    words = np.where(first, *(side.words for side in both))
    rng = np.random.default_rng(SEED)
    alike, values = (
        np.vstack([
            power.drawn_rates(side, np.full(n * items, mean), rng)
            for side, mean in zip(both, means, strict=True)
        ])
        for means in ((6.0, 6.0), (9.6, 2.4))
    )  # fmt: skip
    kind = Kind((5_000 / words[first].sum(), 5_000 / words[~first].sum()), exposure=words / 10_000)
    return StudiesTested(
        alike, values, n=n, sides=sides, kind=kind, level=0.05, alone=0.05,
        census=(study.policy.census, study.frontline.census),
    )  # fmt: skip


@pytest.mark.parametrize("census", [False, True])
def test_what_is_named_has_the_interval_of_a_comparison_and_it_leaves_out_zero(
    census: bool,
) -> None:
    study = Study(replace(FEW, spread=0.7, census=census), replace(MANY, spread=0.7))
    tested = simulated(study, n=4, items=6)
    found = tested.ratio(np.ones(24, dtype=bool))
    sampling = PARAMS.sampling.model_copy(update={"policy": "census" if census else "sample"})
    params = PARAMS.model_copy(update={"sampling": sampling})
    drawn = permutation.draw_permutations(
        tested.sides, n_permutations=199, rng=np.random.default_rng(2)
    )
    names, exposure = tuple("abcdef"), tested.kind.exposure
    assert exposure is not None
    documents = tuple(str(i) for i in range(len(exposure)))
    for i in range(4):
        own = slice(6 * i, 6 * i + 6)
        values = tested.values[:, own]
        one = Measured(
            "concept_rate", names, names, values, documents, exposure * 10_000, tested.sides, drawn
        )
        ratio = compare(one, params=params).ratio
        assert found.low[own] == pytest.approx(ratio.low)
        assert found.high[own] == pytest.approx(ratio.high)
    clear = tested.clear(drawn)
    holds = intervals.holds_zero(found)
    assert clear.any() and not (clear & holds).any()
    # The test alone would name some of a sample whose interval holds 0.
    plain = replace(tested, alone=0.999).clear(drawn)
    assert (plain & holds).any() != census


def test_where_nothing_differs_hardly_anything_is_named() -> None:
    found = of_rate(ALIKE, 6.0, 1.0001, items=4)
    assert found.policy[0] + found.frontline[0] <= 0.05 / 4 * 2


def test_more_of_everything_makes_a_verdict_likelier() -> None:
    base = of_rate(ALIKE, 6.0, 2.0).policy[0]
    more = Side(documents=36, clusters=36, words=8_000, spread=0.7)
    assert of_rate(ALIKE, 6.0, 4.0).policy[0] > base + 0.2
    assert of_rate(Study(more, more), 6.0, 2.0).policy[0] > base + 0.2
    even = replace(ALIKE.policy, spread=0.2)
    assert of_rate(Study(even, even), 6.0, 2.0).policy[0] > base + 0.1
    assert of_rate(ALIKE, 0.5, 2.0).policy[0] < base
    assert of_rate(ALIKE, 6.0, 2.0, items=1).policy[0] > base
    # Further interviews of the same people add words and no cluster.
    same = replace(ALIKE.policy, documents=24)
    assert of_rate(Study(same, same), 6.0, 2.0).policy[0] == pytest.approx(base, abs=0.1)


def test_a_gap_to_either_side_is_as_likely_named_where_the_sides_are_alike_and_not_else() -> None:
    alike = of_rate(ALIKE, 6.0, 2.5)
    assert alike.policy[0] == pytest.approx(alike.frontline[0], abs=0.08)
    unlike = of_rate(Study(FEW, replace(MANY, clusters=21, documents=21)), 6.0, 4.0)
    assert unlike.policy[0] > unlike.frontline[0] + 0.15


def test_what_is_named_in_few_studies_looks_larger_than_it_is() -> None:
    rare, sure = of_rate(ALIKE, 6.0, 1.8), of_rate(ALIKE, 6.0, 8.0)
    assert rare.policy[0] < 0.3
    assert rare.seen_policy[0] > 1.2 * 1.8
    assert sure.seen_frontline[0] == pytest.approx(8.0, rel=0.12)


def test_each_item_has_its_own_power() -> None:
    found = power.power_of_items(ALIKE, np.array([0.1, 1.0, 20.0]), ratio=4.0)
    assert (np.diff(found.policy) > 0.1).all()
    assert (np.diff(found.frontline) > 0.1).all()
    assert np.isnan(found.seen_policy[0])


def test_one_cluster_names_nothing_and_the_same_seed_gives_the_same() -> None:
    lone = Study(replace(FEW, clusters=1, documents=1), MANY)
    assert of_rate(lone, 6.0, 8.0).policy[0] == 0.0
    assert of_rate(ALIKE, 6.0, 3.0) == of_rate(ALIKE, 6.0, 3.0)


def test_how_many_studies_are_held_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    study = Study(replace(FEW, clusters=5, documents=5), MANY)
    rates = np.array([1.0, 6.0, 20.0])
    whole = power.power_of_items(study, rates, ratio=4.0, studies=20)
    monkeypatch.setattr(power, "_BLOCK", 7 * 3 * 29)
    parts = power.power_of_items(study, rates, ratio=4.0, studies=20)
    assert parts.policy.tolist() == whole.policy.tolist()
    assert parts.frontline.tolist() == whole.frontline.tolist()
    assert 0 < whole.policy[1] < 1
