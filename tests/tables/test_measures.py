"""The registry of measures: names, verdicts, kinds of sentences, what the column says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.tables import measures
from pipeline.tables.measures import MEASURES, Measure, least_gap


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
            assert measure.verdict_scale == ("difference" if measure.is_share else "ratio")
            assert measure.verdict_scale in measure.bridged_by
            assert measure.in_points == measure.is_share


def test_names_are_keys_and_lists_of_names_keep_the_order() -> None:
    assert all(name == measure.name for name, measure in MEASURES.items())
    for listed in (tables.OMNIBUS_MEASURES, tables.MENTION_SHARES, tables.FINDINGS):
        places = [list(MEASURES).index(name) for name in listed]
        assert places == sorted(places)
    assert set(tables.OMNIBUS_MEASURES) == {"divergence", "partisanship", "meaning"}


@pytest.mark.parametrize("concept", ["co-production", "co-words"])
@pytest.mark.parametrize("trait", ["aspiration", "by municipality", "ratio: two to one", ""])
def test_an_item_of_mentions_comes_apart_as_it_was_made(concept: str, trait: str) -> None:
    item = measures.mention_item(concept, trait)
    assert item == f"{concept}: {trait}"
    assert measures.mention_parts(item) == (concept, trait)


@pytest.mark.parametrize("preposition", ["by", "with"])
@pytest.mark.parametrize("role", ["we", "third sector", "health worker"])
def test_a_trait_of_a_role_comes_apart_as_it_was_made(
    preposition: measures.Preposition, role: str
) -> None:
    trait = measures.role_trait(preposition, role)
    assert trait == f"{preposition} {role}"
    assert measures.role_parts(trait) == (preposition, role)


def test_the_family_without_a_concept_names_it_and_no_other_item_does() -> None:
    item = measures.family_except("co-operation")
    assert item == "co-words except co-operation"
    assert measures.left_out_of_family(item) == "co-operation"
    assert measures.left_out_of_family(measures.FAMILY) == ""
    assert measures.left_out_of_family("co-design") == ""


def test_a_gap_is_at_least_the_end_of_its_interval_that_is_nearer_to_none() -> None:
    rows = pd.DataFrame(
        {
            "measure": ["concept_rate", "concept_rate", "topic_share", "concept_rate", "meaning"],
            "sim_low": [np.nan, np.nan, -0.4, np.nan, np.nan],
            "sim_high": [np.nan, np.nan, -0.1, np.nan, np.nan],
            "log2_sim_low": [0.5, -2.0, -9.0, -3.0, np.nan],
            "log2_sim_high": [9.0, 1.0, -8.0, -1.5, np.nan],
        }
    )
    assert least_gap(rows).tolist() == [0.5, 0.0, 0.1, 1.5, 0.0]
