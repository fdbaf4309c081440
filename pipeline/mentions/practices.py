"""Practices: ways to do the thing that do not use its name, separated from look-alikes."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.config.lexicon import Match
from pipeline.config.word_lists import WordList
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.text.phrase_matcher import Hit

_PARTNERING = WordList("practices", "partner_prepositions")
_ANYBODY = WordList("practices", "people")
_WITH = WordList("practices", "with_others")
_EACH = WordList("practices", "each")
_ASKED = WordList("practices", "asking_verbs")
_PARTICLES = WordList("practices", "joint_particles")
_JOINT_NOUNS = WordList("practices", "joint_nouns")


def is_practice(segment: AnnotatedSegment, hit: Hit[Match], labels: list[Hit[Match]]) -> bool:
    """Whether the hit is no part of a label, and people do it: not `tablets work together`.

    Where there is a parse, the subject and what follows a last `with` must be able to act.
    """
    if any(label.start < hit.end and hit.start < label.end for label in labels):
        return False
    if not segment.parsed:
        return True
    span = segment.doc[hit.start : hit.end]
    if _is_of_a_label(span, labels) or _is_noun_of_another_sense(span) or _goes_on(span[-1]):
        return False
    if not (_is_done_by_both(span, segment) and _is_one_activity(span)):
        return False
    last = span[-1]
    partners = [c for c in last.children if c.dep_ == "pobj" and last.lower_ in _PARTNERING]
    verbs = [token for token in span if token.pos_ == "VERB"]
    subjects = [c for verb in verbs[:1] for c in _subjects(verb) if c not in span]
    return all(_may_act(token, segment) for token in (*partners, *subjects))


def _is_of_a_label(span: Span, labels: list[Hit[Match]]) -> bool:
    """The `together with` of `co-designed together with patients` says nothing of its own."""
    verbless = not any(token.pos_ == "VERB" for token in span)
    above = {span.root.head.i, span.root.head.head.i}
    return verbless and any(label.start in above for label in labels)


def _is_done_by_both(span: Span, segment: AnnotatedSegment) -> bool:
    """`residents and staff plan`; neither `residents and the cook` nor `… who are to plan`."""
    if span[0].i not in segment.both:
        return True
    parties = [token.i for token in span if token.i in segment.both]
    verb = next((token for token in span if token.pos_ == "VERB"), None)
    if verb is None or any(child.dep_ == "auxpass" for child in verb.children):
        return False
    between = span.doc[parties[-1] + 1 : verb.i]
    return all(t.pos_ in ("AUX", "ADV") or t.lower_ in _EACH for t in between)


def _is_one_activity(span: Span) -> bool:
    """Not `with the people they provide`, nor `those recruited are all with us`."""
    if span[0].lower_ == "with":
        before = span[0].nbor(-1) if span[0].i else None
        return before is None or before.is_punct or span[0].is_sent_start is True
    ends_with = span[0].pos_ == "VERB" and any(t.lower_ in _WITH for t in span)
    return not (ends_with and any(token.pos_ == "AUX" for token in span[1:]))


def _subjects(verb: Token) -> list[Token]:
    """The subjects of the verb; of `involved in` and the like, those who are involved."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.lemma_ not in _ASKED:
        return subjects
    subjects += [child for child in verb.children if child.dep_ == "nsubjpass"]
    return subjects + ([verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else [])


def _goes_on(last: Token) -> bool:
    """`part of the planning framework`: the last word belongs to the next noun."""
    after = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
    return last.dep_ == "compound" and last.head.i > last.i and not after.startswith("-")


def _is_noun_of_another_sense(span: Span) -> bool:
    """`the plans together`, `decision-making jointly`: a noun where the phrase has a verb."""
    first, last = span[0], span[-1]
    if first.i and first.nbor(-1).text == "-":
        return True
    if first.pos_ != "NOUN" or any(token.pos_ == "VERB" for token in span) or len(span) == 1:
        return False
    with_whom = first.lemma_ not in _JOINT_NOUNS and any(t.lower_ in _PARTNERING for t in span[1:])
    return with_whom or (first.lemma_ != "work" and last.lower_ in _PARTICLES)


def _may_act(token: Token, segment: AnnotatedSegment) -> bool:
    """Whether the token is a role, a name, or a pronoun for people."""
    named = token.norm_.lower() in _ANYBODY or token.pos_ == "PROPN"
    return named or token.i in segment.roled or token.i in segment.others
