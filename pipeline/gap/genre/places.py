"""Of collocates: how often a word stands near places of the same documents without a co-word."""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Floats, Places
from pipeline.gap.genre.beyond import means_where_few
from pipeline.gap.measures.contexts import Contexts
from pipeline.gap.measures.measured import Measured
from pipeline.tables.measures import mention_parts
from pipeline.terms.vectors import neighbours, uses_of

MOST_PLACES = 500
"""Places of a document that are looked at, evenly spread, at most."""

FEWEST_PLACES = 20
"""A document with fewer takes the mean share of its side."""


def place_shares(measured: Measured, contexts: Contexts) -> tuple[Floats, Floats] | None:
    """Documents by items: the share of ordinary places that have each word within five words.

    Ordinary places are content words of segments that hold no mention of a label. Beside the shares
    stands on how many places those of each document rest. None where a side has hardly any.
    """
    at = _ordinary_places(contexts)
    uses = uses_of(contexts.running, at)
    rows = {document: row for row, document in enumerate(measured.documents)}
    row_of = np.array([rows.get(document, -1) for document in contexts.documents], dtype=np.intp)
    words = [mention_parts(item)[1] for item in measured.items]
    columns = np.full(len(contexts.vocabulary), -1, dtype=np.intp)
    columns[np.searchsorted(contexts.vocabulary, words)] = np.arange(len(words))
    which, beside = neighbours(contexts.running, uses)
    column = columns[contexts.running.word[beside]]
    which, column = which[column >= 0], column[column >= 0]
    pairs = np.unique(which * len(words) + column)  # a word counts once per place
    document = row_of[uses.document]
    n = np.bincount(document[document >= 0], minlength=len(rows)).astype(np.float64)
    having = np.zeros((len(rows), len(words)))
    row = document[pairs // len(words)]
    np.add.at(having, (row[row >= 0], (pairs % len(words))[row >= 0]), 1.0)
    shares = having / np.maximum(n, 1.0)[:, None]
    filled = means_where_few(shares, n >= FEWEST_PLACES, sides=measured.sides)
    return None if filled is None else (filled, np.maximum(n, FEWEST_PLACES))


def _ordinary_places(contexts: Contexts) -> Places:
    """Places of content words that are no co-words, in segments without a mention."""
    running = contexts.running
    mentioned = [uses.segment for uses in contexts.mentions.values()]
    held = np.isin(running.segment, np.concatenate(mentioned)) if mentioned else False
    free = np.flatnonzero(~(held | contexts.special[running.word]))
    documents = running.document[free]
    order = np.argsort(documents, kind="stable")
    kept = []
    for places in np.split(free[order], np.flatnonzero(np.diff(documents[order])) + 1):
        n = min(len(places), MOST_PLACES)
        kept.append(places[np.linspace(0, len(places) - 1, n).round().astype(np.intp)])
    return np.sort(np.concatenate(kept)).astype(np.intp)
