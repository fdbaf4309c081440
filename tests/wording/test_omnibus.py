"""Sentences on the sides as a whole: worked examples."""

from __future__ import annotations

import numpy as np

from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, ROW


def said(basis: Basis = BASIS, **changes: object) -> str:
    return str(gap_sentence({**ROW, **changes}, basis=basis))


def test_the_distance_of_the_sides_in_a_sentence() -> None:
    numbers = {"measure": "divergence", "item": "words", "estimate": 0.123, "ci_low": 0.1,
               "ci_high": 0.15, "policy": np.nan, "frontline": np.nan}  # fmt: skip
    assert said(**numbers, verdict="different") == (
        "The words of policy and of the interviews differ more than chance explains, by 0.12 on "
        "a scale from 0 (alike) to 1 (nothing shared) (95 % interval 0.1 to 0.15; 12 policy "
        "documents against 21 interviews)."
    )
    open_ = said(**numbers, verdict="cannot tell", p_adjusted=0.31)
    assert open_.startswith("Cannot tell whether the words of")
    assert "chance alone sets the sides as far apart 31 % of the time; more documents" in open_
