"""Other ways to compute measures of two sides."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.gap.measures import measured
from pipeline.robustness import measures, omnibus
from pipeline.wording.messages import rendered
from tests.gap.examples import PARAMS, corpus, evidence_of
from tests.robustness.examples import found_of, run_tables


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as a whole are compared often; 99 draws are enough here."""
    monkeypatch.setattr(omnibus, "MAX_DRAWS", 99)


def test_weighting_by_words_pools_them() -> None:
    parts = corpus(
        tokens=([1_000, 9_000, 5_000], [2_000, 2_000, 8_000]),
        concepts={"co-design": ([4, 9, 3], [1, 0, 6])},
    )
    (measure,) = measured(evidence_of(parts), params=PARAMS, names=("concept_rate",))
    weighted = measures.token_weighted(measure)
    first = measure.sides.first
    assert weighted.values[first].mean() == pytest.approx(16 / 15_000 * 10_000)
    assert weighted.values[~first].mean() == pytest.approx(7 / 12_000 * 10_000)


def test_a_wider_lexicon_counts_other_words_for_a_concept_with_it() -> None:
    those = run_tables()
    said = those.mentions
    shared = said[said["corpus"] == "policy"].assign(corpus="frontline", kind="practice")
    talk = [
        shared.assign(doc_id=document, role="respondent")
        for document in those.documents.loc[those.documents["corpus"] == "frontline", "doc_id"]
    ]
    found = found_of(replace(those, mentions=pd.concat([said, *talk], ignore_index=True)))
    (row,) = found[(found["item"] == "co-design") & (found["varied"] == "lexicon")].to_dict(
        "records"
    )
    assert (row["n_specifications"], row["same_verdict"]) == (2, 0.5)
    assert rendered(row["otherwise"]) == "other words for it too"
    assert "a wider one, with other words for it" in row["sentence"]
