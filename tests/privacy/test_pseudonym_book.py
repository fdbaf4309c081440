"""Which placeholder stands for which identifier."""

from time import process_time

import pytest

from pipeline.privacy.identifiers import Identifier
from pipeline.privacy.pseudonym_book import PseudonymBook
from tests.privacy.talks import made, talk, texts


def test_one_person_has_one_placeholder_in_every_document() -> None:
    result = made(
        talk("frontline/a.txt", ("R1", "I asked Ruth Haldane, and then Ruth said no.")),
        talk("frontline/b.txt", ("R1", "We all knew Ruth Haldane."), ("R1", "I miss Mrs Haldane.")),
    )
    assert texts(result) == [
        "I asked [Person 1], and then [Person 1] said no.",
        "We all knew [Person 1].",
        "I miss [Person 1].",
    ]


def test_two_of_one_first_name_are_kept_apart_where_it_cannot_be_told_who_is_meant() -> None:
    result = made(
        talk(
            "frontline/a.txt",
            ("R1", "I asked Ruth Haldane and Ruth Okafor."),
            ("R1", "And then Ruth said no."),
        )
    )
    assert texts(result) == ["I asked [Person 1] and [Person 2].", "And then [Person 3] said no."]


def test_the_same_documents_in_another_order_give_the_same_placeholders() -> None:
    a = talk("frontline/a.txt", ("R1", "I asked Ruth and Tomasz."))
    b = talk("frontline/b.txt", ("R1", "I asked Tomasz and Siân."))
    forth, back = made(a, b), made(b, a)
    assert {one.entry.file: one for one in forth.readings} == {
        one.entry.file: one for one in back.readings
    }


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Hope",), "a-new-hope-for-the-ward"),
        (("Hope Tanyard",), "a-new-hope-for-the-ward"),
        (("Hope", "Hope Tanyard"), "a-new-[Person 1]-for-the-ward"),
        (("Quixley",), "a-new-hope-for-the-ward"),
    ],
)
def test_an_ordinary_word_in_a_path_is_a_name_only_if_a_full_name_holds_it(
    names: tuple[str, ...], shown: str
) -> None:
    said = talk("frontline/a.txt", *(("R1", name) for name in names))
    book = PseudonymBook(given={}, hide=(), keep=())
    hits = [[Identifier("person", 0, len(name), 0.6)] for name in names]
    book.note(said, hits)
    book.settle()
    assert book.known("a-new-hope-for-the-ward", path=True) == shown


def test_an_ordinary_word_in_a_path_is_a_name_if_a_label_gives_it() -> None:
    book = PseudonymBook(given={"hope": "person"}, hide=(), keep=())
    book.settle()
    assert book.known("a-new-hope-for-the-ward", path=True) == "a-new-[Person 1]-for-the-ward"


def test_a_whole_name_in_a_path_goes_before_one_of_its_words() -> None:
    names = ("Solveig A. Kvalheim", "Solveig")
    said = talk("frontline/a.txt", *(("R1", name) for name in names))
    book = PseudonymBook(given={}, hide=(), keep=())
    book.note(said, [[Identifier("person", 0, len(name), 0.6)] for name in names])
    book.settle()
    assert book.known("Solveig.A.Kvalheim", path=True) == "[Person 1]"


def test_many_names_are_found_as_few_are_and_in_little_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"{first} {last}" for first in ("Signe", "Øyvind") for last in ("Haugrud", "Moland")]
    shown = ("Talk with Signe Haugrud", "MolandØyvind.txt", "a talk with Oyvind Moland", "Haugrud")

    def replaced() -> list[str]:
        book = PseudonymBook(given=dict.fromkeys((name.casefold() for name in names), "person"))
        book.settle()
        return [book.known(text, path=path) for text in shown for path in (False, True)]

    few = replaced()
    monkeypatch.setattr("pipeline.privacy.pseudonym_book.MANY_NAMES", 0)
    assert replaced() == few
    assert "[Person" in few[0] and "Moland" not in few[3]


def test_a_hundred_thousand_labels_take_seconds() -> None:
    letters = "abcdefghij"
    given = {
        f"{''.join(letters[int(digit)] for digit in str(number))} q{number % 97}x": "person"
        for number in range(100_000, 200_000)
    }
    began = process_time()
    book = PseudonymBook(given=given)
    book.settle()
    assert book.known("talk with Bacdef q0x about work") != ""
    assert process_time() - began < 12
