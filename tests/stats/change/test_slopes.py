"""The test of a straight line over time: against numpy, statsmodels and by brute force."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
import statsmodels.api as sm

from pipeline.arrays import Floats
from pipeline.stats.change import difference_test, draw_times, slope_test, timeline
from pipeline.stats.change.slopes import Slopes

TIME = np.array([2010.0, 2011.0, 2013.0, 2016.0, 2018.0, 2021.0])


def slopes_of(
    values: Floats, time: Floats, cluster: list[str] | None = None, n: int = 999
) -> Slopes:
    where = timeline(time, cluster=cluster or [f"{i:02d}" for i in range(len(time))])
    drawn = draw_times(where, n_permutations=n, rng=np.random.default_rng(1))
    return slope_test(values, timeline=where, times=drawn, level=0.05)


def test_the_slope_is_that_of_least_squares() -> None:
    values = np.random.default_rng(3).gamma(2, size=(6, 4))
    found = slopes_of(values, TIME)
    assert found.slope == pytest.approx(np.polyfit(TIME, values, 1)[0])
    assert np.sign(found.tested.statistic).tolist() == np.sign(found.slope).tolist()


def test_without_the_guard_the_error_is_that_of_scores_of_clusters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.stats.change.slopes.PRIOR", 0.0)
    rng = np.random.default_rng(5)
    time = rng.uniform(2010, 2022, size=18)
    code = np.arange(18) // 3
    values = rng.gamma(2, size=(18, 1)) + 0.3 * (time[:, None] - 2010)
    found = slopes_of(values, time, [f"c{one}" for one in code], n=99)
    # A constant of 1 stands in place of a prior of nothing: taken off again here.
    fit = sm.OLS(values[:, 0], sm.add_constant(time - time.mean())).fit(
        cov_type="cluster", cov_kwds={"groups": code, "use_correction": False}
    )
    unit = np.abs(values - values.mean()).max()
    spread = ((time - time.mean()) ** 2).sum()
    squares = (found.error[0] / unit * spread) ** 2 * (6 - 2) / 6 - 1.0
    assert np.sqrt(squares) / spread * unit == pytest.approx(fit.bse[1])


def test_p_is_the_share_of_all_orders_that_are_as_extreme() -> None:
    values = np.array([[1.0], [2.0], [1.5], [4.0], [3.0], [6.0]])
    found = slopes_of(values, TIME)
    observed = abs(found.tested.statistic[0])
    # By hand: the values stand still and the dates go through all 720 orders.
    extra = 4 * np.mean([_scores(values[:, 0], np.array(one)) for one in permutations(TIME)]) / 6
    sizes = [abs(_t(values[:, 0], np.array(one), extra)) for one in permutations(TIME)]
    assert observed == pytest.approx(abs(_t(values[:, 0], TIME, extra)))
    assert found.tested.p_value[0] == pytest.approx(
        np.mean(np.array(sizes) >= observed - 1e-9), abs=1e-12
    )


def _scores(values: Floats, time: Floats) -> float:
    return float((((time - time.mean()) * (values - values.mean())) ** 2).sum())


def _t(values: Floats, time: Floats, extra: float) -> float:
    x, y = time - time.mean(), values - values.mean()
    slope = x @ y / (x @ x)
    left = ((x * (y - slope * x)) ** 2).sum()
    return float(slope / (np.sqrt((left + extra) * 6 / (6 - 2 + 4)) / (x @ x)))


def test_a_constant_item_does_not_change_and_items_do_not_depend_on_their_unit() -> None:
    rng = np.random.default_rng(2)
    values = np.column_stack([np.full(6, 3.0), np.zeros(6), rng.gamma(2, size=6)])
    one, other = slopes_of(values, TIME), slopes_of(values * 1000, TIME)
    assert one.slope[:2].tolist() == [0.0, 0.0] and one.tested.p_value[:2].tolist() == [1.0, 1.0]
    assert other.tested.statistic == pytest.approx(one.tested.statistic)
    assert other.error[2] == pytest.approx(1000 * one.error[2])
    assert other.slope[2] == pytest.approx(1000 * one.slope[2])


def test_all_items_together_cost_more_than_one() -> None:
    values = np.random.default_rng(7).gamma(2, size=(20, 10))
    found = slopes_of(values, np.linspace(2000, 2020, 20))
    assert (found.tested.p_adjusted >= found.tested.p_value).all()
    assert (found.tested.p_adjusted > found.tested.p_value).any()


def _both(slopes: tuple[float, float], seed: int = 4) -> Slopes:
    rng = np.random.default_rng(seed)
    sets = []
    for slope, n in zip(slopes, (14, 18), strict=True):
        time = rng.uniform(0, 10, size=n)
        values = 5 + slope * time[:, None] + rng.normal(size=(n, 1))
        where = timeline(time, cluster=[f"{i:02d}" for i in range(n)])
        sets.append((values, where, draw_times(where, n_permutations=499, rng=rng)))
    return difference_test(sets[0], sets[1], level=0.05)


def test_like_changes_do_not_differ_and_unlike_ones_do() -> None:
    assert _both((1.0, 1.0)).tested.p_value[0] > 0.05
    assert _both((1.0, 1.0)).slope[0] == pytest.approx(0.0, abs=0.2)
    unlike = _both((1.0, -0.5))
    assert unlike.tested.p_value[0] <= 0.01
    assert unlike.slope[0] == pytest.approx(1.5, abs=0.3)


def test_a_side_at_one_date_has_no_slope() -> None:
    rng = np.random.default_rng(1)
    where = timeline([5.0] * 6, cluster=list("abcdef"))
    one = (rng.gamma(2, size=(6, 1)), where, draw_times(where, n_permutations=99, rng=rng))
    found = difference_test(one, one, level=0.05)
    assert found.slope[0] == 0.0 and found.tested.p_value[0] == 1.0
