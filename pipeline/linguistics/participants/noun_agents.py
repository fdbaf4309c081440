"""Who does what a noun names: owners, by-agents, and those whom the sentence links to it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    VERBAL,
    children,
    clause_verb,
    is_passive,
    lemma_of,
    word_of,
)
from pipeline.linguistics.participants.coordination import noun_list, with_conjuncts
from pipeline.linguistics.participants.noun_phrases import (
    between_later,
    between_pair,
    likened_nouns,
    phrase_heads,
)
from pipeline.linguistics.participants.verb_agents import (
    by_agents,
    holders,
    may_follow_by,
    subjects_of,
)

_RELATIVE = WordList("participants", "relative_pronouns")
_NOT_DOING = WordList("participants", "verbs_without_agency")
_CALLED_IN = WordList("participants", "inviting_verbs")
_SAYING_WHAT_IT_IS = WordList("participants", "verbs_before_explanation")
_GIVEN = WordList("participants", "given_nouns")
_DONE = WordList("participants", "carrying_out_verbs")
_OPENING = WordList("participants", "opening_prepositions")
_HOLDING = WordList("participants", "containing_verbs")
_EXPLAINING = WordList("participants", "explaining_conjunctions")
_GIVEN_TO = WordList("participants", "given_prepositions")
_BEING_ABOUT = WordList("participants", "verbs_being_about")
_WHEREBY = WordList("participants", "clause_linking_adverbs")
_BY_OR_BETWEEN = WordList("participants", "agent_prepositions_after_of")
_BY = WordList("participants", "agent_prepositions")
_MADE_UP = WordList("participants", "composing_verbs")
_WHERE = WordList("participants", "relative_adverbs")
_WHICH = WordList("participants", "relative_pronouns_after_preposition")
_TAKING_PART = WordList("participants", "nouns_of_taking_part")
_CALLED_INTO = WordList("participants", "inviting_prepositions")

LINK_REACH = 14
"""`in which` or `whereby` belongs to a mention at most this many words before it."""


def noun_agents(token: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who does what the noun names: the first kind of mention of an agent that is found."""
    heads = phrase_heads(token)
    for find in (
        _owners, _by_or_between, _carried_out_by, _in_which, _of_whose_kind, _entitled, _glossed,
        _named_by_verb, _told_about,
    ):  # fmt: skip
        named = [agent for head in heads for agent in find(head) if acts(agent)]
        if named:
            return named
    linked = [agent for agent in _linked_subject(token) if acts(agent)]
    return (
        linked
        or [agent for agent in _governing_subject(heads[-1]) if acts(agent)]
        or _after_opening(heads[-1], acts)
        or [agent for agent in _when(heads[-1]) if acts(agent)]
        or between_later(token, acts)[:-1]
    )


def _when(head: Token) -> list[Token]:
    """`Co-production happens when staff and citizens share the work`."""
    verb = clause_verb(head)
    if verb.pos_ not in VERBAL or lemma_of(verb) not in _SAYING_WHAT_IT_IS:
        return []
    return [
        subject
        for clause in children(verb, "advcl", "ccomp", "attr")
        if clause.i > head.i and any(word_of(c) in _EXPLAINING for c in clause.children)
        for subject in with_conjuncts(children(clause, "nsubj"))
    ]


def _entitled(noun: Token) -> list[Token]:
    """`co-decision rights for residents`, `a course on co-production for staff`."""
    if lemma_of(noun) not in _GIVEN:
        return []
    return holders(noun) + [
        person
        for p in children(noun, "prep")
        if word_of(p) in _GIVEN_TO
        for person in with_conjuncts(children(p, "pobj"))
    ]


def _glossed(noun: Token) -> list[Token]:
    """An apposition, or the subject after a colon: `co-production: citizens and staff each add`."""
    beside = children(noun, "appos")
    colon = [word for word in noun.doc[noun.i + 1 : noun.i + 4] if word.text.startswith(":")]
    if not colon and not any(word.text.endswith(":") for word in noun.doc[noun.i : noun.i + 3]):
        return with_conjuncts(beside)
    subjects = [
        word
        for word in noun.sent
        if word.i > noun.i and word.dep_ == "nsubj" and word_of(word) not in _RELATIVE
    ]
    return with_conjuncts(beside or subjects[:1])


def _named_by_verb(noun: Token) -> list[Token]:
    """`it will be our way of working`, `a relation between staff and citizens`, `is led by us`."""
    named = likened_nouns(noun)
    if named:
        return between_pair(named[0])[0] or _owners(named[0])
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.tag_ == "VBN" and lemma_of(verb) in _DONE:
        return by_agents(verb)
    return []


def _told_about(noun: Token) -> list[Token]:
    """`co-production is about citizens and staff doing it together`, `means citizens doing it`."""
    verb = noun.head
    if noun.dep_ != "nsubj" or lemma_of(verb) not in _BEING_ABOUT:
        return []
    about = [p for p in children(verb, "prep") if word_of(p) == "about"]
    doing = [
        word
        for place in (*about, verb)
        for word in children(place, "pcomp", "ccomp", "pobj", "dobj")
    ]
    named = [word for word in doing if any(c.tag_ == "VBG" for c in children(word, "acl"))]
    named += [subject for word in doing for subject in children(word, "nsubj")]
    return with_conjuncts(named)


def _after_opening(head: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """`Through co-governance, users and staff share it`: who stands after the comma."""
    preposition = head.head
    start = head.sent.start
    if head.dep_ != "pobj" or word_of(preposition) not in _OPENING or preposition.i > start + 1:
        return []
    comma = next((t for t in head.doc[head.i : head.sent.end] if t.text == ","), None)
    if comma is None or any(t.pos_ in VERBAL for t in head.doc[head.i : comma.i]):
        return []
    for token in head.doc[comma.i + 1 : min(comma.i + 5, head.sent.end)]:
        if token.pos_ in VERBAL:
            return []
        if acts(token):
            return noun_list(token, acts)
    return []


def _owners(noun: Token) -> list[Token]:
    """`volunteers' co-planning`, also where the parse misses the genitive."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].tag_ == "JJ":
        at -= 1
    said = at > noun.sent.start and noun.doc[at].tag_ == "POS"
    return with_conjuncts(children(noun, "poss") or ([noun.doc[at - 1]] if said else []))


def _of_whose_kind(noun: Token) -> list[Token]:
    """`staff co-production`, `patient-led co-design`, `inter-municipal co-operation`."""
    named = children(noun, "compound", "amod", "nmod")
    inner = [part for word in named for part in children(word, "npadvmod", "compound", "nmod")]
    return [*inner, *named]


def _linked_subject(token: Token) -> list[Token]:
    """The subject after `in which`, `by which`, `whereby`, wherever the parser hangs the clause."""
    for at in range(token.i + 1, min(token.sent.end, token.i + LINK_REACH)):
        link = token.doc[at]
        verb = None
        if word_of(link) == "which" and link.dep_ == "pobj" and link.head.dep_ == "prep":
            verb = link.head.head
        elif word_of(link) in _WHEREBY and link.dep_ == "advmod":
            verb = link.head
        if verb is not None and verb.pos_ in VERBAL:
            return with_conjuncts(children(verb, "nsubj"))
    return []


def _by_or_between(noun: Token) -> list[Token]:
    named: list[Token] = []
    inside = [
        below
        for of in children(noun, "prep")
        if word_of(of) == "of"
        for item in children(of, "pobj")
        for below in children(item, "prep", "agent")
        if word_of(below) in _BY_OR_BETWEEN
    ]
    for preposition in [*children(noun, "prep", "agent"), *inside]:
        word = word_of(preposition)
        objects = [n for n in with_conjuncts(children(preposition, "pobj")) if may_follow_by(n)]
        if word in _BY or (word == "of" and lemma_of(noun) == "co-operation"):
            named += objects
        elif word == "between":
            named += objects[:-1] or objects
    return named


def _carried_out_by(noun: Token) -> list[Token]:
    return [
        agent for verb in children(noun, "acl") if verb.tag_ == "VBN" for agent in by_agents(verb)
    ] + _made_up_of(noun)


def _made_up_of(noun: Token) -> list[Token]:
    """`a co-design team made up of nurses`, `a co-design process involving residents`."""
    named: list[Token] = []
    for verb in children(noun, "acl"):
        if verb.tag_ == "VBG" and lemma_of(verb) in _HOLDING:
            named += children(verb, "dobj")
        if lemma_of(verb) in _MADE_UP:
            named += [
                item
                for p in children(verb, "prep")
                if word_of(p) == "of"
                for item in children(p, "pobj")
            ]
    return with_conjuncts(named)


def _in_which(noun: Token) -> list[Token]:
    """`co-creation, in which residents have a say`, `laboratories where staff try things out`."""
    named: list[Token] = []
    for verb in children(noun, "relcl"):
        linked = any(
            (word_of(child) in _WHERE and child.dep_ == "advmod")
            or (child.dep_ == "prep" and any(word_of(x) in _WHICH for x in child.children))
            for child in verb.children
        )
        subjects = children(verb, "nsubj")
        if linked and subjects and word_of(subjects[0]) not in _RELATIVE:
            named += with_conjuncts(subjects)
    return named


def _governing_subject(head: Token) -> list[Token]:
    """The subject of a verb of doing that has the noun as its object: `we entered into it`."""
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return []
    if (
        head.dep_ == "pobj"
        and word_of(head.head) == "in"
        and head.head.head.dep_ in {"nsubj", "conj"}
    ):
        return with_conjuncts([head.head.head])
    verb = clause_verb(head)
    if verb.i == head.i or verb.pos_ not in VERBAL:
        return []
    lemma = lemma_of(verb)
    direct = head.dep_ in {"dobj", "attr"} or _is_near_object(head, verb)
    if not direct or lemma in _NOT_DOING or (lemma == "be" and head.dep_ == "attr"):
        return []
    if is_passive(verb):
        if lemma in _CALLED_IN and head.dep_ == "pobj" and word_of(head.head) in _CALLED_INTO:
            return with_conjuncts(children(verb, "nsubjpass"))
        return by_agents(verb, 0)
    if lemma in _CALLED_IN and head.dep_ == "pobj" and word_of(head.head) in _CALLED_INTO:
        return with_conjuncts(children(verb, "dobj"))
    return subjects_of(verb)


def _is_near_object(head: Token, verb: Token) -> bool:
    """After a preposition of the verb, or of its object: `establish a body for co-governance`."""
    if head.dep_ != "pobj" or word_of(head.head) == "as":
        return False
    above = head.head.head
    taking_part = above.dep_ == "attr" and above.lemma_ in _TAKING_PART
    return above == verb or (above.head == verb and (above.dep_ == "dobj" or taking_part))
