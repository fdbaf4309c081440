"""Spreadsheets to documents, from the file to segments with speakers and roles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.collections.members import read_members
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_bytes
from tests import hostile
from tests.ingest.collections.sheets.helpers import LONG, SURVEY, TALK
from tests.ingest.helpers import entry

Rows = tuple[tuple[str, ...], ...]


def separated(rows: Rows, *, sign: str) -> bytes:
    return "\n".join(sign.join(row) for row in rows).encode()


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": lambda rows: hostile.excel(*rows),
    "ods": lambda rows: hostile.ods(*rows),
    "csv": partial(separated, sign=";"),
    "tsv": partial(separated, sign="\t"),
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_row_a_turn_is_one_interview_with_speakers_and_roles(suffix: str) -> None:
    content = read_bytes(WRITERS[suffix](TALK), suffix=suffix)
    document = read_document(content, entry=entry(f"frontline/talk.{suffix}"))
    assert not content.members
    assert [(s["role"], s["speaker"]) for s in document.segments] == [
        ("interviewer", "Tove"), ("respondent", "Per"), ("interviewer", "Tove"),
        ("respondent", "Marit"), ("respondent", "Per"), ("interviewer", "Tove"),
        ("respondent", "Marit"),
    ]  # fmt: skip
    assert document.row["n_tokens"] == 9 + 6 + 6 + 4
    assert document.notes[0].code == "rows_as_turns"


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_row_a_respondent_is_a_document_each(suffix: str) -> None:
    content = read_bytes(WRITERS[suffix](SURVEY), suffix=suffix)
    outcomes = read_members(
        content, entry(f"frontline/survey.{suffix}"), read=lambda c, e: read_document(c, entry=e)
    )
    documents = [one for one in outcomes if isinstance(one, ReadDocument)]
    assert [one.entry.file for one in documents] == [
        f"frontline/survey.{suffix}/R{n:03d}" for n in range(1, 9)
    ]
    first = documents[0]
    assert first.entry.doc_id == first.row["cluster"] == f"frontline-survey-{suffix}-r001"
    assert first.row["format"] == suffix
    assert {s["role"] for s in first.segments} == {"interviewer", "respondent"}
    assert first.row["n_tokens"] == 11 + 10
    assert first.entry.given["Role"] == "leader"


def test_questions_in_a_column_are_the_interviewers() -> None:
    content = read_bytes(WRITERS["csv"](LONG), suffix="csv")
    outcomes = read_members(
        content, entry("frontline/a.csv"), read=lambda c, e: read_document(c, entry=e)
    )
    (first, *_) = [one for one in outcomes if isinstance(one, ReadDocument)]
    assert [(s["role"], s["speaker"]) for s in first.segments] == [
        ("interviewer", "Interviewer"),
        ("respondent", "Anne Hansen"),
    ] * 2


def test_each_sheet_is_a_talk_of_its_own() -> None:
    made = hostile.excel(sheets={"Home A": TALK, "Home B": TALK, "Codes": (("a", "b"),)})
    content = read_bytes(made, suffix="xlsx")
    assert [member.path for member in content.members] == ["Home A", "Home B"]


def test_policy_in_a_sheet_is_one_document_of_paragraphs() -> None:
    content = read_bytes(WRITERS["xlsx"](SURVEY), suffix="xlsx", settings={"corpus": "policy"})
    assert not content.members
    document = read_document(content, entry=entry("policy/plan.xlsx"))
    assert document.row["n_tokens"] == 8 * 11 + 6 * 10


def test_the_catalogue_names_the_columns() -> None:
    content = read_bytes(WRITERS["csv"](SURVEY), suffix="csv", settings={"text_columns": "Role"})
    assert content.members[0].content is not None
    assert [block.text for block in content.members[0].content.blocks] == ["leader"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_sheet_without_free_text_says_what_to_do(suffix: str) -> None:
    rows = (("id", "age"), ("1", "30"), ("2", "40"))
    with pytest.raises(UnreadableFile, match="name the columns with what was said"):
        read_bytes(WRITERS[suffix](rows), suffix=suffix)
