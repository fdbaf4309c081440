"""Rates of concepts by group of the catalogue: means, intervals, small groups put together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.groups import concept_groups
from pipeline.topics.contrast.groups import REST
from tests.gap.examples import CENSUS, PARAMS, corpus

ROLES = ["minister"] * 3 + ["clerk"] * 3 + ["nurse"] * 5 + ["aide"] * 4 + ["driver"]


def made(
    *, min_group: int = 3, params: GapParams = PARAMS, clusters: list[str] | None = None
) -> pd.DataFrame:
    documents, mentions, *_ = corpus(
        tokens=([1000, 2000, 1000, 1000, 1000, 1000], [1000] * 10),
        concepts={
            "co-design": ([4, 2, 1, 0, 0, 0], [1, 2, 0, 1, 1, 0, 0, 0, 0, 9]),
            "co-care": ([1, 0, 0, 0, 0, 0], [0] * 10),
        },
    )
    # The last document has no word that counts.
    documents = documents.assign(role=ROLES, date="2020-03", n_speakers=1)
    if clusters:
        documents = documents.assign(cluster=clusters)
    found = concept_groups(documents, mentions, params=params, min_group=min_group)
    return tables.check(tables.ConceptGroups, found)


def test_the_rate_of_a_group_is_the_mean_over_its_documents_with_an_interval() -> None:
    found = made().set_index(["concept", "corpus", "value"])
    assert set(found["grouping"]) == {"role"}  # one year only, and a cluster is one document
    minister = found.loc[("co-design", "policy", "minister")]
    assert minister["estimate"] == pytest.approx((40 + 10 + 10) / 3)
    assert minister["ci_low"] < minister["estimate"] < minister["ci_high"]
    assert minister[["n_documents", "n_clusters", "n_interviewees", "n_mentions"]].tolist() == [
        3, 3, 0, 7,
    ]  # fmt: skip
    nobody = found.loc[("co-care", "frontline", "nurse")]
    assert nobody["estimate"] == 0
    assert nobody["ci_high"] > 0  # that nobody of five says it is no proof that none does


def test_groups_with_few_interviewees_are_put_together_and_never_shown_alone() -> None:
    """One driver alone is too few, and could be worked out from the side and the others."""
    found = made()
    talk = found[(found["corpus"] == "frontline") & (found["concept"] == "co-design")]
    assert dict(zip(talk["value"], talk["n_interviewees"], strict=True)) == {"nurse": 5, REST: 5}
    assert talk.set_index("value").loc[REST, "n_mentions"] == 9
    alone = made(min_group=1)
    assert "driver" in set(alone["value"])


def test_two_clusters_are_not_told_by_the_intervals_of_other_groups() -> None:
    found = made(clusters=list("abcdef" + "ghijk" + "lllmm"))
    role = found[found["grouping"] == "role"].set_index(["concept", "corpus", "value"])["ci_low"]
    assert pd.isna(role["co-design", "frontline", "nurse"])
    assert pd.notna(role["co-design", "policy", "minister"])


def test_a_side_that_is_all_there_is_has_no_interval_to_speak_of() -> None:
    found = made(params=CENSUS)
    assert np.allclose(found["ci_low"].fillna(found["estimate"]), found["estimate"])


def test_interviewers_and_prompted_words_do_not_count() -> None:
    documents, mentions, *_ = corpus(
        tokens=([1000] * 4, [1000] * 6), concepts={"co-design": ([1] * 4, [1] * 6)}
    )
    documents = documents.assign(role=["a", "a", "b", "b", *"xxxyyy"], date="", n_speakers=1)
    talk = mentions["role"] == "respondent"
    mentions.loc[talk[talk].index[:2], "role"] = "interviewer"
    mentions.loc[talk[talk].index[2], "prompted"] = True
    found = concept_groups(documents, mentions, params=PARAMS, min_group=3)
    told = found.set_index("value")["n_mentions"]
    assert told[["x", "y"]].tolist() == [0, 3]


def test_without_a_mention_there_is_no_row_and_every_column() -> None:
    documents, mentions, *_ = corpus(tokens=([1000] * 2, [1000] * 2))
    documents = documents.assign(date="", n_speakers=1)
    found = concept_groups(documents, mentions, params=PARAMS, min_group=3)
    assert found.empty
    tables.check(tables.ConceptGroups, found)
