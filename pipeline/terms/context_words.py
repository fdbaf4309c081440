"""Docs to context words: each content word with its place, from which contexts are read.

Content words are the words that terms are made of. Of a multi-word term each word counts, but not
its connector.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from spacy.tokens import Doc, Token

from pipeline.arrays import Flags
from pipeline.terms.stop_words import connectors


class WordsInPlace:
    """The words of policy texts and respondents' turns with their places, eight bytes each.

    Which of them are words of terms is known only when all Docs have been read, which takes long
    and is done once.
    """

    def __init__(self, segments: pd.DataFrame) -> None:
        self._segments = segments
        self._numbers: dict[str, int] = {}
        self._word, self._start = array("i"), array("i")
        self._n: list[int] = []

    def noted(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The Docs, one for each segment and in order, whose words are noted as they pass.

        Raises:
            ValueError: there are not as many Docs as segments.
        """
        for doc, role in zip(docs, self._segments["role"], strict=True):
            before = len(self._word)
            if role != "interviewer":
                for token in doc:
                    number = self._numbers.setdefault(_word(token), len(self._numbers))
                    self._word.append(number)
                    self._start.append(token.idx)
            self._n.append(len(self._word) - before)
            yield doc

    def context_words(self, term_counts: pd.DataFrame) -> pd.DataFrame:
        """Table `ContextWords`: those words that terms are made of, in order.

        A word is its lemma, in lower case. Connectors, such as the `of` of `quality of life`, are
        left out.
        """
        row = np.repeat(np.arange(len(self._n)), self._n)
        word = np.asarray(self._word)
        kept = np.zeros(len(row), dtype=bool)
        languages = self._segments["language"].to_numpy()
        for language, terms in term_counts.groupby("language")["term"]:
            own = languages == language
            kept |= own[row] & self._known(str(language), terms)[word]
        row, word = row[kept], word[kept]
        words = pd.array(list(self._numbers), dtype="str")
        keys = ("segment_id", "doc_id", "language")
        return pd.DataFrame(
            {
                **{key: self._segments[key].astype("str").array.take(row) for key in keys},
                "start": np.asarray(self._start)[kept].astype(np.int64),
                "word": words.take(word),
            }
        )

    def _known(self, language: str, terms: pd.Series[Any]) -> Flags:
        """For each word that was noted whether terms of the language are made of it."""
        parts = {part for term in terms.unique() for part in str(term).split()}
        parts -= connectors(language)
        return np.array([word in parts for word in self._numbers], dtype=bool)


def _word(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
