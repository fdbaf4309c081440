"""Rates beside ordinary words by ratio: p by counting, no p without like words, Holm."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from pipeline.gap.comparison import compare
from pipeline.gap.genre.words import beyond_words
from pipeline.gap.measures import measured
from pipeline.gap.placebo import MIN_PLACEBOS
from tests.gap.examples import PARAMS, Corpus, corpus, evidence_of

TOKENS = [5_000] * 6, [5_000] * 6


def made(n_words: int, *, apart: int) -> Corpus:
    """A concept of 60 uses ten times as often in policy, and so many words of 60 uses.

    Of the words `apart` are as far apart, by turns to either side; the others are alike.
    """
    rng = np.random.default_rng(1)
    terms = {}
    for i in range(n_words):
        if i < apart:
            sides = [list(10 + rng.integers(-1, 2, 6)), [0, 0, 1, 0, 0, 0]]
            sides = sides if i % 2 else sides[::-1]
        else:
            sides = [list(5 + rng.integers(-1, 2, 6)), list(5 + rng.integers(-1, 2, 6))]
        terms[f"word{i:03d}"] = (sides[0], sides[1])
    concepts = {"co-design": ([9, 10, 9, 10, 9, 8], [1, 0, 1, 1, 1, 1])}
    return corpus(tokens=TOKENS, concepts=concepts, terms=terms)


def found(parts: Corpus) -> tuple[str, str, float, float]:
    evidence = evidence_of(parts)
    pairs = {
        one.name: (one, compare(one, params=PARAMS))
        for one in measured(evidence, params=PARAMS, names=["concept_rate", "term_rate"])
    }
    own, comparison = pairs["concept_rate"]
    beyond = beyond_words(own, comparison, pairs["term_rate"], evidence.labels, params=PARAMS)
    return (
        str(comparison.verdict[0]), str(beyond.verdict[0]),
        float(beyond.p_adjusted[0]), float(beyond.estimate[0]),
    )  # fmt: skip


def test_a_concept_further_apart_than_ordinary_words_is_more_than_genre() -> None:
    first, second, p, estimate = found(made(60, apart=0))
    assert (first, second) == ("policy", "policy")
    assert p == pytest.approx(1 / 61)
    assert estimate == pytest.approx(3.2, abs=0.4)


def test_where_ordinary_words_are_as_far_apart_to_either_side_it_is_genre() -> None:
    first, second, p, _ = found(made(60, apart=12))
    assert (first, second) == ("policy", "cannot tell")
    assert p == pytest.approx(13 / 61)


def test_with_too_few_words_as_frequent_there_is_no_second_verdict() -> None:
    first, second, p, estimate = found(made(MIN_PLACEBOS - 1, apart=0))
    assert (first, second) == ("policy", "")
    assert np.isnan([p, estimate]).all()


def test_p_values_are_adjusted_for_the_items_that_have_one() -> None:
    from pipeline.gap.genre.words import _adjusted

    given = pd.Series([0.01, np.nan, 0.04, 0.03]).to_numpy()
    adjusted = _adjusted(given)
    assert np.isnan(adjusted[1])
    assert adjusted[[0, 2, 3]] == pytest.approx(multipletests(given[[0, 2, 3]], method="holm")[1])
