"""Places on levels: what each place has on each level, without cells of too few people.

In: `LevelValues`, and all documents of their language. Out: rows of `LevelCells`, item by item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.arrays import Flags, Ints
from pipeline.config.params import GapParams
from pipeline.gap.comparison.side_means import side_interval
from pipeline.gap.measures.evidence import usable
from pipeline.gap.measures.measured import Measured
from pipeline.levels.rows import Row
from pipeline.levels.values import LevelValues, with_people
from pipeline.privacy.small_groups.crossed import withheld_cells
from pipeline.stats.intervals import Interval
from pipeline.topics.contrast.groups import small_groups
from pipeline.topics.contrast.parts import parts_with_interval

SHOWN_PLACE, ON_LEVEL = "shown_place", "on_level"
"""The columns of documents that hold the place as it may be shown, and the level; or nothing."""


@dataclass(frozen=True)
class _Cells:
    """Places by levels: which documents are there, and which cells are withheld."""

    places: tuple[str, ...]
    place: Ints  # of each document, -1 without a place
    withheld: Flags


def place_cells(
    values: LevelValues,
    documents: pd.DataFrame,
    names: Sequence[str],
    *,
    min_group: int,
    unlike: bool,
    params: GapParams,
) -> Iterator[tuple[int, Row]]:
    """Item and row of each level and each place that has documents on two levels or more.

    `documents` are all of the language, with `SHOWN_PLACE` and `ON_LEVEL`; `names` all levels from
    left to right. Levels that are not shown have no cells. Cells are withheld by interviewees of
    the frontline, whatever the item: places that are too small by themselves, small cells, and what
    the totals of levels or places would give away. Intervals are of each cell by itself, from its
    clusters; fewer than three have none, which would tell what either is like, nor has any cell
    of a level whose own interval would then tell it of the rest. `unlike` as in `side_interval`.
    """
    cells = _cells(values, documents, min_group=min_group)
    if cells is None:
        return
    quick = params.model_copy(update={"n_permutations": 1})  # nothing is permuted here
    beside = [values.beside_others(level, params=quick) for level in range(values.n)]
    wide = [_with_interval(values, cells, level, min_group=min_group) for level in range(values.n)]
    for at, place in enumerate(cells.places):
        for level, name in enumerate(values.names):
            own = (cells.place == at) & (values.level == level)
            hidden = bool(cells.withheld[at, level])
            told = own & (not hidden)
            about: Row = {
                "place": place,
                "level": name,
                "position": names.index(name) + 1,
                "cell": "withheld" if hidden else "shown" if own.any() else "no documents",
                **_size(values.documents[told]),
            }
            census = values.census[level]
            mean = _mean(beside[level], told, census=census, unlike=unlike, params=quick)
            if place not in wide[level] and not census:
                mean = replace(mean, low=mean.low * np.nan, high=mean.high * np.nan)
            having = values.measured.present[told].sum(axis=0)
            for item, n_with in enumerate(having):
                figures = mean.estimate[item], mean.low[item], mean.high[item]
                row = dict(zip(("estimate", "ci_low", "ci_high"), figures, strict=True))
                yield item, {**about, **row, "n_with": int(n_with)}


def _mean(one: Measured, told: Flags, *, census: bool, unlike: bool, params: GapParams) -> Interval:
    """The mean of each item over the documents of a cell; NaN where there are none to be shown."""
    if told.any():
        return side_interval(one, told, census=census, unlike=unlike, params=params)
    nothing = np.full(len(one.items), np.nan)
    return Interval(nothing, nothing, nothing)


def _with_interval(
    values: LevelValues, cells: _Cells, level: int, *, min_group: int
) -> frozenset[str]:
    """The places whose cells on the level may have an interval."""
    own = values.level == level
    shown = [
        "" if hidden else name
        for name, hidden in zip(cells.places, cells.withheld[:, level], strict=True)
    ]
    # The last one, -1, is that of documents without a place.
    parts = pd.Series([*shown, ""], dtype="str").iloc[cells.place[own]]
    return parts_with_interval(values.documents[own], parts, min_group=min_group)


def _size(documents: pd.DataFrame) -> Row:
    return {
        "n_documents": len(documents),
        "n_clusters": int(documents["cluster"].nunique()),
        "n_interviewees": int(_people(documents).sum()),
    }


def _people(documents: pd.DataFrame) -> pd.Series[int]:
    return with_people(documents)["people"]


def _cells(values: LevelValues, documents: pd.DataFrame, *, min_group: int) -> _Cells | None:
    own = values.documents
    given = own[SHOWN_PLACE].where(own[SHOWN_PLACE] != own["doc_id"], "")
    on_levels = own["level_code"].groupby(given[given != ""]).nunique()
    places = tuple(sorted(str(name) for name in on_levels.index[on_levels > 1]))
    if not places:
        return None
    number = {name: i for i, name in enumerate(places)}
    place = np.array([number.get(name, -1) for name in given], dtype=np.int64)
    people = np.zeros((len(places) + 1, values.n), dtype=np.int64)
    # The last row, -1, is that of documents without such a place.
    np.add.at(people, (place, values.level), _people(own).to_numpy())
    talks = usable(documents)
    talks = talks[talks["corpus"] == "frontline"]
    theirs = talks[SHOWN_PLACE]
    small = small_groups(talks, theirs.where(theirs != ""), min_group=min_group)
    off = talks[~talks[ON_LEVEL].isin(values.names) & theirs.isin(places)]
    beside = _people(off).groupby(off[SHOWN_PLACE]).sum().reindex(places, fill_value=0)
    kept_back = np.tile(np.isin(places, list(small))[:, None], (1, values.n))
    withheld = withheld_cells(
        people[:-1],
        beside_rows=np.asarray(beside, dtype=np.int64),
        beside_columns=people[-1],
        kept_back=kept_back,
        min_group=min_group,
    )
    return _Cells(places, place, withheld)
