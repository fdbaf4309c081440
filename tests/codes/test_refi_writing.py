"""Projects as REFI-QDA, and what is read back of them."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from pipeline.codes.coded import Case, Code, Codebook, Mark, Passage, Project, Source
from pipeline.codes.refi_reading import read_codebook, read_project
from pipeline.codes.refi_writing import qdc, qdpx
from pipeline.ingest.files import read_bytes
from tests.paths import CORPORA

QDA = CORPORA / "qda"
needs_schemas = pytest.mark.skipif(not QDA.is_dir(), reason="the schemas are not here")

CODES = (
    Code("t", ("Time",), "Hours & shifts, <none> left."),
    Code("n", ("Time", "No time")),
    Code("p", ("Co-concepts", "co-production"), "Made together."),
)
TEXT = "\N{GRINNING FACE} Så ærlig talt:\nwe have no time\tfor \N{BUS} that.\n\nAnna: None & done."
PROJECT = Project(
    Codebook(CODES, ("coder 1", "coder 2")),
    (
        Source(
            "frontline/a",
            TEXT,
            "",
            (
                Mark("n", TEXT.index("no time"), TEXT.index("no time") + 7, "coder 1", "ask again"),
                Mark("n", TEXT.index("no time"), TEXT.index("no time") + 7, "coder 2"),
                Mark("t", TEXT.index("we"), TEXT.index("Anna"), ""),
            ),
            given={"size": "small & low", "wave": "1"},
        ),
        Source("policy/b", "The plan.", "", ()),
    ),
    (
        Case("case 2", sources=(0, 1)),
        Case("[Person 1]", {"speaker": "[Person 1]", "size": "one & only"}, (), (
            Passage(0, TEXT.index("no time"), TEXT.index("no time") + 7),
            Passage(0, TEXT.index("None"), len(TEXT)),
        )),
        Case("[Person 1]", {}, (), (Passage(1, 0, 3),)),
    ),
)  # fmt: skip


def made() -> bytes:
    return qdpx(PROJECT, name="Cospeak", origin="Cospeak 0")


def xml_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("project.qde")


@needs_schemas
def test_a_project_is_valid_by_the_schema_of_the_standard() -> None:
    schema = etree.XMLSchema(etree.parse(QDA / "Project.xsd"))
    schema.assertValid(etree.fromstring(xml_of(made())))
    empty = qdpx(Project(Codebook(()), ()), name="x", origin="y")
    schema.assertValid(etree.fromstring(xml_of(empty)))


@needs_schemas
def test_a_codebook_is_valid_by_the_schema_of_the_standard() -> None:
    schema = etree.XMLSchema(etree.parse(QDA / "Codebook.xsd"))
    schema.assertValid(etree.fromstring(qdc(CODES, origin="Cospeak 0")))


def test_the_same_content_is_the_same_bytes() -> None:
    assert made() == made()


def test_nothing_is_lost_when_our_own_reader_opens_it() -> None:
    content = read_bytes(made(), suffix="qdpx", settings={"corpus": "frontline"})
    first, second = content.members
    assert first.path == "frontline a"
    assert first.given == {"size": "small & low", "wave": "1", "case": "case 1"}
    assert first.content is not None and first.content.coded is not None
    assert second.content is not None
    coded = first.content.coded
    assert coded.text == TEXT
    paths = {code.id: code.path for code in coded.codes}
    wanted = {code.id: code.path for code in CODES}
    assert {
        (paths[mark.code], mark.start, mark.end, mark.coder.replace("Cospeak 0", ""), mark.memo)
        for mark in coded.marks
    } == {
        (wanted[mark.code], mark.start, mark.end, mark.coder, mark.memo)
        for mark in PROJECT.sources[0].spans
    }
    assert set(wanted.values()) <= set(paths.values())


def test_cases_come_back_with_their_texts_passages_and_values() -> None:
    again = read_project(xml_of(made()))
    assert again.cases == PROJECT.cases
    xml = etree.fromstring(xml_of(made()))
    ids = [case.get("guid") for case in xml.iterfind("{*}Cases/{*}Case")]
    assert len(set(ids)) == len(ids) == 3
    selections = [one.get("guid") for one in xml.iterfind(".//{*}PlainTextSelection")]
    assert len(set(selections)) == len(selections) == 4
    assert len(again.sources[0].spans) == 3


def test_descriptions_and_the_tree_come_back() -> None:
    again = read_codebook(qdc(CODES, origin="x")).codes
    assert {code.path: code.description for code in again} == {
        ("Co-concepts",): "",
        **{code.path: code.description for code in CODES},
    }
    assert b'name="Co-concepts" isCodable="false"' in qdc(CODES, origin="x")


def test_signs_that_xml_cannot_hold_are_left_out_of_names() -> None:
    code = Code("x", ("a\x00b",), "c\x0bd")
    text = Source("n\x01", "ab", "", (Mark("x", 0, 1, "", "m\x02"),))
    data = qdpx(Project(Codebook((code,)), (text,)), name="x", origin="y")
    project = read_project(xml_of(data))
    assert project.codebook.codes[0].path == ("ab",)
    assert project.sources[0].spans[0].memo == "m"
