"""Sentences of a text, and the word with which a sentence promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.config.word_lists import ALL, WordList

_ABBREVIATIONS = WordList("sentences", "abbreviations", language=ALL)
_CAPITALISED = WordList("sentences", "capitalised_abbreviations", language=ALL)


_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÆØÅÄÖ0-9])|\n+")


def sentences(text: str) -> list[tuple[int, int]]:
    """First character and character after the last of each sentence, in order.

    A sentence ends at a full stop, question or exclamation mark before a space and a capital or
    digit, unless an abbreviation ends there, and at a line break.
    """
    cuts = [0]
    for end in _END.finditer(text):
        if "\n" in end.group() or not _abbreviated().search(text[: end.end()].rstrip()):
            cuts.append(end.end())
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [span for start, end in spans if (span := _stripped(text, start, end))[0] < span[1]]


@cache
def _abbreviated() -> re.Pattern[str]:
    """A text that ends with an abbreviation and its full stop."""
    words = [*_ABBREVIATIONS.ordered, *(word.capitalize() for word in _CAPITALISED.ordered)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\.$")


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the text without spaces at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def promise(sentence: str, words: Sequence[str]) -> str:
    """The first word of the sentence that promises, as it stands there; empty if none."""
    if not words:
        return ""
    longest_first = sorted(words, key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    found = re.search(rf"(?<!\w)(?:{forms})(?!\w)", sentence, re.IGNORECASE)
    return found.group() if found else ""
