"""Pictures that leave: whole, alike each time, and with their texts as mere text."""

from __future__ import annotations

import struct

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import images
from dashboard.charts.figure import Figure
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs


def named(name: str) -> Figure:
    """A picture of the comparison; drawn when it is asked for, not when tests are collected."""
    return next(one for one in specs.every_figure() if one.name == name)


def image(figure: Figure, form: str, title: str = "") -> bytes:
    return images.image(
        figure.chart,
        title=title or figure.title,
        note=figure.note,
        kinds=figure.kinds,
        form=form,  # type: ignore[arg-type]
    )


AGAIN = (
    "verdict_matrix", "concept_gaps", "corrected_theme", "concept_rates", "topic_map", "promises",
    "journey_concept-rate", "topic_flow", "level_places_concept-rate", "topic_strip_en-1",
)  # fmt: skip
"""What is drawn twice: together these have all that a chart of the comparison consists of."""


def parts_of(figure: Figure) -> set[str]:
    """What of a chart could be drawn otherwise the next time: marks, whether cut, calculations."""
    whole = specs.spec(figure.chart)
    layers = whole.get("layer", [whole])
    marks = {f"{one['mark']['type']} {one['mark'].get('clip', False)}" for one in layers}
    steps = {str(sorted(step)) for one in (whole, *layers) for step in one.get("transform", [])}
    return marks | steps | whole.keys() & {"params"}


def test_no_picture_has_a_part_that_those_drawn_twice_lack() -> None:
    parts = {figure.name: parts_of(figure) for figure in specs.every_figure()}
    assert set().union(*parts.values()) == set().union(*(parts[name] for name in AGAIN))


@pytest.mark.parametrize("name", specs.EVERY)
def test_an_svg_holds_finding_legend_and_rows_and_is_the_same_each_time(name: str) -> None:
    figure = named(name)
    svg = image(figure, "svg")
    if figure.name in AGAIN:
        assert svg == image(figure, "svg")
    text = svg.decode()
    assert figure.title.split(";")[0].split(" (")[0][:30] in text
    legend = "about alike on both sides" if "bridge" in figure.kinds else ">frontline<"
    assert (legend in text) == bool(figure.kinds)
    if "name" in figure.rows:
        for name in figure.rows["name"]:
            assert name in text


@pytest.mark.parametrize("name", specs.OF_PAGES)
def test_a_chart_of_a_page_is_valid_and_makes_a_file_with_its_title(name: str) -> None:
    """Pages show charts without the check against Vega-Lite's schema."""
    figure = next(one for one in specs.page_figures() if one.name == name)
    assert figure.title.split(",")[0].split(":")[0] in image(figure, "svg").decode()


def test_each_kind_of_chart_of_a_page_is_among_those() -> None:
    assert tuple(figure.name for figure in specs.page_figures()) == specs.OF_PAGES
    assert len(set(specs.OF_PAGES)) == 16


def test_a_png_is_wide_enough_for_a_page() -> None:
    png = image(named("verdict_matrix"), "png")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width > 1200
    assert height > 400


def test_markup_in_a_title_is_escaped_in_the_svg() -> None:
    svg = image(named("verdict_matrix"), "svg", title="<script>alert(1)</script> & more").decode()
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg


def test_the_rates_name_ten_as_ten() -> None:
    rates = named("concept_rates")
    assert "1e+1" not in image(rates, "svg").decode()


def test_clips_are_numbered_from_one_in_each_picture() -> None:
    svg = '<clipPath id="clip7"/><g clip-path="url(#clip7)"/><clipPath id="clip12"/>'
    assert images._renumbered(svg) == (
        '<clipPath id="clip1"/><g clip-path="url(#clip1)"/><clipPath id="clip2"/>'
    )


def test_the_legend_has_the_words_of_its_kinds_in_each_layer_that_shows_them() -> None:
    points = alt.Chart(pd.DataFrame({"side": ["policy"]})).mark_point()
    chart = points.encode(color="side:N", shape="side:N") + points.encode(x="side:N")
    spec = chart.to_dict()
    with in_language("nb"):
        images._with_legend(spec, ("policy", "frontline"))
    first, second = (layer["encoding"] for layer in spec["layer"])
    assert first["color"]["legend"] == first["shape"]["legend"]
    assert first["color"]["legend"]["values"] == ["policy", "frontline"]
    assert "datum.value == 'frontline' ? \"førstelinje\"" in first["color"]["legend"]["labelExpr"]
    assert "legend" not in second["x"]
