"""Rooms by a letter or a name, and by who is in them."""

import pytest

from pipeline.privacy.recognisers.places.rooms import HIGHEST
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "room", "language"),
    [
        ("the lady in nine rings a lot", "nine", "en"),
        ("he was in bay C then", "C", "en"),
        ("we met in the willow room as always", "willow", "en"),
        ("it is down in lower ground three, so", "lower ground three", "en"),
        ("kontoret mitt var 201, med døra åpen", "201", "nb"),
        ("han på tolver'n er sjuk", "tolver'n", "nb"),
        ("she moved from twelve b to the ground floor", "twelve b", "en"),
        ("de trilla senga inn på sju b og der lå det en annen", "sju b", "nb"),
        ("på cella d nitten der satt jeg lengst", "d nitten", "nb"),
    ],
)
def test_a_room_is_found(text: str, room: str, language: str) -> None:
    assert found(text, language) == {room: "room"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("she works four days in seven", "en"),
        ("we met in the staff room", "en"),
        ("en dame på åttito kom", "nb"),
        ("en femmer er nok", "nb"),
        ("I went from 16 to 18 hours, and the target moved from 3 to 5.", "en"),
        ("we go from two a week to ten", "en"),
    ],
)
def test_numbers_and_rooms_of_a_kind_stay(text: str, language: str) -> None:
    assert found(text, language) == {}


def test_a_high_number_is_no_room_of_a_person() -> None:
    assert found(f"han på {HIGHEST} ringer", "nb") == {str(HIGHEST): "room"}
    assert found(f"han på {HIGHEST + 1} ringer", "nb") == {}


def test_somebody_moves_from_room_to_room() -> None:
    assert found("I'd moved from 16 to 18 by then.") == {"16": "room", "18": "room"}
