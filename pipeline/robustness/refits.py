"""Topics fitted anew: by other models, on other draws of documents, on units of other lengths."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linear_sum_assignment

from pipeline.arrays import Floats, Places
from pipeline.terms.count_matrix import count_matrix
from pipeline.topics.models import FITS, UnitCounts, fold_in, some_units

SAME_TOPIC = 0.5
"""A topic of another model is the same if its shares of the units correlate so much."""


@dataclass(frozen=True)
class Units:
    """Units to fit topics on, with the shares of the topics that are shown.

    Rows of `counts`, `document`, `tokens` and `shown` are units in reading order; columns of
    `counts` are `vocabulary`, of `shown` are `topics`.
    """

    counts: sparse.csr_array
    document: NDArray[np.str_]
    tokens: Floats
    shown: Floats
    vocabulary: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def code(self) -> Places:
        """The document of each unit as a number."""
        return np.unique(self.document, return_inverse=True)[1].astype(np.intp)


def units_of(
    term_counts: pd.DataFrame, units: pd.DataFrame, unit_topics: pd.DataFrame
) -> tuple[Units, pd.DataFrame]:
    """The units that have content terms, and their rows of `units`."""
    content = term_counts[term_counts["content"]]
    kept = units[units["unit_id"].isin(content["unit_id"])].sort_values(
        "unit_id", ignore_index=True
    )
    vocabulary = sorted(content["term"].unique())
    shown = unit_topics.pivot(index="unit_id", columns="topic", values="share")
    made = Units(
        counts=count_matrix(content, rows=kept["unit_id"].tolist(), vocabulary=vocabulary),
        document=kept["doc_id"].to_numpy(dtype=str),
        tokens=kept["n_tokens"].to_numpy(dtype=np.float64),
        shown=shown.reindex(kept["unit_id"]).fillna(0.0).to_numpy(),
        vocabulary=tuple(vocabulary),
        topics=tuple(shown.columns),
    )
    return made, kept


def doubled(units: Units) -> Units:
    """Units twice as long: each two neighbours of a document together."""
    place = pd.Series(units.document).groupby(units.document).cumcount().to_numpy() // 2
    pairs = pd.MultiIndex.from_arrays([units.code, place])
    into, firsts = pd.factorize(pairs, sort=True)
    member = sparse.coo_array(
        (np.ones(len(into)), (into, np.arange(len(into)))), shape=(len(firsts), len(into))
    ).tocsr()
    tokens = np.asarray(member @ units.tokens, dtype=np.float64)
    mass = np.asarray(member @ (units.shown * units.tokens[:, None]), dtype=np.float64)
    _, at = np.unique(into, return_index=True)
    return replace(
        units,
        counts=sparse.csr_array(member @ units.counts),
        document=units.document[at],
        tokens=tokens,
        shown=mass / np.maximum(tokens, 1.0)[:, None],
    )


def halved(units: Units, rows: pd.DataFrame, context_words: pd.DataFrame) -> Units:
    """Units half as long: the first and the second half of the words of each.

    `rows` are those of `TermUnits`, one for each of `units`. Only single words count, since where a
    multi-word term stands is not known.
    """
    placed = _placed(rows, context_words)
    order = placed.groupby("unit")["start"].cumcount()
    half = (2 * order >= placed.groupby("unit")["start"].transform("size")).to_numpy(dtype=int)
    column = pd.Index(units.vocabulary).get_indexer(pd.Index(placed["word"]))
    known = column >= 0
    into = 2 * placed["unit"].to_numpy()[known] + half[known]
    counts = sparse.coo_array(
        (np.ones(int(known.sum())), (into, column[known])),
        shape=(2 * len(rows), len(units.vocabulary)),
    ).tocsr()
    kept = np.flatnonzero(np.asarray(counts.sum(axis=1)).ravel())
    return replace(
        units,
        counts=sparse.csr_array(counts[kept]),
        document=units.document[kept // 2],
        tokens=units.tokens[kept // 2] / 2,
        shown=units.shown[kept // 2],
    )


def _placed(rows: pd.DataFrame, context_words: pd.DataFrame) -> pd.DataFrame:
    """The words with the number of the unit that each stands in, in reading order."""
    parts = rows.assign(unit=np.arange(len(rows)), segment_id=rows["segment_ids"].str.split())
    parts = parts[["unit", "segment_id", "start", "end"]].explode("segment_id", ignore_index=True)
    place = parts.groupby("unit").cumcount()
    last = place == parts.groupby("unit")["unit"].transform("size") - 1
    # `start` is about the first segment of a unit and `end` about its last.
    parts = parts.assign(
        place=place,
        low=parts["start"].where(place == 0, 0),
        high=parts["end"].where(last, np.iinfo(np.int64).max),
    )
    words = context_words[["segment_id", "start", "word"]]
    placed = words.merge(parts.drop(columns=["start", "end"]), on="segment_id")
    inside = (placed["start"] >= placed["low"]) & (placed["start"] < placed["high"])
    return placed[inside].sort_values(["unit", "place", "start"], ignore_index=True)


def resampled(units: Units, *, seed: int) -> Places:
    """Units of documents that are drawn with replacement, as many as there are, and which draw.

    Two rows: the places of the units, and the number of the draw that each belongs to. The sides
    are not looked at: the fit does not know them.
    """
    n = int(units.code.max()) + 1
    drawn = np.random.default_rng(seed).integers(0, n, n)
    at = [np.flatnonzero(units.code == document) for document in drawn]
    which = np.repeat(np.arange(n), [len(places) for places in at])
    return np.stack([np.concatenate(at), which]).astype(np.intp)


def refitted(
    units: Units,
    *,
    method: str,
    n_topics: int,
    seed: int,
    drawn: Places | None = None,
    max_units: int,
) -> pd.DataFrame | None:
    """Rows as of `TopicShares` by another fit, its topics called by those that they match.

    With `drawn` it is fitted on the units that are drawn, or of more than `max_units` on so many of
    them, and all units get their shares of it. For each shown topic the one is taken whose shares
    of the units correlate most with its own; a shown topic that has none is left out. None where
    there are too few units or terms.
    """
    rows = (np.arange(len(units.document)), units.code) if drawn is None else (drawn[0], drawn[1])
    if min(units.counts.shape) <= n_topics or len(np.unique(rows[0])) <= n_topics:
        return None
    some = some_units(len(rows[0]), most=max_units, seed=seed)
    counts = UnitCounts(sparse.csr_array(units.counts[rows[0][some]]), rows[1][some])
    model = FITS[method](counts, n_topics=n_topics, seed=seed)
    shares = model.doc_topic
    if drawn is not None or len(some) < len(rows[0]):
        shares = fold_in(units.counts, topic_term=model.topic_term)
    matched = match(shares, units.shown)
    words = pd.DataFrame(units.tokens[:, None]).groupby(units.document).sum()
    mass = pd.DataFrame(shares * units.tokens[:, None]).groupby(units.document).sum()
    by_document = mass / np.maximum(words.to_numpy(), 1.0)
    found = [
        {"doc_id": document, "topic": topic, "label": topic, "share": by_document.loc[document, at]}
        for topic, at in zip(units.topics, matched, strict=True)
        if at >= 0
        for document in by_document.index
    ]
    texts = {"doc_id": "str", "topic": "str", "label": "str", "share": "float64"}
    return pd.DataFrame(found, columns=list(texts)).astype(texts)


def match(drawn: Floats, shown: Floats) -> list[int]:
    """For each shown topic (column) the column of `drawn` that is the same topic; -1 if none is.

    One to one, by the Hungarian method on the correlations over the units.

    References:
        Kuhn, H. (1955). The Hungarian method for the assignment problem. Naval Research Logistics
        Quarterly 2, 83-97.
    """

    def centred(shares: Floats) -> Floats:
        away = shares - shares.mean(axis=0)
        size = np.linalg.norm(away, axis=0)
        return np.asarray(away / np.where(size > 1e-12, size, 1.0))

    alike = centred(shown).T @ centred(drawn)
    best = np.full(alike.shape[0], -1)
    for topic, at in zip(*linear_sum_assignment(-alike), strict=True):
        if alike[topic, at] >= SAME_TOPIC:
            best[topic] = at
    return [int(at) for at in best]
