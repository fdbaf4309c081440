"""Where items are worked on: in this process, by processes of this machine, or by Dask.

All give the same results in the same order. A function is one of a module, of what is the same for
all items and one item; what it needs by chance is seeded by the item. Errors of the function are
raised here, the first in the order of the items.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from threadpoolctl import threadpool_limits

from pipeline.config.params import ComputeParams
from pipeline.cores import cores
from pipeline.errors import Explained, say

if TYPE_CHECKING:
    from distributed import Client

Function = Callable[[Any, Any], Any]
"""Of what is the same for all items, and one item."""

TRIES = 3
"""Times that an item is begun again whose worker of a cluster was lost."""


class LostWorkers(Explained):
    """Processes that worked on items were ended from outside. The message names the remedy."""


class NoCluster(Explained):
    """The scheduler of the cluster cannot be used. The message names the remedy."""


class MapOrdered(Protocol):
    """Does the work on each item."""

    def __call__(
        self, function: Function, items: Sequence[Any], *, shared: Any = None
    ) -> Iterator[Any]:
        """The results in the order of the items, each as soon as it and those before are there."""


def here(function: Function, items: Sequence[Any], *, shared: Any = None) -> Iterator[Any]:
    """A `MapOrdered` in this process."""
    return (function(shared, item) for item in items)


@contextmanager
def backend(params: ComputeParams) -> Iterator[MapOrdered]:
    """The `MapOrdered` that the params name, while the `with` block lasts.

    Raises:
        NoCluster: the scheduler does not answer, or `distributed` is not installed.
    """
    if params.backend == "local":
        yield Local(params.workers or cores())
        return
    client = _client(params.scheduler or "")
    try:
        yield Dask(client)
    finally:
        client.close()


# ------------------------------------------------------------------------- this machine


@dataclass(frozen=True)
class Local:
    """A `MapOrdered` by so many processes of this machine, begun anew for each call.

    On Linux they are copies of this process, so that what is the same for all items is there
    already and only items and results travel.
    """

    workers: int

    def __call__(
        self, function: Function, items: Sequence[Any], *, shared: Any = None
    ) -> Iterator[Any]:
        """The results in order; with one worker or one item they are made in this process."""
        n = min(self.workers, len(items))
        if n < 2:
            return here(function, items, shared=shared)
        return _in_processes(function, items, shared, n)


_work: tuple[Function, Any] | None = None
"""In a worker: the function, and what is the same for all items."""


def _in_processes(function: Function, items: Sequence[Any], shared: Any, n: int) -> Iterator[Any]:
    way = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(
        n,
        mp_context=multiprocessing.get_context(way),
        initializer=_begin,
        initargs=(function, shared, os.getpid()),
    )
    others = set(multiprocessing.active_children())
    try:
        futures: list[Future[Any]] = [pool.submit(_do, item) for item in items]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        _end_writing(pool)
        raise LostWorkers(
            say(
                "A process that computes was ended from outside, perhaps for want of memory. Set "
                "compute.workers in params.yaml lower, or close other programs."
            )
        ) from None
    except (KeyboardInterrupt, GeneratorExit):
        # Nobody takes what is being made, and an item may take minutes.
        for worker in set(multiprocessing.active_children()) - others:
            worker.kill()
        _end_writing(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_WRITES_ON = sys.version_info < (3, 11, 5)
"""Whether who writes items to workers waits for ever once they are gone (gh-94777)."""


def _end_writing(pool: ProcessPoolExecutor) -> None:
    """Nobody reads what is still to be written: writing fails instead of waiting for ever."""
    if _WRITES_ON:  # later versions close it themselves, at the same time
        pool._call_queue._reader.close()  # type: ignore[attr-defined]


_DIES_WITH_PARENT = 1
"""Of prctl, in Linux: PR_SET_PDEATHSIG."""


def end_with(parent: int) -> None:
    """Has the system end this process with its parent, by SIGKILL (Linux; elsewhere nothing).

    `parent` is the process that started this one. To the system the thread that started it is its
    parent: it should last as long as what it started is to.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it may have ended just before
        os._exit(1)


def _begin(function: Function, shared: Any, parent: int) -> None:
    global _work
    end_with(parent)  # it holds the pipe of its items itself, so it would wait for ever
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered by the process that asked
    threadpool_limits(1)
    _work = function, shared


def _do(item: Any) -> Any:
    # A worker is given its work before its first item.
    assert _work is not None  # noqa: S101 # nosec B101
    function, shared = _work
    return function(shared, item)


# ---------------------------------------------------------------------------- a cluster


@dataclass(frozen=True)
class Dask:
    """A `MapOrdered` by the workers of a Dask cluster; an item whose worker is lost begins anew."""

    client: Client

    def __call__(
        self, function: Function, items: Sequence[Any], *, shared: Any = None
    ) -> Iterator[Any]:
        """The results in order."""
        sent = self.client.scatter([shared], broadcast=True, hash=False)[0]
        futures = [
            self.client.submit(_on_cluster, function, sent, item, pure=False, retries=TRIES)
            for item in items
        ]
        for future in futures:
            yield future.result()


def _on_cluster(function: Function, shared: Any, item: Any) -> Any:
    # Sums split over threads differ in their last digit from run to run.
    with threadpool_limits(1):
        return function(shared, item)


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster(
            say(
                "compute.backend in params.yaml is dask, but the package distributed is not "
                "installed: pip install distributed. Or set compute.backend to local."
            )
        ) from None
    try:
        return Client(scheduler, timeout=20, set_as_default=False)
    except (OSError, ValueError):
        raise NoCluster(
            say(
                "No Dask scheduler answers at {scheduler}, the compute.scheduler of params.yaml. "
                "Start it (dask scheduler), or set compute.backend to local.",
                scheduler=repr(scheduler),
            )
        ) from None
