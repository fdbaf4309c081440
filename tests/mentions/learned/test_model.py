"""Values of terms, probabilities, and where the words that speak most for a practice stand."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.learned.model import best_run
from pipeline.mentions.learned.terms import GROUPS, VECTOR, sentences
from tests.mentions.learned.taught import learned, taught, unparsed

TEXT = "Here the residents and the nurses plan the garden together."


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=8))
def test_the_best_run_has_the_largest_sum_of_all(values: list[int]) -> None:
    start, end = best_run(values)
    runs = combinations(range(len(values) + 1), 2)
    best = max(sum(values[a:b]) for a, b in runs)
    assert sum(values[start:end]) == (best if best > 0 else sum(values))


def test_terms_of_a_kind_have_the_length_of_their_kind_and_less_in_a_short_sentence() -> None:
    vocabulary = learned().model.vocabulary
    for text, is_short in ((TEXT, False), ("Nurses.", True)):
        (one,) = sentences(unparsed(text))
        values = vocabulary.values(one)
        squares = [value**2 for (group, _), value in values.items() if group == "word"]
        length = sum(squares) ** 0.5
        assert length < 0.7 if is_short else length == pytest.approx(GROUPS["word"], abs=0.05)


def test_what_tokens_add_is_what_their_terms_add() -> None:
    model = learned().model
    (one,) = sentences(unparsed(TEXT))
    values = model.vocabulary.values(one)
    added = sum(
        value * model.practice[model.vocabulary.columns[key]]
        for key, value in values.items()
        if key[0] != "before"
    )
    assert model.spread(one).sum() == pytest.approx(added)


def test_a_row_of_the_matrix_has_the_values_of_its_sentence() -> None:
    model = learned().model
    those = [one.sentence for one in taught()[1][:3]]
    rows = model.vocabulary.matrix(those)
    assert rows.shape == (3, len(model.vocabulary.columns))
    for one, row in zip(those, rows.toarray(), strict=True):
        for key, value in model.vocabulary.values(one).items():
            assert row[model.vocabulary.columns[key]] == pytest.approx(value)
        vector = [i for (group, _), i in model.vocabulary.columns.items() if group == VECTOR]
        assert np.linalg.norm(row[vector]) <= 1 + 1e-9
