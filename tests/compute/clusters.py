"""A Dask cluster of two workers on this machine, for tests."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

SETTINGS = {"distributed.worker.daemon": False}
"""A worker may have processes of its own: those that read documents within limits."""


@contextmanager
def cluster() -> Iterator[str]:
    """The address of the scheduler, on the loopback interface; workers stand in this folder."""
    import dask  # here, and not in the processes of all other tests
    import distributed

    with (
        pytest.MonkeyPatch.context() as patch,
        warnings.catch_warnings(),
        dask.config.set(SETTINGS),
    ):
        # A worker begins by importing the main module, which a test of a page may have replaced.
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as started:
            yield started.scheduler_address
            # One that was lost begins anew: ended while it begins, it would hold up the end.
            started.wait_for_workers(2, timeout=60)
