"""Tables of the documents that were read, and of what was not."""

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
        "id under which readings.yaml says how the document is read; the file cannot be told from"
        " it, and another content has another id",
        str_matches=r"^d[0-9a-f]{12}$",
    )
    inferred: Series[str] = column("columns that no catalogue gave and Cospeak inferred")
    notes: Series[str] = messages("what an analyst should know about how the file was read")


class Speakers(Table, origin=Origin("documents")):
    """One row per document and speaker of its talk, in the order in which they first speak."""

    doc_id: Series[str] = column("document")
    speaker: Series[str] = column("the speaker's label; a placeholder where it was a name")
    speaker_id: Series[str] = column(
        "id under which readings.yaml names the speaker; the label cannot be told from it",
        str_matches=r"^s[0-9a-f]{12}$",
    )
    role: Series[str] = column("policy, respondent or interviewer", isin=ROLES)
    n_turns: Series[int] = column("turns of the speaker", ge=1)
    n_tokens: Series[int] = column("words of the speaker", ge=0)


class Unreadable(Table, origin=Origin("documents")):
    """One row per file that was not used, with the reason and what to do about it."""

    file: Series[str] = column("path of the file inside the documents folder", unique=True)
    corpus: Series[str] = column("policy or frontline; empty if it cannot be told")
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
        "id under which readings.yaml calls the wording no name; it cannot be told from the id",
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
