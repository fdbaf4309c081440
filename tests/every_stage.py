"""Runs stages in the current folder in one process, in the order of dvc.yaml.

`python -m tests.every_stage` runs all of them, with names after it those.
"""

import hashlib
import sys
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


if __name__ == "__main__":
    for stage in (name for name in mini.stages() if name in (sys.argv[1:] or mini.stages())):
        _run(stage)
