"""Intervals of means, differences, ratios: by hand, by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from pipeline.arrays import Floats
from pipeline.stats import intervals
from pipeline.stats.intervals import Interval


def mean_of(values: Floats, cluster: list[int], *, census: bool = False) -> Interval:
    return intervals.mean_interval(
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
    found = intervals.difference_interval(one, known)
    assert (found.estimate[0], found.low[0], found.high[0]) == (1, -1, 6)
    other = intervals.difference_interval(one, one)
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
    found = intervals.difference_interval(*sides)
    truth = means[0] - means[1]
    assert 0.925 < np.mean((found.low <= truth) & (truth <= found.high)) < 0.975
    ratio = intervals.log2_ratio_interval(*sides, added=(1e-6, 1e-6))
    truth = float(np.log2(means[0] / means[1]))
    assert 0.925 < np.mean((ratio.low <= truth) & (truth <= ratio.high)) < 0.975


@pytest.mark.parametrize("shape", [(6, 8), (12, 21)])
def test_of_wild_rates_few_clusters_show_too_little_spread(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(4)
    covers = []
    for counting in (None, 0.0):
        sides = [
            intervals.mean_interval(
                rng.gamma(1 / d, d, (n, 4000)), cluster=np.arange(n, dtype=np.intp), level=0.05,
                unseen=np.ones(4000), census=False, counting=counting,
            )
            for n, d in zip(shape, (4.0, 0.5), strict=True)
        ]  # fmt: skip
        ratio = intervals.log2_ratio_interval(*sides, added=(1e-6, 1e-6))
        covers.append(np.mean((ratio.low <= 0) & (ratio.high >= 0)))
    assert covers[0] < 0.925 < covers[1] < 0.97


def test_the_log_of_a_gamma_mean_varies_as_scipy_says() -> None:
    true = np.array([1e-7, 0.01, 0.2, 0.5])
    variance, shift = intervals.of_gamma_mean(true / (1 + true), counted=np.zeros(4))
    log = stats.loggamma(1 / true)
    assert variance == pytest.approx(log.var(), rel=1e-4)
    assert shift == pytest.approx(np.log(1 / true) - log.mean(), rel=1e-4, abs=1e-9)
    # What counting makes is known, and is not made larger.
    counted, none = intervals.of_gamma_mean(np.array([0.2]), counted=np.array([0.3]))
    assert (counted[0], none[0]) == (0.2, 0.0)


def test_the_interval_of_wild_rates_is_never_narrower_than_without_their_wildness() -> None:
    """One document of a hundred clusters' size: the mean may vary by several times itself."""
    wild = np.array([1e-7, 0.01, 0.6, 1.0, 3.0, 8.0])
    variance, _ = intervals.of_gamma_mean(wild, counted=np.zeros(6))
    assert (variance >= wild).all()
    assert variance[-1] == 8.0 and variance[2] == pytest.approx(np.pi**2 / 6)
    counted, _ = intervals.of_gamma_mean(np.array([8.0]), counted=np.array([2.0]))
    assert counted[0] == 8.0


def test_half_a_use_of_few_mentions_is_no_evidence() -> None:
    """None of nine mentions against twenty of eight hundred: not that those with none have more."""
    few = Interval(np.array([0.0]), np.array([0.0]), np.array([0.3]))
    many = Interval(np.array([0.025]), np.array([0.015]), np.array([0.04]))
    added = (0.5 / 9, 0.5 / 800)
    found = intervals.log2_ratio_interval(few, many, added=added)
    assert found.low[0] < -4 < found.estimate[0] <= 0 < found.high[0]
    unknown = Interval(few.estimate, few.low * np.nan, few.high * np.nan)
    without = intervals.log2_ratio_interval(unknown, many, added=added)
    assert without.estimate[0] == found.estimate[0]
    assert np.isnan([without.low[0], without.high[0]]).all()
    turned = intervals.log2_ratio_interval(many, few, added=added[::-1])
    assert (turned.low[0], turned.high[0]) == pytest.approx((-found.high[0], -found.low[0]))


def test_a_known_side_adds_no_width_to_a_ratio() -> None:
    policy, frontline = (Interval(*(np.array([rate]),) * 3) for rate in (0.2, 0.15))
    added = (0.1, 0.005)
    found = intervals.log2_ratio_interval(policy, frontline, added=added)
    assert found.estimate[0] == pytest.approx(np.log2(0.3 / 0.155))
    assert (found.low[0], found.high[0]) == pytest.approx((found.estimate[0],) * 2)
    # A sampled side without any keeps its lower end, and a known one without any has a ratio.
    none = Interval(np.zeros(1), np.zeros(1), np.array([0.3]))
    sampled = intervals.log2_ratio_interval(none, frontline, added=added)
    assert sampled.low[0] == pytest.approx(np.log2(0.005 / 0.155))
    assert sampled.low[0] < sampled.estimate[0] - 1


def share_of(values: Floats) -> Interval:
    one = np.ones(values.shape[1])
    return intervals.share_interval(
        values,
        cluster=np.arange(len(values), dtype=np.intp),
        level=0.05,
        unseen=0.4 * one,
        unfilled=0.4 * one,
        census=False,
    )


def test_a_share_and_its_complement_have_mirrored_intervals() -> None:
    values = np.random.default_rng(2).beta(0.5, 2.0, (7, 5))
    found, other = share_of(values), share_of(1 - values)
    assert other.low == pytest.approx(1 - found.high)
    assert other.high == pytest.approx(1 - found.low)
    assert ((found.low > 0) & (found.low < found.estimate) & (found.high < 1)).all()


def test_a_share_of_all_or_nothing_has_an_interval_of_some_width() -> None:
    found = share_of(np.array([[0.0, 1.0]] * 6))
    reach = 0.4 * (1 - 0.025 ** (1 / 6))
    assert (found.low[0], found.high[0]) == pytest.approx((0, reach))
    assert (found.low[1], found.high[1]) == pytest.approx((1 - reach, 1))


def test_the_slope_of_the_log_ratio_has_its_sign_and_a_limit() -> None:
    first, second = np.array([8.0, 2.0, 3.0]), np.array([2.0, 8.0, 3.0])
    slope = intervals.log2_slope(first, second)
    assert slope * (first - second) == pytest.approx([2.0, -2.0, 0.0])
    near = intervals.log2_slope(np.array([3.0 + 1e-5]), np.array([3.0]))
    assert slope[2] == pytest.approx(near[0], rel=1e-4)


def test_a_ratio_and_the_mean_give_the_difference_back() -> None:
    first, second = np.array([8.0, 0.5]), np.array([2.0, 7.0])
    found = intervals.difference_of_ratio(np.log2(first / second), mean=(first + second) / 2)
    assert found == pytest.approx(first - second)
