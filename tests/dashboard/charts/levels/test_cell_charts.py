"""Pictures of cells on levels."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import images
from dashboard.charts.levels import cell_charts
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

TRIED = example(tables.LevelSpecifications, measure="concept_rate")
CONTRASTS = example(tables.LevelContrasts, measure="concept_rate")


def test_each_comparison_has_a_cell_for_each_part_that_is_varied() -> None:
    figure = cell_charts.analyses(TRIED, CONTRASTS, "co-production")
    assert figure is not None
    cells = pd.DataFrame(specs.drawn(figure.chart, "rect"))
    own = TRIED[TRIED["item"] == "co-production"]
    assert len(cells) == len(own.drop_duplicates(["varied", "contrast", "first", "second"]))
    assert list(dict.fromkeys(cells["name"]))[:2] == [
        "all levels together", "trend along all levels",
    ]  # fmt: skip
    agree = cells.set_index(["varied", "name"])["told"]
    assert agree["lexicon", "all levels together"] == "1 / 1"
    assert agree["weighting", "all levels together"] == "0 / 1"
    assert figure.title.startswith("Co-production: 0 of")
    assert set(figure.rows) >= {"contrast", "first", "second", "varied", "n_same", "n_analyses"}


def test_where_nothing_is_told_the_title_says_so_and_without_analyses_there_is_no_picture() -> None:
    open_ = CONTRASTS.assign(verdict="cannot tell")
    figure = cell_charts.analyses(TRIED, open_, "co-production")
    assert figure is not None and "no difference or likeness" in figure.title
    assert cell_charts.analyses(TRIED.iloc[:0], CONTRASTS, "co-production") is None


def test_the_picture_stands_alone_as_a_file() -> None:
    figure = cell_charts.analyses(TRIED, CONTRASTS, "co-production")
    assert figure is not None
    svg = images.image(figure.chart, title=figure.title, note=figure.note, kinds=(), form="svg")
    assert b"all levels together" in svg
