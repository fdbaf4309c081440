"""The pipeline's mentions against the mentions that two readers found in the sample."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pipeline import tables
from tests.paths import ROOT

GOLD = pd.read_csv(ROOT / "tests" / "gold" / "mentions.csv", dtype=str, keep_default_na=False)


def text_id(file: str) -> str:
    return Path(file).name.split("-")[0]


@pytest.fixture(scope="module")
def found(whole_sample: Path) -> pd.DataFrame:
    """The pipeline's mentions in the documents that the gold covers, with the text's id."""
    mentions, documents = (
        pd.read_parquet(whole_sample / tables.place(table))
        for table in (tables.Mentions, tables.Documents)
    )
    rows = mentions[mentions["kind"] == "label"].merge(documents[["doc_id", "file"]], on="doc_id")
    rows = rows.assign(file=rows["file"].map(text_id))
    return rows[rows["file"].isin(GOLD["file"])]


def role(speaker: str) -> str:
    return {"": "policy", "INT": "interviewer"}.get(speaker, "respondent")


def counted(*columns: "pd.Series[str]") -> Counter[tuple[str, ...]]:
    return Counter(zip(*columns, strict=True))


def test_every_mention_is_found_on_its_side_and_no_other(found: pd.DataFrame) -> None:
    gold = counted(GOLD["file"], GOLD["concept"], GOLD["speaker"].map(role))
    ours = counted(found["file"], found["concept"], found["role"])
    assert (gold - ours, ours - gold) == (Counter(), Counter())


def test_the_form_is_read_as_the_readers_did(found: pd.DataFrame) -> None:
    gold = counted(GOLD["file"], GOLD["concept"], GOLD["form"])
    ours = counted(found["file"], found["concept"], found["form"])
    assert (gold & ours).total() / gold.total() >= 0.97


def test_prompted_mentions_are_the_readers(found: pd.DataFrame) -> None:
    gold = GOLD[GOLD["prompted"] == "yes"]
    ours = found[found["prompted"]]
    assert counted(ours["file"], ours["concept"]) == counted(gold["file"], gold["concept"])
