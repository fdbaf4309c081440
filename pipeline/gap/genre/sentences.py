"""Of shares of mentions: the same share of the document's sentences without a co-word."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.arrays import Floats
from pipeline.gap.genre.beyond import means_where_few
from pipeline.gap.measures.measured import Measured
from pipeline.gap.measures.mention_shares import READERS
from pipeline.tables.measures import mention_parts

FEWEST_SENTENCES = 5
"""A document with fewer other sentences takes the mean share of its side."""


def sentence_shares(
    measured: Measured, sentences: pd.DataFrame, mentions: pd.DataFrame
) -> Floats | None:
    """Documents by items: the share of the other sentences that have each attribute.

    `sentences` are rows of `OtherSentences`, `mentions` all mentions of the same documents, which
    say what themes a segment speaks of. None where the measure has no reader of sentences, or a
    side has hardly any sentence.
    """
    name = measured.measure.standardises or measured.name
    if name not in READERS:
        return None
    own = sentences[sentences["doc_id"].isin(measured.documents)]
    known, flags = READERS[name](mentions)(own)
    n = known.groupby("doc_id").size().reindex(measured.documents).fillna(0).to_numpy()
    shares = np.column_stack(
        [
            _share(known, flags.get(mention_parts(item)[1]), measured.documents)
            for item in measured.items
        ]
    )
    return means_where_few(shares, n >= FEWEST_SENTENCES, sides=measured.sides)


def _share(
    known: pd.DataFrame, flags: pd.Series[bool] | None, documents: tuple[str, ...]
) -> Floats:
    """The share of each document's sentences that are flagged; 0 where none ever is."""
    if flags is None:
        return np.zeros(len(documents))
    shares = flags.astype(float).groupby(known["doc_id"]).mean()
    return np.asarray(shares.reindex(documents).fillna(0.0), dtype=np.float64)
