"""Invented passages with what a list finds and what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import tables

ITEM = "resources-and-time"
RECALL = {"policy": 0.9, "frontline": 0.35}


@dataclass(frozen=True)
class World:
    """`segments` and `documents` are tables; `truth` are the segments that speak of the item."""

    segments: pd.DataFrame
    documents: pd.DataFrame
    found: pd.DataFrame
    truth: frozenset[str]


def world(*, n: tuple[int, int] = (6, 12), seed: int = 1, size: int = 90) -> World:
    """Both sides speak of the item alike; the list finds it in policy and misses it in talk."""
    rng = np.random.default_rng(seed)
    segments, documents, found, truth = [], [], [], set()
    for side, count in zip(tables.CORPORA, n, strict=True):
        for number in range(count):
            doc_id = f"{side}-{number:02d}"
            documents.append(
                {
                    "doc_id": doc_id, "corpus": side, "language": "en",
                    "cluster": f"{side} {number // 2 if count > 10 else number}",
                    "n_tokens": 20 * size,
                }
            )  # fmt: skip
            for place in range(size):
                segment = f"{doc_id}:{place:04d}"
                segments.append(
                    {
                        "segment_id": segment, "doc_id": doc_id, "corpus": side, "language": "en",
                        "role": "policy" if side == "policy" else "respondent", "n_tokens": 20,
                        "text": f"What stands at {place} of {doc_id} is said here and nowhere else",
                    }
                )  # fmt: skip
                is_there = rng.random() < 0.2
                if is_there:
                    truth.add(segment)
                if rng.random() < (RECALL[side] if is_there else 0.02):
                    found.append({"segment_id": segment, "kind": "theme", "item": ITEM})
    return World(
        pd.DataFrame(segments), pd.DataFrame(documents), pd.DataFrame(found), frozenset(truth)
    )


def answers(
    order: pd.DataFrame, truth: frozenset[str], *, n: int, coder: str = "Åse"
) -> pd.DataFrame:
    """What a person who is always right answers to the first n passages of each side."""
    first = order[order["kind"] == "theme"].groupby("corpus").head(n)
    marks = first["segment_id"].isin(truth).map({True: "yes", False: "no"})
    return pd.DataFrame(
        {
            "coder": coder, "item": first["passage"], "place": f"theme:{ITEM}", "mark": marks,
            "proposed": False,
        }
    )  # fmt: skip


def no_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """Vectors of no number, as where a language has none."""
    return np.zeros((len(texts), 0))
