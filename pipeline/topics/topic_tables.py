"""A topic model and what its topics are called, to tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.arrays import Floats
from pipeline.config.topic_labels import COLUMNS
from pipeline.tables import (
    FullVocabularyShares,
    Table,
    TopicModels,
    TopicRefits,
    Topics,
    TopicShares,
    TopicTerms,
    TopicVectors,
    UnitTopics,
    empty,
)
from pipeline.topics.corpus import UnitCorpus
from pipeline.topics.labels import Named
from pipeline.topics.metrics import frex, top_terms
from pipeline.topics.models import TopicModel
from pipeline.wording.messages import Message, encoded

PRESENT = 0.05
"""Share of a topic from which on a document has the topic."""
SHARE_DECIMALS = 6
"""Decimals of a share; further ones are rounding error."""


@dataclass(frozen=True)
class TopicTables:
    """The tables of the stage."""

    models: pd.DataFrame
    topics: pd.DataFrame
    terms: pd.DataFrame
    shares: pd.DataFrame
    units: pd.DataFrame
    vectors: pd.DataFrame
    refits: pd.DataFrame
    full_vocabulary: pd.DataFrame


def nothing() -> TopicTables:
    """The tables without rows."""
    made = (TopicModels, Topics, TopicTerms, TopicShares, UnitTopics, TopicVectors)
    return TopicTables(*map(empty, (*made, TopicRefits, FullVocabularyShares)))


def stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all frames, with the columns of the first where none has rows."""
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames[:1], ignore_index=True)


def joined(parts: Sequence[TopicTables]) -> TopicTables:
    """The tables of all parts, each with the rows of all."""
    return TopicTables(
        *(stacked([getattr(part, key.name) for part in parts]) for key in fields(TopicTables))
    )


def typed(frame: pd.DataFrame, table: type[Table]) -> pd.DataFrame:
    """The frame with the columns and types of the table."""
    kinds = empty(table).dtypes
    return frame[list(kinds.index)].astype(kinds.to_dict()).reset_index(drop=True)


def topic_tables(
    model: TopicModel, corpus: UnitCorpus, *, shown: pd.DataFrame, n: int
) -> TopicTables:
    """All tables about topics that are named; `shown` is Topics without found_in and share."""
    shares = topic_shares(model, shown, units=corpus.units)
    return TopicTables(
        models=empty(TopicModels),
        topics=typed(shown.assign(**_found_in(shares, shown["topic"].tolist())), Topics),
        terms=_topic_terms(model, shown, vocabulary=corpus.vocabulary, n=n),
        shares=shares,
        units=_unit_topics(model, shown, units=corpus.units),
        vectors=_vectors(model, shown, corpus=corpus),
        refits=empty(TopicRefits),
        full_vocabulary=empty(FullVocabularyShares),
    )


def _topic_terms(
    model: TopicModel, shown: pd.DataFrame, *, vocabulary: Sequence[str], n: int
) -> pd.DataFrame:
    """Table `TopicTerms`: the `n` top terms of each topic."""
    top = top_terms(model.shown, n=n)
    topic = np.repeat(np.arange(len(top)), top.shape[1])
    column = top.ravel()
    frame = shown.iloc[topic].assign(
        rank=np.tile(np.arange(1, top.shape[1] + 1), len(top)),
        term=np.asarray(vocabulary)[column],
        weight=model.topic_term[topic, column],
        frex=frex(model.topic_term)[topic, column],
    )
    return typed(frame, TopicTerms)


def _vectors(model: TopicModel, shown: pd.DataFrame, *, corpus: UnitCorpus) -> pd.DataFrame:
    """Table `TopicVectors`: the probability of every term in every topic."""
    n_topics, n_terms = model.topic_term.shape
    frame = pd.DataFrame(
        {
            "language": corpus.language,
            "topic": np.repeat(shown["topic"].to_numpy(), n_terms),
            "term": np.tile(np.asarray(corpus.vocabulary), n_topics),
            "probability": model.topic_term.ravel(),
        }
    )
    return typed(frame, TopicVectors)


def _unit_topics(model: TopicModel, shown: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    keys = units[["unit_id", "doc_id", "corpus", "language"]]
    return typed(_long(model.doc_topic, keys, shown[["topic"]]), UnitTopics)


def topic_shares(model: TopicModel, shown: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    """Table `TopicShares`: for each document the mean over its units, weighted by words."""
    tokens = units["n_tokens"].to_numpy(dtype=np.float64)
    documents = units.drop_duplicates("doc_id").sort_values("doc_id")
    mass = pd.DataFrame(model.doc_topic * tokens[:, None]).groupby(units["doc_id"].to_numpy()).sum()
    whole = mass.sum(axis=1).to_numpy()
    shares = mass.loc[documents["doc_id"]].to_numpy() / whole[:, None]
    keys = documents[["doc_id", "corpus", "language"]].assign(folded_in=False)
    frame = _long(shares, keys, shown[["topic", "label", "stable", "spurious"]])
    sums = mass.to_numpy().sum(axis=0)
    part = np.divide(mass.loc[documents["doc_id"]].to_numpy(), np.where(sums > 0, sums, 1.0))
    return typed(frame.assign(part=np.round(part.ravel(), SHARE_DECIMALS)), TopicShares)


def _long(shares: Floats, rows: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """One row per row and topic, with the rounded share."""
    row = np.repeat(np.arange(len(rows)), len(topics))
    topic = np.tile(np.arange(len(topics)), len(rows))
    left = rows.iloc[row].reset_index(drop=True)
    right = topics.iloc[topic].reset_index(drop=True)
    return pd.concat([left, right], axis=1).assign(share=np.round(shares.ravel(), SHARE_DECIMALS))


def _found_in(shares: pd.DataFrame, ids: Sequence[str]) -> dict[str, list[str] | list[float]]:
    """The sides with a document that has the topic, and the topic's mean share over documents."""
    has = shares[shares["share"] >= PRESENT].groupby("topic")["corpus"].unique()
    sides = [sorted(has.get(topic, [])) for topic in ids]
    mean = shares.groupby("topic")["share"].mean()
    return {
        "found_in": [
            found[0] if len(found) == 1 else "both" if found else "none" for found in sides
        ],
        "share": [float(mean[topic]) for topic in ids],
    }


def by_size(model: TopicModel, tokens: Floats) -> npt.NDArray[np.intp]:
    """Topics by the words they have, the largest first; ties by their heaviest term."""
    size = np.round(tokens @ model.doc_topic / tokens.sum(), 9)
    return np.lexsort((top_terms(model.shown, n=1)[:, 0], -size))


def listed_terms(model: TopicModel, vocabulary: Sequence[str], *, n: int) -> list[str]:
    """The top terms of each topic, separated by commas."""
    return [", ".join(vocabulary[column] for column in top) for top in top_terms(model.shown, n=n)]


def notes_on_names(called: Named, n_topics: int) -> list[str]:
    """The warnings about names, as messages of the topic concerned; else of the first."""
    notes: list[list[Message]] = [[] for _ in range(n_topics)]
    for warning in called.warnings:
        about = [
            i
            for i, label in enumerate(called.labels)
            if label == str(warning.values["label"]).strip()
        ]
        notes[about[0] if about else 0].append(warning)
    return [encoded(note) for note in notes]


def given_names(names: pd.DataFrame | None, language: str) -> pd.DataFrame:
    """The names that people gave to topics of the language; without rows if none."""
    if names is None:
        return pd.DataFrame({key: pd.Series([], dtype="str") for key in COLUMNS})
    return names[names["language"] == language].reset_index(drop=True)
