"""Tables of co-words, of mentions and of the sentences around them."""

from __future__ import annotations

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
