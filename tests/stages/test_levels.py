"""The stage that compares levels and dates: which documents each of them is of."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import Params, load_params
from pipeline.levels.levels import LevelTables
from pipeline.stages import levels as stage
from tests.paths import ROOT


def test_controls_stand_on_levels_and_not_on_the_lines_of_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = load_params(ROOT / "params.yaml")
    params = given.model_copy(
        update={"gap": given.gap.model_copy(update={"control": ("policy talk",)})}
    )
    documents = pd.DataFrame(
        {
            "doc_id": ["plan", "adviser", "ward"],
            "corpus": ["policy", "policy", "frontline"],
            "kind": ["prose", "talk", "talk"],
        }
    )
    seen: dict[str, list[str]] = {}
    opened: list[type[tables.Table]] = []

    def read(table: type[tables.Table]) -> pd.DataFrame:
        opened.append(table)
        return documents if table is tables.Documents else tables.empty(table)

    def given_to(name: str) -> object:
        def work(those: pd.DataFrame, *others: object, **more: object) -> object:
            seen[name] = those["doc_id"].tolist()
            nothing = pd.DataFrame()
            return LevelTables(*[nothing] * 4) if name == "levels" else (nothing, nothing)

        return work

    def load() -> Params:
        return params

    monkeypatch.setattr(stage, "load_params", load)
    monkeypatch.setattr(stage.tables, "read", read)
    monkeypatch.setattr(stage.tables, "write", lambda *_: None)
    for name in ("levels", "changes"):
        monkeypatch.setattr(stage, name, given_to(name))
    stage.main()
    assert seen == {"levels": ["plan", "adviser", "ward"], "changes": ["plan", "ward"]}
    # Without levels the large tables of units and words are left closed.
    assert not {tables.UnitTopics, tables.TermUnits, tables.TermCounts} & {*opened}
    on = {"levels": given.levels.model_copy(update={"column": "level"})}
    params = params.model_copy(update=on)
    monkeypatch.setattr(stage, "topic_passages", lambda *_: None)
    stage.main()
    assert {tables.UnitTopics, tables.TermUnits, tables.TermCounts} <= {*opened}
