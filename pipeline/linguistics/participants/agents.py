"""Agents: who does it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    VERBAL,
    children,
    is_passive,
    noun_head,
    word_of,
)
from pipeline.linguistics.participants.coordination import with_conjuncts
from pipeline.linguistics.participants.noun_agents import noun_agents
from pipeline.linguistics.participants.verb_agents import nearby_agents, subjects_of

_RELATIVE = WordList("participants", "relative_pronouns")
_AMONG = WordList("participants", "agent_noun_prepositions")
_NAMED_AS = WordList("participants", "naming_prepositions")
_LIKENED = WordList("participants", "likening_prepositions")
_SUBORDINATE = frozenset({"relcl", "ccomp", "advcl", "acl", "pcomp", "csubj", "conj"})


def agents_of(
    token: Token, *, form: str, is_verb: bool, acts: Callable[[Token], bool]
) -> list[Token]:
    """The heads of the noun phrases that name who does it; empty if nobody is named.

    Of a noun's possible agents only those count for which `acts` is true.
    """
    if is_verb:
        return subjects_of(token) or nearby_agents(token, acts)
    if form == "agent":
        return _named_as(noun_head(token))
    if form == "adjective" and not word_of(token).endswith("ed"):
        return _described(token)
    return noun_agents(token, acts)


def _described(token: Token) -> list[Token]:
    """Whom an adjective is said of: `co-operative relatives`, `relatives are co-operative`."""
    head = noun_head(token)
    if head != token:
        return with_conjuncts([head])
    own = children(token, "nsubj")
    if own or token.head.pos_ not in VERBAL or token.dep_ not in {"acomp", "oprd", "attr"}:
        return with_conjuncts(own)
    objects = children(token.head, "dobj") if token.dep_ == "oprd" else []
    return with_conjuncts(objects) or subjects_of(token.head)


def _named_as(head: Token) -> list[Token]:
    """Who is said to be the agent noun: `citizens are co-producers`, `patients as co-designers`."""
    top = head
    while (
        top.dep_ in {"conj", "pobj"}
        and top.head.i != top.i
        and (top.dep_ == "conj" or word_of(top.head) in _AMONG)
    ):
        top = top.head if top.dep_ == "conj" else top.head.head
    if top.dep_ in {"attr", "oprd", "acomp"} and top.head.pos_ in VERBAL:
        named = children(top.head, "dobj") or _said_to_be(top.head)
        return with_conjuncts([token for token in named if token != top])
    if top.dep_ == "pobj" and word_of(top.head) in _NAMED_AS:
        above = top.head.head
        if above.pos_ in VERBAL:
            objects = [] if top.head.i < above.i else children(above, "dobj")
            return with_conjuncts(objects or _said_to_be(above))
        return with_conjuncts([above])
    named = children(head, "appos") + [
        noun for p in head.children if word_of(p) in _LIKENED for noun in children(p, "pobj")
    ]
    return with_conjuncts(named)


def _said_to_be(verb: Token) -> list[Token]:
    """Of whom a verb says what they are: `residents are to be regarded as co-producers`."""
    passive = children(verb, "nsubjpass")
    if not passive and is_passive(verb) and verb.dep_ == "xcomp":
        passive = children(verb.head, "nsubj", "nsubjpass")
    return passive or subjects_of(verb)


def agents_in_definition(token: Token) -> list[Token]:
    """In a sentence that defines the word, the agents of what the word is said to mean."""
    after = [word for word in token.sent if word.i > token.i]
    glossed = any(word.text == ":" for word in after[:3])
    for word in after:
        if word_of(word) == "between" and word.dep_ == "prep":
            return with_conjuncts(children(word, "pobj"))[:-1]
        inner = glossed or word.head.dep_ in _SUBORDINATE
        if word.dep_ == "nsubj" and inner and word_of(word) not in _RELATIVE:
            return with_conjuncts([word])
    return []
