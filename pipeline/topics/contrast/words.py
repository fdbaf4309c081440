"""Keyness within topics: the words that each side prefers in each topic, and those of both."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.log_odds import log_odds
from pipeline.topics.contrast.evidence import TopicEvidence

PER = 1_000
"""Content words of a topic that rates of its words are given per."""
MIN_WORDS = 10.0
"""Content words of a topic that a document needs to have rates: of fewer, one is a tenth."""
MIN_DOCUMENTS = 2
"""Documents of a side that speak of a topic, or use a word in it; with fewer it is one person's."""
HAS = 0.5
"""A document has a word in a topic if at least this part of a count is the topic's."""
ALIKE = 1.0
"""Both sides use a word alike if the absolute log2 ratio of their rates is at most this."""
BOTH = "both"
"""Code for words that both sides use alike."""


def topic_words(
    evidence: TopicEvidence, documents: pd.DataFrame, *, words_per_side: int, params: GapParams
) -> pd.DataFrame:
    """The words that each side prefers within each topic, and those that both use alike.

    Columns: those of TopicWords but label and stable. A word is a side's if it leans that way and
    two of the side's documents have it in the topic. Rates are means over the documents that speak
    of the topic at some length; where fewer than two of a side do, that side has no rate and the
    words no p-value. p-values are adjusted for all words of the topic (step-down max-T).

    References:
        Monroe, B., Colaresi, M. & Quinn, K. (2008). Fightin' words. Political Analysis 16(4),
        372-403.
        Westfall, P. H. & Young, S. S. (1993). Resampling-based multiple testing. Wiley.
    """
    rows: list[pd.DataFrame] = []
    for number, topic in enumerate(evidence.topics):
        words = _by_document(evidence.words_of(number), evidence.units)
        own = documents[documents["doc_id"].isin(words.index)].sort_values("doc_id")
        sides = clusters.sides(
            (own["corpus"] == "policy").to_numpy(), cluster=own["cluster"].tolist()
        )
        matrix = words.loc[own["doc_id"]].to_numpy()
        if (matrix.sum(axis=0) >= HAS).sum() < 2:
            continue  # with one word there is nothing to compare
        compared = _compared(matrix, evidence.vocabulary, sides=sides, params=params)
        rows += [
            listed.assign(
                language=evidence.language,
                topic=topic,
                used_by=side,
                rank=range(1, len(listed) + 1),
            )
            for side, listed in _preferred(compared, n=words_per_side)
        ]
    kept = [key for key in tables.columns(tables.TopicWords) if key not in {"label", "stable"}]
    return pd.concat(rows, ignore_index=True)[kept] if rows else pd.DataFrame(columns=kept)


def _by_document(words: sparse.csr_array, units: pd.DataFrame) -> pd.DataFrame:
    """Documents by terms."""
    codes, names = pd.factorize(units["doc_id"], sort=True)
    places = (np.ones(len(codes)), (codes, np.arange(len(codes))))
    added = sparse.csr_array(places, shape=(len(names), len(codes)))
    return pd.DataFrame((added @ words).toarray(), index=names)


def _compared(
    matrix: Floats, vocabulary: tuple[str, ...], *, sides: Sides, params: GapParams
) -> pd.DataFrame:
    """Each word of a topic that enough documents have, whichever side they are on."""
    enough = (matrix >= HAS).sum(axis=0) >= MIN_DOCUMENTS
    counts, first = matrix[:, enough], sides.first
    length = matrix.sum(axis=1)
    spoken = length >= MIN_WORDS
    rates = PER * counts[spoken] / length[spoken, None]
    each = [rates[side[spoken]] for side in (first, ~first)]
    observed: Flags = sides.cluster_first[None, :]
    return pd.DataFrame(
        {
            "term": np.asarray(vocabulary)[enough],
            "policy": _mean(each[0]),
            "frontline": _mean(each[1]),
            "log_odds_z": log_odds(matrix, sides=sides, permutations=observed)[enough, 0],
            "p_adjusted": _p_adjusted(rates, sides.subset(spoken), params=params),
            "n_documents_policy": (counts[first] >= HAS).sum(axis=0),
            "n_documents_frontline": (counts[~first] >= HAS).sum(axis=0),
        }
    )


def _mean(rates: Floats) -> Floats:
    """The mean over documents; none where there are too few."""
    nothing = np.full(rates.shape[1], np.nan)
    return np.asarray(rates.mean(axis=0)) if len(rates) >= MIN_DOCUMENTS else nothing


def _p_adjusted(rates: Floats, sides: Sides, *, params: GapParams) -> Floats:
    """The adjusted p-value of each word; none where a side has too few documents."""
    if min(sides.first.sum(), (~sides.first).sum()) < MIN_DOCUMENTS or not rates.shape[1]:
        return np.full(rates.shape[1], np.nan)
    permutations = permutation.draw_permutations(
        sides, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
    return permutation.permutation_test(
        rates, sides=sides, permutations=permutations, level=params.level
    ).p_adjusted


def _preferred(compared: pd.DataFrame, *, n: int) -> Iterator[tuple[str, pd.DataFrame]]:
    """The words of each side by keyness, and those of both by their lower rate."""
    score = compared["log_odds_z"].round(9)
    lower = compared[["policy", "frontline"]].min(axis=1, skipna=False)
    higher = compared[["policy", "frontline"]].max(axis=1, skipna=False)
    alike = higher <= 2**ALIKE * lower
    for corpus, sign in (("policy", 1), ("frontline", -1)):
        enough = (compared[f"n_documents_{corpus}"] >= MIN_DOCUMENTS) & ~alike
        yield corpus, _first(compared.assign(order=-sign * score)[enough & (sign * score > 0)], n)
    wide = compared[["n_documents_policy", "n_documents_frontline"]].min(axis=1) >= MIN_DOCUMENTS
    yield BOTH, _first(compared.assign(order=-lower.round(9))[wide & alike], n)


def _first(words: pd.DataFrame, n: int) -> pd.DataFrame:
    return words.sort_values(["order", "term"]).head(n).drop(columns="order")
