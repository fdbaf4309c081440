"""Pictures of the journey along the levels."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import images
from dashboard.charts.levels import journey_charts
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

LEVELS = example(tables.Levels, measure="concept_rate")
CONTRASTS = example(tables.LevelContrasts, measure="concept_rate")


def test_a_level_is_marked_where_the_item_changes_for_sure_and_nowhere_else() -> None:
    rows = journey_charts.with_changes(LEVELS, CONTRASTS).set_index(["item", "level"])["change"]
    assert rows["co-production"].tolist() == ["", "falls", "falls"]
    assert rows["co-creation"].tolist() == ["", "", "falls"]
    assert set(rows["co-operation"]) == {""}


def test_a_level_that_is_not_shown_is_drawn_nowhere() -> None:
    whole = journey_charts.with_changes(example(tables.Levels), example(tables.LevelContrasts))
    assert "relatives" in set(example(tables.Levels)["level"])
    assert "relatives" not in set(whole["level"])


def test_items_whose_levels_differ_come_first() -> None:
    assert journey_charts.ordered_items(CONTRASTS) == [
        "co-creation", "co-production", "co-operation",
    ]  # fmt: skip
    # Where all adjusted ones are 1, by the smallest p of an item alone and not by the alphabet.
    p_value = CONTRASTS["item"].map({"co-creation": 0.6, "co-production": 0.7, "co-operation": 0.1})
    none = CONTRASTS.assign(verdict="cannot tell", p_adjusted=1.0, p_value=p_value)
    assert journey_charts.ordered_items(none) == ["co-operation", "co-creation", "co-production"]


def test_each_line_has_a_row_of_its_own_and_stays_in_it() -> None:
    figure = journey_charts.journey(LEVELS, CONTRASTS)
    assert figure is not None
    points = pd.DataFrame(specs.drawn(figure.chart, "point"))
    for place, item in enumerate(journey_charts.ordered_items(CONTRASTS)):
        own = points[points["item"] == item]
        assert (own[["y", "low", "high"]] >= place).all(axis=None)
        assert (own[["y", "low", "high"]] <= place + 1).all(axis=None)
        assert own["y"].idxmin() == own["estimate"].idxmax()
    y = specs.channel(figure.chart, "point", "y")
    assert y["scale"]["reverse"] and y["axis"] is None


@pytest.mark.parametrize("n_beyond", [0, 1])
def test_an_interval_that_leaves_its_row_ends_in_an_arrow(n_beyond: int) -> None:
    top = LEVELS.groupby("item")["estimate"].transform("max")
    ends = LEVELS["ci_high"].clip(upper=top)
    first = LEVELS[LEVELS["item"] == "co-production"].index[0]
    ends[first] = ends[first] + n_beyond * 9 * top[first]
    figure = journey_charts.journey(LEVELS.assign(ci_high=ends), CONTRASTS)
    assert figure is not None
    points = [one for one in specs.spec(figure.chart)["layer"] if one["mark"]["type"] == "point"]
    arrows = [one for one in points if one["mark"].get("shape") == journey_charts.BEYOND]
    assert len(arrows) == n_beyond
    rows = [row for row in specs.drawn(figure.draw(), "point") if row["beyond"]]
    assert len(rows) == n_beyond
    for arrow in arrows:  # in the export as on the page: one chart makes both
        assert arrow["encoding"]["y"]["field"] == "high"
        assert arrow["transform"] == [{"filter": "datum.beyond"}]


def test_an_interval_that_goes_far_does_not_flatten_its_line() -> None:
    wide = LEVELS.copy()
    own = wide["item"] == "co-production"
    most = wide.loc[own, "estimate"].max()
    first = own & (wide["position"] == 1)
    wide.loc[own, "ci_high"] = wide.loc[own, "estimate"]
    wide.loc[first, "ci_high"] = 100 * most
    figure = journey_charts.one_item(wide, CONTRASTS, "co-production")
    assert figure is not None
    rows = pd.DataFrame(specs.drawn(figure.chart, "rule"))
    assert rows["high"].max() == pytest.approx(2.5 * most)
    assert rows.loc[rows["beyond"], "position"].tolist() == [1]
    marks = [layer["mark"].get("shape") for layer in specs.spec(figure.chart)["layer"]]
    assert marks.count(journey_charts.BEYOND) == 1
    assert "ci_high" in rows and rows["ci_high"].max() == pytest.approx(
        100 * most
    )  # in the tooltip
    near = journey_charts.one_item(
        wide.assign(ci_high=wide["estimate"]), CONTRASTS, "co-production"
    )
    assert near is not None and len(specs.spec(near.chart)["layer"]) == 3


def test_shape_says_what_colour_says() -> None:
    figure = journey_charts.one_item(LEVELS, CONTRASTS, "co-production")
    assert figure is not None
    colour, shape = (specs.channel(figure.chart, "point", name) for name in ("color", "shape"))
    assert colour["field"] == shape["field"] == "change"
    assert shape["scale"] == {
        "domain": ["rises", "falls", ""],
        "range": ["triangle-up", "triangle-down", "circle"],
    }
    assert len(set(colour["scale"]["range"])) == 3
    assert journey_charts.BEYOND not in shape["scale"]["range"]  # that it goes on is no rise
    assert {"level", "estimate", "ci_low", "told", "n_clusters"} <= specs.tooltips(
        figure.chart, "point"
    ).keys()


def test_the_title_says_where_it_changes_or_that_it_cannot_be_told() -> None:
    figure = journey_charts.journey(LEVELS, CONTRASTS)
    assert figure is not None
    assert figure.title == (
        "From “state” to “municipality” less of co-production. "
        "From “municipality” to “staff” less of co-production; co-creation."
    )
    trends = CONTRASTS[CONTRASTS["contrast"] != "pair"]
    assert journey_charts.title(LEVELS, trends) == (
        "Over all levels from “state” to “staff” less and less of co-production; co-creation. "
        "The evidence is too thin to say on which step it changes."
    )
    none = CONTRASTS.assign(verdict="cannot tell")
    assert journey_charts.title(LEVELS, none) == "No step between levels can be shown."


def test_a_reference_is_named_in_the_note_and_marks_are_against_it() -> None:
    pairs = CONTRASTS[CONTRASTS["contrast"] == "pair"]
    assert journey_charts.reference_of(CONTRASTS) == ""
    against = pairs.assign(
        second=pairs["second"].where(pairs["first"] != "municipality", "staff"),
        neighbours=pairs["first"] != "municipality",
        first="state",
    )
    assert journey_charts.reference_of(against) == "state"
    figure = journey_charts.journey(LEVELS, against)
    assert figure is not None
    assert "“state”" in figure.note
    assert "the level to the left" not in figure.note


def test_topics_are_told_in_per_cent_and_rates_per_10_000_words() -> None:
    topics = journey_charts.one_item(
        example(tables.Levels, measure="topic_share"),
        example(tables.LevelContrasts, measure="topic_share"),
        "en-6",
    )
    rates = journey_charts.one_item(LEVELS, CONTRASTS, "co-production")
    assert topics is not None and rates is not None
    assert specs.channel(topics.chart, "point", "y")["axis"]["format"] == "%"
    assert specs.channel(rates.chart, "point", "y")["title"] == "per 10,000 words"
    assert topics.title.startswith("The topic “notebook")


def test_nothing_to_show_makes_no_picture() -> None:
    assert journey_charts.journey(LEVELS.iloc[:0], CONTRASTS.iloc[:0]) is None
    assert journey_charts.one_item(LEVELS, CONTRASTS, "nothing") is None


def test_the_picture_stands_alone_as_a_file() -> None:
    for figure in (
        journey_charts.journey(LEVELS, CONTRASTS),
        journey_charts.one_item(LEVELS, CONTRASTS, "co-production"),
    ):
        assert figure is not None
        svg = images.image(
            figure.chart, title=figure.title, note=figure.note, kinds=figure.kinds, form="svg"
        ).decode()
        assert "municipality" in svg and "staff" in svg
