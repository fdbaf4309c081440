"""Function words of a language."""

from __future__ import annotations

import pytest

from pipeline.privacy.names import name_lists
from pipeline.terms import stop_words
from pipeline.text.stop_words import function_words


@pytest.mark.parametrize(
    ("language", "words"), [("en", {"the", "he", "when"}), ("nb", {"og", "han", "når"})]
)
def test_a_language_has_its_function_words(language: str, words: set[str]) -> None:
    assert words <= function_words(language)
    assert not {"ward", "avdeling"} & function_words(language)


def test_a_language_that_is_not_known_has_none() -> None:
    assert function_words("xx-unknown") == frozenset()


@pytest.mark.parametrize("language", ["en", "nb", "da", "sv"])
def test_terms_and_names_leave_out_the_same_function_words(language: str) -> None:
    assert function_words(language) <= stop_words.language_stop_words(language)
    assert function_words(language) <= name_lists.stop_words(language)
