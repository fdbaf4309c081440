"""Which test an item gets: permutations of clusters, or gamma means where sides vary unlike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.gap.comparison import testing
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured, draw
from pipeline.stats import clusters, gamma_means, permutation
from pipeline.stats.families import multiplicity
from tests.gap.examples import PARAMS, PLANTED, THOUSANDS, Corpus, corpus, evidence_of


def spread_unlike() -> Corpus:
    """Concepts that every policy document has alike and the interviews have in bursts."""
    rng = np.random.default_rng(3)
    concepts = {
        f"co-{i}": ([9, 10, 11, 10], rng.poisson(5 * rng.gamma(0.3, 1 / 0.3, 6)).tolist())
        for i in range(4)
    }
    return corpus(tokens=THOUSANDS, concepts=concepts)


def test_sides_that_vary_alike_are_permuted() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("topic_share",))
    found = testing.tested_items(one, params=PARAMS, unlike=False)
    expected = permutation.permutation_test(
        one.values, sides=one.sides, permutations=one.permutations, level=PARAMS.level
    )
    assert not found.as_gamma
    assert found.tested.p_adjusted == pytest.approx(expected.p_adjusted)


def test_sides_that_vary_unlike_are_tested_by_gamma_means_no_lower_than_the_floor() -> None:
    (one,) = measured(evidence_of(spread_unlike()), params=PARAMS, names=("concept_rate",))
    found = testing.tested_items(one, params=PARAMS)
    assert found.as_gamma
    assert found.spread < 1 / 1.5
    floor = permutation.p_floor(4, 6, n_permutations=PARAMS.n_permutations)
    adjusted = multiplicity.holm(found.as_gamma[0].p_value)
    assert found.tested.p_adjusted == pytest.approx(np.maximum(adjusted, floor))
    assert (found.tested.p_value >= floor).all()
    assert (found.permuted.p_adjusted != found.tested.p_adjusted).any()


def test_rates_that_a_high_level_may_name_are_compared_as_counts_too() -> None:
    (one,) = measured(evidence_of(spread_unlike()), params=PARAMS, names=("concept_rate",))
    params = PARAMS.model_copy(update={"level": 0.999})
    (counted,) = testing.tested_items(one, params=params).as_gamma
    (plain,) = testing.tested_items(one, params=PARAMS).as_gamma
    uncounted = plain.p_value > gamma_means.COUNTED_BELOW
    assert (counted.p_value[uncounted] > plain.p_value[uncounted]).any()
    assert (counted.p_value >= plain.p_value).all()


def test_with_critical_values_nothing_is_permuted() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("concept_rate",))
    statistic = permutation.statistic(one.values, sides=one.sides)
    whole = testing.tested_items(one, params=PARAMS, unlike=False).tested
    for least, p_value in ((statistic**2 - 0.1, 0), (statistic**2 + 0.1, 1)):
        found = testing.tested_items(
            one, params=PARAMS, critical=replace(whole, critical=least), unlike=False
        )
        assert (found.tested.p_adjusted == p_value).all()
        assert found.tested.away is None


def test_against_another_test_an_item_has_the_bar_of_its_own_direction() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("concept_rate",))
    observed = permutation.statistic(one.values, sides=one.sides)
    bars = np.full(len(observed), 9.0), np.full(len(observed), 4.0)
    for sign, wanted in ((1, bars), (-1, bars[::-1])):
        whole = multiplicity.Tested(sign * observed, *[bars[0]] * 3, away=bars[1])
        found = testing.tested_items(one, params=PARAMS, critical=whole, unlike=False).tested
        assert found.away is not None
        told = observed != 0
        assert found.critical[told] == pytest.approx(wanted[0][told])
        assert found.away[told] == pytest.approx(wanted[1][told])
        assert ((found.p_value == 0) == (observed**2 > found.critical)).all()


def test_a_gap_to_the_side_of_large_clusters_is_found_about_as_often_as_the_other() -> None:
    """Exchanging clusters of 1 to 12 interviews hardly ever finds one to that side."""
    interviews = np.repeat(np.arange(9), [1, 1, 1, 2, 3, 6, 12, 6, 1])
    cluster = [*(f"p{i}" for i in range(9)), *(f"f{i}" for i in interviews)]
    first = np.arange(len(cluster)) < 9
    parts = clusters.sides(first, cluster=cluster)
    found: dict[tuple[bool, str], int] = {}
    for seed in range(30):
        rng = np.random.default_rng(seed)
        for side, more in (("policy", first), ("frontline", ~first)):
            mean = np.where(more, 40.0, 10.0)[:, None] * np.array([1.0, 0.0]) + [0.0, 20.0]
            values = (
                rng.poisson(mean * rng.gamma(2, 1 / 2, (len(set(cluster)), 2))[parts.cluster]) * 1.0
            )
            one = Measured(
                "concept_rate", ("a", "b"), ("a", "b"), values, tuple(cluster),
                np.full(len(first), 10_000.0), parts, draw(parts, params=PARAMS),
            )  # fmt: skip
            for unlike in (None, False):
                tested = testing.tested_items(one, params=PARAMS, unlike=unlike)
                assert bool(tested.as_gamma) == (unlike is None)
                named = tested.tested.p_adjusted[0] <= PARAMS.level
                key = unlike is None, side
                found[key] = found.get(key, 0) + int(named)
    assert found[True, "frontline"] > 2 * found[False, "frontline"]
    assert found[True, "policy"] >= found[False, "policy"]
