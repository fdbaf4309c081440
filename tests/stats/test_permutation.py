"""Permutations and tests: worked by hand, against scipy, by properties, simulated."""

from __future__ import annotations

from collections.abc import Callable
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats import clusters, permutation
from pipeline.stats.families import multiplicity
from tests.stats.examples import alone, by_hand, permutations


@pytest.mark.parametrize(
    ("shape", "floor"), [((1, 21), 0.045), ((3, 5), 0.018), ((3, 8), 0.006), ((3, 21), 2 * 0.0005)]
)
def test_the_floor_is_that_of_the_methods_page(shape: tuple[int, int], floor: float) -> None:
    assert permutation.p_floor(*shape, n_permutations=9999) == pytest.approx(floor, rel=0.1)


def test_the_floor_is_doubled_by_mirrors_and_bounded_by_the_draws() -> None:
    assert permutation.p_floor(3, 3, n_permutations=9999) == pytest.approx(2 / 20)
    assert permutation.p_floor(12, 21, n_permutations=999) == pytest.approx(1 / 1000)
    assert permutation.p_floor(0, 5, n_permutations=999) == 1


def test_each_direction_is_tested_where_numbers_are_unlike_and_ways_enough() -> None:
    yes, no = [(3, 21), (21, 3), (4, 12)], [(6, 8), (12, 21), (3, 8), (1, 21), (0, 60)]
    assert all(permutation.each_direction(*shape) for shape in yes)
    assert not any(permutation.each_direction(*shape) for shape in no)
    assert permutation.p_floor(3, 21, n_permutations=999) == pytest.approx(2 / 1000)


def skewed_items(n: int) -> Floats:
    return np.random.default_rng(5).gamma(0.5, 1.0, (24, n))


def test_twice_the_smaller_tail_is_scipys() -> None:
    sides, values = alone(3, 21), skewed_items(1)
    rows = permutations(sides)
    found = permutation.permutation_test(
        values, sides=sides, permutations=rows, level=0.05, prior=1e12
    )
    one = values[:, 0]
    tails = [
        stats.permutation_test(
            (one[:3], one[3:]), lambda a, b: a.mean() - b.mean(), vectorized=False,
            n_resamples=10_000, alternative=alternative,
        ).pvalue
        for alternative in ("less", "greater")
    ]  # fmt: skip
    assert len(rows) == 2024
    assert found.p_value[0] == pytest.approx(2 * min(tails))


def test_directions_change_places_with_the_sides() -> None:
    values = skewed_items(6)
    values[:3, 1] += 3
    values[:3, 2] /= 20
    one, other = (
        permutation.permutation_test(
            part, sides=sides, permutations=permutations(sides), level=0.05
        )
        for part, sides in ((values, alone(3, 21)), (np.roll(values, -3, axis=0), alone(21, 3)))
    )
    assert one.p_adjusted == pytest.approx(other.p_adjusted)
    assert one.statistic == pytest.approx(-other.statistic)
    assert one.critical == pytest.approx(other.critical)
    assert one.away is not None
    assert one.away == pytest.approx(other.away)
    assert ((one.statistic**2 > one.critical) == (one.p_adjusted <= 0.05)).all()
    assert one.p_adjusted[1] <= 0.05
    # An item whose few clusters have more must reach further than one whose few have less.
    assert one.critical[1] > one.away[1] > 0
    stopped = multiplicity.stopped(one, level=0.05)
    # Away from no difference an end has the bar at which the other direction has stopped.
    left, above = one.p_adjusted > 0.05, one.statistic > 0
    for own in (above, ~above):
        assert one.away[own] == pytest.approx(stopped[left & ~own].max())
    assert (one.statistic[one.p_adjusted > 0.05] ** 2 <= stopped[one.p_adjusted > 0.05]).all()


@pytest.mark.parametrize("shape", [(1, 4), (3, 5), (3, 3)])
def test_the_floor_is_what_a_perfect_separation_reaches(shape: tuple[int, int]) -> None:
    sides = alone(*shape)
    values = np.where(sides.first, 5.0, 1.0)[:, None] + np.linspace(0, 0.1, sum(shape))[:, None]
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    assert tested.p_value[0] == pytest.approx(permutation.p_floor(*shape, n_permutations=9999))


def test_few_arrangements_are_enumerated_once_each_with_the_observed_first() -> None:
    sides = alone(3, 5)
    every = permutations(sides, n_permutations=56)
    assert every.shape == (56, 8)
    assert len({tuple(row) for row in every}) == 56
    assert (every[0] == sides.cluster_first).all()
    assert (every.sum(axis=1) == 3).all()


def test_many_arrangements_are_drawn_and_hold_the_numbers_of_clusters() -> None:
    sides = alone(3, 5)
    drawn = permutations(sides, n_permutations=55)
    assert drawn.shape == (56, 8)
    assert (drawn[0] == sides.cluster_first).all()
    assert (drawn.sum(axis=1) == 3).all()
    assert (drawn == permutations(sides, n_permutations=55)).all()


def test_leaving_a_document_out_gives_the_arrangements_of_the_others() -> None:
    sides = alone(3, 4)
    rest, left = permutation.leave_out(sides, permutations(sides), kept=np.arange(7) > 0)
    assert rest.shape == (2, 4)
    assert len({tuple(row) for row in left}) == len(left) == comb(6, 2)
    together = clusters.sides([True, True, False, False], cluster=["a", "a", "b", "c"])
    rest, left = permutation.leave_out(together, permutations(together), kept=np.arange(4) > 0)
    assert rest.shape == (1, 2)
    assert left.shape == (3, 3)
    rest, left = permutation.leave_out(together, permutations(together), kept=np.arange(4) > 1)
    assert rest.shape == (0, 2)
    assert left.tolist() == [[False, False]]


def test_the_statistic_is_the_one_written_out_by_hand() -> None:
    rng = np.random.default_rng(2)
    sides = clusters.sides([True] * 5 + [False] * 7, cluster=["a", "a", "b", "c", "c", *"ddefghh"])
    values = rng.gamma(1.0, 1.0, (12, 4))
    found = permutation.statistic(values, sides=sides)
    assert found == pytest.approx([by_hand(values[:, i], sides) for i in range(4)])


def test_a_worked_example() -> None:
    # Means 4 and 1; centred values 2.2 1.2 ... : variances 1, 0 within; 3.5 over all five.
    values = np.array([3.0, 5.0, 1.0, 1.0, 1.0])[:, None]
    sides = alone(2, 3)
    everyone = values.var(ddof=1)
    variance = 2 * (2.0 + 4 * everyone) / 5 / 4 + 3 * (0.0 + 4 * everyone) / 6 / 9
    assert permutation.statistic(values, sides=sides)[0] == pytest.approx(3 / np.sqrt(variance))
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    assert tested.p_value[0] == pytest.approx(1 / 10)


def test_the_p_value_is_that_of_scipy() -> None:
    values = np.random.default_rng(3).gamma(0.7, 1.0, (9, 3))
    sides = alone(3, 6)
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )

    def statistic(first: Floats, second: Floats) -> float:
        return abs(by_hand(np.concatenate([first, second]), sides))

    for item in range(3):
        oracle = stats.permutation_test(
            (values[:3, item], values[3:, item]),
            statistic,
            vectorized=False,
            n_resamples=np.inf,
            alternative="greater",
        )
        assert tested.p_value[item] == pytest.approx(oracle.pvalue)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).gamma(1.0, 1.0, (11, 40))
    sides = alone(4, 7)
    whole = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    monkeypatch.setattr(permutation, "_BLOCK", 700)
    parts = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    assert whole.p_adjusted == pytest.approx(parts.p_adjusted)
    assert whole.critical == pytest.approx(parts.critical)


def test_an_item_in_one_document_or_constant_is_no_evidence() -> None:
    sides = alone(3, 21)
    values = np.zeros((24, 3))
    values[0, 0] = 9.0
    values[:, 1] = 0.1  # rounding must not make this vary
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations(sides), level=0.05
    )
    assert tested.p_value[0] == pytest.approx(2 * 3 / 24)
    assert tested.p_value[1:] == pytest.approx([1.0, 1.0])
    assert tested.statistic[1:] == pytest.approx([0.0, 0.0])


samples = arrays(np.int64, (9, 3), elements=st.integers(0, 6))
names = st.lists(st.sampled_from("abcd"), min_size=9, max_size=9)


@settings(max_examples=40, deadline=None)
@given(values=samples, names=names)
def test_swapping_the_sides_flips_the_sign_and_keeps_p(values: Floats, names: list[str]) -> None:
    first = np.arange(9) < 4
    one = clusters.sides(first, cluster=names)
    other = clusters.sides(~first, cluster=names)
    a = permutation.permutation_test(
        values.astype(float), sides=one, permutations=permutations(one), level=0.05
    )
    b = permutation.permutation_test(
        values.astype(float), sides=other, permutations=permutations(other), level=0.05
    )
    assert a.statistic == pytest.approx(-b.statistic, abs=1e-9)
    assert a.p_value == pytest.approx(b.p_value)
    assert a.p_adjusted == pytest.approx(b.p_adjusted)


@settings(max_examples=40, deadline=None)
@given(values=samples, names=names, seed=st.integers(0, 9))
def test_order_and_doubling_of_documents_change_nothing(
    values: Floats, names: list[str], seed: int
) -> None:
    def tested(rows: list[int]) -> multiplicity.Tested:
        sides = clusters.sides([row < 4 for row in rows], cluster=[names[row] for row in rows])
        return permutation.permutation_test(
            values[rows].astype(float), sides=sides, permutations=permutations(sides), level=0.05
        )

    once = tested(list(range(9)))
    mixed = tested(np.random.default_rng(seed).permutation(9).tolist())
    twice = tested([*range(9), *range(9)])  # each beside its copy in its cluster
    for other in (mixed, twice):
        assert other.statistic == pytest.approx(once.statistic, abs=1e-9)
        assert other.p_value == pytest.approx(once.p_value)
        assert other.p_adjusted == pytest.approx(once.p_adjusted)
    assert (once.p_adjusted >= once.p_value - 1e-12).all()


@settings(max_examples=40, deadline=None)
@given(names=names, seed=st.integers(0, 9))
def test_a_cluster_is_never_split(names: list[str], seed: int) -> None:
    sides = clusters.sides(np.arange(9) < 4, cluster=names)
    rng = np.random.default_rng(seed)
    rows = permutation.draw_permutations(sides, n_permutations=5, rng=rng)[:, sides.cluster]
    for cluster in range(sides.n_clusters):
        part = rows[:, sides.cluster == cluster]
        assert (part == part[:, :1]).all()


@pytest.mark.parametrize(("shape", "seed"), [((3, 8), 6), ((6, 12), 7)])
def test_nothing_is_found_in_one_family_in_twenty_where_nothing_differs(
    shape: tuple[int, int], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    sides = alone(*shape)
    rows = permutations(sides, n_permutations=299)
    single, family = [], []
    for _ in range(300):
        tokens = rng.integers(1000, 9000, (sum(shape), 1))
        rates = rng.poisson(rng.gamma(1.0, 8.0, (sum(shape), 8)) * tokens / 1e4) / tokens
        tested = permutation.permutation_test(rates, sides=sides, permutations=rows, level=0.05)
        single.append(np.mean(tested.p_value <= 0.05))
        family.append(np.any(tested.p_adjusted <= 0.05))
    assert 0.02 < np.mean(single) < 0.07
    assert np.mean(family) < 0.09


def test_fewer_permutations_are_drawn_and_hold_the_observed_one() -> None:
    sides = alone(4, 6)
    every = permutation.draw_permutations(sides, n_permutations=999, rng=np.random.default_rng(1))
    some = permutation.thin(every, 50, seed=2)
    assert some.shape == (50, 10)
    assert (some[0] == sides.cluster_first).all()
    assert len({tuple(row) for row in some}) == 50
    assert permutation.thin(every, 999, seed=2) is every


def test_min_p_has_the_statistic_and_the_single_p_of_max_t() -> None:
    rng = np.random.default_rng(5)
    values = rng.gamma(1.0, 1.0, (11, 6))
    values[:5, 0] += 3.0
    sides = clusters.sides([True] * 5 + [False] * 6, cluster=[f"{i:02d}" for i in range(11)])
    one, other = (
        test(values, sides=sides, permutations=permutations(sides), level=0.05)
        for test in (permutation.min_p_test, permutation.permutation_test)
    )
    assert one.statistic == pytest.approx(other.statistic)
    assert one.p_value == pytest.approx(other.p_value)
    assert one.p_adjusted[0] <= 0.05
    assert (one.p_adjusted >= one.p_value - 1e-12).all()
    assert ((one.statistic**2 > one.critical) == (one.p_adjusted <= 0.05)).all()


def test_min_p_tests_directions_apart_where_max_t_does() -> None:
    sides, values = alone(3, 21), skewed_items(5)
    values[3:, 2] += 3
    drawn = permutations(sides)
    one, other = (
        test(values, sides=sides, permutations=drawn, level=0.05)
        for test in (permutation.min_p_test, permutation.permutation_test)
    )
    assert one.p_value == pytest.approx(other.p_value)
    assert one.p_adjusted[2] <= 0.05 and one.statistic[2] < 0
    assert ((one.statistic**2 > one.critical) == (one.p_adjusted <= 0.05)).all()
    mirrored = permutation.min_p_test(-values, sides=sides, permutations=drawn, level=0.05)
    left = one.p_adjusted > 0.05
    assert one.away is not None and mirrored.away is not None
    assert one.away == pytest.approx(mirrored.away)
    own = left & (one.statistic > 0)
    assert own.sum() > 1 and np.ptp(one.away[own]) > 0.1  # each item has its own
    both = permutation.min_p_test(values, sides=sides, permutations=drawn, level=0.05, apart=False)
    assert both.away is None and (both.p_value != one.p_value).any()


@pytest.mark.parametrize("test", [permutation.min_p_test, permutation.permutation_test])
def test_whether_directions_are_tested_apart_can_be_given(
    test: Callable[..., multiplicity.Tested],
) -> None:
    sides, values = alone(2, 21), skewed_items(3)[:23]
    given = {"sides": sides, "permutations": permutations(sides), "level": 0.05}
    assert test(values, **given).away is None
    assert test(values, **given, apart=True).away is not None
    assert (
        test(
            skewed_items(3),
            **{**given, "sides": alone(3, 21), "permutations": permutations(alone(3, 21))},
            apart=False,
        ).away
        is None
    )


def test_the_first_step_of_many_studies_is_that_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = alone(4, 5)
    drawn = permutations(sides)
    studies = [np.random.default_rng(seed).gamma(0.5, 1, (9, 3)) for seed in range(4)]
    wanted = [
        permutation.permutation_test(
            values, sides=sides, permutations=drawn, level=0.05
        ).critical.max()
        for values in studies
    ]
    for block in (2_000_000, 1):
        monkeypatch.setattr(permutation, "_BLOCK", block)
        found = permutation.first_critical(
            np.hstack(studies), sides=sides, permutations=drawn, level=0.05, studies=4
        )
        assert found[0] == pytest.approx(wanted, rel=1e-12)
        assert found[0] is found[1]


def test_of_sides_of_unlike_number_the_first_step_is_that_of_each_direction() -> None:
    sides, values = alone(3, 21), skewed_items(4)
    drawn = permutations(sides)
    tested = permutation.permutation_test(values, sides=sides, permutations=drawn, level=0.05)
    bars = permutation.first_critical(
        values, sides=sides, permutations=drawn, level=0.05, studies=1
    )
    largest = int(tested.statistic.argmax()), int(tested.statistic.argmin())
    assert bars[0] == pytest.approx(tested.critical[largest[0]])
    assert bars[1] == pytest.approx(tested.critical[largest[1]])
