"""Numbers, names and addresses as they are said."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        (
            "my number is oh seven seven hundred nine hundred one double two okay",
            "oh seven seven hundred nine hundred one double two",
            "phone",
            "en",
        ),
        (
            "det er ni åtte åtte, null null, en to sju her",
            "ni åtte åtte, null null, en to sju",
            "number",
            "nb",
        ),
        ("that is w h i t l o c k okay", "w h i t l o c k", "person", "en"),
        ("It is T, U, double L.", "T, U, double L", "person", "en"),
        (
            "write to moira dot tull at parkmail dot com yeah",
            "moira dot tull at parkmail dot com",
            "email",
            "en",
        ),
        (
            "skriv til ingeborg punktum tveit krøllalfa postkassa punktum no ja",
            "ingeborg punktum tveit krøllalfa postkassa punktum no",
            "email",
            "nb",
        ),
    ],
)
def test_it_is_found(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language) == {identifier: kind}


@pytest.mark.parametrize(
    "text",
    [
        "we were two or three, maybe four",
        "I, I, I think so",
        "it was nineteen ninety eight then",
    ],
)
def test_ordinary_talk_is_left(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("we went in 2019 then 2020 and it was fine", "en", []),
        ("det var 2018, så 2019, så 2020 vi reiste", "nb", []),
        ("it was 50000 then 6000 in the end", "en", []),
        ("it was nineteen eighty four then nineteen eighty six", "en", []),
        ("it is 2019 then 46731 on the card", "en", ["2019 then 46731"]),
        ("I booked it through parkmail dot com last week", "en", ["parkmail dot com"]),
        ("and then we saw that parkmail dot com was down", "en", ["parkmail dot com"]),
        ("it is on save our stop dot com now", "en", ["save our stop dot com"]),
    ],
)
def test_years_and_sums_in_a_row_and_words_before_a_site_stay(
    text: str, language: str, said: list[str]
) -> None:
    assert list(found(text, language)) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two hundred and eleven hours.", "en"),
        ("It could be two hundred and fifty.", "en"),
        ("Tre hundre tusen fikk han.", "nb"),
    ],
)
def test_an_amount_that_is_said_stays(text: str, language: str) -> None:
    assert found(text, language) == {}


def test_four_digits_said_one_by_one_are_a_code_but_counting_is_not() -> None:
    assert "four four seven one" in found("so it is four four seven one I think")
    assert "null åtte tusen og tolv" in found("og så null åtte tusen og tolv da", "nb")
    assert found("so one two three four and we lift") == {}


def test_a_dash_within_a_name_that_is_spelt_belongs_to_it() -> None:
    said = "surname w y n n dash j o n e s like it sounds and they sent it"
    assert found(said) == {"w y n n dash j o n e s": "person"}
