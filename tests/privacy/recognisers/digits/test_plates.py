"""Plates: in capitals, by a word near them, and written small."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "it was a blue van lk14 wzd outside the gate", "lk14 wzd"),
        ("en", "It was a van, LK14 VET, by the gate.", "LK14 VET"),
        ("en", "so we saw sa14 wzd outside and km14 xqz", "sa14 wzd"),
        ("en", "so we saw sa14 wzd outside and km14 xqz", "km14 xqz"),
        ("en", "he rode the old one k318 dpx to the shed", "k318 dpx"),
        ("nb", "det sto en bil rk 48213 foran porten", "rk 48213"),
        ("nb", "mopeden hadde skilt som en bil wq 5512 bak", "wq 5512"),
    ],
)
def test_a_plate_is_hidden_in_capitals_and_written_small(
    language: str, text: str, said: str
) -> None:
    assert found(text, language)[said] == "number"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "he took b12 and folic acid and sat in a4 paper up to his knees"),
        ("en", "they said the EU27 and the others agreed on it"),
        ("en", "they said that EU27 gdp fell and am10 was too early for it"),
        ("nb", "det kosta kr50 for alle og vi møttes kl12 var det visst"),
        ("en", "there was PM10 and soot in it and then q4 gdp fell again"),
    ],
)
def test_vitamins_quarters_and_amounts_are_no_plates(language: str, text: str) -> None:
    assert found(text, language) == {}
