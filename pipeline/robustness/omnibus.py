"""Other ways to compute the omnibus tests: divergence, partisanship and meaning.

In: `RunTables`. Out: specifications, computed with fewer draws, since there are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.compute.backends import MapOrdered, here
from pipeline.config.params import GapParams, Params
from pipeline.gap.meaning import ContextDistances, context_distances, meanings
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.omnibus import WHOLE, omnibus_results
from pipeline.robustness.left_out import left_out
from pipeline.robustness.run_tables import RunTables
from pipeline.robustness.specification import (
    MAX_DRAWS,
    Specification,
    found_in_rows,
    seed_message,
)
from pipeline.wording.messages import Message, message

WINDOWS, DIMENSIONS = (3, 10), (25, 100)
"""Other contexts of a word, in content words on each side, and other lengths of its vector."""

_Whole = tuple[str, Message, RunTables, GapParams]
"""What is varied and how; the tables and settings that are compared."""


def other_wholes(
    run: RunTables, *, params: Params, map_ordered: MapOrdered = here
) -> Iterator[Specification]:
    """Divergence and partisanship, with fewer draws."""
    few = params.gap.model_copy(
        update={
            "n_permutations": min(MAX_DRAWS, params.gap.n_permutations),
            "n_bootstrap": min(MAX_DRAWS, params.gap.n_bootstrap),
        }
    )
    tried: list[_Whole] = [
        (part.varied, part.name, run.without(part.documents), few)
        for part in left_out(run.documents, params=few)
    ]
    tried += [
        ("draws", seed_message(seed), run, few.model_copy(update={"seed": seed}))
        for seed in range(few.seed + 1, few.seed + 1 + params.robustness.n_seeds)
    ]
    rare = run.uncommon_terms(share=params.robustness.common_terms)
    tried += [("stop list", message("no_common_words"), rare, few)]
    tried += [("weighting", message("by_words"), run, few)]
    for made in map_ordered(_whole, range(len(tried)), shared=tried):
        if made is not None:
            yield made


def _whole(tried: Sequence[_Whole], number: int) -> Specification | None:
    """The specification of one of them; None where a side has no document."""
    varied, name, other, own = tried[number]
    evidence = other.evidence
    if evidence is None:
        return None
    results = omnibus_results(
        evidence, params=own, influential=False, by_words=varied == "weighting"
    )
    found = found_in_rows(one.row() for one in results)
    return Specification(varied, name, found, WHOLE)


def other_meanings(run: RunTables, *, params: Params) -> Iterator[Specification]:
    """The meaning of each concept, without placebo words."""
    few = params.gap.model_copy(
        update={"n_permutations": min(MAX_DRAWS, params.gap.n_permutations)}
    )
    usual = _contexts(run, run.mentions)
    if usual is None:
        return
    concepts, _ = context_distances(usual, params=few, placebo=False)
    if not concepts:
        return
    for part in left_out(run.documents, params=few):
        kept = [~np.isin(concept.documents, sorted(part.documents)) for concept in concepts]
        if not all(those.all() for those in kept):
            rest = [one.subset(those) for one, those in zip(concepts, kept, strict=True)]
            yield _meant(part.varied, part.name, rest, params=few)
    for seed in range(few.seed + 1, few.seed + 1 + params.robustness.n_seeds):
        other = few.model_copy(update={"seed": seed})
        yield _meant("draws", seed_message(seed), concepts, params=other)
    weighted = [_by_uses(concept, usual) for concept in concepts]
    yield _meant("weighting", message("by_uses"), weighted, params=few)
    running = usual.running
    tried: list[tuple[str, Message, Contexts | None]] = [
        ("context", message("window", n=window), replace(usual, running=other))
        for window in WINDOWS
        for other in [replace(running, window=window)]
    ]
    tried += [
        ("context", message("dimensions", n=n), replace(usual, running=other))
        for n in DIMENSIONS
        for other in [replace(running, dimensions=n)]
    ]
    nouns = run.mentions[run.mentions["form"] == "noun"]
    tried += [("lexicon", message("nouns_only"), _contexts(run, nouns))]
    for varied, name, contexts in tried:
        if contexts is not None:
            others, _ = context_distances(contexts, params=few, placebo=False)
            yield _meant(varied, name, others, params=few)


def _by_uses(concept: ContextDistances, contexts: Contexts) -> ContextDistances:
    """The concept with each document counting by its uses, as where all uses are pooled."""
    uses = np.bincount(contexts.mentions[concept.item].document, minlength=len(contexts.documents))
    at = pd.Index(contexts.documents).get_indexer(pd.Index(concept.documents))
    return replace(concept, sides=replace(concept.sides, weight=uses[at].astype(np.float64)))


def _contexts(run: RunTables, mentions: pd.DataFrame) -> Contexts | None:
    evidence = replace(run, mentions=mentions).evidence
    return None if evidence is None else contexts_of(evidence)


def _meant(
    varied: str, name: Message, concepts: Sequence[ContextDistances], *, params: GapParams
) -> Specification:
    """Without names, so that nothing more is left out in turn; small sides cannot tell."""
    enough = [replace(one, documents=()) for one in concepts if min(one.sides.shape) >= 2]
    rows = [one.row() for one in meanings(enough, [], params=params)]
    return Specification(varied, name, found_in_rows(rows), ("meaning",))
