"""Absence: passages held equal, ordinary sentences as the null, both p-values needed."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.promises.absence import (
    FEWEST_PASSAGES,
    FEWEST_PLAIN,
    Ordinary,
    Passages,
    Plain,
    columns_of,
    lag,
    ordinary,
    p_none,
)
from pipeline.promises.nearness import nearness, space

WORDS = [f"w{i}" for i in range(200)]


def made(front: dict[str, int], policy: dict[str, int], seed: int = 1) -> Passages:
    """So many passages of random words in each cluster."""
    rng = np.random.default_rng(seed)
    texts = [
        [list(rng.choice(WORDS, 8, replace=False)) for n in side.values() for _ in range(n)]
        for side in (front, policy)
    ]
    names = [name for side in (front, policy) for name, n in side.items() for _ in range(n)]
    return Passages(space(*texts), np.array(names))


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=6), min_size=1, max_size=3),
    st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=6), min_size=1, max_size=3),
)
def test_each_cluster_counts_with_the_mean_over_all_draws_of_equal_number(
    front: list[list[float]], policy: list[list[float]]
) -> None:
    sizes = [{f"{side}{i}": len(one) for i, one in enumerate(clusters)} for side, clusters in
             (("f", front), ("p", policy))]  # fmt: skip
    passages = made(*sizes)
    near = np.array([value for cluster in (*front, *policy) for value in cluster])
    m = min(len(cluster) for cluster in (*front, *policy))
    assert passages.drawn == m
    expected = [
        [np.mean([max(draw) for draw in combinations(cluster, m)]) for cluster in side]
        for side in (front, policy)
    ]
    found = passages.nearest(near, own="elsewhere")
    assert found[0] == pytest.approx(expected[0])
    assert found[1] == pytest.approx(expected[1])
    assert passages.nearest(near, own="p0")[1] == pytest.approx(expected[1][1:])


def test_a_cluster_with_hardly_any_passage_is_left_out() -> None:
    passages = made({"f0": 5, "f1": FEWEST_PASSAGES - 1}, {"p0": 7, "p1": 4})
    near = np.zeros(18)
    assert [len(side) for side in passages.nearest(near, own="p0")] == [1, 1]
    assert passages.drawn == 4


def test_twice_as_much_text_of_the_same_kind_comes_no_nearer() -> None:
    few, many = [], []
    for seed in range(40):
        passages = made({"f": 4, "g": 4}, {"p": 40, "q": 40}, seed=seed)
        terms = columns_of(WORDS[:8], passages.where)
        near = nearness(terms[None, :], passages.where)[0]
        front, policy = passages.nearest(near, own="")
        few.append(front.mean())
        many.append(policy.mean())
    assert np.mean(many) == pytest.approx(np.mean(few), rel=0.12)


def test_the_lag_is_that_of_the_nearest_interview_behind_the_mean_of_policy() -> None:
    assert lag(np.array([0.1, 0.3]), np.array([0.4, 0.8])) == pytest.approx(0.3)
    assert np.isnan(lag(np.array([]), np.array([0.4])))
    assert np.isnan(lag(np.array([0.4]), np.array([])))


def test_a_promise_is_compared_with_sentences_of_like_length_only() -> None:
    lags = np.concatenate([np.full(60, 0.1), np.full(60, 0.9)])
    usual = Ordinary(lags, np.repeat([6, 20], 60))
    assert usual.p_value(0.5, 6) == pytest.approx(1 / 61)
    assert usual.p_value(0.5, 20) == 1.0
    assert usual.p_value(0.1, 8) == 1.0
    assert usual.p_value(float("nan"), 6) == 1.0
    few = Ordinary(lags[: FEWEST_PLAIN - 1], np.full(FEWEST_PLAIN - 1, 6))
    assert few.p_value(5.0, 6) == 1.0


def test_the_lags_of_ordinary_sentences_are_drawn_by_the_seed_and_long_enough() -> None:
    passages = made({"f": 90, "g": 90}, {"p": 90, "q": 90})
    plain = [Plain("p", tuple(WORDS[i : i + 6])) for i in range(0, 190, 2)]
    plain += [Plain("p", (*WORDS[:4], "unheard", "unseen"))]
    every = ordinary(plain, passages, min_terms=5, most=500, seed=1)
    assert len(every.lags) == len(plain) - 1
    assert set(every.sizes) == {6}
    some = ordinary(plain, passages, min_terms=5, most=20, seed=1)
    assert len(some.lags) == 20
    assert (some.lags == ordinary(plain, passages, min_terms=5, most=20, seed=1).lags).all()
    near = nearness(columns_of(plain[3].terms, passages.where)[None, :], passages.where)[0]
    assert lag(*passages.nearest(near, own="p")) in every.lags


def test_both_the_exchange_and_the_ordinary_sentences_must_be_low() -> None:
    clusters = {f"f{i}": 4 for i in range(6)}, {f"p{i}": 4 for i in range(6)}
    passages = made(*clusters)
    near = np.concatenate([np.zeros(24), np.ones(24)])
    far = Ordinary(np.zeros(200), np.full(200, 6))
    usual = Ordinary(np.ones(200), np.full(200, 6))
    assert p_none(near, 6, "", passages, far) == pytest.approx(1 / 201)
    assert p_none(near, 6, "", passages, usual) == 1.0
    alike = np.full(48, 0.5)
    assert p_none(alike, 6, "", passages, far) == 1.0


def test_the_same_kind_of_text_on_both_sides_is_rarely_far_though_policy_has_more_of_it() -> None:
    low = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        passages = made({f"f{i}": 4 for i in range(8)}, {f"p{i}": 30 for i in range(8)}, seed=seed)
        texts = [tuple(rng.choice(WORDS, 8, replace=False)) for _ in range(90)]
        usual = ordinary(
            [Plain(f"p{i % 8}", text) for i, text in enumerate(texts[:60])],
            passages, min_terms=6, most=99, seed=1,
        )  # fmt: skip
        for i, text in enumerate(texts[60:]):
            terms = columns_of(text, passages.where)
            near = nearness(terms[None, :], passages.where)[0]
            low.append(p_none(near, len(terms), f"p{i % 8}", passages, usual) <= 0.05)
    assert np.mean(low) <= 0.07
