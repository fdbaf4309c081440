"""Influence: the document without which the verdict is another."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap import influence
from tests.gap.examples import (
    checked,
    corpus,
    row_of,
)


def test_the_document_that_a_verdict_hangs_on_is_the_one_found_by_leaving_each_out() -> None:
    parts = corpus(
        tokens=([10_000] * 4, [10_000] * 6),
        concepts={
            "co-design": ([9, 8, 10, 9], [0, 0, 1, 0, 2, 0]),
            "co-creation": ([6, 7, 6, 2], [0, 5, 1, 2, 1, 3]),
            "co-operation": ([5, 5, 6, 4], [5, 6, 4, 5, 5, 5]),
        },
        topics={"t": ([0.5, 0.4, 0.5, 0.2], [0.2, 0.3, 0.1, 0.2, 0.1, 0.3])},
    )
    found = checked(parts)
    without = {
        document: checked(tuple(part[part["doc_id"] != document] for part in parts))
        for document in parts[0]["doc_id"]
    }
    flips = 0
    for measure in ("concept_rate", "family_rate", "topic_share"):
        for row in found[found["measure"] == measure].to_dict("records"):
            moved = {
                document
                for document, rest in without.items()
                if row_of(rest, measure, row["item"])["verdict"] != row["verdict"]
            }
            assert (row["flipped_by"] in moved) if moved else row["flipped_by"] == ""
            flips += bool(moved)
    assert flips


def test_leaving_out_against_the_critical_values_agrees_with_permuting_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(3)
    terms = {
        f"w{i:02d}": (
            rng.poisson(6 * (1 + 3 * (i < 8)), 9).tolist(),
            rng.poisson(6, 12).tolist(),
        )
        for i in range(40)
    }
    parts = corpus(tokens=([9_000] * 9, [9_000] * 12), terms=terms)
    exact = checked(parts)
    monkeypatch.setattr(influence, "MAX_EXACT_WORK", 0)
    quick = checked(parts)
    words = exact["measure"] == "term_rate"
    same = (exact["flipped_by"] != "") == (quick["flipped_by"] != "")
    assert same[words].mean() >= 0.9
    assert (exact.loc[words, "verdict"] == "policy").sum() >= 5


def test_the_verdict_is_flipped_by_what_moves_it_most() -> None:
    moved = {0: (0.3, False), 1: (0.1, False), 2: (0.9, True)}
    assert influence.flipping_document(True, "abc", moved.__getitem__) == "b"
    assert influence.flipping_document(False, "abc", moved.__getitem__) == "c"
    assert influence.flipping_document(True, "abc", lambda _: (0.5, True)) == ""
