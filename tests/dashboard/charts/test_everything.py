"""All pictures of the comparison, for the download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any
from unittest.mock import Mock

import pandas as pd
from altair.utils.schemapi import Undefined, debug_mode

from dashboard.charts import everything
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

MEASURES = ("journey", "level_places", "changes")
"""How the names of pictures begin of which there is one for each measure."""


def test_each_picture_has_a_file_name_and_a_heading_of_its_own() -> None:
    figures = specs.every_figure()
    assert tuple(one.name for one in figures) == specs.EVERY
    by_measure = [one for one in figures if one.name.startswith(MEASURES)]
    assert len({one.what for one in figures}) == len(figures) - len(by_measure) + 3
    assert all(len(one.rows) for one in figures)
    for kind in MEASURES:
        own = [one for one in by_measure if one.name.startswith(kind)]
        assert len({one.title for one in own}) == len(own) > 1


def test_every_layer_of_every_picture_draws_rows_that_are_there() -> None:
    for figure in [*specs.every_figure(), *specs.page_figures()]:
        with debug_mode(False):
            drawn = figure.draw()
        parts = getattr(drawn, "layer", [drawn])
        of_all = [
            {*(drawn if one.data is Undefined or one.data is None else one).data} for one in parts
        ]
        whole = specs.spec(replace(figure, draw=Mock(return_value=drawn)).chart)
        for layer, columns in zip(whole.get("layer", [whole]), of_all, strict=True):
            rows = whole["datasets"][(layer.get("data") or whole["data"])["name"]]
            named = {*_texts({**layer, "params": whole.get("params")})}
            lost = columns - {*chain.from_iterable(rows)} if rows else set()
            assert not named & lost, (figure.name, layer["mark"])
            # It would tell of all columns.
            assert layer["mark"].get("tooltip") in (None, False), (figure.name, layer["mark"])


def _texts(part: Any) -> Iterator[str]:
    """All texts of a specification, its rows left out, and the words of those that are formulas."""
    if isinstance(part, dict):
        for name, one in part.items():
            yield from () if name in ("datasets", "data") else _texts(one)
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, str):
        yield from (part, *re.findall(r"(?<=datum[.])\w+|(?<=datum\[')[^']+", part))


def test_a_picture_of_one_thing_names_it_in_its_title_and_all_kinds_of_the_pages_are_there() -> (
    None
):
    figures = {one.name: one for one in specs.every_figure()}
    for name, figure in figures.items():
        if name.endswith("_co-operation"):
            assert figure.title.startswith("co-operation: ")
        if name.endswith("_en-1"):
            assert "grant, indicator, report" in figure.title

    def one_concept(name: str) -> pd.DataFrame:
        table = getattr(tables, name)
        rows = example(table)
        only = "concept" in rows and name in ("Usage", "Concordance")
        return rows[rows["concept"] == "co-production"] if only else rows

    made = everything.every(one_concept)
    of_pages = {one.what for one in specs.page_figures()}
    # How many names were taken out, and where one search finds its word, is of no comparison.
    assert {
        one.what for one in specs.page_figures() if one.name in ("redactions", "dispersion")
    } == (of_pages - {one.what for one in made})


def test_rates_are_those_of_the_words_and_not_of_the_practice() -> None:
    rates = next(one for one in specs.every_figure() if one.name == "concept_rates")
    assert set(rates.rows["kind"]) == {"label"}


def test_nothing_to_show_makes_no_picture() -> None:
    assert everything.every(lambda name: example(getattr(tables, name)).iloc[:0]) == []


def test_pictures_of_the_overview_leave_as_they_stand_there() -> None:
    gaps = example(tables.Gaps)
    own = gaps["item"].isin(["co-design", "en-1"])
    some = gaps.assign(over_all=gaps["over_all"] & ~own)

    def read(name: str) -> pd.DataFrame:
        return some if name == "Gaps" else example(getattr(tables, name))

    wanted = ("verdict_matrix", "concept_gaps", "topic_gaps")
    every = everything.every(read)
    made = {one.name: one.rows.set_index("item") for one in every if one.name in wanted}
    assert set(gaps.loc[own & (gaps["measure"] == "concept_rate"), "verdict"]) == {"policy"}
    for name, item in (("concept_gaps", "co-design"), ("topic_gaps", "en-1")):
        assert made[name]["verdict"][item] == "cannot tell"
    matrix = made["verdict_matrix"]
    assert matrix[matrix["kind"] == "word"]["verdict"]["co-design"] == "cannot tell"


def test_the_one_topic_is_the_furthest_apart_of_those_that_may_be_quoted() -> None:
    gaps, about = example(tables.Gaps), example(tables.Topics)
    own = gaps["measure"] == "topic_share"
    first, second = gaps.loc[own, "item"].head(2)
    gaps = gaps[~own | gaps["item"].isin([first, second])].copy()
    own = gaps["measure"] == "topic_share"
    gaps.loc[own, ["verdict", "stable", "flipped_by"]] = ["policy", True, ""]
    gaps.loc[own, "estimate"] = [-0.4, 0.2]
    sound = about.assign(
        stable=True, owned_by="", owned_by_cluster="", coherence=0.2, chance=0.1, spurious=False
    )

    def drawn(topics: pd.DataFrame) -> str:
        shown = {"Gaps": gaps, "Topics": topics, "Robustness": example(tables.Robustness).iloc[:0]}
        figures = everything._of_topic(
            lambda name: shown[name] if name in shown else example(getattr(tables, name))
        )
        return next(one.name for one in figures if one is not None)

    assert drawn(sound).endswith(first)
    assert drawn(sound.assign(coherence=[0.2 * (one != first) for one in sound["topic"]])).endswith(
        second
    )
    assert drawn(sound.assign(stable=False)).endswith(first)
