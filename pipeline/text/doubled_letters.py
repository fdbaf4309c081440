"""Doubled letters that a converter made single: *wil*, *skils*, *chal enge*.

In: the text of a document. Out: the same with the doubled letters of words that are none without.
Some fonts draw *ll* as one letter, and a converter writes it as one *l*, with or without a space:
then nobody promises (*wil*), and *skil* is a word of one side. A document loses a pair everywhere
or nowhere, so words are mended only where the pair is hardly in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.text.dictionaries import COMPOUNDING, DICTIONARIES, is_word
from pipeline.text.languages import detect_language

DOUBLED = "lstnpf"
"""Letters that are often doubled."""

MIN_WORDS = 300
"""In a shorter text it may be chance that a pair is absent."""

SELDOM = 1 / 700
"""Below this share of a document's words with the pair, it may have been lost."""

OFTEN = 1 / 200
"""At least this share of the words must become words by doubling the letter."""

_WORD = re.compile(r"[^\W\d_]+")


def lost_pairs(texts: Sequence[str], *, languages: Sequence[str]) -> tuple[str, str]:
    """The letters whose doubling a converter lost in a document, and the document's language.

    None in a language without a dictionary, nor in one that writes compounds as one word: there
    nearly any run of letters may be a word.
    """
    counts = Counter(word for text in texts for word in _WORD.findall(text))
    n = counts.total()
    seldom = [
        letter
        for letter in DOUBLED
        if n >= MIN_WORDS
        and sum(k for word, k in counts.items() if 2 * letter in word.lower()) < SELDOM * n
    ]
    if not seldom:
        return "", ""
    language = detect_language("\n".join(texts), languages=languages)
    if language not in DICTIONARIES or language in COMPOUNDING:
        return "", language
    lost = [
        letter
        for letter in seldom
        if sum(k for word, k in counts.items() if doubled(word, letter, language)) >= OFTEN * n
    ]
    return "".join(lost), language


def doubled(word: str, letter: str, language: str) -> str:
    """The word with one letter doubled, where only that makes it a word; else empty.

    `word` may begin with a capital; with more of them it is an abbreviation or initials.
    """
    low = word.lower()
    if letter not in low or word[1:] != low[1:] or is_word(low, language):
        return ""
    made = (word[: at + 1] + letter + word[at + 1 :] for at in _places(low, letter, language))
    return next(made, "")


def _places(low: str, letter: str, language: str) -> Iterator[int]:
    for found in re.finditer(letter, low):
        if is_word(low[: found.end()] + letter + low[found.end() :], language):
            yield found.start()


def with_pairs(text: str, letters: str, language: str) -> str:
    """The text with these letters doubled in words that are none without, also across a space."""
    for letter in letters:
        split = re.compile(rf"\b([^\W\d_]+{letter}) (?=([^\W\d_]+))", re.IGNORECASE)
        text = split.sub(partial(_joined, letter=letter, language=language), text)
        text = _WORD.sub(partial(_mended, letter=letter, language=language), text)
    return text


def _joined(found: re.Match[str], *, letter: str, language: str) -> str:
    one, other = found.groups()
    whole = one + letter + other
    parts = (one.lower(), other.lower())
    if all(is_word(part, language) for part in parts) or not is_word(whole.lower(), language):
        return found.group()
    return one + letter


def _mended(found: re.Match[str], *, letter: str, language: str) -> str:
    return doubled(found.group(), letter, language) or found.group()
