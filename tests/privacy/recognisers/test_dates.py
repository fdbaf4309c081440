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


def test_a_date_of_a_meeting_stays() -> None:
    assert found("we met on 14 March 2019 about the plan") == {}
