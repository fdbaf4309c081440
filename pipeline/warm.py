"""A process whose copies run stages.

On a small corpus half of what a stage costs is starting: libraries are imported, a second or two of
processor sixteen times in a run. Here they are imported once, each when the first stage needs it,
and a stage is run by a copy of the process (`fork`), with the folder, the environment and the
streams of the process that asks for it (`pipeline.stage`). A copy knows of what is imported, and of
nothing else: no stage leaves anything to the next but its tables.
"""

from __future__ import annotations

import gc
import importlib
import json
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from select import select
from typing import NamedTuple

from pipeline.compute.backends import end_with
from pipeline.stage import ENDED, INTERRUPT, LENGTH, STARTER, STREAMS, here

Stage = Callable[[str], object]
"""Runs the stage of a name; raises SystemExit where it is stopped."""


class _Request(NamedTuple):
    """A stage that is asked for, and where it is to run."""

    stage: str
    folder: str
    environment: dict[str, str]
    streams: Sequence[int]


@contextmanager
def warm(stage: Stage = here) -> Iterator[dict[str, str]]:
    """Such a process while the block lasts; the environment that names it.

    It is a copy of this process, which should have no threads yet. But for Linux (5.3), and where
    no socket can be made, there is none, and the environment is empty: stages start by themselves.
    The socket is as old as this process, so that code that is younger is noticed.
    """
    if sys.platform != "linux":  # the libraries of macOS forbid copies
        yield {}
        return
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listening:
        place = str(Path(folder) / "stages")
        try:
            listening.bind(place)
            os.utime(place, (begun := _begun(), begun))
            os.close(os.pidfd_open(os.getpid()))
        except (AttributeError, OSError):
            # Its path is too long, or the system or Python's build too old.
            yield {}
            return
        listening.listen()
        process = _copy(_serve, listening, stage)
        listening.close()  # only the copy answers: with it gone, nobody is to wait for an answer
        try:
            yield {STARTER: place}
        finally:
            process.kill()
            process.join()


def _copy(work: Callable[..., object], *given: object) -> BaseProcess:
    """A copy of this process, which does the work and ends with this process."""
    process = multiprocessing.get_context("fork").Process(
        target=_unless_orphaned, args=(os.getpid(), work, given)
    )
    process.start()
    return process


def _unless_orphaned(parent: int, work: Callable[..., object], given: Sequence[object]) -> None:
    end_with(parent)
    work(*given)


def _begun() -> float:
    """When this process began, before it imported anything: seconds since the epoch."""
    told = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
    ticks = 1 + int(
        told.rpartition(")")[2].split()[19]
    )  # starttime, since the machine's; rounded up
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


def _serve(listening: socket.socket, stage: Stage) -> None:
    """Answers one request after another until it is ended."""
    # Held back, not ignored: it waits for a copy that is not yet ready to be interrupted.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    while True:
        asking, _ = listening.accept()
        with asking, suppress(OSError, ValueError):  # who asked has gone
            with _request(asking) as request:
                # What is imported here is there for later stages. If it cannot be, the copy says
                # why.
                with suppress(Exception):
                    importlib.import_module(f"pipeline.stages.{request.stage}")
                gc.freeze()
                process = _copy(_begin, request, (listening, asking), stage)
            asking.sendall(_status(process, asking).to_bytes(LENGTH, "big"))


@contextmanager
def _request(asking: socket.socket) -> Iterator[_Request]:
    """What is asked for; here its streams are closed afterwards, also where no copy can be made."""
    head, streams, _, _ = socket.recv_fds(asking, LENGTH, len(STREAMS))
    try:
        told = json.loads(asking.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL))
        yield _Request(told["stage"], told["folder"], told["environment"], streams)
    finally:
        for stream in streams:
            os.close(stream)


def _begin(request: _Request, sockets: Sequence[socket.socket], stage: Stage) -> None:
    """In the copy: the stage, as if the process that asked for it had begun it itself."""
    for one in sockets:
        one.close()
    os.setpgid(0, 0)
    for stream, own in zip(request.streams, STREAMS, strict=True):
        os.dup2(stream, own)
        os.close(stream)
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        stage(request.stage)
    except KeyboardInterrupt:  # before the stage could answer it
        raise SystemExit(ENDED + signal.SIGINT) from None


def _status(process: BaseProcess, asking: socket.socket) -> int:
    """The exit status of the copy, all of whose processes end with it.

    Its end is seen by its number: the pipe that tells it elsewhere is held open by its workers too.
    """
    number = process.ident or 0
    with suppress(ProcessLookupError):
        os.setpgid(number, number)
    ended = os.pidfd_open(number)
    try:
        _until_ended(process, ended, asking)
    finally:
        os.close(ended)
        _signal(process, signal.SIGKILL)  # what is left; its number is taken until it is joined
        process.join()
    status = process.exitcode or 0
    process.close()
    return status if status >= 0 else ENDED - status


def _until_ended(process: BaseProcess, ended: int, asking: socket.socket) -> None:
    """Waits for the end of the copy, or until who asked has gone or interrupts it a second time."""
    interrupted = False
    heard: list[int | socket.socket] = [ended, asking]
    while ended not in select(heard, [], [])[0]:
        if asking.recv(1) != INTERRUPT or interrupted:
            return
        _signal(process, signal.SIGINT)
        interrupted = True


def _signal(process: BaseProcess, number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.ident or 0, number)
