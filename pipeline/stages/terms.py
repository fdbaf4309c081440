"""Docs to the units of the topic models, the counts of their terms, and the table of terms."""

from __future__ import annotations

from tqdm import tqdm

from pipeline import tables
from pipeline.annotations import load_docs
from pipeline.params import load_params
from pipeline.stages import run
from pipeline.terms import TermRules, term_counts, term_occurrences, term_units, terms


def main() -> None:
    """Reads segments and Docs; writes units, counts and terms."""
    params = load_params().terms
    rules = TermRules(**params.model_dump(exclude={"unit_tokens"}))
    segments = tables.read(tables.Segments)
    units = term_units(segments, unit_tokens=params.unit_tokens)
    docs = tqdm(load_docs(tables.ANNOTATIONS), total=len(segments), desc="terms", unit="segment")
    occurrences = term_occurrences(docs, segments, units, rules=rules)
    tables.write(tables.TermUnits, units)
    tables.write(tables.TermCounts, term_counts(occurrences))
    tables.write(tables.Terms, terms(occurrences, units))


if __name__ == "__main__":
    run(main)
