"""Means corrected by judged passages."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest
from statsmodels.regression.linear_model import OLS

from benchmarks import bench_correction
from pipeline.codes.correction import corrected_mean, design_adjusted, share_found

NAN = float("nan")


def test_the_example_by_hand() -> None:
    """Four passages, two judged: 1 + (1 − 1)/.5, 0 + (1 − 0)/.25, and the list's word for two."""
    listed = np.array([1.0, 0.0, 1.0, 0.0])
    judged = np.array([1.0, 1.0, NAN, NAN])
    probability = np.array([0.5, 0.25, 0.5, 0.25])
    made = design_adjusted(listed, judged, probability)
    assert made.tolist() == [1.0, 4.0, 1.0, 0.0]


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


def test_a_recall_of_equal_weights_without_clusters_is_clopper_and_pearson() -> None:
    values = np.array([1.0] * 7 + [0.0] * 3)
    made = share_found(values, np.full(10, 3.0), cluster=np.arange(10), level=0.05)
    exact = binomtest(7, 10).proportion_ci(0.95, method="exact")
    assert made.estimate[0] == pytest.approx(0.7)
    # 10 clusters of one: their variance is that of drawing, times 10/9.
    assert made.low[0] == pytest.approx(exact.low, abs=0.02)
    assert made.high[0] == pytest.approx(exact.high, abs=0.02)


def test_a_recall_that_differs_between_clusters_is_less_sure() -> None:
    values = np.array([1.0] * 15 + [0.0] * 15)
    cluster = np.repeat(np.arange(6), 5)
    alike = share_found(
        np.roll(values.reshape(2, 15).T.ravel(), 1), np.ones(30), cluster=cluster, level=0.05
    )
    unlike = share_found(values, np.ones(30), cluster=cluster, level=0.05)
    assert unlike.high[0] - unlike.low[0] > 1.3 * (alike.high[0] - alike.low[0])


def test_of_nothing_there_is_no_recall() -> None:
    made = share_found(np.array([1.0]), np.zeros(1), cluster=np.zeros(1, dtype=np.intp), level=0.05)
    assert np.isnan([made.estimate[0], made.low[0], made.high[0]]).all()


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_all_or_nothing_found_has_an_end_beyond_which_it_may_not_be(value: float) -> None:
    made = share_found(np.full(20, value), np.ones(20), cluster=np.arange(20), level=0.05)
    ends = (made.low[0], made.high[0])
    assert ends == pytest.approx((0.0, 0.168) if value == 0 else (0.832, 1.0), abs=0.001)


def test_a_list_that_finds_less_on_one_side_fakes_a_gap_and_judged_passages_undo_it() -> None:
    rng = np.random.default_rng(4)
    made = np.array([bench_correction.replicate((6, 12), 300, rng) for _ in range(120)])
    by_list, corrected = made[:, 0], made[:, 1]
    assert by_list[:, 0].mean() > 0.03
    assert abs(corrected[:, 0].mean()) < 0.015
    covers = (corrected[:, 1] <= 0) & (corrected[:, 2] >= 0)
    assert covers.mean() > 0.89
    assert ((by_list[:, 1] <= 0) & (by_list[:, 2] >= 0)).mean() < 0.88
