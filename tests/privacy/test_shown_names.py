"""Files, titles, cells and notes without names."""

import re
from dataclasses import replace

import pytest

from pipeline.ingest.listing import Refusal
from pipeline.privacy.pseudonyms import Hiding, pseudonymised
from pipeline.privacy.shown_names import without_days
from pipeline.wording.messages import message
from tests.privacy.talks import made, talk


def test_file_title_cells_and_unused_files_lose_the_names_too() -> None:
    said = talk(
        "frontline/Ruth-Haldane.txt",
        ("Ruth Haldane", "I work at Elmgate."),
        title="Ruth tells",
        cluster="Elmgate",
        interviewer="Juno",
        role="nurse",
    )
    reason = message("cannot_open", reason="of Ruth Haldane")
    result = pseudonymised(
        [said],
        [Refusal("frontline/Ruth-Haldane-2.pdf", "frontline", reason, message("unlock"))],
        hiding=Hiding(),
    )
    one = result.readings[0]
    shown = [
        one.entry.file,
        one.entry.doc_id,
        str(one.row),
        str(one.segments),
        str(dict(one.entry.given)),
        str(result.refusals),
        str(result.redactions),
    ]
    for name in ("ruth", "haldane", "elmgate", "juno"):
        assert not [text for text in shown if name in text.lower()], name
    assert one.entry.given["role"] == "nurse"
    assert one.entry.doc_id == one.segments[0]["doc_id"] == result.redactions[0].doc_id


@pytest.mark.parametrize("file", ["Elmgate/a.txt", "Ruth-Haldane.txt", "interviews of Ruth/a.txt"])
def test_a_folder_of_its_own_and_a_file_in_none_lose_the_names_too(file: str) -> None:
    said = talk(file, ("Ruth Haldane", "I work at Elmgate."), folder="Elmgate")
    said = replace(said, entry=replace(said.entry, corpus="frontline"))
    reason, remedy = message("cannot_open", reason="x"), message("unlock")
    refused = Refusal(file.replace(".txt", ".pdf"), "frontline", reason, remedy)
    result = pseudonymised([said], [refused], hiding=Hiding())
    (one,) = result.readings
    paths = (one.entry.file, one.entry.doc_id, result.refusals[0].file, one.entry.given["folder"])
    assert not re.search("ruth|haldane|elmgate", " ".join(paths).lower())
    assert one.entry.file.count("/") == file.count("/")


def test_a_name_that_only_the_title_or_the_file_has_goes_too() -> None:
    said = talk("frontline/Intervju Kari Nordmann.txt", ("R1", "Nobody."), title="Kari Nordmann")
    one = made(said).readings[0]
    assert one.entry.file == "frontline/Intervju [Person 1] [Person 2].txt"
    assert one.row["title"] == "[Person 1] [Person 2]"


def test_a_cell_that_is_written_like_a_file_name_is_read_as_one() -> None:
    one = made(
        talk(
            "frontline/a.txt",
            ("R1", "I came to Thistlemere House, and Ruth Haldane was there."),
            cluster="thistlemere-house-2",
            ward="ruth_haldane",
            stage="follow-up",
        )
    ).readings[0]
    assert not re.search("thistlemere|haldane", f"{one.row['cluster']}{one.entry.given}")
    assert one.entry.given["stage"] == "follow-up"


def test_no_placeholder_is_searched_again() -> None:
    said = talk(
        "frontline/Ruth_Haldane.txt",
        ("Ruth Haldane", "We had a programme, it is called Person First, and I ran it."),
    )
    one = made(said).readings[0]
    assert one.entry.file == "frontline/[Person 1].txt"


def test_a_label_with_the_surname_first_leaves_no_name() -> None:
    one = made(talk("frontline/call.txt", ("Oddvik, Per", "I see."))).readings[0]
    assert [row["speaker"] for row in one.segments] == ["[Person 1]"]


@pytest.mark.parametrize("file", ["MaritHelle", "helle_marit", "marit.helle", "x_marithelle"])
def test_file_names_glued_and_turned_round_lose_the_name(file: str) -> None:
    one = made(talk(f"frontline/{file}.txt", ("Marit Helle", "Nothing."))).readings[0]
    shown = f"{one.entry.file} {one.entry.doc_id} {one.row}".lower()
    assert "marit" not in shown and "helle" not in shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2023-05 interview", "2023 interview"),
        ("interview_2023-05-17", "interview_2023"),
        ("20230517-interview", "2023-interview"),
        ("17.05.2023", "2023"),
        ("interview 12 of 2023", "interview 12 of 2023"),
        ("F10-2019-plan", "F10-2019-plan"),
    ],
)
def test_a_file_or_title_tells_the_year_alone(name: str, shown: str) -> None:
    assert without_days(name) == shown
    said = made(talk(f"frontline/{name}.txt", ("R1", "Nobody."), title=name))
    assert (said.readings[0].entry.file, said.readings[0].row["title"]) == (
        f"frontline/{shown}.txt",
        shown,
    )
    kept = made(talk(f"frontline/{name}.txt", ("R1", "Nobody.")), stay=frozenset({"date"}))
    assert kept.readings[0].entry.file == f"frontline/{name}.txt"
