"""Roles that one person alone has."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        (
            "she was the only speech therapist in the whole valley, so",
            "the only speech therapist in the whole valley",
            "role",
            "en",
        ),
        (
            "it is the vicar who drives the bus, really",
            "the vicar who drives the bus",
            "role",
            "en",
        ),
        ("han er landets eneste døvetolk, altså", "landets eneste døvetolk", "role", "nb"),
    ],
)
def test_it_is_found(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language) == {identifier: kind}


@pytest.mark.parametrize(
    "text",
    [
        "the only thing is the first time",
        "the nurse came and the doctor left",
        "we had only one nurse on the ward",
    ],
)
def test_ordinary_talk_is_left(text: str) -> None:
    assert found(text) == {}


def test_a_rare_occupation_and_its_place_are_one_person() -> None:
    assert "role" in found("She is the blacksmith of the village.").values()
    assert "role" in found("Han er skomakeren på øya.", "nb").values()
    assert found("She is the nurse of the village, the teacher at the school.") == {}
