"""Documents, mentions, terms, their places and topic shares to design, usage, gaps, company."""

from __future__ import annotations

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.gap import gaps
from pipeline.stages import run


def main() -> None:
    """Reads the tables, compares the sides, writes what was found."""
    params = load_params().gap
    documents = tables.read(tables.Documents)
    mentions = tables.read(tables.Mentions)
    term_counts = tables.read(tables.TermCounts)
    topic_shares = tables.read(tables.TopicShares)
    context_words = tables.read(tables.ContextWords)
    tables.write(tables.Design, gaps.design(documents, params=params))
    tables.write(tables.Usage, gaps.usage(documents, mentions, params=params))
    tables.write(tables.Profiles, gaps.profiles(documents, mentions, params=params))
    found = gaps.gaps(documents, mentions, term_counts, topic_shares, context_words, params=params)
    tables.write(tables.Gaps, found)
    beside = gaps.company(documents, mentions, context_words, found)
    tables.write(tables.Collocates, beside)


if __name__ == "__main__":
    run(main)
