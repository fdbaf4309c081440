"""A mention in its sentence, read as a careful person would."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import simplemma
from spacy.tokens import Doc, Span, Token

from pipeline.config.roles import Roles
from pipeline.linguistics import clauses, participants, passages
from pipeline.text.phrase_matcher import BAR, BOTH, SUBJECT, VERB, WHO, Forms, word_set

MODALITIES = ("aspiration", "possibility", "report")
UNKNOWN = "unknown"
"""Written where a parse is needed and there is none: nothing is guessed."""

PERSONS = word_set(
    "him her me you us them he she everybody everyone anybody anyone somebody someone whoever"
    " ham henne ho han meg deg dere dykk dykkar hverandre kvarandre alle noen nokon ingen"
    " mig dig hende jer hinanden henom dig er varandra honom dem oss os"
)
"""Pronouns for people, of all languages; those that are roles (we, they) need not stand here."""

_AUTHORITIES = frozenset({"municipality", "state", "ministry"})
_LAY = frozenset(
    {
        "citizen", "resident", "patient", "user", "relative", "volunteer",
        "voluntary organisation", "congregation",
    }
)  # fmt: skip
_PROFESSIONAL = _AUTHORITIES | {"nurse", "staff", "manager", "coordinator"}
_ONESELF = word_set("i we jeg eg vi me jag")
_AND = word_set("and og och & samt")
_PARTY_WORDS = 4
"""So many words after the `and`, at most, to the second party."""
_INVERTED = word_set("i we he she they vi jeg eg de dei dere han hun ho man du jag ni")
_OWNERS = word_set("hans hennes hennar deres deira min mi mitt mine vår vårt våre sin si sine")
_POSSESSIVE = word_set(
    "our ours their theirs vår vårt våre deres deira sin sitt sine hans hennes hennar"
)
_NO_DETAIL = frozenset({"NOUN", "PROPN", "ADP", "SCONJ", "CCONJ", "AUX"})

PARSED = ("en",)
"""Languages whose parse the rules can read."""


@dataclass(frozen=True)
class Reading:
    """What the sentence says of a mention. Several roles are parted by `;`."""

    modality: str
    negated: bool
    quoted: bool
    definitional: bool
    agentless: str
    who: str
    with_whom: str
    what: str


@dataclass(frozen=True)
class Passage:
    """A Doc with the language it was read in and the words for roles."""

    doc: Doc
    language: str
    roles: Roles

    @cached_property
    def parsed(self) -> bool:
        """There is a parse, and rules for it."""
        return self.language in PARSED and self.doc.has_annotation("DEP")

    @cached_property
    def forms(self) -> list[Forms]:
        """For each token what it may be found as."""
        return [token_forms(token) for token in self.doc]

    @cached_property
    def marked(self) -> list[Forms]:
        """The same, with marks for people and for what gaps in phrases do not pass over."""
        return [
            (*forms, *self._marks(token)) for token, forms in zip(self.doc, self.forms, strict=True)
        ]

    def _marks(self, token: Token) -> tuple[str, ...]:
        named = (BOTH,) if token.i in self.both else ()
        if token.norm_.lower() in _INVERTED:
            named = (*named, SUBJECT)
        if self._is_person(token):
            return (WHO, *named)
        if token.pos_ == "VERB" and token.dep_ != "amod":
            return (VERB, BAR)
        return (BAR, *named) if token.pos_ in _NO_DETAIL else named

    @cached_property
    def both(self) -> frozenset[int]:
        """The tokens of two parties that an `and` joins, one lay and the other not."""
        found: set[int] = set()
        for link in self.doc:
            if link.norm_.lower() in _AND and link.i:
                owned = link.i > 1 and link.nbor(-1).norm_.lower() in _OWNERS  # kona hans og jeg
                found |= self._parties(link.i - 1 - owned, link.i)
        return frozenset(found)

    def _parties(self, first: int, link: int) -> set[int]:
        """The token before the `and` and the one after it, if they are of unlike kind."""
        one = self._kind(first)
        for at in range(link + 1, min(link + 1 + _PARTY_WORDS, len(self.doc)) if one else 0):
            other = self._kind(at)
            if other:
                joined = other != "oneself" or not self.parsed or self.doc[at].dep_ == "conj"
                unlike = other != one and "lay" in (one, other)
                return {first, at} if unlike and joined else set()
            if self.doc[at].is_punct or self.doc[at].pos_ in ("VERB", "AUX"):
                break
        return set()

    def _kind(self, at: int) -> str:
        """Lay, professional or oneself; empty for anything else."""
        if self.doc[at].norm_.lower() in _ONESELF:
            return "oneself"
        roles = set(self.roled.get(at, ()))
        kind = "lay" if roles & _LAY else "professional" if roles & _PROFESSIONAL else ""
        return kind or self.others.get(at, "")

    def _is_person(self, token: Token) -> bool:
        """People who act, other than authorities; not whose something is, nor `patient access`."""
        word = token.norm_.lower()
        if word in _POSSESSIVE or token.tag_ == "PRP$":
            return False
        roles = set(self.roled.get(token.i, ())) - _AUTHORITIES
        before_noun = token.dep_ in ("compound", "amod", "poss") and token.head.i not in self.roled
        named = bool(roles) or token.i in self.others
        return (named and not before_noun) or word in PERSONS

    @cached_property
    def others(self) -> dict[int, str]:
        """The tokens that name people of no role, and whether these are lay or professional."""
        return {
            i: hit.item
            for hit in self.roles.find_others(self.forms, language=self.language)
            for i in range(hit.start, hit.end)
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


def read(passage: Passage, start: int, end: int, *, form: str) -> Reading:
    """What is read of the mention that stands on the tokens `start` to `end` (left out)."""
    doc = passage.doc
    token = _anchor(doc[start:end])
    sentence = token.sent
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    quoted = passages.is_quoted(doc.text, first, last)
    definitional = passages.is_definitional(
        sentence.text,
        first - sentence.start_char,
        last - sentence.start_char,
        language=passage.language,
    )
    if not passage.parsed:
        return _by_windows(passage, token, form, quoted=quoted, definitional=definitional)
    is_verb = _is_verb(token, form)

    def acts(noun: Token) -> bool:
        return _is_party(noun, passage)

    doers = participants.who(token, form=form, is_verb=is_verb, acts=acts)
    partners = participants.with_whom(token, is_verb=is_verb, acts=acts)
    if definitional and not is_verb and not doers:
        doers = participants.defined_doers(token)
        partners = partners or participants.defined_partners(token)
    if form == "adjective" and not is_verb:
        doers = [doer for doer in doers if _is_party(doer, passage)]
    with_roles = participants.roles_of(partners, passage.roled)
    who_roles = [
        role for role in participants.roles_of(doers, passage.roled) if role not in with_roles
    ] or participants.roles_of(doers, passage.roled)
    return Reading(
        modality=clauses.modality(token, is_verb=is_verb),
        negated=clauses.negated(token, is_verb=is_verb),
        quoted=quoted,
        definitional=definitional,
        agentless="no" if doers or form == "agent" else "yes",
        who=";".join(who_roles),
        with_whom=";".join(with_roles),
        what=participants.what(token, form=form, is_verb=is_verb),
    )


def _is_party(noun: Token, passage: Passage) -> bool:
    """Of a noun's possible doers those who can do: a role or a name, not `the report` or `this`."""
    return bool(participants.roles_of([noun], passage.roled)) or (
        noun.pos_ == "PROPN" and noun.dep_ in ("poss", "pobj", "conj")
    )


def _anchor(span: Span) -> Token:
    """The token that the mention hangs on: its first verb, else its head."""
    verbs = [token for token in span if token.pos_ == "VERB"]
    return verbs[0] if verbs and len(span) > 1 else span.root


def _is_verb(token: Token, form: str) -> bool:
    return form == "verb" or (form not in ("noun", "agent", "adjective") and token.pos_ == "VERB")


def _by_windows(
    passage: Passage, token: Token, form: str, *, quoted: bool, definitional: bool
) -> Reading:
    """What can be told without a parse; the rest is `unknown`."""
    sentence = token.sent
    words = [passage.forms[i][0] for i in range(sentence.start, sentence.end)]
    at = token.i - sentence.start
    language = passage.language
    return Reading(
        modality=passages.window_modality(words, at, language=language, form=form),
        negated=passages.window_negated(words, at, language=language, verb=form == "verb"),
        quoted=quoted,
        definitional=definitional,
        agentless="no" if form == "agent" else UNKNOWN,
        who=UNKNOWN,
        with_whom=UNKNOWN,
        what=UNKNOWN,
    )
