"""The tone of a sentence, from word lists with a free licence; negation turns a word's tone.

English: VADER (Hutto & Gilbert 2014, MIT). Norwegian, both written forms: AFINN in Norwegian
(Nielsen 2011). Both lists come with the package asent (MIT), whose files are read; its code is not
run. Other languages have no tone.

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

LISTS = {
    "en": "asent/lexicons/en_lexicon_v1.txt",
    "nb": "asent/lexicons/no_lexicon_v1.txt",
    "nn": "asent/lexicons/no_lexicon_v1.txt",
}
WIDEST = {"en": 4.0, "nb": 5.0, "nn": 5.0}
"""The largest value in the list; words are weighed as parts of VADER's 4."""

FIELD_WORDS = frozenset(
    {
        "care", "cares", "cared", "caring", "share", "shares", "shared", "sharing", "create",
        "creates",
        "created", "creating", "creative", "help", "helper", "helpers", "support", "supports",
        "agreement", "agreements", "active", "interest", "interests", "united", "join", "joint",
        "value", "values", "responsible", "trust", "trusts", "deprived", "no", "please", "like",
        "ill", "sick", "pay", "demand", "demands", "chance", "want", "matter", "yes", "party",
        "hjelp", "hjelpe", "hjelper", "omsorg", "støtte", "støtter", "avtale", "avtaler", "tillit",
        "aktiv", "aktive", "ansvarlig", "dele", "deler", "nei", "ja", "ingen", "ikke", "verdi",
    }
)  # fmt: skip
"""Words that name the field's matter (care, trust funds, agreements) and so tell no tone."""

NEGATIONS = frozenset(
    {
        "not", "n't", "never", "no", "without", "hardly", "barely", "scarcely", "nobody", "nothing",
        "neither", "nor", "cannot", "ikke", "ikkje", "aldri", "ingen", "uten", "utan", "inga",
        "knapt",
    }
)  # fmt: skip
NEGATION_REACH = 3
TURNED = -0.74
"""What a negation within three words before does to a word's tone, as VADER found it."""

NORMAL = 15.0
"""VADER's constant that brings a sum of values between -1 and 1."""


def tone(words: Sequence[str], *, language: str, leave_out: range = range(0)) -> float:
    """The tone of a sentence's words (lower case) from -1 to 1; NaN in a language without a list.

    0 where no word tells. `leave_out` are the places of the mention itself, whose praise is not the
    sentence's.
    """
    if language not in LISTS:
        return nan
    values = _values(language)
    total = 0.0
    for i, word in enumerate(words):
        value = 0.0 if i in leave_out or word in FIELD_WORDS else values.get(word, 0.0)
        if value:
            before = words[max(0, i - NEGATION_REACH) : i]
            total += value * TURNED if NEGATIONS & set(before) else value
    return total / sqrt(total * total + NORMAL)


@lru_cache(maxsize=4)
def _values(language: str) -> Mapping[str, float]:
    path = Path(str(distribution("asent").locate_file(LISTS[language])))
    values = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 1 and parts[0].strip().isalpha():
            values[parts[0].strip().lower()] = float(parts[1]) * 4.0 / WIDEST[language]
    return values
