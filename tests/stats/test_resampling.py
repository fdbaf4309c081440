"""Tests and intervals: worked by hand, against scipy and brute force, by properties, simulated."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from pipeline.stats import resampling
from pipeline.stats.resampling import Floats, Interval, Sides


def alone(n_first: int, n_second: int) -> Sides:
    """Sides on which each document is its own cluster."""
    n = n_first + n_second
    return resampling.sides(np.arange(n) < n_first, cluster=[f"{i:04d}" for i in range(n)])


def arranged(sides: Sides, n_permutations: int = 9999) -> resampling.Flags:
    return resampling.arrangements(
        sides, n_permutations=n_permutations, rng=np.random.default_rng(1)
    )


def by_hand(values: Floats, sides: Sides) -> float:
    """The studentised statistic of one item, written out cluster by cluster."""
    centred = values - values.mean()
    totals = {c: centred[sides.cluster == c].sum() for c in set(sides.cluster)}
    everyone = sum(t**2 for t in totals.values()) / (len(totals) - 1)
    variance = 0.0
    for side in (sides.first, ~sides.first):
        mean, n = centred[side].mean(), side.sum()
        clusters = sorted(set(sides.cluster[side]))
        residual = sum((totals[c] - mean * (sides.cluster == c).sum()) ** 2 for c in clusters)
        k, prior = len(clusters), resampling.PRIOR
        variance += k * (residual + prior * everyone) / (k - 1 + prior) / n**2
    return float((values[sides.first].mean() - values[~sides.first].mean()) / np.sqrt(variance))


# --------------------------------------------------------------------- arrangements


@pytest.mark.parametrize(
    ("shape", "floor"), [((1, 21), 0.045), ((3, 5), 0.018), ((3, 8), 0.006), ((3, 21), 0.0005)]
)
def test_the_floor_is_that_of_the_methods_page(shape: tuple[int, int], floor: float) -> None:
    assert resampling.p_floor(*shape, n_permutations=9999) == pytest.approx(floor, rel=0.1)


def test_the_floor_is_doubled_by_mirrors_and_bounded_by_the_draws() -> None:
    assert resampling.p_floor(3, 3, n_permutations=9999) == pytest.approx(2 / 20)
    assert resampling.p_floor(12, 21, n_permutations=999) == pytest.approx(1 / 1000)
    assert resampling.p_floor(0, 5, n_permutations=999) == 1


@pytest.mark.parametrize("shape", [(1, 4), (3, 5), (3, 3)])
def test_the_floor_is_what_a_perfect_separation_reaches(shape: tuple[int, int]) -> None:
    sides = alone(*shape)
    values = np.where(sides.first, 5.0, 1.0)[:, None] + np.linspace(0, 0.1, sum(shape))[:, None]
    tested = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    assert tested.p_value[0] == pytest.approx(resampling.p_floor(*shape, n_permutations=9999))


def test_few_arrangements_are_enumerated_once_each_with_the_observed_first() -> None:
    sides = alone(3, 5)
    every = arranged(sides, n_permutations=56)
    assert every.shape == (56, 8)
    assert len({tuple(row) for row in every}) == 56
    assert (every[0] == sides.cluster_first).all()
    assert (every.sum(axis=1) == 3).all()


def test_many_arrangements_are_drawn_and_hold_the_numbers_of_clusters() -> None:
    sides = alone(3, 5)
    drawn = arranged(sides, n_permutations=55)
    assert drawn.shape == (56, 8)
    assert (drawn[0] == sides.cluster_first).all()
    assert (drawn.sum(axis=1) == 3).all()
    assert (drawn == arranged(sides, n_permutations=55)).all()


def test_a_cluster_named_alike_on_both_sides_is_two_clusters() -> None:
    sides = resampling.sides([True, True, False, False], cluster=["a", "a", "a", "b"])
    assert sides.shape == (1, 2)


def test_leaving_a_document_out_gives_the_arrangements_of_the_others() -> None:
    sides = alone(3, 4)
    rest, left = resampling.without(sides, arranged(sides), document=0)
    assert rest.shape == (2, 4)
    assert len({tuple(row) for row in left}) == len(left) == comb(6, 2)
    together = resampling.sides([True, True, False, False], cluster=["a", "a", "b", "c"])
    rest, left = resampling.without(together, arranged(together), document=0)
    assert rest.shape == (1, 2)
    assert left.shape == (3, 3)


# ---------------------------------------------------------------- statistic and p-values


def test_the_statistic_is_the_one_written_out_by_hand() -> None:
    rng = np.random.default_rng(2)
    sides = resampling.sides(
        [True] * 5 + [False] * 7, cluster=["a", "a", "b", "c", "c", *"ddefghh"]
    )
    values = rng.gamma(1.0, 1.0, (12, 4))
    found = resampling.statistic(values, sides=sides)
    assert found == pytest.approx([by_hand(values[:, i], sides) for i in range(4)])


def test_a_worked_example() -> None:
    # Means 4 and 1; centred values 2.2 1.2 ... : variances 1, 0 within; 3.5 over all five.
    values = np.array([3.0, 5.0, 1.0, 1.0, 1.0])[:, None]
    sides = alone(2, 3)
    everyone = values.var(ddof=1)
    variance = 2 * (2.0 + 4 * everyone) / 5 / 4 + 3 * (0.0 + 4 * everyone) / 6 / 9
    assert resampling.statistic(values, sides=sides)[0] == pytest.approx(3 / np.sqrt(variance))
    tested = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    assert tested.p_value[0] == pytest.approx(1 / 10)


def test_the_p_value_is_that_of_scipy() -> None:
    values = np.random.default_rng(3).gamma(0.7, 1.0, (9, 3))
    sides = alone(3, 6)
    tested = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)

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


@pytest.mark.parametrize("clusters", [list("aabccddefgh"), [f"{i:02d}" for i in range(11)]])
def test_adjusted_p_values_are_those_of_brute_force(clusters: list[str]) -> None:
    rng = np.random.default_rng(4)
    values = rng.gamma(1.0, 1.0, (11, 6))
    values[:5, 0] += 3.0
    values[:, 5] = values[:, 4]  # a tie
    sides = resampling.sides([True] * 5 + [False] * 6, cluster=clusters)
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
    tested = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    assert tested.p_adjusted == pytest.approx(expected)
    assert tested.p_value == pytest.approx(np.mean(np.array(null) >= observed - 1e-9, axis=0))
    assert ((tested.p_adjusted <= 0.05) == (tested.statistic**2 > tested.critical)).all()


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).gamma(1.0, 1.0, (11, 40))
    sides = alone(4, 7)
    whole = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    monkeypatch.setattr(resampling, "_BLOCK", 700)
    parts = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    assert whole.p_adjusted == pytest.approx(parts.p_adjusted)
    assert whole.critical == pytest.approx(parts.critical)


def test_an_item_in_one_document_or_constant_is_no_evidence() -> None:
    sides = alone(3, 21)
    values = np.zeros((24, 3))
    values[0, 0] = 9.0
    values[:, 1] = 0.1  # rounding must not make this vary
    tested = resampling.permutation_test(values, sides=sides, arranged=arranged(sides), level=0.05)
    assert tested.p_value[0] == pytest.approx(3 / 24)
    assert tested.p_value[1:] == pytest.approx([1.0, 1.0])
    assert tested.statistic[1:] == pytest.approx([0.0, 0.0])


samples = arrays(np.int64, (9, 3), elements=st.integers(0, 6))
names = st.lists(st.sampled_from("abcd"), min_size=9, max_size=9)


@settings(max_examples=40, deadline=None)
@given(values=samples, names=names)
def test_swapping_the_sides_flips_the_sign_and_keeps_p(values: Floats, names: list[str]) -> None:
    first = np.arange(9) < 4
    one = resampling.sides(first, cluster=names)
    other = resampling.sides(~first, cluster=names)
    a = resampling.permutation_test(
        values.astype(float), sides=one, arranged=arranged(one), level=0.05
    )
    b = resampling.permutation_test(
        values.astype(float), sides=other, arranged=arranged(other), level=0.05
    )
    assert a.statistic == pytest.approx(-b.statistic, abs=1e-9)
    assert a.p_value == pytest.approx(b.p_value)
    assert a.p_adjusted == pytest.approx(b.p_adjusted)


@settings(max_examples=40, deadline=None)
@given(values=samples, names=names, seed=st.integers(0, 9))
def test_order_and_doubling_of_documents_change_nothing(
    values: Floats, names: list[str], seed: int
) -> None:
    def tested(rows: list[int]) -> resampling.Tested:
        sides = resampling.sides([row < 4 for row in rows], cluster=[names[row] for row in rows])
        return resampling.permutation_test(
            values[rows].astype(float), sides=sides, arranged=arranged(sides), level=0.05
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
    sides = resampling.sides(np.arange(9) < 4, cluster=names)
    rng = np.random.default_rng(seed)
    rows = resampling.arrangements(sides, n_permutations=5, rng=rng)[:, sides.cluster]
    for cluster in range(sides.n_clusters):
        part = rows[:, sides.cluster == cluster]
        assert (part == part[:, :1]).all()


@pytest.mark.parametrize(("shape", "seed"), [((3, 8), 6), ((6, 12), 7)])
def test_nothing_is_found_in_one_family_in_twenty_where_nothing_differs(
    shape: tuple[int, int], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    sides = alone(*shape)
    rows = arranged(sides, n_permutations=299)
    single, family = [], []
    for _ in range(300):
        tokens = rng.integers(1000, 9000, (sum(shape), 1))
        rates = rng.poisson(rng.gamma(1.0, 8.0, (sum(shape), 8)) * tokens / 1e4) / tokens
        tested = resampling.permutation_test(rates, sides=sides, arranged=rows, level=0.05)
        single.append(np.mean(tested.p_value <= 0.05))
        family.append(np.any(tested.p_adjusted <= 0.05))
    assert 0.02 < np.mean(single) < 0.07
    assert np.mean(family) < 0.09


# ----------------------------------------------------------------------- intervals


def mean_of(values: Floats, cluster: list[int], *, census: bool = False) -> Interval:
    return resampling.mean_interval(
        values,
        cluster=np.array(cluster, dtype=np.intp),
        level=0.05,
        unseen=np.full(values.shape[1], 10.0),
        census=census,
    )


def test_the_interval_of_a_mean_is_students_on_the_log_scale() -> None:
    values = np.array([1.0, 2.0, 3.0, 6.0])[:, None]
    found = mean_of(values, [0, 1, 2, 3])
    error = values.std(ddof=1) / 2
    reach = np.exp(stats.t.ppf(0.975, 3) * error / 3)
    assert found.estimate[0] == 3
    assert (found.low[0], found.high[0]) == pytest.approx((3 / reach, 3 * reach))


def test_doubling_every_cluster_does_not_narrow_an_interval() -> None:
    values = np.array([1.0, 2.0, 3.0, 6.0])[:, None]
    once = mean_of(values, [0, 1, 2, 3])
    twice = mean_of(np.vstack([values, values]), [0, 1, 2, 3] * 2)
    assert twice.low == pytest.approx(once.low)
    assert twice.high == pytest.approx(once.high)


def test_zeros_have_an_upper_end_and_two_clusters_no_interval() -> None:
    found = mean_of(np.zeros((8, 1)), list(range(8)))
    assert (found.low[0], found.high[0]) == pytest.approx((0, 10 * (1 - 0.025 ** (1 / 8))))
    assert np.isnan(mean_of(np.ones((5, 1)), [0, 0, 1, 1, 1]).low[0])


def test_a_census_is_known() -> None:
    found = mean_of(np.array([[1.0], [5.0]]), [0, 1], census=True)
    assert (found.low[0], found.estimate[0], found.high[0]) == (3, 3, 3)


def test_a_difference_with_a_known_side_has_the_other_sides_interval() -> None:
    one = Interval(np.array([3.0]), np.array([1.0]), np.array([8.0]))
    known = Interval(np.array([2.0]), np.array([2.0]), np.array([2.0]))
    found = resampling.difference_interval(one, known)
    assert (found.estimate[0], found.low[0], found.high[0]) == (1, -1, 6)
    other = resampling.difference_interval(one, one)
    assert (other.low[0], other.high[0]) == pytest.approx((-np.hypot(2, 5), np.hypot(5, 2)))


@pytest.mark.parametrize("shape", [(3, 21), (6, 12), (12, 21)])
@pytest.mark.parametrize("means", [(0.08, 0.08), (0.16, 0.04)])
def test_nineteen_of_twenty_intervals_cover(
    shape: tuple[int, int], means: tuple[float, float]
) -> None:
    rng = np.random.default_rng(8)
    sides = []
    for n, mean in zip(shape, means, strict=True):
        sides.append(mean_of(rng.beta(0.6, 0.6 * (1 - mean) / mean, (n, 3000)), list(range(n))))
    found = resampling.difference_interval(*sides)
    truth = means[0] - means[1]
    assert 0.925 < np.mean((found.low <= truth) & (truth <= found.high)) < 0.975
    ratio = resampling.log2_ratio_interval(*sides, added=(1e-6, 1e-6))
    truth = float(np.log2(means[0] / means[1]))
    assert 0.925 < np.mean((ratio.low <= truth) & (truth <= ratio.high)) < 0.975


def test_the_bootstrap_is_that_of_scipy() -> None:
    rng = np.random.default_rng(9)
    values = rng.gamma(2.0, 1.0, (20, 1))
    sides = alone(8, 12)
    weights = resampling.resamples(sides, n_bootstrap=4000, census=(False, False), rng=rng)
    first, _ = resampling.bootstrapped_means(values, sides=sides, weights=weights)
    oracle = stats.bootstrap(
        (values[:8, 0],), np.mean, n_resamples=4000, method="percentile", rng=rng
    ).confidence_interval
    ours = np.quantile(first, [0.025, 0.975])
    assert ours == pytest.approx([oracle.low, oracle.high], rel=0.05)


def test_a_census_side_is_held_in_the_bootstrap() -> None:
    sides = alone(3, 4)
    drawn = resampling.resamples(
        sides, n_bootstrap=20, census=(True, False), rng=np.random.default_rng(1)
    )
    assert (drawn[0] == [1, 1, 1, 0, 0, 0, 0]).all()
    assert (drawn[1].sum(axis=1) == 4).all()
    assert (drawn[1][:, :3] == 0).all()


# ---------------------------------------------------------------------- divergence


def test_divergence_is_nothing_between_equals_one_bit_between_strangers() -> None:
    a, b = np.array([0.5, 0.5, 0.0]), np.array([0.0, 0.0, 1.0])
    assert resampling.divergence(a, a) == pytest.approx(0)
    assert resampling.divergence(a, b) == pytest.approx(1)
    # 1/2 KL(.5 .5 | .75 .25) + 1/2 KL(1 0 | .75 .25)
    by_pencil = 0.5 * (0.5 * np.log2(0.5 / 0.75) + 0.5 * np.log2(0.5 / 0.25)) + 0.5 * np.log2(
        1 / 0.75
    )
    found = resampling.divergence(np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    assert found == pytest.approx(by_pencil)


def test_permuted_divergence_starts_with_the_observed_one() -> None:
    values = np.random.default_rng(1).dirichlet(np.ones(4), 7)
    sides = resampling.sides([True] * 3 + [False] * 4, cluster=list("aabcdde"))
    null = resampling.permuted_divergence(values, sides=sides, arranged=arranged(sides))
    assert len(null) == comb(5, 2)
    assert null[0] == pytest.approx(
        float(resampling.divergence(values[:3].mean(axis=0), values[3:].mean(axis=0)))
    )
