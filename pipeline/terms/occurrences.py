"""Docs to how often each form of each term occurs in each unit.

A term is the lemma of a content word, or a multi-word term such as `quality of life`. A multi-word
term replaces its words where it stands: each word of a text counts once, so that rates add up and a
topic model sees no word twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from spacy.tokens import Doc

from pipeline.terms.multiwords import with_multiwords
from pipeline.terms.stop_words import connectors, is_content
from pipeline.terms.units import unit_at, unit_places
from pipeline.terms.words import (
    NOUNS,
    Passage,
    TermRules,
    content_words,
    speaker_words,
    without_names,
)


def term_occurrences(
    docs: Iterable[Doc], segments: pd.DataFrame, units: pd.DataFrame, *, rules: TermRules
) -> pd.DataFrame:
    """How often each form of each term occurs in each unit.

    `docs` are those of `segments`, one each and in order; they are read once. Columns: unit_id,
    doc_id, language, term, surface, n, noun. A term that a unit's end cuts is counted where it
    begins.

    Raises:
        ValueError: there are not as many Docs as segments.
    """
    places = unit_places(units)
    passages: dict[str, list[Passage]] = defaultdict(list)
    rows: Iterable[Any] = segments.itertuples(index=False)
    for doc, row in zip(docs, rows, strict=True):
        if row.segment_id in places:
            passages[row.language].append(_passage(doc, row, rules=rules))
    speakers = speaker_words(segments)
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    nouns: Counter[tuple[str, str]] = Counter()
    for language, named in passages.items():
        for passage in with_multiwords(without_names(named, speakers=speakers), rules=rules):
            for word in passage.words:
                unit_id = unit_at(places[passage.segment_id], word.start)
                counts[unit_id, passage.doc_id, language, word.lemma, word.form] += 1
                nouns[language, word.lemma] += 1 if word.pos in NOUNS | {""} else -1
    selected = _selected(counts, units, rules=rules)
    keys = zip(selected["language"], selected["term"], strict=True)
    return selected.assign(noun=np.array([nouns[key] > 0 for key in keys], dtype=bool))


def _passage(doc: Doc, row: Any, *, rules: TermRules) -> Passage:
    """The content words of a segment, and the connectors that stand among them."""
    joining = connectors(row.language)
    between = {token.i: token.lower_ for token in doc if token.lower_ in joining}
    words = list(content_words(doc, row.language, rules=rules))
    return Passage(row.segment_id, row.doc_id, words, between)


def _selected(
    counts: Counter[tuple[str, str, str, str, str]], units: pd.DataFrame, *, rules: TermRules
) -> pd.DataFrame:
    """The counts as a frame, with the terms that occur often and widely enough."""
    named = ["unit_id", "doc_id", "language", "term", "surface"]
    occurrences = pd.DataFrame(sorted(counts), columns=named).astype("str")
    occurrences["n"] = np.array([counts[key] for key in sorted(counts)], dtype=np.int64)
    grouped = occurrences.groupby(["language", "term"])
    documents = grouped["doc_id"].transform("nunique").astype(float)
    available = units.groupby("language")["doc_id"].nunique()
    share = documents / occurrences["language"].map(available).astype(float)
    everywhere = (share > rules.max_document_share) & ~occurrences["term"].str.startswith("co-")
    often = grouped["n"].transform("sum") >= rules.min_count
    kept = often & (documents >= rules.min_documents) & ~everywhere
    return occurrences[kept].reset_index(drop=True)


def term_counts(occurrences: pd.DataFrame) -> pd.DataFrame:
    """Table `TermCounts`: the occurrences with the forms of a term added up."""
    keys = ["unit_id", "doc_id", "language", "term"]
    grouped = occurrences.groupby(keys, sort=True)
    counts = grouped.agg(n=("n", "sum"), noun=("noun", "first")).reset_index()
    content = np.ones(len(counts), dtype=bool)
    for language in counts["language"].unique():
        own = (counts["language"] == language).to_numpy()
        content[own] = is_content(counts.loc[own, "term"], str(language))
    return counts.assign(content=content)
