"""Influence: the cluster without which the verdict is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pipeline.gap import influence
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.influence import Influence
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured
from pipeline.stats import clusters
from tests.gap.examples import (
    PARAMS,
    Corpus,
    checked,
    corpus,
    evidence_of,
)

FEW = ("concept_rate", "family_rate", "topic_share")


def verdicts_of(parts: Corpus) -> dict[tuple[str, str], str]:
    """The verdict on each item of a few measures, compared anew."""
    return {
        (one.name, item): str(verdict)
        for one in measured(evidence_of(parts), params=PARAMS, names=FEW)
        for item, verdict in zip(one.items, compare(one, params=PARAMS).verdict, strict=True)
    }


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
        document: verdicts_of(tuple(part[part["doc_id"] != document] for part in parts))
        for document in parts[0]["doc_id"]
    }
    flips = 0
    for row in found[found["measure"].isin(FEW)].to_dict("records"):
        moved = {
            document
            for document, rest in without.items()
            if rest[row["measure"], row["item"]] != row["verdict"]
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


def test_the_verdict_is_flipped_by_the_cluster_that_moves_it_most() -> None:
    moved = {0: (0.3, False), 1: (0.1, False), 2: (0.9, True)}
    three = clusters.sides([True, True, False, False], cluster=["b", "b", "c", "d"])

    def flipping(found: bool, without: Callable[[int], tuple[float, bool]]) -> Influence:
        return influence.flipping_cluster(found, three, "wxyz", without)

    first = int(three.cluster[0])
    other = {first: moved[1], **{c: moved[2] for c in range(3) if c != first}}
    assert flipping(True, other.__getitem__) == Influence("w", 2)
    assert flipping(False, moved.__getitem__).n_documents in (1, 2)
    assert flipping(True, lambda _: (0.5, True)) == Influence()
    assert influence.flipping_cluster(True, three, (), moved.__getitem__) == Influence()


@pytest.mark.parametrize("work", [influence.MAX_EXACT_WORK, 0])
def test_without_a_cluster_directions_are_tested_as_with_all(
    monkeypatch: pytest.MonkeyPatch, work: int
) -> None:
    """2 v 21 have too few ways to be tested apart; 3 v 21 have enough."""
    monkeypatch.setattr(influence, "MAX_EXACT_WORK", work)
    rng = np.random.default_rng(3)
    parts = corpus(
        tokens=([10_000] * 3, [10_000] * 21),
        concepts={"co-design": ([1, 2, 1], rng.poisson(9, 21).tolist())},
    )
    (one,) = measured(evidence_of(parts), params=PARAMS, names=("concept_rate",))
    found = compare(one, params=PARAMS, unlike=False)
    apart = []

    def compared(*those: Measured, **given: Any) -> Comparison:
        made = compare(*those, **given)
        apart.append((those[0].sides.shape, made.apart))
        return made

    monkeypatch.setattr(influence, "compare", compared)
    influence.influence(one, found, params=PARAMS)
    assert found.apart
    assert ((2, 21), True) in apart and all(each for _, each in apart)


def nested(cluster: list[str]) -> Corpus:
    """Six policy documents, of which those of one ministry say the word, and eight interviews."""
    parts = corpus(
        tokens=([10_000] * 7, [10_000] * 8),
        concepts={"co-design": ([9, 10, 9, 9, 0, 1, 0], [0, 0, 1, 0, 0, 1, 0, 0])},
    )
    return (parts[0].assign(cluster=cluster), *parts[1:])


def test_documents_of_one_cluster_are_left_out_together() -> None:
    names = [*"aabcdef", *"ghijklmn"]
    (one,) = measured(evidence_of(nested(names)), params=PARAMS, names=("concept_rate",))
    found = compare(one, params=PARAMS)
    (made,) = influence.influence(one, found, params=PARAMS)
    kept = {name: nested_without(names, name) for name in dict.fromkeys(names)}
    alone = {name: compare(rest, params=PARAMS, unlike=found.unlike) for name, rest in kept.items()}
    worst = min(float(rest.difference.estimate[0]) for rest in alone.values())
    assert made.worst == pytest.approx(worst)
    flipping = [name for name, rest in alone.items() if rest.verdict[0] != found.verdict[0]]
    documents = dict(
        zip(one.documents, evidence_of(nested(names)).documents["cluster"], strict=True)
    )
    if flipping:
        assert documents[made.document] in flipping
        assert made.n_documents == names.count(documents[made.document])
    else:
        assert made.document == ""


def nested_without(names: list[str], name: str) -> Measured:
    parts = nested(names)
    gone = parts[0].loc[parts[0]["cluster"] == name, "doc_id"]
    rest = tuple(part[~part["doc_id"].isin(gone)] for part in parts)
    (one,) = measured(evidence_of(rest), params=PARAMS, names=("concept_rate",))
    return one
