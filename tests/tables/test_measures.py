"""The registry of measures: names, verdicts, kinds of sentences, what the column says."""

from __future__ import annotations

import pytest

from pipeline import tables
from pipeline.tables import measures
from pipeline.tables.measures import MEASURES, Measure


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_measure_may_get_known_verdicts_and_omnibus_tests_name_no_side(measure: Measure) -> None:
    assert set(measure.verdicts) <= set(tables.VERDICTS)
    assert "cannot tell" in measure.verdicts
    named = set(measure.verdicts) & set(tables.CORPORA)
    assert bool(named) == (measure.test != "omnibus" and measure.comparable)
    assert ("different" in measure.verdicts) == (measure.test == "omnibus")


def test_every_measure_and_its_unit_stand_in_the_description_of_the_column() -> None:
    said = measures.described()
    for name, measure in MEASURES.items():
        assert name in said
        assert measure.unit in said


def test_shares_are_told_by_their_difference_and_rates_by_their_ratio() -> None:
    for measure in MEASURES.values():
        if measure.test != "omnibus":
            assert measure.told_by == ("difference" if measure.is_share else "ratio")
            assert measure.told_by in measure.bridged_by


def test_names_are_keys_and_lists_of_names_keep_the_order() -> None:
    assert all(name == measure.name for name, measure in MEASURES.items())
    for listed in (tables.OMNIBUS_MEASURES, tables.MENTION_SHARES, tables.FINDINGS):
        places = [list(MEASURES).index(name) for name in listed]
        assert places == sorted(places)
    assert set(tables.OMNIBUS_MEASURES) == {"divergence", "partisanship", "meaning"}
