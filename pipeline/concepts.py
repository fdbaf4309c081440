"""Docs and the lexicon to mentions of concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd
import simplemma
from spacy.tokens import Doc, Token

from pipeline import tables
from pipeline.cowords import is_co_word
from pipeline.lexicon import Lexicon, Match

_TALK = ("respondent", "interviewer")


class _Found(NamedTuple):
    segment: int
    start: int
    end: int
    match: Match
    surface: str


def mentions(
    docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon, prompted_window: int
) -> pd.DataFrame:
    """Each mention of a concept, as the table `Mentions`, in reading order.

    `docs` holds one Doc per row of `segments`, in its order. A mention is `prompted` if a
    respondent makes it and the interviewer named the same concept in one of the `prompted_window`
    turns before it in the same document.
    """
    rows = segments.reset_index(drop=True)
    found = [
        item
        for number, (doc, language) in enumerate(zip(docs, rows["language"], strict=True))
        for item in _in_doc(doc, number, language, lexicon)
    ]
    if not found:
        return tables.empty(tables.Mentions)
    places = rows.loc[[item.segment for item in found]].reset_index(drop=True)
    mention_rows = places[["segment_id", "doc_id", "corpus", "language", "role"]].assign(
        mention_id=[
            f"{segment_id}:{item.start}"
            for segment_id, item in zip(places["segment_id"], found, strict=True)
        ],
        concept=[item.match.concept for item in found],
        form=[item.match.form for item in found],
        surface=[item.surface for item in found],
        start=[item.start for item in found],
        end=[item.end for item in found],
    )
    prompts = _prompts(rows, found)
    mention_rows["prompted"] = [
        _is_prompted(rows, item, prompts, prompted_window) for item in found
    ]
    return mention_rows[list(tables.columns(tables.Mentions))]


def _in_doc(doc: Doc, number: int, language: str, lexicon: Lexicon) -> Iterator[_Found]:
    blocked = _blocked(doc, lexicon.negatives(language))
    for token in doc:
        match = match_token(token, language=language, lexicon=lexicon)
        if match is None or token.i in blocked.get(match.concept, ()):
            continue
        yield _Found(number, token.idx, token.idx + len(token), match, token.text)


def match_token(token: Token, *, language: str, lexicon: Lexicon) -> Match | None:
    """The concept and form that the token names in the language, or None.

    Where there are parts of speech the lemma is tried first, but for adjectives and gerunds, whose
    form tells more; elsewhere the form as it stands. Last comes the base's lemma from a word list,
    since a tagger that takes `co-operating` for a noun keeps its ending.
    """
    verb = token.pos_ == "VERB" and not _is_gerund(token)
    norm, lemma = token.norm_.lower(), token.lemma_.lower()
    by_form = not token.pos_ or token.pos_ == "ADJ" or _is_gerund(token)
    words = [norm, lemma] if by_form else [lemma, norm]
    if is_co_word(token) and language == "en":
        base = simplemma.lemmatize(norm.removeprefix("co-"), lang="en").lower()
        words.append(f"co-{base}")
    matches = (lexicon.match(word, language=language, verb=verb) for word in words)
    return next((match for match in matches if match is not None), None)


def _is_gerund(token: Token) -> bool:
    """`co-planning` as the name of an activity; after a form of `be` it is what somebody does."""
    before = token.nbor(-1) if token.i > 0 else None
    return bool(token.norm_.endswith("ing") and (before is None or before.lemma_ != "be"))


def _blocked(doc: Doc, negatives: dict[str, list[tuple[str, ...]]]) -> dict[str, set[int]]:
    """Per concept the tokens that stand inside one of its negative labels."""
    norms = [token.norm_.lower() for token in doc]
    lemmas = [token.lemma_.lower() for token in doc]
    blocked: dict[str, set[int]] = {}
    for concept, phrases in negatives.items():
        for phrase in phrases:
            for start in range(len(doc) - len(phrase) + 1):
                window = range(start, start + len(phrase))
                if all(
                    word in (norms[i], lemmas[i]) for word, i in zip(phrase, window, strict=True)
                ):
                    blocked.setdefault(concept, set()).update(window)
    return blocked


def _prompts(rows: pd.DataFrame, found: list[_Found]) -> dict[str, list[int]]:
    """Per concept the segments in which the interviewer names it."""
    prompts: dict[str, list[int]] = {}
    for item in found:
        if rows.at[item.segment, "role"] == "interviewer":
            prompts.setdefault(item.match.concept, []).append(item.segment)
    return prompts


def _is_prompted(
    rows: pd.DataFrame, item: _Found, prompts: dict[str, list[int]], window: int
) -> bool:
    if rows.at[item.segment, "role"] != "respondent":
        return False
    documents = rows["doc_id"].to_numpy()
    return any(
        0 < item.segment - prompt <= window and documents[prompt] == documents[item.segment]
        for prompt in prompts.get(item.match.concept, ())
    )


def candidates(docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon) -> pd.DataFrame:
    """Co-words that are neither in the lexicon nor known to be none, as the table `Candidates`.

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
    # A tagger wavers between noun and verb on words in -ing; the form as it stands does not.
    norm: str = token.norm_.lower()
    return norm if norm.endswith("ing") else token.lemma_.lower()


def _is_candidate(token: Token, language: str, lexicon: Lexicon) -> bool:
    if not is_co_word(token) or match_token(token, language=language, lexicon=lexicon):
        return False
    known = lexicon.not_concepts.get(language, frozenset()) | lexicon.not_concepts.get(
        "en", frozenset()
    )
    return not known & {token.norm_.lower(), token.lemma_.lower()}
