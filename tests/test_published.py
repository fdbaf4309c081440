"""Small figures that others published, typed off with their source; the same by other libraries."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.spatial import distance
from statsmodels.regression.linear_model import OLS
from statsmodels.stats import proportion

from pipeline.stats import clusters, distances, intervals, permutation
from pipeline.terms import keyness

# Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
# Computational Linguistics 19(1), 61-74, table of bigrams: -2 log lambda, k(A B), k(A ~B),
# k(~A B), k(~A ~B).
DUNNING = [
    (270.72, 110, 2442, 111, 29114),
    (263.90, 29, 13, 123, 31612),
    (256.84, 31, 23, 139, 31584),
    (167.23, 10, 0, 3, 31764),
]

# Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap. Chapman & Hall, table 2.1
# (days that mice survive) and 15.2: of 1,000 permutations 132 have as large a difference.
TREATED = [94, 197, 16, 38, 99, 141, 23]
CONTROL = [52, 104, 146, 10, 51, 30, 40, 27, 46]


def alone(n_first: int, n_second: int) -> clusters.Sides:
    n = n_first + n_second
    return clusters.sides(np.arange(n) < n_first, cluster=[f"{i:02d}" for i in range(n)])


@pytest.mark.parametrize(("published", "both", "first", "second", "neither"), DUNNING)
def test_log_likelihood_is_that_of_dunnings_table(
    published: float, both: int, first: int, second: int, neither: int
) -> None:
    found = keyness.log_likelihood(
        np.array([both]), np.array([second]), totals=(both + first, second + neither)
    )
    assert found[0] == pytest.approx(published, abs=0.006)


def test_a_lady_who_tells_all_eight_cups_has_one_chance_in_seventy_each_way() -> None:
    # Fisher, R. A. (1935). The Design of Experiments. Oliver & Boyd, II: 70 ways, 1 right.
    sides = alone(4, 4)
    rows = permutation.draw_permutations(sides, n_permutations=99, rng=np.random.default_rng(1))
    assert len(rows) == 70
    milk = sides.first.astype(float)[:, None]
    tested = permutation.permutation_test(milk, sides=sides, permutations=rows, level=0.05)
    assert tested.p_value[0] == pytest.approx(2 / 70)
    assert permutation.p_floor(4, 4, n_permutations=99) == pytest.approx(2 / 70)


def test_the_mice_of_efron_and_tibshirani() -> None:
    values = np.array([*TREATED, *CONTROL], dtype=float)[:, None]
    sides = alone(7, 9)
    first, second = values[:7].mean(), values[7:].mean()
    assert (first, second, first - second) == pytest.approx((86.86, 56.22, 30.63), abs=0.006)
    rows = permutation.draw_permutations(sides, n_permutations=20_000, rng=np.random.default_rng(1))
    assert len(rows) == 11_440
    # With an endless prior the variance is one for all, and the statistic is the difference.
    tested = permutation.permutation_test(
        values, sides=sides, permutations=rows, level=0.05, prior=1e12
    )
    of_1000 = np.sqrt(0.132 * 0.868 / 1000)
    assert tested.p_value[0] / 2 == pytest.approx(0.132, abs=2.6 * of_1000)


def test_nothing_in_a_hundred_is_at_most_three_in_a_hundred() -> None:
    # Hanley, J. A. & Lippman-Hand, A. (1983). JAMA 249(13), 1743-1745: 3 / n, one-sided 95 %.
    found = intervals.mean_interval(
        np.zeros((100, 1)),
        cluster=np.arange(100, dtype=np.intp),
        level=0.10,
        unseen=np.ones(1),
        census=False,
    )
    assert found.high[0] == pytest.approx(3 / 100, rel=0.02)


# ------------------------------------------------- the same by others: scipy and statsmodels


def test_two_intervals_are_combined_as_newcombe_does_by_statsmodels() -> None:
    # Newcombe's method 10 is the first of the MOVER family: Wilson's intervals, squared and added.
    counts, sizes = np.array([[56.0], [9.0]]), np.array([[70.0], [80.0]])
    both = [
        intervals.Interval(n / size, *proportion.proportion_confint(n, size, method="wilson"))
        for n, size in zip(counts, sizes, strict=True)
    ]
    found = intervals.difference_interval(*both)
    expected = proportion.confint_proportions_2indep(56, 70, 9, 80, method="newcomb")
    assert (found.low[0], found.high[0]) == pytest.approx(expected)


@pytest.mark.parametrize("sizes", [(3, 3, 3, 3, 3), (1, 2, 4, 2, 3), (1, 1, 1, 1, 9)])
def test_the_error_of_a_mean_is_the_cluster_robust_one_of_statsmodels(
    sizes: tuple[int, ...],
) -> None:
    n = sum(sizes)
    values = np.random.default_rng(1).gamma(1.0, 1.0, n)
    cluster = np.repeat(np.arange(5), sizes)
    found = intervals.mean_interval(
        values[:, None],
        cluster=cluster.astype(np.intp),
        level=0.05,
        unseen=np.ones(1),
        census=False,
    )
    model = OLS(values, np.ones(n))
    error = model.fit(cov_type="cluster", cov_kwds={"groups": cluster}).bse[0]
    # Of clusters whose means vary alike, it comes to too little on average where their sizes do
    # not: the weights of the residuals' totals say by how much.
    part = np.array(sizes) / n
    totals = part[:, None] * (np.eye(5) - part)
    unbiased = np.sqrt((part**2).sum() / ((totals**2).sum() * 5 / 4))
    assert (unbiased == pytest.approx(1)) == (len(set(sizes)) == 1)
    reach = stats.t.ppf(0.975, 4) * error * unbiased / values.mean()
    assert np.log(found.high[0] / found.estimate[0]) == pytest.approx(reach)


def test_without_a_guard_the_statistic_is_welchs_by_scipy() -> None:
    values = np.random.default_rng(2).gamma(1.0, 1.0, (16, 3))
    found = permutation.statistic(values, sides=alone(7, 9), prior=0.0)
    oracle = stats.ttest_ind(values[:7], values[7:], equal_var=False)
    assert found == pytest.approx(oracle.statistic)


def test_divergence_is_that_of_scipy() -> None:
    first, second = np.random.default_rng(3).dirichlet(np.full(9, 0.3), (2, 5))
    expected = distance.jensenshannon(first, second, base=2, axis=1) ** 2
    assert distances.divergence(first, second) == pytest.approx(expected)
