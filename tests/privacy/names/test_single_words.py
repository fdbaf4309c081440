"""Whether one word is a name, by its capital and the words beside it."""

import pytest

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.single_words import is_inner_name, is_name
from pipeline.privacy.names.words import words_of
from tests.privacy.finding import found


def names_in(text: str, language: str = "en", evidence: Evidence | None = None) -> list[str]:
    words = words_of(text)
    known = evidence or Evidence()
    return [
        word.text
        for number, word in enumerate(words)
        if is_name(words, number, language=language, evidence=known, people=frozenset())
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("I asked Hope and Will about it.", "en", ["Hope", "Will"]),
        ("We spoke English in May and on Monday.", "en", []),
        ("She met the Eritrean and the South African.", "en", []),
        ("Mark my words. Will you come?", "en", []),
        ("Hope said no.", "en", ["Hope"]),
        ("Liv er liv. Bjørn er et dyr. Stein.", "nb", []),
        ("Bjørn kom.", "nb", ["Bjørn"]),
        ("Samskaping er bra, og Samarbeid er bra.", "nb", []),
    ],
)
def test_capital_list_and_neighbours_decide(text: str, language: str, names: list[str]) -> None:
    assert names_in(text, language) == names


def test_a_word_to_keep_is_no_name() -> None:
    words = words_of("We met at Elmgate.")
    assert is_inner_name(words, 3, "en", Evidence())
    assert not is_inner_name(words, 3, "en", Evidence(keep=frozenset({"elmgate"})))


def test_nouns_of_a_language_that_writes_them_with_capitals_are_no_names() -> None:
    said = "Die Leitung wollte eine Liste, und Anna hat die Liste im Haus gemacht."
    assert names_in(said, "de") == ["Anna"]


def test_a_contraction_after_a_comma_is_no_name() -> None:
    assert names_in("And they said, Didn't you promise us fish?") == []


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Bill signed it.", "en", ["Bill"]),
        ("Rose was late.", "en", ["Rose"]),
        ("Faith was, well, she had none.", "en", ["Faith"]),
        ("Faith was what we needed.", "en", []),
        ("Rune risset noe.", "nb", ["Rune"]),
        ("Fred er viktig. Rune og tegn.", "nb", []),
    ],
)
def test_a_counted_noun_without_an_article_is_a_name(
    text: str, language: str, names: list[str]
) -> None:
    assert names_in(text, language) == names


def test_a_comma_parts_a_name_from_what_a_verb_would_take() -> None:
    assert names_in("Winstanley, it's not a hard name.") == ["Winstanley"]
    assert names_in("Hope's a big word. Mark my words.") == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Then Ruth Picasso came.", "en", "Ruth Picasso"),
        ("Then Ms Picasso came.", "en", "Ms Picasso"),
        ("Then we met Zdravka Picasso there.", "en", "Zdravka Picasso"),
        ("i saw ruth picasso at the desk and she said come back on the day", "en", "ruth picasso"),
        ("Ruth Tolvon ringte i går.", "nb", "Ruth Tolvon"),
    ],
)
def test_beside_a_name_or_a_title_a_make_or_a_figure_is_a_surname(
    text: str, language: str, name: str
) -> None:
    assert found(text, language) == {name: "person"}


def test_alone_and_beside_another_make_they_stay() -> None:
    assert found("She saw a Picasso, took Prozac and drove a Toyota Corolla.") == {}
