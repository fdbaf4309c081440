"""From judged passages to models, to how well they find, and to what is judged next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.judgements import answers, corrected, learning, passages
from pipeline.judgements.learning import code_models, models, with_uncertainty
from tests.judgements.examples import ITEM, World, no_vectors, world
from tests.judgements.examples import answers as answers_of

SAYS = ("no hands", "too few hours", "short of money")
KEY = ("en", "theme", ITEM)


@pytest.fixture(scope="module")
def told() -> World:
    """The world whose passages with the item mostly say so, with words that the list has not."""
    those = world()
    rng = np.random.default_rng(4)
    said = [
        f"{text} {SAYS[rng.integers(3)]}" if one in those.truth and rng.random() < 0.8 else text
        for one, text in zip(those.segments["segment_id"], those.segments["text"], strict=True)
    ]
    return replace(those, segments=those.segments.assign(text=said))


def judged(those: World, n: int, proposed: int = 0) -> tuple[pd.DataFrame, ...]:
    """Passages, Draws and Judgements of n answers a side, the last of them proposed."""
    rows = passages.passages(those.segments)
    order = corrected.draws(rows, those.found, kinds=passages.KINDS, seed=1)
    given = answers_of(order, those.truth, n=n)
    if proposed:
        given.loc[given.groupby(given.index.isin([-1])).tail(proposed).index, "proposed"] = True
    drawn = answers.answered(given, rows)
    whole = answers.coded_whole(
        tables.empty(tables.Codings), tables.empty(tables.Codes), rows, kinds={ITEM: "theme"}
    )
    made = answers.judgements(drawn, whole, corrected.probabilities(order, drawn, whole))
    return rows, order, made


def test_a_model_finds_what_the_list_misses_and_says_so_by_side(told: World) -> None:
    rows, _, made = judged(told, 250)
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    assert set(learned) == {KEY}
    found = code_models(learned, rows, told.found, made, told.documents, level=0.05)
    sides = tables.check(tables.CodeModels, found).set_index("corpus")
    assert sides.loc["frontline", "list_recall"] < 0.5 < 0.65 < sides.loc["frontline", "recall"]
    assert (sides["precision"] > 0.65).all()
    assert (sides["recall_low"] < sides["recall"]).all()
    assert (sides["recall_high"] > sides["recall"]).all()
    assert (sides["expected"] - sides["observed"]).abs().max() < 0.06
    assert (sides["n_judged"] == 250).all() and (sides["n_learned"] == 500).all()
    # One in five of passages of 20 words has it: 100 per 10,000 words, by the model alone too.
    assert sides["rate"].to_numpy() == pytest.approx(100, abs=25)


def test_a_figure_that_a_model_helps_has_a_narrower_interval(told: World) -> None:
    rows, _, made = judged(told, 250)
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    helped, plain = (
        corrected.corrected(rows, told.found, made, told.documents, those, level=0.05, seed=1).iloc[
            0
        ]
        for those in (learned, {})
    )
    assert (helped["helper"], plain["helper"]) == ("model", "list")
    assert helped["ci_high"] - helped["ci_low"] < 0.95 * (plain["ci_high"] - plain["ci_low"])
    assert helped["frontline"] == pytest.approx(100, abs=25)
    # Precision and recall that stand beside the figure stay those of the list.
    assert helped["recall_frontline"] == plain["recall_frontline"]


def test_what_was_proposed_teaches_and_enters_no_figure(told: World) -> None:
    rows, _, made = judged(told, 120, proposed=60)
    assert made["source"].value_counts().to_dict() == {"random": 180, "proposed": 60}
    assert (made.loc[made["source"] == "proposed", "probability"] == 0).all()
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    found = code_models(learned, rows, told.found, made, told.documents, level=0.05)
    assert (found["n_learned"] == 240).all() and found["n_judged"].sum() == 180


def test_too_little_that_is_judged_makes_no_model_and_no_proposal(told: World) -> None:
    rows, order, made = judged(told, 6)
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    assert not learned
    assert with_uncertainty(order, learned)["uncertainty"].isna().all()
    empty = code_models(learned, rows, told.found, made, told.documents, level=0.05)
    assert tables.check(tables.CodeModels, empty).empty


def test_the_next_to_judge_are_those_of_which_a_model_knows_least(told: World) -> None:
    rows, order, made = judged(told, 120)
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    drawn = tables.check(tables.Draws, with_uncertainty(order, learned))
    assert drawn.loc[drawn["kind"] != "theme", "uncertainty"].isna().all()
    own = drawn[drawn["kind"] == "theme"]
    assert own["uncertainty"].between(0, 1).all()
    share = learned[KEY]["probability"].reindex(own["segment_id"]).to_numpy()
    first = np.argsort(-own["uncertainty"].to_numpy())[:20]
    assert np.abs(share[first] - 0.5).max() <= np.sort(np.abs(share - 0.5))[25]
    # The order of the random sample is what it was.
    assert own["turn"].tolist() == order.loc[order["kind"] == "theme", "turn"].tolist()


def test_of_very_many_that_are_judged_each_cluster_teaches_about_alike(
    told: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, _, made = judged(told, 120)
    monkeypatch.setattr(learning, "MOST_LEARNED", 60)
    truth = np.zeros((len(rows), 2))
    truth[50:, 1] = np.nan  # few are judged of it: all teach
    cluster = learning.clusters_of(rows, told.documents)
    kept = ~np.isnan(learning._learned(truth, rows["passage"], cluster))
    assert kept.sum(axis=0).tolist() == [60, 50]
    counts = np.bincount(cluster[kept[:, 0]])
    assert len(counts) == cluster.max() + 1 and counts.max() - counts.min() <= 1
    other = rows.sample(frac=1, random_state=1)
    again = learning._learned(truth, other["passage"], learning.clusters_of(other, told.documents))
    assert set(other["passage"][~np.isnan(again[:, 0])]) == set(rows["passage"][kept[:, 0]])
    learned = models(rows, told.found, made, told.documents, vectors=no_vectors)
    found = code_models(learned, rows, told.found, made, told.documents, level=0.05)
    assert (found["n_learned"] == 60).all() and (found["n_judged"] == 120).all()
