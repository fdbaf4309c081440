"""Pictures of topics: shares, words, groups, and how people judge them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import style, topic_charts
from dashboard.data import arranging
from pipeline import tables
from pipeline.wording.messages import encoded, message
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)
NOTHING = GAPS.iloc[:0]
OWN = example(tables.TopicWords, topic="en-1")
GROUPS = example(tables.TopicGroups, topic="en-1")
JUDGED = example(tables.TopicValidation)


def test_shares_of_both_sides_are_joined_and_policys_topics_come_first() -> None:
    figure = topic_charts.topic_shares(GAPS)
    assert figure is not None
    assert figure.title.startswith("More in policy: grant · indicator; partnership · third sector.")
    assert "notebook · contact person; night · ward; 1 more." in figure.title
    line = specs.layers(figure.chart)["rule"]["encoding"]
    assert (line["x"]["field"], line["x2"]["field"]) == ("policy", "frontline")
    assert line["x"]["axis"] == {"format": "%"}
    assert line["y"]["sort"][0] == "grant · indicator"
    assert figure.kinds == ("policy", "frontline")
    assert topic_charts.topic_shares(NOTHING) is None


def test_one_topic_has_a_point_for_each_document_the_sides_apart() -> None:
    shares = example(tables.TopicShares, topic="en-1").assign(title="A title")
    figure = topic_charts.topic_strip(shares, "grant, report")
    assert figure.title == "grant, report: its share in each document"
    assert len(specs.drawn(figure.chart, "point")) == len(shares) == 20
    assert specs.channel(figure.chart, "point", "y")["sort"] == ["policy", "frontline"]
    assert specs.scale(figure.chart, "point", "shape") == specs.SHAPES
    assert figure.rows.columns.tolist() == ["title", "corpus", "share"]


def rated(**sides: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"term": ["care", "rota", "grant"], **sides})


def test_the_words_of_a_topic_are_compared_by_rate() -> None:
    words = rated(policy=[3, 0, float("nan")], frontline=[1, 9, 2])
    figure = topic_charts.topic_words(words)
    assert figure is not None
    assert figure.title == (
        "1 of its 2 words is said at a higher rate in policy, counted over all text, not only "
        "where it speaks of the topic"
    )
    assert figure.rows["term"].tolist() == ["care", "rota"]
    assert specs.channel(figure.chart, "point", "x")["title"] == "per 10,000 words"
    unknown = topic_charts.topic_words(words.assign(frontline=float("nan")))
    assert unknown is None


def test_a_side_with_more_words_is_not_ahead_by_counts_alone() -> None:
    # Policy has 10,000 words, the frontline 40,000: 8 times against 20 is the higher rate.
    documents = pd.DataFrame({"corpus": ["policy", "frontline"], "n_tokens": [10_000, 40_000]})
    topic = pd.DataFrame({"rank": [1], "term": ["grant"], "weight": [0.1], "frex": [0.5]})
    known = pd.DataFrame({
        "term": ["grant"], "n_policy": [8], "n_frontline": [20],
        "n_documents_policy": [3], "n_documents_frontline": [9],
    })  # fmt: skip
    words = arranging.words_by_side(topic, known, documents)
    figure = topic_charts.topic_words(words)
    assert figure is not None and figure.title.startswith("1 of its 1 words is said")
    points = specs.drawn(figure.chart, "point")
    assert sorted(point["value"] for point in points) == [5.0, 8.0]


def test_rates_stand_on_an_axis_that_begins_at_none_and_ends_behind_the_largest() -> None:
    words = pd.DataFrame({"term": ["a", "b"], "policy": [0.0, 50.0], "frontline": [4.0, None]})
    x = specs.channel(topic_charts.word_rates_chart(words, title="times"), "point", "x")
    assert x["scale"] == {"type": "symlog", "constant": 2, "domain": [0, 60.0]}
    assert x["axis"]["values"] == [0, 1, 3, 10, 30]
    rare = words.assign(policy=[0.0, 0.5], frontline=[0.04, None])
    x = specs.channel(topic_charts.word_rates_chart(rare, title="times"), "point", "x")
    assert x["axis"]["values"] == [0, 0.1, 0.3]
    nothing = words.assign(policy=0.0, frontline=0.0)
    x = specs.channel(topic_charts.word_rates_chart(nothing, title="times"), "point", "x")
    assert x["scale"]["domain"] == [0, 1]


def test_words_within_a_topic_are_told_by_whom_they_are_nearer_to() -> None:
    figure = topic_charts.own_words(OWN)
    assert figure is not None
    assert figure.title == (
        "Within this topic policy leans to: partnership, framework. The frontline to: rota, "
        "night. Both alike: care."
    )
    assert figure.rows["used_by"].tolist() == ["policy"] * 2 + ["frontline"] * 2 + ["both"]
    assert "2 of 5 differ by more than chance explains." in figure.note


def test_words_whose_difference_may_be_luck_are_said_to_be_so() -> None:
    figure = topic_charts.own_words(OWN.assign(p_adjusted=float("nan")))
    assert figure is not None
    assert figure.title.endswith("Within the topic no difference can be shown.")


def test_a_side_with_too_little_to_say_is_named_in_the_note() -> None:
    one_sided = OWN.assign(policy=float("nan"))
    figure = topic_charts.own_words(one_sided)
    assert figure is not None
    assert figure.note.endswith("Too few policy documents speak of it at length to say how often.")
    assert topic_charts.own_words(one_sided.assign(frontline=float("nan"))) is None
    assert topic_charts.own_words(OWN.iloc[:0]) is None


def test_only_the_first_words_of_a_side_are_drawn_and_all_are_rows() -> None:
    many = pd.concat([OWN.head(1)] * 9).assign(
        rank=range(1, 10), term=[f"w{n}" for n in range(1, 10)]
    )
    figure = topic_charts.own_words(many)
    assert figure is not None
    assert len(figure.rows) == 9
    assert specs.channel(figure.chart, "point", "y")["sort"] == [f"w{n}" for n in range(1, 7)]


def groups(high: float, low: float, half: float) -> pd.DataFrame:
    share = pd.Series([high, low], index=GROUPS.index)
    return GROUPS.assign(share=share, ci_low=share - half, ci_high=share + half)


def test_groups_are_set_apart_in_the_title_only_if_their_intervals_are() -> None:
    apart = topic_charts.topic_groups(groups(0.5, 0.1, 0.05), "grant")
    near = topic_charts.topic_groups(groups(0.3, 0.1, 0.2), "grant")
    assert apart is not None
    assert near is not None
    assert (
        apart.title
        == "grant: most in nurse (50\u00a0%), least in smaller groups together (10\u00a0%)"
    )
    assert near.title == (
        "grant: most in nurse (30\u00a0%), least in smaller groups together (10\u00a0%); intervals "
        "overlap, so it may be chance"
    )
    alone = topic_charts.topic_groups(groups(0.3, 0.1, float("nan")), "grant")
    assert alone is not None and alone.title.endswith(
        "; without both intervals, so it may be chance"
    )
    assert topic_charts.topic_groups(GROUPS.iloc[:0], "grant") is None


def test_groups_are_compared_on_the_side_that_speaks_more_of_it() -> None:
    policy = groups(0.02, 0.01, 0.001).assign(corpus="policy", value=["2019", "2020"])
    figure = topic_charts.topic_groups(pd.concat([policy, groups(0.5, 0.1, 0.05)]), "grant")
    assert figure is not None
    assert "most in nurse (50\u00a0%)" in figure.title
    assert figure.rows["corpus"].tolist() == ["policy"] * 2 + ["frontline"] * 2


def test_what_hides_a_small_group_is_said_in_words_in_the_picture() -> None:
    small = encoded([message("group_small", n=3)])
    figure = topic_charts.topic_groups(GROUPS.assign(value=["nurse", small]), "grant")
    assert figure is not None
    assert {one["name"] for one in specs.drawn(figure.chart, "point")} == {"nurse", "fewer than 3"}
    with in_language("nb"):
        figure = topic_charts.topic_groups(GROUPS.assign(value=["nurse", small]), "grant")
    assert figure is not None
    assert "færre enn 3" in set(figure.rows["name"])


def test_shares_of_groups_are_percent_with_their_interval() -> None:
    chart = topic_charts.groups_chart(GROUPS.assign(name=GROUPS["value"], estimate=GROUPS["share"]))
    rule = specs.layers(chart)["rule"]["encoding"]
    assert (rule["x"]["field"], rule["x2"]["field"]) == ("ci_low", "ci_high")
    assert rule["x"]["axis"]["format"] == "%"
    assert rule["x"]["scale"] == {"domainMin": 0, "domainMax": 0.05}
    assert specs.tooltips(chart, "point")["n_documents"] == "documents"


def test_what_people_find_stands_beside_what_guessing_finds() -> None:
    figure = topic_charts.validation(JUDGED)
    assert figure is not None
    assert figure.title.startswith("Which word does not belong? 75\u00a0% right; ")
    assert specs.channel(figure.chart, "point", "x")["field"] == "share"
    assert specs.channel(figure.chart, "tick", "x")["field"] == "chance"
    assert specs.channel(figure.chart, "point", "x")["scale"]["domain"] == [0, 1]
    assert specs.layers(figure.chart)["point"]["mark"]["color"] == style.COLOURS["bridge"]
    assert figure.kinds == ()  # nothing of it belongs to a side


def test_only_tasks_over_all_topics_are_in_the_picture() -> None:
    one = JUDGED.head(1).assign(topic="en-1")
    figure = topic_charts.validation(pd.concat([JUDGED, one]))
    assert figure is not None
    assert len(figure.rows) == len(JUDGED)
    assert topic_charts.validation(one) is None


@pytest.mark.parametrize("task", JUDGED["task"])
def test_each_task_is_said_in_words(task: str) -> None:
    assert topic_charts.TASKS[task].endswith("?")
