"""From examples to a model of practices, to where it says yes, and to how well it finds.

What is reported of the model rests on examples that it had not seen: sets are left out in turn.

References:
    Platt, J. (1999). Probabilistic outputs for support vector machines. Advances in Large Margin
    Classifiers, 61-74.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

from pipeline.arrays import Floats
from pipeline.mentions.learned.examples import Example, Passage
from pipeline.mentions.learned.model import PracticeModel, Vocabulary
from pipeline.mentions.learned.terms import VECTOR

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

N_FOLDS = 5
STRENGTH = 6.0
"""The inverse of the penalty on weights."""
PRECISION = 0.92
"""The share of what is found in examples that is to be right."""
KINDS = (False, True)
"""Sentences without a practice and with one, both of which a model learns from."""
LEAST = 0.15
"""What is less likely in a document is not found, however right it is in examples."""
IN_DOCUMENTS = {"practice": 0.05, "near miss": 0.05, "other": 0.9}
"""The shares of sentences of a document; examples have more practices and near misses."""


@dataclass(frozen=True)
class Trained:
    """A model, and what it says of each passage when it had not seen its set."""

    model: PracticeModel
    probability: Floats
    concept: NDArray[np.str_]


def folds(sets: Sequence[str]) -> NDArray[np.intp]:
    """The fold of each passage: whole sets, about as many passages in each fold."""
    names, of, counts = np.unique(np.array(sets), return_inverse=True, return_counts=True)
    size = np.zeros(min(N_FOLDS, len(names)))
    fold = np.zeros(len(names), dtype=np.intp)
    for one in np.lexsort((np.arange(len(names)), -counts)):
        fold[one] = int(size.argmin())
        size[fold[one]] += counts[one]
    return fold[of]


def natural_weights(passages: Sequence[Passage]) -> Floats:
    """The weight of each passage with which kinds have the shares that they have in documents.

    They add up to 1 where there are passages of each kind.
    """
    kinds = np.array([passage.kind for passage in passages])
    weight = np.zeros(len(kinds))
    for kind, share in IN_DOCUMENTS.items():
        own = kinds == kind
        weight[own] = share / max(own.sum(), 1)
    return weight


def trained(passages: Sequence[Passage], examples: Sequence[Example]) -> Trained:
    """The model of the examples of a language.

    Raises:
        ValueError: where a set is left out, no sentence with a practice is left, or none without.
    """
    there = np.array([passage.kind == "practice" for passage in passages])
    vocabulary = Vocabulary.of([one.sentence for one in examples])
    rows = vocabulary.matrix([one.sentence for one in examples])
    of = np.array([one.passage for one in examples])
    concept = np.array([one.concept for one in examples])
    fold = _folds([passage.set for passage in passages], of, concept != "")
    words = np.array([group in ("word", VECTOR) for group, _ in vocabulary.columns])
    score = np.zeros(len(examples))
    guess = np.empty(len(examples), dtype=concept.dtype)
    for one in range(int(fold.max()) + 1):
        asked = fold[of] == one
        score[asked] = _fitted(rows[~asked], concept[~asked] != "").decision_function(rows[asked])
        named = ~asked & (concept != "")
        guess[asked] = _guessed(rows[named][:, words], concept[named], rows[asked][:, words])
    best, highest = _of_passages(score, of, len(passages))
    weight = natural_weights(passages)
    slope, offset = _scale(highest, there, weight)
    probability = special.expit(slope * highest + offset)
    whole = _fitted(rows, concept != "")
    model = PracticeModel(
        vocabulary,
        slope * whole.coef_[0],
        slope * float(whole.intercept_[0]) + offset,
        *_concepts(rows, concept, words),
        threshold(probability, there),
    )
    return Trained(model, probability, guess[best])


def _folds(sets: Sequence[str], of: NDArray[np.intp], has: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The fold of each passage; each set is one where larger folds would leave one kind only.

    `of` is the passage of each sentence, `has` whether it has a practice.

    Raises:
        ValueError: sets too would leave one kind only.
    """
    alone = np.unique(np.array(sets), return_inverse=True)[1]
    for fold in (folds(sets), alone):
        if all(len(np.unique(has[fold[of] != one])) == len(KINDS) for one in np.unique(fold)):
            return fold
    raise ValueError("where a set is left out, what is left has a practice throughout, or none")


def _guessed(
    rows: sparse.csr_matrix, concept: NDArray[np.str_], asked: sparse.csr_matrix
) -> NDArray[np.str_]:
    """The likeliest concept of each row that is asked for; the only one where there is one."""
    if len(np.unique(concept)) == 1:
        return np.full(asked.shape[0], concept[0])
    return np.asarray(_fitted(rows, concept).predict(asked))


def _fitted(rows: sparse.csr_matrix, truth: NDArray[np.generic]) -> LogisticRegression:
    return _regression(STRENGTH).fit(rows, truth)


def _regression(strength: float) -> LogisticRegression:
    # takes a second: only where something is learned
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=2000)


def _of_passages(score: Floats, of: NDArray[np.intp], n: int) -> tuple[NDArray[np.intp], Floats]:
    """For each passage its sentence with the highest score, and that score."""
    order = np.lexsort((score, of))
    last = np.searchsorted(of[order], np.arange(n), side="right") - 1
    best = order[last]
    return best, score[best]


def _scale(score: Floats, there: NDArray[np.bool_], weight: Floats) -> tuple[float, float]:
    """Slope and offset that make scores the probabilities of a document's sentences."""
    fit = _regression(1e6)
    fit.fit(score[:, None], there, sample_weight=weight * len(weight))
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def threshold(probability: Floats, there: NDArray[np.bool_]) -> float:
    """The least probability from which on `PRECISION` of what is found is right; above 1 if none.

    Of the examples as they are: half of those without a practice look like one, which documents
    have fewer of, and a third have one, which documents have more seldom.
    """
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(there[order]) / np.arange(1, len(order) + 1)
    ends = np.append(np.diff(probability[order]) < 0, True)
    enough = np.nonzero(ends & (right >= PRECISION))[0]
    return max(LEAST, float(probability[order][enough[-1]])) if len(enough) else 2.0


def _concepts(
    rows: sparse.csr_matrix, concept: NDArray[np.str_], words: NDArray[np.bool_]
) -> tuple[dict[str, Floats], dict[str, float]]:
    """For each concept the weight of each column, 0 for all but words, and its offset."""
    named = concept != ""
    if len(only := np.unique(concept[named])) == 1:
        return {str(only[0]): np.zeros(rows.shape[1])}, {str(only[0]): 0.0}
    fit = _fitted(rows[named][:, words], concept[named])
    coefficients, offsets = fit.coef_, fit.intercept_
    if len(fit.classes_) == 2:
        coefficients, offsets = np.vstack([-coefficients, coefficients]), [-offsets[0], offsets[0]]
    made = {}
    for name, own in zip(fit.classes_, coefficients, strict=True):
        made[str(name)] = np.zeros(rows.shape[1])
        made[str(name)][words] = own
    return made, dict(zip(made, map(float, offsets), strict=True))
