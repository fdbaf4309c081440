"""Interviews without identifiers: consistent placeholders, everywhere that a name could show."""

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from pipeline.config.params import WrongParams
from pipeline.privacy.pseudonyms import Hiding, pseudonymised
from pipeline.sandbox import Limits, Stopped, Work, here
from pipeline.stages import documents as stage
from pipeline.text.placeholders import PLACEHOLDER
from tests.paths import ROOT
from tests.privacy.talks import made, talk, texts


def test_speakers_are_named_by_placeholders_and_roles_stay() -> None:
    result = made(
        talk(
            "frontline/a.txt",
            ("Interviewer", "How is it, Signe?"),
            ("Signe (nurse)", "I asked Nurse Okafor."),
            ("R2", "Me too."),
            ("Ward manager", "And me."),
        )
    )
    rows = result.readings[0].segments
    assert [row["speaker"] for row in rows] == [
        "Interviewer",
        "[Person 1] (nurse)",
        "R2",
        "Ward manager",
    ]
    assert [row["text"] for row in rows][:2] == [
        "How is it, [Person 1]?",
        "I asked Nurse [Person 2].",
    ]


def test_policy_is_left_as_it_is() -> None:
    policy = talk("policy/a.txt", ("", "Ruth Haldane signed for Elmgate."))
    assert made(policy).readings == [policy]


def test_talk_on_the_side_of_policy_loses_its_names_too() -> None:
    spoken = talk("policy/a.txt", ("Ruth Haldane", "I am Ruth Haldane, and I plan with Elmgate."))
    spoken = replace(spoken, row={**spoken.row, "kind": "talk"})
    (found,) = made(spoken).readings
    assert "Haldane" not in str(found.segments)


def test_words_and_co_words_are_left_and_a_placeholder_counts_as_one_word() -> None:
    result = made(
        talk("frontline/a.txt", ("R1", "With Ruth Haldane co-production was co-design and care."))
    )
    assert texts(result) == ["With [Person 1] co-production was co-design and care."]
    assert result.readings[0].row["n_tokens"] == 7


def test_redactions_count_by_kind_and_never_hold_a_text() -> None:
    result = made(talk("frontline/a.txt", ("R1", "Ruth, Ruth and Tomasz: a@b.example")))
    assert {(row.kind, row.n_replaced, row.n_different) for row in result.redactions} == {
        ("person", 3, 2),
        ("email", 1, 1),
    }


def project(tmp_path: Path, **privacy: object) -> Path:
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {"folder": "data/raw", "min_tokens": 5}
    params["privacy"] |= {"models": {}} | privacy
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words").symlink_to(ROOT / "data" / "words")
    for side in ("policy", "frontline"):
        (tmp_path / "data" / "raw" / side).mkdir(parents=True)
    (tmp_path / "data/raw/policy/p.txt").write_text("We shall plan care with everyone in it.\n")
    (tmp_path / "data/raw/frontline/f.txt").write_text(
        "Interviewer: Who was there?\n\nTomasz: I saw Siân Prosser, and later Siân left again.\n"
    )
    return tmp_path


def test_the_key_is_kept_only_if_asked_for_and_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    stage.main()
    assert not Path("data/key").exists()
    monkeypatch.chdir(project(tmp_path / "asked", keep_key=True))
    old = os.umask(0)
    try:
        stage.main()
    finally:
        os.umask(old)
    key = Path("data/key/pseudonyms.csv")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    rows = dict(pd.read_csv(key).to_numpy().tolist())
    assert rows["[Person 2]"] == "Siân Prosser" and rows["[Person 1]"] == "Tomasz"


def test_the_key_cannot_be_put_where_git_or_dvc_would_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path, keep_key=True, key="data/published/key.csv"))
    with pytest.raises(WrongParams, match=r"privacy\.key"):
        stage.main()
    assert not Path("data/published/key.csv").exists()


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path, pseudonymise=False))
    stage.main()
    said = pd.read_parquet("data/interim/segments.parquet")["text"]
    assert said.str.contains("Siân").any() and not said.str.contains(PLACEHOLDER.pattern).any()
    assert pd.read_parquet("data/published/redactions.parquet").empty


def test_a_talk_that_stops_the_search_is_left_out_and_the_rest_is_as_without_it() -> None:
    long = talk("frontline/Ruth-Haldane.txt", ("R1", "I asked Tomasz. " * 3))
    rest = [
        talk("frontline/a.txt", ("R1", "I asked Wanda, and Wanda asked Birgitta.")),
        talk("frontline/z.txt", ("R1", "Then Birgitta left.")),
    ]

    def each(work: Work, items: Sequence[Any], *, shared: Any) -> list[Any]:
        results = here(work, items, shared=shared)
        return [
            Stopped("time") if "Tomasz" in str(item) else result
            for item, result in zip(items, results, strict=True)
        ]

    found = pseudonymised([rest[0], long, rest[1]], [], hiding=Hiding(), each=each)
    assert [(one.entry.file, why.cause) for one, why in found.stopped] == [
        ("frontline/Ruth-Haldane.txt", "time")
    ]
    assert texts(found) == texts(made(*rest))


@pytest.mark.parametrize(
    ("stopped", "words"),
    [
        (Stopped("time"), "takes longer than 7 seconds"),
        (Stopped("memory"), "takes more than 300 megabytes"),
        (Stopped("error", "KeyError"), "fails (KeyError)"),
        (Stopped("error", "TooManyIdentifiers"), "more than 10,000 different names"),
    ],
)
def test_a_talk_that_was_stopped_is_refused_without_its_path(stopped: Stopped, words: str) -> None:
    long = talk("frontline/Ruth-Haldane.txt", ("R1", "I asked Tomasz."))
    files = ["frontline/a.txt", "frontline/Ruth-Haldane.txt"]
    refusal = stage._unnamed(long, stopped, files, Limits(7, 300))
    assert words in str(refusal.reason)
    assert "file 1 of the folder" in str(refusal.remedy)
    assert "Haldane" not in f"{refusal.file} {refusal.reason} {refusal.remedy}"


def test_a_document_or_a_project_of_too_many_labels_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.privacy.pseudonyms.MOST_DIFFERENT", 3)
    monkeypatch.setattr("pipeline.privacy.pseudonyms.MOST_LABELS", 4)
    result = made(
        talk("frontline/a.txt", ("Ruth Haldane", "Yes."), ("Ann Okafor", "No.")),
        talk("frontline/b.txt", *[(name, "Yes.") for name in ("Siân", "Una", "Bo", "Lin")]),
        talk("frontline/c.txt", ("Ruth Haldane", "Well."), ("Mark Rudge", "No.")),
        talk("frontline/d.txt", ("Vera Ansell", "Well."), ("Olga Smale", "No.")),
    )
    assert [one.entry.file for one, _ in result.stopped] == ["frontline/b.txt", "frontline/d.txt"]
    assert {stopped.kind for _, stopped in result.stopped} == {"TooManyIdentifiers"}
    assert len(result.readings) == 2
