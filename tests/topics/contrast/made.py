"""Made-up evidence, catalogue and shares of two sides."""

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.topics.contrast import TopicEvidence

PARAMS = GapParams.model_validate(
    {
        "level": 0.05, "n_permutations": 199, "n_bootstrap": 99, "seed": 1,
        "sampling": {"policy": "sample", "frontline": "sample"},
        "margin": {"log2_ratio": 1.0, "topic_share": 0.05},
    }
)  # fmt: skip
VOCABULARY = ("agree", "board", "night", "song")


def evidence(n=6, *, rows=None):
    """Two topics; both sides speak of the first, policy by `board`, the frontline by `night`."""
    rows = rows or {"policy": [10, 20, 0, 2], "frontline": [10, 0, 20, 2]}
    units = pd.DataFrame(
        [
            {"unit_id": f"{corpus}{number}#1", "doc_id": f"{corpus}{number}", "corpus": corpus}
            for corpus in rows
            for number in range(n)
        ]
    )
    counts = np.array([rows[corpus] for corpus in units["corpus"]], dtype=float)
    topic_term = np.array([[0.3, 0.35, 0.35, 0.0], [0.0, 0.0, 0.0, 1.0]])
    return TopicEvidence(
        counts=sparse.csr_array(counts),
        shares=np.tile([0.9, 0.1], (len(units), 1)),
        topic_term=topic_term,
        units=units,
        topics=("en-t01", "en-t02"),
        vocabulary=VOCABULARY,
        language="en",
    )


def documents(n=6):
    rows = [
        {"doc_id": f"{corpus}{number}", "corpus": corpus, "cluster": f"{corpus}{number}"}
        for corpus in tables.CORPORA
        for number in range(n)
    ]
    return pd.DataFrame(rows)


def catalogued(roles, *, corpus="frontline", speakers=1):
    return pd.DataFrame(
        {
            "doc_id": [f"d{number:02d}" for number in range(len(roles))],
            "corpus": corpus,
            "language": "en",
            "cluster": [f"c{number:02d}" for number in range(len(roles))],
            "date": "2020-03",
            "n_speakers": speakers,
            "role": roles,
        }
    )


def shares_of(documents, share):
    return pd.DataFrame(
        {
            "doc_id": documents["doc_id"], "corpus": documents["corpus"], "language": "en",
            "topic": "en-t01", "label": "night", "share": share, "stable": True,
            "folded_in": False, "part": 0.1, "spurious": False,
        }
    )  # fmt: skip
