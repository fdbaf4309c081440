"""Shares at a common mix of concepts: by hand, other concepts are no other mood, presence."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.comparison import compare
from pipeline.gap.genre.sentences import sentence_shares
from pipeline.gap.measures import VALUES
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.gap.measures.measured import Measured
from pipeline.gap.measures.same_mix import MIN_MENTIONS, Mix, effective_mentions, standardised
from tests.gap.examples import PARAMS, mention

N_POLICY, N_FRONTLINE = 8, 10


def of(rows: pd.DataFrame, name: str) -> list[Measured]:
    """The groups of a measure in a corpus of so many documents, each a cluster of its own."""
    ids = [f"p{i}" for i in range(N_POLICY)] + [f"f{i}" for i in range(N_FRONTLINE)]
    documents = pd.DataFrame(
        {
            "doc_id": ids, "cluster": ids, "language": "en", "n_tokens": 4_000, "title": ids,
            "corpus": ["policy" if one[0] == "p" else "frontline" for one in ids],
        }
    )  # fmt: skip
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (evidence,) = evidence_by_language(documents, rows, none, none)
    return VALUES[name](evidence, PARAMS)


def corpus(
    mixes: tuple[float, float], moods: dict[str, tuple[float, float]], *, n: int = 40, seed: int = 4
) -> pd.DataFrame:
    """Documents of `n` mentions of two concepts; `mixes` is the share of co-design on each side.

    `moods` is the share of aspirations of a concept, in policy and at the frontline.
    """
    rng = np.random.default_rng(seed)
    rows = []
    sides = (("p", N_POLICY, mixes[0], 0), ("f", N_FRONTLINE, mixes[1], 1))
    for letter, size, mix, side in sides:
        for i in range(size):
            own = np.clip(mix + rng.normal(0, 0.08), 0.05, 0.95)
            for _ in range(n):
                concept = "co-design" if rng.random() < own else "co-operation"
                is_aspiration = rng.random() < moods[concept][side]
                modality = "aspiration" if is_aspiration else "report"
                rows.append(mention(f"{letter}{i}", concept=concept, modality=modality))
    return pd.DataFrame(rows)


SAME = {"co-design": (0.8, 0.8), "co-operation": (0.2, 0.2)}


def told(rows: pd.DataFrame, name: str) -> tuple[str, float]:
    (group,) = [one for one in of(rows, name) if one.items[0].startswith("co-words")]
    at = group.items.index("co-words: aspiration")
    found = compare(group, params=PARAMS)
    return str(found.verdict[at]), float(found.difference.estimate[at])


def test_a_document_and_a_side_by_hand() -> None:
    # Two policy documents and two interviews; concepts a and b; one attribute.
    mentions = np.array([[3.0, 1.0], [1.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    having = np.array([[[3.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]])
    first = np.array([True, True, False, False])
    found = standardised(Mix(mentions, having, first))[:, 0]
    # The mix: a is 3/4 and 1 of policy's, 0 and 1/2 of the frontline's documents.
    a = ((3 / 4 + 1) / 2 + (0 + 1 / 2) / 2) / 2
    b = 1 - a
    # Policy says a with the attribute always and b never; the frontline a in half, b in a quarter.
    assert found[first].mean() == pytest.approx(a * 1 + b * 0)
    assert found[~first].mean() == pytest.approx(a * 0.5 + b * (0.5 + 0) / 2)
    # The first document: s_a = (1 + 1 + 1/2) / 3, s_b = (0 + 1/2 + 0) / 3, one of two has b.
    s_a, s_b = 2.5 / 3, 0.5 / 3
    expected = a * s_a + b * s_b + a * (2 / 2) * (1 - s_a) + b * (2 / 1) * (0 - s_b)
    assert found[0] == pytest.approx(expected)


def test_a_side_is_the_weighted_sum_of_what_it_says_of_each_concept() -> None:
    rows = corpus((0.9, 0.3), SAME)
    (group,) = of(rows, "modality_at_mix")
    at = group.items.index("co-words: aspiration")
    is_aspiration = rows["modality"] == "aspiration"
    each = is_aspiration.groupby([rows["corpus"], rows["doc_id"], rows["concept"]]).mean()
    by_concept = each.groupby(level=[0, 2]).mean()
    is_design = rows["concept"] == "co-design"
    mix = is_design.groupby([rows["corpus"], rows["doc_id"]]).mean().groupby(level=0).mean().mean()
    first = group.sides.first
    for side, own in (("policy", first), ("frontline", ~first)):
        expected = mix * by_concept[side, "co-design"]
        expected += (1 - mix) * by_concept[side, "co-operation"]
        assert group.values[own, at].mean() == pytest.approx(expected)


def test_a_side_that_uses_other_concepts_is_not_of_another_mood() -> None:
    rows = corpus((0.9, 0.2), SAME)
    assert told(rows, "modality_share")[0] == "policy"
    verdict, estimate = told(rows, "modality_at_mix")
    assert verdict in ("bridge", "cannot tell") and abs(estimate) < 0.06


def test_a_mood_that_differs_within_each_concept_is_told_at_any_mix() -> None:
    moods = {"co-design": (0.9, 0.6), "co-operation": (0.4, 0.1)}
    hidden = corpus((0.2, 0.8), moods)  # the frontline says the more promising word
    assert told(hidden, "modality_share")[0] != "policy"
    verdict, estimate = told(hidden, "modality_at_mix")
    assert verdict == "policy" and estimate == pytest.approx(0.3, abs=0.1)


def test_an_attribute_and_its_complement_are_told_alike() -> None:
    rows = corpus((0.8, 0.3), {"co-design": (0.8, 0.5), "co-operation": (0.3, 0.1)})
    (group,) = of(rows, "modality_at_mix")
    found = compare(group, params=PARAMS)
    one, rest = (group.items.index(f"co-words: {mood}") for mood in ("aspiration", "report"))
    assert {found.verdict[one], found.verdict[rest]} == {"policy", "frontline"}
    assert found.difference.low[one] == pytest.approx(-found.difference.high[rest])


def test_presence_is_of_what_was_counted() -> None:
    rows = corpus((0.8, 0.3), {"co-design": (0.5, 0.0), "co-operation": (0.5, 0.0)})
    rows = rows[(rows["concept"] == "co-design") | ~rows["doc_id"].isin(["f0", "f1", "f2"])]
    (group,) = of(rows, "modality_at_mix")
    at = group.items.index("co-words: aspiration")
    first = group.sides.first
    assert (group.values[~first, at] != 0).any()
    assert group.present[first, at].all() and not group.present[~first, at].any()
    kept = group.keeping(np.arange(len(first)) != 0)
    assert kept.counted is not None and len(kept.counted) == len(first) - 1


def test_with_one_common_concept_there_is_no_mix() -> None:
    rows = corpus((0.9, 0.3), SAME)
    few = rows[(rows["concept"] == "co-design") | rows["doc_id"].isin(["p0", "p1", "f0", "f1"])]
    assert of(few, "modality_at_mix") == []
    assert of(rows.iloc[:0], "modality_at_mix") == []
    unread = rows.assign(agentless="unknown", who="unknown", tone=np.nan)
    assert of(unread, "agentless_at_mix") == of(unread, "tone_at_mix") == []
    assert of(unread, "modality_at_mix")


def test_a_concept_that_a_side_hardly_mentions_is_left_out_of_the_mix() -> None:
    rows = corpus((0.9, 0.3), SAME)
    rare = (rows["concept"] == "co-operation") & (rows["corpus"] == "policy")
    few = rows[~rare | (rows[rare].groupby("doc_id").cumcount().reindex(rows.index) < 1)]
    assert (few["concept"] == "co-operation")[few["corpus"] == "policy"].sum() < MIN_MENTIONS
    assert of(few, "modality_at_mix") == []


def test_a_document_rests_on_fewer_mentions_where_its_rare_concept_counts_fully() -> None:
    mentions = np.array([[4.0, 0.0], [4.0, 1.0], [2.0, 2.0], [2.0, 2.0]])
    first = np.array([True, True, False, False])
    mix = Mix(mentions, np.zeros((1, 4, 2)), first)
    a = ((1 + 0.8) / 2 + 0.5) / 2
    found = effective_mentions(mix)
    assert found[0] == pytest.approx(4 / a**2)  # its share of a counts for a part only
    assert found[1] == pytest.approx(1 / (a**2 / 4 + (2 * (1 - a)) ** 2 / 1))
    assert found[2] == pytest.approx(1 / (a**2 / 2 + (1 - a) ** 2 / 2))


def test_the_baseline_is_that_of_the_measure_that_is_standardised() -> None:
    rows = corpus((0.9, 0.3), SAME)
    (group,) = of(rows, "modality_at_mix")
    (plain,) = [one for one in of(rows, "modality_share") if one.items[0].startswith("co-words")]
    kept = sentence_shares(group, rows, rows)
    assert kept is not None
    assert kept == pytest.approx(sentence_shares(plain, rows, rows))


def test_every_such_measure_stands_beside_the_one_that_it_standardises() -> None:
    found = {name: one.standardises for name, one in tables.MEASURES.items() if one.standardises}
    assert set(found.values()) <= set(tables.MEASURES)
    assert all(tables.MEASURES[name].sentence == "mention share" for name in found)
    assert set(found) <= set(VALUES)
