"""Names as runs of words: which words that are names belong to one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    CIVIL_TITLES,
    DETERMINERS,
    JOINTS_OF_ORGANISATIONS,
    ORGANISATION_WORDS,
    PERSON_VERBS,
    PLACE_ADJECTIVES,
    PLACE_WORDS,
    PUBLIC_BODIES,
    WORDS_BEFORE_NAME,
    WORDS_BEFORE_PLACE,
    countries_of_words,
    first_names,
    is_in_dictionary,
    is_title,
    is_word_too,
    last_names,
    stop_words,
)
from pipeline.privacy.names.single_words import is_name, is_plain, is_word_for_people
from pipeline.privacy.names.words import Word, Words, is_capitalised, words_of

_TRADES = WordList("identifiers", "firm_tails", language=ALL)
_THIRD = WordList("names", "third_persons", language=ALL)
_MARKS_OF_PEOPLE = WordList("names", "titles_of_nicknames", language=ALL)
_ARTICLES = WordList("names", "articles_before_nouns", language=ALL)
_NAMING = WordList("names", "nickname_cues", language=ALL)
_JOINING = WordList("names", "within_names", language=ALL)
_SERVICES = WordList("names", "words_of_services", language=ALL)
_SCHEMES = WordList("names", "words_of_schemes", language=ALL)
_BODIES_OF_WORDS = WordList("names", "bodies_of_words", language=ALL)
_ONE_OF = WordList("small_words", "indefinite_articles")
_BETWEEN_BODIES = WordList("small_words", "only_between_bodies", language=EVERY)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s{any_word(_JOINING)}[\s-](?:the\s)?|\.?\s|-")


def runs(
    text: str, *, language: str, evidence: Evidence, people: frozenset[int] = frozenset()
) -> list[list[Word]]:
    """Names as runs of words. `people` are places where a model found a person's name to begin."""
    words = words_of(text)
    found: list[list[Word]] = []
    last = -2
    for number, word in enumerate(words):
        if not is_name(words, number, language=language, evidence=evidence, people=people):
            continue
        if found and _is_joined(text, words[last], word, number - last, opens=word.opens):
            found[-1] += words[last + 1 : number + 1]
        else:
            found.append([word])
        last = number
    held = [match.span() for match in _bodies().finditer(text)]
    found = [run for run in found if not _is_held(run, held)]
    places = {word.start: number for number, word in enumerate(words)}
    found = [_with_body(text, words, places[run[-1].start] + 1, run) for run in found]
    whole = [
        _with_first(text, words[at - 1] if (at := places[run[0].start]) else None, run, language)
        for run in found
    ]
    if language != "en":
        return whole
    return [run for run in whole if not _is_term(text, run, people=people, evidence=evidence)]


@cache
def _bodies() -> re.Pattern[str]:
    """National bodies, and countries of two or three words: `the Red Cross`, `New Zealand`."""
    return re.compile(
        rf"(?<!\w){any_word({*_BODIES_OF_WORDS, *countries_of_words()})}(?!\w)", re.IGNORECASE
    )


def _is_held(run: Sequence[Word], held: Sequence[tuple[int, int]]) -> bool:
    return any(start <= run[0].start and run[-1].end <= end for start, end in held)


_NOUN_AFTER = re.compile(r"\s(?P<noun>[a-zæøå]{3,20})(?!\w)")


def _is_named_by_what_follows(text: str, run: Sequence[Word]) -> bool:
    """`Wee Shug, he's six foot`, and `the Port Quin lifeboat`, of which it is the name."""
    if _taken_up().match(text, run[-1].end):
        return True
    after = _NOUN_AFTER.match(text, run[-1].end)
    if after is None:
        return False
    noun = after["noun"]
    small = noun in PERSON_VERBS or noun.endswith(("ed", "s")) or noun in stop_words("en")
    return not small and is_in_dictionary(noun, "en")


@cache
def _taken_up() -> re.Pattern[str]:
    """`Wee Shug, he's six foot`: a pronoun takes the words up as a person."""
    return re.compile(rf",\s{any_word(_THIRD)}(?!\w)")


def _is_term(text: str, run: Sequence[Word], *, people: frozenset[int], evidence: Evidence) -> bool:
    """`Mental Health Officer`, `the Day Centre`: capitals on words that are written small, too.

    Without an article before it `Rose Lodge` is a name, and so is what one comes from or goes to
    (`to Sure Start`).
    """
    if len(run) < 2 or run[0].lower in CIVIL_TITLES:
        return False
    if _is_service(run, evidence):
        return True
    plain = all(is_plain(word, evidence) for word in run)
    before = word_before(text, run)
    body = _is_body_or_place(run[-1]) or run[-1].lower in _TRADES or before.endswith("'s")
    marked = run[0].lower in _MARKS_OF_PEOPLE  # `Big Col`
    named = (
        body
        or marked
        or (before in _NAMING and before != "a")
        or _is_named_by_what_follows(text, run)
    )
    people_or_one = before in _ONE_OF or is_word_for_people(run[-1].lower)
    thing = before in _ARTICLES and _are_nouns(run) and people_or_one
    if not named and (thing or (plain and not _is_told(run, before))):
        return True
    return run[0].start not in people and _is_term_by_words(run, before, evidence, plain=plain)


def _is_service(run: Sequence[Word], evidence: Evidence) -> bool:
    """`Memory Clinic`, `Key Worker Scheme`: what there is in every town, with or without `the`."""
    first, last = run[0].lower, run[-1].lower
    named = any(word.lower in evidence.strong for word in run)
    return first in _SERVICES and last in _SCHEMES and not named and _are_nouns(run)


def _is_term_by_words(run: Sequence[Word], before: str, evidence: Evidence, *, plain: bool) -> bool:
    """Its last word is of a body or of people, or all of its words are written small, too."""
    if plain and run[-1].lower in PUBLIC_BODIES:
        return True
    if plain and run[-1].text[0].isupper() and is_word_for_people(run[-1].lower):
        return True
    if not all(word.lower in evidence.small and is_plain(word, evidence) for word in run):
        return False
    if before in DETERMINERS:
        return True
    return before not in WORDS_BEFORE_NAME and not _is_body_or_place(run[-1])


def _are_nouns(run: Sequence[Word]) -> bool:
    """`the Ward Sister`, `an Account Holder`: words of the dictionary, whatever else they name."""
    return all(is_in_dictionary(word.lower, "en") for word in run)


def _is_told(run: Sequence[Word], before: str) -> bool:
    """One of the words is a name, too, or the run is where somebody is or with whom."""
    too = any(is_word_too(word.lower, "en") for word in run)
    return too or before in WORDS_BEFORE_NAME or before in WORDS_BEFORE_PLACE


def _is_body_or_place(word: Word) -> bool:
    """`Church`, `Street`: such a word makes a name of a run of words."""
    return word.lower in ORGANISATION_WORDS or word.lower in PLACE_WORDS


def _is_joined(text: str, before: Word, word: Word, distance: int, *, opens: bool) -> bool:
    """Whether two names stand so that they are one: `Hustad Sag og Høvleri`, `Camilla Rui`."""
    between = text[before.end : word.start]
    if between in ("'s ", "’s ") and _is_body_or_place(word) and not opens:
        return True
    if opens or distance > 3 or len(between) > 9 or not _joins().fullmatch(between):
        return False
    joint = between.split()
    if not joint:
        return True
    bodies = {before.lower, word.lower} & ORGANISATION_WORDS
    if joint[0] in _BETWEEN_BODIES and not bodies:
        return False
    return bool(bodies) or joint[0] not in JOINTS_OF_ORGANISATIONS


def _with_first(text: str, first: Word | None, run: list[Word], language: str) -> list[Word]:
    """The run with the word before it, mostly a sentence's first, where that belongs to the name.

    `Quarry Street`, `Bjørn Sætre` and `The Willows` do; `When Mr Bell` and `Sykepleier Eikeland`
    do not. Within a sentence the day of the `Tuesday Club` belongs to it.
    """
    if first is None or text[first.end : run[0].start] != " ":
        return run
    if not first.text[0].isupper():
        return [first, *run] if _is_small_part(text, first, run) else run
    if first.lower in CIVIL_TITLES:
        return [first, *run]
    joins = run[0].lower in ORGANISATION_WORDS or first.lower in PLACE_ADJECTIVES
    if not first.opens and is_capitalised(first) and joins:
        return [first, *run]
    if first.lower in stop_words(language) and not is_word_too(first.lower, language):
        return run
    named = first.lower in first_names() or first.lower in last_names()
    body = _is_body_or_place(run[0])
    if first.opens and is_capitalised(first) and (named or body) and not is_title(first.lower):
        return run if _is_no_part(first) else [first, *run]
    return run


def _is_small_part(text: str, first: Word, run: Sequence[Word]) -> bool:
    """`from upper tolsey`: a word of a place's name, written small as the rest is."""
    small = run[0].text[0].islower() and first.lower in PLACE_ADJECTIVES
    before = word_before(text, [first])
    return small and (before in WORDS_BEFORE_PLACE or before in WORDS_BEFORE_NAME)


def _with_body(text: str, words: Words, after: int, run: list[Word]) -> list[Word]:
    """The run with the kind of body that follows it: `Gåsvær barneskole`."""
    if after >= len(words) or text[run[-1].end : words[after].start] not in (" ", "'s "):
        return run
    word = words[after]
    bare = word.text.islower() or word.lower in ORGANISATION_WORDS
    if word.lower in PLACE_WORDS and word.text[0].isupper() and not word.opens:
        return [*run, word]  # `Kettle Island`, whatever else the second word names
    body = word.lower in ORGANISATION_WORDS and len(word.lower) > 3
    return [*run, word] if body and bare and run[-1].text[0].isupper() else run


def _is_no_part(word: Word) -> bool:
    """Determiners, prepositions and words that always have a capital begin no name."""
    return any(
        word.lower in words for words in (DETERMINERS, WORDS_BEFORE_PLACE, CAPITALISED_WORDS)
    )


NEIGHBOUR_REACH = 60
"""Characters, within which the word before or after a name is looked for."""


def word_before(text: str, run: Sequence[Word]) -> str:
    """The word before the run, in lower case, or nothing."""
    before = text[max(0, run[0].start - NEIGHBOUR_REACH) : run[0].start].split()
    return before[-1].lower() if before else ""
