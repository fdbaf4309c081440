"""Who moved first: asked only where both move alike, and told only where sets lie apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.change.dated import DatedSide
from pipeline.change.dates import as_month
from pipeline.change.first import Moved, who_moved_first
from pipeline.stats.change import timeline
from tests.gap.examples import PARAMS

DAY = "2010-01-01"


def dated(n: int, form: str = DAY) -> pd.DataFrame:
    """Documents with dates of this length, which is all that is read of them here."""
    return pd.DataFrame({"date": [form] * n})


def moved(
    step: float, verdict: str = "rises", *, n: int = 16, years: float = 12.0, form: str = DAY
) -> Moved:
    time = 2010 + np.arange(n) * years / n
    values = np.where(time < step, 1.0, 9.0) + np.tile([0.0, 0.5], n // 2)
    where = timeline(time, cluster=[f"{i:02d}" for i in range(n)])
    side = DatedSide("policy", values[:, None], dated(n, form), where, time[None])
    return Moved(side, 0, verdict)


def told(one: Moved, other: Moved) -> tuple[str, str]:
    found = who_moved_first([(one, other)], params=PARAMS)[0]
    return found.verdict, found.reason


def test_the_side_whose_step_lies_before_the_others_was_first() -> None:
    assert told(moved(2013), moved(2018)) == ("policy", "")
    assert told(moved(2018), moved(2013)) == ("frontline", "")


def test_steps_of_the_same_time_cannot_be_told_apart() -> None:
    assert told(moved(2016), moved(2016)) == ("cannot tell", "open")


def yearly(step: int, form: str = "2010") -> Moved:
    """Two documents a year, of which the dates may say no more than the year."""
    time = 2010.5 + np.repeat(np.arange(12.0), 2)
    where = timeline(time, cluster=[f"{i:02d}" for i in range(24)])
    values = np.where(time < step, 1.0, 9.0) + np.tile([0.0, 0.5], 12)
    documents = dated(24, DAY)
    documents.loc[3, "date"] = form
    return Moved(DatedSide("p", values[:, None], documents, where, time[None]), 0, "rises")


def test_a_year_may_be_any_day_of_it() -> None:
    exact, vague = yearly(2015, DAY), yearly(2015)
    other = moved(2013.85, n=48)
    found = [who_moved_first([(other, one)], params=PARAMS)[0] for one in (exact, vague)]
    for one, slack, months in zip(found, (0, 0.499), ("2014-07", "2014-01"), strict=True):
        assert one.policy is not None and one.frontline is not None
        assert one.frontline.earliest == pytest.approx(2014.5 - slack)
        assert one.frontline.latest == pytest.approx(2015.5 + slack)
        assert as_month(one.frontline.earliest) == months
        assert 2014.001 < one.policy.latest < 2014.5
    assert [one.verdict for one in found] == ["policy", "cannot tell"]
    # Whole years apart are apart, whichever day of each it is.
    assert told(yearly(2013), yearly(2017)) == ("policy", "")


def test_a_month_may_be_any_day_of_it() -> None:
    (found,) = who_moved_first([(moved(2013), moved(2013, form="2010-01"))], params=PARAMS)
    assert found.policy is not None and found.frontline is not None
    assert found.policy.earliest - found.frontline.earliest == pytest.approx(0.5 / 12, rel=0.05)
    assert found.frontline.latest - found.policy.latest == pytest.approx(0.5 / 12, rel=0.05)


def test_sets_that_overlap_cannot_be_told_apart_though_one_begins_first() -> None:
    pair = moved(2013.5), moved(2015)
    (found,) = who_moved_first([pair], params=PARAMS)
    assert found.policy is not None and found.frontline is not None
    assert found.policy.earliest < found.frontline.earliest <= found.policy.latest
    assert (found.verdict, found.reason) == ("cannot tell", "open")


def test_it_is_not_asked_where_one_stands_still_or_goes_the_other_way() -> None:
    still = moved(2018, "cannot tell")
    assert told(moved(2013), still) == ("cannot tell", "still")
    assert told(moved(2013), moved(2018, "falls")) == ("cannot tell", "still")
    assert who_moved_first([(moved(2013), still)], params=PARAMS)[0].policy is None


def test_few_years_are_said_to_be_few() -> None:
    assert told(moved(2013), moved(2011.5, years=3.0)) == ("cannot tell", "years")


def test_change_without_a_step_is_too_slow() -> None:
    slow = moved(2013)
    line = np.linspace(0, 100, 16)[:, None]
    side = DatedSide("policy", line, dated(16), slow.side.timeline, slow.side.times)
    assert told(Moved(side, 0, "rises"), moved(2018)) == ("cannot tell", "slow")


def test_more_questions_widen_the_sets() -> None:
    rng = np.random.default_rng(2)
    pairs = []
    for step in (2014, 2016):
        one = moved(step, n=30)
        noisy = one.side.values * rng.gamma(9, 1 / 9, size=one.side.values.shape)
        side = DatedSide("policy", noisy, dated(30), one.side.timeline, one.side.times)
        pairs.append(Moved(side, 0, "rises"))
    alone = who_moved_first([(pairs[0], pairs[1])], params=PARAMS)[0]
    among = who_moved_first([(pairs[0], pairs[1])] * 10, params=PARAMS)[0]
    assert alone.policy is not None and among.policy is not None
    assert among.policy.earliest <= alone.policy.earliest
    assert among.policy.latest >= alone.policy.latest
    widths = [
        one.latest - one.earliest
        for found in (alone, among)
        for one in (found.policy, found.frontline)
        if one is not None
    ]
    assert sum(widths[2:]) > sum(widths[:2])


def test_only_years_that_both_sides_have_are_asked() -> None:
    # Seen alone, both rise in the middle of their own years: a slow change of both at once.
    early, late = moved(2013), moved(2013)
    where = timeline(late.side.timeline.time + 9.5, cluster=[f"{i:02d}" for i in range(16)])
    assert told(early, Moved(DatedSide("frontline", late.side.values, dated(16), where,
                                       where.time[None]), 0, "rises")) == (
        "cannot tell", "years",
    )  # fmt: skip
