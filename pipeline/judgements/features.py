"""Passages to numbers that a model of a code learns from: lemmas, word pairs, vectors, the list.

In: the texts of passages of one language and what the word lists find in them. Out: a sparse matrix
with a row per passage. Neither side nor document is in it: a model that knew the side would make a
gap of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import simplemma
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.text.dictionaries import DICTIONARIES
from pipeline.text.placeholders import PLACEHOLDER

Vectors = Callable[[Sequence[str]], NDArray[np.float64]]
"""Texts to vectors of length 1, a row each; of no column where there are none."""

LIST_WEIGHT = 0.5
"""How much of a passage's likeness is what the lists find, where words and vectors count 1 each."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MIN_PASSAGES = 2
"""A lemma or pair that stands in one passage only says nothing of another."""


def features(
    texts: Sequence[str], found: NDArray[np.float64], *, language: str, vectors: Vectors
) -> sparse.csr_matrix:
    """A row per passage: TF-IDF of lemmas and word pairs, vectors, and `found`, what lists find.

    `found` has a row per passage and a column per item. Lemmas and pairs have length 1 together, so
    has the vector; names that were replaced are no words.
    """
    plain = [PLACEHOLDER.sub(" ", text) for text in texts]
    parts = [_words(plain, language), sparse.csr_matrix(vectors(plain))]
    parts.append(sparse.csr_matrix(LIST_WEIGHT * found))
    return sparse.csr_matrix(sparse.hstack([part for part in parts if part.shape[1]] or parts[-1:]))


def _words(texts: Sequence[str], language: str) -> sparse.csr_matrix:
    counted = TfidfVectorizer(
        analyzer=lambda text: _terms(text, language), min_df=_MIN_PASSAGES, sublinear_tf=True
    )
    try:
        return sparse.csr_matrix(counted.fit_transform(texts))
    except ValueError:  # no term stands in two passages
        return sparse.csr_matrix((len(texts), 0))


def _terms(text: str, language: str) -> list[str]:
    """The lemmas of a text, and pairs of neighbours."""
    words = [_lemma(word, language) for word in _WORD.findall(text.lower())]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


@cache
def _lemma(word: str, language: str) -> str:
    """The word's lemma by the dictionaries of its language; itself where there is none."""
    plain = word.replace("’", "'")
    if language not in DICTIONARIES:
        return plain
    return str(simplemma.lemmatize(plain, lang=DICTIONARIES[language])).lower()
