"""Names of arrays stand in one module, so that one name means one thing."""

from __future__ import annotations

import re
from typing import get_args

import numpy as np
import pytest

from pipeline import arrays
from tests.paths import ROOT

ALIASES = sorted(name for name in vars(arrays) if name[0].isupper() and name != "NDArray")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Floats", np.array([0.5])),
        ("Flags", np.array([True])),
        ("Ints", np.array([1], dtype=np.int64)),
        ("Codes", np.flatnonzero([1])),
        ("Places", np.argsort([2, 1])),
        ("Strings", np.array(["policy"])),
    ],
)
def test_an_array_of_each_name_holds_what_the_name_says(name: str, made: np.ndarray) -> None:
    (held,) = get_args(get_args(getattr(arrays, name))[1])
    assert issubclass(made.dtype.type, held)
    assert name in ALIASES


def test_no_other_module_names_such_arrays() -> None:
    again = re.compile(r"^\w+ = (?:\w+\.)?NDArray\[np\.\w+\]$", re.M)
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("pipeline", "dashboard", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if again.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"pipeline/arrays.py"}
