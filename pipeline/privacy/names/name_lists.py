"""Lists of names, dictionaries of ordinary words, and the words around names.

Given names and surnames come from `data/words` and from the package Faker (MIT): Norwegian, Danish,
Swedish, British and those of languages whose speakers live there. They are evidence among others: a
name that no list holds is found by its capital.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from babel import Locale

from pipeline.config.word_lists import ALL, EVERY, WordList
from pipeline.text.dictionaries import DICTIONARIES, holds
from pipeline.text.languages import list_language
from pipeline.text.stop_words import function_words

LOCALES = (
    "az_AZ", "cs_CZ", "da_DK", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ",
    "en_PK", "en_US", "es_ES", "et_EE", "fi_FI", "fr_FR", "ga_IE", "ha_NG", "hr_HR", "hu_HU",
    "id_ID", "ig_NG", "is_IS", "it_IT", "lt_LT", "lv_LV", "nl_NL", "no_NO", "pl_PL", "pt_PT",
    "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR", "tw_GH", "vi_VN", "yo_NG", "zu_ZA",
)  # fmt: skip


GIVEN_NAMES = WordList("given_names", "given_names", language=EVERY)
FAMILY_NAMES = WordList("family_names", "family_names", language=EVERY)
PRONOUNS = WordList("names", "pronouns", language=ALL)
ENGLISH_NAMES_AND_WORDS = WordList("names", "names_and_words", language="en")
SCANDINAVIAN_NAMES_AND_WORDS = WordList("names", "names_and_words", language="nb")
LANGUAGES_OF_CAPITAL_NOUNS = WordList("names", "languages_of_capital_nouns", language=ALL)
MONTHS_AND_NAMES = WordList("names", "months_and_names", language=ALL)
CIVIL_TITLES = WordList("names", "civil_titles", language=ALL)
ROLES_BEFORE_NAMES = WordList("names", "roles_before_names", language=ALL)
CAPITALISED_WORDS = WordList("names", "capitalised_words", language=ALL)
ORGANISATION_WORDS = WordList("names", "organisation_words", language=ALL)
ORGANISATION_ENDINGS = WordList("names", "organisation_endings", language=ALL)
PLACE_WORDS = WordList("names", "place_words", language=ALL)
PLACE_ENDINGS = WordList("names", "place_endings", language=ALL)
WORDS_BEFORE_PLACE = WordList("names", "words_before_place", language=ALL)
WORDS_BEFORE_NAME = WordList("names", "words_before_name", language=ALL)
DETERMINERS = WordList("names", "determiners", language=ALL)
OBJECTS_OF_VERBS = WordList("names", "objects_of_verbs", language=ALL)
PERSON_VERBS = WordList("names", "person_verbs", language=ALL)
COMPASS_POINTS = WordList("names", "compass_points", language=ALL)
PLACE_ADJECTIVES = WordList("names", "place_adjectives", language=ALL)
COMPOUND_ENDINGS = WordList("names", "compound_endings", language=ALL)
JOINTS_OF_ORGANISATIONS = WordList("names", "joints_of_organisations", language=ALL)
REPLIES = WordList("names", "replies", language=ALL)
NICKNAME_CUES = WordList("names", "nickname_cues", language=ALL)
PREFIXES = WordList("names", "prefixes", language=ALL)
PARTICLES = WordList("names", "particles", language=ALL)
SHOUTED_WORDS = WordList("names", "shouted_words", language=ALL)
_MEDICINES = WordList("names", "medicines", language=ALL)
_MEDICINE_ENDINGS = WordList("names", "medicine_endings", language=ALL)
_MAKES = WordList("names", "makes", language=ALL)
_KNOWN_TO_ALL = WordList("names", "known_to_all", language=ALL)
PUBLIC_BODIES = WordList("identifiers", "public_bodies", language=ALL)
ROLES = WordList("identifiers", "roles", language=ALL)


LONG_MEDICINE = 7
"""Letters from which a word that ends as medicines do is one: `mirtazapine`."""


@cache
def names_nobody(lower: str) -> bool:
    """A medicine, a make, a figure that all know, a people or a sea, in lower case: it stays.

    What a list of names holds is somebody's, whatever else it is, and so is what stands beside a
    name (`is_beside_name`).
    """
    if is_listed(lower):
        return False
    bare = {lower, lower.removesuffix("s"), lower.removesuffix("en")}
    medicine = len(lower) >= LONG_MEDICINE and lower.endswith(_MEDICINE_ENDINGS.ordered)
    return medicine or not bare.isdisjoint({*_MEDICINES, *_MAKES, *_KNOWN_TO_ALL})


@cache
def first_names() -> frozenset[str]:
    """Given names in lower case."""
    return _names("first_names") | frozenset(GIVEN_NAMES)


@cache
def last_names() -> frozenset[str]:
    """Surnames in lower case."""
    return _names("last_names") | frozenset(FAMILY_NAMES)


@cache
def only_names() -> frozenset[str]:
    """Names of `data/words`, in lower case, that are no words, whatever a dictionary holds."""
    names = frozenset({*GIVEN_NAMES, *FAMILY_NAMES})
    return names - frozenset({*ENGLISH_NAMES_AND_WORDS, *SCANDINAVIAN_NAMES_AND_WORDS})


def _names(prefix: str, locales: tuple[str, ...] = LOCALES) -> frozenset[str]:
    found: set[str] = set()
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefix):
                found.update(str(name).lower() for name in getattr(provider, attribute))
    return frozenset(name for name in found if len(name) > 1 and name.isalpha())


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words such as `the`, `he` and `when`, of which a list of names may hold some by chance."""
    return frozenset({*PRONOUNS, *function_words(language)})


_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:ve|ll|re|d|m|t))$")


def is_stop_word(word: str, language: str) -> bool:
    """A stop word of the language (in lower case), contracted or not: `did`, `didn't`."""
    known = stop_words(language)
    return word in known or (language == "en" and _CONTRACTION.sub("", word) in known)


@cache
def is_ordinary(word: str, language: str) -> bool:
    """A dictionary of the language has the word (in lower case), and it is not only a name."""
    if is_word_too(word, language):
        return True
    if word in first_names() or (word in last_names() and language == "en"):
        return False
    bare = word.split("'")[0].split("’")[0]
    known = DICTIONARIES.get(language, ("en",))
    return any(_is_in_dictionary(form, code) for form in {word, bare} for code in known)


def _is_in_dictionary(form: str, code: str) -> bool:
    """The dictionary has the word; one that it holds with a capital is a name (`Winston`)."""
    return form not in only_names() and holds(form, code)


def is_word_too(word: str, language: str) -> bool:
    """The name (in lower case) is an ordinary word of the language, too."""
    if language == "en":
        return word in ENGLISH_NAMES_AND_WORDS
    return word in SCANDINAVIAN_NAMES_AND_WORDS


def is_word_anywhere(name: str) -> bool:
    """The name (in lower case) is an ordinary word of English or a Scandinavian language."""
    return name in ENGLISH_NAMES_AND_WORDS or name in SCANDINAVIAN_NAMES_AND_WORDS


def is_title(word: str) -> bool:
    """The word (in lower case) may stand before a name: `mrs`, `nurse`."""
    return word in CIVIL_TITLES or word in ROLES_BEFORE_NAMES


@cache
def countries_and_languages() -> frozenset[str]:
    """Countries and languages whose names are one word, in lower case; they stay."""
    names: set[str] = set()
    for code in ("en", "nb"):
        locale = Locale(code)
        names.update(locale.territories.values())
        names.update(locale.languages.values())
    words = {name.lower() for name in names}
    return frozenset(word for word in words if word.isalpha() and len(word) > 3) - first_names()


@cache
def countries_of_words() -> frozenset[str]:
    """Countries whose names are two words or three, in lower case: `new zealand`."""
    names = {name.lower() for code in ("en", "nb") for name in Locale(code).territories.values()}
    return frozenset(name for name in names if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){1,2}", name))


@cache
def is_in_dictionary(word: str, language: str) -> bool:
    """A dictionary of the language, or of English, has the word in lower case."""
    if word in stop_words(list_language(language)):
        return True
    bare = word.split("'")[0].split("’")[0]
    codes = dict.fromkeys((*DICTIONARIES.get(language, ("en",)), "en"))
    return any(_is_in_dictionary(form, code) for form in {word, bare} for code in codes)


def is_language(word: str) -> bool:
    """`Eritrean`, `Turkish`, in lower case: of a people or a language, and no given name."""
    return word.endswith(("ish", "ese", "ian", "ean")) and (
        is_ordinary(word, "en") and word not in first_names()
    )


def is_listed(word: str) -> bool:
    """A list of given names or surnames has the word (in lower case)."""
    return word in first_names() or word in last_names()


_HOME = {"en": ("en_GB", "en_IE", "en_US", "en_NZ"), "nb": ("no_NO", "da_DK", "sv_SE")}


@cache
def home_names(language: str) -> frozenset[str]:
    """Given names of the language's countries, and names that are words of it, in lower case."""
    code = list_language(language)
    words = ENGLISH_NAMES_AND_WORDS if code == "en" else SCANDINAVIAN_NAMES_AND_WORDS
    own = WordList("given_names", "given_names", language=code)
    return _names("first_names", _HOME[code]) | frozenset({*words, *own})
