"""The sentence of a mention: does it name a conflict, a cost or a lack? A place or a person?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Span

from pipeline.config.word_lists import WordList
from pipeline.text.phrase_matcher import Forms, PhraseBook
from pipeline.text.placeholders import is_placeholder


def names_conflict(tokens: Sequence[Forms], *, language: str) -> bool:
    """Whether the sentence names a conflict, a cost or a lack."""
    return bool(_conflicts(language).hits(tokens))


@lru_cache(maxsize=8)
def _conflicts(language: str) -> PhraseBook[str]:
    phrases = WordList("sentence_context", "conflict", language=language)
    return PhraseBook((phrase, phrase) for phrase in phrases)


def has_proper_name(sentence: Span) -> bool:
    """Whether the sentence names a place, person or body by name: a capital in mid-sentence.

    A placeholder is a name wherever it stands.
    """
    return any(is_placeholder(token.text) for token in sentence) or any(
        token.text[:1].isupper() and token.text[1:].islower() and not _opens(sentence, token.i)
        for token in sentence
        if not token.norm_.startswith("co-") and token.norm_ != "i"
    )


_OPENING = frozenset("\"'“”„«»‘’([*_-–—•:;.!?")


def _opens(sentence: Span, at: int) -> bool:
    """Whether the token is the first word of the sentence, of a quotation or after a colon."""
    before = sentence.doc[at - 1].text if at > sentence.start else "."
    return not before.strip() or before[-1] in _OPENING
