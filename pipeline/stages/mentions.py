"""Docs to mentions of concepts, and co-words that the lexicon does not know."""

from __future__ import annotations

from pipeline import tables
from pipeline.config.lexicon import load_lexicon
from pipeline.config.params import load_params
from pipeline.config.roles import load_roles
from pipeline.linguistics.annotate import load_docs
from pipeline.mentions import candidates, mentions, other_sentences
from pipeline.stages import run


def main() -> None:
    """Reads segments, Docs and the lexicons; writes mentions, other sentences and candidates."""
    params = load_params().mentions
    lexicon = load_lexicon()
    segments = tables.read(tables.Segments)
    found = mentions(
        load_docs(tables.ANNOTATIONS),
        segments,
        lexicon=lexicon,
        roles=load_roles(),
        prompted_window=params.prompted_window,
    )
    tables.write(tables.Mentions, found)
    others = other_sentences(load_docs(tables.ANNOTATIONS), segments, found, roles=load_roles())
    tables.write(tables.OtherSentences, others)
    tables.write(
        tables.Candidates, candidates(load_docs(tables.ANNOTATIONS), segments, lexicon=lexicon)
    )


if __name__ == "__main__":
    run(main)
