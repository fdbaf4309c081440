"""Concepts and topics in groups of the catalogue, small groups left out."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.patterns import groups
from pipeline import tables
from tests.dashboard.shown import example

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": [f"d{n}" for n in range(9)],
        "corpus": ["frontline"] * 7 + ["policy"] * 2,
        "role": ["nurse"] * 3 + ["aide"] * 3 + ["driver"] + ["", None],
        "n_tokens": [1000, 2000, 0, 1000, 1000, 1000, 1000, 500, 500],
    }
)
LINES = pd.DataFrame(
    {
        "concept": ["co-design"] * 4,
        "doc_id": ["d0", "d0", "d1", "d3"],
        "prompted": [False, False, False, True],
    }
)


def test_where_one_group_alone_is_too_small_the_next_smallest_is_left_out_too() -> None:
    # Three nurses, three aides and one driver: the side less the nurses and aides is the driver.
    shown = groups.shown_groups(DOCUMENTS, "role", least=3)
    assert len(shown) == 1
    assert groups.shown_groups(DOCUMENTS, "role", least=1)["value"].tolist() == [
        "aide", "driver", "nurse",
    ]  # fmt: skip
    two = DOCUMENTS.assign(role=DOCUMENTS["role"].mask(DOCUMENTS["doc_id"] == "d5", "cook"))
    assert groups.shown_groups(two, "role", least=3)["value"].tolist() == ["nurse"]
    assert groups.shown_groups(DOCUMENTS, "role", least=9).empty
    rest = DOCUMENTS.assign(role=["nurse"] * 3 + ["aide"] * 2 + ["cook", "driver", "", ""])
    assert groups.shown_groups(rest, "role", least=3)["value"].tolist() == ["nurse"]
    pair = rest.assign(role=["nurse"] * 5 + ["cook", "driver", "", ""])
    assert groups.shown_groups(pair, "role", least=3).empty  # two left out are too few, too


def test_rates_of_groups_are_means_over_documents_without_prompted_mentions() -> None:
    rows = groups.concept_rates(LINES, DOCUMENTS, "role", least=1).set_index("group")
    assert rows.loc["nurse", "value"] == pytest.approx((20 + 5) / 2)  # one has no words
    assert rows.loc["aide", "value"] == 0
    assert rows["n_documents"].to_dict() == {"aide": 3, "driver": 1, "nurse": 3}
    assert list(groups.concept_rates(LINES.iloc[:0], DOCUMENTS, "role", least=1).columns) == (
        groups.COLUMNS
    )


def test_columns_are_offered_that_have_two_groups_to_show() -> None:
    assert groups.groupings(DOCUMENTS, least=1) == ["role"]
    assert groups.groupings(DOCUMENTS, least=3) == []
    assert "role" in groups.groupings(example(tables.Documents), least=3)


def test_shares_of_topics_leave_small_groups_out_and_keep_the_order_of_the_topics() -> None:
    shares = example(tables.TopicGroups)
    grouping = str(shares["grouping"].iloc[0])
    there = list(dict.fromkeys(shares["topic"]))
    names = {topic: f"topic {topic}" for topic in reversed(there)}
    rows = groups.topic_shares(shares, names, grouping, least=1)
    own = shares[shares["grouping"] == grouping]
    assert len(rows) == len(own)
    assert list(dict.fromkeys(rows["name"])) == list(names.values())
    assert sorted(rows["ci_high"].dropna()) == sorted(own["ci_high"].dropna())
    n = int(own["n_documents"].max())
    assert (groups.topic_shares(shares, names, grouping, least=n)["n_documents"] == n).all()
    assert groups.topic_shares(shares, names, grouping, least=n + 1).empty


def test_the_least_group_is_that_of_the_last_run(shared_example: object) -> None:
    assert groups.min_group() == groups.MIN_GROUP


def test_the_least_group_follows_the_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"params": {"privacy": {"min_group": 7}}}
    monkeypatch.setattr(groups.loading, "manifest", lambda: made)
    assert groups.min_group() == 7
