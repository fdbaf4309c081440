"""Starts a program of this machine with limits; it gets bytes and gives bytes, and no shell."""

from __future__ import annotations

import resource
import shutil
import subprocess  # nosec B404
from collections.abc import Sequence
from functools import cache

NAMES = ("antiword", "catdoc", "tesseract")
"""The programs that are asked for a text."""
_SECONDS = 60
"""Processor time, and twice of it by the clock, that a program may take for one file or page."""


class ProgramFailed(RuntimeError):
    """A program ended with an error or took too long. Nothing of what it said is kept."""


@cache
def installed() -> dict[str, str]:
    """The full path of each program that this machine has."""
    found = {name: shutil.which(name) for name in NAMES}
    return {name: path for name, path in found.items() if path}


def is_program(path: object) -> bool:
    """Whether a worker may start what is at the path."""
    return path in installed().values()


def output_of(name: str, arguments: Sequence[str], *, given: bytes = b"") -> bytes:
    """What the program prints.

    Raises:
        ProgramFailed: it ends with an error or takes too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 # nosec B603 - a full path, and no shell
            [installed()[name], *arguments], input=given, capture_output=True, check=True,
            timeout=2 * _SECONDS, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            preexec_fn=_limit,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise ProgramFailed(type(error).__name__) from None
    return done.stdout


def _limit() -> None:
    """Runs in the new process: the kernel ends it even if the worker that waits has ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
