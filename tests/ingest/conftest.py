"""Fixtures of the tests of reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.helpers import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of a name and gives its path."""

    def to_file(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return to_file
