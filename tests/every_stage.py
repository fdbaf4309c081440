"""Runs stages in the current folder in one process, in the order of dvc.yaml.

`python -m tests.every_stage` runs all of them, with names after it those. With `--recorded FILE`
before them DVC then records, in the same process, what has come out, and what it prints of metrics
and plots is written to the file.
"""

import hashlib
import io
import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

import yaml

from tests import mini


def _run(stage: str) -> None:
    import_module(f"pipeline.stages.{stage}").main()


def _content(place: str) -> str:
    path = Path(place)
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    made = b"".join(file.read_bytes() for file in files if file.is_file())
    return hashlib.sha256(made).hexdigest()


def run_changed(changed: set[str]) -> set[str]:
    """Runs those named and each later one that reads what has come out otherwise, as DVC does.

    Which have run.
    """
    stages = yaml.safe_load(Path("dvc.yaml").read_text(encoding="utf-8"))["stages"]
    made = [dep for stage in stages.values() for dep in stage["deps"] if "data/" in dep]
    before = {dep: _content(dep) for dep in made}
    ran = set()
    for name in mini.stages():
        reads = [dep for dep in stages[name]["deps"] if dep in before]
        if name in changed or any(_content(dep) != before[dep] for dep in reads):
            _run(name)
            ran.add(name)
    return ran


def _record(file: Path, shown: Iterable[Sequence[str]]) -> None:
    """Has DVC record the run, and what DVC prints with each of the commands written as JSON."""
    from dvc.cli import main  # it takes a second to import

    if main(["commit", "--force", "-v"]):
        raise SystemExit("dvc commit")
    printed = []
    for command in shown:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            main([*command])
        printed.append(said.getvalue())
    file.write_text(json.dumps(printed), encoding="utf-8")


if __name__ == "__main__":
    asked = sys.argv[1:]
    file = Path(asked[1]) if asked[:1] == ["--recorded"] else None
    named = asked[2:] if file else asked
    for stage in (name for name in mini.stages() if name in (named or mini.stages())):
        _run(stage)
    if file:
        from tests.built import SHOWN  # which brings pytest with it

        _record(file, SHOWN)
