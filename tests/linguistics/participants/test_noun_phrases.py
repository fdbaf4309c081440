from pipeline.linguistics.participants.noun_phrases import (
    BETWEEN_REACH,
    between_later,
    between_pair,
    likened_nouns,
    phrase_heads,
)
from tests.linguistics.read_texts import acts, co_word, doc_of, token_of, words_of


def test_the_nouns_that_lead_a_mention_belong_to_its_phrase() -> None:
    token = co_word(doc_of("A form of co-management began."))
    assert words_of(phrase_heads(token)) == ["co-management", "form"]
    token = co_word(doc_of("The co-design process began."))
    assert words_of(phrase_heads(token)) == ["co-design", "process"]


def test_what_it_is_said_to_be_is_a_noun_too() -> None:
    assert words_of(likened_nouns(co_word(doc_of("Co-production is a partnership.")))) == [
        "partnership"
    ]
    assert likened_nouns(co_word(doc_of("Co-production is slow."))) == []


def test_between_names_agents_and_last_a_partner() -> None:
    relation = token_of("A relation between nurses, cooks and patients grew.", "relation")
    agents, partners = between_pair(relation)
    assert (words_of(agents), words_of(partners)) == (["nurses", "cooks"], ["patients"])
    assert between_pair(token_of("A relation grew.", "relation")) == ([], [])


def test_a_between_later_in_the_clause_counts_within_reach() -> None:
    near = "Co-delivery rests on trust between volunteers and nurses."
    assert words_of(between_later(co_word(doc_of(near)), acts)) == ["volunteers", "nurses"]
    far = f"Co-delivery rests on {'very, ' * BETWEEN_REACH}old trust between volunteers and nurses."
    assert between_later(co_word(doc_of(far)), acts) == []
