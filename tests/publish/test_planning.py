"""`make power`: what is asked, what is taken from the corpus, and what is printed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline import tables
from pipeline.publish import planning
from pipeline.stats.power import Side
from pipeline.wording import translation
from tests import example_tables, norwegian


def test_without_a_corpus_a_usual_study_is_told_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert planning.main(["--times", "2", "8", "--csv", "power.csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("3 policy clusters of 30,000 words each against 21 frontline")
    assert lines[2].split("  ")[0] == "gap"
    assert [line.split("  ")[0] for line in lines[3:]] == ["2 times", "8 times"]
    made = pd.read_csv(tmp_path / "power.csv")
    assert made["times"].tolist() == [2, 8]
    assert made.loc[1, "named_if_policy_more"] > made.loc[0, "named_if_policy_more"] + 0.3
    assert made.loc[1, "named_if_policy_more"] > made.loc[1, "named_if_frontline_more"] + 0.1


def test_more_clusters_are_asked_for_and_make_a_verdict_likelier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = []
    for n in ("3", "12"):
        planning.main(["--policy-clusters", n, "--times", "4", "--csv", "power.csv"])
        named.append(pd.read_csv("power.csv")["named_if_frontline_more"].iloc[0])
    assert named[1] > named[0] + 0.3


def test_the_corpus_gives_clusters_words_spread_and_rate(example: example_tables.Frames) -> None:
    design, usage = example[tables.Design], example[tables.Usage]
    study, rate = planning.known(design, usage, concept="co-production")
    row = design[design["corpus"] == "policy"].iloc[0]
    assert study.policy == Side(
        documents=int(row["n_documents"]),
        clusters=int(row["n_clusters"]),
        words=row["n_tokens"] / row["n_documents"],
        spread=0.6,
    )
    assert study.frontline.spread == 0.9
    fixed = design.assign(
        sampling=design["corpus"].map({"policy": "census", "frontline": "sample"})
    )
    sides = planning.known(fixed, usage)[0]
    assert (sides.policy.census, sides.frontline.census) == (True, False)
    own = usage[(usage["concept"] == "co-production") & (usage["kind"] == "label")]
    assert rate == pytest.approx(own["estimate"].mean())
    assert planning.known(design.iloc[:0], usage.iloc[:0])[0].policy == planning.USUAL["policy"]


@pytest.mark.parametrize(
    "wrong", [["--times", "1"], ["--policy-words", "0"], ["--frontline-clusters", "0"]]
)
def test_what_cannot_be_simulated_is_refused_with_the_reason(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        planning.main(wrong)
    assert wrong[0] in capsys.readouterr().err


def test_it_is_told_in_norwegian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(translation.LANGUAGE, "nb")
    planning.main(["--times", "4"])
    said = capsys.readouterr().out
    assert "3 politikklynger" in said
    assert norwegian.english_in([said]) == []
