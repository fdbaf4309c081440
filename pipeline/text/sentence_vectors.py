"""Texts to vectors of what they mean, by a sentence encoder whose weights lie in a package.

The package is wordllama (MIT): a vector for each piece of a word. Its files are read directly; its
own code, which can download and sets the log level of the whole process, is not imported. In:
texts. Out: a row of 256 numbers each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.text.placeholders import PLACEHOLDER

_PACKAGE = "wordllama"
_WEIGHTS = Path("weights") / "l2_supercat_256.safetensors"
_TOKENS = Path("tokenizers") / "l2_supercat_tokenizer_config.json"
_TENSOR = "embedding.weight"


@dataclass(frozen=True)
class Encoder:
    """A vector for each token; a text has the mean of its tokens'.

    References:
        Miller, D. L. (2024). WordLlama: recycled token embeddings from large language models.
        https://github.com/dleemiller/wordllama
    """

    tokenizer: Any
    tokens: NDArray[np.float32]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """A vector of length 1 for each text; zeros for one without a token. Shape: texts × 256.

        Placeholders of names are no words.
        """
        made = np.zeros((len(texts), self.tokens.shape[1]))
        bare = [PLACEHOLDER.sub(" ", text) for text in texts]
        read = self.tokenizer.encode_batch(bare, add_special_tokens=False)
        for row, one in enumerate(read):
            if one.ids:
                made[row] = self.tokens[one.ids].mean(axis=0, dtype=np.float64)
        return unit(made)


def unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rows with length 1; zeros stay."""
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(length > 0, length, 1.0))


@cache
def installed_encoder() -> Encoder | None:
    """The encoder; none where the package is not installed. It was trained for English."""
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


def sentence_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """The vectors of the texts; of no column where the package is not installed."""
    own = installed_encoder()
    return np.zeros((len(texts), 0)) if own is None else own.vectors(texts)
