"""Pictures that leave: whole, alike each time, and with their texts as mere text."""

from __future__ import annotations

import struct

import pandas as pd
import pytest

from dashboard.charts import everything, images, word_charts
from dashboard.charts.figure import Figure, said
from pipeline import tables
from tests import example_tables


def made(frames: example_tables.Frames) -> list[Figure]:
    shown = example_tables.in_words(frames)
    return everything.every(lambda name: shown[getattr(tables, name)])


FIGURES = made(example_tables.frames())


def image(figure: Figure, form: str, title: str = "") -> bytes:
    return images.image(
        figure.chart,
        title=title or figure.title,
        note=figure.note,
        kinds=figure.kinds,
        form=form,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_an_svg_holds_finding_legend_and_rows_and_is_the_same_each_time(
    figure: Figure,
) -> None:
    svg = image(figure, "svg")
    assert svg == image(figure, "svg")
    text = svg.decode()
    assert figure.title.split(";")[0].split(" (")[0][:30] in text
    legend = "alike on both sides" if "bridge" in figure.kinds else ">frontline<"
    assert (legend in text) == bool(figure.kinds)
    if "name" in figure.rows:
        for name in figure.rows["name"]:
            assert name in text


def test_a_png_is_wide_enough_for_a_page() -> None:
    png = image(FIGURES[0], "png")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width > 1200
    assert height > 400


def test_markup_in_a_title_is_escaped_in_the_svg() -> None:
    svg = image(FIGURES[0], "svg", title="<script>alert(1)</script> & more").decode()
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg


def test_nothing_to_show_makes_no_picture() -> None:
    empty = {table: tables.empty(table) for table in tables.PUBLISHED}
    assert made(empty) == []


def test_the_rates_name_ten_as_ten() -> None:
    rates = next(figure for figure in FIGURES if figure.name == "concept_rates")
    assert "1e+1" not in image(rates, "svg").decode()


def test_a_title_says_whose_the_findings_are() -> None:
    rows = pd.DataFrame(
        {"verdict": ["policy"] * 5 + ["frontline"], "estimate": range(6), "label": list("abcdef")}
    )
    assert said(rows, "label") == ("More in policy: e; d; c; 2 more. More at the frontline: f.")


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
