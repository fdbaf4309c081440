"""Words that are no terms: lists, stop words of each language."""

import pytest
import spacy

from pipeline.terms.stop_words import (
    connectors,
    corrected_lemmas,
    filler_phrases,
    is_content,
    language_stop_words,
    stop_words,
)


@pytest.mark.parametrize("language", ["en", "nb", "nn", "da", "sv"])
def test_every_language_has_fillers_and_stop_words(language):
    assert len(stop_words(language)) > 150
    assert not {"samarbeid", "samskaping", "kontakt", "volunteer"} & stop_words(language)


def test_a_language_unknown_to_spacy_has_no_stop_words():
    assert stop_words("qq") == frozenset()


def test_stop_words_are_spacys_and_those_of_the_lists_without_content_words() -> None:
    spacys = spacy.blank("nb").Defaults.stop_words
    assert language_stop_words("nb") == spacys
    assert {"kontakt", "leder"} <= language_stop_words("nb") - stop_words("nb")
    assert {"altså", "kapittel", "mandag"} <= stop_words("nb") - spacys
    assert {"ikkje", "kvar", "korleis"} <= language_stop_words("nn")


def test_words_of_a_story_are_register_specific_and_multiword_terms_are_not() -> None:
    assert is_content(["chair", "volunteer", "chair lift"], "en") == [False, True, True]
    assert is_content(["stol", "chair"], "nb") == [False, True]
    assert is_content(["chair"], "qq") == [True]


def test_phrases_are_found_by_their_first_word() -> None:
    assert ["of", "course"] in filler_phrases("en")["of"]
    assert filler_phrases("qq") == {}


def test_connectors_and_corrected_lemmas_are_by_language() -> None:
    assert connectors("en") == {"of"}
    assert connectors("nb") == frozenset()
    assert corrected_lemmas("en")["hoped"] == "hope"
    assert corrected_lemmas("nb") == {}
