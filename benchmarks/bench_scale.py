"""What each stage costs on corpora of growing size, and what one more document costs.

`python -m benchmarks.bench_scale --words 25000 50000 100000` makes corpora from the sample's texts
(`made_corpus`) and runs the stages up to `--last` on each as `make run` does, by copies of one
process (`pipeline.warm`; `--alone`: each by itself). Each stage is printed when it is done: seconds
of processor with all processes that it starts, of the clock, the largest memory of a process.
Below: the machine's own rate, bare spaCy with the same components over the same text in one
process. Then one document is added to the largest corpus and what hangs on it is run again, as its
share of the whole up to `terms` and in all. `--sample` takes the English texts of the demonstration
corpus instead, one interview of which comes later. `--keep FOLDER` leaves the projects there.
`--annotation` compares annotating by one and two workers with bare spaCy, and does nothing else.
"""

from __future__ import annotations

import argparse
import ctypes
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.warm import warm

# What else is needed is imported where it is: the copies would have it for nothing.
ROOT = Path(__file__).parent.parent
MIDDLE = "terms"
"""The last of the stages for which an aim of its own is given."""


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
    parser.add_argument("--last", default=MIDDLE, help="the last stage that is run")
    parser.add_argument("--sample", action="store_true", help="the English texts of the sample")
    parser.add_argument("--alone", action="store_true", help="each stage imports for itself")
    parser.add_argument("--keep", type=Path, help="folder in which the projects are left")
    parser.add_argument("--annotation", action="store_true", help="against bare spaCy alone")
    asked = parser.parse_args()
    _adopt_orphans()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}; cores: {os.cpu_count()}")
    if asked.annotation:
        annotation()
        return
    every = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    stages = list(every)[: list(every).index(asked.last) + 1]
    sizes = [0] if asked.sample else sorted(asked.words)
    for words in sizes:
        place = asked.keep / str(words) if asked.keep else None
        with _folder(place) as folder, nullcontext({}) if asked.alone else warm() as starter:
            run = Run(folder, {**os.environ, "PYTHONPATH": str(ROOT), **starter})
            n = made_project(folder, words=words)
            whole = run.table(f"{f'{words:,} words' if words else 'sample'}, {n} documents", stages)
            print(f"bare spaCy: {bare_rate(folder):,.0f} words a second of processor", flush=True)
            if words == sizes[-1]:
                add_one(folder, n)
                later = [stage for stage in stages if stage in downstream(every, "documents")]
                again = run.table("one document more", later)
                for last in dict.fromkeys((MIDDLE if MIDDLE in stages else asked.last, asked.last)):
                    print(f"One more, up to {last}: {share(again, whole, stages, last):.0%}")
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


@contextmanager
def _folder(place: Path | None) -> Iterator[Path]:
    """An empty folder, which is left only where a place for it is given."""
    if place is not None:
        place.mkdir(parents=True)
        yield place
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def share(
    again: Mapping[str, Cost], whole: Mapping[str, Cost], stages: Sequence[str], last: str
) -> float:
    """The processor time of the stages up to `last`, run again, as a part of that of the first."""
    asked = stages[: stages.index(last) + 1]
    spent = [sum(run[one].processor for one in asked if one in run) for run in (again, whole)]
    return spent[0] / spent[1]


@dataclass(frozen=True)
class Run:
    """A project, and the environment in which its stages are run."""

    project: Path
    environment: Mapping[str, str]

    def table(self, head: str, stages: Sequence[str]) -> dict[str, Cost]:
        """What each stage costs, printed when it is done."""
        print(f"\n{head}\n\n| stage | processor s | clock s | largest MB |\n|---|---|---|---|")
        found: dict[str, Cost] = {}
        for stage in stages:
            found[stage] = self.cost(stage)
            print(row(stage, found[stage]), flush=True)
        costs = found.values()
        total = Cost(
            sum(one.processor for one in costs),
            sum(one.clock for one in costs),
            max(one.megabytes for one in costs),
        )
        print(row("all", total), flush=True)
        return found

    def cost(self, stage: str) -> Cost:
        """What the stage costs, with all processes that it starts."""
        started, before = time.monotonic(), _spent()
        with _largest() as largest:
            done = subprocess.run(  # noqa: S603 - a fixed command
                [sys.executable, "-m", "pipeline.stage", stage],
                cwd=self.project,
                env=self.environment,
                stderr=subprocess.DEVNULL,
                check=False,
            )
        clock = time.monotonic() - started
        assert done.returncode == 0, stage
        _reap()
        return Cost(_spent() - before, clock, largest() / 1024)


def row(name: str, cost: Cost) -> str:
    """A line of the table."""
    return f"| `{name}` | {cost.processor:.1f} | {cost.clock:.1f} | {cost.megabytes:.0f} |"


def downstream(stages: Mapping[str, Any], first: str) -> set[str]:
    """The stages that DVC runs anew when a file of the stage `first` has changed."""
    reached = {first}
    made: set[str] = set()
    for name, stage in stages.items():  # in order: a stage depends on those above
        if name in reached or made & {str(one) for one in stage["deps"]}:
            reached.add(name)
            made |= {one if isinstance(one, str) else next(iter(one)) for one in stage["outs"]}
    return reached


def made_project(folder: Path, *, words: int) -> int:
    """Makes a project with a made corpus, of the sample if there are no words; its documents."""
    (folder / "data").mkdir()
    for name in (
        "lexicon.yaml",
        "roles.yaml",
        "words",
        "topic_labels.csv",
        "validation",
        "judgements",
        "practice_examples",
    ):
        (folder / "data" / name).symlink_to(ROOT / "data" / name)
    made = folder / "data" / "made"
    n = _elsewhere(write, made, {"words": words}) if words else copy_sample(made)
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {"folder": "data/made"}
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    return n


def write(folder: Path, sizes: Mapping[str, int]) -> int:
    """Writes a made corpus; how many documents it has."""
    from benchmarks.made_corpus import write_corpus

    return write_corpus(folder, **sizes)


def _elsewhere(function: Callable[..., int], *given: Any) -> int:
    """The result of the function in a process of its own, whose libraries are not ours."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, given)


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
        _elsewhere(write, made, {"words": 1, "first": n, "least": 1})


def _spent() -> float:
    """Seconds of processor of the processes that have ended, and of those whose copies run stages.

    A copy counts with the process that it is a copy of, when it has ended.
    """
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime + sum(map(_of_process, multiprocessing.active_children()))


def _of_process(process: Any) -> float:
    """Seconds of processor of a process that runs, and of its children that have ended (Linux)."""
    told = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii", errors="replace")
    times = told.rpartition(")")[2].split()[11:15]  # utime, stime, cutime, cstime
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def _reap() -> None:
    """Counts processes that have outlived a stage, as those that read files may."""
    until = time.monotonic() + 1.0
    kept = {process.pid for process in multiprocessing.active_children()}
    while time.monotonic() < until and _descendants(os.getpid()) - _families(kept):
        with suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
        time.sleep(0.02)


def _families(pids: Iterable[int | None]) -> set[int]:
    return {one for pid in pids if pid for one in (pid, *_descendants(pid))}


def _descendants(ancestor: int) -> set[int]:
    """The processes that a process has started, and those that these have (Linux)."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = place.read_text(encoding="ascii", errors="replace").rpartition(")")[2]
            parents[int(place.parent.name)] = int(told.split()[1])
    found = {ancestor}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {ancestor}


@contextmanager
def _largest() -> Iterator[Callable[[], float]]:
    """Meanwhile looks five times a second at the processes; tells the largest peak, kilobytes."""
    most, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            most.extend(map(_peak, _descendants(os.getpid())))
            most[:] = [max(most)]

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield lambda: max(most)
    finally:
        over.set()
        looking.join()


def _peak(pid: int) -> float:
    with suppress(OSError, ValueError, IndexError):
        told = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
        return float(told.partition("VmHWM:")[2].split()[0])
    return 0.0


_SUBREAPER = 36


def _adopt_orphans() -> None:
    """Processes that outlive a stage, as those that read files do, are counted with it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def bare_rate(project: Path) -> float:
    """Words that bare spaCy reads in a second of processor, with the components that are used."""
    return _elsewhere(_bare, project) / 10


def _bare(project: Path, most: int = 40_000) -> int:
    """Ten times that rate, rounded."""
    taken = list(first_words(_texts(project), most))
    nlp = _bare_pipeline(project)
    started = time.process_time()
    for _ in nlp.pipe(taken, batch_size=_params(project)["batch_size"]):
        pass
    return round(10 * sum(map(_n_words, taken)) / (time.process_time() - started))


def _bare_pipeline(project: Path) -> Any:
    import spacy

    from pipeline.linguistics.annotate import NEEDED

    nlp = spacy.load(_params(project)["models"]["en"])
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.remove_pipe(name)
    return nlp


def _params(project: Path) -> Any:
    return yaml.safe_load((project / "params.yaml").read_text(encoding="utf-8"))["annotations"]


def _texts(project: Path) -> Iterable[str]:
    import pandas as pd

    place = project / "data" / "interim" / "segments.parquet"
    return pd.read_parquet(place, columns=["text"])["text"].tolist()


def _n_words(text: str) -> int:
    return len(text.split())


def annotation(words: int = 40_000) -> None:
    """Prints the rates of bare spaCy and of stage `annotations` by one and two workers."""
    with tempfile.TemporaryDirectory() as place, warm() as starter:
        project = Path(place)
        n = made_project(project, words=words)
        run = Run(project, {**os.environ, "PYTHONPATH": str(ROOT), **starter})
        for stage in ("documents", "spellings"):
            run.cost(stage)
        counted = sum(map(_n_words, _texts(project)))
        print(f"{n} documents, {counted:,} words\n")
        print("| | words a second of processor | of the clock |\n|---|---|---|")
        for _ in range(2):
            print(f"| bare spaCy | {bare_rate(project):,.0f} | |", flush=True)
            for workers in (1, 2):
                _set_workers(project, workers)
                run.cost("annotations")  # what starting costs, where all is there
                idle = run.cost("annotations")
                shutil.rmtree(project / "data" / "interim" / "annotations")
                full = run.cost("annotations")
                rates = (
                    counted / (full.processor - idle.processor),
                    counted / (full.clock - idle.clock),
                )
                print(f"| {workers} worker(s) | {rates[0]:,.0f} | {rates[1]:,.0f} |", flush=True)


def _set_workers(project: Path, workers: int) -> None:
    place = project / "params.yaml"
    params = yaml.safe_load(place.read_text(encoding="utf-8"))
    params["compute"] |= {"workers": workers}
    place.write_text(yaml.safe_dump(params), encoding="utf-8")


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
