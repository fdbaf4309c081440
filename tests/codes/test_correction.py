"""Means corrected by judged passages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import OLS

from benchmarks import bench_correction
from pipeline.codes.correction import (
    corrected_mean,
    design_adjusted,
    document_means,
    draw_passages,
    sample_probability,
)

NAN = float("nan")


def test_the_example_by_hand() -> None:
    """Four passages, two judged: 1 + (1 − 1)/.5, 0 + (1 − 0)/.25, and the list's word for two."""
    listed = np.array([1.0, 0.0, 1.0, 0.0])
    judged = np.array([1.0, 1.0, NAN, NAN])
    probability = np.array([0.5, 0.25, 0.5, 0.25])
    made = design_adjusted(listed, judged, probability)
    assert made.tolist() == [1.0, 4.0, 1.0, 0.0]
    assert document_means(made, document=np.array([0, 0, 1, 1])).tolist() == [2.5, 0.5]


def test_a_sample_of_equal_chances_is_the_estimate_of_prediction_powered_inference() -> None:
    """The mean found by the model, plus the mean error on the judged (Angelopoulos et al. 2023)."""
    rng = np.random.default_rng(1)
    truth = (rng.random(400) < 0.3).astype(float)
    listed = np.where(rng.random(400) < 0.7, truth, 0.0)
    known = np.zeros(400, dtype=bool)
    known[rng.choice(400, 80, replace=False)] = True
    made = design_adjusted(listed, np.where(known, truth, NAN), np.full(400, 80 / 400))
    powered = listed.mean() + (truth[known] - listed[known]).mean()
    assert made.mean() == pytest.approx(powered)


def test_over_all_samples_the_mean_is_the_true_one() -> None:
    """Each of the samples of two of five: their mean is exact, whatever the list says."""
    truth = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
    listed = np.array([0.0, 0.0, 1.0, 0.0, 1.0])
    means = []
    for one in range(5):
        for other in range(one):
            judged = np.full(5, NAN)
            judged[[one, other]] = truth[[one, other]]
            means.append(design_adjusted(listed, judged, np.full(5, 0.4)).mean())
    assert np.mean(means) == pytest.approx(truth.mean())


def test_the_error_is_that_of_statsmodels_with_clusters() -> None:
    rng = np.random.default_rng(2)
    values = rng.normal(size=20)
    cluster = np.repeat(np.arange(8), [1, 2, 3, 4, 1, 2, 3, 4])
    made = corrected_mean(values, cluster=cluster, level=0.05)
    fit = OLS(values, np.ones(20)).fit(
        cov_type="cluster", cov_kwds={"groups": cluster, "df_correction": True}, use_t=True
    )
    # statsmodels also multiplies the variance by (n - 1)/(n - 1) for one coefficient.
    low, high = fit.conf_int(0.05)[0]
    assert made.estimate[0] == pytest.approx(fit.params[0])
    assert (made.low[0], made.high[0]) == pytest.approx((low, high))


def test_too_few_clusters_have_no_interval() -> None:
    made = corrected_mean(np.array([1.0, 2.0, 3.0]), cluster=np.array([0, 0, 1]), level=0.05)
    assert made.estimate[0] == 2.0
    assert np.isnan(made.low[0]) and np.isnan(made.high[0])


@pytest.mark.parametrize("wrong", [0.0, -0.1, 1.5])
def test_a_probability_that_is_none_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        design_adjusted(np.array([0.0]), np.array([1.0]), np.array([wrong]))


@given(
    sizes=st.lists(st.integers(1, 60), min_size=1, max_size=6),
    n=st.integers(1, 120),
    seed=st.integers(0, 99),
)
def test_chances_are_chances_and_their_sum_is_the_number_wanted(
    sizes: list[int], n: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    document = np.repeat(np.arange(len(sizes)), sizes)
    found = rng.random(len(document)) < 0.2
    chance = sample_probability(found, document=document, n=n)
    assert np.all((chance >= 0) & (chance <= 1 + 1e-12))
    most = sum(min(n / len(sizes), size) for size in sizes)
    assert chance.sum() == pytest.approx(most)


def test_passages_are_drawn_with_their_own_probability() -> None:
    chance = np.array([0.5, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5])
    stratum = np.array([0, 0, 1, 1, 1, 1, 1, 2])
    rng = np.random.default_rng(3)
    draws = np.array([draw_passages(chance, stratum=stratum, rng=rng) for _ in range(4000)])
    assert np.abs(draws.mean(axis=0) - chance).max() < 0.03
    assert set(draws.sum(axis=1)) == {2}
    assert set(draws[:, :2].sum(axis=1)) == {1}


def test_a_list_that_finds_less_on_one_side_fakes_a_gap_and_judged_passages_undo_it() -> None:
    rng = np.random.default_rng(4)
    made = np.array([bench_correction.replicate((6, 12), 300, rng) for _ in range(120)])
    by_list, corrected = made[:, 0], made[:, 1]
    assert by_list[:, 0].mean() > 0.03
    assert abs(corrected[:, 0].mean()) < 0.015
    covers = (corrected[:, 1] <= 0) & (corrected[:, 2] >= 0)
    assert covers.mean() > 0.89
    assert ((by_list[:, 1] <= 0) & (by_list[:, 2] >= 0)).mean() < 0.88
