"""From judged passages to a model of each item, to how well it finds, and to what to judge next.

In: passages with their texts, what the lists find, the table Judgements. Out: `Models`, the table
CodeModels, and the column `uncertainty` of Draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.codes.correction import share_found
from pipeline.judgements.corrected import (
    NO_HITS,
    Judged,
    Models,
    by_side,
    hits_of,
    of_objects,
    sides_of,
)
from pipeline.judgements.features import Vectors, features
from pipeline.judgements.models import can_learn, modelled
from pipeline.judgements.sampling import lots
from pipeline.stats import PER

MOST_LEARNED = 5000
"""Judged passages that an item is learned from at most: time grows with their third power, memory
with their second."""

LOTS = 7
"""The seed of the lots by which they are drawn: other lots than those by which people judge."""


def models(
    passages: pd.DataFrame,
    found: pd.DataFrame,
    judgements: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    vectors: Vectors,
) -> Models:
    """The model of each item that enough is judged of, from all that is judged of it.

    Passages that were proposed or that wait for their turn teach too. Of a passage that several
    people judged the share of yes is learned.
    """
    made: dict[tuple[str, str, str], pd.DataFrame] = {}
    hits = hits_of(found)
    for language, own in judgements.groupby("language", sort=True):
        here = passages[passages["language"] == language].reset_index(drop=True)
        truth, items = _truth(here, own)
        cluster = clusters_of(here, documents)
        truth = _learned(truth, here["passage"], cluster)
        able = [n for n in range(len(items)) if can_learn(truth[:, n], cluster)]
        if not able:
            continue
        rows = features(
            here["text"].tolist(), _listed(here, found), language=str(language), vectors=vectors
        )
        for those in _judged_alike(truth, able):
            listed = np.column_stack([_hits(here, hits.get(items[n], NO_HITS)) for n in those])
            learned = modelled(rows, truth[:, those], listed, cluster)
            for n, one in zip(those, learned, strict=True):
                made[str(language), *items[n]] = pd.DataFrame(
                    {"probability": one.probability, "found": one.found}, index=here["segment_id"]
                )
    return made


def clusters_of(passages: pd.DataFrame, documents: pd.DataFrame) -> NDArray[np.intp]:
    """The number of the cluster of each passage; a cluster stands on one side."""
    names = documents["corpus"].astype(str) + "\n" + documents["cluster"].astype(str)
    cluster = dict(zip(documents["doc_id"], names, strict=True))
    return pd.factorize(passages["doc_id"].map(cluster), sort=True)[0].astype(np.intp)


def _truth(
    passages: pd.DataFrame, judgements: pd.DataFrame
) -> tuple[Floats, list[tuple[str, str]]]:
    """A row per passage and a column per item: the share of judges who find it, or NaN."""
    share = judgements.groupby(["segment_id", "kind", "item"])["present"].mean()
    wide = share.unstack(["kind", "item"]).sort_index(axis=1)
    rows = wide.reindex(passages["segment_id"]).to_numpy(dtype=np.float64)
    return rows, [(str(name[0]), str(name[1])) for name in wide.columns.to_flat_index()]


def _learned(truth: Floats, passages: pd.Series[str], cluster: NDArray[np.intp]) -> Floats:
    """`truth` with no more than `MOST_LEARNED` judged passages of an item, NaN for the others.

    They are drawn by lots that are made of their ids, and from each cluster about as many.
    """
    known = ~np.isnan(truth)
    if (known.sum(axis=0) <= MOST_LEARNED).all():
        return truth
    order = np.argsort(lots(passages, seed=LOTS), kind="stable")
    kept = np.zeros(known.shape, dtype=bool)
    for item in range(known.shape[1]):
        own = order[known[order, item]]
        turn = pd.Series(own).groupby(cluster[own]).cumcount().to_numpy()
        kept[own[np.argsort(turn, kind="stable")[:MOST_LEARNED]], item] = True
    return np.where(kept, truth, np.nan)


def _judged_alike(truth: Floats, able: list[int]) -> Iterator[list[int]]:
    """The items whose judged passages are the same: one solution serves them all."""
    known = ~np.isnan(truth)
    groups: dict[bytes, list[int]] = {}
    for n in able:
        groups.setdefault(known[:, n].tobytes(), []).append(n)
    yield from groups.values()


def _listed(passages: pd.DataFrame, found: pd.DataFrame) -> NDArray[np.float64]:
    """What the lists find: a row per passage, a column per item, and one per kind for any of it."""
    kinds = found["kind"].astype(str)
    named = pd.concat(
        [
            found.assign(column=kinds + ":" + found["item"].astype(str)),
            found.assign(column=kinds),
        ]
    )
    wide = pd.crosstab(named["segment_id"], named["column"]).clip(upper=1)
    return wide.reindex(passages["segment_id"], fill_value=0).to_numpy(dtype=np.float64)


def _hits(passages: pd.DataFrame, hits: pd.Series[str]) -> Floats:
    """1 for each passage in which the list finds the item."""
    return np.asarray(passages["segment_id"].isin(hits), dtype=np.float64)


def code_models(
    made: Models,
    passages: pd.DataFrame,
    found: pd.DataFrame,
    judgements: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    level: float,
) -> pd.DataFrame:
    """The table CodeModels: a row per side of each item that has a model.

    Precision and recall are those of passages that were drawn at random or stand in documents that
    were coded whole, weighted by what they stand for; NaN where a side has too few.
    """
    rows = []
    used = documents[documents["n_tokens"] > 0]
    hits = hits_of(found)
    names, judgements = passages.drop(columns="text", errors="ignore"), of_objects(judgements)
    for language, own in groupby(sorted(made.items()), key=lambda one: one[0][0]):
        here = of_objects(names[names["language"] == language])
        cluster = clusters_of(here, documents)
        sides = by_side(here, used[used["language"] == language].sort_values("doc_id"))
        of_language = judgements[judgements["language"] == language]
        for (_, kind, item), model in own:
            of_item = (of_language["kind"] == kind) & (of_language["item"] == item)
            answers = of_language[of_item]
            judged = here["segment_id"].isin(answers["segment_id"]).to_numpy(dtype=bool)
            same = {
                "language": language, "kind": kind, "item": item,
                "n_learned": min(int(judged.sum()), MOST_LEARNED),
                "n_clusters": len(np.unique(cluster[judged])),
            }  # fmt: skip
            for side, one in sides_of(sides, hits.get((kind, item), NO_HITS), answers).items():
                rate = _rate(model, *sides[side])
                rows.append({**same, "corpus": side, "rate": rate, **_quality(one, model, level)})
    return tables.table_of(tables.CodeModels, rows)


def _rate(model: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame) -> float:
    """Passages per 10,000 words by the model's probabilities, the mean over documents."""
    own = passages.assign(value=model["probability"].reindex(passages["segment_id"]).to_numpy())
    sums = own.groupby("doc_id")["value"].sum().reindex(documents["doc_id"], fill_value=0.0)
    per = sums.to_numpy() / documents["n_tokens"].to_numpy(dtype=np.float64) * PER
    return float(per.mean()) if len(per) else 0.0


def _quality(one: Judged | None, model: pd.DataFrame, level: float) -> dict[str, object]:
    """Precision and recall of model and list on one side, and how calibrated the model is."""
    if one is None:
        return {"n_judged": 0, **dict.fromkeys(_QUALITY, np.nan)}
    known, weight = one.known, one.weight
    truth, cluster = one.truth[known], one.cluster[one.document[known]]
    found = one.of_segments(model["found"])[known]
    probability = one.of_segments(model["probability"])[known]
    recall = share_found(found, truth * weight, cluster=cluster, level=level)
    precision = share_found(truth, found * weight, cluster=cluster, level=level)
    ends = [
        float(end[0])
        for share in (recall, precision)
        for end in (share.estimate, share.low, share.high)
    ]
    listed = one.listed[known]
    return {
        "n_judged": int(known.sum()),
        **dict(zip(_QUALITY[:6], ends, strict=True)),
        "list_recall": _mean(listed, truth * weight),
        "list_precision": _mean(truth, listed * weight),
        "expected": _mean(probability, weight), "observed": _mean(truth, weight),
    }  # fmt: skip


_QUALITY = (
    "recall", "recall_low", "recall_high", "precision", "precision_low", "precision_high",
    "list_recall", "list_precision", "expected", "observed",
)  # fmt: skip


def _mean(values: Floats, weight: Floats) -> float:
    whole = float(weight.sum())
    return float((values * weight).sum()) / whole if whole > 0 else float("nan")


def with_uncertainty(draws: pd.DataFrame, made: Models) -> pd.DataFrame:
    """Draws with `uncertainty`: the bits that the models of a kind do not know of a passage.

    The sum over items of the entropy of their probabilities; a passage is judged for all at once.

    References:
        Lewis, D. D. & Gale, W. A. (1994). A sequential algorithm for training text classifiers.
        SIGIR, 3-12.
    """
    unknown = draws["uncertainty"].copy()
    for language, kind in dict.fromkeys((language, kind) for language, kind, _ in sorted(made)):
        own: Flags = ((draws["language"] == language) & (draws["kind"] == kind)).to_numpy()
        segments = draws.loc[own, "segment_id"]
        shares = [
            model["probability"].reindex(segments).to_numpy(dtype=np.float64)
            for (tongue, sort, _), model in sorted(made.items())
            if (tongue, sort) == (language, kind)
        ]
        bits = sum(special.entr(p) + special.entr(1 - p) for p in shares) / np.log(2)
        unknown[own] = bits
    return draws.assign(uncertainty=unknown)
