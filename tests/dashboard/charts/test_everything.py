"""All pictures of the comparison, for the download."""

from __future__ import annotations

from dashboard.charts import everything
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example


def test_each_picture_has_a_file_name_and_a_heading_of_its_own() -> None:
    figures = specs.every_figure()
    assert [one.name for one in figures] == [
        "verdict_matrix", "concept_gaps", "topic_gaps", "theme_gaps", "concept_rates",
        "topic_shares", "topic_differences", "topic_fits", "word_plane", "validation",
    ]  # fmt: skip
    assert len({one.what for one in figures}) == len(figures)
    assert all(len(one.rows) for one in figures)


def test_rates_are_those_of_the_words_and_not_of_the_practice() -> None:
    rates = next(one for one in specs.every_figure() if one.name == "concept_rates")
    assert set(rates.rows["kind"]) == {"label"}


def test_nothing_to_show_makes_no_picture() -> None:
    assert everything.every(lambda name: example(getattr(tables, name)).iloc[:0]) == []
