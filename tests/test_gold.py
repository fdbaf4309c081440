"""The pipeline's mentions and themes against what two readers found in the sample."""

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


# ------------------------------------------------------- themes and practices of two coders


@pytest.fixture(scope="module")
def corrected(whole_sample: Path) -> pd.DataFrame:
    """Themes of the English documents that two people coded whole, beside what the lists find."""
    rows = pd.read_parquet(whole_sample / tables.place(tables.Corrected))
    return rows[(rows["language"] == "en") & (rows["kind"] == "theme")].set_index("item")


def test_the_coders_passages_are_placed_in_the_documents(whole_sample: Path) -> None:
    codings = pd.read_parquet(whole_sample / tables.place(tables.Codings))
    assert set(codings["coder"]) == {"coder 1", "coder 2"}
    assert codings["doc_id"].nunique() == 14
    assert (codings["segment_id"] != "").mean() >= 0.99
    assert codings["found"].mean() >= 0.98


def test_two_readers_agree_on_themes(corrected: pd.DataFrame) -> None:
    assert len(corrected) == 13
    assert (corrected["n_judges"] == 2).all() and (corrected["n_twice"] > 250).all()
    assert (corrected["alpha"] > 0.6).all()
    assert corrected["alpha"].median() > 0.75


def test_money_and_hours_are_as_much_on_the_frontlines_mind_as_on_policys(
    corrected: pd.DataFrame,
) -> None:
    """By the words of a list policy speaks of them more; who reads the passages finds no gap."""
    row = corrected.loc["resources-and-time"]
    assert row["frontline"] >= 0.9 * row["policy"]
    assert row["ci_low"] < 0 < row["ci_high"] and row["verdict"] == "cannot tell"
    assert row["listed_frontline"] < row["listed_policy"] * 0.9
    assert row["recall_frontline"] < row["recall_policy"]


def test_lists_find_some_of_what_readers_find_on_either_side(corrected: pd.DataFrame) -> None:
    """Not good: the floor is what they find now, so that no later change finds less unseen."""
    means = corrected[["recall_policy", "recall_frontline"]].mean()
    assert means["recall_policy"] >= 0.35 and means["recall_frontline"] >= 0.26
    assert corrected[["precision_policy", "precision_frontline"]].mean().min() >= 0.28


def test_gaps_of_practices_and_themes_say_whether_people_judged_them(whole_sample: Path) -> None:
    gaps = pd.read_parquet(whole_sample / tables.place(tables.Gaps))
    by_list = gaps[gaps["measure"].isin(["practice_rate", "theme_rate"])]
    of = {"theme_rate": "theme", "practice_rate": "practice"}
    corrected = pd.read_parquet(whole_sample / tables.place(tables.Corrected))
    judged = set(zip(corrected["language"], corrected["kind"], corrected["item"], strict=True))
    told = [
        (language, of[measure], item) in judged
        for language, measure, item in by_list[["language", "measure", "item"]].to_numpy()
    ]
    assert (by_list["recall"] == "judged").tolist() == told and any(told)
    assert set(gaps.loc[~gaps["measure"].isin([*of, "theme_share"]), "recall"]) == {""}
