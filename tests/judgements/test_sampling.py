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
    judged = np.array([True, True, False, True])
    made = sample(turn, np.full(4, 0.25), judged=judged, in_turn=judged)
    assert made.drawn.tolist() == [False, True, False, False]
    assert made.probability.tolist() == [0.5, 0.5, 0.5, 0.5]


def test_where_all_are_judged_each_is_certain() -> None:
    both = np.array([True, True])
    made = sample(np.array([3.0, 1.0]), np.array([0.1, 0.9]), judged=both, in_turn=~both)
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
        made = sample(turn, chance, judged=judged, in_turn=judged)
        assert made.drawn.sum() == n
        totals.append((values[made.drawn] / made.probability[made.drawn]).sum())
    error = np.std(totals) / np.sqrt(len(totals))
    assert abs(np.mean(totals) - values.sum()) < 3.5 * error


def test_what_a_model_proposed_counts_once_the_draw_has_come_to_it() -> None:
    """Judged out of turn: 2nd, 3rd and 5th of the order; in turn the 1st, later the 4th too."""
    turn = np.arange(1.0, 7.0)
    judged = np.array([True, True, True, False, True, False])
    in_turn = np.array([True, False, False, False, False, False])
    before = sample(turn, np.full(6, 0.1), judged=judged, in_turn=in_turn)
    assert before.drawn.tolist() == [True, False, False, False, False, False]
    assert before.probability == pytest.approx(0.2)
    judged[3] = in_turn[3] = True
    after = sample(turn, np.full(6, 0.1), judged=judged, in_turn=in_turn)
    assert after.drawn.tolist() == [True, True, True, True, False, False]
    assert after.probability == pytest.approx(0.5)


def test_totals_are_right_on_average_whatever_a_model_proposed() -> None:
    """What is proposed is what is large: counted as if drawn it would make the total too large."""
    rng = np.random.default_rng(6)
    document = np.repeat(np.arange(3), [4, 10, 16])
    chance = chances(rng.random(30) < 0.3, document=document)
    values = rng.normal(3, 2, size=30)
    totals, naive = [], []
    for _ in range(4000):
        turn = rng.random(30) / chance
        order = np.argsort(turn)
        in_turn = np.zeros(30, dtype=bool)
        in_turn[order[:4]] = True
        proposed = np.zeros(30, dtype=bool)
        proposed[[one for one in np.argsort(-values) if not in_turn[one]][:8]] = True
        more = [one for one in order if not in_turn[one] and not proposed[one]][:2]
        in_turn[more] = True
        made = sample(turn, chance, judged=in_turn | proposed, in_turn=in_turn)
        totals.append((values[made.drawn] / made.probability[made.drawn]).sum())
        naive.append(values[in_turn | proposed].sum() / (in_turn | proposed).sum() * 30)
    error = np.std(totals) / np.sqrt(len(totals))
    assert abs(np.mean(totals) - values.sum()) < 4 * error
    assert np.mean(naive) > 1.2 * values.sum()
