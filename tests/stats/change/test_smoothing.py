"""Smooth lines: straight where the values are, near the means elsewhere, never below nothing."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.nonparametric.smoothers_lowess import lowess

from pipeline.stats.change import smooth


def test_a_straight_line_stays_as_it_is() -> None:
    time = np.array([1.0, 2.0, 2.0, 5.0, 7.0, 11.0])
    values = np.column_stack([3 + 2 * time, np.full(6, 4.0)])
    assert smooth(time, values) == pytest.approx(values)


def test_it_is_the_lowess_of_statsmodels_without_its_robust_steps() -> None:
    rng = np.random.default_rng(3)
    time = np.sort(rng.uniform(0, 10, size=30))
    values = 5 + np.sin(time) + rng.normal(scale=0.2, size=30)
    theirs = lowess(values, time, frac=2 / 3, it=0, return_sorted=False)
    assert smooth(time, values[:, None])[:, 0] == pytest.approx(theirs, abs=1e-3)


def test_it_is_never_below_nothing_and_bears_dates_that_are_all_one() -> None:
    time = np.array([0.0, 1.0, 2.0, 3.0])
    assert (smooth(time, np.array([[9.0], [1.0], [0.0], [0.0]])) >= 0).all()
    same = smooth(np.full(4, 2.0), np.array([[1.0], [2.0], [3.0], [6.0]]))
    assert same[:, 0] == pytest.approx(3.0)
