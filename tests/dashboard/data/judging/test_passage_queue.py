"""Which passage is judged next, and what was said before."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import marks
from dashboard.data.judging import passage_queue
from pipeline import tables
from pipeline.stages.judgements import given as given_to_the_pipeline
from tests.dashboard.shown import example


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_passages_come_by_turns_from_both_sides_each_in_its_own_order() -> None:
    draws = example(tables.Draws).query("kind == 'theme'")
    order = passage_queue.in_turn(draws)
    assert sorted(order["passage"]) == sorted(draws["passage"])
    n = 2 * int(order["corpus"].value_counts().min())
    pairs = order["corpus"].head(n).to_numpy().reshape(-1, 2)
    assert all(set(pair) == {"policy", "frontline"} for pair in pairs)
    assert len({tuple(pair) for pair in pairs}) == 2  # the side is not told by the place
    for _, own in order.groupby("corpus"):
        assert own["turn"].is_monotonic_increasing


def test_documents_coded_whole_for_every_item_are_not_asked_again() -> None:
    draws = pd.DataFrame({"doc_id": ["a", "a", "b", "c"], "passage": ["p1", "p2", "p3", "p4"]})
    rows = [("a", "x", "whole"), ("a", "y", "whole"), ("b", "x", "whole"), ("b", "y", "random"),
            ("c", "x", "whole"), ("c", "gone", "whole")]  # fmt: skip
    judged = pd.DataFrame(rows, columns=["doc_id", "item", "source"])
    left = passage_queue.not_coded(draws, judged, ["x", "y"])
    assert left["passage"].tolist() == ["p3", "p4"]
    assert passage_queue.not_coded(draws, judged.iloc[:0], ["x"]).equals(draws)


def test_a_colleagues_file_counts_and_of_one_persons_answers_the_last() -> None:
    passage_queue.keep("Åse", "p1", "theme", {"motives": "yes"})
    there = passage_queue.FILE.with_name("judgements-bo.sqlite")
    marks.save_all(
        "Bo", [("judgement", "p1", "theme:motives", "no"), ("memo", "p1", "theme", "hm")],
        file=there,
    )  # fmt: skip
    marks.save_all("Åse", [("judgement", "p1", "theme:motives", "no")], file=there)
    found = passage_queue.of_kind(passage_queue.answers(), "theme")
    assert sorted(zip(found["coder"], found["code"], found["mark"], strict=True)) == [
        ("Bo", "motives", "no"), ("Åse", "motives", "yes"),
    ]  # fmt: skip
    # The pipeline sees the same people and questions, without the notes.
    passage_queue.keep("Cy", "p1", "theme", {"motives": "yes"}, proposed=True)
    every = given_to_the_pipeline(passage_queue.FILE.parent)
    assert every.loc[every["proposed"], "coder"].tolist() == ["Cy"]
    read = every[~every["proposed"]]
    assert read[["coder", "item", "place"]].to_numpy().tolist() == [
        ["Bo", "p1", "theme:motives"], ["Åse", "p1", "theme:motives"],
    ]  # fmt: skip


def test_a_codebook_that_grew_asks_the_passage_again() -> None:
    order = pd.DataFrame({"passage": ["p1", "p2"]})
    passage_queue.keep("Åse", "p1", "theme", {"motives": "no"})
    given = passage_queue.of_kind(passage_queue.answers(), "theme")
    left = passage_queue.left(order, given, ["motives"], coder="Åse", new=False)
    assert left["passage"].tolist() == ["p2"]
    more = passage_queue.left(order, given, ["motives", "trust"], coder="Åse", new=False)
    assert more["passage"].tolist() == ["p1", "p2"]


def test_agreement_has_an_interval_by_clusters() -> None:
    rows = [
        {"coder": coder, "item": f"p{n}", "code": "motives",
         "mark": "yes" if n % 3 == 0 or (coder == "Bo" and n == 7) else "no"}
        for n in range(24)
        for coder in ("Åse", "Bo")
    ]  # fmt: skip
    where = {f"p{n}": f"home {n // 4}" for n in range(24)}
    (row,) = passage_queue.agreement(pd.DataFrame(rows), ["motives"], where, level=0.05).to_dict(
        "records"
    )
    assert (row["n_twice"], row["n_agreed"]) == (24, 23)
    assert 0.5 < row["alpha_low"] < row["alpha"] <= row["alpha_high"] <= 1
