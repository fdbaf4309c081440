"""The tables of topics: contract, order, shares weighted by words."""

import numpy as np
import pytest

from pipeline import tables
from pipeline.topics.selection import topics
from tests.topics.planted import QUICK


def test_the_tables_hold_their_contract(corpus, made):
    tables.check(tables.TopicModels, made.models)
    tables.check(tables.Topics, made.topics)
    tables.check(tables.TopicVectors, made.vectors)
    tables.check(tables.TopicTerms, made.terms)
    tables.check(tables.TopicShares, made.shares)
    tables.check(tables.UnitTopics, made.units)
    assert made.shares.groupby("doc_id")["share"].sum().to_numpy() == pytest.approx(1, abs=1e-5)
    assert made.units.groupby("unit_id")["share"].sum().to_numpy() == pytest.approx(1, abs=1e-5)
    assert set(made.shares["doc_id"]) == set(corpus[1]["doc_id"])
    assert made.terms.groupby("topic").size().eq(QUICK.top_terms).all()
    assert made.models["chosen"].sum() == 1


def test_topics_are_numbered_by_size(made):
    assert sorted(made.terms["topic"].unique()) == ["en-t01", "en-t02", "en-t03", "en-t04"]
    sizes = made.shares.groupby("topic")["share"].mean()
    assert sizes.is_monotonic_decreasing


def test_a_share_is_weighted_by_the_words_of_the_units(corpus):
    counts, units, _ = corpus
    longer = units.assign(n_tokens=np.where(units["unit_id"].str.endswith("0"), 400, 50))
    result = topics(counts, longer, rules=QUICK)
    unit = result.units.merge(longer[["unit_id", "n_tokens"]], on="unit_id")
    mass = (unit["share"] * unit["n_tokens"]).groupby([unit["doc_id"], unit["topic"]]).sum()
    expected = mass / mass.groupby("doc_id").transform("sum")
    found = result.shares.set_index(["doc_id", "topic"])["share"]
    assert found.to_numpy() == pytest.approx(expected.loc[found.index].to_numpy(), abs=1e-5)
