"""Negation: is the mention denied, or said to be absent?

What a negated verb is said of is there: `co-creation isn't an engine` denies no co-creation, `that
is not co-creation` does. In: a token in a parsed English sentence, or a place in the words of a
sentence without a parse. Out: whether it is negated.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.config.word_lists import ALL, WordList
from pipeline.linguistics.parse import (
    SUBJECTS,
    VERBAL,
    auxiliaries,
    children,
    clause_verb,
    has,
    lemma_of,
    noun_head,
    word_of,
)
from pipeline.linguistics.windows import clause_bounds, cue_words

_NEGATIVE_DETERMINERS = WordList("negation", "negative_determiners")
_NEGATIVE_PRONOUNS = WordList("negation", "negative_pronouns")
_NEGATIVE_ADVERBS = WordList("negation", "negative_adverbs")
_HARDLY = WordList("negation", "hardly")
_ONLY = WordList("negation", "restricting_adverbs")
_INSTEAD = WordList("negation", "instead_phrases")
_ABSENCE_NOUNS = WordList("negation", "absence_nouns")
_ABSENCE_VERBS = WordList("negation", "absence_verbs")
_ABSENT = WordList("negation", "absent_predicates")
_PART_NOUNS = WordList("negation", "part_nouns")
_HAPPENING = WordList("negation", "happening_verbs")
_CARRYING_OUT = WordList("negation", "carrying_out_verbs")
_THINKING = WordList("negation", "thinking_verbs")
_OBJECTING = WordList("negation", "objection_verbs")
_ADVERBIAL = WordList("negation", "adverbial_prepositions")
_NOT_DENYING = WordList("negation", "verbs_not_denying_preposition")

_AND = WordList("people", "and", language=ALL)
_WITHOUT = WordList("negation", "without")
_MISSING = WordList("negation", "missing_adjectives")
_HARDLY_CALLED = WordList("negation", "hardly_called")
_NOT = WordList("negation", "not")
_EASY = WordList("negation", "easy_adjectives")
_CAME_ABOUT = WordList("negation", "came_about_verbs")
_RELATIVE = WordList("negation", "relative_pronouns")
_DEFINITE = WordList("negation", "definite_endings")
_POINTING = WordList("negation", "pointing_pronouns")
_DENYING = WordList("negation", "denying_adverbs")
_DENYING_PHRASES = WordList("negation", "denying_phrases")
_SHARING = WordList("negation", "conjunctions_sharing_negation")
_UNDONE_AFTER = WordList("negation", "prepositions_before_undone")
_HINDERING = WordList("negation", "hindering_verbs")
_PASSING_ON = WordList("negation", "verbs_passing_negation_on")
_OF_ACTIONS = WordList("negation", "absence_verbs_of_actions")
_AFTER_ABSENCE = WordList("negation", "prepositions_after_absence")
_AFTER_NOTHING = WordList("negation", "prepositions_after_nothing")
_AFTER_PART = WordList("negation", "prepositions_after_part")
_PUT_FIRST = WordList("negation", "verbs_after_word_put_first")

CUE_REACH = 7
"""Without a parse, a negation reaches at most this many words ahead."""
NOUN_REACH = 3
"""One that stands before nouns (`ingen`, `uten`) reaches at most this many words ahead."""
AFTER_REACH = 3
"""A verb is negated by a word at most this many words after it."""

_MAX_HEADS = 4
"""At most this many heads are climbed in search of a negated verb."""


# ---------------------------------------------------------------------- with a parse


def is_negated(token: Token, *, is_verb: bool) -> bool:
    """Whether the mention is denied or said to be absent, read from the parse."""
    if _double(token):
        return False
    if _denied_before(token) or _is_mocked(token):
        return True
    if is_verb:
        return _negated_verb(token) or _among_alternatives(token)
    head = noun_head(token)
    return _negated_noun(head, token)


def _double(token: Token) -> bool:
    """`not without co-operation`: two negations that cancel each other."""
    before = [word_of(token.doc[i]) for i in range(max(token.sent.start, token.i - 4), token.i)]
    return "not without" in " ".join(before)


def _is_mocked(token: Token) -> bool:
    """`If that's co-production, then my cat is a nurse`: a condition that is meant as false."""
    verb = clause_verb(token)
    if (
        token.dep_ != "attr"
        or verb.dep_ != "advcl"
        or verb.lemma_ != "be"
        or verb.head.lemma_ != "be"
    ):
        return False
    condition = any(word_of(child) == "if" for child in children(verb, "mark"))
    pointed = any(word_of(child) in _POINTING for child in children(verb, "nsubj"))
    compared = has(verb.head, "attr") or any(word_of(c) == "so" for c in verb.head.children)
    return condition and pointed and compared


def _denied_before(token: Token) -> bool:
    """`without`, `rather than`, `instead of`, `anything but` just before it."""
    before = [word_of(token.doc[i]) for i in range(max(token.sent.start, token.i - 5), token.i)]
    joined = " ".join(before)
    if any(f"{words} " in f"{joined} " for words in _INSTEAD):
        phrase = next(words for words in _INSTEAD if f"{words} " in f"{joined} ")
        between = joined.rsplit(phrase, 1)[1].split()
        if len(between) <= 3 and not {",", ";", "."} & set(between):
            return True
    if any(words in joined for words in _DENYING_PHRASES):
        return True
    return before[-2:] == ["non", "-"] or _just_denied(token)


def _just_denied(token: Token) -> bool:
    """`not co-production`, `not a co-creation`: the negation stands right before it."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].tag_ in {"DT", "JJ", "``"}:
        at -= 1
    if at < token.sent.start or word_of(token.doc[at]) not in _DENYING:
        return False
    denied = token.doc[at].head
    return denied.pos_ not in VERBAL or denied.i >= at


def _negator(token: Token) -> bool:
    """Whether a `not`, `never` or `n't` denies the token; `not only` does not."""
    for child in token.children:
        if child.i > token.i and token.pos_ not in VERBAL:
            continue
        if child.dep_ == "neg" or (
            word_of(child) in _NEGATIVE_ADVERBS and child.dep_ in {"advmod", "preconj", "cc"}
        ):
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if after is None or word_of(after) not in _ONLY:
                return True
    return False


def _negated_verb(verb: Token, *, depth: int = 0) -> bool:
    if _negator(verb) or _nobody_does(verb):
        return True
    if depth > _MAX_HEADS or verb.head.i == verb.i:
        return False
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL and not has(verb, *SUBJECTS):
        links = {word_of(child) for child in children(head, "cc")}
        return bool(links & _SHARING) and _negated_verb(head, depth=depth + 1)
    lemma = lemma_of(head)
    if verb.dep_ in {"xcomp", "ccomp"} and (verb.dep_ == "xcomp" or lemma in _THINKING):
        return lemma in _ABSENCE_VERBS or _negated_verb(head, depth=depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if word_of(head) in _UNDONE_AFTER:
            hindered = head.head.lemma_ in _HINDERING
            return word_of(head) == "without" or (
                hindered and not _negated_verb(head.head, depth=_MAX_HEADS)
            )
        return (
            head.head.pos_ in VERBAL
            and _negated_verb(head.head, depth=depth + 1)
            and head.head.lemma_ in _PASSING_ON
        )
    if verb.dep_ in {"acl", "relcl"} and head.pos_ == "NOUN":
        return _is_no(head) and (verb.dep_ == "acl" or lemma_of(head) in _PART_NOUNS)
    return False


def _nobody_does(verb: Token) -> bool:
    """`nobody co-designed anything`, `no one has ever co-produced`, `none of us`."""
    for subject in children(verb, "nsubj", "nsubjpass"):
        if word_of(subject) in _NEGATIVE_PRONOUNS or _is_no(subject):
            return True
        if word_of(subject) == "one" and subject.i and word_of(subject.nbor(-1)) == "no":
            return True
    return False


def _is_no(noun: Token) -> bool:
    return any(
        word_of(child) in _NEGATIVE_DETERMINERS and child.dep_ in {"det", "preconj", "cc", "advmod"}
        for child in noun.children
    ) or _is_hardly_any(noun)


def _is_hardly_any(noun: Token) -> bool:
    start = noun.left_edge.i
    words = [word_of(token) for token in noun.doc[max(noun.sent.start, start - 1) : start + 2]]
    return "any" in words[1:] and words[words.index("any") - 1] in _HARDLY


def _among_alternatives(verb: Token) -> bool:
    return any(word_of(child) == "neither" for child in verb.children)


def _negated_noun(head: Token, token: Token) -> bool:
    """A noun phrase with `no`, or whose place in the sentence is denied."""
    if _is_no(head) or _is_no(token) or _negator(head) or _negator(token):
        return True
    if head.dep_ == "conj":
        first = head.head
        but = "but" in {word_of(child) for child in children(first, "cc")}
        return not but and first.pos_ not in VERBAL and _negated_noun(first, first)
    above = head.head
    if head.dep_ in {"pobj", "pcomp"}:
        return _negated_preposition(above)
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return _denied_subject(head, above)
    if (
        head.dep_ in {"attr", "dobj", "oprd", "acomp", "appos", "ccomp", "xcomp"}
        and above.pos_ in VERBAL
    ):
        lemma = lemma_of(above)
        if lemma in _OBJECTING:
            return False
        return lemma in _ABSENCE_VERBS - _OF_ACTIONS or _negated_verb(above)
    return False


def _negated_preposition(preposition: Token) -> bool:
    word, above = word_of(preposition), preposition.head
    if word == "without" or (_negator(preposition)):
        return True
    if above.pos_ in {"NOUN", "PROPN", "PRON"}:
        lemma = lemma_of(above)
        if word in _AFTER_ABSENCE and lemma in _ABSENCE_NOUNS:
            return True
        if word_of(above) in _NEGATIVE_PRONOUNS and word in _AFTER_NOTHING:
            return True
        return (lemma in _PART_NOUNS and word in _AFTER_PART) and _negated_noun(above, above)
    if above.pos_ not in VERBAL or word in _ADVERBIAL:
        return False
    return lemma_of(above) == "refrain" or (
        _negated_verb(above) and above.lemma_.lower() not in _NOT_DENYING
    )


def _denied_subject(head: Token, verb: Token) -> bool:
    """`Co-production never happened`; with `there`, `there was never any co-production`."""
    lemma = lemma_of(verb)
    if has(verb, "expl"):
        return _negated_verb(verb)
    if lemma == "be" and any(word_of(c) in _ABSENT for c in verb.children):
        return True
    if lemma in _HAPPENING or (
        lemma == "be" and not has(verb, "attr", "acomp", "prep", "ccomp", "xcomp")
    ):
        wished = any(a.tag_ == "MD" for a in auxiliaries(verb))
        return (_negator(verb) and not wished) or any(
            word_of(c) == "nowhere" for c in verb.children
        )
    if lemma == "take" and any(word_of(c) == "place" for c in verb.children):
        return _negator(verb) and not has(verb, "prep")
    if head.dep_ == "nsubjpass" and lemma in _CARRYING_OUT:
        modal = any(a.tag_ == "MD" for a in auxiliaries(verb))
        return _negator(verb) and not modal
    return lemma == "fail" and not has(verb, "dobj")


# ------------------------------------------------------------------- without a parse


class _NegationCues(NamedTuple):
    """The words that negate in a language."""

    negation: WordList
    noun: WordList
    restricting: WordList

    @classmethod
    def of(cls, language: str) -> _NegationCues:
        return cls(
            cue_words("negation", "negation_cues", language),
            cue_words("negation", "noun_negation_cues", language),
            cue_words("negation", "restricting_cues", language),
        )


def is_negated_in_window(words: Sequence[str], at: int, *, language: str, verb: bool) -> bool:
    """Whether a word negates the mention: before it in its clause, or just after a verb.

    `ikke bare` negates nothing, `ikke uten` negates twice, and what stands before a negated verb is
    not denied (`samskaping er ikke lett`), unless the verb says that it came about (`er aldri
    gjennomført`). Behind a verb nothing counts from `og` or `uten` on, said of something else.
    """
    cues = _NegationCues.of(language)
    start, end = clause_bounds(words, at, language=language)
    if start and words[start - 1] in _RELATIVE and _is_nobody(words, start - 1, cues):
        return True
    before = [
        i
        for i in range(max(start, at - CUE_REACH), at)
        if words[i] in cues.negation and not _restricted(words, i, cues)
    ]
    if before and _counts(words, before, at, cues, start):
        return True
    behind = words[at + 1 : min(end, at + 1 + AFTER_REACH)]
    after = takewhile(lambda word: word not in _AND and word not in _WITHOUT, behind)
    return (
        _is_missing(words, at)
        or _never_happened(words[at + 1 : end], cues)
        or (
            verb
            and any(
                word in cues.negation and not _restricted(words, at + 1 + i, cues)
                for i, word in enumerate(after)
            )
        )
    )


def _is_nobody(words: Sequence[str], link: int, cues: _NegationCues) -> bool:
    """`ingen kommuner som har prøvd samstyring`: what is said of nobody is denied."""
    near = words[max(0, link - NOUN_REACH) : link]
    return any(word in cues.noun - _WITHOUT for word in near) and not (
        _NOT & set(words[link + 1 : link + 4])
    )


def _counts(
    words: Sequence[str], before: Sequence[int], at: int, cues: _NegationCues, start: int
) -> bool:
    """Whether the negations before the mention deny it."""
    last = before[-1]
    if words[last] in _WITHOUT:
        earlier = any(word in cues.negation for word in words[max(0, last - 5) : last])
        return not earlier and not words[at].endswith(_DEFINITE.ordered) and at - last <= NOUN_REACH
    if any(words[i] == "å" and words[i - 1] in _EASY for i in range(last + 1, at)):
        return False
    if words[last] in cues.noun:
        return at - last <= NOUN_REACH or last == start or words[last + 1 : last + 2] == ["av"]
    return not any(word in _WITHOUT for word in words[last + 1 : at])


def _is_missing(words: Sequence[str], at: int) -> bool:
    """`manglende samarbeid`, `kan vanskelig kalles samskaping`."""
    near = words[max(0, at - 4) : at]
    missing = _MISSING & set(words[max(0, at - 2) : at])
    hardly = any(
        word in _HARDLY_CALLED and near[i + 1 : i + 2] == ["kalles"] for i, word in enumerate(near)
    )
    return bool(missing) or hardly


def _never_happened(after: Sequence[str], cues: _NegationCues) -> bool:
    """`er aldri gjennomført`, and `var det ikke` after a word that was put first."""
    if " ".join(after[:2]) in _PUT_FIRST:
        return any(word in cues.negation for word in after[2:7])
    for i, word in enumerate(after[:6]):
        if word in cues.negation and word not in cues.noun:
            return bool(_CAME_ABOUT & set(after[i + 1 : i + 4]))
    return False


def _restricted(words: Sequence[str], at: int, cues: _NegationCues) -> bool:
    return at + 1 < len(words) and words[at + 1] in cues.restricting
