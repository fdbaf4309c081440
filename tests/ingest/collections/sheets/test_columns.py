"""What the columns of a sheet are."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.collections.sheets.cells import Sheet
from pipeline.ingest.collections.sheets.columns import (
    Columns,
    columns_of,
    is_called,
    is_private,
    table_of,
)
from tests.ingest.collections.sheets.helpers import LONG, SURVEY, TALK

Rows = tuple[tuple[str, ...], ...]


def found(rows: Rows, **settings: str) -> Columns:
    return columns_of(table_of(Sheet("", rows)), settings)


def test_a_talk_has_speakers_times_and_words() -> None:
    assert found(TALK) == Columns(text=(2,), speaker=0, time=1)


def test_a_talk_without_a_header_is_known_by_its_roles() -> None:
    rows = tuple((("Interviewer", "R1")[n % 2], row[2]) for n, row in enumerate(TALK[1:]))
    assert table_of(Sheet("", rows)).names == ("A", "B")
    assert found(rows) == Columns(text=(1,), speaker=0)


def test_who_takes_turns_with_one_who_asks_speaks_whatever_the_column_is_called() -> None:
    who = ("Interviewer", "Nattevagt") * 3 + ("Kollega", "Nattevagt")
    said = [f"Jeg hører huset om natten, alle {n} stuer." for n in range(len(who))]
    rows = (
        ("Rolle", "Replik", "Kommentar"),
        *((a, b, "citat") for a, b in zip(who, said, strict=True)),
    )
    assert found(rows) == Columns(text=(1,), speaker=0)


def test_posts_of_those_who_answer_a_survey_are_no_speakers() -> None:
    posts = ("Nurse", "Manager", "Nurse", "Researcher", "Manager", "Nurse")
    said = [f"We carried all {n} tables out ourselves, every one." for n in range(len(posts))]
    rows = (("Role", "Why do you stay?"), *zip(posts, said, strict=True))
    assert found(rows).speaker is None


def test_answers_have_free_text_and_a_respondent() -> None:
    assert found(SURVEY) == Columns(text=(3, 5), respondent=0)


def test_questions_may_stand_in_a_column() -> None:
    assert found(LONG) == Columns(text=(2,), respondent=0, question=1)


def test_a_title_above_the_table_is_not_its_header() -> None:
    rows = (("Survey 2026", *[""] * 5), ("",) * 6, *SURVEY)
    table = table_of(Sheet("", rows))
    assert table.names == SURVEY[0]
    assert table.rows[0][0] == 4


def test_three_rows_of_a_survey_program_give_the_questions() -> None:
    codes = tuple(f"Q{n}" for n in range(6))
    notes = ('{"ImportId":"QID1"}', *[""] * 5)
    table = table_of(Sheet("", (codes, SURVEY[0], notes, *SURVEY[1:])))
    assert table.names == SURVEY[0]
    assert len(table.rows) == 8


def test_names_of_columns_are_distinct() -> None:
    assert table_of(Sheet("", (("a", "a", ""), ("1", "2", "3")))).names == ("a", "a (2)", "C")


def test_the_catalogue_decides() -> None:
    given = found(SURVEY, text_columns="Role; age", respondent_column="e-mail")
    assert (given.text, given.respondent) == ((1, 4), 2)
    assert found(TALK, speaker_column="Text", text_columns="speaker").speaker == 2


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(UnreadableFile, match="no column answrs"):
        found(SURVEY, text_columns="answrs")


def test_a_sheet_of_numbers_and_choices_has_no_free_text() -> None:
    with pytest.raises(UnreadableFile, match="no column of the spreadsheet holds free text"):
        found((("id", "age"), ("1", "30"), ("2", "40")))


def test_names_of_columns_are_known_without_signs_and_with_a_number() -> None:
    assert is_called("Comment_2", ["comment"])
    assert not is_called("commentary", ["comment"])
    assert is_private("E-mail") and is_private("IP Address") and not is_private("Role")
