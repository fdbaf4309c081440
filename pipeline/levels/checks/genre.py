"""More than genre on levels: do two levels differ by more than their documents differ anyway?

In: a measure on levels with its `Contrasts`, and what the same documents are like anyway. Out:
`Beyond` of each pair and of the trend, the first level in the place of policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pipeline.arrays import Strings
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.genre import Baselines, Beyond, beyond
from pipeline.gap.genre.beyond import second_verdicts
from pipeline.gap.genre.passages import FEWEST_OTHER_PASSAGES
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.levels.contrasts import Contrasts
from pipeline.levels.values import WORDS, LevelValues, with_people
from pipeline.levels.whole import Whole
from pipeline.levels.within import cell_names, cells, in_both
from pipeline.privacy.small_groups.places import places_kept

BASELINES = (WORDS, "concept_rate")
"""The rates that others are compared with."""

Rates = dict[str, tuple[Measured, Comparison]]
"""Rates on two levels, and how they compare."""

Held = dict[tuple[int, int] | None, Beyond | None]
"""The second verdict of each pair of levels, and at `None` of the trend, where one is tested."""

_FEWEST_DRAWS = 99
"""Permutations of what is only estimated here and not tested: as few as may be."""


@dataclass(frozen=True)
class Anyway:
    """What the documents of a language are like anyway.

    `rates` are ordinary words (`term_rate`) and concepts (`concept_rate`) on the levels, where
    there are any; `passages` those of `gap.genre.topic_passages`. Baselines within places are of
    `min_group` places or more, unless it is no secret which documents are of one.
    """

    evidence: Evidence
    rates: Mapping[str, LevelValues]
    passages: pd.DataFrame | None = None
    min_group: int = 1
    _made: dict[tuple[str, str], Rates] = field(default_factory=dict, repr=False, compare=False)

    def between(self, names: tuple[str, str], *, paired: bool, params: GapParams) -> Rates:
        """The rates on two levels, compared once, as all measures are compared with the same words.

        Rates that are not known of both levels are left out.
        """
        if names not in self._made:
            found = {
                name: _rate(on_levels, names, paired=paired, params=params)
                for name, on_levels in self.rates.items()
            }
            self._made[names] = {name: rate for name, rate in found.items() if rate is not None}
        return self._made[names]


def beyond_genre(
    values: LevelValues, found: Contrasts, anyway: Anyway, *, paired: bool, params: GapParams
) -> Held:
    """The second verdict of each pair of levels and of the trend; none where there is no baseline.

    As for two sides: only for named differences, in the same direction. That of the trend is
    of its two ends: from the first level to the last an item changes by more than documents of the
    two differ anyway. p is adjusted for the items of the measure and for all that is asked of it.
    With places (`paired`) levels are compared in those that have both, and the places' own
    differences are not taken off, which finds less.
    """
    quick = params.model_copy(update={"n_permutations": min(params.n_permutations, _FEWEST_DRAWS)})
    asked = {
        pair: (one.measured, one.verdict) for pair, one in found.pairs.items() if one is not None
    }
    held: Held = dict.fromkeys(found.pairs)
    ends = 0, values.n - 1
    trend = None if found.whole is None else _of_trend(found.whole)
    n = len(found.pairs) + (trend is not None)
    work = _Work(values, anyway, n, paired=paired, quick=quick, params=params)
    for pair, (measured, verdict) in asked.items():
        held[pair] = work.beyond(pair, measured, verdict)
    if trend is not None:
        measured_ends = _between(values, ends, paired=paired, params=quick)
        held[None] = None
        if 0 not in measured_ends.sides.shape:
            held[None] = work.beyond(ends, measured_ends, trend)
    return held


def _of_trend(whole: Whole) -> Strings | None:
    """The verdict of the trend as one of two sides; none where none is tested."""
    if whole.trend is None:
        return None
    found = whole.trend_verdict
    sides = np.where(found == "falls", "policy", "frontline")
    return np.where(found == "cannot tell", "cannot tell", sides)


@dataclass(frozen=True)
class _Work:
    """What every second verdict of a measure is made from; `n` of them are asked of an item."""

    values: LevelValues
    anyway: Anyway
    n: int
    paired: bool
    quick: GapParams
    params: GapParams

    def beyond(self, pair: tuple[int, int], measured: Measured, verdict: Strings) -> Beyond | None:
        """What two levels are beyond their baseline, of which a first verdict is given."""
        genre, quick, anyway = self.values.measured.measure.genre, self.quick, self.anyway
        if genre == "words" and WORDS not in anyway.rates:
            return None
        passages = anyway.passages
        if genre == "passages" and passages is not None and self.paired:
            passages = _in_cells(passages, self.values, measured, min_group=anyway.min_group)
        few = measured.permutations[: quick.n_permutations]
        own = replace(measured, groups=1, permutations=few)
        whole = replace(compare(own, params=quick), verdict=verdict)
        names = self.values.names[pair[0]], self.values.names[pair[1]]
        rates = anyway.between(names, paired=self.paired, params=quick) if genre == "words" else {}
        baselines = Baselines(anyway.evidence, None, rates, passages)
        # The least p is that of all draws: of a few it would be too large for many items.
        held = beyond(own, whole, baselines, params=self.params)
        if held is None:
            return None
        p_adjusted = np.minimum(held.p_adjusted * self.n, 1.0)
        return replace(
            held,
            p_adjusted=p_adjusted,
            verdict=second_verdicts(
                verdict, estimate=held.estimate, p_adjusted=p_adjusted, level=quick.level
            ),
        )


def _in_cells(
    passages: pd.DataFrame, values: LevelValues, measured: Measured, *, min_group: int
) -> pd.DataFrame | None:
    """The passages of documents as those of their cells, in which each document counts alike.

    None where too few places have passages: what is said of fewer than `min_group` places is said
    of single interviews.
    """
    placed = values.documents[values.documents["place"] != ""]
    if not values.tells_places:
        placed = _of_groups(placed, passages, min_group=min_group)
        cell = pd.Series(cell_names(placed), index=placed.index)
        both = placed[cell.isin(measured.documents)].groupby("place")["level_code"].nunique() > 1
        placed = placed[placed["place"].isin(both.index[both])]
    names = pd.Series(cell_names(placed), index=placed["doc_id"], dtype="str")
    cell = passages["doc_id"].map(names)
    own = passages.assign(cell=cell)[cell.isin(measured.documents)]
    units = own.drop_duplicates("unit_id")
    words = units.groupby(["doc_id", "beside"])["n_tokens"].sum().rename("all_words")
    shared = own.join(words, on=["doc_id", "beside"])
    shared = shared[shared["all_words"] > 0]
    having = np.isin(measured.documents, shared.loc[shared["beside"], "cell"].unique())
    first = measured.sides.first
    fewest = min((having & first).sum(), (having & ~first).sum())
    if fewest < min_group and not values.tells_places:
        return None
    return shared.assign(
        doc_id=shared["cell"], n_tokens=shared["n_tokens"] / shared["all_words"]
    ).drop(columns=["cell", "all_words"])


def _of_groups(placed: pd.DataFrame, passages: pd.DataFrame, *, min_group: int) -> pd.DataFrame:
    """The documents whose passages tell of groups alone, whichever pairs of levels are compared.

    A cell has its means from documents with passages of both kinds, all by the same weight; one
    with too few others, which would take the mean of its side, has none. Which places these leave
    is then looked for as it is for the documents themselves.
    """
    units = passages[passages["n_tokens"] > 0].drop_duplicates("unit_id")
    n = units.groupby(["doc_id", "beside"]).size().unstack(fill_value=0)
    n = n.reindex(columns=[False, True], fill_value=0)
    other = placed["doc_id"].map(n.loc[n.gt(0).all(axis=1), False])
    own = placed[other.notna()]
    in_cell = other[other.notna()].groupby([own["place"], own["level_code"]]).transform("sum")
    own = own[in_cell >= FEWEST_OTHER_PASSAGES]
    kept = places_kept(with_people(own), min_group=min_group)
    return own[own["place"].isin(kept)]


def _rate(
    values: LevelValues, names: tuple[str, str], *, paired: bool, params: GapParams
) -> tuple[Measured, Comparison] | None:
    """A rate on the same two levels; none where it is not known of both."""
    if not set(names) <= set(values.names):
        return None
    pair = values.names.index(names[0]), values.names.index(names[1])
    measured = _between(values, pair, paired=paired, params=params)
    return measured, compare(measured, params=params)


def _between(
    values: LevelValues, pair: tuple[int, int], *, paired: bool, params: GapParams
) -> Measured:
    """Two levels as two sides: their documents, or the cells of places that have both."""
    rows = cells(values) if paired else values
    measured = rows.between(*pair, groups=1, params=params)
    return in_both(measured, rows) if paired else measured
