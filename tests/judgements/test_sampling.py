"""The order in which passages are judged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judgements.sampling import chances, lots, sample


@given(sizes=st.lists(st.integers(1, 40), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_documents_have_equal_chances_and_half_of_each_is_for_what_the_list_finds(
    sizes: list[int], seed: int
) -> None:
    document = np.repeat(np.arange(len(sizes)), sizes)
    found = np.random.default_rng(seed).random(len(document)) < 0.3
    chance = chances(found, document=document)
    assert np.all(chance > 0)
    for one in range(len(sizes)):
        own = document == one
        assert chance[own].sum() == pytest.approx(1)
        if found[own].any() and not found[own].all():
            assert chance[own & found].sum() == pytest.approx(0.5)


def test_a_lot_is_the_passages_own_and_does_not_hang_on_the_others() -> None:
    few, many = lots(["b"], seed=1), lots(["a", "b", "c"], seed=1)
    assert few[0] == many[1]
    assert lots(["b"], seed=2)[0] != few[0]
    drawn = lots([str(n) for n in range(5000)], seed=3)
    assert 0 < drawn.min() < 0.001 and 0.999 < drawn.max() < 1
    assert abs(drawn.mean() - 0.5) < 0.02


def test_what_is_judged_behind_a_gap_does_not_count() -> None:
    turn = np.array([3.0, 1.0, 2.0, 4.0])
    made = sample(turn, np.full(4, 0.25), judged=np.array([True, True, False, True]))
    assert made.drawn.tolist() == [False, True, False, False]
    assert made.probability.tolist() == [0.5, 0.5, 0.5, 0.5]


def test_where_all_are_judged_each_is_certain() -> None:
    made = sample(np.array([3.0, 1.0]), np.array([0.1, 0.9]), judged=np.array([True, True]))
    assert made.drawn.all() and made.probability.tolist() == [1.0, 1.0]


@pytest.mark.parametrize("n", [3, 8])
def test_totals_by_the_probabilities_are_right_on_average_wherever_one_stops(n: int) -> None:
    """Priority sampling is unbiased for any numbers, with unequal chances, at any n."""
    rng = np.random.default_rng(5)
    document = np.repeat(np.arange(3), [4, 10, 16])
    found = rng.random(30) < 0.3
    values = rng.normal(3, 2, size=30)
    chance = chances(found, document=document)
    totals = []
    for _ in range(6000):
        turn = rng.random(30) / chance
        judged = np.zeros(30, dtype=bool)
        judged[np.argsort(turn)[:n]] = True
        made = sample(turn, chance, judged=judged)
        assert made.drawn.sum() == n
        totals.append((values[made.drawn] / made.probability[made.drawn]).sum())
    error = np.std(totals) / np.sqrt(len(totals))
    assert abs(np.mean(totals) - values.sum()) < 3.5 * error
