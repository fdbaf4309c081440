"""Objects: what is made or done together, in the words of the sentence."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    VERBAL,
    children,
    is_passive,
    noun_head,
    word_of,
)
from pipeline.linguistics.participants.verb_agents import antecedent

_PERSONAL = WordList("participants", "personal_nouns")
_OBJECT_OF = WordList("participants", "object_prepositions_of_nouns")
_VERB_ON = WordList("participants", "object_prepositions_of_verbs")
_MODIFIERS = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})


def objects_of(token: Token, *, form: str, is_verb: bool) -> str:
    """What is made or done together, as its words stand; empty if nothing is named."""
    if is_verb:
        objects = _verb_objects(token)
    elif form == "adjective":
        head = noun_head(token)
        objects = [head] if head != token and head.pos_ in {"NOUN", "PROPN"} else []
        if not word_of(token).endswith("ed"):
            objects = [item for item in objects if item.lemma_ not in _PERSONAL]
    else:
        objects = [
            item
            for p in children(token, "prep")
            if word_of(p) in _OBJECT_OF
            for item in children(p, "pobj")
        ]
    return "; ".join(_named(item, bare=form == "adjective") for item in objects)


def _verb_objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        objects = children(verb, "nsubjpass")
        if not objects and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
            return _verb_objects(verb.head)
    else:
        objects = children(verb, "dobj")
    if not objects and verb.dep_ in {"acl", "relcl"} and (is_passive(verb) or verb.dep_ == "relcl"):
        objects = [verb.head]
    if not objects:
        objects = [
            item
            for p in children(verb, "prep")
            if word_of(p) in _VERB_ON
            for item in children(p, "pobj")
        ]
    return [antecedent(item, verb) for item in objects]


def _named(noun: Token, *, bare: bool) -> str:
    """The noun with its modifiers, its conjuncts and what follows `of`; alone if `bare`."""
    if bare:
        return str(noun.text)
    kept = {noun.i}
    for child in noun.children:
        if child.dep_ in _MODIFIERS:
            kept |= {token.i for token in child.subtree if token.i < noun.i}
        elif child.dep_ in {"conj", "cc"} or (
            child.dep_ == "prep" and word_of(child) in _OBJECT_OF
        ):
            kept |= {token.i for token in child.subtree}
    first, last = min(kept), max(kept)
    return " ".join(str(noun.doc[first : last + 1].text).split()).strip(" ,;.")
