"""Shares of mentions: of the document's own, where they could be read."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.gaps import gaps
from pipeline.gap.measures import VALUES
from pipeline.gap.measures.measured import Measured
from tests.gap.examples import (
    DOCUMENTS,
    PARAMS,
    in_words,
    mention,
    sharing,
)


def planted() -> pd.DataFrame:
    """Policy promises and names nobody; the interviews tell what they do and with whom."""
    rows = [mention(f"p{i}", modality="aspiration") for i in range(4) for _ in range(3)]
    rows += [
        mention(f"f{i}", modality="report", agentless="no", who="we", tone=0.5)
        for i in range(6)
        for _ in range(2)
    ]
    rows += [mention(f"f{i}", kind="practice", concept="co-production") for i in range(6)]
    rows += [mention("f0", kind="theme", concept="continuity"), mention("f1", prompted=True)]
    return pd.DataFrame(rows)


def named(name: str, rows: pd.DataFrame, concept: str) -> Measured:
    """The group of a concept among those of a measure."""
    groups = VALUES[name](sharing(rows), PARAMS)
    (one,) = [group for group in groups if group.items[0].startswith(f"{concept}:")]
    return one


def test_shares_are_of_the_document_s_own_mentions() -> None:
    moods = named("modality_share", planted(), "co-words")
    assert moods.items == tuple(f"co-words: {m}" for m in tables.MODALITIES)
    assert moods.values[:, 0].tolist() == [0.0] * 6 + [1.0] * 4
    assert moods.weight.tolist() == [2.0] * 6 + [3.0] * 4
    agentless = named("agentless_share", planted(), "co-design")
    assert agentless.values[:, 0].tolist() == [0.0] * 6 + [1.0] * 4
    roles = named("role_share", planted(), "co-words")
    assert roles.items == ("co-words: by we",)
    prompted = named("prompted_share", planted(), "co-words")
    assert prompted.values[1, 0] == pytest.approx(1 / 3)


def test_only_documents_with_a_mention_have_a_share() -> None:
    rows = planted()
    assert "p2" not in named("modality_share", rows[rows["doc_id"] != "p2"], "co-words").documents


def test_what_was_not_read_is_not_compared() -> None:
    unread = sharing(planted().assign(who="unknown", agentless="unknown", tone=np.nan))
    for name in ("agentless_share", "role_share", "tone"):
        assert VALUES[name](unread, PARAMS) == []
    assert VALUES["modality_share"](unread, PARAMS)


def told(rows: pd.DataFrame) -> pd.DataFrame:
    counts = pd.DataFrame({"doc_id": ["p0"], "term": ["x"], "n": [1]})
    shares = pd.DataFrame(
        {"doc_id": [], "topic": [], "label": [], "share": [], "stable": [], "spurious": []}
    ).astype(
        {
            "doc_id": "str",
            "topic": "str",
            "label": "str",
            "share": "float64",
            "stable": "bool",
            "spurious": "bool",
        }
    )
    found = gaps(DOCUMENTS, rows, counts, shares, params=PARAMS)
    return in_words(tables.check(tables.Gaps, found), DOCUMENTS)


def test_planted_gaps_are_told_and_said() -> None:
    found = told(planted()).set_index(["measure", "item"])
    row = found.loc[("modality_share", "co-words: aspiration")]
    assert (row["policy"], row["frontline"], row["verdict"]) == (1.0, 0.0, "policy")
    assert row["sentence"].startswith(
        "Mentions of co-words in policy more often speak of what shall be"
    )
    assert "100 % of them in only 4 policy documents, 0 % in 6 interviews" in row["sentence"]
    assert found.loc[("practice_rate", "co-production"), "verdict"] == "frontline"
    assert (
        "other words for co-production" in found.loc[("practice_rate", "co-production"), "sentence"]
    )


def test_p_values_are_adjusted_for_every_group_of_the_measure() -> None:
    found = told(planted())
    moods = found[found["measure"] == "modality_share"]
    assert moods["item"].str.split(":").str[0].nunique() == 2
    assert (moods["p_adjusted"] >= (2 * moods["p_value"]).clip(upper=1) - 1e-5).all()
