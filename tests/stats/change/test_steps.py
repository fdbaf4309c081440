"""When a step happened: it is found, the set covers it, and slow change or few years have none."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.arrays import Floats
from pipeline.stats.change import Steps, steps, timeline


def found(values: Floats, time: Floats, cluster: list[str] | None = None) -> Steps:
    where = timeline(time, cluster=cluster or [f"{i:02d}" for i in range(len(time))])
    return steps(values, timeline=where, level=0.05, n_permutations=199, seed=1)


def test_a_clear_step_is_placed_to_within_a_document_on_each_side() -> None:
    time = np.arange(2010, 2022) + 0.5
    values = np.where(time < 2016, 1.0, 9.0) + np.tile([0.0, 0.3], 6)
    # One of the six documents beside it is the last by chance in more than one of 20 orders.
    assert found(values, time) == Steps(2014.5, 2017.5)


def test_the_set_holds_the_true_step_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(8)
    held, placed = 0, 0
    for _ in range(60):
        time = np.sort(rng.uniform(0, 10, size=14))
        values = rng.gamma(2, 0.5, size=14) * np.where(time < 5, 1.0, 4.0)
        one = found(values, time)
        before, after = time[time < 5].max(), time[time >= 5].min()
        held += bool(np.isnan(one.earliest) or (one.earliest <= before and after <= one.latest))
        placed += not np.isnan(one.earliest)
    assert held >= 52  # 57 expected; fewer than 52 has a chance of .006
    assert placed >= 45


def test_no_step_is_placed_where_nothing_fits_or_there_are_too_few_dates() -> None:
    nowhere = found(np.array([1.0, 5.0]), np.array([1.0, 2.0]))
    assert np.isnan(nowhere.earliest) and not nowhere.before(Steps(3.0, 4.0))
    time = np.arange(40.0)
    slow = found(time * 10, time)  # a line without any scatter
    assert np.isnan(slow.earliest)


def test_documents_of_one_cluster_and_year_are_one_value() -> None:
    time = np.array([1.1, 1.2, 1.3, 2.5, 3.5, 4.5, 5.5])
    values = np.array([0.0, 1.0, 2.0, 1.0, 1.0, 7.0, 7.2])
    one = found(values, time, ["a", "a", "a", "b", "c", "d", "e"])
    same = found(np.array([1.0, 1.0, 1.0, 7.0, 7.2]), np.array([1.2, 2.5, 3.5, 4.5, 5.5]))
    assert (one.earliest, one.latest) == pytest.approx((same.earliest, same.latest))


def test_one_step_is_before_another_only_if_all_of_it_is() -> None:
    assert Steps(1.0, 2.0).before(Steps(3.0, 4.0))
    assert not Steps(1.0, 3.0).before(Steps(3.0, 4.0))
    assert not Steps(3.0, 4.0).before(Steps(1.0, 2.0))
