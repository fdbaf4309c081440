"""Charts of cells: heat maps, and who does it with whom."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.patterns import matrix_charts
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs

ROWS = pd.DataFrame(
    {
        "name": ["co-design", "co-design", "co-care", "co-care"],
        "corpus": ["policy", "frontline"] * 2,
        "group": ["ministry", "nurse"] * 2,
        "value": [9.0, 0.5, 4.0, 0.0],
        "n_documents": [4, 5, 4, 5],
    }
)


def test_a_heat_map_has_a_cell_with_its_value_for_each_group_of_each_side() -> None:
    figure = matrix_charts.concept_heat(ROWS, "role")
    assert figure is not None
    assert figure.title == "Highest, by role: co-design in ministry (9); co-design in nurse (0.5)"
    assert "few people are put together" in figure.note
    cells = pd.DataFrame(specs.drawn(figure.chart, "rect"))
    assert set(cells["column"]) == {"ministry (policy)", "nurse (frontline)"}
    assert cells.set_index(["name", "column"])["told"].to_dict() == {
        ("co-design", "ministry (policy)"): "9", ("co-design", "nurse (frontline)"): "0.5",
        ("co-care", "ministry (policy)"): "4", ("co-care", "nurse (frontline)"): "0",
    }  # fmt: skip
    assert len(figure.rows) == 4
    with in_language("nb"):
        told = matrix_charts.concept_heat(ROWS, "rolle")
    assert told is not None
    assert "nurse (0,5)" in told.title


def test_words_of_a_cell_are_light_on_dark_and_dark_on_light() -> None:
    figure = matrix_charts.topic_heat(ROWS.assign(value=ROWS["value"] / 10), "role")
    assert figure is not None
    inks = {}
    whole = specs.spec(figure.chart)
    for layer in whole["layer"]:
        if layer["mark"]["type"] == "text":
            for row in whole["datasets"][layer["data"]["name"]]:
                inks[row["told"]] = layer["mark"]["color"]
    assert inks["90"] == "#FFFFFF"
    assert inks["0"] == "#1D2126"


def test_groups_without_a_value_make_no_heat_map() -> None:
    assert matrix_charts.concept_heat(ROWS.assign(value=0.0), "role") is None
    assert matrix_charts.topic_heat(ROWS.iloc[:1], "role") is None


def test_a_heat_map_draws_the_fullest_rows_and_its_csv_has_all() -> None:
    many = pd.concat(
        [ROWS.assign(name=f"c{n}", value=ROWS["value"] + n) for n in range(30)], ignore_index=True
    )
    figure = matrix_charts.concept_heat(many, "role")
    assert figure is not None
    cells = pd.DataFrame(specs.drawn(figure.chart, "rect"))
    assert cells["name"].nunique() == matrix_charts.MOST_ROWS
    assert figure.rows["name"].nunique() == 30


LINES = pd.DataFrame(
    [("policy", "state", "citizen")] * 3 + [("frontline", "we", "volunteer;citizen")] * 2
    + [("policy", "", "citizen"), ("frontline", "unknown", "unknown")],
    columns=["corpus", "who", "with_whom"],
)  # fmt: skip


def test_who_with_whom_has_a_mark_for_each_pair_and_side_by_count() -> None:
    figure = matrix_charts.role_matrix(LINES)
    assert figure is not None
    assert figure.title == (
        "Named together most often: policy: state with citizen (3); frontline: we with citizen (2)"
    )
    assert "7 of 8 pairs" in figure.note
    drawn = {
        (one["corpus"], one["doer"], one["partner"]): one["n"]
        for one in specs.drawn(figure.chart, "point")
    }
    assert drawn == {
        ("policy", "state", "citizen"): 3,
        ("frontline", "we", "citizen"): 2,
        ("frontline", "we", "volunteer"): 2,
    }
    assert int(figure.rows["n"].sum()) == 8


def test_no_pair_makes_no_matrix() -> None:
    assert matrix_charts.role_matrix(LINES.tail(2)) is None
