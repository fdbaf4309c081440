"""What all tables have in common: columns with a meaning, codes, origins, strictness."""

from __future__ import annotations

import sys

import hypothesis
import pandas as pd
import pytest
from pandera.typing.pandas import Series

from pipeline import tables
from pipeline.tables import base
from pipeline.tables.base import Origin, Table, attribute, catalogue, column, messages, origin


class Probes(Table, origin=Origin("probing", "interim")):
    """One row per probe of a test."""

    word: Series[str] = column("a word", isin=("tea", "song"))
    why: Series[str] = messages("why it was taken", separator=" ")
    group: Series[str] = catalogue("a value of the catalogue")
    kind: Series[str] = attribute("kind")


def probe(**changes: object) -> pd.DataFrame:
    row = {"word": "tea", "why": "[]", "group": "nurse", "kind": "label"}
    return pd.DataFrame([row | changes])


def test_a_table_names_its_columns_its_stage_and_its_place() -> None:
    assert tables.columns(Probes)["word"] == "a word"
    assert origin(Probes) == Origin("probing", "interim", own_columns=False)
    assert tables.place(Probes).as_posix() == "data/interim/probes.parquet"


def test_columns_say_what_they_hold() -> None:
    assert list(tables.message_columns(Probes)) == ["why"]
    assert tables.catalogue_columns(Probes, probe()) == ["group"]


@pytest.mark.parametrize("wrong", [{"word": "cup"}, {"kind": "topic"}, {"why": 3}, {"more": "x"}])
def test_a_frame_that_does_not_keep_to_the_table_is_refused(wrong: dict[str, object]) -> None:
    tables.check(Probes, probe())
    with pytest.raises(tables.WrongTable, match=next(iter(wrong))):
        tables.check(Probes, probe(**wrong))


def test_a_column_of_another_type_is_refused_and_not_converted() -> None:
    with pytest.raises(tables.WrongTable, match="word"):
        tables.check(Probes, probe(word=1))


def test_codes_are_those_of_the_types() -> None:
    assert set(tables.CORPORA) == {"policy", "frontline"}
    assert set(tables.CORPORA) < set(tables.VERDICTS)
    assert {"policy", "respondent", "interviewer"} == set(tables.ROLES)
    assert "cannot tell" in set(tables.VERDICTS) & set(tables.PROMISE_VERDICTS)


def test_to_check_frames_nothing_is_imported_that_invents_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """pandera imports Hypothesis with the first check where it is installed."""
    seen: list[object] = []
    monkeypatch.setattr(
        base.pa.DataFrameSchema,
        "register_default_backends",
        lambda frame: seen.append(sys.modules.get("hypothesis", "as it was")),
    )
    base._register_checks()  # somebody has imported it: these tests
    monkeypatch.delitem(sys.modules, "hypothesis")
    base._register_checks()
    assert seen[0] is hypothesis
    assert seen[1] is None
    assert "hypothesis" not in sys.modules
