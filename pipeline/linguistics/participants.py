"""English sentences with a parse: who does it, with whom, and what is made together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from spacy.tokens import Token

from pipeline.linguistics.parse import (
    SUBJECTS,
    VERBAL,
    auxiliaries,
    children,
    clause_verb,
    has,
    is_passive,
    lemma_of,
    noun_head,
    word_of,
)
from pipeline.text.phrase_matcher import word_set

Roled = Mapping[int, tuple[str, ...]]


# ----------------------------------------------------------------- who, with whom, what

_PERSONS_OF = word_set(
    "group panel number majority minority some many most all half one two three both"
    " handful several representative member range lot couple dozen pair part rest few each"
    " any none neither network team set coalition alliance variety mix body hundred"
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
        return _subject(token) or _doer_beside(token, acts)
    if form == "agent":
        return _predicated(noun_head(token))
    if form == "adjective" and not word_of(token).endswith("ed"):
        return _described(token)
    return _noun_doers(token, acts)


def _described(token: Token) -> list[Token]:
    """Whom an adjective is said of: `co-operative relatives`, `relatives are co-operative`."""
    head = noun_head(token)
    if head != token:
        return _with_conjuncts([head])
    own = children(token, "nsubj")
    if own or token.head.pos_ not in VERBAL or token.dep_ not in {"acomp", "oprd", "attr"}:
        return _with_conjuncts(own)
    objects = children(token.head, "dobj") if token.dep_ == "oprd" else []
    return _with_conjuncts(objects) or _subject(token.head)


def _subject(verb: Token, *, depth: int = 0) -> list[Token]:
    """Who the verb is said of as its doer: subject, by-agent, or the one who is to do it."""
    if depth > 5:
        return []
    if is_passive(verb):
        return _by_agent(verb, depth)
    own = [_antecedent(child, verb) for child in _own_subjects(verb)]
    if own:
        return _with_conjuncts([_meant(token) for token in own])
    head = verb.head
    if head.i == verb.i:
        return []
    return _subject_above(verb, head, depth)


def _own_subjects(verb: Token) -> list[Token]:
    """What hangs on the verb as its subject, or on its auxiliary."""
    return children(verb, "nsubj") or [
        subject for helper in auxiliaries(verb) for subject in children(helper, "nsubj")
    ]


def _subject_above(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who a verb without a subject of its own is said of, from what it hangs on."""
    if verb.dep_ == "conj":
        return _subject(head, depth=depth + 1) if head.pos_ in VERBAL else []
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acomp"} and head.pos_ in {*VERBAL, "ADJ"}:
        return _controller(head, verb, depth)
    if verb.dep_ == "pcomp":
        above = clause_verb(head)
        kept_from = word_of(head) == "from" and children(above, "dobj")
        if kept_from:
            return _with_conjuncts(kept_from)
        return (
            _subject(above, depth=depth + 1) if above.i != verb.i and above.pos_ in VERBAL else []
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


def _by_agent(verb: Token, depth: int) -> list[Token]:
    agents = [
        noun
        for by in verb.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and word_of(by) == "by")
        for noun in children(by, "pobj") or _lent_object(by)
        if _may_act(noun)
    ]
    if not agents and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and depth < 5:
        return _by_agent(verb.head, depth + 1) if not has(verb, *SUBJECTS) else []
    return _with_conjuncts(agents)


def _lent_object(preposition: Token) -> list[Token]:
    """`by and for tenants`: what the second preposition has."""
    return [item for other in children(preposition, "conj") for item in children(other, "pobj")]


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
    if word_of(subject) in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if word_of(subject) in _RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return subject


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    """Who is to do it: `encourage municipalities to`, `municipalities are urged to`."""
    if verb.dep_ != "advcl":
        objects = children(head, "dobj", "dative")
        if objects and head.lemma_ not in {"promise", "have", "take", "make"}:
            return _with_conjuncts(objects)
        passive = children(head, "nsubjpass")
        if passive:
            return _with_conjuncts([_antecedent(token, head) for token in passive])
    if head.pos_ == "ADJ":
        if head.head.pos_ in {"NOUN", "PROPN"}:
            return _with_conjuncts([head.head])
        return _subject(head.head, depth=depth + 1) if head.head.pos_ in VERBAL else []
    if verb.dep_ == "advcl" and is_passive(head):
        return _by_agent(head, depth)
    on_duty = [person for duty in children(head, "nsubj") for person in _charged(duty)]
    return on_duty or _subject(head, depth=depth + 1)


_DUTIES = word_set(
    "task job role duty responsibility obligation right mandate remit aim goal purpose function"
    " ambition intention work plan wish idea"
)
_CHARGING = word_set("on upon of for")


def _charged(duty: Token) -> list[Token]:
    """Whose the duty is: `coordinators, whose task`, `her task`, `a duty on councils`."""
    if lemma_of(duty) not in _DUTIES:
        return []
    owners = children(duty, "poss")
    if any(word_of(owner) == "whose" for owner in owners):
        return _with_conjuncts([clause_verb(duty).head])
    charged = [
        person
        for p in children(duty, "prep")
        if word_of(p) in _CHARGING
        for person in children(p, "pobj")
    ]
    return _with_conjuncts(owners or charged)


def _noun_controller(verb: Token, depth: int) -> list[Token]:
    """`municipalities co-designing care`, `our plan to co-produce`, `a coordinator who …`."""
    noun = verb.head
    if verb.tag_ == "VBG" or (verb.dep_ == "relcl" and has(verb, "nsubj")):
        return _with_conjuncts([noun])
    asked = noun.dep_ == "dobj" and lemma_of(noun.head) in _CALLED_IN
    owners = [noun] if asked else children(noun, "poss") or _charged(noun) or _holder(noun)
    if owners:
        return _with_conjuncts(owners)
    above = clause_verb(noun)
    return _subject(above, depth=depth + 1) if above.i != noun.i and above.pos_ in VERBAL else []


def _holder(noun: Token) -> list[Token]:
    """`a coordinator with a mandate to`, `a duty on councils to`: who has it, or bears it."""
    given = children(noun.head, "dative") if noun.dep_ == "dobj" else []
    if given or noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return given
    preposition, above = noun.head, noun.head.head
    if above.pos_ == "NOUN" and word_of(preposition) == "with":
        return [above]
    borne = word_of(preposition) in {"on", "upon", "for"}
    return [noun] if borne and (lemma_of(above) in _DUTIES or lemma_of(above) == "be") else []


def _predicated(head: Token) -> list[Token]:
    """Who is said to be the agent noun: `citizens are co-producers`, `patients as co-designers`."""
    top = head
    while (
        top.dep_ in {"conj", "pobj"}
        and top.head.i != top.i
        and (top.dep_ == "conj" or word_of(top.head) in {"of", "between"})
    ):
        top = top.head if top.dep_ == "conj" else top.head.head
    if top.dep_ in {"attr", "oprd", "acomp"} and top.head.pos_ in VERBAL:
        named = children(top.head, "dobj") or _said_to_be(top.head)
        return _with_conjuncts([token for token in named if token != top])
    if top.dep_ == "pobj" and word_of(top.head) in {"as", "into"}:
        above = top.head.head
        if above.pos_ in VERBAL:
            objects = [] if top.head.i < above.i else children(above, "dobj")
            return _with_conjuncts(objects or _said_to_be(above))
        return _with_conjuncts([above])
    named = children(head, "appos") + [
        noun for p in head.children if word_of(p) in {"like", "as"} for noun in children(p, "pobj")
    ]
    return _with_conjuncts(named)


def _said_to_be(verb: Token) -> list[Token]:
    """Of whom a verb says what they are: `residents are to be regarded as co-producers`."""
    passive = children(verb, "nsubjpass")
    if not passive and is_passive(verb) and verb.dep_ == "xcomp":
        passive = children(verb.head, "nsubj", "nsubjpass")
    return passive or _subject(verb)


def _noun_doers(token: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who does what the noun names."""
    heads = _same_phrase(token)
    for find in (
        _owners, _by_or_between, _carried_out_by, _in_which, _of_whose_kind, _entitled, _glossed,
        _named_by_verb, _told_about,
    ):  # fmt: skip
        named = [doer for head in heads for doer in find(head) if acts(doer)]
        if named:
            return named
    linked = [doer for doer in _linked_subject(token) if acts(doer)]
    return (
        linked
        or [doer for doer in _governing_subject(heads[-1]) if acts(doer)]
        or _after_opening(heads[-1], acts)
        or [doer for doer in _when(heads[-1]) if acts(doer)]
        or _between_later(token, acts)[:-1]
    )


_SAYING_WHAT_IT_IS = word_set("be call mean happen occur work succeed fail begin start say")


def _when(head: Token) -> list[Token]:
    """`Co-production happens when staff and citizens share the work`."""
    verb = clause_verb(head)
    if verb.pos_ not in VERBAL or lemma_of(verb) not in _SAYING_WHAT_IT_IS:
        return []
    return [
        subject
        for clause in children(verb, "advcl", "ccomp", "attr")
        if clause.i > head.i and any(word_of(c) in {"when", "where"} for c in clause.children)
        for subject in _with_conjuncts(children(clause, "nsubj"))
    ]


BETWEEN_REACH = 14


def _between_later(token: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """`co-delivery rests on trust between volunteers and staff`: those between whom it is."""
    end = min(token.i + BETWEEN_REACH, token.sent.end)
    between = next((t for t in token.doc[token.i : end] if word_of(t) == "between"), None)
    if between is None or clause_verb(between) not in (clause_verb(token), token):
        return []
    parties = [one for one in _with_conjuncts(children(between, "pobj")) if acts(one)]
    return parties if len(parties) > 1 else []


_GIVEN = word_set("right training course opportunity chance evening workshop duty rights")


def _entitled(noun: Token) -> list[Token]:
    """`co-decision rights for residents`, `a course on co-production for staff`."""
    if lemma_of(noun) not in _GIVEN:
        return []
    return _holder(noun) + [
        person
        for p in children(noun, "prep")
        if word_of(p) in {"for", "on"}
        for person in _with_conjuncts(children(p, "pobj"))
    ]


def _glossed(noun: Token) -> list[Token]:
    """What stands beside it, or after a colon: `co-production: citizens and staff each add`."""
    beside = children(noun, "appos")
    colon = [word for word in noun.doc[noun.i + 1 : noun.i + 4] if word.text.startswith(":")]
    if not colon and not any(word.text.endswith(":") for word in noun.doc[noun.i : noun.i + 3]):
        return _with_conjuncts(beside)
    subjects = [
        word
        for word in noun.sent
        if word.i > noun.i and word.dep_ == "nsubj" and word_of(word) not in _RELATIVE
    ]
    return _with_conjuncts(beside or subjects[:1])


_DONE = word_set(
    "carry conduct undertake lead do perform run practise practice initiate start drive organise"
    " organize implement introduce establish pursue"
)


def _named_by_verb(noun: Token) -> list[Token]:
    """`it will be our way of working`, `a relation between staff and citizens`, `is led by us`."""
    named = _likened(noun)
    if named:
        return _pair(named[0])[0] or _owners(named[0])
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.tag_ == "VBN" and lemma_of(verb) in _DONE:
        return _by_agent(verb, 5)
    return []


def _likened(noun: Token) -> list[Token]:
    """What it is said to be: `co-production is a partnership`, `describes it as a relation`."""
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.pos_ in VERBAL:
        as_what = [
            item for p in children(verb, "prep") if word_of(p) == "as" for item in p.children
        ]
        is_what = children(verb, "attr") if noun.dep_ == "nsubj" and verb.lemma_ == "be" else []
        return [item for item in (*as_what, *is_what) if item.pos_ == "NOUN"]
    return []


def _told_about(noun: Token) -> list[Token]:
    """`co-production is about citizens and staff doing it together`, `means citizens doing it`."""
    verb = noun.head
    if noun.dep_ != "nsubj" or lemma_of(verb) not in {"be", "mean", "involve", "require"}:
        return []
    about = [p for p in children(verb, "prep") if word_of(p) == "about"]
    doing = [
        word
        for place in (*about, verb)
        for word in children(place, "pcomp", "ccomp", "pobj", "dobj")
    ]
    named = [word for word in doing if any(c.tag_ == "VBG" for c in children(word, "acl"))]
    named += [subject for word in doing for subject in children(word, "nsubj")]
    return _with_conjuncts(named)


def _pair(noun: Token) -> tuple[list[Token], list[Token]]:
    """Those between whom it is: the last is with whom."""
    for preposition in children(noun, "prep"):
        objects = _with_conjuncts(children(preposition, "pobj"))
        if word_of(preposition) == "between" and len(objects) > 1:
            return objects[:-1], objects[-1:]
    return [], []


_OPENING = word_set("through in by via under using with")


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
            return _run_of(token, acts)
    return []


# ------------------------------------------------------------- where the parser goes astray

_LINKS = word_set(", and or & plus / nor")
_BEFORE_NOUNS = frozenset({"DET", "ADJ", "NUM", "PRON", "PART"})


def _run_of(noun: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """The noun and those that commas and an `and` add to it, as they stand."""
    return [noun, *_linked(noun.doc[noun.i + 1 : noun.sent.end], acts)]


def _linked(
    tokens: Iterable[Token], acts: Callable[[Token], bool], *, back: bool = False
) -> list[Token]:
    """Those who follow in a list; what only a comma adds counts where an `and` comes as well.

    Going `back` from the last of a list, the `and` comes first.
    """
    kept: list[Token] = []
    waiting: list[Token] = []
    links: set[str] = set()
    for token in tokens:
        if word_of(token) in _LINKS:
            links.add(word_of(token))
        elif acts(token) and links:
            waiting.append(token)
            if links != {","} or (back and kept):
                kept, waiting = [*kept, *waiting], []
            links = set()
        elif not (acts(token) or token.pos_ in _BEFORE_NOUNS):
            break
    return kept


_BETWEEN_SUBJECT_AND_VERB = frozenset({"AUX", "ADV", "PART"})
DOER_REACH = 8


def _doer_beside(verb: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who stands right before a verb, or after its `by`, where the parse names nobody."""
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
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + DOER_REACH, verb.sent.end)]:
        if by is not None and acts(token):
            return _run_of(token, acts)
        if token.pos_ in VERBAL or token.text in ";:" or (by is not None and token.pos_ == "PUNCT"):
            return []
        if word_of(token) == "by":
            by = token
    return []


def _same_phrase(token: Token) -> list[Token]:
    """The mention and the nouns that it leads: `form` in `form of co-management`."""
    head = noun_head(token)
    heads = list(dict.fromkeys([token, head]))
    while head.dep_ == "pobj" and word_of(head.head) == "of" and head.head.head.pos_ == "NOUN":
        head = noun_head(head.head.head)
        heads.append(head)
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head not in heads:
        heads.append(head)
    return heads


def _is_such_as(preposition: Token) -> bool:
    return word_of(preposition) == "as" and any(word_of(c) == "such" for c in preposition.children)


def _owners(noun: Token) -> list[Token]:
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].tag_ == "JJ":
        at -= 1
    said = at > noun.sent.start and noun.doc[at].tag_ == "POS"
    return _with_conjuncts(children(noun, "poss") or ([noun.doc[at - 1]] if said else []))


def _of_whose_kind(noun: Token) -> list[Token]:
    """`staff co-production`, `patient-led co-design`, `inter-municipal co-operation`."""
    named = children(noun, "compound", "amod", "nmod")
    inner = [part for word in named for part in children(word, "npadvmod", "compound", "nmod")]
    return [*inner, *named]


LINK_REACH = 14


def _linked_subject(token: Token) -> list[Token]:
    """The subject after `in which`, `by which`, `whereby`, wherever the parser hangs the clause."""
    for at in range(token.i + 1, min(token.sent.end, token.i + LINK_REACH)):
        link = token.doc[at]
        verb = None
        if word_of(link) == "which" and link.dep_ == "pobj" and link.head.dep_ == "prep":
            verb = link.head.head
        elif word_of(link) in {"whereby", "where"} and link.dep_ == "advmod":
            verb = link.head
        if verb is not None and verb.pos_ in VERBAL:
            return _with_conjuncts(children(verb, "nsubj"))
    return []


_SUBORDINATE = frozenset({"relcl", "ccomp", "advcl", "acl", "pcomp", "csubj", "conj"})


def defined_doers(token: Token) -> list[Token]:
    """In a sentence that says what the word means, the subjects and parties of what it says."""
    after = [word for word in token.sent if word.i > token.i]
    glossed = any(word.text == ":" for word in after[:3])
    for word in after:
        if word_of(word) == "between" and word.dep_ == "prep":
            return _with_conjuncts(children(word, "pobj"))[:-1]
        inner = glossed or word.head.dep_ in _SUBORDINATE
        if word.dep_ == "nsubj" and inner and word_of(word) not in _RELATIVE:
            return _with_conjuncts([word])
    return []


def defined_partners(token: Token) -> list[Token]:
    """In such a sentence, those named last after `between`, or after `with`."""
    for word in (word for word in token.sent if word.i > token.i):
        if word_of(word) == "between" and word.dep_ == "prep":
            return _with_conjuncts(children(word, "pobj"))[1:][-1:]
        if word_of(word) in _WITH and word.dep_ == "prep":
            return _with_conjuncts(children(word, "pobj"))
    return []


def _by_or_between(noun: Token) -> list[Token]:
    named: list[Token] = []
    inside = [
        below
        for of in children(noun, "prep")
        if word_of(of) == "of"
        for item in children(of, "pobj")
        for below in children(item, "prep", "agent")
        if word_of(below) in {"by", "between"}
    ]
    for preposition in [*children(noun, "prep", "agent"), *inside]:
        word = word_of(preposition)
        objects = [n for n in _with_conjuncts(children(preposition, "pobj")) if _may_act(n)]
        if word in {"by", "among", "amongst", "from"} or (
            word == "of" and lemma_of(noun) == "co-operation"
        ):
            named += objects
        elif word == "between":
            named += objects[:-1] or objects
    return named


def _carried_out_by(noun: Token) -> list[Token]:
    return [
        agent
        for verb in children(noun, "acl")
        if verb.tag_ == "VBN"
        for agent in _by_agent(verb, 5)
    ] + _made_up_of(noun)


_HOLDING = word_set("involve include consist comprise engage unite gather")


def _made_up_of(noun: Token) -> list[Token]:
    """`a co-design team made up of nurses`, `a co-design process involving residents`."""
    named: list[Token] = []
    for verb in children(noun, "acl"):
        if verb.tag_ == "VBG" and lemma_of(verb) in _HOLDING:
            named += children(verb, "dobj")
        if lemma_of(verb) in {"make", "compose", "consist"}:
            named += [
                item
                for p in children(verb, "prep")
                if word_of(p) == "of"
                for item in children(p, "pobj")
            ]
    return _with_conjuncts(named)


def _in_which(noun: Token) -> list[Token]:
    """`co-creation, in which residents have a say`, `laboratories where staff try things out`."""
    named: list[Token] = []
    for verb in children(noun, "relcl"):
        linked = any(
            (word_of(child) in {"where", "whereby", "when"} and child.dep_ == "advmod")
            or (
                child.dep_ == "prep"
                and any(word_of(x) in {"which", "whom"} for x in child.children)
            )
            for child in verb.children
        )
        subjects = children(verb, "nsubj")
        if linked and subjects and word_of(subjects[0]) not in _RELATIVE:
            named += _with_conjuncts(subjects)
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
        return _with_conjuncts([head.head.head])
    verb = clause_verb(head)
    if verb.i == head.i or verb.pos_ not in VERBAL:
        return []
    lemma = lemma_of(verb)
    direct = head.dep_ in {"dobj", "attr"} or _is_near_object(head, verb)
    if not direct or lemma in _NOT_DOING or (lemma == "be" and head.dep_ == "attr"):
        return []
    if is_passive(verb):
        if (
            lemma in _CALLED_IN
            and head.dep_ == "pobj"
            and word_of(head.head) in {"in", "to", "into"}
        ):
            return _with_conjuncts(children(verb, "nsubjpass"))
        return _by_agent(verb, 0)
    if lemma in _CALLED_IN and head.dep_ == "pobj" and word_of(head.head) in {"in", "to", "into"}:
        return _with_conjuncts(children(verb, "dobj"))
    return _subject(verb)


def _is_near_object(head: Token, verb: Token) -> bool:
    """After a preposition of the verb, or of its object: `establish a body for co-governance`."""
    if head.dep_ != "pobj" or word_of(head.head) == "as":
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


def with_whom(token: Token, *, is_verb: bool, acts: Callable[[Token], bool]) -> list[Token]:
    """The heads of the noun phrases after `with`, `alongside` or `between … and`."""
    named: list[Token] = []
    heads = [token] if is_verb else _same_phrase(token)
    prepositions = _with_conjuncts(_partner_prepositions(token, heads, is_verb=is_verb))
    for preposition in (place for place in prepositions if not _is_stranded(place)):
        named += [noun for noun in _partners(preposition) if noun not in named]
    if is_verb:
        return named or _left_behind(token) or _partner_beside(token, acts)
    pairs = [_pair(noun)[1] for head in heads for noun in (head, *_likened(head))]
    return named or next((last for last in pairs if last), _between_later(token, acts)[-1:])


def _left_behind(verb: Token) -> list[Token]:
    """`the families we co-operate with`, `with the volunteers we co-deliver lunch`."""
    noun = verb.head
    if verb.dep_ != "relcl" or not has(verb, "nsubj"):
        return []
    fronted = noun.dep_ == "pobj" and word_of(noun.head) in _WITH
    if not fronted and not any(_is_stranded(p) for p in children(verb, "prep")):
        return []
    said_to_be = children(noun.head, "attr") if noun.dep_ == "nsubj" else []
    return _with_conjuncts([noun, *said_to_be])


def _is_stranded(preposition: Token) -> bool:
    """A `with` that nobody stands behind."""
    after = preposition.i + 1
    ends = after >= preposition.sent.end or preposition.doc[after].pos_ in {"PUNCT", *VERBAL}
    return word_of(preposition) in _WITH and ends


PARTNER_REACH = 14


def _partner_beside(verb: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """Who stands after the next `with` of the clause, or before `with whom`."""
    before = verb.doc[max(verb.sent.start, verb.i - 6) : verb.i]
    whom = [t for t in before if word_of(t) == "whom" and word_of(t.nbor(-1)) in _WITH]
    if whom and whom[0].i - 2 >= verb.sent.start and acts(verb.doc[whom[0].i - 2]):
        return [verb.doc[whom[0].i - 2]]
    found = None
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + PARTNER_REACH, verb.sent.end)]:
        if found is not None and acts(token):
            return _run_of(token, acts)
        if token.pos_ == "VERB" or token.text in ";:." or (found is not None and _ends(token)):
            return []
        if word_of(token) in _WITH and not acts(token.nbor(-1)):
            found = token
    return []


def _ends(token: Token) -> bool:
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
    """`together with`, wherever it hangs; a participle's own `with`: `working with families`."""
    for together in children(joined, "advmod", "prep"):
        yield from (place for place in together.children if word_of(place) in _WITH)
        beside = joined.doc[together.i - 1] if together.i else together
        along = joined in working or word_of(beside) in {"together", "along"}
        if word_of(together) in _WITH and along:
            yield together


_JOINING = word_set("work team join partner collaborate act liaise")


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
    objects = _with_conjuncts(children(preposition, "pobj"))
    for inner in children(preposition, "prep"):  # along with, together with
        objects += _with_conjuncts(children(inner, "pobj"))
    named: list[Token] = []
    for noun in objects:
        if lemma_of(noun) in _HELPED:
            named += [
                person
                for p in children(noun, "prep")
                if word_of(p) in {"of", "from", "by"}
                for person in _with_conjuncts(children(p, "pobj"))
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
        if not word_of(token).endswith("ed") and form == "adjective":
            objects = [item for item in objects if item.lemma_ not in _PERSONAL]
    else:
        objects = [
            item
            for p in children(token, "prep")
            if word_of(p) in {"of", "on"}
            for item in children(p, "pobj")
        ]
    return "; ".join(_named(item, bare=form == "adjective") for item in objects)


_PERSONAL = word_set("person people relative municipality volunteer nurse resident citizen")


def _verb_objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        objects = children(verb, "nsubjpass")
        if not objects and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
            return _verb_objects(verb.head)
    else:
        objects = children(verb, "dobj")
    if not objects and verb.dep_ in {"acl", "relcl"} and (is_passive(verb) or verb.dep_ == "relcl"):
        objects = [verb.head]
    if not objects:
        objects = [
            item
            for p in children(verb, "prep")
            if word_of(p) in {"on", "about"}
            for item in children(p, "pobj")
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
            child.dep_ == "prep" and word_of(child) in {"of", "on"}
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
        for same in (*_listed(noun, roled), *_renamed(noun)):
            named += [role for role in _roles(same, roled) if role not in named]
    return named


def _listed(noun: Token, roled: Roled) -> list[Token]:
    """The noun and the others of its list, which the parser may have torn apart."""

    def alike(token: Token) -> bool:
        return token.i in roled and (token == noun or _may_join(token, noun))

    tokens = noun.doc[noun.sent.start : noun.i]
    before = _linked(reversed(list(tokens)), alike, back=True) if noun.dep_ in _LISTABLE else []
    return [*reversed(before), *(_run_of(noun, alike) if noun.i in roled else [noun])]


_LISTABLE = frozenset({"nsubj", "nsubjpass", "compound"})
_LEFT_OVER = frozenset({"conj", "appos", "npadvmod", "dep", "nmod", "ROOT", "meta", "compound"})


def _may_join(token: Token, noun: Token) -> bool:
    """Not somebody who has a part of their own in the sentence."""
    if token.tag_ == "PRP$":
        return False
    if token.i < noun.i:
        return token.dep_ in _LEFT_OVER
    return token.dep_ not in {"nsubj", "nsubjpass"} or token.head == noun.head


def _renamed(noun: Token) -> list[Token]:
    """`us, the volunteers`; `all parties, including patients and staff`."""
    named = [
        item
        for p in noun.children
        if word_of(p) in {"including", "like", "as"} and p.i > noun.i
        for item in (*children(p, "pobj"), *children(p, "dobj"))
    ]
    beside = [token for token in children(noun, "appos") if token.i > noun.i]
    return _with_conjuncts([*beside, *named])


def _roles(noun: Token, roled: Roled, *, depth: int = 0) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    counted = lemma in _PERSONS_OF or noun.pos_ in {"NUM", "DET", "ADJ"}
    if depth < 3 and counted and (members := _members(noun, roled, depth)):
        return members
    if lemma in _BODIES:
        for modifier in children(noun, "poss", "compound"):
            if roles := roled.get(modifier.i):
                return roles
    if noun.i not in roled and any(word_of(owner) == "our" for owner in children(noun, "poss")):
        return ("we",)
    return roled.get(noun.i, ())


def _members(noun: Token, roled: Roled, depth: int) -> tuple[str, ...]:
    """The roles after `of`: those of the seniors in `a panel of seniors`."""
    for preposition in children(noun, "prep"):
        people = children(preposition, "pobj") if word_of(preposition) in {"of", "from"} else []
        for person in people:
            inner = _roles(person, roled, depth=depth + 1)
            for more in person.conjuncts:
                inner += tuple(role for role in roled.get(more.i, ()) if role not in inner)
            if inner:
                return inner
    return ()
