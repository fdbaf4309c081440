"""Whether one word is a name, by its capital, the lists, and the words beside it.

English and the Scandinavian languages write few words with a capital inside a sentence. One that is
neither month nor language nor the like is therefore a name, listed or not. At the beginning of a
sentence a list, a dictionary, the rest of the project and the words around it decide.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.ambiguous.common_nouns import COMMA, is_common_noun
from pipeline.privacy.names.ambiguous.word_names import (
    MASS_NAMES,
    is_beside_itself,
    is_mass,
    is_person_by_what_follows,
)
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    COMPASS_POINTS,
    COMPOUND_ENDINGS,
    DETERMINERS,
    JOINTS_OF_ORGANISATIONS,
    LANGUAGES_OF_CAPITAL_NOUNS,
    MONTHS_AND_NAMES,
    NICKNAME_CUES,
    OBJECTS_OF_VERBS,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    PERSON_VERBS,
    PRONOUNS,
    PUBLIC_BODIES,
    REPLIES,
    ROLES,
    WORDS_BEFORE_NAME,
    WORDS_BEFORE_PLACE,
    countries_and_languages,
    first_names,
    home_names,
    is_in_dictionary,
    is_language,
    is_listed,
    is_ordinary,
    is_stop_word,
    is_title,
    is_word_too,
    last_names,
    names_nobody,
    stop_words,
)
from pipeline.privacy.names.small_names import (
    THIRD_PERSONS,
    WEAK_VERBS,
    is_small_name,
    is_unknown,
)
from pipeline.privacy.names.words import Word, Words, is_beside_name, is_capitalised
from pipeline.text.languages import list_language

NICKNAME_VERBS = WordList("names", "nickname_verbs", language=ALL)
PERSON_SUBJECTS = WordList("names", "person_subjects", language=ALL)
HUMAN_VERBS = WordList("names", "human_verbs", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_JOINTS = WordList("names", "joints_after_names", language=ALL)
COPULAS = WordList("names", "copulas", language=ALL)
_VERBS_OF_THINGS = WordList("names", "verbs_of_things", language=ALL)
_PEOPLE = WordList("names", "words_for_people", language=ALL)
_ADJECTIVES = WordList("names", "adjective_names", language=ALL)

_ACRONYM_COMPOUND = re.compile(r"[A-ZÆØÅ]{1,6}[-‐‑][a-zæøå]{3,}")
"""`T-banen`, `HVPU-reformen`."""
_CO_WORD_STEMS = WordList("names", "co_word_stems", language=ALL)


def _is_never_name(word: Word, evidence: Evidence) -> bool:
    """It is no name, whatever its capital: a weekday, a country, a reply, a word to keep."""
    if _ACRONYM_COMPOUND.fullmatch(word.text):
        return True
    if word.lower in CAPITALISED_WORDS or word.lower in evidence.keep:
        return True
    if word.lower in evidence.strong:
        return False
    if word.lower in countries_and_languages():
        return True
    return bool(_co_word_stem().match(word.lower)) or _is_public_body(word.lower)


def _is_nobody(words: Words, number: int, evidence: Evidence) -> bool:
    """It is never a name, or of a make, a medicine or a figure, and nothing beside it is a name."""
    word = words[number]
    if _is_never_name(word, evidence):
        return True
    unknown = word.lower not in evidence.strong and names_nobody(word.lower)
    return unknown and not is_beside_name(words, number)


@cache
def _co_word_stem() -> re.Pattern[str]:
    return re.compile("|".join(_CO_WORD_STEMS))


def _is_public_body(lower: str) -> bool:
    """`Helsetilsynet`, `Regjeringen`: its last part is that of a public body."""
    if lower in PUBLIC_BODIES:
        return True
    return "-" not in lower and any(len(end) > 7 and lower.endswith(end) for end in PUBLIC_BODIES)


def _is_before_capital(words: Words, number: int) -> bool:
    after = words[number + 1] if number + 1 < len(words) else None
    return after is not None and is_capitalised(after) and not after.opens


def _is_part_of_language(words: Words, number: int) -> bool:
    """`South African`: a compass point before a people or a language."""
    if words[number].lower not in COMPASS_POINTS or number + 1 >= len(words):
        return False
    return is_language(words[number + 1].lower) or words[number + 1].lower in CAPITALISED_WORDS


def is_inner_name(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """A word inside a sentence is a name if it has a capital and no other reason for it."""
    word = words[number]
    if not is_capitalised(word) or is_title(word.lower):
        return False
    if _is_nobody(words, number, evidence):
        return word.lower in MONTHS_AND_NAMES and _before_surname(words, number)
    if word.lower in REPLIES:
        return _is_name_of_words(words, number)
    if is_common_noun(words, number, language, evidence):
        return False
    if _is_nickname(words, number) or _is_body(words, number):
        return True
    if language != "en":
        return _is_inner_scandinavian(words, number, language, evidence)
    return _is_inner_english(words, number, evidence)


def _is_inner_english(words: Words, number: int, evidence: Evidence) -> bool:
    word = words[number]
    if is_language(word.lower) or _is_part_of_language(words, number):
        return False
    if _is_small_word(word, "en") and not _is_before_capital(words, number):
        return False
    if words.unpunctuated and is_word_too(word.lower, "en") and _is_before_noun(words, number):
        return False
    return not (is_plain(word, evidence) and _is_emphasis(words, number, evidence))


def _is_name_of_words(words: Words, number: int) -> bool:
    """`She went to Sure Start`: two capitals after a preposition that no article follows."""
    before = words[number - 1].lower if number else ""
    after = _neighbours(words, number)[-1:]
    capital = bool(after) and after[0].start > words[number].start and is_capitalised(after[0])
    return before in WORDS_BEFORE_NAME and capital and not words.unpunctuated


def _is_body(words: Words, number: int) -> bool:
    """`Tuesday Club`, `Pensjonistforbundet`: the word of an organisation, with a capital."""
    lower = words[number].lower
    if words.unpunctuated:
        return False
    if lower in ORGANISATION_WORDS:
        return any(
            word.start < words[number].start and is_capitalised(word) and not word.opens
            for word in _neighbours(words, number)
        )
    return lower.endswith(tuple(ORGANISATION_ENDINGS)) and len(lower) > 10


def _is_nickname(words: Words, number: int) -> bool:
    """`Everyone calls him Sparky`: whatever else the word may mean."""
    if number < 2 or words[number].lower in stop_words("en") | stop_words("nb"):
        return False
    return words[number - 1].lower in NICKNAME_CUES and any(
        word.lower in NICKNAME_VERBS for word in words[max(0, number - 3) : number]
    )


def _is_inner_scandinavian(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """A word that no dictionary has, or one of which names, titles or verbs make a name."""
    word = words[number]
    if any(is_title(word.lower.removesuffix(end)) for end in ("en", "a")):
        return False
    if word.lower in evidence.strong or word.lower in home_names(language):
        small = word.lower in stop_words(language) or word.lower in evidence.small
        loose = small and words.unpunctuated and is_in_dictionary(word.lower, language)
        return (
            not loose
            or _has_verb_or_role(words, number)
            or _follows_verb(words, number)
            or words[number - 1].lower in COPULAS
        )
    if word.lower in stop_words(language):
        return False
    if not is_in_dictionary(word.lower, language) or _is_listed_pair(word):
        return True
    if is_listed(word.lower) and _has_verb_or_role(words, number):
        return True
    if not words.unpunctuated and word.lower not in evidence.small:
        return True
    return _has_name_beside(words, number, language)


def _follows_verb(words: Words, number: int) -> bool:
    """`så sa Stein at`: the verb of a person stands before the word."""
    before = words[number - 1].lower if number else ""
    return before in PERSON_VERBS and before not in WEAK_VERBS


def _has_name_beside(words: Words, number: int, language: str) -> bool:
    """A title or `han` before the word, or a name beside it: `Taxi Trollmyra`, `Tante Tang`.

    In punctuated text another ordinary word with a capital will do: `Stille Vann`.
    """
    before = words[number - 1].lower if number else ""
    if _tells_name(before):
        return not words.unpunctuated
    if before in JOINTS_OF_ORGANISATIONS and number > 1 and not words.unpunctuated:
        return is_capitalised(words[number - 2]) and not words[number - 2].opens
    return any(
        _is_part_of_name(word, language, loose=not words.unpunctuated)
        for word in _neighbours(words, number)
    )


def _tells_name(before: str) -> bool:
    """After a title, `han`, or a preposition of place a word with a capital is a name."""
    placing = before in WORDS_BEFORE_PLACE or before in WORDS_BEFORE_NAME
    return is_title(before) or before in THIRD_PERSONS or placing


def _neighbours(words: Words, number: int) -> list[Word]:
    """The words before and after, where nothing but a blank stands between."""
    here = words[number]
    beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
    return [word for word in beside if word.end + 1 == here.start or here.end + 1 == word.start]


def _is_part_of_name(word: Word, language: str, *, loose: bool) -> bool:
    if not is_capitalised(word) or is_title(word.lower) or _is_public_body(word.lower):
        return False
    if word.lower in REPLIES or word.lower in CAPITALISED_WORDS:
        return False
    if word.lower in stop_words(language):
        return False
    return (loose and not word.opens) or not is_in_dictionary(word.lower, language)


def is_plain(word: Word, evidence: Evidence) -> bool:
    """An English dictionary has it, and neither list, title nor label makes it a name."""
    named = word.lower in first_names() and not is_in_dictionary(word.lower, "en")
    return not named and word.lower not in evidence.strong and is_ordinary(word.lower, "en")


def _is_emphasis(words: Words, number: int, evidence: Evidence) -> bool:
    """An ordinary word that no neighbour makes a name: a term, a heading, a stressed word."""
    before = words[number - 1] if number else None
    if any(_is_capital_beside(word, words, evidence) for word in _neighbours(words, number)):
        return False
    if before is not None and is_title(before.lower):
        return False
    if before is not None and before.lower in DETERMINERS:
        return True
    word = words[number].lower
    if not is_word_too(word, "en"):
        if word in evidence.small or is_word_for_people(word) or _is_said_of(before, words[number]):
            return True
        return words.unpunctuated and not _has_verb_or_role(words, number)
    # `Then Will took over`: nobody writes that word with a capital for emphasis.
    verb = _has_verb_or_role(words, number) or _follows_verb(words, number)
    return words.unpunctuated and word in evidence.small and not verb and _is_after_pronoun(before)


_CONTRACTED = 3
"""Characters between a pronoun with `'s` and the next word."""


def _is_said_of(before: Word | None, word: Word) -> bool:
    """`It's Scheme Manager`, `he was Deaf`: the word says what somebody is."""
    if before is None:
        return False
    contracted = before.lower in PRONOUNS and word.start - before.end == _CONTRACTED
    return before.lower in COPULAS or contracted or before.lower == "i'm"


def is_word_for_people(lower: str) -> bool:
    """`Sufferer`, `Committees`: a word for anybody, or many of something, with a capital."""
    singular = lower.removesuffix("s")
    if lower in _PEOPLE or singular in _PEOPLE or lower in ROLES:
        return True
    plural = singular != lower and not lower.endswith(("ss", "'s")) and len(singular) > 3
    return plural and not is_listed(lower) and is_in_dictionary(singular, "en")


def _is_after_pronoun(before: Word | None) -> bool:
    """`I Hope so`: the word is the verb of the pronoun."""
    return before is not None and before.lower in PRONOUNS


def _is_capital_beside(word: Word, words: Words, evidence: Evidence) -> bool:
    if not is_capitalised(word) or word.opens or _is_never_name(word, evidence):
        return False
    if names_nobody(word.lower) and word.lower not in evidence.strong:
        return False
    return not (words.unpunctuated and word.lower in stop_words("en"))


def _before_surname(words: Words, number: int) -> bool:
    """`May Thornton`, not `May Day`: a word with a capital follows that is no ordinary one."""
    if number + 1 >= len(words):
        return False
    after = words[number + 1]
    return not after.opens and is_capitalised(after) and not is_ordinary(after.lower, "en")


def _is_no_first_name(words: Words, number: int, evidence: Evidence) -> bool:
    word = words[number]
    return _is_nobody(words, number, evidence) or is_title(word.lower) or word.lower in REPLIES


def _is_first_name_of_sentence(
    words: Words, number: int, language: str, evidence: Evidence
) -> bool:
    """A word that begins a sentence: listed, unknown to the dictionary, or shown by its verb."""
    word = words[number]
    if not is_capitalised(word):
        return False
    if _is_no_first_name(words, number, evidence):
        month = word.lower in MONTHS_AND_NAMES
        return month and is_person_by_what_follows(words, number, language)
    too = is_word_too(word.lower, language)
    if word.lower in stop_words(language) and not too:
        return False
    if _is_taken_up_at_once(words, number, language):
        return True
    if is_common_noun(words, number, language, evidence):
        return False
    person = too and _is_person_here(words, number, language)
    surname = is_listed(word.lower) and is_person_by_what_follows(words, number, language)
    if person or surname or _is_listed_pair(word) or _is_nickname(words, number):
        return True
    return _is_first_by_lists(words, number, language, evidence)


def _is_taken_up_at_once(words: Words, number: int, language: str) -> bool:
    """`Gaute han tok straumen`: a word that no dictionary has, and its pronoun."""
    after = words[number + 1 : number + 2]
    if language == "en" or not after or is_in_dictionary(words[number].lower, language):
        return False
    return after[0].start - words[number].end == 1 and after[0].lower in THIRD_PERSONS


def _is_first_by_lists(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """A word that begins a sentence, as lists, the dictionary and the project tell it."""
    word = words[number]
    too = is_word_too(word.lower, language)
    listed = word.lower in first_names() or too
    named = word.lower in evidence.names
    if word.lower in evidence.small or (too and not named):
        thing = is_mass(word.lower, language) and _has_verb_of_things(words, number)
        return not thing and (named or listed) and _has_verb_or_role(words, number)
    if listed or named:
        return not (too and _is_verb_here(words, number))
    if is_ordinary(word.lower, language) or (language == "en" and is_language(word.lower)):
        return False
    if word.lower in last_names() and _is_verb_here(words, number):
        return False
    return _is_unknown_name(word, language)


_PRONOUN_REACH = 6
"""Words after a name at the beginning of a sentence, within which `she` takes it up again."""


def _is_person_here(words: Words, number: int, language: str) -> bool:
    """Of a name that is also a word, at the beginning of a sentence: the verb after it tells it.

    `Bill signed`: a noun that is counted would have an article. With others a pronoun has to take
    the name up: `Faith was, well, she had none`.
    """
    after = words[number + 1 : number + 1 + _PRONOUN_REACH]
    if not after or after[0].opens:
        return False
    if is_person_by_what_follows(words, number, language):
        return True
    if _is_verb_here(words, number):
        return False
    first = after[0].lower
    kind = first in COPULAS and len(after) > 1 and after[1].lower in DETERMINERS
    if first in _JOINTS or kind:
        return False
    mass = MASS_NAMES[list_language(language)]
    if words[number].lower in mass:
        return first in COPULAS and any(word.lower in THIRD_PERSONS for word in after)
    return (
        first in COPULAS
        or first in PERSON_VERBS
        or (
            first.endswith(("ed", "et", "te", "de", "er"))
            and is_in_dictionary(first, language)
            and not is_stop_word(first, list_language(language))
        )
    )


def _is_listed_pair(word: Word) -> bool:
    """`Bente-Kaja`, `Vesle-Knøttet`: both parts have a capital, and one is listed or unknown."""
    parts = word.text.split("-")
    return (
        len(parts) > 1
        and all(part[:1].isupper() for part in parts)
        and any(
            part.lower() in first_names() or not is_in_dictionary(part.lower(), "nb")
            for part in parts
        )
    )


def _has_verb_or_role(words: Words, number: int) -> bool:
    """What follows makes a person of it: a verb with a person as subject, `he`, a role."""
    after = words[number + 1 : number + 4]
    if not after or after[0].opens:
        return False
    first = after[0].lower
    if first in PERSON_SUBJECTS:
        return True
    if first in _ANDS:
        return len(after) > 1 and is_capitalised(after[1]) and not after[1].opens
    if first in COPULAS:
        return any(word.lower in ROLES or is_title(word.lower) for word in after[1:])
    return first in PERSON_VERBS and not _is_verb_here(words, number)


def _has_verb_of_things(words: Words, number: int) -> bool:
    """`Patience helps`: a verb that hope and patience have as well."""
    return number + 1 < len(words) and words[number + 1].lower in _VERBS_OF_THINGS


def _is_unknown_name(word: Word, language: str) -> bool:
    """No dictionary has it. Where words are joined freely, a long one may be a compound."""
    if language == "en" or word.lower in last_names():
        return True
    bare = word.lower.removesuffix("s")
    if any(is_unknown(part, language) for part in (word.lower.split("-")[0], bare)):
        return True
    return len(word.lower) <= 9 and not word.lower.endswith(tuple(COMPOUND_ENDINGS))


def is_name(
    words: Words,
    number: int,
    *,
    language: str,
    evidence: Evidence,
    people: frozenset[int],
) -> bool:
    """Whether the word is a name. `people` are places where a model found a person's name."""
    word = words[number]
    if language in LANGUAGES_OF_CAPITAL_NOUNS:
        return _is_name_among_nouns(words, number, language, evidence)
    if word.text[0].islower():
        return is_small_name(words, number, language, evidence)
    if not word.opens:
        if _is_modelled(words, number, language, evidence, people):
            return True
        return is_inner_name(words, number, language, evidence)
    if word.start in people and is_capitalised(word) and _is_name_and_word(word, language):
        thing = _is_before_noun(words, number) or is_beside_itself(words, number)
        if not thing and is_person_by_what_follows(words, number, language):
            return True
        return not (thing or _is_verb_here(words, number) or _is_adjective_here(words, number))
    return _is_first_name_of_sentence(words, number, language, evidence)


def _is_name_among_nouns(words: Words, number: int, language: str, evidence: Evidence) -> bool:
    """Where every noun has a capital: a name that a title, a label or a list tells.

    What follows a listed given name is its surname; `titled_names` has it among the `strong`.
    """
    word = words[number]
    if not is_capitalised(word) or word.lower in REPLIES or _is_nobody(words, number, evidence):
        return False
    if word.lower in stop_words(language):
        return False
    return word.lower in evidence.strong or word.lower in first_names()


def _is_modelled(
    words: Words,
    number: int,
    language: str,
    evidence: Evidence,
    people: frozenset[int],
) -> bool:
    """A model found a name here, and nothing speaks against it."""
    word = words[number]
    if word.start not in people or not is_capitalised(word):
        return False
    if _is_nobody(words, number, evidence):
        return False
    if word.lower in REPLIES or is_common_noun(words, number, language, evidence):
        return False
    if _is_small_word(word, language) or _is_term_of_people(word, language):
        return False
    return not words.unpunctuated or not is_in_dictionary(word.lower, language)


def _is_term_of_people(word: Word, language: str) -> bool:
    """`Sufferer`, `Committees`, in English and no name of a list."""
    plain = not is_listed(word.lower) and not is_word_too(word.lower, language)
    return language == "en" and plain and is_word_for_people(word.lower)


def _is_small_word(word: Word, language: str) -> bool:
    """A word that a model may take for a name and that is none."""
    if is_word_too(word.lower, language):
        return False
    return word.lower in CAPITALISED_WORDS or is_stop_word(word.lower, language)


def _is_name_and_word(word: Word, language: str) -> bool:
    """A given name that is another word, too."""
    return is_word_too(word.lower, language) and word.lower in first_names()


def _is_adjective_here(words: Words, number: int) -> bool:
    """`Frank admissions`: a noun follows the adjective."""
    after = words[number + 1 : number + 2]
    if words[number].lower not in _ADJECTIVES or not after or not after[0].text.islower():
        return False
    lower = after[0].lower
    verb = lower in PERSON_VERBS or lower in COPULAS or is_stop_word(lower, "en")
    return not verb and lower.endswith(("s", "ion", "ing", "ment", "ness", "ity"))


def _is_before_noun(words: Words, number: int) -> bool:
    """`Art class was`, `Mark time`: a noun follows right after the word."""
    after = words[number + 1 : number + 2]
    if not after or after[0].opens or after[0].start != words[number].end + 1:
        return False
    lower = after[0].lower
    verb = lower in PERSON_VERBS or lower in COPULAS or lower in HUMAN_VERBS
    small = is_stop_word(lower, "en") or lower in REPLIES
    verb = verb or small or lower.endswith(("ed", "s", "ing", "ly"))
    return after[0].text.islower() and not verb and is_in_dictionary(lower, "en")


def _is_verb_here(words: Words, number: int) -> bool:
    """The word after it makes a verb of it: `Mark my words`, `Will you`."""
    if number + 1 >= len(words) or words[number + 1].start - words[number].end == COMMA:
        return False  # `Thrale, it's not a hard name`
    return _is_object(words[number + 1])


def _is_object(word: Word) -> bool:
    """`Will you`, `Hope so`, `Mark my words`, `Ring me`."""
    return word.lower in DETERMINERS or word.lower in OBJECTS_OF_VERBS
