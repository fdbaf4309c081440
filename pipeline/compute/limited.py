"""Work within limits on each item, by processes of this machine or by the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.compute.backends import backend
from pipeline.config.params import ComputeParams
from pipeline.cores import cores
from pipeline.sandbox import Limits, Sandbox, Stopped, Work

AT_ONCE = 256
"""Items whose results are held at once; what is done with them is the caller's matter."""
PER_TASK = 8
"""Items that a worker of a cluster is given at once: some seconds of work."""

Done = Callable[[Any, Any], object]
"""Called with an item and its result, or what stopped it."""


@dataclass(frozen=True)
class Job:
    """What is done with each item, what is the same for all, and what one may cost."""

    work: Work
    shared: Any
    limits: Limits
    warm: Callable[[], object]


def each_within_limits(
    job: Job, items: Sequence[Any], *, compute: ComputeParams, done: Done
) -> None:
    """Calls `done` with each item and its result, as soon as it is there, in any order.

    Raises:
        Explained: a setting with which no item can be worked on.
    """
    if compute.backend == "local":
        _here(job, items, compute.workers or cores(), done)
        return
    parts = list(_parts(items))
    with backend(compute) as map_ordered:
        for part, results in zip(parts, map_ordered(_part, parts, shared=job), strict=True):
            for item, result in zip(part, results, strict=True):
                done(item, result)


def _here(job: Job, items: Sequence[Any], workers: int, done: Done) -> None:
    with Sandbox(replace(job.limits, workers=workers), job.warm) as sandbox:
        for start in range(0, len(items), AT_ONCE):
            sandbox.each_and_more(
                job.work,
                items[start : start + AT_ONCE],
                shared=job.shared,
                watch=lambda item, seconds, result: done(item, result),
            )


def _parts(items: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), PER_TASK):
        yield list(items[start : start + PER_TASK])


def _part(job: Job, items: Sequence[Any]) -> list[Any | Stopped]:
    """On a worker of a cluster: the results of some items, in a process that may be ended."""
    modules = (job.work.__module__,)
    with Sandbox(replace(job.limits, workers=1), job.warm, modules) as sandbox:
        return sandbox.each(job.work, items, shared=job.shared)
