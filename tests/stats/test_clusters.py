"""Sides: clusters, their sizes and totals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.stats import clusters


def test_a_cluster_named_alike_on_both_sides_is_two_clusters() -> None:
    sides = clusters.sides([True, True, False, False], cluster=["a", "a", "a", "b"])
    assert sides.shape == (1, 2)


def test_clusters_are_counted_by_their_highest_number_and_none_are_none() -> None:
    assert clusters.count_clusters(np.array([2, 0, 1, 1])) == 3
    assert clusters.count_clusters(np.array([], dtype=np.intp)) == 0


def test_totals_are_sums_over_the_documents_of_each_cluster() -> None:
    sides = clusters.sides([True, True, True, False, False], cluster=["a", "a", "b", "c", "d"])
    values = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0], [8.0, 80.0], [16.0, 160.0]])
    assert sides.totals(values).tolist() == [[3, 30], [4, 40], [8, 80], [16, 160]]
    assert sides.sizes.tolist() == [2, 1, 1, 1]
    weighted = replace(sides, weight=np.array([1.0, 2.0, 1.0, 1.0, 3.0]))
    assert weighted.totals(values)[:, 0].tolist() == [5, 4, 8, 48]
    assert weighted.sizes.tolist() == [3, 1, 1, 3]


def test_a_subset_drops_clusters_that_lose_all_documents() -> None:
    sides = clusters.sides([True, True, True, False, False], cluster=["a", "a", "b", "c", "d"])
    rest = sides.subset(np.array([True, False, False, True, True]))
    assert rest.shape == (1, 2)
    assert rest.cluster.tolist() == [0, 1, 2]
    assert rest.cluster_first.tolist() == [True, False, False]


def test_no_document_is_no_cluster() -> None:
    none = clusters.sides([], cluster=[])
    assert (none.n_clusters, none.shape) == (0, (0, 0))


def test_evenness_is_the_effective_share_of_the_clusters() -> None:
    even = clusters.sides([True, True, False, False], cluster=["a", "b", "c", "d"])
    assert even.evenness == 1
    names = ["a", "b", *["c"] * 3, "d"]
    uneven = clusters.sides([True, True, *[False] * 4], cluster=names)
    assert uneven.evenness == pytest.approx(36 / (4 * 12))
