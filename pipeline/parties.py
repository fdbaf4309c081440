"""English sentences with a parse: who does it, with whom, and what is made together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from spacy.tokens import Token

from pipeline.parse import (
    SUBJECTS,
    VERBAL,
    children,
    clause_verb,
    has,
    is_passive,
    lemma_of,
    noun_head,
    word_of,
)
from pipeline.phrases import word_set

Roled = Mapping[int, tuple[str, ...]]


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
    if form == "adjective" and not word_of(token).endswith("ed"):
        return _described(token)
    return _noun_doers(token, acts)


def _described(token: Token) -> list[Token]:
    """Whom an adjective is said of: `co-operative relatives`, `relatives are co-operative`."""
    head = noun_head(token)
    if head != token:
        return _with_conjuncts([head])
    return _subject(token.head) if token.head.pos_ in VERBAL and token.dep_ == "acomp" else []


def _subject(verb: Token, *, depth: int = 0) -> list[Token]:
    """Who the verb is said of as its doer: subject, by-agent, or the one who is to do it."""
    if depth > 5:
        return []
    if is_passive(verb):
        return _by_agent(verb, depth)
    own = [_antecedent(child, verb) for child in children(verb, "nsubj")]
    if own:
        return _with_conjuncts([_meant(token) for token in own])
    head = verb.head
    if head.i == verb.i:
        return []
    return _subject_above(verb, head, depth)


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
        for noun in children(by, "pobj")
        if _may_act(noun)
    ]
    if not agents and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and depth < 5:
        return _by_agent(verb.head, depth + 1) if not has(verb, *SUBJECTS) else []
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
        return _subject(head.head, depth=depth + 1) if head.head.pos_ in VERBAL else []
    if verb.dep_ == "advcl" and is_passive(head):
        return _by_agent(head, depth)
    return _subject(head, depth=depth + 1)


def _noun_controller(verb: Token, depth: int) -> list[Token]:
    """`municipalities co-designing care`, `our plan to co-produce`, `a coordinator who …`."""
    noun = verb.head
    if verb.tag_ == "VBG" or (verb.dep_ == "relcl" and has(verb, "nsubj")):
        return _with_conjuncts([noun])
    asked = noun.dep_ == "dobj" and lemma_of(noun.head) in _CALLED_IN
    owners = [noun] if asked else children(noun, "poss")
    if owners:
        return _with_conjuncts(owners)
    above = clause_verb(noun)
    return _subject(above, depth=depth + 1) if above.i != noun.i and above.pos_ in VERBAL else []


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
        named = children(top.head, "dobj") or children(top.head, "nsubjpass") or _subject(top.head)
        return _with_conjuncts([token for token in named if token != top])
    if top.dep_ == "pobj" and word_of(top.head) in {"as", "into"}:
        above = top.head.head
        if above.pos_ in VERBAL:
            named = children(above, "dobj") or children(above, "nsubjpass") or _subject(above)
            return _with_conjuncts(named)
        return _with_conjuncts([above])
    named = children(head, "appos") + [
        noun for p in head.children if word_of(p) in {"like", "as"} for noun in children(p, "pobj")
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
        if word in {"by", "among", "amongst", "from"}:
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
    ]


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
        for preposition in children(head, "prep"):
            objects = _with_conjuncts(children(preposition, "pobj"))
            if word_of(preposition) == "between" and len(objects) > 1:
                return objects[-1:]
    return named


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
    for together in children(verb, "advmod"):
        yield from (place for place in together.children if word_of(place) in _WITH)


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
        named += [role for role in _roles(noun, roled) if role not in named]
    return named


def _roles(noun: Token, roled: Roled, *, depth: int = 0) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    counted = lemma in _PERSONS_OF or noun.pos_ in {"NUM", "DET", "ADJ"}
    if depth < 3 and counted and (members := _members(noun, roled, depth)):
        return members
    if lemma in _BODIES:
        for modifier in children(noun, "poss", "compound"):
            if roles := roled.get(modifier.i):
                return roles
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
