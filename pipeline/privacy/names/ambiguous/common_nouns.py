"""Common nouns that are written with a capital: grammar tells them from names.

A post or a body (`the Clerk`), a label in a form (`Home, Hospice, Heaven`), a term, a stressed word
or a machine's stray capital is no name, though nothing but its capital is seen at first. An article
before it, a definite ending after it, or that nothing around it speaks of a person or a place tells
so. What a title, a label or the project's own evidence names is left to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.ambiguous.word_names import is_in_apposition
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    JOINTS_OF_ORGANISATIONS,
    NICKNAME_CUES,
    PERSON_VERBS,
    REPLIES,
    ROLES,
    WORDS_BEFORE_NAME,
    WORDS_BEFORE_PLACE,
    first_names,
    home_names,
    is_in_dictionary,
    is_listed,
    is_ordinary,
    is_stop_word,
    is_title,
    is_word_too,
)
from pipeline.privacy.names.small_names import (
    THIRD_PERSONS,
    WEAK_VERBS,
    is_clear_compound,
    is_noun,
)
from pipeline.privacy.names.words import Word, Words, is_capitalised

_ONE = WordList("names", "indefinite_articles", language=ALL)
_ADJECTIVES = WordList("names", "adjectives_before_nouns", language="nb")
_ADJECTIVE_ENDINGS = WordList("names", "adjective_endings", language="nb")
_ARTICLES = WordList("names", "articles_before_nouns", language=ALL)
_NAMING_VERBS = WordList("names", "nickname_verbs", language=ALL)
_THINGS = WordList("names", "things_that_are_named", language=ALL)
_ME = WordList("names", "first_persons_joined", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_HUMAN_VERBS = WordList("names", "human_verbs", language=ALL)
_DEFINITE = WordList("names", "definite_endings", language=ALL)
_OFFICES = WordList("names", "places_and_offices_after", language=ALL)
_SHORT_ARTICLES = WordList("names", "articles_before_names", language=ALL)
_RELATIVE = WordList("negation", "relative_pronouns", language="nb")
_GENITIVE = WordList("names", "definite_genitives", language=ALL)
LONG = 5
"""Letters of the noun before such an end."""
COMMA = 2
"""Characters between two words with a comma."""
_NAMING_REACH = 4
"""Words before or after a word, within which a verb of naming makes it a nickname."""


def is_common_noun(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """The word with a capital is a common noun here, by article, ending or the words around it."""
    word = words[number]
    known = word.lower in evidence.strong or (word.opens and word.lower in evidence.names)
    if known or _is_titled(words, number):
        return False
    if language == "en":
        return _is_english(words, number)
    return _is_scandinavian(words, number, language, evidence)


def _is_english(words: Words, number: int) -> bool:
    """`the Clerk`, `Priest came`, `a Peer worker`: a word of the dictionary, and no lone name."""
    word = words[number]
    if not is_in_dictionary(word.lower, "en") or _has_capital_beside(words, number):
        return False
    before = _before(words, number)
    if before in _ARTICLES or _is_in_series(words, number):
        return True
    too = is_word_too(word.lower, "en")
    if word.lower in ROLES or word.lower.removesuffix("s") in ROLES:
        return not too
    # At the start of a sentence `Tea` and `Mart` are no names of other countries.
    clear = is_listed(word.lower) and not word.opens and not words.unpunctuated
    named = too or clear or word.lower in home_names("en") & first_names()
    return not named and not _is_told(words, number)


def _is_in_series(words: Words, number: int) -> bool:
    """`Carer, Cleaner, Cook`: what it is listed with, before or after it, is a common noun."""
    here = words[number]
    return any(
        COMMA in (here.start - one.end, one.start - here.end)
        and one.text[0].isupper()
        and is_noun(one.lower, "en")
        and one.lower not in REPLIES
        and not is_listed(one.lower)
        and not is_word_too(one.lower, "en")
        for one in _beside(words, number)
    )


def _is_scandinavian(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """`Korridoren`, `Kioskkøen`, `Energidrikk`: a word or a compound, above all with an article."""
    word = words[number]
    if _is_one_of_many(words, number, language):
        # `ei Liv som ringte` is somebody, and so is whom another document names.
        named = word.lower in evidence.names or _is_person_who(words, number)
        return not named and not _is_told(words, number)
    forms = {word.lower, word.lower.removesuffix("s")}
    if any(is_listed(form) or is_word_too(form, language) for form in forms):
        return False
    if not word.lower.isalpha() or word.text.isupper() or _has_capital_beside(words, number):
        return False
    if _is_joined_to_capital(words, number):
        return False
    noun = word.lower.removesuffix("s") if word.lower.endswith(_GENITIVE.ordered) else word.lower
    if not (is_noun(noun, language) or is_definite(noun, language)):
        compound = words.unpunctuated and is_clear_compound(word.lower, language)
        return compound and not _is_told(words, number)
    if not words.unpunctuated and not word.opens:
        known = is_noun(noun, language) and is_definite(noun, language)
        lone = is_ordinary(word.lower, language) and not _is_named_near(words, number)
        if not known and not lone:
            return word.lower in evidence.small
    before = _before(words, number)
    known = words.unpunctuated and (before in _OFFICES or is_noun(word.lower, language))
    placed = before in WORDS_BEFORE_PLACE and not known
    return not placed and not _is_told(words, number)


def _is_one_of_many(words: Words, number: int, language: str) -> bool:
    """`en Kokk`, `ein Dag`, `en vennlig Tone`: an article, with an adjective or not, before it."""
    word = words[number]
    if word.opens or not is_in_dictionary(word.lower, language) or not number:
        return False
    if _has_capital_beside(words, number) or word.text.isupper():
        return False
    lead = words[max(0, number - 2) : number]
    last = lead[-1].lower
    adjective = last in _ADJECTIVES or last.endswith(_ADJECTIVE_ENDINGS.ordered)
    return last in _ONE or (adjective and lead[0].lower in _ONE)


def _is_person_who(words: Words, number: int) -> bool:
    """`ei Liv som hjalp`: a listed name, and what people do after the word that takes it up."""
    after = words[number + 1 : number + 3]
    if len(after) < 2 or after[0].lower not in _RELATIVE or not is_listed(words[number].lower):
        return False
    verb = after[1].lower
    return verb in _HUMAN_VERBS or (verb in PERSON_VERBS and verb not in WEAK_VERBS)


def _is_named_near(words: Words, number: int) -> bool:
    """A word of naming, a title, a person's verb or a preposition of place stands before it."""
    before = _before(words, number)
    if before in _HUMAN_VERBS:
        return True
    placed = before in WORDS_BEFORE_PLACE or before in WORDS_BEFORE_NAME
    return placed or is_title(before) or before in THIRD_PERSONS or before in NICKNAME_CUES


def _is_joined_to_capital(words: Words, number: int) -> bool:
    """`Hustad Sag og Høvleri`: a joint of organisations and a capital stand before it."""
    if number < 2 or _before(words, number) not in JOINTS_OF_ORGANISATIONS:
        return False
    return is_capitalised(words[number - 2]) and not words[number - 2].opens


@cache
def is_definite(lower: str, language: str) -> bool:
    """A noun of the dictionary, or a compound of such, with its article: `rundkjøringa`."""
    stems = [lower.removesuffix(end) for end in _DEFINITE if lower.endswith(end)]
    return any(
        is_clear_compound(form, language) or (len(stem) >= LONG and is_noun(form, language))
        for stem in stems
        for form in (stem, f"{stem}e")
    )


def _before(words: Words, number: int) -> str:
    """The word before it in its sentence, in lower case, or nothing; a comma parts them."""
    if not number or words[number].opens or words[number].start - words[number - 1].end == COMMA:
        return ""
    return words[number - 1].lower


def _is_titled(words: Words, number: int) -> bool:
    before = _before(words, number)
    named = before in NICKNAME_CUES and before not in _SHORT_ARTICLES
    return named or is_title(before) or before in THIRD_PERSONS


def _is_told(words: Words, number: int) -> bool:
    """A person's verb follows, or what goes before a person or a place stands before it."""
    after = words[number + 1 : number + 2]
    verb = after[0].lower if after and not after[0].opens else ""
    if verb in _HUMAN_VERBS or verb in THIRD_PERSONS:
        return True
    if is_listed(words[number].lower) and verb in PERSON_VERBS and verb not in WEAK_VERBS:
        return verb not in _ANDS
    if verb in _ANDS and _is_with_name(words[number + 2 : number + 3]):
        return True
    if (after and is_in_apposition(words, number)) or _is_with_speaker(words, number):
        return True
    near = [*words[max(0, number - _NAMING_REACH) : number], *words[number + 1 :][:_NAMING_REACH]]
    before = _before(words, number)
    if before not in _THINGS and any(one.lower in _NAMING_VERBS for one in near):
        return True
    if before in _HUMAN_VERBS and is_listed(words[number].lower):
        return True
    return not words.unpunctuated and (before in WORDS_BEFORE_PLACE or before in WORDS_BEFORE_NAME)


def _is_with_speaker(words: Words, number: int) -> bool:
    """`me and Hyacinth`: a listed name that is joined with the speaker."""
    lead = [word.lower for word in words[max(0, number - 2) : number]]
    joined = len(lead) > 1 and lead[0] in _ME and lead[1] in _ANDS
    return joined and is_listed(words[number].lower)


def _is_with_name(after: Sequence[Word]) -> bool:
    """`Comfort and Chibuzo`: what it is joined with has a capital and is in no dictionary."""
    return any(is_capitalised(one) and not is_in_dictionary(one.lower, "nb") for one in after)


def _has_capital_beside(words: Words, number: int) -> bool:
    """A name may be of several words: nothing but a blank stands to another word with a capital."""
    here = words[number]
    return any(
        (one.end + 1 == here.start or here.end + 1 == one.start)
        and is_capitalised(one)
        and not one.opens
        and not is_stop_word(one.lower, "en")
        and not is_stop_word(one.lower, "nb")
        for one in _beside(words, number)
    )


def _beside(words: Words, number: int) -> list[Word]:
    return [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
