"""Copies of the process that has collected the tests run them as it would."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import workers
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others forbid copies")

FILES = {
    "conftest.py": "import os, pytest\n"
    "@pytest.fixture(scope='session')\n"
    "def whole():\n"
    "    yield\n"
    "    assert not os.path.exists('broken')\n",
    "test_a.py": "import os, time, pytest\n"
    "def test_loud(): print('said of a'); time.sleep(.1); assert False\n"
    "@pytest.mark.parametrize('n', range(3))\n"
    "def test_n(n, tmp_path): assert n < 2\n"
    "def test_worker(): open(f'pid{os.getpid()}', 'w').close()\n",
    "test_b.py": "import os, time\n"
    "def test_loud(): print('said of b'); time.sleep(.1); assert False\n"
    "def test_worker(): open(f'pid{os.getpid()}', 'w').close()\n",
    "browser/test_d.py": (
        IN_BROWSER := "import os, time\n"
        "def test_first(): open(f'shown{os.getpid()}', 'w').close(); time.sleep(.2)\n"
        "def test_second(): pass\n"
    ),
    "browser/test_e.py": IN_BROWSER,
    "test_c.py": "import pytest\n"
    "@pytest.mark.skip\n"
    "def test_not(): pass\n"
    "def test_last(whole): open('broken', 'w').close()\n",
}


class Heard:
    """The reports of a run, as its first process gets them."""

    def __init__(self) -> None:
        self.reports: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.reports.append(report)

    def outcomes(self) -> Counter[tuple[str, str, str]]:
        return Counter((str(one.nodeid), one.when, one.outcome) for one in self.reports)


def ran(
    folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, *given: str
) -> tuple[int, Heard]:
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    heard = Heard()
    plain = ("-c", "/dev/null", "--rootdir", ".", "--basetemp", "kept", "-p", "tests.workers")
    off = ("cacheprovider", "hypothesispytest", "terminal", "pastebin", "faulthandler")
    without = [part for name in off for part in ("-p", f"no:{name}")]
    modules = {*sys.modules}
    code = pytest.main([*plain, *without, *given, "."], plugins=[heard])
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    falls = "import os\ndef test_1(): pass\ndef test_2(): os._exit(0)\ndef test_3(): pass\n"
    files = {"test_a.py": falls, "test_b.py": "def test_b(): pass\n"}
    code, heard = ran(tmp_path / "copies", files, monkeypatch, "--workers", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    told = {str(one.nodeid): one for one in heard.reports if one.when == "call"}
    assert told["test_a.py::test_1"].passed and told["test_b.py::test_b"].passed
    for name in ("test_a.py::test_2", "test_a.py::test_3"):
        assert told[name].failed and "its worker has ended" in told[name].longreprtext


def test_a_run_that_stops_at_the_first_failure_stops_all_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = (
        "import pytest, time\n"
        "@pytest.fixture(scope='session')\n"
        "def whole():\n"
        "    yield\n"
        "    open('undone', 'w').close()\n"
        "def test_1(whole): time.sleep(60)\n"
        "def test_2(): pass\n"
    )
    files = {
        "test_a.py": slow,
        "test_b.py": "import time\ndef test_b(): time.sleep(.2); assert False\n",
    }
    code, heard = ran(tmp_path / "copies", files, monkeypatch, "-x", "--workers", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert {str(one.nodeid) for one in heard.reports} == {"test_b.py::test_b"}
    assert Path("undone").exists()


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
