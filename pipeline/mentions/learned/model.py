"""A linear model of the terms of a sentence: whether it has a practice, of which concept, where.

Every weight is a number of the table `PracticeWeights`: what a sentence was found by can be read
there.

References:
    Salton, G. & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.
    Information Processing & Management 24(5), 513-523.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse, special

from pipeline.arrays import Floats
from pipeline.mentions.learned.terms import GROUPS, VECTOR, Sentence
from pipeline.text.sentence_vectors import sentence_vectors

Key = tuple[str, str]
"""Kind and name of a term."""

USUAL_WORDS = 15
"""The vector of a sentence of fewer words is shorter than 1."""
LEAST_SENTENCES = 2
"""A term that stands in fewer sentences of the examples says nothing of another."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms that a model weighs: the column of each, and how rare it is (idf)."""

    columns: Mapping[Key, int]
    idf: Floats
    usual: Mapping[str, float]
    """The length of the terms of each kind in a usual sentence."""

    @classmethod
    def of(cls, those: Sequence[Sentence]) -> Vocabulary:
        """The terms of sentences; the numbers of the encoder come last, where there is one."""
        n = Counter(key for one in those for key in {term[:2] for term in one.terms})
        kept = sorted(key for key, count in n.items() if count >= LEAST_SENTENCES)
        idf = [np.log((1 + len(those)) / (1 + n[key])) + 1 for key in kept]
        width = sentence_vectors([""]).shape[1]
        kept += [(VECTOR, f"{column:03}") for column in range(width)]
        columns = {key: i for i, key in enumerate(kept)}
        bare = cls(columns, np.array([*idf, *[1.0] * width]), {})
        lengths = [bare._lengths(bare._counted(one)) for one in those]
        usual = {group: float(np.median([one[group] for one in lengths])) for group in GROUPS}
        return replace(bare, usual=usual)

    def _counted(self, sentence: Sentence) -> dict[Key, float]:
        """(1 + log n) idf of each known term of the sentence."""
        counted = Counter(term[:2] for term in sentence.terms)
        return {
            key: (1 + np.log(n)) * self.idf[self.columns[key]]
            for key, n in counted.items()
            if key in self.columns
        }

    @staticmethod
    def _lengths(counted: Mapping[Key, float]) -> dict[str, float]:
        """The length of the terms of each kind."""
        squares = dict.fromkeys(GROUPS, 0.0)
        for (group, _), value in counted.items():
            squares[group] += value**2
        return {group: square**0.5 for group, square in squares.items()}

    def values(self, sentence: Sentence) -> dict[Key, float]:
        """The value of each known term in the sentence, without the encoder's numbers.

        Those of one kind have the length that `GROUPS` gives it; less in a sentence that is
        shorter than usual, as a single word of four says less than one of twenty.
        """
        counted = self._counted(sentence)
        lengths = self._lengths(counted)
        return {
            key: GROUPS[key[0]] * value / max(lengths[key[0]], self.usual[key[0]])
            for key, value in counted.items()
        }

    def matrix(self, those: Sequence[Sentence]) -> sparse.csr_matrix:
        """A row per sentence and a column per term."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for number, one in enumerate(those):
            for key, value in self.values(one).items():
                rows.append(number)
                columns.append(self.columns[key])
                values.append(value)
        width = sum(key[0] == VECTOR for key in self.columns)
        shape = (len(those), len(self.columns) - width)
        terms = sparse.csr_matrix((values, (rows, columns)), shape=shape)
        if not width:
            return terms
        vectors = sentence_vectors([one.span.text for one in those])
        vectors *= [[min(1.0, len(one.span) / USUAL_WORDS)] for one in those]
        return sparse.csr_matrix(sparse.hstack([terms, sparse.csr_matrix(vectors)]))


@dataclass(frozen=True)
class PracticeModel:
    """Weights by term: of a practice, and of each concept of a sentence that has one.

    `practice` has an entry per column, `concepts` likewise; the probability is
    expit(practice · values + offset), that of a sentence of a document.
    """

    vocabulary: Vocabulary
    practice: Floats
    offset: float
    concepts: Mapping[str, Floats]
    offsets: Mapping[str, float]
    threshold: float

    def probabilities(self, rows: sparse.csr_matrix) -> Floats:
        """The probability of each row of the vocabulary's matrix to have a practice."""
        return np.asarray(special.expit(rows @ self.practice + self.offset))

    def concepts_of(self, rows: sparse.csr_matrix) -> list[str]:
        """The likeliest concept of each row, if it has a practice."""
        names = list(self.concepts)
        scores = np.column_stack(
            [rows @ self.concepts[name] + self.offsets[name] for name in names]
        )
        return [names[best] for best in scores.argmax(axis=1)]

    def spread(self, sentence: Sentence) -> Floats:
        """For each token of the sentence what its terms add to the score, shared among them."""
        made = np.zeros(len(sentence.span))
        values = self.vocabulary.values(sentence)
        times = Counter(term[:2] for term in sentence.terms)
        for term in sentence.terms:
            key = term[:2]
            if key in values and term.tokens:
                weight = self.practice[self.vocabulary.columns[key]]
                each = values[key] * weight / times[key] / len(term.tokens)
                for token in term.tokens:
                    made[token - sentence.span.start] += each
        return made


def best_run(values: Iterable[float]) -> tuple[int, int]:
    """Where the run with the largest sum begins and ends; one of all where none is above 0.

    References:
        Bentley, J. (1984). Programming pearls: algorithm design techniques. CACM 27(9), 865-873.
    """
    best, place = 0.0, (0, 0)
    total, start = 0.0, 0
    n = 0
    for n, value in enumerate(values, start=1):
        if total <= 0:
            total, start = 0.0, n - 1
        total += value
        if total > best:
            best, place = total, (start, n)
    return place if place[1] else (0, n)
