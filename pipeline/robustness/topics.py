"""Other topics: other models, other fits, other units, no common words.

In: `RunTables`. Out: specifications of the measure `topic_share`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from pipeline.arrays import Places
from pipeline.compute.backends import MapOrdered, here
from pipeline.config.params import GapParams, Params
from pipeline.robustness import refits
from pipeline.robustness.run_tables import RunTables
from pipeline.robustness.specification import (
    Specification,
    found_in,
    seed_message,
    usual_measures,
)
from pipeline.wording.messages import Message, message

_Refit = tuple[tuple[str, Message], refits.Units, tuple[str, int, int], Places | None]
"""What is varied and how; units; method, number and seed; the draw of documents."""


def other_topics(
    run: RunTables, *, params: Params, map_ordered: MapOrdered = here
) -> Iterator[Specification]:
    """The topics of other models, other fits, other units; nothing where none was chosen."""
    chosen = run.models[run.models["chosen"]]
    if chosen.empty or run.unit_topics.empty:
        return
    method, n_topics = str(chosen["method"].iloc[0]), int(chosen["n_topics"].iloc[0])
    seed, more = params.topics.seed, range(1, params.robustness.n_seeds + 1)
    units, rows = refits.units_of(run.term_counts, run.units, run.unit_topics)
    fitted = run.models.dropna(subset=["coherence_npmi"])
    choices = {(str(row["method"]), int(row["n_topics"])) for row in fitted.to_dict("records")}
    tried: list[_Refit] = [
        (("topics", _model(other, number)), units, (other, number, seed), None)
        for other, number in sorted(choices - {(method, n_topics)})
        if other == method or number == n_topics
    ]
    own = (method, n_topics, seed)
    tried += [
        (("fit", seed_message(seed + i)), units, (method, n_topics, seed + i), None) for i in more
    ]
    tried += [
        (("fit", _draw(i)), units, own, refits.resampled(units, seed=seed + i))
        for i in range(1, params.robustness.n_resamples + 1)
    ]
    half = refits.halved(units, rows, run.context_words)
    tried += [
        (("units", message("half_as_long")), half, own, None),
        (("units", message("twice_as_long")), refits.doubled(units), own, None),
    ]
    rare = run.uncommon_terms(share=params.robustness.common_terms)
    fewer, _ = refits.units_of(rare.term_counts, rare.units, rare.unit_topics)
    tried += [(("stop list", message("topics_without_common_words")), fewer, own, None)]
    shared = _Shared(run, tried, params.gap, params.topics.max_units)
    for made in map_ordered(_refitted, range(len(tried)), shared=shared):
        if made is not None:
            yield made


class _Shared(NamedTuple):
    """The tables, and all refits that are tried."""

    run: RunTables
    tried: list[_Refit]
    params: GapParams
    max_units: int


def _refitted(shared: _Shared, number: int) -> Specification | None:
    """The specification of one refit; None where there are too few units or terms."""
    what, units, (method, n_topics, seed), drawn = shared.tried[number]
    shares = refits.refitted(
        units,
        method=method,
        n_topics=n_topics,
        seed=seed,
        drawn=drawn,
        max_units=shared.max_units,
    )
    if shares is None:
        return None
    return _with_topics(shared.run, shares, what, params=shared.params)


def _model(method: str, n_topics: int) -> Message:
    return message("other_model", method=method, number=n_topics)


def _draw(number: int) -> Message:
    return message("drawn_documents", n=number)


def _with_topics(
    run: RunTables, shares: pd.DataFrame, what: tuple[str, Message], *, params: GapParams
) -> Specification:
    spurious = set(run.topic_shares.loc[run.topic_shares["spurious"], "topic"])
    other = replace(
        run, topic_shares=shares.assign(spurious=shares["topic"].isin(spurious).astype(bool))
    )
    measures = usual_measures(other, params=params, names=("topic_share",))
    return Specification(*what, found_in(measures, params=params), ("topic_share",))
