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
_JOINING = "joining"
_NOT_JOINTLY = "not_jointly"
_AND = WordList("people", "and", language=ALL)
_POSSESSIVES = WordList("people", "possessives", language=ALL)
_DEEDS = frozenset({"VERB", "NOUN", "AUX", "PROPN"})
_BETWEEN = frozenset({"ADJ", "NUM", "DET", "ADP"})
_ATTRIBUTE = frozenset({"compound", "amod", "poss"})
_SAID = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})


def joint_hits(segment: AnnotatedSegment, lexicon: Lexicon) -> Iterator[Hit[Match]]:
    """The joint deeds of a segment: from the deed to the word for `jointly`, in either order."""
    language = segment.language
    if language not in LANGUAGES:
        return
    joint = [one for one in _book(language).longest(segment.forms) if one.item != _JOINING]
    deeds = _deeds(segment, lexicon) if joint else []
    if not deeds:
        return
    named = _sided(segment, joint, deeds)
    for mark in joint:
        sentence = segment.doc[mark.start].sent
        first, last = _near(mark, sentence, SIDES_REACH if mark.item == _SIDES else REACH)
        near = [deed for deed in deeds if first <= deed.start and deed.end <= last]
        near = [deed for deed in near if _is_done(deed, mark)]
        kinds = {*named[first:last]} - (set() if segment.parsed else OTHER)
        if near and _says_it(mark, segment, named) and _are_two(kinds, mark.item):
            deed = min(near, key=lambda one: _rank(one, mark, segment))
            start, end = min(deed.start, mark.start), max(deed.end, mark.end)
            yield Hit(start, end, Match(deed.item, PHRASE, "practice"))


def lacks_a_party(segment: AnnotatedSegment, hit: Hit[Match]) -> bool:
    """Whether the hit joins people, and those near it are no two parties of unlike kind.

    Nobody is named in `partnership working`, agencies alone in `work with providers`, one party in
    `residents cook together`. Who does it may be unsaid where lay people stand behind a `with`:
    `produced in collaboration with families`. Phrases that join nobody, such as `have a say`, lack
    none.
    """
    if segment.language not in LANGUAGES or not _joins(segment, hit):
        return False
    sentence = segment.doc[hit.start].sent
    first, last = _near(hit, sentence, REACH)
    # Without a parse the first word of a phrase may be a verb that sounds like people: `lærer`.
    # Not the `legen` of `legen og jeg i lag`: who stands before an `and` of the phrase is one.
    after = segment.doc[hit.start + 1].norm_.lower() if hit.start + 1 < len(segment.doc) else ""
    is_party = hit.start in segment.both or after in _AND
    own = [] if is_party else [Hit(hit.start, hit.start + 1, "")]
    named = _sided(segment, [], own)
    kinds = {*named[first:last]} - {"", "@name", "@person"}
    if segment.parsed and kinds <= OFFICIAL | SPEAKING | OTHER and _is_with_agency(segment, hit):
        return True
    pronouns = len(kinds & OTHER) + (not kinds.isdisjoint(SPEAKING))
    if _are_two(kinds, _ANY) or pronouns > 1:
        return False
    if kinds <= OFFICIAL and _has_body_of_lay(segment, first, last):
        return False
    return not _is_with_lay(segment, hit, named)


def _joins(segment: AnnotatedSegment, hit: Hit[Match]) -> bool:
    """Whether a word for `jointly`, or a `with`, is in the phrase."""
    inside = segment.forms[hit.start : hit.end]
    if any(mark.item in (_ANY, _WITH, _JOINING) for mark in _book(segment.language).hits(inside)):
        return True
    # `med` is mostly no `with`: `være med på planleggingen`
    prepositions = _partnering(segment.language) if segment.parsed else ()
    return any(word in prepositions for forms in inside for word in forms)


def _partnering(language: str) -> WordList:
    return WordList("practices", "partner_prepositions", language=language)


def _is_with_lay(segment: AnnotatedSegment, hit: Hit[Match], named: Sequence[str]) -> bool:
    """Whether lay people stand behind a `with`: `in partnership with the older person`."""
    end = min(hit.end + PEOPLE_REACH, segment.doc[hit.start].sent.end)
    prepositions = _partnering(segment.language)
    at = next((t.i for t in segment.doc[hit.start : end] if t.norm_.lower() in prepositions), end)
    return LAY in named[at:end]


def _is_with_agency(segment: AnnotatedSegment, hit: Hit[Match]) -> bool:
    """Whether a partner in the phrase, or right behind it, is an agency: `with providers`.

    Not the `partners` of `equal partners with the council`.
    """
    agencies = WordList("practices", "agencies", language=segment.language)
    prepositions = _partnering(segment.language)
    end = min(hit.end + APPOSITION, segment.doc[hit.start].sent.end)
    partners = [t for t in segment.doc[hit.start : end] if t.dep_ == "pobj"]
    partners = [t for t in partners if t.head.norm_.lower() in prepositions]
    return any(t.lemma_.lower() in agencies for t in partners)


def _has_body_of_lay(segment: AnnotatedSegment, first: int, last: int) -> bool:
    bodies = WordList("practices", "bodies", language=segment.language)
    lay = (segment.doc[i] for i, one in enumerate(parties(segment)) if one == LAY)
    return any(first <= one.i < last and _sits_in(one, bodies) for one in lay)


def _sits_in(token: Token, bodies: WordList) -> bool:
    """The `patients` of `the patients' forum`."""
    return token.dep_ in _ATTRIBUTE and token.head.lemma_.lower() in bodies


@cache
def _book(language: str) -> PhraseBook[str]:
    """The words for `jointly`, each with the name of its list."""
    lists = {
        _ANY: WordList("practices", "joint", language=language),
        _WITH: WordList("practices", "joint_with", language=language),
        _SIDES: WordList("practices", "joint_of_two_sides", language=language),
        _US: WordList("practices", "joint_with_us", language=language),
        _NOT_JOINTLY: WordList("practices", "not_jointly", language=language),
        _JOINING: WordList("practices", "joining", language=language),
    }
    return PhraseBook((word, name) for name, words in lists.items() for word in sorted(words))


def _near(mark: Hit[Any], sentence: Span, reach: int) -> tuple[int, int]:
    return max(sentence.start, mark.start - reach), min(sentence.end, mark.end + reach)


def _deeds(segment: AnnotatedSegment, lexicon: Lexicon) -> list[Hit[str]]:
    """What is done in the segment: neither `staff` and `lærerne`, who are people, nor adverbs."""
    found = lexicon.deeds(segment.language).longest(segment.forms)
    return [hit for hit in found if not _are_people(hit, segment)]


def _are_people(deed: Hit[str], segment: AnnotatedSegment) -> bool:
    """Whether it is no deed here by its part of speech; by its ending, where there is none."""
    first = segment.doc[deed.start]
    named = first.i in segment.roled or first.i in segment.others
    if segment.parsed:
        return first.pos_ not in _DEEDS or (named and first.pos_ != "VERB")
    endings = WordList("practices", "endings_of_people", language=segment.language).ordered
    return named and first.norm_.lower().endswith(endings)


def _rank(deed: Hit[str], mark: Hit[str], segment: AnnotatedSegment) -> tuple[bool, int, int]:
    """The nearest first; of `plan it together and score it together` the first is planned."""
    behind = segment.doc[mark.end : max(mark.end, deed.start)]
    across = any(token.norm_.lower() in _AND for token in behind)
    return across, _distance(deed, mark), deed.start


def _distance(deed: Hit[str], mark: Hit[str]) -> int:
    return max(deed.start - mark.end, mark.start - deed.end)


def _is_done(deed: Hit[str], mark: Hit[str]) -> bool:
    """Whether it is near, and no part of the mark."""
    return 0 <= _distance(deed, mark) <= DEED_REACH


def _says_it(mark: Hit[str], segment: AnnotatedSegment, named: Sequence[str]) -> bool:
    """Whether people stand where the word for `jointly` asks for them, and its verb is a deed."""
    if mark.item == _NOT_JOINTLY:
        return False
    if mark.item == _WITH:
        behind = segment.doc[
            mark.end : min(mark.end + PEOPLE_REACH, segment.doc[mark.start].sent.end)
        ]
        return _has_others(behind, named, segment)
    if mark.item == _US:
        before = segment.doc[max(0, mark.start - 1)]
        people = any(named[max(0, mark.start - PEOPLE_REACH) : mark.start])
        return people and not before.is_punct
    return not segment.parsed or _is_said_of_doing(mark, segment)


def _has_others(behind: Span, named: Sequence[str], segment: AnnotatedSegment) -> bool:
    """Whether people stand there who are no equals of the speaker.

    Neither the `council` of `other partners of the council` nor `colleagues from the council`, nor
    more of the same kind: `other mothers and fathers`. The `council` of `other parents and the
    council` is.
    """
    lists, raw = _lists(segment.language), parties(segment)
    equals = {*lists["colleagues"], *lists["fellow"]}
    is_equal, kind = False, ""
    for token in behind:
        word = token.norm_.lower()
        begins = word in _AND or token.is_punct
        is_equal = not begins and (is_equal or word in equals)
        if is_equal:
            kind = kind or raw[token.i]
        elif named[token.i] and (not kind or (raw[token.i] == LAY) != (kind == LAY)):
            return True
    return False


def _is_said_of_doing(mark: Hit[str], segment: AnnotatedSegment) -> bool:
    """Neither `come together`, nor `visit each patient`, nor `the joint` of a knee."""
    word = segment.doc[mark.start]
    if mark.end - mark.start == 1:
        if mark.item == _SIDES and (word.pos_ == "VERB" or _is_of_many(word, segment.language)):
            return False
        if mark.item == _ANY and word.pos_ in ("NOUN", "PROPN", "VERB"):
            return word.dep_ in _ATTRIBUTE
    head = word.head
    return head.lemma_.lower() not in WordList("practices", "apart", language=segment.language)


def _is_of_many(word: Token, language: str) -> bool:
    """The `each` of `each patient` and `visit each of them`; not of `they each write`."""
    if word.norm_.lower() not in WordList("practices", "each", language=language):
        return False
    is_object = word.dep_ in ("dobj", "pobj")
    return word.dep_ == "det" or (is_object and any(c.dep_ == "prep" for c in word.children))


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

    What stands in a word for `jointly` is none, but the `us` of `and us`, nor is what is done.
    """
    named = parties(segment)
    inside = {i for hit in joint if hit.item != _US for i in range(hit.start, hit.end)}
    if segment.parsed:
        inside |= {token.i for token in segment.doc if token.pos_ == "VERB"}
    else:  # no parts of speech: `laga` is made, and associations
        inside |= {i for hit in deeds for i in range(hit.start, hit.end)}
    named = ["" if i in inside or one == "@number" else one for i, one in enumerate(named)]
    sides = _Sides(segment, named, {hit.start for hit in deeds})
    made = list(named)
    for sentence in segment.doc.sents:
        ours = sides.of_us(sentence)
        for token in sentence:
            if named[token.i]:
                made[token.i] = sides.side(token, ours)
    return made


class _Sides:
    """Of whose side the people of a segment are, by their parties and the words beside them."""

    def __init__(self, segment: AnnotatedSegment, named: Sequence[str], deeds: set[int]) -> None:
        self.segment, self.doc, self.parsed = segment, segment.doc, segment.parsed
        self.named, self.deeds = named, deeds
        self.words = [token.norm_.lower() for token in segment.doc]
        self.lists = _lists(segment.language)

    def side(self, token: Token, ours: str) -> str:
        """The party of a token that names one: the speaker's for whom they own, empty for none."""
        word, party = self.words[token.i], self.named[token.i]
        if party in SPEAKING:
            return "" if word in self.lists["own"] or self._is_framing(token) else (ours or party)
        if party in OTHER:
            return party if self._is_other(token) else ""
        if self._is_not_by(token) or _is_attribute(token, self.lists["groups"]):
            return ""
        is_ours = word in self.lists["colleagues"] or self._is_after(token.i, "fellow")
        if is_ours or (party == LAY and self._is_near(token)):
            return ours or "@speakers"
        return party

    def of_us(self, sentence: Span) -> str:
        """The party that `we` is said to be: `we parents`, `vi tre foreldrene`; empty if none."""
        for token in sentence:
            if self.named[token.i] == "@speakers" and self.words[token.i] not in self.lists["own"]:
                party = self._apposition(token, sentence.end)
                if party:
                    return party
        return ""

    def _apposition(self, we: Token, end: int) -> str:
        for at in range(we.i + 1, min(we.i + 1 + APPOSITION, end)):
            if self.named[at] in OFFICIAL or self.named[at] == LAY:
                return self.named[at]
            is_other = self.doc[at].is_punct or self.words[at] in _AND
            if is_other or (self.parsed and self.doc[at].pos_ not in _BETWEEN):
                break
        return ""

    def _is_framing(self, token: Token) -> bool:
        """The `I` of `I think the nurses and doctors work together`."""
        framing = self.lists["framing"]
        if not self.parsed:
            words, at, start = self.words, token.i, token.sent.start
            asks = at > start and words[at - 1] in framing  # `tror jeg`; not `jeg tror vi`
            begins = at - 2 < start or not self.named[at - 2]
            return (asks and begins) or (at + 1 < token.sent.end and words[at + 1] in framing)
        verb = token.head
        if token.dep_ not in _SAID or verb.lemma_.lower() not in framing:
            return False
        return verb.dep_ == "parataxis" or any(child.dep_ == "ccomp" for child in verb.children)

    def _is_other(self, token: Token) -> bool:
        """Whether a pronoun is a party of its own: neither possessive nor said of one before."""
        if self.words[token.i] in _POSSESSIVES or _is_article(token, self.named):
            return False
        if not self.parsed or token.dep_ in ("pobj", "conj"):
            return True
        if any(child.dep_ == "conj" for child in token.children):
            return True
        before = self.named[token.sent.start : token.i]
        is_own = token.dep_ == "nsubj" and (LAY in before or OFFICIAL.isdisjoint(before))
        return is_own and not self._is_framing(token)

    def _is_not_by(self, token: Token) -> bool:
        """The people of `training for staff and residents`, and the place of `met in the town`."""
        if self.parsed:
            first = self._first_joined(token)
            under = self.words[first.head.i] if first.dep_ == "pobj" else ""
            if under in self.lists["not_by"] or self._is_after(first.i, "not_by"):
                return True
            if under in self.lists["not_by_whom"] or self._is_served(first):
                return True
            return under in self.lists["places_after"] and self._is_mere_place(token, first.head.i)
        first_at = self._first_of_several(token)
        for at in range(max(token.sent.start, first_at - 2), first_at):
            if self.words[at] in self.lists["not_by"]:
                return not self._opens_clause(at, token)
            if self.words[at] in self.lists["places_after"]:
                return self._is_mere_place(token, at)
        return False

    def _first_joined(self, token: Token) -> Token:
        """The `staff` for the `families` of `training for staff and families`, by the parse."""
        while token.dep_ in _ATTRIBUTE and self.named[token.head.i]:
            token = token.head  # of `local communities`
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        return token

    def _is_served(self, token: Token) -> bool:
        """The people of `to help people`, and of `prevent people spending time in hospital`."""
        verb = token.head
        if token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.tag_ == "VBG":
            verb = verb.head
        elif token.dep_ not in ("dobj", "dative"):
            return False
        return verb.lemma_.lower() in self.lists["serving"]

    def _first_of_several(self, token: Token) -> int:
        """The place of `barn` for the `familier` of `barn og familier`, without a parse."""
        at = token.i
        while at - 2 >= token.sent.start and self.words[at - 1] in _AND and self.named[at - 2]:
            at -= 2
        return at

    def _opens_clause(self, at: int, token: Token) -> bool:
        """The `om` of `om brukerne og kommunen planlegger`, where no parse tells."""
        if self.words[at] not in self.lists["clause_openers"]:
            return False
        end = token.i + 1
        while end + 1 < token.sent.end and self.words[end] in _AND and self.named[end + 1]:
            end += 2
        if end >= token.sent.end:
            return False
        return end in self.deeds or self.words[end] in self.lists["after_subjects"]

    def _is_mere_place(self, token: Token, preposition: int) -> bool:
        """Whether it is where somebody is, and not `those at the office`, who work there."""
        of_people = self.segment.others.get(token.i) != "professional"
        if self.named[token.i] != "@authority" and (of_people or token.i in self.segment.roled):
            return False
        before = self.named[preposition - 1] if preposition > token.sent.start else ""
        return before not in SPEAKING | OTHER

    def _is_after(self, i: int, words: str) -> bool:
        """Whether one of the words stands right before it, or before its article or adjective."""
        start = max(self.doc[i].sent.start, i - 2)
        return any(word in self.lists[words] for word in self.words[start:i])

    def _is_near(self, token: Token) -> bool:
        """`my old father`, `faren min`; not `our residents`."""
        known = {self.words[token.i], token.lemma_.lower()} & self.lists["near_ones"]
        if not known and "relative" not in self.segment.roled.get(token.i, ()):
            return False
        start = max(token.sent.start, token.i - 2)
        beside = self.words[start : token.i] + self.words[token.i + 1 : token.i + 2]
        return any(word in self.lists["own"] for word in beside)


@cache
def _lists(language: str) -> dict[str, WordList]:
    """The word lists of a language that tell of whose side people are."""
    lists = (
        WordList("practices", "own", language=language),
        WordList("practices", "colleagues", language=language),
        WordList("practices", "groups", language=language),
        WordList("practices", "fellow", language=language),
        WordList("practices", "not_by", language=language),
        WordList("practices", "not_by_whom", language=language),
        WordList("practices", "framing", language=language),
        WordList("practices", "places_after", language=language),
        WordList("practices", "clause_openers", language=language),
        WordList("practices", "after_subjects", language=language),
        WordList("practices", "near_ones", language=language),
        WordList("practices", "serving", language=language),
    )
    return {words.name: words for words in lists}


def _is_attribute(token: Token, groups: WordList) -> bool:
    """The `citizens` of `a citizens' panel`, where there is a parse; not of `patient groups`."""
    return token.dep_ in _ATTRIBUTE and token.head.lemma_.lower() not in groups


def _is_article(token: Token, named: Sequence[str]) -> bool:
    """The `de` of `de to ansatte`, and the `her` of `her nurse`."""
    behind = named[token.i + 1 : min(token.i + APPOSITION, token.sent.end)]
    return token.tag_ == "PRP$" or (
        not token.pos_ and any(one not in OTHER for one in filter(None, behind))
    )
