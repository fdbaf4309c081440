"""Sentences on other analyses: worked examples, in both languages."""

from __future__ import annotations

import numpy as np

from pipeline.robustness import multiverse
from pipeline.wording.messages import encoded, message
from pipeline.wording.multiverse import LEFT_OUT, VARIED, multiverse_sentence
from pipeline.wording.translation import in_language

BY_WORDS = encoded([message("by_words")])
WITHOUT = encoded([message("without_cluster", document="Strategy", n=2)])
YEAR = encoded([message("without_year", year="2019")])


def test_the_same_verdict_in_other_analyses() -> None:
    third = {
        "varied": "weighting", "n_specifications": 3, "same_verdict": 0.333333, "worst": BY_WORDS,
    }  # fmt: skip
    assert multiverse_sentence(third) == (
        "Same result in 1 of 3 alternative analyses (documents weighted by their words or uses "
        "instead of all alike). At worst: by words."
    )


def test_a_verdict_holds_in_dimensions_not_in_runs_that_hang_together() -> None:
    every = {"varied": "all", "n_specifications": 4, "same_verdict": 1.0, "otherwise": ""}
    assert multiverse_sentence(every) == "Same result in 4 of 4 kinds of check."
    some = {**every, "same_verdict": 0.75, "otherwise": WITHOUT}
    assert multiverse_sentence(some) == (
        "Same result in 3 of 4 kinds of check. Not so, at worst: without "
        "“Strategy” and 2 more documents of its cluster."
    )
    left_out = {"varied": "clusters", "n_specifications": 20, "same_verdict": 1.0}
    assert multiverse_sentence(left_out) == (
        "The same verdict whichever of the 20 clusters is left out."
    )
    years = {"varied": "time", "n_specifications": 5, "same_verdict": 0.8, "worst": YEAR}
    assert multiverse_sentence(years) == (
        "Another verdict without 1 of the 5 years, each left out alone. At worst: without the "
        "documents of 2019."
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
    varied = {
        *multiverse.DIMENSIONS,
        *(one for many in multiverse.DIMENSIONS.values() for one in many),
    }
    assert {*VARIED, *LEFT_OUT} == varied


def test_other_analyses_in_norwegian() -> None:
    fit = {
        "varied": "fit", "n_specifications": 3, "same_verdict": 2 / 3, "worst": BY_WORDS,
    }  # fmt: skip
    with in_language("nb"):
        everything = {
            "varied": "all", "n_specifications": 4, "same_verdict": 0.75, "otherwise": WITHOUT,
        }  # fmt: skip
        assert multiverse_sentence(everything) == (
            "Samme resultat i 3 av 4 slags kontroller. Ikke så, i verste fall: uten "
            "«Strategy» og 2 dokumenter til i klyngen."
        )
        one = {"varied": "weighting", "n_specifications": 1, "same_verdict": 1.0}
        assert multiverse_sentence(one).startswith(
            "Samme resultat i 1 av 1 alternativ analyse (dokumentene vektet"
        )
        moved = multiverse_sentence({**fit, "lowest": -0.012, "highest": 0.034})
        assert moved.startswith(
            "Samme resultat i 2 av 3 alternative analyser (samme emnemodell tilpasset"
        )
        assert moved.endswith(
            "Forskjellen, politikk minus førstelinje, ligger mellom −1,2 og 3,4 prosentpoeng i dem."
        )
        none = multiverse_sentence({**fit, "lowest": np.nan, "highest": np.nan})
        assert none.endswith("Ingen av dem har emnet.")
