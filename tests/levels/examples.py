"""An invented corpus on three levels, with what is planted in it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.config.params import LevelsParams
from pipeline.levels.levels import levels
from tests.gap.examples import PARAMS as GAP
from tests.gap.examples import corpus

NAMES = ("state", "municipality", "ward")

MIDDLE = [0.3, 0.33, 0.29, 0.31, 0.3, 0.27, 0.3, 0.32]
LAST = [0.6, 0.58, 0.62, 0.61, 0.59, 0.6, 0.63, 0.57]

OFF: dict[str, Any] = {
    "column": None,
    "order": (),
    "ordered": False,
    "compare": "pairs",
    "reference": None,
    "paired_by": None,
    "level": GAP.level,
    "n_permutations": GAP.n_permutations,
    "seed": GAP.seed,
}


def asked(**changed: Any) -> LevelsParams:
    return LevelsParams(**{**OFF, "column": "standing", "order": NAMES, **changed})


def example() -> dict[str, pd.DataFrame]:
    """Eight documents a level: a word that stops, one that is alike, a topic that grows.

    The documents of state are policy; each of the others is an interview with two speakers.
    """
    per = 8
    documents, mentions, _, shares = corpus(
        tokens=([10_000] * per, [10_000] * 2 * per),
        concepts={
            "co-production": (
                [20, 22, 19, 24, 21, 18, 23, 20],
                [9, 11, 10, 8, 12, 9, 10, 11, 0, 0, 1, 0, 0, 0, 1, 0],
            ),
            "co-operation": (
                [10, 9, 11, 10, 12, 8, 10, 10],
                [10, 11, 9, 10, 8, 12, 10, 9, 10, 10, 9, 11, 12, 9, 10, 10],
            ),
        },
        topics={
            "en-1": (
                [0.1, 0.12, 0.11, 0.1, 0.09, 0.1, 0.12, 0.08],
                [*MIDDLE, *LAST],
            ),
            "en-2": ([0.9] * per, [0.7] * per + [0.4] * per),
        },
    )  # fmt: skip
    standing = [name for name in NAMES for _ in range(per)]
    return {
        "documents": documents.assign(
            standing=standing, place=[f"place {i}" for i in range(per)] * 3, n_speakers=2
        ),
        "mentions": mentions,
        "topic_shares": shares,
        "codings": tables.empty(tables.Codings),
    }


def found(
    params: LevelsParams, frames: dict[str, pd.DataFrame] | None = None, *, min_group: int = 3
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The two tables of levels; those of the example are worked out once for all tests."""
    if frames is None:
        shown, compared = _found_in_example(params.model_dump_json(), min_group)
        return shown.copy(), compared.copy()
    return _found(params, frames, min_group)


@cache
def _found_in_example(params: str, min_group: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    return _found(LevelsParams.model_validate_json(params), example(), min_group)


def _found(
    params: LevelsParams, frames: dict[str, pd.DataFrame], min_group: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    made = levels(**frames, params=params, gap=GAP, min_group=min_group)
    assert made.specifications.empty
    return (
        tables.check(tables.Levels, made.levels),
        tables.check(tables.LevelContrasts, made.contrasts),
    )


def pair(compared: pd.DataFrame, item: str, first: str, second: str) -> pd.Series[Any]:
    rows = compared[
        (compared["item"] == item)
        & (compared["contrast"] == "pair")
        & (compared["first"] == first)
        & (compared["second"] == second)
        & (compared["measure"] != "family_rate")
    ]
    assert len(rows) == 1
    return rows.iloc[0]


def whole(compared: pd.DataFrame, item: str, contrast: str) -> pd.Series[Any]:
    rows = compared[
        (compared["item"] == item)
        & (compared["contrast"] == contrast)
        & (compared["measure"] != "family_rate")
    ]
    assert len(rows) == 1
    return rows.iloc[0]
