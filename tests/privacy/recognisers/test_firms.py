"""Firms by the words of their trade."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "firm"),
    [
        ("We, we used Copper & Daughters for the food.", "en", "Copper & Daughters"),
        ("um tallow and sons came on a Thursday and left", "en", "tallow and sons"),
        ("I was at Marl Fish Processing for years.", "en", "Marl Fish Processing"),
        ("ja så tok grimlia renhold over hele bygget etter oss", "nb", "grimlia renhold"),
        ("Vi henter det på Apoteket Reven hver uke.", "nb", "Apoteket Reven"),
    ],
)
def test_the_word_of_a_trade_makes_a_firm(text: str, language: str, firm: str) -> None:
    assert found(text, language).get(firm) == "organisation"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the fathers and sons came to the hall and the mother and daughters too", "en"),
        ("Co-creation and co-design give residents a say, and so do others.", "en"),
        ("Then came Haldane and co-production with it.", "en"),
        ("The Council and partners met. Volunteers and partners came.", "en"),
        ("we did the cleaning and the catering and some building", "en"),
        ("vi hadde god omsorg og mye vask og renhold hele uka", "nb"),
    ],
)
def test_families_and_the_work_itself_are_no_firms(text: str, language: str) -> None:
    assert "organisation" not in found(text, language).values()
