"""Cells of two groupings together, such as places on levels: which of them are withheld.

In: how many interviewees each cell has. Out: the cells whose figures may not be shown, since too
few people are in them or since the totals of rows and columns would give too few away.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from pipeline.arrays import Flags, Ints


def withheld_cells(
    people: Ints,
    *,
    beside_rows: Ints,
    beside_columns: Ints,
    kept_back: Flags,
    min_group: int,
) -> Flags:
    """Which cells are withheld: those of too few people, those kept back, and what goes with them.

    `people` are interviewees, rows by columns; a cell without any is never withheld. The totals of
    rows and columns are taken for known: `beside_rows` are the people of a row in no column,
    `beside_columns` those of a column in no row. As long as totals and shown cells together tell of
    a group of fewer than `min_group`, which totals alone do not tell of, the smallest cell that
    stands between goes too. Columns are tried in all their sets: eight or so, not more.

    References:
        Hundepool, A. et al. (2012). Statistical Disclosure Control. Wiley, chapter 4 (secondary
        cell suppression).
    """
    whole = np.zeros((people.shape[0] + 1, people.shape[1] + 1), dtype=np.int64)
    whole[:-1, :-1] = people
    whole[:-1, -1], whole[-1, :-1] = beside_rows, beside_columns
    by_totals = _groups(whole)
    unknown = np.ones(whole.shape, dtype=bool)
    unknown[:-1, :-1] = (people > 0) & ((people < min_group) | kept_back)
    while (between := _between(np.where(unknown, whole, 0), by_totals, min_group)) is not None:
        left = [
            (not between[at], whole[at], at)
            for at in zip(*np.nonzero(~unknown & (whole > 0)), strict=True)
        ]
        if not left:  # nothing is shown that could tell
            break
        unknown[min(left)[2]] = True
    return np.asarray(unknown[:-1, :-1] & (people > 0))


def _sets(n: int) -> Flags:
    """All sets of so many columns."""
    return np.array(list(product((False, True), repeat=n)))


def _touched(unknown: Ints) -> Flags:
    """Rows by sets of columns: the rows in which the columns of the set have an unknown cell."""
    return np.asarray((unknown @ _sets(unknown.shape[1]).T.astype(np.int64)) > 0)


def _groups(unknown: Ints) -> Ints:
    """The people of each group that totals tell of: one for each set of columns, and each row.

    `unknown` are the people of cells that are not shown. Totals of rows less totals of columns tell
    of cells alone if each unknown cell of the columns lies in one of the rows; for a set of columns
    these are the other cells of such rows. All other groups hold one of these.
    """
    elsewhere = unknown @ (~_sets(unknown.shape[1]).T).astype(np.int64)
    return np.concatenate([(_touched(unknown) * elsewhere).sum(axis=0), unknown.sum(axis=1)])


def _between(unknown: Ints, by_totals: Ints, min_group: int) -> Flags | None:
    """The cells of which one more has to be unknown, so that no small group is disclosed.

    None where no group is small but those that totals tell of by themselves.
    """
    groups = _groups(unknown)
    small = np.flatnonzero((groups > 0) & (groups < min_group) & (groups != by_totals))
    if not len(small):
        return None
    chosen = _sets(unknown.shape[1])
    if small[0] >= len(chosen):
        row = np.arange(len(unknown)) == small[0] - len(chosen)
        return np.asarray(np.repeat(row[:, None], unknown.shape[1], axis=1))
    touched = _touched(unknown)[:, small[0], None]
    # Another cell of the group, or a row more that the columns touch.
    return np.asarray(touched != chosen[small[0]])
