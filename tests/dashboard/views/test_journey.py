"""The page Journey."""

from __future__ import annotations

import pytest

from pipeline import tables
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_the_page_says_where_it_changes_and_each_line_opens(shared_example: object) -> None:
    app = seen("journey", measure="practice_rate")
    said = texts(app)
    assert "From “municipality” to “staff” more of other words for co\\-delivery" in said
    shown = app.dataframe[0].value
    assert set(shown["verdict"]) == {
        "▲ more on the second level", "✚ cannot tell", "● differs more than chance explains",
    }  # fmt: skip


def test_a_line_has_its_comparisons_in_sentences(shared_example: object) -> None:
    said = texts(seen("journey", item="co-operation"))
    assert "Co-operation: between “state” and “municipality” at most" in said
    assert "Co-operation: cannot tell a trend from “state” to “staff”" in said


def test_a_level_with_too_few_people_is_named_as_not_shown(shared_example: object) -> None:
    said = texts(seen("journey", measure="topic_share"))
    assert "Not shown, as too few people speak there: relatives." in said
    assert "From “municipality” to “staff” more of notebook" in said
    assert "Not shown" not in texts(seen("journey", measure="concept_rate"))


def test_without_levels_the_page_says_how_to_switch_them_on(
    example: example_tables.Frames,
) -> None:
    for table in (tables.Levels, tables.LevelContrasts, tables.LevelSpecifications):
        tables.write(table, tables.empty(table))
    app = opened("journey")
    assert "No levels are compared yet" in texts(app)
    assert "column: level" in "".join(block.value for block in app.code)
    assert "levels_csv" not in {one.key for one in app.get("download_button")}


def test_places_are_shown_on_the_levels_and_without_any_it_is_said_why(
    example: example_tables.Frames,
) -> None:
    said = texts(opened("journey"))
    assert "from the first level that is shown to the last" in said
    cells = example_tables.level_cells()
    hidden = cells.assign(cell="withheld", estimate=float("nan"))
    for rows, words in (
        (hidden, "too few people speak"),
        (cells.iloc[:0], "under a name that may be shown"),
    ):
        tables.write(tables.LevelCells, rows)
        assert words in texts(opened("journey"))


def test_change_over_time_is_told_and_each_item_opens(shared_example: object) -> None:
    said = texts(seen("journey", dated_item="co-operation"))
    assert "Co-operation: cannot tell whether it changes in policy" in said
    app = seen("journey")
    said = texts(app)
    assert "Co-production: policy changed first" in said
    verdicts = {cell for frame in app.dataframe for cell in frame.value.get("verdict", ())}
    assert {"▲ more and more", "■ policy"} <= verdicts


def test_without_dates_the_page_says_what_is_needed(example: example_tables.Frames) -> None:
    for table in (tables.Changes, tables.DatedValues):
        tables.write(table, tables.empty(table))
    said = texts(opened("journey"))
    assert "No document has a date" in said
    assert "No levels are compared yet" not in said
