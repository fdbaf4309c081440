"""The XML of REFI-QDA."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.codes.coded import Case, Passage
from pipeline.codes.refi_reading import WHOLE, NotRefi, read_codebook, read_project
from tests.codes.helpers import CODES, guid, qde, selection, source
from tests.paths import CORPORA

QDA = CORPORA / "qda"


def test_codes_have_their_path_and_codings_their_coder() -> None:
    made = source("One", selection(2, 5, "none") + selection(0, 1, "trust", coder="Bo"))
    project = read_project(qde(made).encode())
    assert [code.path for code in project.codebook.codes] == [
        ("Time",), ("Time", "No time"), ("Trust",),
    ]  # fmt: skip
    assert project.codebook.codes[0].description == "Hours."
    assert project.codebook.coders == ("Ann", "Bo")
    (one,) = project.sources
    assert [(mark.start, mark.end, mark.coder) for mark in one.spans] == [
        (0, 1, "Bo"),
        (2, 5, "Ann"),
    ]
    assert one.spans[0].code == guid("trust")


def test_a_coding_of_a_code_that_is_not_in_the_book_is_none() -> None:
    project = read_project(qde(source("One", selection(0, 1, "else"))).encode())
    assert project.sources[0].spans == ()


def test_guids_are_compared_without_braces_and_case() -> None:
    text = qde(source("One", selection(0, 1, "trust")))
    braced = text.replace(
        f'targetGUID="{guid("trust")}"', f'targetGUID="{{{guid("trust").upper()}}}"'
    )
    assert braced != text
    assert read_project(braced.encode()).sources[0].spans


def test_a_text_that_is_coded_as_a_whole_has_a_mark_of_all_of_it() -> None:
    coding = f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{guid("trust")}"/></Coding>'
    (mark,) = read_project(qde(source("One", coding)).encode()).sources[0].spans
    assert (mark.start, mark.end, mark.coder) == (0, WHOLE, "Ann")


def test_variables_sets_and_cases_become_columns_and_a_case_is_a_number() -> None:
    before = (
        f'<Variables><Variable guid="{guid("v")}" name="Home Size" typeOfVariable="Text"/>'
        f'</Variables><Cases><Case guid="{guid("k")}" name="Anna Hansen"><VariableValue>'
        f'<VariableRef targetGUID="{guid("v")}"/><TextValue>small</TextValue></VariableValue>'
        f'<SourceRef targetGUID="{guid("One")}"/></Case></Cases>'
    )
    more = (
        f'<Sets><Set guid="{guid("s")}" name="role: nurse">'
        f'<MemberSource targetGUID="{guid("One")}"/></Set>'
        f'<Set guid="{guid("t")}" name="first wave">'
        f'<MemberSource targetGUID="{guid("One")}"/></Set></Sets>'
    )
    project = read_project(qde(source("One"), before=before, more=more).encode())
    assert project.sources[0].given == {
        "case": "case 1", "home_size": "small", "role": "nurse", "set": "first wave",
    }  # fmt: skip


def test_a_case_of_passages_is_no_column_and_keeps_them() -> None:
    spans = selection(3, 9, "trust") + selection(12, 20, "time")
    ids = [str(one.get("guid")) for one in etree.fromstring(f"<x>{spans}</x>")]
    refs = "".join(f'<SelectionRef targetGUID="{{{one.upper()}}}"/>' for one in [*ids, guid("?")])
    before = f'<Cases><Case guid="{guid("k")}" name="Anna  Hansen">{refs}</Case></Cases>'
    sources = source("Zero") + source("One", spans)
    project = read_project(qde(sources, before=before).encode())
    assert project.cases == (Case("Anna Hansen", passages=(Passage(1, 3, 9), Passage(1, 12, 20))),)
    assert [one.given for one in project.sources] == [{}, {}]


def test_a_case_of_a_recording_has_its_transcripts_and_their_stretches() -> None:
    transcripts = "".join(
        f'<Transcript guid="{guid(one)}" plainTextPath="internal://{one}.txt">'
        f'<SyncPoint guid="{guid("s" + one)}" position="4"/>'
        f'<TranscriptSelection guid="{guid("t" + one)}" fromSyncPoint="{guid("s" + one)}"/>'
        "</Transcript>"
        for one in "ab"
    )
    audio = f'<AudioSource guid="{guid("A")}" name="Talk">{transcripts}</AudioSource>'
    before = (
        f'<Cases><Case guid="{guid("k")}" name="k"><SourceRef targetGUID="{guid("A")}"/>'
        f'<SelectionRef targetGUID="{guid("tb")}"/></Case></Cases>'
    )
    project = read_project(qde(audio, before=before).encode())
    assert project.cases == (Case("k", {}, (0, 1), (Passage(1, 4, WHOLE),)),)
    assert {one.given["case"] for one in project.sources} == {"case 1"}


def test_the_text_of_a_pdf_and_of_a_recording_are_texts_and_pages_are_counted() -> None:
    coding = f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{guid("trust")}"/></Coding>'
    pdf = (
        f'<PDFSource guid="{guid("P")}" name="Plan"><PDFSelection guid="{guid("q")}" page="1"'
        f' firstX="0" firstY="0" secondX="9" secondY="9">{coding}</PDFSelection>'
        f'<Representation guid="{guid("r")}" plainTextPath="internal://r.txt">'
        f"{selection(3, 9, 'trust')}</Representation></PDFSource>"
    )
    talk = (
        f'<AudioSource guid="{guid("A")}" name="Talk"><Transcript guid="{guid("w")}">'
        "<PlainTextContent>They trust us.</PlainTextContent>"
        f'<SyncPoint guid="{guid("x")}" timeStamp="0" position="5"/>'
        f'<SyncPoint guid="{guid("y")}" timeStamp="9" position="10"/><TranscriptSelection'
        f' guid="{guid("z")}" fromSyncPoint="{guid("x")}" toSyncPoint="{guid("y")}">{coding}'
        "</TranscriptSelection></Transcript></AudioSource>"
    )
    plan, said = read_project(qde(pdf + talk).encode()).sources
    assert (plan.name, plan.path, plan.n_other, len(plan.spans)) == (
        "Plan",
        "internal://r.txt",
        1,
        1,
    )
    assert (said.text, said.spans[0].start, said.spans[0].end) == ("They trust us.", 5, 10)


def test_notes_are_memos_of_what_refers_to_them() -> None:
    noted = selection(0, 4, "trust").replace(
        "</Coding>", f'<NoteRef targetGUID="{guid("n")}"/></Coding>'
    )
    notes = (
        f'<Notes><Note guid="{guid("n")}" name="memo"><PlainTextContent>Compare with the night.'
        "</PlainTextContent></Note></Notes>"
    )
    (mark,) = read_project(qde(source("One", noted), more=notes).encode()).sources[0].spans
    assert mark.memo == "Compare with the night."


def test_other_xml_is_refused_and_entities_are_not_followed() -> None:
    with pytest.raises(NotRefi):
        read_project(b"<html/>")
    with pytest.raises(NotRefi):
        read_codebook(qde("").encode())
    with pytest.raises(etree.LxmlError):
        read_project(b"<Project")
    bomb = '<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    text = qde(source("One", inside="x")).replace("?>", f"?>{bomb}", 1).replace(">x<", ">&a;<")
    assert "root" not in (read_project(text.encode()).sources[0].text or "")


def test_a_codebook_alone_is_read() -> None:
    book = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{CODES}</Codes></CodeBook>'
    assert [code.path[-1] for code in read_codebook(book.encode()).codes] == [
        "Time", "No time", "Trust",
    ]  # fmt: skip


@pytest.mark.skipif(not QDA.is_dir(), reason="the folder of real projects is not here")
@pytest.mark.parametrize(
    ("name", "codes", "sources", "spans"),
    [
        ("nvivo15_mac", 262, 2, 0),
        ("atlasti8_mac", None, 11, None),
        ("atlasti23_win_codes", None, 0, 0),
        ("qualitative-coding_with_texts", None, 2, 205),
    ],
)
def test_projects_of_other_programs_are_read(
    name: str, codes: int | None, sources: int, spans: int | None
) -> None:
    with zipfile.ZipFile(Path(QDA / f"{name}.qdpx")) as archive:
        (file,) = [one for one in archive.namelist() if one.lower().endswith(".qde")]
        project = read_project(archive.read(file))
    assert codes in (None, len(project.codebook.codes))
    assert project.codebook.codes
    assert len(project.sources) == sources
    assert spans in (None, sum(len(one.spans) for one in project.sources))
