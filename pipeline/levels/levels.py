"""The tables `Levels` and `LevelContrasts`.

In: documents with the catalogue's columns, mentions, codings and topic shares of all languages.
Out: a row per item and level, and a row per item and comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import FOLDER, CorpusParams, GapParams, LevelsParams
from pipeline.gap.comparison.side_means import side_interval
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.levels.contrasts import Contrasts, contrasts
from pipeline.levels.standing import levels_of, standing
from pipeline.levels.values import LevelValues, gap_params, level_values
from pipeline.levels.whole import Whole
from pipeline.levels.within import Compared
from pipeline.tables.measures import MEASURES

Row = dict[str, object]

VERDICTS = {"policy": "falls", "frontline": "rises"}
"""The verdict of two sides as one from the first level to the second."""


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
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `Levels` and `LevelContrasts`; both without a row where no column is named.

    `corpora` say of folders whether they are a sample, where the column is that of folders.

    Raises:
        WrongParams: what `params` name is not in the catalogue.
    """
    shown: list[Row] = []
    compared: list[Row] = []
    if params.column is not None:
        names = levels_of(documents, params=params)
        own = gap_params(params, gap)
        census = {
            one.folder: one.sampling == "census"
            for one in corpora
            if one.sampling is not None and params.column == FOLDER
        }
        placed = standing(documents, names, params=params)
        none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
        for evidence in evidence_by_language(placed, mentions, none, topic_shares, None, codings):
            for values in level_values(
                evidence, names, params=own, min_group=min_group, census=census
            ):
                found = contrasts(values, levels=params, params=own)
                about = evidence.about(values.measured)
                shown += _with(about, _level_rows(values, found, names, params=own))
                compared += _with(about, _contrast_rows(values, found, params=own))
    return tables.table_of(tables.Levels, shown), tables.table_of(tables.LevelContrasts, compared)


def _with(about: Sequence[Row], rows: Iterator[tuple[int, Row]]) -> list[Row]:
    """The rows, in the order of their items, with what is said of the item."""
    return [{**about[item], **row} for item, row in sorted(rows, key=lambda pair: pair[0])]


def _level_rows(
    values: LevelValues, found: Contrasts, names: Sequence[str], *, params: GapParams
) -> Iterator[tuple[int, Row]]:
    """Item and row, level by level; the levels that are not shown have a row without a figure."""
    wide = params.model_copy(update={"level": params.level / values.n})
    unlike = _is_unlike(found)
    items = range(len(values.measured.items))
    for level, name in enumerate(values.names):
        one = values.beside_others(level, params=params)
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


def _contrast_rows(
    values: LevelValues, found: Contrasts, *, params: GapParams
) -> Iterator[tuple[int, Row]]:
    """Item and row: the omnibus test, the trend, then the pairs."""
    for i in range(len(values.measured.items)):
        if found.whole is not None:
            yield from ((i, row) for row in _whole_rows(values, found.whole, i, params=params))
        for pair, one in found.pairs.items():
            yield i, _pair_row(values, pair, one, i, n=len(found.pairs), params=params)


NOT_COMPARED: Row = dict.fromkeys(
    (
        "mean_first", "mean_second", "estimate", "ci_low", "ci_high",
        "log2_ratio", "log2_ci_low", "log2_ci_high",
    ),
    np.nan,
)  # fmt: skip
"""The figures of two levels, where two levels are not compared."""

NOT_LEFT_OUT: Row = {"flipped_by": "", "n_flipping": 0, "worst_estimate": np.nan}
"""What leaving a cluster out does, where none is."""


def _whole_rows(values: LevelValues, whole: Whole, i: int, *, params: GapParams) -> Iterator[Row]:
    common: Row = {
        **NOT_COMPARED,
        **NOT_LEFT_OUT,
        "first": "",
        "second": "",
        "neighbours": False,
        "p_floor": whole.floor,
        "n_documents": len(values.level),
        "n_clusters": values.layout.n_clusters,
        "n_places": whole.n_places,
        "significance": params.level,
    }
    yield {
        **common,
        "contrast": "omnibus",
        "p_value": whole.omnibus.p_value[i],
        "p_adjusted": whole.omnibus.p_adjusted[i],
        "verdict": str(whole.omnibus_verdict[i]),
        "cannot_tell_because": str(whole.omnibus_reason[i]),
    }
    if whole.trend is not None:
        ends = values.level == 0, values.level == values.n - 1
        yield {
            **common,
            "contrast": "trend",
            "first": values.names[0],
            "second": values.names[-1],
            "mean_first": values.measured.values[ends[0], i].mean(),
            "mean_second": values.measured.values[ends[1], i].mean(),
            "estimate": whole.line.estimate[i],
            "ci_low": whole.line.low[i],
            "ci_high": whole.line.high[i],
            "p_value": whole.trend.p_value[i],
            "p_adjusted": whole.trend.p_adjusted[i],
            "verdict": str(whole.trend_verdict[i]),
            "cannot_tell_because": str(whole.trend_reason[i]),
        }


def _pair_row(
    values: LevelValues,
    pair: tuple[int, int],
    one: Compared | None,
    i: int,
    *,
    n: int,
    params: GapParams,
) -> Row:
    first, second = pair
    names: Row = {
        "contrast": "pair",
        "first": values.names[first],
        "second": values.names[second],
        "neighbours": abs(second - first) == 1,
        "significance": params.level,
    }
    if one is None:  # no place has both
        return {
            **names,
            **NOT_COMPARED,
            **NOT_LEFT_OUT,
            "p_value": 1.0,
            "p_adjusted": 1.0,
            "p_floor": 1.0,
            "n_documents": 0,
            "n_clusters": 0,
            "n_places": 0,
            "verdict": "cannot tell",
            "cannot_tell_because": "few",
        }
    verdict = str(one.verdict[i])
    points, ratio = one.simultaneous.difference, one.simultaneous.ratio
    in_points = MEASURES[values.measured.name].told_by == "difference"
    absent = not (one.means[0][i] or one.means[1][i])
    return {
        **names,
        "mean_first": one.means[0][i],
        "mean_second": one.means[1][i],
        "estimate": 0.0 - points.estimate[i],
        "ci_low": 0.0 - points.high[i] if in_points else np.nan,
        "ci_high": 0.0 - points.low[i] if in_points else np.nan,
        "log2_ratio": np.nan if absent else 0.0 - ratio.estimate[i],
        "log2_ci_low": np.nan if absent else 0.0 - ratio.high[i],
        "log2_ci_high": np.nan if absent else 0.0 - ratio.low[i],
        "p_value": one.tested.p_value[i],
        "p_adjusted": one.tested.p_adjusted[i],
        "p_floor": min(1.0, one.floor * n),
        "n_documents": _n_documents(values, pair, one),
        "n_clusters": one.measured.sides.n_clusters,
        "n_places": one.n_places,
        **one.influence[i].row(),
        "worst_estimate": 0.0 - one.influence[i].worst,
        "verdict": VERDICTS.get(verdict, verdict),
        "cannot_tell_because": str(one.reason[i]),
    }


def _n_documents(values: LevelValues, pair: tuple[int, int], one: Compared) -> int:
    """The documents of both levels; with places, those in the places that have both."""
    rows = values.documents[np.isin(values.level, pair)]
    if one.n_places:
        both = rows.groupby("place")["level_code"].transform("nunique") > 1
        rows = rows[both & (rows["place"] != "")]
    return len(rows)
