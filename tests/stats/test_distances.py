"""Divergence, partisanship and energy: by hand, against scipy, by properties."""

from __future__ import annotations

from dataclasses import replace
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.spatial import distance

from pipeline.arrays import Floats
from pipeline.stats import clusters, distances, permutation
from pipeline.stats.clusters import Sides
from tests.stats.examples import alone, observed, permutations

NAMES = ["a", "a", "b", "c", "d", "e", "e", "f", "g"]


def sides_of(names: list[str], n_first: int) -> Sides:
    return clusters.sides(np.arange(len(names)) < n_first, cluster=names)


def shares_of(counts: Floats) -> Floats:
    return counts / counts.sum(axis=1, keepdims=True)


def by_hand(shares: Floats, sides: Sides) -> float:
    """The leave-out estimator, document by document and phrase by phrase."""
    right: dict[bool, list[float]] = {True: [], False: []}
    for i, own in enumerate(sides.first):
        rest = sides.cluster != sides.cluster[i]
        total = 0.0
        for phrase in range(shares.shape[1]):
            one = shares[rest & sides.first, phrase].mean()
            other = shares[rest & ~sides.first, phrase].mean()
            told = one / (one + other) if one + other > 0 else 0.5
            total += shares[i, phrase] * (told if own else 1 - told)
        right[bool(own)].append(total)
    return float((np.mean(right[True]) + np.mean(right[False])) / 2)


def test_partisanship_is_the_leave_out_estimator_written_out() -> None:
    rng = np.random.default_rng(1)
    sides = sides_of(NAMES, 4)
    shares = shares_of(rng.poisson(1.0, (9, 12)) + np.eye(9, 12))
    found = distances.partisanship(shares, sides=sides, permutations=observed(sides))
    assert found[0] == pytest.approx(by_hand(shares, sides))


def test_each_arrangement_is_worked_out_as_if_it_were_the_observed_one() -> None:
    rng = np.random.default_rng(2)
    sides = sides_of(NAMES, 4)
    shares = shares_of(rng.poisson(1.0, (9, 12)) + np.eye(9, 12))
    rows = permutation.draw_permutations(sides, n_permutations=999, rng=rng)
    found = distances.partisanship(shares, sides=sides, permutations=rows)
    for row in (0, 3, len(rows) - 1):
        swapped = Sides(first=rows[row][sides.cluster], cluster=sides.cluster)
        assert found[row] == pytest.approx(by_hand(shares, swapped))


def test_no_word_in_common_is_always_right_and_one_text_is_a_coin_toss() -> None:
    sides = alone(3, 4)
    apart = np.zeros((7, 4))
    apart[:3, :2] = apart[3:, 2:] = 0.5
    assert distances.partisanship(apart, sides=sides, permutations=observed(sides))[0] == 1
    alike = np.full((7, 4), 0.25)
    assert distances.partisanship(alike, sides=sides, permutations=observed(sides))[0] == 0.5


def test_sides_that_do_not_differ_are_a_coin_toss_where_the_plug_in_is_not() -> None:
    rng = np.random.default_rng(3)
    sides = alone(10, 10)
    leave_out, plug_in = [], []
    for _ in range(200):
        shares = shares_of(rng.poisson(rng.gamma(1.0, 1.0, (20, 100))) + 1e-9)
        found = distances.partisanship(shares, sides=sides, permutations=observed(sides))
        leave_out.append(found[0])
        one, other = shares[:10].mean(axis=0), shares[10:].mean(axis=0)
        plug_in.append(((one**2 + other**2) / (one + other)).sum() / 2)
    assert np.mean(leave_out) == pytest.approx(0.5, abs=0.003)
    assert np.mean(plug_in) > 0.53


counts = st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=9, max_size=9)


@settings(max_examples=30, deadline=None)
@given(drawn=counts, names=st.permutations(NAMES), seed=st.integers(0, 9))
def test_swapping_doubling_and_order_change_nothing(
    drawn: list[list[int]], names: list[str], seed: int
) -> None:
    shares = shares_of(np.array(drawn, dtype=float) + 0.1)
    first = np.arange(9) < 4
    one = clusters.sides(first, cluster=names)
    if min(one.shape) < 2:
        return
    found = distances.partisanship(shares, sides=one, permutations=observed(one))[0]
    other = clusters.sides(~first, cluster=names)
    swapped = distances.partisanship(shares, sides=other, permutations=observed(other))[0]
    assert swapped == pytest.approx(found)
    mixed = np.random.default_rng(seed).permutation(9)
    moved = clusters.sides(first[mixed], cluster=[names[i] for i in mixed])
    again = distances.partisanship(shares[mixed], sides=moved, permutations=observed(moved))[0]
    assert again == pytest.approx(found)
    # Twice as many documents, each beside its copy in its cluster.
    twice = clusters.sides(np.tile(first, 2), cluster=[*names, *names])
    doubled = np.vstack([shares, shares])
    both = distances.partisanship(doubled, sides=twice, permutations=observed(twice))[0]
    assert both == pytest.approx(found)


def test_a_document_that_weighs_thrice_is_as_three_copies_of_it_in_its_cluster() -> None:
    rng = np.random.default_rng(9)
    weight = np.array([1, 3, 2, 1, 1, 2, 1, 1, 3])
    once = replace(sides_of(NAMES, 4), weight=weight.astype(float))
    at = np.repeat(np.arange(9), weight)
    copies = clusters.sides(at < 4, cluster=[NAMES[i] for i in at])
    rows = permutation.draw_permutations(once, n_permutations=99, rng=rng)
    shares = shares_of(rng.poisson(1.0, (9, 12)) + np.eye(9, 12))
    points = rng.normal(size=(9, 3))
    between = np.linalg.norm(points[:, None] - points, axis=2)
    kept = np.arange(9) != 1
    for one, several in (
        (
            distances.partisanship(shares, sides=once, permutations=rows),
            distances.partisanship(shares[at], sides=copies, permutations=rows),
        ),
        (
            distances.energy(between, sides=once, permutations=rows),
            distances.energy(between[np.ix_(at, at)], sides=copies, permutations=rows),
        ),
        (
            distances.permuted_divergence(shares, sides=once, permutations=rows),
            distances.permuted_divergence(shares[at], sides=copies, permutations=rows),
        ),
        (once.subset(kept).sizes, copies.subset(at != 1).sizes),
    ):
        assert one == pytest.approx(several)
    tested, again = (
        permutation.permutation_test(values, sides=sides, permutations=rows, level=0.05)
        for values, sides in ((shares, once), (shares[at], copies))
    )
    assert tested.statistic == pytest.approx(again.statistic)
    assert tested.p_adjusted == pytest.approx(again.p_adjusted)


# --------------------------------------------------------------------------- energy


def test_energy_is_that_of_scipy_but_for_pairs_of_a_document_with_itself() -> None:
    rng = np.random.default_rng(4)
    values = np.concatenate([rng.normal(0, 1, 6), rng.normal(1, 2, 8)])
    between = np.abs(values[:, None] - values)
    sides = alone(6, 8)
    across = 2 * between[:6, 6:].mean()
    within = [between[own][:, own].sum() / (n * n) for own, n in ((slice(6), 6), (slice(6, 14), 8))]
    # With pairs of a document with itself it is the square of scipy's distance.
    assert across - sum(within) == pytest.approx(stats.energy_distance(values[:6], values[6:]) ** 2)
    unbiased = across - within[0] * 6 / 5 - within[1] * 8 / 7
    found = distances.energy(between, sides=sides, permutations=observed(sides))
    assert found[0] == pytest.approx(unbiased / across)


def test_documents_of_one_cluster_are_not_compared_with_one_another() -> None:
    rng = np.random.default_rng(5)
    sides = sides_of(NAMES, 4)
    points = rng.normal(size=(9, 3))
    between = np.linalg.norm(points[:, None] - points, axis=2)
    rows = permutation.draw_permutations(sides, n_permutations=999, rng=rng)
    found = distances.energy(between, sides=sides, permutations=rows)
    for row in (0, 7):
        first = rows[row][sides.cluster]
        other = sides.cluster[:, None] != sides.cluster

        def mean(a: clusters.Flags, b: clusters.Flags, other: Floats = other) -> float:
            pairs = np.outer(a, b) & other
            return float(between[pairs].mean())

        across = 2 * mean(first, ~first)
        expected = (across - mean(first, first) - mean(~first, ~first)) / across
        assert found[row] == pytest.approx(expected)


def test_energy_is_nothing_on_the_mean_where_nothing_differs() -> None:
    rng = np.random.default_rng(6)
    sides = alone(4, 9)
    found = []
    for _ in range(400):
        points = rng.normal(size=(13, 5))
        between = np.linalg.norm(points[:, None] - points, axis=2)
        found.append(distances.energy(between, sides=sides, permutations=observed(sides))[0])
    assert abs(np.mean(found)) < 3 * np.std(found) / 20


def test_partisanship_without_a_cluster_is_that_of_the_others() -> None:
    rng = np.random.default_rng(8)
    sides = sides_of(NAMES, 4)
    shares = shares_of(rng.poisson(1.0, (9, 12)) + np.eye(9, 12))
    found = distances.partisanship_without(shares, sides=sides)
    for cluster in range(sides.n_clusters):
        kept = sides.cluster != cluster
        rest = sides.subset(kept)
        expected = distances.partisanship(shares[kept], sides=rest, permutations=observed(rest))[0]
        assert found[cluster] == pytest.approx(expected)
    assert np.isnan(
        distances.partisanship_without(shares, sides=sides_of(list("aabbcdefg"), 4))[:2]
    ).all()


# ---------------------------------------------------------------------- divergence


def test_divergence_is_nothing_between_equals_one_bit_between_strangers() -> None:
    a, b = np.array([0.5, 0.5, 0.0]), np.array([0.0, 0.0, 1.0])
    assert distances.divergence(a, a) == pytest.approx(0)
    assert distances.divergence(a, b) == pytest.approx(1)
    # 1/2 KL(.5 .5 | .75 .25) + 1/2 KL(1 0 | .75 .25)
    by_pencil = 0.5 * (0.5 * np.log2(0.5 / 0.75) + 0.5 * np.log2(0.5 / 0.25)) + 0.5 * np.log2(
        1 / 0.75
    )
    found = distances.divergence(np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    assert found == pytest.approx(by_pencil)


def test_permuted_divergence_starts_with_the_observed_one() -> None:
    values = np.random.default_rng(1).dirichlet(np.ones(4), 7)
    sides = clusters.sides([True] * 3 + [False] * 4, cluster=list("aabcdde"))
    null = distances.permuted_divergence(values, sides=sides, permutations=permutations(sides))
    assert len(null) == comb(5, 2)
    assert null[0] == pytest.approx(
        float(distances.divergence(values[:3].mean(axis=0), values[3:].mean(axis=0)))
    )


def test_divergence_is_the_square_of_scipys_distance() -> None:
    rng = np.random.default_rng(3)
    one, other = rng.dirichlet(np.full(6, 0.3), 5), rng.dirichlet(np.full(6, 0.3), 5)
    one[0, 0] = 0.0
    one[0] /= one[0].sum()
    oracle = distance.jensenshannon(one, other, base=2, axis=1) ** 2
    assert distances.divergence(one, other) == pytest.approx(oracle)
