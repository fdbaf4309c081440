"""Runs tests in several processes: copies of the one that has imported and collected them.

`pytest -p tests.workers --workers 3 tests`. What is imported and collected is shared by the copies
(`fork`), where processes of their own would do it anew. A copy takes one file after the other, in
the order of collection, so that what a module needs is made once. On systems whose libraries forbid
copies (all but Linux) one process runs all tests.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from itertools import chain, groupby, pairwise
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from _pytest.unraisableexception import collect_unraisable

_NUMBER = 4
"""Bytes of a file's number in the pipe from which the copies take theirs."""
_MOMENT = 20
"""Seconds that a worker may take to end, and until those that say nothing are looked at."""
_PARENT_ENDS = 1
"""Of prctl: PR_SET_PDEATHSIG, the signal that a process gets as its parent ends."""
WORKER = "TEST_WORKER"
"""A variable of the environment that only workers have."""

BROWSER = "browser"

Numbered = tuple[int, pytest.Item]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--workers", type=int, default=1, help="copies of this process that run tests")


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Instead of pytest's own loop, where several workers are asked for.

    A test that no worker has run to its end (since it was killed, or fell) has failed, and so has
    the run where a worker fell after its last test.
    """
    asked = session.config.option
    alone = asked.workers < 2 or len(session.items) < 2 or sys.platform != "linux"
    if alone or asked.collectonly or session.testsfailed:
        return None
    units = groupby(enumerate(session.items), key=lambda numbered: unit_of(numbered[1]))
    workers = _started(session, [list(numbered) for _, numbered in units])
    left = {*range(len(session.items))}
    try:
        for number, reports in _heard(session, workers):
            for report in reports:
                session.config.hook.pytest_runtest_logreport(report=report)
            left.discard(number)
        _end(session, workers.values(), left)
    except BaseException:
        for process in workers.values():
            _interrupt(process)
        raise
    finally:
        for process in workers.values():
            process.join(_MOMENT)
            process.kill()
            process.join()
    return True


def unit_of(item: pytest.Item) -> Path:
    """The file or folder whose tests one worker takes.

    All of the browser are one: a second Chromium and a second dashboard would take as long to start
    as many a page to open.
    """
    return item.path.parent if item.path.parent.name == BROWSER else item.path


def _started(
    session: pytest.Session, files: Sequence[Sequence[Numbered]]
) -> dict[Connection, BaseProcess]:
    """The copies, each by the connection on which it tells of its tests."""
    folder = _folders(session.config).getbasetemp()
    take, put = os.pipe()
    os.write(put, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(files))))
    os.close(put)  # a copy that finds nothing more in the pipe is at its end
    workers: dict[Connection, BaseProcess] = {}
    for number in range(session.config.option.workers):
        hear, tell = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(
            target=_work,
            args=(session, files, take, tell, folder / f"worker-{number}", [*workers, hear]),
        )
        process.start()
        tell.close()
        workers[hear] = process
    os.close(take)
    return workers


def _heard(
    session: pytest.Session, workers: dict[Connection, BaseProcess]
) -> Iterator[tuple[int, list[pytest.TestReport]]]:
    """What the workers tell: the number of each test that is over, and its reports."""
    read, talking = session.config.hook.pytest_report_from_serializable, set(workers)
    while talking:
        # A process that a test has left holds the pipe of a worker that fell open: so they are
        # looked at, too.
        heard = wait([*talking], timeout=_MOMENT)
        if not heard:
            talking -= {one for one in talking if not workers[one].is_alive() and not one.poll()}
        for hear in heard:
            assert isinstance(hear, Connection)
            with suppress(EOFError):
                if told := hear.recv():
                    number, reports = told
                    yield number, [read(config=session.config, data=one) for one in reports]
                    _stop(session)
                    continue
            talking.remove(hear)


def _stop(session: pytest.Session) -> None:
    if session.shouldfail:
        raise session.Failed(session.shouldfail)
    if session.shouldstop:
        raise session.Interrupted(session.shouldstop)


def _interrupt(process: BaseProcess) -> None:
    """Asks a worker that is still at work to undo what its tests have begun, and to end."""
    if process.is_alive() and process.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGINT)


def _end(session: pytest.Session, workers: Collection[BaseProcess], left: set[int]) -> None:
    """What the ends of the workers say: of the tests that are left, and of the run."""
    for process in workers:
        process.join(_MOMENT)
    codes = [process.exitcode for process in workers]
    for number in sorted(left):
        report = _lost(session.items[number], codes)
        session.config.hook.pytest_runtest_logreport(report=report)
    if any(code != 0 for code in codes):  # none of one that is still at work, and will be killed
        session.shouldfail = f"workers have ended with the exit codes {codes}"
        _stop(session)


def _lost(item: pytest.Item, codes: Sequence[int | None]) -> pytest.TestReport:
    because = f"not run to its end: its worker has ended before; exit codes of the workers: {codes}"
    return pytest.TestReport(item.nodeid, item.location, {}, "failed", because, "call")


def _folders(config: pytest.Config) -> Any:
    return config._tmp_path_factory  # type: ignore[attr-defined]


class _Telling:
    """In a copy: what becomes of a test goes to the first process, which shows it."""

    def __init__(self, config: pytest.Config, tell: Connection, numbers: dict[str, int]) -> None:
        self._config, self._tell, self._numbers = config, tell, numbers

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        told = self._config.hook.pytest_report_to_serializable
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        self._tell.send((self._numbers[item.nodeid], [
            told(config=self._config, report=report) for report in reports
        ]))  # fmt: skip
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        yield
        if nextitem is None:  # what is found as garbage later would be told by nobody
            gc.collect()
            collect_unraisable(item.config)


def _work(
    session: pytest.Session,
    files: Sequence[Sequence[Numbered]],
    take: int,
    tell: Connection,
    folder: Path,
    heard: Sequence[Connection],
) -> None:
    """In a copy: runs the tests of one file after the other until none is left.

    What makes it fall is told to those who look at the first process.
    """
    for one in heard:
        one.close()  # with the first process gone, telling fails instead of waiting
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ctypes.CDLL(None).prctl(_PARENT_ENDS, signal.SIGINT, 0, 0, 0)
    config = session.config
    capture = config.pluginmanager.getplugin("capturemanager")
    capture.stop_global_capturing()  # of one file for all copies
    capture.start_global_capturing()
    folder.mkdir()
    _folders(config)._basetemp = folder
    os.environ[WORKER] = folder.name
    numbers = {item.nodeid: number for number, item in chain.from_iterable(files)}
    config.pluginmanager.register(_Telling(config, tell, numbers))
    taken = (files[int.from_bytes(one, "big")] for one in iter(lambda: os.read(take, _NUMBER), b""))
    try:
        _run(session, (item for numbered in taken for _, item in numbered))
        with suppress(BrokenPipeError):
            tell.send(None)
    except BaseException:
        capture.stop_global_capturing()
        raise


def _run(session: pytest.Session, items: Iterator[pytest.Item]) -> None:
    """Runs the tests, until the first process asks for the end or is gone."""
    try:
        for item, following in pairwise(chain(items, (None,))):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    except (KeyboardInterrupt, BrokenPipeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    finally:
        session._setupstate.teardown_exact(None)
