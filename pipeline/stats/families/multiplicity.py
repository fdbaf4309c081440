"""Several items tested together: step-down max-T and min-P, Holm.

In: statistics of items under permutations, or p-values. Out: p-values adjusted for the family.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Floats

TOLERANCE = 1e-9
"""Two statistics that differ by no more, or by no more than this share of themselves, are tied."""


@dataclass(frozen=True)
class Tested:
    """What the permutations say of each item: the signed statistic and its two p-values.

    `critical` is what the statistic, squared, must exceed for `p_adjusted` to reach the level.
    Where a gap to either side is tested for itself, `away` is what it would have to exceed in the
    other direction, where that one's items are stepped down to; else it is None.
    """

    statistic: Floats
    p_value: Floats
    p_adjusted: Floats
    critical: Floats
    away: Floats | None = None


def either_direction(first: Tested, second: Tested, *, level: float) -> Tested:
    """Both directions, each tested at half of `level`, as one two-sided test.

    `first` holds where statistics above 0 are extreme, `second` where those below are. P-values are
    twice those of the direction that has the smaller one (Bonferroni over two directions).
    """
    above = first.statistic > 0
    bars = [
        np.where(one.p_adjusted > level / 2, one.critical, -np.inf).max(initial=0.0)
        for one in (first, second)
    ]
    return Tested(
        first.statistic,
        np.minimum(2 * np.minimum(first.p_value, second.p_value), 1.0),
        np.minimum(2 * np.minimum(first.p_adjusted, second.p_adjusted), 1.0),
        np.where(above, first.critical, second.critical).clip(0),
        np.where(above, bars[1], bars[0]),
    )


def step_down(statistics: Floats, *, level: float) -> Tested:
    """Step-down max-T, one-sided, from the statistics themselves: items by permutations.

    The observed permutation is the first; what is large is extreme. The statistics of the items
    must be comparable, and positive or standardised.
    """
    ascending = np.argsort(statistics[:, 0], kind="stable")
    back = np.argsort(ascending, kind="stable")
    p_value, p_adjusted, critical = step_down_blocks(
        [statistics[ascending]], n_rows=statistics.shape[1], level=level
    )
    return Tested(statistics[:, 0].copy(), p_value[back], p_adjusted[back], critical[back])


def step_down_blocks(blocks: Iterable[Floats], *, n_rows: int, level: float) -> tuple[Floats, ...]:
    """P-values, adjusted p-values and critical values of items that come in ascending order."""
    place = critical_place(n_rows, level)
    found: list[tuple[Floats, Floats, Floats]] = []
    highest = np.full(n_rows, -np.inf)
    for block in blocks:
        bar = (block[:, 0] - TOLERANCE * (1 + np.abs(block[:, 0])))[:, None]
        alone = (block >= bar).mean(axis=1)
        successive = block.copy()
        np.maximum(successive[0], highest, out=successive[0])
        np.maximum.accumulate(successive, axis=0, out=successive)
        highest = successive[-1].copy()
        together = (successive >= bar).mean(axis=1)
        found.append((alone, together, np.partition(successive, place, axis=1)[:, place]))
    p_value, p_adjusted, critical = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return p_value, np.maximum.accumulate(p_adjusted[::-1])[::-1], critical


def critical_place(n_rows: int, level: float) -> int:
    """Which of so many statistics in ascending order, from 0, a significant one exceeds."""
    return n_rows - 1 - min(int(level * n_rows + TOLERANCE), n_rows - 1)


def step_down_min_p(statistics: Floats, *, level: float) -> Tested:
    """Step-down min-P, one-sided, from the statistics themselves: items by permutations.

    Each item is compared by its own permutations: in every permutation it has a p-value, and the
    smallest of all items is what an item's p-value is compared with. An item whose statistic has a
    longer tail than the others' costs them nothing, as it does with max-T. The observed permutation
    is the first. `critical` is that of each item at the level at which the procedure tests it.

    References:
        Westfall & Young (1993), 2.6; Ge, Y., Dudoit, S. & Speed, T. P. (2003). Resampling-based
        multiple testing for microarray data analysis. Test 12(1), 1-77 (Box 2).
    """
    n_items, n_rows = statistics.shape
    exact = statistics - TOLERANCE * (1 + np.abs(statistics))
    ascending = np.sort(statistics, axis=1)
    below = np.array([np.searchsorted(row, bar) for row, bar in zip(ascending, exact, strict=True)])
    counts = n_rows - below  # permutations at least as extreme, of each item alone
    order = np.argsort(counts[:, 0], kind="stable")
    successive = np.minimum.accumulate(counts[order][::-1], axis=0)[::-1]
    together = (successive <= counts[order, :1]).mean(axis=1)
    allowed = min(int(level * n_rows + TOLERANCE), n_rows - 1)
    least = np.partition(successive, allowed, axis=1)[:, allowed]
    adjusted = np.maximum.accumulate(together)
    open_ = np.flatnonzero(adjusted > level)
    if len(open_):
        least[open_[0] :] = least[open_[0]]
    critical, p_adjusted = np.empty(n_items), np.empty(n_items)
    critical[order] = ascending[order, n_rows - least]
    p_adjusted[order] = adjusted
    return Tested(statistics[:, 0].copy(), counts[:, 0] / n_rows, p_adjusted, critical)


def stopped(tested: Tested, *, level: float) -> Floats:
    """The critical value at which step-down max-T tests each item, for the squared statistic.

    Items that are rejected have their own; once one is not, all others have that one's, since the
    procedure stops there. No item that is not rejected exceeds it.
    """
    found = tested.critical.copy()
    above = tested.statistic > 0
    every = np.ones_like(above)
    for own in [every] if tested.away is None else [above, ~above]:
        order = np.flatnonzero(own)
        order = order[np.argsort(-(tested.statistic[order] ** 2), kind="stable")]
        open_ = np.flatnonzero(tested.p_adjusted[order] > level)
        if len(open_):
            found[order[open_[0] :]] = found[order[open_[0]]]
    return found


def holm(p_values: Floats) -> Floats:
    """P-values adjusted by Holm's step-down Bonferroni, which needs no assumption on dependence.

    References:
        Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian
        Journal of Statistics 6(2), 65-70.
    """
    order = np.argsort(p_values, kind="stable")
    steps = p_values[order] * np.arange(len(p_values), 0, -1)
    adjusted = np.empty_like(steps)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return adjusted


def holm_levels(p_values: Floats, *, level: float) -> Floats:
    """The level at which Holm's procedure tests each item: p is at most it where it rejects.

    The smallest p of m is tested at level / m, the next at level / (m − 1), until one is not
    rejected; all others are tested at the level of that one.
    """
    order = np.argsort(p_values, kind="stable")
    steps = level / np.arange(len(p_values), 0, -1)
    stopped = np.flatnonzero(p_values[order] > steps)
    if len(stopped):
        steps[stopped[0] :] = steps[stopped[0]]
    levels = np.empty_like(steps)
    levels[order] = steps
    return levels


def family_levels(found: Iterable[tuple[str, float]], *, level: float) -> dict[str, float]:
    """The level of each family, at which its items are told, by Holm over the families.

    `found` are the family and the adjusted p of each item; the smallest of a family tests whether
    any of its items differs.
    """
    smallest: dict[str, float] = {}
    for family, p in found:
        smallest[family] = min(p, smallest.get(family, 1.0))
    levels = holm_levels(np.array([*smallest.values()]), level=level)
    return dict(zip(smallest, levels.tolist(), strict=True))
