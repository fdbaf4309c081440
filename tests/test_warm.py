"""A copy runs a stage as the process that asks would: its streams, folder, status, interruption."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline import stage
from pipeline.compute.backends import Local
from pipeline.warm import warm

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere stages start alone")


def invented(name: str) -> None:
    """A stage: what its name asks for."""
    if name == "tells":
        os.write(1, f"{Path.cwd().name} {os.environ.get('ASKED')}".encode())
        os.write(2, b"said")
    elif name == "stops":
        raise SystemExit(2)
    elif name == "breaks":
        raise ValueError
    elif name == "dies":
        os.kill(os.getpid(), signal.SIGTERM)
    elif name == "computes":
        with interrupted_ends():
            list(Local(2)(sleeping, [1, 2], shared=name))
    elif name == "ignores":
        signal.signal(signal.SIGINT, lambda *_: Path("heard").touch())
        sleeping(name, "")
        time.sleep(300)
    else:
        with interrupted_ends():
            sleeping(name, "")


@contextmanager
def interrupted_ends() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def sleeping(name: str, item: object) -> None:
    """Tells which process this is, and takes long."""
    Path(f"{name}{item}").write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(300)


@contextmanager
def warmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The socket of a process whose copies are asked, of code that nobody edits meanwhile."""
    monkeypatch.setattr(stage, "__file__", str(tmp_path / "stage.py"))
    with warm(invented) as named:
        if not named:
            pytest.skip("no copies here: TMPDIR is too long, or the system or Python too old")
        monkeypatch.chdir(tmp_path)  # the copies follow who asks
        monkeypatch.setenv(stage.STARTER, named[stage.STARTER])
        yield named[stage.STARTER]


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("ASKED", "now")
    with warmed(tmp_path, monkeypatch) as place:
        yield place


def test_a_copy_has_streams_folder_and_environment_of_who_asks(
    starter: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert stage.main("tells") == 0
    assert capfd.readouterr() == (f"{tmp_path.name} now", "said")


def test_the_status_is_that_of_the_copy(starter: str) -> None:
    assert stage.main("stops") == 2
    assert stage.main("breaks") == 1
    assert stage.main("dies") == 128 + signal.SIGTERM
    assert stage.main("tells") == 0  # what one did does not hinder the next


def asked_by_another(name: str, *begun: str) -> multiprocessing.process.BaseProcess:
    """A process that asks for a stage, which has begun: so many files tell of its processes."""
    asking = multiprocessing.get_context("fork").Process(
        target=lambda: os._exit(stage.main(name)), daemon=True
    )
    asking.start()
    until(lambda: all(told(one) for one in begun or (name,)))
    return asking


def told(name: str) -> int:
    """The process that has told of itself; 0 while there is none."""
    place = Path(name)
    return int(place.read_text(encoding="utf-8") or 0) if place.is_file() else 0


def parent(process: int) -> int:
    """The process that started it."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    return int(stat.rpartition(")")[2].split()[1])


def until(true: object) -> None:
    """Waits until it is true."""
    assert callable(true)
    for _ in range(12_000):
        if true():
            return
        time.sleep(0.005)
    raise AssertionError


def is_running(process: int) -> bool:
    """Whether there is such a process, which has not ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_who_is_interrupted_interrupts_the_stage(starter: str) -> None:
    asking = asked_by_another("waits")
    os.kill(asking.pid or 0, signal.SIGINT)
    asking.join()
    assert asking.exitcode == 130


WORKERS = ("computes1", "computes2")


@pytest.mark.parametrize("ended", ["killed", "interrupted"])
def test_workers_end_with_the_stage(
    starter: str, ended: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asking = asked_by_another("computes", *WORKERS)
    workers = [told(one) for one in WORKERS]
    if ended == "killed":
        os.kill(parent(workers[0]), signal.SIGKILL)  # as the system does to the largest
    else:
        os.kill(asking.pid or 0, signal.SIGINT)
    asking.join(60)
    assert asking.exitcode == (128 + signal.SIGKILL if ended == "killed" else 130)
    until(lambda: not any(map(is_running, workers)))
    assert ("The stage computes was ended from outside" in capfd.readouterr().err) == (
        ended == "killed"
    )


def test_what_does_not_end_when_it_is_interrupted_ends_the_second_time(
    starter: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asking = asked_by_another("ignores")
    os.kill(asking.pid or 0, signal.SIGINT)
    until(Path("heard").exists)
    assert is_running(told("ignores"))
    os.kill(asking.pid or 0, signal.SIGINT)
    asking.join(60)
    assert asking.exitcode == 130
    assert not is_running(told("ignores"))
    assert "takes up where it was" in capfd.readouterr().err


def test_where_no_copy_can_be_made_it_is_said_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    fork, here = os.fork, os.getpid()

    def only_once() -> int:
        if os.getpid() != here:
            raise OSError(errno.ENOMEM, "Cannot allocate memory")
        return fork()

    monkeypatch.setattr("os.fork", only_once)
    before = set(multiprocessing.active_children())
    with warmed(tmp_path, monkeypatch):
        (server,) = set(multiprocessing.active_children()) - before
        handles = Path(f"/proc/{server.pid}/fd")
        counts = []
        for _ in range(2):
            assert stage.main("tells") == 128 + signal.SIGKILL
            counts.append(len(list(handles.iterdir())))
    assert (
        counts[1] - counts[0] <= 4
    )  # two pipes, which multiprocessing leaves; no stream of who asked
    assert "perhaps for want of memory" in capfd.readouterr().err


def test_code_that_is_younger_than_the_process_is_not_run_by_its_copies(
    starter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(stage, "here", begun.append)
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "edited.py").touch()
    assert (stage.main("stops"), begun) == (0, ["stops"])
    os.utime(starter, (time.time() + 60, time.time() + 60))
    assert (stage.main("stops"), begun) == (2, ["stops"])


def test_code_that_cannot_be_looked_at_counts_as_edited(
    starter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(stage, "here", begun.append)
    (tmp_path / ".#edited.py").symlink_to("me@here.1")  # as Emacs marks what it has open
    assert (stage.main("stops"), begun) == (0, ["stops"])


def test_where_the_process_is_gone_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(stage, "here", begun.append)
    before = set(multiprocessing.active_children())
    with warmed(tmp_path, monkeypatch) as place, socket.socket(socket.AF_UNIX) as asking:
        (server,) = set(multiprocessing.active_children()) - before
        server.kill()
        server.join()
        with pytest.raises(ConnectionRefusedError):
            asking.connect(place)
        assert (stage.main("stops"), begun) == (0, ["stops"])


@pytest.mark.parametrize("closed", [[0], [1], [0, 1, 2]])
def test_where_a_stream_is_closed_the_stage_begins_where_it_was_asked_for(
    starter: str, closed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "here", lambda _: os._exit(7))

    def ask() -> None:
        for stream in closed:
            os.close(stream)
        os._exit(stage.main("tells"))

    asking = multiprocessing.get_context("fork").Process(target=ask, daemon=True)
    asking.start()
    asking.join(60)
    assert asking.exitcode == 7


def test_a_stage_that_cannot_be_asked_for_begins_here(
    starter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> int:
        raise OSError(errno.EBADF, "Bad file descriptor")

    begun: list[str] = []
    monkeypatch.setattr(stage, "here", begun.append)
    monkeypatch.setattr("socket.send_fds", closed)
    assert (stage.main("stops"), begun) == (0, ["stops"])


def test_who_is_interrupted_while_asking_interrupts_the_stage(
    starter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = socket.send_fds

    def interrupted(*given: Any) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return send(*given)

    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert stage.main("stops") == 2
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == mask
    monkeypatch.setattr("socket.send_fds", interrupted)
    asking = multiprocessing.get_context("fork").Process(
        target=lambda: os._exit(stage.main("waits")), daemon=True
    )
    asking.start()
    asking.join(60)
    assert asking.exitcode == 128 + signal.SIGINT


def test_a_stage_ends_with_who_asked_for_it(starter: str) -> None:
    asking = asked_by_another("waits")
    asking.kill()
    until(lambda: not is_running(told("waits")))
    assert stage.main("stops") == 2  # and the next is answered


def test_a_stage_ends_with_the_process_that_it_is_a_copy_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with warmed(tmp_path, monkeypatch):
        asking = asked_by_another("waits")
    until(lambda: not is_running(told("waits")))
    asking.join()
    assert asking.exitcode == 128 + signal.SIGKILL  # said to be ended, not done


def test_without_linux_and_for_long_paths_stages_start_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with warm(invented) as named:
        assert named == {}
    monkeypatch.setattr("tempfile.tempdir", None)
    with monkeypatch.context() as older:
        older.delattr("os.pidfd_open", raising=False)  # a Python built for an older system
        with warm(invented) as named:
            assert named == {}
    monkeypatch.setattr("sys.platform", "darwin")
    with warm(invented) as named:
        assert named == {}
