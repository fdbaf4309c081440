"""Power of the items of a measure: its own design, more for the common, lopsided where it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured
from pipeline.gap.planning import NOT_ASKED, likely
from pipeline.gap.planning.likely import side_of
from tests.gap.examples import CENSUS, PARAMS, checked, corpus, evidence_of

RNG = np.random.default_rng(4)
PARTS = corpus(
    tokens=([9_000] * 5, [5_000] * 12),
    concepts={
        "co-design": (list(RNG.poisson(30, 5)), list(RNG.poisson(14, 12))),
        "co-creation": ([1, 0, 0, 0, 0], [0] * 12),
    },
)


def concepts() -> Measured:
    (one,) = measured(evidence_of(PARTS), params=PARAMS, names=["concept_rate"])
    return one


def test_the_study_is_the_measures_own() -> None:
    policy, frontline = (side_of(concepts(), policy=side) for side in (True, False))
    assert (policy.documents, policy.clusters, policy.words) == (5, 5, 9_000)
    assert (frontline.documents, frontline.clusters, frontline.words) == (12, 12, 5_000)
    assert 0 <= policy.spread < 0.5


def test_a_common_item_is_likelier_named_than_a_rare_one() -> None:
    one = concepts()
    found = likely(one, params=PARAMS)
    assert found is not None
    common, rare = one.items.index("co-design"), one.items.index("co-creation")
    assert found.policy[common] > 0.8
    assert found.policy[rare] < 0.3
    assert found.frontline[rare] < 0.3


def test_a_side_held_fixed_is_likelier_told_from_the_other() -> None:
    few = {"co-design": ([10, 25, 60], list(RNG.poisson(RNG.gamma(1.5, 8, 21))))}
    (one,) = measured(
        evidence_of(corpus(tokens=([9_000] * 3, [5_000] * 21), concepts=few)),
        params=PARAMS,
        names=["concept_rate"],
    )
    sampled, fixed = (likely(one, params=params) for params in (PARAMS, CENSUS))
    assert sampled is not None and fixed is not None
    assert fixed.policy.sum() > sampled.policy.sum() > 0


def test_a_side_of_one_cluster_has_no_power_to_speak_of() -> None:
    one = concepts()
    alone = replace(one.sides, cluster=np.where(one.sides.first, 0, one.sides.cluster - 4))
    assert likely(replace(one, sides=alone), params=PARAMS) is None


def test_rates_of_mentions_have_it_in_the_table_and_nothing_else() -> None:
    found = checked(PARTS)
    assert set(NOT_ASKED) <= set(tables.columns(tables.Gaps))
    own = found[found["measure"].isin(["concept_rate", "family_rate"])]
    assert own["power_policy"].between(0, 1).all()
    others = found[~found["measure"].str.endswith("_rate")]
    assert others["power_policy"].isna().all()
    again = checked(PARTS)
    pd.testing.assert_series_equal(found["power_policy"], again["power_policy"])
    row = found[found["item"] == "co-design"].iloc[0]
    assert row["power_policy"] == pytest.approx(likely(concepts(), params=PARAMS).policy[1])  # type: ignore[union-attr]
