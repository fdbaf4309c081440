"""Docs to context words: each content word with its place, from which contexts are read.

Content words are the words that terms are made of. Of a multi-word term each word counts, but not
its connector.
"""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import Any

import pandas as pd
from spacy.tokens import Doc, Token

from pipeline.terms.stop_words import connectors

_COLUMNS = ("segment_id", "doc_id", "language", "start", "word")


def context_words(
    docs: Iterable[Doc],
    segments: pd.DataFrame,
    term_counts: pd.DataFrame,
) -> pd.DataFrame:
    """Table `ContextWords`: the words of terms in policy texts and respondents' turns, in order.

    `docs` are those of `segments`, one each and in order. A word is its lemma, in lower case.
    Connectors, such as the `of` of `quality of life`, are left out.
    """
    known = {
        str(language): {word for term in terms.unique() for word in str(term).split()}
        - connectors(str(language))
        for language, terms in term_counts.groupby("language")["term"]
    }
    found: dict[str, list[Any]] = {key: [] for key in _COLUMNS}
    rows: Iterable[Any] = segments.itertuples(index=False)
    for doc, row in zip(docs, rows, strict=True):
        words: set[str] = known.get(row.language, set())
        if row.role == "interviewer" or not words:
            continue
        kept = [(token.idx, word) for token in doc if (word := _word(token)) in words]
        found["segment_id"] += [row.segment_id] * len(kept)
        found["doc_id"] += [row.doc_id] * len(kept)
        found["language"] += [row.language] * len(kept)
        found["start"] += [start for start, _ in kept]
        found["word"] += [word for _, word in kept]
    texts = dict.fromkeys(("segment_id", "doc_id", "language", "word"), "str")
    return pd.DataFrame(found).astype(texts | {"start": "int64"})


def _word(token: Token) -> str:
    return intern((token.lemma_ or token.text).lower())  # kept once of a corpus
