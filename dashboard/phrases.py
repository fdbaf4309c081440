"""Short phrases that the pipeline writes into its tables, for another language than English.

The pipeline says its findings in Norwegian itself. What it says of a file, a place or a setting is
one of the phrases below with a name or a number in it: they are recognised and said anew. A phrase
that is not known is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dashboard.translation import FIRST, code, language, later, number, say

PHRASES = (
    # what a design can tell
    later("No policy documents in this language: nothing to compare with."),
    later("No frontline documents in this language: nothing to compare with."),
    later("Gaps can be told from chance down to p = {p}."),
    later("No gap can be told from chance: {n} permutations are too few."),
    later("No gap can be told from chance: at best p = {p}, above {level}."),
    later("Enough would be {one} or {other}."),
    later("Enough would be {one}."),
    later("The {n} policy documents come in {clusters}, which count as the units."),
    later("The {n} frontline documents come in {clusters}, which count as the units."),
    later("{n} cluster"),
    later("{n} clusters"),
    later("The policy documents are all there are: no margin of error for them."),
    later("The frontline documents are all there are: no margin of error for them."),
    later("An interval needs at least {n} policy documents."),
    later("An interval needs at least {n} policy clusters."),
    later("An interval needs at least {n} frontline documents."),
    later("An interval needs at least {n} frontline clusters."),
    later("An interval needs at least {n} policy documents: {more} more."),
    later("An interval needs at least {n} policy clusters: {more} more."),
    later("An interval needs at least {n} frontline documents: {more} more."),
    later("An interval needs at least {n} frontline clusters: {more} more."),
    # the documents that would do
    later("{n} more policy document"),
    later("{n} more policy documents"),
    later("{n} more policy cluster"),
    later("{n} more policy clusters"),
    later("{n} more frontline document"),
    later("{n} more frontline documents"),
    later("{n} more frontline cluster"),
    later("{n} more frontline clusters"),
    # other analyses
    later("without “{document}”"),
    later("by words"),
    later("prior of {prior}"),
    later("seed {seed}"),
    later("nouns only"),
    later("prompted mentions too"),
    later("without denied, quoted and defining mentions"),
    later("{method} with {number} topics, seed {seed}"),
    later("{method} with {number} topics"),
    later("draw {n} of documents"),
    later("half as long"),
    later("twice as long"),
    later("topics without common words"),
    later("no common words"),
    later("{n} words on each side"),
    later("vectors of {n} numbers"),
    # the traits of a magic concept
    later("share of the side's documents that mention it"),
    later("share of the themes that its mentions in a document stand beside"),
    later("share of mentions in a sentence of positive tone"),
    later("share of mentions in a sentence without conflict, cost or lack"),
    later("share of mentions without a named doer, place, person or body"),
    # a topic model: chosen or not
    later(
        "{role}: quality {quality} = coherence {coherence} x exclusivity {exclusivity} x stability "
        "{stability} x (1 - largest topic {largest}); of those within {near} of the best quality "
        "the one with the most topics is chosen"
    ),
    later(
        "not refitted: coherence {coherence} x exclusivity {exclusivity} x (1 - largest topic "
        "{largest}) = {quality} is less than the best quality, however stable it is"
    ),
    later("chosen by the rule"),
    later("pinned in params"),
    later("chosen by the rule, but another is pinned"),
    later("not chosen"),
    later(
        "not fitted: {topics} topics need {needed} terms, there are {there}; more documents or a "
        "lower terms.min_documents give more"
    ),
    later("not fitted: {topics} topics need {needed} units, there are {there}"),
    later("not used: the fit ended in no numbers"),
    # the name of a topic
    later("“{label}” is not used: no topic has enough of its terms any more."),
    later("“{label}” names a topic that has only {share} of its terms: {name}."),
    # what is missing
    later("{file} has not been made yet. Run `make run` (or `dvc repro {stage}`)."),
    later("{file} is being rebuilt by a run that is going on. Reload the page in a moment."),
    later("{file} does not fit this version. Run `make run` (or `dvc repro --force {stage}`)."),
    later(
        "The mark could not be saved in {file} ({error}). See that the folder can be written to "
        "and that the disk is not full."
    ),
)

_NUMBERS = ("n", "number", "needed", "there", "more", "seed", "topics")
"""Places that hold a whole number; any other may hold anything."""

_BETWEEN = re.compile(r"; (?![^“]*”)")
"""What parts phrases that stand together; not within the quotes of a title."""

_PHRASES_IN = ("one", "other", "clusters", "words", "role")
"""Places that hold a phrase again."""


GROUPS = (later("fewer than {n}"), later("cluster {n}"), later("smaller groups together"))
"""What stands in a cell of the catalogue in place of a group that is too small to be shown."""


def grouped(value: str) -> str:
    """A value of the catalogue; in words of the interface's language where it hides a group."""
    if language() == FIRST:
        return value
    hits = ((text, _pattern(text).fullmatch(value)) for text in GROUPS)
    return next((say(text, **hit.groupdict()) for text, hit in hits if hit), value)


def retold(text: str) -> str:
    """The phrase, or several parted by semicolons, in the interface's language."""
    return text if language() == FIRST or not text else _retold(text, language())


@lru_cache(maxsize=8192)
def _retold(text: str, spoken: str) -> str:
    # `spoken` keys the cache: what is said depends on the language.
    for phrase, pattern in _patterns():
        hit = pattern.fullmatch(text)
        if hit:
            return say(phrase, **{key: _held(key, part) for key, part in hit.groupdict().items()})
    several = _BETWEEN.split(text)
    return "; ".join(map(retold, several)) if len(several) > 1 else text


def _held(place: str, part: str) -> str:
    """What stands in a place of a phrase: a phrase again, a code, a number, or as it is."""
    if place in _PHRASES_IN:
        return retold(part)
    if place == "corpus":
        return code(part)
    bare = part.replace(".", "", 1)
    return number(float(part), len(part.partition(".")[2])) if bare.isdecimal() else part


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, _pattern(phrase)) for phrase in PHRASES]


def _pattern(phrase: str) -> re.Pattern[str]:
    """What finds the phrase, with a group for each of its places."""
    pieces = re.split(r"\{(\w+)\}", phrase)
    found = [
        re.escape(piece) if n % 2 == 0 else rf"(?P<{piece}>{_number_or_any(piece)})"
        for n, piece in enumerate(pieces)
    ]
    return re.compile("".join(found), re.DOTALL)


def _number_or_any(place: str) -> str:
    if place == "label":  # several may stand in a row: none is to swallow the next
        return "[^“”]+"
    return "[0-9]+" if place in _NUMBERS else ".+?"
