"""Rows to turns, answers and paragraphs."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.collections.sheets.cells import Sheet
from pipeline.ingest.collections.sheets.columns import Columns, Table, columns_of, table_of
from pipeline.ingest.collections.sheets.rows import prose_blocks, respondents, talk_blocks
from tests.ingest.collections.sheets.helpers import HELP, LONG, MORE, SURVEY, TALK


def test_a_row_is_a_turn_with_its_speaker_and_time() -> None:
    table = table_of(Sheet("", TALK))
    blocks = talk_blocks(table, columns_of(table, {}))
    assert blocks[0] == Block("How did you plan it?", time="00:01", speaker="Tove")
    assert len(blocks) == len(TALK) - 1


def test_a_respondent_has_questions_answers_and_what_is_known_of_them() -> None:
    table = table_of(Sheet("", SURVEY))
    members = list(respondents(table, columns_of(table, {})))
    assert [member.path for member in members] == [f"R{n:03d}" for n in range(1, 9)]
    first = members[0]
    assert first.content is not None
    assert [(block.speaker, block.text[:13]) for block in first.content.blocks] == [
        ("Interviewer", HELP[:13]),
        ("R001", "We met the fa"),
        ("Interviewer", MORE[:13]),
        ("R001", "No time was l"),
    ]
    assert first.given == {"Role": "leader"}
    assert first.own_cluster


def test_a_name_is_no_path_but_the_speaker() -> None:
    table = table_of(Sheet("", LONG))
    members = list(respondents(table, columns_of(table, {}), place="Sheet/"))
    assert [member.path for member in members] == ["Sheet/row-2", "Sheet/row-4", "Sheet/C3"]
    assert members[0].content is not None
    assert [block.speaker for block in members[0].content.blocks] == [
        "Interviewer",
        "Anne Hansen",
    ] * 2


def test_telephone_numbers_and_addresses_are_no_codes() -> None:
    rows = (("id", "answer"), ("90012345", "We did it all together."), ("a@b.no", "Nobody did it."))
    table = table_of(Sheet("", rows))
    members = list(respondents(table, columns_of(table, {})))
    assert [member.path for member in members] == ["row-2", "row-3"]
    assert members[1].content is not None
    assert members[1].content.blocks[-1].speaker == "Respondent"


def test_policy_has_the_words_alone() -> None:
    table = table_of(Sheet("", SURVEY))
    blocks = prose_blocks(table, columns_of(table, {}))
    assert all(block.speaker == "" for block in blocks)
    assert len(blocks) == 8 + 6


def test_a_row_of_nobody_that_begins_with_a_speakers_name_is_a_chats_own() -> None:
    rows = [
        ("Ada Lie", "Hi?"),
        ("Bo", "Yes."),
        ("", "Ada Lie left."),
        ("", "And more."),
        ("Bo", "I"),
    ]
    table = Table(("Sender", "Message"), tuple(enumerate(rows, start=2)))
    blocks = talk_blocks(table, Columns((1,), speaker=0))
    assert [block.text for block in blocks] == ["Hi?", "Yes.", "And more.", "I"]
