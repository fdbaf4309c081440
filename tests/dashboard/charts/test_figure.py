"""A picture with its finding as title."""

from __future__ import annotations

from unittest.mock import Mock

import altair as alt
import pandas as pd

from dashboard.charts.figure import SIDES, VERDICTS, Figure, said
from pipeline.wording.translation import in_language

ROWS = pd.DataFrame(
    {"verdict": ["policy"] * 5 + ["frontline"], "estimate": range(6), "label": list("abcdef")}
)


def test_a_title_says_whose_the_findings_are_the_largest_first() -> None:
    assert said(ROWS, "label") == "More in policy: e; d; c; 2 more. More at the frontline: f."
    assert said(ROWS, "label", most=5).startswith("More in policy: e; d; c; b; a. ")
    below = ROWS.assign(estimate=-ROWS["estimate"])
    assert said(below, "label") == said(ROWS, "label")


def test_what_cannot_be_told_is_in_no_title() -> None:
    unclear = ROWS.assign(verdict="cannot tell")
    assert said(unclear, "label") == "No difference can be shown."
    assert said(ROWS.iloc[:0], "label") == "No difference can be shown."


def test_what_rests_on_one_source_is_called_fragile_in_a_title() -> None:
    rows = ROWS.assign(flipped_by=["", "", "", "p1", None, "f1"]).set_index([[0] * 6])
    assert said(rows, "label", most=2) == (
        "More in policy: e; d (fragile); 3 more. More at the frontline: f (fragile). "
        "Fragile: rests on one source."
    )
    hidden = rows.assign(flipped_by=["p1", "", "", "", "", ""])
    assert "ragile" not in said(hidden, "label", most=2)  # it is not named


def test_a_topic_that_is_rarely_found_again_is_called_unstable_in_a_title() -> None:
    flipped = ["", "", "", "", "", "f1"]
    rows = ROWS.assign(flipped_by=flipped, stable=[True] * 3 + [False, True, False])
    assert said(rows, "label", most=2) == (
        "More in policy: e; d (unstable); 3 more. More at the frontline: f (fragile, unstable). "
        "Fragile: rests on one source. "
        "Unstable: not found again often enough when the model is run anew."
    )


def test_likeness_comes_last_in_a_title() -> None:
    rows = ROWS.assign(verdict=["bridge", "policy", *["cannot tell"] * 4])
    assert said(rows, "label") == "More in policy: b. About alike on both sides: a."


def test_a_title_speaks_the_language_of_the_page() -> None:
    with in_language("nb"):
        assert said(ROWS, "label").startswith("Mer i politikken: e; d; c; 2 til")


def test_a_figure_shows_verdicts_unless_it_says_otherwise() -> None:
    assert Figure("a", "b", "c", dict, ROWS, "d").kinds == VERDICTS
    assert VERDICTS[:2] == SIDES


def test_a_chart_is_drawn_when_it_is_asked_for_and_once() -> None:
    draw = Mock(return_value="chart")
    figure = Figure("a", "b", "c", draw, ROWS, "d")
    draw.assert_not_called()
    assert (figure.chart, figure.chart) == ("chart", "chart")
    draw.assert_called_once_with()


def test_the_data_of_a_chart_have_the_columns_that_it_names_and_no_others() -> None:
    rows = ROWS.assign(told="t", hidden="x", a_b=1.0, by="y", at=0)
    base = alt.Chart(rows).encode(x="a_b:Q")
    pick = alt.selection_point(fields=["by"], name="pick")
    dots = base.mark_point().encode(tooltip=["told:N"]).add_params(pick)
    filtered = base.mark_rule().transform_filter(alt.datum.at > 0).encode(y=alt.Y("label"))
    for chart in (dots + filtered, filtered + dots.properties(data=rows.head(2))):
        whole = Figure("a", "b", "c", lambda chart=chart: chart, rows, "d").chart.to_dict()
        wanted = {"label", "told", "a_b", "by", "at"}
        assert [set(row) for part in whole["datasets"].values() for row in part] == (
            [wanted] * sum(map(len, whole["datasets"].values()))
        )
    assert len(rows.columns) == 8
