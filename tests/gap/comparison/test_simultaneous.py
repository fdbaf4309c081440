"""Intervals among all items: what the test does not reject."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline import tables
from pipeline.gap.comparison import compare, testing
from pipeline.gap.comparison.side_means import scales, side_intervals
from pipeline.gap.comparison.simultaneous import simultaneous_scales
from pipeline.gap.measures import measured
from pipeline.stats.families import multiplicity
from pipeline.stats.intervals import Interval
from tests.gap.examples import CENSUS, PARAMS, PLANTED, evidence_of


def test_a_permuted_interval_reaches_as_far_as_max_t_demands_and_no_less_than_alone() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("topic_share",))
    tested = testing.tested_items(one, params=PARAMS, unlike=False).tested
    alone = scales(one, *side_intervals(one, unlike=False, params=PARAMS))
    wide = simultaneous_scales(one, alone, tested=tested, compared=(), params=PARAMS)
    estimate = alone.difference.estimate
    error = np.abs(estimate / np.where(tested.statistic == 0, 1.0, tested.statistic))
    reach = error * np.sqrt(multiplicity.stopped(tested, level=PARAMS.level))
    low = np.minimum(alone.difference.low, estimate - reach)
    assert wide.difference.low == pytest.approx(np.maximum(low, -1.0))
    assert (wide.difference.high >= alone.difference.high).all()


def test_each_end_has_the_bar_of_its_own_direction_where_the_ratio_is_0_too() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("topic_share",))
    tested = testing.tested_items(one, params=PARAMS, unlike=False).tested
    point = Interval(*[one.values[one.sides.first].mean(axis=0)] * 3)
    other = Interval(*[one.values[~one.sides.first].mean(axis=0)] * 3)
    alone = scales(one, point, other)
    above = alone.difference.estimate > 0
    moved = alone.difference.estimate != 0
    assert above.any() and (moved & ~above).any()
    none = np.zeros(len(above))
    turned = replace(alone, ratio=Interval(none, none, none))
    bars = np.full(len(above), 0.04), np.full(len(above), 0.01)
    apart = replace(tested, critical=bars[0], away=bars[1], p_adjusted=np.ones(len(above)))
    for each in (alone, turned):
        wide = simultaneous_scales(one, each, tested=apart, compared=(), params=PARAMS)
        for scale, up in (("difference", above), ("ratio", above), ("complement", ~above)):
            made = getattr(wide, scale)
            on, back = made.high - made.estimate, made.estimate - made.low
            assert (on > 0)[moved].all()
            wanted = back * np.where(up, 0.5, 2.0)
            assert on[moved] == pytest.approx(wanted[moved]), scale


def test_where_both_sides_are_all_there_is_nothing_is_widened() -> None:
    (one,) = measured(evidence_of(PLANTED), params=CENSUS, names=("topic_share",))
    tested = testing.tested_items(one, params=CENSUS, unlike=False).tested
    alone = scales(one, *side_intervals(one, unlike=False, params=CENSUS))
    wide = simultaneous_scales(one, alone, tested=tested, compared=(), params=CENSUS)
    assert wide is alone


def test_with_min_p_intervals_and_verdicts_agree_too() -> None:
    for name in ("topic_share", "concept_rate"):
        (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=(name,))
        found = compare(replace(one, adjusted_by="min P"), params=PARAMS, unlike=False)
        told = found.simultaneous.told(one)
        named = np.isin(found.verdict, tables.CORPORA)
        assert named.any()
        assert (((told.low > 0) | (told.high < 0)) == named).all()
