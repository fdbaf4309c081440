"""The terms of a sentence that a model of practices weighs, each with the tokens that it stands on.

Words and pairs of words; words beside parties; which parties there are, and which two; where there
is a parse, heads with their dependents, and verbs with those who do it and with whom. Neither side
nor document is among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from spacy.tokens import Span, Token

from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.learned.parties import NOT_A_PARTY, kinds, parties

GROUPS: dict[str, float] = {
    "word": 1.0, "pair": 0.7, "beside": 0.8, "party": 1.2, "parse": 0.8, "verb": 0.8, "before": 0.3,
}  # fmt: skip
"""The kinds of terms, and the length of the vector that those of one kind have together."""
VECTOR = "vector"
"""The kind of the numbers of the sentence encoder, whose vector has length 1."""

_INSIDE = frozenset({"det", "punct", "case"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SHARING = ("conj", "xcomp", "ccomp", "advcl")
"""Dependents that may have the subject of the verb above."""


class Term(NamedTuple):
    """A term of a sentence."""

    group: str
    name: str
    tokens: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence with its terms."""

    span: Span
    terms: list[Term]


def sentences(segment: AnnotatedSegment) -> Iterator[Sentence]:
    """The sentences of a segment, each with its terms; those before it count by their parties."""
    named = parties(segment)
    before: list[str] = []
    for span in segment.doc.sents:
        terms = [*_of_words(span, named), *_of_parties(span, named)]
        if segment.parsed:
            terms += [*_of_parse(span, named), *_of_verbs(span, named)]
        terms += [Term("before", one, ()) for one in before]
        yield Sentence(span, terms)
        before = kinds(named[span.start : span.end])


def _lemma(token: Token, named: Sequence[str]) -> str:
    return "@name" if named[token.i] == "@name" else (token.lemma_ or token.norm_).lower()


def _shown(token: Token, named: Sequence[str]) -> str:
    """The party that the token names, or its lemma."""
    return named[token.i] or _lemma(token, named)


def _words(span: Span, named: Sequence[str]) -> list[Token]:
    return [t for t in span if t.is_alpha or named[t.i] or t.text[:1].isalnum()]


def _of_words(span: Span, named: Sequence[str]) -> Iterator[Term]:
    words = _words(span, named)
    for token in words:
        yield Term("word", _lemma(token, named), (token.i,))
    for one, other in pairwise(words):
        yield Term("pair", f"{_lemma(one, named)} {_lemma(other, named)}", (one.i, other.i))


def _row(span: Span, named: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Parties, lemmas and stops in order; a party of several words once."""
    made: list[tuple[str, tuple[int, ...]]] = []
    for token in span:
        if token.is_space:
            continue
        shown = "," if token.is_punct and not named[token.i] else _shown(token, named)
        if made and shown.startswith("@") and made[-1][0] == shown:
            made[-1] = (shown, (*made[-1][1], token.i))
        else:
            made.append((shown, (token.i,)))
    return made


def _of_parties(span: Span, named: Sequence[str]) -> Iterator[Term]:
    row = _row(span, named)
    for size in (2, 3):
        for part in zip(*(row[n:] for n in range(size)), strict=False):
            if any(shown.startswith("@") for shown, _ in part):
                tokens = tuple(i for _, those in part for i in those)
                yield Term("beside", " ".join(shown for shown, _ in part), tokens)
    where = {
        kind: tuple(i for shown, those in row if shown == kind for i in those)
        for kind in kinds(named[span.start : span.end])
    }
    for kind, those in where.items():
        yield Term("party", kind, those)
    for one, other in combinations(where, 2):
        yield Term("party", f"{one} {other}", (*where[one], *where[other]))


def _of_parse(span: Span, named: Sequence[str]) -> Iterator[Term]:
    for token in _words(span, named):
        head = token.head
        if head.i == token.i or token.dep_ in _INSIDE:
            continue
        shown = f"{_shown(head, named)} {token.dep_} {_shown(token, named)}"
        yield Term("parse", shown, (head.i, token.i))
        if token.dep_ == "pobj":
            above = f"{_shown(head.head, named)} {_lemma(head, named)} {_shown(token, named)}"
            yield Term("parse", above, (head.head.i, head.i, token.i))


def _of_verbs(span: Span, named: Sequence[str]) -> Iterator[Term]:
    for verb in span:
        if verb.pos_ in ("VERB", "AUX"):
            yield from _of_verb(verb, named)


def _of_verb(verb: Token, named: Sequence[str]) -> Iterator[Term]:
    doers = [one for subject in _subjects(verb) for one in _joined(subject)]
    who = _named(doers, named)
    if who:
        at = tuple(token.i for token in doers)
        yield Term("verb", who, at)
        yield Term("verb", f"{who} {_lemma(verb, named)}", (verb.i, *at))
    for child in verb.children:
        if child.dep_ == "dobj" and who:
            done = f"{who} {_lemma(verb, named)} {_shown(child, named)}"
            yield Term("verb", done, (verb.i, child.i))
        elif child.dep_ in ("prep", "agent"):
            for partner in child.children:
                if partner.dep_ == "pobj":
                    whom = _named(_joined(partner), named)
                    shown = f"{who} {_lemma(child, named)} {whom}"
                    yield Term("verb", shown, (verb.i, child.i, partner.i))


def _subjects(verb: Token) -> list[Token]:
    """The subjects of the verb, or else of the one above that it shares them with."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own or verb.dep_ not in _SHARING:
        return own
    return [child for child in verb.head.children if child.dep_ in _SUBJECTS]


def _joined(token: Token) -> list[Token]:
    """The token and what an `and` joins to it."""
    return [token, *(child for child in token.children if child.dep_ == "conj")]


def _named(tokens: Sequence[Token], named: Sequence[str]) -> str:
    """What the tokens name: parties where there are any, else parts of speech."""
    shown = {named[token.i] or token.pos_.lower() for token in tokens}
    return "+".join(sorted(shown - {*NOT_A_PARTY}))
