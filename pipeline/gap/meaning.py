"""Meaning: whether the sides use a concept in other contexts, by distributional vectors.

In: `Contexts`. Out: rows of `Gaps`: the energy of the distances between the documents that use a
concept, its test, and its place among ordinary words of like frequency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.detectability import is_testable, shortfall
from pipeline.gap.influence import flipping_cluster
from pipeline.gap.measures.contexts import Contexts
from pipeline.gap.omnibus import OmnibusResult, stretched_to_zero
from pipeline.gap.placebo import LIKE_FACTOR, MIN_PLACEBOS
from pipeline.stats import distances, permutation, resampling
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity
from pipeline.terms.vectors import Uses, document_distances, uses_of, word_vectors

MIN_USING_CLUSTERS = 3
"""Fewest clusters of each side that use a concept that is compared."""

INFLUENCE_PERMUTATIONS = 1_000
"""Permutations, at most, when the test is repeated without each document."""

MAX_PLACEBO_PERMUTATIONS = 999
"""Permutations, at most, of each placebo word."""

MAX_PLACEBOS = 100
"""Most placebo words of a concept: those nearest to it in frequency."""


@dataclass(frozen=True)
class ContextDistances:
    """The documents that use a word: their sides, the distances between them, uses on each side."""

    item: str
    documents: tuple[str, ...]
    sides: Sides
    distances: Floats
    uses: tuple[int, int]

    def subset(self, kept: Flags) -> ContextDistances:
        """The same for some of the documents."""
        return replace(
            self,
            documents=tuple(compress(self.documents, kept)),
            sides=self.sides.subset(kept),
            distances=self.distances[np.ix_(kept, kept)],
        )

    @property
    def energy(self) -> float:
        """The energy as observed; NaN where a side has fewer than two clusters."""
        if min(self.sides.shape) < 2:
            return np.nan
        own = self.sides.cluster_first[None, :]
        return float(distances.energy(self.distances, sides=self.sides, permutations=own)[0])

    def interval(self, estimate: float, *, params: GapParams) -> tuple[float, float]:
        """The ends of the interval of the energy, by the jackknife over clusters."""
        return resampling.root_jackknife(
            estimate,
            lambda cluster: self.subset(self.sides.cluster != cluster).energy,
            sides=self.sides,
            census=params.sampling.census,
            level=params.level,
        )


def meanings(
    concepts: Sequence[ContextDistances], ordinary: Sequence[ContextDistances], *, params: GapParams
) -> list[OmnibusResult]:
    """Whether policy and frontline use each concept in other contexts.

    The energy coefficient of the documents that use it, tested by exchanging their clusters; the
    p-values of several concepts are adjusted by Holm, since each has other documents. `placebo`
    is its place, standardised by its permutations, among words of like frequency on both sides.

    References:
        Székely & Rizzo (2013); Holm, S. (1979). A simple sequentially rejective multiple test
        procedure. Scandinavian Journal of Statistics 6(2), 65-70.
    """
    nulls = [_permuted_energies(one, params=params, n=params.n_permutations) for one in concepts]
    p_values = np.array([float(np.mean(null >= null[0] - 1e-12)) for null in nulls])
    adjusted = multiplicity.holm(p_values)
    distance = [_standardised(null) for null in nulls]
    placebos = _placebos(concepts, ordinary, distance, params=params)
    return [
        _meaning(one, (nulls[i], p_values, adjusted), placebos[i], at=i, params=params)
        for i, one in enumerate(concepts)
    ]


def _permuted_energies(one: ContextDistances, *, params: GapParams, n: int) -> Floats:
    permutations = permutation.draw_permutations(
        one.sides, n_permutations=n, rng=np.random.default_rng(params.seed)
    )
    return distances.energy(one.distances, sides=one.sides, permutations=permutations)


def _standardised(null: Floats) -> float:
    spread = float(null.std())
    return float(null[0] - null.mean()) / spread if spread > 1e-12 else 0.0


def _meaning(
    one: ContextDistances,
    tested: tuple[Floats, Floats, Floats],
    placebo: float,
    *,
    at: int,
    params: GapParams,
) -> OmnibusResult:
    null, p_values, adjusted = tested
    estimate = float(null[0])
    ends = one.interval(estimate, params=params)
    low, high = stretched_to_zero(ends, estimate, float(p_values[at]), params=params)
    missing = shortfall(one.sides, params=params, tests=len(p_values))
    found = missing.testable and adjusted[at] <= params.level and not low <= 0

    def without(cluster: int) -> tuple[float, bool]:
        rest = one.subset(one.sides.cluster != cluster)
        if not is_testable(rest.sides, params=params, tests=len(p_values)):
            return -np.inf, False
        again = _permuted_energies(rest, params=params, n=INFLUENCE_PERMUTATIONS - 1)
        others = p_values.copy()
        others[at] = np.mean(again >= again[0] - 1e-12)
        if multiplicity.holm(others)[at] > params.level:
            return float(again[0]), False
        return float(again[0]), not rest.interval(float(again[0]), params=params)[0] <= 0

    return OmnibusResult(
        measure="meaning",
        item=one.item,
        estimate=estimate,
        low=low,
        high=high,
        p_value=float(p_values[at]),
        p_adjusted=float(adjusted[at]),
        n_policy=int(one.sides.first.sum()),
        n_frontline=int((~one.sides.first).sum()),
        verdict="different" if found else "cannot tell",
        placebo=placebo,
        influence=flipping_cluster(found, one.sides, one.documents, without),
        shortfall=missing,
        level=params.level,
    )


def _placebos(
    concepts: Sequence[ContextDistances],
    ordinary: Sequence[ContextDistances],
    distance: Sequence[float],
    *,
    params: GapParams,
) -> list[float]:
    """For each concept the share of its placebo words whose contexts differ less."""
    uses = np.array([one.uses for one in ordinary], dtype=np.int64).reshape(-1, 2)
    known: dict[int, float] = {}
    shares = []
    for one, away in zip(concepts, distance, strict=True):
        far = frequency_difference(uses, one.uses)
        nearest = np.argsort(far, kind="stable")[:MAX_PLACEBOS]
        nearest = nearest[far[nearest] <= 1.0]
        for word in nearest:
            if int(word) not in known:
                null = _permuted_energies(
                    ordinary[word],
                    params=params,
                    n=min(MAX_PLACEBO_PERMUTATIONS, params.n_permutations),
                )
                known[int(word)] = _standardised(null)
        others = np.array([known[int(word)] for word in nearest])
        shares.append(
            float(np.mean(others < away - 1e-9)) if len(nearest) >= MIN_PLACEBOS else np.nan
        )
    return shares


def frequency_difference(counts: NDArray[np.int64], uses: tuple[int, int]) -> Floats:
    """How much words differ in frequency, averaged over the sides; 1 is by `LIKE_FACTOR`."""
    away = np.abs(np.log2(counts) - np.log2(uses)).mean(axis=1)
    return np.asarray(away / np.log2(LIKE_FACTOR) - 1e-9)


def context_distances(
    contexts: Contexts, *, params: GapParams, placebo: bool = True
) -> tuple[list[ContextDistances], list[ContextDistances]]:
    """The concepts that enough clusters of each side use, and ordinary words as placebos."""
    vectors = word_vectors(contexts.running)
    concepts = [
        one
        for concept, uses in contexts.mentions.items()
        if (one := _distances_of(contexts, concept, uses, vectors, params=params))
    ]
    if not concepts or not placebo:
        return concepts, []
    order = np.argsort(contexts.running.word, kind="stable")
    edges = np.searchsorted(contexts.running.word[order], np.arange(len(contexts.vocabulary) + 1))
    ordinary = []
    for word in _placebo_words(contexts, concepts):
        uses = uses_of(contexts.running, np.sort(order[edges[word] : edges[word + 1]]))
        one = _distances_of(contexts, contexts.vocabulary[word], uses, vectors, params=params)
        ordinary += [one] if one else []
    return concepts, ordinary


def _placebo_words(contexts: Contexts, concepts: list[ContextDistances]) -> list[int]:
    """The ordinary words nearest in frequency to one of the concepts, on both sides."""
    first = contexts.sides.first[contexts.running.document]
    n = len(contexts.vocabulary)
    sides = [np.bincount(contexts.running.word[own], minlength=n) for own in (first, ~first)]
    ordinary = np.flatnonzero(~contexts.special & (sides[0] > 0) & (sides[1] > 0))
    counts = np.stack([side[ordinary] for side in sides], axis=1)
    chosen: set[int] = set()
    for one in concepts:
        away = frequency_difference(counts, one.uses)
        nearest = np.argsort(away, kind="stable")[: 2 * MAX_PLACEBOS]
        chosen |= {int(word) for word in ordinary[nearest[away[nearest] <= 1.0]]}
    return sorted(chosen)


def _distances_of(
    contexts: Contexts, item: str, uses: Uses, vectors: Floats, *, params: GapParams
) -> ContextDistances | None:
    """The distances between the documents that use the item; None if too few clusters do."""
    if not _enough(contexts.sides, np.unique(uses.document), params=params):
        return None
    at, between = document_distances(contexts.running, vectors, uses=uses)
    if not _enough(contexts.sides, at, params=params):
        return None
    first = contexts.sides.first[uses.document]
    return ContextDistances(
        item=item,
        documents=tuple(np.array(contexts.documents)[at].tolist()),
        sides=contexts.sides.subset(np.isin(np.arange(len(contexts.documents)), at)),
        distances=between,
        uses=(int(first.sum()), int((~first).sum())),
    )


def _enough(sides: Sides, documents: NDArray[np.intp], *, params: GapParams) -> bool:
    rest = sides.subset(np.isin(np.arange(len(sides.first)), documents))
    return min(rest.shape) >= MIN_USING_CLUSTERS and is_testable(rest, params=params)
