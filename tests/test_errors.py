"""Work that one bad item does not end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import errors
from pipeline.errors import Explained, say, without_failing
from pipeline.wording.translation import LANGUAGE, in_language


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


def test_an_error_is_said_in_the_language_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "{file} cannot be read. Save it as text in UTF-8."
    monkeypatch.delenv(LANGUAGE, raising=False)
    assert say(text, file="a.yaml") == "a.yaml cannot be read. Save it as text in UTF-8."
    monkeypatch.setenv(LANGUAGE, "nb")
    assert say(text, file="a.yaml") == "a.yaml kan ikke leses. Lagre den som tekst i UTF-8."
    with in_language("en"):  # the page of somebody who reads English
        assert say(text, file="a.yaml").startswith("a.yaml cannot be read")
    monkeypatch.setenv(LANGUAGE, "tlh")
    assert say(text, file="a.yaml").startswith("a.yaml cannot be read")


def test_a_text_without_values_keeps_its_braces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "_translators", [])
    assert say("a {brace}") == "a {brace}"
    assert say("{word} is wrong", word="{x}") == "{x} is wrong"


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
