"""Meaning: planted, absent, too seldom used; its level and its sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap import omnibus
from pipeline.gap.detectability import Shortfall
from pipeline.gap.influence import Influence
from pipeline.gap.meaning import context_distances, meanings
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import (
    BASIS,
    CENSUS,
    PARAMS,
)
from tests.gap.talk import Parts, contexts_in, gaps_of, spoken


def meaning_of(parts: Parts, params: GapParams = PARAMS) -> pd.DataFrame:
    found = gaps_of(parts, params)
    return found[found["measure"] == "meaning"].reset_index(drop=True)


def test_a_concept_in_other_contexts_is_apart_and_one_in_the_same_is_not() -> None:
    omnibus = meaning_of(spoken(other=True))
    assert omnibus["verdict"].tolist() == ["different"]
    assert omnibus["ci_low"].iloc[0] > 0.2
    assert omnibus["placebo"].iloc[0] > 0.9
    assert (
        omnibus["sentence"]
        .iloc[0]
        .startswith("Policy and the interviews use co-design in other contexts, more than chance ")
    )
    alike = meaning_of(spoken(other=False))
    assert alike["verdict"].tolist() == ["cannot tell"]
    assert abs(alike["estimate"].iloc[0]) < 0.1
    assert alike["sentence"].iloc[0].startswith("Cannot tell whether policy and the interviews use")


def test_meaning_keeps_its_level_where_nothing_differs() -> None:
    quick = PARAMS.model_copy(update={"n_permutations": 199})
    found = []
    for seed in range(60):
        one = contexts_in(spoken(other=False, seed=seed))
        (concept,), _ = context_distances(one, params=quick, placebo=False)
        nameless = replace(concept, documents=())  # so that none is left out in turn
        found.append(meanings([nameless], [], params=quick)[0].p_value)
    assert np.mean(np.array(found) <= 0.05) <= 0.12
    assert 0.3 < np.mean(found) < 0.7


def test_meaning_needs_three_clusters_of_each_side_that_use_the_word() -> None:
    documents, mentions, words = spoken(other=True)
    few = mentions[~mentions["doc_id"].isin(documents["doc_id"].iloc[:3])]
    assert meaning_of((documents, few, words)).empty
    together = documents.assign(cluster=["a"] * 4 + ["b"] + ["c"] * 4 + ["d", "e", "f"])
    assert meaning_of((together, mentions, words)).empty


def test_a_census_collapses_the_interval_of_meaning() -> None:
    found = meaning_of(spoken(other=True), CENSUS).iloc[0]
    assert found["ci_low"] == found["estimate"] == found["ci_high"]
    assert "interval" not in found["sentence"]


def said(row: dict[str, object], basis: Basis = BASIS) -> str:
    return str(gap_sentence({**row, "language": "en"}, basis=basis))


def test_meaning_in_a_sentence() -> None:
    row = omnibus.OmnibusResult(
        "meaning",
        "co-design",
        0.2,
        0.1,
        0.3,
        0.001,
        0.004,
        12,
        1,
        "different",
        Shortfall(testable=True),
        0.05,
        0.83,
        Influence("f07", 1),
    ).row()
    assert said(row) == (
        "Policy and the interview use co-design in other contexts, more than chance explains, by "
        "0.2 on a scale from 0 (alike) to 1 (nothing shared) (95 % interval 0.1 to 0.3; "
        "in 12 policy documents against 1 interview; 17 % of ordinary words "
        "differ as much; rests on one document: without “f07” this finding disappears)."
    )
