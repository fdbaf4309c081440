"""Layouts and their permutations: counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats import clusters, permutation
from pipeline.stats.levels import count_assignments, draw_assignments, floor, layout

LEVELS = [0, 0, 1, 1, 2, 2]
NAMES = ["a", "b", "c", "d", "e", "f"]


def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def test_a_clusters_name_on_two_levels_is_two_clusters() -> None:
    found = layout([0, 0, 1], cluster=["home", "home", "home"], n_levels=2)
    assert found.n_clusters == 2
    assert found.sizes.tolist() == [2, 1]
    assert found.shape == (1, 1)
    assert not found.cluster_place.any()


def test_arrangements_are_counted_over_levels_and_within_places() -> None:
    free = layout(LEVELS, cluster=NAMES, n_levels=3)
    assert count_assignments(free) == 90  # 6! / (2! 2! 2!)
    placed = layout([0, 1, 2, 0, 1, 2], cluster=NAMES, place=list("xxxyyy"), n_levels=3)
    assert placed.cluster_place.any()
    assert count_assignments(placed) == 36  # 3! x 3!


def test_few_arrangements_are_enumerated_once_each_with_the_observed_first() -> None:
    for where in (
        layout(LEVELS, cluster=NAMES, n_levels=3),
        layout([0, 1, 2, 1, 1, 0], cluster=NAMES, place=list("xyxxyy"), n_levels=3),
    ):
        drawn = draw_assignments(where, n_permutations=90, rng=rng())
        assert (drawn[0] == where.cluster_level).all()
        assert len(drawn) == count_assignments(where) == len({tuple(row) for row in drawn.tolist()})


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from("xyz")), min_size=4, max_size=24))
def test_drawn_arrangements_keep_the_clusters_of_each_level_in_each_place(
    standing: list[tuple[int, str]],
) -> None:
    names = [str(i) for i in range(len(standing))]
    level, place = zip(*standing, strict=True)
    where = layout(level, cluster=names, place=place, n_levels=3)
    drawn = draw_assignments(where, n_permutations=20, rng=rng())
    assert (drawn[0] == where.cluster_level).all()
    for block in where.blocks():
        assert (np.sort(drawn[:, block]) == np.sort(where.cluster_level[block])).all()


def test_two_levels_have_the_arrangements_of_two_sides() -> None:
    level = np.array([0] * 6 + [1] * 8)
    names = [str(i) for i in range(14)]
    drawn = draw_assignments(layout(level, cluster=names, n_levels=2), n_permutations=50, rng=rng())
    sides = clusters.sides(level == 0, cluster=names)
    of_sides = permutation.draw_permutations(sides, n_permutations=50, rng=rng())
    assert ((drawn == 0) == of_sides).all()


@pytest.mark.parametrize(
    ("levels", "places", "least"),
    [
        (LEVELS, None, 6 / 90),  # three levels of one size swap names in 3! ways
        ([0, 0, 0, 1, 1, 2], None, 1 / 60),
        ([0, 1, 0, 1, 0, 1], list("xxyyzz"), 2 / 8),
        ([0, 0, 0, 1, 1, 1], None, 2 / 20),
    ],
)
def test_the_floor_is_the_smallest_p_of_the_design(
    levels: list[int], places: list[str] | None, least: float
) -> None:
    where = layout(levels, cluster=NAMES, place=places, n_levels=max(levels) + 1)
    assert floor(where, n_permutations=9999) == pytest.approx(least)
    assert floor(where, n_permutations=3) >= 1 / 4
