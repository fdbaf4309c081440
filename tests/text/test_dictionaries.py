"""Dictionaries: words, compounds, words that lost letters, languages without a dictionary."""

import pytest

from pipeline.text.dictionaries import LONGEST_WORD, holds, is_word, lacks_letters


@pytest.mark.parametrize(
    ("term", "language"),
    [
        ("volunteers", "en"),
        ("quality of life", "en"),
        ("person-centred", "en"),
        ("vedtak", "nb"),
        ("brukermedvirkning", "nb"),  # a compound that no dictionary has
        ("kommunens", "nb"),
        ("podcast", "nb"),  # English words are used everywhere
        ("xqzt", "fi"),  # without a dictionary nothing is known to be no word
    ],
)
def test_words_are_words(term, language):
    assert is_word(term, language)


@pytest.mark.parametrize(
    ("term", "language"),
    [("wil", "en"), ("skil", "en"), ("skil development", "en"), ("tion", "en"), ("kommnen", "nb")],
)
def test_dirt_is_none(term, language):
    assert not is_word(term, language)


@pytest.mark.parametrize(
    ("word", "lacks"),
    [("skil", True), ("conict", True), ("tion", False), ("reablement", False), ("skill", False)],
)
def test_a_word_that_lost_a_letter_or_a_ligature_is_known_by_what_it_becomes(word, lacks):
    assert lacks_letters(word, "en") == lacks


def test_what_the_dictionary_has_with_a_capital_alone_is_a_name():
    assert holds("nurse", "en") and not holds("winston", "en")


def test_endless_runs_of_letters_are_not_looked_up():
    assert not holds("a" * (LONGEST_WORD + 1), "en")
