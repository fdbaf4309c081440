"""Docs and the lexicon to mentions: of labels, of practices without the label, of themes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd
import simplemma
from spacy.tokens import Doc, Span, Token

from pipeline import tables
from pipeline.config.lexicon import Lexicon, Match
from pipeline.config.roles import Roles
from pipeline.linguistics.annotations import language_of
from pipeline.linguistics.reading import Passage, Reading, read
from pipeline.linguistics.sentence_context import is_placed, names_conflict
from pipeline.linguistics.sentiment import tone
from pipeline.text.cowords import Span as Place
from pipeline.text.cowords import is_co_word, not_prose
from pipeline.text.phrase_matcher import Hit, apart, word_set

QUOTE_REACH = 80
"""An apostrophe closes a quotation that began at most so many characters before."""


class _Found(NamedTuple):
    segment: int
    start: int
    end: int
    match: Match
    surface: str
    language: str
    reading: Reading
    tone: float
    conflict: bool
    placed: bool


def mentions(
    docs: Iterable[Doc],
    segments: pd.DataFrame,
    *,
    lexicon: Lexicon,
    roles: Roles,
    prompted_window: int,
) -> pd.DataFrame:
    """Each mention of a label, a practice or a theme, as the table `Mentions`, in reading order.

    `docs` holds one Doc per row of `segments`, in its order. A mention is `prompted` if a
    respondent makes it and the interviewer named a concept of the same family (or the same theme)
    in one of the `prompted_window` turns before it in the same document. Kinds never compete: a
    practice may hold a word that is another concept's label.
    """
    rows = segments.reset_index(drop=True)
    found = [
        item
        for number, (doc, language) in enumerate(zip(docs, rows["language"], strict=True))
        for item in _in_doc(doc, number, language, lexicon, roles)
    ]
    if not found:
        return tables.empty(tables.Mentions)
    places = rows.loc[[item.segment for item in found]].reset_index(drop=True)
    mention_rows = places[["segment_id", "doc_id", "corpus", "language", "role"]].assign(
        mention_id=[
            _mention_id(segment_id, item)
            for segment_id, item in zip(places["segment_id"], found, strict=True)
        ],
        concept=[item.match.concept for item in found],
        form=[item.match.form for item in found],
        kind=[item.match.kind for item in found],
        passage_language=[item.language for item in found],
        tone=[item.tone for item in found],
        **{
            key: [getattr(item, key) for item in found]
            for key in ("surface", "start", "end", "conflict", "placed")
        },
        **{key: [getattr(item.reading, key) for item in found] for key in Reading.__annotations__},
    )
    prompts = _prompts(rows, found, lexicon.families())
    mention_rows["prompted"] = [
        _is_prompted(rows, item, prompts, prompted_window, lexicon.families()) for item in found
    ]
    return mention_rows[list(tables.columns(tables.Mentions))]


def _mention_id(segment_id: str, item: _Found) -> str:
    id = f"{segment_id}:{item.start}"
    return id if item.match.kind == "label" else f"{id}:{item.match.kind}"


def _in_doc(
    doc: Doc, number: int, document: str, lexicon: Lexicon, roles: Roles
) -> Iterator[_Found]:
    passage = Passage(doc, language_of(doc, document=document), roles)
    language = passage.language
    hits = passage_hits(passage, document=document, lexicon=lexicon)
    for hit in hits:
        start = doc[hit.start].idx
        end = _end_of(doc, hit)
        sentence = doc[hit.start].sent
        words = [passage.forms[i][0] for i in range(sentence.start, sentence.end)]
        yield _Found(
            segment=number,
            start=start,
            end=end,
            match=hit.item,
            surface=doc.text[start:end],
            language=language,
            reading=read(passage, hit.start, hit.end, form=hit.item.form),
            tone=tone(
                words,
                language=language,
                leave_out=range(hit.start - sentence.start, hit.end - sentence.start),
            ),
            conflict=names_conflict(
                [passage.forms[i] for i in range(sentence.start, sentence.end)], language=language
            ),
            placed=is_placed(sentence),
        )


def _end_of(doc: Doc, hit: Hit[Match]) -> int:
    """The character after the mention; a label's possessive ending belongs to it."""
    last = doc[hit.end - 1]
    end = int(last.idx + len(last))
    if is_co_word(last) and last.pos_ and (tail := _tail(last, hit.item)):
        return end - tail
    after = doc[hit.end] if hit.end < len(doc) else None
    if after is None or after.idx != end or hit.item.kind != "label":
        return end
    ending = after.dep_ == "case" or after.text in _APOSTROPHES
    owns = (ending and after.tag_ == "POS") or _is_plural_possessive(doc[hit.start], after)
    return end + len(after.text) if owns else end


_APOSTROPHES = ("'", "’")
_OPENED = re.compile(r"(?<!\w)['‘’](?=\w)")


def _is_plural_possessive(word: Token, after: Token) -> bool:
    """`co-producers’ views`, where the tagger takes the apostrophe for a quotation mark."""
    if after.text not in _APOSTROPHES or not word.text.endswith("s"):
        return False
    owned = after.i + 1 < len(after.doc) and after.nbor(1).pos_ in ("NOUN", "ADJ", "PROPN")
    before = word.doc.text[max(0, word.idx - QUOTE_REACH) : word.idx]
    return bool(owned and after.whitespace_ and not _OPENED.search(before))


def _tail(token: Token, match: Match) -> int:
    """How much of an English word is not the label: `-friendly` of `co-production-friendly`."""
    parts = token.norm_.split("-")
    if len(parts) < 3 or match.concept == token.norm_ or "making" in parts or "maker" in parts[-1]:
        return 0
    return sum(len(part) + 1 for part in parts[2:])


def passage_hits(passage: Passage, *, document: str, lexicon: Lexicon) -> list[Hit[Match]]:
    """Where the passage names what the lexicon holds, in reading order; token offsets.

    `document` is the language of the document. Of each kind the longest match wins, and a negative
    label wins over what lies inside it. What stands in an address or a reference is not said.
    """
    doc, language = passage.doc, passage.language
    phrases = lexicon.phrases(language).hits(passage.marked)
    labels = [*_label_hits(doc, language, document, lexicon)]
    labels += [hit for hit in phrases if hit.item.kind == "label"]
    if not labels and not phrases:
        return []
    negative = lexicon.negatives(language).hits(passage.marked)
    outside = not_prose(doc.text)
    hits: list[Hit[Match]] = []
    for kind in tables.KINDS:
        own = labels if kind == "label" else [hit for hit in phrases if hit.item.kind == kind]
        if kind == "practice":
            own = [hit for hit in own if _is_practice(passage, hit, labels)]
        hits += _one_each(apart([hit for hit in own if not _denied(hit, negative)]))
    said = [hit for hit in hits if not _lies_in(doc, hit, outside)]
    return sorted(said, key=lambda hit: (hit.start, tables.KINDS.index(hit.item.kind)))


def _one_each(hits: list[Hit[Match]]) -> list[Hit[Match]]:
    """Of phrases of two entries on the same words the first in the lexicon."""
    first: dict[tuple[int, int], Hit[Match]] = {}
    for hit in hits:
        first.setdefault((hit.start, hit.end), hit)
    return list(first.values())


_PARTNERING = word_set("with alongside by between")
_ANYBODY = word_set(
    "people persons folk folks ones others those lot guys"
    " i we you they he she us them him her me who everybody everyone somebody someone"
    " nobody anybody anyone one both all each ourselves themselves"
)


def _is_practice(passage: Passage, hit: Hit[Match], labels: list[Hit[Match]]) -> bool:
    """Not part of a label, and done by people: `tablets work together` is no practice.

    Where there is a parse, a subject that is said and what stands after a last `with` must be able
    to act.
    """
    if any(label.start < hit.end and hit.start < label.end for label in labels):
        return False
    if not passage.parsed:
        return True
    span = passage.doc[hit.start : hit.end]
    if _is_of_a_label(span, labels) or _is_noun_of_another_sense(span) or _goes_on(span[-1]):
        return False
    if not (_is_done_by_both(span, passage) and _is_one_deed(span)):
        return False
    last = span[-1]
    partners = [c for c in last.children if c.dep_ == "pobj" and last.lower_ in _PARTNERING]
    verbs = [token for token in span if token.pos_ == "VERB"]
    subjects = [c for verb in verbs[:1] for c in _said_of(verb) if c not in span]
    return all(_may_act(token, passage) for token in (*partners, *subjects))


def _is_of_a_label(span: Span, labels: list[Hit[Match]]) -> bool:
    """The `together with` of `co-designed together with patients` says nothing of its own."""
    verbless = not any(token.pos_ == "VERB" for token in span)
    above = {span.root.head.i, span.root.head.head.i}
    return verbless and any(label.start in above for label in labels)


def _is_done_by_both(span: Span, passage: Passage) -> bool:
    """`residents and staff plan`; neither `residents and the cook` nor `… who are to plan`."""
    if span[0].i not in passage.both:
        return True
    parties = [token.i for token in span if token.i in passage.both]
    verb = next((token for token in span if token.pos_ == "VERB"), None)
    if verb is None or any(child.dep_ == "auxpass" for child in verb.children):
        return False
    between = span.doc[parties[-1] + 1 : verb.i]
    return all(t.pos_ in ("AUX", "ADV") or t.lower_ in _EACH for t in between)


_EACH = word_set("each both all")


def _is_one_deed(span: Span) -> bool:
    """Not `with the people they provide`, nor `those recruited are all with us`."""
    if span[0].lower_ == "with":
        before = span[0].nbor(-1) if span[0].i else None
        return before is None or before.is_punct or span[0].is_sent_start is True
    ends_with = span[0].pos_ == "VERB" and any(t.lower_ in ("with", "alongside") for t in span)
    return not (ends_with and any(token.pos_ == "AUX" for token in span[1:]))


_ASKED = word_set("involve include ask consult invite engage")


def _said_of(verb: Token) -> list[Token]:
    """Who does it; of `involved in` and the like who is involved."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.lemma_ not in _ASKED:
        return subjects
    subjects += [child for child in verb.children if child.dep_ == "nsubjpass"]
    return subjects + ([verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else [])


def _goes_on(last: Token) -> bool:
    """`part of the planning framework`: the last word belongs to the next noun."""
    after = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
    return last.dep_ == "compound" and last.head.i > last.i and not after.startswith("-")


_PARTICLES = word_set("in together jointly")
_JOINT_NOUNS = word_set(
    "partner consultation workshop member team work tandem side half person contact link effort"
)
"""Nouns that practices begin with, before a `with`."""


def _is_noun_of_another_sense(span: Span) -> bool:
    """`the plans together`, `decision-making jointly`: a noun where the phrase has a verb."""
    first, last = span[0], span[-1]
    if first.i and first.nbor(-1).text == "-":
        return True
    if first.pos_ != "NOUN" or any(token.pos_ == "VERB" for token in span) or len(span) == 1:
        return False
    with_whom = first.lemma_ not in _JOINT_NOUNS and any(t.lower_ in _PARTNERING for t in span[1:])
    return with_whom or (first.lemma_ != "work" and last.lower_ in _PARTICLES)


def _may_act(token: Token, passage: Passage) -> bool:
    """A role, a name, or a pronoun for people."""
    named = token.norm_.lower() in _ANYBODY or token.pos_ == "PROPN"
    return named or token.i in passage.roled or token.i in passage.others


def _denied(hit: Hit[Match], negative: list[Hit[str]]) -> bool:
    return any(
        no.item == hit.item.concept and no.start <= hit.start and hit.end <= no.end
        for no in negative
    )


def _lies_in(doc: Doc, hit: Hit[Match], spans: list[Place]) -> bool:
    at = doc[hit.start].idx
    return any(start <= at < end for start, end in spans)


def _label_hits(doc: Doc, language: str, document: str, lexicon: Lexicon) -> Iterator[Hit[Match]]:
    order = list(dict.fromkeys((language, document, *lexicon.languages)))
    shortest = lexicon.shortest
    for token in doc:
        if len(token) < shortest:
            continue
        for spoken in order:
            match = match_token(token, language=spoken, lexicon=lexicon, tagged=spoken == language)
            if match is not None:
                if not _is_thing(token, match):
                    yield Hit(token.i, token.i + 1, match)
                break


def _is_thing(token: Token, match: Match) -> bool:
    """A noun where the lexicon has an adjective: `a co-operative` is a firm, not a concept."""
    if match.form != "adjective" or token.norm_.endswith("ly"):
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ not in ("compound", "amod", "nmod", "acomp", "")
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    bare = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ", "")
    return bool(token.dep_ and before is not None and before.pos_ == "DET" and bare)


def match_token(
    token: Token, *, language: str, lexicon: Lexicon, tagged: bool = True
) -> Match | None:
    """The concept and form that the token names in the language, or None.

    Where there are parts of speech the lemma is tried first, but for adjectives and gerunds, whose
    form tells more; elsewhere the form as it stands. Last comes the base's lemma from a word list,
    since a tagger that takes `co-operating` for a noun keeps its ending.
    """
    verb = _is_verb(token) if tagged else None
    norm, lemma = token.norm_.lower().replace("\u00ad", ""), token.lemma_.lower()
    by_form = not token.pos_ or token.pos_ == "ADJ" or token.dep_ == "amod" or _is_gerund(token)
    words = [norm, lemma] if by_form else [lemma, norm]
    if is_co_word(token) and language == "en":
        base = simplemma.lemmatize(norm.removeprefix("co-"), lang="en").lower()
        words += [f"co-{base}", *_stems(norm)]
    matches = (lexicon.match(word, language=language, verb=verb) for word in words)
    return next((match for match in matches if match is not None), None)


_BEFORE_VERBS = word_set(
    "vi de dei jeg eg du dere dokker man en å har hadde skal skulle kan kunne vil ville"
    " må måtte bør burde får fikk jag att ska at jeg vi ni"
)
"""After these a Scandinavian word that may be noun or verb is a verb."""


def _is_verb(token: Token) -> bool | None:
    """Whether the word is used as a verb; None where nothing tells."""
    if token.pos_:
        if token.i > 1 and token.nbor(-2).lemma_ == "call" and token.nbor(-1).pos_ == "PRON":
            return False
        heading = token.text.isupper()
        ing = token.norm_.endswith("ing") and token.norm_.startswith("co-")
        return bool((token.pos_ == "VERB" or ing) and not heading and not _is_gerund(token))
    before = token.nbor(-1).norm_.lower() if token.i else ""
    after = token.nbor(1).norm_.lower() if token.i + 1 < len(token.doc) else ""
    earlier = {token.nbor(-n).norm_.lower() for n in range(1, min(4, token.i) + 1)}
    if before in _BEFORE_VERBS or (after in _PERSONS and token.norm_.endswith(("et", "er", "te"))):
        return True
    done = bool(earlier & _PERFECT) and after in _AFTER_VERBS
    return True if done or (after in _AFTER_VERBS and _may_be_subject(before)) else None


_PERSONS = word_set("vi de jeg dei eg han hun ho dere dykk")
_PERFECT = word_set("ha har hadde kunne skulle burde ville måtte")
_AFTER_VERBS = word_set("med om tett så mer meir gjennom godt nært fint lenge")
_NOT_SUBJECTS = word_set(
    "uten utan det dette at i for om av til gjennom på et eit er var vårt ikke ikkje nære"
    " tette gode alt mye meir mer og samt eller ved etter under mellom fra frå"
)


def _may_be_subject(word: str) -> bool:
    return word.isalpha() and word not in _NOT_SUBJECTS and not word.endswith(("ig", "e"))


_ENDINGS = ("ets", "et", "en", "ene", "er", "ing", "a", "e", "t", "s")


def _stems(norm: str) -> list[str]:
    """What a longer word with `co-` may be made of: `co-production-friendly`, `co-designet`."""
    parts = norm.split("-")
    first = "-".join(parts[:2])
    cut = [first.removesuffix(ending) for ending in _ENDINGS if first.endswith(ending)]
    return [first, *cut] if len(parts) > 2 or cut else []


def _is_gerund(token: Token) -> bool:
    """`co-planning` as the name of an activity; after `be`, or with an object, it is done."""
    if not token.norm_.endswith("ing"):
        return False
    before = token.nbor(-1) if token.i > 0 else None
    if before is not None and before.lemma_ == "be":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.dep_ == "nsubj" or (after is not None and after.pos_ in ("VERB", "AUX")):
        return True
    has_object = any(child.dep_ == "dobj" for child in token.children)
    determined = before is not None and before.pos_ in ("DET", "ADJ")
    leads = after is not None and after.tag_ in ("DT", "PRP$", "PRP")
    return determined or not (has_object or leads)


def _prompts(
    rows: pd.DataFrame, found: list[_Found], families: dict[str, str]
) -> dict[str, list[int]]:
    """Per family the segments in which the interviewer names it by a label or as a theme."""
    prompts: dict[str, list[int]] = {}
    for item in found:
        if rows.at[item.segment, "role"] == "interviewer" and item.match.kind != "practice":
            prompts.setdefault(families[item.match.concept], []).append(item.segment)
    return prompts


def _is_prompted(
    rows: pd.DataFrame,
    item: _Found,
    prompts: dict[str, list[int]],
    window: int,
    families: dict[str, str],
) -> bool:
    if rows.at[item.segment, "role"] != "respondent":
        return False
    documents = rows["doc_id"].to_numpy()
    return any(
        0 < item.segment - prompt <= window and documents[prompt] == documents[item.segment]
        for prompt in prompts.get(families[item.match.concept], ())
    )


def candidates(docs: Iterable[Doc], segments: pd.DataFrame, *, lexicon: Lexicon) -> pd.DataFrame:
    """Co-words that are neither in the lexicon nor known to be none, as the table `Candidates`.

    Sorted by the number of documents, then of occurrences. Interviewers' words are not counted.
    """
    places = segments[["language", "corpus", "doc_id", "role"]].itertuples(index=False)
    seen = [
        (_candidate(token), place.language, place.corpus, place.doc_id)
        for doc, place in zip(docs, places, strict=True)
        if place.role != "interviewer"
        for token in doc
        if _is_candidate(token, str(place.language), lexicon)
    ]
    if not seen:
        return tables.empty(tables.Candidates)
    occurrences = pd.DataFrame(seen, columns=["candidate", "language", "corpus", "doc_id"])
    counted = occurrences.groupby(["candidate", "language"], as_index=False).agg(
        n_policy=("corpus", lambda side: int((side == "policy").sum())),
        n_frontline=("corpus", lambda side: int((side == "frontline").sum())),
        n_documents=("doc_id", "nunique"),
    )
    order = counted.assign(n=counted["n_policy"] + counted["n_frontline"]).sort_values(
        ["n_documents", "n", "candidate"], ascending=[False, False, True]
    )
    return order[list(tables.columns(tables.Candidates))].reset_index(drop=True)


def _candidate(token: Token) -> str:
    # A tagger wavers between noun and verb on words in -ing; the form as it stands does not.
    norm: str = token.norm_.lower()
    return norm if norm.endswith("ing") else token.lemma_.lower()


def _is_candidate(token: Token, language: str, lexicon: Lexicon) -> bool:
    spoken = dict.fromkeys((language, "en"))
    if not is_co_word(token) or any(
        match_token(token, language=one, lexicon=lexicon) for one in spoken
    ):
        return False
    known = lexicon.not_concepts.get(language, frozenset()) | lexicon.not_concepts.get(
        "en", frozenset()
    )
    return not known & {token.norm_.lower(), token.lemma_.lower()}
