"""What a design can tell, and how many more documents would do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gap import detectability
from pipeline.gap.detectability import Shortfall
from pipeline.stats import clusters
from pipeline.wording.messages import rendered
from tests.gap.examples import PARAMS


def sides(n_first: int, n_second: int, *, together: bool = False) -> clusters.Sides:
    n = n_first + n_second
    names = [f"{i // 2 if together else i:02d}" for i in range(n)]
    return clusters.sides(np.arange(n) < n_first, cluster=names)


def test_what_is_said_to_be_enough_is_enough_and_no_less_is() -> None:
    found = detectability.shortfall(sides(2, 4), params=PARAMS)
    assert found == Shortfall(testable=False, policy=1, frontline=1, unit="document")
    assert not detectability.is_testable(sides(2, 4), params=PARAMS)
    assert detectability.is_testable(sides(3, 4), params=PARAMS)
    assert detectability.is_testable(sides(2, 5), params=PARAMS)
    assert detectability.shortfall(sides(3, 4), params=PARAMS) == Shortfall(testable=True)


def test_several_tests_need_more_documents() -> None:
    assert detectability.is_testable(sides(3, 6), params=PARAMS, tests=4)
    assert not detectability.is_testable(sides(3, 6), params=PARAMS, tests=5)
    found = detectability.shortfall(sides(3, 6), params=PARAMS, tests=5)
    assert (found.policy, found.frontline) == (1, 1)


def test_what_is_said_to_be_enough_stays_enough() -> None:
    # At 4 v 10 directions begin to be tested apart, and the smallest p is more than at 4 v 9.
    many = PARAMS.model_copy(update={"n_permutations": 9999})
    does = [detectability.is_testable(sides(4, n), params=many, tests=30) for n in range(8, 13)]
    assert does == [False, True, False, True, True]
    assert detectability.shortfall(sides(4, 8), params=many, tests=30).frontline == 3
    # Twice as many tests as permutations allow apart: more interviews would never do.
    never = detectability.shortfall(sides(3, 21), params=PARAMS, tests=30)
    assert (never.policy, never.frontline) == (8, 0)


def test_permutations_are_said_to_be_too_few_for_directions_apart() -> None:
    few = PARAMS.model_copy(update={"n_permutations": 99, "level": 0.01})
    for shape, told in (((3, 21), True), ((3, 5), False)):
        note = detectability.note(shape, corpus="policy", cluster=np.array(list("abc")), params=few)
        assert ("99 permutations are too few" in rendered(note, separator=" ")) == told


def test_clusters_are_asked_for_where_documents_come_in_clusters() -> None:
    found = detectability.shortfall(sides(4, 4, together=True), params=PARAMS)
    assert found.unit == "cluster"
    assert found.policy > 1


def test_nothing_is_asked_for_where_no_number_would_do() -> None:
    few = PARAMS.model_copy(update={"n_permutations": 99})
    assert not detectability.is_testable(sides(3, 20), params=few, tests=9)
    found = detectability.shortfall(sides(3, 20), params=few, tests=9)
    assert (found.policy, found.frontline) == (0, 0)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 9))
def test_the_shortfall_is_the_least_that_makes_a_design_testable(
    n_policy: int, n_frontline: int, tests: int
) -> None:
    found = detectability.shortfall(sides(n_policy, n_frontline), params=PARAMS, tests=tests)
    for more, grown in (
        (found.policy, lambda n: sides(n_policy + n, n_frontline)),
        (found.frontline, lambda n: sides(n_policy, n_frontline + n)),
    ):
        assert detectability.is_testable(grown(more), params=PARAMS, tests=tests)
        if more:
            assert not detectability.is_testable(grown(more - 1), params=PARAMS, tests=tests)


def test_the_effective_number_of_clusters_is_smaller_where_they_are_unequal() -> None:
    assert detectability.effective_n(np.array(list("abcd"))) == 4
    assert detectability.effective_n(np.array(list("aabbcc"))) == 3
    assert detectability.effective_n(np.array(list("aaaabc"))) == pytest.approx(36 / 18)


def test_a_note_says_how_many_more_an_interval_needs() -> None:
    note = detectability.note((2, 9), corpus="policy", cluster=np.array(["a", "b"]), params=PARAMS)
    assert rendered(note, separator=" ").endswith(
        "An interval needs at least 3 policy documents: 1 more."
    )
