"""Cells that are withheld, and that no sum or difference of what is known tells of too few."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from pipeline.arrays import Flags, Ints
from pipeline.privacy.small_groups.crossed import withheld_cells

LEAST = 3


def withheld(people: list[list[int]], *, rows: list[int] | None = None,
             columns: list[int] | None = None) -> list[list[int]]:  # fmt: skip
    cells = np.array(people)
    found = withheld_cells(
        cells,
        beside_rows=np.array(rows or [0] * cells.shape[0]),
        beside_columns=np.array(columns or [0] * cells.shape[1]),
        kept_back=np.zeros(cells.shape, dtype=bool),
        min_group=LEAST,
    )
    return found.astype(int).tolist()


def test_a_small_cell_takes_the_next_smallest_of_its_row_and_column_with_it() -> None:
    assert withheld([[5, 2, 4], [6, 7, 8], [9, 3, 4]]) == [[0, 1, 1], [0, 0, 0], [0, 1, 1]]
    assert withheld([[5, 4], [6, 7]]) == [[0, 0], [0, 0]]
    assert withheld([[0, 0], [0, 7]]) == [[0, 0], [0, 0]]  # nobody is there: nothing to hide


def test_those_beside_the_cells_are_told_by_totals_as_well() -> None:
    assert withheld([[4, 5], [6, 7]], rows=[1, 2]) == [[1, 1], [1, 0]]
    assert withheld([[4, 5], [6, 7]], columns=[2, 2]) == [[1, 1], [0, 0]]
    assert withheld([[4, 5], [6, 7]], rows=[3, 0]) == [[0, 0], [0, 0]]


def test_what_totals_tell_by_themselves_hides_nothing_more() -> None:
    """Two people are in no row: the totals of rows and of columns differ by them anyway."""
    assert withheld([[4, 5], [6, 7]], columns=[0, 2]) == [[0, 0], [0, 0]]


def test_a_cell_that_totals_give_is_as_good_as_shown() -> None:
    """Of three cells not shown one stands alone in its row: then it covers none in its column."""
    found = np.array(withheld([[2, 4, 9], [3, 9, 9], [9, 9, 9]]))
    assert found[0, 0] and not is_told(np.array([[2, 4, 9], [3, 9, 9], [9, 9, 9]]), found == 1)
    assert is_told(np.array([[2, 4, 9], [3, 9, 9], [9, 9, 9]]), np.array(
        [[1, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=bool))  # fmt: skip


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_no_sum_or_difference_tells_of_too_few(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(7)
    some = 0
    for _ in range(60):
        people = rng.choice([0, 1, 2, 3, 4, 9, 12], size=shape)
        beside = rng.choice([0, 0, 1, 3, 5], size=sum(shape))
        hidden = withheld_cells(
            people,
            beside_rows=beside[: shape[0]],
            beside_columns=beside[shape[0] :],
            kept_back=rng.random(shape) < 0.05,
            min_group=LEAST,
        )
        whole = np.zeros((shape[0] + 1, shape[1] + 1), dtype=np.int64)
        whole[:-1, :-1], whole[:-1, -1], whole[-1, :-1] = (
            people, beside[: shape[0]], beside[shape[0] :],
        )  # fmt: skip
        unknown = np.ones(whole.shape, dtype=bool)
        unknown[:-1, :-1] = hidden
        assert not (hidden & (people == 0)).any()
        if (~hidden & (people > 0)).any():
            some += 1
            assert not is_told(whole, unknown), (people, beside, hidden)
    assert some >= 10  # else it would show nothing


def is_told(people: Ints, unknown: Flags) -> bool:
    """Whether totals tell of one or two cells of too few people, and not without what is shown.

    Those who are few enough are in one cell or two. Their sum is told if it is a combination of
    totals of what is unknown: by rank, in another way than the code.
    """
    for n in (1, 2):
        for cells in combinations(zip(*np.nonzero(unknown & (people > 0)), strict=True), n):
            if sum(people[one] for one in cells) < LEAST and is_sum(cells, people, unknown):
                told = is_sum(cells, people, np.ones_like(unknown))
                if not told:
                    return True
    return False


def is_sum(cells: tuple[tuple[int, int], ...], people: Ints, unknown: Flags) -> bool:
    at = list(zip(*np.nonzero(unknown & (people > 0)), strict=True))
    lines = np.array(
        [
            [cell[axis] == line for cell in at]
            for axis in (0, 1)
            for line in range(people.shape[axis])
        ],
        dtype=float,
    )
    wanted = np.array([one in cells for one in at], dtype=float)
    both = np.vstack([lines, wanted])
    return bool(np.linalg.matrix_rank(both) == np.linalg.matrix_rank(lines))
