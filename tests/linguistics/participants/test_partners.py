import pytest

from pipeline.linguistics.participants import partners_in_definition, partners_of
from tests.linguistics.read_texts import acts, co_word, doc_of, words_of


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Nurses co-design it with patients.", ["patients"]),
        ("Nurses co-design it alongside patients and cooks.", ["patients", "cooks"]),
        ("Nurses, together with patients, co-design it.", ["patients"]),
        ("These are the families we co-operate with.", ["families"]),
        ("We co-designed it with the help of nurses.", ["nurses"]),
        ("Co-production between nurses and patients grew.", ["patients"]),
        ("We entered into co-operation with the parish.", ["parish"]),
        ("With the nurses we discussed co-design.", []),
        ("We co-designed it.", []),
    ],
)
def test_partners_follow_with_alongside_and_between(text: str, partners: list[str]) -> None:
    token = co_word(doc_of(text))
    found = partners_of(token, is_verb=token.pos_ == "VERB", acts=acts)
    assert words_of(found) == partners


def test_the_partners_of_a_definition_come_last() -> None:
    token = co_word(doc_of("Co-production is a relation between nurses and patients."))
    assert words_of(partners_in_definition(token)) == ["patients"]
    token = co_word(doc_of("Co-production means working with patients."))
    assert words_of(partners_in_definition(token)) == ["patients"]
