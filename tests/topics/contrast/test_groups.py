"""Shares of topics by group of the catalogue; small groups are merged."""

import pytest

from pipeline import tables
from pipeline.topics.contrast import topic_groups
from pipeline.topics.contrast.groups import REST, grouping
from tests.topics.contrast.made import PARAMS, catalogued, shares_of


def test_a_topics_share_is_told_by_the_catalogues_columns():
    own = catalogued(["nurse"] * 3 + ["priest"] * 3)
    made = topic_groups(
        shares_of(own, [0.5, 0.4, 0.6, 0.1, 0.1, 0.1]), own, params=PARAMS, min_group=3
    ).set_index("value")
    tables.check(tables.TopicGroups, made.reset_index())
    assert set(made["grouping"]) == {"role"}  # one year only, and a cluster is one document
    assert made.loc["nurse", "share"] == pytest.approx(0.5)
    assert made.loc["nurse", "ci_low"] < 0.5 < made.loc["nurse", "ci_high"]
    assert made.loc["priest", ["n_documents", "n_clusters", "n_interviewees"]].tolist() == [3, 3, 3]


def test_no_group_has_an_interval_where_it_would_tell_of_two_clusters():
    own = catalogued(["nurse"] * 3 + ["priest"] * 3).assign(cluster=list("abcdde"))
    shares = shares_of(own, [0.5, 0.4, 0.6, 0.1, 0.1, 0.1])
    made = topic_groups(shares, own, params=PARAMS, min_group=3).set_index("value")
    assert made["ci_low"].isna().all() and made["ci_high"].isna().all()
    shown = topic_groups(shares, own, params=PARAMS, min_group=1).set_index("value")["ci_low"]
    assert shown.notna()["nurse"] and shown.isna()["priest"]


def test_groups_with_few_interviewees_are_never_shown_on_their_own():
    own = catalogued(["nurse"] * 5 + ["priest"] * 2 + ["cook"] * 2)
    groups = grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 5, REST: 4}


def test_a_small_group_alone_takes_the_next_with_it():
    """Else its share could be worked out from the whole and the others."""
    own = catalogued(["nurse"] * 5 + ["driver"] * 4 + ["priest"])
    groups = grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 5, REST: 5}


def test_a_group_counts_people_and_not_documents():
    own = catalogued(["nurse"] * 3 + ["priest"] * 2, speakers=[1, 1, 1, 2, 2])
    groups = grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 3, "priest": 2}


def test_what_leaves_one_group_is_left_out():
    own = catalogued(["nurse"] * 3 + ["priest"])
    assert grouping(own, "role", corpus="frontline", min_group=3).isna().all()
    assert grouping(own, "role", corpus="policy", min_group=3).nunique() == 2


def test_a_topic_that_is_all_of_a_group_may_be_less():
    own = catalogued(["nurse"] * 3 + ["priest"] * 3)
    made = topic_groups(
        shares_of(own, [1.0, 1.0, 1.0, 0.1, 0.2, 0.1]), own, params=PARAMS, min_group=3
    ).set_index("value")
    assert made.loc["nurse", "share"] == 1
    assert made.loc["nurse", "ci_low"] < 1 == made.loc["nurse", "ci_high"]
