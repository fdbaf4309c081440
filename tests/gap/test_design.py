"""Design and usage: clusters, floors, how many more documents would do."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline import tables
from pipeline.gap.design import design, usage
from pipeline.wording.messages import rendered
from tests.gap.examples import (
    PARAMS,
    PLANTED,
    THOUSANDS,
    checked,
    corpus,
    row_of,
)


def test_documents_of_one_cluster_count_as_one() -> None:
    documents, *rest = PLANTED
    together = documents.assign(cluster=["ministry"] * 3 + ["other"] + ["town"] * 3 + ["city"] * 3)
    made = design(together, params=PARAMS)
    assert made["n_clusters"].tolist() == [2, 2]
    assert made["p_floor"].tolist() == pytest.approx([1 / 3, 1 / 3], rel=1e-5)
    found = checked((together, *rest))
    assert set(found["verdict"]) == {"cannot tell"}
    assert found["ci_low"].isna().all()


def test_a_design_too_small_says_how_many_more_would_do() -> None:
    parts = corpus(tokens=([9_000], [5_000] * 8), concepts={"co-design": ([50], [0] * 8)})
    made = design(parts[0], params=PARAMS)
    assert made["p_floor"].tolist() == pytest.approx([1 / 9, 1 / 9], rel=1e-5)
    assert "1 more policy document or 11 more frontline documents" in rendered(
        made["note"].iloc[0], separator=" "
    )
    assert "An interval needs at least 3 policy documents" in rendered(
        made["note"].iloc[0], separator=" "
    )
    found = checked(parts)
    assert set(found["verdict"]) == {"cannot tell"}
    assert not found["testable"].any()
    assert set(found["shortfall_policy"]) == {1}
    assert set(found["shortfall_frontline"]) == {11}
    assert set(found["shortfall_unit"]) == {"document"}


def test_the_number_of_documents_said_to_be_enough_is_enough_and_the_least() -> None:
    for more in (10, 11):
        parts = corpus(tokens=([9_000], [5_000] * (8 + more)))
        made = design(parts[0], params=PARAMS)
        assert (made["p_floor"].iloc[0] <= 0.05) == (more == 11)


def test_languages_with_one_side_have_a_design_and_usage_but_no_gap() -> None:
    documents, mentions, term_counts, shares = PLANTED
    norwegian = documents["corpus"].eq("policy")
    documents = documents.assign(language=np.where(norwegian, "nb", "en"))
    parts = (documents, mentions, term_counts, shares)
    assert len(checked(parts)) == 0
    made = tables.check(tables.Design, design(documents, params=PARAMS))
    assert made["language"].tolist() == ["en", "nb"]
    assert made["p_floor"].tolist() == [1, 1]
    assert all("nothing to compare" in note for note in made["note"].map(rendered))
    used = tables.check(tables.Usage, usage(documents, mentions, params=PARAMS))
    assert set(used["language"]) == {"en", "nb"}


def test_only_what_respondents_say_of_their_own_accord_counts() -> None:
    documents, mentions, term_counts, shares = corpus(
        tokens=THOUSANDS, concepts={"co-design": ([1, 1, 1, 1], [3, 0, 0, 0, 0, 0])}
    )
    mentions.loc[4, "role"] = "interviewer"
    mentions.loc[5, "prompted"] = True
    found = usage(documents, mentions, params=PARAMS).set_index("corpus")
    assert found.loc["frontline", "n_mentions"] == 1
    assert found.loc["frontline", "n_prompted"] == 1
    assert found.loc["frontline", "estimate"] == pytest.approx(2 / 6, rel=1e-5)
    gaps = checked((documents, mentions, term_counts, shares))
    assert row_of(gaps, "concept_rate", "co-design")["frontline"] == pytest.approx(1 / 3, rel=1e-5)
    assert row_of(gaps, "concept_rate", "co-design")["n_with_frontline"] == 1
