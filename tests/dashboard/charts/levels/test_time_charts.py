"""Pictures of change over time."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import images
from dashboard.charts.levels import time_charts
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

DATED = example(tables.DatedValues, measure="concept_rate")
CHANGES = example(tables.Changes, measure="concept_rate")


def test_items_of_which_most_is_told_come_first() -> None:
    assert time_charts.ordered_items(CHANGES) == ["co-production", "co-operation"]
    # Where all adjusted ones are 1, by the smallest p of an item alone and not by the alphabet.
    none = CHANGES.assign(verdict="cannot tell", p_adjusted=1.0)
    assert time_charts.ordered_items(none) == ["co-production", "co-operation"]
    sooner = none.assign(p_value=none["p_value"].mask(none["item"] == "co-production", 0.9))
    assert time_charts.ordered_items(sooner.assign(p_adjusted=1.0))[0] == "co-operation"


def test_every_document_is_a_point_and_lines_are_drawn_only_where_they_are_known() -> None:
    figure = time_charts.one_item(DATED, CHANGES, "co-production")
    assert figure is not None
    own = DATED[DATED["item"] == "co-production"]
    assert len(specs.drawn(figure.chart, "point")) == len(own)
    lines = pd.DataFrame(specs.drawn(figure.chart, "line"))
    assert set(lines["corpus"]) == {"policy"}
    assert "A line is drawn only where a side has documents and years enough." in figure.note
    assert figure.title.startswith("Co-production: more and more in policy from 2012 to 2023")
    without = time_charts.one_item(own.assign(smooth=float("nan")), CHANGES, "co-production")
    assert without is not None and "No line is drawn" in without.note
    assert len(specs.drawn(without.chart, "point")) == len(own)


def test_each_item_has_a_row_of_its_own_and_stays_in_it() -> None:
    figure = time_charts.multiples(DATED, CHANGES)
    assert figure is not None
    points = pd.DataFrame(specs.drawn(figure.chart, "point"))
    for place, item in enumerate(time_charts.ordered_items(CHANGES)):
        own = points[points["item"] == item]
        assert own["at"].between(place, place + 1).all()
        # The largest value or line of a row reaches its top.
        assert own["at"].min() == place + 1 - 0.72


def test_the_title_names_what_changes_on_each_side_or_that_nothing_does() -> None:
    assert time_charts.title(CHANGES) == (
        "In policy more and more of co-production. At the frontline more and more of co-production."
    )
    still = CHANGES[CHANGES["item"] == "co-operation"]
    assert time_charts.title(still) == "No change over time can be shown."


def test_the_picture_stands_alone_as_a_file_and_topics_are_told_in_per_cent() -> None:
    topics = [
        example(table, measure="topic_share") for table in (tables.DatedValues, tables.Changes)
    ]
    figure = time_charts.one_item(*topics, "en-6")
    assert figure is not None
    assert specs.channel(figure.chart, "point", "y")["axis"]["format"] == "%"
    whole = time_charts.multiples(DATED, CHANGES)
    assert whole is not None
    svg = images.image(
        whole.chart, title=whole.title, note=whole.note, kinds=whole.kinds, form="svg"
    ).decode()
    assert "co-operation" in svg and "2012" in svg


def test_nothing_to_show_makes_no_picture() -> None:
    assert time_charts.multiples(DATED.iloc[:0], CHANGES.iloc[:0]) is None
    assert time_charts.one_item(DATED, CHANGES, "nothing") is None


def test_points_that_would_hide_each_other_stand_side_by_side_and_the_others_stay() -> None:
    rows = pd.DataFrame(
        {
            "item": ["a"] * 5 + ["b"],
            "year": [2012.0] * 4 + [2020.0, 2012.0],
            "value": [3.0, 3.0, 3.0, 9.0, 3.0, 3.0],
        }
    )
    placed = time_charts.beside(rows)
    assert placed.tolist()[3:] == [2012.0, 2020.0, 2012.0]
    first, right, left = placed[:3]
    assert left < first == 2012.0 < right < 2012.5
    assert right - first == first - left


def test_many_points_of_one_year_stay_within_it() -> None:
    years = [2012.0, *[2023.0] * 40]
    rows = pd.DataFrame({"item": "a", "year": years, "value": [1.0, *[0.0] * 40]})
    placed = time_charts.beside(rows)
    assert (placed - rows["year"]).abs().max() < 0.41
    assert placed.nunique() == 41
