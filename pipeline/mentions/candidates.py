"""Candidates: co-words that the lexicon does not know, as the table `Candidates`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from spacy.tokens import Doc, Token

from pipeline import tables
from pipeline.config.lexicon import Lexicon
from pipeline.mentions.labels import match_token
from pipeline.text.cowords import is_co_word


class Seen(NamedTuple):
    """Where an unknown co-word stands."""

    candidate: str
    language: str
    corpus: str
    doc_id: str


def candidates(docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon) -> pd.DataFrame:
    """Co-words that are neither labels nor `not_concepts` of the lexicon, as table `Candidates`.

    Sorted by the number of documents, then of occurrences. Interviewers' words are not counted.
    """
    return counted(list(unknown_co_words(docs, segments, lexicon=lexicon)))


def unknown_co_words(
    docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon
) -> Iterator[Seen]:
    """Each unknown co-word of policy and of respondents, in reading order."""
    places = segments[["language", "corpus", "doc_id", "role"]].itertuples(index=False)
    for doc, place in zip(docs, places, strict=True):
        if place.role != "interviewer":
            language = str(place.language)
            for token in doc:
                if _is_candidate(token, language, lexicon):
                    yield Seen(_candidate(token), language, str(place.corpus), str(place.doc_id))


def counted(seen: Sequence[Seen]) -> pd.DataFrame:
    """The table `Candidates` of unknown co-words."""
    if not seen:
        return tables.empty(tables.Candidates)
    occurrences = pd.DataFrame(seen, columns=list(Seen._fields))
    by_word = occurrences.groupby(["candidate", "language"], as_index=False).agg(
        n_policy=("corpus", lambda side: int((side == "policy").sum())),
        n_frontline=("corpus", lambda side: int((side == "frontline").sum())),
        n_documents=("doc_id", "nunique"),
    )
    order = by_word.assign(n=by_word["n_policy"] + by_word["n_frontline"]).sort_values(
        ["n_documents", "n", "candidate"], ascending=[False, False, True]
    )
    return order[list(tables.columns(tables.Candidates))].reset_index(drop=True)


def _candidate(token: Token) -> str:
    # The lemma of a word in -ing depends on whether the tagger takes it for a noun or a verb.
    norm: str = token.norm_.lower()
    return norm if norm.endswith("ing") else token.lemma_.lower()


def _is_candidate(token: Token, language: str, lexicon: Lexicon) -> bool:
    spoken = dict.fromkeys((language, "en"))
    if not is_co_word(token) or any(
        match_token(token, language=one, lexicon=lexicon) for one in spoken
    ):
        return False
    known = {word for one in spoken for word in lexicon.not_concepts.get(one, ())}
    return not known & {token.norm_.lower(), token.lemma_.lower()}
