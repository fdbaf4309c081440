"""More than genre on levels: do two levels differ by more than their documents differ anyway?

In: a measure on levels with its `Contrasts`, and what the same documents are like anyway. Out:
`Beyond` of each pair, the first level in the place of policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.genre import Baselines, Beyond, beyond
from pipeline.gap.genre.beyond import second_verdicts
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.levels.contrasts import Contrasts
from pipeline.levels.values import WORDS, LevelValues
from pipeline.levels.within import Compared, cells, in_both

BASELINES = (WORDS, "concept_rate")
"""The rates that others are compared with."""

Rates = dict[str, tuple[Measured, Comparison]]
"""Rates on two levels, and how they compare."""

_FEWEST_DRAWS = 99
"""Permutations of what is only estimated here and not tested: as few as may be."""


@dataclass(frozen=True)
class Anyway:
    """What the documents of a language are like anyway.

    `rates` are ordinary words (`term_rate`) and concepts (`concept_rate`) on the levels, where
    there are any; `passages` those of `gap.genre.topic_passages`.
    """

    evidence: Evidence
    rates: Mapping[str, LevelValues]
    passages: pd.DataFrame | None = None
    _made: dict[tuple[str, str], Rates] = field(default_factory=dict, repr=False, compare=False)

    def between(self, names: tuple[str, str], *, paired: bool, params: GapParams) -> Rates:
        """The rates on two levels, compared once: all measures are held against the same words.

        Rates that are not known of both levels are left out.
        """
        if names not in self._made:
            found = {
                name: _rate(on_levels, names, paired=paired, params=params)
                for name, on_levels in self.rates.items()
            }
            self._made[names] = {name: rate for name, rate in found.items() if rate is not None}
        return self._made[names]


def beyond_pairs(
    values: LevelValues, found: Contrasts, anyway: Anyway, *, paired: bool, params: GapParams
) -> dict[tuple[int, int], Beyond | None]:
    """The second verdict of each pair of levels; none where the pair, or a baseline, is not there.

    It is that of two sides: only of a pair that is told, and to the same level. p is adjusted for
    the items of the measure and for all pairs. With places (`paired`) levels are compared in those
    that have both, and the places' own differences are not taken off, which finds less.
    """
    quick = params.model_copy(update={"n_permutations": min(params.n_permutations, _FEWEST_DRAWS)})
    return {
        pair: None
        if one is None
        else _beyond(
            values,
            pair,
            one,
            anyway,
            n_pairs=len(found.pairs),
            paired=paired,
            quick=quick,
            params=params,
        )
        for pair, one in found.pairs.items()
    }


def _beyond(
    values: LevelValues,
    pair: tuple[int, int],
    one: Compared,
    anyway: Anyway,
    *,
    n_pairs: int,
    paired: bool,
    quick: GapParams,
    params: GapParams,
) -> Beyond | None:
    genre = values.measured.measure.genre
    if (genre == "words" and WORDS not in anyway.rates) or (
        genre == "passages" and (paired or anyway.passages is None)
    ):
        return None
    names = values.names[pair[0]], values.names[pair[1]]
    few = one.measured.permutations[: quick.n_permutations]
    measured = replace(one.measured, groups=1, permutations=few)
    whole = compare(measured, params=quick)
    rates = anyway.between(names, paired=paired, params=quick) if genre == "words" else {}
    baselines = Baselines(anyway.evidence, None, rates, anyway.passages)
    # The least p is that of all draws: of a few it would be too large for many items.
    held = beyond(measured, replace(whole, verdict=one.verdict), baselines, params=params)
    if held is None:
        return None
    p_adjusted = np.minimum(held.p_adjusted * n_pairs, 1.0)
    return replace(
        held,
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            one.verdict, estimate=held.estimate, p_adjusted=p_adjusted, level=quick.level
        ),
    )


def _rate(
    values: LevelValues, names: tuple[str, str], *, paired: bool, params: GapParams
) -> tuple[Measured, Comparison] | None:
    """A rate on the same two levels; none where it is not known of both."""
    if not set(names) <= set(values.names):
        return None
    rows = cells(values) if paired else values
    first, second = (values.names.index(name) for name in names)
    measured = rows.between(first, second, groups=1, params=params)
    if paired:
        measured = in_both(measured, rows)
    return measured, compare(measured, params=params)
