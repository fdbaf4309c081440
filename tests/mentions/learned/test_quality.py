"""Recall and precision of examples that were left out, by side."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline import tables
from pipeline.mentions.learned.examples import Passage, Quote
from pipeline.mentions.learned.quality import practice_models
from tests.mentions.learned.taught import learned


def passage(kind: str, side: str, concept: str = "") -> Passage:
    quotes = (Quote(0, 1, concept),) if concept else ()
    return Passage("a", side, kind, "x", quotes)


THOSE = [
    passage("practice", "policy", "co-design"),
    passage("practice", "policy", "co-planning"),
    passage("near miss", "policy"),
    passage("other", "policy"),
    passage("practice", "frontline", "co-design"),
    passage("other", "frontline"),
]


def test_shares_are_those_of_passages_found() -> None:
    probability = np.array([0.9, 0.8, 0.7, 0.1, 0.2, 0.1])
    guess = np.array(["co-design", "co-design", "co-design", "x", "co-design", "x"])
    model = replace(learned().model, threshold=0.5)
    made = practice_models(
        {"en": (THOSE, replace(learned(), model=model, probability=probability, concept=guess))}
    )
    rows = tables.check(tables.PracticeModels, made).set_index("corpus")
    policy, talk = rows.loc["policy"], rows.loc["frontline"]
    assert (policy["recall"], policy["precision"]) == (1.0, pytest.approx(2 / 3))
    assert (policy["near_misses_found"], policy["others_found"]) == (1.0, 0.0)
    assert policy["concepts_right"] == 0.5
    assert talk["recall"] == 0.0 and np.isnan(talk["precision"])
    assert rows.loc["both", "recall"] == pytest.approx(2 / 3)
    # Wilson for 2 of 3 at 95 %
    assert rows.loc["both", "recall_low"] == pytest.approx(0.2077, abs=1e-3)
    assert rows.loc["both", ["n_passages", "n_practices"]].tolist() == [6, 3]
