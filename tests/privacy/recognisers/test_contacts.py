"""E-mail addresses, web addresses and telephone numbers."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        ("write to a.b-c@home.example today", "a.b-c@home.example", "email", "en"),
        ("see https://home.example/a?b=c.", "https://home.example/a?b=c", "web", "en"),
        ("see www.home.example, please", "www.home.example", "web", "en"),
        ("look at tuesdayclub.org.uk for it", "tuesdayclub.org.uk", "web", "en"),
        (
            "look at plans.home.example/a/2023-881 for it",
            "plans.home.example/a/2023-881",
            "web",
            "en",
        ),
        ("ring 01632 960417 before ten", "01632 960417", "phone", "en"),
        ("ring +47 957 12 888 før ti", "+47 957 12 888", "phone", "nb"),
        ("ring 22 85 50 50 før ti", "22 85 50 50", "phone", "nb"),
    ],
)
def test_it_is_found_by_its_form(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language)[identifier] == kind


def test_amounts_and_times_are_no_telephone_numbers() -> None:
    assert found("it cost 12 500 in 2019 and 14 000 in 2020, 3.5 per cent more") == {}
