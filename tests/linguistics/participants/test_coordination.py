from pipeline.linguistics.participants.coordination import (
    linked_nouns,
    noun_list,
    with_conjuncts,
)
from tests.linguistics.read_texts import acts, doc_of, token_of, words_of


def test_conjuncts_follow_their_noun_once() -> None:
    nurses = token_of("Nurses, cooks and patients met.", "Nurses")
    assert words_of(with_conjuncts([nurses, nurses])) == ["Nurses", "cooks", "patients"]


def test_a_list_is_read_without_the_parse_up_to_the_first_other_word() -> None:
    doc = doc_of("Nurses, the cooks and patients met friends.")
    assert words_of(noun_list(doc[0], acts)) == ["Nurses", "cooks", "patients"]


def test_what_only_a_comma_adds_belongs_to_no_list() -> None:
    doc = doc_of("Nurses, cooks met.")
    assert words_of(noun_list(doc[0], acts)) == ["Nurses"]


def test_a_list_can_be_read_from_its_end() -> None:
    doc = doc_of("Nurses, cooks and patients met.")
    before = linked_nouns(reversed(list(doc[: doc[5].i])), acts, back=True)
    assert words_of(before) == ["cooks", "Nurses"]
