"""Tables of co-words, of mentions and of the sentences around them."""

from __future__ import annotations

from collections.abc import Iterable

from pandera.typing.pandas import Series

from pipeline.tables.base import (
    CORPORA,
    MENTION_FORMS,
    ROLES,
    Origin,
    Table,
    attribute,
    column,
    messages,
)


class Spellings(Table, origin=Origin("spellings", "interim")):
    """One row per group and base: what follows the prefix in the lexicon's labels of co-words."""

    group: Series[str] = column(
        "nouns, others (English verbs and adjectives) or scandinavian (after sam and med)",
        isin=("nouns", "others", "scandinavian"),
    )
    base: Series[str] = column("what follows the prefix, such as production, in lower case")


class PracticeWeights(Table, origin=Origin("practices", "interim")):
    """One row per language, part and term: what a model that learned from examples goes by."""

    language: Series[str] = column("language of the examples")
    part: Series[str] = column(
        "practice (whether a sentence has one) or the concept whose practice it is"
    )
    group: Series[str] = column(
        "kind of term: word, pair, beside (words beside parties), party, parse, verb, before "
        "(parties of the sentence before), vector; or offset, usual (length), threshold"
    )
    term: Series[str] = column("the term; a party begins with @")
    idf: Series[float] = column("how rare it is; 1 for what is no term")
    weight: Series[float] = column("what it adds to the score")


TAUGHT_BY: dict[str, str] = {"nn": "nb"}
"""Languages whose examples of practices stand in the file of another."""


def taught_in(languages: Iterable[str]) -> set[str]:
    """The languages of the examples that teach what a practice is in these."""
    return {TAUGHT_BY.get(one, one) for one in languages}


class PracticeModels(Table, origin=Origin("practices")):
    """One row per language and side: how well practices are found in examples not seen before."""

    language: Series[str] = column("language of the examples")
    corpus: Series[str] = column(
        "policy, frontline, or both: examples written as policy says things, or as people talk",
        isin=(*CORPORA, "both"),
    )
    n_passages: Series[int] = column("examples: passages of one to a few sentences", ge=0)
    n_practices: Series[int] = column("of these with a practice", ge=0)
    n_near_misses: Series[int] = column("of these with what only looks like one", ge=0)
    n_sets: Series[int] = column("sets of examples, of which each is left out in turn", ge=0)
    threshold: Series[float] = column("a practice is found from this probability on", ge=0)
    recall: Series[float] = column(
        "share of the examples with a practice that the model finds, in sets it did not learn from",
        nullable=True,
    )
    recall_low: Series[float] = column("lower end of its interval, by Wilson", nullable=True)
    recall_high: Series[float] = column("upper end of its interval", nullable=True)
    precision: Series[float] = column(
        "share of what the model finds that is a practice, likewise", nullable=True
    )
    precision_low: Series[float] = column("lower end of its interval, by Wilson", nullable=True)
    precision_high: Series[float] = column("upper end of its interval", nullable=True)
    near_misses_found: Series[float] = column(
        "share of the near misses that the model takes for a practice", nullable=True
    )
    others_found: Series[float] = column("the same of all other examples", nullable=True)
    concepts_right: Series[float] = column(
        "share of the practices found that are given one of their concepts", nullable=True
    )


class Mentions(Table, origin=Origin("mentions", "interim")):
    """One row per mention of a concept, in policy and in every turn, the interviewer's too."""

    mention_id: Series[str] = column("segment_id and the mention's first character", unique=True)
    segment_id: Series[str] = column("segment that the mention stands in")
    doc_id: Series[str] = column("document that the mention stands in")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    role: Series[str] = column("who says it: policy, respondent or interviewer", isin=ROLES)
    concept: Series[str] = column("id of the concept in the lexicon")
    form: Series[str] = column(
        "noun, verb, agent or adjective; phrase for practices and themes", isin=MENTION_FORMS
    )
    surface: Series[str] = column("the words as they stand in the text")
    start: Series[int] = column("first character in the segment's text", ge=0)
    end: Series[int] = column("character after the last", ge=1)
    prompted: Series[bool] = column(
        "the interviewer used a label of the concept's family within the turns just before"
    )
    kind: Series[str] = attribute("kind")
    passage_language: Series[str] = column("language that the passage was read in")
    modality: Series[str] = attribute("modality")
    negated: Series[bool] = attribute("negated")
    quoted: Series[bool] = attribute("quoted")
    definitional: Series[bool] = attribute("definitional")
    agentless: Series[str] = attribute("agentless")
    who: Series[str] = attribute("who")
    with_whom: Series[str] = attribute("with_whom")
    what: Series[str] = attribute("what")
    tone: Series[float] = attribute("tone")
    found_by: Series[str] = attribute("found_by")
    probability: Series[float] = attribute("probability")
    conflict: Series[bool] = column("the sentence names a conflict, a cost or a lack")
    placed: Series[bool] = column("the sentence names a place, a person or a body by name")


class OtherSentences(Table, origin=Origin("mentions", "interim")):
    """One row per sentence without a label, by policy or a respondent, read as mentions are."""

    segment_id: Series[str] = column("segment that the sentence stands in")
    doc_id: Series[str] = column("document that the sentence stands in")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    modality: Series[str] = attribute("modality")
    agentless: Series[str] = attribute("agentless")
    who: Series[str] = attribute("who")
    with_whom: Series[str] = attribute("with_whom")
    tone: Series[float] = attribute("tone")


class Candidates(Table, origin=Origin("mentions")):
    """One row per co-word that the lexicon does not know yet."""

    candidate: Series[str] = column("the word, with its hyphen, in lower case")
    language: Series[str] = column("language of the documents")
    n_policy: Series[int] = column("times in policy documents", ge=0)
    n_frontline: Series[int] = column("times in respondents' speech", ge=0)
    n_documents: Series[int] = column("documents that have it", ge=0)


class Concordance(Table, origin=Origin("concordance")):
    """One row per mention of a concept by policy or a respondent: the keyword in its context."""

    mention_id: Series[str] = column("segment_id and the mention's first character", unique=True)
    concept: Series[str] = column("id of the concept")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    doc_id: Series[str] = column("the document")
    title: Series[str] = column("title of the document")
    segment_id: Series[str] = column("the segment")
    speaker: Series[str] = column("the speaker's label; empty for policy")
    location: Series[str] = messages("page, paragraph, turn or time")
    form: Series[str] = column("noun, verb, agent or adjective")
    prompted: Series[bool] = column("the interviewer used the word just before")
    left: Series[str] = column("text before the keyword")
    keyword: Series[str] = column("the words as they stand in the text")
    right: Series[str] = column("text after the keyword")
    kind: Series[str] = attribute("kind")
    modality: Series[str] = attribute("modality")
    negated: Series[bool] = attribute("negated")
    quoted: Series[bool] = attribute("quoted")
    definitional: Series[bool] = attribute("definitional")
    agentless: Series[str] = attribute("agentless")
    who: Series[str] = attribute("who")
    with_whom: Series[str] = attribute("with_whom")
    what: Series[str] = attribute("what")
    tone: Series[float] = attribute("tone")
    found_by: Series[str] = attribute("found_by")
    probability: Series[float] = attribute("probability")


class Passages(Table, origin=Origin("concordance")):
    """One row per segment with its whole text, so that the dashboard can search and show it."""

    segment_id: Series[str] = column("the segment", unique=True)
    doc_id: Series[str] = column("the document")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    role: Series[str] = column("policy, respondent or interviewer", isin=ROLES)
    speaker: Series[str] = column("the speaker's label; empty for policy")
    location: Series[str] = messages("page, paragraph, turn or time")
    heading: Series[str] = column("the heading above it")
    text: Series[str] = column("the text")
