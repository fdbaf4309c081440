"""Dated documents of each side, and their halves."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.change.dated import DatedSide, dated_measures
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.stats.change import timeline
from tests.change.examples import N_POLICY, N_TALKS, example
from tests.gap.examples import PARAMS


def side(times: list[float]) -> DatedSide:
    where = timeline(times, cluster=[str(i) for i in range(len(times))])
    values = np.arange(len(times), dtype=float)[:, None]
    return DatedSide("policy", values, pd.DataFrame(), where, where.time[None])


@pytest.mark.parametrize(
    ("times", "early"),
    [
        ([1.0, 2.0, 3.0, 4.0], [True, True, False, False]),
        ([1.0, 2.0, 2.0, 2.0], [True, False, False, False]),
        ([2.0, 2.0, 2.0, 3.0], [True, True, True, False]),
        ([3.0, 1.0], [False, True]),
    ],
)
def test_halves_are_as_alike_as_dates_allow(times: list[float], early: list[bool]) -> None:
    assert side(times).is_early.tolist() == early


def test_documents_of_one_date_have_no_later_half() -> None:
    first, second = side([2.0, 2.0]).halves
    assert first.tolist() == [0.5] and np.isnan(second).all()


def test_each_measure_has_the_dated_documents_of_both_sides_and_their_words() -> None:
    frames = example()
    none = pd.DataFrame({"doc_id": []})
    (evidence,) = evidence_by_language(
        frames["documents"], frames["mentions"], none, frames["topic_shares"]
    )
    found = {one.measured.name: one for one in dated_measures(evidence, params=PARAMS)}
    assert set(found) == {"family_rate", "concept_rate", "practice_rate", "topic_share"}
    for one in found.values():
        assert [side.corpus for side in one.sides] == ["policy", "frontline"]
        assert [len(side.values) for side in one.sides] == [N_POLICY, N_TALKS]
        for own in one.sides:
            assert own.times[0] == pytest.approx(own.timeline.time)
            assert len(own.times) == PARAMS.n_permutations + 1
