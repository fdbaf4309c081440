"""The noun phrase of a mention: its heads, what it is said to be, those between whom it is."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.linguistics.parse import (
    VERBAL,
    children,
    clause_verb,
    noun_head,
    word_of,
)
from pipeline.linguistics.participants.coordination import with_conjuncts

BETWEEN_REACH = 14
"""A `between` belongs to a mention at most this many words before it."""


def phrase_heads(token: Token) -> list[Token]:
    """The mention and the nouns that it leads: `form` in `form of co-management`."""
    head = noun_head(token)
    heads = list(dict.fromkeys([token, head]))
    while head.dep_ == "pobj" and word_of(head.head) == "of" and head.head.head.pos_ == "NOUN":
        head = noun_head(head.head.head)
        heads.append(head)
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head not in heads:
        heads.append(head)
    return heads


def likened_nouns(noun: Token) -> list[Token]:
    """What it is said to be: `co-production is a partnership`, `describes it as a relation`."""
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.pos_ in VERBAL:
        as_what = [
            item for p in children(verb, "prep") if word_of(p) == "as" for item in p.children
        ]
        is_what = children(verb, "attr") if noun.dep_ == "nsubj" and verb.lemma_ == "be" else []
        return [item for item in (*as_what, *is_what) if item.pos_ == "NOUN"]
    return []


def between_pair(noun: Token) -> tuple[list[Token], list[Token]]:
    """Those between whom it is: the last is with whom."""
    for preposition in children(noun, "prep"):
        objects = with_conjuncts(children(preposition, "pobj"))
        if word_of(preposition) == "between" and len(objects) > 1:
            return objects[:-1], objects[-1:]
    return [], []


def between_later(token: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """`co-delivery rests on trust between volunteers and staff`: those between whom it is."""
    end = min(token.i + BETWEEN_REACH, token.sent.end)
    between = next((t for t in token.doc[token.i : end] if word_of(t) == "between"), None)
    if between is None or clause_verb(between) not in (clause_verb(token), token):
        return []
    parties = [one for one in with_conjuncts(children(between, "pobj")) if acts(one)]
    return parties if len(parties) > 1 else []
