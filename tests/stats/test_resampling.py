"""Bootstrap and jackknife of clusters: against scipy, a census is held."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from pipeline.stats import clusters, resampling
from pipeline.stats.clusters import Sides
from tests.stats.examples import alone


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


# ------------------------------------------------------------------------- jackknife


def test_the_jackknife_of_a_difference_of_means_is_welchs_interval() -> None:
    rng = np.random.default_rng(7)
    values = np.concatenate([rng.normal(2, 1, 5), rng.normal(0, 3, 9)])
    sides = alone(5, 9)

    def difference(kept: clusters.Flags) -> float:
        first = sides.first[kept]
        return float(values[kept][first].mean() - values[kept][~first].mean())

    ends = resampling.jackknife(
        difference(np.ones(14, dtype=bool)),
        lambda cluster: difference(sides.cluster != cluster),
        sides=sides,
        census=(False, False),
        level=0.05,
    )
    oracle = stats.ttest_ind(values[:5], values[5:], equal_var=False).confidence_interval(0.95)
    assert ends == pytest.approx((oracle.low, oracle.high))


def test_a_census_adds_no_width_and_two_clusters_give_no_interval() -> None:
    def ends(sides: Sides, census: tuple[bool, bool]) -> tuple[float, float]:
        return resampling.jackknife(1.0, float, sides=sides, census=census, level=0.05)

    assert ends(alone(5, 9), (True, True)) == (1.0, 1.0)
    assert np.isnan(ends(alone(2, 9), (False, False))).all()
    assert not np.isnan(ends(alone(2, 9), (True, False))).any()


def test_the_root_jackknife_is_the_jackknife_of_the_distance_itself() -> None:
    values = np.array([1.0, 2.0, 4.0, 0.5, 3.0])
    sides = alone(5, 4)

    def without(cluster: int) -> float:
        return float(values[cluster] ** 2) if cluster < 5 else 4.0

    known = {"sides": sides, "census": (False, False), "level": 0.05}
    found = resampling.root_jackknife(4.0, without, **known)
    low, high = resampling.jackknife(2.0, lambda c: np.sqrt(without(c)), **known)
    assert found == pytest.approx((low * abs(low), high * abs(high)))
    assert found[0] < 4 < found[1]
    assert resampling.root_jackknife(4.0, without, **{**known, "census": (True, True)}) == (4, 4)
