"""Settings and fixtures for all tests."""

import gc
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from pipeline import tables
from tests import built, example_tables, workers
from tests.paths import ROOT

# A shared machine is sometimes slow; a slow example is no wrong one. The same examples every time.
settings.register_profile("cospeak", deadline=None, derandomize=True)
settings.load_profile("cospeak")

# Nothing of what is imported and collected is garbage.
gc.disable()

FIRST = (
    "browser", "test_pipeline.py", "test_gold.py", "test_pages.py", "test_edges.py",
    "test_annotations.py", "test_identifiers.py", "test_interrupted.py", "test_translation.py",
    "test_calibration.py", "test_fuzzed.py", "test_reading.py", "test_run.py",
    "test_differences.py", "test_levels.py", "test_gaps.py", "test_multiverse.py",
    "test_verdicts.py", "test_widening.py", "test_leaks.py", "test_access.py",
    "test_report.py", "test_designs.py", "test_judge.py",
    "test_topics.py", "test_images.py", "test_sharing.py", "test_influence.py", "test_control.py",
    "test_strangers.py", "test_turns.py",
)  # fmt: skip
"""What takes long, a file or a folder that one worker takes: begun last, it would keep one busy
while the others are idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files come first, so that the workers end together."""
    ranks = {name: rank for rank, name in enumerate(FIRST)}
    items.sort(key=lambda item: ranks.get(workers.unit_of(item).name, len(ranks)))


def pytest_collection_finish() -> None:
    """What was imported stays: each collection of garbage would look through it again.

    The garbage of tables and Docs is freed without one: looking for it less often costs little.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def _reproduced(folder: Path) -> None:
    project = built.project_in(_made(folder / "project"))
    built.with_canaries(project)
    built.git(project, "init", "-q")
    built.git(project, "add", "-A")
    built.git(project, "commit", "-q", "-m", "Start")
    # One process for all stages and commands takes half of the time of a process for each.
    done = built.run(
        project, "tests.every_stage", "--recorded", str(folder / "shown.json"), here=True
    )
    (folder / "said.json").write_text(json.dumps(vars(done)))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def dvc_project(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """A small project whose stages have run and are recorded by DVC, and what they said.

    Each worker has a copy of the one that is built, for all of its modules: what changes it takes
    `reproduced`.
    """
    shared = built.once(tmp_path_factory, "reproduced", _reproduced)
    own = tmp_path_factory.mktemp("project") / "project"
    shutil.copytree(shared / "project", own, symlinks=True)
    before = built.hashes_of_all(own)
    said = json.loads((shared / "said.json").read_text())
    yield own, subprocess.CompletedProcess(**said)
    assert built.hashes_of_all(own) == before, "a test has changed what others share"


@pytest.fixture(scope="session")
def dvc_shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str]:
    """What DVC prints of that project's metrics and plots, and the page of plots."""
    folder = built.once(tmp_path_factory, "reproduced", _reproduced)
    page = folder / "project" / built.PLOTS / "index.html"
    return json.loads((folder / "shown.json").read_text()), page.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def reproduced_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That project itself, to be copied and not to be changed."""
    return built.once(tmp_path_factory, "reproduced", _reproduced) / "project"


@pytest.fixture
def reproduced(reproduced_once: Path, tmp_path: Path) -> Path:
    """A copy of that project which the test may change."""
    return Path(shutil.copytree(reproduced_once, tmp_path / "project", symlinks=True))


@pytest.fixture(scope="session")
def whole_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables, up to `Gaps`, of the whole demonstration corpus."""
    return built.once(tmp_path_factory, "whole_sample", built.whole_sample)


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example tables, to be copied and not to be changed."""
    return built.once(
        tmp_path_factory, "example", lambda folder: _tables(folder, lambda _, own: own)
    )


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with every table empty."""
    return built.once(
        tmp_path_factory, "empty", lambda to: _tables(to, lambda table, _: tables.empty(table))
    )


@pytest.fixture(scope="session")
def one_row_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with one row in every table."""
    return built.once(
        tmp_path_factory, "one_row", lambda to: _tables(to, lambda _, own: own.head(1))
    )


def _tables(folder: Path, make: Callable[[type[tables.Table], pd.DataFrame], pd.DataFrame]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        shutil.copytree(ROOT / "data" / "words", Path("data") / "words")
        example_tables.write_all(
            {table: make(table, own) for table, own in example_tables.frames().items()}
        )


def _files(folder: Path | str) -> dict[str, int]:
    """Each file with the time of its last change: done twice for a test, so without paths."""
    found: dict[str, int] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            found |= (
                _files(entry.path) if entry.is_dir() else {entry.path: entry.stat().st_mtime_ns}
            )
    return found


@pytest.fixture
def shared_example(
    example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[example_tables.Frames]:
    """The example tables, in a folder that all tests read and none writes to."""
    with _untouched(example_folder, monkeypatch):
        yield example_tables.frames()


@pytest.fixture
def empty_example(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Empty tables, in a folder that all tests read and none writes to."""
    with _untouched(empty_folder, monkeypatch):
        yield


@pytest.fixture
def one_row_example(one_row_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables of one row, in a folder that all tests read and none writes to."""
    with _untouched(one_row_folder, monkeypatch):
        yield


@contextmanager
def _untouched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = _files(folder)
    monkeypatch.chdir(folder)
    yield
    assert _files(folder) == before, "take the fixture `example` to write to the folder"


@pytest.fixture
def example(
    tmp_path: Path, example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> example_tables.Frames:
    """The example tables, written below a working folder of the test's own."""
    shutil.copytree(example_folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return example_tables.frames()
