"""Codes beside the other codes, collocates beside the concept's other words."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap.comparison import compare
from pipeline.gap.genre.beyond import Beyond
from pipeline.gap.genre.others import FEWEST_OTHERS, beyond_codes, beyond_places
from pipeline.gap.measures.measured import Measured, draw
from pipeline.stats import clusters
from tests.gap.examples import PARAMS

N = 10


def codes(ratios: list[float], *, names: list[str] | None = None) -> Measured:
    """Codes of ten documents on each side, whose rates are so many times apart, with some noise."""
    rng = np.random.default_rng(2)
    times = np.where(np.arange(2 * N)[:, None] < N, np.sqrt(ratios), 1 / np.sqrt(ratios))
    items = tuple(names or [f"code{i}" for i in range(len(ratios))])
    sides = clusters.sides(np.arange(2 * N) < N, cluster=[f"{i:02d}" for i in range(2 * N)])
    values = 100 * times * rng.gamma(25, 1 / 25, (2 * N, len(ratios)))
    documents = tuple(f"d{i:02d}" for i in range(2 * N))
    return Measured(
        "code_rate", items, items, values, documents, np.full(2 * N, 5_000.0), sides,
        draw(sides, params=PARAMS),
    )  # fmt: skip


def beyond_of(one: Measured) -> Beyond:
    found = beyond_codes(one, compare(one, params=PARAMS), params=PARAMS)
    assert found is not None
    return found


def test_where_all_codes_are_as_far_apart_that_is_the_genre() -> None:
    one = codes([0.5, 0.55, 0.45, 0.5, 0.6, 0.48, 0.52])
    assert set(compare(one, params=PARAMS).verdict) == {"frontline"}
    found = beyond_of(one)
    assert set(found.verdict) == {"cannot tell"}
    assert found.estimate == pytest.approx(np.zeros(7), abs=0.6)


def test_a_code_that_stands_out_from_the_others_is_more_than_genre() -> None:
    found = beyond_of(codes([0.5, 0.55, 0.45, 0.5, 0.6, 0.48, 0.52, 8.0]))
    assert found.verdict[-1] == "policy"
    assert found.low[-1] > 0 and found.estimate[-1] == pytest.approx(4, abs=0.6)
    assert found.as_far[-1] == 0
    assert set(found.verdict[:-1]) <= {"cannot tell"}


def test_a_code_is_not_held_against_those_above_and_below_it() -> None:
    names = ["time", "time/none", "time/some", "timely", "trust", "roles", "money", "pay"]
    found = beyond_of(codes([9.0, 9.0, 9.0, 1.1, 0.9, 1.0, 1.05, 0.95], names=names))
    # The parent is beside the five others, its children beside each other as well.
    assert found.estimate[0] == pytest.approx(np.log2(9), abs=0.5)
    assert 0 < found.estimate[1] < found.estimate[0]
    few = codes([9.0] * 3 + [1.0] * (FEWEST_OTHERS - 1), names=names[:3] + names[3:6])
    own = beyond_codes(few, compare(few, params=PARAMS), params=PARAMS)
    assert own is not None and np.isnan(own.p_adjusted[0]) and own.verdict[0] == ""


def test_hardly_any_codes_have_no_baseline() -> None:
    few = codes([2.0] * FEWEST_OTHERS)
    assert beyond_codes(few, compare(few, params=PARAMS), params=PARAMS) is None


def collocates(near: list[float], elsewhere: list[float]) -> Beyond | None:
    """Words whose shares near the concept, and elsewhere, are so many times apart."""
    rng = np.random.default_rng(3)
    first = np.arange(2 * N) < N
    sides = clusters.sides(first, cluster=[f"{i:02d}" for i in range(2 * N)])
    shares = []
    for ratios in (near, elsewhere):
        times = np.where(first[:, None], np.sqrt(ratios), 1 / np.sqrt(ratios))
        shares.append(np.clip(0.2 * times * rng.gamma(40, 1 / 40, (2 * N, len(ratios))), 0, 1))
    items = tuple(f"co-design: w{i}" for i in range(len(near)))
    n = np.full(2 * N, 60.0)
    one = Measured(
        "collocate", items, items, shares[0], tuple(f"d{i:02d}" for i in range(2 * N)), n, sides,
        draw(sides, params=PARAMS),
    )  # fmt: skip
    return beyond_places(one, compare(one, params=PARAMS), (shares[1], 10 * n), params=PARAMS)


def test_a_word_is_held_against_what_it_is_elsewhere_by_ratio() -> None:
    same = [6.0, 0.25, 1.0, 1.2, 0.8, 1.1, 0.9]
    genre = collocates(same, same)
    assert genre is not None and set(genre.verdict) == {"cannot tell"}
    alone = collocates(same, [1.0, 0.25, 1.0, 1.2, 0.8, 1.1, 0.9])
    assert alone is not None and alone.verdict[0] == "policy"
    assert alone.policy[0] == pytest.approx(0.2, abs=0.02)
    assert (alone.low < alone.estimate).all() and (alone.estimate < alone.high).all()
