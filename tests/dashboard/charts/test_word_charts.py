"""The picture of words by frequency and difference."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import style, word_charts
from dashboard.data import arranging
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

TERMS = arranging.term_rows(example(tables.Terms), example(tables.Gaps))


def test_names_in_the_plane_have_room_and_the_first_rows_come_first() -> None:
    terms = pd.DataFrame(
        {
            "term": ["co-production", "council", "ring", "far"], "times": [68, 69, 68, 8],
            "log2_ratio": [3.0, 3.1, -3.0, 3.0], "verdict": "policy",
        }
    )  # fmt: skip
    assert word_charts._labels(terms, 4.0) == ["co-production", "", "ring", "far"]
    assert word_charts._labels(terms, 4.0, most=1) == ["co-production", "", "", ""]
    unclear = terms.assign(verdict="cannot tell")
    assert word_charts._labels(unclear, 4.0, unclear=2) == ["co-production", "", "ring", ""]


def test_a_word_stands_by_how_often_it_is_said_and_how_far_the_sides_differ() -> None:
    chart = word_charts.plane_chart(TERMS)
    x, y = (specs.channel(chart, "point", name) for name in ("x", "y"))
    assert (x["field"], x["scale"]["type"]) == ("times", "log")
    assert x["scale"]["domain"][0] < TERMS["times"].min()
    assert x["scale"]["domain"][1] > TERMS["times"].max()
    low, high = y["scale"]["domain"]
    assert y["field"] == "log2_ratio"
    assert -low == high >= TERMS["log2_ratio"].abs().max()
    assert y["axis"]["labelExpr"] == style.times_axis()


def test_findings_are_large_and_drawn_last_and_the_rest_is_faint() -> None:
    chart = word_charts.plane_chart(TERMS)
    assert specs.drawn(chart, "point")[-1]["term"] == TERMS["term"].iloc[0]
    size, opacity = (specs.channel(chart, "point", name) for name in ("size", "opacity"))
    assert size["condition"]["test"] == "(datum.verdict === 'cannot tell')"
    assert size["condition"]["value"] < size["value"]
    assert opacity["condition"]["value"] < opacity["value"]


def test_a_click_on_a_point_picks_its_word_and_its_tooltip_counts_both_sides() -> None:
    chart = word_charts.plane_chart(TERMS)
    (pick,) = specs.spec(chart)["params"]
    assert (pick["name"], pick["select"]["fields"]) == ("pick", ["term"])
    assert {"n_policy", "n_frontline", "told"} <= specs.tooltips(chart, "point").keys()


def test_only_names_that_have_room_are_written() -> None:
    text = specs.layers(word_charts.plane_chart(TERMS))["text"]
    assert text["encoding"]["text"]["field"] == "shown"
    assert text["transform"] == [{"filter": "datum.shown != ''"}]


def test_the_title_names_the_most_telling_words_of_all_even_when_few_are_drawn() -> None:
    whole = word_charts.word_plane(TERMS)
    part = word_charts.word_plane(TERMS, TERMS[TERMS["term"] == "volunteer"])
    assert whole is not None
    assert part is not None
    assert part.title == whole.title
    assert whole.title.startswith("More in policy: partnership; third sector; citizen;")
    assert part.rows["term"].tolist() == ["volunteer"]
    counts = TERMS["verdict"].value_counts()
    assert whole.note.startswith(
        f"Of {len(TERMS)} words, {counts['policy']} are surely more frequent in policy and "
        f"{counts['frontline']} at the frontline."
    )


def test_words_without_a_ratio_are_not_drawn_and_no_more_than_there_is_room_for() -> None:
    unknown = TERMS.assign(log2_ratio=[float("nan"), *TERMS["log2_ratio"][1:]])
    figure = word_charts.word_plane(unknown)
    assert figure is not None
    assert len(figure.rows) == len(TERMS) - 1
    assert word_charts.word_plane(TERMS.assign(log2_ratio=float("nan"))) is None
    many = pd.concat([TERMS.head(1)] * (word_charts.MOST_TERMS + 9))
    few = word_charts.word_plane(many)
    assert few is not None
    assert len(few.rows) == word_charts.MOST_TERMS
