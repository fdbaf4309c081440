"""What people judge, and how right Cospeak is by them."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.data import judging
from pipeline import tables
from pipeline.stats.agreement import wilson
from tests.dashboard.shown import example

LINES = example(tables.Concordance)
PROMISES = example(tables.Promises)
DOCUMENTS = example(tables.Documents)


def marks(*made: tuple[str, str, str], place: str = "") -> pd.DataFrame:
    rows = pd.DataFrame(made, columns=["coder", "item", "mark"])
    return rows.assign(kind="any", place=place, marked_at="2026-01-01")


def test_items_come_by_turns_from_both_sides_in_an_order_that_is_always_the_same() -> None:
    lines_of_both = LINES.assign(item=LINES["mention_id"])
    order = judging.to_check(lines_of_both)
    pd.testing.assert_frame_equal(
        order, judging.to_check(lines_of_both.sample(frac=1, random_state=1))
    )
    assert set(order["mention_id"]) == set(lines_of_both["mention_id"])
    least = int(lines_of_both["corpus"].value_counts().min())
    assert order["corpus"].head(2 * least).value_counts().tolist() == [least, least]
    assert order["mention_id"].tolist() != lines_of_both["mention_id"].tolist()


def test_precision_leaves_the_unsure_out() -> None:
    given = ["yes", "yes", "yes", "no", "unsure"]
    marked = pd.DataFrame({"coder": "Åse", "corpus": "policy", "mark": given})
    (row,) = judging.precision(marked).to_dict("records")
    assert (row["judged"], row["right"], row["unsure"]) == (4, 3, 1)
    assert (row["precision"], row["side"]) == (0.75, "policy")
    assert (row["ci_low"], row["ci_high"]) == wilson(3, 4)


def test_precision_is_told_of_each_coder_and_side_and_is_unknown_of_the_unsure() -> None:
    marked = pd.DataFrame(
        {
            "coder": ["Åse", "Åse", "Tor"], "corpus": ["policy", "frontline", "policy"],
            "mark": ["yes", "no", "unsure"],
        }
    )  # fmt: skip
    rows = judging.precision(marked).set_index(["coder", "side"])
    assert rows.at[("Åse", "policy"), "precision"] == 1.0
    assert rows.at[("Åse", "frontline"), "precision"] == 0.0
    assert math.isnan(rows.at[("Tor", "policy"), "precision"])
    assert judging.precision(marked.iloc[:0]).columns.tolist()[:3] == ["coder", "side", "judged"]


def test_a_mark_of_a_mention_is_joined_with_its_line_and_a_stray_one_is_dropped() -> None:
    known = LINES["mention_id"].iloc[0]
    joined = judging.mention_marks(marks(("Åse", known, "yes"), ("Åse", "gone", "no")), LINES)
    assert joined[["mention_id", "mark", "keyword"]].apply(tuple, axis=1).tolist() == [
        (known, "yes", LINES["keyword"].iloc[0])
    ]
    assert joined.columns.tolist()[-2:] == ["marked_at", "mention_id"]


def test_the_marks_of_each_item_are_by_coder() -> None:
    made = marks(("Åse", "a", "yes"), ("Tor", "a", "no"), ("Tor", "b", "yes"))
    assert judging.by_coder(made) == [{"Åse": "yes", "Tor": "no"}, {"Tor": "yes"}]


def test_a_mark_of_a_promise_is_joined_with_both_texts() -> None:
    first = PROMISES.iloc[0]
    place = str(first["answer_segment_id"])
    made = marks(("Åse", str(first["statement_id"]), "support"), place=place)
    passages = example(tables.Passages)
    (row,) = judging.answer_marks(made, PROMISES, passages).to_dict("records")
    assert row["statement"] == first["statement"]
    assert row["passage"] == passages.set_index("segment_id").at[place, "text"]
    assert (row["mark"], row["title"]) == ("support", first["title"])


def test_a_mark_that_names_no_passage_has_none_beside_it() -> None:
    made = marks(("Åse", str(PROMISES["statement_id"].iloc[0]), "no counterpart"))
    (row,) = judging.answer_marks(made, PROMISES, example(tables.Passages)).to_dict("records")
    assert (row["passage"], row["speaker"]) == ("", "")


def test_chosen_documents_narrow_their_own_side_and_leave_the_other_whole() -> None:
    statements = PROMISES.drop_duplicates("statement_id")
    policy = DOCUMENTS[DOCUMENTS["corpus"] == "policy"].head(1)
    answers, promises = judging.answers_of(PROMISES, statements, policy)
    assert set(promises["doc_id"]) == set(policy["doc_id"])
    assert len(answers) == len(PROMISES)
    talk = DOCUMENTS[DOCUMENTS["doc_id"] == PROMISES["answer_doc_id"].iloc[0]]
    answers, promises = judging.answers_of(PROMISES, statements, talk)
    assert set(answers["answer_doc_id"]) == set(talk["doc_id"])
    assert len(promises) == len(statements)


@pytest.mark.parametrize(
    ("task", "asked"),
    [
        ("word", {tables.TopicTerms, tables.Gaps}),
        ("topic", {tables.TopicTerms, tables.TopicShares}),
    ],
)
def test_a_task_reads_the_tables_that_it_needs(task: str, asked: set[type[tables.Table]]) -> None:
    read: set[type[tables.Table]] = set()

    def watched(table: type[tables.Table]) -> pd.DataFrame:
        read.add(table)
        return example(table)

    items = judging.intruder_items(task, watched)
    assert read == asked
    assert len(items)
    assert items["item"].is_unique
