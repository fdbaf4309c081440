"""Which test an item gets: permutations of clusters, or gamma means where sides vary unlike."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap.comparison import testing
from pipeline.gap.measures import measured
from pipeline.stats import multiplicity, permutation
from tests.gap.examples import PARAMS, PLANTED, THOUSANDS, Corpus, corpus, evidence_of


def spread_unlike() -> Corpus:
    """Concepts that every policy document has alike and the interviews have in bursts."""
    rng = np.random.default_rng(3)
    concepts = {
        f"co-{i}": ([9, 10, 11, 10], rng.poisson(5 * rng.gamma(0.3, 1 / 0.3, 6)).tolist())
        for i in range(4)
    }
    return corpus(tokens=THOUSANDS, concepts=concepts)


def test_sides_that_vary_alike_are_permuted() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("topic_share",))
    found = testing.tested_items(one, params=PARAMS, unlike=False)
    expected = permutation.permutation_test(
        one.values, sides=one.sides, permutations=one.permutations, level=PARAMS.level
    )
    assert found.as_gamma is None
    assert found.tested.p_adjusted == pytest.approx(expected.p_adjusted)


def test_sides_that_vary_unlike_are_tested_by_gamma_means_no_lower_than_the_floor() -> None:
    (one,) = measured(evidence_of(spread_unlike()), params=PARAMS, names=("concept_rate",))
    found = testing.tested_items(one, params=PARAMS)
    assert found.as_gamma is not None
    assert found.spread < 1 / 1.5
    floor = permutation.p_floor(4, 6, n_permutations=PARAMS.n_permutations)
    adjusted = multiplicity.holm(found.as_gamma.p_value)
    assert found.tested.p_adjusted == pytest.approx(np.maximum(adjusted, floor))
    assert (found.tested.p_value >= floor).all()
    assert (found.permuted.p_adjusted != found.tested.p_adjusted).any()


def test_with_critical_values_nothing_is_permuted() -> None:
    (one,) = measured(evidence_of(PLANTED), params=PARAMS, names=("concept_rate",))
    statistic = permutation.statistic(one.values, sides=one.sides)
    for least, p_value in ((statistic**2 - 0.1, 0), (statistic**2 + 0.1, 1)):
        found = testing.tested_items(one, params=PARAMS, critical=least, unlike=False)
        assert (found.tested.p_adjusted == p_value).all()
