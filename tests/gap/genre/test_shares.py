"""Shares beside their baseline: genre alone, more than genre, unlike sides, the interval."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline.gap.comparison import compare
from pipeline.gap.genre.sentences import sentence_shares
from pipeline.gap.genre.shares import beyond_shares
from pipeline.gap.measures.measured import Measured, draw
from pipeline.stats.clusters import sides
from pipeline.stats.families import multiplicity
from tests.gap.examples import PARAMS
from tests.gap.genre.made import modality, rows


def verdicts(mentions: pd.DataFrame, sentences: pd.DataFrame) -> tuple[str, str, float]:
    one = modality(mentions)
    comparison = compare(one, params=PARAMS)
    shares = sentence_shares(one, sentences, mentions)
    assert shares is not None
    beyond = beyond_shares(one, comparison, shares, params=PARAMS)
    at = one.items.index("co-words: aspiration")
    assert beyond.low[at] <= beyond.estimate[at] <= beyond.high[at]
    at = one.items.index("co-words: aspiration")
    return str(comparison.verdict[at]), str(beyond.verdict[at]), float(beyond.estimate[at])


def test_a_gap_that_all_sentences_have_is_named_and_not_more_than_genre() -> None:
    genre = {"policy": (0.6, 0.2), "frontline": (0.1, 0.1)}
    first, second, estimate = verdicts(rows(genre, 30), rows(genre, 200))
    assert (first, second) == ("policy", "cannot tell")
    assert abs(estimate) < 0.1


def test_a_gap_beside_the_co_words_alone_is_more_than_genre() -> None:
    mentions = rows({"policy": (0.7, 0.2), "frontline": (0.1, 0.1)}, 30)
    sentences = rows({"policy": (0.15, 0.1), "frontline": (0.1, 0.1)}, 200)
    first, second, estimate = verdicts(mentions, sentences)
    assert (first, second) == ("policy", "policy")
    assert estimate == pytest.approx(0.55, abs=0.12)


def drawn(seed: int, *, gap: float, sizes: tuple[int, int]) -> tuple[Measured, np.ndarray]:
    """Few mentions of interviews beside many of policy; baselines that differ far more."""
    rng = np.random.default_rng(seed)
    n = sum(sizes)
    first = np.arange(n) < sizes[0]
    trials = np.where(first, rng.integers(1, 6, n), rng.integers(20, 60, n))
    mean = np.where(first[:, None], [0.5, 0.1, 0.3, 0.6], [0.05, 0.1, 0.1, 0.3])
    spread = np.where(first, 0.3, 0.05)[:, None]
    true = rng.beta(mean * (1 / spread - 1), (1 - mean) * (1 / spread - 1))
    lifted = np.clip(true + gap * first[:, None] * (np.arange(4) == 1), 0, 1)
    found = rng.binomial(trials[:, None], lifted) / trials[:, None]
    own = sides(first, cluster=[str(i) for i in range(n)])
    items = tuple(f"co-words: {name}" for name in "abcd")
    one = Measured(
        name="agentless_share", items=items, labels=items, values=found,
        documents=tuple(map(str, range(n))), weight=trials.astype(float), sides=own,
        permutations=draw(own, params=PARAMS.model_copy(update={"n_permutations": 99})),
    )  # fmt: skip
    return one, rng.binomial(150, true) / 150


FOURS = multiplicity.Tested(*([np.full(4, 4.0)] * 4))
"""Critical values, so that nothing is permuted."""


@pytest.mark.parametrize("sizes", [(6, 8), (3, 21)])
def test_a_gap_that_is_all_genre_is_seldom_more_of_unlike_sides(sizes: tuple[int, int]) -> None:
    # Exchanging clusters would name a side in 14 and 49 of 100 such corpora.
    sure = 0
    for seed in range(60):
        one, shares = drawn(seed, gap=0.0, sizes=sizes)
        comparison = compare(one, params=PARAMS, critical=FOURS)
        beyond = beyond_shares(one, comparison, shares, params=PARAMS)
        sure += bool((beyond.p_adjusted <= PARAMS.level).any())
    assert sure <= 6


def test_a_gap_beyond_it_is_found_and_its_interval_holds_it() -> None:
    found, held = 0, 0
    for seed in range(20):
        one, shares = drawn(seed, gap=0.6, sizes=(12, 15))
        comparison = compare(one, params=PARAMS, critical=FOURS)
        beyond = beyond_shares(one, comparison, shares, params=PARAMS)
        found += bool(beyond.p_adjusted[1] <= PARAMS.level)
        held += bool(beyond.low[1] <= 0.6 <= beyond.high[1])
    assert found >= 15 and held >= 16


def test_a_single_cluster_of_a_side_gives_no_second_verdict() -> None:
    one, shares = drawn(1, gap=0.6, sizes=(6, 8))
    alone = replace(one.keeping(np.arange(14) >= 5), groups=1)
    comparison = compare(alone, params=PARAMS, critical=FOURS)
    beyond = beyond_shares(alone, comparison, shares[5:], params=PARAMS)
    assert (beyond.p_adjusted == 1).all() and np.isnan(beyond.low).all()
