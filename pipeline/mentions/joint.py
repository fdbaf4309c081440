"""Joint deeds: what people of two parties do together, in a sentence of its own.

*The plan was drawn by tenants and the council together* is in no list of phrases. A deed of the
lexicon, a word for doing it jointly and two parties of unlike kind, near each other in a sentence,
say it. Colleagues among themselves, a family, or two authorities are one party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from pipeline.config.lexicon import PHRASE, Lexicon, Match
from pipeline.config.word_lists import ALL, WordList
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.learned.parties import LANGUAGES, parties
from pipeline.text.phrase_matcher import Hit, PhraseBook

REACH = 20
"""Words on each side of the word for `jointly` in which deed and parties are looked for."""
SIDES_REACH = 12
"""The same for words that say it only of lay people and professionals."""
DEED_REACH = 10
"""Words between the deed and the word for `jointly`, at most."""
PEOPLE_REACH = 5
"""Words before or after the word for `jointly` in which people stand if it asks for them there."""
APPOSITION = 3
"""Words after `we` in which the party that the speaker is of may be named: `we three parents`."""

OFFICIAL = frozenset({"@professional", "@authority"})
SPEAKING = frozenset({"@speaker", "@speakers"})
OTHER = frozenset({"@others", "@one_other", "@hearers"})
LAY = "@lay"

_ANY, _WITH, _SIDES, _US = "joint", "joint_with", "joint_of_two_sides", "joint_with_us"
_POSSESSIVES = WordList("people", "possessives", language=ALL)
_PARTNERING = WordList("practices", "partner_prepositions")
_DEEDS = frozenset({"VERB", "NOUN", "AUX", "PROPN"})
_BETWEEN = frozenset({"ADJ", "NUM", "DET", "ADP"})


def joint_hits(segment: AnnotatedSegment, lexicon: Lexicon) -> Iterator[Hit[Match]]:
    """The joint deeds of a segment: from the deed to the word for `jointly`, in either order."""
    language = segment.language
    if language not in LANGUAGES:
        return
    joint = _book(language).longest(segment.forms)
    deeds = lexicon.deeds(language).longest(segment.forms) if joint else []
    if not deeds:
        return
    named = _sided(segment, joint, deeds)
    for mark in joint:
        sentence = segment.doc[mark.start].sent
        first, last = _near(mark, sentence, SIDES_REACH if mark.item == _SIDES else REACH)
        near = [deed for deed in deeds if first <= deed.start and deed.end <= last]
        near = [deed for deed in near if _is_done(deed, mark, segment)]
        kinds = {*named[first:last]} - (set() if segment.parsed else OTHER)
        if near and _says_it(mark, segment, named) and _are_two(kinds, mark.item):
            deed = min(near, key=lambda one: (_distance(one, mark), one.start))
            start, end = min(deed.start, mark.start), max(deed.end, mark.end)
            yield Hit(start, end, Match(deed.item, PHRASE, "practice"))


def are_officials_alone(segment: AnnotatedSegment, hit: Hit[Match]) -> bool:
    """Whether `together`, `with` or the like in the hit joins authorities or professionals alone.

    Only where there is a parse: elsewhere too few of those who act are known.
    """
    if not segment.parsed:
        return False
    inside = segment.forms[hit.start : hit.end]
    joins = any(mark.item in (_ANY, _WITH) for mark in _book(segment.language).hits(inside))
    if not joins and not any(word in _PARTNERING for forms in inside for word in forms):
        return False
    first, last = _near(hit, segment.doc[hit.start].sent, REACH)
    kinds = {*_sided(segment, [], [])[first:last]} - {""}
    return bool(kinds) and kinds <= OFFICIAL


@cache
def _book(language: str) -> PhraseBook[str]:
    """The words for `jointly`, each with the name of its list."""
    lists = {
        _ANY: WordList("practices", "joint", language=language),
        _WITH: WordList("practices", "joint_with", language=language),
        _SIDES: WordList("practices", "joint_of_two_sides", language=language),
        _US: WordList("practices", "joint_with_us", language=language),
    }
    return PhraseBook((word, name) for name, words in lists.items() for word in sorted(words))


def _near(mark: Hit[Any], sentence: Span, reach: int) -> tuple[int, int]:
    return max(sentence.start, mark.start - reach), min(sentence.end, mark.end + reach)


def _distance(deed: Hit[str], mark: Hit[str]) -> int:
    return max(deed.start - mark.end, mark.start - deed.end)


def _is_done(deed: Hit[str], mark: Hit[str], segment: AnnotatedSegment) -> bool:
    """Whether it is near and no part of the mark, and where there is a parse a verb or noun."""
    if not 0 <= _distance(deed, mark) <= DEED_REACH:
        return False
    return not segment.parsed or segment.doc[deed.start].pos_ in _DEEDS


def _says_it(mark: Hit[str], segment: AnnotatedSegment, named: Sequence[str]) -> bool:
    """Whether people stand where the word for `jointly` asks for them, and its verb is a deed."""
    if mark.item == _WITH:
        return any(named[mark.end : mark.end + PEOPLE_REACH])
    if mark.item == _US:
        before = segment.doc[max(0, mark.start - 1)]
        people = any(named[max(0, mark.start - PEOPLE_REACH) : mark.start])
        return people and not before.is_punct
    if not segment.parsed:
        return True
    head = segment.doc[mark.start].head
    return head.lemma_.lower() not in WordList("practices", "apart", language=segment.language)


def _are_two(kinds: set[str], words: str) -> bool:
    """Whether parties of unlike kind are among them, as the words for `jointly` ask for."""
    lay, official = LAY in kinds, not kinds.isdisjoint(OFFICIAL)
    speaking, other = not kinds.isdisjoint(SPEAKING), not kinds.isdisjoint(OTHER)
    if words == _SIDES:
        return lay and official
    return (lay and official) or (speaking and (lay or official)) or (official and other)


def _sided(
    segment: AnnotatedSegment, joint: Sequence[Hit[str]], deeds: Sequence[Hit[str]]
) -> list[str]:
    """For each token its party, if it may be a doer; who is of the speaker's side is the speaker.

    What stands in a word for `jointly` is none, but the `us` of `and us`, nor is a deed.
    """
    named = parties(segment)
    inside = {i for hit in joint if hit.item != _US for i in range(hit.start, hit.end)}
    if not segment.parsed:  # no parts of speech: `laga` is made, and associations
        inside |= {i for hit in deeds for i in range(hit.start, hit.end)}
    named = ["" if i in inside or one == "@number" else one for i, one in enumerate(named)]
    lists = _Lists(segment.language)
    made = list(named)
    for sentence in segment.doc.sents:
        ours = _party_of_us(sentence, named, parsed=segment.parsed)
        for token in sentence:
            if named[token.i]:
                made[token.i] = _side(token, named, lists, ours)
    return made


class _Lists:
    """The word lists of a language that tell of whose side people are."""

    def __init__(self, language: str) -> None:
        self.own = WordList("practices", "own", language=language)
        self.colleagues = WordList("practices", "colleagues", language=language)
        self.groups = WordList("practices", "groups", language=language)
        self.fellow = WordList("practices", "fellow", language=language)
        self.not_by = WordList("practices", "not_by", language=language)


def _side(token: Token, named: Sequence[str], lists: _Lists, ours: str) -> str:
    word, party = token.norm_.lower(), named[token.i]
    if party in SPEAKING:
        return "" if word in lists.own else (ours or party)
    if party in OTHER:
        return "" if word in _POSSESSIVES or _is_article(token, named) else party
    if _is_after(token, lists.not_by) or _is_attribute(token, lists.groups):
        return ""
    is_ours = word in lists.colleagues or _is_after(token, lists.fellow)
    if is_ours or (party == LAY and _is_owned(token, lists.own)):
        return ours or "@speakers"
    return party


def _is_attribute(token: Token, groups: WordList) -> bool:
    """The `citizens` of `a citizens' panel`, where there is a parse; not of `patient groups`."""
    is_part = token.dep_ in ("compound", "amod", "poss")
    return is_part and token.head.lemma_.lower() not in groups


def _is_article(token: Token, named: Sequence[str]) -> bool:
    """The `de` of `de to ansatte`, and the `her` of `her nurse`."""
    behind = named[token.i + 1 : min(token.i + APPOSITION, token.sent.end)]
    return token.tag_ == "PRP$" or (
        not token.pos_ and any(one not in OTHER for one in filter(None, behind))
    )


def _is_after(token: Token, words: WordList) -> bool:
    """Whether one of the words stands right before it, or before its article or adjective."""
    start = max(token.sent.start, token.i - 2)
    return any(token.doc[at].norm_.lower() in words for at in range(start, token.i))


def _is_owned(token: Token, own: WordList) -> bool:
    """`my old father`, `faren min`."""
    doc, i = token.doc, token.i
    near = [*range(max(token.sent.start, i - 2), i), *([i + 1] if i + 1 < len(doc) else [])]
    return any(doc[at].norm_.lower() in own for at in near)


def _party_of_us(sentence: Span, named: Sequence[str], *, parsed: bool) -> str:
    """The party that `we` is said to be: `we parents`, `vi tre foreldrene`; empty if none is."""
    for token in sentence:
        if named[token.i] != "@speakers":
            continue
        for at in range(token.i + 1, min(token.i + 1 + APPOSITION, sentence.end)):
            if named[at] in OFFICIAL or named[at] == LAY:
                return named[at]
            word = sentence.doc[at]
            if word.is_punct or (parsed and word.pos_ not in _BETWEEN):
                break
    return ""
