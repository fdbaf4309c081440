"""Initials: `D.W.`, two letters that are no short form, more that a known name explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import stop_words
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, any_word

_CUES = WordList("names", "initial_cues", language=ALL)
_NO_INITIALS = WordList("names", "shouted_words", language=ALL)

CUE_REACH = 32
"""Characters before or after two letters, within which a word explains them as initials."""

_DOTTED = re.compile(r"(?<![\w.])(?:[A-ZÆØÅ]\.\s?){1,2}[A-ZÆØÅ]\.(?!\w)")
_TOGETHER = re.compile(r"(?<![\w./@-])[A-ZÆØÅ]{2,3}(?![\w/@-])")
_I_APART = re.compile(r"(?<![\w.'’,-])I\s[A-ZÆØÅ](?![\w'’-])(?!\s\w\s)")
_APART = re.compile(r"(?<![\w.'’,-])(?<![A-ZÆØÅ]\s)[A-HJ-ZÆØÅ]\s[A-ZÆØÅ](?![\w'’-])(?!\s\w\s)")
_SMALL_APART = re.compile(r"(?<![\w.'’-])(?<!\w\s\w\s)[^\W\d_]\s[^\W\d_](?![\w'’-])(?!\s\w(?!\w))")
_KNOWN = re.compile(r"(?<![\w./@-])[^\W\d_]{2,3}(?![\w/@-])")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_CUES)}(?!\w)", re.IGNORECASE)


def _is_explained(text: str, start: int, end: int) -> bool:
    """A word near the letters says that somebody signed, wrote or is listed."""
    near = text[max(0, start - CUE_REACH) : start], text[end : end + CUE_REACH // 2]
    return any(_cue().search(part) for part in near)


def _initials(text: str, known: frozenset[str]) -> Iterator[Span]:
    for match in _DOTTED.finditer(text):
        yield Span("INITIALS", match.start(), match.end())
    for pattern in (_TOGETHER, _APART):
        for match in pattern.finditer(text):
            if _is_initials(text, match, known=known, together=pattern is _TOGETHER):
                yield Span("INITIALS", match.start(), match.end())
    yield from _letters_apart(text)


def _letters_apart(text: str) -> Iterator[Span]:
    """`I T` and `t r` near a word that says that they are initials."""
    for match in _I_APART.finditer(text):
        if _is_explained(text, match.start(), match.end()):
            yield Span("INITIALS", match.start(), match.end())
    for match in _SMALL_APART.finditer(text):
        before = text[max(0, match.start() - CUE_REACH // 2) : match.start()]
        if _cue().search(before) and not re.fullmatch(r"[iaåIA]\s\w|\w\s[iaåIA]", match[0]):
            yield Span("INITIALS", match.start(), match.end())


def _is_initials(text: str, match: re.Match[str], *, known: frozenset[str], together: bool) -> bool:
    """Letters of a known person, or two letters that are no short form."""
    letters = re.sub(r"\s", "", match[0]).lower()
    word = together and letters in stop_words("en") | stop_words("nb")
    if letters in known and not word:
        return True
    if word or len(letters) != 2 or (together and letters in _NO_INITIALS):
        return False
    # Of two letters that are no short form nearly all are somebody's, but for the pronoun I.
    return together or letters[1] != "i" or _is_explained(text, match.start(), match.end())


def initial_recognisers(language: str, *, known: frozenset[str]) -> list[EntityRecognizer]:
    """The recogniser of initials; `known` are those of known people, in lower case."""
    find = partial(_initials, known=known)
    return [SpanRecogniser(find, entities=("INITIALS",), language=language)]
