"""Counts of terms to topic models: the candidates, and the topics of the one that is chosen."""

from __future__ import annotations

import sys
from functools import partial

from tqdm import tqdm

from pipeline import tables
from pipeline.labels import load_labels
from pipeline.params import load_params
from pipeline.stages import run
from pipeline.topics import TopicRules, topics


def main() -> None:
    """Reads units, counts of terms and people's labels; writes candidates, topics and shares."""
    params = load_params().topics
    rules = TopicRules(
        **params.model_dump(exclude={"pin", "refit"}),
        pin_method=params.pin.method,
        pin_n_topics=params.pin.n_topics,
    )
    made = topics(
        tables.read(tables.TermCounts),
        tables.read(tables.TermUnits),
        rules=rules,
        names=load_labels(),
        watch=partial(tqdm, desc="topics", unit="model"),
    )
    for note in made.topics["note"]:
        sys.stderr.write(f"data/topic_labels.csv: {note}\n" if note else "")
    tables.write(tables.TopicModels, made.models)
    tables.write(tables.Topics, made.topics)
    tables.write(tables.TopicTerms, made.terms)
    tables.write(tables.TopicShares, made.shares)
    tables.write(tables.UnitTopics, made.units)
    tables.write(tables.TopicVectors, made.vectors)


if __name__ == "__main__":
    run(main)
