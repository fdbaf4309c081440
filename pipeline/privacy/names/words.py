"""Words of a text with their place, without genitives, and whether they begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    PREFIXES,
    SHOUTED_WORDS,
    first_names,
    is_in_dictionary,
    is_listed,
    is_title,
    names_nobody,
)
from pipeline.text.cowords import co_words
from pipeline.text.placeholders import PLACEHOLDER

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’](?:s|S|d|ll|ve|re)?$")
_OPENS = re.compile(r"(?:^|[.!?…:;\n][\"'”’»)\]]*|[\"“«‘(\[\]–—*•]|(?<!\w)[-'])\s*$")
_MARKS = re.compile(r"[\"”»'’)]*[.,;:!?…](?:[\"”»'’)]*\s|$)|\s?[–—]\s")
_UNSPEAKABLE = re.compile(r"[^\W\d_]?[bcdfghjklmnpqrstvwxz]{3,}[^\W\d_]?")
"""Letters that nobody could say as a word: `UKHSA`."""
_HYPHEN = re.compile(r"[-‐‑]")
_SHORT = WordList("names", "shortened_titles", language=ALL)


class Word(NamedTuple):
    """A word where it stands: without a genitive, in lower case, and whether it begins a sentence.

    `opens` holds after a full stop, a colon, a bracket or a quotation mark.
    """

    start: int
    end: int
    text: str
    lower: str
    opens: bool


class Words(list[Word]):
    """The words of one text, and whether it is as good as without punctuation.

    `shown` holds what `small_word_names` found to be people in it, once it has looked.
    """

    unpunctuated: bool = False
    shown: frozenset[str] | None = None


def words_of(text: str) -> Words:
    """The words of the text, placeholders and co-words left out.

    Of a compound with a hyphen of which only a later part has a capital (`anti-Rudge`), that part.
    """
    held = [(m.start(), m.end()) for m in PLACEHOLDER.finditer(text)]
    held = sorted([*held, *((start, end) for start, end, _ in co_words(text))])
    found = Words()
    first = 0
    for match in _WORD.finditer(text):
        while first < len(held) and held[first][1] <= match.start():
            first += 1
        if first < len(held) and held[first][0] < match.end():
            continue
        found.append(_word(text, match))
    found.unpunctuated = _is_unpunctuated(text, found)
    return found


SHORT = 8
"""Words below which a text is too short to be judged by its punctuation."""
FEW_MARKS = 25
"""Words per punctuation mark from which a text is one that a machine transcribed."""


def _is_unpunctuated(text: str, words: Sequence[Word]) -> bool:
    n_marks = sum(
        # Those of numbers, addresses and initials are no punctuation.
        len(before.text) > 1 and _MARKS.match(text, before.end, after.start) is not None
        for before, after in pairwise(words)
    )
    if text.rstrip().endswith((".", "!", "?")):
        return False
    if len(words) < SHORT:
        return n_marks == 0 and len(words) > 1 and text.islower()
    return n_marks <= len(words) // FEW_MARKS


@cache
def _abbreviated() -> re.Pattern[str]:
    """What ends no sentence: `Dr. Hill`, `Mr I. Hill`."""
    titles = "|".join(title.capitalize() for title in _SHORT)
    return re.compile(rf"\b(?:{titles})(?:\.|\.?\s[A-ZÆØÅ]\.)\s*$")


def _word(text: str, match: re.Match[str]) -> Word:
    bare = _GENITIVE.sub("", match[0]) or match[0]
    start, inner = match.start(), _inner_part(bare)
    before = text[max(0, start - 12) : start]
    opens = bool(_OPENS.search(before)) and not _abbreviated().search(before)
    opens = (opens or start == 0) and not inner
    said = bare[inner:]
    return Word(start + inner, start + len(bare), said, said.lower(), opens)


def _inner_part(bare: str) -> int:
    """Where the part with a capital begins in `anti-Rudge`, `Half-Birtwell`; 0 in most words."""
    place = 0
    while (cut := _HYPHEN.search(bare, place)) is not None:
        part = bare[place : cut.start()]
        if part[:1].isupper() and part.lower() not in PREFIXES:
            break
        place = cut.end()
    return place if place and bare[place : place + 1].isupper() else 0


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that is written small somewhere."""
    return frozenset(
        match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()
    )


def is_capitalised(word: Word) -> bool:
    """The word begins with a capital and is no acronym."""
    return word.text[0].isupper() and (len(word.text) > 1) and not _is_acronym(word)


def _is_acronym(word: Word) -> bool:
    """In capitals throughout, and no name that is written so: `NHS`, but not `RUTH`, `FENWICK`."""
    if not word.text.isupper():
        return False
    return not is_shouted_name(word.lower)


@cache
def is_shouted_name(lower: str) -> bool:
    """A word in capitals is a name: it is listed, or long and in no dictionary."""
    if len(lower) < 3 or lower in SHOUTED_WORDS:
        return False
    if is_listed(lower) and not is_in_dictionary(lower, "nb"):
        return True
    if len(lower) > 3 and lower in first_names():
        return True
    if _UNSPEAKABLE.fullmatch(lower):
        return False
    return len(lower) >= 5 and not any(
        is_in_dictionary(part, "nb") for part in _HYPHEN.split(lower)
    )


def is_beside_name(words: Words, number: int) -> bool:
    """A title before the word, or a name before or after it: `Bente Ringnes`, `Mrs Freud`."""
    here, before = words[number], words[number - 1] if number else None
    if before is not None and not here.opens and is_title(before.lower):
        return True
    beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
    return any(
        _is_of_name(one) for one in beside if one.end + 1 == here.start or here.end + 1 == one.start
    )


def _is_of_name(word: Word) -> bool:
    """A given name that is no word, or a word with a capital that is listed or in no dictionary."""
    strange = not is_in_dictionary(word.lower, "nb")
    if word.lower in first_names() and (strange or is_capitalised(word)):
        return True
    if not is_capitalised(word) or word.lower in CAPITALISED_WORDS or names_nobody(word.lower):
        return False
    return strange or is_listed(word.lower)
