"""What all charts have in common."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import gap_charts, images, style, topic_charts
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs
from tests.dashboard.shown import example


def test_ticks_stand_alike_on_both_sides_of_the_middle() -> None:
    assert style.steps(2.2, (1, 2, 4)) == [-2, -1, 0, 1, 2]
    assert style.steps(31.5, (5, 10, 20, 50)) == [-30, -20, -10, 0, 10, 20, 30]


def test_an_axis_has_at_most_four_ticks_a_side_while_the_steps_reach() -> None:
    assert style.steps(900.0, (5, 10)) == [n for n in range(-900, 901, 10)]
    for reach in (2.0, 8.0, 15.9, 199.0):
        assert len(style.steps(reach, (1, 2, 4, 10, 50))) <= 9


def test_each_verdict_has_a_colour_a_shape_a_symbol_and_words_of_its_own() -> None:
    for one in (style.COLOURS, style.SHAPES, style.SYMBOLS, style.WORDS):
        assert one.keys() == style.COLOURS.keys()
        assert len(set(one.values())) == len(one)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["#FFFFFF", "#14171B"])
@pytest.mark.parametrize("kind", style.COLOURS)
def test_a_colour_stands_out_on_a_light_and_a_dark_page(kind: str, ground: str) -> None:
    """WCAG 2 asks for a contrast of 3 of what is no text."""
    light, dark = sorted((_luminance(style.COLOURS[kind]), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_axes_name_the_middle_and_write_powers_of_two_as_times() -> None:
    assert style.times_axis().startswith('datum.value == 0 ? "alike"')
    assert "format(pow(2, abs(datum.value)), ',.0f') + '×'" in style.times_axis()
    assert style.points_axis() == ('datum.value == 0 ? "alike" : abs(datum.value) + \' \' + "pts"')
    with in_language("nb"):
        assert '"likt"' in style.points_axis()


def test_codes_of_sides_and_verdicts_get_words_for_tooltips() -> None:
    rows = pd.DataFrame({"corpus": ["policy", "frontline"], "verdict": ["bridge", "cannot tell"]})
    said = style.with_words(rows)
    assert said["side"].tolist() == ["policy", "frontline"]
    assert said["told"].tolist() == ["about alike on both sides", "cannot tell"]
    assert "side" not in rows
    assert style.with_words(rows[["verdict"]]).columns.tolist() == ["verdict", "told"]
    with in_language("nb"):
        assert style.with_words(rows)["side"].tolist() == ["politikk", "førstelinje"]


def test_colour_and_shape_say_the_same_without_a_legend() -> None:
    encoded = style.encode("corpus", ["policy", "frontline"])
    chart = alt.Chart(pd.DataFrame({"corpus": ["policy"]})).mark_point().encode(**encoded)
    assert specs.scale(chart, "point", "color") == specs.COLOURS
    assert specs.scale(chart, "point", "shape") == specs.SHAPES
    assert specs.channel(chart, "point", "color")["legend"] is None


def test_rows_keep_their_order_and_long_names_are_cut() -> None:
    axis = style.rows_axis(["b", "a"], 160).to_dict()
    assert (axis["field"], axis["sort"], axis["axis"]["labelLimit"]) == ("name", ["b", "a"], 160)


def test_a_chart_grows_with_its_rows_and_is_never_flat() -> None:
    assert style.height(0) == style.height(2)
    assert style.height(12) - style.height(11) == style.height(4) - style.height(3) == 28


def test_a_tooltip_gives_an_estimate_with_its_interval_in_one_format() -> None:
    told = [one.to_dict() for one in style.interval_tooltip("share", ".1%")]
    assert [one["field"] for one in told] == ["side", "estimate", "ci_low", "ci_high"]
    assert [one.get("format") for one in told] == [None, ".1%", ".1%", ".1%"]
    assert told[1]["title"] == "share"


def shares(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["estimate", "ci_high"])


def test_an_axis_of_shares_ends_behind_the_dots_and_not_far_beyond() -> None:
    assert style.top_share(shares((0.2, 0.3))) == pytest.approx(0.315)  # the whole interval
    assert style.top_share(shares((0.02, 0.9))) == pytest.approx(1.05 * 0.07)  # a part of it
    assert style.top_share(shares((0.001, float("nan")))) == 0.05
    assert style.top_share(shares((0.99, 1.0))) == 1.0


ESTIMATES = pd.DataFrame(
    {
        "name": ["a", "a", "b"], "corpus": ["policy", "frontline", "policy"],
        "estimate": [1.0, 2.0, 3.0], "ci_low": [0.5, 1.0, 2.0], "ci_high": [1.5, 3.0, 4.0],
    }
)  # fmt: skip


def test_estimates_are_dots_on_their_intervals_the_sides_one_below_the_other() -> None:
    chart = style.estimates(ESTIMATES, ["b", "a"], {"title": "per 10,000"}, [])
    rule, dot = (specs.layers(chart)[mark]["encoding"] for mark in ("rule", "point"))
    assert (rule["x"]["field"], rule["x2"]["field"]) == ("ci_low", "ci_high")
    assert (dot["x"]["field"], dot["x"]["title"]) == ("estimate", "per 10,000")
    assert dot["y"]["sort"] == ["b", "a"]
    assert dot["yOffset"] == {"field": "corpus", "sort": ["policy", "frontline"], "type": "nominal"}
    assert specs.spec(chart)["height"] == style.height(2) + 16


def test_rows_of_one_side_alone_need_no_room_for_the_other() -> None:
    chart = style.estimates(ESTIMATES.iloc[1:], ["b", "a"], {}, [])
    assert "yOffset" not in specs.layers(chart)["point"]["encoding"]
    assert specs.spec(chart)["height"] == style.height(2)


def test_a_point_can_be_clicked_where_a_choice_hangs_on_it() -> None:
    pick = alt.selection_point(name="pick", fields=["name"])
    chart = specs.spec(style.estimates(ESTIMATES, ["a", "b"], {}, [], pick))
    assert [one["name"] for one in chart["params"]] == ["pick"]
    assert "params" not in specs.spec(style.estimates(ESTIMATES, ["a", "b"], {}, []))


def test_both_values_of_a_row_are_joined_by_a_line_where_both_are_known() -> None:
    rows = pd.DataFrame({"name": ["a", "b"], "policy": [0.1, 0.2], "frontline": [0.3, None]})
    chart = style.pairs(rows, {"title": "share"}, ["topic", "share of words", ".1%"])
    assert [one["name"] for one in specs.drawn(chart, "rule")] == ["a"]
    points = {(one["name"], one["corpus"]): one["value"] for one in specs.drawn(chart, "point")}
    assert points == {("a", "policy"): 0.1, ("a", "frontline"): 0.3, ("b", "policy"): 0.2}
    assert specs.tooltips(chart, "point") == {
        "name": "topic", "side": "side", "value": "share of words",
    }  # fmt: skip


def test_numbers_of_a_chart_are_written_as_the_language_writes_them() -> None:
    chart = alt.Chart(pd.DataFrame({"n": [1]})).mark_point()
    assert style.in_language(chart).to_dict()["config"]["locale"]["number"]["decimal"] == "."
    with in_language("nb"):
        assert style.in_language(chart).to_dict()["config"]["locale"]["number"]["decimal"] == ","


def test_an_interval_that_leaves_the_axis_ends_in_an_arrow() -> None:
    rows = pd.DataFrame(
        {"verdict": ["policy", "frontline", "cannot tell", "bridge"], "name": list("abcd"),
         "low": [-9.0, -1.0, -9.0, float("nan")], "high": [1.0, 9.0, 9.0, 1.0]}
    )  # fmt: skip
    left, right = (one.to_dict() for one in style.arrows(rows, (-2, 2), y=alt.Y("name:N")))
    for made, shape, names, at in (
        (left, "triangle-left", ["a", "c"], -2), (right, "triangle-right", ["b", "c"], 2),
    ):  # fmt: skip
        (drawn,) = made["datasets"].values()
        assert made["mark"]["shape"] == shape
        assert [row["name"] for row in drawn] == names
        assert {row["at"] for row in drawn} == {at}
    assert style.arrows(rows, (-9, 9), y=alt.Y("name:N")) == []
    up = style.arrows(rows, (-2, 20), vertical=True, x=alt.X("name:N"))
    assert [one.to_dict()["mark"]["shape"] for one in up] == ["triangle-down"]


def test_arrows_are_on_the_picture_that_leaves_too() -> None:
    gaps = example(tables.Gaps, measure="concept_rate").assign(name=lambda rows: rows["item"])
    wide = gaps.assign(log2_sim_high=99.0, log2_sim_low=gaps["log2_ratio"] - 0.1)
    n = {}
    for name, rows in (("narrow", gaps.assign(log2_sim_high=gaps["log2_ratio"] + 0.1)),
                       ("wide", wide)):  # fmt: skip
        svg = images.image(
            gap_charts.diverging(rows), title="x", note="x", kinds=(), form="svg"
        ).decode()
        n[name] = svg.count('aria-roledescription="point"')
    assert n["wide"] == n["narrow"] + len(gaps)


def test_shares_beyond_their_axis_have_an_arrow() -> None:
    groups = example(tables.TopicGroups, topic="en-1").assign(
        name=lambda rows: rows["value"], estimate=0.02, ci_low=0.01, ci_high=0.9
    )
    shapes = [
        layer["mark"].get("shape") for layer in topic_charts.groups_chart(groups).to_dict()["layer"]
    ]
    assert "triangle-right" in shapes


def test_a_part_of_a_file_name_has_small_letters_and_digits() -> None:
    assert style.file_part("Co-produksjon: med Åse & co") == "co-produksjon-med-ase-co"
    assert style.file_part("…") == "x"
