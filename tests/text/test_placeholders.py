import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.placeholders import (
    KINDS,
    PLACEHOLDER,
    decade,
    is_placeholder,
    placeholder,
)


@given(st.sampled_from(sorted(KINDS)), st.integers(min_value=1, max_value=10_000))
def test_a_placeholder_is_recognised_alone_and_in_a_text(kind: str, number: int) -> None:
    made = placeholder(kind, number)
    assert is_placeholder(made)
    assert PLACEHOLDER.findall(f"We met {made}, twice.") == [made]
    assert not is_placeholder(f"{made} came")


def test_each_kind_has_a_word_of_its_own() -> None:
    assert placeholder("person", 3) == "[Person 3]"
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("text", ["[sic]", "[Person]", "Person 3", "[person 3]", ""])
def test_what_only_looks_like_a_placeholder_is_none(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("age", "shown"),
    [(7, "[in childhood]"), (15, "[in their teens]"), (42, "[in their forties]"),
     (90, "[in their nineties or older]"), (104, "[in their nineties or older]")],
)  # fmt: skip
def test_an_age_is_shown_by_its_tens(age: int, shown: str) -> None:
    assert decade(age) == shown and is_placeholder(shown)
    assert PLACEHOLDER.findall(f"She is {shown}, I think.") == [shown]
