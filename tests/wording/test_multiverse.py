"""Sentences on other analyses: worked examples, in both languages."""

from __future__ import annotations

import numpy as np

from pipeline.robustness import multiverse
from pipeline.wording.multiverse import VARIED, multiverse_sentence
from pipeline.wording.translation import in_language


def test_the_same_verdict_in_other_analyses() -> None:
    one = {"varied": "all", "n_specifications": 1, "same_verdict": 1.0}
    assert multiverse_sentence(one) == "The same verdict in 1 of 1 other analysis."
    third = {"varied": "weighting", "n_specifications": 3, "same_verdict": 0.333333}
    assert multiverse_sentence(third) == (
        "The same verdict in 1 of 3 other analyses (documents weighted by their words or uses "
        "instead of all alike)."
    )


def test_how_far_the_fit_moves_a_gap() -> None:
    fit = {"varied": "fit", "n_specifications": 3, "same_verdict": 1.0}
    assert multiverse_sentence({**fit, "lowest": -0.012, "highest": 0.034}).endswith(
        "The gap, policy less frontline, lies between −1.2 and 3.4 points in them."
    )
    assert multiverse_sentence({**fit, "lowest": np.nan, "highest": np.nan}).endswith(
        "None of them has the topic."
    )


def test_everything_that_is_varied_has_words() -> None:
    assert tuple(VARIED) == multiverse.VARIED


def test_other_analyses_in_norwegian() -> None:
    fit = {"varied": "fit", "n_specifications": 3, "same_verdict": 2 / 3}
    with in_language("nb"):
        everything = {"varied": "all", "n_specifications": 38, "same_verdict": 36 / 38}
        assert multiverse_sentence(everything) == "Samme konklusjon i 36 av 38 andre analyser."
        one = {"varied": "weighting", "n_specifications": 1, "same_verdict": 1.0}
        assert multiverse_sentence(one).startswith(
            "Samme konklusjon i 1 av 1 annen analyse (dokumentene vektet"
        )
        moved = multiverse_sentence({**fit, "lowest": -0.012, "highest": 0.034})
        assert moved.startswith(
            "Samme konklusjon i 2 av 3 andre analyser (samme temamodell tilpasset"
        )
        assert moved.endswith(
            "Forskjellen, politikk minus førstelinje, ligger mellom −1,2 og 3,4 prosentpoeng i dem."
        )
        none = multiverse_sentence({**fit, "lowest": np.nan, "highest": np.nan})
        assert none.endswith("Ingen av dem har temaet.")
