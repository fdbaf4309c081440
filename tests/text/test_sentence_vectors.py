"""Vectors of texts."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.text import sentence_vectors as module
from pipeline.text.sentence_vectors import Encoder, installed_encoder, sentence_vectors


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    installed_encoder.cache_clear()
    yield
    installed_encoder.cache_clear()


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
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert sentence_vectors(["one", "two"]).shape == (2, 0)


def test_the_package_is_read_without_its_code_and_without_a_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    reader = installed_encoder()
    assert reader is not None
    assert not {"wordllama", "huggingface_hub"} & set(sys.modules)
    lunch, meal, bus = reader.vectors(["lunch for the residents", "a meal at the home", "a bus"])
    assert lunch @ meal > lunch @ bus
