"""One stage, in a process of its own: `python -m pipeline.stage documents`.

In a run the process is a copy of one that has imported the libraries already (`pipeline.warm`),
which this module asks for it; where there is none, as in a bare `dvc repro`, the stage begins here.
No library is imported before that, so that asking costs next to nothing.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

STARTER = "COSPEAK_STARTER"
"""Environment variable: the socket of the process whose copies run stages."""
INTERRUPT = b"i"
"""What is sent to have the stage interrupted."""
LENGTH = 4
"""Bytes of a number that is sent: of the length of a request, of an exit status."""
ENDED = 128
"""Added to the number of the signal that ended a process, as shells do."""

STREAMS = (0, 1, 2)
"""Of a process: what it reads, what it says, and its errors."""


def main(name: str) -> int:
    """Runs the stage; its exit status."""
    status = _asked(name, os.environ.get(STARTER, ""))
    if status is None:
        here(name)
    return status or 0


def here(name: str) -> None:
    """Runs the stage in this process. Raises SystemExit where it is stopped."""
    stage = importlib.import_module(f"pipeline.stages.{name}")
    importlib.import_module("pipeline.stages").run(stage.main)


def _asked(name: str, place: str) -> int | None:
    """The exit status of the stage, run by a copy; None if nobody can be asked."""
    if not place or _edited_since(place):
        return None
    interrupted: list[int] = []
    with socket.socket(socket.AF_UNIX) as asking, ExitStack() as waiting:
        try:
            asking.connect(place)
        except OSError:
            return None
        try:
            with _not_interrupted():
                if not _sent(asking, name):
                    return None
                interrupted = waiting.enter_context(_interrupting(asking))
            answer = asking.recv(LENGTH)
        except OSError:
            answer = b""
    status = int.from_bytes(answer, "big") if answer else ENDED + signal.SIGKILL
    if status == ENDED + signal.SIGKILL:
        return _killed(name, interrupted=bool(interrupted))
    return status


def _sent(asking: socket.socket, name: str) -> bool:
    """Whether the stage could be asked for; if not, no copy begins it."""
    if asking.fileno() in STREAMS:  # that one is closed: the copy is not to write to this
        return False
    try:
        told = {"stage": name, "folder": str(Path.cwd()), "environment": dict(os.environ)}
        content = json.dumps(told).encode()
        socket.send_fds(asking, [len(content).to_bytes(LENGTH, "big")], STREAMS)
        asking.sendall(content)
    except OSError:
        return False
    return True


def _edited_since(place: str) -> bool:
    """Whether code has changed since it was imported by the process whose socket is there.

    Its copies would run the code as it was, and DVC would take the results for those of the new.
    """
    try:
        begun = Path(place).stat().st_mtime
    except OSError:
        return False
    try:
        return any(one.stat().st_ctime >= begun for one in Path(__file__).parent.rglob("*.py"))
    except OSError:  # it is being replaced, or an editor's mark that it is open
        return True


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Meanwhile an interruption is held back; it comes afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _interrupting(asking: socket.socket) -> Iterator[list[int]]:
    """Meanwhile what interrupts this process interrupts the copy; the signals that have come.

    The copy is in a process group of its own, so that it is interrupted once and not twice.
    """
    come: list[int] = []

    def hand_on(number: int, _: object) -> None:
        come.append(number)
        asking.send(INTERRUPT)

    before = signal.signal(signal.SIGINT, hand_on)
    try:
        yield come
    finally:
        signal.signal(signal.SIGINT, before)


def _killed(name: str, *, interrupted: bool) -> int:
    """Says why the copy may have ended without a word of its own; the exit status."""
    say = importlib.import_module("pipeline.errors").say
    importlib.import_module("pipeline.wording.translation")  # puts its catalogues in
    if interrupted:
        message = say("It was interrupted. The next run takes up where it was.")
    else:
        message = say(
            "The stage {stage} was ended from outside, perhaps for want of memory. Set "
            "compute.workers in params.yaml lower, or close other programs.",
            stage=name,
        )
    text = say("Cospeak stopped. {message}", message=message)
    sys.stderr.write(f"\n{text}\n")
    return ENDED + (signal.SIGINT if interrupted else signal.SIGKILL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
