"""Invented talk: documents with running words and mentions of co-design among them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.gaps import gaps
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.measures.evidence import evidence_by_language
from tests.docs import UNREAD
from tests.gap.examples import PARAMS, in_words

Parts = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
BUS = ["road", "wheel", "driver", "ticket", "stop"]
TEA = ["milk", "cup", "sugar", "spoon", "kettle"]


def spoken(*, other: bool, n: tuple[int, int] = (5, 7), seed: int = 1) -> Parts:
    """Documents whose `co-design` stands among bus words in policy, and if `other` among tea words
    in the interviews. All other words stand among both, about alike on both sides.
    """
    rng = np.random.default_rng(seed)
    documents, mentions, words = [], [], []
    for i in range(sum(n)):
        policy = i < n[0]
        name = f"{'p' if policy else 'f'}{i:02d}"
        documents.append((name, "policy" if policy else "frontline", name, "en", 5000, name))
        for s in range(16):
            near = BUS if s % 2 else TEA
            if s < 4:
                near = BUS if policy or not other else TEA
            line = [near[j] for j in rng.integers(0, 5, 10)]
            if s >= 4:
                line[::2] = [f"w{j:02d}" for j in rng.integers(0, 22, 5)]
            segment = f"{name}:{s:04d}"
            words += [(segment, name, "en", 10 * k, word) for k, word in enumerate(line)]
            if s < 4:
                role = "policy" if policy else "respondent"
                side = "policy" if policy else "frontline"
                mentions.append(
                    (segment, name, side, "en", role, "co-design", "co-design", 45, 49, False)
                )
    return (
        pd.DataFrame(
            documents, columns=["doc_id", "corpus", "cluster", "language", "n_tokens", "title"]
        ).assign(notes=""),
        pd.DataFrame(
            mentions,
            columns=[
                "segment_id", "doc_id", "corpus", "language", "role", "concept", "surface",
                "start", "end", "prompted",
            ],
        ).assign(**{k: v for k, v in UNREAD.items() if k != "segment_id"}),
        pd.DataFrame(words, columns=["segment_id", "doc_id", "language", "start", "word"]),
    )  # fmt: skip


def contexts_in(parts: Parts) -> Contexts:
    """The contexts of the one language of the talk."""
    documents, mentions, words = parts
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (evidence,) = evidence_by_language(documents, mentions, none, none, words)
    found = contexts_of(evidence)
    assert found is not None
    return found


def gaps_of(parts: Parts, params: GapParams = PARAMS) -> pd.DataFrame:
    """The table `Gaps` of the talk, with sentences."""
    documents, mentions, words = parts
    terms = words.rename(columns={"word": "term"}).assign(n=1, content=True)[
        ["doc_id", "term", "n", "content"]
    ]
    shares = pd.DataFrame(
        {"doc_id": pd.Series([], dtype="str"), "topic": pd.Series([], dtype="str"),
         "label": pd.Series([], dtype="str"), "share": pd.Series([], dtype="float64"),
         "stable": pd.Series([], dtype="bool"), "spurious": pd.Series([], dtype="bool")}
    )  # fmt: skip
    found = gaps(documents, mentions, terms, shares, words, params=params)
    return in_words(tables.check(tables.Gaps, found), documents, params)
