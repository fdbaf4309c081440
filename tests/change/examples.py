"""An invented corpus over twelve years, with what is planted in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.change.changes import changes
from tests.gap.examples import PARAMS as GAP
from tests.gap.examples import corpus

N_POLICY, N_TALKS = 24, 24
POLICY_YEARS = [f"{2010 + i // 2}-{3 + 6 * (i % 2):02d}" for i in range(N_POLICY)]
TALK_YEARS = [f"{2010 + i // 2}-{1 + (7 * i) % 12:02d}" for i in range(N_TALKS)]


def _steps(dates: list[str], since: str, low: int, high: int) -> list[int]:
    return [(high if one >= since else low) + (5 * i) % 3 for i, one in enumerate(dates)]


def _noise(n: int, seed: int) -> list[int]:
    """Mentions that vary much and do not change."""
    rng = np.random.default_rng(seed)
    return [int(one) for one in rng.poisson(8 * rng.gamma(3, 1 / 3, size=n))]


def example() -> dict[str, pd.DataFrame]:
    """Policy takes up co-production in 2016 and the frontline in 2019; much else varies and stays.

    The frontline drops the practice of co-production in 2018. Co-design is policy's alone.
    """
    documents, mentions, _, shares = corpus(
        tokens=([10_000] * N_POLICY, [10_000] * N_TALKS),
        concepts={
            "co-production": (
                _steps(POLICY_YEARS, "2016", 2, 20), _steps(TALK_YEARS, "2019", 2, 20),
            ),
            "co-operation": ([9, 11, 10] * 8, [10, 9, 11, 10] * 6),
            **{
                name: (_noise(N_POLICY, seed), _noise(N_TALKS, seed + 50))
                for seed, name in enumerate(
                    ("co-creation", "co-evaluation", "co-governance", "co-location", "co-ownership",
                     "co-management")
                )
            },
            "co-design": (_steps(POLICY_YEARS, "2016", 2, 12), [0] * N_TALKS),
        },
        topics={
            "en-1": (
                [0.5] * N_POLICY, [0.2 if one < "2017" else 0.6 for one in TALK_YEARS],
            ),
            "en-2": (
                [0.5] * N_POLICY, [0.8 if one < "2017" else 0.4 for one in TALK_YEARS],
            ),
        },
    )  # fmt: skip
    practised = _steps(TALK_YEARS, "2018", 30, 6)
    ids = [f"f{i}" for i, n in enumerate(practised) for _ in range(n)]
    rows = pd.DataFrame([mentions.iloc[-1].to_dict()] * len(ids)).assign(
        doc_id=ids, corpus="frontline", role="respondent", concept="co-production", kind="practice"
    )
    return {
        "documents": documents.assign(date=[*POLICY_YEARS, *TALK_YEARS]),
        "mentions": pd.concat([mentions, rows.astype(mentions.dtypes)], ignore_index=True),
        "topic_shares": shares,
        "codings": tables.empty(tables.Codings),
    }


def found(frames: dict[str, pd.DataFrame] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    told, dots = changes(**(frames or example()), params=GAP)
    return tables.check(tables.Changes, told), tables.check(tables.DatedValues, dots)


def row(
    told: pd.DataFrame, item: str, change: str, measure: str = "concept_rate"
) -> pd.Series[Any]:
    rows = told[(told["item"] == item) & (told["change"] == change) & (told["measure"] == measure)]
    assert len(rows) == 1
    return rows.iloc[0]
