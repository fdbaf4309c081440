"""Names that are written small, as automatic transcripts write them.

A list, a title, a verb of persons or a known person tells such a name. In a text without
punctuation a word that no dictionary has, not even in parts, is one, too.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.ambiguous.small_word_names import is_person_written_small
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    DETERMINERS,
    PARTICLES,
    PERSON_VERBS,
    REPLIES,
    countries_and_languages,
    first_names,
    home_names,
    is_in_dictionary,
    is_language,
    is_listed,
    is_stop_word,
    is_title,
    is_word_too,
    last_names,
    names_nobody,
)
from pipeline.privacy.names.words import Words, is_beside_name
from pipeline.text.languages import list_language

WEAK_VERBS = WordList("names", "weak_verbs", language=ALL)
THIRD_PERSONS = WordList("names", "third_persons", language=ALL)
_MODERN_WORDS = WordList("names", "modern_words", language=ALL)
_NAME_ENDINGS = {code: WordList("names", "name_endings", language=code) for code in ("en", "nb")}
_WORD_ENDINGS = {code: WordList("names", "word_endings", language=code) for code in ("en", "nb")}
_BEGINNINGS = WordList("names", "compound_beginnings", language=ALL)
_HUMAN_VERBS = WordList("names", "human_verbs", language=ALL)
_CALLED = WordList("names", "nickname_verbs", language=ALL)
_THINGS = WordList("names", "things_called", language=ALL)
_HARDLY_WORDS = WordList("names", "hardly_words", language="nb")
_SURNAMES = WordList("names", "joined_surnames", language="nb")
_TIMES = WordList("names", "times_and_names", language=ALL)
_MONTHS = WordList("identifiers", "months", language=ALL)

SHORTEST_UNKNOWN = 4
"""Letters from which a word that no dictionary has may be a name: shorter ones are short forms."""
CALLED_LENGTH = 5
"""Letters from which what somebody is called is a name, though a dictionary may hold its parts."""
SHORTEST_PART = 3
"""Letters of the shortest part of a compound."""
LONGER_PART = 4
"""Letters of each part of a compound that is clearly one."""

_VOWEL = re.compile(r"[aeiouyæøåäöéáàèíóúü]")
_CONTRACTED = re.compile(r"(?:n?t|s|ve|re|ll|d|m)$")
_AND = "og"


def is_small_name(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """A name written small, as automatic transcripts do.

    A known name that is no word, a listed name that no dictionary has, a word that no dictionary
    has after a title or before a verb of persons, or, where there is no punctuation, anywhere.
    """
    word = words[number]
    lower = word.lower
    if len(lower) < 3 or _is_no_small_name(words, number, evidence):
        return False
    if "-" in lower and _is_hyphened(words, number, language):
        return True
    if _is_known(words, number, language, evidence):
        return True
    if language != "en" and words.unpunctuated and _is_scandinavian(words, number):
        return True
    if is_person_written_small(words, number, language):
        return True
    if is_in_dictionary(lower, language):
        home = lower in home_names(language) and not is_word_too(lower, language)
        return home and words.unpunctuated and _has_second_evidence(words, number)
    if is_listed(lower) or (is_listed(_nominative(lower)) and len(lower) > 4):
        return _is_no_thing(words, number, language)
    return _is_unlisted_name(words, number, language)


def _is_no_thing(words: Words, number: int, language: str) -> bool:
    """A listed name that no dictionary has, but not `there was a robin`, nor a short form."""
    lower = words[number].lower
    if is_word_too(lower, language) and number and words[number - 1].lower in DETERMINERS:
        return False
    return len(lower) > SHORTEST_PART or words.unpunctuated


def _is_hyphened(words: Words, number: int, language: str) -> bool:
    """`billie-jo`, `jan-egil`, and `ben al-amin`: given names joined, or a surname's particle.

    Not what is nothing but times, `mai-juni`.
    """
    first, *rest = words[number].lower.split("-")
    if first in PARTICLES and number:
        return is_listed(words[number - 1].lower)
    given = first in first_names() and all(part in first_names() for part in rest)
    if all(part in _TIMES or part in _MONTHS for part in (first, *rest)):
        return False
    return given and not is_stop_word(first, "en") and not is_stop_word(first, "nb")


def _is_no_small_name(words: Words, number: int, evidence: Evidence) -> bool:
    lower = words[number].lower
    if lower in evidence.keep or lower in REPLIES or lower in CAPITALISED_WORDS:
        return True
    if lower in evidence.strong:
        return False
    nobody = names_nobody(lower) and not is_beside_name(words, number)
    return nobody or lower in countries_and_languages()


def _is_known(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """A known person's name, its genitive or a compound of it, that is no word or acts as one."""
    lower = words[number].lower
    forms = {lower, _nominative(lower), lower.split("-")[0]}
    if forms & evidence.strong and not is_in_dictionary(lower, language):
        return True
    return lower in evidence.strong and _is_known_and_word(words, number)


def _is_known_and_word(words: Words, number: int) -> bool:
    """`grace said`, of a known Grace: a verb that only people do follows the word."""
    after = words[number + 1 : number + 2]
    return bool(after) and not after[0].opens and after[0].lower in _HUMAN_VERBS


def _is_scandinavian(words: Words, number: int) -> bool:
    """`frode`, whatever a dictionary holds, and `tiril vågen`: an end of surnames after a name."""
    lower = words[number].lower
    if lower in _HARDLY_WORDS:
        return True
    before = words[number - 1].lower if number else ""
    given = before in first_names() and not is_in_dictionary(before, "nb")
    known = given or (before and not is_listed(lower) and is_unknown(before, "nb"))
    return bool(known) and lower.endswith(tuple(_SURNAMES)) and not is_stop_word(lower, "nb")


def _nominative(lower: str) -> str:
    return lower if not lower.endswith("s") or is_listed(lower) else lower[:-1]


def _is_unlisted_name(words: Words, number: int, language: str) -> bool:
    """A word that neither list nor dictionary has, after a title or in a text of small words."""
    word, lower = words[number], words[number].lower
    if lower in countries_and_languages() or is_language(lower):
        return False
    if number and is_title(words[number - 1].lower):
        # "lege, julevask" is a list, not a doctor's name
        return len(lower) > 4 and word.start - words[number - 1].end == 1
    if words.unpunctuated and is_unknown(lower, language):
        return True
    return _is_called(words, number, language) or _has_second_evidence(words, number)


def _is_called(words: Words, number: int, language: str) -> bool:
    """`a copper called thornsage`, but not a group or an app that is called so.

    In Norwegian, which joins words, what is clearly joined names a thing: `miljøterapeut`.
    """
    if not words.unpunctuated or not number or len(words[number].lower) < CALLED_LENGTH:
        return False
    thing = number > 1 and words[number - 2].lower in _THINGS
    if words[number - 1].lower not in _CALLED or thing:
        return False
    return language == "en" or not is_clear_compound(words[number].lower, language)


def _has_second_evidence(words: Words, number: int) -> bool:
    """Of an unknown word: a person's verb after it, or a name before it, in a small text."""
    word = words[number]
    if len(word.lower) < 4 or not words.unpunctuated or "'" in word.lower:
        return False
    before = words[number - 1].lower if number else ""
    if before in first_names() and not is_in_dictionary(before, "nb"):
        return True
    after = words[number + 1].lower if number + 1 < len(words) else ""
    if after in last_names() and not is_in_dictionary(after, "nb"):
        return True
    telling = after in PERSON_VERBS and after not in WEAK_VERBS
    return telling or after in THIRD_PERSONS


@cache
def is_unknown(lower: str, language: str) -> bool:
    """No dictionary has the word (in lower case), its stem or its parts: `whitlock`.

    A compound that ends as names of farms and towns do is unknown, too.
    """
    if len(lower) < SHORTEST_UNKNOWN or not lower.isalpha() or not _VOWEL.search(lower):
        return False
    if lower in _MODERN_WORDS or lower in CAPITALISED_WORDS:
        return False
    if is_in_dictionary(lower, language):  # that of "nb" looks in English, too
        return False
    code = list_language(language)
    if code == "en" and is_stop_word(_CONTRACTED.sub("", lower), code):
        return False
    stems = [
        lower.removesuffix(end)
        for end in ("", *_WORD_ENDINGS[code])
        if lower.endswith(end) and len(lower) - len(end) >= SHORTEST_PART
    ]
    if any(_is_word(stem, language) for stem in stems):
        return False
    if lower.endswith(tuple(_NAME_ENDINGS[code])) or _is_son_of(lower, language):
        return True
    return not any(_is_compound(stem, language) for stem in stems)


def _is_son_of(lower: str, language: str) -> bool:
    """`macready`: a name with `mac`, whatever its parts are, but not `machokultur`, `macbooken`."""
    if len(lower) <= CALLED_LENGTH or not lower.startswith(("mac", "mc")):
        return False
    return not any(
        is_in_dictionary(lower[:end], language) or lower[:end] in _MODERN_WORDS
        for end in range(CALLED_LENGTH, len(lower))
    )


def _is_word(stem: str, language: str) -> bool:
    return stem in _MODERN_WORDS or any(
        is_in_dictionary(form, language)
        for form in (stem, f"{stem}e", stem[:-1])
        if len(form) >= SHORTEST_PART and (form != stem[:-1] or stem[-2:-1] == stem[-1:])
    )


def _is_compound(lower: str, language: str) -> bool:
    """Two words of the language joined, with a joint between them or not: `dialysepasienter`."""
    for place in range(2, len(lower) - SHORTEST_PART + 1):
        first, second = lower[:place], lower[place:]
        second = second.removeprefix(_AND) if language != "en" else second
        if is_in_dictionary(second, language) and _may_begin(first, language):
            return True
    return False


def _may_begin(first: str, language: str) -> bool:
    if first in _BEGINNINGS:
        return True
    if len(first) < SHORTEST_PART:
        return False
    joined = language != "en" and first[-1] in "se" and is_in_dictionary(first[:-1], language)
    return is_in_dictionary(first, language) or (joined and len(first) > SHORTEST_PART)


@cache
def is_clear_compound(lower: str, language: str) -> bool:
    """Two words of the dictionary, each of four letters or more, joined or by an s or e."""
    for place in range(LONGER_PART, len(lower) - LONGER_PART + 1):
        first, second = lower[:place], lower[place:]
        if is_noun(second, language) and any(
            is_noun(form, language) for form in {first, first.removesuffix("s")}
        ):
            return not lower.replace("aa", "å").endswith(tuple(_NAME_ENDINGS["nb"]))
    return False


def is_noun(lower: str, language: str) -> bool:
    """A dictionary has the word, and it is no small word."""
    return is_in_dictionary(lower, language) and not is_stop_word(lower, list_language(language))
