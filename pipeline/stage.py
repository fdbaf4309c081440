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
from pathlib import Path

STARTER = "COSPEAK_STARTER"
"""Environment variable: the socket of the process whose copies run stages."""
INTERRUPT = b"i"
"""What is sent to have the stage interrupted."""
LENGTH = 4
"""Bytes of a number that is sent: of the length of a request, of an exit status."""
ENDED = 128
"""Added to the number of the signal that ended a process, as shells do."""


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
    if not place:
        return None
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(place)
        except OSError:
            return None
        # The copy is in a process group of its own: what interrupts this process interrupts it.
        before = signal.signal(signal.SIGINT, lambda *_: asking.send(INTERRUPT))
        try:
            told = {"stage": name, "folder": str(Path.cwd()), "environment": dict(os.environ)}
            content = json.dumps(told).encode()
            socket.send_fds(asking, [len(content).to_bytes(LENGTH, "big")], [0, 1, 2])
            asking.sendall(content)
            answer = asking.recv(LENGTH)
        except OSError:
            answer = b""
        finally:
            signal.signal(signal.SIGINT, before)
    return int.from_bytes(answer, "big") if answer else ENDED + signal.SIGKILL


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
