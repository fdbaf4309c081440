"""Pictures of documents: what was taken out of them, where a word stands in them."""

from __future__ import annotations

import pandas as pd

from dashboard import naming
from dashboard.charts import document_charts
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs

TAKEN = pd.DataFrame(
    {
        "doc_id": ["f1", "f1", "f2", "f3"], "kind": ["person", "place", "person", "place"],
        "n_replaced": [2, 9, 1, 0], "n_different": [1, 3, 1, 0],
    }
)  # fmt: skip


def test_what_was_taken_out_is_counted_by_kind_the_most_frequent_first() -> None:
    figure = document_charts.redactions(TAKEN)
    assert figure is not None
    assert figure.title == "12 names and numbers were replaced (in 2 interviews)"
    assert figure.rows["name"].tolist() == ["names of places", "names of people"]
    assert figure.rows["n"].tolist() == [9, 3]
    assert figure.rows["n_different"].tolist() == [3, 2]
    assert figure.kinds == ()


def test_one_replacement_is_said_as_one() -> None:
    figure = document_charts.redactions(TAKEN.tail(2))
    assert figure is not None
    assert figure.title == "1 name or number was replaced (in 1 interview)"
    assert document_charts.redactions(TAKEN.iloc[:0]) is None


def test_each_kind_that_is_taken_out_has_words_in_both_languages() -> None:
    every = pd.DataFrame(
        {"doc_id": "f1", "kind": list(naming.REDACTED), "n_replaced": 1, "n_different": 1}
    )
    english = document_charts.redactions(every)
    with in_language("nb"):
        norwegian = document_charts.redactions(every)
    assert english is not None
    assert norwegian is not None
    assert english.rows["name"].is_unique
    assert not set(english.rows["name"]) & set(norwegian.rows["name"])


def test_a_bar_is_as_long_as_its_number_and_ticks_are_whole() -> None:
    counts = pd.DataFrame({"name": ["a", "b"], "n": [3, 1]})
    chart = document_charts.bars_chart(counts, title="times")
    x = specs.channel(chart, "bar", "x")
    assert (x["field"], x["title"], x["axis"]["tickMinStep"]) == ("n", "times", 1)
    assert specs.channel(chart, "text", "text")["field"] == "n"
    assert specs.channel(chart, "bar", "y")["sort"] == ["a", "b"]


def lines(*found: tuple[str, str]) -> pd.DataFrame:
    rows = pd.DataFrame(found, columns=["title", "segment_id"])
    return rows.assign(
        doc_id=rows["segment_id"].str[0], keyword="co-design",
        corpus=rows["segment_id"].str[0].map({"p": "policy", "f": "frontline"}),
    )  # fmt: skip


PASSAGES = pd.DataFrame(
    {"segment_id": ["p:1", "p:2", "p:3", "f:1"], "doc_id": ["p", "p", "p", "f"]}
)
FOUND = lines(("Plan", "p:1"), ("Plan", "p:3"), ("Talk", "f:1"))


def test_a_stroke_stands_at_its_place_and_each_document_is_a_row() -> None:
    figure = document_charts.dispersion(FOUND, PASSAGES, 5)
    assert figure is not None
    assert figure.title == "3 times in 2 of 5 documents; most in Plan (2)"
    places = [(one["name"], one["place"]) for one in specs.drawn(figure.chart, "tick")]
    assert places == [("Plan", 0.0), ("Plan", 1.0), ("Talk", 0.0)]
    x = specs.channel(figure.chart, "tick", "x")
    assert (x["scale"]["domain"], x["axis"]["values"]) == ([0, 1], [0, 0.5, 1])
    assert '"beginning"' in x["axis"]["labelExpr"]
    assert '"end"' in x["axis"]["labelExpr"]
    assert [(one["name"], one["n"]) for one in specs.drawn(figure.chart, "point")] == [
        ("Plan", 2), ("Talk", 1),
    ]  # fmt: skip
    assert specs.scale(figure.chart, "point", "shape") == specs.SHAPES


def test_one_place_in_one_document_is_said_as_one() -> None:
    figure = document_charts.dispersion(FOUND.tail(1), PASSAGES, 5)
    assert figure is not None
    assert figure.title == "Once in 1 of 5 documents"
    assert document_charts.dispersion(FOUND.iloc[:0], PASSAGES, 5) is None


def test_the_documents_with_most_are_drawn_and_all_are_rows() -> None:
    n = document_charts.MOST_DOCUMENTS + 3
    ids = [f"p:{number}" for number in range(n)]
    passages = pd.DataFrame({"segment_id": ids, "doc_id": ids})
    found = lines(*((f"T{number}", one) for number, one in enumerate(ids)), ("T2", "p:2"))
    figure = document_charts.dispersion(found, passages, n)
    assert figure is not None
    assert len(figure.rows) == n + 1
    drawn = {one["name"] for one in specs.drawn(figure.chart, "tick")}
    assert len(drawn) == document_charts.MOST_DOCUMENTS
    assert "T2" in drawn
    assert figure.note.endswith("The 30 with most are drawn.")
