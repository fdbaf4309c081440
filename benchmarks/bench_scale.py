"""What each stage costs on corpora of growing size, and what one more document costs.

`python -m benchmarks.bench_scale --words 25000 50000 100000` makes corpora from the sample's texts
(`made_corpus`), runs the stages up to `--last` on each in a process of its own, and prints a table:
seconds of processor, of the clock, and the largest memory of a process. Beside it the machine's own
rate: bare spaCy with the same components over the same text, in one process. Then one document is
added to the largest corpus and the stages are run again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
import yaml

from benchmarks.made_corpus import ROOT, texts, write_corpus
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
    asked = parser.parse_args()
    stages = list(yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"])
    stages = stages[: stages.index(asked.last) + 1]
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}; cores: {os.cpu_count()}")
    print(f"\n| words | documents | {' | '.join(stages)} | all | largest MB | bare spaCy |")
    print("|" + "---|" * (len(stages) + 5))
    for words in sorted(asked.words):
        with tempfile.TemporaryDirectory() as folder:
            project, n = made_project(Path(folder), words=words)
            costs = [cost(project, stage) for stage in stages]
            print(row(f"{words:,} | {n}", costs, f"{bare_rate(project):,.0f} words/s"), flush=True)
            if words == max(asked.words):
                write_corpus(project / "data" / "made", words=1, first=n, least=1)
                again = [cost(project, stage) for stage in stages]
                print(row(f"one more | {n + 1}", again, ""), flush=True)
                share = sum(c.processor for c in again) / sum(c.processor for c in costs)
                print(f"\nOne more document: {share:.0%} of the processor time of the whole run")
    print("\nSeconds of processor (of the clock).")


def row(head: str, costs: Sequence[Cost], rate: str) -> str:
    """A line of the table."""
    cells = [f"{one.processor:.1f} ({one.clock:.1f})" for one in costs]
    processor, clock = sum(one.processor for one in costs), sum(one.clock for one in costs)
    most = max(one.megabytes for one in costs)
    return f"| {head} | {' | '.join(cells)} | {processor:.0f} ({clock:.0f}) | {most:.0f} | {rate} |"


def made_project(folder: Path, *, words: int) -> tuple[Path, int]:
    """A project with a made corpus, and how many documents that has."""
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
    n = write_corpus(folder / "data" / "made", words=words)
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {"folder": "data/made"}
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    return folder, n


def cost(project: Path, stage: str) -> Cost:
    """What a run of the stage costs, with the processes that it starts."""
    started = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - a fixed command
        [sys.executable, "-m", f"pipeline.stages.{stage}"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, stage
    seconds = used.ru_utime + used.ru_stime
    return Cost(seconds, time.monotonic() - started, used.ru_maxrss / 1024)


def bare_rate(project: Path, *, most: int = 40_000) -> float:
    """Words that bare spaCy reads in a second of processor, with the components that are used."""
    params = yaml.safe_load((project / "params.yaml").read_text(encoding="utf-8"))
    nlp = spacy.load(params["annotations"]["models"]["en"])
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.remove_pipe(name)
    taken = list(first_words(texts(project / "data" / "made"), most))
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
