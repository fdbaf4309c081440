"""The sentences without a co-word, read as mentions are: what each document is like anyway.

In: Docs, segments and mentions. Out: the table `OtherSentences`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd
from spacy.tokens import Doc, Span

from pipeline import tables
from pipeline.config.roles import Roles
from pipeline.linguistics.annotate import language_of
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.linguistics.reading import read_mention
from pipeline.linguistics.sentiment import sentiment

FEWEST_WORDS = 4
"""A sentence with fewer words is not read: `Yes.`, a heading, a number."""


def other_sentences(
    docs: Iterable[Doc], segments: pd.DataFrame, mentions: pd.DataFrame, *, roles: Roles
) -> pd.DataFrame:
    """The table `OtherSentences`: each sentence of policy and respondents without a label.

    `docs` holds one Doc per row of `segments`, in its order. A sentence is read at its root, by the
    rules that read a mention; interviewers' turns are left out.
    """
    labels = mentions[mentions["kind"] == "label"]
    starts = {str(key): rows.tolist() for key, rows in labels.groupby("segment_id")["start"]}
    rows = [
        {
            "segment_id": row.segment_id,
            "doc_id": row.doc_id,
            "corpus": row.corpus,
            "language": row.language,
            **read,
        }
        for doc, row in zip(docs, segments.itertuples(index=False), strict=True)
        if row.role != "interviewer"
        for read in _in_doc(doc, str(row.language), starts.get(str(row.segment_id), []), roles)
    ]
    return tables.table_of(tables.OtherSentences, rows)


def _in_doc(
    doc: Doc, document: str, labels: list[int], roles: Roles
) -> Iterator[dict[str, object]]:
    """The readings of the Doc's sentences without a label."""
    segment = AnnotatedSegment(doc, language_of(doc, document=document), roles)
    for sentence in doc.sents:
        labelled = any(sentence.start_char <= at < sentence.end_char for at in labels)
        if not labelled and sum(token.is_alpha for token in sentence) >= FEWEST_WORDS:
            yield _read(segment, sentence)


def _read(segment: AnnotatedSegment, sentence: Span) -> dict[str, object]:
    root = sentence.root
    form = "verb" if root.pos_ in ("VERB", "AUX") else "phrase"
    reading = read_mention(segment, root.i, root.i + 1, form=form)
    words = [segment.forms[i][0] for i in range(sentence.start, sentence.end)]
    return {
        "modality": reading.modality,
        "agentless": reading.agentless,
        "who": reading.who,
        "with_whom": reading.with_whom,
        "tone": sentiment(words, language=segment.language),
    }
