"""The multiverse of levels: would another analyst, who decides otherwise where one may, agree?

In: the evidence of one language on levels, and its usual values. Out: `Other`, for each other
analysis its verdict of every comparison. What is varied is what is varied of two sides: each
cluster and each year left out, weights, the statistic, draws, which mentions count. Topics are not
fitted anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams, LevelsParams
from pipeline.gap.measures.evidence import Evidence
from pipeline.levels.contrasts import contrasts, pairs_asked
from pipeline.levels.rows import contrast_rows
from pipeline.levels.values import LevelValues
from pipeline.levels.whole import are_unlike
from pipeline.levels.within import cells, placed_layout
from pipeline.robustness.left_out import CLUSTERS, LeftOut, parts_left_out
from pipeline.robustness.measures import PRIORS, other_mentions
from pipeline.robustness.multiverse import DIMENSIONS, named
from pipeline.robustness.specification import MENTIONED, seed_message
from pipeline.stats.levels import count_assignments
from pipeline.wording.messages import Message, encoded, message

MOST_DRAWS = 999
"""Permutations, at most, unless more pairs need more: everything is compared again many times."""
DRAWS_BEYOND = 20
"""Draws that are as extreme, on average, where the p of a pair is just the level."""

FEWEST_CLUSTERS = 2
"""A year or a kind of document without which a level has fewer is not left out: that would say
nothing of the year."""

Key = tuple[str, str, str, str, str]
"""Measure, item, kind of comparison, first level, second level."""

Verdicts = Mapping[Key, str]

Values = Callable[[Evidence], list[LevelValues]]
"""From evidence to the values of its measures."""


@dataclass(frozen=True)
class Other:
    """One other analysis: what it varies, its name, and its verdicts by comparison.

    A comparison of the measures in `covers` that it does not come to is one in which it does not
    agree.
    """

    varied: str
    name: Message
    verdicts: Verdicts
    covers: frozenset[str]

    @property
    def dimension(self) -> str:
        """The kind of analysis."""
        return next(one for one, parts in DIMENSIONS.items() if self.varied in (one, *parts))


def other_analyses(
    evidence: Evidence,
    every: Sequence[LevelValues],
    *,
    values_of: Values,
    levels: LevelsParams,
    params: GapParams,
    n_seeds: int,
) -> Iterator[Other]:
    """All other analyses of the language; `every` are its usual values, made by `values_of`.

    Within places nothing is left out where that is nobody's to know: without a plan and without the
    interview of its place all comes out the same, which would tell that they belong together.
    """
    n_pairs = max((len(list(pairs_asked(one, levels=levels))) for one in every), default=1)
    few = params.model_copy(update={"n_permutations": draws(n_pairs, params=params)})

    def analysed(
        varied: str, name: Message, changed: Sequence[LevelValues], own: GapParams = few
    ) -> Other:
        found = {
            key: verdict
            for one in changed
            for key, verdict in verdicts(one, levels=levels, params=own).items()
        }
        covers = frozenset(one.measured.name for one in changed)
        return Other(varied, name, found, covers)

    told = levels.paired_by is None or all(one.tells_places for one in every)
    for part in parts_left_out(evidence.documents) if told else ():
        if part.varied == CLUSTERS or _is_enough(every, part):
            left = [rest for one in every if (rest := _without(one, part)) is not None]
            yield analysed(part.varied, part.name, left)
    yield analysed("weighting", message("by_words"), [by_words(one) for one in every])
    for prior in PRIORS:
        changed = [replace(one, measured=replace(one.measured, prior=prior)) for one in every]
        yield analysed("statistic", message("with_prior", prior=f"{prior:g}"), changed)
    drawn = [one for one in every if is_drawn(one, levels=levels, params=few)]
    for seed in range(few.seed + 1, few.seed + 1 + n_seeds) if drawn else ():
        own = few.model_copy(update={"seed": seed})
        yield analysed("draws", seed_message(seed), drawn, own)
    for varied, name, mentions in other_mentions(evidence.mentions):
        changed = values_of(replace(evidence, mentions=mentions))
        those = [one for one in changed if one.measured.name in MENTIONED]
        made = analysed(varied, name, those)
        yield replace(made, covers=frozenset(MENTIONED))


def draws(n_pairs: int, *, params: GapParams) -> int:
    """How many permutations an analysis has that compares so many pairs of levels."""
    enough = max(MOST_DRAWS, ceil(DRAWS_BEYOND * max(n_pairs, 1) / params.level))
    return min(enough, params.n_permutations)


def is_drawn(values: LevelValues, *, levels: LevelsParams, params: GapParams) -> bool:
    """Whether another seed draws anything else: else all arrangements are enumerated.

    Gamma means of more than two levels are drawn too, where levels vary unlike.
    """
    if levels.paired_by is not None:
        return count_assignments(placed_layout(cells(values))) > params.n_permutations
    if count_assignments(values.layout) > params.n_permutations:
        return True
    return values.n > 2 and are_unlike(values, params=params)


def verdicts(values: LevelValues, *, levels: LevelsParams, params: GapParams) -> dict[Key, str]:
    """The verdict of every comparison of a measure."""
    found = contrasts(values, levels=levels, params=params, influential=False)
    name, items = values.measured.name, values.measured.items
    return {
        key_of({**row, "measure": name, "item": items[i]}): str(row["verdict"])
        for i, row in contrast_rows(values, found, params=params)
    }


def key_of(row: Mapping[str, object]) -> Key:
    """What a row of `LevelContrasts` is about, within its language."""
    measure, item, contrast, first, second = (
        str(row[name]) for name in ("measure", "item", "contrast", "first", "second")
    )
    return measure, item, contrast, first, second


def agreement(row: Mapping[str, object], others: Sequence[Other]) -> dict[str, object]:
    """In how many kinds of analyses all come to the verdict of a row of `LevelContrasts`."""
    about = _about(row, others)
    kinds = {one.dimension for one in about}
    apart = [one for one in about if not _agrees(row, one)]
    return {
        "n_kinds": len(kinds),
        "n_kinds_same": len(kinds - {one.dimension for one in apart}),
        "otherwise": named([one.name for one in apart]) if apart else "",
    }


def specification_rows(
    row: Mapping[str, object], others: Sequence[Other]
) -> Iterator[dict[str, object]]:
    """The rows of `LevelSpecifications` of a row of `LevelContrasts`: one for each analysis."""
    about = {
        name: row[name] for name in ("language", "measure", "item", "contrast", "first", "second")
    }
    for one in _about(row, others):
        yield {
            **about,
            "dimension": one.dimension,
            "varied": one.varied,
            "analysis": encoded([one.name]),
            "verdict": one.verdicts.get(key_of(row), ""),
            "same_verdict": _agrees(row, one),
        }


def _about(row: Mapping[str, object], others: Sequence[Other]) -> list[Other]:
    return [one for one in others if row["measure"] in one.covers]


def _agrees(row: Mapping[str, object], one: Other) -> bool:
    return one.verdicts.get(key_of(row), "") == row["verdict"]


def by_words(values: LevelValues) -> LevelValues:
    """The measure with each document counting by its words, as where a level's words are pooled."""
    return replace(values, measured=values.measured.pooled(values.level))


def _without(values: LevelValues, part: LeftOut) -> LevelValues | None:
    """The values without the part; none where a level is gone, or where nothing is."""
    kept = ~np.isin(values.measured.documents, sorted(part.documents))
    rest = values.keeping(kept)
    return None if kept.all() or len(set(rest.level)) < values.n else rest


def _is_enough(every: Sequence[LevelValues], part: LeftOut) -> bool:
    """Whether the levels that had clusters enough have them without the part too."""
    for one in every:
        gone = one.documents["doc_id"].isin(part.documents)
        before, after = (_clusters(rows) for rows in (one.documents, one.documents[~gone]))
        if ((before >= FEWEST_CLUSTERS) & (after.reindex(before.index, fill_value=0)
                                           < FEWEST_CLUSTERS)).any():  # fmt: skip
            return False
    return True


def _clusters(documents: pd.DataFrame) -> pd.Series[int]:
    return documents.groupby("level_code")["cluster"].nunique()
