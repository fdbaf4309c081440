"""The calibration of unlike sides goes on from what is done of as many corpora."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from benchmarks.bench_unlike import Kept, figures, keep, told
from pipeline.arrays import Floats

DESIGNS = ((6, 8), (3, 21))


def test_figures_of_fewer_corpora_are_not_taken_for_those_of_more() -> None:
    kept: Kept = {}
    asked: list[int] = []
    for n in (100, 200, 200):

        def cell(shape: tuple[int, int], n: int = n) -> Floats:
            asked.append(n)
            return np.array([n + shape[0]], dtype=np.float64)

        with ThreadPoolExecutor(1) as pool:
            found = figures("levels", {"a": cell}, n=n, pool=pool, kept=kept, designs=DESIGNS)
            keep(found, kept, file=None)
        (cells,) = told("levels", ["a"], kept, DESIGNS, n=n).values()
        assert [one.tolist() for one in cells] == [[n + 6], [n + 3]]
    # What is done of as many is not done again.
    assert asked == [100, 100, 200, 200]
