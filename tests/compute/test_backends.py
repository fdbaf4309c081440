"""One worker, several, or a cluster: the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Generator
from concurrent.futures.process import _ExecutorManagerThread
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from pipeline.compute import backends
from pipeline.compute.backends import Local, LostWorkers, NoCluster, backend, here
from pipeline.config.params import ComputeParams
from pipeline.cores import cores
from pipeline.errors import Explained
from tests.compute.clusters import cluster


def drawn(shared: int, seed: int) -> tuple[int, float]:
    """A process, and a number that hangs on the seed alone."""
    return os.getpid(), shared * float(np.random.default_rng(seed).random())


def failing(shared: None, item: int) -> int:
    if item >= 2:
        raise Explained(f"{item} is wrong")
    return item


def ended(shared: None, item: int) -> int:
    if item == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


SEEDS = [5, 3, 8, 1, 9, 2]


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_results_are_the_same_with_any_number_of_workers(workers: int) -> None:
    with backend(ComputeParams(workers=workers)) as map_ordered:
        made = list(map_ordered(drawn, SEEDS, shared=2))
    assert [value for _, value in made] == [value for _, value in here(drawn, SEEDS, shared=2)]
    processes = {process for process, _ in made}
    assert (processes == {os.getpid()}) == (workers == 1)
    assert len(processes) <= workers


def test_one_item_is_worked_on_in_this_process() -> None:
    assert list(Local(4)(drawn, [1], shared=1)) == list(here(drawn, [1], shared=1))


@pytest.mark.parametrize("workers", [1, 2])
def test_the_first_error_in_the_order_of_the_items_is_raised(workers: int) -> None:
    results = Local(workers)(failing, [0, 1, 2, 3])
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(Explained, match="2 is wrong"):
        next(results)


def test_a_worker_that_is_ended_from_outside_is_explained() -> None:
    with pytest.raises(LostWorkers, match=r"compute\.workers"):
        list(Local(2)(ended, [0, 1, 2]))


def heavy(shared: str, item: tuple[int, bytes]) -> None:
    """The first is done, or its process lost; the others take long."""
    if item[0] > 0:
        time.sleep(300)
    elif shared == "lost":
        os.kill(os.getpid(), signal.SIGKILL)


class Unclosed:
    """A queue whose reading end nobody closes but who has the queue itself."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self._reader = SimpleNamespace(close=lambda: None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


def older(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python before 3.11.5, where a lost worker leaves the pipe of items open (gh-94777)."""
    terminate = _ExecutorManagerThread.terminate_broken

    def leaves_open(manager: Any, cause: Any) -> None:
        manager.call_queue = Unclosed(manager.call_queue)
        terminate(manager, cause)

    monkeypatch.setattr(_ExecutorManagerThread, "terminate_broken", leaves_open)
    monkeypatch.setattr(backends, "_WRITES_ON", True)


@pytest.mark.skipif(sys.platform != "linux", reason="it needs copies of this process")
@pytest.mark.parametrize("way", ["left", "lost"])
@pytest.mark.parametrize("is_older", [True, False])
def test_items_that_fill_the_pipe_hold_nobody_up_once_workers_are_gone(
    way: str, is_older: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_older:
        older(monkeypatch)

    def compute() -> None:
        results = Local(2)(heavy, [(i, bytes(1 << 20)) for i in range(6)], shared=way)
        with suppress(LostWorkers):
            next(results)
            cast("Generator[None]", results).close()  # as when it is interrupted
        os._exit(0)

    computing = multiprocessing.get_context("fork").Process(target=compute)
    computing.start()
    computing.join(60)
    computing.kill()
    computing.join()
    assert computing.exitcode == 0


def test_no_number_of_workers_means_all_cores() -> None:
    with backend(ComputeParams()) as map_ordered:
        assert map_ordered == Local(cores())


def test_a_cluster_that_does_not_answer_is_explained() -> None:
    params = ComputeParams(backend="dask", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(NoCluster, match=r"compute\.backend"), backend(params):
        pass


def lost_once(shared: str, item: int) -> int:
    """The item; one worker is lost over the first of them, once."""
    mark = Path(shared)
    if item == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_a_cluster_gives_the_same_and_a_lost_worker_loses_no_work(tmp_path: Path) -> None:
    with cluster() as scheduler:
        params = ComputeParams(backend="dask", scheduler=scheduler)
        with backend(params) as map_ordered:
            made = list(map_ordered(drawn, SEEDS, shared=2))
            kept = list(map_ordered(lost_once, [0, 1, 2], shared=str(tmp_path / "lost")))
            failed = map_ordered(failing, [0, 1, 2, 3])
            assert [next(failed), next(failed)] == [0, 1]
            with pytest.raises(Explained, match="2 is wrong"):
                next(failed)
    assert [value for _, value in made] == [value for _, value in here(drawn, SEEDS, shared=2)]
    assert os.getpid() not in {process for process, _ in made}
    assert kept == [0, 1, 2]
    assert (tmp_path / "lost").exists()
