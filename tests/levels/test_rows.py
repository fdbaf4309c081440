"""The rows of comparisons: from the first level to the second, with what stands behind them."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap.genre import Beyond
from pipeline.levels.checks.power import BothWays
from pipeline.levels.contrasts import contrasts
from pipeline.levels.rows import contrast_rows, with_checks
from pipeline.stats.levels import Chances
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import asked
from tests.levels.test_values import values

FEW = GAP.model_copy(update={"n_permutations": 99})
ONE = values()["concept_rate"]
FOUND = contrasts(ONE, levels=asked(ordered=True), params=FEW, influential=False)
ROWS = list(contrast_rows(ONE, FOUND, params=FEW))
N = len(ONE.measured.items)


def test_each_item_has_its_omnibus_test_trend_and_pairs_in_this_order() -> None:
    for item in range(N):
        own = [row for i, row in ROWS if i == item]
        assert [row["contrast"] for row in own] == ["omnibus", "trend", "pair", "pair", "pair"]
        pairs = [(row["first"], row["second"], row["neighbours"]) for row in own[2:]]
        assert pairs == [
            ("state", "municipality", True), ("state", "ward", False),
            ("municipality", "ward", True),
        ]  # fmt: skip
        for row in own[2:]:
            difference = float(str(row["mean_second"])) - float(str(row["mean_first"]))
            assert row["estimate"] == pytest.approx(difference)
            assert row["n_documents"] == 16


def test_what_stands_behind_a_pair_is_turned_from_its_first_level_to_its_second() -> None:
    figures = {
        name: np.full(N, value)
        for name, value in (
            ("policy", 0.1), ("frontline", 0.3), ("estimate", 2.0), ("low", 1.0), ("high", 3.5),
            ("as_far", 0.2), ("p_adjusted", 0.01),
        )
    }  # fmt: skip
    held = Beyond(**figures, verdict=np.full(N, "policy"))
    of = {"omnibus": 0.1, "trend": 0.2, "pair": 0.3}
    rises = Chances(
        np.full(N, of["omnibus"]), np.full(N, of["trend"]),
        {pair: np.full(N, of["pair"]) for pair in FOUND.pairs},
    )  # fmt: skip
    behind = {**dict.fromkeys(FOUND.pairs), (0, 1): held}
    made = list(with_checks(ROWS, ONE, behind, BothWays(rises, rises)))
    assert [(i, row["contrast"]) for i, row in made] == [(i, row["contrast"]) for i, row in ROWS]
    for _, row in made:
        assert row["power_rises"] == row["power_falls"] == of[str(row["contrast"])]
        ends = row["beyond_low"], row["beyond_genre"], row["beyond_high"]
        if (row["first"], row["second"]) == ("state", "municipality"):
            assert row["more_than_genre"] == "falls" and ends == (-3.5, -2.0, -1.0)
            assert (row["baseline_first"], row["baseline_second"]) == (0.1, 0.3)
        else:
            assert row["more_than_genre"] == "" and all(np.isnan(end) for end in ends)
    nothing = [row for _, row in with_checks(ROWS, ONE, dict.fromkeys(FOUND.pairs), None)]
    assert all(np.isnan(float(str(row["power_rises"]))) for row in nothing)
