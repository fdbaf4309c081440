"""English sentences with a parse: mood and denial of what is said in them."""

from __future__ import annotations

from spacy.tokens import Token

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
from pipeline.text.phrase_matcher import word_set

# `wil` is what some PDFs make of `will`.
_SHALL = word_set("will wil 'll ’ll wo shall sha should must ought")
_CAN = word_set("can ca could may might would 'd ’d")
_WOULD = frozenset({"would", "'d", "’d"})
_AIMING = word_set(
    "aim want wish intend plan hope seek strive aspire need expect urge encourage oblige"
    " commit recommend propose advocate call promise pledge endeavour endeavor resolve"
    " determine require suppose mean undertake instruct long press push envisage envision"
    " demand mandate vow ought"
)
"""What they govern is aimed at: `aims to co-produce`, `are expected to`, `calls for co-design`."""
_AIMING_OBJECT = word_set(
    "want wish need seek recommend advocate promise demand propose intend plan envisage"
    " envision pledge urge expect"
)
_AIMING_FOR = {
    verb: word_set(words)
    for verb, words in {
        "aim": "for at towards toward", "call": "for", "strive": "for towards", "hope": "for",
        "look": "for", "push": "for", "press": "for", "commit": "to", "ask": "for", "wish": "for",
        "long": "for", "work": "towards toward", "move": "towards toward to", "argue": "for",
        "plan": "for", "campaign": "for", "aspire": "to", "oblige": "to",
    }.items()
}  # fmt: skip
_NOT_AIMING_TO_BE = word_set("mean require suppose determine call press push long")
"""With an infinitive these aim only in the passive or as adjectives, or not at all."""
_GOALS = word_set(
    "aim goal ambition intention plan duty obligation commitment promise wish desire"
    " vision mandate need requirement hope target objective task purpose determination"
)
_CHANCES = word_set("ability opportunity chance power possibility capacity freedom right potential")
_WILLING = word_set("keen eager determined ready committed willing anxious due bound obliged set")
_ABLE = word_set("able possible likely free unable impossible unlikely")
_PERHAPS = word_set("perhaps maybe possibly")
_SAYING = word_set("say argue note stress point add claim suggest think describe call name")
_DECIDING = word_set(
    "decide agree promise resolve announce plan propose intend insist hope ask recommend"
    " vote pledge"
)
_OBJECTIONS = word_set(
    "forbid prevent ban oppose exclude mind doubt hinder prohibit require object"
)
_TRIED = word_set(
    "try attempt test achieve realise realize introduce practise practice implement offer"
    " see establish reach undertake do carry use find mention manage"
)


# ------------------------------------------------------------------------------- mood


def modality(token: Token, *, is_verb: bool) -> str:
    """Aspiration, possibility or report, from the nearest clause that tells.

    A clause in the present without a modal takes its mood from the clause that it hangs on
    (`solutions that rest on co-design will be preferred`); one in the past or the perfect is a
    report of what was.
    """
    verb = token if is_verb else clause_verb(token)
    if not is_verb and (goal := _goal_phrase(token)):
        return goal
    place, seen = verb, 0
    while seen < 8:
        mood = _own_mood(place, token)
        if mood:
            return mood
        if _is_past(place) or place.head.i == place.i or _stands_alone(place):
            return "report"
        above = clause_verb(place.head)
        if above.i == place.i:
            return "report"
        place, seen = above, seen + 1
    return "report"


def _goal_phrase(token: Token) -> str:
    """`the aim of co-production`, `a commitment to co-design`; empty where it is none."""
    head = noun_head(token)
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        above = head.head.head
        if lemma_of(above) in _GOALS and word_of(head.head) in {"of", "to", "for", "towards"}:
            return "aspiration" if above.lemma_.lower() not in {"task", "plan", "purpose"} else ""
    return ""


def _is_past(verb: Token) -> bool:
    words = {word_of(a) for a in auxiliaries(verb)}
    return (verb.tag_ == "VBD" and not is_infinitive(verb)) or bool(
        words & {"was", "were", "had", "did", "have", "has", "'ve", "’ve"}
    )


def _stands_alone(verb: Token) -> bool:
    """A clause with a mood of its own: after `and`, after `if` or `when`, or run on by a comma."""
    if not is_finite(verb):
        return False
    run_on = verb.dep_ == "ccomp" and verb.i < verb.head.i and not has(verb, "mark")
    return run_on or verb.dep_ in {"conj", "advcl", "parataxis"}


def _own_mood(verb: Token, token: Token) -> str:
    """The mood that the verb, its auxiliaries or what governs it give; empty if none does."""
    return (
        _decided_mood(verb)
        or _modal_mood(verb)
        or _governed_mood(verb)
        or _governing_mood(verb)
        or _object_mood(verb, token)
        or _copula_mood(verb)
        or _imperative_mood(verb)
        or _adverb_mood(verb)
    )


def _modal_mood(verb: Token) -> str:
    words = [
        word_of(a) if word_of(a) in _SHALL else a.text.lower()
        for a in auxiliaries(verb)
        if (a.tag_ == "MD" or word_of(a) in _SHALL) and not _is_had(a, verb) and not _is_named(a)
    ]
    if not words:
        return _lent_mood(verb)
    surmise = "must" in words and any(word_of(a) == "have" for a in auxiliaries(verb))
    if surmise or ("should" in words and _is_inverted(verb)):
        return "report"
    if any(word in _SHALL for word in words):
        return "aspiration"
    if words[0] in _WOULD and lemma_of(verb) in _SAYING:
        return ""
    liked = words[0] in _WOULD and verb.lemma_ in {"like", "love", "want", "prefer"}
    return "aspiration" if liked else "possibility"


def _lent_mood(verb: Token) -> str:
    """What a second verb has of the first: `will plan and co-design`."""
    joined = verb.dep_ == "conj" and not has(verb, *SUBJECTS) and not _is_past(verb)
    lent = verb.tag_ in {"VB", "VBN", "VBP"} and verb.head.pos_ in VERBAL
    return _modal_mood(verb.head) if joined and lent else ""


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


def _governed_mood(verb: Token) -> str:
    """What a clause or an infinitive hangs on: `aims to`, `have to`, `is to be`, `able to`."""
    head = verb.head
    if head.i == verb.i:
        named = _is_what(verb) or any(word_of(c) in _HOW for c in children(verb, "advmod"))
        return "aspiration" if is_infinitive(verb) and not named else ""
    lemma = lemma_of(head)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and is_infinitive(verb):
        if lemma in _ABLE:
            return "possibility"
        if lemma in _WILLING or _governs_aim(head, bare=verb.dep_ == "xcomp"):
            return "aspiration"
    if verb.dep_ in {"ccomp", "xcomp"} and lemma in {"let", "suggest", "recommend", "insist"}:
        granted = lemma == "let" and (has(head, *SUBJECTS) or bool(auxiliaries(head)))
        return "" if granted else "aspiration"
    if verb.dep_ == "ccomp" and lemma in _AIMING_OBJECT | _AIMING and _is_subjunctive(verb):
        return "aspiration"
    if verb.dep_ == "acl" and is_infinitive(verb):
        return "aspiration" if lemma in _GOALS else "possibility" if lemma in _CHANCES else ""
    return ""


_HOW = word_set("how where when why")


def _is_subjunctive(verb: Token) -> bool:
    """`proposes that it be co-designed`: a bare `be`."""
    helpers = auxiliaries(verb)
    return any(word_of(a) == "be" for a in helpers) and not any(
        a.tag_ in {"MD", "TO", "VBZ", "VBP", "VBD"} and word_of(a) != "be" for a in helpers
    )


def _is_what(verb: Token) -> bool:
    """`To co-design is to give up`: the infinitive is what is spoken of."""
    return any(lemma_of(c) == "be" and c.i > verb.i for c in verb.children if c.pos_ in VERBAL)


def _governs_aim(verb: Token, *, bare: bool) -> bool:
    """With an infinitive the verb aims: `aims to`, `has to`, `is to`, `is going to`."""
    lemma = lemma_of(verb)
    aims = lemma in _AIMING and not (lemma in _NOT_AIMING_TO_BE and not _is_meant(verb))
    has_to = lemma == "have" and verb.tag_ != "VBD" and not has(verb, "dobj")
    to_be = lemma == "be" and bare and not has(verb, "attr", "acomp")
    return aims or has_to or to_be or (lemma == "go" and verb.tag_ == "VBG")


def _governing_mood(verb: Token) -> str:
    """The verb itself governs an infinitive: `a charter is to be drawn up`, `it needs to begin`."""
    if not any(is_infinitive(child) for child in children(verb, "xcomp", "ccomp")):
        return ""
    return "aspiration" if _governs_aim(verb, bare=True) else ""


def _decided_mood(verb: Token) -> str:
    """`it was decided that it would be co-designed`: what was to come."""
    would = any(word_of(a) in _WOULD for a in auxiliaries(verb))
    decided = verb.dep_ == "ccomp" and lemma_of(verb.head) in _DECIDING
    return "aspiration" if would and decided else ""


def _is_meant(verb: Token) -> bool:
    """`is expected to`, `supposed to`: the passive, where the active would not aim."""
    return is_passive(verb) or verb.tag_ == "VBN" or lemma_of(verb) in {"expect"}


def _object_mood(verb: Token, token: Token) -> str:
    """`wants co-production`, `calls for co-design`."""
    lemma = lemma_of(verb)
    top = noun_head(token)
    while top.dep_ == "conj" and top.head.pos_ not in VERBAL:
        top = noun_head(top.head)
    while top.dep_ in {"pobj", "pcomp"} and top.head.head.pos_ in {"NOUN", "PROPN"}:
        top = noun_head(top.head.head)
    if lemma in _AIMING_OBJECT and top.dep_ in {"dobj", "nsubjpass"} and top.head == verb:
        return "aspiration"
    if lemma in _AIMING_FOR and top.dep_ in {"pobj", "pcomp"} and top.head.head == verb:
        return "aspiration" if word_of(top.head) in _AIMING_FOR[lemma] else ""
    return ""


def _copula_mood(verb: Token) -> str:
    """`the aim is co-production`."""
    if verb.lemma_ != "be":
        return ""
    subjects = {child.lemma_.lower() for child in children(verb, "nsubj")}
    return "aspiration" if subjects & (_GOALS - {"task", "plan", "purpose", "need"}) else ""


def _imperative_mood(verb: Token) -> str:
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


def _adverb_mood(verb: Token) -> str:
    words = {word_of(child) for child in children(verb, "advmod")}
    opens = verb.dep_ == "ROOT" and word_of(verb.sent[0]) in _PERHAPS
    return "possibility" if words & _PERHAPS or opens else ""


# ---------------------------------------------------------------------------- negation

_NEGATIVE_DETERMINERS = word_set("no neither zero")
_NOBODY = word_set("nobody none nothing no-one noone neither nowhere")
_NEVER = word_set("not n't n’t never hardly scarcely barely nor nowhere")
_ONLY = word_set("only just merely simply solely necessarily always")
_ABSENT = word_set(
    "lack absence want shortage end death opposite lack dearth abandonment failure refusal"
)
_LACKING = word_set(
    "lack refuse fail stop cease avoid deny reject abandon omit miss forget decline neglect resist"
)
_PARTS = word_set(
    "kind form sort type sign trace hint element degree amount bit shred example instance"
    " question evidence culture talk mention whiff spark scrap semblance case matter"
    " version room time money space place resource budget chance tradition"
)
_HAPPENING = word_set("happen exist occur materialise materialize")

_DOUBTING = word_set(
    "think believe suppose imagine reckon feel seem find call say mean consider let allow"
)
_INSTEAD = ("rather than", "instead of", "in place of", "as opposed to", "far from", "short of")
_AFTER_THE_FACT = word_set("after before despite because since during under until unless although")


def negated(token: Token, *, is_verb: bool) -> bool:
    """Whether the mention is denied or said to be absent.

    What a negated verb is said of is there: `co-creation isn't an engine` denies no co-creation,
    `that is not co-creation` does.
    """
    if _double(token):
        return False
    if _denied_before(token) or _is_mocked(token):
        return True
    if is_verb:
        return _negated_verb(token) or _among_alternatives(token)
    head = noun_head(token)
    return _negated_noun(head, token)


def _double(token: Token) -> bool:
    """`not without co-operation`: two denials that leave the thing standing."""
    before = [word_of(token.doc[i]) for i in range(max(token.sent.start, token.i - 4), token.i)]
    return "not without" in " ".join(before)


def _is_mocked(token: Token) -> bool:
    """`If that's co-production, then my cat is a nurse`: a condition nobody grants."""
    verb = clause_verb(token)
    if (
        token.dep_ != "attr"
        or verb.dep_ != "advcl"
        or verb.lemma_ != "be"
        or verb.head.lemma_ != "be"
    ):
        return False
    condition = any(word_of(child) == "if" for child in children(verb, "mark"))
    pointed = any(word_of(child) in {"that", "this", "it"} for child in children(verb, "nsubj"))
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
    if "anything but" in joined or "nothing like" in joined or "nothing to do with" in joined:
        return True
    return before[-2:] == ["non", "-"] or _just_denied(token)


def _just_denied(token: Token) -> bool:
    """`not co-production`, `not a co-creation`: the denial stands right before it."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].tag_ in {"DT", "JJ", "``"}:
        at -= 1
    if at < token.sent.start or word_of(token.doc[at]) not in {"not", "never"}:
        return False
    denied = token.doc[at].head
    return denied.pos_ not in VERBAL or denied.i >= at


def _negator(token: Token) -> bool:
    """A `not`, `never` or `n't` that hangs on the token and is no `not only`."""
    for child in token.children:
        if child.i > token.i and token.pos_ not in VERBAL:
            continue
        if child.dep_ == "neg" or (
            word_of(child) in _NEVER and child.dep_ in {"advmod", "preconj", "cc"}
        ):
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if after is None or word_of(after) not in _ONLY:
                return True
    return False


def _negated_verb(verb: Token, *, depth: int = 0) -> bool:
    if _negator(verb) or _nobody_does(verb):
        return True
    if depth > 4 or verb.head.i == verb.i:
        return False
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL and not has(verb, *SUBJECTS):
        links = {word_of(child) for child in children(head, "cc")}
        return bool(links & {"or", "nor"}) and _negated_verb(head, depth=depth + 1)
    lemma = lemma_of(head)
    if verb.dep_ in {"xcomp", "ccomp"} and (verb.dep_ == "xcomp" or lemma in _DOUBTING):
        return lemma in _LACKING or _negated_verb(head, depth=depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if word_of(head) in {"without", "from"}:
            hindered = head.head.lemma_ in {"refrain", "stop", "prevent", "keep"}
            return word_of(head) == "without" or (
                hindered and not _negated_verb(head.head, depth=4)
            )
        return (
            head.head.pos_ in VERBAL
            and _negated_verb(head.head, depth=depth + 1)
            and (head.head.lemma_ in {"succeed", "believe", "insist", "think"})
        )
    if verb.dep_ in {"acl", "relcl"} and head.pos_ == "NOUN":
        return _is_no(head) and (verb.dep_ == "acl" or lemma_of(head) in _PARTS)
    return False


def _nobody_does(verb: Token) -> bool:
    """`nobody co-designed anything`, `no one has ever co-produced`, `none of us`."""
    for subject in children(verb, "nsubj", "nsubjpass"):
        if word_of(subject) in _NOBODY or _is_no(subject):
            return True
        if word_of(subject) == "one" and subject.i and word_of(subject.nbor(-1)) == "no":
            return True
    return False


def _is_no(noun: Token) -> bool:
    return any(
        word_of(child) in _NEGATIVE_DETERMINERS and child.dep_ in {"det", "preconj", "cc", "advmod"}
        for child in noun.children
    ) or _is_hardly_any(noun)


_HARDLY = word_set("hardly scarcely barely")


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
        if lemma in _OBJECTIONS:
            return False
        return lemma in _LACKING - {"stop", "fail", "forget"} or _negated_verb(above)
    return False


def _negated_preposition(preposition: Token) -> bool:
    word, above = word_of(preposition), preposition.head
    if word == "without" or (_negator(preposition)):
        return True
    if above.pos_ in {"NOUN", "PROPN", "PRON"}:
        lemma = lemma_of(above)
        if word in {"of", "in", "to"} and lemma in _ABSENT:
            return True
        if word_of(above) in _NOBODY and word in {"of", "like", "about"}:
            return True
        return (lemma in _PARTS and word in {"of", "for", "in"}) and _negated_noun(above, above)
    if above.pos_ not in VERBAL or word in _AFTER_THE_FACT:
        return False
    return lemma_of(above) in {"refrain"} or (
        _negated_verb(above)
        and above.lemma_.lower() not in {"hear", "know", "talk", "speak", "wait", "think"}
    )


def _denied_subject(head: Token, verb: Token) -> bool:
    """`Co-production never happened`; with `there`, `there was never any co-production`."""
    lemma = lemma_of(verb)
    if has(verb, "expl"):
        return _negated_verb(verb)
    if lemma in {"be"} and {word_of(c) for c in verb.children} & {
        "absent",
        "missing",
        "nowhere",
        "lacking",
        "dead",
    }:
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
    if head.dep_ == "nsubjpass" and lemma in _TRIED:
        modal = any(a.tag_ == "MD" for a in auxiliaries(verb))
        return _negator(verb) and not modal
    return lemma == "fail" and not has(verb, "dobj")
