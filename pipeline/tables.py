"""The contract: each table, its place, its columns and what they mean.

A table is a pandera model. The class gives the name, the folder, the schema, the CSV name, the
help text of a page and the row of the code book. Schemas are strict and never coerce.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from pipeline.errors import Explained

Corpus = Literal["policy", "frontline"]
Role = Literal["policy", "respondent", "interviewer"]
Verdict = Literal["policy", "frontline", "bridge", "apart", "cannot tell"]

CORPORA: tuple[str, ...] = get_args(Corpus)
ROLES: tuple[str, ...] = get_args(Role)
VERDICTS: tuple[str, ...] = get_args(Verdict)
ANSWER_VERDICTS: tuple[str, ...] = ("answered", "none", "cannot tell")

KINDS: tuple[str, ...] = ("label", "practice", "theme")
MENTION_FORMS: tuple[str, ...] = ("noun", "verb", "agent", "adjective", "phrase")
MODALITIES: tuple[str, ...] = ("aspiration", "possibility", "report")
AGENTLESS: tuple[str, ...] = ("yes", "no", "unknown")

DATA = Path("data")
ANNOTATIONS = DATA / "interim" / "annotations.spacy"
METRICS = DATA / "published" / "metrics.json"
PLOTS = DATA / "published" / "plots"
CSV = DATA / "published" / "csv"
MANIFEST = DATA / "published" / "manifest.json"


def column(description: str, **checks: Any) -> Any:
    """A column with what it means, for the code book and the dashboard's tooltips."""
    return pa.Field(description=description, **checks)


_ATTRIBUTES: dict[str, tuple[str, dict[str, Any]]] = {
    "kind": (
        "label: the word itself; practice: the thing without the word; theme", {"isin": KINDS},
    ),
    "modality": (
        "aspiration (shall, should, aims to), possibility (can, may, might) or report",
        {"isin": MODALITIES},
    ),
    "negated": ("it is denied or said to be absent", {}),
    "quoted": ("held at a distance: in quotation marks or so-called", {}),
    "definitional": ("the sentence says what the word means", {}),
    "agentless": (
        "yes: nobody is named who does it; unknown where sentences are not parsed: all but English",
        {"isin": AGENTLESS},
    ),
    "who": (
        "roles of who does it, parted by ;; unknown where sentences are not parsed: all but"
        " English",
        {},
    ),
    "with_whom": ("roles of those it is done with, likewise", {}),
    "what": ("what is made or done together, in the sentence's words, likewise", {}),
    "tone": (
        "tone of the sentence, -1 to 1; none where the language has no lexicon of tone",
        {"ge": -1, "le": 1, "nullable": True},
    ),
}  # fmt: skip


def attribute(name: str) -> Any:
    """The column of what is read of a mention, which `Mentions` and `Concordance` both have."""
    description, checks = _ATTRIBUTES[name]
    return column(description, **checks)


@dataclass(frozen=True)
class Origin:
    """Which stage makes a table, in which folder; whether the catalogue's columns may follow."""

    stage: str
    folder: Literal["interim", "published"] = "published"
    own_columns: bool = False


_ORIGINS: dict[str, Origin] = {}


class Table(pa.DataFrameModel):
    """A table of Cospeak. Subclasses say what one row is, and name their origin."""

    def __init_subclass__(cls, *, origin: Origin, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]
        _ORIGINS[cls.__name__] = origin

    class Config:
        strict = True
        coerce = False


def origin(table: type[Table]) -> Origin:
    """Where the table comes from."""
    return _ORIGINS[table.__name__]


class MissingTable(Explained):
    """A table that has not been made yet. The message says which command makes it."""


class WrongTable(Explained):
    """A frame that does not keep to its table. The message names columns and checks, no values."""


# ---------------------------------------------------------------- interim tables


class Segments(Table, origin=Origin("documents", "interim")):
    """One row per segment: a paragraph of a policy text, or a turn of an interview."""

    segment_id: Series[str] = column("doc_id:0007, in reading order", unique=True)
    doc_id: Series[str] = column("document that the segment belongs to")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("ISO 639-1 code of the document's language")
    role: Series[str] = column("who speaks: policy, respondent or interviewer", isin=ROLES)
    speaker: Series[str] = column("the speaker's label in the transcript; empty for policy")
    location: Series[str] = column("where it stands: 'p. 3', 'paragraph 12', 'turn 12' or a time")
    heading: Series[str] = column("the heading above it; empty if none")
    text: Series[str] = column("the text, cleaned of running heads, footnote marks and line breaks")
    n_tokens: Series[int] = column("words in the segment", ge=0)


class Mentions(Table, origin=Origin("concepts", "interim")):
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


class TermUnits(Table, origin=Origin("terms", "interim")):
    """One row per unit of the topic models: neighbouring segments joined to about 150 words."""

    unit_id: Series[str] = column("doc_id#0003, in reading order", unique=True)
    doc_id: Series[str] = column("document that the unit belongs to")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    segment_ids: Series[str] = column(
        "its segments, parted by spaces; a segment that is split stands in each of its units"
    )
    start: Series[int] = column("first character of the unit in its first segment's text", ge=0)
    end: Series[int] = column("character after its last, in its last segment's text", ge=0)
    n_tokens: Series[int] = column("words in the unit", ge=0)


class TermCounts(Table, origin=Origin("terms", "interim")):
    """One row per unit and term that occurs in it."""

    unit_id: Series[str] = column("unit that the term occurs in")
    doc_id: Series[str] = column("document of the unit")
    language: Series[str] = column("language of the document")
    term: Series[str] = column("lemma, or lemmas of a multi-word term joined by a space")
    n: Series[int] = column("times it occurs in the unit", ge=1)
    noun: Series[bool] = column("mostly a noun; true where the language has no tagger")
    content: Series[bool] = column("not scenery: topics are fitted on content words alone")


class UnitTopics(Table, origin=Origin("topics", "interim")):
    """One row per unit and topic: the share of the unit that the topic has."""

    unit_id: Series[str] = column("unit of the topic model")
    doc_id: Series[str] = column("document of the unit")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    topic: Series[str] = column("id of the topic")
    share: Series[float] = column("share of the unit, 0 to 1", ge=0, le=1)


class ContextWords(Table, origin=Origin("terms", "interim")):
    """One row per content word where it stands, in policy texts and respondents' turns."""

    segment_id: Series[str] = column("segment that the word stands in")
    doc_id: Series[str] = column("document of the segment")
    language: Series[str] = column("language of the document")
    start: Series[int] = column("first character in the segment's text", ge=0)
    word: Series[str] = column("the word's lemma; each word of a multi-word term for itself")


class TopicVectors(Table, origin=Origin("topics", "interim")):
    """One row per topic and term of the vocabulary: what new documents are folded in against."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    term: Series[str] = column("the term")
    probability: Series[float] = column("probability of the term in the topic", ge=0, le=1)


class TopicRefits(Table, origin=Origin("topics", "interim")):
    """One row per refit of the chosen model, document and topic: how the shares move."""

    language: Series[str] = column("language of the documents")
    refit: Series[int] = column("number of the refit", ge=1)
    doc_id: Series[str] = column("the document")
    topic: Series[str] = column("id of the topic that the refit's topic is matched with")
    share: Series[float] = column("share of the document's words in the refit", ge=0, le=1)


class SceneryShares(Table, origin=Origin("topics", "interim")):
    """One row per document and topic of a model fitted with scenery left in, for comparison."""

    language: Series[str] = column("language of the documents")
    doc_id: Series[str] = column("the document")
    topic: Series[str] = column("id of the topic, of that model alone")
    share: Series[float] = column("share of the document's words", ge=0, le=1)


class TopicUnits(Table, origin=Origin("within", "interim")):
    """One row per topic, side and unit that is quoted for it."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    rank: Series[int] = column("order in which the units are quoted", ge=1)
    unit_id: Series[str] = column("the unit")


# -------------------------------------------------------------- published tables


class Documents(Table, origin=Origin("documents", own_columns=True)):
    """One row per document that is used. Columns of your own catalogue follow at the end."""

    doc_id: Series[str] = column("slug of the file's path", unique=True)
    file: Series[str] = column("path of the file inside the documents folder", unique=True)
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    cluster: Series[str] = column("what the document comes from: a ministry, a municipality")
    language: Series[str] = column("ISO 639-1 code")
    title: Series[str] = column("title, from the catalogue, the file's front matter or its name")
    date: Series[str] = column("date as given (YYYY, YYYY-MM or YYYY-MM-DD); empty if unknown")
    format: Series[str] = column("what the file is: txt, md, html, pdf, docx, odt, rtf, vtt, srt")
    encoding: Series[str] = column("text encoding found; empty where the format has none")
    n_tokens: Series[int] = column("words counted: policy text, or respondents' speech", ge=0)
    n_segments: Series[int] = column("paragraphs, or respondents' turns", ge=0)
    n_interviewer_tokens: Series[int] = column("words of interviewers, never counted", ge=0)
    n_speakers: Series[int] = column("respondents found in a transcript; 0 for policy", ge=0)
    turns_found: Series[bool] = column(
        "speakers were found in the transcript; false means it is used whole; true for policy"
    )
    inferred: Series[str] = column("columns that no catalogue gave and Cospeak inferred")
    notes: Series[str] = column("what an analyst should know about how the file was read")


class Unreadable(Table, origin=Origin("documents")):
    """One row per file that was not used, with the reason and what to do about it."""

    file: Series[str] = column("path of the file inside the documents folder", unique=True)
    corpus: Series[str] = column("policy or frontline; empty if it cannot be told")
    reason: Series[str] = column("why the file is not used")
    remedy: Series[str] = column("what to do about it")


class Candidates(Table, origin=Origin("concepts")):
    """One row per co-word that the lexicon does not know yet."""

    candidate: Series[str] = column("the word, with its hyphen, in lower case")
    language: Series[str] = column("language of the documents")
    n_policy: Series[int] = column("times in policy documents", ge=0)
    n_frontline: Series[int] = column("times in respondents' speech", ge=0)
    n_documents: Series[int] = column("documents that have it", ge=0)


class Terms(Table, origin=Origin("terms")):
    """One row per term: how often and how evenly it is used, how much it sets the sides apart."""

    language: Series[str] = column("language of the documents")
    term: Series[str] = column("lemma, or lemmas of a multi-word term joined by a space")
    surfaces: Series[str] = column("forms in which it occurs, parted by |")
    n_policy: Series[int] = column("times in policy documents", ge=0)
    n_frontline: Series[int] = column("times in respondents' speech", ge=0)
    n_documents_policy: Series[int] = column("policy documents that have it", ge=0)
    n_documents_frontline: Series[int] = column("frontline documents that have it", ge=0)
    log_odds_z: Series[float] = column(
        "weighted log-odds of policy against frontline, in standard errors; for ranking, not a test"
    )
    g2: Series[float] = column(
        "log-likelihood keyness for comparison with other tools; not a valid test here", ge=0
    )
    dp_norm: Series[float] = column(
        "dispersion over documents: 0 evenly spread, 1 all in one document", ge=0, le=1
    )
    content: Series[bool] = column(
        "says what the text is about; false: scenery of a story, left out of the topics"
    )


class TopicModels(Table, origin=Origin("topics")):
    """One row per candidate topic model, with its quality; one per language is chosen."""

    model_id: Series[str] = column("language, method, number of topics", unique=True)
    language: Series[str] = column("language of the documents")
    method: Series[str] = column("nmf_consensus, nmf_kl (scikit-learn) or lda_gensim")
    n_topics: Series[int] = column("number of topics", ge=2)
    seed: Series[int] = column("seed of the fit whose topics are shown")
    coherence_npmi: Series[float] = column(
        "mean NPMI of the top terms, -1 to 1; higher reads better; none if it was not fitted",
        nullable=True,
    )
    diversity: Series[float] = column(
        "distinct terms among all topics' top terms, as a share of them",
        ge=0,
        le=1,
        nullable=True,
    )
    stability: Series[float] = column(
        "share of the top terms that come back in refits without some of the documents; none if "
        "no stability could make it the best",
        ge=0,
        le=1,
        nullable=True,
    )
    n_units: Series[int] = column("units that the model was fitted on", ge=0)
    chosen: Series[bool] = column("this model's topics are the ones shown")
    reason: Series[str] = column("why it was chosen or not")
    exclusivity: Series[float] = column(
        "how far the top terms are their topic's own: 1 if no other topic has them",
        ge=0,
        le=1,
        nullable=True,
    )
    largest: Series[float] = column(
        "mean share over documents of the largest topic: near 1, it swallows the rest",
        ge=0,
        le=1,
        nullable=True,
    )
    quality: Series[float] = column(
        "coherence x exclusivity x stability x (1 - largest): the rule takes the best; none "
        "without refits",
        nullable=True,
    )
    n_refits: Series[int] = column("refits that stability rests on", ge=0)


class Topics(Table, origin=Origin("topics")):
    """One row per topic: its name, whether it comes back, whose it is, where it lies."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic", unique=True)
    label: Series[str] = column("the topic's name")
    terms: Series[str] = column("its top terms, the heaviest first, parted by commas")
    named_by: Series[str] = column(
        "terms (its own), person (data/topic_labels.csv), or person, weak match"
    )
    share: Series[float] = column("mean share over documents", ge=0, le=1)
    found_in: Series[str] = column(
        "sides with a document that gives it 5 % or more: policy, frontline, both or none"
    )
    stability: Series[float] = column(
        "share of its top terms that come back in refits without some of the documents", ge=0, le=1
    )
    recovery: Series[float] = column(
        "share of the refits in which half of its top terms come back together", ge=0, le=1
    )
    stable: Series[bool] = column("its recovery is at least topics.min_recovery")
    owned_by: Series[str] = column(
        "the document that has more than half of the topic's mass; empty if none"
    )
    owned_share: Series[float] = column(
        "part of the topic's mass in the document that has most", ge=0, le=1
    )
    nearest: Series[str] = column("the topic that is most like it")
    similarity: Series[float] = column("cosine with that topic: 0 no term shared", ge=0, le=1)
    x: Series[float] = column("place on a map of the topics by Jensen-Shannon distance")
    y: Series[float] = column("place on the map, second axis")
    note: Series[str] = column("what to know about its name; empty if nothing")
    coherence: Series[float] = column("mean NPMI of its top terms, -1 to 1")
    chance: Series[float] = column(
        "coherence that 19 of 20 topics of the same words, shuffled, stay below: a topic below it "
        "may be an accident, however often it comes back"
    )
    held_out: Series[float] = column(
        "how often its top terms share a unit in documents that the fit has not seen, as a "
        "multiple of chance: 1 if they do not belong together; none with few documents",
        ge=0,
        nullable=True,
    )
    owned_by_cluster: Series[str] = column(
        "the cluster of several documents that has more than half of the topic's mass; empty if "
        "none, or if the side has no other cluster"
    )


class TopicTerms(Table, origin=Origin("topics")):
    """One row per topic and top term."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name: its most telling terms")
    rank: Series[int] = column(
        "1 shows the topic best: by probability times how telling the term is", ge=1
    )
    term: Series[str] = column("the term")
    weight: Series[float] = column("probability of the term in the topic", ge=0, le=1)
    frex: Series[float] = column("frequent and exclusive: harmonic mean of both ranks", ge=0, le=1)
    stability: Series[float] = column(
        "share of its top terms that come back in refits without some of the documents", ge=0, le=1
    )
    owned_by: Series[str] = column(
        "the document that has more than half of the topic's mass; empty if none"
    )
    stable: Series[bool] = column("the topic comes back in enough of the refits")


class TopicShares(Table, origin=Origin("topics")):
    """One row per document and topic."""

    doc_id: Series[str] = column("the document")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    share: Series[float] = column("share of the document's words, 0 to 1", ge=0, le=1)
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    folded_in: Series[bool] = column("the document came after the topics were fitted")
    part: Series[float] = column(
        "part of the topic's words that stand in the document: which documents carry it", ge=0, le=1
    )


class Design(Table, origin=Origin("gap")):
    """One row per language and corpus: what the comparison rests on."""

    language: Series[str] = column("language of the documents")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    n_documents: Series[int] = column("documents", ge=0)
    n_clusters: Series[int] = column("clusters that are exchanged and resampled", ge=0)
    n_tokens: Series[int] = column("words counted", ge=0)
    sampling: Series[str] = column(
        "sample: these stand for more like them; census: these are all there are",
        isin=("sample", "census"),
    )
    p_floor: Series[float] = column("smallest p-value that the design can reach", ge=0, le=1)
    note: Series[str] = column("what the design allows one to say, in words")
    effective_n: Series[float] = column(
        "as many clusters of one size as these are worth; fewer than n_clusters where they are "
        "unequal",
        ge=0,
    )


class Usage(Table, origin=Origin("gap")):
    """One row per concept, kind and corpus: how often it is said."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    n_mentions: Series[int] = column("mentions, prompted ones left out", ge=0)
    n_prompted: Series[int] = column("mentions just after the interviewer used the word", ge=0)
    n_documents: Series[int] = column("documents", ge=0)
    n_documents_with: Series[int] = column("documents with a mention that was not prompted", ge=0)
    estimate: Series[float] = column("mentions per 10,000 words, mean over documents", ge=0)
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    n: Series[int] = column("documents that the estimate rests on", ge=0)
    kind: Series[str] = column(
        "label: the word itself; practice: the thing without the word; theme", isin=KINDS
    )


class Profiles(Table, origin=Origin("gap")):
    """One row per concept, corpus and figure: how far it has the traits of a magic concept."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept; co-words are all of them together")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    trait: Series[str] = column("broad, good, consensual or global (Pollitt & Hupe 2011)")
    figure: Series[str] = column("what is measured: spread, contexts, praise, consensus, anywhere")
    estimate: Series[float] = column("share from 0 to 1, mean over documents", ge=0, le=1)
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    n: Series[int] = column("documents that the estimate rests on", ge=0)
    n_mentions: Series[int] = column("mentions in them", ge=0)
    meaning: Series[str] = column("the figure in words")


class Gaps(Table, origin=Origin("gap")):
    """One row per measure and item: policy against frontline."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(
        "what is compared: family_rate, concept_rate, practice_rate, theme_rate, term_rate (per "
        "10,000 words), topic_share (0 to 1), divergence (bits), partisanship (how much more often "
        "than half a reader guesses the side of one phrase), meaning (0 to 1: how far apart the "
        "contexts are); of the mentions (0 to 1) modality_share, tone, theme_share, "
        "prompted_share, collocate (beside how many of them a word stands) and, where sentences "
        "are parsed (English), agentless_share and role_share"
    )
    item: Series[str] = column(
        "the concept, term or topic; for divergence and partisanship: words or topics"
    )
    label: Series[str] = column("the item's name for people")
    policy: Series[float] = column("value of the policy side", nullable=True)
    frontline: Series[float] = column("value of the frontline side", nullable=True)
    estimate: Series[float] = column(
        "policy minus frontline; for divergence, partisanship and meaning: beyond chance"
    )
    ci_low: Series[float] = column("lower end of the estimate's interval", nullable=True)
    ci_high: Series[float] = column("upper end of the estimate's interval", nullable=True)
    log2_ratio: Series[float] = column(
        "log2 of policy over frontline, half a count added; 1 is twice as often", nullable=True
    )
    log2_ci_low: Series[float] = column("lower end of the log ratio's interval", nullable=True)
    log2_ci_high: Series[float] = column("upper end of the log ratio's interval", nullable=True)
    p_value: Series[float] = column("permutation p of this item alone", ge=0, le=1)
    p_adjusted: Series[float] = column(
        "p held against all items of the measure (step-down max-T; for meaning: Holm)", ge=0, le=1
    )
    n_policy: Series[int] = column("policy documents", ge=0)
    n_frontline: Series[int] = column("frontline documents", ge=0)
    n_with_policy: Series[int] = column("policy documents that have the item", ge=0)
    n_with_frontline: Series[int] = column("frontline documents that have the item", ge=0)
    placebo: Series[float] = column(
        "share of ordinary words of like frequency with a smaller gap", nullable=True
    )
    verdict: Series[str] = column(
        "the side that has more, bridge (shown to be alike), apart (where there is no side "
        "to name) or cannot tell",
        isin=VERDICTS,
    )
    flipped_by: Series[str] = column(
        "document without which the verdict would be another; empty if none"
    )
    sentence: Series[str] = column("the finding as one plain sentence")
    stable: Series[bool] = column("false for a topic that comes back in too few refits")
    label_nb: Series[str] = column("the item's name in Norwegian")
    sentence_nb: Series[str] = column("the finding as one plain sentence in Norwegian")


class Collocates(Table, origin=Origin("gap")):
    """One row per concept and word that stands beside its mentions."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept")
    word: Series[str] = column("content word within five content words of a mention")
    n_policy: Series[int] = column("times beside a mention in policy", ge=0)
    n_frontline: Series[int] = column("times beside a mention by respondents", ge=0)
    n_documents_policy: Series[int] = column("policy documents with both together", ge=0)
    n_documents_frontline: Series[int] = column("frontline documents with both together", ge=0)
    log_dice_policy: Series[float] = column(
        "logDice in policy: how strongly they keep company, 14 at most, one more is twice; "
        "none if never",
        nullable=True,
    )
    log_dice_frontline: Series[float] = column("logDice at the frontline", nullable=True)
    log_odds_z: Series[float] = column(
        "weighted log-odds of policy against frontline, in standard errors; for ranking, not a "
        "test; none if one side has no mention",
        nullable=True,
    )
    p_value: Series[float] = column(
        "permutation p of this word alone, over the documents that mention the concept; none if "
        "fewer than three of a side do",
        ge=0,
        le=1,
        nullable=True,
    )
    p_adjusted: Series[float] = column(
        "p held against all words beside all concepts, as in Gaps (collocate)",
        ge=0,
        le=1,
        nullable=True,
    )
    verdict: Series[str] = column(
        "the side beside whose mentions it stands more, bridge or cannot tell, as in Gaps",
        isin=VERDICTS,
    )


class TopicWords(Table, origin=Origin("within")):
    """One row per topic and word that one side prefers, or both use alike, within the topic."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    used_by: Series[str] = column(
        "the side that prefers the word, or both (less than twice as often)",
        isin=(*CORPORA, "both"),
    )
    rank: Series[int] = column(
        "1 sets the side apart most; for both: is the most common on either", ge=1
    )
    term: Series[str] = column("the word")
    policy: Series[float] = column(
        "per 1,000 content words of the topic, mean over the policy documents that speak of it at "
        "some length; none if fewer than two do",
        ge=0,
        nullable=True,
    )
    frontline: Series[float] = column(
        "per 1,000 content words of the topic at the frontline, likewise", ge=0, nullable=True
    )
    log_odds_z: Series[float] = column(
        "weighted log-odds of policy against frontline within the topic; for ranking, not a test"
    )
    p_adjusted: Series[float] = column(
        "permutation p held against all words of the topic (step-down max-T); none if a side "
        "hardly speaks of the topic",
        ge=0,
        le=1,
        nullable=True,
    )
    n_documents_policy: Series[int] = column("policy documents that have it in the topic", ge=0)
    n_documents_frontline: Series[int] = column("frontline documents that have it there", ge=0)


class TopicFits(Table, origin=Origin("within")):
    """One row per topic: how far its gap moves when the topics are fitted anew."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    n_refits: Series[int] = column("fits without a fifth of the documents, other seeds", ge=1)
    gap: Series[float] = column("policy minus frontline, mean shares over documents, 0 to 1")
    lowest: Series[float] = column("lowest gap of the refits, all documents counted")
    highest: Series[float] = column("highest gap of the refits")
    same_side: Series[float] = column(
        "share of the refits in which the gap is to the same side", ge=0, le=1
    )


class Register(Table, origin=Origin("within")):
    """One row per language and kind of share: how much of the distance is more than register."""

    language: Series[str] = column("language of the documents")
    item: Series[str] = column("topics or words", isin=("topics", "words"))
    n_terms: Series[int] = column("terms with scenery", ge=0)
    n_content: Series[int] = column("content words among them", ge=0)
    whole: Series[float] = column(
        "divergence of the sides beyond chance, in bits, with scenery left in"
    )
    content: Series[float] = column("the same with content words alone")
    remains: Series[float] = column(
        "content as a part of whole: what of the distance remains; above 1, content sets the "
        "sides further apart; none where there is no distance",
        nullable=True,
    )
    ci_low: Series[float] = column("lower end of the interval of remains", nullable=True)
    ci_high: Series[float] = column("upper end of the interval of remains", nullable=True)
    n_policy: Series[int] = column("policy documents", ge=1)
    n_frontline: Series[int] = column("interviews", ge=1)


class TopicGroups(Table, origin=Origin("within")):
    """One row per topic, side and group of the catalogue: the topic's share in the group."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    grouping: Series[str] = column("what groups: a column of your catalogue, cluster or year")
    value: Series[str] = column(
        "the group: a value of that column; groups with too few interviewees are put together"
    )
    n_documents: Series[int] = column("documents of the group", ge=1)
    n_clusters: Series[int] = column("clusters that they come in", ge=1)
    n_interviewees: Series[int] = column("people who speak in them; 0 for policy", ge=0)
    share: Series[float] = column("mean share over the group's documents", ge=0, le=1)
    ci_low: Series[float] = column(
        "lower end of its interval; none with fewer than three clusters", nullable=True
    )
    ci_high: Series[float] = column("upper end of its interval", nullable=True)


class TopicValidation(Table, origin=Origin("validation")):
    """One row per task that people did and topic (first all together): do they see the topics?"""

    language: Series[str] = column("language of the documents")
    task: Series[str] = column(
        "word_intrusion (which word does not belong), topic_intrusion (which topic is not in the "
        "passage) or passage_coding (which topic the passage is about)",
        isin=("word_intrusion", "topic_intrusion", "passage_coding"),
    )
    topic: Series[str] = column("id of the topic; empty for all together")
    label: Series[str] = column("the topic's name when people judged")
    current: Series[bool] = column("the topics that were judged are those of now")
    n_coders: Series[int] = column("people who judged", ge=1)
    n_judged: Series[int] = column("answers", ge=1)
    n_right: Series[int] = column("answers that are the model's", ge=0)
    share: Series[float] = column("share of right answers", ge=0, le=1)
    ci_low: Series[float] = column("lower end of its interval (Wilson)", ge=0, le=1)
    ci_high: Series[float] = column("upper end of its interval", ge=0, le=1)
    chance: Series[float] = column("share of right answers of someone who guesses", ge=0, le=1)
    n_twice: Series[int] = column("tasks that more than one person did", ge=0)
    n_agreed: Series[int] = column("of these, those that all answered alike", ge=0)
    alpha: Series[float] = column(
        "Krippendorff's alpha: 1 is full agreement, 0 what chance gives; none if nothing was "
        "judged twice",
        nullable=True,
    )


class Robustness(Table, origin=Origin("robustness")):
    """One row per finding and thing that is varied: how many other analyses come to the same."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column("measure of the finding, as in Gaps")
    item: Series[str] = column("item of the finding, as in Gaps")
    label: Series[str] = column("the item's name for people")
    verdict: Series[str] = column("verdict of the finding, as in Gaps", isin=VERDICTS)
    varied: Series[str] = column(
        "documents (each left out), weighting (by words or uses), statistic (its prior), draws "
        "(seeds), mentions (prompted ones too; no denied, quoted or defining ones), lexicon (nouns "
        "only; other words for it too), topics (number, method), fit (seed, draws of documents), "
        "units (half, twice as long), stop list (no common words), context (of meaning), or all "
        "together"
    )
    n_specifications: Series[int] = column("other analyses", ge=1)
    same_sign: Series[float] = column("share of them with a gap to the same side", ge=0, le=1)
    same_verdict: Series[float] = column("share of them with the same verdict", ge=0, le=1)
    otherwise: Series[str] = column("up to five of those with another verdict; empty if none")
    sentence: Series[str] = column("the same in words")
    lowest: Series[float] = column(
        "lowest estimate of the other analyses, in the unit of Gaps; for fit: how far the fit of "
        "the topics alone moves the gap",
        nullable=True,
    )
    highest: Series[float] = column("highest estimate of the other analyses", nullable=True)
    label_nb: Series[str] = column("the item's name in Norwegian")
    sentence_nb: Series[str] = column("the same in Norwegian")


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
    location: Series[str] = column("page, paragraph, turn or time")
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
    location: Series[str] = column("page, paragraph, turn or time")
    heading: Series[str] = column("the heading above it")
    text: Series[str] = column("the text")


class TopicPassages(Table, origin=Origin("concordance")):
    """One row per topic, side and passage that shows the topic best."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    rank: Series[int] = column("1 shows the topic best", ge=1)
    share: Series[float] = column("share of the passage that the topic has", ge=0, le=1)
    doc_id: Series[str] = column("the document")
    title: Series[str] = column("title of the document")
    segment_id: Series[str] = column("its first segment")
    location: Series[str] = column("page, paragraph, turn or time of its first segment")
    text: Series[str] = column("the passage")
    stable: Series[bool] = column("the topic comes back in enough of the refits")


class Answers(Table, origin=Origin("answers")):
    """One row per statement of policy that promises and frontline passage near it."""

    language: Series[str] = column("language of the documents")
    statement_id: Series[str] = column("segment_id@character where the statement begins")
    doc_id: Series[str] = column("document of the statement")
    title: Series[str] = column("title of the statement's document")
    segment_id: Series[str] = column("segment of the statement")
    location: Series[str] = column("page or paragraph of the statement")
    concepts: Series[str] = column("concepts whose labels stand in it, parted by spaces")
    promise: Series[str] = column("the word that promises: shall, will, should ...")
    statement: Series[str] = column("the statement, a sentence of policy")
    verdict: Series[str] = column(
        "answered: a passage is nearer than words thrown together; none: the frontline is further "
        "off than clusters taken at random; cannot tell",
        isin=ANSWER_VERDICTS,
    )
    p_near: Series[float] = column(
        "share of statements of words thrown together that come as near to a passage", ge=0, le=1
    )
    p_near_adjusted: Series[float] = column(
        "p_near held against all statements of the language (Benjamini-Hochberg)", ge=0, le=1
    )
    p_none: Series[float] = column(
        "share of random sets of as many clusters that come no nearer than the frontline's",
        ge=0,
        le=1,
    )
    p_none_adjusted: Series[float] = column(
        "p_none held against all statements of the language (Benjamini-Hochberg)", ge=0, le=1
    )
    rank: Series[int] = column("1 is the nearest passage; one passage per interview", ge=1)
    nearness: Series[float] = column(
        "weight of the statement's words that the passage earns (BM25), labels left out; "
        "0 shares no word, about 1 has every word",
        ge=0,
    )
    shared: Series[str] = column("words that statement and passage share, as lemmas")
    answer_doc_id: Series[str] = column("document of the passage; empty if none shares a word")
    answer_title: Series[str] = column("title of the passage's document")
    answer_segment_id: Series[str] = column("segment of the passage; its text is in Passages")
    answer_speaker: Series[str] = column("the speaker's label")
    answer_location: Series[str] = column("turn or time of the passage")


class Redactions(Table, origin=Origin("documents")):
    """One row per frontline document and kind of identifier that was taken out of it."""

    doc_id: Series[str] = column("document")
    kind: Series[str] = column(
        "person, place, organisation, email, phone, web, birth_date, identity or address"
    )
    n_replaced: Series[int] = column("times one was replaced in what is said", ge=0)
    n_different: Series[int] = column("different ones, speakers' labels among them", ge=1)


INTERIM: tuple[type[Table], ...] = (
    Segments,
    Mentions,
    TermUnits,
    TermCounts,
    UnitTopics,
    ContextWords,
    TopicVectors,
    TopicUnits,
    TopicRefits,
    SceneryShares,
)
PUBLISHED: tuple[type[Table], ...] = (
    Documents,
    Unreadable,
    Design,
    Gaps,
    Usage,
    Profiles,
    Candidates,
    Terms,
    TopicModels,
    Topics,
    TopicTerms,
    TopicShares,
    Concordance,
    Passages,
    TopicPassages,
    Collocates,
    Robustness,
    Answers,
    TopicWords,
    TopicGroups,
    TopicFits,
    TopicValidation,
    Register,
    Redactions,
)


# ------------------------------------------------------------------ place, read, write


def name(table: type[Table]) -> str:
    """The table's name in snake case: `TopicTerms` is `topic_terms`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower()


def place(table: type[Table]) -> Path:
    """Where the table is kept, from the project's folder."""
    return DATA / origin(table).folder / f"{name(table)}.parquet"


def columns(table: type[Table]) -> dict[str, str]:
    """Each column of the table with what it means, in order."""
    return dict(_described(table))


@cache
def _described(table: type[Table]) -> dict[str, str]:
    return {key: str(field.description) for key, field in table.to_schema().columns.items()}


def check(table: type[Table], frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, held against the table's schema and with its columns in the schema's order.

    Raises:
        WrongTable: with the columns and the checks that failed, never a value.
    """
    named = list(columns(table))
    own = [key for key in frame.columns if key not in named] if origin(table).own_columns else []
    unlike = sorted(set(map(str, frame.columns.drop(own))) ^ set(named))
    if unlike:
        raise WrongTable(f"The table {name(table)} misses or does not know: {', '.join(unlike)}.")
    try:
        table.to_schema().validate(frame.drop(columns=own), lazy=True)
    except pa.errors.SchemaErrors as errors:
        # pandera quotes the failing cells, and a cell may hold interview text.
        failed = errors.failure_cases[["column", "check"]].drop_duplicates().astype(str)
        raise WrongTable(
            f"The table {name(table)} is not as it should be: "
            + "; ".join(f"{row.column}: {row.check}" for row in failed.itertuples())
        ) from None
    return frame[named + own]


def round_floats(frame: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """The frame with each float at so many significant digits: the same bytes on every machine."""
    numbers = [str(key) for key, kind in frame.dtypes.items() if pd.api.types.is_float_dtype(kind)]
    return frame.assign(
        **{key: [float(f"{value:.{digits}g}") for value in frame[key]] for key in numbers}
    )


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; when that is done it takes the target's place at once.

    Whoever reads the target sees the old file or the new one whole, also after a crash or a power
    cut in between. If writing fails, nothing is left behind and the target stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}.*.part"):
        if not _is_running(int(left.suffixes[-2][1:])):
            left.unlink(missing_ok=True)  # by a run that was ended; interview text may be in it
    # Two runs at once must not write into each other's file.
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        _to_disk(beside)
        beside.replace(target)
        _to_disk(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _to_disk(path: Path) -> None:
    """Waits until the file, or the folder's list of names, is on the disk and not only on its way.

    A system that cannot do so for a folder is passed over.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if not path.is_dir() or error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def write(table: type[Table], frame: pd.DataFrame) -> None:
    """Checks the frame, rounds its floats, writes it beside its place and renames it.

    No half table is ever read.
    """
    rounded = round_floats(check(table, frame))
    with written_beside(place(table)) as beside:
        rounded.reset_index(drop=True).to_parquet(beside, index=False)


def read(table: type[Table], *, columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or only some of its columns.

    Raises:
        MissingTable: the table has not been made yet; the message names the command.
    """
    source = place(table)
    if not source.is_file():
        raise MissingTable(
            f"{source} has not been made yet. Run `make run`"
            f" (or `dvc repro {origin(table).stage}`)."
        )
    return pd.read_parquet(source, columns=columns)


def empty(table: type[Table]) -> pd.DataFrame:
    """The table without a row, each column of its type."""
    schema = table.to_schema()
    return pd.DataFrame(
        {key: pd.Series([], dtype=field.dtype.type) for key, field in schema.columns.items()}
    )


# A spreadsheet runs a cell that begins like this, in half or full width, as a formula.
_FORMULA = r"^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]"


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV that a spreadsheet opens rightly: UTF-8 with BOM, no cell run as a formula.

    A text that begins like a formula gets an apostrophe before it; numbers are left as they are.
    """
    content: str = harmless(frame).to_csv(index=False, lineterminator="\r\n")
    return content.encode("utf-8-sig")


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before each text and column name that is like a formula."""
    text = [key for key in frame.columns if not pd.api.types.is_numeric_dtype(frame[key])]
    made = frame.assign(**{key: frame[key].map(_harmless) for key in text})
    made.columns = [_harmless(str(key)) for key in frame.columns]
    return made


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and re.match(_FORMULA, cell) else cell
