"""Roles that one person alone has: `the only priest in the valley` becomes `[Role]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word, behind_none
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser

_ONLY = WordList("identifiers", "only_ones", language=ALL)
_ROLES = WordList("identifiers", "roles", language=ALL)
_ANYBODY = WordList("identifiers", "anybody", language=ALL)
_COMMON = WordList("identifiers", "common_posts", language=ALL)
_PLACES = WordList("identifiers", "whole_places", language=ALL)
_RELATIVE = WordList("identifiers", "roles_relative", language=ALL)

_PEOPLE = WordList("posts", "only_people", language=ALL)
_GROUPS = WordList("posts", "only_groups", language=ALL)
_ARTICLES = WordList("posts", "articles", language=ALL)
_ENDINGS_OF_PEOPLE = WordList("posts", "endings_of_people", language=ALL)
_ONLY_WHERE = WordList("posts", "only_where", language=ALL)
_ONLY_WITH_US = WordList("posts", "only_with_us", language=ALL)
_BODIES_OF_FEW = WordList("posts", "bodies_of_few", language=ALL)
_ONE_AND_NO_MORE = WordList("posts", "one_and_no_more", language=ALL)
_ONES = WordList("posts", "ones", language=ALL)
_WHOEVER = WordList("posts", "whoever", language=ALL)
_DOINGS_OF_ONE = WordList("posts", "doings_of_one", language=ALL)
_SOMEONE = WordList("posts", "someone", language=ALL)
_THINGS_OF_ONE = WordList("posts", "things_of_one", language=ALL)
_POSTS_OF_ONE = WordList("posts", "posts_of_one", language=ALL)
_BODIES_OF_ONE_POST = WordList("posts", "bodies_of_one_post", language=ALL)
_POSTS_OF_A_MUNICIPALITY = WordList("posts", "posts_of_a_municipality", language=ALL)
_WITH_US = WordList("posts", "with_us", language=ALL)

_NOT_IN_POSTS = WordList("small_words", "not_in_posts", language=EVERY)
_THE = WordList("small_words", "definite_articles", language=EVERY)
_INDEFINITE = WordList("small_words", "indefinite_articles", language=EVERY)
_ARTICLES_OF_POSTS = WordList("small_words", "articles_of_posts", language=EVERY)
_TAILS = WordList("small_words", "tails_of_posts", language=EVERY)
_CLAUSES = WordList("small_words", "clauses_of_posts", language=EVERY)
_OWNERS = WordList("small_words", "owners_of_posts", language=EVERY)
_WHERE = WordList("small_words", "where_posts_are", language=EVERY)
_WHERE_WITH_ARTICLES = WordList("small_words", "where_posts_with_articles_are", language=EVERY)
_BEFORE_PLACES = WordList("small_words", "before_whole_places", language=EVERY)
_BETWEEN = WordList("small_words", "between_owner_and_post", language=EVERY)
_FIRST_THINGS = WordList("small_words", "what_was_done_first", language=EVERY)

_OWNER = r"(?:(?<![\w-])[\w-]+(?:['’]s|s)\s)"


@cache
def _no_end() -> str:
    """No word follows that ends what tells a post."""
    return rf"(?!{any_word(_NOT_IN_POSTS)}\b)"


@cache
def _unique() -> re.Pattern[str]:
    """The only, first or last of a role, and a role with what nobody else of it does."""
    only, relative = any_word(_ONLY), any_word(_RELATIVE)
    small = rf"\s{_no_end()}(?-i:[a-zæøå])[\w'’-]*"
    few, tail, the = rf"(?:{small}){{0,3}}?", rf"(?:{small}){{1,7}}", any_word(_THE)
    articles, tails = any_word(_ARTICLES_OF_POSTS), any_word(_TAILS)
    where, where_too = any_word(_WHERE), any_word(_WHERE_WITH_ARTICLES)
    before, between = any_word(_BEFORE_PLACES), any_word(_BETWEEN)
    role = any_word(set(_ROLES) - set(_ANYBODY))
    anybody = any_word(_ROLES)
    rare = any_word(set(_ROLES) - set(_COMMON) - set(_ANYBODY))
    rare_here = any_word({one for one in set(_ROLES) - set(_COMMON) if one.endswith(("en", "a"))})
    places = any_word(_PLACES)
    return re.compile(
        rf"(?<!\w)(?:{articles}\s)?{_OWNER}?{only}{few}\s{role}(?!\w)"
        rf"(?:\s{tails}{tail})?"
        rf"|(?<!\w){the}\s(?:[\w-]+\s){{0,2}}{anybody}\s{relative}{tail}"
        rf"|(?<!\w){role}\s{any_word(_CLAUSES)}{tail}"
        rf"|(?<!\w){any_word(_OWNERS)}\s(?:[\w-]+\s){{0,2}}?{rare}\s{where}\s"
        rf"(?:{before}\s)?(?:whole\s)?{places}(?!\w)"
        rf"|(?<!\w){rare_here}\s{where_too}\s(?:hele\s)?{places}(?!\w)"
        rf"|(?<!\w)(?:the\s)?(?<![\w-])[\w-]+['’]s\s(?:{between}\s){{1,2}}{role}(?!\w)",
        re.IGNORECASE,
    )


@cache
def _of_one() -> tuple[re.Pattern[str], ...]:
    """Posts, traits and groups that are one person's by the place or the thing beside them."""
    word = r"\s[\w'’-]{1,40}"
    article, gap = rf"(?:{any_word(_ARTICLES)}\s)?", rf"(?:{word}){{0,3}}?"
    between = rf"(?:\s{_no_end()}[\w'’-]{{1,40}}){{0,3}}?"
    only, whole = any_word(_ONLY), any_word(_PLACES)
    somebody = any_word({*_PEOPLE, *_GROUPS, *_ROLES})
    ending = rf"[\w-]{{0,40}}{any_word(_ENDINGS_OF_PEOPLE)}"
    where, with_us = any_word(_ONLY_WHERE), any_word(_ONLY_WITH_US)
    place = rf"\s{where}{gap}\s[\w-]{{0,30}}{any_word(_BODIES_OF_FEW)}(?!\w)"
    within = rf"\s{where}{gap}\s{whole}(?!\w)"
    first_to = rf"\sto\s\w+\s{any_word(_FIRST_THINGS)}"
    one = rf"{any_word(_ONE_AND_NO_MORE)}(?:{word})?\s{any_word(_ONES)}"
    doing = rf"{any_word(_WHOEVER)}\s{any_word(_DOINGS_OF_ONE)}"
    patterns = (
        rf"{article}{only}{between}\s{somebody}(?={place}|(?:{word})?\s{with_us}(?!\w)|{first_to})",
        rf"{article}{only}{between}\s{somebody}\ssom\s\w+(?:{word}){{1,4}}",
        rf"{article}{only}{between}\s{ending}(?!\w)",
        rf"{one}{gap}\s{any_word(_ROLES)}(?={within})",
        rf"{any_word(_SOMEONE)}\s{doing}\s{article}(?:[\w'’-]+\s)?{any_word(_THINGS_OF_ONE)}(?!\w)",
        rf"{behind_none(_INDEFINITE)}{article}{any_word(_POSTS_OF_ONE)}"
        rf"(?=\s{where}\s{article}{any_word(_BODIES_OF_ONE_POST)}(?!\w))",
        rf"{article}{any_word(_POSTS_OF_A_MUNICIPALITY)}\s{any_word(_WITH_US)}(?!\w)",
    )
    return tuple(re.compile(rf"(?<!\w){pattern}", re.IGNORECASE) for pattern in patterns)


def _roles(text: str) -> Iterator[Span]:
    for pattern in (_unique(), *_of_one()):
        for match in pattern.finditer(text):
            yield Span("UNIQUE_ROLE", match.start(), match.end())


def role_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of roles that one person alone has."""
    return [SpanRecogniser(_roles, entities=("UNIQUE_ROLE",), language=language)]
