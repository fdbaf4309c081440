"""The rows of `LevelContrasts` of one measure: all levels together, along them, and the pairs.

In: `LevelValues` and `Contrasts`. Out: for each item its rows, without what is said of the item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.genre import Beyond
from pipeline.levels.checks.power import BothWays
from pipeline.levels.contrasts import Contrasts
from pipeline.levels.values import LevelValues
from pipeline.levels.whole import Whole
from pipeline.levels.within import Compared
from pipeline.tables.measures import MEASURES

Row = dict[str, object]

VERDICTS = {"policy": "falls", "frontline": "rises"}
"""The verdict of two sides as one from the first level to the second."""


def contrast_rows(
    values: LevelValues, found: Contrasts, *, params: GapParams
) -> Iterator[tuple[int, Row]]:
    """Item and row: the omnibus test, the trend, then the pairs."""
    n_documents = {
        pair: 0 if one is None else _n_documents(values, pair, one)
        for pair, one in found.pairs.items()
    }
    for i in range(len(values.measured.items)):
        if found.whole is not None:
            yield from ((i, row) for row in _whole_rows(values, found.whole, i, params=params))
        for pair, one in found.pairs.items():
            row = _pair_row(values, pair, one, i, n=len(found.pairs), params=params)
            yield i, {**row, "n_documents": n_documents[pair]}


def with_checks(
    rows: Iterable[tuple[int, Row]],
    values: LevelValues,
    held: Mapping[tuple[int, int] | None, Beyond | None],
    chances: BothWays | None,
) -> Iterator[tuple[int, Row]]:
    """Items and rows with the second verdict, and with the power of each comparison.

    `held` has the second verdict of each pair, and at `None` that of the trend.
    """
    for item, row in rows:
        pair = _pair_of(row, values)
        beyond = None if row["contrast"] == "omnibus" else held.get(pair)
        yield item, {**row, **_genre(beyond, item), **_power(row, pair, chances, item)}


def _pair_of(row: Row, values: LevelValues) -> tuple[int, int] | None:
    """The levels of a pair, by number; none of other comparisons."""
    if row["contrast"] != "pair":
        return None
    first, second = (values.names.index(str(row[end])) for end in ("first", "second"))
    return first, second


def _genre(beyond: Beyond | None, item: int) -> Row:
    """What an item is beyond its baseline, second level less first."""
    if beyond is None:
        return NOT_HELD
    verdict = str(beyond.verdict[item])
    return {
        "baseline_first": beyond.policy[item],
        "baseline_second": beyond.frontline[item],
        "beyond_genre": 0.0 - beyond.estimate[item],
        "beyond_low": 0.0 - beyond.high[item],
        "beyond_high": 0.0 - beyond.low[item],
        "as_far": beyond.as_far[item],
        "p_genre": beyond.p_adjusted[item],
        "more_than_genre": VERDICTS.get(verdict, verdict),
    }


def _power(row: Row, pair: tuple[int, int] | None, chances: BothWays | None, item: int) -> Row:
    """How likely a fourfold rise and fall would be significant."""
    told = [
        np.nan if of is None else of[item]
        for one in (() if chances is None else (chances.rises, chances.falls))
        for of in [one.of(str(row["contrast"]), pair)]
    ]
    rises, falls = told or (np.nan, np.nan)
    return {"power_rises": rises, "power_falls": falls}


NOT_HELD: Row = {
    **dict.fromkeys(
        (
            "baseline_first", "baseline_second", "beyond_genre", "beyond_low", "beyond_high",
            "as_far", "p_genre",
        ),
        np.nan,
    ),
    "more_than_genre": "",
}  # fmt: skip
"""The second verdict, where there is no baseline or nothing that it is asked of."""

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
    if one is None:  # no place has both, or too few people
        return {
            **names,
            **NOT_COMPARED,
            **NOT_LEFT_OUT,
            "p_value": 1.0,
            "p_adjusted": 1.0,
            "p_floor": 1.0,
            "n_clusters": 0,
            "n_places": 0,
            "verdict": "cannot tell",
            "cannot_tell_because": "few people" if values.few_people else "few",
        }
    verdict = str(one.verdict[i])
    points, ratio = one.simultaneous.difference, one.simultaneous.ratio
    in_points = MEASURES[values.measured.name].in_points
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
