"""A run is checked before it begins, explained while it goes on, and ends with the right status."""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import yaml

from pipeline import run, stages, tables
from pipeline.config.params import load_params
from pipeline.errors import Explained
from pipeline.stages import preflight
from pipeline.wording.translation import LANGUAGE
from tests import mini, norwegian
from tests.paths import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(mini.with_dvc(mini.project(tmp_path, mini.corpus())))
    return tmp_path


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --------------------------------------------------------------------- before a run begins


def test_nothing_is_wrong_with_what_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert preflight.problems() == []


def test_nothing_is_wrong_with_a_small_project(project: Path) -> None:
    assert preflight.problems() == []


def test_errors_in_every_file_come_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(project / "params.yaml", "min_tokens", "min_token")
    edited(project / "data" / "lexicon.yaml", "definition:", "defnition:")
    edited(project / "data" / "roles.yaml", "labels:", "lables:")
    (project / "data" / "topic_labels.csv").write_text("language,terms\nen,x\n", encoding="utf-8")
    assert preflight.main() == stages.STOPPED
    said = capsys.readouterr().err
    for words in (
        "documents.min_token: there is no such key. Did you mean `min_tokens`?",
        "defnition: there is no such key. Did you mean `definition`?",
        "lables: there is no such key. Did you mean `labels`?",
        "misses the column label",
        "Cospeak did not start",
    ):
        assert words in said, words


def test_errors_come_in_the_language_of_the_run(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    edited(project / "params.yaml", "min_tokens", "min_token")
    edited(project / "params.yaml", "level: 0.05", "level: 5")
    edited(project / "params.yaml", "sampling:", "sampling: {policy: all, frontline: sample}\n  x:")
    edited(project / "data" / "lexicon.yaml", "definition:", "defnition:")
    edited(project / "data" / "roles.yaml", "labels:", "lables:")
    (project / "data" / "topic_labels.csv").write_text("language,terms\nen,x\n", encoding="utf-8")
    assert preflight.main() == stages.STOPPED
    said = capsys.readouterr().err
    for words in (
        "documents.min_token: det finnes ingen slik nøkkel. Mente du `min_tokens`?",
        "mangler kolonnen label",
        "Cospeak startet ikke",
    ):
        assert words in said, words
    assert norwegian.english_in([said]) == []


def test_errors_of_the_folder_come_in_the_language_of_the_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    documents = project / "data" / "mini"
    (documents / "policy" / "gone.txt").symlink_to(documents / "nowhere.txt")
    said = []
    for catalogue in (
        "flie,langauge,x,x,\n",
        "file,corpus,kind,language\n,a,b,c!,d\n/etc/x,,,\n",
        "",
        'file,title\nx,"open\n',
    ):
        (documents / "catalogue.csv").write_text(catalogue, encoding="utf-8")
        said += preflight.problems()
    (documents / "catalogue.csv").rename(documents / "catalog.csv")
    said += preflight.problems()
    told = "\n".join(said)
    assert "Er det `flie`? Gi den nytt navn" in told
    assert "linje 2: ukjent slag `b`" in told
    assert "en lenke som ikke fører noe sted" in told
    assert norwegian.english_in(said) == []


def test_a_wrong_value_is_said_with_its_choices_in_the_language_of_the_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    edited(project / "params.yaml", "level: 0.05", "level: 5")
    (problem,) = preflight.problems()
    assert "gap.level: må være mindre enn 1" in problem
    assert "; fant 5" in problem


def test_errors_of_the_folder_come_with_those_of_the_params_that_can_be_read(
    project: Path,
) -> None:
    documents = project / "data" / "mini"
    (documents / "catalogue.csv").write_text("flie,langauge\nx,y\n", encoding="utf-8")
    (documents / "policy" / "gone.txt").symlink_to(documents / "nowhere.txt")
    os.mkfifo(documents / "policy" / "pipe.txt")
    Path(os.fsdecode(os.fsencode(documents) + b"/policy/\xff.txt")).write_text("x")
    edited(project / "params.yaml", "models: {}", "models: {en: no_such_model}")
    said = "\n".join(preflight.problems())
    for words in (
        "Is it `flie`? Rename it",
        "the column `langauge` is probably meant to be `language`",
        "policy/gone.txt: a link that leads nowhere",
        "policy/pipe.txt: it is no file",
        "its name is not in UTF-8",
        "'no_such_model' is not installed",
    ):
        assert words in said, words


@pytest.mark.parametrize("name", ["catalogue.xlsx", "Catalog.csv"])
def test_a_catalogue_that_would_not_be_read_is_told(project: Path, name: str) -> None:
    documents = project / "data" / "mini"
    (documents / name).write_text("file\n", encoding="utf-8")
    (problem,) = preflight.problems()
    assert f"{name} is not read. Save it as catalogue.csv" in problem
    (documents / "catalogue.csv").write_text("file\n", encoding="utf-8")
    assert preflight.problems() == []


def test_a_section_with_a_default_that_an_older_file_lacks_is_added_and_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    params = project / "params.yaml"
    before = yaml.safe_load(params.read_text(encoding="utf-8"))
    edited(params, "corpora: []", "")
    assert preflight.problems() == []
    run.add_defaults()
    assert yaml.safe_load(params.read_text(encoding="utf-8")) == before
    assert "params.yaml: `corpora: []` was added" in capsys.readouterr().err
    run.add_defaults()
    assert (capsys.readouterr().err, load_params().corpora) == ("", ())


def test_a_file_from_before_practices_could_be_learned_finds_them_by_the_lexicon(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    params = project / "params.yaml"
    text = params.read_text(encoding="utf-8")
    params.write_text(re.sub(r"practices:\n(?:  .*\n)+", "", text), encoding="utf-8")
    run.add_defaults()
    assert '`practices: {"found_by": "list"}` was added' in capsys.readouterr().err
    assert load_params().practices.found_by == "list"


def test_examples_of_practices_matter_only_to_who_learns_from_them(project: Path) -> None:
    """A lexicon of one's own may lack the concepts of the examples that ship."""
    examples = project / "data" / "practice_examples" / "en.csv"
    head = "set,side,kind,concept,quote,text"
    row = "s,policy,practice,co-knitting,we knit,Here we knit."
    examples.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert preflight.problems() == []
    edited(project / "params.yaml", "found_by: list", "found_by: model")
    (problem,) = preflight.problems()
    assert "en.csv" in problem and "co-knitting" in problem


def test_levels_and_corpora_that_are_not_there_are_said_with_file_and_line(project: Path) -> None:
    documents = project / "data" / "mini"
    files = sorted(path.relative_to(documents).as_posix() for path in documents.rglob("*.*"))
    rows = [f"{file},{'ward' if 'front' in file else 'state'},x" for file in files]
    text = "\n".join(["file,standing,town", *rows, ""])
    (documents / "catalogue.csv").write_text(text, encoding="utf-8")
    params = project / "params.yaml"

    def wrong() -> list[str]:
        return preflight.designs(load_params(), documents)

    def line(key: str) -> int:
        lines = params.read_text(encoding="utf-8").split("\n")
        return 1 + next(i for i, text in enumerate(lines) if text.startswith(f"  {key}:"))

    edited(params, "  column: null", "  column: standin")
    (problem,) = wrong()
    assert problem.startswith(
        f"params.yaml:{line('column')}: levels.column: the catalogue has no column"
    )
    assert "Did you mean `standing`?" in problem
    edited(params, "  column: standin", "  column: standing")
    edited(params, "  order: []", "  order: [state, wards]")
    edited(params, "  paired_by: null", "  paired_by: twon")
    said = wrong()
    assert [one.split(":")[1] for one in said] == [str(line("paired_by")), str(line("order"))]
    assert "`twon`" in said[0] and "Did you mean `ward`?" in said[1]
    edited(params, "[state, wards]", "[state, ward]")
    edited(params, "  paired_by: twon", "  paired_by: town")
    assert wrong() == []
    edited(params, "corpora: []", "corpora: [{folder: polcy, side: policy}, "
                                  "{folder: frontline, side: frontline}]")  # fmt: skip
    (problem,) = wrong()
    assert "corpora.0: there is no folder `polcy`" in problem and "`policy`?" in problem
    edited(params, "folder: polcy", "folder: policy")
    assert wrong() == []
    edited(params, "side: frontline}]", "side: frontline, cluster: twon}]")
    (problem,) = wrong()
    assert "corpora.1.cluster: the catalogue has no column `twon`" in problem
    assert "`town`?" in problem
    edited(params, "cluster: twon", "cluster: town")
    assert wrong() == []
    edited(documents / "catalogue.csv", "town", "folder")
    assert "the catalogue has a column `folder`" in "\n".join(wrong())


def test_clusters_as_levels_are_left_to_the_run_since_files_say_them_too(project: Path) -> None:
    documents = project / "data" / "mini"
    edited(project / "params.yaml", "  column: null", "  column: cluster")
    edited(project / "params.yaml", "  order: []", "  order: [Aldervik, Ministry]")
    assert preflight.designs(load_params(), documents) == []
    edited(project / "params.yaml", "  paired_by: null", "  paired_by: twon")
    (problem,) = preflight.designs(load_params(), documents)
    assert "paired_by" in problem and "`twon`" in problem


def test_columns_that_a_spreadsheet_may_bring_are_left_to_the_run(project: Path) -> None:
    edited(project / "params.yaml", "  column: null", "  column: ward")
    documents = project / "data" / "mini"
    assert "`ward`" in "\n".join(preflight.problems())
    (documents / "frontline" / "answers.csv").write_text("ward\nx\n")
    assert preflight.designs(load_params(), documents) == []


def test_a_run_does_not_start_with_wrong_params(project: Path) -> None:
    edited(project / "params.yaml", "level: 0.05", "level: 5")
    assert run.main([]) == stages.STOPPED
    assert not (project / "dvc.lock").exists()


def test_half_written_lock_files_are_put_aside(project: Path) -> None:
    (project / "dvc.lock").write_text("schema: '2.0'\nstages:\n  documents: {cm", encoding="utf-8")
    run.RUNNING.parent.mkdir(parents=True, exist_ok=True)
    run.RUNNING.write_text('{"write": {', encoding="utf-8")
    run.mend_locks()
    assert not (project / "dvc.lock").exists() and not run.RUNNING.exists()
    (project / "dvc.lock").write_text("schema: '2.0'\nstages: {}\n", encoding="utf-8")
    run.mend_locks()
    assert (project / "dvc.lock").exists()


# ---------------------------------------------------------------------- how a stage ends


def _explained() -> None:
    raise Explained("The value x in y is wrong. Write z.")


def _full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "data/interim/secret words")


def _memory() -> None:
    raise MemoryError


def _interrupted() -> None:
    raise KeyboardInterrupt


def _broken() -> None:
    raise ValueError("Kari said that nobody asked us")


@pytest.mark.parametrize(
    ("main", "status", "words"),
    [
        (_explained, stages.STOPPED, "Write z."),
        (_full, stages.STOPPED, "no room left"),
        (_memory, stages.STOPPED, "more memory"),
        (_interrupted, stages.INTERRUPTED, "takes up where it was"),
        (_broken, stages.BROKEN, "ValueError"),
    ],
)
def test_each_end_of_a_stage_has_its_status_and_words(
    main: Callable[[], None], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        stages.run(main)
    said = capsys.readouterr().err
    assert end.value.code == status
    assert words in said
    assert "Kari" not in said and "secret" not in said


@pytest.mark.parametrize(
    ("main", "words"),
    [
        (_full, "Det er ikke plass til å skrive tabellene"),
        (_memory, "trenger mer minne"),
        (_interrupted, "Neste kjøring fortsetter der det var"),
        (_broken, "Dette er en feil i Cospeak"),
    ],
)
def test_the_end_of_a_stage_is_told_in_the_language_of_the_run(
    main: Callable[[], None],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    with pytest.raises(SystemExit):
        stages.run(main)
    said = capsys.readouterr().err
    assert words in said
    assert norwegian.english_in([said]) == []


def test_the_memory_of_a_stage_is_what_it_added(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy begins with the libraries of every stage before it."""
    at = 700

    def used(who: int) -> SimpleNamespace:
        unit = 1 << (20 if sys.platform == "darwin" else 10)
        return SimpleNamespace(ru_maxrss=at * unit if who == resource.RUSAGE_SELF else 0)

    def adds() -> None:
        nonlocal at
        at = 734

    monkeypatch.setattr("resource.getrusage", used)
    stages.run(adds)
    assert " 34 MB" in capsys.readouterr().err


def test_stages_are_told_in_the_language_of_the_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    report = project / "report"
    monkeypatch.setenv(stages.REPORT, str(report))
    stages._report("gap", 1234.56, 12)
    (line,) = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    assert "1\u00a0234,6 s" in line["line"]
    done, stopped = run._told(report, done=True), run._told(report, done=False)
    assert done.startswith("Steg\n")
    assert "mentions     uendret" in done
    assert line["line"] in done
    assert "ikke kjørt, eller ikke helt ferdig: documents, " in stopped


def test_verbose_tells_more_places_but_no_more_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for value in ("", "1"):
        monkeypatch.setenv(stages.VERBOSE, value)
        with pytest.raises(SystemExit):
            stages.run(_broken)
        said.append(capsys.readouterr().err)
    assert said[1].count(" in ") > said[0].count("\n  ")
    assert "_broken" in said[1] and "Kari" not in said[1]


# -------------------------------------------------------------------------- a whole run


def test_a_run_says_of_each_stage_how_long_and_how_much(
    reproduced: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(reproduced)
    monkeypatch.setenv("PYTHONPATH", str(reproduced))
    monkeypatch.setenv("DVC_NO_ANALYTICS", "1")

    def ran(*arguments: str) -> tuple[int, str, str]:
        """The exit status of a run, and what it and its stages print."""
        capfd.readouterr()
        return (run.main(arguments), *capfd.readouterr())

    mini.only_stages(reproduced, names := [*mini.first_stages("concordance"), "exports"])
    edited(reproduced / "params.yaml", "width: 90", "width: 80")
    status, out, err = ran()
    assert status == 0, out + err
    told = out.split("Stages\n")[1].split("In all")[0].splitlines()
    assert [line.split()[0] for line in told if line] == names
    took = {line.split()[0] for line in told if " s " in line and " MB" in line}
    kept = {line.split()[0] for line in told if "up to date" in line}
    assert took == {"concordance", "exports"}
    assert kept == {*names} - took
    n = len(pd.read_parquet(reproduced / tables.place(tables.Concordance)))
    assert f"concordance {n}" in next(line for line in told if line.split()[0] == "concordance")
    assert "What was read" in out
    segments = pd.read_parquet(reproduced / tables.place(tables.Segments))["text"]
    said = (out + err).split("The largest gaps")[0]
    assert not [text for text in segments if " ".join(text.split()[:7]) in said]

    status, out, err = ran()
    assert status == 0
    assert out.count("up to date") >= len(names)
    policy = next((reproduced / "data" / "few" / "policy").glob("*.md")).name
    assert policy not in err

    shutil.rmtree(reproduced / "data" / "few" / "frontline")
    status, out, err = ran("--verbose")
    assert status == stages.STOPPED
    assert f"'policy/{policy}'" in err + out
    assert "no document that can be used in frontline/" in err
    assert "not run, or not to their end: documents, " in out
    assert "Traceback" not in err


def test_the_report_of_a_stage_is_one_line_of_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(stages.REPORT, str(tmp_path / "report"))
    stages.run(lambda: None)
    (line,) = (tmp_path / "report").read_text(encoding="utf-8").splitlines()
    assert set(json.loads(line)) == {"stage", "line"}
