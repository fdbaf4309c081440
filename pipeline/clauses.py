"""English sentences with a parse: mood, negation, who does it, with whom, and what.

The rules read the labels of spaCy's English pipelines (CLEAR style: nsubj, dobj, pobj, agent).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import simplemma
from spacy.tokens import Token

from pipeline.phrases import word_set

_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE_NOUN = frozenset({"compound", "amod", "nmod", "poss", "quantmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


_SHALL = word_set("will 'll ’ll wo shall sha should must ought")
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
_NOT_AIMING_TO_BE = word_set("expect mean require suppose determine call press push long")
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


@lru_cache(maxsize=4096)
def _lemma_of(word: str, lemma: str) -> str:
    """The model takes `hopes` to `hop`; where a word list knows the base in -e, that is meant."""
    if word in (f"{lemma}es", f"{lemma}ed") and simplemma.lemmatize(word, lang="en") == f"{lemma}e":
        return f"{lemma}e"
    return lemma


def _lemma(token: Token) -> str:
    return _lemma_of(_word(token), token.lemma_.lower())


Roled = Mapping[int, tuple[str, ...]]


# -------------------------------------------------------------------------- the clause


def clause_verb(token: Token) -> Token:
    """The verb of the clause that the token stands in: itself, or the nearest verb above."""
    place = token
    while place.pos_ not in _VERBAL and place.head.i != place.i:
        place = place.head
    return place


def noun_head(token: Token) -> Token:
    """The head of the noun phrase: `process` in `co-design process`."""
    place = token
    while place.dep_ in _INSIDE_NOUN and place.head.i != place.i and place.head.pos_ not in _VERBAL:
        place = place.head
    return place


def _children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def _has(token: Token, *deps: str) -> bool:
    return any(child.dep_ in deps for child in token.children)


def _word(token: Token) -> str:
    return token.norm_.lower() if token.norm_ else token.text.lower()


def _auxiliaries(verb: Token) -> list[Token]:
    return _children(verb, "aux", "auxpass")


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in _auxiliaries(verb))


def _is_passive(verb: Token) -> bool:
    joined = (
        verb.dep_ == "conj" and verb.tag_ == "VBN" and not _has(verb, *_SUBJECTS, "aux", "dobj")
    )
    if joined and verb.head.pos_ in _VERBAL and verb.head.tag_ == "VBN":
        return _is_passive(verb.head)
    return _has(verb, "auxpass", "nsubjpass") or (
        verb.tag_ == "VBN"
        and not any(_word(a) in {"have", "has", "had", "'ve"} for a in _auxiliaries(verb))
        and verb.dep_ in {"acl", "amod"}
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
        if _lemma(above) in _GOALS and _word(head.head) in {"of", "to", "for", "towards"}:
            return "aspiration" if above.lemma_.lower() not in {"task", "plan", "purpose"} else ""
    return ""


def _is_past(verb: Token) -> bool:
    words = {_word(a) for a in _auxiliaries(verb)}
    return (verb.tag_ == "VBD" and not _is_infinitive(verb)) or bool(
        words & {"was", "were", "had", "did", "have", "has", "'ve", "’ve"}
    )


def _stands_alone(verb: Token) -> bool:
    """A clause with a mood of its own: after `and`, after `if` or `when`, or run on by a comma."""
    if not _is_finite(verb):
        return False
    run_on = verb.dep_ == "ccomp" and verb.i < verb.head.i and not _has(verb, "mark")
    return run_on or verb.dep_ in {"conj", "advcl", "parataxis"}


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP", "VBD", "MD"} or any(
        a.tag_ in {"VBZ", "VBP", "VBD", "MD", "POS"} for a in _auxiliaries(verb)
    )


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
        _word(a) if _word(a) in _SHALL else a.text.lower()
        for a in _auxiliaries(verb)
        if (a.tag_ == "MD" or _word(a) in _SHALL) and not _is_had(a, verb) and not _is_named(a)
    ]
    if not words:
        return _lent_mood(verb)
    surmise = "must" in words and any(_word(a) == "have" for a in _auxiliaries(verb))
    if surmise or ("should" in words and _is_inverted(verb)):
        return "report"
    if any(word in _SHALL for word in words):
        return "aspiration"
    if words[0] in _WOULD and _lemma(verb) in _SAYING:
        return ""
    liked = words[0] in _WOULD and verb.lemma_ in {"like", "love", "want", "prefer"}
    return "aspiration" if liked else "possibility"


def _lent_mood(verb: Token) -> str:
    """What a second verb has of the first: `will plan and co-design`."""
    joined = verb.dep_ == "conj" and not _has(verb, *_SUBJECTS) and not _is_past(verb)
    lent = verb.tag_ in {"VB", "VBN", "VBP"} and verb.head.pos_ in _VERBAL
    return _modal_mood(verb.head) if joined and lent else ""


def _is_named(auxiliary: Token) -> bool:
    """`the can`, `the will`: a noun that the tagger takes for a modal."""
    return bool(
        auxiliary.i and auxiliary.nbor(-1).tag_ == "DT" and _word(auxiliary.nbor(-1)) != "that"
    )


def _is_inverted(verb: Token) -> bool:
    """`Should it break down, …`: a condition, not a duty."""
    subjects = _children(verb, "nsubj", "nsubjpass")
    first = next((a for a in _auxiliaries(verb) if _word(a) == "should"), None)
    question = any(token.text == "?" for token in verb.sent)
    return bool(
        first is not None and subjects and first.i < subjects[0].left_edge.i and not question
    )


def _is_had(auxiliary: Token, verb: Token) -> bool:
    """The 'd of `we'd co-designed it`."""
    alone = not any(_word(other) in {"have", "be"} for other in _auxiliaries(verb))
    return auxiliary.text.lower() in {"'d", "’d"} and verb.tag_ in {"VBN", "VBD"} and alone


def _governed_mood(verb: Token) -> str:
    """What a clause or an infinitive hangs on: `aims to`, `have to`, `is to be`, `able to`."""
    head = verb.head
    if head.i == verb.i:
        return "aspiration" if _is_infinitive(verb) and verb.dep_ == "ROOT" else ""
    lemma = _lemma(head)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and _is_infinitive(verb):
        if lemma in _ABLE:
            return "possibility"
        if lemma in _WILLING or _governs_aim(head, bare=verb.dep_ == "xcomp"):
            return "aspiration"
    if verb.dep_ in {"ccomp", "xcomp"} and lemma in {"let", "suggest", "recommend", "insist"}:
        return "aspiration"
    if verb.dep_ == "acl" and _is_infinitive(verb):
        return "aspiration" if lemma in _GOALS else "possibility" if lemma in _CHANCES else ""
    return ""


def _governs_aim(verb: Token, *, bare: bool) -> bool:
    """With an infinitive the verb aims: `aims to`, `has to`, `is to`, `is going to`."""
    lemma = _lemma(verb)
    aims = lemma in _AIMING and not (lemma in _NOT_AIMING_TO_BE and not _is_meant(verb))
    has_to = lemma == "have" and verb.tag_ != "VBD" and not _has(verb, "dobj")
    to_be = lemma == "be" and bare and not _has(verb, "attr", "acomp")
    return aims or has_to or to_be or (lemma == "go" and verb.tag_ == "VBG")


def _governing_mood(verb: Token) -> str:
    """The verb itself governs an infinitive: `a charter is to be drawn up`, `it needs to begin`."""
    if not any(_is_infinitive(child) for child in _children(verb, "xcomp", "ccomp")):
        return ""
    return "aspiration" if _governs_aim(verb, bare=True) else ""


def _decided_mood(verb: Token) -> str:
    """`it was decided that it would be co-designed`: what was to come."""
    would = any(_word(a) in _WOULD for a in _auxiliaries(verb))
    decided = verb.dep_ == "ccomp" and _lemma(verb.head) in _DECIDING
    return "aspiration" if would and decided else ""


def _is_meant(verb: Token) -> bool:
    """`is expected to`, `supposed to`: the passive, where the active would not aim."""
    return _is_passive(verb) or verb.tag_ == "VBN" or _lemma(verb) in {"expect"}


def _object_mood(verb: Token, token: Token) -> str:
    """`wants co-production`, `calls for co-design`."""
    lemma = _lemma(verb)
    top = noun_head(token)
    while top.dep_ == "conj" and top.head.pos_ not in _VERBAL:
        top = noun_head(top.head)
    while top.dep_ in {"pobj", "pcomp"} and top.head.head.pos_ in {"NOUN", "PROPN"}:
        top = noun_head(top.head.head)
    if lemma in _AIMING_OBJECT and top.dep_ in {"dobj", "nsubjpass"} and top.head == verb:
        return "aspiration"
    if lemma in _AIMING_FOR and top.dep_ in {"pobj", "pcomp"} and top.head.head == verb:
        return "aspiration" if _word(top.head) in _AIMING_FOR[lemma] else ""
    return ""


def _copula_mood(verb: Token) -> str:
    """`the aim is co-production`."""
    if verb.lemma_ != "be":
        return ""
    subjects = {child.lemma_.lower() for child in _children(verb, "nsubj")}
    return "aspiration" if subjects & (_GOALS - {"task", "plan", "purpose", "need"}) else ""


def _imperative_mood(verb: Token) -> str:
    """`Gather the participants`: a bare verb without a subject that heads a sentence."""
    base = verb
    while base.dep_ == "conj" and base.tag_ in {"VB", "VBP"} and not _has(base, *_SUBJECTS):
        base = base.head
    if base.dep_ not in {"ROOT", "ccomp", "parataxis"} or base.tag_ not in {"VB", "VBP"}:
        return ""
    if _has(base, *_SUBJECTS, "mark") or any(a.lemma_ != "do" for a in _auxiliaries(base)):
        return ""
    if base.dep_ == "ccomp" and base.left_edge.i > 0 and base.left_edge.i > base.sent.start + 3:
        return ""
    return "aspiration"


def _adverb_mood(verb: Token) -> str:
    words = {_word(child) for child in _children(verb, "advmod")}
    return "possibility" if words & _PERHAPS else ""


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

_DOUBTING = word_set("think believe suppose imagine reckon feel seem find call say mean consider")
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
    before = [_word(token.doc[i]) for i in range(max(token.sent.start, token.i - 4), token.i)]
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
    condition = any(_word(child) == "if" for child in _children(verb, "mark"))
    pointed = any(_word(child) in {"that", "this", "it"} for child in _children(verb, "nsubj"))
    compared = _has(verb.head, "attr") or any(_word(c) == "so" for c in verb.head.children)
    return condition and pointed and compared


def _denied_before(token: Token) -> bool:
    """`without`, `rather than`, `instead of`, `anything but` just before it."""
    before = [_word(token.doc[i]) for i in range(max(token.sent.start, token.i - 5), token.i)]
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
    if at < token.sent.start or _word(token.doc[at]) not in {"not", "never"}:
        return False
    denied = token.doc[at].head
    return denied.pos_ not in _VERBAL or denied.i >= at


def _negator(token: Token) -> bool:
    """A `not`, `never` or `n't` that hangs on the token and is no `not only`."""
    for child in token.children:
        if child.i > token.i and token.pos_ not in _VERBAL:
            continue
        if child.dep_ == "neg" or (
            _word(child) in _NEVER and child.dep_ in {"advmod", "preconj", "cc"}
        ):
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if after is None or _word(after) not in _ONLY:
                return True
    return False


def _negated_verb(verb: Token, *, depth: int = 0) -> bool:
    if _negator(verb) or _nobody_does(verb):
        return True
    if depth > 4 or verb.head.i == verb.i:
        return False
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in _VERBAL and not _has(verb, *_SUBJECTS):
        links = {_word(child) for child in _children(head, "cc")}
        return bool(links & {"or", "nor"}) and _negated_verb(head, depth=depth + 1)
    lemma = _lemma(head)
    if verb.dep_ in {"xcomp", "ccomp"} and (verb.dep_ == "xcomp" or lemma in _DOUBTING):
        return lemma in _LACKING or _negated_verb(head, depth=depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if _word(head) in {"without", "from"}:
            hindered = head.head.lemma_ in {"refrain", "stop", "prevent", "keep"}
            return _word(head) == "without" or (hindered and not _negated_verb(head.head, depth=4))
        return (
            head.head.pos_ in _VERBAL
            and _negated_verb(head.head, depth=depth + 1)
            and (head.head.lemma_ in {"succeed", "believe", "insist", "think"})
        )
    if verb.dep_ in {"acl", "relcl"} and head.pos_ == "NOUN":
        return _is_no(head) and (verb.dep_ == "acl" or _lemma(head) in _PARTS)
    return False


def _nobody_does(verb: Token) -> bool:
    """`nobody co-designed anything`, `no one has ever co-produced`, `none of us`."""
    for subject in _children(verb, "nsubj", "nsubjpass"):
        if _word(subject) in _NOBODY or _is_no(subject):
            return True
        if _word(subject) == "one" and subject.i and _word(subject.nbor(-1)) == "no":
            return True
    return False


def _is_no(noun: Token) -> bool:
    return any(
        _word(child) in _NEGATIVE_DETERMINERS and child.dep_ in {"det", "preconj", "cc", "advmod"}
        for child in noun.children
    )


def _among_alternatives(verb: Token) -> bool:
    return any(_word(child) == "neither" for child in verb.children)


def _negated_noun(head: Token, token: Token) -> bool:
    """A noun phrase with `no`, or whose place in the sentence is denied."""
    if _is_no(head) or _is_no(token) or _negator(head) or _negator(token):
        return True
    if head.dep_ == "conj":
        first = head.head
        but = "but" in {_word(child) for child in _children(first, "cc")}
        return not but and first.pos_ not in _VERBAL and _negated_noun(first, first)
    above = head.head
    if head.dep_ in {"pobj", "pcomp"}:
        return _negated_preposition(above)
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return _denied_subject(head, above)
    if (
        head.dep_ in {"attr", "dobj", "oprd", "acomp", "appos", "ccomp", "xcomp"}
        and above.pos_ in _VERBAL
    ):
        lemma = _lemma(above)
        if lemma in _OBJECTIONS:
            return False
        return lemma in _LACKING - {"stop", "fail", "forget"} or _negated_verb(above)
    return False


def _negated_preposition(preposition: Token) -> bool:
    word, above = _word(preposition), preposition.head
    if word == "without" or (_negator(preposition)):
        return True
    if above.pos_ in {"NOUN", "PROPN", "PRON"}:
        lemma = _lemma(above)
        if word in {"of", "in", "to"} and lemma in _ABSENT:
            return True
        if _word(above) in _NOBODY and word in {"of", "like", "about"}:
            return True
        return (lemma in _PARTS and word in {"of", "for", "in"}) and _negated_noun(above, above)
    if above.pos_ not in _VERBAL or word in _AFTER_THE_FACT:
        return False
    return _lemma(above) in {"refrain"} or (
        _negated_verb(above)
        and above.lemma_.lower() not in {"hear", "know", "talk", "speak", "wait", "think"}
    )


def _denied_subject(head: Token, verb: Token) -> bool:
    """`Co-production never happened`; with `there`, `there was never any co-production`."""
    lemma = _lemma(verb)
    if _has(verb, "expl"):
        return _negated_verb(verb)
    if lemma in {"be"} and {_word(c) for c in verb.children} & {
        "absent",
        "missing",
        "nowhere",
        "lacking",
        "dead",
    }:
        return True
    if lemma in _HAPPENING or (
        lemma == "be" and not _has(verb, "attr", "acomp", "prep", "ccomp", "xcomp")
    ):
        wished = any(a.tag_ == "MD" for a in _auxiliaries(verb))
        return (_negator(verb) and not wished) or any(_word(c) == "nowhere" for c in verb.children)
    if lemma == "take" and any(_word(c) == "place" for c in verb.children):
        return _negator(verb) and not _has(verb, "prep")
    if head.dep_ == "nsubjpass" and lemma in _TRIED:
        modal = any(a.tag_ == "MD" for a in _auxiliaries(verb))
        return _negator(verb) and not modal
    return lemma == "fail" and not _has(verb, "dobj")


# ----------------------------------------------------------------- who, with whom, what

_PERSONS_OF = word_set(
    "group panel number majority minority some many most all half one two three both"
    " handful several representative member range lot couple dozen pair part rest few each"
    " any network team set coalition alliance variety mix body hundred"
)
_BODIES = word_set("council panel group board forum committee meeting representative team voice")
_RELATIVE = word_set("who that which whom")
_NOT_DOING = word_set(
    "say tell write argue claim describe call define regard see view believe think know"
    " hear read mean mention discuss debate talk speak understand ask question criticise"
    " criticize praise welcome require demand recommend propose announce promise mock"
    " laugh love like hate fear doubt prefer expect hope remember forget put explain show"
    " note state find reward celebrate note warn suggest presuppose depend concern count"
    " prevent get hand come need want wish fund pay finance buy endorse measure monitor"
    " study research resemble sound seem become cost ruin kill remind insist presume"
    " reveal rest confuse mark miss lack mistrust trust dislike resent"
)
_TALKING = word_set(
    "say tell write argue discuss debate talk speak agree ask mention raise share deal"
    " help start begin struggle end sit do be live"
)
"""With these verbs `with` names those who listen, or what is at hand, not partners."""
_CALLED_IN = word_set(
    "involve engage include introduce invite train urge expect consult commit encourage"
    " oblige require recruit draw bring ask persuade enable empower allow support help"
    " force teach"
)
_WITH = word_set("with alongside")
_HELPED = word_set(
    "help support input involvement participation assistance co-operation advice consent"
)
_OTHER = word_set("other another others")


def who(token: Token, *, form: str, is_verb: bool, acts: Callable[[Token], bool]) -> list[Token]:
    """The heads of the noun phrases that name who does it; empty if nobody is named.

    Of a noun's possible doers only those count that `acts` takes for one.
    """
    if is_verb:
        return _subject(token)
    if form == "agent":
        return _predicated(noun_head(token))
    if form == "adjective" and not _word(token).endswith("ed"):
        return _described(token)
    return _noun_doers(token, acts)


def _described(token: Token) -> list[Token]:
    """Whom an adjective is said of: `co-operative relatives`, `relatives are co-operative`."""
    head = noun_head(token)
    if head != token:
        return _with_conjuncts([head])
    return _subject(token.head) if token.head.pos_ in _VERBAL and token.dep_ == "acomp" else []


def _subject(verb: Token, *, depth: int = 0) -> list[Token]:
    """Who the verb is said of as its doer: subject, by-agent, or the one who is to do it."""
    if depth > 5:
        return []
    if _is_passive(verb):
        return _by_agent(verb, depth)
    own = [_antecedent(child, verb) for child in _children(verb, "nsubj")]
    if own:
        return _with_conjuncts([_meant(token) for token in own])
    head = verb.head
    if head.i == verb.i:
        return []
    return _subject_above(verb, head, depth)


def _subject_above(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who a verb without a subject of its own is said of, from what it hangs on."""
    if verb.dep_ == "conj":
        return _subject(head, depth=depth + 1) if head.pos_ in _VERBAL else []
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acomp"} and head.pos_ in {*_VERBAL, "ADJ"}:
        return _controller(head, verb, depth)
    if verb.dep_ == "pcomp":
        above = clause_verb(head)
        kept_from = _word(head) == "from" and _children(above, "dobj")
        if kept_from:
            return _with_conjuncts(kept_from)
        return (
            _subject(above, depth=depth + 1) if above.i != verb.i and above.pos_ in _VERBAL else []
        )
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_controller(verb, depth)
    return []


def _meant(subject: Token) -> Token:
    """The noun that `it` stands for: the subject of the clause before, in the same sentence."""
    if _word(subject) != "it":
        return subject
    before = [
        token
        for token in subject.sent
        if token.i < subject.i and token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"}
    ]
    return before[-1] if before else subject


def _by_agent(verb: Token, depth: int) -> list[Token]:
    agents = [
        noun
        for by in verb.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and _word(by) == "by")
        for noun in _children(by, "pobj")
        if _may_act(noun)
    ]
    if not agents and verb.dep_ == "conj" and verb.head.pos_ in _VERBAL and depth < 5:
        return _by_agent(verb.head, depth + 1) if not _has(verb, *_SUBJECTS) else []
    return _with_conjuncts(agents)


_TIMES = word_set(
    "easter christmas spring summer autumn winter monday tuesday wednesday thursday"
    " friday saturday sunday january february march april may june july august september"
    " october november december year month week day end time now then noon night morning"
    " accident chance hand mistake design nature law means way definition default itself"
    " far post email phone car bus turns"
)


def _may_act(noun: Token) -> bool:
    """Not a date, a number or a manner, which follow `by` as well."""
    return noun.lemma_.lower() not in _TIMES and noun.tag_ not in {"CD", "VBG"}


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if _word(subject) in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if _word(subject) in _RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return subject


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    """Who is to do it: `encourage municipalities to`, `municipalities are urged to`."""
    if verb.dep_ != "advcl":
        objects = _children(head, "dobj", "dative")
        if objects and head.lemma_ not in {"promise", "have", "take", "make"}:
            return _with_conjuncts(objects)
        passive = _children(head, "nsubjpass")
        if passive:
            return _with_conjuncts([_antecedent(token, head) for token in passive])
    if head.pos_ == "ADJ":
        return _subject(head.head, depth=depth + 1) if head.head.pos_ in _VERBAL else []
    if verb.dep_ == "advcl" and _is_passive(head):
        return _by_agent(head, depth)
    return _subject(head, depth=depth + 1)


def _noun_controller(verb: Token, depth: int) -> list[Token]:
    """`municipalities co-designing care`, `our plan to co-produce`, `a coordinator who …`."""
    noun = verb.head
    if verb.tag_ == "VBG" or (verb.dep_ == "relcl" and _has(verb, "nsubj")):
        return _with_conjuncts([noun])
    asked = noun.dep_ == "dobj" and _lemma(noun.head) in _CALLED_IN
    owners = [noun] if asked else _children(noun, "poss")
    if owners:
        return _with_conjuncts(owners)
    above = clause_verb(noun)
    return _subject(above, depth=depth + 1) if above.i != noun.i and above.pos_ in _VERBAL else []


def _predicated(head: Token) -> list[Token]:
    """Who is said to be the agent noun: `citizens are co-producers`, `patients as co-designers`."""
    top = head
    while (
        top.dep_ in {"conj", "pobj"}
        and top.head.i != top.i
        and (top.dep_ == "conj" or _word(top.head) in {"of", "between"})
    ):
        top = top.head if top.dep_ == "conj" else top.head.head
    if top.dep_ in {"attr", "oprd", "acomp"} and top.head.pos_ in _VERBAL:
        named = (
            _children(top.head, "dobj") or _children(top.head, "nsubjpass") or _subject(top.head)
        )
        return _with_conjuncts([token for token in named if token != top])
    if top.dep_ == "pobj" and _word(top.head) in {"as", "into"}:
        above = top.head.head
        if above.pos_ in _VERBAL:
            named = _children(above, "dobj") or _children(above, "nsubjpass") or _subject(above)
            return _with_conjuncts(named)
        return _with_conjuncts([above])
    named = _children(head, "appos") + [
        noun for p in head.children if _word(p) in {"like", "as"} for noun in _children(p, "pobj")
    ]
    return _with_conjuncts(named)


def _noun_doers(token: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who does what the noun names."""
    heads = _same_phrase(token)
    for find in (_owners, _by_or_between, _carried_out_by, _in_which, _of_whose_kind):
        named = [doer for head in heads for doer in find(head) if acts(doer)]
        if named:
            return named
    linked = [doer for doer in _linked_subject(token) if acts(doer)]
    return linked or [doer for doer in _governing_subject(heads[-1]) if acts(doer)]


def _same_phrase(token: Token) -> list[Token]:
    """The mention and the nouns that it leads: `form` in `form of co-management`."""
    head = noun_head(token)
    heads = list(dict.fromkeys([token, head]))
    while head.dep_ == "pobj" and _word(head.head) == "of" and head.head.head.pos_ == "NOUN":
        head = noun_head(head.head.head)
        heads.append(head)
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head not in heads:
        heads.append(head)
    return heads


def _is_such_as(preposition: Token) -> bool:
    return _word(preposition) == "as" and any(_word(c) == "such" for c in preposition.children)


def _owners(noun: Token) -> list[Token]:
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].tag_ == "JJ":
        at -= 1
    said = at > noun.sent.start and noun.doc[at].tag_ == "POS"
    return _with_conjuncts(_children(noun, "poss") or ([noun.doc[at - 1]] if said else []))


def _of_whose_kind(noun: Token) -> list[Token]:
    """`staff co-production`, `patient-led co-design`, `inter-municipal co-operation`."""
    named = _children(noun, "compound", "amod", "nmod")
    inner = [part for word in named for part in _children(word, "npadvmod", "compound", "nmod")]
    return [*inner, *named]


LINK_REACH = 14


def _linked_subject(token: Token) -> list[Token]:
    """The subject after `in which`, `by which`, `whereby`, wherever the parser hangs the clause."""
    for at in range(token.i + 1, min(token.sent.end, token.i + LINK_REACH)):
        link = token.doc[at]
        verb = None
        if _word(link) == "which" and link.dep_ == "pobj" and link.head.dep_ == "prep":
            verb = link.head.head
        elif _word(link) in {"whereby", "where"} and link.dep_ == "advmod":
            verb = link.head
        if verb is not None and verb.pos_ in _VERBAL:
            return _with_conjuncts(_children(verb, "nsubj"))
    return []


_SUBORDINATE = frozenset({"relcl", "ccomp", "advcl", "acl", "pcomp", "csubj", "conj"})


def defined_doers(token: Token) -> list[Token]:
    """In a sentence that says what the word means, the subjects and parties of what it says."""
    after = [word for word in token.sent if word.i > token.i]
    glossed = any(word.text == ":" for word in after[:3])
    for word in after:
        if _word(word) == "between" and word.dep_ == "prep":
            return _with_conjuncts(_children(word, "pobj"))[:-1]
        inner = glossed or word.head.dep_ in _SUBORDINATE
        if word.dep_ == "nsubj" and inner and _word(word) not in _RELATIVE:
            return _with_conjuncts([word])
    return []


def defined_partners(token: Token) -> list[Token]:
    """In such a sentence, those named last after `between`, or after `with`."""
    for word in (word for word in token.sent if word.i > token.i):
        if _word(word) == "between" and word.dep_ == "prep":
            return _with_conjuncts(_children(word, "pobj"))[1:][-1:]
        if _word(word) in _WITH and word.dep_ == "prep":
            return _with_conjuncts(_children(word, "pobj"))
    return []


def _by_or_between(noun: Token) -> list[Token]:
    named: list[Token] = []
    inside = [
        below
        for of in _children(noun, "prep")
        if _word(of) == "of"
        for item in _children(of, "pobj")
        for below in _children(item, "prep", "agent")
        if _word(below) in {"by", "between"}
    ]
    for preposition in [*_children(noun, "prep", "agent"), *inside]:
        word = _word(preposition)
        objects = [n for n in _with_conjuncts(_children(preposition, "pobj")) if _may_act(n)]
        if word in {"by", "among", "amongst", "from"}:
            named += objects
        elif word == "between":
            named += objects[:-1] or objects
    return named


def _carried_out_by(noun: Token) -> list[Token]:
    return [
        agent
        for verb in _children(noun, "acl")
        if verb.tag_ == "VBN"
        for agent in _by_agent(verb, 5)
    ]


def _in_which(noun: Token) -> list[Token]:
    """`co-creation, in which residents have a say`, `laboratories where staff try things out`."""
    named: list[Token] = []
    for verb in _children(noun, "relcl"):
        linked = any(
            (_word(child) in {"where", "whereby", "when"} and child.dep_ == "advmod")
            or (child.dep_ == "prep" and any(_word(x) in {"which", "whom"} for x in child.children))
            for child in verb.children
        )
        subjects = _children(verb, "nsubj")
        if linked and subjects and _word(subjects[0]) not in _RELATIVE:
            named += _with_conjuncts(subjects)
    return named


def _governing_subject(head: Token) -> list[Token]:
    """The subject of a verb of doing that has the noun as its object: `we entered into it`."""
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return []
    if (
        head.dep_ == "pobj"
        and _word(head.head) == "in"
        and head.head.head.dep_ in {"nsubj", "conj"}
    ):
        return _with_conjuncts([head.head.head])
    verb = clause_verb(head)
    if verb.i == head.i or verb.pos_ not in _VERBAL:
        return []
    lemma = _lemma(verb)
    direct = head.dep_ in {"dobj", "attr"} or _is_near_object(head, verb)
    if not direct or lemma in _NOT_DOING or (lemma == "be" and head.dep_ == "attr"):
        return []
    if _is_passive(verb):
        if lemma in _CALLED_IN and head.dep_ == "pobj" and _word(head.head) in {"in", "to", "into"}:
            return _with_conjuncts(_children(verb, "nsubjpass"))
        return _by_agent(verb, 0)
    if lemma in _CALLED_IN and head.dep_ == "pobj" and _word(head.head) in {"in", "to", "into"}:
        return _with_conjuncts(_children(verb, "dobj"))
    return _subject(verb)


def _is_near_object(head: Token, verb: Token) -> bool:
    """After a preposition of the verb, or of its object: `establish a body for co-governance`."""
    if head.dep_ != "pobj" or _word(head.head) == "as":
        return False
    above = head.head.head
    taking_part = above.dep_ == "attr" and above.lemma_ in {
        "partner",
        "party",
        "part",
        "participant",
    }
    return above == verb or (above.head == verb and (above.dep_ == "dobj" or taking_part))


def _with_conjuncts(nouns: Iterable[Token]) -> list[Token]:
    found: list[Token] = []
    for noun in nouns:
        if noun not in found:
            found.append(noun)
        found += [more for more in noun.conjuncts if more not in found and more.i > noun.i]
    return found


def with_whom(token: Token, *, is_verb: bool) -> list[Token]:
    """The heads of the noun phrases after `with`, `alongside` or `between … and`."""
    named: list[Token] = []
    heads = [token] if is_verb else _same_phrase(token)
    prepositions = _with_conjuncts(_partner_prepositions(token, heads, is_verb=is_verb))
    for preposition in prepositions:
        named += [noun for noun in _partners(preposition) if noun not in named]
    if named or is_verb:
        return named
    for head in heads:
        for preposition in _children(head, "prep"):
            objects = _with_conjuncts(_children(preposition, "pobj"))
            if _word(preposition) == "between" and len(objects) > 1:
                return objects[-1:]
    return named


def _partner_prepositions(token: Token, heads: list[Token], *, is_verb: bool) -> Iterator[Token]:
    """Each `with` and `alongside` of the mention's phrase, then of its verb; some come twice."""
    for head in heads:
        for place in _phrase(head):
            linked = place.dep_ in {"prep", "prt", "advmod"}
            if _word(place) in _WITH and linked and place.i > token.i:
                yield place
    verb = token if is_verb else clause_verb(token)
    if verb.pos_ not in _VERBAL or (not is_verb and _lemma(verb) in _TALKING):
        return
    for place in _children(verb, "prep"):
        if _word(place) in _WITH and (is_verb or place.i > token.i):
            yield place
    for together in _children(verb, "advmod"):
        yield from (place for place in together.children if _word(place) in _WITH)


def _phrase(head: Token) -> Iterator[Token]:
    """The tokens below the head, not those of clauses of their own."""
    for child in head.children:
        if child.dep_ in {"relcl", "advcl", "ccomp", "conj", "nsubj", "nsubjpass"}:
            continue
        if child.dep_ == "acl" and child.tag_ != "VBN":
            continue
        yield child
        yield from _phrase(child)


def _partners(preposition: Token) -> list[Token]:
    objects = _with_conjuncts(_children(preposition, "pobj"))
    for inner in _children(preposition, "prep"):  # along with, together with
        objects += _with_conjuncts(_children(inner, "pobj"))
    named: list[Token] = []
    for noun in objects:
        if _lemma(noun) in _HELPED:
            named += [
                person
                for p in _children(noun, "prep")
                if _word(p) in {"of", "from", "by"}
                for person in _with_conjuncts(_children(p, "pobj"))
            ]
        else:
            named.append(noun)
    return named


def what(token: Token, *, form: str, is_verb: bool) -> str:
    """What is made or done together, as its words stand; empty if nothing is named."""
    if is_verb:
        objects = _verb_objects(token)
    elif form == "adjective":
        head = noun_head(token)
        objects = [head] if head != token and head.pos_ in {"NOUN", "PROPN"} else []
        if not _word(token).endswith("ed") and form == "adjective":
            objects = [item for item in objects if item.lemma_ not in _PERSONAL]
    else:
        objects = [
            item
            for p in _children(token, "prep")
            if _word(p) in {"of", "on"}
            for item in _children(p, "pobj")
        ]
    return "; ".join(_named(item, bare=form == "adjective") for item in objects)


_PERSONAL = word_set("person people relative municipality volunteer nurse resident citizen")


def _verb_objects(verb: Token) -> list[Token]:
    if _is_passive(verb):
        objects = _children(verb, "nsubjpass")
        if not objects and verb.dep_ == "conj" and verb.head.pos_ in _VERBAL:
            return _verb_objects(verb.head)
    else:
        objects = _children(verb, "dobj")
    if (
        not objects
        and verb.dep_ in {"acl", "relcl"}
        and (_is_passive(verb) or verb.dep_ == "relcl")
    ):
        objects = [verb.head]
    if not objects:
        objects = [
            item
            for p in _children(verb, "prep")
            if _word(p) in {"on", "about"}
            for item in _children(p, "pobj")
        ]
    return [_antecedent(item, verb) for item in objects]


def _named(noun: Token, *, bare: bool) -> str:
    """The noun with its determiner, adjectives, conjuncts and what follows `of`; `bare`: alone."""
    if bare:
        return str(noun.text)
    kept = {noun.i}
    for child in noun.children:
        if child.dep_ in {
            "det",
            "amod",
            "compound",
            "poss",
            "nummod",
            "nmod",
            "quantmod",
            "predet",
        }:
            kept |= {token.i for token in child.subtree if token.i < noun.i}
        elif child.dep_ in {"conj", "cc"} or (
            child.dep_ == "prep" and _word(child) in {"of", "on"}
        ):
            kept |= {token.i for token in child.subtree}
    first, last = min(kept), max(kept)
    return " ".join(str(noun.doc[first : last + 1].text).split()).strip(" ,;.")


# --------------------------------------------------------------------------- as roles


def roles_of(nouns: Iterable[Token], roled: Roled) -> list[str]:
    """The roles of the noun phrases, in order, each once.

    `a panel of seniors` is what its members are, `the residents' council` the residents.
    """
    named: list[str] = []
    for noun in nouns:
        named += [role for role in _roles(noun, roled) if role not in named]
    return named


def _roles(noun: Token, roled: Roled, *, depth: int = 0) -> tuple[str, ...]:
    lemma = _lemma(noun)
    counted = lemma in _PERSONS_OF or noun.pos_ in {"NUM", "DET", "ADJ"}
    if depth < 3 and counted and (members := _members(noun, roled, depth)):
        return members
    if lemma in _BODIES:
        for modifier in _children(noun, "poss", "compound"):
            if roles := roled.get(modifier.i):
                return roles
    return roled.get(noun.i, ())


def _members(noun: Token, roled: Roled, depth: int) -> tuple[str, ...]:
    """The roles after `of`: those of the seniors in `a panel of seniors`."""
    for preposition in _children(noun, "prep"):
        people = _children(preposition, "pobj") if _word(preposition) in {"of", "from"} else []
        for person in people:
            inner = _roles(person, roled, depth=depth + 1)
            for more in person.conjuncts:
                inner += tuple(role for role in roled.get(more.i, ()) if role not in inner)
            if inner:
                return inner
    return ()
