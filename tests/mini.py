"""A small project of a few invented texts, on which the whole pipeline takes seconds."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from tests.paths import ROOT

THEMES = (
    "The ward needs volunteers on Tuesday and the nurse plans the visit with the coordinator.",
    "Co-production shall build on partnership between the municipality and its citizens.",
    "We have no time for training, two on a shift, and dementia takes its own time.",
    "The volunteers should be met at the door, thanked, and told who the contact person is.",
    "Co-creation and co-design aim to give residents a say in the planning of services.",
    "Somebody comes twice and stops, and the residents ask for the same faces again.",
    "The rota hangs in the kitchen and the notebook says who sang with whom last week.",
    "The strategy will strengthen co-operation, innovation and shared responsibility.",
)


def policy(number: int, *, sentences: tuple[str, ...] = THEMES) -> str:
    """A policy text: the sentences, turned so that each text begins elsewhere."""
    turned = sentences[number % len(sentences) :] + sentences[: number % len(sentences)]
    parts = [f"Part {n} of plan {number}. " + " ".join(turned[n:] + turned[:n]) for n in range(4)]
    return f"# Plan {number}\n\n" + "\n\n".join(parts) + "\n"


def talk(number: int, *, sentences: tuple[str, ...] = THEMES, speaker: str = "") -> str:
    """An interview with one respondent, who says the sentences in another order."""
    name = speaker or f"Respondent{number}"
    order = sorted(range(len(sentences)), key=lambda n: (n * (number + 3)) % 7)
    turns = [
        f"Interviewer: And what about number {n}?\n\n{name}: Well, on day {n + number}. "
        + " ".join(sentences[k] for k in (order[n], order[n - 1], order[n - 2]))
        for n in range(len(order))
    ]
    return "\n\n".join(turns) + "\n"


def corpus(n_policy: int = 3, n_frontline: int = 4) -> dict[str, str]:
    """Texts by path. Neighbours differ enough not to count as the same text."""
    plain = [tuple(f"{s[:-1]}, as item {n} says." for s in THEMES[n % 3 :]) for n in range(9)]
    return {
        **{f"policy/plan-{n}.md": policy(n, sentences=plain[n]) for n in range(n_policy)},
        **{f"frontline/talk-{n}.txt": talk(n, sentences=plain[n]) for n in range(n_frontline)},
    }


def project(folder: Path, texts: Mapping[str, str], *, catalogue: str = "") -> Path:
    """A project in the folder: the texts, quick params without a tagger, and what else stages read.

    Two texts are the same only if nearly all of their words are.
    """
    documents = folder / "data" / "mini"
    for file, text in texts.items():
        (documents / file).parent.mkdir(parents=True, exist_ok=True)
        (documents / file).write_text(text, encoding="utf-8")
    if catalogue:
        (documents / "catalogue.csv").write_text(catalogue, encoding="utf-8")
    for name in ("lexicon.yaml", "roles.yaml"):
        shutil.copy(ROOT / "data" / name, folder / "data" / name)
    shutil.copytree(ROOT / "data" / "words", folder / "data" / "words")
    for name in ("judgements", "practice_examples", "validation"):
        (folder / "data" / name).mkdir(exist_ok=True)
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {
        "folder": "data/mini", "languages": ["en"], "min_tokens": 10, "near_duplicate": 0.99,
    }  # fmt: skip
    params["annotations"] |= {"models": {}, "languages": ["en"]}
    params["terms"] |= {
        "min_documents": 1, "min_count": 2, "unit_tokens": 60, "max_document_share": 1.0,
    }  # fmt: skip
    params["topics"] |= {"n_topics": [2], "n_refits": 2, "top_terms": 5}
    params["gap"] |= {"n_permutations": 99, "n_bootstrap": 99}
    params["compute"]["workers"] = 1  # so small that others take longer to start than they save
    params["robustness"] |= {"n_seeds": 1}
    params["promises"] |= {"n_null": 99}
    (folder / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    return folder


def with_dvc(folder: Path, *, upto: str = "") -> Path:
    """The project with the pipeline and DVC in it, so that `dvc repro` runs there.

    `upto` is the last stage that the pipeline has; all of them where it is empty.
    """
    for name in ("dvc.yaml", ".dvcignore"):
        shutil.copy(ROOT / name, folder / name)
    if upto:
        only_stages(folder, first_stages(upto))
    shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copytree(ROOT / ".dvc", folder / ".dvc", ignore=shutil.ignore_patterns("cache", "tmp"))
    settings = (folder / ".dvc" / "config").read_text(encoding="utf-8")
    (folder / ".dvc" / "config").write_text(f"{settings}    no_scm = true\n", encoding="utf-8")
    shutil.copy(ROOT / "data" / "topic_labels.csv", folder / "data" / "topic_labels.csv")
    return folder


def only_stages(folder: Path, names: Iterable[str]) -> None:
    """Leaves these stages in the dvc.yaml of the folder."""
    file = folder / "dvc.yaml"
    whole = yaml.safe_load(file.read_text(encoding="utf-8"))["stages"]
    some = {"stages": {name: whole[name] for name in names}}
    file.write_text(yaml.safe_dump(some, sort_keys=False), encoding="utf-8")


def stages() -> list[str]:
    """The stages in the order of dvc.yaml."""
    return list(yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"])


def first_stages(last: str) -> list[str]:
    """The stages up to the one named, and with it."""
    return stages()[: stages().index(last) + 1]


def run_here() -> None:
    """Runs every stage in this process, in the current folder."""
    for stage in stages():
        importlib.import_module(f"pipeline.stages.{stage}").main()
