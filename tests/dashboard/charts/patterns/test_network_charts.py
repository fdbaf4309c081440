"""The words around a concept as a network, and topics on a map."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.patterns import network_charts
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)
LINES = example(tables.Concordance, concept="co-production")
COLLOCATES = example(tables.Collocates, concept="co-production")


def test_the_network_joins_the_concept_with_each_word_and_words_with_each_other() -> None:
    words = pd.DataFrame({"word": ["services", "care"], "n_policy": [5, 4], "n_frontline": [0, 3]})
    figure = network_charts.word_network("co-production", words, LINES, {})
    assert figure is not None
    drawn = specs.spec(figure.chart)
    rules = [one for one in drawn["layer"] if one["mark"]["type"] == "rule"]
    spokes = drawn["datasets"][rules[-1]["data"]["name"]]
    assert [one["word"] for one in spokes] == ["care", "services"]
    assert {(one["zero"], one["n"]) for one in spokes} == {(0.0, 7), (0.0, 5)}
    assert figure.title.startswith("Beside co-production, by whose words they are: policy: serv")
    assert set(figure.rows["word"]) == {"services", "care"}
    same = pd.DataFrame({"word": ["care"], "n_policy": [2], "n_frontline": [2]})
    both = network_charts.word_network("co-production", same, LINES, {})
    assert both is not None
    assert both.title == "Both sides use co-production among the same words"
    assert network_charts.word_network("x", words.iloc[:0], LINES, {}) is None


def test_topics_lie_by_how_alike_they_are_and_are_as_large_as_their_room() -> None:
    topics = example(tables.Topics)
    figure = network_charts.topic_map(GAPS, example(tables.TopicTerms), topics)
    assert figure is not None
    points = pd.DataFrame(specs.drawn(figure.draw(), "point")).set_index("item")
    gaps = GAPS[GAPS["measure"] == "topic_share"].set_index("item")
    assert len(points) == len(gaps)
    one, place = points.loc["en-1"], topics.set_index("topic").loc["en-1"]
    assert (one["x"], one["y"]) == (place["x"], place["y"])
    assert one["size"] == (gaps.loc["en-1", "policy"] + gaps.loc["en-1", "frontline"]) / 2
    assert one["words"].startswith("grant, ")
    assert "Largest on both sides together: " in figure.title
    assert set(figure.rows["nearest"]) == set(topics["nearest"])
    (x,) = {tuple(specs.channel(figure.chart, "point", "x")["scale"]["domain"])}
    (y,) = {tuple(specs.channel(figure.chart, "point", "y")["scale"]["domain"])}
    assert x[1] - x[0] == pytest.approx(y[1] - y[0])  # no axis is stretched to its topics
    assert x[0] < topics["x"].min() <= topics["x"].max() < x[1]
    terms = example(tables.TopicTerms)
    assert network_charts.topic_map(GAPS.iloc[:0], terms, topics) is None
    assert network_charts.topic_map(GAPS, terms, topics.iloc[:0]) is None
    assert network_charts.topic_map(GAPS, terms, topics.head(1)) is not None
