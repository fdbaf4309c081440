"""Rates beside ordinary words by ratio: as one more of them, no p without like words, Holm."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from pipeline.gap.comparison import compare
from pipeline.gap.genre.beyond import Beyond, adjusted
from pipeline.gap.genre.words import FEWEST_WORDS, beyond_words
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured
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
    beyond = beyond_words(own, comparison, pairs, evidence.labels, params=PARAMS)
    assert beyond is not None
    return (
        str(comparison.verdict[0]), str(beyond.verdict[0]),
        float(beyond.p_adjusted[0]), float(beyond.estimate[0]),
    )  # fmt: skip


def test_a_concept_further_apart_than_ordinary_words_is_more_than_genre() -> None:
    first, second, p, estimate = found(made(60, apart=0))
    assert (first, second) == ("policy", "policy")
    assert p < 0.001
    assert estimate == pytest.approx(3.2, abs=0.4)


def test_where_ordinary_words_are_as_far_apart_to_either_side_it_is_genre() -> None:
    first, second, p, _ = found(made(60, apart=12))
    assert (first, second) == ("policy", "cannot tell")
    assert p > 0.05


def test_with_too_few_words_as_frequent_there_is_no_second_verdict() -> None:
    first, second, p, estimate = found(made(FEWEST_WORDS - 1, apart=0))
    assert (first, second) == ("policy", "")
    assert np.isnan([p, estimate]).all()


def test_p_values_are_adjusted_for_the_items_that_have_one() -> None:
    given = pd.Series([0.01, np.nan, 0.04, 0.03]).to_numpy()
    found = adjusted(given)
    assert np.isnan(found[1])
    assert found[[0, 2, 3]] == pytest.approx(multipletests(given[[0, 2, 3]], method="holm")[1])


NAMES = ("family_rate", "concept_rate", "term_rate")


def beyond_of(parts: Corpus, name: str) -> tuple[Measured, Beyond | None]:
    evidence = evidence_of(parts)
    pairs = {
        one.name: (one, compare(one, params=PARAMS))
        for one in measured(evidence, params=PARAMS, names=NAMES)
    }
    own, comparison = pairs[name]
    return own, beyond_words(own, comparison, pairs, evidence.labels, params=PARAMS)


def test_without_words_there_is_nothing_to_hold_rates_against() -> None:
    evidence = evidence_of(made(30, apart=0))
    (one,) = measured(evidence, params=PARAMS, names=["concept_rate"])
    assert (
        beyond_words(one, compare(one, params=PARAMS), {}, evidence.labels, params=PARAMS) is None
    )


def test_a_word_that_stands_out_from_words_as_common_is_more_than_genre() -> None:
    words, beyond = beyond_of(made(60, apart=3), "term_rate")
    assert beyond is not None
    at = [words.items.index(f"word{i:03d}") for i in range(5)]
    assert beyond.verdict[at].tolist() == [
        "frontline",
        "policy",
        "frontline",
        "cannot tell",
        "cannot tell",
    ]
    assert 0 < beyond.as_far[at[0]] <= 2 / 59  # the others alone, not itself
    assert (beyond.low[at] <= beyond.estimate[at]).all()
    # Counting would give no word a p below its rank among words.
    assert beyond.p_adjusted[at[0]] < 0.001


def test_where_half_of_the_words_are_as_far_apart_that_is_the_genre() -> None:
    _, beyond = beyond_of(made(60, apart=32), "term_rate")
    assert beyond is not None
    assert not set(beyond.verdict) & {"policy", "frontline"}


def family(*, apart: int) -> Corpus:
    """Two concepts of 30 uses each that policy alone says, and 60 words as common as one of them.

    The two together are as common as no word.
    """
    concepts = {name: ([9, 10, 9, 10, 9, 8], [1, 0, 1, 1, 1, 1]) for name in ("co-design", "co-x")}
    parts = made(60, apart=apart)
    rare = corpus(tokens=TOKENS, concepts=concepts)
    return parts[0], rare[1], parts[2], parts[3]


def test_all_co_words_together_are_held_against_groups_of_words() -> None:
    own, beyond = beyond_of(family(apart=0), "family_rate")
    assert beyond is not None
    assert beyond.p_adjusted[0] == pytest.approx(len(own.items) / 1000)  # none of 999, Holm
    assert beyond.as_far[0] == 0 and beyond.verdict[0] == "policy"
    _, genre = beyond_of(family(apart=40), "family_rate")
    assert genre is not None
    # A group of two is as far apart if both words are, to the same side: about 2 (1/3)^2.
    assert genre.as_far[0] == pytest.approx(2 / 9, abs=0.08)
    assert genre.verdict[0] == "cannot tell"


def test_a_concept_that_is_left_out_of_the_family_has_no_word_in_the_group() -> None:
    concepts = {
        "co-design": ([9, 10, 9, 10, 9, 8], [1, 0, 1, 1, 1, 1]),
        "co-operation": ([90, 95, 92, 91, 90, 93], [80, 85, 82, 84, 86, 85]),
    }
    parts = made(60, apart=0)
    _, beyond = beyond_of(
        (parts[0], corpus(tokens=TOKENS, concepts=concepts)[1], parts[2], parts[3]), "family_rate"
    )
    assert beyond is not None
    # With co-operation the whole is hardly apart, without it as far as co-design.
    assert beyond.as_far[1] == 0 and beyond.estimate[1] > 2 > beyond.estimate[0]


def beyond_family(placed: list[list[int]]) -> Beyond:
    """Three co-words, 12 uses in each of the policy documents that `placed` names for it."""
    rng = np.random.default_rng(2)
    terms = {
        f"word{i:03d}": (rng.poisson(5, 6).tolist(), rng.poisson(3, 6).tolist()) for i in range(80)
    }
    concepts = {
        f"co-{i}": ([12 if at in where else 1 for at in range(6)], [1] * 6)
        for i, where in enumerate(placed)
    }
    evidence = evidence_of(corpus(tokens=TOKENS, concepts=concepts, terms=terms))
    pairs = {
        one.name: (one, compare(one, params=PARAMS))
        for one in measured(evidence, params=PARAMS, names=["family_rate", *RATES])
    }
    beyond = beyond_words(*pairs["family_rate"], pairs, evidence.labels, params=PARAMS)
    assert beyond is not None
    return beyond


RATES = ["concept_rate", "term_rate"]


def test_co_words_that_go_together_say_less_than_as_many_apart() -> None:
    together, apart = beyond_family([[0, 1]] * 3), beyond_family([[0, 1], [2, 3], [4, 5]])
    assert together.estimate[0] == pytest.approx(apart.estimate[0])
    assert together.as_far[0] == apart.as_far[0]
    assert together.p_adjusted[0] > 2 * apart.p_adjusted[0]
