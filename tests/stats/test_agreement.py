"""Agreement and precision against published figures and other libraries."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from pipeline.stats.agreement import agreed, alpha, alpha_interval, wilson


@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_is_that_of_statsmodels(right: int, n: int, level: float) -> None:
    right = min(right, n)
    expected = proportion_confint(right, n, alpha=1 - level, method="wilson")
    assert wilson(right, n, level=level) == pytest.approx(expected, abs=1e-9)


def test_of_nothing_there_is_no_interval() -> None:
    assert all(isnan(end) for end in wilson(0, 0))


def test_alpha_is_krippendorffs_example_of_four_coders() -> None:
    # Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: nominal .743.
    coders = {
        "A": "1 2 3 3 2 1 4 1 2 * * *",
        "B": "1 2 3 3 2 2 4 1 2 5 * 3",
        "C": "* 3 3 3 2 3 4 2 2 5 1 *",
        "D": "1 2 3 3 2 4 4 1 2 5 1 *",
    }
    columns = zip(*(text.split() for text in coders.values()), strict=True)
    items = [
        {coder: mark for coder, mark in zip(coders, column, strict=True) if mark != "*"}
        for column in columns
    ]
    assert alpha(items) == pytest.approx(0.743, abs=0.0005)


def test_alpha_is_krippendorffs_example_of_two_coders() -> None:
    # The same, example A: binary data, .095.
    one, other = "0100000000", "1110010010"
    items = [{"A": a, "B": b} for a, b in zip(one, other, strict=True)]
    assert alpha(items) == pytest.approx(0.095, abs=0.0005)


def test_alpha_needs_two_coders_and_two_marks() -> None:
    assert isnan(alpha([]))
    assert isnan(alpha([{"A": "yes"}, {"A": "no"}]))
    assert isnan(alpha([{"A": "yes", "B": "yes"}]))
    assert alpha([{"A": "yes", "B": "yes"}, {"A": "no", "B": "no"}]) == 1.0


def test_agreement_counts_only_what_was_marked_twice() -> None:
    assert agreed([{"A": "y"}, {"A": "y", "B": "y"}, {"A": "y", "B": "n"}]) == (1, 2)


def two_coders(n: int, *, wrong: int) -> list[dict[str, str]]:
    return [
        {"A": "yes" if i % 2 else "no", "B": "yes" if (i % 2) != (i % n < wrong) else "no"}
        for i in range(n)
    ]


def test_alphas_interval_holds_it_and_is_wider_where_a_cluster_disagrees_as_a_whole() -> None:
    marks = two_coders(60, wrong=12)
    spread = [f"c{i % 10}" for i in range(60)]
    lumped = [f"c{i // 6}" for i in range(60)]
    ends = []
    for clusters in (spread, lumped):
        found, low, high = alpha_interval(
            marks, clusters, level=0.05, n_bootstrap=999, rng=np.random.default_rng(1)
        )
        assert found == alpha(marks)
        assert low < found < high <= 1
        ends.append(high - low)
    assert ends[1] > 1.5 * ends[0]


def test_of_two_clusters_or_one_mark_alpha_has_no_interval() -> None:
    marks = two_coders(20, wrong=3)
    rng = np.random.default_rng(1)
    few = alpha_interval(marks, ["a", "b"] * 10, level=0.05, n_bootstrap=99, rng=rng)
    assert few[0] == alpha(marks) and all(map(isnan, few[1:]))
    same = [{"A": "no", "B": "no"}] * 9
    none = alpha_interval(same, list("abcabcabc"), level=0.05, n_bootstrap=99, rng=rng)
    assert all(map(isnan, none))
    assert all(map(isnan, alpha_interval([], [], level=0.05, n_bootstrap=9, rng=rng)))
