"""Words of a text with their place, without genitives, and whether they begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.privacy.names.name_lists import first_names
from pipeline.text.cowords import co_words
from pipeline.text.placeholders import PLACEHOLDER

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’](?:s|S|d|ll|ve|re)?$")
_OPENS = re.compile(r"(?:^|[.!?…:;\n][\"'”’»)\]]*|[\"“«‘(\[\]–—*•]|(?<!\w)[-'])\s*$")
_SHORT = r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Revd?|Sr|Jr|Sgt|Cllr|Capt|Lt|Cpl|Fr|Supt|Insp)"
_ABBREVIATED = re.compile(rf"{_SHORT}(?:\.|\.?\s[A-ZÆØÅ]\.)\s*$")  # `Dr. Hill`, `Mr I. Hill`


class Word(NamedTuple):
    """A word where it stands: without a genitive, in lower case, and whether it begins a sentence.

    `opens` holds after a full stop, a colon, a bracket or a quotation mark.
    """

    start: int
    end: int
    text: str
    lower: str
    opens: bool


def words_of(text: str) -> list[Word]:
    """The words of the text, placeholders and co-words left out."""
    held = [(m.start(), m.end()) for m in PLACEHOLDER.finditer(text)]
    held = sorted([*held, *((start, end) for start, end, _ in co_words(text))])
    found = []
    first = 0
    for match in _WORD.finditer(text):
        while first < len(held) and held[first][1] <= match.start():
            first += 1
        if first < len(held) and held[first][0] < match.end():
            continue
        bare = _GENITIVE.sub("", match[0]) or match[0]
        before = text[max(0, match.start() - 12) : match.start()]
        opens = bool(_OPENS.search(before)) and not _ABBREVIATED.search(before)
        opens = opens or match.start() == 0
        found.append(Word(match.start(), match.start() + len(bare), bare, bare.lower(), opens))
    return found


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that is written small somewhere."""
    return frozenset(
        match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()
    )


def is_capitalised(word: Word) -> bool:
    """The word begins with a capital and is no acronym."""
    return word.text[0].isupper() and (len(word.text) > 1) and not _is_acronym(word)


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and not (len(word.text) > 3 and word.lower in first_names())
