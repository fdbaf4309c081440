"""REFI-QDA projects as files of the documents folder."""

from __future__ import annotations

import re

import pytest

from pipeline.ingest.blocks import FileText, UnreadableFile
from pipeline.ingest.collections.qda import is_codebook, read_qdpx
from pipeline.ingest.files import read_bytes
from tests import hostile
from tests.codes.helpers import guid, qde, qdpx, selection, source

HOSTILE = dict(hostile._archives())
TALK = f"INT: Why do you meet?\r\n\r\nAnna: {hostile.PROSE}"


def read(data: bytes) -> FileText:
    return read_bytes(data, suffix="qdpx", settings={"corpus": "frontline"})


def coded_words(content: FileText) -> list[list[str]]:
    """For each text the words of its marks."""
    texts = (one.content.coded for one in content.members if one.content)
    return [[one.text[mark.start : mark.end] for mark in one.marks] for one in texts if one]


def test_each_text_is_a_member_with_what_was_coded_in_it() -> None:
    at = TALK.index("volunteers")
    content = read(
        qdpx({"One.docx": TALK, "Two": "Short."}, {"One.docx": [selection(at, at + 10, "trust")]})
    )
    assert [one.path for one in content.members] == ["One.docx", "Two"]
    assert coded_words(content) == [["volunteers"], []]
    assert content.codebook is not None
    assert [code.path[-1] for code in content.codebook.codes] == ["Time", "No time", "Trust"]


@pytest.mark.parametrize("folder", ["sources", "Sources", "SOURCES"])
@pytest.mark.parametrize("file", ["project.qde", "Project.qde", "Study of 2024.QDE"])
def test_any_case_of_the_folder_and_any_name_of_the_project_will_do(folder: str, file: str) -> None:
    content = read(
        qdpx({"One": TALK}, {"One": [selection(0, 3, "trust")]}, folder=folder, file=file)
    )
    assert coded_words(content) == [["INT"]]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_emoji_do_not_move_the_codings(mark: bytes) -> None:
    text = f"\N{GRINNING FACE} Så ærlig talt.\r\n{TALK}"
    at = text.index("volunteers")
    data = qdpx({"One": mark + text.encode()}, {"One": [selection(at, at + 10, "trust")]})
    assert coded_words(read(data)) == [["volunteers"]]


def test_a_text_that_is_not_in_the_file_is_a_member_that_says_so() -> None:
    missing = source("Away", path="absolute:///C:/Users/x/talk.txt")
    content = read(hostile.archive({"project.qde": qde(missing + source("In", inside=TALK))}))
    away, within = content.members
    assert away.refused is not None
    assert "not in the project" in str(away.refused[0])
    assert within.content is not None
    assert within.content.coded is not None


def test_two_texts_of_one_name_have_different_paths_and_a_path_stays_below_the_file() -> None:
    again = source("One", inside="x") + source("One", inside="y") + source("../a\\b", inside="z")
    content = read(hostile.archive({"project.qde": qde(again)}))
    assert [one.path for one in content.members] == ["One", "One (2)", "a b"]


def test_variables_become_cells_but_none_that_say_who_it_is() -> None:
    names = ("Size", "First Name", "Date", "Corpus")
    before = "<Variables>" + "".join(
        f'<Variable guid="{guid(one)}" name="{one}" typeOfVariable="Text"/>' for one in names
    ) + "</Variables>"  # fmt: skip
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{guid(one)}"/><TextValue>{one} x</TextValue>'
        "</VariableValue>"
        for one in names
    )
    data = qde(source("One", values, inside=TALK), before=before)
    (one,) = read(hostile.archive({"project.qde": data})).members
    assert one.given == {"size": "Size x", "date": "Date x"}


def test_what_is_not_as_the_standard_has_it_is_noted() -> None:
    text = TALK.replace("together", "to\r\ngether")
    words = ["Anna", "week 2", "week 3", "week 4", "week 5"]
    shifted = [text.index(word) - text[: text.index(word)].count("\r\n") for word in words]
    marks = [
        selection(at, at + len(word), "trust") for at, word in zip(shifted, words, strict=True)
    ]
    content = read(qdpx({"One": text}, {"One": [*marks, selection(10**6, 10**6 + 4, "trust")]}))
    assert coded_words(content)[0][:5] == words
    assert content.members[0].content is not None
    notes = " ".join(map(str, content.members[0].content.notes))
    assert "line breaks as one character" in notes
    assert "1 coding(s) point to no character" in notes
    assert "case(s)" not in notes


def test_a_case_of_passages_is_noted_at_the_text_that_has_them() -> None:
    spans = [selection(0, 4, "trust"), selection(5, 9, "trust")]
    ids = [re.findall('guid="([^"]+)"', one)[0] for one in spans]
    refs = "".join(f'<SelectionRef targetGUID="{one}"/>' for one in ids)
    before = f'<Cases><Case guid="{guid("k")}" name="Anna Hansen">{refs}</Case></Cases>'
    content = read(qdpx({"One": TALK, "Two": TALK}, {"One": spans}, before=before))
    notes = [" ".join(map(str, one.content.notes)) for one in content.members if one.content]
    assert "1 case(s) of the project hold passages" in notes[0]
    assert "case(s)" not in notes[1]
    assert "Hansen" not in notes[0]
    assert all("case" not in one.given for one in content.members)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no-project.qdpx", "is a ZIP archive"),
        ("two.qdpx", "holds 2 REFI-QDA projects"),
        ("not-xml.qdpx", "broken"),
        ("laughs.qdpx", "broken|no text"),
    ],
)
def test_what_is_no_project_is_refused(name: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(HOSTILE[name])


def test_a_text_that_is_packed_too_tightly_is_refused_alone() -> None:
    (one,) = read(HOSTILE["bomb.qdpx"]).members
    assert one.refused is not None
    assert "more tightly" in str(one.refused[0])


def test_too_many_texts_are_no_set_of_interviews() -> None:
    many = "".join(source(f"{n}", inside="x") for n in range(2_001))
    with pytest.raises(UnreadableFile, match="2,001"):
        read_qdpx(hostile.archive({"project.qde": qde(many)}), {})


def test_a_codebook_is_told_by_its_content() -> None:
    data = hostile.harmless()["qdc"]
    assert is_codebook(data)
    assert not is_codebook(qde("").encode())
    with pytest.raises(UnreadableFile, match="codebook"):
        read_bytes(data, suffix="txt")
