"""Nicknames by the words of naming around them."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Everyone calls him Pudding, even the vicar.", "en", "Pudding"),
        ("We called the foreman The Badger and he knew.", "en", "The Badger"),
        ("yeah they call me trouble at the club and it stuck", "en", "trouble"),
        ("He goes by Lofty of the Quay here.", "en", "Lofty of the Quay"),
        ("We had a Captain Kettle on the board.", "en", "Captain Kettle"),
        ("My brother Otter carried it.", "en", "Otter"),
        ("Alle kaller ham Skuta, også legen.", "nb", "Skuta"),
        ("Mora på Bruket, sier vi.", "nb", "Mora på Bruket"),
        ("Snart jul. Tranflaska, hun er to meter.", "nb", "Tranflaska"),
    ],
)
def test_words_of_naming_make_a_nickname(text: str, language: str, name: str) -> None:
    assert found(text, language).get(name) == "person"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("they call me back when they have a bed and then nothing", "en"),
        ("I called the nurse and she came.", "en"),
        ("The nurse, she came. The doctor, he left.", "en"),
        ("de kaller meg inn til møte og så skjer det ingenting", "nb"),
        ("Legen, han kom. Mamma, hun gikk.", "nb"),
        ("Koordinatoren, hun var der.", "nb"),
    ],
)
def test_calling_somebody_is_not_naming(text: str, language: str) -> None:
    assert found(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("It was Frosty who fixed the hoist.", "en", "Frosty"),
        ("i owe it all to Shoelace my sponsor", "en", "Shoelace"),
        ("Where's Jackdaw? He nicks the spoons.", "en", "Jackdaw"),
        ("Lilac? Oh, she'd have been ninety.", "en", "Lilac"),
        ("alt skylder jeg Lisse fadderen min", "nb", "Lisse"),
        ("Ulv? Han hadde blitt nitti.", "nb", "Ulv"),
    ],
)
def test_who_somebody_is_tells_a_name(text: str, language: str, name: str) -> None:
    assert found(text, language).get(name) == "person"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Clerk? She minuted it.", "en"),
        ("It was the Council who decided, and it is the Government who pays.", "en"),
        ("It was Parliament who set the limit, and it's Kommunen who pays.", "en"),
        ("Mum? She was in bed.", "en"),
        ("And on Monday my mate came.", "en"),
        ("Hvor er Rektoren? Hun kom.", "nb"),
    ],
)
def test_who_is_asked_for_by_a_post_is_not_named(text: str, language: str) -> None:
    assert found(text, language) == {}
