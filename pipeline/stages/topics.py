"""Counts of terms to topic models: the candidates, and the topics of the one that is chosen."""

from __future__ import annotations

from functools import partial

from tqdm import tqdm

from pipeline import tables
from pipeline.params import load_params
from pipeline.stages import run
from pipeline.topics import TopicRules, topics


def main() -> None:
    """Reads units and counts of terms; writes candidates, topics and shares."""
    params = load_params().topics
    rules = TopicRules(
        **params.model_dump(exclude={"pin"}),
        pin_method=params.pin.method,
        pin_n_topics=params.pin.n_topics,
    )
    made = topics(
        tables.read(tables.TermCounts),
        tables.read(tables.TermUnits),
        rules=rules,
        watch=partial(tqdm, desc="topics", unit="model"),
    )
    tables.write(tables.TopicModels, made.models)
    tables.write(tables.TopicTerms, made.terms)
    tables.write(tables.TopicShares, made.shares)
    tables.write(tables.UnitTopics, made.units)


if __name__ == "__main__":
    run(main)
