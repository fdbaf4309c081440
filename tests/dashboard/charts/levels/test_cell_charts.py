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
    assert agree["lexicon", "all levels together"] == "1/1"
    assert agree["weighting", "all levels together"] == "0/1"
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


CELLS = example(tables.LevelCells, measure="concept_rate")


def test_places_have_a_cell_on_each_level_and_why_there_is_none() -> None:
    figure = cell_charts.places(CELLS, "co-production")
    assert figure is not None
    assert figure.title == (
        "Co-production: from the first level that is shown to the last it becomes less in 3 of 3 "
        "places, more in 0."
    )
    told = pd.DataFrame(specs.drawn(figure.chart, "text"))
    by_place = told.set_index(["name", "column"])
    assert len(by_place) == 9
    assert by_place.loc[("Aldervik", "state"), "told"] == "17"
    assert by_place.loc[("Fenmoor", "staff"), "sign"] == cell_charts.WITHHELD
    assert by_place.loc[("Stranholt", "municipality"), "sign"] == cell_charts.NOTHING
    assert set(by_place["why"].dropna()) == {"withheld", "no documents here"}
    rows = figure.rows
    assert len(rows) == 9 and rows.loc[rows["cell"] != "shown", "estimate"].isna().all()


def test_one_place_with_a_figure_is_told_by_itself_and_shares_are_in_per_cent() -> None:
    topics = example(tables.LevelCells, measure="topic_share")
    shown = topics["cell"].where(topics["place"] == "Aldervik", "withheld")
    one = topics.assign(cell=shown, estimate=topics["estimate"].where(shown == "shown"))
    figure = cell_charts.places(one, "en-6")
    assert figure is not None
    assert (
        figure.title
        == "Notebook, contact person, rota, key: most in Aldervik on “staff” (29\u00a0%)."
    )
    assert "29" in set(pd.DataFrame(specs.drawn(figure.chart, "text"))["told"])


def test_where_every_cell_is_withheld_there_is_no_picture() -> None:
    hidden = CELLS.assign(cell="withheld", estimate=float("nan"))
    assert cell_charts.places(hidden, "co-production") is None
    assert cell_charts.places(CELLS.iloc[:0], "co-production") is None


def test_levels_stand_in_order_from_left_to_right() -> None:
    figure = cell_charts.places(CELLS, "co-operation")
    assert figure is not None
    encoding = specs.spec(figure.chart)["layer"][0]["encoding"]
    assert encoding["x"]["scale"]["domain"] == ["state", "municipality", "staff"]
