"""The whole pipeline by DVC, on a few documents of the demonstration corpus."""

import json
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
import yaml

from pipeline import stages, tables
from pipeline.publish.codebook import file_of
from pipeline.stages import documents
from pipeline.warm import warm
from pipeline.wording.translation import LANGUAGES
from tests import carried, every_stage, mini, norwegian
from tests.built import N_PER_SIDE, git, hashes, project_in, run, with_canaries


@pytest.fixture
def project(dvc_project: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    folder, done = dvc_project
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def read(project: Path, table: type[tables.Table]) -> pd.DataFrame:
    return pd.read_parquet(project / tables.place(table))


def test_nothing_that_is_said_of_the_documents_is_left_in_english(project: Path) -> None:
    frames = {table: read(project, table) for table in tables.PUBLISHED}
    texts = norwegian.texts_of(frames)
    assert len(texts) > 300
    assert norwegian.english_in(texts) == []
    assert norwegian.english_in(norwegian.published(frames)) == []


def test_every_table_is_made_and_keeps_to_its_schema(project: Path) -> None:
    for table in (*tables.INTERIM, *tables.PUBLISHED):
        tables.check(table, read(project, table))
    assert len(read(project, tables.Documents)) == 2 * N_PER_SIDE + 1 + len(carried.IN_A_RUN)
    assert not read(project, tables.Gaps).empty
    assert not read(project, tables.TopicShares).empty


def test_every_published_table_but_the_whole_text_leaves_as_csv(project: Path) -> None:
    names = {path.name for path in (project / tables.CSV).iterdir()}
    assert names == {
        f"{tables.name(table)}.csv" for table in tables.PUBLISHED if table is not tables.Passages
    } | {file_of(language) for language in LANGUAGES}
    gaps = pd.read_csv(project / tables.CSV / "gaps.csv", encoding="utf-8-sig")
    assert len(gaps) == len(read(project, tables.Gaps))


def test_keys_fit_between_tables(project: Path) -> None:
    documents = set(read(project, tables.Documents)["doc_id"])
    segments = set(read(project, tables.Segments)["segment_id"])
    for table in (tables.Segments, tables.Mentions, tables.TopicShares, tables.TermUnits):
        assert set(read(project, table)["doc_id"]) <= documents
    for table in (tables.Mentions, tables.Concordance, tables.TopicPassages):
        assert set(read(project, table)["segment_id"]) <= segments


def test_the_keyword_of_each_line_is_the_mention(project: Path) -> None:
    lines = read(project, tables.Concordance).merge(
        read(project, tables.Mentions)[["mention_id", "surface"]], on="mention_id"
    )
    assert len(lines) == len(read(project, tables.Concordance)) > 20
    assert (lines["keyword"] == lines["surface"].str.replace(r"\s+", " ", regex=True)).all()


def test_usage_adds_up_to_the_mentions(project: Path) -> None:
    usage = read(project, tables.Usage)
    lines = read(project, tables.Concordance)
    counted = usage["n_mentions"].sum() + usage["n_prompted"].sum()
    assert counted == len(lines)


def test_nothing_is_left_to_do_the_second_time(project: Path) -> None:
    before = hashes(project)
    done = run(project, "dvc", "repro")
    assert "Data and pipelines are up to date." in done.stdout + done.stderr
    assert hashes(project) == before


def test_two_runs_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = project_in(tmp_path, workers=2)
    with_canaries(other)
    done = run(other, "tests.every_stage", hash_seed="77", here=True)
    assert done.returncode == 0, done.stderr
    assert hashes(other) == hashes(project)


def test_metrics_and_plots_say_something(dvc_shown: tuple[list[str], str]) -> None:
    (metrics, _), page = dvc_shown
    assert "divergence_bits" in metrics and "words.policy" in metrics
    assert "co-production" in page


def test_logs_and_metrics_hold_no_interview_text(
    project: Path, dvc_project: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    done = dvc_project[1]
    said = done.stdout + done.stderr + (project / tables.METRICS).read_text(encoding="utf-8")
    said += (project / "dvc.lock").read_text(encoding="utf-8")
    segments = read(project, tables.Segments)
    phrases = [" ".join(text.split()[:6]) for text in segments["text"] if len(text.split()) > 5]
    assert len(phrases) > 50
    assert not [phrase for phrase in phrases if phrase in said]


def test_an_experiment_with_other_params_runs(reproduced: Path) -> None:
    project = reproduced
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Lock")
    before = read(project, tables.Concordance)
    made = (project / tables.MANIFEST).read_bytes()
    command = ("dvc", "exp", "run", "-S", "concordance.width=20", "concordance", "exports")
    with warm() as copies:
        done = run(project, *command, more=copies)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / tables.MANIFEST).read_bytes() != made
    after = read(project, tables.Concordance)
    assert after["mention_id"].tolist() == before["mention_id"].tolist()
    assert after["left"].str.len().sum() < before["left"].str.len().sum() / 2
    assert "Stage 'mentions' didn't change, skipping" in done.stdout + done.stderr


OF_CONCEPTS = {"concept", "concepts", "item"}
"""Columns that name concepts, alone or with others."""


def test_an_added_concept_is_in_every_table_with_concepts_and_reruns_only_what_it_must(
    reproduced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = reproduced
    lexicon = project / "data" / "lexicon.yaml"
    lexicon.write_text(
        lexicon.read_text(encoding="utf-8").replace(
            "not_concepts:",
            """  - id: co-visiting
    definition: Visiting side by side, made up for a test.
    source: nobody 2026
    labels:
      en: {noun: [volunteer, home], agent: [volunteering]}
    practices:
      en: [cup of|and coffee|tea, the door]
  - id: the-weather
    kind: theme
    definition: What it is like outside, made up for a test.
    source: nobody 2026
    labels:
      en: [rain, snow, sun, cold, warm, wet, winter, autumn, spring, summer, day]

not_concepts:""",
            1,
        ),
        encoding="utf-8",
    )
    changed = json.loads(run(project, "dvc", "status", "--json").stdout)
    monkeypatch.chdir(project)
    ran = every_stage.run_changed({*changed})
    assert not ran & {"documents", "annotations", "terms", "topics"}
    assert ran >= {"spellings", "mentions", "gap", "concordance", "exports"}
    # Empty here: no control is named, too few passages are judged or coded, levels are off.
    empty = {
        tables.CodeModels, tables.Control, tables.Corrected, tables.LevelCells,
        tables.LevelContrasts, tables.Levels, tables.LevelSpecifications,
    }  # fmt: skip
    assert all(read(project, table).empty for table in empty)
    others = {tables.Register, tables.Judgements, *empty}  # of topics; of the coders' words
    with_concepts = [
        t for t in tables.PUBLISHED if OF_CONCEPTS & set(tables.columns(t)) and t not in others
    ]
    assert {tables.Gaps, tables.Collocates, tables.Promises, tables.Robustness} < {*with_concepts}
    for table in with_concepts:
        named = read(project, table)[sorted(OF_CONCEPTS & set(tables.columns(table)))]
        assert named.stack().str.contains("co-visiting", regex=False).any(), table
        csv = (project / tables.CSV / f"{tables.name(table)}.csv").read_text(encoding="utf-8")
        assert "co-visiting" in csv, table
    usage = read(project, tables.Usage)
    kinds = usage.groupby("concept")["kind"].agg(set)
    assert kinds["co-visiting"] == {"label", "practice"}
    assert kinds["the-weather"] == {"theme"}
    gaps = read(project, tables.Gaps).groupby("measure")["item"].agg(set)
    assert "co-visiting" in gaps["concept_rate"] & gaps["practice_rate"]
    assert "the-weather" in gaps["theme_rate"]
    assert "co-visiting: aspiration" in gaps["modality_share"]
    assert any(item.startswith("co-visiting: ") for item in gaps["collocate"])
    assert "the-weather" in set(read(project, tables.Concordance)["concept"])


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(mini.project(tmp_path, mini.corpus()))
    return tmp_path


def said_of_stop(capfd: pytest.CaptureFixture[str]) -> str:
    """What the first stage prints as it stops, run as `python -m` runs it."""
    with pytest.raises(SystemExit) as end:
        stages.run(documents.main)
    assert end.value.code == stages.STOPPED
    return "".join(capfd.readouterr())


def test_a_side_without_documents_stops_with_a_clear_message(
    other: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(other / "data" / "mini" / "frontline")
    said = said_of_stop(capfd)
    assert "frontline" in said and "Traceback" not in said


def test_wrong_params_stop_with_a_clear_message(
    other: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    params = yaml.safe_load((other / "params.yaml").read_text(encoding="utf-8"))
    params["documents"]["foldr"] = "x"
    (other / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    said = said_of_stop(capfd)
    assert "documents.foldr" in said and "Traceback" not in said
