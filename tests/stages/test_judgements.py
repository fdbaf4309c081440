"""The stage that reads what people judged."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import marks
from pipeline.config.lexicon import load_lexicon
from pipeline.errors import Explained
from pipeline.stages.judgements import given, judged_items
from tests.paths import ROOT


def test_a_file_that_holds_no_answers_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bo.sqlite").write_bytes(b"no database at all, but long enough to be read" * 30)
    with pytest.raises(Explained, match=r"bo\.sqlite holds no answers"):
        given(tmp_path)


def test_answers_of_the_dashboard_are_read_and_the_last_of_a_person_counts(tmp_path: Path) -> None:
    assert given(tmp_path / "nowhere").empty
    file = tmp_path / "judgements.sqlite"
    marks.save_all("Åse", [("judgement", "p", "theme:motives", "no")], file=file)
    marks.save_all(
        "Åse", [("judgement", "p", "theme:motives", "yes"), ("memo", "p", "theme", "x")], file=file
    )
    assert given(tmp_path).to_numpy().tolist() == [["Åse", "p", "theme:motives", "yes", False]]
    before = file.read_bytes()
    given(tmp_path)
    assert file.read_bytes() == before


def test_the_codebook_has_themes_practices_and_codes_in_this_order() -> None:
    codes = pd.DataFrame(
        {"code": ["b", "a"], "name": ["B", "A"], "parent": "", "description": ["x", ""]}
    )
    items = judged_items(load_lexicon(ROOT / "data" / "lexicon.yaml"), codes)
    assert items["kind"].drop_duplicates().tolist() == ["theme", "practice", "code"]
    assert (items["kind"] == "theme").sum() == 13
    assert items.tail(2)[["item", "definition"]].to_numpy().tolist() == [["b", "x"], ["a", ""]]
    for column in ("definition", "definition_nb"):
        assert (items.loc[items["kind"] != "code", column] != "").all()
