"""Evidence: usable documents, mentions that count, one language at a time."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.gap.measures.evidence import evidence_by_language, labels
from tests.gap.examples import (
    PLANTED,
    evidence_of,
    mention,
)


def test_documents_without_words_are_left_out_and_the_others_are_in_order() -> None:
    documents, *rest = PLANTED
    empty = documents.assign(n_tokens=documents["n_tokens"].where(documents["doc_id"] != "f2", 0))
    found = evidence_of((empty.sample(frac=1, random_state=1), *rest))
    assert found.documents["doc_id"].tolist() == [
        *(f"f{i}" for i in (0, 1, 3, 4, 5)), *(f"p{i}" for i in range(4))
    ]  # fmt: skip
    assert set(found.mentions["doc_id"]) <= set(found.documents["doc_id"])
    assert found.sides.shape == (4, 5)


def test_interviewers_and_prompted_mentions_do_not_count() -> None:
    rows = pd.DataFrame(
        [
            mention("p0"),
            mention("p1", prompted=True),
            mention("f0"),
            mention("f1", prompted=True),
            mention("f2", role="interviewer"),
            mention("f3", kind="practice"),
        ]
    )
    assert labels(rows)["doc_id"].tolist() == ["p0", "f0"]


def test_each_language_is_a_piece_of_evidence_of_its_own() -> None:
    documents, *rest = PLANTED
    nb = documents.assign(language=np.where(documents["corpus"] == "policy", "nb", "en"))
    english, norwegian = evidence_by_language(nb, *rest)
    assert (english.language, norwegian.language) == ("en", "nb")
    assert not english.has_both_sides
    assert set(norwegian.term_counts["doc_id"]) == {"p0", "p1", "p2", "p3"}
