"""Names that are also words, written small, as automatic transcripts write them: `then faith rang`.

A noun that is counted would have an article. Without one, what only people do, who somebody is, a
name that it is joined with, or being asked and told makes a name of the word.
"""

from __future__ import annotations

from functools import cache

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.ambiguous.word_names import MASS_NAMES, is_mass
from pipeline.privacy.names.name_lists import (
    CIVIL_TITLES,
    DETERMINERS,
    PERSON_VERBS,
    PRONOUNS,
    ROLES,
    ROLES_BEFORE_NAMES,
    first_names,
    home_names,
    is_in_dictionary,
    is_stop_word,
    is_word_too,
    last_names,
)
from pipeline.privacy.names.words import Words
from pipeline.text.languages import list_language

_HUMAN_VERBS = WordList("names", "human_verbs", language=ALL)
_VERBS_OF_THINGS_TOO = WordList("names", "verbs_of_people_and_things", language=ALL)
_STARTS = WordList("names", "starts_of_clauses", language=ALL)
_TELLING = WordList("names", "verbs_with_a_person_as_object", language=ALL)
_HUMANS = WordList("names", "humans", language=ALL)
_RANKS = WordList("names", "ranks_in_families", language=ALL)
_PREPOSITIONS = WordList("names", "prepositions_before_nouns", language=ALL)
_COPULAS = WordList("names", "copulas", language=ALL)
_WEAK_VERBS = WordList("names", "weak_verbs", language=ALL)
_THIRD = WordList("names", "third_persons", language=ALL)
_CALLED = WordList("names", "verbs_of_being_called", language=ALL)
_NEVER = WordList("names", "names_that_are_adverbs", language=ALL)
_VERBS = WordList("names", "verbs_and_names", language=ALL)
_ME = WordList("names", "first_persons_joined", language=ALL)
_ADVERBS = WordList("names", "adverbs_before_verbs", language=ALL)
_HARDLY_WORDS = WordList("names", "hardly_words", language="nb")
_ARTICLES = WordList("names", "articles_before_nouns", language=ALL)
_INDEFINITE = WordList("names", "indefinite_articles", language=ALL)
_PEOPLE = WordList("names", "people_before_nicknames", language=ALL)
_POSSESSIVES = WordList("names", "owners_before_people", language=ALL)
_KIN = WordList("identifiers", "kin", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_AFTER_ROLES = WordList("names", "after_roles_of_people", language=ALL)

_TITLES_AND_VERBS = {
    code: WordList("names", "titles_that_are_verbs", language=code) for code in ("en", "nb")
}
_BEING = WordList("names", "forms_of_being", language=ALL)
_THAT_IS = WordList("names", "before_who_it_is", language=ALL)
_OF_POSTS = WordList("names", "before_posts_in_apposition", language="en")
_ASKED_FOR = WordList("names", "after_verbs_of_asking", language=ALL)
_NAME = WordList("names", "words_for_a_name", language=ALL)
_SAYING = WordList("names", "verbs_before_who_speaks", language="nb")
_DEFINITE = WordList("small_words", "definite_articles", language="nb")
_NEUTER = WordList("small_words", "neuter_articles", language="nb")
_EXTENTS = WordList("names", "extents_of_things", language=ALL)

CALLED_REACH = 4
"""Words after a name, within which `he was called` may follow: `storm tror jeg han het`."""
SHORTEST = 3
"""Letters of the shortest name that is looked for."""
PHRASE = 3
"""Words after an article, among which is what it belongs to: `a very good nurse`."""


def is_person_written_small(words: Words, number: int, language: str) -> bool:
    """A given name that is a word, too, is one here, in a text without punctuation."""
    lower = words[number].lower
    if not words.unpunctuated or len(lower) < SHORTEST or lower in _NEVER:
        return False
    before = _at(words, number - 1)
    if before in CIVIL_TITLES:
        return before not in _TITLES_AND_VERBS[list_language(language)] and not is_stop_word(
            lower, language
        )
    if _is_titled_surname(words, number, language):
        return True
    if not _may_be_given(lower, language) or before in _determiners():
        return False
    if _is_shown(words, number, language):
        return True
    return _is_loose(words, number, language) and lower in _shown(words, language)


def _shown(words: Words, language: str) -> frozenset[str]:
    """The names that the text shows to be people somewhere, looked for once."""
    if words.shown is None:
        words.shown = frozenset(
            word.text
            for number, word in enumerate(words)
            if _may_be_given(word.text, language) and _is_shown(words, number, language)
        )
    return words.shown


@cache
def _determiners() -> frozenset[str]:
    return frozenset({*DETERMINERS, *_ARTICLES})


def _is_titled_surname(words: Words, number: int, language: str) -> bool:
    """`direktør skaret`: a surname, whatever it means, between a post and a small word."""
    lower, before, after = (_at(words, number + step) for step in (0, -1, 1))
    code = list_language(language)
    if _at(words, number - 2) in _ARTICLES or _at(words, number - 2) in _INDEFINITE:
        return False  # `they made the nurse cook for us`, but `our doctor marsh`
    surname = lower in last_names() and not is_stop_word(lower, code)
    posted = before in ROLES_BEFORE_NAMES and before not in _KIN
    return surname and posted and (not after or is_stop_word(after, code))


def _is_shown(words: Words, number: int, language: str) -> bool:
    """The words around it make a person of it."""
    if _at(words, number - 1) in _determiners():
        return False
    return any(
        test(words, number, language)
        for test in (_does, _is_who, _is_joined, _is_told, _is_somebody, _is_called, _is_kin)
    )


def _is_loose(words: Words, number: int, language: str) -> bool:
    """The word of somebody who is shown elsewhere in the text means that person here, too."""
    placed = _at(words, number - 1) in _PREPOSITIONS
    return not placed and not is_mass(words[number].lower, language)


def _at(words: Words, number: int) -> str:
    return words[number].lower if 0 <= number < len(words) else ""


@cache
def _may_be_given(lower: str, language: str) -> bool:
    """A list has the name; those that are pronouns or the like as well are left aside."""
    if lower in _HUMAN_VERBS or not (is_word_too(lower, language) or lower in first_names()):
        return False
    return lower in _VERBS or not is_stop_word(lower, list_language(language))


@cache
def _is_sure_verb(lower: str) -> bool:
    """Only people do it: `said`, `rang`."""
    return lower in _HUMAN_VERBS and lower not in _VERBS_OF_THINGS_TOO


def _does(words: Words, number: int, language: str) -> bool:
    """`then ivy said`, `and dev was off`: a verb after it, and nothing that makes it an object."""
    lower, before, after = words[number].lower, _at(words, number - 1), _at(words, number + 1)
    if before in PRONOUNS or _is_no_subject(words, number):
        return False
    if after in _ADVERBS:
        after = _at(words, number + 2)
    if is_mass(lower, language) and _at(words, number + 2) in PRONOUNS:
        return False  # `storm tror jeg det blir`
    begins = not number or before in _STARTS
    if _is_sure_verb(after):  # a name of elsewhere is rather a word: `the third floor said`
        return begins or lower in home_names(language)
    if not begins or is_mass(lower, language) or lower in _VERBS:
        return False
    if language == "en" and after.endswith("ed") and not is_stop_word(after, "en"):
        return is_in_dictionary(after, "en") and after not in _VERBS_OF_THINGS_TOO
    if after in _COPULAS:
        return not _is_said_of_things(words, number)
    return after in PERSON_VERBS and after not in _WEAK_VERBS


def _is_said_of_things(words: Words, number: int) -> bool:
    """`art was my best subject`, `heather is everywhere`: after a copula what is no person.

    `rose was a nurse` is one; what only a person is, `dawn is our eldest`, another rule tells.
    """
    said = _at(words, number + 2)
    if said in _owners() or said in _ARTICLES:
        return not _has_role(words, number + 3)
    return said in _EXTENTS


def _has_role(words: Words, start: int) -> bool:
    """`nurse then`, `lovely lady and`, but not `subject the teacher liked`."""
    for at in range(start, start + PHRASE):
        word = _at(words, at)
        if _is_role(word):
            return True
        if any(word in ends for ends in (_owners(), _ARTICLES, _PREPOSITIONS, _STARTS, PRONOUNS)):
            return False
    return False


def _is_no_subject(words: Words, number: int) -> bool:
    """After a preposition, or after `be`."""
    before = _at(words, number - 1)
    return before in _PREPOSITIONS or before in _COPULAS or before in _BEING


def _is_who(words: Words, number: int, language: str) -> bool:
    """`art who did the gardens`, `dag som ringte`, `will the porter he brought it`."""
    after, second = _at(words, number + 1), _at(words, number + 2)
    if after == "who":
        return second not in DETERMINERS
    if after == "som":
        return _is_sure_verb(second) or _is_cleft(words, number)
    here = number + (2 if after in _THAT_IS else 1)
    if after == "that" and second in _COPULAS:
        here += 1
    if language != "en":
        return not is_mass(words[number].lower, language) and _is_post(_at(words, here))
    if _at(words, here) not in _OF_POSTS or _is_no_subject(words, number):
        return False
    told = words[number].lower not in _VERBS or after == "that"
    return _is_role(_at(words, here + 1)) and (told or _at(words, here + 2) in _AFTER_ROLES)


def _is_cleft(words: Words, number: int) -> bool:
    """`det var dag som måkte`: a counted noun would have an article here."""
    cleft = _at(words, number - 1) in _COPULAS and _at(words, number - 2) == "det"
    return cleft and words[number].lower not in MASS_NAMES["nb"]


def _is_role(lower: str) -> bool:
    return lower in ROLES or lower in _HUMANS or lower in _RANKS


def _is_post(lower: str) -> bool:
    """`vaktmesteren`: a role with its Norwegian article."""
    ends = [lower.removesuffix(end) for end in ("en", "n", "a") if lower.endswith(end)]
    return any(form in ROLES for form in (lower, *ends)) and lower.endswith(("en", "a"))


def _is_joined(words: Words, number: int, language: str) -> bool:
    """`me and summer`, `rune og hun mette`, `precious and bettina`: joined with a person."""
    if is_mass(words[number].lower, language):
        return False
    if _at(words, number + 1) in _ANDS:
        if _at(words, number + 2) in _THIRD:
            return _at(words, number + 3) in first_names()
        if _is_sure_name(_at(words, number + 2), language):
            return True
    if _at(words, number - 1) not in _ANDS:
        return False
    before = _at(words, number - 2)
    return before in _ME or _is_sure_name(before, language)


@cache
def _is_sure_name(lower: str, language: str) -> bool:
    if len(lower) < SHORTEST or lower not in first_names():
        return False
    return lower in _HARDLY_WORDS or not is_in_dictionary(lower, language)


def _is_told(words: Words, number: int, language: str) -> bool:
    """`ask for dev at the hatch`, `told ivy that`, `så sa stein`: asked, told, or who says it."""
    after, before, second = (_at(words, number + step) for step in (1, -1, -2))
    if language != "en" and before in _SAYING and second in _STARTS:
        return True  # `så kjøpte stein` may have an object
    code = list_language(language)
    mass = words[number].lower in MASS_NAMES[code] and words[number].lower not in _VERBS
    if mass or (after and not is_stop_word(after, code)):
        return False
    return before in _TELLING or (before in _ASKED_FOR and second in _TELLING)


def _is_somebody(words: Words, number: int, language: str) -> bool:
    """`summer is our youngest`, `sol er den yngste`: what only a person is."""
    if _at(words, number + 1) not in _COPULAS or _at(words, number + 2) not in _owners():
        return False
    rank = not _RANKS.isdisjoint((_at(words, number + 3), _at(words, number + 4)))
    return _at(words, number - 1) not in _PREPOSITIONS and rank


@cache
def _owners() -> frozenset[str]:
    return frozenset({*DETERMINERS, *_DEFINITE, *_NEUTER})


def _is_kin(words: Words, number: int, language: str) -> bool:
    """`my sister dawn`, `his mate robin`: after a word for a person with its owner."""
    lower = words[number].lower
    owned = _at(words, number - 1) in _PEOPLE and _at(words, number - 2) in _POSSESSIVES
    return owned and not is_mass(lower, language) and lower not in _VERBS


def _is_called(words: Words, number: int, language: str) -> bool:
    """`storm tror jeg han het`, `her name was angel`, `pearl was her name`."""
    before, second = _at(words, number - 1), _at(words, number - 2)
    if before in _CALLED or (before in _COPULAS and second in _NAME):
        return True
    if _at(words, number + 1) in _CALLED:
        return _at(words, number + 2) in _THIRD
    places = range(number + 1, number + CALLED_REACH)
    pairs = [(_at(words, at), _at(words, at + 1)) for at in places]
    begins = not number or before in _COPULAS or before in _STARTS
    return begins and any(who in _THIRD and verb in _CALLED for who, verb in pairs)
