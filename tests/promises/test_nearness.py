"""BM25 of passages for statements, by worked example."""

from __future__ import annotations

import numpy as np

from pipeline.promises.nearness import nearness
from tests.promises.made import columns


def test_nearness_is_bm25_over_the_weight_of_the_statement() -> None:
    where, terms = columns("night", "coffee")
    idf = {term: np.log(6 / (1 + df)) + 1 for term, df in {"night": 3, "coffee": 1}.items()}
    mean = 13 / 5

    def earned(count: int, length: int) -> float:
        return count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean))

    whole = idf["night"] + idf["coffee"]
    expected = [
        idf["night"] * earned(1, 3) / whole,
        idf["coffee"] * earned(2, 3) / whole,
        idf["night"] * earned(1, 2) / whole,
        idf["night"] * earned(1, 2) / whole,
        0.0,
    ]
    np.testing.assert_allclose(nearness(terms[None, :], where)[0], expected)
    front = nearness(terms[None, :], where, only_frontline=True)
    np.testing.assert_allclose(front[0], expected[:3])
