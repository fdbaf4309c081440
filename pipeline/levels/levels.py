"""The tables `Levels`, `LevelContrasts`, `LevelSpecifications` and `LevelCells`.

In: documents with the catalogue's columns, mentions, codings and topic shares of all languages.
Out: a row per item and level, one per item and comparison, one for each other analysis of it, and
one per item, place and level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import FOLDER, CorpusParams, GapParams, LevelsParams
from pipeline.gap.comparison.side_means import side_interval
from pipeline.gap.measures.evidence import Evidence, evidence_by_language
from pipeline.levels.checks.genre import BASELINES, Anyway, beyond_genre
from pipeline.levels.checks.multiverse import (
    Other,
    agreement,
    other_analyses,
    specification_rows,
)
from pipeline.levels.checks.power import likely_levels
from pipeline.levels.contrasts import Contrasts, contrasts
from pipeline.levels.places import ON_LEVEL, SHOWN_PLACE, place_cells
from pipeline.levels.rows import Row, contrast_rows, with_checks
from pipeline.levels.standing import levels_of, shown_places, shown_values, standing
from pipeline.levels.values import (
    WORDS,
    LevelValues,
    gap_params,
    level_values,
)


class LevelTables(NamedTuple):
    """The tables `Levels`, `LevelContrasts`, `LevelSpecifications` and `LevelCells`."""

    levels: pd.DataFrame
    contrasts: pd.DataFrame
    specifications: pd.DataFrame
    cells: pd.DataFrame


@dataclass(frozen=True)
class Beside:
    """What verdicts are compared with: ordinary words, passages of topics, other analyses, chances.

    `passages` are those of `gap.genre.topic_passages`. `n_seeds` is how many further seeds the
    other analyses try; without it there are none. `studies` are simulated for the chances.
    """

    term_counts: pd.DataFrame | None = None
    passages: pd.DataFrame | None = None
    n_seeds: int | None = None
    studies: int = 0


def levels(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    topic_shares: pd.DataFrame,
    codings: pd.DataFrame,
    *,
    params: LevelsParams,
    gap: GapParams,
    min_group: int,
    corpora: Sequence[CorpusParams] = (),
    places: pd.DataFrame | None = None,
    beside: Beside = Beside(),
) -> LevelTables:
    """The four tables, each without a row where no column is named.

    `corpora` say of folders whether they are a sample, where the column is that of folders.
    `places` (the table `Places`) are those that levels are compared within, also where their names
    are hidden; without them the values of `paired_by` are.

    Raises:
        WrongParams: what `params` name is not in the catalogue.
    """
    rows: list[list[Row]] = [[], [], [], []]
    if params.column is not None:
        on_levels = _OnLevels(
            names=levels_of(documents, params=params),
            levels=params,
            params=gap_params(params, gap),
            min_group=min_group,
            census={
                one.folder: one.sampling == "census"
                for one in corpora
                if one.sampling is not None and params.column == FOLDER
            },
        )
        every = documents.assign(
            **{
                SHOWN_PLACE: shown_places(documents, params=params),
                ON_LEVEL: shown_values(documents[params.column]),
            }
        )
        placed = standing(every, on_levels.names, params=params, places=places)
        none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
        counts = none if beside.term_counts is None else beside.term_counts
        for evidence in evidence_by_language(placed, mentions, counts, topic_shares, None, codings):
            for made, own in zip(
                rows, _language_rows(evidence, every, on_levels, beside), strict=True
            ):
                made += own
    kinds = tables.Levels, tables.LevelContrasts, tables.LevelSpecifications, tables.LevelCells
    return LevelTables(*(tables.table_of(*one) for one in zip(kinds, rows, strict=True)))


@dataclass(frozen=True)
class _OnLevels:
    """The levels from left to right, and how they are compared."""

    names: tuple[str, ...]
    levels: LevelsParams
    params: GapParams
    min_group: int
    census: Mapping[str, bool]

    @property
    def paired(self) -> bool:
        """Levels are compared within places."""
        return self.levels.paired_by is not None

    def values(self, evidence: Evidence, names: Sequence[str] | None = None) -> list[LevelValues]:
        """The values of each named measure."""
        return level_values(
            evidence,
            self.names,
            params=self.params,
            min_group=self.min_group,
            census=self.census,
            names=names,
        )


def _language_rows(
    evidence: Evidence, documents: pd.DataFrame, on_levels: _OnLevels, beside: Beside
) -> tuple[list[Row], ...]:
    """The rows of the four tables of one language; `documents` are those of all languages."""
    params, every = on_levels.params, on_levels.values(evidence)
    words = on_levels.values(evidence, (WORDS,)) if beside.term_counts is not None else []
    rates = {one.measured.name: one for one in (*words, *every) if one.measured.name in BASELINES}
    anyway = Anyway(evidence, rates, beside.passages, on_levels.min_group)
    others: list[Other] = []
    if beside.n_seeds is not None and every:
        others = [
            *other_analyses(
                evidence,
                every,
                values_of=on_levels.values,
                levels=on_levels.levels,
                params=params,
                n_seeds=beside.n_seeds,
            )
        ]
    language = evidence.documents["language"].unique()
    theirs = documents[documents["language"].isin(language)]
    shown: list[Row] = []
    compared: list[Row] = []
    cells: list[Row] = []
    for values in every:
        found = contrasts(values, levels=on_levels.levels, params=params)
        about = evidence.about(values.measured)
        shown += _with(about, _level_rows(values, found, on_levels.names, params=params))
        placed = place_cells(
            values,
            theirs,
            on_levels.names,
            min_group=on_levels.min_group,
            unlike=_is_unlike(found),
            params=params,
        )
        cells += _with(about, placed)
        rows = contrast_rows(values, found, params=params)
        held = beyond_genre(values, found, anyway, paired=on_levels.paired, params=params)
        chances = None
        if values.measured.measure.asks_power:
            ordered = on_levels.levels.ordered
            chances = likely_levels(
                values, found, ordered=ordered, studies=beside.studies, params=params
            )
        compared += [
            {**row, **agreement(row, others)}
            for row in _with(about, with_checks(rows, values, held, chances))
        ]
    tried = [one for row in compared for one in specification_rows(row, others)]
    return shown, compared, tried, cells


def _with(about: Sequence[Row], rows: Iterable[tuple[int, Row]]) -> list[Row]:
    """The rows, in the order of their items, with what is said of the item."""
    return [{**about[item], **row} for item, row in sorted(rows, key=lambda pair: pair[0])]


def _level_rows(
    values: LevelValues, found: Contrasts, names: Sequence[str], *, params: GapParams
) -> Iterator[tuple[int, Row]]:
    """Item and row, level by level; the levels that are not shown have a row without a figure."""
    # Nothing is permuted here.
    wide = params.model_copy(update={"level": params.level / values.n, "n_permutations": 1})
    unlike = _is_unlike(found)
    items = range(len(values.measured.items))
    for level, name in enumerate(values.names):
        one = values.beside_others(level, params=wide)
        own = values.level == level
        mean = side_interval(
            one, one.sides.first, census=values.census[level], unlike=unlike, params=wide
        )
        having = one.present[one.sides.first].sum(axis=0)
        for i in items:
            row: Row = {
                "level": name,
                "position": names.index(name) + 1,
                "estimate": mean.estimate[i],
                "ci_low": mean.low[i],
                "ci_high": mean.high[i],
                "n_documents": int(own.sum()),
                "n_with": int(having[i]),
                "n_clusters": int(values.documents.loc[own, "cluster"].nunique()),
            }
            yield i, row
    nothing = dict.fromkeys(("estimate", "ci_low", "ci_high"), np.nan)
    for name in values.hidden:
        for i in items:
            place = {"level": name, "position": names.index(name) + 1}
            yield i, {**place, **nothing, "n_documents": 0, "n_with": 0, "n_clusters": 0}


def _is_unlike(found: Contrasts) -> bool:
    """Whether gamma means were tested anywhere: intervals of topics are theirs then."""
    pairs = any(one.unlike for one in found.pairs.values() if one is not None)
    return pairs or (found.whole is not None and found.whole.unlike)
