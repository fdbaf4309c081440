"""Which placeholder stands for which identifier."""

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
