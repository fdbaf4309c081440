"""Documents, mentions, terms, running words and topic shares to gaps, collocates, design, usage."""

from __future__ import annotations

from pipeline import tables
from pipeline.compute.backends import backend
from pipeline.compute.progress import with_bar
from pipeline.config.params import load_params
from pipeline.gap.control import control
from pipeline.gap.design import design, usage
from pipeline.gap.gaps import collocates, gaps
from pipeline.gap.genre import topic_passages
from pipeline.gap.groups import concept_groups
from pipeline.gap.measures.evidence import labels
from pipeline.gap.profiles import profiles
from pipeline.stages import compute, run


def main() -> None:
    """Reads the tables, compares the sides, writes what was found."""
    params, min_group = load_params().gap, load_params().privacy.min_group
    everything = tables.read(tables.Documents)
    documents = tables.main_documents(everything, params.control)
    mentions = tables.read(tables.Mentions)
    term_counts = tables.read(tables.TermCounts)
    topic_shares = tables.read(tables.TopicShares)
    context_words = tables.read(tables.ContextWords)
    tables.write(tables.Design, design(documents, params=params))
    tables.write(tables.Usage, usage(documents, mentions, params=params))
    groups = concept_groups(documents, mentions, params=params, min_group=min_group)
    tables.write(tables.ConceptGroups, groups)
    tables.write(tables.Profiles, profiles(documents, mentions, params=params))
    codings = tables.read(tables.Codings)
    with backend(compute()) as map_ordered:
        found = gaps(
            documents,
            mentions,
            term_counts,
            topic_shares,
            context_words,
            codings,
            params=params,
            other_sentences=tables.read(tables.OtherSentences),
            corrected=tables.read(tables.Corrected),
            practice_models=tables.read(tables.PracticeModels),
            passages=topic_passages(
                tables.read(tables.UnitTopics), tables.read(tables.TermUnits), labels(mentions)
            ),
            map_ordered=with_bar("gap", map_ordered),
        )
    tables.write(tables.Gaps, found)
    beside = control(everything, mentions, term_counts, topic_shares, gaps=found, params=params)
    tables.write(tables.Control, beside)
    near = collocates(documents, mentions, context_words, found)
    tables.write(tables.Collocates, near)


if __name__ == "__main__":
    run(main)
