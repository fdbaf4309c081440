"""A copy runs a stage as the process that asks would: its streams, folder, status, interruption."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import stage
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
    else:
        Path(name).write_text(str(os.getpid()), encoding="utf-8")
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            raise SystemExit(130) from None


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with warm(invented) as named:
        monkeypatch.chdir(tmp_path)  # the copies follow who asks
        monkeypatch.setenv("ASKED", "now")
        monkeypatch.setenv(stage.STARTER, named[stage.STARTER])
        yield named[stage.STARTER]


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


def asked_by_another(name: str) -> multiprocessing.process.BaseProcess:
    """A process that asks for a stage, which has begun."""
    asking = multiprocessing.get_context("fork").Process(
        target=lambda: os._exit(stage.main(name)), daemon=True
    )
    asking.start()
    until(lambda: Path(name).is_file() and Path(name).read_text(encoding="utf-8") != "")
    return asking


def until(true: object) -> None:
    """Waits until it is true."""
    assert callable(true)
    for _ in range(2000):
        if true():
            return
        time.sleep(0.005)
    raise AssertionError


def is_running(process: int) -> bool:
    """Whether there is such a process, which has not ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def test_who_is_interrupted_interrupts_the_stage(starter: str) -> None:
    asking = asked_by_another("waits")
    os.kill(asking.pid or 0, signal.SIGINT)
    asking.join()
    assert asking.exitcode == 130


def test_a_stage_ends_with_who_asked_for_it(starter: str) -> None:
    asking = asked_by_another("waits")
    asking.kill()
    until(lambda: not is_running(int(Path("waits").read_text(encoding="utf-8"))))
    assert stage.main("stops") == 2  # and the next is answered


def test_a_stage_ends_with_the_process_that_it_is_a_copy_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with warm(invented) as named:
        monkeypatch.setenv(stage.STARTER, named[stage.STARTER])
        asking = asked_by_another("waits")
    until(lambda: not is_running(int(Path("waits").read_text(encoding="utf-8"))))
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
    monkeypatch.setattr("sys.platform", "darwin")
    with warm(invented) as named:
        assert named == {}
