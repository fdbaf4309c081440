"""A project with a few documents of the demonstration corpus, and an interview of canaries."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
import yaml

from pipeline import tables
from tests import carried, mini, workers
from tests.paths import ROOT

SAMPLE = ROOT / "data" / "sample"
N_PER_SIDE = 5
N_EXAMPLES = 200
"""Of practices: enough that something is learned."""
PLOTS = "plots"
SHOWN = (("metrics", "show"), ("plots", "show", "--out", PLOTS))
"""Commands of DVC that print what a run has made."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` has filled, once for all workers of a run; not to be changed."""
    base = factory.getbasetemp()
    root = base.parent if workers.WORKER in os.environ else base
    folder, done = root / name, root / f"{name}.done"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def whole_sample(folder: Path) -> None:
    """The stages up to `gap` on the whole demonstration corpus, whatever folder the params name.

    What a run has just made in the repository is taken over; else they are run here.
    """
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"]["folder"], params["corpora"] = "data/sample", []
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    (folder / "data").mkdir()
    for name in (
        "sample",
        "lexicon.yaml",
        "roles.yaml",
        "words",
        "topic_labels.csv",
        "practice_examples",
    ):
        (folder / "data" / name).symlink_to(ROOT / "data" / name)
    if _is_made():
        for name in ("interim", "published"):
            shutil.copytree(ROOT / "data" / name, folder / "data" / name)
        return
    subprocess.run(  # noqa: S603 - a fixed command
        [sys.executable, "-m", "tests.every_stage", *mini.first_stages("gap")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )


def _is_made() -> bool:
    """Whether the repository holds what its code, params and documents would make up to `gap`.

    Not so where they are of the user's own interviews, or of what people here judged: those stay
    where they are.
    """
    if not is_of_sample(ROOT):
        return False
    if not (ROOT / "data" / "published" / "gaps.parquet").exists():
        return False
    said = run(ROOT, "dvc", "status", "--json", *mini.first_stages("gap"))
    return said.returncode == 0 and json.loads(said.stdout) == {}


def is_of_sample(root: Path) -> bool:
    """Whether params name the demonstration corpus, and nobody has judged a passage."""
    params = yaml.safe_load((root / "params.yaml").read_text(encoding="utf-8"))
    own = params["corpora"] or params["documents"]["folder"] != "data/sample"
    return not own and not any((root / "data" / "judgements").glob("*.sqlite"))


def project_in(folder: Path, *, n_per_side: int = N_PER_SIDE, workers: int = 1) -> Path:
    """A copy of the project with a few documents of the sample, and quick params.

    On texts this small, more workers take more time to start than they save.
    """
    for name in ("dvc.yaml", ".dvcignore", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("*.pyc"))
    (folder / "data").mkdir()
    for name in ("lexicon.yaml", "roles.yaml", "topic_labels.csv"):
        shutil.copy(ROOT / "data" / name, folder / "data" / name)
    shutil.copytree(ROOT / "data" / "words", folder / "data" / "words")
    (folder / "data" / "practice_examples").mkdir()
    examples = (ROOT / "data/practice_examples/en.csv").read_text(encoding="utf-8").splitlines()
    few_examples = "\n".join(examples[:N_EXAMPLES]) + "\n"
    (folder / "data/practice_examples/en.csv").write_text(few_examples, encoding="utf-8")
    (folder / "data" / "validation").mkdir()
    (folder / "data" / "judgements").mkdir()
    shutil.copy(ROOT / "data/judgements/README.md", folder / "data/judgements/README.md")
    shutil.copy(ROOT / "data/validation/README.md", folder / "data/validation/README.md")
    shutil.copytree(ROOT / ".dvc", folder / ".dvc", ignore=shutil.ignore_patterns("cache", "tmp"))
    catalogue = pd.read_csv(SAMPLE / "catalogue.csv", dtype=str, keep_default_na=False)
    english = catalogue[catalogue["language"] == "en"]
    texts = english[english["file"].str.contains(r"\.(?:md|html|docx|txt|vtt|srt)$")]
    for side in tables.CORPORA:
        (folder / "data" / "few" / side).mkdir(parents=True)
    few = texts.groupby("corpus").head(n_per_side)
    for file in few["file"]:
        shutil.copy(SAMPLE / file, folder / "data" / "few" / file)
    few.to_csv(folder / "data" / "few" / "catalogue.csv", index=False)
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"]["folder"] = "data/few"
    params["topics"] |= {"n_topics": [4, 5], "n_refits": 2, "widen": 1}
    params["gap"] |= {"n_permutations": 199, "n_bootstrap": 199}
    params["robustness"] |= {"n_seeds": 1, "n_resamples": 1}
    params["promises"] |= {"n_null": 199}
    params["compute"]["workers"] = workers
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    return folder


def run(
    project: Path,
    *command: str,
    hash_seed: str = "0",
    here: bool = False,
    more: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """Runs a module in the project; with `here` also one of the tests'.

    `more` are further variables of its environment.
    """
    programs = str(Path(sys.executable).parent)
    return subprocess.run(  # noqa: S603 - commands of this file
        [sys.executable, "-m", *command],
        cwd=project,
        env=os.environ
        | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONHASHSEED": hash_seed,
            **({"PYTHONPATH": f"{project}{os.pathsep}{ROOT}"} if here else {}),
            "DVC_NO_ANALYTICS": "1",
            "GIT_AUTHOR_NAME": "t",
            "GIT_AUTHOR_EMAIL": "t@example.org",
            "GIT_COMMITTER_NAME": "t",
            "GIT_COMMITTER_EMAIL": "t@example.org",
            **more,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def git(project: Path, *command: str) -> None:
    subprocess.run(  # noqa: S603 - commands of this file
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *command],  # noqa: S607 - found on the path
        cwd=project,
        check=True,
        capture_output=True,
    )


def hashes(project: Path) -> dict[str, str]:
    """What a run has made of the project, each file by its path."""
    return _hashed(project, ("data/interim", "data/published"))


def hashes_of_all(project: Path) -> dict[str, str]:
    """As `hashes`, with what the run is made from too: texts, lists, settings, what DVC records."""
    return _hashed(project, ("data", "params.yaml", "dvc.yaml", "dvc.lock"))


def _hashed(project: Path, names: tuple[str, ...]) -> dict[str, str]:
    places = (project / name for name in names)
    files = [path for place in places for path in (place, *place.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
    }


SAID = """Corvina Haldrake: Good morning, Zebulon. May I ask about Thistlemere House?

Zebulon Quixley: Of course. I was born on 14 March 1951 and I came to Thistlemere House from
Brimwold. Ottoline Frasque asked me. My number is 999 123 4519 and I live at 14 Tanyard Lane,
Norbury NB3 7QX.

Corvina Haldrake: And what is co-production to you?

Zebulon Quixley: Co-production, that is what Ottoline says when she is short of people. We had
co-production with Mrs Gallowglass on the ward. She has dementia, and she was a headmistress. Write
to zebulon@quixley.example or ring 01632 960417. The staff were two on the ward that night, and
nobody had asked them about the volunteers, the coats or the keys.

Corvina Haldrake: Who was responsible?

Zebulon Quixley: Ottoline was the contact person, and then nobody was. The volunteers came on a
Tuesday with coffee, and the residents liked the singing. Frasque has left us since. The council
wanted a report, and an agreement about the training of volunteers, and there was no time for it.
"""
CANARIES = (
    "zebulon", "quixley", "corvina", "haldrake", "thistlemere", "brimwold", "ottoline", "frasque",
    "gallowglass", "999 123 4519", "14 march 1951", "tanyard", "nb3 7qx", "01632 960417",
    *carried.CANARIES,
)  # fmt: skip
"""What no file, page or line of a run may hold."""
TALK = "frontline/2023-05 Zebulon Quixley.txt"


def with_canaries(project: Path) -> None:
    """Adds an interview full of identifiers, a file that cannot be read and bears a name, and
    files that carry names besides their text."""
    few = project / "data" / "few"
    (few / TALK).write_text(SAID, encoding="utf-8")
    rows = pd.read_csv(few / "catalogue.csv", dtype=str, keep_default_na=False)
    about = {
        "file": TALK,
        "corpus": "frontline",
        "title": "Zebulon Quixley tells",
        "language": "en",
        "cluster": "Thistlemere House",
        "municipality": "Brimwold",
        "interviewer": "Corvina Haldrake",
    }
    pd.concat([rows, pd.DataFrame([about])]).fillna("").to_csv(few / "catalogue.csv", index=False)
    shutil.copy(
        SAMPLE / "frontline" / "X02-the-locked-transcript.pdf",
        few / "frontline" / "Zebulon Quixley again.pdf",
    )
    carried.carried_in(few, carried.IN_A_RUN)
