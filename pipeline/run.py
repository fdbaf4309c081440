"""A whole run, explained: what people wrote is checked, DVC runs, what was found is said."""

from __future__ import annotations

import argparse
import json
import os
import subprocess  # nosec B404
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from pipeline.config.params import PARAMS, Params, Section
from pipeline.config.yaml_files import read_yaml_text
from pipeline.errors import Explained, say
from pipeline.publish import summary
from pipeline.stages import INTERRUPTED, REPORT, STOPPED, VERBOSE, preflight
from pipeline.warm import warm
from pipeline.wording.translation import in_language, language_of_run, number

LOCK = Path("dvc.lock")
RUNNING = Path(".dvc") / "tmp" / "rwlock"
PIPELINE = Path("dvc.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs everything that is not up to date.

    The exit status: 0 all is done, 1 stopped with an explanation or by a stage that broke down,
    130 interrupted.
    """
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="tell of each file; more of errors")
    asked = parser.parse_args(arguments)
    if preflight.main():
        return STOPPED
    with in_language(language_of_run()):
        add_defaults()
    mend_locks()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        status = _repro(report, verbose=asked.verbose)
        sys.stdout.write(f"\n{_told(report, done=status == 0)}\n")
    with in_language(language_of_run()):
        seconds = number(time.monotonic() - started, 1)
    text = say("In all {seconds} s.", seconds=seconds)
    sys.stdout.write(f"{text}\n")
    if status == 0:
        try:
            summary.main()
        except Explained as error:
            sys.stderr.write(f"\n{error}\n")
            return STOPPED
    return status


def add_defaults() -> None:
    """Writes each section with a default that is not in the params below the others, and says so.

    DVC does not run a stage one of whose params is not in the file.
    """
    text = read_yaml_text(PARAMS, wrong=Explained)
    given = yaml.safe_load(text)
    stages = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))["stages"]
    watched = {
        str(one).split(".")[0] for stage in stages.values() for one in stage.get("params", ())
    }
    for name, section in Params.model_fields.items():
        if name in given or name not in watched or section.is_required():
            continue
        default = section.get_default()
        plain = default.model_dump() if isinstance(default, Section) else default
        line = f"{name}: {json.dumps(plain)}"
        text = f"{text.rstrip()}\n\n{line}\n"
        said = say("{file}: `{line}` was added at the end: no such section was there.",
                   file=PARAMS, line=line)  # fmt: skip
        sys.stderr.write(f"{said}\n")
        PARAMS.write_text(text, encoding="utf-8")


def mend_locks() -> None:
    """Puts aside what DVC writes in place and a run that was ended left half written.

    DVC then works it out anew; results that are still in its cache are taken from there.
    """
    for path, is_whole in ((LOCK, _is_whole_lock), (RUNNING, _is_whole_list)):
        if path.is_file() and not is_whole(path):
            time.sleep(0.5)  # another run may be writing just now
            if not is_whole(path):
                path.replace(path.with_name(f"{path.name}.broken"))
                text = say("{file} was left half written; it is made anew.", file=path)
                sys.stderr.write(f"{text}\n")


def _is_whole_lock(path: Path) -> bool:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return False
    return isinstance(content, dict) and isinstance(content.get("stages"), dict)


def _is_whole_list(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_text(encoding="utf-8")), dict)
    except ValueError:
        return False


def _repro(report: Path, *, verbose: bool) -> int:
    """Runs `dvc repro`; its exit status in our terms."""
    here = str(Path(sys.executable).parent)
    settings = {"PATH": os.pathsep.join((here, os.environ.get("PATH", ""))), REPORT: str(report)}
    if verbose:
        settings[VERBOSE] = "1"
    command = [sys.executable, "-m", "dvc", "repro"]
    try:
        with warm() as starter:
            environment = os.environ | settings | starter
            # A fixed command: nothing that a user wrote is in it.
            running = subprocess.Popen(command, env=environment)  # noqa: S603 # nosec B603
            interrupted = _waited_for(running)
    except KeyboardInterrupt:
        return INTERRUPTED
    if interrupted:
        return INTERRUPTED
    if running.returncode < 0:
        return 128 - running.returncode
    return STOPPED if running.returncode else 0


def _waited_for(running: subprocess.Popen[bytes]) -> bool:
    """Waits for its end; whether it was interrupted.

    Ctrl-C reaches the stage as well, which ends itself and says what is kept; ended from here, it
    could not. A second Ctrl-C ends the stage at once.
    """
    interrupted = False
    while running.poll() is None:
        try:
            running.wait()
        except KeyboardInterrupt:
            interrupted = True
    return interrupted


def _told(report: Path, *, done: bool) -> str:
    """A line for each stage: how long and how much, or that it was up to date."""
    lines = report.read_text(encoding="utf-8").splitlines() if report.is_file() else []
    told = {entry["stage"]: entry["line"] for entry in map(json.loads, lines)}
    stages = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))["stages"]
    if done:
        there = say("up to date")
        return "\n".join(
            [say("Stages"), *(f"  {told.get(one, f'{one:<12} {there}')}" for one in stages)]
        )
    # After an explanation a long list would push it out of sight.
    missing = ", ".join(one for one in stages if one not in told)
    rest = "  " + say("not run, or not to their end: {stages}", stages=missing)
    return "\n".join([say("Stages"), *(f"  {told[one]}" for one in stages if one in told), rest])


if __name__ == "__main__":
    raise SystemExit(main())
