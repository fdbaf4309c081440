"""Names that are also words, at the beginning of a sentence: what follows tells which it is.

A noun that is counted would have an article, so that `Mark and I`, `Bill from accounts` and
`Rose was off` are people. `Hope is` and `Patience helps` are not: of such words a verb that only a
person does (`said`, `rang`), another person after `and`, or `'s on nights` makes a name.
"""

from __future__ import annotations

from itertools import takewhile

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    DETERMINERS,
    PERSON_VERBS,
    ROLES,
)
from pipeline.privacy.names.words import Word, Words, is_capitalised
from pipeline.text.languages import list_language

_HUMAN_VERBS = WordList("names", "human_verbs", language=ALL)
_ADJECTIVES = WordList("names", "adjective_names", language=ALL)
_TIMES = WordList("names", "times_and_names", language=ALL)
_VERBS = WordList("names", "verbs_and_names", language=ALL)
_BELONGINGS = WordList("names", "belongings", language=ALL)
_PREPOSITIONS = WordList("names", "after_posts_of_names", language=ALL)
_COPULAS = WordList("names", "copulas", language=ALL)
_THIRD = WordList("names", "third_persons", language=ALL)
MASS_NAMES = {code: WordList("names", "mass_names", language=code) for code in ("en", "nb")}
_STATES_OF_HEALTH = WordList("names", "human_states", language=ALL)
_APPOSITIONS = WordList("names", "kin_in_apposition", language=ALL)
_REFLEXIVES = WordList("names", "reflexive_possessives", language="nb")
_WISHES = WordList("names", "wishes_for_somebody", language=ALL)
_ORIGINS = WordList("names", "origins_of_people", language=ALL)
_HUMANS = WordList("names", "humans", language=ALL)
_INDEFINITE = WordList("names", "indefinite_articles", language=ALL)
_COUPLING = WordList("names", "between_a_word_and_itself", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_STATES = WordList("names", "states_of_people", language=ALL)
_OWNERS = WordList("names", "owners_after", language=ALL)
_SUBJECTS = WordList("names", "subjects_after_verbs", language=ALL)

GENITIVE = 3
"""Characters between a word with `'s` and the next word: the apostrophe, the letter, a blank."""
VERB_REACH = 5
"""Words after a preposition, within which a person's verb makes the first word a name."""


def is_person_by_what_follows(words: Words, number: int, language: str) -> bool:
    """A name that is a word, too, is one here."""
    word, after = words[number], _rest(words, number)
    if not after:
        return False
    if is_beside_itself(words, number):
        return False
    first, mass = after[0].lower, word.lower in MASS_NAMES[list_language(language)]
    timed = word.lower in _TIMES
    if first in _REFLEXIVES or is_in_apposition(words, number) or _is_in_office(words, number):
        return True
    if first in _HUMAN_VERBS:
        return not _has_object_that_makes_a_verb(words, number)
    if _has_genitive(words, number):
        return not timed and (not mass or first in _STATES)
    if first in _ANDS:
        return _is_with_another(words, number)
    if first in _COPULAS:
        adjective = word.lower in _ADJECTIVES and not timed
        return adjective or _is_in_human_state(after[1:]) or _is_said_to_be_one(after[1:])
    return not timed and first in _PREPOSITIONS and _is_placed(words, number, mass=mass)


def is_beside_itself(words: Words, number: int) -> bool:
    """`Bill or no bill`, `Stein på stein`: the word stands beside itself, written small."""
    after = _rest(words, number)
    joined = bool(after) and after[0].lower in _COUPLING
    return joined and any(one.text == words[number].lower for one in after)


COMMA = 2
"""Characters between two words with a comma."""


def _rest(words: Words, number: int) -> list[Word]:
    """The next words of the sentence."""
    after = words[number + 1 : number + 2 + VERB_REACH]
    return list(takewhile(lambda word: not word.opens, after))


def is_mass(lower: str, language: str) -> bool:
    """The name (in lower case) also begins a sentence as a word, without an article: `hope`."""
    return lower in MASS_NAMES[list_language(language)] or lower in _TIMES


def is_in_apposition(words: Words, number: int) -> bool:
    """`Faith, my little girl,`, `Are, sønnen min,`: after a comma whose somebody is."""
    after = words[number + 1 : number + 3]
    if after[0].start - words[number].end != COMMA:
        return False
    scandinavian = len(after) > 1 and after[1].lower in _OWNERS
    return after[0].lower in _APPOSITIONS or scandinavian


def _is_in_office(words: Words, number: int) -> bool:
    """`Jack the caretaker, he`, `May, bless her,`: who it is, or how one speaks of somebody."""
    after = _rest(words, number)
    blessed = len(after) > 1 and after[0].lower in _WISHES and after[1].lower in _BELONGINGS
    if blessed or len(after) < 3 or words[number].lower in _VERBS:
        return blessed
    told = after[2].lower in _THIRD or after[2].lower in _HUMAN_VERBS
    told = told or after[2].start - after[1].end == COMMA
    return after[0].lower == "the" and after[1].lower in ROLES and told


def _is_said_to_be_one(after: list[Word]) -> bool:
    """`Patience was my first usher`, `Summer was the smallest child`: what only a person is."""
    owned = bool(after) and after[0].lower in DETERMINERS and after[0].lower not in _INDEFINITE
    return owned and any(one.lower in ROLES or one.lower in _HUMANS for one in after[1:4])


def _is_in_human_state(after: list[Word]) -> bool:
    """What follows the copula is said of people only: `Hope was pregnant`, `Storm er nyansatt`."""
    said = " ".join(word.lower for word in after[:3])
    return any(f" {state} " in f" {said} " for state in _STATES_OF_HEALTH)


def _is_placed(words: Words, number: int, *, mass: bool) -> bool:
    """`Bill from accounts`, `Robin in the kitchen makes it`: where somebody works, and a verb."""
    after = _rest(words, number)
    origin = after[0].lower in _ORIGINS
    if origin and not mass and words[number].lower not in _VERBS:
        return True
    verbs = [one.lower for one in after[2:]]
    if words[number].lower in [one.lower for one in after]:  # `Stein på stein`
        return False
    if not mass and any(one in _COPULAS or one in _THIRD for one in verbs):
        return True
    return any(one in _HUMAN_VERBS or (one in PERSON_VERBS and one not in _ANDS) for one in verbs)


def _has_genitive(words: Words, number: int) -> bool:
    """What stands between the word and the next is `'s` and a blank: `words_of` cuts it off."""
    return words[number + 1].start - words[number].end == GENITIVE and not words[number + 1].opens


def _has_object_that_makes_a_verb(words: Words, number: int) -> bool:
    """`Will did` is a name, `Finn vil du` is none: a pronoun follows the verb."""
    lower = words[number].lower
    after = words[number + 2 : number + 3]
    return lower in _VERBS and bool(after) and after[0].lower in _SUBJECTS


def _is_with_another(words: Words, number: int) -> bool:
    """`Mark and I`, `Hope and her sister`, `Gro og søstera hennes`, `Will and Robin`."""
    after = words[number + 2 : number + 4]
    if not after:
        return False
    if after[0].lower in _BELONGINGS or after[0].lower in _THIRD:
        return True
    if is_capitalised(after[0]) and not after[0].opens:
        return after[0].lower not in CAPITALISED_WORDS
    owned = len(after) > 1 and after[1].lower in _BELONGINGS and after[0].lower not in DETERMINERS
    return owned and after[1].lower in _OWNERS
