"""Estimates of one family: shrunk, with intervals that hold, and one item beside the others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.stats.meta_analysis import combine_effects

from pipeline.stats.families import empirical_bayes


def test_one_item_is_shrunk_as_james_and_stein_do() -> None:
    assert empirical_bayes.family_variance(np.array([3.0]), np.array([1.0])) == pytest.approx(8.0)
    assert empirical_bayes.shrunk(np.array([3.0]), np.array([1.0])) == pytest.approx([3 * 8 / 9])
    assert empirical_bayes.shrunk(np.array([0.5]), np.array([1.0])).tolist() == [0.0]


def test_with_equal_errors_the_variance_is_the_mean_square_less_the_noise() -> None:
    estimate = np.array([2.0, -3.0, 1.0, 4.0])
    assert empirical_bayes.family_variance(estimate, np.full(4, 2.0)) == pytest.approx(30 / 4 - 4)


@given(seed=st.integers(0, 10_000), scale=st.sampled_from([0.1, 1.0, 5.0]))
def test_nothing_grows_or_changes_its_sign_and_sides_may_be_swapped(
    seed: int, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    error = rng.gamma(2.0, 1.0, 7)
    estimate = scale * rng.standard_normal(7)
    found = empirical_bayes.shrunk(estimate, error)
    assert (np.abs(found) <= np.abs(estimate)).all()
    assert (found * estimate >= 0).all()
    assert empirical_bayes.shrunk(-estimate, error) == pytest.approx(-found)


def test_items_that_are_selected_are_right_on_average_when_shrunk() -> None:
    rng = np.random.default_rng(2)
    plain, pulled = [], []
    for _ in range(300):
        true, error = rng.normal(0, 0.7, 40), rng.uniform(0.3, 1.2, 40)
        estimate = rng.normal(true, error)
        chosen = np.abs(estimate) > 2.5 * error
        toward = np.sign(estimate[chosen])
        plain += (toward * (estimate - true)[chosen]).tolist()
        pulled += (toward * (empirical_bayes.shrunk(estimate, error) - true)[chosen]).tolist()
    assert np.mean(plain) > 0.15
    assert abs(np.mean(pulled)) < 0.08


@pytest.mark.parametrize("squared_bias", [0.25, 1.0, 4.0])
def test_the_critical_value_is_that_of_the_worst_distribution_of_biases(
    squared_bias: float,
) -> None:
    """The worst case as a linear programme over distributions of the squared bias."""
    critical = float(empirical_bayes.robust_critical(np.array([squared_bias]), level=0.05)[0])
    at = np.concatenate([[0.0], np.logspace(-4, 5, 3_000)])
    fails = stats.norm.cdf(-critical - np.sqrt(at)) + stats.norm.cdf(-critical + np.sqrt(at))
    worst = optimize.linprog(
        -fails, A_eq=np.vstack([np.ones_like(at), at]), b_eq=[1.0, squared_bias]
    )
    assert -worst.fun == pytest.approx(0.05, abs=5e-4)


def test_without_bias_the_critical_value_is_the_normal_one() -> None:
    found = empirical_bayes.robust_critical(np.array([0.0, 1e9]), level=0.05)
    assert found[0] == pytest.approx(1.96, abs=1e-3)
    assert np.isfinite(found[1])


@pytest.mark.parametrize("size", [3, 40])
@pytest.mark.parametrize("normal", [True, False])
def test_intervals_hold_for_nearly_all_items_of_a_family(size: int, normal: bool) -> None:
    rng = np.random.default_rng(5)
    covered, picked, plain = [], [], []
    for _ in range(3_000 // size):
        true = rng.normal(0, 1.0, size)
        if not normal:  # most differences are none and a few are large
            true *= 2 * (rng.random(size) < 0.3)
        error = rng.uniform(0.5, 1.5, size)
        estimate = rng.normal(true, error)
        reach = empirical_bayes.shrunk_reach(estimate, error, level=0.05)
        holds = np.abs(empirical_bayes.shrunk(estimate, error) - true) <= reach
        covered += holds.tolist()
        chosen = np.abs(estimate) > 2.5 * error
        picked += holds[chosen].tolist()
        plain += (np.abs(estimate - true) <= 1.96 * error)[chosen].tolist()
    assert 0.94 < np.mean(covered) < 0.999
    if normal:  # then also of those picked out for being large, which plain intervals do not
        assert np.mean(picked) > max(0.86, np.mean(plain) + 0.02)


def test_an_interval_has_a_width_unless_nothing_was_drawn() -> None:
    reach = empirical_bayes.shrunk_reach(np.array([0.0, 0.1]), np.array([1.0, 1.0]), level=0.05)
    assert (reach > 0.5).all()
    known = empirical_bayes.shrunk_reach(np.array([0.3, 0.1]), np.zeros(2), level=0.05)
    assert known.tolist() == [0.0, 0.0]
    lost = empirical_bayes.shrunk_reach(np.array([0.3]), np.array([np.nan]), level=0.05)
    assert np.isnan(lost).all()


def test_one_more_item_beside_others_without_error_is_students_prediction() -> None:
    """Oracle: the prediction interval of a normal sample, with one degree of freedom fewer."""
    others = np.array([0.2, -0.4, 0.9, 1.3, 0.1, -0.2])
    found = empirical_bayes.beside_others(
        (np.array([3.0]), np.zeros(1)),
        (others, np.full(6, 1e-6)),
        np.ones((1, 6), dtype=bool),
        fewest=3,
    )
    error = others.std(ddof=1) * np.sqrt(1 + 1 / 6)
    assert found.centre == pytest.approx([others.mean()], abs=1e-4)
    assert found.error == pytest.approx([error], rel=1e-3)
    away = (3.0 - others.mean()) / error
    assert found.p_value(np.array([3.0])) == pytest.approx([2 * stats.t.sf(away, 4)], rel=1e-2)
    assert found.reach(level=0.05) == pytest.approx([stats.t.isf(0.025, 4) * error], rel=1e-3)


def test_the_others_have_the_centre_and_variance_of_paule_and_mandel_by_statsmodels() -> None:
    rng = np.random.default_rng(3)
    error = rng.uniform(0.1, 0.6, 9)
    others = rng.normal(0.4, np.hypot(0.5, error))
    oracle = combine_effects(others, error**2, method_re="iterated", atol=1e-10)
    found = empirical_bayes.beside_others(
        (np.zeros(1), np.zeros(1)), (others, error), np.ones((1, 9), dtype=bool), fewest=3
    )
    assert oracle.tau2 > 0.01
    assert found.centre == pytest.approx([oracle.mean_effect_re], rel=1e-6)
    whole = np.sqrt(oracle.tau2 + 1 / oracle.weights_re.sum())
    assert found.error == pytest.approx([whole], rel=1e-6)


def test_only_others_that_are_like_it_and_known_count() -> None:
    others = np.array([0.0, 0.1, 0.2, 9.0, np.nan])
    like = np.array([[True, True, True, False, True], [True, True, False, False, False]])
    found = empirical_bayes.beside_others(
        (np.zeros(2), np.full(2, 0.1)), (others, np.full(5, 0.1)), like, fewest=3
    )
    assert found.centre[0] == pytest.approx(0.1)
    assert np.isnan(found.centre[1]) and np.isnan(found.p_value(np.zeros(2))[1])
    assert found.n.tolist() == [3, 2]


def test_where_nothing_stands_out_items_do_in_as_many_cases_as_the_level_says() -> None:
    rng = np.random.default_rng(4)
    alone = []
    for _ in range(400):
        error = rng.uniform(0.2, 0.6, 12)
        estimate = rng.normal(rng.normal(-0.7, 0.3, 12), error)
        others = empirical_bayes.beside_others(
            (estimate, error), (estimate, error), ~np.eye(12, dtype=bool), fewest=4
        )
        alone += (others.p_value(estimate) <= 0.05).tolist()
    assert 0.02 < np.mean(alone) < 0.065
