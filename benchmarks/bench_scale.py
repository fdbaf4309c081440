"""What each stage costs on corpora of growing size, and what one more document costs.

`python -m benchmarks.bench_scale --words 25000 50000 100000` makes corpora from the sample's texts
(`made_corpus`), runs the stages up to `--last` on each in a process of its own, and prints a table:
seconds of processor, of the clock, and the largest memory of a process. Beside it the machine's own
rate: bare spaCy with the same components over the same text, in one process. Then one document is
added to the largest corpus and what hangs on it is run again. `--sample` takes the English texts of
the demonstration corpus instead, one interview of which comes later.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import spacy
import yaml

from benchmarks.made_corpus import ROOT, write_corpus
from pipeline.linguistics.annotate import NEEDED


@dataclass(frozen=True)
class Cost:
    """What a process and those that it started cost."""

    processor: float
    clock: float
    megabytes: float


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, nargs="+", default=[25_000, 100_000])
    parser.add_argument("--last", default="terms", help="the last stage that is run")
    parser.add_argument("--sample", action="store_true", help="the English texts of the sample")
    asked = parser.parse_args()
    every = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    stages = list(every)[: list(every).index(asked.last) + 1]
    _adopt_orphans()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}; cores: {os.cpu_count()}")
    print(f"\n| words | documents | {' | '.join(stages)} | all | largest MB | bare spaCy |")
    print("|" + "---|" * (len(stages) + 5))
    later = [stage for stage in stages if stage in downstream(every, "documents")]
    for words in [0] if asked.sample else sorted(asked.words):
        with tempfile.TemporaryDirectory() as folder:
            project, n = made_project(Path(folder), words=words)
            costs = {stage: cost(project, stage) for stage in stages}
            rate = f"{bare_rate(project):,.0f} words/s"
            print(
                row(f"{f'{words:,}' if words else 'sample'} | {n}", costs, stages, rate), flush=True
            )
            if words in (0, max(asked.words)):
                add_one(project, n)
                again = {stage: cost(project, stage) for stage in later}
                print(row(f"one more | {n + 1}", again, stages, ""), flush=True)
                share = sum(c.processor for c in again.values()) / sum(
                    c.processor for c in costs.values()
                )
                print(f"\nOne more document: {share:.0%} of the processor time of the whole run")
    print("\nSeconds of processor (of the clock).")


def downstream(stages: Mapping[str, Any], first: str) -> set[str]:
    """The stages that DVC runs anew when a file of the stage `first` has changed."""
    reached = {first}
    made: set[str] = set()
    for name, stage in stages.items():  # in order: a stage depends on those above
        if name in reached or made & {str(one) for one in stage["deps"]}:
            reached.add(name)
            made |= {one if isinstance(one, str) else next(iter(one)) for one in stage["outs"]}
    return reached


def row(head: str, costs: Mapping[str, Cost], stages: Sequence[str], rate: str) -> str:
    """A line of the table; a stage that is not run has no figure."""
    cells = [f"{c.processor:.1f} ({c.clock:.1f})" if (c := costs.get(s)) else "–" for s in stages]
    processor = sum(one.processor for one in costs.values())
    clock = sum(one.clock for one in costs.values())
    most = max(one.megabytes for one in costs.values())
    return f"| {head} | {' | '.join(cells)} | {processor:.0f} ({clock:.0f}) | {most:.0f} | {rate} |"


def made_project(folder: Path, *, words: int) -> tuple[Path, int]:
    """A project with a made corpus, of the sample if there are no words, and its documents."""
    (folder / "data").mkdir()
    for name in (
        "lexicon.yaml",
        "roles.yaml",
        "words",
        "topic_labels.csv",
        "validation",
        "practice_examples",
    ):
        (folder / "data" / name).symlink_to(ROOT / "data" / name)
    n = (
        write_corpus(folder / "data" / "made", words=words)
        if words
        else copy_sample(folder / "data" / "made")
    )
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {"folder": "data/made"}
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    return folder, n


LATER = "F09-gasket.md"
"""The interview of the sample that comes later."""


def copy_sample(folder: Path) -> int:
    """Copies the English texts of the sample but for the one that comes later; how many files."""
    own = shutil.ignore_patterns("N[FP]*", "codings.csv", LATER)
    shutil.copytree(ROOT / "data" / "sample", folder, ignore=own)
    return sum(1 for side in ("policy", "frontline") for _ in (folder / side).iterdir())


def add_one(project: Path, n: int) -> None:
    """Adds a document to the corpus."""
    made = project / "data" / "made"
    if (made / "catalogue.csv").is_file():
        shutil.copy(ROOT / "data" / "sample" / "frontline" / LATER, made / "frontline")
    else:
        write_corpus(made, words=1, first=n, least=1)


def cost(project: Path, stage: str) -> Cost:
    """What a run of the stage costs, with all processes that it starts."""
    started, before = time.monotonic(), _of_children()
    done = subprocess.run(  # noqa: S603 - a fixed command
        [sys.executable, "-m", f"pipeline.stages.{stage}"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        check=False,
    )
    clock = time.monotonic() - started
    assert done.returncode == 0, stage
    most = 0.0
    while True:
        try:
            most = max(most, os.wait3(0)[2].ru_maxrss / 1024)
        except ChildProcessError:
            break
    most = max(most, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return Cost(_of_children() - before, clock, most)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_SUBREAPER = 36


def _adopt_orphans() -> None:
    """Processes that outlive a stage, as those that read files do, are counted with it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def bare_rate(project: Path, *, most: int = 40_000) -> float:
    """Words that bare spaCy reads in a second of processor, with the components that are used."""
    params = yaml.safe_load((project / "params.yaml").read_text(encoding="utf-8"))
    nlp = spacy.load(params["annotations"]["models"]["en"])
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.remove_pipe(name)
    segments = pd.read_parquet(project / "data" / "interim" / "segments.parquet")
    taken = list(first_words(segments["text"], most))
    started = time.process_time()
    for _ in nlp.pipe(taken, batch_size=params["annotations"]["batch_size"]):
        pass
    return sum(len(text.split()) for text in taken) / (time.process_time() - started)


def first_words(parts: Iterable[str], most: int) -> Iterable[str]:
    """The first texts that have so many words together."""
    n = 0
    for text in parts:
        if n >= most:
            return
        n += len(text.split())
        yield text


if __name__ == "__main__":
    main()
