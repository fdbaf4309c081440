"""Passages of both sides, and terms as columns of their space."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.promises.nearness import space

FRONT = [["key", "night", "ward"], ["coffee", "coffee", "song"], ["night", "phone"]]
POLICY = [["grant", "night"], ["grant", "report", "key"]]


def columns(*terms: str, front: list[list[str]] = FRONT) -> Any:
    where = space(front, POLICY)
    return where, np.array([where.vocabulary[term] for term in terms])
