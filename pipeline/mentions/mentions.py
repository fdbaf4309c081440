"""Docs and the lexicon to the table `Mentions`: labels, practices and themes, each read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd
from spacy.tokens import Doc

from pipeline import tables
from pipeline.config.lexicon import Lexicon, Match
from pipeline.config.roles import Roles
from pipeline.linguistics.annotate import language_of
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.linguistics.reading import MentionReading, read_mention
from pipeline.linguistics.sentence_context import has_proper_name, names_conflict
from pipeline.linguistics.sentiment import sentiment
from pipeline.mentions.hits import found_hits
from pipeline.mentions.learned import Finders
from pipeline.mentions.prompted import is_prompted, prompting_segments
from pipeline.mentions.surface import end_of


class _Found(NamedTuple):
    segment: int
    start: int
    end: int
    match: Match
    surface: str
    language: str
    reading: MentionReading
    sentiment: float
    conflict: bool
    placed: bool
    found_by: str
    probability: float


def mentions(
    docs: Iterable[Doc],
    segments: pd.DataFrame,
    *,
    lexicon: Lexicon,
    roles: Roles,
    prompted_window: int,
    finders: Finders | None = None,
) -> pd.DataFrame:
    """Each mention of a label, a practice or a theme, as the table `Mentions`, in reading order.

    `docs` holds one Doc per row of `segments`, in its order. A mention is `prompted` if a
    respondent makes it and the interviewer named a concept of the same family (or the same theme)
    in one of the `prompted_window` turns before it in the same document. Mentions of different
    kinds may overlap: a practice may hold a word that is another concept's label. `finders` are
    the models of practices; in a language without one the lexicon's phrases find them.
    """
    rows = segments.reset_index(drop=True)
    found = [
        item
        for number, (doc, language) in enumerate(zip(docs, rows["language"], strict=True))
        for item in _in_doc(doc, number, language, (lexicon, roles, finders or {}))
    ]
    if not found:
        return tables.empty(tables.Mentions)
    of_found = rows.loc[[item.segment for item in found]].reset_index(drop=True)
    mention_rows = of_found[["segment_id", "doc_id", "corpus", "language", "role"]].assign(
        mention_id=[
            _mention_id(segment_id, item)
            for segment_id, item in zip(of_found["segment_id"], found, strict=True)
        ],
        concept=[item.match.concept for item in found],
        form=[item.match.form for item in found],
        kind=[item.match.kind for item in found],
        passage_language=[item.language for item in found],
        tone=[item.sentiment for item in found],
        **{
            key: [getattr(item, key) for item in found]
            for key in ("surface", "start", "end", "conflict", "placed", "found_by", "probability")
        },
        **{
            key: [getattr(item.reading, key) for item in found]
            for key in MentionReading.__annotations__
        },
    )
    families = lexicon.families()
    named = [(item.segment, families[item.match.concept], item.match.kind) for item in found]
    prompts = prompting_segments(rows, named)
    mention_rows["prompted"] = [
        is_prompted(rows, segment, family, prompts=prompts, window=prompted_window)
        for segment, family, _ in named
    ]
    return mention_rows[list(tables.columns(tables.Mentions))]


def _mention_id(segment_id: str, item: _Found) -> str:
    id = f"{segment_id}:{item.start}"
    return id if item.match.kind == "label" else f"{id}:{item.match.kind}"


def _in_doc(
    doc: Doc, number: int, document: str, by: tuple[Lexicon, Roles, Finders]
) -> Iterator[_Found]:
    lexicon, roles, finders = by
    segment = AnnotatedSegment(doc, language_of(doc, document=document), roles)
    language = segment.language
    hits = found_hits(segment, document=document, lexicon=lexicon, finders=finders)
    for hit, found_by, probability in hits:
        start = doc[hit.start].idx
        end = end_of(doc, hit)
        sentence = doc[hit.start].sent
        words = [segment.forms[i][0] for i in range(sentence.start, sentence.end)]
        yield _Found(
            segment=number,
            start=start,
            end=end,
            match=hit.item,
            surface=segment.text[start:end],
            language=language,
            reading=read_mention(
                segment, hit.start, hit.end, form=hit.item.form, kind=hit.item.kind
            ),
            sentiment=sentiment(
                words,
                language=language,
                leave_out=range(hit.start - sentence.start, hit.end - sentence.start),
            ),
            conflict=names_conflict(
                [segment.forms[i] for i in range(sentence.start, sentence.end)], language=language
            ),
            placed=has_proper_name(sentence),
            found_by=found_by,
            probability=probability,
        )
