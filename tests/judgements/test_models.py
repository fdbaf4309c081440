"""Models of codes that never see the clusters they are asked about."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from pipeline.judgements.models import (
    MIN_CLUSTERS,
    MIN_EACH,
    _best_threshold,
    can_learn,
    folds,
    modelled,
)

N, N_CLUSTERS = 600, 12


def corpus(seed: int = 1) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """Passages of twelve clusters; six words tell of what is there, two in ten passages have it."""
    rng = np.random.default_rng(seed)
    there = rng.random(N) < 0.2
    words = rng.random((N, 40)) < 0.04
    words[:, :6] |= (rng.random((N, 6)) < 0.5) & there[:, None]
    length = np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1.0)
    cluster = np.repeat(np.arange(N_CLUSTERS), N // N_CLUSTERS)
    return sparse.csr_matrix(words / length), there.astype(np.float64), cluster


def judged(there: np.ndarray, share: float = 0.5, seed: int = 2) -> np.ndarray:
    known = np.random.default_rng(seed).random(len(there)) < share
    return np.where(known, there, np.nan)[:, None]


def no_list(truth: np.ndarray) -> np.ndarray:
    return np.zeros(truth.shape)


def test_what_a_list_finds_helps_as_far_as_it_is_right() -> None:
    _, there, cluster = corpus()
    rng = np.random.default_rng(8)
    noise = sparse.csr_matrix(rng.random((N, 12)) < 0.2, dtype=np.float64)
    right = np.where(there == 1, rng.random(N) < 0.7, rng.random(N) < 0.05).astype(np.float64)
    (model,) = modelled(noise, judged(there), right[:, None], cluster)
    for found in (0.0, 1.0):
        share = there[right == found].mean()
        assert model.probability[right == found].mean() == pytest.approx(share, abs=0.1)
    (turned,) = modelled(noise, judged(there), 1 - right[:, None], cluster)
    assert turned.probability == pytest.approx(np.full(N, 0.2), abs=0.12)


def test_a_cluster_is_in_one_fold_and_folds_have_about_as_much_that_is_judged() -> None:
    rng = np.random.default_rng(3)
    cluster = rng.integers(0, 17, size=800)
    known = rng.random(800) < 0.3
    fold = folds(cluster, judged=known)
    for one in range(17):
        assert len(set(fold[cluster == one])) == 1
    counts = np.bincount(fold[known], minlength=5)
    assert counts.max() <= 1.6 * counts.min()


def test_few_clusters_make_as_many_folds_and_those_without_a_judgement_are_in_some() -> None:
    cluster = np.repeat(np.arange(6), 10)
    known = cluster < 4
    fold = folds(cluster, judged=known)
    assert set(fold[known]) == {0, 1, 2, 3} and set(fold) <= {0, 1, 2, 3}


def test_little_that_is_judged_teaches_nothing() -> None:
    truth = np.array([1.0] * MIN_EACH + [0.0] * MIN_EACH + [np.nan] * 5)
    cluster = np.arange(len(truth)) % MIN_CLUSTERS
    assert can_learn(truth, cluster)
    assert not can_learn(np.where(np.arange(len(truth)) == 0, np.nan, truth), cluster)
    assert not can_learn(truth, np.minimum(cluster, MIN_CLUSTERS - 2))


def test_it_finds_in_clusters_that_it_has_not_seen_and_its_probabilities_are_shares() -> None:
    rows, there, cluster = corpus()
    (model,) = modelled(rows, judged(there), no_list(judged(there)), cluster)
    known = ~np.isnan(judged(there)[:, 0])
    for asked in (known, ~known):
        found, is_there = model.found[asked], there[asked] == 1
        assert is_there[found].mean() > 0.5 and found[is_there].mean() > 0.6
        sure = model.probability[asked] > 0.5
        assert is_there[sure].mean() == pytest.approx(
            model.probability[asked][sure].mean(), abs=0.1
        )
    assert model.probability.mean() == pytest.approx(there.mean(), abs=0.03)


def test_what_is_judged_of_a_cluster_does_not_change_what_is_said_of_it() -> None:
    """So that precision and recall are those of strangers, and a correction with it is right."""
    rows, there, cluster = corpus()
    truth = judged(there)
    (before,) = modelled(rows, truth, no_list(truth), cluster)
    turned = truth.copy()
    own = cluster == 3
    turned[own] = 1 - turned[own]
    (after,) = modelled(rows, turned, no_list(turned), cluster)
    same = (
        folds(cluster, judged=~np.isnan(truth[:, 0]))
        == folds(cluster, judged=~np.isnan(truth[:, 0]))[own][0]
    )
    assert (after.probability[same] == before.probability[same]).all()
    assert np.abs(after.probability - before.probability)[~same].max() > 0.01


def test_words_that_say_nothing_give_each_passage_the_share_of_all() -> None:
    _, there, cluster = corpus()
    noise = sparse.csr_matrix(np.random.default_rng(9).random((N, 12)) < 0.2, dtype=np.float64)
    (model,) = modelled(noise, judged(there), no_list(judged(there)), cluster)
    assert model.probability == pytest.approx(np.full(N, 0.2), abs=0.12)


def test_items_that_are_learned_together_are_as_if_each_were_alone() -> None:
    rows, there, cluster = corpus()
    truth = judged(there)
    both = np.hstack([truth, np.where(np.isnan(truth), np.nan, 1 - truth)])
    first, second = modelled(rows, both, no_list(both), cluster)
    (alone,) = modelled(rows, truth, no_list(truth), cluster)
    assert first.probability == pytest.approx(alone.probability, abs=1e-9)
    assert second.probability == pytest.approx(1 - alone.probability, abs=1e-3)


def test_what_half_of_the_judges_find_is_learned_as_half() -> None:
    rows, there, cluster = corpus()
    truth = judged(there)
    doubtful = np.where(truth == 1, 0.5, truth)
    (model,) = modelled(rows, doubtful, no_list(doubtful), cluster)
    (sure,) = modelled(rows, truth, no_list(truth), cluster)
    assert model.probability.mean() == pytest.approx(sure.probability.mean() / 2, abs=0.02)


def test_a_model_that_learned_of_no_passage_with_the_item_finds_none() -> None:
    """All that have it lie in one cluster: who is asked about this cluster never saw one."""
    rows, _, cluster = corpus()
    truth = np.where((cluster == 3) & (np.arange(N) % 2 == 0), 1.0, 0.0)[:, None]
    assert can_learn(truth[:, 0], cluster)
    (model,) = modelled(rows, truth, no_list(truth), cluster)
    asked = folds(cluster, judged=np.ones(N, dtype=bool))
    assert not model.found[asked == asked[cluster == 3][0]].any()


def test_passages_of_one_probability_are_found_together_whatever_their_order() -> None:
    alike = np.array([0.9, 0.4, 0.4, 0.4, 0.4, 0.1])
    first = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    last = np.array([1.0, 0.0, 0.0, 0.0, 1.0, 0.0])
    # The first alone: F1 2/3; with all that are alike: 4/7.
    assert _best_threshold(alike, first) == _best_threshold(alike, last) == 0.9
