"""Passages of both sides, terms as columns of their space, and an encoder of letters."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from pipeline.promises.nearness import space
from pipeline.text.sentence_vectors import Encoder

FRONT = [["key", "night", "ward"], ["coffee", "coffee", "song"], ["night", "phone"]]
POLICY = [["grant", "night"], ["grant", "report", "key"]]


def columns(*terms: str, front: list[list[str]] = FRONT) -> Any:
    where = space(front, POLICY)
    return where, np.array([where.vocabulary[term] for term in terms])


class _Letters:
    """A tokenizer that knows the letters a to z."""

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool) -> list[Any]:
        known = [[ord(one) - 97 for one in text.lower() if "a" <= one <= "z"] for text in texts]
        return [SimpleNamespace(ids=ids) for ids in known]


def letters() -> Encoder:
    """An encoder to which texts of the same letters are alike."""
    return Encoder(_Letters(), np.eye(26, dtype=np.float32))
