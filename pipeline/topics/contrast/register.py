"""How much of the distance of the sides is more than register.

Register-specific words differ between any talk and any writing, whatever both are about.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.stats import clusters, distances, permutation, resampling
from pipeline.stats.clusters import Sides


def register(
    shares: pd.DataFrame,
    full_vocabulary: pd.DataFrame,
    counts: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    params: GapParams,
) -> pd.DataFrame:
    """The table `Register`: divergence of the sides with and without register-specific words.

    `full_vocabulary` is FullVocabularyShares. Divergences are of the same documents, less their
    mean over the permutations of clusters. Fillers, boilerplate and dates are in neither: they are
    no terms.
    """
    rows = []
    for language, whole in full_vocabulary.groupby("language", sort=True):
        own = documents[documents["doc_id"].isin(whole["doc_id"])].sort_values("doc_id")
        words = counts[(counts["language"] == language) & counts["doc_id"].isin(own["doc_id"])]
        content = words[words["content"]]
        sides = clusters.sides(
            (own["corpus"] == "policy").to_numpy(), cluster=own["cluster"].tolist()
        )
        permutations = permutation.draw_permutations(
            sides, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
        )
        for item, pair, key, value in (
            ("topics", (shares, whole), "topic", "share"),
            ("words", (content, words), "term", "n"),
        ):
            less, more = (_wide(part, own, key=key, value=value) for part in pair)
            rows.append(
                {
                    "language": str(language),
                    "item": item,
                    "n_terms": words["term"].nunique(),
                    "n_content": content["term"].nunique(),
                    **_remaining(less, more, sides, permutations, params=params),
                    "n_policy": int(sides.first.sum()),
                    "n_frontline": int((~sides.first).sum()),
                }
            )
    if not rows:
        return tables.empty(tables.Register)
    return pd.DataFrame(rows)[list(tables.columns(tables.Register))]


def _remaining(
    less: Floats, more: Floats, sides: Sides, permutations: Flags, *, params: GapParams
) -> dict[str, float]:
    """Both divergences beyond chance; content as a part of the whole, with its interval.

    The interval is that of a linearised ratio: the spread of (content − remains x whole) / whole
    over the same bootstrap draws of clusters for both.
    """
    content, whole = (_beyond_chance(part, sides, permutations) for part in (less, more))
    if whole <= 0:
        nothing = {"remains": np.nan, "ci_low": np.nan, "ci_high": np.nan}
        return {"whole": whole, "content": content, **nothing}
    remains = content / whole
    census = params.sampling.census
    weights = resampling.resamples(
        sides,
        n_bootstrap=params.n_bootstrap,
        census=census,
        rng=np.random.default_rng(params.seed + 1),
    )
    drawn = [
        distances.redrawn_divergence(part, sides=sides, weights=weights) for part in (less, more)
    ]
    low, high = resampling.spread_ends(
        (drawn[0] - remains * drawn[1]) / whole, sides=sides, census=census, level=params.level
    )
    return {
        "whole": whole,
        "content": content,
        "remains": remains,
        "ci_low": remains + low,
        "ci_high": remains + high,
    }


def _wide(part: pd.DataFrame, documents: pd.DataFrame, *, key: str, value: str) -> Floats:
    """Documents by items; each row adds up to 1."""
    names = documents["doc_id"].tolist()
    held = part[part["doc_id"].isin(names)]
    summed = held.groupby(["doc_id", key])[value].sum().unstack(key).reindex(names).fillna(0.0)
    values = summed.to_numpy(dtype=np.float64)
    return np.asarray(values / np.maximum(values.sum(axis=1, keepdims=True), 1e-12))


def _beyond_chance(values: Floats, sides: Sides, permutations: Flags) -> float:
    """The observed divergence less the mean over all permutations, in bits."""
    permuted = distances.permuted_divergence(values, sides=sides, permutations=permutations)
    return float(permuted[0] - permuted.mean())
