"""What items are called: concepts, themes, roles, and what is said of mentions.

A concept is called by the word of the interface's language only where the documents are in that
language: it is the word that they use.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.tables.measures import (
    FAMILY,
    MEASURES,
    MENTION_SHARES,
    left_out_of_family,
    mention_parts,
    role_parts,
)
from pipeline.wording.translation import language, later_in, say, say_in

_OF_CONCEPTS = ("family_rate", "concept_rate", "meaning")

_WRITTEN_AS = {"nn": "nb"}
"""Languages of documents that have the words of another language of the interface."""

_KINDS = {
    "aspiration": (
        later_in("verb", "speak"),
        later_in("mentions", "of what shall be (should, will, aims to)"),
    ),
    "possibility": (
        later_in("verb", "speak"),
        later_in("mentions", "of what may be (can, may, might)"),
    ),
    "report": (later_in("verb", "tell"), later_in("mentions", "of what is or was")),
    "agentless": (later_in("verb", "name"), later_in("mentions", "nobody who does it")),
    "positive": (
        later_in("verb", "stand"),
        later_in("mentions", "in a sentence of positive tone"),
    ),
    "negative": (
        later_in("verb", "stand"),
        later_in("mentions", "in a sentence of negative tone"),
    ),
    "prompted": (
        later_in("verb", "come"),
        later_in("mentions", "just after the interviewer used such a word"),
    ),
}
"""What is said of mentions, by kind: the verb, and what follows it."""


def concept(item: str, *, documents: str) -> str:
    """The concept as it is called in documents of a language."""
    if item == FAMILY:
        return say("co-words")
    if left_out := left_out_of_family(item):
        rest = concept(left_out, documents=documents)
        return say("co-words except {concept}", concept=rest)
    spoken = _WRITTEN_AS.get(documents, documents)
    return say_in("concept", item) if spoken == language() else item


def theme(item: str) -> str:
    """The theme, from its id or its name."""
    return say_in("theme", plain_theme(item))


def plain_theme(id: str) -> str:
    """The English name of a theme of the lexicon, which is its id with spaces."""
    return id.replace("-", " ")


def code_path(code: str) -> str:
    """The path of a code as people read it."""
    return code.replace("-", " ").replace("/", " › ")


def role(item: str) -> str:
    """Those who have a role of the list of roles."""
    return say_in("role", several(item))


def several(role: str) -> str:
    """A role in the English plural: `municipalities`, `staff`, `“we”`."""
    if role in ("we", "they"):
        return f"“{role}”"
    if role == "staff" or role.endswith("s"):
        return role
    return f"{role[:-1]}ies" if role.endswith("y") else f"{role}s"


def predicate(measure: str, kind: str) -> tuple[str, str]:
    """What is said of mentions of a kind: the verb, and what follows it."""
    if measure == "theme_share":
        rest = say_in("mentions", "beside the theme “{theme}”", theme=theme(kind))
        return say_in("verb", "stand"), rest
    if measure == "collocate":
        rest = say_in("mentions", "beside the word “{word}”", word=kind)
        return say_in("verb", "stand"), rest
    if measure == "role_share":
        how, who = role_parts(kind)
        rest = (
            say_in("mentions", "it is done with {roles}", roles=role(who))
            if how == "with"
            else say_in("mentions", "it is done by {roles}", roles=role(who))
        )
        return say_in("verb", "say"), rest
    verb, rest = _KINDS[kind]
    return say_in("verb", verb), say_in("mentions", rest)


def label(row: Mapping[str, object]) -> str:
    """The name of the item of a row of `Gaps` or `Robustness`."""
    measure, item, own = (str(row[key]) for key in ("measure", "item", "label"))
    documents = str(row["language"])
    if measure in MENTION_SHARES:
        name, kind = mention_parts(item)
        verb, rest = predicate(measure, kind)
        places = {"concept": concept(name, documents=documents), "verb": verb, "rest": rest}
        if MEASURES[measure].standardises:
            return say("mentions of {concept} {verb} {rest}, each concept weighing alike", **places)
        return say("mentions of {concept} {verb} {rest}", **places)
    if measure == "practice_rate":
        return say("other words for {concept}", concept=concept(item, documents=documents))
    if measure == "theme_rate":
        return say("words of the theme “{theme}”", theme=theme(item))
    if measure == "code_rate":
        return say("words under the code “{code}”", code=own)
    if measure in ("divergence", "partisanship"):
        return say_in("item", WHOLES[item])
    return concept(item, documents=documents) if measure in _OF_CONCEPTS else own


WHOLES = {"words": later_in("item", "words"), "topics": later_in("item", "topics")}
"""What is compared as a whole."""


def thing(row: Mapping[str, object]) -> str:
    """The item of a row of `Gaps` as it is called in a sentence."""
    measure, item = str(row["measure"]), str(row["item"])
    if measure == "topic_share":
        return say("the topic “{label}”", label=label(row))
    if measure == "term_rate":
        return say("“{word}”", word=label(row))
    if measure == "family_rate" and (left_out := left_out_of_family(item)):
        rest = concept(left_out, documents=str(row["language"]))
        return say("co-words (not counting {concept})", concept=rest)
    return label(row)
