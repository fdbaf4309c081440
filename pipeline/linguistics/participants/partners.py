"""Partners: with whom it is done, after `with`, `alongside` or `between … and`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    VERBAL,
    children,
    clause_verb,
    has,
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

_WITH = WordList("participants", "partner_prepositions")
_TALKING = WordList("participants", "verbs_with_listeners")
_HELPED = WordList("participants", "help_nouns")
_JOINING = WordList("participants", "joining_verbs")
_TOGETHER = WordList("participants", "together_adverbs")
_HELPED_BY = WordList("participants", "help_prepositions")

PARTNER_REACH = 14
"""Where the parse names nobody, a partner stands at most this many words after the verb."""
WHOM_REACH = 6
"""`with whom` stands at most this many words before the verb."""


def partners_of(token: Token, *, is_verb: bool, acts: Callable[[Token], bool]) -> list[Token]:
    """The heads of the noun phrases after `with`, `alongside` or `between … and`."""
    named: list[Token] = []
    heads = [token] if is_verb else phrase_heads(token)
    prepositions = with_conjuncts(_partner_prepositions(token, heads, is_verb=is_verb))
    for preposition in (place for place in prepositions if not _is_stranded(place)):
        named += [noun for noun in _partners(preposition) if noun not in named]
    if is_verb:
        return named or _left_behind(token) or _nearby_partners(token, acts)
    pairs = [between_pair(noun)[1] for head in heads for noun in (head, *likened_nouns(head))]
    return named or next((last for last in pairs if last), between_later(token, acts)[-1:])


def _left_behind(verb: Token) -> list[Token]:
    """`the families we co-operate with`, `with the volunteers we co-deliver lunch`."""
    noun = verb.head
    if verb.dep_ != "relcl" or not has(verb, "nsubj"):
        return []
    fronted = noun.dep_ == "pobj" and word_of(noun.head) in _WITH
    if not fronted and not any(_is_stranded(p) for p in children(verb, "prep")):
        return []
    said_to_be = children(noun.head, "attr") if noun.dep_ == "nsubj" else []
    return with_conjuncts([noun, *said_to_be])


def _is_stranded(preposition: Token) -> bool:
    """A `with` that nobody follows: `the families we co-operate with`."""
    after = preposition.i + 1
    ends = after >= preposition.sent.end or preposition.doc[after].pos_ in {"PUNCT", *VERBAL}
    return word_of(preposition) in _WITH and ends


def _nearby_partners(verb: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who stands after the next `with` of the clause, or before `with whom`."""
    before = verb.doc[max(verb.sent.start, verb.i - WHOM_REACH) : verb.i]
    whom = [t for t in before if word_of(t) == "whom" and word_of(t.nbor(-1)) in _WITH]
    if whom and whom[0].i - 2 >= verb.sent.start and acts(verb.doc[whom[0].i - 2]):
        return [verb.doc[whom[0].i - 2]]
    found = None
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + PARTNER_REACH, verb.sent.end)]:
        if found is not None and acts(token):
            return noun_list(token, acts)
        if token.pos_ == "VERB" or token.text in ";:." or (found is not None and _ends(token)):
            return []
        if word_of(token) in _WITH and not acts(token.nbor(-1)):
            found = token
    return []


def _ends(token: Token) -> bool:
    """Whether the partners after a `with` must end before the token."""
    return token.pos_ in {"PUNCT", "ADP", "SCONJ"}


def _partner_prepositions(token: Token, heads: list[Token], *, is_verb: bool) -> Iterator[Token]:
    """Each `with` and `alongside` of the mention's phrase, then of its verb; some come twice."""
    for head in heads:
        for place in _phrase(head):
            linked = place.dep_ in {"prep", "prt", "advmod"}
            if word_of(place) in _WITH and linked and place.i > token.i:
                yield place
    verb = token if is_verb else clause_verb(token)
    if verb.pos_ not in VERBAL or (not is_verb and lemma_of(verb) in _TALKING):
        return
    for place in children(verb, "prep"):
        if word_of(place) in _WITH and (is_verb or place.i > token.i):
            yield place
    subjects = children(verb, "nsubj") if is_verb else []
    working = [w for w in children(verb, "advcl") if is_verb and lemma_of(w) in _JOINING]
    for joined in (verb, *subjects, *working):
        yield from _together_with(joined, working)


def _together_with(joined: Token, working: list[Token]) -> Iterator[Token]:
    """`together with`, wherever the parse puts it; the `with` of `working with families`."""
    for together in children(joined, "advmod", "prep"):
        yield from (place for place in together.children if word_of(place) in _WITH)
        beside = joined.doc[together.i - 1] if together.i else together
        along = joined in working or word_of(beside) in _TOGETHER
        if word_of(together) in _WITH and along:
            yield together


def _phrase(head: Token) -> Iterator[Token]:
    """The tokens that depend on the head, without those of other clauses."""
    for child in head.children:
        if child.dep_ in {"relcl", "advcl", "ccomp", "conj", "nsubj", "nsubjpass"}:
            continue
        if child.dep_ == "acl" and child.tag_ != "VBN":
            continue
        yield child
        yield from _phrase(child)


def _partners(preposition: Token) -> list[Token]:
    objects = with_conjuncts(children(preposition, "pobj"))
    for inner in children(preposition, "prep"):  # along with, together with
        objects += with_conjuncts(children(inner, "pobj"))
    named: list[Token] = []
    for noun in objects:
        if lemma_of(noun) in _HELPED:
            named += [
                person
                for p in children(noun, "prep")
                if word_of(p) in _HELPED_BY
                for person in with_conjuncts(children(p, "pobj"))
            ]
        else:
            named.append(noun)
    return named


def partners_in_definition(token: Token) -> list[Token]:
    """In a sentence that defines the word, those named last after `between`, or after `with`."""
    for word in (word for word in token.sent if word.i > token.i):
        if word_of(word) == "between" and word.dep_ == "prep":
            return with_conjuncts(children(word, "pobj"))[1:][-1:]
        if word_of(word) in _WITH and word.dep_ == "prep":
            return with_conjuncts(children(word, "pobj"))
    return []
