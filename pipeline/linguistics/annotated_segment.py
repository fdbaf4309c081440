"""A segment's Doc with what phrases need to know of its tokens: forms, roles, people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import simplemma
from spacy.tokens import Doc, Token

from pipeline.config.roles import Roles
from pipeline.config.word_lists import ALL, WordList
from pipeline.text.phrase_matcher import BAR, BOTH, SUBJECT, VERB, WHO, Forms

_PERSON_PRONOUNS = WordList("people", "pronouns", language=ALL)
_ONESELF = WordList("people", "oneself", language=ALL)
_AND = WordList("people", "and", language=ALL)
_SUBJECT_PRONOUNS = WordList("people", "subject_pronouns", language=ALL)
_POSSESSIVES_BEFORE_PARTY = WordList("people", "possessives_before_party", language=ALL)
_POSSESSIVES = WordList("people", "possessives", language=ALL)
_NO_DETAIL = frozenset({"NOUN", "PROPN", "ADP", "SCONJ", "CCONJ", "AUX"})

PARTY_REACH = 4
"""The second of two parties stands at most this many words after the `and`."""
PARSED = ("en",)
"""Languages whose parse the rules can read."""


@dataclass(frozen=True)
class AnnotatedSegment:
    """A segment's Doc, the language that it was read in, and the words for roles."""

    doc: Doc
    language: str
    roles: Roles

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a parse, and rules for it."""
        return self.language in PARSED and self.doc.has_annotation("DEP")

    @cached_property
    def text(self) -> str:
        """The text of the Doc, which puts it together from its words each time."""
        return str(self.doc.text)

    @cached_property
    def forms(self) -> list[Forms]:
        """For each token what it may be found as."""
        return [token_forms(token) for token in self.doc]

    @cached_property
    def _words(self) -> list[str]:
        """The norm of each token in lower case."""
        return [token.norm_.lower() for token in self.doc]

    @cached_property
    def marked(self) -> list[Forms]:
        """The same, with marks for people and for what gaps in phrases do not skip."""
        return [
            (*forms, *self._marks(token, word))
            for token, word, forms in zip(self.doc, self._words, self.forms, strict=True)
        ]

    def _marks(self, token: Token, word: str) -> tuple[str, ...]:
        named = (BOTH,) if token.i in self.both else ()
        if word in _SUBJECT_PRONOUNS:
            named = (*named, SUBJECT)
        if self._is_person(token, word):
            return (WHO, *named)
        if token.pos_ == "VERB" and token.dep_ != "amod":
            return (VERB, BAR)
        return (BAR, *named) if token.pos_ in _NO_DETAIL else named

    @cached_property
    def both(self) -> frozenset[int]:
        """The tokens of two parties that an `and` joins, one lay and the other not."""
        found: set[int] = set()
        for link, word in enumerate(self._words):
            if link and word in _AND:
                before = self._words[link - 1]
                owned = link > 1 and before in _POSSESSIVES_BEFORE_PARTY  # kona hans og jeg
                found |= self._parties(link - 1 - owned, link)
        return frozenset(found)

    def _parties(self, first: int, link: int) -> set[int]:
        """The tokens before and after the `and`, if one is lay and the other is not."""
        one = self._kind(first)
        for at in range(link + 1, min(link + 1 + PARTY_REACH, len(self.doc)) if one else 0):
            other = self._kind(at)
            if other:
                joined = other != "oneself" or not self.parsed or self.doc[at].dep_ == "conj"
                unlike = other != one and "lay" in (one, other)
                return {first, at} if unlike and joined else set()
            if self.doc[at].is_punct or self.doc[at].pos_ in ("VERB", "AUX"):
                break
        return set()

    def _kind(self, at: int) -> str:
        """Whether it names a lay person, a professional or oneself; empty for anything else."""
        if self._words[at] in _ONESELF:
            return "oneself"
        groups = {self.roles.group(role) for role in self.roled.get(at, ())}
        if "lay" in groups:
            return "lay"
        return "professional" if groups - {""} else self.others.get(at, "")

    def _is_person(self, token: Token, word: str) -> bool:
        """Whether it names people who act: no authority, no possessive, no `patient access`."""
        roles = [r for r in self.roled.get(token.i, ()) if self.roles.group(r) != "authority"]
        named, pronoun = bool(roles) or token.i in self.others, word in _PERSON_PRONOUNS
        if not (named or pronoun) or word in _POSSESSIVES or token.tag_ == "PRP$":
            return False
        before_noun = token.dep_ in ("compound", "amod", "poss") and token.head.i not in self.roled
        return pronoun or not before_noun

    @cached_property
    def others(self) -> dict[int, str]:
        """The tokens that name people of no role, and whether these are lay or professional."""
        return {
            i: hit.item
            for hit in self.roles.find_others(self.forms, language=self.language)
            for i in range(hit.start, hit.end)
            if i not in self.roled
        }

    @cached_property
    def roled(self) -> dict[int, tuple[str, ...]]:
        """The roles of each token that stands in a word for one."""
        found: dict[int, tuple[str, ...]] = {}
        for hit in self.roles.find(self.forms, language=self.language):
            for i in range(hit.start, hit.end):
                if hit.item not in found.get(i, ()):
                    found[i] = (*found.get(i, ()), hit.item)
        return found


def token_forms(token: Token) -> Forms:
    """What the token may be found as: its norm and its lemma, in lower case.

    A word taken for a name keeps its ending in spaCy; it gets the lemma of a word list.
    """
    norm = token.norm_.lower().replace("\u00ad", "")
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma == norm:
        lemma = simplemma.lemmatize(norm, lang="en").lower()
    return (norm,) if not lemma or lemma == norm else (norm, lemma)
