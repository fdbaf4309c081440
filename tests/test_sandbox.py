"""Workers with limits: what each item gives, and what becomes of one that breaks its limits."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from pipeline.errors import Explained
from pipeline.sandbox import Limits, Sandbox, Stopped, here

LIMITS = Limits(seconds=1, megabytes=200, workers=2)


def worked(shared: int, item: str) -> Any:
    """The item many times; some items say what goes wrong."""
    if item == "loops":
        while True:
            pass
    if item == "grows":
        return len([bytes(1 << 20) for _ in range(1_000)])
    if item == "fails":
        raise KeyError("the words of an interview")
    if item == "explains":
        raise Explained("A setting is wrong.")
    return item * shared


def warm() -> None:
    """Nothing has to be loaded."""


READERS = ("pipeline.ingest.sandbox",)
"""What workers from the server have loaded: as for the other tests, since there is one server."""


@pytest.mark.parametrize("modules", [(), READERS])
def test_results_come_in_the_order_of_the_items_and_a_stopped_one_costs_nothing_else(
    modules: tuple[str, ...],
) -> None:
    items = ["a", "loops", "b", "grows", "fails", "c"]
    with Sandbox(LIMITS, warm, modules) as sandbox:
        assert sandbox.each(worked, items, shared=2) == [
            "aa", Stopped("time"), "bb", Stopped("memory"), Stopped("error", "KeyError"), "cc",
        ]  # fmt: skip
        assert sandbox.each(worked, ["a"], shared=3) == ["aaa"]
    assert not sandbox.workers


def test_what_a_result_gives_stands_behind_it() -> None:
    with Sandbox(LIMITS, warm) as sandbox:
        made = sandbox.each_and_more(
            worked, ["a", "b"], shared=2, more=lambda result: ["x", "y"] if result == "aa" else []
        )
    assert made == [[("a", "aa"), ("x", "xx"), ("y", "yy")], [("b", "bb")]]


def test_a_wrong_setting_is_raised_whether_at_the_start_or_over_an_item() -> None:
    with Sandbox(LIMITS, warm) as sandbox, pytest.raises(Explained, match="setting"):
        sandbox.each(worked, ["explains"], shared=1)
    start = partial(worked, 1, "explains")
    with Sandbox(LIMITS, start) as sandbox, pytest.raises(Explained, match="setting"):
        sandbox.each(worked, ["a"], shared=1)


def test_in_this_process_an_error_costs_one_item_too() -> None:
    assert here(worked, ["a", "fails"], shared=2) == ["aa", Stopped("error", "KeyError")]
