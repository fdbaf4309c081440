"""The matrix of verdicts."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import verdict_charts
from dashboard.data import front
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)
JUDGED = example(tables.Corrected)


def test_the_title_counts_what_the_cells_show() -> None:
    figure = verdict_charts.verdict_matrix(GAPS, JUDGED)
    assert figure is not None
    cells = figure.rows
    words = cells[cells["kind"] == "word"]["verdict"].value_counts()
    meanings = cells[cells["kind"] == "meaning"]["verdict"]
    told = {
        "policy": "more in policy", "frontline": "more at the frontline", "bridge": "about alike",
        "cannot tell": "with too thin evidence",
    }  # fmt: skip
    each = ", ".join(f"{words[kind]} {text}" for kind, text in told.items() if kind in words)
    assert "0 " not in each
    assert meanings.tolist() == ["different"]
    assert figure.title == (
        f"The words of {words.sum()} concepts: {each} (may only be writing against talk). The "
        "meaning: only co-operation could be compared; it stands in different surroundings on "
        "each side, perhaps only because one side is written"
    )
    own = GAPS[(GAPS["measure"] == "meaning") & (GAPS["item"] == "co-operation")]
    other = own.assign(item="co-design", verdict="cannot tell")
    two = verdict_charts.verdict_matrix(pd.concat([GAPS, other], ignore_index=True), JUDGED)
    assert two is not None
    assert two.title.endswith("The meaning: 1 of 2 that could be compared surely differs")
    n = int((cells["kind"] == "practice").sum())
    assert f"1 of {n} practice" in figure.note
    assert "tested on its own" not in figure.note  # together, as all at the front
    for gaps, judged in ((GAPS[GAPS["measure"] != "practice_rate"], JUDGED), (GAPS, JUDGED[:0])):
        other = verdict_charts.verdict_matrix(gaps, judged)
        assert other is not None
        assert "among itself" not in other.note
        assert ("practice" in other.note) == (gaps is GAPS)
    assert verdict_charts.verdict_matrix(GAPS.iloc[:0], JUDGED) is None


def test_what_is_more_than_genre_is_filled_and_what_may_be_genre_is_hollow() -> None:
    own = (GAPS["measure"] == "concept_rate") & (GAPS["item"] == "co-production")
    gaps = GAPS.assign(more_than_genre=GAPS["more_than_genre"].mask(own, "policy"))
    layers = specs.spec(verdict_charts.matrix_chart(front.verdict_cells(gaps, JUDGED)))["layer"]
    assert [one["mark"]["filled"] for one in layers] == [False, True]
    assert {one["encoding"]["color"]["field"] for one in layers} == {"verdict"}
    assert {one["encoding"]["shape"]["field"] for one in layers} == {"verdict"}


def test_a_long_name_of_a_part_stands_in_two_lines_and_is_never_left_out() -> None:
    figure = verdict_charts.verdict_matrix(front.at_front(example(tables.Gaps)), JUDGED)
    assert figure is not None
    axis = specs.channel(figure.chart, "point", "x")["axis"]
    assert axis["labelOverlap"] is False
    assert axis["labelExpr"] == "split(datum.label, ', ')"
    assert any(", " in text for text in verdict_charts.PARTS.values())
