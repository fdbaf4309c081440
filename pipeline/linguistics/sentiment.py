"""The sentiment of a sentence, from word lists with a free licence; a negation reverses a word's.

English: VADER (Hutto & Gilbert 2014, MIT). Norwegian, both written forms: AFINN in Norwegian
(Nielsen 2011). Both lists come with the package asent (MIT), whose files are read; its code is not
run. Other languages have no sentiment.

References:
    Hutto, C. J. & Gilbert, E. (2014). VADER: a parsimonious rule-based model for sentiment analysis
    of social media text. Eighth International Conference on Weblogs and Social Media, 216-225.
    Nielsen, F. Å. (2011). A new ANEW: evaluation of a word list for sentiment analysis in
    microblogs. arXiv:1103.2903.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import distribution
from math import nan, sqrt
from pathlib import Path

from pipeline.config.word_lists import ALL, WordList

LISTS = {
    "en": "asent/lexicons/en_lexicon_v1.txt",
    "nb": "asent/lexicons/no_lexicon_v1.txt",
    "nn": "asent/lexicons/no_lexicon_v1.txt",
}
LARGEST = {"en": 4.0, "nb": 5.0, "nn": 5.0}
"""The largest value in the list; values are scaled to VADER's 4."""

_NEUTRAL = WordList("sentiment", "neutral_words", language=ALL)
_NEGATIONS = WordList("sentiment", "negations", language=ALL)

NEGATION_REACH = 3
"""A negation acts on a word at most this many words after it."""
NEGATED = -0.74
"""A word's value is multiplied by this after a negation, as VADER found."""

NORMAL = 15.0
"""VADER's constant that scales a sum of values to between -1 and 1."""


def sentiment(words: Sequence[str], *, language: str, leave_out: range = range(0)) -> float:
    """The sentiment of a sentence's words (lower case) from -1 to 1; 0 where no word has any.

    NaN in a language without a list. `leave_out` are the positions of the mention itself, which
    does not count.
    """
    if language not in LISTS:
        return nan
    values = _values(language)
    total = 0.0
    for i, word in enumerate(words):
        value = 0.0 if i in leave_out or word in _NEUTRAL else values.get(word, 0.0)
        if value:
            before = words[max(0, i - NEGATION_REACH) : i]
            total += value * NEGATED if _NEGATIONS & set(before) else value
    return total / sqrt(total * total + NORMAL)


@lru_cache(maxsize=4)
def _values(language: str) -> Mapping[str, float]:
    path = Path(str(distribution("asent").locate_file(LISTS[language])))
    values = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 1 and parts[0].strip().isalpha():
            values[parts[0].strip().lower()] = float(parts[1]) * 4.0 / LARGEST[language]
    return values
