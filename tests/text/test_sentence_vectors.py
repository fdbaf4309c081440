"""Vectors of texts."""

from __future__ import annotations

from importlib.util import find_spec
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.text import sentence_vectors as module
from pipeline.text.sentence_vectors import Encoder, encoder, sentence_vectors


class Pieces:
    """A tokenizer whose tokens are letters of `ab`."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> list[SimpleNamespace]:
        assert not add_special_tokens
        return [SimpleNamespace(ids=["ab".index(c) for c in text if c in "ab"]) for text in texts]


def test_a_text_has_the_mean_of_its_tokens_at_length_one_and_names_have_none() -> None:
    own = Encoder(Pieces(), np.array([[2.0, 0.0], [0.0, 1.0]], dtype=np.float32))
    made = own.vectors(["a", "ab", "", "[Place 3] b"])
    assert made == pytest.approx(np.array([[1, 0], [0.8944272, 0.4472136], [0, 0], [0, 1]]))


def test_where_the_package_is_not_installed_there_is_no_vector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    encoder.cache_clear()
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert sentence_vectors(["one", "two"]).shape == (2, 0)
    encoder.cache_clear()


@pytest.mark.skipif(find_spec("wordllama") is None, reason="wordllama is not installed")
def test_what_means_the_same_is_more_alike_than_what_does_not() -> None:
    made = sentence_vectors(
        ["The volunteers were thanked.", "Nobody thanks a volunteer.", "The boat is blue."]
    )
    likeness = made @ made.T
    assert made.shape[1] == 256 and np.diag(likeness) == pytest.approx(1)
    assert likeness[0, 1] > likeness[0, 2] + 0.1
