"""Topics to the contrast of the sides within them: keyness, groups, refits, what to quote."""

from __future__ import annotations

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.stages import run
from pipeline.topics import contrast


def main() -> None:
    """Reads topics, counts and documents; writes words, groups and the units to quote."""
    params = load_params()
    documents = tables.main_documents(tables.read(tables.Documents), params.gap.control)
    named = tables.read(tables.Topics)[["topic", "label", "stable"]]
    evidence = list(
        contrast.topic_evidence(
            tables.read(tables.TermCounts),
            tables.read(tables.UnitTopics),
            tables.read(tables.TopicVectors),
        )
    )
    words = [tables.empty(tables.TopicWords).drop(columns=["label", "stable"])]
    units = [tables.empty(tables.TopicUnits)]
    for part in evidence:
        words.append(
            contrast.topic_words(
                part,
                documents,
                words_per_side=params.topic_contrast.words_per_side,
                params=params.gap,
            )
        )
        units.append(contrast.topic_units(part, per_topic=params.topic_contrast.passages_per_topic))
    tables.write(tables.TopicWords, contrast.stacked(words).merge(named, on="topic"))
    tables.write(tables.TopicUnits, contrast.stacked(units))
    shares = tables.read(tables.TopicShares)
    shares = shares[shares["doc_id"].isin(documents["doc_id"])]
    fits = contrast.topic_fits(shares, tables.read(tables.TopicRefits))
    tables.write(tables.TopicFits, fits)
    register = contrast.register(
        shares,
        tables.read(tables.FullVocabularyShares),
        tables.read(tables.TermCounts),
        documents,
        params=params.gap,
    )
    tables.write(tables.Register, register)
    groups = contrast.topic_groups(
        shares, documents, params=params.gap, min_group=params.privacy.min_group
    )
    tables.write(tables.TopicGroups, groups)


if __name__ == "__main__":
    run(main)
