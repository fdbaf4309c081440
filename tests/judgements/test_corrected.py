"""Figures corrected by what people judged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.judgements import answers, corrected, passages
from tests.judgements.examples import ITEM, World, world
from tests.judgements.examples import answers as answers_of

NO_CODES = (tables.empty(tables.Codings), tables.empty(tables.Codes))


def run(
    those: World, given: pd.DataFrame, coded: tuple[pd.DataFrame, pd.DataFrame] = NO_CODES
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Draws, Judgements and Corrected, as the stage makes them."""
    rows = passages.passages(those.segments)
    order = corrected.draws(rows, those.found, kinds=passages.KINDS, seed=1)
    drawn = answers.answered(given, rows)
    whole = answers.coded_whole(*coded, rows, kinds={ITEM: "theme"})
    judged = answers.judgements(drawn, whole, corrected.probabilities(order, drawn, whole))
    made = corrected.corrected(rows, those.found, judged, those.documents, {}, level=0.05, seed=1)
    return (
        tables.check(tables.Draws, order),
        tables.check(tables.Judgements, judged),
        tables.check(tables.Corrected, made),
    )


def none_given() -> pd.DataFrame:
    columns = list(answers.ANSWERS)
    return pd.DataFrame(columns=columns, dtype="str").assign(proposed=np.zeros(0, dtype=bool))


def judged(those: World, n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    order, _, _ = run(those, none_given())
    return run(those, answers_of(order, those.truth, n=n))[1:]


def test_without_an_answer_there_is_an_order_and_no_figure() -> None:
    order, made, found = run(world(), none_given())
    assert set(order["kind"]) == {"theme", "practice", "code"}
    assert made.empty and found.empty
    for _, own in order.groupby(["kind", "corpus"]):
        assert own["turn"].is_monotonic_increasing
        assert len(own) in (6 * 90, 12 * 90)


def test_a_gap_that_the_list_fakes_is_gone_and_its_recall_is_told_by_side() -> None:
    those = world()
    _, found = judged(those, 250)
    (row,) = found.to_dict("records")
    # Both sides have it in a fifth of the passages of 20 words: 100 per 10,000 words.
    assert row["listed_policy"] > 1.6 * row["listed_frontline"]
    assert row["policy"] == pytest.approx(100, abs=25)
    assert row["frontline"] == pytest.approx(100, abs=30)
    assert row["verdict"] == "cannot tell"
    assert row["ci_low"] < 0 < row["ci_high"]
    assert row["recall_policy"] == pytest.approx(0.9, abs=0.1)
    assert row["recall_frontline"] == pytest.approx(0.35, abs=0.12)
    assert row["recall_high_frontline"] < row["recall_low_policy"]
    assert row["precision_policy"] > 0.8
    assert (row["n_judged_policy"], row["n_judged_frontline"]) == (250, 250)
    assert (row["n_policy"], row["n_frontline"]) == (6, 12)
    assert row["basis_policy"] == row["basis_frontline"] == "random"


def test_a_true_gap_is_named() -> None:
    those = world(n=(8, 12), seed=2)
    rare = frozenset(
        one for n, one in enumerate(sorted(those.truth)) if "front" in one or n % 8 == 0
    )
    lost = World(those.segments, those.documents, those.found, rare)
    _, found = judged(lost, 250)
    (row,) = found.to_dict("records")
    assert row["verdict"] == "frontline" and row["ci_high"] < 0
    assert row["p_adjusted"] == row["p_value"] < 0.05


def test_with_few_judged_passages_no_figure_is_given() -> None:
    assert judged(world(), corrected.MIN_JUDGED - 1)[1].empty
    assert len(judged(world(), corrected.MIN_JUDGED)[1]) == 1


def test_no_error_among_few_judged_does_not_make_the_interval_that_of_the_list() -> None:
    """Everything that the list finds is right and all is found: more may be missed unseen."""
    those = world()
    honest = World(
        those.segments, those.documents, those.found, frozenset(those.found["segment_id"])
    )
    few, many = (judged(honest, n)[1].iloc[0] for n in (60, 400))
    assert few["policy"] == many["policy"] == pytest.approx(few["listed_policy"])
    assert few["high_policy"] - few["policy"] > 1.1 * (many["high_policy"] - many["policy"])


def test_a_passage_left_out_ends_the_sample_and_later_ones_wait() -> None:
    those = world()
    order, _, _ = run(those, none_given())
    given = answers_of(order, those.truth, n=120)
    gap = order[(order["kind"] == "theme") & (order["corpus"] == "policy")]["passage"].iloc[60]
    _, made, found = run(those, given[given["item"] != gap])
    policy = made[made["corpus"] == "policy"]
    assert policy["source"].value_counts().to_dict() == {"random": 60, "later": 59}
    assert (policy.loc[policy["source"] == "later", "probability"] == 0).all()
    assert found["n_judged_policy"].tolist() == [60]


def test_who_is_unsure_leaves_it_open_and_the_others_stand_for_it() -> None:
    those = world()
    order, _, _ = run(those, none_given())
    given = answers_of(order, those.truth, n=150)
    sure, half = run(those, given)[1], given.copy()
    half.loc[half.index[::2], "mark"] = "unsure"
    made = run(those, half)[1]
    assert len(made) == len(sure) / 2
    merged = made.merge(sure, on=["segment_id", "item"], suffixes=("", "_sure"))
    for _, own in merged.groupby("corpus"):
        ratio = own["probability"] / own["probability_sure"]
        assert ratio.to_numpy() == pytest.approx(np.full(len(own), ratio.iloc[0]), rel=1e-4)
        assert 0.3 < ratio.iloc[0] < 0.7


def test_another_list_keeps_what_was_judged() -> None:
    """Chances change with the list: what is still judged without a gap counts, with new chances."""
    those = world()
    order, _, _ = run(those, none_given())
    given = answers_of(order, those.truth, n=200)
    other = those.found.drop(index=those.found.index[::4])
    _, made, found = run(World(those.segments, those.documents, other, those.truth), given)
    assert set(made["source"]) == {"random", "later"}
    (row,) = found.to_dict("records")
    assert 50 <= row["n_judged_policy"] < 200
    assert row["low_policy"] < 100 < row["high_policy"]


def codes_of(those: World, documents: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        {
            "coding": f"{segment}:c", "code": f"themes/{ITEM}", "coder": "coder 1",
            "doc_id": segment[:-5], "corpus": segment.split("-")[0], "language": "en",
            "role": "policy", "segment_id": segment, "start": 0, "end": 10, "n_tokens": 3,
            "found": 1.0, "memo": "",
        }
        for segment in sorted(those.truth)
        if segment[:-5] in documents
    ]  # fmt: skip
    codes = pd.DataFrame(
        {
            "code": ["themes", f"themes/{ITEM}"], "name": ["Themes", "x"], "parent": ["", "themes"],
            "description": "", "n_codings": 1, "n_documents": 1,
        }
    )  # fmt: skip
    return pd.DataFrame(rows), codes


def test_documents_that_somebody_coded_whole_are_known_and_stand_alone() -> None:
    those = world()
    whole = [f"policy-{n:02d}" for n in range(4)] + [f"frontline-{n:02d}" for n in range(0, 12, 2)]
    _, made, found = run(those, none_given(), codes_of(those, whole))
    theme = found[found["kind"] == "theme"].iloc[0]
    assert set(made["source"]) == {"whole"} and set(made["probability"]) == {1.0}
    for side in tables.CORPORA:
        own = [one for one in whole if one.startswith(side)]
        there = [sum(segment.startswith(one) for segment in those.truth) for one in own]
        assert theme[side] == pytest.approx(np.mean(there) / 1800 * 10_000, rel=1e-4)
        assert theme[f"n_{side}"] == len(own) and theme[f"basis_{side}"] == "whole"
    # The code and the one above it are items of their own.
    assert set(found.loc[found["kind"] == "code", "item"]) == {"themes", f"themes/{ITEM}"}
    assert (found.loc[found["kind"] == "code", "listed_policy"] == 0).all()


def test_documents_coded_whole_and_passages_drawn_from_the_others_go_together() -> None:
    those = world()
    coded = codes_of(those, ["policy-00", "policy-01", "frontline-00"])
    order, _, _ = run(those, none_given())
    _, made, found = run(those, answers_of(order, those.truth, n=200), coded)
    theme = found[found["kind"] == "theme"].iloc[0]
    assert theme["basis_policy"] == "both" and theme["n_policy"] == 6
    assert theme["low_policy"] < 100 < theme["high_policy"]
    # The draw goes on over the documents that nobody coded whole.
    random = made[(made["kind"] == "theme") & (made["source"] == "random")]
    assert len(random) and not set(random["doc_id"]) & {"policy-00", "policy-01", "frontline-00"}


def test_two_judges_have_an_agreement_and_the_share_of_yes_counts() -> None:
    those = world()
    order, _, _ = run(those, none_given())
    one = answers_of(order, those.truth, n=80)
    other = one.assign(coder="Bo")
    other.loc[other.index[:20], "mark"] = "yes"
    _, made, found = run(those, pd.concat([one, other]))
    (row,) = found.to_dict("records")
    assert (row["n_judges"], row["n_twice"]) == (2, 160)
    assert 0 < row["alpha_low"] < row["alpha"] < row["alpha_high"] < 1
    assert set(made["judge"]) == {"judge 1", "judge 2"}
    assert row["n_judged_policy"] == 80


def test_the_p_value_is_the_level_at_which_the_interval_touches_none() -> None:
    those = world(n=(8, 12), seed=2)
    _, made = run(those, none_given())[0], judged(those, 250)[0]
    rows = passages.passages(those.segments)
    both = [
        corrected.judged_side(
            rows[rows["corpus"] == side], those.found["segment_id"],
            made[made["corpus"] == side], those.documents[those.documents["corpus"] == side],
        )
        for side in tables.CORPORA
    ]  # fmt: skip
    gap = corrected.gap_at([one for one in both if one is not None])
    p = corrected.p_value(gap)
    at = gap(p)
    assert min(abs(at.low[0]), abs(at.high[0])) < 0.05 * (at.high[0] - at.low[0])
