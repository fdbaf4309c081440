import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.linguistics.participants.verb_agents import (
    antecedent,
    by_agents,
    holders,
    may_follow_by,
    nearby_agents,
    subjects_of,
)
from tests.linguistics.read_texts import acts, co_word, doc_of, token_of, words_of


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Nurses co-design it.", ["Nurses"]),
        ("Nurses and relatives co-design it.", ["Nurses", "relatives"]),
        ("It was co-designed by nurses.", ["nurses"]),
        ("It was co-designed by Friday.", []),
        ("It was co-designed.", []),
        ("The state urges councils to co-design it.", ["councils"]),
        ("Councils are urged to co-design it.", ["Councils"]),
        ("The nurses who co-design it are tired.", ["nurses"]),
        ("Nurses plan and co-design it.", ["Nurses"]),
    ],
)
def test_whoever_does_or_is_to_do_it_is_the_subject(text: str, subjects: list[str]) -> None:
    assert words_of(subjects_of(co_word(doc_of(text)))) == subjects


def test_a_second_passive_verb_has_the_agents_of_the_first_if_heads_are_climbed() -> None:
    doc = Doc(
        Vocab(),
        words=["It", "was", "planned", "by", "nurses", "and", "co-designed"],
        tags=["PRP", "VBD", "VBN", "IN", "NNS", "CC", "VBN"],
        pos=["PRON", "AUX", "VERB", "ADP", "NOUN", "CCONJ", "VERB"],
        lemmas=["it", "be", "plan", "by", "nurse", "and", "co-design"],
        heads=[2, 2, 2, 2, 3, 2, 2],
        deps=["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "cc", "conj"],
    )
    assert words_of(by_agents(doc[6], depth=0)) == ["nurses"]
    assert by_agents(doc[6]) == []


def test_dates_and_means_follow_by_and_are_no_agents() -> None:
    assert not may_follow_by(token_of("It was done by Friday.", "Friday"))
    assert may_follow_by(token_of("It was done by nurses.", "nurses"))


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    doc = doc_of("The nurses who co-design it left.")
    verb = co_word(doc)
    who = next(token for token in doc if token.text == "who")
    assert antecedent(who, verb).text == "nurses"
    assert antecedent(doc[1], verb).text == "nurses"


def test_who_is_given_a_right_holds_it() -> None:
    assert words_of(holders(token_of("The Act gives residents the right.", "right"))) == [
        "residents"
    ]
    assert holders(token_of("The right exists.", "right")) == []


def test_without_a_parsed_subject_the_word_before_the_verb_is_asked() -> None:
    verb = co_word(doc_of("Nurses co-design it."))
    assert words_of(nearby_agents(verb, acts)) == ["Nurses"]
    assert nearby_agents(verb, lambda token: False) == []
