"""Topics beside co-words and in the other passages: which passage is which, and the verdict."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.gap.comparison import compare
from pipeline.gap.genre.beyond import Beyond
from pipeline.gap.genre.passages import FEWEST_DOCUMENTS, beyond_passages, topic_passages
from pipeline.gap.measures.measured import Measured, draw
from pipeline.stats import clusters
from tests.gap.examples import PARAMS

N = 10


def test_a_mention_belongs_to_the_unit_that_holds_its_first_character() -> None:
    units = pd.DataFrame(
        {
            "unit_id": ["d#1", "d#2", "d#3"],
            "segment_ids": ["d:1 d:2", "d:2", "d:2 d:3"],
            "start": [10, 40, 80],
            "end": [40, 80, 25],
            "n_tokens": [150, 140, 130],
        }
    )
    topics = pd.DataFrame(
        {"unit_id": ["d#1", "d#2", "d#3"], "doc_id": "d", "topic": "t", "share": [0.1, 0.2, 0.3]}
    )

    def beside(segment: str, start: int) -> list[bool]:
        labels = pd.DataFrame({"segment_id": [segment], "start": [start]})
        found = topic_passages(topics, units, labels)
        assert found["n_tokens"].tolist() == [150, 140, 130]
        return found["beside"].tolist()

    assert beside("d:1", 12) == [True, False, False]
    assert beside("d:1", 5) == [False, False, False]  # before the unit begins
    assert beside("d:2", 39) == [True, False, False]
    assert beside("d:2", 40) == [False, True, False]
    assert beside("d:2", 90) == [False, False, True]
    assert beside("d:3", 24) == [False, False, True]
    assert beside("d:3", 25) == [False, False, False]


def made(
    near: tuple[float, float], other: tuple[float, float], *, without: int = 0
) -> tuple[Measured, pd.DataFrame]:
    """Two topics; so much of the first beside co-words and elsewhere, in policy and interviews.

    Of the interviews `without` have no passage with a co-word.
    """
    rng = np.random.default_rng(6)
    first = np.arange(2 * N) < N
    rows, shares = [], []
    for i in range(2 * N):
        side = 0 if first[i] else 1
        parts = []
        for beside, mean, n in ((True, near[side], 4), (False, other[side], 12)):
            if beside and not first[i] and i - N < without:
                continue
            for _ in range(n):
                share = float(rng.beta(20 * mean, 20 * (1 - mean)))
                unit = f"d{i:02d}#{len(parts):02d}"
                parts.append(share)
                rows += [
                    {
                        "unit_id": unit, "doc_id": f"d{i:02d}", "topic": topic, "share": part,
                        "n_tokens": 150.0, "beside": beside,
                    }
                    for topic, part in (("t1", share), ("t2", 1 - share))
                ]  # fmt: skip
        shares.append([np.mean(parts), 1 - np.mean(parts)])
    sides = clusters.sides(first, cluster=[f"{i:02d}" for i in range(2 * N)])
    documents = tuple(f"d{i:02d}" for i in range(2 * N))
    one = Measured(
        "topic_share", ("t1", "t2"), ("t1", "t2"), np.array(shares), documents,
        np.full(2 * N, 2_400.0), sides, draw(sides, params=PARAMS),
    )  # fmt: skip
    return one, pd.DataFrame(rows)


def found(one: Measured, passages: pd.DataFrame) -> Beyond | None:
    return beyond_passages(one, compare(one, params=PARAMS), passages, params=PARAMS)


def test_a_topic_as_far_apart_beside_co_words_as_elsewhere_is_perhaps_only_genre() -> None:
    one, passages = made((0.5, 0.2), (0.5, 0.2))
    assert compare(one, params=PARAMS).verdict[0] == "policy"
    beyond = found(one, passages)
    assert beyond is not None and beyond.verdict.tolist() == ["cannot tell", "cannot tell"]
    assert beyond.estimate[0] == pytest.approx(0, abs=0.07)
    assert beyond.policy[0] == pytest.approx(0.5, abs=0.05)
    assert beyond.frontline[0] == pytest.approx(0.2, abs=0.05)


def test_a_topic_that_goes_with_co_words_on_one_side_is_more_than_genre() -> None:
    beyond = found(*made((0.8, 0.2), (0.3, 0.2)))
    assert beyond is not None and beyond.verdict.tolist() == ["policy", "frontline"]
    assert beyond.estimate[0] == pytest.approx(0.5, abs=0.08)
    assert 0 < beyond.low[0] < beyond.estimate[0] < beyond.high[0]


def test_documents_without_a_co_word_are_left_out_and_too_few_tell_nothing() -> None:
    one, passages = made((0.8, 0.2), (0.3, 0.2), without=N - FEWEST_DOCUMENTS)
    assert found(one, passages) is not None
    one, passages = made((0.8, 0.2), (0.3, 0.2), without=N - FEWEST_DOCUMENTS + 1)
    assert found(one, passages) is None
    assert found(one, passages.iloc[:0]) is None
