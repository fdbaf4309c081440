"""The two coders' project beside the demonstration corpus says what its `codings.csv` says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from pipeline import tables
from pipeline.codes.alignment import tokens
from pipeline.codes.coded import CodedText
from pipeline.codes.codings import CodedSource, coding_tables
from pipeline.codes.refi_writing import qdpx
from pipeline.codes.sheet import COLUMNS, sheet_rows
from pipeline.config.lexicon import load_lexicon
from pipeline.config.params import load_params
from pipeline.config.sheets import read_sheet
from pipeline.ingest.blocks import count_tokens
from pipeline.ingest.files import read_bytes
from scripts.sample_codings import coders_project
from tests.paths import CORPORA, ROOT

FILE = ROOT / "data" / "sample_codings.qdpx"
ROWS = sheet_rows(read_sheet(ROOT / "data" / "sample" / "codings.csv", columns=COLUMNS))
SCHEMA = CORPORA / "qda" / "Project.xsd"


@pytest.fixture(scope="module")
def texts() -> dict[str, CodedText]:
    """The coded texts that our reader finds in the project, by the file that each was."""
    members = read_bytes(FILE.read_bytes(), suffix="qdpx", settings={}).members
    found = {}
    for one in members:
        assert one.content is not None and one.content.coded is not None and not one.content.notes
        found[_file(one.path)] = one.content.coded
    return found


def _file(path: str) -> str:
    side, _, name = path.partition(" ")
    return f"{side}/{name}"


def words(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text))


def test_each_coding_of_the_sheet_is_in_the_project_and_no_other(
    texts: dict[str, CodedText],
) -> None:
    paths = {file: {code.id: code.path for code in one.codes} for file, one in texts.items()}
    there = sorted(
        (file, paths[file][mark.code], mark.coder, words(one.text[mark.start : mark.end]))
        for file, one in texts.items()
        for mark in one.marks
    )
    assert there == sorted((row.file, row.code, row.coder, words(row.quote)) for row in ROWS)
    assert len(texts) == 14 and len(there) == 1245


def test_codes_have_the_definitions_that_the_coders_had(texts: dict[str, CodedText]) -> None:
    meant = {
        one.id: one.definition for one in load_lexicon(ROOT / "data" / "lexicon.yaml").concepts
    }
    codes = next(iter(texts.values())).codes
    assert {code.path[0]: code.description for code in codes} == {
        row.code[0]: meant[row.code[0]] for row in ROWS
    }


def test_the_same_content_gives_the_bytes_that_are_there(texts: dict[str, CodedText]) -> None:
    project = coders_project(
        ROWS,
        {file: one.text for file, one in texts.items()},
        load_lexicon(ROOT / "data" / "lexicon.yaml"),
    )
    assert qdpx(project, name="Two coders", origin="Cospeak") == FILE.read_bytes()


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schemas are not here")
def test_the_project_is_valid_by_the_schema_of_the_standard() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE.read_bytes())) as archive:
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(
            etree.fromstring(archive.read("project.qde"))
        )


def test_a_run_reads_the_sheet_and_not_the_project() -> None:
    folder = ROOT / load_params(ROOT / "params.yaml").documents.folder
    assert (folder / "codings.csv").is_file()
    assert folder not in FILE.parents and not list(folder.rglob("*.qdpx"))


def test_both_together_count_once(whole_sample: Path, texts: dict[str, CodedText]) -> None:
    """Who puts the project beside the sheet has each coding once, at the same place."""
    codings = pd.read_parquet(whole_sample / tables.place(tables.Codings))
    documents = pd.read_parquet(whole_sample / tables.place(tables.Documents))
    segments = pd.read_parquet(whole_sample / tables.place(tables.Segments))
    ids = dict(zip(documents["file"], documents["doc_id"], strict=True))
    file = "frontline/F01-six-wet-coats.txt"
    source = CodedSource(texts[file], ids[file])
    own = segments[segments["doc_id"] == ids[file]]
    once, twice = (
        coding_tables(those, [], segments=own, count_words=count_tokens).codings
        for those in ([source], [source, source])
    )
    assert twice.equals(once) and len(once)
    place = ["code", "coder", "segment_id", "start", "end"]
    by_sheet = codings[codings["doc_id"] == ids[file]]
    assert sorted(map(tuple, once[place].to_numpy())) == sorted(
        map(tuple, by_sheet[place].to_numpy())
    )
