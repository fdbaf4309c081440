"""Docs to how often each form of each term occurs in each unit.

A term is the lemma of a content word, or a multi-word term such as `quality of life`. A multi-word
term replaces its words where it stands: each word of a text counts once, so that rates add up and a
topic model sees no word twice.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from spacy.tokens import Doc

from pipeline.arrays import Flags, Ints, Places
from pipeline.terms.multiwords import with_multiwords
from pipeline.terms.passages import Passage, Passages, Word
from pipeline.terms.stop_words import connectors, is_content
from pipeline.terms.units import unit_at, unit_places
from pipeline.terms.words import (
    NOUNS,
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
    passages: dict[str, Passages] = defaultdict(Passages)
    rows: Iterable[Any] = segments.itertuples(index=False)
    for doc, row in zip(docs, rows, strict=True):
        if row.segment_id in places:
            passages[row.language].append(_passage(doc, row, rules=rules))
    speakers = speaker_words(segments)
    found = _Found(units)
    for language in list(passages):
        named = without_names(passages.pop(language), speakers=speakers)
        for passage in with_multiwords(named, rules=rules):
            for word in passage.words:
                found.add(unit_at(places[passage.segment_id], word.start), language, word)
    return found.selected(rules)


def _passage(doc: Doc, row: Any, *, rules: TermRules) -> Passage:
    """The content words of a segment, and the connectors that stand among them."""
    joining = connectors(row.language)
    between = {token.i: token.lower_ for token in doc if token.lower_ in joining}
    words = list(content_words(doc, row.language, rules=rules))
    return Passage(row.segment_id, row.doc_id, words, between)


class _Found:
    """The forms of terms in units, eight bytes for each time that one stands there."""

    def __init__(self, units: pd.DataFrame) -> None:
        self._units = units.sort_values("unit_id", ignore_index=True)
        self._numbers = {unit_id: number for number, unit_id in enumerate(self._units["unit_id"])}
        self._forms: dict[tuple[str, str, str], int] = {}
        self._nouns: Counter[tuple[str, str]] = Counter()
        self._unit, self._form = array("i"), array("i")

    def add(self, unit_id: str, language: str, word: Word) -> None:
        """Counts a word of the unit."""
        form = (language, word.lemma, word.form)
        self._unit.append(self._numbers[unit_id])
        self._form.append(self._forms.setdefault(form, len(self._forms)))
        self._nouns[language, word.lemma] += 1 if word.pos in NOUNS | {""} else -1

    def selected(self, rules: TermRules) -> pd.DataFrame:
        """How often each form of each frequent and widespread term occurs in each unit, sorted."""
        forms = sorted(self._forms)
        rank = np.empty(len(forms), dtype=np.int64)
        rank[[self._forms[form] for form in forms]] = np.arange(len(forms))
        found = np.asarray(self._unit) * np.int64(len(forms)) + rank[np.asarray(self._form)]
        pairs, n = np.unique(found, return_counts=True)
        unit, form = np.divmod(pairs, max(1, len(forms)))
        texts = pd.DataFrame(forms, columns=["language", "term", "surface"]).astype("str")
        terms = list(dict.fromkeys((language, term) for language, term, _ in forms))
        numbers = {term: number for number, term in enumerate(terms)}
        term_of = np.array([numbers[form[0], form[1]] for form in forms], dtype=np.intp)
        kept = self._often(terms, term_of[form], unit, n, rules=rules)
        unit, form = unit[kept], form[kept]
        nouns = np.array([self._nouns[term] > 0 for term in terms], dtype=bool)
        return pd.DataFrame(
            {
                "unit_id": self._units["unit_id"].array.take(unit),
                "doc_id": self._units["doc_id"].array.take(unit),
                "language": texts["language"].array.take(form),
                "term": texts["term"].array.take(form),
                "surface": texts["surface"].array.take(form),
                "n": n[kept],
                "noun": nouns[term_of[form]],
            }
        )

    def _often(
        self, terms: Sequence[tuple[str, str]], term: Places, unit: Places, n: Ints, *,
        rules: TermRules,
    ) -> Flags:  # fmt: skip
        """For each count of a term (its place in `terms`) in a unit whether the term is kept."""
        document, documents = pd.factorize(self._units["doc_id"])
        size = max(1, len(documents))
        held = np.unique(term * size + document[unit]) // size
        in_documents = np.bincount(held, minlength=len(terms))
        times = np.bincount(term, weights=n, minlength=len(terms))
        there = self._units.groupby("language")["doc_id"].nunique()
        share = in_documents / np.array([there[language] for language, _ in terms], dtype=float)
        co_word = np.array([text.startswith("co-") for _, text in terms], dtype=bool)
        often = (times >= rules.min_count) & (in_documents >= rules.min_documents)
        kept: Flags = (often & ((share <= rules.max_document_share) | co_word))[term]
        return kept


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
