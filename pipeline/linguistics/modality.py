"""Modality: is the thing aimed at (aspiration), possible (possibility) or done (report)?

In: a token in a parsed English sentence, or a place in the words of a sentence without a parse.
Out: one of `tables.MODALITIES`.
"""

from __future__ import annotations

from collections.abc import Sequence

import simplemma
from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import (
    SUBJECTS,
    VERBAL,
    auxiliaries,
    children,
    clause_verb,
    has,
    is_finite,
    is_infinitive,
    is_passive,
    lemma_of,
    noun_head,
    word_of,
)
from pipeline.linguistics.windows import clause_bounds, cue_words

_OBLIGATIONS = WordList("modality", "obligation_auxiliaries")
_WOULD = WordList("modality", "would")
_AIMING = WordList("modality", "aiming_verbs")
_AIMING_IN_PASSIVE = WordList("modality", "aiming_only_in_passive")
_AIMING_AT_OBJECT = WordList("modality", "verbs_aiming_at_object")
_AIMING_WITH_PREPOSITION = WordList("modality", "verbs_aiming_at_prepositional_object")
_GOALS = WordList("modality", "goal_nouns")
_CHANCES = WordList("modality", "chance_nouns")
_WILLING = WordList("modality", "willing_adjectives")
_ABLE = WordList("modality", "able_adjectives")
_PERHAPS = WordList("modality", "perhaps")
_SAYING = WordList("modality", "saying_verbs")
_DECIDING = WordList("modality", "deciding_verbs")
_QUESTION_WORDS = WordList("modality", "question_words")
_FINITE = WordList("modality", "finite_verbs")
_NOT_VERBS = WordList("modality", "not_verbs_in_r")
_AFTER_GOAL = WordList("modality", "goal_prepositions")
_SETTLED = WordList("modality", "goal_nouns_settled_by_preposition")
_DESCRIBED = WordList("modality", "goal_nouns_described")
_OF_THE_PAST = WordList("modality", "past_auxiliaries")
_LIKING = WordList("modality", "liking_verbs")
_PROPOSING = WordList("modality", "proposing_verbs")

_MAX_CLAUSES = 8
"""At most this many clauses are climbed in search of a modality."""


# ---------------------------------------------------------------------- with a parse


def parsed_modality(token: Token, *, is_verb: bool) -> str:
    """Aspiration, possibility or report, from the nearest clause that has a modality.

    A clause in the present without a modal takes its modality from the clause that it depends on
    (`solutions that rest on co-design will be preferred`); one in the past or the perfect is a
    report.
    """
    verb = token if is_verb else clause_verb(token)
    if not is_verb and (goal := _goal_phrase(token)):
        return goal
    place = verb
    for _ in range(_MAX_CLAUSES):
        if modality := _own_modality(place, token):
            return modality
        if _is_past(place) or place.head.i == place.i or _stands_alone(place):
            return "report"
        above = clause_verb(place.head)
        if above.i == place.i:
            return "report"
        place = above
    return "report"


def _goal_phrase(token: Token) -> str:
    """`the aim of co-production`, `a commitment to co-design`; empty where it is none."""
    head = noun_head(token)
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        above = head.head.head
        if lemma_of(above) in _GOALS and word_of(head.head) in _AFTER_GOAL:
            return "aspiration" if above.lemma_.lower() not in _SETTLED else ""
    return ""


def _is_past(verb: Token) -> bool:
    words = {word_of(a) for a in auxiliaries(verb)}
    return (verb.tag_ == "VBD" and not is_infinitive(verb)) or bool(words & _OF_THE_PAST)


def _stands_alone(verb: Token) -> bool:
    """A clause with a modality of its own: after `and`, `if`, `when` or a comma."""
    if not is_finite(verb):
        return False
    run_on = verb.dep_ == "ccomp" and verb.i < verb.head.i and not has(verb, "mark")
    return run_on or verb.dep_ in {"conj", "advcl", "parataxis"}


def _own_modality(verb: Token, token: Token) -> str:
    """The modality that the verb, its auxiliaries or what governs it give; empty if none does."""
    return (
        _decided_modality(verb)
        or _modal_modality(verb)
        or _governed_modality(verb)
        or _governing_modality(verb)
        or _object_modality(verb, token)
        or _copula_modality(verb)
        or _imperative_modality(verb)
        or _adverb_modality(verb)
    )


def _modal_modality(verb: Token) -> str:
    words = [
        word_of(a) if word_of(a) in _OBLIGATIONS else a.text.lower()
        for a in auxiliaries(verb)
        if (a.tag_ == "MD" or word_of(a) in _OBLIGATIONS)
        and not _is_had(a, verb)
        and not _is_named(a)
    ]
    if not words:
        return _lent_modality(verb)
    surmise = "must" in words and any(word_of(a) == "have" for a in auxiliaries(verb))
    if surmise or ("should" in words and _is_inverted(verb)):
        return "report"
    if any(word in _OBLIGATIONS for word in words):
        return "aspiration"
    if words[0] in _WOULD and lemma_of(verb) in _SAYING:
        return ""
    liked = words[0] in _WOULD and verb.lemma_ in _LIKING
    return "aspiration" if liked else "possibility"


def _lent_modality(verb: Token) -> str:
    """The modality that a second verb shares with the first: `will plan and co-design`."""
    joined = verb.dep_ == "conj" and not has(verb, *SUBJECTS) and not _is_past(verb)
    lent = verb.tag_ in {"VB", "VBN", "VBP"} and verb.head.pos_ in VERBAL
    return _modal_modality(verb.head) if joined and lent else ""


def _is_named(auxiliary: Token) -> bool:
    """`the can`, `the will`: a noun that the tagger takes for a modal."""
    return bool(
        auxiliary.i and auxiliary.nbor(-1).tag_ == "DT" and word_of(auxiliary.nbor(-1)) != "that"
    )


def _is_inverted(verb: Token) -> bool:
    """`Should it break down, …`: a condition, not a duty."""
    subjects = children(verb, "nsubj", "nsubjpass")
    first = next((a for a in auxiliaries(verb) if word_of(a) == "should"), None)
    question = any(token.text == "?" for token in verb.sent)
    return bool(
        first is not None and subjects and first.i < subjects[0].left_edge.i and not question
    )


def _is_had(auxiliary: Token, verb: Token) -> bool:
    """The 'd of `we'd co-designed it`."""
    alone = not any(word_of(other) in {"have", "be"} for other in auxiliaries(verb))
    return auxiliary.text.lower() in {"'d", "’d"} and verb.tag_ in {"VBN", "VBD"} and alone


def _governed_modality(verb: Token) -> str:
    """What governs a clause or an infinitive: `aims to`, `have to`, `is to be`, `able to`."""
    head = verb.head
    if head.i == verb.i:
        named = _is_what(verb) or any(
            word_of(c) in _QUESTION_WORDS for c in children(verb, "advmod")
        )
        return "aspiration" if is_infinitive(verb) and not named else ""
    lemma = lemma_of(head)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and is_infinitive(verb):
        if lemma in _ABLE:
            return "possibility"
        if lemma in _WILLING or _governs_aim(head, bare=verb.dep_ == "xcomp"):
            return "aspiration"
    if verb.dep_ in {"ccomp", "xcomp"} and lemma in _PROPOSING:
        granted = lemma == "let" and (has(head, *SUBJECTS) or bool(auxiliaries(head)))
        return "" if granted else "aspiration"
    if verb.dep_ == "ccomp" and lemma in _AIMING_AT_OBJECT | _AIMING and _is_subjunctive(verb):
        return "aspiration"
    if verb.dep_ == "acl" and is_infinitive(verb):
        return "aspiration" if lemma in _GOALS else "possibility" if lemma in _CHANCES else ""
    return ""


def _is_subjunctive(verb: Token) -> bool:
    """`proposes that it be co-designed`: a bare `be`."""
    helpers = auxiliaries(verb)
    return any(word_of(a) == "be" for a in helpers) and not any(
        a.tag_ in {"MD", "TO", "VBZ", "VBP", "VBD"} and word_of(a) != "be" for a in helpers
    )


def _is_what(verb: Token) -> bool:
    """`To co-design is to give up`: the infinitive is the topic."""
    return any(lemma_of(c) == "be" and c.i > verb.i for c in verb.children if c.pos_ in VERBAL)


def _governs_aim(verb: Token, *, bare: bool) -> bool:
    """With an infinitive the verb aims: `aims to`, `has to`, `is to`, `is going to`."""
    lemma = lemma_of(verb)
    aims = lemma in _AIMING and not (lemma in _AIMING_IN_PASSIVE and not _is_meant(verb))
    has_to = lemma == "have" and verb.tag_ != "VBD" and not has(verb, "dobj")
    to_be = lemma == "be" and bare and not has(verb, "attr", "acomp")
    return aims or has_to or to_be or (lemma == "go" and verb.tag_ == "VBG")


def _governing_modality(verb: Token) -> str:
    """The verb itself governs an infinitive: `a charter is to be drawn up`, `it needs to begin`."""
    if not any(is_infinitive(child) for child in children(verb, "xcomp", "ccomp")):
        return ""
    return "aspiration" if _governs_aim(verb, bare=True) else ""


def _decided_modality(verb: Token) -> str:
    """`it was decided that it would be co-designed`: what was to come."""
    would = any(word_of(a) in _WOULD for a in auxiliaries(verb))
    decided = verb.dep_ == "ccomp" and lemma_of(verb.head) in _DECIDING
    return "aspiration" if would and decided else ""


def _is_meant(verb: Token) -> bool:
    """`is expected to`, `supposed to`: the passive, where the active would not aim."""
    return is_passive(verb) or verb.tag_ == "VBN" or lemma_of(verb) == "expect"


def _object_modality(verb: Token, token: Token) -> str:
    """`wants co-production`, `calls for co-design`."""
    lemma = lemma_of(verb)
    top = noun_head(token)
    while top.dep_ == "conj" and top.head.pos_ not in VERBAL:
        top = noun_head(top.head)
    while top.dep_ in {"pobj", "pcomp"} and top.head.head.pos_ in {"NOUN", "PROPN"}:
        top = noun_head(top.head.head)
    if lemma in _AIMING_AT_OBJECT and top.dep_ in {"dobj", "nsubjpass"} and top.head == verb:
        return "aspiration"
    behind = top.dep_ in {"pobj", "pcomp"} and top.head.head == verb
    aimed = behind and f"{lemma} {word_of(top.head)}" in _AIMING_WITH_PREPOSITION
    return "aspiration" if aimed else ""


def _copula_modality(verb: Token) -> str:
    """`the aim is co-production`."""
    if verb.lemma_ != "be":
        return ""
    subjects = {child.lemma_.lower() for child in children(verb, "nsubj")}
    return "aspiration" if subjects & (_GOALS - _DESCRIBED) else ""


def _imperative_modality(verb: Token) -> str:
    """`Gather the participants`: a bare verb without a subject that heads a sentence."""
    base = verb
    while base.dep_ == "conj" and base.tag_ in {"VB", "VBP"} and not has(base, *SUBJECTS):
        base = base.head
    if base.dep_ not in {"ROOT", "ccomp", "parataxis"} or base.tag_ not in {"VB", "VBP"}:
        return ""
    if has(base, *SUBJECTS, "mark") or any(a.lemma_ != "do" for a in auxiliaries(base)):
        return ""
    if base.dep_ == "ccomp" and base.left_edge.i > 0 and base.left_edge.i > base.sent.start + 3:
        return ""
    return "aspiration"


def _adverb_modality(verb: Token) -> str:
    words = {word_of(child) for child in children(verb, "advmod")}
    opens = verb.dep_ == "ROOT" and word_of(verb.sent[0]) in _PERHAPS
    return "possibility" if words & _PERHAPS or opens else ""


# ------------------------------------------------------------------- without a parse


def window_modality(words: Sequence[str], at: int, *, language: str, form: str) -> str:
    """Aspiration, possibility or report, from the nearest cue in the mention's clause.

    A clause without a verb of its own takes the modality from what comes before it. `words` are the
    sentence's, in lower case, `at` is the mention's place.
    """
    start, end = clause_bounds(words, at, language=language)
    found = _nearest(words, range(start, end), at, language)
    if found:
        return found
    own = form == "verb" and words[at].endswith(("r", "te", "de")) and words[at - 1 : at] != ["å"]
    if own or any(_is_finite_form(words, i) for i in range(start, end) if i != at):
        return "report"
    return _nearest(words, range(start), at, language) or "report"


def _is_finite_form(words: Sequence[str], at: int) -> bool:
    """A verb form, as far as its ending tells: Norwegian present tense ends in -r."""
    word = words[at]
    if word in _FINITE:
        return True
    if word in _NOT_VERBS or not word.endswith("r") or len(word) < 4:
        return False
    return simplemma.lemmatize(word, lang="nb").lower() in {word[:-1], word[:-2] + "e"}


def _nearest(words: Sequence[str], places: range, at: int, language: str) -> str:
    """The modality of the cue that is nearest to the mention; empty if there is none."""
    aspiration = cue_words("modality", "aspiration_cues", language)
    possibility = cue_words("modality", "possibility_cues", language)
    nearest: tuple[int, str] | None = None
    for i in places:
        word = words[i]
        kind = "aspiration" if word in aspiration else "possibility" if word in possibility else ""
        known = words[i + 1 : i + 2] == ["visst"]  # `vil visst`: hearsay
        if kind and i != at and not known and (nearest is None or abs(i - at) < nearest[0]):
            nearest = (abs(i - at), kind)
    return nearest[1] if nearest else ""
