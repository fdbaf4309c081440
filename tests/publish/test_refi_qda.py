"""The whole corpus as a project."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from pipeline import tables
from pipeline.codes.lexicon_codes import lexicon_codes
from pipeline.codes.refi_reading import read_project
from pipeline.codes.refi_writing import qdc, qdpx
from pipeline.config.lexicon import load_lexicon
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.files import read_bytes
from pipeline.ingest.listing import Entry
from pipeline.privacy.small_groups.texts import without_values
from pipeline.publish.refi_qda import Parts, project_of
from pipeline.wording.messages import encoded, message
from scripts import export_qdpx
from tests import example_tables
from tests.gap.measures.test_codes import coding
from tests.paths import CORPORA

QDA = CORPORA / "qda"
TEXTS = ("Why do you meet?", "We call it co-production, and there is no time for more.")


def parts() -> Parts:
    documents = example_tables.documents().head(1)
    doc_id, corpus = documents["doc_id"].iloc[0], documents["corpus"].iloc[0]
    segments = pd.DataFrame(
        [
            {"segment_id": f"{doc_id}:{n:04d}", "doc_id": doc_id, "speaker": speaker, "text": text,
             "role": "interviewer" if speaker else "respondent"}
            for n, (speaker, text) in enumerate(zip(("INT", ""), TEXTS, strict=True), start=1)
        ]
    )  # fmt: skip
    at = TEXTS[1].index("co-production")
    mentions = pd.DataFrame(
        [
            {"doc_id": doc_id, "segment_id": f"{doc_id}:0002", "kind": "label",
             "concept": "co-production", "start": at, "end": at + 13}
        ]
    )  # fmt: skip
    codes = pd.DataFrame(
        [("time", "Time", "", "Hours."), ("time/no-time", "No time", "time", "")],
        columns=["code", "name", "parent", "description"],
    )
    rows = [
        coding(doc_id, "time/no-time", (7, 16), segment_id=f"{doc_id}:0001", memo="see [Person 1]"),
        coding(doc_id, "time/no-time", (0, 7), segment_id=f"{doc_id}:0002", memo="see [Person 1]"),
        coding(doc_id, "time", (0, 0), segment_id="", coding=f"{doc_id}:c0002"),
    ]
    topics = pd.DataFrame({"topic": ["en-1"], "label": ["rota, key"], "terms": ["rota, key, bus"]})
    shown = pd.DataFrame({"topic": ["en-1"], "doc_id": [doc_id], "segment_id": [f"{doc_id}:0002"]})
    codings = pd.DataFrame(rows).assign(corpus=corpus)
    return Parts(documents, segments, mentions, codes, codings, topics, shown)


def test_texts_codes_codings_and_variables_are_all_in_it() -> None:
    project = project_of(parts(), load_lexicon())
    (source,) = project.sources
    assert source.text == f"INT: {TEXTS[0]}\n\n{TEXTS[1]}"
    assert source.given["corpus"] == "policy"
    marked = {(mark.code, source.text[mark.start : mark.end], mark.coder) for mark in source.spans}
    assert marked == {
        ("label:co-production", "co-production", ""),
        ("topic:en-1", TEXTS[1], ""),
        ("people:time/no-time", f"{TEXTS[0][7:]}\n\n{TEXTS[1][:7]}", "coder 1"),
    }
    assert project.codebook.coders == ("coder 1",)


def talk(doc_id: str, turns: list[tuple[str, str, str]]) -> pd.DataFrame:
    """Segments of a talk: speaker, role and words of each turn."""
    return pd.DataFrame(
        [
            {"segment_id": f"{doc_id}:{n:04d}", "doc_id": doc_id, "speaker": speaker,
             "role": role, "text": text}
            for n, (speaker, role, text) in enumerate(turns, start=1)
        ]
    )  # fmt: skip


def of_documents(documents: pd.DataFrame, segments: pd.DataFrame) -> Parts:
    """Documents of which nothing is coded."""
    return Parts(
        documents, segments, parts().mentions.head(0),
        tables.empty(tables.Codes), tables.empty(tables.Codings),
        tables.empty(tables.Topics), tables.empty(tables.TopicPassages),
    )  # fmt: skip


TURNS = [
    ("INT", "interviewer", "How is it?"),
    ("[Person 1]", "respondent", "\N{GRINNING FACE} Går så det suser."),
    ("[Person 2]", "respondent", "It goes."),
    ("[Person 1]", "respondent", "Mostly."),
    ("", "respondent", "(They leave.)"),
]


def test_each_speaker_is_a_case_with_role_and_turns_in_the_text_that_is_theirs() -> None:
    documents = example_tables.documents().iloc[[8, 7]]
    first, second = documents.sort_values("file")["doc_id"]
    segments = pd.concat([talk(second, TURNS), talk(first, TURNS[:2])])
    project = project_of(of_documents(documents, segments), load_lexicon())
    texts = [source.text or "" for source in project.sources]
    said = {
        case.name: [texts[one.source][one.start : one.end] for one in case.passages]
        for case in project.cases
    }
    assert said == {
        f"INT ({first})": ["How is it?"],
        f"[Person 1] ({first})": [TURNS[1][2]],
        f"INT ({second})": ["How is it?"],
        f"[Person 1] ({second})": [TURNS[1][2], "Mostly."],
        f"[Person 2] ({second})": ["It goes."],
    }
    assert [case.given["speaker_role"] for case in project.cases[:2]] == [
        "interviewer", "respondent",
    ]  # fmt: skip
    assert {one.source for one in project.cases[-1].passages} == {1}
    members = read_bytes(qdpx(project, name="x", origin="y"), suffix="qdpx", settings={}).members
    assert ["case" in one.given for one in members] == [False, False]
    with zipfile.ZipFile(io.BytesIO(qdpx(project, name="x", origin="y"))) as archive:
        xml = archive.read("project.qde")
    assert read_project(xml).cases == project.cases
    if QDA.is_dir():
        etree.XMLSchema(etree.parse(QDA / "Project.xsd")).assertValid(etree.fromstring(xml))


def test_a_speaker_of_a_hidden_group_stays_hidden_in_cases() -> None:
    entry = Entry("frontline/a.docx", "a", "frontline", {"role": "chaplain"})
    row = {"doc_id": "a", "file": entry.file, "title": "A talk", "cluster": "a"}
    given = talk("a", [TURNS[0], ("Chaplain", "respondent", "It goes.")])
    reading = ReadDocument(entry, row, tuple(given.to_dict("records")), ())
    shown = without_values(reading, frozenset({("role", "chaplain")}))
    documents = example_tables.documents().head(1).assign(doc_id="a", file=entry.file, role="")
    own = of_documents(documents, pd.DataFrame(shown.segments))
    project = project_of(own, load_lexicon())
    assert [case.given["speaker"] for case in project.cases] == ["INT", "R1"]
    assert "haplain" not in str(project.cases) + str(project.sources)


def cased(files: list[str], cases: list[str]) -> tuple[dict[str, tuple[int, ...]], list[str]]:
    """The cases with their texts, and the case of each text as our own reader has it."""
    documents = example_tables.documents().tail(len(files)).assign(file=files, case=cases)
    segments = pd.concat([talk(one, TURNS[4:]) for one in documents["doc_id"]])
    project = project_of(of_documents(documents, segments), load_lexicon())
    members = read_bytes(qdpx(project, name="x", origin="y"), suffix="qdpx", settings={}).members
    named = {case.name: case.sources for case in project.cases}
    return named, [one.given.get("case", "") for one in members]


IN_TWO = ["frontline/e.docx", "frontline/one.qdpx/a", "frontline/one.qdpx/b",
          "frontline/two.qdpx/c", "frontline/two.qdpx/d"]  # fmt: skip


def test_cases_come_back_as_cases_of_the_same_texts() -> None:
    named, read = cased(IN_TWO, ["Home B", "case 1", "case 1", "case 2", "Home B"])
    assert named == {"Home B": (0, 4), "case 1": (1, 2), "case 2": (3,)}
    assert read == ["Home B", "case 1", "case 1", "case 2", "Home B"]


def test_a_case_that_two_projects_number_alike_is_not_split_after_small_groups_are_hidden() -> None:
    named, read = cased(IN_TWO, ["", "case 1", "case 1", "case 1", "case 2"])
    assert named == {"case 2": (4,)}
    assert read == ["", "", "", "", "case 2"]


HIDDEN = encoded([message("group_small", n=3)])


@pytest.mark.parametrize("files", [IN_TWO, [f"frontline/one.qdpx/{n}" for n in range(5)]])
def test_a_case_hidden_for_its_size_is_none_neither_when_it_is_read_again(files: list[str]) -> None:
    named, read = cased(files, ["", HIDDEN, "case 2", HIDDEN, HIDDEN])
    assert named == {"case 2": (2,)}
    assert read == ["", "", "case 2", "", ""]


def test_a_hidden_value_of_a_column_is_none_and_hidden_clusters_stay_apart() -> None:
    clusters = [encoded([message("group_cluster", number=str(n))]) for n in (1, 2)]
    rows = example_tables.documents().head(2).assign(cluster=clusters, role=[HIDDEN, "nurse"])
    segments = pd.concat([talk(one, TURNS[4:]) for one in rows["doc_id"]])
    project = project_of(of_documents(rows, segments), load_lexicon())
    members = read_bytes(qdpx(project, name="x", origin="y"), suffix="qdpx", settings={}).members
    assert [one.given.get("role") for one in members] == [None, "nurse"]
    assert [one.given["cluster"] for one in members] == ["cluster 1", "cluster 2"]


def test_a_coding_over_two_segments_is_one_passage_again() -> None:
    (source,) = project_of(parts(), load_lexicon()).sources
    (passage,) = [mark for mark in source.spans if mark.code == "people:time/no-time"]
    assert source.text is not None
    assert source.text[passage.start : passage.end] == f"{TEXTS[0][7:]}\n\n{TEXTS[1][:7]}"
    assert passage.memo == "see [Person 1]"


def test_our_own_reader_opens_what_was_written() -> None:
    project = project_of(parts(), load_lexicon())
    data = qdpx(project, name="x", origin="y")
    (member,) = read_bytes(data, suffix="qdpx", settings={"corpus": "policy"}).members
    assert member.content is not None and member.content.coded is not None
    coded = member.content.coded
    assert coded.text == project.sources[0].text
    assert len(coded.marks) == len(project.sources[0].spans)
    paths = {code.path for code in coded.codes}
    assert ("People's codes", "Time", "No time") in paths
    assert ("Co-concepts", "co-production") in paths
    assert ("Topics", "rota, key (en-1)") in paths


def test_the_lexicon_alone_is_a_codebook() -> None:
    codes = lexicon_codes(load_lexicon())
    assert len({code.id for code in codes}) == len(codes)
    assert {code.path[0] for code in codes} == {"Co-concepts", "Practices", "Themes"}
    assert all(code.description for code in codes)
    again = read_bytes(qdc(codes, origin="x"), suffix="qdc").codebook
    assert again is not None
    assert {code.path for code in codes} <= {code.path for code in again.codes}


def test_without_codes_of_people_the_project_has_the_lexicon_s() -> None:
    own = parts()
    none = Parts(
        own.documents, own.segments, own.mentions,
        tables.empty(tables.Codes), tables.empty(tables.Codings),
        tables.empty(tables.Topics), tables.empty(tables.TopicPassages),
    )  # fmt: skip
    project = project_of(none, load_lexicon())
    assert project.codebook.coders == ()
    assert len(project.sources[0].spans) == 1


def test_the_command_writes_both_files_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = parts()
    frames = {
        tables.Documents: own.documents, tables.Segments: own.segments,
        tables.Mentions: own.mentions, tables.Codes: own.codes, tables.Codings: own.codings,
        tables.Topics: own.topics, tables.TopicPassages: own.topic_passages,
    }  # fmt: skip
    lexicon = load_lexicon()
    monkeypatch.setattr(export_qdpx, "load_lexicon", lambda: lexicon)
    monkeypatch.setattr(export_qdpx.tables, "read", lambda table: frames[table])
    monkeypatch.chdir(tmp_path)
    export_qdpx.main()
    first = export_qdpx.PROJECT.read_bytes(), export_qdpx.LEXICON.read_bytes()
    told = capsys.readouterr().out
    for word in (
        "QDA-XML",
        "Coding",
        "TextSource",
        "SelectionRef",
        "creationDateTime",
        "1 coding has no Plain",
    ):
        assert word in told
    export_qdpx.main()
    assert (export_qdpx.PROJECT.read_bytes(), export_qdpx.LEXICON.read_bytes()) == first
    assert len(read_bytes(first[0], suffix="qdpx", settings={}).members) == 1
