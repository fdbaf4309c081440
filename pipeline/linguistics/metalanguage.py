"""Metalanguage: is the word itself spoken of, in quotation marks or in a definition?

No parse is needed. In: a text and where the mention stands. Out: whether it is quoted, defined.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.config.word_lists import WordList

QUOTED_WORDS = 5
"""Around at most this many words, quotation marks question the word; around more, they cite."""

SO_CALLED_REACH, AS_THEY_SAY_REACH, QUOTE_REACH = 60, 40, 85
"""Characters before the mention, after it and on both sides that are searched."""

_QUOTES = re.compile(
    r"[\"“”„‟]([^\"“”„‟\n]{1,80}?)[\"“”]"
    r"|«([^«»\n]{1,80}?)»|»([^«»\n]{1,80}?)«|‹([^‹›\n]{1,80}?)›"
    r"|(?<![\w’'])[‘'‚]((?:[^‘’'\n]|(?<=\w)['’](?=\w)){1,80}?)[’'‘](?!\w)"
)
_SO_CALLED = WordList("metalanguage", "so_called")
_AS_THEY_SAY = WordList("metalanguage", "as_they_say")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the writer questions the words: in quotation marks of their own, or `so-called`."""
    before, after = _distance()
    if before.search(text[max(0, start - SO_CALLED_REACH) : start]):
        return True
    if after.match(text[end : end + AS_THEY_SAY_REACH]):
        return True
    shift = max(0, start - QUOTE_REACH)
    around = text[shift : end + QUOTE_REACH]
    return any(
        match.start() + shift < start
        and end < match.end() + shift
        and len(re.findall(r"\w[\w’'-]*", match.group())) <= QUOTED_WORDS
        for match in _QUOTES.finditer(around)
    )


@cache
def _distance() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends before a mention, and what begins after it, that leaves the word to others."""
    return (
        re.compile(rf"\b(?:{'|'.join(_SO_CALLED)})\W*(?:\w+\W+){{0,2}}$", re.IGNORECASE),
        re.compile(rf"^\W*(?:{'|'.join(_AS_THEY_SAY)})", re.IGNORECASE),
    )


_MENTION, _GENUS = "MENTION", "GENUS"
"""Stand in a pattern for the mention, and for the nouns that a definition begins with."""

_X = "\u0000"
"""Stands for the mention in a sentence that is matched."""


def is_definitional(sentence: str, start: int, end: int, *, language: str) -> bool:
    """Whether the sentence says what the word means. Offsets are in the sentence."""
    marked = f"{sentence[:start]}{_X}{sentence[end:]}"
    return any(pattern.search(marked) for pattern in _definition_patterns(language))


@cache
def _definition_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    genus = "|".join(WordList("metalanguage", "genus_nouns", language=language))
    return tuple(
        re.compile(pattern.replace(_MENTION, _X).replace(_GENUS, genus), re.IGNORECASE)
        for pattern in WordList("metalanguage", "definitions", language=language)
    )
