"""The small cases of `../shared/cases`: each says in its EXPECT.md what a careful person reads.

The expected values are typed here from those files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.ingest import sandbox
from pipeline.ingest.corpus import _frame, _row, _unreadable
from pipeline.ingest.documents import ReadDocument, Rules
from pipeline.ingest.listing import Refusal, list_documents
from pipeline.ingest.talk.folder import with_folder_roles
from pipeline.privacy.pseudonyms import Hiding, pseudonymised, redactions_table
from pipeline.sandbox import Limits, here
from pipeline.wording.messages import rendered
from tests.paths import CASES, ROOT

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not here")


@dataclass(frozen=True)
class Made:
    """The tables that the stage makes of a case's folder."""

    documents: pd.DataFrame
    segments: pd.DataFrame
    unreadable: pd.DataFrame
    redactions: pd.DataFrame

    def words(self, part: str = "") -> tuple[int, int]:
        """Words of interviewers and of respondents in the frontline file whose path has `part`."""
        doc = self.document(part)
        return int(doc["n_interviewer_tokens"]), int(doc["n_tokens"])

    def document(self, part: str) -> pd.Series:
        talks = self.documents[self.documents["corpus"] == "frontline"]
        found = talks[talks["file"].str.contains(part, regex=False)]
        assert len(found) == 1, f"{part!r}: {len(found)} documents"
        return found.iloc[0]

    def of(self, part: str = "") -> pd.DataFrame:
        return self.segments[self.segments["doc_id"] == self.document(part)["doc_id"]]

    def speakers(self, part: str = "") -> dict[str, int]:
        """The words of each speaker."""
        return self.of(part).groupby("speaker")["n_tokens"].sum().to_dict()

    def speech(self, part: str = "") -> str:
        return " ".join(self.of(part)["text"])

    def shown(self) -> str:
        """Everything of the frontline that a table shows."""
        frames = (self.documents, self.segments, self.unreadable)
        rows = [frame[frame["corpus"] == "frontline"] for frame in frames]
        return " ".join(str(cell) for frame in rows for row in frame.to_numpy() for cell in row)


@cache
def made(case: str, *, private: bool) -> Made:
    """The tables of a case, read as the stage reads it but in this process; no copy is dropped."""
    (folder,) = CASES.glob(f"{case}-*")
    files = [
        path.relative_to(folder).as_posix()
        for side in tables.CORPORA
        for path in (folder / side).rglob("*.*")
    ]
    params = load_params(ROOT / "params.yaml")
    rules = Rules(params.documents.interviewers, params.documents.languages, 10)
    limits = Limits(60, 1000)
    order = sandbox._Order(folder.resolve(), rules, limits)
    entries = list_documents(files).entries
    outcomes = [
        outcome
        for entry, answer in zip(entries, here(sandbox._read, entries, shared=order), strict=True)
        for outcome in sandbox._found(entry, answer, limits).outcomes
    ]
    readings = [one for one in outcomes if isinstance(one, ReadDocument)]
    readings = with_folder_roles(readings)
    refusals = [one for one in outcomes if isinstance(one, Refusal)]
    redactions = tables.empty(tables.Redactions)
    if private:
        hidden = pseudonymised(readings, refusals, hiding=Hiding(params.privacy.models))
        readings, refusals = hidden.readings, hidden.refusals
        redactions = redactions_table(hidden.redactions)
    return Made(
        _frame(tables.Documents, [_row(one) for one in readings]),
        _frame(tables.Segments, [row for one in readings for row in one.segments]),
        _frame(tables.Unreadable, [_unreadable(one) for one in refusals]),
        redactions,
    )


def split(found: Made, part: str = "", *, asked: int = 50, said: int = 175) -> None:
    """The words of those who ask and of those who answer, in the talk that most cases hold."""
    assert found.words(part) == (asked, said)


def no_name(found: Made, *names: str) -> None:
    shown = found.shown().casefold()
    assert [name for name in names if name.casefold() in shown] == []


def case_01(found: Made) -> None:
    assert found.words() == (12, 85)
    assert found.document("")["file"] == "frontline/[Person 1].txt"
    no_name(found, "Anne-Lise", "Havdal")


def case_02(found: Made) -> None:
    assert "[[" not in found.shown()
    assert re.fullmatch(r"frontline/\[Person \d+\]\.txt", found.document("")["file"])


def case_03(found: Made) -> None:
    split(found)
    assert sorted(found.speakers().values()) == [50, 79, 96]


case_04 = case_03


def case_05(found: Made) -> None:
    assert not found.document("")["turns_found"]
    assert found.words()[0] == 0
    assert found.words()[1] == 116
    assert not (found.redactions["doc_id"] == found.document("")["doc_id"]).any()


def case_06(found: Made) -> None:
    for word in ("Okay", "Yeah", "Right", "Sure", "What", "Didn't", "No"):
        assert re.search(rf"\b{word}\b", found.speech()), word
    assert "[Person" not in found.speech()
    assert len(found.speakers()) == 2


def case_07(found: Made) -> None:
    assert all(re.fullmatch(r"\[Person \d+\]", name) for name in found.speakers())
    assert len(found.speakers()) == 3
    split(found)


def case_08(found: Made) -> None:
    assert len(found.speakers()) == 3
    assert 23 in found.speakers().values()  # EXPECT.md counts 22
    assert found.words()[0] == 50


def case_09(found: Made) -> None:
    for part in ("focus-hash", "focus-number", "zoom-phone"):
        split(found, part)
        assert len(found.speakers(part)) == 3


case_10 = split


def case_11(found: Made) -> None:
    for doc_id, doc in found.documents[found.documents["corpus"] == "frontline"].iterrows():
        assert doc["n_tokens"] + doc["n_interviewer_tokens"] == 225, doc_id
    halves = found.of("halves")["text"]
    assert halves.str.contains(r"the dinner club started, and who").any()
    assert halves.str.rstrip().str.endswith((".", "?")).all()


def case_12(found: Made) -> None:
    split(found)
    assert "minutes" not in found.speech()


def case_13(found: Made) -> None:
    assert "//" not in found.speech()
    assert "S01" not in found.speech()
    asked, said = found.words()
    assert asked in (50, 50 + 4 * 2)
    assert "that we did together" not in " ".join(found.of().query("role == 'interviewer'")["text"])
    assert said >= 175


def case_14(found: Made) -> None:
    for part in ("default", "ids"):
        split(found, part)
        assert len(found.speakers(part)) == 3


def case_15(found: Made) -> None:
    for part in ("a.txt", "b.txt", "c.txt"):
        roles = found.of(part).groupby("speaker")["role"].unique()
        assert {name: list(one) for name, one in roles.items()}["KLV"] == ["interviewer"]
        assert [list(one) for name, one in roles.items() if name != "KLV"] == [["respondent"]]


def case_16(found: Made) -> None:
    split(found, "committee")
    inquiry = found.of("inquiry")
    said = inquiry[inquiry["role"] == "respondent"]
    assert len(said["speaker"].unique()) == 1
    assert len(said) == 5
    assert len(inquiry[inquiry["role"] == "interviewer"]["speaker"].unique()) == 2


def case_17(found: Made) -> None:
    rows = found.documents[found.documents["corpus"] == "frontline"]
    if len(rows):
        assert "Liste" in found.speech()
        assert "[Person" not in found.speech()
        assert rows.iloc[0]["language"] == "de"
        assert "de" in rendered(rows.iloc[0]["notes"])
    else:
        assert "language" in rendered(found.unreadable.iloc[0]["reason"])


def case_18(found: Made) -> None:
    split(found)
    assert len(found.speakers()) == 3


def case_19(found: Made) -> None:
    for part in ("chevrons", "otter-flat"):
        assert len(found.of(part)) == 14
        assert sum(found.words(part)) == 225
        assert "[Person" not in found.speech(part)


def case_20(found: Made) -> None:
    refused = {
        row.file.rpartition("/")[2]: rendered(row.reason) + " " + rendered(row.remedy)
        for row in found.unreadable.itertuples()
    }
    read = set(found.documents["file"])
    for file, word in (
        ("strict.docx", "Strict"), ("from-a-web-editor.docx", "Word"), ("talk.pages", "Pages"),
    ):  # fmt: skip
        assert f"frontline/{file}" in read or word in refused[file], file
    assert "frontline/talk.epub" in read or "e-book" in refused["talk.epub"]


def case_21(found: Made) -> None:
    plan = found.segments[found.segments["corpus"] == "policy"]["text"]
    whole = "Every unit shall co-produce its week plan, and in Norvik 12 units have done so since"
    assert plan.str.startswith(whole).any()
    assert len(plan) == 9


def case_22(found: Made) -> None:
    split(found)
    assert len(found.speakers()) == 3


def case_23(found: Made) -> None:
    plans = found.documents[found.documents["corpus"] == "policy"]
    refused = " ".join(found.unreadable["file"]) + "".join(found.unreadable["reason"])
    assert len(plans) == 2, refused
    assert (plans["n_tokens"] > 200).all()


def case_24(found: Made) -> None:
    plans = found.documents[found.documents["format"] == "html"]
    assert len(plans) == 2
    assert (plans["n_tokens"].between(115, 123)).all()
    reasons = found.unreadable[found.unreadable["corpus"] == "policy"]["reason"]
    assert not reasons.str.contains("no_text").any()


def case_25(found: Made) -> None:
    for part in ("alone", "dash", "otter"):
        split(found, part)


def case_26(found: Made) -> None:
    no_name(found, "fjeld", "lien", "bjoern", "aase", "helle", "oddvik", "rask", "sigrun", "myhre")


def case_27(found: Made) -> None:
    for part in ("qa-table", "talk"):
        split(found, part)
        assert found.document(part)["notes"] != ""


def case_28(found: Made) -> None:
    policy, front = (found.documents[found.documents["corpus"] == s] for s in tables.CORPORA)
    assert int(policy.iloc[0]["n_interviewer_tokens"]) > 0
    assert policy.iloc[0]["n_interviewer_tokens"] == front.iloc[0]["n_interviewer_tokens"]
    counted = found.segments[found.segments["role"] != "interviewer"]["text"]
    assert not counted.str.contains("co-production").any()
    assert "Dunn" not in " ".join(found.segments["speaker"]) + " ".join(found.segments["text"])


def case_29(found: Made) -> None:
    assert len(re.findall(r"\bYeah\b", " ".join(found.segments["text"]))) == 9
    assert "Government" in " ".join(found.segments["text"])


def case_30(found: Made) -> None:
    host, guests = 5, 2
    for part, asks_, turns in (
        ("s1", 1, 1), ("s2", 1, guests), ("s3", 1, guests), ("s4", 1, guests), ("s5", 1, guests),
        ("s6", 1, guests),
    ):  # fmt: skip
        rows = found.of(part)
        asking = rows[rows["role"] == "interviewer"]
        said = rows[rows["role"] == "respondent"]
        assert len(asking["speaker"].unique()) == asks_, part
        assert len(said["speaker"].unique()) == turns, part
        assert (asking["n_tokens"] <= host).all(), part
        assert (said["n_tokens"] > host).all(), part


RIGHT: dict[str, Callable[[Made], None]] = {
    name.removeprefix("case_"): check
    for name, check in globals().items()
    if name.startswith("case_")
}

OF_NAMES = frozenset({"01", "02", "05", "06", "07", "17", "19", "26", "28", "29"})
"""Cases that are about names too, so that pseudonyms are put in."""


@pytest.mark.parametrize("case", RIGHT)
def test_a_case_is_read_as_a_careful_person_reads_it(case: str) -> None:
    RIGHT[case](made(case, private=case in OF_NAMES))
