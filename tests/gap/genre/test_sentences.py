"""Shares of mentions beside other sentences: genre alone, more than genre, baselines by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline.gap.comparison import compare
from pipeline.gap.genre.sentences import FEWEST_SENTENCES, baseline, beyond_sentences
from pipeline.gap.measures import measured
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


def modality(mentions: pd.DataFrame) -> Measured:
    ids = sorted(mentions["doc_id"].unique())
    documents = pd.DataFrame(
        {
            "doc_id": ids, "cluster": ids, "language": "en", "n_tokens": 5_000, "title": ids,
            "corpus": ["frontline" if one[0] == "f" else "policy" for one in ids],
        }
    )  # fmt: skip
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    found = measured(
        evidence_of((documents, mentions, none, none)), params=PARAMS, names=["modality_share"]
    )
    return found[0]


def verdicts(mentions: pd.DataFrame, sentences: pd.DataFrame) -> tuple[str, str, float]:
    one = modality(mentions)
    comparison = compare(one, params=PARAMS)
    beyond = beyond_sentences(one, comparison, sentences, mentions, params=PARAMS)
    assert beyond is not None
    at = one.items.index("co-words: aspiration")
    return str(comparison.verdict[at]), str(beyond.verdict[at]), float(beyond.estimate[at])


def test_a_gap_that_all_sentences_have_is_named_and_not_more_than_genre() -> None:
    genre = {"policy": (0.6, 0.2), "frontline": (0.1, 0.1)}
    first, second, estimate = verdicts(rows(genre, 30), rows(genre, 200))
    assert (first, second) == ("policy", "cannot tell")
    assert abs(estimate) < 0.1


def test_a_gap_beside_the_co_words_alone_is_more_than_genre() -> None:
    mentions = rows({"policy": (0.7, 0.2), "frontline": (0.1, 0.1)}, 30)
    sentences = rows({"policy": (0.15, 0.1), "frontline": (0.1, 0.1)}, 200)
    first, second, estimate = verdicts(mentions, sentences)
    assert (first, second) == ("policy", "policy")
    assert estimate == pytest.approx(0.55, abs=0.12)


def test_the_baseline_is_the_share_of_each_documents_own_sentences() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    sentences = rows({"policy": (0.3, 0.4), "frontline": (0.1, 0.1)}, 50)
    one = modality(mentions)
    found = baseline(one, sentences, mentions)
    assert found is not None
    own = sentences["modality"].eq("aspiration").groupby(sentences["doc_id"]).mean()
    at = one.items.index("co-words: aspiration")
    assert found[:, at] == pytest.approx(own.reindex(one.documents).to_numpy())


def test_a_document_with_hardly_any_sentence_takes_the_mean_of_its_side() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    sentences = rows({"policy": (0.4, 0.0), "frontline": (0.1, 0.0)}, 50)
    few = sentences["doc_id"].eq("p0") & (
        sentences.groupby("doc_id").cumcount() >= FEWEST_SENTENCES - 1
    )
    one = modality(mentions)
    found = baseline(one, sentences[~few], mentions)
    assert found is not None
    others = [i for i, doc in enumerate(one.documents) if doc[0] == "p" and doc != "p0"]
    assert found[one.documents.index("p0")] == pytest.approx(found[others].mean(axis=0))


def test_without_sentences_of_a_side_or_a_reader_there_is_no_baseline() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    one = modality(mentions)
    assert baseline(one, mentions[mentions["corpus"] == "policy"], mentions) is None
    assert baseline(one, mentions.iloc[:0], mentions) is None
    assert baseline(replace(one, name="prompted_share"), mentions, mentions) is None
