"""Reads each file in a process that may be ended: no file can hang, crash or write anything.

A few workers stay alive and read one file after another. A worker has limits of time and memory
per file, may write no file, start no program and reach no network, and prints nothing. One
that breaks its limits ends, a new one takes its place, and the file becomes a row of Unreadable.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.config.readings import Readings
from pipeline.errors import Explained, say
from pipeline.ingest.blocks import FileText, UnreadableFile, join_lines
from pipeline.ingest.collections.members import (
    Outcome,
    codes_of,
    missing_members,
    read_members,
    unpacked,
    with_unique_ids,
)
from pipeline.ingest.documents import NOTHING_SETTLED, ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, Refusal
from pipeline.ingest.programs.run import installed, is_program
from pipeline.ingest.registry import FORMATS
from pipeline.text.languages import detect_language
from pipeline.wording.messages import Message, message

Watch = Callable[[Entry, float, Sequence[Outcome]], object]


@dataclass(frozen=True)
class Limits:
    """What one file may cost: processor time, and memory beyond what an idle worker has."""

    seconds: float
    megabytes: int
    workers: int = 0
    """How many read at once; 0 takes one per processor core, at most four."""


@dataclass(frozen=True)
class Rules:
    """How documents are read: the settings of `read_document`."""

    interviewers: Sequence[str] = ()
    languages: Sequence[str] = ("en",)
    min_tokens: int = 1
    readings: Readings = NOTHING_SETTLED


def read_documents(
    entries: Sequence[Entry],
    *,
    folder: Path,
    rules: Rules,
    limits: Limits,
    watch: Watch = lambda entry, seconds, outcome: None,
) -> list[Outcome]:
    """Each entry's document, or why it is not used, in the order of `entries`.

    An entry that holds several documents has an outcome for each, where its own would stand.

    `watch` is called for each file that is done, with the seconds that it took. The result does not
    depend on how many workers there are, nor on which of them reads what.

    Raises:
        Explained: a setting with which no file can be read.
    """
    if not entries:
        return []
    n_workers = min(limits.workers or min(_cores(), 4), len(entries))
    pool = _Pool(list(entries), _Order(folder.resolve(), rules, limits), watch)
    return with_unique_ids(pool.read(n_workers))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class _Order:
    """What a worker needs once: the folder, how to read, and its limits."""

    folder: Path
    rules: Rules
    limits: Limits


# ------------------------------------------------------------------------------ the pool

_PATIENCE = 8.0
"""Factor on the limit of processor time after which a file that waits (disk, network) is ended."""
_LEAST_PATIENCE = 60.0
"""Seconds that a file may wait at least: a busy machine may give a process no time."""
_START = 300.0
"""Seconds that a worker may take to start."""


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    ready: bool = False
    number: int | None = None
    started: float = 0.0
    done: int = 0


@dataclass
class _Pool:
    """The workers and what is left to be read. Used once."""

    entries: list[Entry]
    order: _Order
    watch: Watch
    workers: list[_Worker] = field(default_factory=list)
    failed_starts: int = 0

    def read(self, n_workers: int) -> list[Outcome]:
        outcomes: dict[int, list[Outcome]] = {}
        parts: dict[int, range] = {}
        asked = len(self.entries)
        waiting = deque(range(asked))
        try:
            while len(outcomes) < len(self.entries):
                while len(self.workers) < min(n_workers, len(self.entries) - len(outcomes)):
                    self.workers.append(_start(self.order))
                self._hand_out(waiting)
                for worker in self._heard():
                    number, outcome = self._outcome(worker)
                    if number is not None and outcome is None:
                        waiting.appendleft(number)
                    elif number is not None and outcome is not None:
                        outcomes[number] = outcome.outcomes
                        parts[number] = self._add(outcome.entries)
                        waiting.extendleft(reversed(parts[number]))
        finally:
            for worker in self.workers:
                _end(worker)
        return [one for number in range(asked) for one in _in_order(number, outcomes, parts)]

    def _add(self, entries: Sequence[Entry]) -> range:
        """Takes in the files that an archive holds; their numbers."""
        first = len(self.entries)
        self.entries += entries
        return range(first, len(self.entries))

    def _hand_out(self, waiting: deque[int]) -> None:
        for worker in self.workers:
            if waiting and worker.ready and worker.number is None:
                number = waiting.popleft()
                worker.number, worker.started = number, time.monotonic()
                with suppress(OSError):  # it has just ended; `_heard` notices
                    worker.pipe.send(self.entries[number])

    def _heard(self) -> list[_Worker]:
        """The workers that have answered, ended, or exceeded their time."""
        said = set(wait([worker.pipe for worker in self.workers], timeout=0.5))
        return [worker for worker in self.workers if worker.pipe in said or self._is_late(worker)]

    def _is_late(self, worker: _Worker) -> bool:
        patience = max(self.order.limits.seconds * _PATIENCE, _LEAST_PATIENCE)
        allowed = patience if worker.ready else _START
        waits = worker.number is not None or not worker.ready
        return waits and time.monotonic() - worker.started > allowed

    def _outcome(self, worker: _Worker) -> tuple[int | None, _Found | None]:
        """The number of a file with what is in it; None in place of it if it is read again."""
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

    def _settle(self, worker: _Worker, answer: Any) -> tuple[int | None, _Found | None]:
        number, first = worker.number, worker.done == 0
        took = time.monotonic() - worker.started
        worker.number, worker.done = None, worker.done + 1
        if isinstance(answer, _Ended):
            self.workers.remove(worker)
            status = _end(worker)
            if number is None:
                self._check_start(worker, status)
                return None, None
            # Earlier files may have used up the worker's memory. A new worker decides.
            if not first and answer.signal != signal.SIGPROF:
                return number, None
        # A worker answers only what it was asked.
        assert number is not None  # noqa: S101 # nosec B101
        entry = self.entries[number]
        found = _found(entry, answer, self.order.limits)
        self.watch(entry, took, found.outcomes)
        return number, found

    def _check_start(self, worker: _Worker, status: int | None) -> None:
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


@dataclass(frozen=True)
class _Found:
    """What a file holds: documents and refusals, and files in it that are still to be read."""

    outcomes: list[Outcome]
    entries: list[Entry] = field(default_factory=list)


def _in_order(
    number: int, outcomes: Mapping[int, list[Outcome]], parts: Mapping[int, range]
) -> Iterator[Outcome]:
    """The outcomes of a file, then those of the files in it."""
    yield from outcomes[number]
    for inner in parts[number]:
        yield from _in_order(inner, outcomes, parts)


def _found(entry: Entry, answer: Any, limits: Limits) -> _Found:
    """What was read, or the refusal that an error or the worker's end amounts to."""
    if isinstance(answer, _Found):
        return answer
    reason, remedy = answer.reason_and_remedy(limits) if isinstance(answer, _Ended) else answer
    return _Found([Refusal(entry.file, entry.corpus, reason, remedy)])


@dataclass(frozen=True)
class _Ready:
    """A worker has started and waits for files."""


@dataclass(frozen=True)
class _Ended:
    """A worker has ended, by which signal; or for want of memory."""

    signal: int = 0
    memory: bool = False

    def reason_and_remedy(self, limits: Limits) -> tuple[Message, Message]:
        if self.memory:
            return message("out_of_memory", n=limits.megabytes), message("reduce_memory")
        if self.signal == signal.SIGPROF:
            seconds = float(limits.seconds)
            return message("out_of_time", seconds=seconds), message("reduce_time")
        return message("reader_ended"), message("save_anew_or_txt")


def _start(order: _Order) -> _Worker:
    """A new worker: from a server that has the readers loaded, so that it starts at once."""
    context = multiprocessing.get_context("forkserver")
    modules = [format.reader.partition(":")[0] for format in FORMATS]
    context.set_forkserver_preload(["pipeline.ingest.sandbox", *modules])
    ours, theirs = context.Pipe()
    process = context.Process(target=_work_of, args=(theirs, order), daemon=True)
    main = sys.modules["__main__"]
    # A worker would run the main module anew, which may be anything: a stage, a page, a test.
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    theirs.close()
    return _Worker(process, ours, started=time.monotonic())


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


def _work(pipe: Connection, order: _Order) -> None:
    """Reads the files that come through the pipe until it is closed."""
    with suppress(EOFError, OSError):
        _fall_silent()
        try:
            # What is loaded once does not count as the cost of a file.
            detect_language("what everyone needs", languages=order.rules.languages)
            join_lines("a be-\ngun one")
            for format in FORMATS:
                format.load()
        except Explained as error:
            pipe.send(error)
            return
        _shut_in(order.limits)
        pipe.send(_Ready())
        while True:
            entry = pipe.recv()
            # Its default is to end the process, whatever code is running.
            signal.setitimer(signal.ITIMER_PROF, order.limits.seconds)
            answer = _attempt(entry, order)
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(answer)
            if isinstance(answer, _Ended):
                return


_work_of = _work  # the tests put a worker of theirs in its place


def _attempt(entry: Entry, order: _Order) -> _Found | tuple[Message, Message] | _Ended | Explained:
    try:
        return _read(entry, order)
    except UnreadableFile as error:
        return error.reason, error.remedy
    except MemoryError:
        return _Ended(memory=True)
    except Explained as error:
        return error  # a setting or a list of words is wrong, for which no file is to blame
    except Exception as error:  # noqa: BLE001 - one file is never a reason to lose the others
        reason = message("reader_failed", kind=type(error).__name__)
        return reason, message("save_anew_or_txt")


def _read(entry: Entry, order: _Order) -> _Found:
    """The documents of the entry.

    Raises:
        UnreadableFile: it cannot be read.
    """
    rules = order.rules
    file = entry.file.removesuffix(f"/{entry.inside}") if entry.inside else entry.file
    content = read_file(
        _inside(order.folder, file),
        settings={**entry.given, "corpus": entry.corpus},
        inside=entry.inside,
    )
    read = partial(_document, rules=rules, seconds=order.limits.seconds)
    if any(member.is_file for member in content.members):
        entries, refusals = unpacked(content, entry)
        return _Found([*refusals], entries)
    if content.members:
        return _Found(read_members(content, entry, read=read))
    if not content.blocks:
        return _Found([*missing_members((), entry), *codes_of(content, entry)])
    return _Found([*missing_members((), entry), read(content, entry)])


def _document(content: FileText, entry: Entry, *, rules: Rules, seconds: float) -> ReadDocument:
    """The document; each of several in a file has the whole time, if time is limited."""
    if signal.getitimer(signal.ITIMER_PROF)[0]:
        signal.setitimer(signal.ITIMER_PROF, seconds)
    return read_document(
        content,
        entry=entry,
        interviewers=rules.interviewers,
        languages=rules.languages,
        min_tokens=rules.min_tokens,
        readings=rules.readings,
    )


def _inside(folder: Path, file: str) -> Path:
    """The file's path, if it does not lead out of the folder.

    Raises:
        UnreadableFile: a link that leads out of the documents folder.
    """
    path = folder / file
    try:
        outside = path.exists() and not path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # links in a circle; a name that is too long
        outside = False
    if outside:
        raise UnreadableFile(message("link_outside"), message("copy_target_inside"))
    return path


def _fall_silent() -> None:
    """Neither a library's complaint nor a traceback is printed: they may quote the text."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _shut_in(limits: Limits) -> None:
    """From here on no file is written, no program started, no network reached."""
    sys.dont_write_bytecode = True
    installed()  # looked for once, while that is allowed
    megabytes = _used_megabytes() + limits.megabytes
    for what, most in (
        (resource.RLIMIT_CORE, 0),  # a dump of memory would hold the text
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, megabytes << 20),
    ):
        with suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_forbid)


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


def _forbid(event: str, args: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen" and is_program(args[0]):
        return
    if event == "open" and isinstance(args[0], int):
        return  # a pipe to such a program, which is open already
    if event in _FORBIDDEN or (event == "open" and int(args[2] or 0) & _WRITING):
        raise PermissionError("a reader may not do that")
