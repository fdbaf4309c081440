"""Candidates: co-words that the lexicon does not know, as the table `Candidates`."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from spacy.tokens import Doc, Token

from pipeline import tables
from pipeline.config.lexicon import Lexicon
from pipeline.mentions.labels import match_token
from pipeline.text.cowords import is_co_word


def candidates(docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon) -> pd.DataFrame:
    """Co-words that are neither labels nor `not_concepts` of the lexicon, as table `Candidates`.

    Sorted by the number of documents, then of occurrences. Interviewers' words are not counted.
    """
    places = segments[["language", "corpus", "doc_id", "role"]].itertuples(index=False)
    seen = [
        (_candidate(token), place.language, place.corpus, place.doc_id)
        for doc, place in zip(docs, places, strict=True)
        if place.role != "interviewer"
        for token in doc
        if _is_candidate(token, str(place.language), lexicon)
    ]
    if not seen:
        return tables.empty(tables.Candidates)
    occurrences = pd.DataFrame(seen, columns=["candidate", "language", "corpus", "doc_id"])
    counted = occurrences.groupby(["candidate", "language"], as_index=False).agg(
        n_policy=("corpus", lambda side: int((side == "policy").sum())),
        n_frontline=("corpus", lambda side: int((side == "frontline").sum())),
        n_documents=("doc_id", "nunique"),
    )
    order = counted.assign(n=counted["n_policy"] + counted["n_frontline"]).sort_values(
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
