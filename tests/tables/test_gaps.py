"""The tables of the comparison: what they take and what they refuse."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables
from tests.example_tables import frames

OF_THE_GAP = (
    tables.Design,
    tables.Usage,
    tables.Profiles,
    tables.Gaps,
    tables.Collocates,
    tables.Robustness,
)


def example(table: type[tables.Table]) -> pd.DataFrame:
    return frames()[table]


@pytest.mark.parametrize("table", OF_THE_GAP, ids=tables.name)
def test_the_examples_keep_to_their_tables(table: type[tables.Table]) -> None:
    assert len(tables.check(table, example(table))) > 0


@pytest.mark.parametrize("table", OF_THE_GAP, ids=tables.name)
def test_a_missing_and_an_unknown_column_are_refused(table: type[tables.Table]) -> None:
    rows = example(table)
    with pytest.raises(tables.WrongTable):
        tables.check(table, rows.drop(columns=rows.columns[0]))
    with pytest.raises(tables.WrongTable):
        tables.check(table, rows.assign(unknown=1))


@pytest.mark.parametrize(
    ("column", "value"),
    [("verdict", "apart"), ("measure", "no_such_rate"), ("p_value", 1.5), ("n_policy", -1)],
)
def test_values_that_a_gap_cannot_have_are_refused(column: str, value: object) -> None:
    with pytest.raises(tables.WrongTable):
        tables.check(tables.Gaps, example(tables.Gaps).assign(**{column: value}))


def test_every_row_has_a_verdict_that_its_measure_may_get() -> None:
    gaps = example(tables.Gaps)
    for measure, verdict in zip(gaps["measure"], gaps["verdict"], strict=True):
        assert verdict in tables.MEASURES[measure].verdicts
