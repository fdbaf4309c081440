"""A stage begins in this process where no other can be asked for it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

import pipeline
from pipeline import stage


@pytest.mark.parametrize("starter", ["", "gone"])
def test_a_stage_begins_here_where_nobody_can_be_asked(
    starter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(stage, "here", begun.append)
    monkeypatch.setenv(stage.STARTER, str(tmp_path / starter) if starter else "")
    assert stage.main("terms") == 0
    assert begun == ["terms"]


def test_a_stage_that_is_stopped_here_gives_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(name: str) -> None:
        raise SystemExit(2)

    monkeypatch.setattr(stage, "here", stops)
    monkeypatch.delenv(stage.STARTER, raising=False)
    with pytest.raises(SystemExit, match="2"):
        stage.main("terms")


@pytest.mark.parametrize("module", [stage, pipeline], ids=["stage", "its package"])
def test_to_ask_for_a_stage_no_library_is_imported(module: ModuleType) -> None:
    """What is asked for sixteen times in a run is to cost next to nothing."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names
