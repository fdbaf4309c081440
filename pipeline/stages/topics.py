"""Counts of terms to topic models: the candidates, and the topics of the one that is chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from pipeline import tables
from pipeline.compute.backends import backend
from pipeline.config.params import load_params
from pipeline.config.topic_labels import load_labels
from pipeline.stages import compute, run
from pipeline.topics.folding import folded
from pipeline.topics.ownership import cluster_owners
from pipeline.topics.selection import Fit, TopicRules, topics
from pipeline.topics.topic_tables import TopicTables

KEPT = {
    "models": tables.TopicModels,
    "topics": tables.Topics,
    "terms": tables.TopicTerms,
    "shares": tables.TopicShares,
    "vectors": tables.TopicVectors,
}
"""What a run leaves for one that folds new documents in."""


def main() -> None:
    """Reads units, counts, documents and people's labels; writes candidates, topics and shares."""
    params = load_params().topics
    rules = TopicRules(
        **params.model_dump(exclude={"pin", "refit"}),
        pin_method=params.pin.method,
        pin_n_topics=params.pin.n_topics,
    )
    counts, units = tables.read(tables.TermCounts), tables.read(tables.TermUnits)
    kept = None if params.refit else _kept()
    if kept is not None:
        made = folded(counts, units, kept=kept, names=load_labels())
    else:
        with backend(compute()) as map_ordered:
            made = topics(
                counts,
                units,
                rules=rules,
                names=load_labels(),
                watch=_watched,
                map_ordered=map_ordered,
            )
    for note in made.topics["note"]:
        sys.stderr.write(f"data/topic_labels.csv: {note}\n" if note else "")
    tables.write(tables.TopicModels, made.models)
    documents = tables.read(tables.Documents)
    tables.write(tables.Topics, cluster_owners(made.topics, made.shares, documents))
    tables.write(tables.TopicTerms, made.terms)
    tables.write(tables.TopicShares, made.shares)
    tables.write(tables.UnitTopics, made.units)
    tables.write(tables.TopicVectors, made.vectors)
    tables.write(tables.TopicRefits, made.refits)
    tables.write(tables.FullVocabularyShares, made.full_vocabulary)


def _watched(fits: Iterator[Fit], total: int) -> Iterable[Fit]:
    """The fits, with a bar that counts them."""
    bar: tqdm[Fit] = tqdm(fits, disable=None, total=total, desc="topics", unit="model")
    return bar


def _kept() -> TopicTables | None:
    """The tables of the run before; none where there was none."""
    if not all(tables.place(table).is_file() for table in KEPT.values()):
        sys.stderr.write("topics.refit is false, but there are no topics yet: they are fitted.\n")
        return None
    frames = {key: tables.read(table) for key, table in KEPT.items()}
    nothing = {
        "units": tables.UnitTopics,
        "refits": tables.TopicRefits,
        "full_vocabulary": tables.FullVocabularyShares,
    }
    return TopicTables(**frames, **{key: tables.empty(table) for key, table in nothing.items()})


if __name__ == "__main__":
    run(main)
