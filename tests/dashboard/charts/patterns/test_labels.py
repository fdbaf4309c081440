"""Names beside points."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts.patterns import labels
from tests.dashboard.charts import specs

SIZE = (400.0, 200.0)


def test_a_name_stands_to_the_right_and_elsewhere_where_there_is_no_room() -> None:
    assert labels.placed([(100, 100)], ["night"], size=SIZE) == ["right"]
    assert labels.placed([(395, 100)], ["night"], size=SIZE) == ["left"]
    beside = [(100, 100), (125, 100), (70, 100)]  # points on both sides of the first
    assert labels.placed(beside, ["night", "", ""], size=SIZE)[0] == "above"
    assert labels.placed([(100, 10), *beside[1:]], ["night"] * 3, size=SIZE)[0] == "right"


def test_the_first_names_are_placed_first_and_none_lies_on_another() -> None:
    points = [(200.0, 100.0 + n) for n in range(6)]
    sides = labels.placed(points, ["a long name of a topic"] * 6, size=SIZE)
    assert sides[0] == "right"
    assert "" in sides
    assert len([side for side in sides if side]) == len({side for side in sides if side})


def test_what_is_wider_than_the_picture_is_left_out() -> None:
    assert labels.placed([(200, 100)], ["x" * 90], size=SIZE) == [""]


def test_names_are_drawn_on_their_side_of_the_point_for_a_desk_and_for_a_phone() -> None:
    rows = pd.DataFrame({"x": [1, 2], "y": [1, 2], "name": ["a topic of some length", "b"]})
    at = [(0.3, 0.5), (0.9, 0.1)]
    chart = alt.LayerChart(
        layer=labels.layers(rows, at, height=200, x=alt.X("x:Q"), y=alt.Y("y:Q"), text="name")
    )
    whole = specs.spec(chart)
    drawn = {
        (layer["mark"]["opacity"]["expr"], row["name"]): layer["mark"]["align"]
        for layer in whole["layer"]
        for row in whole["datasets"][layer["data"]["name"]]
    }
    desk, phone = "width >= 560 ? 1 : 0", "width < 560 ? 1 : 0"
    assert drawn == {
        (desk, "a topic of some length"): "left", (desk, "b"): "left",
        (phone, "a topic of some length"): "left", (phone, "b"): "left",
    }  # fmt: skip
