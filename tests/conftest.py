"""Settings and fixtures for all tests."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests import example_tables

# A shared machine is sometimes slow; a slow example is no wrong one. The same examples every time.
settings.register_profile("cospeak", deadline=None, derandomize=True)
settings.load_profile("cospeak")


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example tables, to be copied and not to be changed."""
    folder = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        example_tables.write_all(example_tables.frames())
    return folder


@pytest.fixture
def example(
    tmp_path: Path, example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> example_tables.Frames:
    """The example tables, written below a working folder of the test's own."""
    shutil.copytree(example_folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return example_tables.frames()
