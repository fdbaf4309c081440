"""Addresses and references in a text: what is named there is not said in prose."""

from __future__ import annotations

import re

# Tried at the beginning of a name only: from each of its parts, a long one would take for ever.
_HOST = r"(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\."
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file)://|www\.)\S+|(?<!\S)[^\s@]+@\S+\.\w+|\bdoi:\s?\S+|\b10\.\d{4,}/\S+"
    rf"|{_HOST}(?:[a-z]{{2,6}}/\S+|(?:org|com|net|gov|edu|info|eu|uk|no|dk|se|au|html?|pdf)\b\S*)",
    re.IGNORECASE,
)
# "Berg, A. & Lie, K. (2019). Title. Publisher" and "Berg A, Lie K (2019) Title": an author with
# initials, a year, and what follows up to the end of the title; then a journal or a publisher.
_NAME = r"[A-ZÆØÅÄÖÉ][\w'’-]+,?\s(?:[A-ZÆØÅÄÖ]\.?[\s-]?){1,3}"
_REFERENCE = re.compile(
    rf"(?<!\w){_NAME}(?:(?:,\s?|\s?&\s?|\band\b\s?|\bog\b\s?|,?\s?et al\.?\s?)+(?:{_NAME})?)*"
    r"[,.]?\s?(?:\(eds?\.?\),?\s?)?\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s+(?=[\"“'‘*_«]?[A-ZÆØÅÄÖ])"
    r"(?P<title>[^.?!\n]+[.?!]?)"
    r"(?P<source>[^.\n]*(?:\d+\s?\(\d+\)|\bpp?\.|\bPress\b|\bJournal\b|\bReview\b|[Ff]orlag)[^.\n]*\.?)?"
)
# "Lindqvist T, Moe R. Title. Journal 2015;7:101-9." and "Title" (2018), "(2018), 'Title'".
_VANCOUVER = re.compile(
    r"(?<!\w)[A-ZÆØÅÄÖ][\w'’-]+ [A-Z]{1,3}(?:, [A-ZÆØÅÄÖ][\w'’-]+ [A-Z]{1,3})*(?:,? et al)?\."
    r"\s[^.?!\n]+[.?!]\s[^.\n]*(?:19|20)\d\d[^.\n]*\.?"
)
_TITLED = re.compile(
    r"\((?:19|20)\d\d[a-z]?\),?:?\s[\"“‘'«*_][^\"”’'»*_\n]{8,}[\"”’'»*_]"
    r"|[\"“«*_][A-ZÆØÅ][^\"”»*_\n]{8,}[\"”»*_]\s?\((?:[^()\n]{0,60}\s)?(?:19|20)\d\d[a-z]?\)"
)

CharSpan = tuple[int, int]
"""First character of a piece of text, and the one after its last."""


def address_spans(text: str) -> list[CharSpan]:
    """Where the text holds web and mail addresses and DOIs."""
    return [match.span() for match in _ADDRESS.finditer(text)]


def not_prose(text: str) -> list[CharSpan]:
    """Where the text holds addresses and references, in order; spans may overlap."""
    return sorted(
        match.span()
        for pattern in (_ADDRESS, _REFERENCE, _VANCOUVER, _TITLED)
        for match in pattern.finditer(text)
    )
