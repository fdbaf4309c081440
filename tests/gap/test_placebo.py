"""The placebo: ordinary words of like frequency."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.gap import placebo
from tests.gap.examples import (
    THOUSANDS,
    checked,
    corpus,
    row_of,
)


def test_placebo_is_the_share_of_ordinary_words_with_a_smaller_gap() -> None:
    alike = {f"w{i:02d}": ([10, 10, 10, 11], [5, 5, 5, 5, 5, i % 3 + 4]) for i in range(30)}
    apart = {f"x{i:02d}": ([30, 30, 30, 31], [0] * 6) for i in range(10)}
    parts = corpus(
        tokens=THOUSANDS,
        concepts={"co-design": ([11, 12, 13, 14], [2, 1, 2, 1, 2, 1])},
        terms=alike | apart | {"co-design": ([11, 12, 13, 14], [2, 1, 2, 1, 2, 1])},
    )
    found = row_of(checked(parts), "concept_rate", "co-design")
    assert found["placebo"] == pytest.approx(1.0)  # the 30 alike in frequency; not the other ten
    few = corpus(tokens=THOUSANDS, concepts={"co-design": ([1] * 4, [0] * 6)}, terms=alike)
    assert np.isnan(row_of(checked(few), "concept_rate", "co-design")["placebo"])


def test_a_term_with_a_co_word_in_it_is_not_ordinary() -> None:
    mentions = pd.DataFrame({"surface": ["Co-designed"], "concept": ["co-design"]})
    terms = ["service", "co-designed", "co-housing", "co-designed service", "design"]
    assert placebo.ordinary_words(terms, mentions).tolist() == [True, False, False, False, True]


def test_without_twenty_words_of_like_frequency_there_is_no_placebo() -> None:
    counts = np.full((2, 1), 8.0), np.full((2, 19), 8.0)
    assert np.isnan(placebo.smaller_gaps(counts, np.array([3.0]), np.zeros(19))).all()
    one_more = counts[0], np.full((2, 20), 8.0)
    gaps_of_words = np.r_[np.full(15, 1.0), np.full(5, -4.0)]
    assert placebo.smaller_gaps(one_more, np.array([-3.0]), gaps_of_words) == pytest.approx(0.75)
