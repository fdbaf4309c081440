"""Alike in meaning: vectors of texts, runs of sentences, and that nothing goes out."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.promises import encoder as module
from pipeline.promises.encoder import encoder, similarity
from tests.promises.made import letters


def test_a_text_is_the_mean_of_its_tokens_without_what_stands_for_names() -> None:
    ab, hidden, none = letters().vectors(["aab", "aab [Person 3]", "3!"])
    np.testing.assert_allclose(ab[:2], np.array([2, 1]) / np.sqrt(5))
    np.testing.assert_array_equal(ab, hidden)
    assert not none.any()


def test_a_passage_is_as_near_as_its_nearest_three_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ["abc.", "xyz."]
    short = "Abc. Abc. Abc."
    long = "Xyz. Pqr. Pqr. Pqr. Pqr. " + short
    passages = [short, long, "Pqr. Klm."]
    first, second, other = similarity(asked, passages, letters())[0]
    assert second >= first > other
    monkeypatch.setattr(module, "WINDOW", 50)
    assert similarity(asked, passages, letters())[0, 1] < first
    assert similarity(asked, [short], letters()).shape == (2, 1)
    assert similarity([], [short], letters()).shape == (0, 1)
    assert similarity(asked, [], letters()).shape == (2, 0)


def test_what_all_of_a_side_has_in_common_tells_nothing() -> None:
    prose, talk = "mmmm", "tttt"
    asked = [f"{prose}ab.", f"{prose}xy."]
    held = [f"{talk}ab.", f"{talk}xy.", f"{talk}{prose}xy."]
    near = similarity(asked, held, letters())
    assert near[0].argmax() == 0 and near[1, 1] > near[1, 0]
    assert near[0, 1] < 0 < near[0, 0]
    assert not similarity([asked[0]], held, letters()).any()
    assert not similarity([asked[0]] * 7, held, letters()).any()
    assert not similarity(asked, ["abcab."] * 7, letters()).any()


def test_only_a_language_that_it_was_trained_for_has_an_encoder_and_none_where_it_is_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert encoder("nb") is None
    monkeypatch.setattr(module, "installed_encoder", lambda: None)
    assert encoder("en") is None
