"""Interviews without identifiers: consistent placeholders, everywhere that a name could show."""

import os
import re
import stat
from pathlib import Path

import pandas as pd
import pytest
import yaml

from pipeline.config.params import WrongParams
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry, Refusal, document_ids
from pipeline.privacy.pseudonyms import Pseudonymised, names_somebody, pseudonymised
from pipeline.stages import documents as stage
from pipeline.text.placeholders import PLACEHOLDER
from pipeline.wording.messages import message
from tests.paths import ROOT


def talk(file: str, *turns: tuple[str, str], language: str = "en", **given: str) -> ReadDocument:
    doc_id = document_ids([file])[file]
    rows = tuple(
        {
            "segment_id": f"{doc_id}:{number:04d}",
            "doc_id": doc_id,
            "corpus": file.split("/")[0],
            "language": language,
            "role": "interviewer" if speaker == "Interviewer" else "respondent",
            "speaker": speaker,
            "location": f"turn {number}",
            "heading": "",
            "text": text,
            "n_tokens": len(text.split()),
        }
        for number, (speaker, text) in enumerate(turns, start=1)
    )
    document = {
        "doc_id": doc_id,
        "file": file,
        "corpus": file.split("/")[0],
        "cluster": given.get("cluster", doc_id),
        "language": language,
        "title": given.get("title", "A talk"),
        "n_tokens": 1,
        "n_interviewer_tokens": 1,
        "format": "txt",
    }
    return ReadDocument(Entry(file, doc_id, file.split("/")[0], given), document, rows)


def made(*talks: ReadDocument, **more: object) -> Pseudonymised:
    return pseudonymised(talks, [], models={}, **more)  # type: ignore[arg-type]


def texts(result: Pseudonymised) -> list[str]:
    return [str(row["text"]) for one in result.readings for row in one.segments]


def test_one_person_has_one_placeholder_in_every_document() -> None:
    result = made(
        talk("frontline/a.txt", ("R1", "I asked Ruth Haldane, and then Ruth said no.")),
        talk("frontline/b.txt", ("R1", "We all knew Ruth Haldane."), ("R1", "I miss Mrs Haldane.")),
    )
    assert texts(result) == [
        "I asked [Person 1], and then [Person 1] said no.",
        "We all knew [Person 1].",
        "I miss [Person 1].",
    ]


def test_two_of_one_first_name_are_kept_apart_where_it_cannot_be_told_who_is_meant() -> None:
    result = made(
        talk(
            "frontline/a.txt",
            ("R1", "I asked Ruth Haldane and Ruth Okafor."),
            ("R1", "And then Ruth said no."),
        )
    )
    assert texts(result) == ["I asked [Person 1] and [Person 2].", "And then [Person 3] said no."]


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


@pytest.mark.parametrize("label", ["R1", "Interviewer", "Ward manager", "Volunteer 2", "Leder", ""])
def test_a_role_names_nobody(label: str) -> None:
    assert not names_somebody(label, language="nb")


@pytest.mark.parametrize("label", ["Signe", "Hope", "Solveig Haukeland", "MDK", "Bjørn (leder)"])
def test_a_name_names_somebody(label: str) -> None:
    assert names_somebody(label, language="nb")


def test_file_title_cells_and_unused_files_lose_the_names_too() -> None:
    said = talk(
        "frontline/Ruth-Haldane.txt",
        ("Ruth Haldane", "I work at Elmgate."),
        title="Ruth tells",
        cluster="Elmgate",
        interviewer="Juno",
        role="nurse",
    )
    reason = message("cannot_open", reason="of Ruth Haldane")
    result = pseudonymised(
        [said],
        [Refusal("frontline/Ruth-Haldane-2.pdf", "frontline", reason, message("unlock"))],
        models={},
    )
    one = result.readings[0]
    shown = [
        one.entry.file,
        one.entry.doc_id,
        str(one.row),
        str(one.segments),
        str(dict(one.entry.given)),
        str(result.refusals),
        str(result.redactions),
    ]
    for name in ("ruth", "haldane", "elmgate", "juno"):
        assert not [text for text in shown if name in text.lower()], name
    assert one.entry.given["role"] == "nurse"
    assert one.entry.doc_id == one.segments[0]["doc_id"] == result.redactions[0].doc_id


def test_a_name_that_only_the_title_or_the_file_has_goes_too() -> None:
    said = talk("frontline/Intervju Kari Nordmann.txt", ("R1", "Nobody."), title="Kari Nordmann")
    one = made(said).readings[0]
    assert one.entry.file == "frontline/Intervju [Person 1] [Person 2].txt"
    assert one.row["title"] == "[Person 1] [Person 2]"


def test_a_cell_that_is_written_like_a_file_name_is_read_as_one() -> None:
    one = made(
        talk(
            "frontline/a.txt",
            ("R1", "I came to Thistlemere House, and Ruth Haldane was there."),
            cluster="thistlemere-house-2",
            ward="ruth_haldane",
            stage="follow-up",
        )
    ).readings[0]
    assert not re.search("thistlemere|haldane", f"{one.row['cluster']}{one.entry.given}")
    assert one.entry.given["stage"] == "follow-up"


def test_policy_is_left_as_it_is() -> None:
    policy = talk("policy/a.txt", ("", "Ruth Haldane signed for Elmgate."))
    assert made(policy).readings == [policy]


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


def test_the_same_documents_in_another_order_give_the_same_placeholders() -> None:
    a = talk("frontline/a.txt", ("R1", "I asked Ruth and Tomasz."))
    b = talk("frontline/b.txt", ("R1", "I asked Tomasz and Siân."))
    forth, back = made(a, b), made(b, a)
    assert {one.entry.file: one for one in forth.readings} == {
        one.entry.file: one for one in back.readings
    }


def project(tmp_path: Path, **privacy: object) -> Path:
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"] |= {"folder": "data/raw", "min_tokens": 5}
    params["privacy"] |= {"models": {}} | privacy
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
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
