"""Title, date, language and cluster where the catalogue says nothing."""

from __future__ import annotations

import pytest

from pipeline.config import word_lists
from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.documents import read_document
from pipeline.ingest.metadata import unlisted_language
from tests.ingest.helpers import content, entry


def test_a_question_that_heads_a_part_is_no_title() -> None:
    questions = [Block(f"Who {does} it?", "heading", level=2) for does in ("does", "did", "knew")]
    blocks = [b for question in questions for b in (question, Block("Anna did it, she said."))]
    asked = FileText(tuple(blocks), "docx")
    assert read_document(asked, entry=entry("frontline/talk.docx")).row["title"] == "talk"
    alone = FileText((questions[0], *blocks[1::2]), "docx")
    title = read_document(alone, entry=entry("frontline/talk.docx")).row["title"]
    assert title == "Who does it?"


def test_what_the_catalogue_gives_is_not_inferred() -> None:
    given_all = {"corpus": "policy", "title": "T", "date": "2020", "language": "no", "cluster": "C"}
    row = read_document(content("We plan."), entry=entry(**given_all)).row
    assert (row["title"], row["date"], row["cluster"]) == ("T", "2020", "C")
    assert row["language"] == "nb"
    assert row["inferred"] == ""


def test_without_a_catalogue_everything_is_inferred_and_said() -> None:
    text = content("We plan.", title="A plan", date="2019-10-15T08:25:48+01:00")
    row = read_document(text, entry=entry("policy/Ministry/a.md")).row
    assert row["title"] == "A plan"
    assert row["date"] == "2019-10-15"
    assert row["cluster"] == "Ministry"
    assert row["inferred"] == "corpus; cluster; language; title; date"


@pytest.mark.parametrize(
    ("file", "date"),
    [
        ("policy/2013-10-31 plan.pdf", "2013-10-31"), ("policy/20131031_plan.pdf", "2013-10-31"),
        ("policy/plan_2019-03.md", "2019-03"), ("policy/plan 2020.md", "2020"),
        ("policy/skills_to_2030.md", ""), ("policy/plan-12345.md", ""),
        ("policy/guide_2025_26.md", "2025"),
    ],
)  # fmt: skip
def test_a_date_in_the_file_name_is_taken(file: str, date: str) -> None:
    assert read_document(content("We plan."), entry=entry(file)).row["date"] == date


def test_the_title_is_the_highest_first_heading_or_the_name() -> None:
    blocks = (Block("Sub", "heading", level=2), Block("Top", "heading", level=1), Block("We plan."))
    assert read_document(FileText(blocks, "docx"), entry=entry()).row["title"] == "Top"
    plain = read_document(content("We plan."), entry=entry("policy/our_big-plan.md"))
    assert plain.row["title"] == "our big plan"
    assert plain.row["cluster"] == "policy-our-big-plan"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("12.05.2021", "2021-05-12"), ("1. 2. 2021", "2021-02-01"), ("2018", "2018"),
        ("2021-05-12 00:00:00", "2021-05-12"), ("44327", "2021-05-11"),
        ("25/12/2021", "2021-12-25"), ("12/25/2021", "2021-12-25"), ("5/12/2021", "5/12/2021"),
        ("May 2021", "May 2021"), ("40.40.2021", "40.40.2021"),
    ],
)  # fmt: skip
def test_dates_of_a_spreadsheet_are_written_plainly_where_they_leave_no_doubt(
    given: str, plain: str
) -> None:
    content = FileText((Block("The ward has a notebook."),), "txt")
    assert read_document(content, entry=entry(date=given)).row["date"] == plain


def test_a_line_break_in_a_files_name_is_none_in_its_title() -> None:
    content = FileText((Block("The ward has a notebook."),), "txt")
    reading = read_document(content, entry=entry("policy/Care\nand_help.txt"))
    assert reading.row["title"] == "Care and help"


GERMAN = (
    "Wir waren drei Kolleginnen und die Nachtschwester. Die Stühle haben wir selbst getragen, und"
    " niemand hat nach einer Erlaubnis gefragt. Am Anfang war es nur Suppe, und dann haben die"
    " Angehörigen auch Kuchen gebracht. Das ist nicht so einfach, wie es auf dem Papier ist."
)
NORWEGIAN = (
    "Vi var tre på vakt, og det var en som ville være med. Så gjorde vi det likevel, for det er"
    " ikke så mye tid til slikt. De som bor her, har det bedre da, og jeg tror at det er derfor vi"
    " har holdt på med det så lenge som vi har."
)


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "de"), (NORWEGIAN, "nb"), ("Die Liste.", "")]
)
def test_a_text_in_a_language_that_is_not_listed_is_said_to_be(text: str, language: str) -> None:
    listed = ("en", "nb", "nn", "da", "sv")
    found = read_document(content(text), entry=entry("frontline/a.md"), languages=listed)
    notes = [note.code for note in found.notes]
    assert found.row["language"] == (language or found.row["language"])
    assert ("language_not_listed" in notes) == (language == "de")
    with_german = read_document(
        content(text), entry=entry("frontline/a.md"), languages=(*listed, "de")
    )
    assert "language_not_listed" not in [note.code for note in with_german.notes]


def test_a_text_is_compared_with_word_lists_that_are_loaded_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "the residents were asked what they needed and nobody had the time to answer " * 5
    assert unlisted_language(text, found="nb", languages=("nb",)) == "en"
    monkeypatch.setattr(word_lists, "load_word_lists", lambda path: pytest.fail("loaded again"))
    assert unlisted_language(text, found="nb", languages=("nb",)) == "en"
