"""Rows chosen, joined and put in order."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data import arranging
from pipeline import tables
from pipeline.wording.messages import encoded, message
from pipeline.wording.translation import in_language
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)
TOPICS = example(tables.Gaps, measure="topic_share")
CONCEPTS = example(tables.Gaps, measure="concept_rate")
USAGE = example(tables.Usage, kind="label")


def test_of_several_measures_the_first_that_has_the_item_is_taken() -> None:
    both = ("concept_rate", "family_rate")
    assert arranging.gap_of(GAPS, both, "co-words")["measure"].tolist() == ["family_rate"]
    assert arranging.gap_of(GAPS, both, "co-design")["estimate"].tolist() == [2.5]
    assert arranging.gap_of(GAPS, ("meaning",), "co-design").empty


def test_a_finding_holds_in_so_many_dimensions_of_analysis() -> None:
    robustness = example(tables.Robustness)
    assert arranging.held(robustness, "concept_rate", "co-design") == (3, 4)
    assert arranging.held(robustness, "concept_rate", "co-production") == (4, 4)
    assert arranging.held(robustness, "concept_rate", "co-creation") == (0, 0)


def test_the_most_telling_rows_are_findings_first_with_a_quarter_for_likeness() -> None:
    chosen = arranging.most_telling(TOPICS, "topic_share", "estimate", 4)
    assert chosen["item"].tolist() == ["en-6", "en-4", "en-2", "en-1"]
    assert arranging.most_telling(TOPICS, "topic_share", "estimate", 50)["item"].size == 8
    assert not {"unclear", "size"} & set(chosen.columns)


def test_a_row_that_has_no_number_to_be_drawn_by_is_not_telling() -> None:
    unknown = CONCEPTS.assign(log2_ratio=[float("nan"), *CONCEPTS["log2_ratio"][1:]])
    chosen = arranging.most_telling(unknown, "concept_rate", "log2_ratio", 8)
    assert "co-production" not in set(chosen["item"])


def test_a_concept_has_both_sides_and_its_three_verdicts_in_one_row() -> None:
    rows = arranging.concept_rows(USAGE, GAPS)
    assert rows["log2_ratio"].is_monotonic_decreasing
    first = rows.iloc[0]
    assert (first["concept"], first["verdict"], first["practice_verdict"]) == (
        "co-production", "policy", "frontline",
    )  # fmt: skip
    assert (first["policy_estimate"], first["frontline_estimate"]) == (9.4, 0.6)
    assert (first["policy_n_documents_with"], first["frontline_n_documents_with"]) == (6, 3)
    meaning = rows.set_index("concept")["meaning_verdict"]
    assert meaning["co-operation"] == "different"
    assert pd.isna(meaning["co-production"])


def test_a_concept_that_was_not_tested_cannot_be_told() -> None:
    untested = GAPS[GAPS["item"] != "co-design"]
    rows = arranging.concept_rows(USAGE, untested).set_index("concept")
    assert rows.at["co-design", "verdict"] == "cannot tell"
    assert rows.at["co-design", "policy_estimate"] == 3.2


def test_tested_terms_come_the_most_telling_first_and_the_unclear_last() -> None:
    rows = arranging.term_rows(example(tables.Terms), GAPS)
    assert rows["times"].equals(rows["n_policy"] + rows["n_frontline"])
    unclear = (rows["verdict"] == "cannot tell").tolist()
    assert unclear == sorted(unclear)
    told = rows.loc[~pd.Series(unclear), "log_odds_z"].abs()
    assert told.is_monotonic_decreasing
    untested = GAPS[GAPS["item"] != "grant"]
    assert "grant" not in set(arranging.term_rows(example(tables.Terms), untested)["term"])


def test_a_topics_words_keep_their_order_and_those_without_counts_stay() -> None:
    words = arranging.words_by_side(
        example(tables.TopicTerms, topic="en-1").sample(frac=1, random_state=1),
        example(tables.Terms),
        example(tables.Documents),
    )
    assert words["rank"].tolist() == list(range(1, len(words) + 1))
    counts = words.set_index("term")["n_policy"]
    assert counts["grant"] == 61
    of_policy = example(tables.Documents, corpus="policy")["n_tokens"].sum()
    assert words.set_index("term")["policy"]["grant"] == pytest.approx(61 / of_policy * 10_000)
    assert pd.isna(counts["people"])


def test_a_topics_documents_have_the_catalogues_own_columns_the_fullest_first() -> None:
    documents = example(tables.Documents)
    shares = example(tables.TopicShares, topic="en-6")
    rows = arranging.topic_documents(shares, documents[documents["corpus"] == "frontline"])
    assert rows["share"].is_monotonic_decreasing
    assert set(rows["corpus"]) == {"frontline"}
    assert len(rows) == 14
    assert rows.columns.tolist() == [
        "title", "corpus", "share", "cluster", "date", "role", "invented", "doc_id",
    ]  # fmt: skip


def test_names_that_come_twice_get_their_id() -> None:
    assert arranging.unique_names({"a": "x", "b": "x", "c": "y", "d": ""}) == {
        "a": "x (a)", "b": "x (b)", "c": "y", "d": " (d)",
    }  # fmt: skip


def test_titles_that_come_twice_get_their_document_id() -> None:
    documents = pd.DataFrame({"doc_id": ["a", "b", "c"], "title": ["Plan", "Plan", "Report"]})
    assert arranging.titles(documents) == {"a": "Plan (a)", "b": "Plan (b)", "c": "Report"}


def test_topics_are_named_from_policys_to_the_frontlines() -> None:
    names = arranging.topic_names(GAPS.sample(frac=1, random_state=2))
    assert list(names) == ["en-1", "en-2", "en-3", "en-4", "en-5", "en-8", "en-7", "en-6"]
    assert names["en-1"] == "grant, indicator, report, measure"


def test_a_short_name_is_two_words_long_unless_two_topics_would_share_it() -> None:
    labels = ["a, b, c", "a, b, d", "e · f · g", "h", "h"]
    rows = pd.DataFrame({"label": labels, "item": list("12345")})
    assert arranging.short_names(rows)["name"].tolist() == [
        "a, b, c", "a, b, d", "e · f", "h 4", "h 5",
    ]  # fmt: skip


def test_what_holds_of_both_sides_is_said_once() -> None:
    one = encoded([message("recognise_pdf")])
    two = encoded([message("recognise_pdf"), message("save_as_docx")])
    said = arranging.notes(pd.DataFrame({"note": [one, two]}))
    assert said.count("OCRmyPDF") == 1
    notes = pd.DataFrame({"note": [one, two]})
    assert "OCRmyPDF" not in arranging.notes(notes, without=["recognise_pdf"])
    with in_language("nb"):
        assert arranging.notes(pd.DataFrame({"note": [one, two]})) != said
