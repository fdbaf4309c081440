"""The second verdict follows from the first and from the gap beyond the baseline."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline import tables
from pipeline.gap.genre.beyond import NOT_COMPARED, Beyond, means_where_few, second_verdicts
from pipeline.stats.clusters import sides


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
    row = Beyond(*[one] * 7, np.array(["policy"])).row(0)
    assert set(row) == set(NOT_COMPARED) <= set(tables.columns(tables.Gaps))


def test_a_document_that_rests_on_too_little_takes_the_mean_of_its_side() -> None:
    own = sides(np.array([True, True, True, False, False]), cluster=list("abcde"))
    shares = np.array([[0.1], [0.3], [0.9], [0.5], [0.7]])
    enough = np.array([True, True, False, True, True])
    found = means_where_few(shares, enough, sides=own)
    assert found is not None
    assert found[:, 0].tolist() == pytest.approx([0.1, 0.3, 0.2, 0.5, 0.7])
    assert shares[2, 0] == 0.9
    none = np.array([False, False, False, True, True])
    assert means_where_few(shares, none, sides=own) is None
