"""Identity numbers: found by their check digits, and not with one digit changed."""

import pytest

from pipeline.privacy.recognisers.digits.check_digits import is_danish_number, is_norwegian_number
from tests.privacy.finding import found


@pytest.mark.parametrize("number", ["14037152030", "140371 52030", "54037152024", "14837112045"])
def test_a_norwegian_number_is_told_by_both_check_digits(number: str) -> None:
    assert is_norwegian_number(number)
    assert found(f"Det er {number} som gjelder.", "nb") == {number: "identity"}
    for place in range(len(number)):
        if number[place].isdigit():
            other = str((int(number[place]) + 1) % 10)
            assert not is_norwegian_number(number[:place] + other + number[place + 1 :])


def test_a_danish_number_counts_with_its_hyphen_or_its_check_digit() -> None:
    assert is_danish_number("120388-5101") and is_danish_number("1203885101")
    assert is_danish_number("120388-5102") and not is_danish_number("1203885102")
    assert not is_danish_number("451388-5101")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("my NHS number is 999 123 4519, I think", "999 123 4519"),
        ("he has JG 10 37 59 A on the card", "JG 10 37 59 A"),
        ("hon har 880612-2399 på lappen", "880612-2399"),
        ("hon har 19880612-2399 på lappen", "19880612-2399"),
    ],
)
def test_numbers_of_other_countries_are_found(text: str, identifier: str) -> None:
    language = "nb" if "hon har" in text else "en"
    assert found(text, language) == {identifier: "identity"}
