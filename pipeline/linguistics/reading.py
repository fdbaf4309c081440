"""One mention read in its sentence: modality, negation, metalanguage, participants.

Where there is a parse, its rules are used; where there is none, windows of words, and what needs a
parse is `unknown`: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.linguistics import participants
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.linguistics.metalanguage import is_definitional, is_quoted
from pipeline.linguistics.modality import parsed_modality, window_modality
from pipeline.linguistics.negation import is_negated, is_negated_in_window

UNKNOWN = "unknown"
"""Stands where a parse is needed and there is none."""


@dataclass(frozen=True)
class MentionReading:
    """What the sentence says of a mention; several roles are joined by `;`."""

    modality: str
    negated: bool
    quoted: bool
    definitional: bool
    agentless: str
    who: str
    with_whom: str
    what: str


def read_mention(
    segment: AnnotatedSegment, start: int, end: int, *, form: str, kind: str = "label"
) -> MentionReading:
    """What the sentence says of the mention on the tokens from `start` up to `end` (excluded).

    `form` and `kind` are those of its match in the lexicon.
    """
    doc = segment.doc
    token = _anchor(doc[start:end])
    sentence = token.sent
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    quoted = is_quoted(segment.text, first, last)
    definitional = is_definitional(
        sentence.text,
        first - sentence.start_char,
        last - sentence.start_char,
        language=segment.language,
    )
    if segment.parsed:
        return _by_parse(segment, token, form, quoted=quoted, definitional=definitional)
    # A practice is done, whatever its form: `vi planlegger ikke sammen` denies it behind the verb.
    done = form == "verb" or kind == "practice"
    return _by_window(segment, token, form, done=done, quoted=quoted, definitional=definitional)


def _by_parse(
    segment: AnnotatedSegment, token: Token, form: str, *, quoted: bool, definitional: bool
) -> MentionReading:
    is_verb = _is_verb(token, form)
    agents, partners = _participants(segment, token, form, definitional=definitional)
    with_roles = participants.roles_of(partners, segment.roled)
    agent_roles = participants.roles_of(agents, segment.roled)
    own_roles = [role for role in agent_roles if role not in with_roles]
    return MentionReading(
        modality=parsed_modality(token, is_verb=is_verb),
        negated=is_negated(token, is_verb=is_verb),
        quoted=quoted,
        definitional=definitional,
        agentless="no" if agents or form == "agent" else "yes",
        who=";".join(own_roles or agent_roles),
        with_whom=";".join(with_roles),
        what=participants.objects_of(token, form=form, is_verb=is_verb),
    )


def _participants(
    segment: AnnotatedSegment, token: Token, form: str, *, definitional: bool
) -> tuple[list[Token], list[Token]]:
    """The heads of the noun phrases that name agents, and of those that name partners."""
    is_verb = _is_verb(token, form)

    def acts(noun: Token) -> bool:
        return _may_act(noun, segment)

    agents = participants.agents_of(token, form=form, is_verb=is_verb, acts=acts)
    partners = participants.partners_of(token, is_verb=is_verb, acts=acts)
    if definitional and not is_verb and not agents:
        agents = participants.agents_in_definition(token)
        partners = partners or participants.partners_in_definition(token)
    if form == "adjective" and not is_verb:
        agents = [agent for agent in agents if acts(agent)]
    return agents, partners


def _may_act(noun: Token, segment: AnnotatedSegment) -> bool:
    """Whether the noun can be an agent: a role or a name, not `the report` or `this`."""
    return bool(participants.roles_of([noun], segment.roled)) or (
        noun.pos_ == "PROPN" and noun.dep_ in ("poss", "pobj", "conj")
    )


def _anchor(span: Span) -> Token:
    """The token that stands for the mention in the parse: its first verb, else its head."""
    verbs = [token for token in span if token.pos_ == "VERB"]
    return verbs[0] if verbs and len(span) > 1 else span.root


def _is_verb(token: Token, form: str) -> bool:
    return form == "verb" or (form not in ("noun", "agent", "adjective") and token.pos_ == "VERB")


def _by_window(
    segment: AnnotatedSegment,
    token: Token,
    form: str,
    *,
    done: bool,
    quoted: bool,
    definitional: bool,
) -> MentionReading:
    """What the words around the mention say; the rest is unknown."""
    sentence = token.sent
    words = [segment.forms[i][0] for i in range(sentence.start, sentence.end)]
    at = token.i - sentence.start
    language = segment.language
    return MentionReading(
        modality=window_modality(words, at, language=language, form=form),
        negated=is_negated_in_window(words, at, language=language, verb=done),
        quoted=quoted,
        definitional=definitional,
        agentless="no" if form == "agent" else UNKNOWN,
        who=UNKNOWN,
        with_whom=UNKNOWN,
        what=UNKNOWN,
    )
