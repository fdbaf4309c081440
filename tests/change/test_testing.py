"""The tests of change: scale, adjustment, and who is barred from a verdict."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.bench_change import DESIGNS, PLANTED, both_step, nothing, policy_alone, simulated
from benchmarks.bench_levels import PARAMS
from pipeline.change.dated import DatedMeasure
from pipeline.change.testing import change_tests

BY_NAME = {design.name: design for design in DESIGNS}
LARGE = BY_NAME["40 v 40"]


def made(course: object = nothing, seed: int = 1) -> DatedMeasure:
    rng = np.random.default_rng([seed, 11])
    return simulated(LARGE, rng, course=course, items=[PLANTED])  # type: ignore[arg-type]


def test_a_planted_rise_of_policy_is_found_there_and_shifts_towards_policy() -> None:
    found = change_tests(made(policy_alone), params=PARAMS)
    assert found.sides["policy"].verdict[PLANTED] == "rises"
    assert found.sides["frontline"].verdict[PLANTED] == "cannot tell"
    assert found.difference is not None
    assert found.difference.verdict[PLANTED] == "policy"


def test_rates_differ_by_their_own_means_and_not_by_how_common_they_are() -> None:
    dated = made(both_step)
    one = change_tests(dated, params=PARAMS)
    scaled = replace(dated.sides[1], values=dated.sides[1].values * 50)
    other = change_tests(replace(dated, sides=(dated.sides[0], scaled)), params=PARAMS)
    assert one.difference is not None and other.difference is not None
    assert other.difference.line.estimate == pytest.approx(one.difference.line.estimate)
    assert other.difference.p_value == pytest.approx(one.difference.p_value)
    assert one.difference.verdict[PLANTED] == "cannot tell"


def test_one_side_alone_has_a_third_of_the_tests_to_pay_for() -> None:
    dated = made(policy_alone)
    both = change_tests(dated, params=PARAMS).sides["policy"]
    alone = change_tests(replace(dated, sides=dated.sides[:1]), params=PARAMS)
    assert alone.difference is None
    assert both.p_adjusted == pytest.approx(np.minimum(3 * alone.sides["policy"].p_adjusted, 1))
    assert both.floor == pytest.approx(3 * alone.sides["policy"].floor)


def test_a_spurious_item_has_no_verdict() -> None:
    dated = made(policy_alone)
    spurious = (dated.measured.items[PLANTED],)
    barred = replace(dated, measured=replace(dated.measured, spurious=spurious))
    found = change_tests(barred, params=PARAMS)
    assert found.difference is not None
    for one in (*found.sides.values(), found.difference):
        assert (one.verdict[PLANTED], one.reason[PLANTED]) == ("cannot tell", "spurious")


def test_sides_of_other_years_are_not_compared() -> None:
    dated = made(both_step)
    where = dated.sides[1].timeline
    later = replace(dated.sides[1], timeline=replace(where, time=where.time + 30))
    found = change_tests(replace(dated, sides=(dated.sides[0], later)), params=PARAMS)
    assert found.difference is not None
    assert set(found.difference.reason) == {"years"}
    assert found.sides["frontline"].verdict[PLANTED] == "rises"


def test_few_uses_are_counted_up_to_whatever_level_changes_are_named_at() -> None:
    rng = np.random.default_rng([3, 11])
    dated = simulated(BY_NAME["12 v 20, unlike"], rng, course=nothing, items=[PLANTED])
    few = PARAMS.model_copy(update={"n_permutations": 99})
    low, high = (
        change_tests(dated, params=few.model_copy(update={"level": level}))
        .sides["frontline"]
        .p_value
        for level in (0.05, 0.4)
    )
    raised = high > low
    assert raised.any() and (low[raised] > 0.1).all() and (low[raised] <= 0.4).all()
    assert (high >= low).all()
