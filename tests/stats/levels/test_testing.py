"""The omnibus test and the trend: against the two-sided test, scipy, and by brute force."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats import clusters, permutation
from pipeline.stats.levels import (
    Layout,
    draw_assignments,
    layout,
    level_tests,
    scores,
    slopes,
    within_places,
)
from pipeline.stats.levels.testing import LevelTests

NO_STUDENT = 1e12
"""A prior so strong that every permutation has the same variance: only the contrast counts."""


def found_in(values: Floats, where: Layout, *, n: int = 9999, prior: float = 4.0) -> LevelTests:
    drawn = draw_assignments(where, n_permutations=n, rng=np.random.default_rng(1))
    return level_tests(values, layout=where, assignments=drawn, level=0.05, prior=prior)


def apart(level: list[int], n_levels: int, place: list[str] | None = None) -> Layout:
    return layout(
        level, cluster=[str(i) for i in range(len(level))], place=place, n_levels=n_levels
    )


def test_two_levels_are_the_two_sides() -> None:
    rng = np.random.default_rng(5)
    values = rng.gamma(1.5, size=(20, 6))
    level = np.array([0] * 8 + [1] * 12)
    names = [str(i // 2) for i in range(20)]  # clusters of two documents
    sides = clusters.sides(level == 0, cluster=names)
    drawn = permutation.draw_permutations(sides, n_permutations=499, rng=np.random.default_rng(1))
    two = permutation.permutation_test(values, sides=sides, permutations=drawn, level=0.05)
    found = found_in(values, layout(level, cluster=names, n_levels=2), n=499)
    assert found.omnibus.statistic == pytest.approx(np.abs(two.statistic))
    assert found.trend.statistic == pytest.approx(-two.statistic)  # second less first
    for one in (found.omnibus, found.trend):
        assert one.p_value == pytest.approx(two.p_value)
        assert one.p_adjusted == pytest.approx(two.p_adjusted)
        assert one.critical == pytest.approx(two.critical)


def test_the_statistic_is_welchs_where_nothing_is_mixed_in() -> None:
    rng = np.random.default_rng(2)
    groups = [rng.normal(i, 1 + i, size=n) for i, n in enumerate((5, 7, 6))]
    level = [i for i, one in enumerate(groups) for _ in one]
    where = apart(level, 3)
    values = np.concatenate(groups)[:, None]
    found = level_tests(
        values, layout=where, assignments=where.cluster_level[None], level=0.05, prior=0.0
    )
    # Welch (1951) by hand: the numerator before it is divided by k - 1 and corrected.
    weights = np.array([len(one) / one.var(ddof=1) for one in groups])
    means = np.array([one.mean() for one in groups])
    middle = (weights * means).sum() / weights.sum()
    assert found.omnibus.statistic[0] ** 2 == pytest.approx((weights * (means - middle) ** 2).sum())
    error = np.sqrt((scores(3) ** 2 / weights).sum())
    assert found.trend.statistic[0] == pytest.approx(scores(3) @ means / error)


def test_the_omnibus_test_of_like_variances_is_that_of_scipys_permutations() -> None:
    groups = [np.array([1.0, 3.0, 2.5]), np.array([4.0, 6.0, 5.0]), np.array([2.0, 7.0, 9.0])]
    found = found_in(
        np.concatenate(groups)[:, None], apart([0] * 3 + [1] * 3 + [2] * 3, 3), prior=NO_STUDENT
    )
    scipys = stats.permutation_test(
        groups,
        lambda *data: stats.f_oneway(*data).statistic,
        n_resamples=np.inf,
        alternative="greater",
        vectorized=False,
    )
    assert found.omnibus.p_value[0] == pytest.approx(scipys.pvalue)


def test_the_trend_in_blocks_of_ranks_is_pages_test() -> None:
    ranks = np.array([[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 3]], dtype=float)
    pages = stats.page_trend_test(ranks, ranked=True, method="exact")
    where = apart([0, 1, 2] * 4, 3, place=[str(i // 3) for i in range(12)])
    values = within_places(ranks.reshape(-1, 1), layout=where)
    found = found_in(values, where, prior=NO_STUDENT)
    # Page's test is one-sided: as large a trend to the other side is as likely.
    assert found.trend.statistic[0] > 0
    assert found.trend.p_value[0] == pytest.approx(2 * pages.pvalue)


def test_the_trend_of_ranks_is_found_by_brute_force() -> None:
    """All orders of nine documents on three levels; no cluster, no place."""
    rng = np.random.default_rng(8)
    values = rng.permutation(7).astype(float) + np.array([0, 0, 1, 2, 2, 4, 5])
    level = np.array([0, 0, 1, 1, 1, 2, 2])
    means = np.array([[level == one] for one in range(3)]).reshape(3, -1)

    def size(data: Floats) -> float:
        return abs(float(scores(3) @ (means @ data / means.sum(axis=1))))

    every = [size(values[list(order)]) for order in permutations(range(7))]
    expected = np.mean(np.array(every) >= size(values) - 1e-9)
    found = found_in(values[:, None], apart(level.tolist(), 3), prior=NO_STUDENT)
    assert found.trend.p_value[0] == pytest.approx(expected)


def test_two_levels_in_places_are_the_signs_of_differences() -> None:
    rng = np.random.default_rng(4)
    first, second = rng.normal(size=7), rng.normal(0.8, 1.0, size=7)
    differences = second - first
    every = [abs(np.mean(differences * signs)) for signs in product((1, -1), repeat=7)]
    expected = np.mean(np.array(every) >= abs(differences.mean()) - 1e-12)
    places = [str(i) for i in range(7)] * 2
    where = layout([0] * 7 + [1] * 7, cluster=places, place=places, n_levels=2)
    values = within_places(np.concatenate([first, second])[:, None], layout=where)
    # Studentised or not, signs order the means of differences alike.
    for prior in (4.0, NO_STUDENT):
        found = found_in(values, where, prior=prior)
        assert found.trend.p_value[0] == pytest.approx(expected)


def test_what_a_place_has_on_all_levels_is_taken_off() -> None:
    places = [str(i) for i in range(6)] * 3
    where = layout([0] * 6 + [1] * 6 + [2] * 6, cluster=places, place=places, n_levels=3)
    rng = np.random.default_rng(0)
    own = rng.normal(size=(18, 2))
    of_place = np.tile(np.array([0.0, 50.0, 10.0, 90.0, 30.0, 70.0]), 3)[:, None]
    assert within_places(own + of_place, layout=where) == pytest.approx(
        within_places(own, layout=where)
    )


def test_a_planted_trend_is_found_and_its_line_is_right() -> None:
    rng = np.random.default_rng(6)
    level = np.repeat(np.arange(5), 4)
    values = np.column_stack([2.0 * level + rng.normal(size=20), rng.normal(size=20)])
    found = found_in(values, apart(level.tolist(), 5), n=1999)
    assert found.trend.p_adjusted[0] < 0.01
    assert found.omnibus.p_adjusted[0] < 0.01
    assert min(found.trend.p_adjusted[1], found.omnibus.p_adjusted[1]) > 0.05
    means = np.array([values[level == one].mean(axis=0) for one in range(5)])
    line = np.polynomial.polynomial.polyfit(np.arange(5), means[:, 0], 1)
    assert slopes(means)[0] == pytest.approx(4 * line[1])


def test_adjusted_p_values_are_those_of_the_step_down_over_items() -> None:
    rng = np.random.default_rng(9)
    values = rng.normal(size=(9, 5))
    where = apart([0, 0, 0, 1, 1, 1, 2, 2, 2], 3)
    together = found_in(values, where)
    alone = [found_in(values[:, [i]], where).omnibus.p_value[0] for i in range(5)]
    assert together.omnibus.p_value == pytest.approx(np.array(alone))
    assert (together.omnibus.p_adjusted >= together.omnibus.p_value).all()
    last = np.argmin(together.omnibus.statistic)
    assert together.omnibus.p_adjusted[last] == max(together.omnibus.p_adjusted)
