"""Tables of words and multi-word terms."""

from __future__ import annotations

from pandera.typing.pandas import Series

from pipeline.tables.base import CORPORA, Origin, Table, column


class TermUnits(Table, origin=Origin("terms", "interim")):
    """One row per unit of the topic models: neighbouring segments joined to about 150 words."""

    unit_id: Series[str] = column("doc_id#0003, in reading order", unique=True)
    doc_id: Series[str] = column("document that the unit belongs to")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    segment_ids: Series[str] = column(
        "its segments, separated by spaces; a segment that is split is in each of its units"
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
    content: Series[bool] = column(
        "content word, not register-specific: topics are fitted on these alone"
    )


class ContextWords(Table, origin=Origin("terms", "interim")):
    """One row per content word where it stands, in policy texts and respondents' turns."""

    segment_id: Series[str] = column("segment that the word stands in")
    doc_id: Series[str] = column("document of the segment")
    language: Series[str] = column("language of the document")
    start: Series[int] = column("first character in the segment's text", ge=0)
    word: Series[str] = column("the word's lemma; each word of a multi-word term for itself")


class Terms(Table, origin=Origin("terms")):
    """One row per term: its frequency, dispersion and keyness."""

    language: Series[str] = column("language of the documents")
    term: Series[str] = column("lemma, or lemmas of a multi-word term joined by a space")
    surfaces: Series[str] = column("forms in which it occurs, separated by |")
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
        "content word; false: a register-specific word, such as one of a story's time and place, "
        "left out of the topics"
    )
