"""Talk without its slips, and where what is found in it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.privacy.recognisers.fluent import fluent
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "smooth"),
    [
        ("they, they call me", "en", "they call me"),
        ("in, er, in the end", "en", "in the end"),
        ("it was, it was here", "en", "it was here"),
        ("det er, eh, det er her", "nb", "det er her"),
        ("det er her han er", "nb", "det er her han er"),
        ("Sister Sister, that that", "en", "Sister Sister, that that"),
        ("erstatning, umbra", "en", "erstatning, umbra"),
    ],
)
def test_sounds_and_words_said_twice_go(text: str, language: str, smooth: str) -> None:
    assert fluent(fluent(text, language)[0], language)[0] == smooth


@given(st.lists(st.sampled_from(("they, ", "er, ", "the ", "Um ", "a", ", ", "\n")), max_size=12))
def test_each_character_is_the_one_at_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    smooth, places = fluent(text, "en")
    assert [text[place] for place in places] == list(smooth)
    assert list(places) == sorted(set(places))


def test_what_a_slip_parts_is_found_where_it_stands() -> None:
    assert "bay 7, er, bed D" in found("He lay in bay 7, er, bed D for a week.")
