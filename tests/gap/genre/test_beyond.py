"""The second verdict follows from the first and from the gap beyond the baseline."""

from __future__ import annotations

import numpy as np

from pipeline import tables
from pipeline.gap.genre.beyond import NOT_COMPARED, Beyond, second_verdicts


def test_both_must_name_the_same_side_and_be_sure() -> None:
    first = np.array(["policy", "policy", "policy", "frontline", "cannot tell", "bridge", "policy"])
    estimate = np.array([0.2, -0.2, 0.2, -0.2, 0.2, 0.2, 0.2])
    p = np.array([0.01, 0.01, 0.2, 0.05, 0.01, 0.01, np.nan])
    found = second_verdicts(first, estimate=estimate, p_adjusted=p, level=0.05)
    assert found.tolist() == [
        "policy", "cannot tell", "cannot tell", "frontline", "cannot tell", "cannot tell", "",
    ]  # fmt: skip


def test_a_row_has_the_columns_of_gaps() -> None:
    one = np.array([0.5])
    row = Beyond(one, one, one, one, np.array(["policy"])).row(0)
    assert set(row) == set(NOT_COMPARED) <= set(tables.columns(tables.Gaps))
