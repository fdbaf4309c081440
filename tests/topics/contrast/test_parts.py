"""Parts of a whole with intervals, and when these would tell of single clusters."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.intervals import mean_interval
from pipeline.topics.contrast.parts import parts_with_interval


def told(parts: str, clusters: str, *, policy: str = "", min_group: int = 3) -> str:
    """The parts with an interval; a letter for each document, `-` in no part; `policy` clusters."""
    corpus = ["policy" if one in policy else "frontline" for one in clusters]
    documents = pd.DataFrame({"cluster": list(clusters), "corpus": corpus})
    names = pd.Series([one.strip("-") for one in parts])
    return "".join(sorted(parts_with_interval(documents, names, min_group=min_group)))


@pytest.mark.parametrize(
    ("parts", "clusters", "expected"),
    [
        ("aaaabbb", "xxyzuvw", "ab"),
        ("aaaabbb", "xxyzuuv", ""),  # the whole less a leaves two clusters of b
        ("aaaa--", "xxyzuv", ""),  # or two that are in no part
        ("aaaa-", "xxyzu", "a"),  # of one, its total follows from the means already
        ("aaabc", "xyzuv", "a"),
        ("aaabbc", "xyzuvw", ""),  # c is known by its mean, so b is what the squares leave
        ("aaabbcc", "xyzuvst", "a"),  # two pairs: one square for two unknown ones
        ("aabb", "xyuv", ""),
    ],
)
def test_no_interval_leaves_a_pair_of_clusters(parts: str, clusters: str, expected: str) -> None:
    assert told(parts, clusters) == expected


def test_what_is_no_secret_is_not_withheld() -> None:
    assert told("aaabb", "xyzuv", policy="uv") == told("aaabb", "xyzuv", min_group=1) == "a"
    assert told("aaabbb", "xyzuvw", policy="uvw") == "ab"
    # Plans are known, so that a part of a plan and two interviews tells of either.
    assert told("aaabbb", "xyzuvw", policy="x") == ""


def test_two_clusters_follow_from_the_whole_and_its_other_part() -> None:
    """What is withheld against: worked out from means and intervals as they would be shown."""
    values = np.array([[4.0], [7.0], [2.0], [9.0], [1.0], [5.0]])
    cluster = np.arange(6)

    def equations(own: slice) -> tuple[float, float]:
        n = len(values[own])
        found = mean_interval(
            values[own], cluster=cluster[own], level=0.05, unseen=np.ones(1), census=False
        )
        unit = mean_interval(
            np.array([[1.0], [3.0], *[[2.0]] * (n - 2)]), cluster=np.arange(n), level=0.05,
            unseen=np.ones(1), census=False,
        )  # fmt: skip
        # The interval of other figures, whose squares add up to 2, tells what stands between.
        mean = float(found.estimate[0])
        reach = np.log(found.high / found.estimate) * mean
        squares = 2 * float((reach / (np.log(unit.high / unit.estimate) * 2))[0]) ** 2
        return n * mean, squares + n * mean**2

    whole, part = equations(slice(None)), equations(slice(0, 4))
    total, squares = whole[0] - part[0], whole[1] - part[1]
    spread = np.sqrt(2 * squares - total**2)
    assert sorted([(total - spread) / 2, (total + spread) / 2]) == pytest.approx([1.0, 5.0])
