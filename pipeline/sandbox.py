"""Work on what strangers made, each item in a process that may be ended.

A few workers stay alive and take one item after another. A worker has limits of time and memory
per item, may write no file, start no program and reach no network, and prints nothing. One that
breaks its limits ends and a new one takes its place: an item costs nothing but itself.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, Protocol

from threadpoolctl import threadpool_limits

from pipeline.cores import cores
from pipeline.errors import Explained, say

Work = Callable[[Any, Any], Any]
"""A function of a module: of what is the same for all items, and one item. Both are pickled."""


@dataclass(frozen=True)
class Limits:
    """What one item may cost: processor time, and memory beyond what an idle worker has."""

    seconds: float
    megabytes: int
    workers: int = 0
    """How many work at once; 0 takes one per processor core, at most four."""


@dataclass(frozen=True)
class Stopped:
    """There is no result: for want of time or memory, as the process ended, or by an error."""

    cause: Literal["time", "memory", "end", "error"]
    kind: str = ""
    """The type of the error; its words may quote a document."""


class Each(Protocol):
    """Does the work on each item; a result, or what stopped it, stands where the item stood."""

    def __call__(self, work: Work, items: Sequence[Any], *, shared: Any) -> list[Any]:
        """The results in the order of the items."""


def here(work: Work, items: Sequence[Any], *, shared: Any) -> list[Any]:
    """An `Each` in this process, without limits."""
    return [_attempt(work, shared, item) for item in items]


# ------------------------------------------------------------------------------ the pool

_PATIENCE = 8.0
"""Factor on the limit of processor time after which an item that waits (disk, network) is ended."""
_LEAST_PATIENCE = 60.0
"""Seconds that an item may wait at least: a busy machine may give a process no time."""
_START = 300.0
"""Seconds that a worker may take to start."""


@dataclass(frozen=True)
class _Task:
    """The work, and what is the same for all items; a worker gets it once."""

    work: Work
    shared: Any


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    task: _Task | None = None
    ready: bool = False
    number: int | None = None
    started: float = 0.0
    done: int = 0


@dataclass(frozen=True)
class _Answer:
    """The result of one item."""

    result: Any


@dataclass
class Sandbox:
    """Workers that are started when they are needed and ended when the `with` block is left.

    `warm` is called before the limits hold: what it loads is not the cost of an item. Workers come
    from a server that has imported the `modules`, and each calls `warm`; or, where there are no
    modules, they are copies of this process (not on macOS, whose libraries forbid it), which calls
    `warm` once: for lists and models that it has loaded anyway.
    """

    limits: Limits
    warm: Callable[[], object]
    modules: Sequence[str] = ()
    may_start: Callable[[str], bool] | None = None
    """Which programs a worker may start; none where it is None."""
    workers: list[_Worker] = field(default_factory=list)
    failed_starts: int = 0

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def each(self, work: Work, items: Sequence[Any], *, shared: Any) -> list[Any]:
        """The result of each item, or what stopped it, in their order.

        Raises:
            Explained: a setting with which no item can be worked on.
        """
        return [result for ((_, result),) in self.each_and_more(work, items, shared=shared)]

    def each_and_more(
        self,
        work: Work,
        items: Sequence[Any],
        *,
        shared: Any,
        more: Callable[[Any], Sequence[Any]] = lambda result: (),
        watch: Callable[[Any, float, Any], object] = lambda item, seconds, result: None,
    ) -> list[list[tuple[Any, Any]]]:
        """For each item its result, and those of the items that `more` finds in results.

        `watch` is called for each item that is done, with the seconds that it took. The result does
        not depend on how many workers there are, nor on which of them does what.

        Raises:
            Explained: a setting with which no item can be worked on.
        """
        batch = _Batch(self, _Task(work, shared), list(items), more, watch)
        return batch.done()

    def n_workers(self, left: int) -> int:
        """How many workers are of use for so many items."""
        return min(self.limits.workers or min(cores(), 4), left)

    def check_start(self, worker: _Worker, status: int | None) -> None:
        """Stops where workers do not start at all, instead of starting them for ever."""
        self.failed_starts += not worker.ready
        if self.failed_starts > 3:
            raise Explained(
                say(
                    "The processes that read the files do not start (exit status {status}). Look "
                    "whether memory or the number of processes is limited on this machine "
                    "(ulimit -a).",
                    status=status,
                )
            )


@dataclass
class _Batch:
    """The items of one task and what is left of them. Used once."""

    sandbox: Sandbox
    task: _Task
    items: list[Any]
    more: Callable[[Any], Sequence[Any]]
    watch: Callable[[Any, float, Any], object]
    results: dict[int, Any] = field(default_factory=dict)
    parts: dict[int, range] = field(default_factory=dict)

    def done(self) -> list[list[tuple[Any, Any]]]:
        asked = len(self.items)
        waiting = deque(range(asked))
        workers = self.sandbox.workers
        while len(self.results) < len(self.items):
            while len(workers) < self.sandbox.n_workers(len(self.items) - len(self.results)):
                workers.append(_start(self.sandbox))
            self._hand_out(waiting)
            for worker in self._heard():
                number, answer = self._outcome(worker)
                if number is not None and answer is None:
                    waiting.appendleft(number)
                elif number is not None and answer is not None:
                    self.results[number] = answer.result
                    self.parts[number] = self._add(answer.result)
                    waiting.extendleft(reversed(self.parts[number]))
        return [list(self._in_order(number)) for number in range(asked)]

    def _add(self, result: Any) -> range:
        """Takes in the items that a result gives; their numbers."""
        first = len(self.items)
        if not isinstance(result, Stopped):
            self.items += self.more(result)
        return range(first, len(self.items))

    def _in_order(self, number: int) -> Iterator[tuple[Any, Any]]:
        """The result of an item, then those of the items that it gave."""
        yield self.items[number], self.results[number]
        for inner in self.parts[number]:
            yield from self._in_order(inner)

    def _hand_out(self, waiting: deque[int]) -> None:
        for worker in self.sandbox.workers:
            if waiting and worker.ready and worker.number is None:
                number = waiting.popleft()
                worker.number, worker.started = number, time.monotonic()
                with suppress(OSError):  # it has just ended; `_heard` notices
                    if worker.task is not self.task:
                        worker.task = self.task
                        worker.pipe.send(self.task)
                    worker.pipe.send(_Answer(self.items[number]))

    def _heard(self) -> list[_Worker]:
        """The workers that have answered, ended, or exceeded their time."""
        workers = self.sandbox.workers
        said = set(wait([worker.pipe for worker in workers], timeout=0.5))
        return [worker for worker in workers if worker.pipe in said or self._is_late(worker)]

    def _is_late(self, worker: _Worker) -> bool:
        patience = max(self.sandbox.limits.seconds * _PATIENCE, _LEAST_PATIENCE)
        allowed = patience if worker.ready else _START
        waits = worker.number is not None or not worker.ready
        return waits and time.monotonic() - worker.started > allowed

    def _outcome(self, worker: _Worker) -> tuple[int | None, _Answer | None]:
        """The number of an item with its result; None in place of it if it is done again."""
        try:
            answer = worker.pipe.recv() if worker.pipe.poll() else _Ended(signal.SIGPROF)
        except (EOFError, OSError):
            worker.process.join(10)
            answer = _Ended(-(worker.process.exitcode or 0))
        if isinstance(answer, Explained):
            raise answer
        if isinstance(answer, _Ready):
            worker.ready = True
            return None, None
        return self._settle(worker, answer)

    def _settle(self, worker: _Worker, answer: Any) -> tuple[int | None, _Answer | None]:
        number, first = worker.number, worker.done == 0
        took = time.monotonic() - worker.started
        worker.number, worker.done = None, worker.done + 1
        if isinstance(answer, _Ended):
            self.sandbox.workers.remove(worker)
            status = _end(worker)
            if number is None:
                self.sandbox.check_start(worker, status)
                return None, None
            # Earlier items may have used up the worker's memory. A new worker decides.
            if not first and answer.signal != signal.SIGPROF:
                return number, None
            answer = _Answer(answer.stopped())
        # A worker answers only what it was asked.
        assert number is not None  # noqa: S101 # nosec B101
        self.watch(self.items[number], took, answer.result)
        return number, answer


@dataclass(frozen=True)
class _Ready:
    """A worker has started and waits for items."""


@dataclass(frozen=True)
class _Ended:
    """A worker has ended, by which signal; or for want of memory."""

    signal: int = 0
    memory: bool = False

    def stopped(self) -> Stopped:
        """What that means for the item that it had."""
        if self.memory:
            return Stopped("memory")
        return Stopped("time" if self.signal == signal.SIGPROF else "end")


def _start(sandbox: Sandbox) -> _Worker:
    """A new worker, which starts at once: what it needs is loaded already."""
    if not sandbox.modules and sys.platform == "linux":
        return _start_copy(sandbox)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.sandbox", *sandbox.modules])
    ours, theirs = context.Pipe()
    order = (theirs, sandbox.limits, sandbox.warm, sandbox.may_start)
    process = context.Process(target=_serve, args=order, daemon=True)
    main = sys.modules["__main__"]
    # A worker would run the main module anew, which may be anything: a stage, a page, a test.
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    theirs.close()
    return _Worker(process, ours, started=time.monotonic())


def _start_copy(sandbox: Sandbox) -> _Worker:
    """A worker that is a copy of this process."""
    sandbox.warm()
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    others = [ours, *(worker.pipe for worker in sandbox.workers)]
    order = (theirs, sandbox.limits, _Closing(others), sandbox.may_start)
    process = context.Process(target=_serve, args=order, daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, started=time.monotonic())


@dataclass(frozen=True)
class _Closing:
    """Closes a copy's ends of other workers' pipes: open, they would keep those workers alive."""

    pipes: Sequence[Connection]

    def __call__(self) -> None:
        for pipe in self.pipes:
            pipe.close()


def _end(worker: _Worker) -> int | None:
    """The exit status with which it has ended."""
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
    status: int | None = worker.process.exitcode
    with suppress(ValueError):
        worker.process.close()
    return status


# ---------------------------------------------------------------------------- the worker


def _serve(
    pipe: Connection,
    limits: Limits,
    warm: Callable[[], object],
    may_start: Callable[[str], bool] | None,
) -> None:
    """Works on the items that come through the pipe until it is closed."""
    with suppress(EOFError, OSError):
        _fall_silent()
        try:
            warm()
        except Explained as error:
            pipe.send(error)
            return
        # Sums split over threads differ in their last digit from run to run.
        threadpool_limits(1)
        _shut_in(limits, may_start)
        pipe.send(_Ready())
        task: _Task | None = None
        while True:
            told = pipe.recv()
            if isinstance(told, _Task):
                task = told
            elif task is not None:
                answer = _within(limits, task, told.result)
                pipe.send(answer)
                if isinstance(answer, _Ended):
                    return


def _within(limits: Limits, task: _Task, item: Any) -> _Answer | _Ended | Explained:
    # Its default is to end the process, whatever code is running.
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    try:
        return _Answer(_attempt(task.work, task.shared, item))
    except MemoryError:
        return _Ended(memory=True)
    except Explained as error:
        return error  # a setting or a list of words is wrong, for which no item is to blame
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _attempt(work: Work, shared: Any, item: Any) -> Any:
    """The result, or that an error stopped it."""
    try:
        return work(shared, item)
    except (MemoryError, Explained):
        raise
    except Exception as error:  # noqa: BLE001 - one item is never a reason to lose the others
        return Stopped("error", type(error).__name__)


def start_anew(limits: Limits) -> None:
    """Gives a part of an item the whole time, if time is limited here."""
    if signal.getitimer(signal.ITIMER_PROF)[0]:
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)


def _fall_silent() -> None:
    """Neither a library's complaint nor a traceback is printed: they may quote the text."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _shut_in(limits: Limits, may_start: Callable[[str], bool] | None) -> None:
    """From here on no file is written, no program started, no network reached."""
    sys.dont_write_bytecode = True
    megabytes = _used_megabytes() + limits.megabytes
    for what, most in (
        (resource.RLIMIT_CORE, 0),  # a dump of memory would hold the text
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, megabytes << 20),
    ):
        with suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))
    sys.addaudithook(partial(_forbid, may_start))


def _used_megabytes() -> int:
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:  # not Linux: what is usual
        return 1024
    found = re.search(r"VmSize:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 1024


_FORBIDDEN = frozenset({
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "os.setxattr", "os.removexattr", "os.exec", "os.fork",
    "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "os.kill", "subprocess.Popen",
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "tempfile.mkstemp", "tempfile.mkdtemp", "shutil.rmtree", "shutil.move", "webbrowser.open",
})  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _forbid(may_start: Callable[[str], bool] | None, event: str, args: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen" and may_start is not None and may_start(args[0]):
        return
    if event == "open" and isinstance(args[0], int):
        return  # a pipe to such a program, which is open already
    if event in _FORBIDDEN or (event == "open" and int(args[2] or 0) & _WRITING):
        raise PermissionError("a reader may not do that")
