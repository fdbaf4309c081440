"""Gamma means: against scipy's F test, by hand, by properties, by simulation of unlike sides."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats import clusters, gamma_means
from pipeline.stats.gamma_means import Kind, SideMeans
from tests.stats.examples import alone

SHARES = Kind((1e-5, 1e-5))


def test_the_dispersion_of_shares_is_that_of_dirichlet_and_of_rates_is_beyond_counting() -> None:
    rng = np.random.default_rng(1)
    sides = alone(2000, 2)
    values = rng.dirichlet([1.0, 1.0, 2.0], 2002)
    side = gamma_means.side_means(values, sides=sides, own=sides.first, kind=SHARES)
    # Var = p (1 − p) / (concentration + 1), with concentration 4.
    assert side.dispersion == pytest.approx([1 / 5] * 3, rel=0.1)
    words = rng.uniform(2_000, 9_000, 2002)
    factor = rng.gamma(2.0, 0.5, (2002, 2))
    rates = (
        rng.poisson(np.array([5.0, 20.0]) * factor * words[:, None] / 1e4) / words[:, None] * 1e4
    )
    kind = Kind((0.01, 0.01), exposure=words / 1e4)
    side = gamma_means.side_means(rates, sides=sides, own=sides.first, kind=kind)
    assert side.dispersion == pytest.approx([0.5, 0.5], rel=0.15)
    assert side.mean == pytest.approx([5.0, 20.0], rel=0.06)


def test_the_test_is_scipys_f_test_of_the_ratio() -> None:
    rng = np.random.default_rng(2)
    sides = alone(6, 8)
    values = rng.dirichlet(np.ones(3), 14)
    found = gamma_means.compare_means(values, sides=sides, kind=SHARES)
    means = [values[own].mean(axis=0) for own in (sides.first, ~sides.first)]
    shapes = []
    for own, n in ((sides.first, 6), (~sides.first, 8)):
        side = gamma_means.side_means(values, sides=sides, own=own, kind=SHARES)
        common = (means[0] + means[1]) / 2
        squared = side.dispersion * (1 - common) / (common * n) * (1 + 3 / (n - 1))
        shapes.append(1 / squared)
    law = stats.f(2 * shapes[0], 2 * shapes[1])
    ratio = means[0] / means[1]
    assert found.p_value == pytest.approx(2 * np.minimum(law.cdf(ratio), law.sf(ratio)))
    assert found.log_ratio == pytest.approx(np.log(ratio))


def test_documents_of_one_cluster_count_as_one() -> None:
    rng = np.random.default_rng(3)
    values = rng.dirichlet(np.ones(3), 9)
    once = alone(4, 5)
    at = np.repeat(np.arange(9), 3)
    copies = clusters.sides(at < 4, cluster=[f"{i}" for i in at])
    one = gamma_means.compare_means(values, sides=once, kind=SHARES)
    thrice = gamma_means.compare_means(values[at], sides=copies, kind=SHARES)
    assert thrice.p_value == pytest.approx(one.p_value)
    assert thrice.spread_ratio == pytest.approx(one.spread_ratio)


def test_what_one_cluster_has_is_judged_by_how_many_have_it() -> None:
    sides = alone(3, 5)
    values = np.zeros((8, 3))
    values[0, 0] = 0.9  # one cluster of eight
    values[:3, 1] = 0.5  # all of the first side; that the second has none is the gap
    values[[0, 1, 4, 5], 2] = 0.4
    found = gamma_means.prevalence_p(values, sides=sides)
    assert found[0] == pytest.approx(stats.fisher_exact([[1, 2], [0, 5]]).pvalue)
    assert found[1] == found[2] == 0
    other = gamma_means.prevalence_p(values, sides=alone(5, 3))
    assert other[0] == pytest.approx(stats.fisher_exact([[1, 4], [0, 3]]).pvalue)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), level=st.floats(0.001, 0.5))
def test_the_interval_excludes_one_exactly_where_the_test_rejects(seed: int, level: float) -> None:
    rng = np.random.default_rng(seed)
    sides = alone(5, 7)
    weights = rng.uniform(0.3, 4.0, 6)
    values = np.vstack([rng.dirichlet(weights, 5), rng.dirichlet(weights[::-1], 7)]) + 1e-6
    found = gamma_means.compare_means(values, sides=sides, kind=SHARES)
    low, high = gamma_means.ratio_ends(found, level=np.full(6, level))
    assert (((low > 0) | (high < 0)) == (found.p_value < level)).all()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_swapping_the_sides_mirrors_everything(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.poisson(rng.gamma(1.0, 4.0, (11, 4))) * 2.0
    words = rng.uniform(0.2, 2.0, 11)
    names = [f"{i:02d}" for i in range(11)]
    first = np.arange(11) < 4
    one, other = (
        gamma_means.compare_means(
            values, sides=clusters.sides(side, cluster=names), kind=Kind(least, words)
        )
        for side, least in ((first, (0.1, 0.2)), (~first, (0.2, 0.1)))
    )
    assert one.p_value == pytest.approx(other.p_value)
    assert one.log_ratio == pytest.approx(-other.log_ratio)
    assert one.spread_ratio == pytest.approx(1 / other.spread_ratio)


def test_an_interval_covers_a_gamma_mean() -> None:
    rng = np.random.default_rng(4)
    sides = alone(8, 8)
    covered: list[Floats] = []
    words = np.full(16, 50.0)
    for _ in range(200):
        values = rng.gamma(2.0, 5.0, (16, 10))
        side = gamma_means.side_means(
            values, sides=sides, own=sides.first, kind=Kind((1e-3, 1e-3), words)
        )
        low, high = gamma_means.mean_ends(side, level=0.05, most=1e6)
        covered.append((low <= 10) & (high >= 10))
    assert 0.93 < np.mean(covered) < 0.995


def test_the_ends_are_the_means_under_which_what_was_found_is_in_a_tail() -> None:
    rng = np.random.default_rng(6)
    sides = alone(6, 8)
    values = rng.dirichlet(np.full(9, 0.4), 14)
    side = gamma_means.side_means(values, sides=sides, own=sides.first, kind=SHARES)
    low, high = gamma_means.mean_ends(side, level=0.1, most=1.0)
    for end, tail in ((low, stats.gamma.sf), (high, stats.gamma.cdf)):
        shape = side.shape(end, inflation=gamma_means.INTERVAL_INFLATION)
        inside = end < 1 - 1e-6
        assert tail(side.mean, shape, scale=end / shape)[inside] == pytest.approx(0.05, rel=1e-4)
    assert ((low < side.mean) & (side.mean < high) & (high <= 1)).all()


def test_a_small_mean_share_is_not_one_that_may_be_anything() -> None:
    values = np.array([[0.01, 0.99], [0.02, 0.98], [0.0, 1.0], [0.3, 0.7], [0.4, 0.6], [0.1, 0.9]])
    sides = alone(3, 3)
    side = gamma_means.side_means(values, sides=sides, own=sides.first, kind=SHARES)
    _, high = gamma_means.mean_ends(side, level=0.05, most=1.0)
    assert high[0] < 0.3


@pytest.mark.parametrize("concentration", [(20.0, 2.0), (2.0, 20.0)])
def test_sides_of_equal_means_and_unlike_spread_keep_the_level(
    concentration: tuple[float, float],
) -> None:
    rng = np.random.default_rng(5)
    sides = alone(6, 8)
    base = np.full(14, 1 / 14)
    named = []
    for _ in range(150):
        values = np.vstack(
            [rng.dirichlet(a * base, n) for a, n in zip(concentration, (6, 8), strict=True)]
        )
        found = gamma_means.compare_means(values, sides=sides, kind=SHARES)
        named.append(found.p_value.min() * 14 <= 0.05)
        assert max(found.spread_ratio, 1 / found.spread_ratio) > 1.2
    assert np.mean(named) <= 0.12


def test_shares_of_few_mentions_vary_at_least_as_drawing_them_does() -> None:
    sides = alone(5, 5)
    trials = np.array([1.0, 2, 4, 4, 4, 50, 50, 50, 50, 50])
    values = np.where(sides.first, 0.0, 0.02)[:, None]
    kind = Kind((0.03, 0.002), trials=trials)
    side = gamma_means.side_means(values, sides=sides, own=sides.first, kind=kind)
    # Binomial: p (1 - p) times the mean of 1 / n, here (1 + 1/2 + 3/4) / 5.
    assert side.dispersion == pytest.approx([2.25 / 5])
    found = gamma_means.compare_shares(values, sides=sides, kind=kind)[0]
    assert found.p_value[0] > 0.2


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_shares_and_their_complements_are_told_alike(seed: int) -> None:
    rng = np.random.default_rng(seed)
    trials = rng.integers(1, 30, 11).astype(float)
    values = (rng.binomial(trials.astype(int), rng.uniform(0.05, 0.95)) / trials)[:, None]
    sides, kind = alone(5, 6), Kind((0.01, 0.01), trials=trials)
    one, rest = gamma_means.compare_shares(values, sides=sides, kind=kind)
    mirrored, back = gamma_means.compare_shares(1 - values, sides=sides, kind=kind)
    assert one.p_value == pytest.approx(mirrored.p_value)
    assert one.spread_ratio == pytest.approx(mirrored.spread_ratio)
    assert one.log_ratio == pytest.approx(back.log_ratio)
    assert rest.p_value == pytest.approx(one.p_value)


@pytest.mark.parametrize("shape", [(6, 8), (3, 12)])
def test_shares_of_many_and_of_few_mentions_keep_the_level(shape: tuple[int, int]) -> None:
    rng, sides = np.random.default_rng(5), alone(*shape)
    named = []
    for _ in range(200):
        trials = np.where(sides.first, rng.integers(20, 60, sum(shape)), rng.integers(1, 6))
        spread = np.where(sides.first, 0.05, 0.3)
        true = rng.beta(0.1 * (1 / spread - 1), 0.9 * (1 / spread - 1))
        values = (rng.binomial(trials, true) / trials)[:, None]
        kind = Kind((0.01, 0.05), trials=trials.astype(float))
        found = gamma_means.compare_shares(values, sides=sides, kind=kind)[0]
        named.append(found.p_value[0] <= 0.05)
    assert np.mean(named) <= 0.08


def counted(mean: float, counting: float, dispersion: float, n_clusters: int) -> SideMeans:
    """One item of one side."""
    return SideMeans(
        np.array([mean]), np.array([dispersion]), n_clusters, counting, False, np.array([mean > 0])
    )


@pytest.mark.parametrize("dispersion", [0.0, 2.0])
@pytest.mark.parametrize("swapped", [False, True])
def test_few_uses_are_compared_as_counts(dispersion: float, swapped: bool) -> None:
    both = [counted(0.2, 0.1, dispersion, 6), counted(2.0, 1e-9, 0.0, 8)]
    both = both[::-1] if swapped else both
    p = gamma_means.counted_p(both, at=np.array([True]), inflation=3.0)
    shape = 6 / (dispersion * (1 + 3 / 5)) if dispersion else 1e9
    # 2 uses where the other side, which is known, leads one to expect 20.
    assert p[0] == pytest.approx(2 * stats.nbinom.cdf(2, shape, shape / (shape + 20)), rel=1e-3)


def test_the_spread_of_few_gamma_values_is_not_taken_for_too_small() -> None:
    rng = np.random.default_rng(2)
    values = rng.gamma(0.25, 4.0, (6, 4_000))
    plain = values.var(axis=0, ddof=1) / values.mean(axis=0) ** 2
    found = gamma_means.unbiased(np.array([plain.mean()]), 6)
    assert plain.mean() == pytest.approx(4 / (1 + 4 / 6), rel=0.03)
    assert found[0] == pytest.approx(4.0, rel=0.08)


def test_rare_words_of_unlike_spread_seldom_have_a_tiny_p() -> None:
    rng, sides = np.random.default_rng(10), alone(12, 21)
    words = rng.uniform(0.15, 0.9, 33)
    shape = np.where(sides.first, 0.25, 2.0)[:, None]
    kind = Kind((0.05, 0.05), words)
    named = []
    for _ in range(40):
        mean = np.geomspace(0.5, 20, 100)
        true = mean * rng.gamma(shape, 1 / shape, (33, 100))
        values = rng.poisson(true * words[:, None]) / words[:, None]
        found = gamma_means.compare_means(values, sides=sides, kind=kind)
        named.append(found.p_value <= 0.001)
    assert np.mean(named) <= 0.001


def test_many_studies_in_a_row_are_each_compared_as_if_alone() -> None:
    rng, sides = np.random.default_rng(11), alone(5, 7)
    words = rng.uniform(0.15, 0.9, 12)
    kind = Kind((0.05, 0.05), words)
    shape = np.where(sides.first, 0.5, 2.0)[:, None]
    studies = [
        rng.poisson(mean * rng.gamma(shape, 1 / shape, (12, 4)) * words[:, None]) / words[:, None]
        for mean in (1.0, 4.0, 15.0)
    ]
    found = gamma_means.study_means(np.hstack(studies), sides=sides, kind=kind, studies=3)
    chosen = np.tile([True, False, True, True], 3)
    p_value = found.p_value(chosen, counted_below=0.5)
    one_by_one = [
        gamma_means.compare_means(values, sides=sides, kind=kind, counted_below=0.5)
        for values in studies
    ]
    wanted = np.concatenate([one.p_value for one in one_by_one])[chosen]
    assert p_value == pytest.approx(wanted, rel=1e-12)
    assert found.spread_ratios == pytest.approx([one.spread_ratio for one in one_by_one], rel=1e-12)
    ratios = np.concatenate([one.log_ratio for one in one_by_one])
    assert found.log_ratio == pytest.approx(ratios, rel=1e-12)
