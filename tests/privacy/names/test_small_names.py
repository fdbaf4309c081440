"""Names that are written small."""

import pytest

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.small_names import is_small_name, is_unknown
from pipeline.privacy.names.words import words_of


def small_names(text: str, language: str = "en", evidence: Evidence | None = None) -> list[str]:
    words = words_of(text)
    known = evidence or Evidence()
    return [
        word.text
        for number, word in enumerate(words)
        if is_small_name(words, number, language, known)
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("and then birtles from the council rang about the new ramp again", "en", ["birtles"]),
        ("and the physio couldnt come so we did the stretches on our own", "en", []),
        ("yeah we used the keyworkers and the satnavs and the spreadsheets a lot", "en", []),
        ("så kom tvinnestad fra kommunen og lovte oss ny rampe igjen", "nb", ["tvinnestad"]),
        ("vi hadde dialysepasienter og nattevaktordning og møteplikt hele året", "nb", []),
        ("birtles rang", "en", ["birtles"]),
        ("Then the birtles came, and they left, and nobody said a word.", "en", []),
    ],
)
def test_without_punctuation_a_word_that_no_dictionary_has_is_a_name(
    text: str, language: str, names: list[str]
) -> None:
    assert small_names(text, language) == names


def test_a_listed_name_is_found_in_any_text() -> None:
    assert small_names("We asked jadwiga, and she agreed.") == ["jadwiga"]
    assert small_names("Vi spurte halvor, og han ville.", "nb") == ["halvor"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi reiser i mai-juni, tror jeg, eller april-mai.", []),
        ("Vi reiser med jan-egil, tror jeg, eller billie-jo.", ["jan-egil", "billie-jo"]),
        ("det er en machokultur der og jeg fikk ikke med meg macbooken hjem", []),
        ("det er en kultur der og jeg fikk ikke med meg macreedy hjem", ["macreedy"]),
    ],
)
def test_months_that_are_joined_and_words_with_mac_are_none(text: str, names: list[str]) -> None:
    assert small_names(text, "nb") == names


def test_words_that_are_joined_to_a_given_name_are_one() -> None:
    assert small_names("We saw lily-rose, daisy-may and the white-rose wall in april-june.") == [
        "lily-rose",
        "daisy-may",
    ]


def test_a_word_to_keep_is_no_name() -> None:
    kept = Evidence(keep=frozenset({"birtles"}))
    assert small_names("and then birtles from the council rang about it", evidence=kept) == []


def test_parts_stems_and_contractions_make_a_word_known() -> None:
    known = ["couldnt", "keyworkers", "knowingness", "siloed", "mmmhmm"]
    assert not any(is_unknown(word, "en") for word in known)
    assert not any(is_unknown(word, "nb") for word in ["nybarbert", "fylkesnemnda", "seksogåtti"])
    assert is_unknown("kestrelby", "en") and is_unknown("tvinnestad", "nb")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("there was a copper called thornsage and he lived on our street", "en", ["thornsage"]),
        ("we used an app called thornsage and it was fine for all of us", "en", []),
        ("vi fikk noe nytt og ordninga blir kalt nattevaktordning av de andre", "nb", []),
        ("og så ble jeg kalt nattevaktmann av de andre som var der", "nb", []),
        ("yeah trestlebridge thats who you want not the manager", "en", ["trestlebridge"]),
        ("There was a copper called thornsage, and he left, and so did I.", "en", []),
    ],
)
def test_what_somebody_is_called_is_a_name_though_its_parts_are_words(
    text: str, language: str, names: list[str]
) -> None:
    assert small_names(text, language) == names
