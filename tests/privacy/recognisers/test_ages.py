"""Ages beside a place."""

import pytest

from pipeline.privacy.recognisers.ages import years
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "age"),
    [
        ("She is eighty-eight from Kettle Point.", "en", "eighty-eight"),
        ("He was 45 and lives in Marl.", "en", "45"),
        ("It was the twelve year old at the forge in Marl.", "en", "twelve year old"),
        ("Han er førtito og bor på Kvitøya.", "nb", "førtito"),
        ("Åttiåringen i fyret på Kvitøya ville ha det.", "nb", "Åttiåringen"),
    ],
)
def test_an_age_with_a_place_is_found(text: str, language: str, age: str) -> None:
    assert found(text, language).get(age) == "age"


@pytest.mark.parametrize(
    "text",
    ["I am fifty now and tired.", "We had 45 of them in the hall.", "It was 300 from Marl."],
)
def test_an_age_without_a_place_and_what_is_counted_stay(text: str) -> None:
    assert "age" not in found(text).values()


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("79", 79), ("eighty-eight", 80), ("nineteen", 19), ("a hundred and one", 100),
        ("førtito", 40), ("femten", 15), ("åttiåringen", 80), ("well", 0),
    ],
)  # fmt: skip
def test_years_are_told_from_figures_and_words(said: str, age: int) -> None:
    assert years(said) == age
