"""Shares of mentions beside the same share of the document's other sentences.

Policy promises in more of its sentences than talk does, co-word or not. So for each document the
share of its mentions that have an attribute is taken less the share of its sentences without a
co-word that have it, and these differences are compared between the sides.

References:
    Card, D. & Krueger, A. B. (1994). Minimum wages and employment. American Economic Review 84(4),
    772-793 (a difference of differences).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond, second_verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.gap.measures.mention_shares import READERS
from pipeline.stats import permutation
from pipeline.stats.clusters import Floats
from pipeline.tables.measures import mention_parts

FEWEST_SENTENCES = 5
"""A document with fewer other sentences takes the mean share of its side."""


def beyond_sentences(
    measured: Measured,
    comparison: Comparison,
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    params: GapParams,
) -> Beyond | None:
    """The gaps of a measure of mentions less those of other sentences; None without a baseline.

    `sentences` are rows of `OtherSentences`, `mentions` all mentions of the same documents, which
    say what themes a segment speaks of. The differences are tested by permutation of whole
    clusters, max-T within the group, times the number of groups.
    """
    shares = baseline(measured, sentences, mentions)
    if shares is None:
        return None
    first = measured.sides.first
    beside = measured.values - shares
    tested = permutation.permutation_test(
        beside,
        sides=measured.sides,
        permutations=measured.permutations,
        level=params.level / measured.groups,
        prior=measured.prior,
    )
    p_adjusted = np.minimum(tested.p_adjusted * measured.groups, 1.0)
    estimate = beside[first].mean(axis=0) - beside[~first].mean(axis=0)
    return Beyond(
        policy=shares[first].mean(axis=0),
        frontline=shares[~first].mean(axis=0),
        estimate=estimate,
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            comparison.verdict, estimate=estimate, p_adjusted=p_adjusted, level=params.level
        ),
    )


def baseline(measured: Measured, sentences: pd.DataFrame, mentions: pd.DataFrame) -> Floats | None:
    """Documents by items: the share of the other sentences that have each attribute.

    None where the measure has no reader of sentences, or a side has hardly any sentence.
    """
    name = measured.measure.standardises or measured.name
    if name not in READERS:
        return None
    own = sentences[sentences["doc_id"].isin(measured.documents)]
    known, flags = READERS[name](mentions)(own)
    n = known.groupby("doc_id").size().reindex(measured.documents).fillna(0).to_numpy()
    enough = n >= FEWEST_SENTENCES
    first = measured.sides.first
    if not enough[first].any() or not enough[~first].any():
        return None
    shares = np.column_stack(
        [
            _share(known, flags.get(mention_parts(item)[1]), measured.documents)
            for item in measured.items
        ]
    )
    for side in (first, ~first):
        shares[side & ~enough] = shares[side & enough].mean(axis=0)
    return shares


def _share(
    known: pd.DataFrame, flags: pd.Series[bool] | None, documents: tuple[str, ...]
) -> Floats:
    """The share of each document's sentences that are flagged; 0 where none ever is."""
    if flags is None:
        return np.zeros(len(documents))
    shares = flags.astype(float).groupby(known["doc_id"]).mean()
    return np.asarray(shares.reindex(documents).fillna(0.0), dtype=np.float64)
