"""Adjusted p-values: against brute force, statsmodels, by properties."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity
from tests.stats.examples import by_hand, permutations


@pytest.mark.parametrize("names", [list("aabccddefgh"), [f"{i:02d}" for i in range(11)]])
def test_adjusted_p_values_are_those_of_brute_force(names: list[str]) -> None:
    rng = np.random.default_rng(4)
    values = rng.gamma(1.0, 1.0, (11, 6))
    values[:5, 0] += 3.0
    values[:, 5] = values[:, 4]  # a tie
    sides = clusters.sides([True] * 5 + [False] * 6, cluster=names)
    k_first, k = sides.shape[0], sides.n_clusters
    null = []
    for chosen in combinations(range(k), k_first):
        first = np.isin(sides.cluster, chosen)
        swapped = Sides(first=first, cluster=sides.cluster)
        null.append([abs(by_hand(values[:, i], swapped)) for i in range(6)])
    observed = np.array([abs(by_hand(values[:, i], sides)) for i in range(6)])
    descending = np.argsort(-observed, kind="stable")
    expected, highest = np.empty(6), 0.0
    for rank, item in enumerate(descending):
        top = np.array(null)[:, descending[rank:]].max(axis=1)
        highest = max(highest, float(np.mean(top >= observed[item] - 1e-9)))
        expected[item] = highest
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    assert tested.p_adjusted == pytest.approx(expected)
    assert tested.p_value == pytest.approx(np.mean(np.array(null) >= observed - 1e-9, axis=0))
    assert ((tested.p_adjusted <= 0.05) == (tested.statistic**2 > tested.critical)).all()


def test_step_down_of_statistics_takes_the_largest_first() -> None:
    # Three permutations, the observed one first: 3 is the largest of row one in one of three,
    # and the largest of both rows in two of three.
    found = multiplicity.step_down(np.array([[3.0, 1.0, 2.0], [1.0, 4.0, 0.0]]), level=0.05)
    assert found.statistic.tolist() == [3, 1]
    assert found.p_value == pytest.approx([1 / 3, 2 / 3])
    assert found.p_adjusted == pytest.approx([2 / 3, 2 / 3])


def test_holm_by_hand() -> None:
    found = multiplicity.holm(np.array([0.01, 0.04, 0.03]))
    assert found == pytest.approx([0.03, 0.06, 0.06])
    assert multiplicity.holm(np.array([])).tolist() == []
    assert multiplicity.holm(np.array([0.9, 0.8])).tolist() == [1, 1]


def test_holm_is_that_of_statsmodels() -> None:
    rng = np.random.default_rng(6)
    for n in (1, 2, 5, 30):
        values = rng.beta(0.3, 2.0, n).round(2)  # with ties
        expected = multipletests(values, method="holm")[1]
        np.testing.assert_array_equal(multiplicity.holm(values), expected)


@given(p_values=st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_never_lowers_and_keeps_the_order(p_values: list[float]) -> None:
    values = np.array(p_values)
    found = multiplicity.holm(values)
    assert (found >= values).all()
    assert (found <= np.minimum(values * len(values), 1) + 1e-12).all() or len(values) > 1
    assert (np.diff(found[np.argsort(values, kind="stable")]) >= 0).all()


@given(p_values=st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_an_item_is_rejected_at_its_own_level_exactly_where_holm_rejects_it(
    p_values: list[float],
) -> None:
    values = np.array(p_values)
    levels = multiplicity.holm_levels(values, level=0.05)
    steps = np.sort(values) * np.arange(len(values), 0, -1)
    if (np.abs(steps - 0.05) > 1e-9).all():  # rounding decides a tie
        assert ((values <= levels) == (multiplicity.holm(values) <= 0.05)).all()


def test_once_an_item_is_not_rejected_all_others_face_its_critical_value() -> None:
    tested = multiplicity.Tested(
        statistic=np.array([1.0, -4.0, 2.0, -1.5]),
        p_value=np.array([0.3, 0.001, 0.04, 0.2]),
        p_adjusted=np.array([0.4, 0.004, 0.12, 0.4]),
        critical=np.array([0.5, 9.0, 6.0, 2.0]),
    )
    found = multiplicity.stopped(tested, level=0.05)
    assert found.tolist() == [6.0, 9.0, 6.0, 6.0]
    rejected = tested.statistic**2 > found
    assert (rejected == (tested.p_adjusted <= 0.05)).all()


@pytest.mark.parametrize("level", [0.05, 0.2])
def test_min_p_is_that_of_brute_force_and_its_critical_values_agree(level: float) -> None:
    rng = np.random.default_rng(6)
    null = rng.gamma(np.array([0.2, 1.0, 5.0, 5.0])[:, None], 1.0, (4, 200)).round(3)
    null[:, 0] = [2.5, 4.0, 12.0, 5.0]
    alone = np.array([[(row >= one - 1e-9).mean() for one in row] for row in null])
    order = np.argsort(alone[:, 0], kind="stable")
    expected, highest = np.empty(4), 0.0
    for rank, item in enumerate(order):
        least = alone[order[rank:]].min(axis=0)
        highest = max(highest, float(np.mean(least <= alone[item, 0] + 1e-12)))
        expected[item] = highest
    tested = multiplicity.step_down_min_p(null, level=level)
    assert tested.p_value == pytest.approx(alone[:, 0])
    assert tested.p_adjusted == pytest.approx(expected)
    assert ((tested.p_adjusted <= level) == (tested.statistic > tested.critical)).all()


def test_with_min_p_a_long_tail_of_one_item_costs_the_others_nothing() -> None:
    rng = np.random.default_rng(8)
    null = np.abs(rng.standard_normal((2, 999)))
    null[1] = rng.standard_cauchy(999)
    null[:, 0] = 4.0, 1.0
    by_p = multiplicity.step_down_min_p(np.abs(null), level=0.05).p_adjusted
    by_statistic = multiplicity.step_down(np.abs(null), level=0.05).p_adjusted
    assert by_p[0] < 0.01
    assert by_statistic[0] > 0.1


def test_families_are_told_at_the_level_that_holm_gives_their_smallest_p() -> None:
    found = [("a", 0.9), ("b", 0.03), ("a", 0.01), ("c", 0.2)]
    levels = multiplicity.family_levels(found, level=0.06)
    assert levels == pytest.approx({"a": 0.02, "b": 0.03, "c": 0.06})
    assert multiplicity.family_levels([("a", 0.9), ("b", 0.03)], level=0.05) == pytest.approx(
        {"a": 0.025, "b": 0.025}
    )
    assert multiplicity.family_levels([], level=0.05) == {}
