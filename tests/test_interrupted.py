"""Runs that are ended, that meet, or that are read from meanwhile: no table is ever half there."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from dashboard.data import loading
from pipeline import tables
from pipeline.run import mend_locks
from pipeline.warm import warm
from tests import example_tables, mini
from tests.built import hashes
from tests.pages import opened

pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

N_KILLS = 2  # one of each kind; scripts/interrupt.py does more


def started(
    project: Path, *command: str, copies: Mapping[str, str] = MappingProxyType({})
) -> subprocess.Popen[str]:
    """It may be interrupted, also where the tests themselves may not (`nohup make test &`)."""
    here = str(Path(sys.executable).parent)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(  # noqa: S603 - commands of this file
            [sys.executable, "-m", *(command or ("dvc", "repro"))],
            cwd=project,
            env=os.environ
            | {
                "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(project),
                "DVC_NO_ANALYTICS": "1",
                **copies,
            },
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def is_piece(name: str) -> bool:
    """A file that was being written, by us (.part) or by DVC (.tmp); nobody reads it."""
    return Path(name).name.startswith(".")


def finished(project: Path) -> float:
    begun = time.monotonic()
    ends_well(started(project))
    return time.monotonic() - begun


def ends_well(process: subprocess.Popen[str]) -> None:
    said, _ = process.communicate(timeout=500)
    assert process.returncode == 0, said


def is_made_good(project: Path) -> None:
    """Runs it to its end; stages are copies of this process, which saves their imports."""
    with warm() as copies:
        ends_well(started(project, copies=copies))


STAGES = ("concordance", "exports")
"""Every stage writes its tables in the same way: those that start fastest and write most show it.
"""


def unread(project: Path) -> None:
    """Takes back what has run."""
    for place in _made(project):
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    shutil.rmtree(project / ".dvc" / "cache", ignore_errors=True)
    (project / "dvc.lock").unlink(missing_ok=True)


def _made(project: Path) -> list[Path]:
    listed = yaml.safe_load((project / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    outs = [
        out
        for name in STAGES
        for kind in ("outs", "metrics", "plots")
        for out in listed[name].get(kind, [])
    ]
    return [project / (out if isinstance(out, str) else next(iter(out))) for out in outs]


@pytest.fixture(scope="module")
def undisturbed(
    reproduced_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, dict[str, str], float]]:
    """A project, the bytes that a run makes there, and the seconds that it takes."""
    project = tmp_path_factory.mktemp("ended") / "project"
    shutil.copytree(reproduced_once, project, symlinks=True)
    mini.only_stages(project, STAGES)
    unread(project)
    seconds = finished(project)
    yield project, hashes(project), seconds


def test_a_run_that_was_ended_is_made_good_by_the_next(
    undisturbed: tuple[Path, dict[str, str], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, wanted, seconds = undisturbed
    monkeypatch.chdir(project)
    unread(project)
    rng = random.Random(5)  # noqa: S311 - chance, no secret
    for number in range(N_KILLS):
        process = started(project)
        time.sleep(rng.uniform(0.1, 0.6) * seconds)
        if number % 2:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()  # the stage that it has started lives on
        process.communicate()
        mend_locks()
        for name, made in hashes(project).items():
            assert is_piece(name) or made == wanted[name], name
    is_made_good(project)
    found = {name: made for name, made in hashes(project).items() if not is_piece(name)}
    assert found == wanted


def test_two_runs_at_once_and_a_reader_see_only_whole_tables(
    undisturbed: tuple[Path, dict[str, str], float],
) -> None:
    project, wanted, _ = undisturbed
    unread(project)
    # Those that the runs make; the others stay as they are.
    places = [
        project / tables.place(table)
        for table in tables.PUBLISHED
        if tables.origin(table).stage in STAGES
    ]
    assert places
    halves: list[str] = []
    reads = 0
    over = threading.Event()

    def look() -> None:
        nonlocal reads
        while not over.is_set():
            for place in places:
                try:
                    pq.read_metadata(place)  # at the end of the file: half a table has none
                    reads += 1
                except FileNotFoundError:
                    continue
                except (OSError, pa.ArrowInvalid) as error:
                    halves.append(f"{place.name}: {type(error).__name__}")
            time.sleep(0.02)

    reader = threading.Thread(target=look)
    reader.start()
    runs = [started(project), started(project)]
    said = [process.communicate(timeout=500)[0] for process in runs]
    over.set()
    reader.join()
    assert 0 in [process.returncode for process in runs], said
    for process, words in zip(runs, said, strict=True):
        assert process.returncode == 0 or "busy" in words or "lock" in words, words
    assert reads > 20
    assert halves == []
    is_made_good(project)
    assert hashes(project) == wanted


# ------------------------------------------------------------------------- a whole run

WAITS = """
from pipeline import stages
from pipeline.compute.backends import Local

def wait(shared, item):
    import os, pathlib, time
    pathlib.Path(f"begun{item}").write_text(str(os.getpid()))
    time.sleep(600)

def main():
    import time
    try:
        list(Local(2)(wait, [1, 2]))
    finally:
        time.sleep(0.8)
        open("kept", "w").close()

if __name__ == "__main__":
    stages.run(main)
"""
"""A stage that computes for ten minutes, and needs a moment to end."""


@pytest.mark.skipif(sys.platform != "linux", reason="it looks in /proc")
def test_an_interrupted_run_says_what_is_kept_and_leaves_no_process(tmp_path: Path) -> None:
    project = mini.with_dvc(mini.project(tmp_path, mini.corpus()))
    (project / "pipeline" / "stages" / "waits.py").write_text(WAITS, encoding="utf-8")
    (project / "dvc.yaml").write_text(
        "stages: {waits: {cmd: python -m pipeline.stage waits}}", encoding="utf-8"
    )
    process = started(project, "pipeline.run")
    try:
        begun = time.monotonic()
        while not all((project / f"begun{item}").is_file() for item in (1, 2)):
            assert process.poll() is None and time.monotonic() - begun < 100
            time.sleep(0.02)
        assert len(of_session(process.pid)) > 4  # the run, DVC, the stage, its workers
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 130, said
        assert said.count("The next run takes up where it was") == 1 and "Traceback" not in said
        assert "not run, or not to their end: waits" in said
        assert (project / "kept").is_file()  # the stage came to its own end
        assert of_session(process.pid) == []
    finally:
        for one in of_session(process.pid):
            os.kill(one, signal.SIGKILL)


def of_session(first: int) -> list[int]:
    """The processes of the session that a process began."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if told[0] != "Z" and int(told[3]) == first:
                found.append(int(stat.parent.name))
    return found


# ----------------------------------------------------------------------------- one table


def test_a_full_disk_leaves_the_old_table_whole_and_no_piece_of_the_new(
    example: example_tables.Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables.place(tables.Gaps).read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        tables.write(tables.Gaps, example[tables.Gaps].head(1))
    assert tables.place(tables.Gaps).read_bytes() == before
    assert not list(tables.place(tables.Gaps).parent.glob(".*"))


def test_pieces_of_a_run_that_was_ended_are_cleared_away(example: example_tables.Frames) -> None:
    place = tables.place(tables.Gaps)
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                           capture_output=True, text=True, check=True)  # fmt: skip
    left = place.with_name(f".{place.name}.{ended.stdout.strip()}.part")
    running = place.with_name(f".{place.name}.{os.getppid()}.part")
    for piece in (left, running):
        piece.write_bytes(b"half")
    tables.write(tables.Gaps, example[tables.Gaps])
    assert not left.exists() and running.exists()


# ------------------------------------------------------------------------- the dashboard


def being_made(*made: type[tables.Table]) -> None:
    """As if a run were just making the tables: they are gone, and DVC's list names this process."""
    Path(".dvc/tmp").mkdir(parents=True)
    writers = {
        str(tables.place(table).resolve()): {"pid": os.getpid(), "cmd": "dvc repro"}
        for table in made
    }
    Path(".dvc/tmp/rwlock").write_text(json.dumps({"write": writers}), encoding="utf-8")


@pytest.mark.parametrize("content", [None, b"", b"PAR1 half a table"])
def test_a_table_that_is_being_rebuilt_is_said_to_be(
    example: object, content: bytes | None
) -> None:
    place = tables.place(tables.Gaps)
    being_made(tables.Gaps)
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    said = " ".join(str(box.value) for box in opened("topics").warning).replace("\\", "")
    assert "is being rebuilt" in said and "Reload the page" in said


def test_a_table_that_nobody_makes_names_the_command(example: object) -> None:
    being_made(tables.Usage)
    tables.place(tables.Gaps).unlink()
    with pytest.raises(tables.MissingTable, match="make run") as missing:
        loading.load(tables.Gaps)
    assert not isinstance(missing.value, loading.BeingRebuilt)


def test_pages_open_while_their_tables_are_replaced(example: example_tables.Frames) -> None:
    over = threading.Event()

    def replace() -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            for table, frame in example.items():
                tables.write(table, frame.head(len(frame) - turn % 2))

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        for page in ("overview", "concepts", "topics?part=one", "concordance", "documents"):
            opened(page)
    finally:
        over.set()
        writer.join()
