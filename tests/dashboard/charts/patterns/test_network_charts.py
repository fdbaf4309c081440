"""The words around a concept as a network, and topics on a map."""

from __future__ import annotations

import pandas as pd

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


def test_each_topic_is_a_point_by_its_gap_and_its_room_with_its_words() -> None:
    figure = network_charts.topic_map(GAPS, example(tables.TopicTerms))
    assert figure is not None
    points = pd.DataFrame(specs.drawn(figure.chart, "point")).set_index("item")
    topics = GAPS[GAPS["measure"] == "topic_share"].set_index("item")
    assert len(points) == len(topics)
    one = points.loc["en-1"]
    assert one["points"] == 100 * topics.loc["en-1", "estimate"]
    assert one["size"] == (topics.loc["en-1", "policy"] + topics.loc["en-1", "frontline"]) / 2
    assert one["words"].startswith("grant, ")
    assert "Most room overall: " in figure.title
    assert network_charts.topic_map(GAPS.iloc[:0], example(tables.TopicTerms)) is None


def test_words_that_would_meet_others_are_left_out() -> None:
    rows = pd.DataFrame(
        {"words": ["grant, report", "night, ward", "coffee, song"], "points": [-5.0, -5.0, -5.0],
         "size": [0.2, 0.199, 0.05]}
    )  # fmt: skip
    assert network_charts._labels(rows, 20.0, 0.25) == ["grant, report", "", "coffee, song"]
