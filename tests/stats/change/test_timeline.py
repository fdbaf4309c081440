"""Dates permuted by clusters and within them: counts, exactness, and what is held."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pytest

from pipeline.stats.change import draw_times, floor, slope_test, timeline
from pipeline.stats.change.timeline import count_orders


def test_documents_of_their_own_take_every_order_of_the_dates_once() -> None:
    where = timeline([1.0, 2.0, 4.0, 8.0], cluster=["a", "b", "c", "d"])
    drawn = draw_times(where, n_permutations=99, rng=np.random.default_rng(1))
    assert drawn[0].tolist() == [1.0, 2.0, 4.0, 8.0]
    assert {tuple(row) for row in drawn} == set(permutations([1.0, 2.0, 4.0, 8.0]))
    assert len(drawn) == 24
    assert floor(where, n_permutations=99) == pytest.approx(1 / 24)


@pytest.mark.parametrize("n", [9999, 99])
def test_a_cluster_moves_as_a_whole_and_its_documents_change_places_within_it(n: int) -> None:
    time = [2010.0, 2012.0, 2020.0, 2020.5, 2021.0, 2015.0]
    where = timeline(time, cluster=["m", "m", "c", "c", "c", "s"])
    assert count_orders(where) == factorial(3) * 2 * 6
    drawn = draw_times(where, n_permutations=n if n > 99 else 50, rng=np.random.default_rng(1))
    assert drawn[0] == pytest.approx(time)
    centres = np.column_stack([drawn[:, :2].mean(axis=1), drawn[:, 2:5].mean(axis=1), drawn[:, 5]])
    assert np.sort(centres, axis=1) == pytest.approx(
        np.tile([2011.0, 2015.0, 2020.5], (len(drawn), 1))
    )
    within = np.sort(drawn[:, 2:5] - centres[:, 1:2], axis=1)
    assert within == pytest.approx(np.tile([-0.5, 0.0, 0.5], (len(drawn), 1)))
    assert len(np.unique(drawn.round(6), axis=0)) > 30


def test_dates_that_are_alike_lower_what_can_be_reached() -> None:
    where = timeline([1.0, 1.0, 1.0, 2.0, 2.0], cluster=list("abcde"))
    assert floor(where, n_permutations=9999) == pytest.approx(1 / 10)
    assert floor(where, n_permutations=99) == pytest.approx(1 / 10)
    one = timeline([1.0, 1.0], cluster=["a", "b"])
    assert floor(one, n_permutations=99) == 1.0
    assert floor(timeline([], cluster=[]), n_permutations=99) == 1.0


@pytest.mark.parametrize(
    ("time", "cluster", "floors"),
    [
        ([2019.5, 2020.5, 2021.5, 2022.5], "abcd", (2 / 24, 1 / 24)),
        ([2019.5, 2020.5, 2021.5, 2023.5], "abcd", (1 / 24, 1 / 24)),
        # b stands in the middle of the others; its own dates lie alike around theirs, or not.
        ([2019.5, 2020.0, 2021.0, 2021.5], "abbc", (2 / 12, 1 / 12)),
        ([2019.0, 2019.5, 2020.0, 2021.5, 2020.0], "abbbc", (1 / 36, 1 / 36)),
    ],
)
def test_the_floor_is_what_the_test_reaches_where_the_reversed_order_is_as_extreme(
    time: list[float], cluster: str, floors: tuple[float, float]
) -> None:
    where = timeline(time, cluster=list(cluster))
    found = [floor(where, n_permutations=99, mirrored=one) for one in (True, False)]
    assert found == pytest.approx(floors)
    drawn = draw_times(where, n_permutations=99, rng=np.random.default_rng(1))
    values = np.array(time)[:, None]
    tested = slope_test(values, timeline=where, times=drawn, level=0.05).tested
    assert tested.p_value[0] >= found[0] - 1e-12


def test_all_orders_come_by_lot_after_the_first_so_that_any_part_of_them_moves_all() -> None:
    where = timeline(np.arange(7.0), cluster=list("abcdefg"))
    drawn = draw_times(where, n_permutations=9999, rng=np.random.default_rng(1))
    assert len(np.unique(drawn, axis=0)) == len(drawn) == factorial(7)
    moved = (drawn[1:120] != drawn[0]).mean(axis=0)
    assert (moved > 0.7).all()


def test_years_and_span() -> None:
    where = timeline([2011.2, 2011.9, 2013.5], cluster=list("aab"))
    assert (where.n_years, where.n_clusters) == (2, 2)
    assert where.span == pytest.approx(2.3)
