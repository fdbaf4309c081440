"""Pictures of differences about one middle."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import gap_charts, style
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)


def every_point(chart: Any) -> list[specs.Spec]:
    """The rows of both layers of points, the filled and the hollow."""
    whole = specs.spec(chart)
    return [
        row
        for layer in whole["layer"]
        if layer["mark"]["type"] == "point"
        for row in whole["datasets"][layer["data"]["name"]]
    ]


def test_rates_are_set_against_each_other_as_times_about_zero() -> None:
    rows = GAPS[GAPS["measure"] == "concept_rate"].assign(name=GAPS["item"])
    chart = gap_charts.diverging(rows)
    dot = specs.layers(chart)["point"]["encoding"]
    assert dot["x"]["scale"]["domain"] == [-6.2, 6.2]
    assert dot["x"]["axis"]["labelExpr"] == style.times_axis()
    assert dot["x"]["axis"]["values"] == [-6, -4, -2, 0, 2, 4, 6]
    values = {one["item"]: (one["low"], one["value"], one["high"])
              for one in every_point(chart)}  # fmt: skip
    assert values["co-production"] == (2.4, 3.7, 5.0)
    assert dot["y"]["sort"][0] == "co-production"  # policy's end comes first
    assert dot["y"]["sort"][-1] == "co-operation"


def test_shares_are_set_against_each_other_in_percentage_points() -> None:
    rows = GAPS[GAPS["measure"] == "topic_share"].assign(name=GAPS["item"])
    chart = gap_charts.diverging(rows)
    values = {one["item"]: one["value"] for one in every_point(chart)}
    assert values["en-1"] == pytest.approx(25.0)
    assert values["en-6"] == pytest.approx(-20.0)
    assert specs.channel(chart, "point", "x")["axis"]["labelExpr"] == style.points_axis()


def test_the_middle_has_a_line_and_the_ends_say_whose_they_are() -> None:
    rows = GAPS[GAPS["measure"] == "topic_share"].assign(name=GAPS["item"])
    chart = gap_charts.diverging(rows)
    title = specs.channel(chart, "point", "x")["title"]
    assert title.startswith("← frontline")
    assert title.endswith("policy →")
    middle = next(
        one for one in specs.spec(chart)["layer"] if one["encoding"]["x"]["field"] == "middle"
    )
    assert middle["mark"]["type"] == "rule"


def test_colour_and_shape_are_the_verdict() -> None:
    chart = gap_charts.diverging(GAPS[GAPS["measure"] == "topic_share"].assign(name=GAPS["item"]))
    for name in ("color", "shape"):
        assert specs.channel(chart, "point", name)["field"] == "verdict"
        assert specs.channel(chart, "point", name)["scale"]["domain"] == list(style.COLOURS)
    assert specs.tooltips(chart, "point") == {"label": "item", "sentence": "sentence"}


def test_an_interval_that_runs_far_beyond_its_dot_does_not_squeeze_the_picture() -> None:
    rows = GAPS[GAPS["item"] == "co-production"].assign(name="x", log2_sim_high=40.0)
    low, high = specs.channel(gap_charts.diverging(rows), "point", "x")["scale"]["domain"]
    assert -low == high < 8
    assert specs.layers(gap_charts.diverging(rows))["point"]["mark"]["clip"] is True


def test_the_most_telling_concepts_are_the_title() -> None:
    figure = gap_charts.concept_gaps(GAPS)
    assert figure is not None
    assert figure.title == (
        "More in policy: co-production; co-creation; co-design (fragile). About alike on both "
        "sides: co-operation. Fragile: rests on one source."
    )
    assert set(figure.rows["item"]) == set(GAPS.loc[GAPS["measure"] == "concept_rate", "item"])
    assert figure.kinds == ("policy", "frontline", "bridge", "cannot tell")


def test_topics_are_called_by_the_first_words_of_their_label() -> None:
    figure = gap_charts.topic_gaps(GAPS)
    assert figure is not None
    assert "More in policy: grant · indicator; partnership · third sector." in figure.title
    assert figure.rows["name"].is_unique
    assert figure.note.startswith("Difference in percentage points")


def test_themes_are_called_by_their_name_in_the_lexicon() -> None:
    figure = gap_charts.theme_gaps(GAPS)
    assert figure is not None
    assert (
        figure.title
        == "Not a finding, by word list alone: More at the frontline: resources and time."
    )
    assert figure.note.startswith("How many times as often")
    assert "not corrected: quote the corrected picture, not this" in figure.note
    unknown = gap_charts.theme_gaps(GAPS.assign(recall="not known"))
    assert unknown is not None and "on each side is not known here" in unknown.note


def test_traits_of_one_concepts_mentions_are_compared_as_shares() -> None:
    figure = gap_charts.traits(GAPS, "co-production")
    assert figure is not None
    assert figure.title == "More in policy: promised. More at the frontline: reported as done."
    assert "by municipality" in set(figure.rows["name"])
    assert specs.channel(figure.chart, "point", "x")["axis"]["labelExpr"] == style.points_axis()
    assert gap_charts.traits(GAPS, "co-design") is None


def test_a_picture_has_room_for_so_many_topics_with_likeness_among_them() -> None:
    one = GAPS[GAPS["measure"] == "topic_share"].head(1)
    many = pd.concat([one] * 90, ignore_index=True).assign(
        item=[f"en-{n}" for n in range(90)], label=[f"a{n}, b{n}, c" for n in range(90)],
        estimate=[n / 100 for n in range(90)], verdict=["bridge"] * 30 + ["policy"] * 60,
    )  # fmt: skip
    shown = gap_charts.topics_shown(many)
    assert len(shown) == gap_charts.MOST_TOPICS == 24
    assert shown["verdict"].value_counts().to_dict() == {"policy": 18, "bridge": 6}
    assert shown["estimate"].is_monotonic_decreasing
    assert {"a89 · b89", "a29 · b29"} <= set(shown["name"])


def test_the_differences_of_topics_are_counted_by_verdict() -> None:
    figure = gap_charts.topic_differences(GAPS)
    assert figure is not None
    assert figure.title == (
        "The difference: 2 more in policy, 3 more at the frontline, 1 about alike on "
        "both sides, 2 cannot tell"
    )


def test_refits_draw_the_lowest_and_the_highest_gap_of_each_topic() -> None:
    fits = example(tables.TopicFits)
    figure = gap_charts.topic_fits(fits.assign(same_side=[1.0, *fits["same_side"][1:]]), GAPS)
    assert figure is not None
    told, kept, lost = figure.title.split("; ")
    assert told == "1 of 8 topics stay on the same side each time they are found anew"
    first = figure.rows.set_index("item")["label"]["en-1"].split(", ")
    assert kept == f"of those with a finding: {' · '.join(first[:2])}"
    assert lost.startswith("but not: ")
    assert lost.count("·") + lost.count(", ") > 3
    ends = {one["item"]: (one["low"], one["high"]) for one in specs.drawn(figure.chart, "point")}
    assert ends["en-1"] == (pytest.approx(23.0), pytest.approx(28.0))
    said = {one["item"]: one["sentence"] for one in specs.drawn(figure.chart, "point")}
    assert said["en-1"] == "The same side in 100\u00a0% of the refits."
    assert said["en-2"] == "The same side in 90\u00a0% of the refits."
    assert figure.rows.set_index("item")["verdict"]["en-6"] == "frontline"
    assert "Hollow: not compared with how writing and talk differ anyway" in figure.note


def test_without_rows_there_is_no_picture() -> None:
    nothing = GAPS.iloc[:0]
    assert gap_charts.concept_gaps(nothing) is None
    assert gap_charts.topic_gaps(nothing) is None
    assert gap_charts.theme_gaps(nothing) is None
    assert gap_charts.topic_differences(nothing) is None
    assert gap_charts.topic_fits(example(tables.TopicFits), nothing) is None


def test_a_gap_that_perhaps_only_genre_explains_is_hollow() -> None:
    rows = GAPS[GAPS["measure"] == "concept_rate"].assign(name=GAPS["item"])
    own = rows["item"] == "co-production"
    genre = rows.assign(more_than_genre=rows["more_than_genre"].mask(own, "cannot tell"))
    layers = specs.spec(gap_charts.diverging(genre))["layer"]
    points = [one["mark"]["filled"] for one in layers if one["mark"]["type"] == "point"]
    assert points == [True, False]
    figure = gap_charts.concept_gaps(
        GAPS.assign(
            more_than_genre=GAPS["more_than_genre"].mask(
                GAPS["item"] == "co-production", "cannot tell"
            )
        )
    )
    assert figure is not None
    assert "Hollow: may only be writing against talk" in figure.note
    shown = GAPS["verdict"].where(GAPS["verdict"].isin(["policy", "frontline"]), "policy")
    plain = gap_charts.concept_gaps(GAPS.assign(more_than_genre=shown))
    assert plain is not None
    assert "Hollow" not in plain.note


@pytest.mark.parametrize("verdict", ["policy", "cannot tell"])
def test_no_layer_of_points_is_empty(verdict: str) -> None:
    rows = GAPS[GAPS["measure"] == "concept_rate"].assign(
        name=GAPS["item"], verdict=verdict, more_than_genre="cannot tell"
    )
    whole = specs.spec(gap_charts.diverging(rows))
    points = [one for one in whole["layer"] if one["mark"]["type"] == "point"]
    assert [one["mark"]["filled"] for one in points] == [verdict != "policy"]
    assert len(whole["datasets"][points[0]["data"]["name"]]) == len(rows)


def test_topics_which_nothing_compares_with_the_genre_are_hollow_where_a_side_is_named() -> None:
    for figure in (gap_charts.topic_gaps(GAPS), gap_charts.topic_differences(GAPS)):
        assert figure is not None
        whole = specs.spec(figure.chart)
        drawn = {
            layer["mark"]["filled"]: {
                row["verdict"] for row in whole["datasets"][layer["data"]["name"]]
            }
            for layer in whole["layer"]
            if layer["mark"]["type"] == "point" and "data" in layer
        }
        assert drawn[False] == {"policy", "frontline"}
        assert drawn[True].isdisjoint(drawn[False])
        assert "Hollow: not compared with how writing and talk differ anyway" in figure.note
