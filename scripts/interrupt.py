"""Ends runs at random moments, fills the disk, and looks whether the next run makes it good.

`python scripts/interrupt.py --points 50` ends `dvc repro` fifty times with SIGKILL on a few texts
(the whole run, or only DVC itself so that a stage lives on), five times in a row before a run is
left alone, and compares every table with those of a run that nobody disturbed. With `--copies` it
ends `pipeline.run`, whose stages are copies of one process, as `make run` does (the whole run, or
only itself so that DVC lives on); the run that is left alone is such a one too, and where the whole
run was ended none of its processes may live on.
`python scripts/interrupt.py --full-disk` does the same on a disk of its own that is too small,
where mounting one is permitted. The figures of the last runs stand in docs/hostile.md.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.run import mend_locks  # noqa: E402 - only now is the project on the path
from tests import mini  # noqa: E402 - after the path is set


def main() -> None:
    """The experiment that is asked for; exit status 1 if any table differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--in-a-row", type=int, default=5)
    parser.add_argument("--full-disk", action="store_true")
    parser.add_argument("--copies", action="store_true", help="end pipeline.run, not dvc repro")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reference = new_project(Path(folder) / "reference")
        seconds = undisturbed(reference)
        wanted = hashes(reference)
        print(f"undisturbed: {seconds:.1f} s, {len(wanted)} files", flush=True)
        if asked.full_disk:
            bad = full_disk(Path(folder), wanted)
        else:
            bad = kills(Path(folder), wanted, seconds=seconds, asked=asked)
    raise SystemExit(1 if bad else 0)


def new_project(folder: Path) -> Path:
    """A project of a few texts in which nothing has run."""
    folder.mkdir(exist_ok=True)
    return mini.with_dvc(mini.project(folder, mini.corpus()))


def settings(project: Path) -> dict[str, str]:
    """The environment of a run."""
    here = str(Path(sys.executable).parent)
    return os.environ | {
        "PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(project),
        "PYTHONHASHSEED": "0", "DVC_NO_ANALYTICS": "1", "OMP_NUM_THREADS": "1",
    }  # fmt: skip


REPRO = ("dvc", "repro", "-q")
RUN = ("pipeline.run",)
"""The modules, with arguments, by which stages start for themselves, and as copies."""


def start(project: Path, command: Sequence[str] = REPRO) -> subprocess.Popen[bytes]:
    """The run in a process group of its own."""
    return subprocess.Popen(  # noqa: S603 - a command of this file
        [sys.executable, "-m", *command], cwd=project, env=settings(project),
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def undisturbed(project: Path, command: Sequence[str] = REPRO) -> float:
    """A run to its end; the seconds that it took. Raises if it fails."""
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603 - a command of this file
        [sys.executable, "-m", *command], cwd=project, env=settings(project), check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
    return time.monotonic() - started


def is_piece(name: str) -> bool:
    """A file that was being written, by us (.part) or by DVC (.tmp); nobody reads it."""
    return Path(name).name.startswith(".")


def hashes(project: Path) -> dict[str, str]:
    """The hash of every file that the pipeline made."""
    return {
        str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("interim", "published")
        for path in sorted((project / "data" / folder).rglob("*"))
        if path.is_file()
    }


LOCK_ASIDE, RUNNING_ASIDE = "dvc.lock.broken", ".dvc/tmp/rwlock.broken"


def mended(project: Path) -> bool:
    """Whether the lock file had to be put aside, as `make run` does."""
    here = Path.cwd()
    os.chdir(project)
    try:
        mend_locks()
        return any(Path(name).exists() for name in (LOCK_ASIDE, RUNNING_ASIDE))
    finally:
        os.chdir(here)


def kills(
    folder: Path, wanted: dict[str, str], *, seconds: float, asked: argparse.Namespace
) -> int:
    """Ends runs at so many random moments; the number of rounds that ended otherwise."""
    rng = random.Random(asked.seed)  # noqa: S311 - chance, no secret
    done = bad = rounds = broken_locks = half = left_over = 0
    command = RUN if asked.copies else REPRO
    while done < asked.points:
        project = new_project(folder / f"round-{rounds}")
        n = min(asked.in_a_row, asked.points - done)
        for _ in range(n):
            process = start(project, command)
            time.sleep(rng.uniform(0.02, 0.6) * seconds)
            only_dvc = rng.random() < 0.3
            if process.poll() is None and only_dvc:
                os.kill(process.pid, signal.SIGKILL)
            else:
                stop(process)
            process.wait()
            left_over += asked.copies and not only_dvc and bool(living(project))
            half += any(made != wanted.get(name) for name, made in hashes(project).items()
                        if not is_piece(name))  # fmt: skip
            broken_locks += mended(project)
        if asked.copies:  # DVC goes on where only the run was ended, and lets no other begin
            living(project, patience=600)
        undisturbed(project, command)
        found = {name: made for name, made in hashes(project).items() if not is_piece(name)}
        differing = sorted(
            name for name in {*found, *wanted} if found.get(name) != wanted.get(name)
        )
        left = [name for name in hashes(project) if is_piece(name)]
        done, rounds, bad = done + n, rounds + 1, bad + bool(differing)
        print(
            f"{done:3} kills, {rounds} rounds: {bad} rounds with other bytes {differing[:3]},"
            f" {half} times a table that was not whole, {broken_locks} lock files half written,"
            f" {len(left)} pieces left behind, {left_over} times a process that lived on",
            flush=True,
        )
        shutil.rmtree(project)
    return bad + half + left_over


def living(project: Path, *, patience: float = 20.0) -> list[int]:
    """The processes of the project that are there for longer than the patience, in seconds."""
    until = time.monotonic() + patience
    while (found := _at_work_in(project)) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def _at_work_in(project: Path) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if place.readlink() == project:
                found.append(int(place.parent.name))
        except OSError:
            continue  # it has ended, or is somebody else's
    return found


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def differing(project: Path, wanted: dict[str, str]) -> list[str]:
    """The files that are there and not as they should be, but for pieces of those being written."""
    found = hashes(project).items()
    return [name for name, made in found if not is_piece(name) and made != wanted.get(name)]


def full_disk(folder: Path, wanted: dict[str, str]) -> int:
    """Runs on a disk that grows from too small; the number of runs that ended otherwise."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603 - commands of this file
        print("mounting is not permitted here")
        return 1
    try:
        project = new_project(place / "project")
        failed = 0
        for size in (2200, 2400, 2600, 2800, 3000, 3300):
            grow = ["mount", "-o", f"remount,size={size}k", str(place)]
            subprocess.run(grow, check=True)  # noqa: S603 - a fixed command
            process = start(project)
            failed += process.wait() != 0
            mended(project)
            other = differing(project, wanted)
            print(f"{size} kB: exit {process.returncode}, not whole: {other}", flush=True)
        subprocess.run(["mount", "-o", "remount,size=200m", str(place)], check=True)  # noqa: S603, S607 - commands of this file
        undisturbed(project)
        same = not differing(project, wanted) and hashes(project).keys() >= wanted.keys()
        print(f"{failed} runs failed for want of room; then with room the same bytes: {same}")
        return 0 if same and failed else 1
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)  # noqa: S603, S607 - commands of this file


if __name__ == "__main__":
    main()
