"""Charts on a page, with what is downloaded of them."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import state
from dashboard.charts import concept_charts, everything, images, topic_charts
from dashboard.charts.figure import Figure
from dashboard.data import arranging, downloads, loading
from dashboard.parts import grids, layout, pictures, statements
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example

USAGE = example(tables.Usage, kind="label")


def rates() -> Figure:
    made = concept_charts.concept_rates(USAGE, arranging.concept_rows(USAGE, example(tables.Gaps)))
    assert made is not None
    return made


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    made.context.theme.type = "dark"
    made.session_state["language"] = "en"
    for module in (pictures, grids, layout, statements, state):
        monkeypatch.setattr(module, "st", made)
    monkeypatch.setattr(downloads, "date_of_run", lambda: "2026-11-29")
    return made


def test_a_picture_stands_under_its_finding_and_leaves_as_csv_svg_and_png(page: Recorder) -> None:
    figure = rates()
    pictures.picture(figure)
    assert page.texts("header") == [re.sub(r"([.:;()-])", r"\\\1", figure.title)]
    chart = page.one("altair_chart")
    assert chart.settings["alt"] == figure.title
    assert "on_select" not in chart.settings
    assert [call.args[0] for call in page.of("download_button")] == ["CSV", "SVG", "PNG"]
    assert [call.args[2] for call in page.of("download_button")] == [
        "cospeak_picture_concept_rates_en_2026-11-29.csv",
        "cospeak_concept_rates_en_2026-11-29.svg", "cospeak_concept_rates_en_2026-11-29.png",
    ]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours, 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_of_a_picture_can_be_read_on_its_page(theme: str, page: Recorder) -> None:
    assert contrast("#808495", "#FFFFFF") < 4.5  # what Streamlit's theme would have
    page.context.theme.type = theme
    pictures.picture(rates())
    config = page.one("altair_chart").args[0].to_dict()["config"]
    settings = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))
    paper = settings["theme"][theme]["backgroundColor"]
    inks = [config["text"]["color"]]
    for part in ("axis", "legend", "header"):
        inks += [config[part][name] for name in ("labelColor", "titleColor")]
    assert all(contrast(ink, paper) >= 4.5 for ink in inks)


@pytest.mark.parametrize("figure", specs.every_figure(), ids=lambda figure: figure.name)
def test_a_chart_is_the_same_on_a_page_without_the_check_of_its_schema(figure: Figure) -> None:
    def same(spec: specs.Spec) -> specs.Spec:
        return {key: value for key, value in spec.items() if key != "datasets"}

    chart = figure.chart.properties(name="x")
    assert same(pictures.Unchecked(chart, {}).to_dict()) == same(chart.to_dict())


def test_a_click_on_a_point_sets_the_choice_that_it_opens(page: Recorder) -> None:
    pictures.picture(rates(), opens=state.Opens("concept", "concept", at="sentences"))
    follow = page.one("altair_chart").settings["on_select"]
    for picked, chosen in (
        ({}, None), ({"pick": []}, None), ({"pick": [{"concept": "co-design"}]}, "co-design"),
    ):  # fmt: skip
        page.session_state["picture_concept_rates"] = SimpleNamespace(selection=picked)
        follow()
        assert page.session_state.get("concept") == chosen
        assert page.query_params.get("at") == ("sentences" if chosen else None)


def test_a_picture_is_shown_with_its_legend_and_how_it_is_read(page: Recorder) -> None:
    pictures.shown(rates())
    assert "cs-legend" in page.texts("html")[-1]
    assert "Dots are means over documents" in page.texts("caption")[-1]
    page.calls.clear()
    judged = topic_charts.validation(example(tables.TopicValidation))
    assert judged is not None
    pictures.shown(judged)
    assert not page.of("html")  # nothing of it belongs to a side


def test_a_section_without_a_picture_says_what_is_missing(page: Recorder) -> None:
    pictures.section("Years", None, "No document has a date.")
    assert page.texts("header") == ["Years"]
    assert page.texts("caption") == ["No document has a date."]
    assert not page.of("altair_chart")


@pytest.mark.parametrize("invented", [True, False])
def test_a_picture_of_invented_texts_says_so_on_itself(
    invented: bool, page: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}

    def image(_: object, **settings: object) -> bytes:
        asked.update(settings)
        return b"picture"

    monkeypatch.setattr(loading, "is_invented", lambda: invented)
    monkeypatch.setattr(images, "image", image)
    figure = rates()
    assert pictures.drawn(figure, "svg") == b"picture"
    assert (
        "Example: the texts are invented. Do not quote any figure." in str(asked["note"])
    ) is invented
    assert str(asked["note"]).startswith(figure.note)
    assert (asked["title"], asked["kinds"], asked["form"]) == (figure.title, figure.kinds, "svg")


def test_a_picture_that_leaves_says_what_it_rests_on_and_of_which_day(
    page: Recorder, shared_example: object
) -> None:
    svg = pictures.drawn(rates(), "svg").decode()
    for told in ("6 policy documents", "14 interviews", "Cospeak ", "2026-11-29"):
        assert told in svg
    assert "Source: Cospeak" in downloads.source_line(example(tables.Design).iloc[:0])


def test_a_picture_of_one_thing_has_it_in_its_name() -> None:
    figure = rates()
    assert figure.of("co-design: by Åse").name == "concept_rates_co-design-by-ase"
    assert figure.of("en-1").title == figure.title
    assert figure.of("en-1", "night, ward").title == f"night, ward: {figure.title}"
    assert figure.of("x", figure.title[:4]).title == figure.title  # which names it already


def test_a_picture_is_shown_with_its_rows_as_a_folded_table(page: Recorder) -> None:
    figure = rates()
    pictures.tabled_section("Rates", figure, "Nothing.", of=(tables.Usage,), title="document")
    assert len(page.one("dataframe").args[0]) == len(figure.rows)
    assert page.one("expander").args == ("As a table",)
    names = [call.args[2] for call in page.of("download_button")]
    assert len(set(names)) == len(names)  # the picture's rows and the table do not share a name
    page.calls.clear()
    pictures.tabled_section("Rates", None, "Nothing.", of=(tables.Usage,))
    assert page.texts("caption") == ["Nothing."]
    assert not page.of("dataframe")


def test_all_pictures_are_kept_until_a_table_the_manifest_or_a_language_changes(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def every(read: everything.Read) -> list[Figure]:
        made.append(len(read("Gaps")))
        return []

    def changed(place: Path) -> None:
        os.utime(place, ns=(0, place.stat().st_mtime_ns + 1))

    def runs() -> int:
        pictures.every()
        pictures.every()
        return len(made)

    monkeypatch.setattr(everything, "every", every)
    monkeypatch.setattr(state, "language", lambda: "en")
    assert runs() == 1
    changed(tables.place(tables.Usage))
    assert runs() == 2
    changed(tables.MANIFEST)
    assert runs() == 3
    tables.place(tables.Robustness).unlink()
    assert runs() == 4
    with in_language("nb"):
        assert runs() == 5
    monkeypatch.setattr(state, "language", lambda: "nb")
    assert runs() == 6
    assert made[-2] > made[-1] == 0
