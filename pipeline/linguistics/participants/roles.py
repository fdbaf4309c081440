"""Participants as roles of `data/roles.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    children,
    lemma_of,
    word_of,
)
from pipeline.linguistics.participants.coordination import linked_nouns, noun_list, with_conjuncts

_GROUPS = WordList("participants", "group_nouns")
_BODIES = WordList("participants", "body_nouns")
_RENAMING = WordList("participants", "renaming_prepositions")
_MEMBERS_AFTER = WordList("participants", "member_prepositions")
_LISTABLE = frozenset({"nsubj", "nsubjpass", "compound"})
_LEFT_OVER = frozenset({"conj", "appos", "npadvmod", "dep", "nmod", "ROOT", "meta", "compound"})

RolesByToken = Mapping[int, tuple[str, ...]]
"""The roles of each token that stands in a word for one."""


def roles_of(nouns: Iterable[Token], roled: RolesByToken) -> list[str]:
    """The roles of the noun phrases, in order, each once.

    `a panel of seniors` has the roles of its members, `the residents' council` of the residents.
    """
    named: list[str] = []
    for noun in nouns:
        for same in (*_listed(noun, roled), *_renamed(noun)):
            named += [role for role in _roles(same, roled) if role not in named]
    return named


def _listed(noun: Token, roled: RolesByToken) -> list[Token]:
    """The noun and the others of its list, also those that the parser does not join to it."""

    def alike(token: Token) -> bool:
        return token.i in roled and (token == noun or _may_join(token, noun))

    tokens = noun.doc[noun.sent.start : noun.i]
    before = (
        linked_nouns(reversed(list(tokens)), alike, back=True) if noun.dep_ in _LISTABLE else []
    )
    return [*reversed(before), *(noun_list(noun, alike) if noun.i in roled else [noun])]


def _may_join(token: Token, noun: Token) -> bool:
    """Whether the token may belong to the list of the noun: it has no other function."""
    if token.tag_ == "PRP$":
        return False
    if token.i < noun.i:
        return token.dep_ in _LEFT_OVER
    return token.dep_ not in {"nsubj", "nsubjpass"} or token.head == noun.head


def _renamed(noun: Token) -> list[Token]:
    """`us, the volunteers`; `all parties, including patients and staff`."""
    named = [
        item
        for p in noun.children
        if word_of(p) in _RENAMING and p.i > noun.i
        for item in (*children(p, "pobj"), *children(p, "dobj"))
    ]
    beside = [token for token in children(noun, "appos") if token.i > noun.i]
    return with_conjuncts([*beside, *named])


def _roles(noun: Token, roled: RolesByToken, *, depth: int = 0) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    counted = lemma in _GROUPS or noun.pos_ in {"NUM", "DET", "ADJ"}
    if depth < 3 and counted and (members := _members(noun, roled, depth)):
        return members
    if lemma in _BODIES:
        for modifier in children(noun, "poss", "compound"):
            if roles := roled.get(modifier.i):
                return roles
    if noun.i not in roled and any(word_of(owner) == "our" for owner in children(noun, "poss")):
        return ("we",)
    return roled.get(noun.i, ())


def _members(noun: Token, roled: RolesByToken, depth: int) -> tuple[str, ...]:
    """The roles after `of`: those of the seniors in `a panel of seniors`."""
    for preposition in children(noun, "prep"):
        people = children(preposition, "pobj") if word_of(preposition) in _MEMBERS_AFTER else []
        for person in people:
            inner = _roles(person, roled, depth=depth + 1)
            for more in person.conjuncts:
                inner += tuple(role for role in roled.get(more.i, ()) if role not in inner)
            if inner:
                return inner
    return ()
