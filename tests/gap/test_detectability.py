"""What a design can tell, and how many more documents would do."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap import detectability
from pipeline.stats import resampling
from tests.gap.test_gaps import PARAMS


def sides(n_first: int, n_second: int, *, together: bool = False) -> resampling.Sides:
    n = n_first + n_second
    names = [f"{i // 2 if together else i:02d}" for i in range(n)]
    return resampling.sides(np.arange(n) < n_first, cluster=names)


def test_what_is_said_to_be_enough_is_enough_and_no_less_is() -> None:
    said = detectability.lacking(sides(2, 4), params=PARAMS)
    assert said == "1 more policy document or 1 more frontline document"
    assert not detectability.told(sides(2, 4), params=PARAMS)
    assert detectability.told(sides(3, 4), params=PARAMS)
    assert detectability.told(sides(2, 5), params=PARAMS)
    assert detectability.lacking(sides(3, 4), params=PARAMS) == ""


def test_several_tests_need_more_documents() -> None:
    assert detectability.told(sides(3, 6), params=PARAMS, tests=4)
    assert not detectability.told(sides(3, 6), params=PARAMS, tests=5)
    said = detectability.lacking(sides(3, 6), params=PARAMS, tests=5)
    assert said == "1 more policy document or 1 more frontline document"


def test_clusters_are_asked_for_where_documents_come_in_clusters() -> None:
    said = detectability.lacking(sides(4, 4, together=True), params=PARAMS)
    assert "more policy clusters or" in said
    assert "document" not in said


def test_nothing_is_asked_for_where_no_number_would_do() -> None:
    few = PARAMS.model_copy(update={"n_permutations": 99})
    assert not detectability.told(sides(3, 20), params=few, tests=9)
    assert detectability.lacking(sides(3, 20), params=few, tests=9) == ""


def test_the_effective_number_of_clusters_is_smaller_where_they_are_unequal() -> None:
    assert detectability.effective_n(np.array(list("abcd"))) == 4
    assert detectability.effective_n(np.array(list("aabbcc"))) == 3
    assert detectability.effective_n(np.array(list("aaaabc"))) == pytest.approx(36 / 18)


def test_a_note_says_how_many_more_an_interval_needs() -> None:
    note = detectability.note((2, 9), corpus="policy", cluster=np.array(["a", "b"]), params=PARAMS)
    assert note.endswith("An interval needs at least 3 policy documents: 1 more.")
