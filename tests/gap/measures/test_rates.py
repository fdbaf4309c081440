"""Rates and topic shares: what is counted, and where nothing is."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.gap.measures import VALUES, rates
from pipeline.tables.measures import MEASURES
from tests.gap.examples import (
    PARAMS,
    PLANTED,
    evidence_of,
    mention,
    planted,
    row_of,
    sharing,
)


def test_the_family_is_measured_with_and_without_co_operation() -> None:
    found = planted()
    whole = row_of(found, "family_rate", "co-words")
    rest = row_of(found, "family_rate", "co-words except co-operation")
    assert whole["policy"] - rest["policy"] == pytest.approx(10)
    assert whole["frontline"] - rest["frontline"] == pytest.approx(10, rel=1e-4)


def test_every_measure_of_two_sides_has_a_function_of_its_name() -> None:
    sided = [name for name, one in MEASURES.items() if one.test != "omnibus"]
    assert sorted(VALUES) == sorted(sided)
    assert all(function.__name__ == name for name, function in VALUES.items())


def test_practices_and_themes_are_rates_over_all_documents() -> None:
    rows = [mention(f"f{i}", kind="practice", concept="co-production") for i in range(6)]
    rows += [mention("f0", kind="theme", concept="continuity")]
    evidence = sharing(pd.DataFrame(rows))
    (practice,) = rates.practice_rate(evidence, PARAMS)
    (theme,) = rates.theme_rate(evidence, PARAMS)
    assert practice.documents[0] == theme.documents[0] == "f0"
    assert practice.values[:, 0].tolist() == [10.0] * 6 + [0.0] * 4
    assert theme.values[0, 0] == 10.0


def test_topics_need_shares_of_both_sides() -> None:
    documents, mentions, term_counts, shares = PLANTED
    policy_only = shares[shares["doc_id"].str.startswith("p")]
    assert (
        rates.topic_share(evidence_of((documents, mentions, term_counts, policy_only)), PARAMS)
        == []
    )
    (one,) = rates.topic_share(evidence_of(PLANTED), PARAMS)
    assert one.labels == ("t1 label", "t2 label", "t3 label")
