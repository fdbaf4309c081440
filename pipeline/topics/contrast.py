"""What stands inside each topic: the words of each side, the groups that share it, what to quote.

A word of a unit is shared out among the unit's topics by how likely each makes it. That part is
the topic's; the words of a topic are compared by document, as all words are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.stats import clusters, distances, intervals, permutation, resampling
from pipeline.stats.clusters import Flags, Floats, Sides
from pipeline.stats.log_odds import log_odds
from pipeline.terms.count_matrix import count_matrix
from pipeline.wording.messages import encoded, message

PER = 1_000
"""Words of a topic are told per so many content words of it."""
MIN_WORDS = 10.0
"""A document with fewer words of a topic has no rate of them: one word would be a tenth."""
MIN_DOCUMENTS = 2
"""Documents of a side that a topic, or a word in it, needs to be the side's and not a person's."""
HAS = 0.5
"""A document has a word in a topic if so much of it is the topic's."""
ALIKE = 1.0
"""Both sides use a word alike if the log2 of its rates' ratio is no more."""
IS_ABOUT = 0.2
"""A unit that has less of a topic does not show it."""
RELEVANCE = 0.7
"""Weight of relevance against difference from the passages chosen before."""
COMPARED_UNITS = 60
"""The most relevant units of a topic and side; the others are not compared with each other."""
REST = encoded([message("group_rest")])
BOTH = "both"


@dataclass(frozen=True)
class TopicEvidence:
    """The units of one language that hold content words, and what the topics make of them.

    `counts`: units by terms. `shares`: units by topics. `topic_term`: topics by terms. `units` has
    unit_id, doc_id and corpus, `topics` the topics' ids, all in the matrices' order.
    """

    counts: sparse.csr_array
    shares: Floats
    topic_term: Floats
    units: pd.DataFrame
    topics: tuple[str, ...]
    vocabulary: tuple[str, ...]
    language: str

    def words_of(self, topic: int) -> sparse.csr_array:
        """Units by terms: the part of each count that is the topic's.

        References:
            Hofmann, T. (1999). Probabilistic latent semantic indexing. SIGIR, 50-57, eq. 6.
        """
        row = np.repeat(np.arange(self.counts.shape[0]), np.diff(self.counts.indptr))
        likely = self.shares[row] * self.topic_term[:, self.counts.indices].T
        whole = likely.sum(axis=1)
        part = np.divide(likely[:, topic], whole, out=np.zeros_like(whole), where=whole > 0)
        values = self.counts.data * part
        shape = self.counts.shape
        return sparse.csr_array((values, self.counts.indices, self.counts.indptr), shape=shape)


def topic_evidence(
    counts: pd.DataFrame, unit_topics: pd.DataFrame, vectors: pd.DataFrame
) -> Iterator[TopicEvidence]:
    """The evidence of each language that has topics, from TermCounts, UnitTopics, TopicVectors."""
    for language, vector in vectors.groupby("language", sort=True):
        shares = unit_topics[unit_topics["language"] == language].pivot(
            index=["unit_id", "doc_id", "corpus"], columns="topic", values="share"
        )
        topic_term = vector.pivot(index="topic", columns="term", values="probability")
        content = counts[counts["content"] & (counts["language"] == language)]
        units = shares.index.to_frame(index=False)
        vocabulary = tuple(topic_term.columns.tolist())
        yield TopicEvidence(
            counts=count_matrix(content, rows=units["unit_id"].tolist(), vocabulary=vocabulary),
            shares=shares.to_numpy(dtype=np.float64),
            topic_term=topic_term.loc[shares.columns].to_numpy(dtype=np.float64),
            units=units,
            topics=tuple(shares.columns.tolist()),
            vocabulary=vocabulary,
            language=str(language),
        )


def stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all frames; the first, without rows, says the columns and their types."""
    first, *others = frames
    filled = [frame for frame in others if len(frame)]
    return pd.concat(filled, ignore_index=True).astype(first.dtypes.to_dict()) if filled else first


# ---------------------------------------------------------------------------- words


def topic_words(
    evidence: TopicEvidence, documents: pd.DataFrame, *, words_per_side: int, params: GapParams
) -> pd.DataFrame:
    """The words that each side prefers within each topic, and those that both use alike.

    Columns: those of TopicWords but label and stable. A word is a side's if it leans that way and
    two of the side's documents have it in the topic. Rates are means over the documents that speak
    of the topic at some length; where fewer than two of a side do, that side has no rate and the
    words no p-value. p-values are held against all words of the topic.
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
            continue  # of one word there is nothing to prefer
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
    """The p-value of each word, held against all; none where a side has too few documents."""
    if min(sides.first.sum(), (~sides.first).sum()) < MIN_DOCUMENTS or not rates.shape[1]:
        return np.full(rates.shape[1], np.nan)
    permutations = permutation.draw_permutations(
        sides, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
    return permutation.permutation_test(
        rates, sides=sides, permutations=permutations, level=params.level
    ).p_adjusted


def _preferred(compared: pd.DataFrame, *, n: int) -> Iterator[tuple[str, pd.DataFrame]]:
    """The words of each side, the most telling first, and those of both, the commonest first."""
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


# ----------------------------------------------------------------------------- fits


def topic_fits(shares: pd.DataFrame, refits: pd.DataFrame) -> pd.DataFrame:
    """The table `TopicFits`: how far each topic's gap moves with the fit.

    That is uncertainty beside the interval of the gap, which says how it moves with the documents
    that were sampled. `shares` is TopicShares, `refits` TopicRefits.
    """
    if refits.empty:
        return tables.empty(tables.TopicFits)
    sides = shares.drop_duplicates("doc_id")[["doc_id", "corpus"]]
    named = shares.drop_duplicates("topic").set_index("topic")[["language", "label", "stable"]]
    gap = _gap(shares, ["topic"])
    rows = []
    for topic, moved in _gap(refits.merge(sides, on="doc_id"), ["topic", "refit"]).groupby("topic"):
        same = np.sign(moved.round(9)) == np.sign(round(float(gap[topic]), 9))
        rows.append(
            {
                "topic": str(topic),
                "n_refits": len(moved),
                "gap": float(gap[topic]),
                "lowest": float(moved.min()),
                "highest": float(moved.max()),
                "same_side": float(same.mean()),
            }
        )
    return pd.DataFrame(rows).join(named, on="topic")[list(tables.columns(tables.TopicFits))]


def _gap(shares: pd.DataFrame, keys: list[str]) -> pd.Series[float]:
    """Mean share over policy documents less that over frontline documents."""
    means = shares.groupby([*keys, "corpus"])["share"].mean().unstack("corpus")
    return (means["policy"] - means["frontline"]).dropna()


# ------------------------------------------------------------------------- register


def register(
    shares: pd.DataFrame,
    full_vocabulary: pd.DataFrame,
    counts: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    params: GapParams,
) -> pd.DataFrame:
    """The table `Register`: with and without the words that only tell talk from writing.

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
    """Both divergences beyond chance, and the one as a part of the other with its interval.

    The interval is that of a ratio, linearised: the spread of (content − remains x whole) / whole
    over the same draws of clusters for both.
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
    """Documents by items, each document's adding up to 1."""
    names = documents["doc_id"].tolist()
    held = part[part["doc_id"].isin(names)]
    summed = held.groupby(["doc_id", key])[value].sum().unstack(key).reindex(names).fillna(0.0)
    values = summed.to_numpy(dtype=np.float64)
    return np.asarray(values / np.maximum(values.sum(axis=1, keepdims=True), 1e-12))


def _beyond_chance(values: Floats, sides: Sides, permutations: Flags) -> float:
    permuted = distances.permuted_divergence(values, sides=sides, permutations=permutations)
    return float(permuted[0] - permuted.mean())


# --------------------------------------------------------------------------- groups


def topic_groups(
    shares: pd.DataFrame, documents: pd.DataFrame, *, params: GapParams, min_group: int
) -> pd.DataFrame:
    """The table `TopicGroups`: each topic's share in the groups that the catalogue makes.

    Groups are made by each column of the catalogue's own, by cluster and by year, within a side.
    Frontline groups with fewer than `min_group` interviewees are put together with the next
    smallest until they have as many, so that none is shown on its own nor can be worked out from
    the others. A column that leaves fewer than two groups is left out.
    """
    rows: list[dict[Any, Any]] = []
    grouped = documents.assign(year=documents["date"].str.extract(r"^(\d{4})", expand=False))
    known = [key for key in tables.columns(tables.Documents) if key != "cluster"]
    columns = [key for key in grouped.columns if key not in known]
    wide = shares.pivot(index="doc_id", columns="topic", values="share")
    named = shares.drop_duplicates("topic").set_index("topic")[["label", "stable"]]
    for (language, corpus), members in grouped.groupby(["language", "corpus"], sort=True):
        own = members[members["doc_id"].isin(wide.index)]
        topics = sorted(shares.loc[shares["language"] == language, "topic"].unique())
        for column in columns:
            values = grouping(own, str(column), corpus=str(corpus), min_group=min_group)
            for value, those in own.groupby(values, sort=True):
                part = _group(those, wide.loc[those["doc_id"], topics], corpus, params=params)
                found = part.assign(grouping=str(column), value=str(value), language=str(language))
                rows += found.join(named, on="topic").to_dict("records")
    return pd.DataFrame(rows, columns=list(tables.columns(tables.TopicGroups))).astype(
        tables.empty(tables.TopicGroups).dtypes.to_dict()
    )


def grouping(
    documents: pd.DataFrame, column: str, *, corpus: str, min_group: int
) -> pd.Series[str]:
    """The group of each document; none where it has none, or where there are too few groups."""
    given = documents[column].astype("str").str.strip()
    values = given.where(documents[column].notna() & (given != ""))
    if corpus == "frontline":
        people = documents["n_speakers"].clip(lower=1).groupby(values).sum()
        small = _small(people.sort_values(kind="stable").to_dict(), min_group=min_group)
        values = values.mask(values.isin(small), REST if sum(small.values()) >= min_group else None)
    # groups of one document each are the documents, which TopicShares has
    few = values.nunique() < 2 or values.nunique() == int(values.notna().sum())
    return values.where(np.full(len(values), not few))


def _small(people: Mapping[Any, int], *, min_group: int) -> dict[Any, int]:
    """The groups that are put together, the smallest first; `people` ascends."""
    small: dict[Any, int] = {}
    for value, n in people.items():
        if n >= min_group and not 0 < sum(small.values()) < min_group:
            break
        small[value] = n
    return small


def _group(
    documents: pd.DataFrame, shares: pd.DataFrame, corpus: object, *, params: GapParams
) -> pd.DataFrame:
    """One row per topic: mean share over the group's documents, its interval, who is in it."""
    codes = pd.factorize(documents["cluster"], sort=True)[0].astype(np.intp)
    values = shares.to_numpy(dtype=np.float64)
    found = intervals.mean_interval(
        values,
        cluster=codes,
        level=params.level,
        unseen=np.ones(values.shape[1]),
        census=getattr(params.sampling, str(corpus)) == "census",
    )
    spoken = documents["n_speakers"].clip(lower=1).sum() if corpus == "frontline" else 0
    return pd.DataFrame(
        {
            "topic": shares.columns,
            "corpus": corpus,
            "n_documents": len(documents),
            "n_clusters": documents["cluster"].nunique(),
            "n_interviewees": int(spoken),
            "share": found.estimate,
            "ci_low": found.low,
            "ci_high": np.minimum(found.high, 1.0),
        }
    )


# ------------------------------------------------------------------------- passages


def topic_units(evidence: TopicEvidence, *, per_topic: int) -> pd.DataFrame:
    """The units to quote for each topic and side, as the table `TopicUnits`.

    Relevant ones that differ from each other: each next one has the best of relevance less
    likeness to those before (maximal marginal relevance). No document comes twice before each that
    has a relevant unit came once. Relevance is the topic's share of the unit times the cosine of
    both in tf-idf: a few words may be all a topic's and show little of it.

    References:
        Carbonell, J., & Goldstein, J. (1998). The use of MMR, diversity-based reranking for
        reordering documents and producing summaries. SIGIR, 335-336.
    """
    held = np.asarray((evidence.counts > 0).sum(axis=0), dtype=np.float64).ravel()
    telling = np.log((1 + evidence.counts.shape[0]) / np.maximum(held, 1))
    rows = _unit(evidence.counts.toarray() * telling)
    topics = _unit(evidence.topic_term * telling)
    relevance = evidence.shares * (rows @ topics.T)
    corpora = evidence.units["corpus"].to_numpy()
    found = []
    for number, topic in enumerate(evidence.topics):
        for corpus in tables.CORPORA:
            about = np.flatnonzero((corpora == corpus) & (evidence.shares[:, number] >= IS_ABOUT))
            about = about[np.argsort(-relevance[about, number].round(9), kind="stable")]
            about = about[:COMPARED_UNITS]
            names = evidence.units["doc_id"].to_numpy()[about]
            chosen = diverse(relevance[about, number], rows[about], names, n=per_topic)
            found += [
                (evidence.language, topic, corpus, rank, evidence.units["unit_id"].iloc[about[at]])
                for rank, at in enumerate(chosen, start=1)
            ]
    named = list(tables.columns(tables.TopicUnits))
    return pd.DataFrame(found, columns=named)


def diverse(relevance: Floats, rows: Floats, documents: object, *, n: int) -> list[int]:
    """Which of the rows are chosen, in order: relevant, unlike each other, of many documents."""
    if not len(relevance):
        return []
    like = rows @ rows.T
    names = np.asarray(documents)
    worth = relevance / max(float(relevance.max()), 1e-12)
    chosen: list[int] = []
    while len(chosen) < min(n, len(names)):
        quoted = np.array([(names[chosen] == name).sum() for name in names])
        score = RELEVANCE * worth
        if chosen:
            score = score - (1 - RELEVANCE) * like[:, chosen].max(axis=1)
        quoted[chosen] = n + len(names)
        least = np.flatnonzero(quoted == quoted.min())
        chosen.append(int(least[np.argmax(score[least].round(9))]))
    return chosen


def _unit(matrix: Floats) -> Floats:
    """The rows divided by their Euclidean length."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(norms, 1e-12), dtype=np.float64)
