"""Docs to units, counts of their terms, the table of terms, and where each word stands."""

from __future__ import annotations

from tqdm import tqdm

from pipeline import tables
from pipeline.compute.kept import files
from pipeline.config.params import load_params
from pipeline.linguistics.annotate import load_docs
from pipeline.stages import run
from pipeline.terms.context_words import WordsInPlace
from pipeline.terms.keyness import terms
from pipeline.terms.occurrences import term_counts, term_occurrences
from pipeline.terms.units import term_units
from pipeline.terms.words import TermRules

ABOUT = ["segment_id", "doc_id", "corpus", "language", "role", "speaker"]
"""Columns of segments that are used throughout."""
TEXT = ["heading", "text", "n_tokens"]
"""And those that only units are made from."""


def main() -> None:
    """Reads segments and Docs; writes units, counts, terms and the words in their places."""
    params = load_params().terms
    rules = TermRules(**params.model_dump(exclude={"unit_tokens"}))
    segments = tables.read(tables.Segments, columns=[*ABOUT, *TEXT])
    units = term_units(segments, unit_tokens=params.unit_tokens)
    segments = segments[ABOUT]  # of a large corpus the texts are much of what is held
    docs = tqdm(
        load_docs(files(tables.ANNOTATIONS)),
        disable=None,
        total=len(segments),
        desc="terms",
        unit="segment",
    )
    words = WordsInPlace(segments)
    occurrences = term_occurrences(words.noted(docs), segments, units, rules=rules)
    tables.write(tables.TermUnits, units)
    counts = term_counts(occurrences)
    tables.write(tables.TermCounts, counts)
    tables.write(tables.Terms, terms(occurrences, units))
    del occurrences
    tables.write(tables.ContextWords, words.context_words(counts))


if __name__ == "__main__":
    run(main)
