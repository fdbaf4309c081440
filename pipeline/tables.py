"""The contract: each table, its place, its columns and what they mean.

A table is a pandera model. The class gives the name, the folder, the schema, the CSV name, the
help text of a page and the row of the code book. Schemas are strict and never coerce.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    kind: Series[str] = column(
        "label: the word itself; practice: the thing without the word; theme", isin=KINDS
    )
    passage_language: Series[str] = column("language that the passage was read in")
    modality: Series[str] = column(
        "aspiration (shall, should, aims to), possibility (can, may, might) or report",
        isin=MODALITIES,
    )
    negated: Series[bool] = column("it is denied or said to be absent")
    quoted: Series[bool] = column("held at a distance: in quotation marks or so-called")
    definitional: Series[bool] = column("the sentence says what the word means")
    agentless: Series[str] = column(
        "yes: nobody is named who does it; unknown where sentences are not parsed: all but English",
        isin=AGENTLESS,
    )
    who: Series[str] = column(
        "roles of who does it, parted by ;; unknown where sentences are not parsed: all but English"
    )
    with_whom: Series[str] = column("roles of those it is done with, likewise")
    what: Series[str] = column("what is made or done together, in the sentence's words, likewise")
    tone: Series[float] = column(
        "tone of the sentence, -1 to 1; none where the language has no lexicon of tone",
        ge=-1,
        le=1,
        nullable=True,
    )
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
        "share of the top terms that come back in refits without some of the documents",
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
        "coherence x exclusivity x stability x (1 - largest): the rule takes the best",
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
        "contexts are); of the mentions (0 to 1) modality_share, tone, theme_share, prompted_share "
        "and, where sentences are parsed (English), agentless_share and role_share"
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
        "permutation p of this word alone, over the documents that mention the concept",
        ge=0,
        le=1,
        nullable=True,
    )
    p_adjusted: Series[float] = column(
        "p held against all words beside the concept (step-down max-T)", ge=0, le=1, nullable=True
    )
    verdict: Series[str] = column(
        "the side beside whose mentions it stands more, or cannot tell", isin=VERDICTS
    )


class Robustness(Table, origin=Origin("robustness")):
    """One row per finding and thing that is varied: how many other analyses come to the same."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column("measure of the finding, as in Gaps")
    item: Series[str] = column("item of the finding, as in Gaps")
    label: Series[str] = column("the item's name for people")
    verdict: Series[str] = column("verdict of the finding, as in Gaps", isin=VERDICTS)
    varied: Series[str] = column(
        "documents (each left out), weighting (by words), statistic (its prior), draws (seeds), "
        "mentions (nouns only; prompted ones too), topics (number, method, seed), stop list "
        "(no common terms), or all together"
    )
    n_specifications: Series[int] = column("other analyses", ge=1)
    same_sign: Series[float] = column("share of them with a gap to the same side", ge=0, le=1)
    same_verdict: Series[float] = column("share of them with the same verdict", ge=0, le=1)
    otherwise: Series[str] = column("up to five of those with another verdict; empty if none")
    sentence: Series[str] = column("the same in words")


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
    kind: Series[str] = column(
        "label: the word itself; practice: the thing without the word; theme", isin=KINDS
    )
    modality: Series[str] = column(
        "aspiration (shall, should, aims to), possibility (can, may, might) or report",
        isin=MODALITIES,
    )
    negated: Series[bool] = column("it is denied or said to be absent")
    quoted: Series[bool] = column("held at a distance: in quotation marks or so-called")
    definitional: Series[bool] = column("the sentence says what the word means")
    agentless: Series[str] = column(
        "yes: nobody is named who does it; unknown where sentences are not parsed: all but English",
        isin=AGENTLESS,
    )
    who: Series[str] = column(
        "roles of who does it, parted by ;; unknown where sentences are not parsed: all but English"
    )
    with_whom: Series[str] = column("roles of those it is done with, likewise")
    what: Series[str] = column("what is made or done together, in the sentence's words, likewise")
    tone: Series[float] = column(
        "tone of the sentence, -1 to 1; none where the language has no lexicon of tone",
        ge=-1,
        le=1,
        nullable=True,
    )


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


INTERIM: tuple[type[Table], ...] = (
    Segments,
    Mentions,
    TermUnits,
    TermCounts,
    UnitTopics,
    ContextWords,
    TopicVectors,
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


def write(table: type[Table], frame: pd.DataFrame) -> None:
    """Checks the frame, rounds its floats, writes it beside its place and renames it.

    No half table is ever read.
    """
    target = place(table)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    rounded = round_floats(check(table, frame))
    rounded.reset_index(drop=True).to_parquet(beside, index=False)
    beside.replace(target)


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
    text = [key for key in frame.columns if not pd.api.types.is_numeric_dtype(frame[key])]
    harmless = frame.assign(**{key: frame[key].map(_harmless) for key in text})
    harmless.columns = [_harmless(str(key)) for key in frame.columns]
    content: str = harmless.to_csv(index=False, lineterminator="\r\n")
    return content.encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and re.match(_FORMULA, cell) else cell
