"""Which baseline a measure has, by the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond
from pipeline.gap.genre.places import place_shares
from pipeline.gap.genre.sentences import sentence_shares
from pipeline.gap.genre.shares import beyond_shares
from pipeline.gap.genre.words import beyond_words
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured


@dataclass(frozen=True)
class Baselines:
    """What the documents of a language are like anyway.

    `sentences` are rows of `OtherSentences`; `rates` the compared rates of words and of concepts.
    """

    evidence: Evidence
    sentences: pd.DataFrame | None
    rates: Mapping[str, tuple[Measured, Comparison]]

    @cached_property
    def contexts(self) -> Contexts | None:
        """The running words of the documents."""
        return contexts_of(self.evidence)


def beyond(
    measured: Measured, comparison: Comparison, baselines: Baselines, *, params: GapParams
) -> Beyond | None:
    """What the items come to beside what their documents are like anyway; None without that."""
    genre = measured.measure.genre
    if genre == "words":
        return beyond_words(
            measured, comparison, baselines.rates, baselines.evidence.labels, params=params
        )
    shares = None
    if genre == "sentences" and baselines.sentences is not None:
        shares = sentence_shares(measured, baselines.sentences, baselines.evidence.mentions)
    if genre == "places" and baselines.contexts is not None:
        shares = place_shares(measured, baselines.contexts)
    return None if shares is None else beyond_shares(measured, comparison, shares, params=params)
