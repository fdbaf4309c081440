"""How alike promises and passages are in meaning, by a sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.arrays import Floats
from pipeline.promises.sentences import sentences
from pipeline.text.sentence_vectors import Encoder, installed_encoder, unit

READS = ("en",)
"""Languages that the encoder was trained for."""

WINDOW = 3
"""A passage is compared in runs of so many sentences: a long one is about more than one thing."""

_ROUNDING = 1e-5
"""A vector of length 1 that is no longer than this without the mean of its side is the mean."""


def similarity(statements: Sequence[str], passages: Sequence[str], reader: Encoder) -> Floats:
    """How alike each passage is to each statement, -1 to 1. Shape: statements × passages.

    The cosine with the nearest run of `WINDOW` sentences. From each side the mean of its vectors is
    taken away, so that what they say is compared, not policy's prose with talk.
    What does not differ from its side, as a single statement, is alike to nothing: 0.

    References:
        Mu, J. & Viswanath, P. (2018). All-but-the-top: simple and effective postprocessing for word
        representations. ICLR.
    """
    if not len(statements) or not len(passages):
        return np.zeros((len(statements), len(passages)))
    runs = [_runs(text) for text in passages]
    asked = reader.vectors(statements)
    held = reader.vectors([run for own in runs for run in own])
    near = _apart(asked) @ _apart(held).T
    starts = np.cumsum([0, *(len(own) for own in runs[:-1])])
    # Rounded, since the last digits of a product hang on the machine.
    return np.asarray(np.round(np.maximum.reduceat(near, starts, axis=1), 6))


def _apart(vectors: Floats) -> Floats:
    """The vectors without their mean, at length 1; 0 where nothing but rounding is left."""
    rest = vectors - vectors.mean(axis=0)
    rest[np.linalg.norm(rest, axis=1) < _ROUNDING] = 0.0
    return unit(rest)


def _runs(text: str) -> list[str]:
    """The text in overlapping runs of `WINDOW` sentences; whole if it has no more."""
    spans = sentences(text)
    if len(spans) <= WINDOW:
        return [text]
    ends = zip(spans, spans[WINDOW - 1 :], strict=False)
    return [text[first[0] : last[1]] for first, last in ends]


def encoder(language: str) -> Encoder | None:
    """The encoder of the language; none where it has none, or the package is not installed."""
    return installed_encoder() if language in READS else None
