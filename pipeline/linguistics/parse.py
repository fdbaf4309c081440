"""The parse of an English sentence: verbs, heads and words, as the rules for mentions ask for them.

The labels are those of spaCy's English pipelines (CLEAR style: nsubj, dobj, pobj, agent).
"""

from __future__ import annotations

from functools import lru_cache

import simplemma
from spacy.tokens import Token

from pipeline.config.word_lists import WordList

_HAVE = WordList("participants", "forms_of_have")
VERBAL = frozenset({"VERB", "AUX"})
_INSIDE_NOUN = frozenset({"compound", "amod", "nmod", "poss", "quantmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@lru_cache(maxsize=4096)
def _lemma_of(word: str, lemma: str) -> str:
    """The lemma, with an -e where a word list has one: the model makes `hop` of `hopes`."""
    if word in (f"{lemma}es", f"{lemma}ed") and simplemma.lemmatize(word, lang="en") == f"{lemma}e":
        return f"{lemma}e"
    return lemma


def lemma_of(token: Token) -> str:
    """The lemma in lower case, corrected by a word list."""
    return _lemma_of(word_of(token), token.lemma_.lower())


def clause_verb(token: Token) -> Token:
    """The verb of the clause that the token stands in: itself, or the nearest verb above."""
    place = token
    while place.pos_ not in VERBAL and place.head.i != place.i:
        place = place.head
    return place


def noun_head(token: Token) -> Token:
    """The head of the noun phrase: `process` in `co-design process`."""
    place = token
    while place.dep_ in _INSIDE_NOUN and place.head.i != place.i and place.head.pos_ not in VERBAL:
        place = place.head
    return place


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of the token with one of the labels."""
    return [child for child in token.children if child.dep_ in deps]


def has(token: Token, *deps: str) -> bool:
    """Whether the token has a dependent with one of the labels."""
    return any(child.dep_ in deps for child in token.children)


def word_of(token: Token) -> str:
    """The plain form in lower case."""
    return token.norm_.lower() if token.norm_ else token.text.lower()


def auxiliaries(verb: Token) -> list[Token]:
    """`will`, `has been`, `to` before the verb."""
    return children(verb, "aux", "auxpass")


def is_infinitive(verb: Token) -> bool:
    """Whether `to` stands before the verb."""
    return any(child.tag_ == "TO" for child in auxiliaries(verb))


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive; a second one after `and` as the first."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and not has(verb, *SUBJECTS, "aux", "dobj")
    if joined and verb.head.pos_ in VERBAL and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return has(verb, "auxpass", "nsubjpass") or (
        verb.tag_ == "VBN"
        and not any(word_of(a) in _HAVE for a in auxiliaries(verb))
        and verb.dep_ in {"acl", "amod"}
    )


def is_finite(verb: Token) -> bool:
    """Whether the verb or an auxiliary has a tense."""
    return verb.tag_ in {"VBZ", "VBP", "VBD", "MD"} or any(
        a.tag_ in {"VBZ", "VBP", "VBD", "MD", "POS"} for a in auxiliaries(verb)
    )
