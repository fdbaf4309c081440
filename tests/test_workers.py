"""Copies of the process that has collected the tests run them as it would."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import workers
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others forbid copies")

WAIT = (
    "import os, pytest, signal, sys, time\n"
    "def until(name):\n"
    "    for _ in range(3000):\n"
    "        if os.path.exists(name): return\n"
    "        time.sleep(.01)\n"
)

LOUD = (
    "def test_loud(request):\n"
    "    print('said of {0}')\n"
    "    open('said_{0}', 'w').close()\n"
    "    if request.config.option.workers > 1: until('said_{1}')\n"
    "    assert False\n"
    "def test_worker(): open(f'pid{{os.getpid()}}', 'w').close()\n"
)

FILES = {
    "conftest.py": "import os, pytest\n"
    "@pytest.fixture(scope='session')\n"
    "def whole():\n"
    "    yield\n"
    "    assert not os.path.exists('broken')\n",
    "test_a.py": WAIT + LOUD.format("a", "b") + "@pytest.mark.parametrize('n', range(3))\n"
    "def test_n(n, tmp_path): assert n < 2\n",
    "test_b.py": WAIT + LOUD.format("b", "a"),
    "browser/test_d.py": (
        IN_BROWSER := "import os, time\n"
        "def test_first(): open(f'shown{os.getpid()}', 'w').close(); time.sleep(.1)\n"
        "def test_second(): pass\n"
    ),
    "browser/test_e.py": IN_BROWSER,
    "test_c.py": "import pytest\n"
    "@pytest.mark.skip\n"
    "def test_not(): pass\n"
    "def test_last(whole): open('broken', 'w').close()\n",
}


OFF = ("cacheprovider", "hypothesispytest", "terminal", "pastebin", "faulthandler")
PLAIN = (
    *("-c", "/dev/null", "--rootdir", ".", "--basetemp", "kept", "-p", "tests.workers"),
    *(part for name in OFF for part in ("-p", f"no:{name}")),
    ".",
)


class Heard:
    """The reports of a run, as its first process gets them."""

    def __init__(self) -> None:
        self.reports: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.reports.append(report)

    def outcomes(self) -> Counter[tuple[str, str, str]]:
        return Counter((str(one.nodeid), one.when, one.outcome) for one in self.reports)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")


def ran(
    folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, *given: str
) -> tuple[int, Heard]:
    write(folder, files)
    monkeypatch.chdir(folder)
    heard = Heard()
    modules = {*sys.modules}
    code = pytest.main([*PLAIN, *given], plugins=[heard])
    for name in {*sys.modules} - modules:
        del sys.modules[name]
    return int(code), heard


def test_workers_tell_of_each_test_what_one_process_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, wanted = ran(tmp_path / "alone", FILES, monkeypatch)
    code, heard = ran(tmp_path / "copies", FILES, monkeypatch, "--workers", "2")
    assert code == alone == pytest.ExitCode.TESTS_FAILED
    assert heard.outcomes() == wanted.outcomes()
    assert ("test_c.py::test_last", "teardown", "failed") in heard.outcomes()
    loud = [one for one in heard.reports if "loud" in str(one.nodeid) and one.when == "call"]
    assert sorted(one.capstdout for one in loud) == ["said of a\n", "said of b\n"]
    assert all("assert False" in one.longreprtext for one in loud)
    assert not Path(f"pid{os.getpid()}").exists()  # copies have done the work,
    assert len([*Path().glob("shown*")]) == 1  # and one of them all of the browser's


def test_what_a_worker_leaves_as_it_falls_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = (
        "import pytest\n"
        "@pytest.hookimpl(wrapper=True)\n"
        "def pytest_runtest_protocol(item):\n"
        "    if item.path.name == 'test_0.py': raise ValueError('fell before')\n"
        "    return (yield)\n"
    )
    files = {
        "conftest.py": before,
        "test_0.py": (two := "def test_1(): pass\ndef test_2(): pass\n"),
        "test_a.py": f"import os\n{two.replace('_2(): pass', '_2(): os._exit(4)')}"
        "def test_3(): pass\n",
        "test_b.py": "def test_b(): pass\n",
    }
    code, heard = ran(tmp_path / "copies", files, monkeypatch, "--workers", "3")
    assert code == pytest.ExitCode.TESTS_FAILED
    told = {str(one.nodeid): one for one in heard.reports if one.when == "call"}
    passed = {"test_a.py::test_1", "test_b.py::test_b"}
    assert {name for name, one in told.items() if one.passed} == passed
    assert len(told) == 6
    for name in {*told} - passed:
        assert told[name].failed and "its worker has ended" in told[name].longreprtext
        assert sorted(told[name].longreprtext[-9:]) == sorted("[0, 1, 4]")
    assert "ValueError: fell before" in capfd.readouterr().err


def test_a_worker_that_falls_after_its_last_test_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    falls = "from multiprocessing.util import Finalize\nimport os\n"
    falls += "def test_a(): Finalize(None, os._exit, (3,), exitpriority=1)\n"
    files = {"test_a.py": falls, "test_b.py": "def test_b(): pass\n"}
    code, heard = ran(tmp_path / "copies", files, monkeypatch, "--workers", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert len(heard.reports) == 6 and all(one.passed for one in heard.reports)


def test_garbage_of_the_last_test_of_a_worker_fails_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = (
        "class Loop:\n"
        "    def __init__(self): self.own = self\n"
        "    def __del__(self): raise ValueError('left open')\n"
    )
    files = {f"test_{name}.py": f"{leaves}def test_it(): Loop()\n" for name in "ab"}
    given = ("--workers", "2", "-W", "error::pytest.PytestUnraisableExceptionWarning")
    code, heard = ran(tmp_path / "copies", files, monkeypatch, *given)
    assert code == pytest.ExitCode.TESTS_FAILED
    failed = [one for one in heard.reports if one.failed]
    assert 1 <= len(failed) <= 2  # one of a worker, or of each
    assert all("left open" in one.longreprtext for one in failed)


WHOLE = (
    "@pytest.fixture(scope='session')\n"
    "def whole():\n"
    "    yield\n"
    "    open(f'undone_{__name__}', 'w').close()\n"
)
SLOW = (
    f"{WAIT}{WHOLE}"
    "def test_1(whole): open('begun', 'w').close(); time.sleep(60)\n"
    "def test_2(): pass\n"  # a worker takes a file as it begins the last test of the one before
)


def test_a_run_that_stops_at_the_first_failure_stops_all_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "test_a.py": SLOW,
        "test_b.py": WAIT + "def test_b(): until('begun'); assert False\n",
    }
    code, heard = ran(tmp_path / "copies", files, monkeypatch, "-x", "--workers", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert {str(one.nodeid) for one in heard.reports} == {"test_b.py::test_b"}
    assert Path("undone_test_a").exists()


def test_workers_undo_what_they_have_begun_and_end_once_the_first_process_is_gone(
    tmp_path: Path,
) -> None:
    deaf = (
        "def test_1(whole):\n"
        "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "    first = os.getppid()\n"
        "    open('deaf', 'w').close()\n"
        "    while os.getppid() == first: time.sleep(.01)\n"
        "def test_2(): open('went_on', 'w').close()\n"
    )
    write(tmp_path, {"test_a.py": SLOW, "test_b.py": WAIT + WHOLE + deaf})
    first = subprocess.Popen(  # noqa: S603 - a fixed command
        [sys.executable, "-m", "pytest", *PLAIN, "--workers", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    while not all((tmp_path / name).exists() for name in ("begun", "deaf")):
        assert first.poll() is None
        time.sleep(0.01)
    first.kill()
    first.communicate(timeout=30)  # the workers hold its output open, too
    assert all((tmp_path / f"undone_test_{name}").exists() for name in "ab")
    assert not (tmp_path / "went_on").exists()


def test_what_a_worker_tells_as_it_ends_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    hear, tell = multiprocessing.Pipe(duplex=False)
    answers: Any = iter([[], [hear], [hear]])  # it has told just after it was waited for in vain
    monkeypatch.setattr(workers, "wait", lambda *_, **__: next(answers))
    tell.send((7, []))
    tell.send(None)
    ended: Any = SimpleNamespace(is_alive=lambda: False)
    hook = SimpleNamespace(pytest_report_from_serializable=None)
    session: Any = SimpleNamespace(
        config=SimpleNamespace(hook=hook), shouldfail=False, shouldstop=False
    )
    assert list(workers._heard(session, {hear: ended})) == [(7, [])]
    hear.close()
    tell.close()


@pytest.mark.parametrize("code", [None, 1, -9])
def test_a_worker_that_does_not_end_by_itself_fails_the_run(code: int | None) -> None:
    ended: Any = [SimpleNamespace(join=lambda _: None, exitcode=one) for one in (0, code)]
    session: Any = SimpleNamespace(items=[], shouldfail=False, Failed=pytest.Session.Failed)
    with pytest.raises(pytest.Session.Failed, match="exit codes"):
        workers._end(session, ended, set())
    session.shouldfail = False
    workers._end(session, ended[:1], set())


def test_all_tests_of_the_browser_share_a_worker_and_other_files_have_their_own() -> None:
    units = {
        file: workers.unit_of(SimpleNamespace(path=ROOT / file))  # type: ignore[arg-type]
        for file in (
            "tests/browser/test_moves.py", "tests/browser/test_kept.py", "tests/test_built.py",
            "tests/dashboard/test_app.py",
        )
    }  # fmt: skip
    assert len(set(units.values())) == 3
    assert units["tests/browser/test_moves.py"] == units["tests/browser/test_kept.py"]
    assert (ROOT / "tests" / workers.BROWSER).is_dir()
