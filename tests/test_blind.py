"""The simulations of another author go through the pipeline's own functions and are scored."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks.bench_blind import figures, in_points, opposite
from benchmarks.blind_simulations.open import OPEN

CLEAR: dict[str, dict[str, Any]] = {
    "r_alt_x4": {"planted": {1: ("policy", 30.0)}, "cv2": (0.05, 0.05)},
    "s_alt": {"extra": {0: ("policy", 0.5)}},
    "s_galt": {"extra": {0: ("policy", 0.5)}},
    "c_galt_f": {"planted": {0: ("frontline", 20.0)}, "length": (20_000, 20_000)},
}
"""Settings of the other author, with gaps so large that none can be missed."""


@pytest.mark.parametrize("name", sorted(CLEAR))
def test_a_gap_that_none_can_miss_is_named_on_its_side(name: str) -> None:
    setting = {**OPEN[name], "args": {**OPEN[name]["args"], **CLEAR[name]}}
    found = figures(setting, name, 2)
    # In shares what gives the mass differs too, and need not be named.
    assert found["power"] >= (0.4 if name.startswith("s_") else 0.8)
    assert found["wrong"] == 0 and found["width"] > 0
    assert found["covers"] > 0.6


@pytest.mark.parametrize("name", ["r_null_plain", "s_null", "t_null_8", "k_gnull", "c_gnull"])
def test_where_nothing_differs_hardly_anything_is_named(name: str) -> None:
    found = figures(OPEN[name], name, 3)
    assert found["false"] <= 0.34 and np.isnan(found["power"])


def test_the_truth_and_a_wrong_side_are_told_by_sign() -> None:
    assert in_points(np.array([0.1, -0.1, 1e-12])).tolist() == ["policy", "frontline", "none"]
    verdict = np.array(["policy", "policy", "policy", "cannot tell"])
    true = np.array(["frontline", "policy", "none", "policy"])
    assert opposite(verdict, true).tolist() == [True, False, False, False]
