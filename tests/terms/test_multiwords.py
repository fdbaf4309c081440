"""Multi-word terms: which, and in place of which words."""

import pytest

from pipeline.terms.multiwords import association
from pipeline.terms.words import TermRules
from tests.terms.made import counted, tagged

FILLING = ("tea", "song", "ward", "rota", "key", "coat", "bus", "dog")


def multiword_docs():
    """`quality of life` and `day centre` hold together; `old door` is rare."""
    text = (
        "quality/NOUN of/ADP life/NOUN matters/matter/VERB ,/PUNCT day/X centres/centre/NOUN"
        " mental/ADJ health/NOUN nurse/NOUN met/meet/VERB"
    )
    filling = " ".join(f"{word}/NOUN ,/PUNCT" for word in FILLING)
    return [tagged(f"{text} {filling} {filling}") for _ in range(4)]


def test_frequent_pairs_and_triples_become_terms_and_replace_their_words():
    rules = TermRules(min_documents=3, min_count=1, max_document_share=1, multiword_min_count=4)
    found = counted(*multiword_docs(), rules=rules)
    assert found["quality of life"] == 4
    assert found["mental health nurse"] == 4
    assert not {"quality", "life", "health", "mental health"} & set(found)
    assert "life matter" not in found, "a verb ends no multi-word term"


def test_a_word_said_twice_is_no_multiword_term():
    rules = TermRules(min_documents=1, min_count=1, max_document_share=1, multiword_min_count=2)
    docs = [tagged("tea/NOUN tea/NOUN tea/NOUN ,/PUNCT song/NOUN ,/PUNCT bus/NOUN")] * 3
    assert counted(*docs, rules=rules) == {"tea": 9, "song": 3, "bus": 3}


def test_a_pair_in_too_few_documents_is_no_term():
    rules = TermRules(min_documents=5, min_count=1, max_document_share=1, multiword_min_count=4)
    assert not any(" " in term for term in counted(*multiword_docs(), rules=rules))


def test_adjectives_keep_their_form_in_a_multiword_term():
    text = "higher/high/ADJ education/NOUN ,/PUNCT tea/NOUN ,/PUNCT song/NOUN ,/PUNCT ward/NOUN"
    rules = TermRules(min_documents=1, min_count=1, max_document_share=1, multiword_min_count=2)
    assert counted(tagged(text), tagged(text), rules=rules)["higher education"] == 2


def test_association_is_one_for_words_never_apart_and_nought_by_chance():
    assert association(5, 5, 5, total=100) == pytest.approx(1)
    assert association(10, 100, 100, total=1000) == pytest.approx(0)
    assert association(0, 5, 5, total=100) == -1
