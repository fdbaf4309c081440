"""A process whose copies run stages.

On a small corpus half of what a stage costs is starting: libraries are imported, a second or two of
processor sixteen times in a run. Here they are imported once, each when the first stage needs it,
and a stage is run by a copy of the process (`fork`), with the folder, the environment and the
streams of the process that asks for it (`pipeline.stage`). A copy knows of what is imported, and of
nothing else: no stage leaves anything to the next but its tables.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from select import select
from typing import NamedTuple

from pipeline.stage import ENDED, INTERRUPT, LENGTH, STARTER, here

Stage = Callable[[str], object]
"""Runs the stage of a name; raises SystemExit where it is stopped."""

_STREAMS = (0, 1, 2)
_DIES_WITH_PARENT = 1
"""Of prctl, in Linux: PR_SET_PDEATHSIG."""


class _Request(NamedTuple):
    """A stage that is asked for, and where it is to run."""

    stage: str
    folder: str
    environment: dict[str, str]
    streams: Sequence[int]


@contextmanager
def warm(stage: Stage = here) -> Iterator[dict[str, str]]:
    """Such a process while the block lasts; the environment that names it.

    It is a copy of this process, which should have no threads yet. But for Linux, and where no
    socket can be made, there is none, and the environment is empty: stages start by themselves.
    """
    if sys.platform != "linux":  # the libraries of macOS forbid copies
        yield {}
        return
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listening:
        place = str(Path(folder) / "stages")
        try:
            listening.bind(place)
        except OSError:  # its path is too long
            yield {}
            return
        listening.listen()
        process = _copy(_serve, listening, stage)
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
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == parent:  # it may have ended just before
        work(*given)


def _serve(listening: socket.socket, stage: Stage) -> None:
    """Answers one request after another until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        asking, _ = listening.accept()
        with asking, suppress(OSError, ValueError):  # who asked has gone
            request = _request(asking)
            # What is imported here is there for later stages. If it cannot be, the copy says why.
            with suppress(Exception):
                importlib.import_module(f"pipeline.stages.{request.stage}")
            gc.freeze()
            process = _copy(_begin, request, (listening, asking), stage)
            for stream in request.streams:
                os.close(stream)
            asking.sendall(_status(process, asking).to_bytes(LENGTH, "big"))


def _request(asking: socket.socket) -> _Request:
    head, streams, _, _ = socket.recv_fds(asking, LENGTH, len(_STREAMS))
    told = json.loads(asking.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL))
    return _Request(told["stage"], told["folder"], told["environment"], streams)


def _begin(request: _Request, sockets: Sequence[socket.socket], stage: Stage) -> None:
    """In the copy: the stage, as if the process that asked for it had begun it itself."""
    for one in sockets:
        one.close()
    os.setpgid(0, 0)
    for stream, own in zip(request.streams, _STREAMS, strict=True):
        os.dup2(stream, own)
        os.close(stream)
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stage(request.stage)


def _status(process: BaseProcess, asking: socket.socket) -> int:
    """The exit status of the copy; it is ended, with all its processes, if who asked has gone."""
    with suppress(ProcessLookupError):
        os.setpgid(process.ident or 0, process.ident or 0)
    heard: list[int | socket.socket] = [process.sentinel, asking]
    while process.sentinel not in (ready := select(heard, [], [])[0]):
        told = asking.recv(1) if asking in ready else b""
        _signal(process, signal.SIGINT if told == INTERRUPT else signal.SIGKILL)
        if told != INTERRUPT:
            break
    process.join()
    status = process.exitcode or 0
    process.close()
    return status if status >= 0 else ENDED - status


def _signal(process: BaseProcess, number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.ident or 0, number)
