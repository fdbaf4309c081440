"""What a model of a code sees of a passage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.judgements.features import LIST_WEIGHT, features
from tests.judgements.examples import no_vectors

TEXTS = ("They were asking us.", "Nobody asks us.", "The boats came in.", "")


def rows(texts: Sequence[str], language: str = "en", *, listed: int = 0) -> NDArray[np.float64]:
    found = np.zeros((len(texts), 1))
    found[:listed] = 1
    return features(texts, found, language=language, vectors=no_vectors).toarray()


def test_lemmas_and_pairs_make_passages_alike_and_each_has_length_one() -> None:
    made = rows(TEXTS)
    likeness = made @ made.T
    assert likeness[0, 1] > 0.9 > 0.1 > likeness[0, 2]  # ask, us, ask us
    assert likeness[0, 0] == pytest.approx(1)
    assert not made[3].any()


def test_norwegian_forms_are_one_lemma_and_an_unknown_language_has_its_words() -> None:
    norwegian = rows(["Vi spurte timene.", "Hun spør om timer."], "nb")
    assert (norwegian @ norwegian.T)[0, 1] > 0.5
    other = rows(["tyhjä sana", "tyhjä lause"], "fi")
    assert (other @ other.T)[0, 1] > 0.5


def test_what_the_list_finds_makes_alike_and_a_name_does_not() -> None:
    made = rows(["One here.", "Two there."], listed=2)
    assert (made @ made.T)[0, 1] == pytest.approx(LIST_WEIGHT**2)
    named = rows(["[Person 3] sang.", "[Person 3] ran."])
    assert (named @ named.T)[0, 1] == pytest.approx(0)


def test_vectors_stand_beside_the_words_at_length_one() -> None:
    def vectors(texts: Sequence[str]) -> NDArray[np.float64]:
        return np.array([[0.6, 0.8] if "boat" in one.lower() else [0.0, 0.0] for one in texts])

    found = np.zeros((2, 1))
    made = features(["A boat.", "Boat-boat boat."], found, language="en", vectors=vectors).toarray()
    assert (made @ made.T)[0, 1] > 1
    assert sorted(made[0])[-2:] == pytest.approx([0.8, 1.0])
