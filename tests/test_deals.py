"""Documents dealt at random to two sides: what changes with the side, and what counts as named."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from benchmarks.bench_deals import FIGURES, HEAD, Corpus, dealt, line, named, written
from pipeline import tables
from tests import example_tables

FRAMES = example_tables.frames()
NONE: dict[str, list[str]] = {name: [] for name in FIGURES}


def of_rows(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})


@pytest.fixture
def corpus() -> Corpus:
    documents = of_rows(
        doc_id=["a1", "a2", "b1", "c1"], cluster=["a", "a", "b", "c"], corpus=["frontline"] * 4
    )
    mentions = of_rows(
        doc_id=["a1", "a1", "b1"], corpus=["frontline"] * 3,
        role=["interviewer", "respondent", "respondent"],
    )  # fmt: skip
    rest = {one.name: documents.iloc[:0] for one in dataclasses.fields(Corpus)}
    return Corpus(**{**rest, "documents": documents, "mentions": mentions})


def test_whole_clusters_change_sides_and_who_answers_has_the_role_of_the_side(
    corpus: Corpus,
) -> None:
    found = dealt(corpus, ["a"])
    assert found.documents["corpus"].tolist() == ["policy", "policy", "frontline", "frontline"]
    assert found.mentions["role"].tolist() == ["interviewer", "policy", "respondent"]
    assert corpus.documents["corpus"].eq("frontline").all()


def test_what_is_named_is_told_of_the_overview_and_of_any_page() -> None:
    gaps = FRAMES[tables.Gaps].assign(verdict="cannot tell", over_all=False)
    assert named(gaps, FRAMES[tables.Topics]) == NONE
    apart = gaps.assign(verdict=gaps["verdict"].mask(gaps["measure"] == "meaning", "different"))
    alone = named(apart, FRAMES[tables.Topics])
    assert [alone[one] for one in FIGURES] == [[], [], ["meaning"]]
    over_all = named(apart.assign(over_all=True), FRAMES[tables.Topics])
    assert over_all["named on the Overview"] == ["meaning"]


def test_a_row_replaces_that_of_the_same_deals_and_keeps_the_others(corpus: Corpus) -> None:
    told = [{**NONE, FIGURES[2]: ["term_rate", "tone"]}, NONE, NONE, NONE]
    row = line(corpus, "talk", 0.34, told)
    assert row.startswith("| talk | 1 v 2 | 4 | 0 % (0 to 49) |")
    assert row.endswith("| 25 % (5 to 70) | `term_rate` 1, `tone` 1 |")
    page = written("", [row, row.replace("1 v 2", "2 v 1")])
    again = written(page, [row.replace("| 4 |", "| 8 |")])
    rows = [one for one in again.splitlines() if one.startswith("| talk")]
    assert [one.split(" | ")[1:3] for one in rows] == [["1 v 2", "8"], ["2 v 1", "4"]]
    assert again.count(" | ".join(HEAD)) == 1
