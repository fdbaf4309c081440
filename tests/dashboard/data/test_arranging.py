"""Rows chosen, joined and put in order."""

from __future__ import annotations

from dashboard.data import arranging
from pipeline import tables
from tests import example_tables


def test_a_topic_that_does_not_come_back_is_no_headline(
    shared_example: example_tables.Frames,
) -> None:
    gaps = shared_example[tables.Gaps]
    assert {"en-1", "en-6"} <= set(arranging.headline(gaps)["item"])
    shaky = arranging.headline(gaps.assign(stable=~gaps["item"].isin(["en-1", "en-6"])))
    assert not {"en-1", "en-6"} & set(shaky["item"])
    assert {"en-2", "en-7"} <= set(shaky["item"])


def test_names_that_come_twice_get_their_id() -> None:
    assert arranging.unique_names({"a": "x", "b": "x", "c": "y", "d": ""}) == {
        "a": "x (a)", "b": "x (b)", "c": "y", "d": " (d)",
    }  # fmt: skip
