"""How alike texts are in meaning, by a sentence encoder whose weights lie in a package.

The package's files are read directly: its own code can download, and is not imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.promises.sentences import sentences
from pipeline.text.placeholders import PLACEHOLDER

READS = ("en",)
"""Languages that the encoder was trained for."""

WINDOW = 3
"""A passage is compared in runs of so many sentences: a long one is about more than one thing."""

_PACKAGE = "wordllama"
_WEIGHTS = Path("weights") / "l2_supercat_256.safetensors"
_TOKENS = Path("tokenizers") / "l2_supercat_tokenizer_config.json"
_TENSOR = "embedding.weight"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Encoder:
    """A vector for each token; a text has the mean of its tokens'.

    References:
        Miller, D. L. (2024). WordLlama: recycled token embeddings from large language models.
        https://github.com/dleemiller/wordllama
    """

    tokenizer: Any
    tokens: npt.NDArray[np.float32]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A vector of length 1 for each text; zeros for one without a token. Shape: texts × 256."""
        made = np.zeros((len(texts), self.tokens.shape[1]))
        bare = [PLACEHOLDER.sub(" ", text) for text in texts]
        read = self.tokenizer.encode_batch(bare, add_special_tokens=False)
        for row, one in enumerate(read):
            if one.ids:
                made[row] = self.tokens[one.ids].mean(axis=0, dtype=np.float64)
        return _unit(made)


def _unit(rows: Floats) -> Floats:
    """The rows with length 1; zeros stay."""
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(length > 0, length, 1.0))


def similarity(statements: Sequence[str], passages: Sequence[str], reader: Encoder) -> Floats:
    """How alike each passage is to each statement, -1 to 1. Shape: statements × passages.

    The cosine with the nearest run of `WINDOW` sentences. From each side the mean of its vectors is
    taken away, so that policy's prose and talk are not held against each other but what they say.

    References:
        Mu, J. & Viswanath, P. (2018). All-but-the-top: simple and effective postprocessing for word
        representations. ICLR.
    """
    if not len(statements) or not len(passages):
        return np.zeros((len(statements), len(passages)))
    runs = [_runs(text) for text in passages]
    asked = reader.vectors(statements)
    held = reader.vectors([run for own in runs for run in own])
    near = _unit(asked - asked.mean(axis=0)) @ _unit(held - held.mean(axis=0)).T
    starts = np.cumsum([0, *(len(own) for own in runs[:-1])])
    # Rounded, since the last digits of a product hang on the machine.
    return np.asarray(np.round(np.maximum.reduceat(near, starts, axis=1), 6))


def _runs(text: str) -> list[str]:
    """The text in overlapping runs of `WINDOW` sentences; whole if it has no more."""
    spans = sentences(text)
    if len(spans) <= WINDOW:
        return [text]
    ends = zip(spans, spans[WINDOW - 1 :], strict=False)
    return [text[first[0] : last[1]] for first, last in ends]


def encoder(language: str) -> Encoder | None:
    """The encoder of the language; none where it has none, or the package is not installed."""
    return _loaded() if language in READS else None


@cache
def _loaded() -> Encoder | None:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    # Needed here alone, and installed with the package.
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = Path(spec.submodule_search_locations[0])
    tokenizer = Tokenizer.from_file(str(folder / _TOKENS))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokens = load_file(folder / _WEIGHTS)[_TENSOR]
    return Encoder(tokenizer, np.ascontiguousarray(tokens, dtype=np.float32))
