"""All levels together: what unlike spreads and two questions cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from pipeline.arrays import Floats
from pipeline.levels.whole import whole_tests
from pipeline.levels.within import cells
from tests.gap.examples import PARAMS as GAP
from tests.levels.test_values import values


def test_a_trend_that_is_asked_costs_the_omnibus_test_half_of_its_level() -> None:
    one = values()["concept_rate"]
    alone = whole_tests(one, ordered=False, paired=False, params=GAP)
    both = whole_tests(one, ordered=True, paired=False, params=GAP)
    assert alone.trend is None
    assert both.trend is not None
    assert both.omnibus.p_adjusted == pytest.approx(np.minimum(2 * alone.omnibus.p_adjusted, 1))
    assert both.floor == pytest.approx(2 * alone.floor)


def test_levels_of_unlike_spread_are_not_told_by_exchange_alone() -> None:
    one = values()["concept_rate"]
    rng = np.random.default_rng(2)
    # Equal means; the last level varies very much more.
    counts = np.concatenate([np.full(16, 10.0) + rng.normal(0, 0.3, 16), rng.gamma(0.4, 25, 8)])
    unlike = replace(one, measured=replace(one.measured, values=np.tile(counts[:, None], 2)))
    found = whole_tests(unlike, ordered=True, paired=False, params=GAP)
    assert found.unlike
    assert set(found.omnibus_verdict) == {"cannot tell"}
    even = np.full(24, 10.0) + rng.normal(0, 0.3, 24)
    alike = replace(one, measured=replace(one.measured, values=np.tile(even[:, None], 2)))
    assert not whole_tests(alike, ordered=True, paired=False, params=GAP).unlike


def test_the_interval_of_a_line_holds_0_unless_the_trend_is_found() -> None:
    for name in ("concept_rate", "topic_share"):
        found = whole_tests(values()[name], ordered=True, paired=False, params=GAP)
        outside = (found.line.low > 0) | (found.line.high < 0)
        assert outside.tolist() == np.isin(found.trend_verdict, ("rises", "falls")).tolist()
        assert outside.any()


def test_a_topic_that_is_no_subject_gets_no_verdict() -> None:
    one = values()["topic_share"]
    spurious = replace(one, measured=replace(one.measured, spurious=("en-1",)))
    found = whole_tests(spurious, ordered=True, paired=False, params=GAP)
    at = list(one.measured.items).index("en-1")
    assert found.omnibus.p_adjusted[at] <= 0.05
    assert (found.omnibus_verdict[at], found.trend_verdict[at]) == ("cannot tell", "cannot tell")
    assert (found.omnibus_reason[at], found.trend_reason[at]) == ("spurious", "spurious")
    assert found.line.low[at] <= 0 <= found.line.high[at]


def test_within_places_only_the_signs_of_differences_are_trusted() -> None:
    """Three levels in eight places: the pairs and each place's line, by hand."""
    standing = values()["topic_share"]
    places = standing.documents.groupby("level_code").cumcount().astype("str")
    one = cells(replace(standing, documents=standing.documents.assign(place=places)))
    found = whole_tests(one, ordered=True, paired=True, params=GAP)
    level, place = one.level, one.documents["place"]
    table = np.array(
        [
            one.measured.values[((place == name) & (level == at)).to_numpy(), 0][0]
            for name in sorted(set(place))
            for at in range(3)
        ]
    ).reshape(-1, 3)
    signs = np.array(list(product((1, -1), repeat=len(table))))

    def by_signs(differences: Floats) -> float:
        return float(np.mean(np.abs(signs @ differences) >= abs(differences.sum()) - 1e-12))

    pairs = [by_signs(table[:, j] - table[:, i]) for i, j in ((0, 1), (0, 2), (1, 2))]
    assert found.omnibus.p_value[0] >= min(3 * min(pairs), 1) - 1e-12
    assert found.trend is not None
    assert found.trend.p_value[0] >= by_signs((table[:, 2] - table[:, 0]) / 2) - 1e-12
    assert found.floor == pytest.approx(2 * 3 * 2 / 2**8)
