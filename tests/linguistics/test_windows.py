import pytest

from pipeline.linguistics.windows import clause_bounds, cue_words


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("vi vet at de samskaper , og det er bra", "de samskaper"),
        ("samskaping er lett", "samskaping er lett"),
        ("det er ikke tale om samskaping", "det er ikke tale om samskaping"),
        ("de spør om samskaping", "samskaping"),
    ],
)
def test_a_clause_ends_at_the_words_and_marks_that_open_another(words: str, clause: str) -> None:
    sentence = words.split()
    at = next(i for i, word in enumerate(sentence) if word.startswith("samska"))
    start, end = clause_bounds(sentence, at, language="nb")
    assert sentence[start:end] == clause.split()


def test_a_language_without_cues_has_one_clause() -> None:
    assert not cue_words("clauses", "boundaries", "fi")
    assert clause_bounds(["a", ",", "b"], 2, language="fi") == (0, 3)


def test_both_forms_of_norwegian_have_the_same_cues() -> None:
    assert cue_words("clauses", "boundaries", "nb") == cue_words("clauses", "boundaries", "nn")
