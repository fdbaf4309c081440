"""What a document counts for, and which documents a refit sees."""

import numpy as np
import pytest
from scipy import sparse

from pipeline.topics.models import UnitCounts, document_weights, some_documents, some_units
from tests.topics.models.made import counted


def test_a_document_counts_by_the_root_of_its_length():
    weights = document_weights([100, 100, 100, 100, 100], np.array([0, 0, 0, 0, 1]))
    mass = weights * 100
    assert mass[:4].sum() / mass[4] == pytest.approx(2)
    assert mass.sum() == pytest.approx(500)


@pytest.mark.parametrize("power, times", [(0, 4), (0.5, 2), (1, 1)])
def test_the_power_says_how_far_length_counts(power, times):
    weights = document_weights([100.0] * 5, np.array([0, 0, 0, 0, 1]), power=power)
    assert weights[:4].sum() / weights[4] == pytest.approx(times)


def test_a_refit_sees_four_fifths_of_the_documents_whole():
    units, _ = counted()
    kept = some_documents(units, seed=4)
    seen = np.unique(units.documents[kept])
    assert len(seen) == 24
    assert kept.sum() == 5 * 24
    assert (some_documents(units, seed=4) == kept).all()
    assert (some_documents(units, seed=5) != kept).any()


def test_with_few_documents_a_refit_sees_all():
    units, _ = counted(n_units=20)
    assert some_documents(units, seed=4).all()


def test_weighted_counts_and_parts_keep_to_their_units():
    matrix = sparse.csr_array(np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 8.0]]))
    units = UnitCounts(matrix, np.array([0, 0, 1]), document_weight=1.0)
    assert units.lengths.tolist() == [2, 2, 8]
    mass = np.bincount(units.documents, weights=units.weighted.sum(axis=1))
    assert mass[0] == pytest.approx(mass[1])  # each document counts alike
    assert mass.sum() == pytest.approx(12)
    kept = units.part(np.array([False, True, True]))
    assert kept.counts.toarray().tolist() == [[1, 1], [0, 8]] and kept.documents.tolist() == [0, 1]


@pytest.mark.parametrize("n, most", [(100, 7), (101, 100), (6700, 5000)])
def test_some_units_stand_at_equal_distances_and_hang_on_the_seed(n: int, most: int) -> None:
    places = some_units(n, most=most, seed=3)
    assert len(set(places)) == most
    assert places.min() >= 0 and places.max() < n
    assert set(np.diff(places)) <= {n // most, -(-n // most)}
    assert len({tuple(some_units(n, most=most, seed=seed)) for seed in range(9)}) > 1


def test_all_units_are_taken_where_there_are_no_more() -> None:
    assert some_units(5, most=5, seed=1).tolist() == [0, 1, 2, 3, 4]
