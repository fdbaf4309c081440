"""Helpers for tests: texts annotated, and the mentions in them read, by what ships."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
from spacy.tokens import Doc, Token

from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import load_params
from pipeline.config.roles import Roles, load_roles
from pipeline.linguistics.annotate import annotate
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions import mentions
from pipeline.text.cowords import is_co_word
from tests.docs import segments_of
from tests.paths import ROOT

MODELS = load_params(ROOT / "params.yaml").annotations.models


@lru_cache(maxsize=1)
def word_lists() -> tuple[Lexicon, Roles]:
    return load_lexicon(ROOT / "data" / "lexicon.yaml"), load_roles(ROOT / "data" / "roles.yaml")


def doc_of(text: str, *, language: str = "en") -> Doc:
    """The text as the pipeline annotates it."""
    lexicon, _ = word_lists()
    segments = segments_of(("policy", text), language=language)
    (doc,) = annotate(segments, models=MODELS, bases=lexicon.bases)
    return doc


def co_word(doc: Doc) -> Token:
    """The first co-word of the Doc."""
    return next(token for token in doc if is_co_word(token))


def token_of(text: str, word: str) -> Token:
    """The token of the text that is the word."""
    return next(token for token in doc_of(text) if token.text == word)


def segment_of(text: str, *, language: str = "en") -> AnnotatedSegment:
    """The text as an annotated segment, with the roles that ship."""
    _, roles = word_lists()
    return AnnotatedSegment(doc_of(text, language=language), language, roles)


def acts(token: Token) -> bool:
    """Whether the token may be an agent: any noun, name or pronoun."""
    return token.pos_ in ("NOUN", "PROPN", "PRON")


def words_of(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


def all_read(text: str, *, language: str, kind: str) -> pd.DataFrame:
    """The mentions of the kind in the text."""
    segments = segments_of(("policy", text), language=language)
    lexicon, roles = word_lists()
    docs = annotate(segments, models=MODELS, bases=lexicon.bases)
    rows = mentions(docs, segments, lexicon=lexicon, roles=roles, prompted_window=3)
    return rows[rows["kind"] == kind]


def read(text: str, *, language: str = "en", kind: str = "label") -> pd.Series:
    """The only mention of the kind in the text."""
    found = all_read(text, language=language, kind=kind)
    assert len(found) == 1, text
    return found.iloc[0]
