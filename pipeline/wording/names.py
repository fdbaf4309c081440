"""What items are called: concepts, themes, roles, and what is said of mentions.

A concept is called by the word of the interface's language only where the documents are in that
language: it is the word that they use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.tables.measures import (
    FAMILY,
    MEASURES,
    ItemKind,
    left_out_of_family,
    mention_parts,
    role_parts,
)
from pipeline.wording.translation import language, later_in, say, say_in

_WRITTEN_AS = {"nn": "nb"}
"""Languages of documents that have the words of another language of the interface."""


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
    if (open_traits := MEASURES[measure].open_traits) in _OPEN:
        verb, rest = _OPEN[open_traits](kind)
        return say_in("verb", verb), rest
    trait = MEASURES[measure].trait(kind)
    return say_in("verb", trait.verb), say_in("mentions", trait.rest)


def _of_role(kind: str) -> tuple[str, str]:
    how, who = role_parts(kind)
    rest = (
        say_in("mentions", "it is done with {roles}", roles=role(who))
        if how == "with"
        else say_in("mentions", "it is done by {roles}", roles=role(who))
    )
    return later_in("verb", "say"), rest


def _of_theme(kind: str) -> tuple[str, str]:
    rest = say_in("mentions", "beside the theme “{theme}”", theme=theme(kind))
    return later_in("verb", "stand"), rest


def _of_word(kind: str) -> tuple[str, str]:
    rest = say_in("mentions", "beside the word “{word}”", word=kind)
    return later_in("verb", "stand"), rest


_OPEN: dict[str, Callable[[str], tuple[str, str]]] = {
    "role": _of_role,
    "theme": _of_theme,
    "word": _of_word,
}
"""For what the traits of a measure are: the verb, to be said, and what follows it."""


def label(row: Mapping[str, object]) -> str:
    """The name of the item of a row of `Gaps` or `Robustness`."""
    measure, item, own = (str(row[key]) for key in ("measure", "item", "label"))
    documents = str(row["language"])
    if MEASURES[measure].is_of_mentions:
        name, kind = mention_parts(item)
        verb, rest = predicate(measure, kind)
        places = {"concept": concept(name, documents=documents), "verb": verb, "rest": rest}
        if MEASURES[measure].standardises:
            return say("mentions of {concept} {verb} {rest}, each concept weighing alike", **places)
        return say("mentions of {concept} {verb} {rest}", **places)
    return _item_label(MEASURES[measure].item_kind, item, own, documents=documents)


def _item_label(kind: ItemKind, item: str, own: str, *, documents: str) -> str:
    """The name of an item of a kind; `own` is the table's label of it."""
    if kind == "concept":
        return concept(item, documents=documents)
    if kind == "practice":
        return say("other words for {concept}", concept=concept(item, documents=documents))
    if kind == "theme":
        return say("words of the theme “{theme}”", theme=theme(item))
    if kind == "code":
        return say("words under the code “{code}”", code=own)
    return say_in("item", WHOLES[item]) if kind == "whole" else own


WHOLES = {"words": later_in("item", "words"), "topics": later_in("item", "topics")}
"""What is compared as a whole."""


def thing(row: Mapping[str, object]) -> str:
    """The item of a row of `Gaps` as it is called in a sentence."""
    kind, item = MEASURES[str(row["measure"])].item_kind, str(row["item"])
    if kind == "topic":
        return say("the topic “{label}”", label=label(row))
    if kind == "word":
        return say("“{word}”", word=label(row))
    if kind == "concept" and (left_out := left_out_of_family(item)):
        rest = concept(left_out, documents=str(row["language"]))
        return say("co-words (not counting {concept})", concept=rest)
    return label(row)
