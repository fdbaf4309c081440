"""Dictionaries: whether a language has a word. In: words in lower case. Out: yes or no.

The dictionaries are those of the package simplemma (MIT), which holds the forms of words.
"""

from __future__ import annotations

import re
from functools import cache

import simplemma

LONGEST_WORD = 60
"""Letters beyond which a run of letters is no word; looking for its parts would take long."""

DICTIONARIES = {
    "en": ("en",),
    "nb": ("nb", "nn"),
    "nn": ("nn", "nb"),
    "da": ("da",),
    "sv": ("sv",),
}
"""The dictionaries that are asked for the words of a language, by their codes."""

COMPOUNDING = frozenset({"nb", "nn", "da", "sv"})
"""Languages that write compounds as one word, which no dictionary holds all of."""

SHORTEST_PART = 3
"""Letters of the shortest part of a compound."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøåäö"
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""What a converter loses whole, where a font draws it as one letter."""

_JOINTS = ("", "s", "e")
_APART = re.compile(r"[\s\-/']+")


def holds(word: str, code: str) -> bool:
    """The dictionary has the word in lower case; one that it has with a capital is a name."""
    if len(word) > LONGEST_WORD:
        return False
    return simplemma.is_known(word, lang=code) and simplemma.lemmatize(word, lang=code).islower()


@cache
def is_word(term: str, language: str) -> bool:
    """Each part of the term, between spaces and hyphens, is a word of the language or of English.

    A compound counts as a word if its parts are words. True in a language without a dictionary.
    """
    if language not in DICTIONARIES:
        return True
    parts = [part for part in _APART.split(term) if part]
    return all(_is_known(part, language) or _is_compound(part, language) for part in parts)


@cache
def lacks_letters(word: str, language: str) -> bool:
    """The word is none, and becomes one with a single letter or a ligature put in: `skil`."""
    if is_word(word, language):
        return False
    inserted = (*_ALPHABET, *_LIGATURES)
    return any(
        _is_known(word[:at] + letters + word[at:], language)
        for at in range(len(word) + 1)
        for letters in inserted
    )


def _is_known(word: str, language: str) -> bool:
    codes = dict.fromkeys((*DICTIONARIES[language], "en"))
    forms = (word, word.removesuffix("s")) if language in COMPOUNDING else (word,)
    return any(holds(form, code) for form in forms for code in codes)


def _is_compound(word: str, language: str) -> bool:
    if language not in COMPOUNDING:
        return False
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(
        _in_own(word[:at].removesuffix(joint), language) and _in_own(word[at:], language)
        for at in cuts
        for joint in _JOINTS
        if word[:at].endswith(joint) and at - len(joint) >= SHORTEST_PART
    )


def _in_own(word: str, language: str) -> bool:
    return any(holds(word, code) for code in DICTIONARIES[language])
