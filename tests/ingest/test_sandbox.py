"""Files are read by workers that may be ended: hostile ones, and workers that misbehave."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import sandbox as pool
from pipeline import tables
from pipeline.ingest import sandbox
from pipeline.ingest.blocks import FileText
from pipeline.ingest.collections.members import FileCodes
from pipeline.ingest.corpus import corpus_tables
from pipeline.ingest.documents import ReadDocument, Rules
from pipeline.ingest.listing import Refusal, list_documents
from pipeline.ingest.sandbox import read_documents
from pipeline.sandbox import Limits
from pipeline.text.languages import UnknownLanguage
from tests import hostile

LIMITS = Limits(seconds=4, megabytes=250, workers=2)
RULES = Rules(languages=("en", "nb"), min_tokens=20)

Outcomes = dict[str, ReadDocument | Refusal]


def read_all(folder: Path, files: list[str], *, limits: Limits = LIMITS) -> Outcomes:
    entries = list_documents(files).entries
    found = read_documents(entries, folder=folder, rules=RULES, limits=limits)
    outcomes = [one for one in found if not isinstance(one, FileCodes)]
    return {one.file if isinstance(one, Refusal) else one.entry.file: one for one in outcomes}


def reason(outcome: ReadDocument | Refusal) -> str:
    return str(outcome.reason) if isinstance(outcome, Refusal) else "used"


# ------------------------------------------------------------------------ hostile files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outside") / "project" / "documents"


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> Outcomes:
    files = hostile.lay_out(folder)
    outside = folder.parent.parent / "outside.txt"
    outside.write_text(hostile.PROSE, encoding="utf-8")
    (folder / "policy" / "link-out.txt").symlink_to(outside)
    (folder / "policy" / "link-secret.txt").symlink_to("/etc/passwd")
    (folder / "policy" / "link-endless.txt").symlink_to("/dev/zero")
    (folder / "policy" / "link-self.txt").symlink_to(folder / "policy" / "link-self.txt")
    (folder / "policy" / "link-nowhere.txt").symlink_to(folder / "nowhere.txt")
    (folder / "policy" / "link-inside.txt").symlink_to(folder / "frontline" / "accents.txt")
    links = [path.name for path in (folder / "policy").glob("link-*")]
    gone = ["frontline/vanished.txt", "policy/vanished.pdf"]
    return read_all(folder, sorted([*files, *(f"policy/{name}" for name in links), *gone]))


def test_there_are_more_than_four_hundred_of_them(outcomes: Outcomes) -> None:
    assert len(outcomes) > 400


def test_each_ends_as_used_or_says_why_and_what_to_do(outcomes: Outcomes) -> None:
    for file, outcome in outcomes.items():
        assert isinstance(outcome, ReadDocument) or (outcome.reason and outcome.remedy), file
    used = sum(isinstance(outcome, ReadDocument) for outcome in outcomes.values())
    assert 150 < used < len(outcomes) - 150


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("bomb-text.docx", "XMLSyntaxError|megabytes"),
        ("bomb-content.odt", "megabytes|broken"),
        ("bomb-twice.pdf", "megabytes"),
        ("laughs.docx", "broken"),
        ("laughs.odt", "broken"),
        ("self-reference.pdf", "longer than 4 seconds"),
        ("is-pdf.txt", "is a PDF"),
        ("is-noise.txt", "not text"),
        ("locked.pdf", "password"),
        ("utf-32.txt", "not text"),
        ("empty.txt", "empty"),
        ("vanished.txt", "cannot be opened"),
        ("vanished.pdf", "cannot be opened"),
        ("link-out.txt", "leads out of the documents folder"),
        ("link-secret.txt", "leads out of the documents folder"),
        ("link-endless.txt", "link"),
        ("link-self.txt", "link"),
        ("link-nowhere.txt", "link"),
        ("javascript.pdf", "used"),
        ("attachment.pdf", "used"),
        ("climbs.docx", "used"),
        ("laughs-few.odt", "used"),
        ("front-aliases.md", "used"),
        ("front-python.md", "used"),
        ("right-to-left.txt", "used"),
        ("new\nline.txt", "used"),
        ("--help.txt", "used"),
        ("x" * 251 + ".txt", "used"),
    ],
)
def test_the_reason_is_the_right_one(outcomes: Outcomes, file: str, words: str) -> None:
    (found,) = [reason(out) for path, out in outcomes.items() if Path(path).name == file]
    assert any(word in found for word in words.split("|")), found


def test_no_file_brings_in_what_lies_outside_its_folder(outcomes: Outcomes) -> None:
    for file, outcome in outcomes.items():
        if isinstance(outcome, ReadDocument):
            assert "root:" not in outcome.text, file


def test_no_file_writes_anything(folder: Path, outcomes: Outcomes) -> None:
    beside = [path for path in folder.parent.parent.rglob("*") if folder not in path.parents]
    assert {path.name for path in beside} == {"outside.txt", "project", "documents"}
    assert not list(folder.rglob("climbed*"))
    assert not Path("climbed").exists() and not Path("/climbed.txt").exists()


def test_what_came_of_them_fits_into_the_tables(
    outcomes: Outcomes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    readings = [one for one in outcomes.values() if isinstance(one, ReadDocument)]
    refusals = [one for one in outcomes.values() if isinstance(one, Refusal)]
    made = corpus_tables(readings, refusals)
    for table, frame in (
        (tables.Documents, made.documents),
        (tables.Segments, made.segments),
        (tables.Unreadable, made.unreadable),
    ):
        tables.write(table, frame)
        assert tables.to_csv(tables.read(table))
    assert len(made.documents) + len(made.unreadable) == len(outcomes)


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "a.txt").write_text(hostile.PROSE, encoding="utf-8")
    (tmp_path / "policy" / "a.txt").chmod(0)
    (outcome,) = read_all(tmp_path, ["policy/a.txt"]).values()
    assert "cannot be opened" in reason(outcome)


# ------------------------------------------------------- workers that break their limits


def _loop(target: Path) -> None:
    while True:
        pass


def _grow(target: Path) -> None:
    held = []
    while True:
        held.append(bytes(1 << 20))


def _print(target: Path) -> None:
    os.write(1, b"a word of the interview")
    os.write(2, b"a word of the interview")
    raise KeyError("a word of the interview")


MISHAPS = {
    "loops": _loop,
    "grows": _grow,
    "prints": _print,
    "waits": lambda target: time.sleep(600),
    "aborts": lambda target: os.abort(),
    "leaves": lambda target: os._exit(0),
    "writes": lambda target: target.write_text("x", encoding="utf-8"),
    "makes": lambda target: target.mkdir(),
    "starts": lambda target: subprocess.run(["/bin/true"], check=True),
    "calls": lambda target: socket.create_connection(("127.0.0.1", 9), timeout=1),
}


WARM = sandbox._warm


def misbehaving(rules: Rules) -> None:
    """Makes a worker in which the name of the file says what goes wrong."""
    sound = sandbox.read_file
    read: list[Path] = []

    def read_file(path: Path, **settings: Any) -> FileText:
        read.append(path)
        if path.stem == "aborts-later" and len(read) > 1:
            os.abort()
        MISHAPS.get(path.stem, bool)(path.with_name("written.txt"))
        return sound(path, **settings)

    sandbox.read_file = read_file
    WARM(rules)


NAMES = (
    "sound", "loops", "waits", "aborts", "aborts-later", "leaves", "grows", "writes", "makes",
    "starts", "calls", "prints", "sound-too",
)  # fmt: skip


@pytest.fixture(scope="module")
def mishaps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Outcomes]]:
    folder = tmp_path_factory.mktemp("mishaps")
    (folder / "policy").mkdir()
    for number, name in enumerate(NAMES):
        text = f"{name} {number}. {hostile.PROSE}"
        (folder / "policy" / f"{name}.txt").write_text(text, encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setattr(sandbox, "_warm", misbehaving)
    patch.setattr(pool, "_LEAST_PATIENCE", 4.0)
    patch.setattr(pool, "_PATIENCE", 4.0)
    files = [f"policy/{name}.txt" for name in NAMES]
    yield folder, read_all(folder, files, limits=Limits(seconds=1, megabytes=200, workers=2))
    patch.undo()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sound", "used"),
        ("sound-too", "used"),
        ("aborts-later", "used"),
        ("loops", "takes longer than 1 seconds"),
        ("waits", "takes longer than 1 seconds"),
        ("aborts", "breaks down over it"),
        ("leaves", "breaks down over it"),
        ("grows", "more than 200 megabytes"),
        ("writes", "PermissionError"),
        ("makes", "PermissionError"),
        ("starts", "PermissionError"),
        ("calls", "PermissionError"),
        ("prints", "KeyError"),
    ],
)
def test_a_worker_that_misbehaves_costs_one_file(
    mishaps: tuple[Path, Outcomes], name: str, words: str
) -> None:
    folder, outcomes = mishaps
    assert words in reason(outcomes[f"policy/{name}.txt"])
    assert not (folder / "written.txt").exists()


def test_no_worker_is_left_behind(mishaps: object) -> None:
    assert not multiprocessing.active_children()


def test_nothing_that_a_reader_prints_is_seen(
    mishaps: object, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "interview" not in "".join(capfd.readouterr())


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    sound = hostile.harmless()
    files = []
    for number in range(12):
        for format in ("txt", "docx", "pdf"):
            file = f"{'policy' if number % 2 else 'frontline'}/{number}.{format}"
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_bytes(sound[format])
            files.append(file)
    one, three = (
        read_all(tmp_path, files, limits=Limits(seconds=20, megabytes=500, workers=n))
        for n in (1, 3)
    )
    assert list(one) == list(three)
    assert one == three


def test_a_spreadsheet_gives_a_document_for_each_respondent(tmp_path: Path) -> None:
    (tmp_path / "frontline").mkdir()
    rows = [("id", "answer"), *((f"R{n}", f"{n}: {hostile.PROSE}") for n in range(1, 4))]
    (tmp_path / "frontline" / "a.xlsx").write_bytes(hostile.excel(*rows, ("R4", "Too short.")))
    outcomes = read_all(tmp_path, ["frontline/a.xlsx"])
    assert {file: reason(one) for file, one in outcomes.items()} == {
        "frontline/a.xlsx/R1": "used",
        "frontline/a.xlsx/R2": "used",
        "frontline/a.xlsx/R3": "used",
        "frontline/a.xlsx/R4": "it is too short: 2 words of respondents, 20 are needed",
    }


def test_each_respondent_of_a_long_survey_has_the_whole_time(tmp_path: Path) -> None:
    (tmp_path / "frontline").mkdir()
    rows = [("id", "answer"), *((f"R{n}", f"{n}: {hostile.PROSE}") for n in range(120))]
    (tmp_path / "frontline" / "a.xlsx").write_bytes(hostile.excel(*rows))
    limits = Limits(seconds=3, megabytes=500, workers=1)
    outcomes = read_all(tmp_path, ["frontline/a.xlsx"], limits=limits)
    assert [reason(one) for one in outcomes.values()] == ["used"] * 120


def test_a_language_that_nobody_knows_stops_the_reading_at_once(tmp_path: Path) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "a.txt").write_text(hostile.PROSE, encoding="utf-8")
    with pytest.raises(UnknownLanguage, match="qq"):
        read_documents(
            list_documents(["policy/a.txt"]).entries,
            folder=tmp_path,
            rules=Rules(languages=("en", "qq")),
            limits=LIMITS,
        )
