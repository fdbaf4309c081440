import pytest

from pipeline.linguistics.parse import (
    auxiliaries,
    children,
    clause_verb,
    has,
    is_finite,
    is_infinitive,
    is_passive,
    lemma_of,
    noun_head,
    word_of,
)
from tests.linguistics.read_texts import co_word, doc_of, token_of, words_of


def test_a_lemma_is_corrected_by_a_word_list_where_the_model_drops_an_e() -> None:
    assert lemma_of(token_of("The board hopes to co-design it.", "hopes")) == "hope"
    assert lemma_of(token_of("The nurses left.", "nurses")) == "nurse"


def test_the_verb_of_a_clause_is_the_nearest_above_the_word() -> None:
    doc = doc_of("Nurses said that patients liked the co-design process.")
    assert clause_verb(co_word(doc)).text == "liked"
    assert clause_verb(doc[1]).text == "said"


def test_the_head_of_a_noun_phrase_is_its_last_noun() -> None:
    assert noun_head(co_word(doc_of("The co-design process began."))).text == "process"
    assert noun_head(co_word(doc_of("The co-design began."))).text == "co-design"


@pytest.mark.parametrize(
    ("text", "passive", "infinitive", "finite"),
    [
        ("Nurses co-design it.", False, False, True),
        ("It was co-designed.", True, False, True),
        ("It was planned and co-designed.", True, False, False),
        ("They have co-designed it.", False, False, True),
        ("They want to co-design it.", False, True, False),
        ("The chart co-designed by nurses hangs here.", True, False, False),
    ],
)
def test_voice_and_tense_of_a_verb_are_read(
    text: str, passive: bool, infinitive: bool, finite: bool
) -> None:
    verb = co_word(doc_of(text))
    assert (is_passive(verb), is_infinitive(verb)) == (passive, infinitive)
    assert is_finite(verb) is (finite or verb.tag_ == "VBD")


def test_dependents_are_found_by_their_labels() -> None:
    verb = co_word(doc_of("Nurses will co-design it."))
    assert words_of(children(verb, "nsubj", "dobj")) == ["Nurses", "it"]
    assert words_of(auxiliaries(verb)) == ["will"]
    assert has(verb, "nsubj") and not has(verb, "nsubjpass")


def test_a_word_is_its_norm_in_lower_case() -> None:
    assert word_of(token_of("Nurses met.", "Nurses")) == "nurses"
