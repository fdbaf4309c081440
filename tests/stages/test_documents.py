"""The stage `documents` on whole folders."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.config.readings import Correction, save_correction
from pipeline.ingest.corpus import NothingToCompare
from pipeline.stages import documents as stage
from pipeline.stages import run
from pipeline.wording.messages import rendered
from tests.codes.helpers import guid, qdpx, selection
from tests.ingest.helpers import document
from tests.paths import CORPORA, ROOT

PARAMS = ROOT / "params.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with params and an empty documents folder `docs`."""
    text = re.sub(r"(?m)^  folder:.*$", "  folder: docs", PARAMS.read_text(encoding="utf-8"))
    (tmp_path / "params.yaml").write_text(text, encoding="utf-8")
    for side in tables.CORPORA:
        (tmp_path / "docs" / side).mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "words", tmp_path / "data" / "words")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def made() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return (
        tables.read(tables.Documents),
        tables.read(tables.Segments),
        tables.read(tables.Unreadable),
    )


def test_the_stage_uses_or_explains_each_file_and_shows_no_text(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its secret services together with those who use them. " * 8
    (project / "policy" / "a.md").write_text(plan, encoding="utf-8")
    (project / "policy" / "b.pdf").write_bytes(b"%PDF-1.4 secret")
    (project / "frontline" / "c.txt").write_text(
        "INT: Who?\n\nR: " + "They came to the secret ward and sat down. " * 9, encoding="utf-16"
    )
    (project / "frontline" / "d.txt").write_text("Short.", encoding="utf-8")
    run(stage.main)
    documents, segments, unreadable = made()
    assert list(documents["file"]) == ["frontline/c.txt", "policy/a.md"]
    assert list(unreadable["file"]) == ["frontline/d.txt", "policy/b.pdf"]
    assert set(segments["role"]) == {"interviewer", "respondent", "policy"}
    shown = capsys.readouterr()
    assert "secret" not in shown.out + shown.err


STEPS = {
    "pseudonyms": "pipeline.stages.documents.pseudonymised",
    "tables": "pipeline.stages.documents.corpus_tables",
}
"""The steps of the stage that take all documents at once, by the name that the stage calls."""


def fails_over(function: Callable[..., Any], doc_id: str) -> Callable[..., Any]:
    """The function, but it fails where the document is among what it is given first."""

    def failing(first: Sequence[Any], *more: Any, **named: Any) -> Any:
        if any(doc_id in str(getattr(one, "entry", one)) for one in first):
            raise KeyError("Anna Hansen said that the kettle is hers")
        return function(first, *more, **named)

    return failing


@pytest.mark.parametrize("step", sorted(STEPS))
def test_a_document_over_which_a_step_fails_is_a_row_of_unreadable_and_the_rest_goes_on(
    step: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its services together with those who use them. " * 8
    (project / "policy" / "plan.md").write_text(plan, encoding="utf-8")
    talk = "INT: Who came?\n\nR: " + "They came to the {} ward and sat down. " * 9
    for name, word in (("bad", "north"), ("good", "south")):
        text = talk.replace("{}", word) + word.join(f" {n} " for n in range(60))
        (project / "frontline" / f"{name}.txt").write_text(text, encoding="utf-8")
    name = STEPS[step].rpartition(".")[2]
    monkeypatch.setattr(stage, name, fails_over(getattr(stage, name), "frontline-bad"))
    run(stage.main)
    documents, _, unreadable = made()
    assert list(documents["file"]) == ["frontline/good.txt", "policy/plan.md"]
    assert len(unreadable) == 1
    assert "KeyError" in rendered(unreadable["reason"].iloc[0])
    shown = capsys.readouterr()
    assert "kettle" not in shown.out + shown.err + unreadable.to_string()


def test_a_document_over_which_the_roles_of_the_folder_fail_is_used_as_read_and_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its services together with those who use them. " * 8
    (project / "policy" / "plan.md").write_text(plan, encoding="utf-8")
    talk = "INT: Who came?\n\nR: " + "They came to the ward and sat down with us. " * 9
    (project / "frontline" / "bad.txt").write_text(talk, encoding="utf-8")
    failing = fails_over(stage.with_folder_roles, "frontline-bad")
    monkeypatch.setattr(stage, "with_folder_roles", failing)
    run(stage.main)
    documents, _, unreadable = made()
    assert unreadable.empty
    notes = documents.set_index("file")["notes"].map(rendered)
    assert "the folder's other files" in notes["frontline/bad.txt"]
    assert "the folder's other files" not in notes["policy/plan.md"]
    shown = capsys.readouterr()
    assert "kettle" not in shown.out + shown.err + documents.to_string()


def test_an_empty_side_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(stage.main)
    assert caught.value.code == 1
    assert "nothing to compare" in capsys.readouterr().err


def test_a_folder_that_is_not_there_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project)
    with pytest.raises(SystemExit):
        run(stage.main)
    assert "There is no folder" in capsys.readouterr().err


def test_a_link_to_a_folder_is_a_row_of_unreadable(project: Path) -> None:
    (project / "policy" / "linked").symlink_to(project / "frontline")
    (project / "policy" / "a.txt").write_text("Plan and plan together. " * 20, encoding="utf-8")
    (project / "frontline" / "b.txt").write_text("We met every week. " * 20, encoding="utf-8")
    run(stage.main)
    assert "policy/linked" in list(made()[2]["file"])


def test_a_wrong_catalogue_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "catalogue.csv").write_text("datei\nx\n", encoding="utf-16")
    with pytest.raises(SystemExit):
        run(stage.main)
    assert "no column `file`" in capsys.readouterr().err


@pytest.mark.skipif(not (CORPORA / "care").is_dir(), reason="../shared/corpora is not here")
def test_the_care_corpus_is_used_or_explained(project: Path) -> None:
    for side in ("policy", "frontline"):
        project.joinpath(side).rmdir()
    for file in (CORPORA / "care").rglob("*"):
        # The two longest PDFs take most of the time and show nothing more.
        if file.is_file() and file.stat().st_size < 250_000:
            target = project / file.relative_to(CORPORA / "care")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    run(stage.main)
    documents, segments, unreadable = made()
    assert len(documents) + len(unreadable) == 39
    talks = documents[documents["corpus"] == "frontline"]
    assert len(talks) == 27
    assert talks["turns_found"].sum() >= 25
    assert (documents["organisation"] != "").all()
    speech = segments.loc[segments["role"] == "respondent", "text"]
    for dirt in (
        r"^(?:MD|MM|ED|RI|DM) ", r"\bhosts:", r"Iriss\.fm Scotland's Social Services podcast",
        r"^[A-Z]{1,3} - [A-Z]", r"\*\*", r"https?:", r"\[laughter\]", "Part 2 - Challenges",
        "On this episode of Iriss.fm", "The conversation opens with",
    ):  # fmt: skip
        assert not speech.str.contains(dirt).any(), dirt
    policy = segments.loc[segments["role"] == "policy", "text"]
    for dirt in (r"\.{5}", r"^\d+$", r"Quality Standards – August 2025 +\d", r"\*\*", "https?:"):
        assert not policy.str.contains(dirt).any(), dirt
    counted = segments[segments["role"] != "interviewer"].groupby("doc_id")["n_tokens"].sum()
    assert (documents["n_tokens"] == documents["doc_id"].map(counted)).all()


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
def test_the_awkward_files_are_used_or_explained(project: Path) -> None:
    files = sorted(path for path in (CORPORA / "awkward").iterdir())
    for number, path in enumerate(files):
        side = tables.CORPORA[number % 2] if path.suffix not in (".vtt", ".srt") else "frontline"
        shutil.copyfile(path, project / side / path.name)
    text = "INT: Who?\n\nR: " + "They came to the ward and sat down with us. " * 9
    (project / "frontline" / "talk.txt").write_text(text, encoding="utf-8")
    run(stage.main)
    documents, _, unreadable = made()
    # A file's name is shown without the names of people in it: the number of files is the same.
    shown = [*documents["file"], *unreadable["file"]]
    assert len(set(shown)) == len(shown) == sum(path.is_file() for path in project.rglob("*"))
    assert (unreadable["remedy"] != "").all()


def test_what_was_settled_about_a_reading_holds_in_the_next_run(project: Path) -> None:
    (project / "policy" / "a.md").write_text("The council plans with all. " * 12, encoding="utf-8")
    turns = "Anna: We came at ten to lay the tables.\n\nBerit: And we carried all the chairs.\n\n"
    (project / "frontline" / "talk.txt").write_text(turns * 14, encoding="utf-8")
    run(stage.main)
    first = tables.read(tables.Documents).set_index("corpus").loc["frontline"]
    known = tables.read(tables.Speakers).set_index("speaker")
    assert first["unsure"] and set(known["role"]) == {"respondent"}
    asks = str(known["speaker_id"].iloc[0])
    save_correction(project, Correction(document=str(first["reading_id"]), asks=(asks,)))
    save_correction(project, Correction(document="d0123456789ab", confirmed=True))
    run(stage.main)
    documents, _, unreadable = made()
    second = documents.set_index("corpus").loc["frontline"]
    assert not second["unsure"]
    assert second["n_interviewer_tokens"] == known["n_tokens"].iloc[0]
    assert tables.read(tables.Speakers)["role"].tolist() == ["interviewer", "respondent"]
    assert unreadable["file"].tolist() == ["readings.yaml/d0123456789ab"]
    settled = (project / "readings.yaml").read_text(encoding="utf-8")
    assert "anna" not in settled.lower() and "talk" not in settled


def test_an_error_in_the_file_of_what_was_settled_ends_the_run_with_its_line(project: Path) -> None:
    (project / "policy" / "a.md").write_text("The council plans with all. " * 12, encoding="utf-8")
    (project / "readings.yaml").write_text("documents:\n- document: Anna\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        run(stage.main)


def test_codings_of_a_project_reach_the_segments_and_no_name_leaves_with_them(
    project: Path,
) -> None:
    said = "We are two on the ward at night, and Kari Nordmann has no time for more than that. " * 5
    talk = f"INT: Who is there?\r\n\r\nAnna Hansen: {said}"
    at = talk.index("Kari Nordmann has no time")
    code = f'<Code guid="{guid("none")}" name="Kari Nordmann" isCodable="true"/>'
    marks = {"One": [selection(at, at + 25, "none", coder="Bo")]}
    plan = "The council will plan its services together with those who use them. " * 8
    (project / "policy" / "a.md").write_text(plan, encoding="utf-8")
    (project / "frontline" / "c.txt").write_text(talk.replace("\r\n", "\n"), encoding="utf-8")
    (project / "study.qdpx").write_bytes(qdpx({"One": talk}, marks, codes=code))
    run(stage.main)
    (row,) = tables.read(tables.Codings).to_dict("records")
    segment = tables.read(tables.Segments).set_index("segment_id").loc[row["segment_id"]]
    words = segment["text"][row["start"] : row["end"]]
    assert re.fullmatch(r"\[Person \d+\] has no time", words)
    assert (row["coder"], row["role"], row["corpus"]) == ("coder 1", "respondent", "frontline")
    shown = "".join(pd.read_parquet(path).to_csv() for path in Path("data").rglob("*.parquet"))
    assert "Nordmann" not in shown
    assert len(made()[2]) == 0


@pytest.mark.parametrize("as_clusters", [True, False])
def test_texts_of_a_case_are_one_cluster_within_a_project_and_within_the_catalogue(
    as_clusters: bool,
) -> None:
    files = [
        "frontline/a.QDPX/1",
        "frontline/a.QDPX/2",
        "b.qdpx/1",
        "policy/x.docx",
        "y.txt",
        "z.txt",
    ]
    cases = ["case 1", "case 1", "case 1", "Home B", "Home B", ""]
    read = [document(f"frontline/{n}.txt", "We meet.", case=case) for n, case in enumerate(cases)]
    cased = [
        replace(one, entry=replace(one.entry, file=file))
        for one, file in zip(read, files, strict=True)
    ]
    params = load_params().documents.model_copy(update={"cases_as_clusters": as_clusters})
    clusters = [str(one.row["cluster"]) for one in stage._clusters(cased, params)]
    before = [str(one.row["cluster"]) for one in cased]
    made = ["frontline/a case 1"] * 2 + ["b case 1", "Home B", "Home B", before[-1]]
    assert clusters == (made if as_clusters else before)


def test_codings_of_a_sheet_reach_the_segments(project: Path) -> None:
    said = "We are two on the ward at night, and Kari has no time for more than that. " * 5
    talk = f"INT: Who is there?\r\n\r\nAnna Hansen: {said}"
    plan = "The council will plan its services together with those who use them. " * 8
    (project / "policy" / "a.md").write_text(plan, encoding="utf-8")
    (project / "frontline" / "c.txt").write_bytes(talk.encode())
    at = talk.index("two on the ward")
    (project / "codings.csv").write_text(
        "file;quote;start;end;code;coder\n"
        "frontline/c.txt;Kari has no time;;;Time > No time;Bo\n"
        f"frontline/c.txt;;{at};{at + 15};Place;\n"
        "policy/A.md;Plan its services;;;Place;Al\n"
        "frontline/gone.txt;at all;;;Time;Bo\n",
        encoding="utf-8",
    )
    run(stage.main)
    texts = tables.read(tables.Segments).set_index("segment_id")["text"]
    found = {
        (row.code, row.coder): texts[row.segment_id][row.start : row.end]
        for row in tables.read(tables.Codings).itertuples()
    }
    assert found.pop(("time/no-time", "coder 2")).endswith("has no time")
    assert found == {("place", ""): "two on the ward", ("place", "coder 1"): "plan its services"}
    unreadable = made()[2]
    assert list(unreadable["file"]) == ["codings.csv"]
    assert "1 coding(s)" in rendered(unreadable["reason"].iloc[0])


def test_without_files_what_was_kept_of_them_goes(project: Path) -> None:
    kept = stage._sealed()
    kept.write("found", b"0" * 32)
    with pytest.raises(NothingToCompare):
        stage.main()
    assert not any((project.parent / stage.KEPT).iterdir())


def test_without_the_folder_what_was_kept_stays(project: Path) -> None:
    stage._sealed().write("found", b"0" * 32)
    shutil.rmtree(project)
    with pytest.raises(NothingToCompare):
        stage.main()
    assert any((project.parent / stage.KEPT).iterdir())


def test_what_is_kept_hangs_on_python(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stage._sealed().version
    monkeypatch.setattr(stage.sys, "version", "another")
    assert stage._sealed().version != before


def test_the_place_of_files_of_the_same_bytes_is_that_of_the_one_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = load_params(PARAMS)
    levels = params.levels.model_copy(update={"paired_by": "town"})
    own = params.model_copy(update={"levels": levels})
    monkeypatch.setattr(stage, "load_params", lambda: own)
    text = "A plan that stands twice in the folder."
    kept, other = (document(f"policy/{one}.md", text, town=one) for one in "ab")
    alone = document("policy/c.md", "Another plan of the first town.", town="a")
    kept, twice, alone = (
        replace(one, row={**one.row, "reading_id": name})
        for one, name in ((kept, "same"), (other, "same"), (alone, "alone"))
    )
    ids = [kept.entry.doc_id, alone.entry.doc_id]
    for given in ([kept, twice, alone], [twice, kept, alone]):
        made = stage._places(given, [kept, alone], ids)
        assert made["place"].nunique() == 1 and set(made["doc_id"]) == set(ids)
