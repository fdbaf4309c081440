"""The stages `annotations` and `mentions`: what did not change is not read again."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest
import yaml

from pipeline import tables
from pipeline.compute.kept import index_of
from pipeline.linguistics.annotate import load_docs
from pipeline.sandbox import Stopped
from pipeline.stages.annotations import _Document, _settled
from tests import mini
from tests.built import hashes
from tests.compute.clusters import cluster
from tests.docs import segments_of
from tests.paths import ROOT

FOLDERS = (tables.ANNOTATIONS, tables.READ_MENTIONS)


def test_a_document_that_is_stopped_is_read_word_by_word(tmp_path: Path) -> None:
    segments = segments_of(("policy", "They left early."), ("policy", "We stayed."))
    docs, told = _settled(segments, Stopped("time"))
    assert told == [(name, "time") for name in segments["segment_id"]]
    path = tmp_path / "a.spacy"
    path.write_bytes(docs)
    assert [[token.text for token in doc] for doc in load_docs([path])] == [
        ["They", "left", "early."],
        ["We", "stayed."],
    ]


STAGES = ("documents", "spellings", "annotations", "practices", "mentions", "terms")


def stages(folder: Path, monkeypatch: pytest.MonkeyPatch, *, first: str = "annotations") -> None:
    """Runs the stages from `first` up to `terms` in the folder."""
    monkeypatch.chdir(folder)
    for stage in STAGES[STAGES.index(first) :]:
        import_module(f"pipeline.stages.{stage}").main()


def set_params(folder: Path, section: str, **values: object) -> None:
    path = folder / "params.yaml"
    params = yaml.safe_load(path.read_text(encoding="utf-8"))
    params[section] |= values
    path.write_text(yaml.safe_dump(params), encoding="utf-8")


def made(folder: Path) -> dict[str, int]:
    """Each kept result with the time at which it was written."""
    files = (file for part in FOLDERS for file in (folder / part).iterdir())
    return {file.name: file.stat().st_mtime_ns for file in files if file.name != "index.json"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the stages run, to be copied."""
    folder = mini.project(tmp_path_factory.mktemp("kept"), mini.corpus())
    with pytest.MonkeyPatch.context() as patch:
        stages(folder, patch, first="documents")
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


def test_only_what_changed_is_read_again_and_the_bytes_are_those_of_a_fresh_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(project)
    texts = mini.corpus(n_frontline=5)
    del texts["policy/plan-0.md"]  # one goes, one comes, one changes
    texts["frontline/talk-1.txt"] += "\nRespondent1: Co-housing, that is what we have.\n"
    shutil.rmtree(project / "data" / "mini")
    for file, text in texts.items():
        path = project / "data" / "mini" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    stages(project, monkeypatch, first="documents")
    after = made(project)
    assert len(before) == 2 * 7 and len(after) == 2 * 7
    same = {name for name in before if after.get(name) == before[name]}
    assert len(same) == 2 * 5
    fresh = mini.project(tmp_path / "fresh", texts)
    stages(fresh, monkeypatch, first="documents")
    assert hashes(project) == hashes(fresh)


def test_other_settings_or_lists_change_what_hangs_on_them_and_no_more(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(project)
    set_params(project, "mentions", prompted_window=1)
    stages(project, monkeypatch)
    after = made(project)
    kept = {name for name in before if after.get(name) == before[name]}
    assert {name.rsplit(".", 1)[1] for name in kept} == {"spacy"} and len(kept) == 7
    roles = project / "data" / "roles.yaml"
    roles.write_text(roles.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    stages(project, monkeypatch)
    assert not {name for name in made(project) if name.endswith(".json")} & set(after)
    set_params(project, "annotations", batch_size=7)
    stages(project, monkeypatch)
    assert not set(made(project)) & set(after)


def test_a_run_that_is_ended_leaves_what_it_has_done(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = hashes(project)
    for folder in FOLDERS:
        files = sorted((project / folder).iterdir())
        for file in files[::2]:
            file.unlink()
        (project / folder / "index.json").unlink(missing_ok=True)
    before = made(project)
    assert 0 < len(before) < 14
    stages(project, monkeypatch)
    after = made(project)
    assert {name: after[name] for name in before} == before
    assert hashes(project) == whole


COMPARING = ("judgements", "topics", "gap", "robustness")


@pytest.fixture(scope="module")
def compared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with the sides compared by one process."""
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("compared") / "project"))
    set_params(folder, "compute", workers=1)
    shutil.copy(ROOT / "data" / "topic_labels.csv", folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for stage in COMPARING:
            import_module(f"pipeline.stages.{stage}").main()
    return folder


# As many processes as that take long to start: the stages that read, and one that compares.
@pytest.mark.parametrize(("workers", "comparing"), [(2, COMPARING), (8, ("robustness",))])
def test_any_number_of_workers_gives_the_same_bytes(
    compared: Path,
    tmp_path: Path,
    workers: int,
    comparing: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = Path(shutil.copytree(compared, tmp_path / "project"))
    whole = hashes(project)
    assert len(pd.read_parquet(project / tables.place(tables.Robustness))) > 20
    for folder in FOLDERS:
        shutil.rmtree(project / folder)
    set_params(project, "compute", workers=workers)
    stages(project, monkeypatch)
    for stage in comparing:
        import_module(f"pipeline.stages.{stage}").main()
    assert hashes(project) == whole


def test_a_cluster_gives_the_same_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = hashes(project)
    for folder in FOLDERS:
        shutil.rmtree(project / folder)
    monkeypatch.chdir(project)
    with cluster() as scheduler:
        set_params(project, "compute", backend="dask", scheduler=scheduler)
        stages(project, monkeypatch)
    assert hashes(project) == whole


def test_a_document_that_was_stopped_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = hashes(project)
    (first, name), *_ = json.loads(index_of(project / tables.ANNOTATIONS).read_text()).items()
    (project / tables.ANNOTATIONS / name).unlink()

    def stops(job: object, items: list[_Document], *, done: object, **_: object) -> None:
        assert [item.doc_id for item in items] == [first]
        for item in items:
            done(item, Stopped("time"))  # type: ignore[operator]

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.stages.annotations.each_within_limits", stops)
        stages(project, patch)
    assert hashes(project) != whole
    stages(project, monkeypatch)
    assert hashes(project) == whole
