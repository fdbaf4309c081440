"""Dates of birth: near a word of birth, or of long ago."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        ("she was born on 14 March 1931, here", "14 March 1931", "birth_date", "en"),
        ("he is ninety-three, September 17th, 1929", "September 17th, 1929", "birth_date", "en"),
        ("hun er født 03.02.1934 og frisk", "03.02.1934", "birth_date", "nb"),
    ],
)
def test_it_is_found_by_its_form(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language)[identifier] == kind


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("we met on 14 March 2019 about the plan", "14 March 2019"),
        ("it came on the third of March again", "the third of March"),
        ("since november the ninth we wait", "november the ninth"),
        ("hun kom 22/11-2020 med posten", "22/11-2020"),
        ("det var andre januar totusenogen", "andre januar totusenogen"),
        ("she got cancer in january 2017 and stopped", "january 2017"),
    ],
)
def test_other_days_are_found_in_figures_and_words(text: str, date: str) -> None:
    assert found(text) == {date: "date"}


@pytest.mark.parametrize("text", ["in March 2019 the plan came", "first of all", "in 1998"])
def test_months_and_years_alone_are_no_dates(text: str) -> None:
    assert found(text) == {}


def test_a_named_day_goes_with_its_year() -> None:
    said = "From the last Saturday in April 1979 until the doors shut, he came."
    assert found(said) == {"the last Saturday in April 1979": "date"}
    said = "Fra siste lørdag i april syttini og til huset ble revet, spilte han."
    assert found(said, "nb") == {"siste lørdag i april syttini": "date"}
