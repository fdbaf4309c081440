"""Work that one bad item does not end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Explained, without_failing


def total(items: Sequence[int]) -> int:
    """The sum; fails over a negative number."""
    if any(item < 0 for item in items):
        raise KeyError("an interview's words")
    return sum(items)


@given(st.lists(st.integers(-3, 9), max_size=12))
def test_each_item_that_makes_the_work_fail_is_left_out_and_no_other(items: list[int]) -> None:
    made, failed = without_failing(total, items)
    assert made == sum(item for item in items if item >= 0)
    assert sorted(failed) == sorted((item, "KeyError") for item in items if item < 0)


def test_items_that_fail_only_together_lose_one_of_them() -> None:
    def work(items: Sequence[str]) -> str:
        assert not {"a", "b"} <= set(items)
        return "".join(items)

    assert without_failing(work, ["x", "a", "b", "y"]) == ("xay", [("b", "AssertionError")])


def test_a_wrong_setting_is_no_items_fault() -> None:
    def work(items: Sequence[str]) -> str:
        raise Explained("params.yaml, languages: empty")

    with pytest.raises(Explained):
        without_failing(work, ["a"])


def test_work_that_fails_without_any_item_fails() -> None:
    def work(items: Sequence[str]) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        without_failing(work, ["a"])
