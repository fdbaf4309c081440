"""Keyness: how much more each side uses a term, and how evenly the term is spread.

References:
    Monroe, B., Colaresi, M. & Quinn, K. (2008). Fightin' words. Political Analysis 16(4), 372-403.
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of
    Corpus Linguistics 13(4), 403-437.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.stats.log_odds import log_odds_of_sides
from pipeline.terms.count_matrix import count_matrix
from pipeline.terms.stop_words import is_content

PRIOR_TOKENS = 1000.0
"""Words that the prior of the log-odds is worth: more pulls rare terms nearer to no difference."""


def terms(occurrences: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Table `Terms`, for each language that has both sides, sorted by `log_odds_z`."""
    parts = [
        _terms(occurrences[occurrences["language"] == language], members)
        for language, members in units.groupby("language")
        if members["corpus"].nunique() == 2
    ]
    filled = [part for part in parts if len(part)]
    if not filled:
        return tables.empty(tables.Terms)
    return pd.concat(filled, ignore_index=True)[list(tables.columns(tables.Terms))]


def _terms(occurrences: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The terms of one language."""
    if occurrences.empty:
        return pd.DataFrame()
    documents = units.groupby("doc_id").agg(corpus=("corpus", "first"), size=("n_tokens", "sum"))
    vocabulary = sorted(occurrences["term"].unique())
    matrix = count_matrix(
        occurrences, rows=list(documents.index), vocabulary=vocabulary, key="doc_id"
    )
    size = documents["size"].to_numpy(dtype=np.float64)
    policy = (documents["corpus"] == "policy").to_numpy()
    own = {"policy": matrix[np.flatnonzero(policy)], "frontline": matrix[np.flatnonzero(~policy)]}
    n_policy, n_frontline = (np.asarray(own[side].sum(axis=0), dtype=np.float64) for side in own)
    totals = (float(size[policy].sum()), float(size[~policy].sum()))
    table = pd.DataFrame(
        {
            "language": units["language"].iloc[0],
            "term": vocabulary,
            "surfaces": _surfaces(occurrences).reindex(vocabulary).to_numpy(),
            "n_policy": n_policy.astype(np.int64),
            "n_frontline": n_frontline.astype(np.int64),
            "n_documents_policy": (own["policy"] > 0).sum(axis=0),
            "n_documents_frontline": (own["frontline"] > 0).sum(axis=0),
            "log_odds_z": log_odds_of_sides(
                n_policy, n_frontline, totals=totals, prior_tokens=PRIOR_TOKENS
            ),
            "g2": log_likelihood(n_policy, n_frontline, totals=totals),
            "dp_norm": _dispersion(matrix, sizes=size),
            "content": is_content(vocabulary, str(units["language"].iloc[0])),
        }
    ).astype({"language": "str", "term": "str", "surfaces": "str"})
    return table.sort_values(["log_odds_z", "term"], ascending=[False, True])


def _surfaces(occurrences: pd.DataFrame) -> pd.Series:
    """For each term its forms, the most frequent first, separated by |."""
    forms = occurrences.groupby(["term", "surface"])["n"].sum().reset_index()
    ordered = forms.sort_values(["term", "n", "surface"], ascending=[True, False, True])
    return pd.Series(
        {term: "|".join(members["surface"]) for term, members in ordered.groupby("term")},
        dtype="str",
    )


def log_likelihood(policy: Floats, frontline: Floats, *, totals: tuple[float, float]) -> Floats:
    """Log-likelihood ratio G² of each term in the table term or other word by side, at least 0.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
        Computational Linguistics, 19(1), 61-74.
    """
    observed = np.array([policy, frontline, totals[0] - policy, totals[1] - frontline])
    both = policy + frontline
    share = np.array(totals) / sum(totals)
    rest = sum(totals) - both
    expected = np.array([both * share[0], both * share[1], rest * share[0], rest * share[1]])
    ratio = np.divide(observed, expected, out=np.ones_like(expected), where=observed > 0)
    return np.asarray(np.maximum(2 * (observed * np.log(ratio)).sum(axis=0), 0), dtype=np.float64)


_AT_ONCE = 1000
"""Terms whose counts in all documents are held at once."""


def _dispersion(matrix: sparse.csr_array, *, sizes: Floats) -> Floats:
    """The dispersion of each term of a sparse matrix, documents by terms."""
    columns = matrix.tocsc()
    starts = range(0, matrix.shape[1], _AT_ONCE)
    blocks = (columns[:, start : start + _AT_ONCE].toarray(order="C") for start in starts)
    return np.concatenate([dp_norm(block, sizes=sizes) for block in blocks])


def dp_norm(matrix: Floats, *, sizes: Floats) -> Floats:
    """Dispersion of each term (column) over the parts (rows), 0 to 1.

    0: evenly spread; 1: all in the smallest part. `sizes` are the words of each part. One part
    alone: 0.

    References:
        Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal
        of Corpus Linguistics, 13(4), 403-437.
        Lijffijt, J., & Gries, S. T. (2012). Correction to Gries (2008). International Journal of
        Corpus Linguistics, 17(1), 147-149.
    """
    expected = sizes / sizes.sum()
    if len(sizes) == 1:
        return np.zeros(matrix.shape[1])
    observed = matrix / matrix.sum(axis=0)
    deviation = np.abs(observed - expected[:, None]).sum(axis=0) / 2
    return np.asarray(np.clip(deviation / (1 - expected.min()), 0, 1), dtype=np.float64)
