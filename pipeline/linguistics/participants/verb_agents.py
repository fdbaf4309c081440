"""Who does what a verb says: its subject, its by-agent, or whoever is to do it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    SUBJECTS,
    VERBAL,
    auxiliaries,
    children,
    clause_verb,
    has,
    is_passive,
    lemma_of,
    word_of,
)
from pipeline.linguistics.participants.coordination import noun_list, with_conjuncts

_RELATIVE = WordList("participants", "relative_pronouns")
_CALLED_IN = WordList("participants", "inviting_verbs")
_NO_AGENTS = WordList("participants", "no_agents")
_DUTIES = WordList("participants", "duty_nouns")
_CHARGING = WordList("participants", "duty_prepositions")
_OWN_DOING = WordList("participants", "verbs_controlled_by_subject")
_BORNE_BY = WordList("participants", "bearing_prepositions")
_BETWEEN_SUBJECT_AND_VERB = frozenset({"AUX", "ADV", "PART"})

AGENT_REACH = 8
"""Where the parse names nobody, an agent stands at most this many words after a passive verb."""
_MAX_HEADS = 5
"""At most this many heads are climbed in search of a subject."""


def subjects_of(verb: Token, *, depth: int = 0) -> list[Token]:
    """Who does what the verb says: its subject, its by-agent, or the one who is to do it."""
    if depth > _MAX_HEADS:
        return []
    if is_passive(verb):
        return by_agents(verb, depth)
    own = [antecedent(child, verb) for child in _own_subjects(verb)]
    if own:
        return with_conjuncts([_meant(token) for token in own])
    head = verb.head
    if head.i == verb.i:
        return []
    return _subject_above(verb, head, depth)


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects of the verb, or of its auxiliaries."""
    return children(verb, "nsubj") or [
        subject for helper in auxiliaries(verb) for subject in children(helper, "nsubj")
    ]


def _subject_above(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what a verb without a subject of its own says, from what governs it."""
    if verb.dep_ == "conj":
        return subjects_of(head, depth=depth + 1) if head.pos_ in VERBAL else []
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acomp"} and head.pos_ in {*VERBAL, "ADJ"}:
        return _controller(head, verb, depth)
    if verb.dep_ == "pcomp":
        above = clause_verb(head)
        kept_from = word_of(head) == "from" and children(above, "dobj")
        if kept_from:
            return with_conjuncts(kept_from)
        return (
            subjects_of(above, depth=depth + 1)
            if above.i != verb.i and above.pos_ in VERBAL
            else []
        )
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_controller(verb, depth)
    return []


def _meant(subject: Token) -> Token:
    """The noun that `it` stands for: the subject of the clause before, in the same sentence."""
    if word_of(subject) != "it":
        return subject
    before = [
        token
        for token in subject.sent
        if token.i < subject.i and token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"}
    ]
    return before[-1] if before else subject


def by_agents(verb: Token, depth: int = _MAX_HEADS) -> list[Token]:
    """Who is named after `by`; a second verb after `and` has the agents of the first.

    `depth` counts the heads climbed so far; by default none is climbed.
    """
    agents = [
        noun
        for by in verb.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and word_of(by) == "by")
        for noun in children(by, "pobj") or _lent_object(by)
        if may_follow_by(noun)
    ]
    if not agents and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and depth < _MAX_HEADS:
        return by_agents(verb.head, depth + 1) if not has(verb, *SUBJECTS) else []
    return with_conjuncts(agents)


def _lent_object(preposition: Token) -> list[Token]:
    """`by and for tenants`: the object of the second preposition."""
    return [item for other in children(preposition, "conj") for item in children(other, "pobj")]


def may_follow_by(noun: Token) -> bool:
    """Whether it can be an agent: dates, numbers and manners follow `by` as well."""
    return noun.lemma_.lower() not in _NO_AGENTS and noun.tag_ not in {"CD", "VBG"}


def antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if word_of(subject) in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if word_of(subject) in _RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return subject


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    """Who is to do it: `encourage municipalities to`, `municipalities are urged to`."""
    if verb.dep_ != "advcl":
        objects = children(head, "dobj", "dative")
        if objects and head.lemma_ not in _OWN_DOING:
            return with_conjuncts(objects)
        passive = children(head, "nsubjpass")
        if passive:
            return with_conjuncts([antecedent(token, head) for token in passive])
    if head.pos_ == "ADJ":
        if head.head.pos_ in {"NOUN", "PROPN"}:
            return with_conjuncts([head.head])
        return subjects_of(head.head, depth=depth + 1) if head.head.pos_ in VERBAL else []
    if verb.dep_ == "advcl" and is_passive(head):
        return by_agents(head, depth)
    on_duty = [person for duty in children(head, "nsubj") for person in _charged(duty)]
    return on_duty or subjects_of(head, depth=depth + 1)


def _charged(duty: Token) -> list[Token]:
    """Whose the duty is: `coordinators, whose task`, `her task`, `a duty on councils`."""
    if lemma_of(duty) not in _DUTIES:
        return []
    owners = children(duty, "poss")
    if any(word_of(owner) == "whose" for owner in owners):
        return with_conjuncts([clause_verb(duty).head])
    charged = [
        person
        for p in children(duty, "prep")
        if word_of(p) in _CHARGING
        for person in children(p, "pobj")
    ]
    return with_conjuncts(owners or charged)


def _noun_controller(verb: Token, depth: int) -> list[Token]:
    """`municipalities co-designing care`, `our plan to co-produce`, `a coordinator who …`."""
    noun = verb.head
    if verb.tag_ == "VBG" or (verb.dep_ == "relcl" and has(verb, "nsubj")):
        return with_conjuncts([noun])
    asked = noun.dep_ == "dobj" and lemma_of(noun.head) in _CALLED_IN
    owners = [noun] if asked else children(noun, "poss") or _charged(noun) or holders(noun)
    if owners:
        return with_conjuncts(owners)
    above = clause_verb(noun)
    return subjects_of(above, depth=depth + 1) if above.i != noun.i and above.pos_ in VERBAL else []


def holders(noun: Token) -> list[Token]:
    """`a coordinator with a mandate to`, `a duty on councils to`: who has the mandate or duty."""
    given = children(noun.head, "dative") if noun.dep_ == "dobj" else []
    if given or noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return given
    preposition, above = noun.head, noun.head.head
    if above.pos_ == "NOUN" and word_of(preposition) == "with":
        return [above]
    borne = word_of(preposition) in _BORNE_BY
    return [noun] if borne and (lemma_of(above) in _DUTIES or lemma_of(above) == "be") else []


def nearby_agents(verb: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who stands right before a verb, or after its `by`; asked where the parse names nobody."""
    if is_passive(verb) or _is_participle(verb):
        return _by_within_reach(verb, acts)
    at = verb.i - 1
    while at >= verb.sent.start and verb.doc[at].pos_ in _BETWEEN_SUBJECT_AND_VERB:
        if verb.doc[at].tag_ == "TO":
            return []
        at -= 1
    if at < verb.sent.start or not acts(verb.doc[at]):
        return []
    return [verb.doc[at]]


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(lemma_of(a) == "have" for a in auxiliaries(verb))


def _by_within_reach(verb: Token, acts: Callable[[Token], bool]) -> list[Token]:
    by = None
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + AGENT_REACH, verb.sent.end)]:
        if by is not None and acts(token):
            return noun_list(token, acts)
        if token.pos_ in VERBAL or token.text in ";:" or (by is not None and token.pos_ == "PUNCT"):
            return []
        if word_of(token) == "by":
            by = token
    return []
