"""Rooms by a word and a number, in a row, or with their floor."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "room"),
    [
        ("We wait in Larkspur 4, and then they ring.", "en", "Larkspur 4"),
        ("He lay in bay 7 bed D for a week.", "en", "bay 7 bed D"),
        ("They moved us to Interview Room 2C, past the stairs.", "en", "Interview Room 2C"),
        (
            "It's in the Ashlar Room, third floor, by the lift.",
            "en",
            "the Ashlar Room, third floor",
        ),
        ("The letters are in the linen cupboard, shelf F.", "en", "the linen cupboard, shelf F"),
        ("Han lå på Hjerte 2, og vi satt der.", "nb", "Hjerte 2"),
        ("Vi øver i Verksted B, der er det kaldt.", "nb", "Verksted B"),
        ("jeg møtte henne på Opptak 5 første uka", "nb", "Opptak 5"),
    ],
)
def test_a_word_with_a_number_is_a_room(text: str, language: str, room: str) -> None:
    assert found(text, language).get(room) == "room"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are in Phase 2, and nobody asks.", "en"),
        ("It says so in Chapter 3.", "en"),
        ("I learned it in Year 9.", "en"),
        ("In Norway 20 people asked for it.", "en"),
        ("There were 3 beds and 2 tables in the room.", "en"),
        ("They put the bed on 3 occasions by the door.", "en"),
        ("Det står i Kapittel 4, sier de.", "nb"),
        ("Vi er på Nivå 2 nå.", "nb"),
    ],
)
def test_what_is_counted_is_none(text: str, language: str) -> None:
    assert "room" not in found(text, language).values()
