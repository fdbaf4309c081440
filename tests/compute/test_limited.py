"""Work within limits: each item is told with its result, and a stopped one costs nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.compute.limited import AT_ONCE, Job, each_within_limits
from pipeline.config.params import ComputeParams
from pipeline.sandbox import Limits, Stopped


def worked(shared: int, item: int) -> int:
    if item == 3:
        raise KeyError("the words of an interview")
    return shared * item


def warm() -> None:
    """Nothing has to be loaded."""


@pytest.mark.parametrize("workers", [1, 2])
def test_each_item_is_told_with_its_result(workers: int) -> None:
    told: dict[int, Any] = {}
    job = Job(worked, 10, Limits(5, 500), warm)
    items = list(range(AT_ONCE + 5))
    each_within_limits(job, items, compute=ComputeParams(workers=workers), done=told.__setitem__)
    assert told == {item: 10 * item for item in items} | {3: Stopped("error", "KeyError")}
