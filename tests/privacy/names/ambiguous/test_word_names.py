"""Names that are also words, at the beginning of a sentence."""

import pytest

from pipeline.privacy.names.ambiguous.word_names import is_mass, is_person_by_what_follows
from pipeline.privacy.names.words import words_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hope rang me.", "en"),
        ("Mark and I went.", "en"),
        ("Faith, my little girl, came.", "en"),
        ("Dawn's on nights.", "en"),
        ("Bill from accounts had left.", "en"),
        ("Hope was pregnant then.", "en"),
        ("Storm er nyansatt.", "nb"),
        ("Liv sin bror kom.", "nb"),
        ("Falk i naboklassen, han var med.", "nb"),
    ],
)
def test_what_follows_makes_a_person_of_the_word(text: str, language: str) -> None:
    assert is_person_by_what_follows(words_of(text), 0, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hope is what we need.", "en"),
        ("Mark my words.", "en"),
        ("May and June are quiet.", "en"),
        ("Stig på. Jo, han kom.", "nb"),
        ("Finn vil du ha.", "nb"),
        ("Stein på stein, sa han.", "nb"),
        ("Hope", "en"),
    ],
)
def test_other_words_leave_it_a_word(text: str, language: str) -> None:
    assert not is_person_by_what_follows(words_of(text), 0, language)


def test_of_some_words_a_verb_of_things_tells_nothing() -> None:
    assert is_mass("hope", "en") and is_mass("fred", "nb") and not is_mass("bill", "en")
