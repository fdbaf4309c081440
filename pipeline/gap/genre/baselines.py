"""Which baseline a measure has, by the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond
from pipeline.gap.genre.others import beyond_codes, beyond_places
from pipeline.gap.genre.passages import beyond_passages
from pipeline.gap.genre.places import place_shares
from pipeline.gap.genre.sentences import sentence_shares
from pipeline.gap.genre.shares import beyond_shares
from pipeline.gap.genre.words import beyond_words
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.tables.measures import Genre


@dataclass(frozen=True)
class Baselines:
    """What the documents of a language are like anyway.

    `sentences` are rows of `OtherSentences`; `rates` the compared rates of words and of concepts;
    `passages` those of `topic_passages`.
    """

    evidence: Evidence
    sentences: pd.DataFrame | None
    rates: Mapping[str, tuple[Measured, Comparison]]
    passages: pd.DataFrame | None = None

    @cached_property
    def contexts(self) -> Contexts | None:
        """The running words of the documents."""
        return contexts_of(self.evidence)


def beyond(
    measured: Measured, comparison: Comparison, baselines: Baselines, *, params: GapParams
) -> Beyond | None:
    """How the items compare with what their documents are like anyway; None without that."""
    found = BEYOND.get(measured.measure.genre)
    return None if found is None else found(measured, comparison, baselines, params)


def _words(
    measured: Measured, comparison: Comparison, baselines: Baselines, params: GapParams
) -> Beyond | None:
    labels = baselines.evidence.labels
    return beyond_words(measured, comparison, baselines.rates, labels, params=params)


def _sentences(
    measured: Measured, comparison: Comparison, baselines: Baselines, params: GapParams
) -> Beyond | None:
    if baselines.sentences is None:
        return None
    shares = sentence_shares(measured, baselines.sentences, baselines.evidence.mentions)
    return None if shares is None else beyond_shares(measured, comparison, shares, params=params)


def _places(
    measured: Measured, comparison: Comparison, baselines: Baselines, params: GapParams
) -> Beyond | None:
    if baselines.contexts is None:
        return None
    places = place_shares(measured, baselines.contexts)
    return None if places is None else beyond_places(measured, comparison, places, params=params)


def _passages(
    measured: Measured, comparison: Comparison, baselines: Baselines, params: GapParams
) -> Beyond | None:
    if baselines.passages is None:
        return None
    return beyond_passages(measured, comparison, baselines.passages, params=params)


def _codes(
    measured: Measured, comparison: Comparison, baselines: Baselines, params: GapParams
) -> Beyond | None:
    return beyond_codes(measured, comparison, params=params)


Against = Callable[[Measured, Comparison, Baselines, GapParams], Beyond | None]

BEYOND: dict[Genre, Against] = {
    "words": _words,
    "sentences": _sentences,
    "places": _places,
    "passages": _passages,
    "codes": _codes,
}
"""What a measure is compared with, by what the registry says stands for its genre."""
