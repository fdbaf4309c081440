"""Postal addresses, British and Scandinavian."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        (
            "he is at Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF, just ring",
            "Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF",
            "address",
            "en",
        ),
        (
            "it is 14 Tanyard Lane, Norbury NB3 7QX",
            "14 Tanyard Lane, Norbury NB3 7QX",
            "address",
            "en",
        ),
        ("det er Kirkeveien 14, 6790 Tveitvåg nå", "Kirkeveien 14, 6790 Tveitvåg", "address", "nb"),
    ],
)
def test_it_is_found_by_its_form(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language)[identifier] == kind


@pytest.mark.parametrize(
    "text",
    [
        "And I close the door after.",
        "A gate is a useful thing.",
        "I drive by the hall.",
        "I carried it to the place where I carry things.",
        "Volunteers drive them home.",
        "Two of them drive, and three close early.",
        "They all gave way at one square.",
    ],
)
def test_ordinary_words_that_end_names_of_streets_stay(text: str) -> None:
    assert found(text, "en") == {}


def test_a_street_said_in_small_letters_needs_a_flat_or_two_words_of_a_number() -> None:
    assert found("someone wrote on the wall at eighty one mill road and left") == {
        "eighty one mill road": "address"
    }
    assert "flat nine gasworks lane" in found("it is flat nine gasworks lane where they meet")
    assert found("it was a one way street and three of them road tested it") == {}


@pytest.mark.parametrize(
    ("text", "language", "street"),
    [
        ("they sprayed it on tallow lane and it stayed", "en", "tallow lane"),
        ("its the old rectory on marl brae you cant miss it", "en", "the old rectory on marl brae"),
        ("We began on Tanner's Hill, outside.", "en", "Tanner's Hill"),
        ("hun bor i fjøsmestersvingen ved elva", "nb", "fjøsmestersvingen"),
    ],
)
def test_a_street_without_a_number_is_found(text: str, language: str, street: str) -> None:
    assert street in found(text, language)


def test_ways_that_are_no_streets_stay() -> None:
    assert found("we met on the road and on our way down the lane") == {}
    assert found("vi gikk på hovedveien og så på gangveien hjem", "nb") == {}


@pytest.mark.parametrize(
    ("text", "language", "street"),
    [
        ("en bolig i seilmakergata nitten av kommunen", "nb", "seilmakergata nitten"),
        ("nei tranmakergata førtifire brant det her er noe annet", "nb", "tranmakergata førtifire"),
        ("reipsvingen hundre og seks er tilrettelagt", "nb", "reipsvingen hundre og seks"),
        ("han bor i Ospelunds vei sytten nå", "nb", "Ospelunds vei sytten"),
        ("vi holder til i gamle prestevei atten i kjelleren", "nb", "gamle prestevei atten"),
        ("it's a hundred and six Marl Terrace top bell", "en", "a hundred and six Marl Terrace"),
    ],
)
def test_a_number_of_a_house_may_be_said(text: str, language: str, street: str) -> None:
    assert found(text, language) == {street: "address"}


def test_a_number_that_counts_something_is_no_house() -> None:
    assert found("vi gikk ned hovedgata to ganger og så tre runder", "nb") == {}
