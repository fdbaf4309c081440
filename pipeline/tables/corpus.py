"""Tables of the documents that were read and of what was not, of codes and judgements of people."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from pandera.typing.pandas import Series

from pipeline.tables.base import (
    CONTROLS,
    CORPORA,
    ROLES,
    Origin,
    Table,
    catalogue,
    column,
    messages,
)

JUDGED_KINDS: tuple[str, ...] = ("theme", "practice", "code")
SOURCES: tuple[str, ...] = ("random", "later", "proposed", "whole")
BASES: tuple[str, ...] = ("random", "whole", "both")
HELPERS: tuple[str, ...] = ("list", "model", "none")

_PASSAGES = "passages that have it per 10,000 words"
_IN_POLICY = "in policy"
_IN_TALK = "at the frontline"


class Segments(Table, origin=Origin("documents", "interim")):
    """One row per segment: a paragraph of prose, or a turn of talk."""

    segment_id: Series[str] = column("doc_id:0007, in reading order", unique=True)
    doc_id: Series[str] = column("document that the segment belongs to")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("ISO 639-1 code of the document's language")
    role: Series[str] = column("who speaks: policy, respondent or interviewer", isin=ROLES)
    speaker: Series[str] = column("the speaker's label in the transcript; empty for prose")
    location: Series[str] = messages("where it stands: 'p. 3', 'paragraph 12', 'turn 12' or a time")
    heading: Series[str] = column("the heading above it; empty if none")
    text: Series[str] = column("the text, cleaned of running heads, footnote marks and line breaks")
    n_tokens: Series[int] = column("words in the segment", ge=0)


class Documents(Table, origin=Origin("documents", own_columns=True)):
    """One row per document that is used. Columns of your own catalogue follow at the end."""

    doc_id: Series[str] = column("slug of the file's path", unique=True)
    file: Series[str] = column("path of the file inside the documents folder", unique=True)
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    cluster: Series[str] = catalogue("what the document comes from: a ministry, a municipality")
    language: Series[str] = column("ISO 639-1 code")
    title: Series[str] = column("title, from the catalogue, the file's front matter or its name")
    date: Series[str] = column("date as given (YYYY, YYYY-MM or YYYY-MM-DD); empty if unknown")
    format: Series[str] = column(
        "what the file is, by the suffix of its format, such as pdf, docx or vtt"
    )
    encoding: Series[str] = column("text encoding found; empty where the format has none")
    n_tokens: Series[int] = column("words counted: policy text, or respondents' speech", ge=0)
    n_segments: Series[int] = column("paragraphs, or respondents' turns", ge=0)
    n_interviewer_tokens: Series[int] = column("words of interviewers, never counted", ge=0)
    n_speakers: Series[int] = column(
        "who is counted in a transcript: respondents, or guests of policy; 0 for prose", ge=0
    )
    turns_found: Series[bool] = column(
        "speakers were found in the transcript; false means it is used whole; true for prose"
    )
    kind: Series[str] = column(
        "talk or prose: what the document was read as", isin=("talk", "prose")
    )
    layout: Series[str] = column(
        "layout in which a talk was read; `labels` where labels were learned from the text, `whole`"
        " without speakers, empty for prose"
    )
    confidence: Series[float] = column(
        "how far that layout leads the next best, from 0 (alike) to 1; 1 for prose", ge=0, le=1
    )
    unsure: Series[bool] = column(
        "who speaks or who asks is a guess that nobody has confirmed; the page Documents settles it"
    )
    n_left_out: Series[int] = column(
        "words of the file that are in no segment: titles, keys, credits, running heads, labels",
        ge=0,
    )
    reading_id: Series[str] = column(
        "id under which readings.yaml says how the document is read; it does not give the file "
        "away, and another content has another id",
        str_matches=r"^d[0-9a-f]{12}$",
    )
    inferred: Series[str] = column("columns that no catalogue gave and Cospeak inferred")
    notes: Series[str] = messages("what an analyst should know about how the file was read")


class Places(Table, origin=Origin("documents", "interim")):
    """One row per document in a place that levels are compared within: `levels.paired_by`."""

    doc_id: Series[str] = column("document", unique=True)
    place: Series[str] = column("its place, by number: the name may have to be hidden")
    of: Series[str] = column("the column of the catalogue that names places")


class Speakers(Table, origin=Origin("documents")):
    """One row per document and speaker of its talk, in the order in which they first speak."""

    doc_id: Series[str] = column("document")
    speaker: Series[str] = column("the speaker's label; a placeholder where it was a name")
    speaker_id: Series[str] = column(
        "id under which readings.yaml names the speaker; it does not give the label away",
        str_matches=r"^s[0-9a-f]{12}$",
    )
    role: Series[str] = column("policy, respondent or interviewer", isin=ROLES)
    n_turns: Series[int] = column("turns of the speaker", ge=1)
    n_tokens: Series[int] = column("words of the speaker", ge=0)


class Unreadable(Table, origin=Origin("documents")):
    """One row per file that was not used, with the reason and what to do about it."""

    file: Series[str] = column("path of the file inside the documents folder", unique=True)
    corpus: Series[str] = column("policy or frontline; empty if it is not known")
    reason: Series[str] = messages("why the file is not used")
    remedy: Series[str] = messages("what to do about it")


class Redactions(Table, origin=Origin("documents")):
    """One row per frontline document and kind of identifier that was taken out of it."""

    doc_id: Series[str] = column("document")
    kind: Series[str] = column(
        "person, place, organisation, email, phone, web, birth_date, identity, address, number,"
        " date, room, role or age"
    )
    n_replaced: Series[int] = column("times one was replaced in what is said", ge=0)
    n_different: Series[int] = column("different ones, speakers' labels among them", ge=1)


class Placeholders(Table, origin=Origin("documents")):
    """One row per document, placeholder of a name in it, and wording that it stands for."""

    doc_id: Series[str] = column("document")
    placeholder: Series[str] = column("what stands in the text, such as [Person 3]")
    name_id: Series[str] = column(
        "id under which readings.yaml calls the wording no name; the id does not give it away",
        str_matches=r"^n[0-9a-f]{12}$",
    )
    n_replaced: Series[int] = column("times the wording was replaced", ge=1)


class Codes(Table, origin=Origin("documents")):
    """One row per code of people's codebooks (REFI-QDA, `codings.csv`), used or not."""

    code: Series[str] = column("the code's path in its tree, such as time/no-time", unique=True)
    name: Series[str] = column("the code's name")
    parent: Series[str] = column("code above it in the tree; empty at the top")
    description: Series[str] = column("what the codebook says of it; empty if nothing")
    n_codings: Series[int] = column("passages that people gave the code", ge=0)
    n_documents: Series[int] = column("documents with such a passage", ge=0)


class Codings(Table, origin=Origin("documents")):
    """One row per coded passage and segment that has some of it; one if none has."""

    coding: Series[str] = column(
        "the passage: doc_id:c0007; one that runs over several segments has a row for each"
    )
    code: Series[str] = column("the code, as in Codes")
    coder: Series[str] = column("who coded it, by number; empty if the file does not say")
    doc_id: Series[str] = column("document that the passage stands in")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    role: Series[str] = column("who says it: policy, respondent or interviewer", isin=ROLES)
    segment_id: Series[str] = column("the segment; empty where the passage was not found in any")
    start: Series[int] = column("first character in the segment's text", ge=0)
    end: Series[int] = column("character after the last", ge=0)
    n_tokens: Series[int] = column("words of the passage in the segment", ge=0)
    found: Series[float] = column(
        "share of the passage's words that stand in the segments as they were coded; others are "
        "placed between them",
        ge=0,
        le=1,
    )
    memo: Series[str] = column("the coder's note on the passage; empty if none")


class JudgedItems(Table, origin=Origin("judgements")):
    """One row per theme, practice and code that passages are judged for, as in the codebook."""

    kind: Series[str] = column("theme, practice or code", isin=JUDGED_KINDS)
    item: Series[str] = column("the theme, the concept whose practice it is, or the code")
    definition: Series[str] = column("what it means, by the lexicon or by the people's codebook")
    definition_nb: Series[str] = column("the same in Norwegian; empty if nobody wrote it")


class Draws(Table, origin=Origin("judgements")):
    """One row per kind and passage, in the order in which passages are drawn to be judged."""

    language: Series[str] = column("language of the document")
    kind: Series[str] = column("what it is judged for: theme, practice or code", isin=JUDGED_KINDS)
    corpus: Series[str] = column("policy or frontline; each side has an order of its own")
    passage: Series[str] = column(
        "id of the passage, made of its words: it stays when others change",
        str_matches=r"^[0-9a-f]{16}$",
    )
    segment_id: Series[str] = column("the segment")
    doc_id: Series[str] = column("document that it stands in")
    listed: Series[bool] = column("a word list finds something of this kind in it")
    chance: Series[float] = column(
        "how much it is preferred; those of a document sum to 1, half of it where the list finds "
        "something",
        gt=0,
        le=1,
    )
    turn: Series[float] = column(
        "its lot divided by its chance: passages are judged by rising turn", gt=0
    )
    uncertainty: Series[float] = column(
        "how much the models of all items of the kind do not know of it, in bits; the page "
        "Judge passages proposes passages by it; none where no model has learned",
        ge=0,
        nullable=True,
    )


class Judgements(Table, origin=Origin("judgements")):
    """One row per passage, item and judge: whether a person finds the item in the passage."""

    language: Series[str] = column("language of the document")
    kind: Series[str] = column("theme, practice or code", isin=JUDGED_KINDS)
    item: Series[str] = column("the theme, the concept whose practice it is, or the code")
    segment_id: Series[str] = column("the passage: a paragraph, or a turn of a respondent")
    doc_id: Series[str] = column("document that it stands in")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    present: Series[bool] = column("the judge finds it there")
    judge: Series[str] = column("who judged, by number")
    source: Series[str] = column(
        "random (drawn by lot), later (drawn, but one before it is not judged yet, so it does not "
        "count yet), proposed (judged because models were unsure of it: they learn from it, and it "
        "counts once its turn has come) or whole (the judge coded the whole document)",
        isin=SOURCES,
    )
    probability: Series[float] = column(
        "with what probability the passage is in the sample; 1 where the whole document was coded, "
        "0 where it does not count yet",
        ge=0,
        le=1,
    )


class Corrected(Table, origin=Origin("judgements")):
    """One row per theme, practice or code that enough passages of both sides were judged for."""

    language: Series[str] = column("language of the documents")
    kind: Series[str] = column("theme, practice or code", isin=JUDGED_KINDS)
    item: Series[str] = column("the theme, the concept whose practice it is, or the code")
    label: Series[str] = column("the item's name for people")
    policy: Series[float] = column(
        f"{_PASSAGES} {_IN_POLICY}, corrected, mean over documents", ge=0
    )
    low_policy: Series[float] = column("lower end of its interval", nullable=True)
    high_policy: Series[float] = column("upper end of its interval", nullable=True)
    frontline: Series[float] = column(f"the same {_IN_TALK}", ge=0)
    low_frontline: Series[float] = column("lower end of its interval", nullable=True)
    high_frontline: Series[float] = column("upper end of its interval", nullable=True)
    estimate: Series[float] = column("policy minus frontline, corrected")
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    p_value: Series[float] = column(
        "smallest level at which the interval lies wholly on one side of 0", ge=0, le=1
    )
    p_adjusted: Series[float] = column("p adjusted for all items of its kind (Holm)", ge=0, le=1)
    verdict: Series[str] = column(
        "the side that has more, or cannot tell", isin=("policy", "frontline", "cannot tell")
    )
    helper: Series[str] = column(
        "what fills in for passages that nobody judged: the model of the item where there is one, "
        "else the word list; none where there is neither. The figure is right with any of them",
        isin=HELPERS,
    )
    listed_policy: Series[float] = column(f"{_PASSAGES} {_IN_POLICY} by the word list alone", ge=0)
    listed_frontline: Series[float] = column(f"the same {_IN_TALK}", ge=0)
    recall_policy: Series[float] = column(
        "share of what judges find in policy that the word list finds too", nullable=True
    )
    recall_low_policy: Series[float] = column("lower end of its interval", nullable=True)
    recall_high_policy: Series[float] = column("upper end of its interval", nullable=True)
    recall_frontline: Series[float] = column("the same at the frontline", nullable=True)
    recall_low_frontline: Series[float] = column("lower end of its interval", nullable=True)
    recall_high_frontline: Series[float] = column("upper end of its interval", nullable=True)
    precision_policy: Series[float] = column(
        "share of what the word list finds in policy that judges find too", nullable=True
    )
    precision_low_policy: Series[float] = column("lower end of its interval", nullable=True)
    precision_high_policy: Series[float] = column("upper end of its interval", nullable=True)
    precision_frontline: Series[float] = column("the same at the frontline", nullable=True)
    precision_low_frontline: Series[float] = column("lower end of its interval", nullable=True)
    precision_high_frontline: Series[float] = column("upper end of its interval", nullable=True)
    n_judged_policy: Series[int] = column("policy passages judged", ge=0)
    n_judged_frontline: Series[int] = column("frontline passages judged", ge=0)
    n_policy: Series[int] = column("policy documents that the figure rests on", ge=0)
    n_frontline: Series[int] = column("frontline documents that the figure rests on", ge=0)
    basis_policy: Series[str] = column(
        "random (passages drawn by lot from all documents), whole (only documents that somebody "
        "coded whole) or both",
        isin=BASES,
    )
    basis_frontline: Series[str] = column("the same of the frontline", isin=BASES)
    n_judges: Series[int] = column("people who judged", ge=1)
    n_twice: Series[int] = column("passages that two or more judged", ge=0)
    alpha: Series[float] = column(
        "Krippendorff's alpha of those: 1 full agreement, 0 no more than chance explains; none "
        "if only one person judged",
        nullable=True,
    )
    alpha_low: Series[float] = column(
        "lower end of its interval, by draws of clusters", nullable=True
    )
    alpha_high: Series[float] = column("upper end of its interval", nullable=True)


class CodeModels(Table, origin=Origin("judgements")):
    """One row per side of a theme, practice or code that a model learned: how well it finds it."""

    language: Series[str] = column("language of the documents")
    kind: Series[str] = column("theme, practice or code", isin=JUDGED_KINDS)
    item: Series[str] = column("the theme, the concept whose practice it is, or the code")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    rate: Series[float] = column(
        f"{_PASSAGES} by the model alone, mean over all documents of the side; not corrected", ge=0
    )
    recall: Series[float] = column(
        "share of what judges find that the model finds, in clusters it did not learn from",
        nullable=True,
    )
    recall_low: Series[float] = column("lower end of its interval", nullable=True)
    recall_high: Series[float] = column("upper end of its interval", nullable=True)
    precision: Series[float] = column(
        "share of what the model finds that judges find too, likewise", nullable=True
    )
    precision_low: Series[float] = column("lower end of its interval", nullable=True)
    precision_high: Series[float] = column("upper end of its interval", nullable=True)
    list_recall: Series[float] = column(
        "the word list's recall in the same passages", nullable=True
    )
    list_precision: Series[float] = column("the word list's precision there", nullable=True)
    expected: Series[float] = column(
        "share of the passages that have it by the model's probabilities", ge=0, le=1, nullable=True
    )
    observed: Series[float] = column(
        "share that has it by the judges; alike where the model is calibrated",
        ge=0,
        le=1,
        nullable=True,
    )
    n_judged: Series[int] = column("passages of the side that these figures rest on", ge=0)
    n_learned: Series[int] = column(
        "passages of both sides that the model learned from, 5000 at most", ge=0
    )
    n_clusters: Series[int] = column("clusters that they come from", ge=0)


def is_control(documents: pd.DataFrame, control: Sequence[str]) -> pd.Series[bool]:
    """Which documents are named as a control: keys of `CONTROLS`; none without any."""
    named = pd.Series(False, index=documents.index)
    for name in control:
        corpus, kind = CONTROLS[name]
        named |= (documents["corpus"] == corpus) & (documents["kind"] == kind)
    return named


def main_documents(documents: pd.DataFrame, control: Sequence[str]) -> pd.DataFrame:
    """The documents of the main comparison: all but the controls."""
    return documents[~is_control(documents, control)].reset_index(drop=True)
