"""Omnibus tests: whether the sides as a whole differ in their words or topics.

In: `Evidence`. Out: rows of `Gaps` that name no side: divergence and partisanship, both
chance-corrected: less their mean under permutations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.detectability import Shortfall, is_testable, shortfall
from pipeline.gap.influence import NOTHING, Influence, flipping_cluster
from pipeline.gap.measures.evidence import Evidence, counts
from pipeline.gap.measures.measured import draw
from pipeline.gap.measures.rates import topic_share
from pipeline.stats import distances, permutation, resampling
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity

MAX_WORK = 200_000_000
"""For partisanship: phrases of documents times permutations, at most."""

MIN_PERMUTATIONS = 1_000
"""For partisanship: permutations, at least, whatever the work."""

CLEAR_OF_ZERO = 2.0
"""Without a document, the interval is computed anew only where the estimate lies within this many
times its distance to the lower end of the interval of all documents; beyond, it excludes 0."""


@dataclass(frozen=True)
class OmnibusResult:
    """How different the sides are in one item, chance-corrected, with interval, p and verdict."""

    measure: str
    item: str
    estimate: float
    low: float
    high: float
    p_value: float
    p_adjusted: float
    n_policy: int
    n_frontline: int
    verdict: str
    shortfall: Shortfall
    level: float
    placebo: float = np.nan
    influence: Influence = NOTHING

    @property
    def reason(self) -> str:
        """Why there is no verdict, as a code of `tables.REASONS`; empty where there is one."""
        if self.verdict != "cannot tell":
            return ""
        if not self.shortfall.testable:
            return "few"
        return "many" if self.p_value <= self.level < self.p_adjusted else "open"

    def row(self) -> dict[str, object]:
        """A row of `Gaps`, without its language."""
        low = self.low if self.verdict == "different" else min(self.low, 0.0)
        return {
            "measure": self.measure,
            "item": self.item,
            "label": self.item,
            "policy": np.nan,
            "frontline": np.nan,
            "estimate": self.estimate,
            "ci_low": self.low,
            "ci_high": self.high,
            "log2_ratio": np.nan,
            "log2_ci_low": np.nan,
            "log2_ci_high": np.nan,
            "sim_low": low,
            "sim_high": self.high,
            "log2_sim_low": np.nan,
            "log2_sim_high": np.nan,
            "spread_ratio": np.nan,
            "largest_share": np.nan,
            "n_uses": 0,
            "n_uses_one_document": 0,
            "p_value": self.p_value,
            "p_adjusted": self.p_adjusted,
            "n_policy": self.n_policy,
            "n_frontline": self.n_frontline,
            "n_with_policy": self.n_policy,
            "n_with_frontline": self.n_frontline,
            "placebo": self.placebo,
            "verdict": self.verdict,
            "cannot_tell_because": self.reason,
            **self.influence.row(),
            "stable": True,
            **self.shortfall.row(),
        }


WHOLE = ("divergence", "partisanship")
"""The measures that `omnibus_results` computes, of all words or topics together."""


def omnibus_results(
    evidence: Evidence, *, params: GapParams, influential: bool = True, by_words: bool = False
) -> list[OmnibusResult]:
    """Divergence of words and of topics, and partisanship, of the documents that have both.

    Topics that are no subject are left out.
    With `by_words` documents count by their words, else all alike. Without `influential` no
    document is left out in turn. Empty where a side has no such document.
    """
    documents = evidence.documents
    terms = sorted(evidence.term_counts["term"].unique())
    words = counts(evidence.term_counts, documents, key="term", items=terms)
    kept = words.sum(axis=1) > 0
    topics = topic_share(evidence, params)
    if topics:
        kept &= np.isin(documents["doc_id"], topics[0].documents)
    first = evidence.sides.first
    if not (kept & first).any() or not (kept & ~first).any():
        return []
    values = {"words": words[kept]}
    names = documents["doc_id"].to_numpy()[kept]
    subjects = np.flatnonzero(~topics[0].is_spurious) if topics else np.array([], dtype=np.intp)
    if len(subjects):
        held = np.searchsorted(topics[0].documents, names)
        values["topics"] = topics[0].values[np.ix_(held, subjects)]
    sides = evidence.sides.subset(kept)
    permutations = draw(sides, params=params)
    if by_words:
        sides = replace(sides, weight=documents["n_tokens"].to_numpy(dtype=float)[kept])
    shares = {
        item: part / np.maximum(part.sum(axis=1, keepdims=True), 1e-12)
        for item, part in values.items()
    }
    tried = [str(name) for name in names] if influential else []
    guessed = partisanship(shares["words"], sides, permutations, documents=tried, params=params)
    differing = divergences(shares, sides, permutations, documents=tried, params=params)
    return [*differing, *guessed]


def partisanship(
    shares: Floats,
    sides: Sides,
    permutations: Flags,
    *,
    documents: Sequence[str],
    params: GapParams,
) -> list[OmnibusResult]:
    """How much better than a coin toss a reader guesses the side of one phrase; one item, or none.

    The estimate is the leave-out partisanship less its mean over the permutations, which is a
    little below .5 where the sides are few and unequal in number. Each side needs two clusters,
    and the interval three. `different` needs both the test and an interval above 0. The document
    that flips the verdict is searched for with the mean and the critical value of all documents;
    whether it is testable, and the interval, are computed anew.
    """
    if min(sides.shape) < 2:
        return []
    work = max(1, int((shares > 0).sum()))
    few = permutation.thin(permutations, max(MIN_PERMUTATIONS, MAX_WORK // work), seed=params.seed)
    null = distances.partisanship(shares, sides=sides, permutations=few)
    tested = multiplicity.step_down(null[None, :], level=params.level)
    centre, bar = float(null.mean()), float(tested.critical[0])
    estimate, p_value = float(null[0]) - centre, float(tested.p_value[0])
    ends = _guessed_interval(shares, sides, (estimate, centre), params=params)
    low, high = stretched_to_zero(ends, estimate, p_value, params=params)
    missing = shortfall(sides, params=params)
    found = missing.testable and p_value <= params.level and not low <= 0
    far = CLEAR_OF_ZERO * (estimate - low)

    def without(cluster: int) -> tuple[float, bool]:
        kept = sides.cluster != cluster
        rest = sides.subset(kept)
        right = _guessed(shares[kept], rest)
        if np.isnan(right) or not is_testable(rest, params=params) or right <= bar:
            return (-np.inf if np.isnan(right) else right), False
        if right - centre > far:
            return right, True
        low, _ = _guessed_interval(shares[kept], rest, (right - centre, centre), params=params)
        return right, not low <= 0

    return [
        OmnibusResult(
            measure="partisanship",
            item="words",
            estimate=estimate,
            low=low,
            high=high,
            p_value=p_value,
            p_adjusted=p_value,
            n_policy=int(sides.first.sum()),
            n_frontline=int((~sides.first).sum()),
            verdict="different" if found else "cannot tell",
            influence=flipping_cluster(found, sides, documents, without),
            shortfall=missing,
            level=params.level,
        )
    ]


def _guessed(shares: Floats, sides: Sides) -> float:
    """Partisanship as observed; NaN where a side has fewer than two clusters."""
    if min(sides.shape) < 2:
        return np.nan
    own = sides.cluster_first[None, :]
    return float(distances.partisanship(shares, sides=sides, permutations=own)[0])


def _guessed_interval(
    shares: Floats, sides: Sides, corrected: tuple[float, float], *, params: GapParams
) -> tuple[float, float]:
    """The interval of the corrected partisanship; `corrected`: estimate and mean by chance."""
    estimate, centre = corrected
    left = distances.partisanship_without(shares, sides=sides) - centre
    return resampling.root_jackknife(
        estimate,
        lambda cluster: float(left[cluster]),
        sides=sides,
        census=params.sampling.census,
        level=params.level,
    )


def stretched_to_zero(
    ends: tuple[float, float], estimate: float, p_value: float, *, params: GapParams
) -> tuple[float, float]:
    """The interval of a distance, extended to 0 where the test is not significant.

    Where the sides do not differ the interval alone is too narrow, and the test is right. A
    negative estimate is chance, which may be as large above 0: the upper end is no closer to 0.
    """
    if all(params.sampling.census) or np.isnan(ends[0]):
        return ends
    low = ends[0] if p_value <= params.level else min(ends[0], 0.0)
    return low, max(ends[1], -estimate)


def divergences(
    shares: Mapping[str, Floats],
    sides: Sides,
    permutations: Flags,
    *,
    documents: Sequence[str],
    params: GapParams,
) -> list[OmnibusResult]:
    """For each kind of share how different the sides' mean distributions are, chance-corrected.

    The estimate is the observed divergence less its mean over the permutations: what remains of
    sampling noise, which makes any two groups of documents differ. The test is one-sided, on the
    divergence standardised by its permutations. It has no side: the verdict is `different` or
    `cannot tell`.

    References:
        Gentzkow, M., Shapiro, J. M. & Taddy, M. (2019). Measuring group differences in
        high-dimensional choices. Econometrica 87(4), 1307-1340 (the bias of plug-in measures).
    """
    null = np.stack(
        [
            distances.permuted_divergence(part, sides=sides, permutations=permutations)
            for part in shares.values()
        ]
    )
    centre, spread = null.mean(axis=1), null.std(axis=1)
    scale = np.where(spread > 1e-12, spread, 1.0)
    away = null - centre[:, None]
    away[np.abs(away) <= 1e-12] = 0.0
    tested = multiplicity.step_down(away / scale[:, None], level=params.level)
    missing = shortfall(sides, params=params)
    first = sides.first
    found: list[OmnibusResult] = []
    for i, (item, part) in enumerate(shares.items()):
        beyond = float(away[i, 0])
        low, high = divergence_interval(part, sides, beyond, params=params)
        shown = bool(missing.testable and tested.p_adjusted[i] <= params.level) and not low <= 0
        critical = float(centre[i] + scale[i] * tested.critical[i])
        bar = float(centre[i]), critical, CLEAR_OF_ZERO * (beyond - low)
        found.append(
            OmnibusResult(
                measure="divergence",
                item=item,
                estimate=beyond,
                low=low,
                high=high,
                p_value=float(tested.p_value[i]),
                p_adjusted=float(tested.p_adjusted[i]),
                n_policy=int(first.sum()),
                n_frontline=int((~first).sum()),
                verdict="different" if shown else "cannot tell",
                influence=_divergence_flips(
                    shown, part, sides, documents=documents, bar=bar, params=params
                ),
                shortfall=missing,
                level=params.level,
            )
        )
    return found


def _divergence_flips(
    shown: bool,
    shares: Floats,
    sides: Sides,
    *,
    documents: Sequence[str],
    bar: tuple[float, float, float],
    params: GapParams,
) -> Influence:
    """The cluster without which the verdict would be another.

    The mean and the critical value are those of all documents; whether it is testable is computed
    anew, and the interval too where it may include 0.
    """
    centre, critical, far = bar

    def without(cluster: int) -> tuple[float, bool]:
        kept = sides.cluster != cluster
        rest = sides.subset(kept)
        if 0 in rest.shape or not is_testable(rest, params=params):
            return -np.inf, False
        own = rest.cluster_first[None, :]
        left = float(distances.permuted_divergence(shares[kept], sides=rest, permutations=own)[0])
        if left <= critical or left - centre > far:
            return left, left > critical
        low, _ = divergence_interval(shares[kept], rest, left - centre, params=params)
        return left, not low <= 0

    return flipping_cluster(shown, sides, documents, without)


def divergence_interval(
    shares: Floats, sides: Sides, estimate: float, *, params: GapParams
) -> tuple[float, float]:
    """The interval of a chance-corrected divergence: the spread of a cluster bootstrap around it.

    A resampled divergence is biased upwards as the observed one is, so only its spread about its
    own mean is used, widened for few clusters by sqrt(k / (k − 1)) and Student's t.
    """
    weights = resampling.resamples(
        sides,
        n_bootstrap=params.n_bootstrap,
        census=params.sampling.census,
        rng=np.random.default_rng(params.seed + 1),
    )
    low, high = resampling.spread_ends(
        distances.redrawn_divergence(shares, sides=sides, weights=weights),
        sides=sides,
        census=params.sampling.census,
        level=params.level,
    )
    return estimate + low, estimate + high
