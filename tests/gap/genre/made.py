"""Mentions and sentences of documents of both sides, of which so many are aspirations."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.gap.measures import measured
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from tests.docs import UNREAD
from tests.gap.examples import PARAMS, evidence_of

N = 8


def rows(shares: dict[str, tuple[float, float]], n: int) -> pd.DataFrame:
    """For each document `n` rows, of which about the given share is an aspiration."""
    rng = np.random.default_rng(3)
    made = []
    for corpus, (share, spread) in shares.items():
        for i in range(N):
            own = np.clip(share + spread * (i - N / 2) / N, 0, 1)
            for s in range(n):
                made.append(
                    {
                        **UNREAD,
                        "doc_id": f"{corpus[0]}{i}",
                        "segment_id": f"{corpus[0]}{i}:{s:04d}",
                        "corpus": corpus,
                        "language": "en",
                        "role": "policy" if corpus == "policy" else "respondent",
                        "modality": "aspiration" if rng.random() < own else "report",
                        "concept": "co-design",
                        "surface": "co-design",
                        "prompted": False,
                    }
                )
    return pd.DataFrame(made)


def evidence(mentions: pd.DataFrame) -> Evidence:
    """The evidence of the documents of these mentions, each a cluster of its own."""
    ids = sorted(mentions["doc_id"].unique())
    documents = pd.DataFrame(
        {
            "doc_id": ids, "cluster": ids, "language": "en", "n_tokens": 5_000, "title": ids,
            "corpus": ["frontline" if one[0] == "f" else "policy" for one in ids],
        }
    )  # fmt: skip
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    return evidence_of((documents, mentions, none, none))


def modality(mentions: pd.DataFrame) -> Measured:
    """The modality of all co-words together."""
    return measured(evidence(mentions), params=PARAMS, names=["modality_share"])[0]
