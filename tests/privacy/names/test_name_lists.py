"""Lists of names and dictionaries of ordinary words."""

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import (
    first_names,
    is_ordinary,
    is_title,
    is_word_anywhere,
    is_word_too,
    last_names,
    names_nobody,
    only_names,
    stop_words,
)


def test_names_of_many_languages_are_listed_in_lower_case() -> None:
    assert {"ruth", "siv", "tomasz", "hodan", "thushara", "oleksii", "áilu"} <= first_names()
    assert {"hansen", "smith"} <= last_names()
    assert all(name == name.lower() for name in first_names() | last_names())


def test_an_ordinary_word_is_in_a_dictionary_and_no_mere_name() -> None:
    assert is_ordinary("hope", "en") and is_ordinary("table", "en") and is_ordinary("bord", "nb")
    assert not is_ordinary("ruth", "en") and not is_ordinary("qwxz", "nb")


def test_a_name_of_the_lists_is_no_word_whatever_a_dictionary_holds() -> None:
    assert {"halvor", "brian"} <= only_names() and not is_ordinary("halvor", "nb")
    assert not {"hope", "stein", "penny"} & only_names()


def test_names_that_are_words_belong_to_a_language() -> None:
    assert is_word_too("hope", "en") and not is_word_too("hope", "nb")
    assert is_word_too("stein", "nb") and is_word_anywhere("stein")


def test_small_words_and_titles() -> None:
    assert {"the", "so"} <= stop_words("en") and "jeg" in stop_words("nb")
    assert is_title("mrs") and is_title("sykepleier") and not is_title("ruth")


def test_medicines_makes_and_figures_that_all_know_name_nobody() -> None:
    assert all(map(names_nobody, ("prozac", "mirtazapine", "toyotaen", "cinderella")))
    assert not any(map(names_nobody, ("morrison", "pam", "haldane", "ruth", "yasmin", "katherine")))


def test_what_people_are_called_is_no_make_and_no_figure_with_an_end_or_not() -> None:
    given = (
        "kia",
        "kian",
        "brie",
        "brien",
        "nille",
        "mirena",
        "humira",
        "hamlet",
        "nike",
        "geordie",
    )
    family = ("ringnes", "friele", "farris", "gilde", "wergeland", "freud", "shakespeare", "suzuki")
    # In the genitive and the plural, too.
    assert not any(map(names_nobody, (*given, *family, "baileys", "halfords", "bergans", "romans")))


def test_no_medicine_make_or_figure_is_a_listed_name() -> None:
    listed = first_names() | last_names()
    assert not any(map(names_nobody, listed))
    for key in ("medicines", "makes", "known_to_all"):
        assert listed.isdisjoint(WordList("names", key, language=ALL))
