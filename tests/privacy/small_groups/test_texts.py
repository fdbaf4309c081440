"""A value that is hidden in its column is hidden in titles, file names, labels and notes."""

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry
from pipeline.privacy.small_groups.texts import hidden_values, without_values
from pipeline.wording.messages import message

ROLE = frozenset({("role", "hospice chaplain")})


def talk(
    file: str = "frontline/a.docx",
    title: str = "A talk",
    labels: tuple[str, ...] = ("I", "R1"),
    role: str = "hospice chaplain",
    notes: tuple[str, ...] = (),
) -> ReadDocument:
    corpus = "policy" if file.startswith("policy/") else "frontline"
    row = {"doc_id": "d", "file": file, "title": title, "cluster": "d"}
    segments = tuple({"speaker": one, "text": "The hospice chaplain came."} for one in labels)
    said = tuple(message("use_failed", kind=note) for note in notes)
    return ReadDocument(Entry(file, "d", corpus, {"role": role}), row, segments, said)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("frontline/hospice-chaplain.docx", "frontline/[Hidden].docx"),
        ("frontline/2 Hospice_Chaplain, again.txt", "frontline/2 [Hidden], again.txt"),
        ("frontline/hospice chaplain/one.txt", "frontline/[Hidden]/one.txt"),
        ("frontline/HOSPICE  CHAPLAIN.vtt", "frontline/[Hidden].vtt"),
        ("frontline/hospice-chaplaincy.txt", "frontline/hospice-chaplaincy.txt"),
        ("policy/hospice-chaplain.docx", "policy/hospice-chaplain.docx"),
        ("Hospice chaplains/hospice-chaplain/a.txt", "Hospice chaplains/[Hidden]/a.txt"),
        ("hospice-chaplain/a.txt", "[Hidden]/a.txt"),
        ("hospice-chaplain.txt", "[Hidden].txt"),
        ("Frontline/a.txt", "Frontline/a.txt"),
    ],
)
def test_the_name_of_a_file_tells_no_hidden_value(file: str, shown: str) -> None:
    made = without_values(talk(file), ROLE)
    assert (made.entry.file, made.row["file"]) == (shown, shown)


@pytest.mark.parametrize(
    ("file", "folder", "shown"),
    [
        ("chaplain/x.docx", "chaplain", "[Hidden]/x.docx"),
        ("A\u030as/x chaplain.docx", "\u00c5s", "[Hidden]/x chaplain.docx"),
        ("7/7.docx", "7", "[Hidden]/7.docx"),
        ("Frontline/x.docx", "frontline", "Frontline/x.docx"),
    ],
)
def test_a_small_folder_that_is_a_corpus_is_hidden_in_the_path(
    file: str, folder: str, shown: str
) -> None:
    said = talk(file)
    said = replace(said, entry=replace(said.entry, given={"folder": folder}))
    own = pd.DataFrame({"doc_id": ["d"], "folder": [folder]})
    hidden = hidden_values(own, own.assign(folder="-"))
    assert without_values(said, hidden).row["file"] == shown


def test_title_and_notes_tell_none_and_the_text_stays() -> None:
    made = without_values(
        talk(title="The Hospice Chaplain's day", notes=("hospice chaplain",)), ROLE
    )
    assert made.row["title"] == "The [Hidden]'s day"
    assert made.notes[0].values["kind"] == "[Hidden]"
    assert made.segments[0]["text"] == "The hospice chaplain came."


def test_a_label_becomes_the_next_free_one() -> None:
    labels = ("I", "Hospice chaplain", "R1", "Hospice Chaplain 2", "hospice chaplain [Person 4]")
    made = without_values(talk(labels=labels), ROLE)
    assert [one["speaker"] for one in made.segments] == ["I", "R2", "R1", "R3", "[Person 4]"]


def test_values_that_are_shown_and_those_of_others_stay() -> None:
    other = talk("frontline/hospice-chaplain.docx", role="nurse")
    assert without_values(other, ROLE) == other


def test_what_is_hidden_is_what_documents_do_not_show() -> None:
    given = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "role": ["nurse", "ox"],
            "place": ["Ayle", "Bex"],
            "date": ["1", "2"],
        }
    )
    shown = given.assign(role=["nurse", "-"], place=["-", "-"], date=["", ""])
    assert hidden_values(given, shown) == {("place", "Ayle"), ("place", "Bex")}
