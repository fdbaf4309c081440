"""Other ways to compute the measures of two sides: other documents, weights, draws, mentions.

In: `RunTables`. Out: specifications.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.compute.backends import MapOrdered, here
from pipeline.config.params import GapParams, Params
from pipeline.gap.comparison import compare
from pipeline.gap.measures.measured import Measured, draw
from pipeline.robustness.left_out import LeftOut, left_out
from pipeline.robustness.run_tables import RunTables
from pipeline.robustness.specification import (
    CODED,
    MENTIONED,
    WORDS,
    Specification,
    found_in,
    seed_message,
    specified,
    usual_measures,
)
from pipeline.stats import permutation
from pipeline.wording.messages import Message, message

PRIORS = (1.0, 16.0)
"""Other degrees of freedom of the prior variance of the statistic."""


def other_measures(
    run: RunTables, *, params: Params, map_ordered: MapOrdered = here
) -> Iterator[Specification]:
    """All of them; nothing where a side has no document."""
    usual = usual_measures(run, params=params.gap)
    if not usual:
        return
    shared = _Shared(left_out(run.documents, params=params.gap), usual, params.gap)
    for made in map_ordered(_without_parts, range(len(usual)), shared=shared):
        yield from made
    weighted = map(token_weighted, usual)
    yield specified("weighting", message("by_words"), weighted, params=params.gap)
    for prior in PRIORS:
        changed = (replace(one, prior=prior) for one in usual)
        name = message("with_prior", prior=f"{prior:g}")
        yield specified("statistic", name, changed, params=params.gap)
    yield from _by_min_p(usual, params=params.gap)
    yield from _other_draws(run, usual, params=params)
    yield from _other_mentions(run, params=params.gap)
    yield from _each_coder(run, params=params.gap)
    yield _without_common_terms(run, params=params)


class _Shared(NamedTuple):
    """What is left out in turn, and the measures."""

    parts: list[LeftOut]
    usual: Sequence[Measured]
    params: GapParams


def _without_parts(shared: _Shared, number: int) -> list[Specification]:
    """One measure without each cluster and each year; the sides are permuted anew.

    Words are compared with the critical values of all documents. As for `flipped_by` the whole
    decides whether gamma means are tested, and each direction for itself.
    """
    params, one = shared.params, shared.usual[number]
    whole = compare(one, params=params)
    critical = whole.tested if one.name == WORDS else None
    made = []
    for part in shared.parts:
        rest = one.keeping(~np.isin(one.documents, sorted(part.documents)))
        if 0 in rest.sides.shape or len(rest.documents) == len(one.documents):
            continue
        again = replace(rest, permutations=draw(rest.sides, params=params))
        found = found_in(
            [again], params=params, critical=critical, unlike=whole.unlike, apart=whole.apart
        )
        made.append(Specification(part.varied, part.name, found, (one.name,)))
    return made


def _by_min_p(usual: Sequence[Measured], *, params: GapParams) -> Iterator[Specification]:
    """Step-down min-P in place of max-T; not for words, for which there are too few permutations.

    Where gamma means are tested nothing is permuted, and this is no other analysis.
    """
    for one in usual:
        if one.name != WORDS and not compare(one, params=params).unlike:
            changed = replace(one, adjusted_by="min P")
            yield specified("adjustment", message("by_min_p"), [changed], params=params)


def token_weighted(one: Measured) -> Measured:
    """The measure with each document counting by its words, as where all words are pooled."""
    return one.pooled(one.sides.first.astype(np.intp))


def _other_draws(
    run: RunTables, usual: Sequence[Measured], *, params: Params
) -> Iterator[Specification]:
    """Other seeds, where the permutations are drawn and not all enumerated."""
    n_permutations = permutation.count_permutations(*usual[0].sides.shape)
    if n_permutations <= params.gap.n_permutations:
        return
    for seed in range(params.gap.seed + 1, params.gap.seed + 1 + params.robustness.n_seeds):
        other = params.gap.model_copy(update={"seed": seed})
        measures = usual_measures(run, params=other)
        yield specified("draws", seed_message(seed), measures, params=params.gap)


def _other_mentions(run: RunTables, *, params: GapParams) -> Iterator[Specification]:
    """Other choices of which mentions count."""
    for varied, name, other in other_mentions(run.mentions):
        measures = usual_measures(replace(run, mentions=other), params=params, names=MENTIONED)
        yield Specification(varied, name, found_in(measures, params=params), MENTIONED)


def other_mentions(mentions: pd.DataFrame) -> list[tuple[str, Message, pd.DataFrame]]:
    """What is varied, the name of the analysis, and the mentions that count in it."""
    plain = ~(mentions["negated"] | mentions["quoted"] | mentions["definitional"])
    wider = mentions.assign(kind=mentions["kind"].replace("practice", "label"))
    return [
        ("lexicon", message("nouns_only"), mentions[mentions["form"] == "noun"]),
        ("lexicon", message("other_words_too"), wider),
        ("mentions", message("prompted_too"), mentions.assign(prompted=False)),
        ("mentions", message("plain_mentions"), mentions[plain]),
    ]


def _each_coder(run: RunTables, *, params: GapParams) -> Iterator[Specification]:
    """The codes of one person alone, for each who coded documents of both sides."""
    coders = sorted(run.codings["coder"].unique())
    for coder in coders if len(coders) > 1 else ():
        own = replace(run, codings=run.codings[run.codings["coder"] == coder])
        measures = usual_measures(own, params=params, names=(CODED,))
        if measures:
            found = found_in(measures, params=params)
            yield Specification("coders", message("codes_of", coder=coder), found, (CODED,))


def _without_common_terms(run: RunTables, *, params: Params) -> Specification:
    """The words that are not common, tested among one another only; of others it says nothing."""
    rare = run.uncommon_terms(share=params.robustness.common_terms)
    words = usual_measures(rare, params=params.gap, names=(WORDS,))
    found = found_in(words, params=params.gap)
    return Specification("stop list", message("no_common_words"), found, (WORDS,), partial=True)
