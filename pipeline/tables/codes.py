"""Tables of what people coded."""

from __future__ import annotations

from pandera.typing.pandas import Series

from pipeline.tables.base import CORPORA, ROLES, Origin, Table, column


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
