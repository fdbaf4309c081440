"""Concepts and topics in groups of the catalogue, as rows of a heat map."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.patterns import groups
from pipeline import tables
from tests.dashboard.shown import example


@pytest.fixture
def told(shared_example: object) -> pd.DataFrame:
    return example(tables.ConceptGroups)


def test_rates_of_groups_are_those_of_the_table_with_interval_and_n(told: pd.DataFrame) -> None:
    rows = groups.concept_rates(told, "role")
    own = told[told["grouping"] == "role"]
    assert len(rows) == len(own) > 0
    assert list(rows.columns) == groups.COLUMNS
    assert rows["name"].is_monotonic_increasing
    for column, of_table in (("value", "estimate"), ("ci_low", "ci_low"), ("ci_high", "ci_high")):
        assert sorted(rows[column]) == sorted(own[of_table])
    assert sorted(rows["n_documents"]) == sorted(own["n_documents"])
    assert not rows["group"].str.startswith("[").any()  # a message is said in words
    assert list(groups.concept_rates(told.iloc[:0], "role").columns) == groups.COLUMNS


def test_columns_of_the_catalogue_come_before_cluster_and_year() -> None:
    made = pd.DataFrame({"grouping": ["year", "cluster", "role", "issuer", "role"]})
    assert groups.groupings(made) == ["issuer", "role", "cluster", "year"]


def test_shares_of_topics_keep_every_group_and_the_order_of_the_topics() -> None:
    shares = example(tables.TopicGroups)
    grouping = str(shares["grouping"].iloc[0])
    there = list(dict.fromkeys(shares["topic"]))
    names = {topic: f"topic {topic}" for topic in reversed(there)}
    rows = groups.topic_shares(shares, names, grouping)
    own = shares[shares["grouping"] == grouping]
    assert len(rows) == len(own)
    assert list(dict.fromkeys(rows["name"])) == list(names.values())
    assert sorted(rows["ci_high"].dropna()) == sorted(own["ci_high"].dropna())
    first = next(iter(names))
    assert set(groups.topic_shares(shares, {first: "one"}, grouping)["name"]) == {"one"}
