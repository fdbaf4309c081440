"""Are the tests right, do the intervals cover, what can be found? Simulated, with planted truth.

Documents vary as real ones do: rates are overdispersed, topics have random effects, lengths differ,
and in the nested designs documents of one cluster are alike. The tests that are usual for such
questions run on the same corpora. `make bench-calibration` writes docs/calibration.md and its
figure; `--quick` prints a small run and writes nothing; `--resume FILE` keeps what is done in the
file and goes on from there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import statsmodels.api as sm
import vl_convert
from numpy.typing import NDArray
from scipy import stats
from threadpoolctl import threadpool_limits

from pipeline.arrays import Floats
from pipeline.config.params import GapParams, Margins, SamplingParams
from pipeline.gap.comparison import compare
from pipeline.gap.comparison.testing import tested_items
from pipeline.gap.gaps import over_all
from pipeline.gap.meaning import ContextDistances, meanings
from pipeline.gap.measures.collocations import measured_collocates
from pipeline.gap.measures.contexts import Contexts
from pipeline.gap.measures.measured import Measured
from pipeline.gap.omnibus import divergences, partisanship
from pipeline.stats import PER, clusters, distances, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity
from pipeline.stats.log_odds import log_odds_of_sides
from pipeline.tables.measures import FINDINGS
from pipeline.terms import keyness, vectors

ROOT = Path(__file__).parent.parent
SEED = 20231113
DESIGNS = ((3, 8), (3, 21), (6, 12), (12, 21), (30, 30))
RATIOS = (2.0, 4.0, 8.0)
MARGIN = 2.0
"""Twice as often: just what a bridge must not be."""
LEANS = (4.0, 16.0)
"""Odds by which policy leans to two of six themes around a concept, where that is planted."""
PARAMS = GapParams(
    level=0.05,
    n_permutations=199,
    n_bootstrap=199,
    seed=SEED,
    sampling=SamplingParams(policy="sample", frontline="sample"),
    margin=Margins(log2_ratio=1.0, topic_share=0.05),
)
LEVEL = PARAMS.level

CONCEPTS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 30.0])
"""Mentions per 10,000 words."""
TERMS = 60 / np.arange(1, 151) ** 0.8
TOPICS = np.log([0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.04])
PLANTED = {"concept_rate": [1, 3, 5], "term_rate": list(range(4, 150, 10)), "topic_share": [3]}
"""Items that differ between the sides where a gap is planted; the others never do."""
SHAPE = 2.0
"""Documents differ in a rate by a gamma factor of this shape: a coefficient of variation of .71."""
EFFECT = 0.8
"""Standard deviation of a document's random effect on a topic, on the log scale."""
SKEWED = 4.0
"""Times the overdispersion with which topics vary as much between documents as those of the
demonstration corpus: a coefficient of variation of their shares of about 1.5."""
SEGMENT = 150
MEASURES = ("concept_rate", "term_rate", "topic_share", "divergence", "partisanship")
Figures = dict[str, float]


@dataclass(frozen=True)
class Case:
    """What is simulated: a design in clusters, the ratio planted, what else is unlike.

    Policy has `spread` times the overdispersion, and if `both` the interviews too. With `talk` it
    is the running words around the uses of one concept, else counts and shares.
    """

    shape: tuple[int, int]
    ratio: float = 1.0
    nested: bool = False
    spread: float = 1.0
    usual: bool = False
    talk: bool = False
    both: bool = False

    @property
    def name(self) -> str:
        """The design as it is called in the tables."""
        return f"{self.shape[0]} v {self.shape[1]}"

    def overdispersion(self, first: NDArray[np.bool_]) -> Floats:
        """How many times the usual overdispersion each document has, as a column."""
        return np.where(first | self.both, self.spread, 1.0)[:, None]

    @property
    def truth(self) -> dict[str, Floats]:
        """What the measures would be in endlessly many documents."""
        return truth(self.ratio, 1.0 if self.both else self.spread)


@dataclass(frozen=True)
class Corpus:
    """A simulated corpus: counts, segments with their topics, and where each document stands."""

    sides: Sides
    tokens: Floats
    concepts: Floats
    words: Floats
    segments: Floats
    document: NDArray[np.intp]

    @property
    def shares(self) -> Floats:
        """Documents by words: what part of its words each is."""
        return np.asarray(self.words / np.maximum(self.words.sum(axis=1, keepdims=True), 1))

    @property
    def topics(self) -> Floats:
        """Documents by topics: the mean of the segments."""
        sums = np.zeros((len(self.tokens), self.segments.shape[1]))
        np.add.at(sums, self.document, self.segments)
        return sums / np.bincount(self.document)[:, None]


# ----------------------------------------------------------------------- simulation


def corpus(case: Case, rng: np.random.Generator) -> Corpus:
    """One corpus of the case."""
    sizes = [rng.integers(1, 5, k) if case.nested else np.ones(k, int) for k in case.shape]
    n_first = int(sizes[0].sum())
    cluster = np.repeat(np.arange(sum(case.shape)), np.concatenate(sizes))
    first = np.arange(len(cluster)) < n_first
    sides = clusters.sides(first, cluster=[f"{c:04d}" for c in cluster])
    tokens = np.exp(rng.uniform(np.log(1500), np.log(9000), len(cluster)))
    grow = {
        name: np.where(first[:, None] & np.isin(np.arange(n), PLANTED[name]), case.ratio, 1.0)
        for name, n in (("concept_rate", len(CONCEPTS)), ("term_rate", len(TERMS)))
    }
    counts = {
        name: rng.poisson(
            base
            * grow[name]
            * _factor(sides, len(base), case=case, rng=rng)
            * tokens[:, None]
            / PER
        ).astype(float)
        for name, base in (("concept_rate", CONCEPTS), ("term_rate", TERMS))
    }
    shares = _topic_shares(sides, case=case, rng=rng)
    document = np.repeat(np.arange(len(tokens)), np.maximum(tokens / SEGMENT, 2).astype(int))
    drawn = rng.gamma(12 * shares[document] + 1e-3)
    return Corpus(
        sides,
        tokens,
        counts["concept_rate"],
        counts["term_rate"],
        drawn / drawn.sum(axis=1, keepdims=True),
        document,
    )


def _factor(sides: Sides, n_items: int, *, case: Case, rng: np.random.Generator) -> Floats:
    """Gamma factors of mean 1: of each document, in nested designs as much of its cluster."""
    shape = SHAPE / case.overdispersion(sides.first)
    if not case.nested:
        return rng.gamma(shape, 1 / shape, (len(sides.first), n_items))
    # (1 + v)(1 + v) = 1 + 1 / shape: the documents differ as much in all.
    half = 1 / (np.sqrt(1 + 1 / shape) - 1)
    own = rng.gamma(half, 1 / half, (len(sides.first), n_items))
    _, at = np.unique(sides.cluster, return_index=True)
    shared = rng.gamma(half[at], 1 / half[at], (sides.n_clusters, n_items))
    return own * shared[sides.cluster]


def _topic_shares(sides: Sides, *, case: Case, rng: np.random.Generator) -> Floats:
    effect = EFFECT * np.sqrt(case.overdispersion(sides.first))
    own = rng.normal(size=(len(sides.first), len(TOPICS)))
    if case.nested:
        shared = rng.normal(size=(sides.n_clusters, len(TOPICS)))
        own = (own + shared[sides.cluster]) / np.sqrt(2)
    return softmax(TOPICS + shift(case)[(~sides.first).astype(int)] + effect * own)


def shift(case: Case) -> Floats:
    """What is added to the topics of each side, on the log scale."""
    added = np.zeros((2, len(TOPICS)))
    added[0, PLANTED["topic_share"]] = np.log(case.ratio)
    return added


def softmax(values: Floats) -> Floats:
    """Shares from their logs."""
    odds = np.exp(values - values.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


@cache
def truth(ratio: float, spread: float) -> dict[str, Floats]:
    """What the measures would be in endlessly many documents, from 100,000 of each side."""
    rng = np.random.default_rng(SEED)
    case = Case((1, 1), ratio=ratio, spread=spread)
    n = 100_000
    both, words = [], []
    for side in (0, 1):
        effect = EFFECT * np.sqrt(spread if side == 0 else 1.0)
        both.append(softmax(TOPICS + shift(case)[side] + effect * rng.normal(size=(n, 8))).mean(0))
        grown = TERMS * np.where(
            np.isin(np.arange(len(TERMS)), PLANTED["term_rate"]) & (side == 0), ratio, 1.0
        )
        shape = SHAPE / (spread if side == 0 else 1.0)
        rates = grown * rng.gamma(shape, 1 / shape, (n, len(TERMS)))
        words.append((rates / rates.sum(axis=1, keepdims=True)).mean(axis=0))
    if ratio == spread == 1:
        words[1], both[1] = words[0], both[0]  # no difference, not the luck of the draw
    grow = {
        name: np.where(np.isin(np.arange(len(base)), PLANTED[name]), ratio - 1, 0.0) * base
        for name, base in (("concept_rate", CONCEPTS), ("term_rate", TERMS))
    }
    guess = np.sum((words[0] ** 2 + words[1] ** 2) / (words[0] + words[1])) / 2
    return {
        **grow,
        "topic_share": both[0] - both[1],
        "divergence": distances.divergence(np.array(words), np.array(words[::-1]))[:1],
        # Rounded, so that no difference is none: an interval may end there.
        "partisanship": np.array([round(float(guess) - 0.5, 12)]),
    }


THEMES, THEME_WORDS = 6, 15
LINE, LINES = 10, 25
"""Content words of a segment, and segments of a document beside those with a use."""
USES = 4.0
"""Uses of the concept in a document beyond the first, on the mean; overdispersed."""
LEANING = 2.0
"""How much documents differ in what they speak of around the concept: less is more (Dirichlet)."""


def talk(case: Case, rng: np.random.Generator) -> Contexts:
    """Documents that use one concept, each in contexts of its own leaning.

    Words belong to six themes. Around the concept each document leans to some of them, in nested
    designs half with its cluster. Planted is that policy leans to the first two themes.
    """
    sides = corpus(replace(case, ratio=1.0, talk=False), rng).sides
    weight = np.ones((2, THEMES))
    weight[0, :2] = case.ratio
    base = (weight / weight.sum(axis=1, keepdims=True))[(~sides.first).astype(int)]
    leaning = _leaning(base, rng)
    if case.nested:
        _, at = np.unique(sides.cluster, return_index=True)
        leaning = (leaning + _leaning(base[at], rng)[sides.cluster]) / 2
    speaking = _leaning(np.full((len(base), THEMES), 1 / THEMES), rng)
    n_uses = 1 + rng.poisson(rng.gamma(SHAPE, USES / SHAPE, len(base)))
    document = np.repeat(np.arange(len(base)), n_uses + LINES)
    used = np.concatenate([np.arange(n + LINES) < n for n in n_uses])
    odds = np.where(used[:, None], leaning[document], speaking[document]).cumsum(axis=1)
    theme = (rng.random(len(document))[:, None] > odds[:, :-1]).sum(axis=1)
    every = np.arange(len(document))
    uses = vectors.Uses(
        first=every[used] * LINE + LINE // 2,
        after=every[used] * LINE + LINE // 2,
        segment=every[used],
        document=document[used],
    )
    words = _words(theme, rng)
    running = vectors.Running(
        words.ravel(), np.repeat(every, LINE), np.repeat(document, LINE), THEMES * THEME_WORDS
    )
    return Contexts(
        language="en",
        documents=tuple(f"d{i:04d}" for i in range(len(base))),
        sides=sides,
        running=running,
        vocabulary=tuple(f"w{i:02d}" for i in range(THEMES * THEME_WORDS)),
        mentions={"co-design": uses},
        special=np.zeros(THEMES * THEME_WORDS, dtype=bool),
    )


def _leaning(base: Floats, rng: np.random.Generator) -> Floats:
    drawn = rng.gamma(LEANING * THEMES * base / 2 + 1e-9)
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def _words(theme: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.intp]:
    """Four of five words of a segment are its theme's, the others any; some are common, as ever."""
    common = 1 / np.arange(1, THEME_WORDS + 1)
    shape = (len(theme), LINE)
    word = rng.choice(THEME_WORDS, shape, p=common / common.sum())
    own = rng.random(shape) < 0.8
    return np.where(own, theme[:, None], rng.integers(0, THEMES, shape)) * THEME_WORDS + word


# ---------------------------------------------------------------------------- tests


@dataclass(frozen=True)
class Outcome:
    """What a method says of the items of one corpus."""

    p_value: Floats
    p_adjusted: Floats
    found: NDArray[np.bool_]
    estimate: Floats
    low: Floats
    high: Floats
    bridge: NDArray[np.bool_] | None = None


def cospeak(made: Corpus, *, seed: int = SEED) -> dict[str, Outcome]:
    """Every measure as the stage `gap` works it out."""
    base = _base(made, seed=seed)
    found = {measure.name: _compared(measure) for measure in _measures(base, made)}
    # No names, so that nothing is left out in turn: that is not looked at here.
    given: dict[str, Any] = {"documents": (), "params": PARAMS}
    for one in (
        *divergences({"words": made.shares}, base.sides, base.permutations, **given),
        *partisanship(made.shares, base.sides, base.permutations, **given),
    ):
        figures = one.p_value, one.p_adjusted, one.estimate, one.low, one.high
        p, adjusted, estimate, low, high = (np.array([figure]) for figure in figures)
        shown = np.array([one.verdict == "different"])
        found[one.measure] = Outcome(p, adjusted, shown, estimate, low, high)
    return found


def context(made: Contexts, *, seed: int = SEED) -> dict[str, Outcome]:
    """Meaning and collocates as the stage `gap` works them out, without placebo words."""
    params = PARAMS.model_copy(update={"seed": seed})
    uses = made.mentions["co-design"]
    at, between = vectors.document_distances(
        made.running, vectors.word_vectors(made.running), uses=uses
    )
    first = made.sides.first[uses.document]
    sides = made.sides.subset(np.isin(np.arange(len(made.documents)), at))
    one = ContextDistances("co-design", (), sides, between, (int(first.sum()), int((~first).sum())))
    (found,) = meanings([one], [], params=params)
    (measure,) = measured_collocates(made, params=params)
    beside = compare(measure, params=params)
    tested = beside.tested
    leaned = np.array([int(item.split(": w")[1]) < 2 * THEME_WORDS for item in measure.items])
    nothing = np.full(len(leaned), np.nan)
    return {
        "meaning": Outcome(
            np.array([found.p_value]),
            np.array([found.p_adjusted]),
            np.array([found.verdict == "different"]),
            np.array([found.estimate]),
            np.array([found.low]),
            np.array([found.high]),
        ),
        "collocates": Outcome(
            tested.p_value,
            tested.p_adjusted,
            np.isin(beside.verdict, ("policy", "frontline")),
            nothing,
            nothing,
            nothing,
        ),
        "collocates of the theme": Outcome(
            tested.p_value[leaned],
            tested.p_adjusted[leaned],
            (beside.verdict == "policy")[leaned],
            nothing[leaned],
            nothing[leaned],
            nothing[leaned],
        ),
    }


def _base(made: Corpus, *, seed: int = SEED) -> Measured:
    permutations = permutation.draw_permutations(
        made.sides, n_permutations=PARAMS.n_permutations, rng=np.random.default_rng(seed)
    )
    n = len(made.tokens)
    names = tuple(f"d{i:04d}" for i in range(n))
    return Measured(
        "concept_rate", (), (), np.empty((n, 0)), names, made.tokens, made.sides, permutations
    )


def _measures(base: Measured, made: Corpus) -> list[Measured]:
    """The measures that have a side."""
    found = {
        "concept_rate": made.concepts / made.tokens[:, None] * PER,
        "term_rate": made.words / made.tokens[:, None] * PER,
        "topic_share": made.topics,
    }
    names = {name: tuple(map(str, range(values.shape[1]))) for name, values in found.items()}
    return [
        replace(base, name=name, items=names[name], labels=names[name], values=values)
        for name, values in found.items()
    ]


def tests(made: Corpus, *, seed: int = SEED) -> Figures:
    """What share of the tests finds something, and whether any does; many times as fast."""
    base = _base(made, seed=seed)
    given = {"sides": base.sides, "permutations": base.permutations}
    found = {
        measure.name: tested_items(measure, params=PARAMS).tested
        for measure in _measures(base, made)
    }
    for name, null in (
        ("divergence", distances.permuted_divergence(made.shares, **given)),
        ("partisanship", distances.partisanship(made.shares, **given)),
    ):
        found[name] = multiplicity.step_down(null[None, :], level=LEVEL)
    return {
        f"{name}|{key}": figure
        for name, tested in found.items()
        for key, figure in (
            ("single", float(np.mean(tested.p_value <= LEVEL))),
            ("any", float(np.any(tested.p_adjusted <= LEVEL))),
        )
    }


def _compared(measure: Measured) -> Outcome:
    compared = compare(measure, params=PARAMS)
    return Outcome(
        compared.tested.p_value,
        compared.tested.p_adjusted,
        np.isin(compared.verdict, ["policy", "frontline"]),
        compared.difference.estimate,
        compared.difference.low,
        compared.difference.high,
        compared.verdict == "bridge",
    )


def usual(made: Corpus) -> dict[str, Floats]:
    """The p-values of the tests that are usual, by name; the measure stands before the colon."""
    first = made.sides.first
    found = {}
    for name, counts in (("concept_rate", made.concepts), ("term_rate", made.words)):
        some = counts[:, counts.sum(axis=0) > 0]
        sums = some[first].sum(axis=0), some[~first].sum(axis=0)
        totals = float(made.tokens[first].sum()), float(made.tokens[~first].sum())
        g2 = keyness.log_likelihood(*sums, totals=totals)
        z = log_odds_of_sides(*sums, totals=totals, prior_tokens=keyness.PRIOR_TOKENS)
        found[f"{name}: G²"] = stats.chi2.sf(g2, 1)
        found[f"{name}: Fightin' Words z"] = 2 * stats.norm.sf(np.abs(z))
    side = first[made.document].astype(float)
    design = sm.add_constant(side)
    groups = made.sides.cluster[made.document]
    robust = {"cov_type": "cluster", "cov_kwds": {"groups": groups}, "use_t": True}
    plain, clustered = [], []
    for topic in made.segments.T:
        model = sm.OLS(topic, design)
        plain.append(model.fit().pvalues[1])
        clustered.append(model.fit(**robust).pvalues[1])
    found["topic_share: OLS on segments"] = np.array(plain)
    found["topic_share: OLS, cluster-robust"] = np.array(clustered)
    return found


STATISTICS: dict[str, tuple[Callable[[Floats, Floats], Floats], float]] = {
    "rates (used)": (lambda rates, half: rates, permutation.PRIOR),
    "rates, prior 1": (lambda rates, half: rates, 1.0),
    "rates, prior 16": (lambda rates, half: rates, 16.0),
    "square roots": (lambda rates, half: np.sqrt(rates), permutation.PRIOR),
    "log(rate + half a count)": (lambda rates, half: np.log(rates + half), permutation.PRIOR),
}
"""What the means are of, and the degrees of freedom of the guard against chance constancy."""


CODES = 300 / np.arange(1, 9)
"""Words under each code of people, per 10,000 words."""


def overview(
    made: Corpus, case: Case, found: Mapping[str, Outcome], rng: np.random.Generator, *, seed: int
) -> Figures:
    """Whether any finding is told where nothing differs, and whether the Overview tells any.

    `found` are the measures of the corpus; with all concepts together, codes of people and the
    meaning of a concept they are the findings that a run has.
    """
    base = _base(made, seed=SEED + seed)
    exposure = made.tokens[:, None] / PER
    codes = rng.poisson(CODES * _factor(base.sides, len(CODES), case=case, rng=rng) * exposure)
    rates = {
        "family_rate": made.concepts.sum(axis=1, keepdims=True) / exposure,
        "code_rate": codes / exposure,
    }
    names = {name: tuple(map(str, range(values.shape[1]))) for name, values in rates.items()}
    every = {name: found[name] for name in FINDINGS if name in found}
    every |= {
        name: _compared(
            replace(base, name=name, items=names[name], labels=names[name], values=values)
        )
        for name, values in rates.items()
    }
    spoken = talk(replace(case, talk=True, usual=False), rng)
    every["meaning"] = context(spoken, seed=SEED + seed)["meaning"]
    rows: list[dict[str, object]] = [
        {"measure": name, "testable": True, "verdict": "different" if told else "", "p_adjusted": p}
        for name, outcome in every.items()
        for told, p in zip(outcome.found, outcome.p_adjusted, strict=True)
    ]
    return {
        "overview|any finding": float(any(row["verdict"] for row in rows)),
        "overview|any named": float(any(over_all(rows, level=LEVEL))),
    }


def transformed(made: Corpus, *, seed: int = SEED) -> dict[str, Floats]:
    """Adjusted p-values of the concepts when the statistic is that of transformed rates."""
    base = _base(made, seed=seed)
    rates = made.concepts / made.tokens[:, None] * PER
    half = np.full_like(rates, PER / 2 / made.tokens.mean())
    return {
        name: permutation.permutation_test(
            change(rates, half),
            sides=base.sides,
            permutations=base.permutations,
            level=LEVEL,
            prior=prior,
        ).p_adjusted
        for name, (change, prior) in STATISTICS.items()
    }


# ---------------------------------------------------------------------------- figures


USUAL_CORPORA = 100
"""The usual tests run on so many corpora of a case: they are slower, and far off."""
TESTED = 3_000
"""Where nothing differs the tests of Cospeak run on so many corpora: a level must be sure."""


def _rng(case: Case, seed: int) -> np.random.Generator:
    return np.random.default_rng([SEED, seed, *case.shape, int(10 * case.ratio), case.nested])


def replicate(case: Case, seed: int) -> Figures:
    """What one corpus shows: shares of tests, families and intervals, by measure and figure.

    Each corpus has draws of its own, so that no one draw of permutations is judged.
    """
    rng = _rng(case, seed)
    if case.talk:
        return _context_figures(context(talk(case, rng), seed=SEED + seed), case)
    made = corpus(case, rng)
    figures: Figures = {}
    found = cospeak(made, seed=SEED + seed)
    for name, outcome in found.items():
        figures |= {f"{name}|{k}": v for k, v in _figures(name, outcome, case).items()}
    if case.usual:
        figures |= overview(made, case, found, rng, seed=seed)
    if case.usual and seed < USUAL_CORPORA:
        figures |= _usual_figures(made)
    if not case.nested:
        planted = PLANTED["concept_rate"] if case.ratio != 1 else []
        for name, adjusted in transformed(made, seed=SEED + seed).items():
            figures[f"{name}|any"] = float(np.delete(adjusted <= LEVEL, planted).any())
            if planted:
                figures[f"{name}|power"] = float(np.mean(adjusted[planted] <= LEVEL))
    return figures


def _usual_figures(made: Corpus) -> Figures:
    figures: Figures = {}
    for name, p_values in usual(made).items():
        figures[f"{name}|single"] = float(np.mean(p_values <= LEVEL))
        figures[f"{name}|any"] = float(np.any(p_values <= LEVEL))
        figures[f"{name}|any, Bonferroni"] = float(np.any(p_values <= LEVEL / len(p_values)))
    return figures


def _context_figures(found: Mapping[str, Outcome], case: Case) -> Figures:
    figures: Figures = {}
    for name, outcome in found.items():
        if case.ratio != 1:
            figures[f"{name}|power"] = float(np.mean(outcome.found)) if len(outcome.found) else 0.0
            continue
        figures[f"{name}|single"] = float(np.mean(outcome.p_value <= LEVEL))
        figures[f"{name}|any"] = float(np.any(outcome.p_adjusted <= LEVEL))
        figures[f"{name}|any named"] = float(np.any(outcome.found))
        if name == "meaning":
            figures["meaning|covers"] = float(outcome.low[0] <= 0 <= outcome.high[0])
    return figures


def _figures(name: str, outcome: Outcome, case: Case) -> Figures:
    true = case.truth[name]
    n = len(outcome.p_value)
    moved = np.isin(np.arange(n), PLANTED.get(name, [0])) & (case.ratio != 1)
    if name == "topic_share" and case.ratio != 1:
        moved[:] = True  # shares add up to 1: where one topic grows, all others shrink
    same = ~moved if case.spread == 1 or name != "topic_share" else moved
    figures: Figures = {}
    if same.any():
        figures["single"] = float(np.mean(outcome.p_value[same] <= LEVEL))
        figures["any"] = float(np.any(outcome.p_adjusted[same] <= LEVEL))
        figures["any named"] = float(np.any(outcome.found[same]))
    aimed = PLANTED.get(name, [0])
    if case.ratio != 1:
        figures["power"] = float(np.mean(outcome.found[aimed]))
        figures["true"] = float(np.mean(true[aimed]))
        figures["bias"] = float(np.mean(outcome.estimate[aimed] - true[aimed]))
    if not np.isnan(outcome.low).all():
        figures["covers"] = float(np.mean((outcome.low <= true) & (true <= outcome.high)))
    if outcome.bridge is not None and name != "term_rate":
        figures["bridge"] = float(np.mean(outcome.bridge[aimed]))
    return figures


def _run(job: tuple[Case, range, bool]) -> list[Figures]:
    case, seeds, alone = job
    with threadpool_limits(1):
        if alone:
            return [tests(corpus(case, _rng(case, seed)), seed=SEED + seed) for seed in seeds]
        return [replicate(case, seed) for seed in seeds]


def simulate(
    case: Case, n: int, *, start: int = 0, pool: ProcessPoolExecutor | None = None
) -> Figures:
    """The mean of each figure over `n` corpora of the case, and after `± ` how sure it is.

    With a `start` it is the tests alone, on the corpora from there to `n`.

    That is the half width of the mean's interval at 95 %, of which as many corpora are the sample;
    where all corpora agree, that of one in `n` that does not.
    """
    jobs = [(case, range(at, min(at + 25, n)), start > 0) for at in range(start, n, 25)]
    done: Iterable[list[Figures]] = pool.map(_run, jobs) if pool else map(_run, jobs)
    every = [figures for part in done for figures in part]
    keys = dict.fromkeys(key for figures in every for key in figures)
    found: Figures = {}
    for key in keys:
        values = np.array([one[key] for one in every if key in one])
        error = float(values.std()) or float(np.sqrt(1 / len(values)))
        found[key] = float(values.mean())
        found[f"± {key}"] = 1.96 * error / np.sqrt(len(values))
    return found


def pooled(one: Figures, other: Figures, *, n: tuple[int, int]) -> Figures:
    """`one`, with what `other` has of its figures put together; `n` corpora are behind each."""
    found = dict(one)
    for key in (key for key in other if not key.startswith("±")):
        reach = np.hypot(n[0] * one[f"± {key}"], n[1] * other[f"± {key}"])
        found[key] = (n[0] * one[key] + n[1] * other[key]) / sum(n)
        found[f"± {key}"] = float(reach) / sum(n)
    return found


# ----------------------------------------------------------------------------- report


@dataclass(frozen=True)
class Results:
    """The figures of each case."""

    n: int
    n_null: int
    n_tested: int
    figures: dict[Case, Figures]

    def of(self, key: str, **case: object) -> list[str]:
        """The figure for each design, in per cent."""
        found = [self.figures[Case(shape, **case)].get(key) for shape in DESIGNS]
        return ["–" if one is None else f"{100 * one:.1f}" for one in found]

    def sure(self, key: str, **case: object) -> list[str]:
        """The same with how sure it is."""
        return [
            f"{mean} ± {reach}"
            for mean, reach in zip(self.of(key, **case), self.of(f"± {key}", **case), strict=True)
        ]


def run(n: int, n_null: int, *, tested: int, workers: int, done: Path | None = None) -> Results:
    """Everything, case by case; what stands in `done` is read from there.

    Where nothing differs `n_null` corpora, or in nested designs `n`, are looked at in every way,
    and as many more that `tested` come together by the tests alone.
    """
    cases = [
        *((Case(shape, usual=True), n_null) for shape in DESIGNS),
        *((Case(shape, nested=True, usual=True), n) for shape in DESIGNS),
        *((Case(shape, spread=8.0), n) for shape in DESIGNS),
        *((Case(shape, spread=SKEWED, both=True), n) for shape in DESIGNS),
        *((Case(shape, ratio=ratio), n) for ratio in RATIOS for shape in DESIGNS),
        *((Case(shape, talk=True), n) for shape in DESIGNS),
        *((Case(shape, talk=True, nested=True), n) for shape in DESIGNS),
        *((Case(shape, talk=True, ratio=odds), n) for odds in LEANS for shape in DESIGNS),
    ]
    jobs = [(case, 0, times) for case, times in cases]
    jobs += [(case, times, tested) for case, times in cases if case.usual and times < tested]
    known: dict[str, Figures] = (
        json.loads(done.read_text(encoding="utf-8")) if done and done.exists() else {}
    )
    for case, _ in cases:
        _ = case.truth  # once, before the workers start
    figures: dict[Case, Figures] = {}
    with ProcessPoolExecutor(workers) as pool:
        for case, start, end in jobs:
            began = time.perf_counter()
            key = f"{case} {start} to {end}"
            if key not in known:
                known[key] = simulate(case, end, start=start, pool=pool)
            if done:
                done.write_text(json.dumps(known), encoding="utf-8")
            figures[case] = (
                pooled(figures[case], known[key], n=(start, end - start)) if start else known[key]
            )
            print(f"{key} {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return Results(n, n_null, tested, figures)


def table(head: str, rows: Sequence[tuple[str, list[str]]]) -> str:
    """A Markdown table with a column for each design."""
    lines = [f"| {head} | " + " | ".join(f"{a} v {b}" for a, b in DESIGNS) + " |"]
    lines += ["|---|" + "---:|" * len(DESIGNS)]
    lines += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows]
    return "\n".join(lines)


USUAL = (
    "concept_rate: G²", "concept_rate: Fightin' Words z", "term_rate: G²",
    "term_rate: Fightin' Words z", "topic_share: OLS on segments",
    "topic_share: OLS, cluster-robust",
)  # fmt: skip


def _moved(name: str, case: Mapping[str, object]) -> bool:
    """Shares that vary more have other means, so topics of unlike spread are no null."""
    return name == "topic_share" and "spread" in case


def _levels(results: Results, **case: object) -> str:
    talked = "spread" not in case
    plain: dict[str, object] = {key: value for key, value in case.items() if key == "nested"}
    ours = [
        (f"`{name}`, {what}", results.sure(f"{name}|{key}", **case))
        for name in MEASURES
        for what, key in (("one test", "single"), ("any of the family", "any"))
        if (key == "single" or name in PLANTED) and not _moved(name, case)
    ]
    named = [
        (f"`{name}`, any verdict", results.sure(f"{name}|any named", **case))
        for name in MEASURES
        if not _moved(name, case)
    ]
    if talked:
        ours += [
            (f"`{name}`, {what}", results.sure(f"{name}|{key}", talk=True, **plain))
            for name, what, key in (
                ("meaning", "one test", "single"),
                ("collocates", "one test", "single"),
                ("collocates", "any of the family", "any"),
            )
        ]
        named += [
            (f"`{name}`, any verdict", results.sure(f"{name}|any named", talk=True, **plain))
            for name in ("meaning", "collocates")
        ]
    theirs = [
        (f"{name.replace('_', chr(92) + '_')}, {what}", results.of(f"{name}|{key}", **case))
        for name in USUAL
        for what, key in (("one test", "single"), ("any, Bonferroni", "any, Bonferroni"))
    ]
    parts = [table("Cospeak, %", ours), table("verdicts, %", named)]
    return "\n\n".join([*parts, table("usual tests, %", theirs)] if case.get("usual") else parts)


def _planted(results: Results) -> str:
    powers = [
        (f"`{name}`, {ratio:g} times", results.of(f"{name}|power", ratio=ratio))
        for name in MEASURES
        for ratio in RATIOS
    ]
    powers += [
        (f"`{name}`, leaning {odds:g} times", results.of(f"{key}|power", talk=True, ratio=odds))
        for name, key in (("meaning", "meaning"), ("collocates", "collocates of the theme"))
        for odds in LEANS
    ]
    covers = [
        (f"`{name}`, {what}", results.of(f"{name}|covers", **case))
        for name in MEASURES
        for what, case in (
            ("nothing planted", {"usual": True}),
            ("twice", {"ratio": 2.0}),
            ("nested, nothing planted", {"nested": True, "usual": True}),
            ("both sides very skewed", {"spread": SKEWED, "both": True}),
            ("unlike in spread", {"spread": 8.0}),
        )
    ]
    covers += [
        (f"`meaning`, {what}", results.of("meaning|covers", talk=True, **case))
        for what, case in (("nothing planted", {}), ("nested, nothing planted", {"nested": True}))
    ]
    bridges = [
        (f"`{name}`, {what}", results.sure(f"{name}|bridge", **case))
        for name in ("concept_rate", "topic_share")
        for what, case in (
            ("alike: a bridge", {"usual": True}),
            ("twice as often: a false bridge", {"ratio": MARGIN}),
        )
    ]
    biases = []
    for name in MEASURES:
        true = truth(2.0, 1.0)[name][PLANTED.get(name, [0])].mean()
        cells = [
            f"{100 * results.figures[Case(shape, ratio=2.0)][f'{name}|bias'] / true:+.1f}"
            for shape in DESIGNS
        ]
        biases.append((f"`{name}` (true: {true:.3g})", cells))
    return "\n\n".join(
        [
            "## What is found\n\nThe share of planted gaps that get a verdict: the right side, or"
            " `different`. Of the concepts those with 2, 8 and 30 mentions per 10,000 words are"
            " planted, of 150 words every tenth, of eight topics the one with 12 %. Divergence and"
            " partisanship are of the words. For meaning and collocates policy leans, around the"
            " concept, to two of six themes; of the collocates those of these themes count that"
            " stand beside it often enough to be tested.",
            table("power, %", powers),
            "## Whether intervals cover\n\nHow often a 95 % interval holds the truth, over all"
            " items. The truth of divergence and partisanship is that of endlessly many documents."
            " Words with few mentions are covered somewhat too often, as small counts are by any"
            " interval that is wide enough for the others. Distances are never below nothing: where"
            " nothing differs, their intervals all but always reach it. *Very skewed*: both sides"
            f" have {SKEWED:g} times the overdispersion, so that topics vary as much between"
            " documents as those of the demonstration corpus do. *Unlike in spread*: policy has 8"
            " times as much, see below; a topic is then nearly all of a document or nothing of it,"
            " and its interval that of a gamma mean. Rates of such a side are covered somewhat too"
            " seldom: a sample may lack the documents that carry the mean.",
            table("coverage, %", covers),
            "## Whether bridges hold\n\nHow often the sides are said to be alike: where they are,"
            " and where one side has the item just twice as often (for the topic: by odds), which"
            f" is what a bridge must leave out. The last must stay below {50 * LEVEL:g} %. Few"
            " documents cannot show that sides are alike.",
            table("bridges, %", bridges),
            "## Whether planted gaps come back\n\nThe mean estimate where policy has twice as much,"
            " less the truth, in per cent of the truth.",
            table("bias, %", biases),
        ]
    )


def _fronts(results: Results) -> str:
    cases: tuple[tuple[str, dict[str, object]], ...] = (
        ("", {"usual": True}),
        (", nested", {"nested": True, "usual": True}),
    )
    rows = [
        (f"{what}{where}", results.sure(f"overview|{key}", **case))
        for what, key in (
            ("a verdict on any finding", "any finding"),
            ("**named on the Overview**", "any named"),
        )
        for where, case in cases
    ]
    return table("of 100 corpora", rows)


def _unlike(results: Results) -> str:
    rows = [
        (f"{name}: false positives, {what}", results.of(f"{name}|any", **case))
        for name in STATISTICS
        for what, case in (("alike in spread", {"usual": True}), ("unlike", {"spread": 8.0}))
    ]
    rows += [
        (f"{name}: power, {ratio:g} times", results.of(f"{name}|power", ratio=ratio))
        for name in STATISTICS
        for ratio in (2.0, 4.0)
    ]
    return table("concepts, any of six, %", rows)


def report(results: Results) -> str:
    """The page docs/calibration.md."""
    return f"""# Calibration

Generated by `make bench-calibration` (benchmarks/bench_calibration.py); not written by hand.

Corpora are simulated with a known truth: documents of 1,500 to 9,000 words; six concepts, 150 words
and eight topics; rates overdispersed (a gamma factor with a coefficient of variation of .71 for
each document and item, then Poisson); topics with a random effect of .8 on the log scale for each
document, and segments that vary around it. A design of 3 v 8 has three policy documents against
eight interviews. For meaning and collocates: running words of six themes, with one to some ten uses
of a concept in each document, around which each document leans to themes of its own.
{results.n_null:,} corpora for each design where nothing is planted and nothing nested,
{results.n:,} for every other case, meaning and collocates; where nothing is planted the tests of
Cospeak alone, but for meaning and collocates, on {results.n_tested:,}, the usual tests on at most
{USUAL_CORPORA}; {PARAMS.n_permutations} permutations, drawn anew for each corpus.

After ± stands how far a figure may be off by the luck of the simulation (95 %). The tests exchange
what is exchangeable where nothing differs, so their true level is 5 % or, with ties, less: of so
many figures some lie above by luck. A figure of 5 % from {results.n:,} corpora without a ± may be
{196 * np.sqrt(0.05 * 0.95 / results.n):.1f} points off.

Sides that are unlike in spread or length, with the tests that give verdicts there, and the tests of
the sides as a whole from 1,000 other corpora: [calibration-unlike.md](calibration-unlike.md).

![False positives and power](calibration.svg)

## Where nothing differs

How often a test at 5 % finds a gap where there is none: a single test, and any of the measure's
family after its adjustment. Where items are rare and permutations few, ties make a single test
stricter than 5 %. A verdict needs an interval that leaves out nothing beside the test, and is given
more seldom. The usual tests stand below, on the same corpora: with the p-value
that they print, and with Bonferroni's adjustment over the family.

{_levels(results, usual=True)}

## Where nothing differs and documents are nested

Clusters of one to four documents; half of what sets documents apart is their cluster's. A design of
3 v 8 has three clusters against eight. The cluster-robust regression knows the clusters.

{_levels(results, nested=True, usual=True)}

## What the Overview names where nothing differs

Each page keeps the error of its own measure. The Overview, the summary and the report name only
what holds over all findings at once (Holm over the measures, decisions/0044): concepts, all of them
together, codes of people, topics, the distances of the sides as a whole, and the meaning of a
concept. At most 6 % is aimed at, in every design. Where a figure lies above and its ± reaches
below, as it may in the few nested corpora, the corpora are too few to tell whether that is met.
Unlike sides stand in [calibration-unlike.md](calibration-unlike.md).

{_fronts(results)}

{_planted(results)}

## Where the sides are alike in mean and unlike in spread

Policy documents have eight times the overdispersion of interviews: a coefficient of variation of 2,
most of a word's uses in a few documents. Rates are alike in their means; topics are left out, since
shares that vary more have other means. No permutation of means is exact here (last table); rates
are tested by gamma means and as counts where the spreads are seen to differ, omnibus tests by
permutation alone: for those the sides *do* differ, in how evenly words are used. A word that one
side uses in bursts should be read with `flipped_by` and the number of documents that have it.

{_levels(results, spread=8.0)}

Would the mean of transformed rates help, or another prior of the statistic? Documents that are
alike in their mean rate and unlike in spread are unlike in their mean square root and mean log, so
these find what is no gap in rates. A stronger prior does better on these skewed counts, with more
power too, and worse on symmetric values (eight times the variance, normal, 6 v 12: 32 % against
24 %, 3 v 21: 74 % against 65 %; a weaker one 19 and 47 %), so the prior stays between.

{_unlike(results)}
"""


# ----------------------------------------------------------------------------- figure

COLOURS = ("#0b6e69", "#c05621", "#6b46c1", "#2b6cb0", "#975a16")


def figure(results: Results) -> str:
    """The figure docs/calibration.svg: false positives left, power right."""
    usual_ones = {
        "Cospeak: words": "term_rate|any",
        "Cospeak: topics": "topic_share|any",
        "G² *": "term_rate: G²|any, Bonferroni",
        "Fightin' Words z *": "term_rate: Fightin' Words z|any, Bonferroni",
        "cluster-robust OLS *": "topic_share: OLS, cluster-robust|any, Bonferroni",
    }
    names = [f"{a} v {b}" for a, b in DESIGNS]
    left = {
        name: [results.figures[Case(shape, usual=True)][key] for shape in DESIGNS]
        for name, key in usual_ones.items()
    }
    right = {
        f"{shape[0]} v {shape[1]}": [
            results.figures[Case(shape, ratio=ratio)]["concept_rate|power"] for ratio in RATIOS
        ]
        for shape in DESIGNS
    }
    return drawn((names, left), ([f"{r:g}×" for r in RATIOS], right))


Panel = tuple[list[str], dict[str, list[float]]]
"""Marks of the axis, and the lines by name: shares from 0 to 1."""


def drawn(usual: Panel, power: Panel) -> str:
    """Both panels as SVG; the dashes stand at 5 %."""
    whole = alt.hconcat(
        _panel("Any false finding in a family, where nothing differs", usual, mark=0.05),
        _panel("Planted concepts found", power, mark=None),
        title=alt.TitleParams(
            "* after Bonferroni", anchor="start", orient="bottom", fontWeight="normal", fontSize=12
        ),
        background="white",
        spacing=40,
    ).resolve_scale(color="independent", x="independent")
    chart = whole.configure(font="sans-serif").configure_view(stroke=None)
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), vl_version="v" + alt.SCHEMA_VERSION[1:4])
    return svg + "\n"


def _panel(title: str, panel: Panel, *, mark: float | None) -> alt.LayerChart:
    ticks, lines = panel
    rows = [
        {"line": name, "design": tick, "share": share}
        for name, line in lines.items()
        for tick, share in zip(ticks, line, strict=True)
    ]
    x = alt.X("design:N", sort=ticks, title=None, axis=alt.Axis(labelAngle=0))
    y = alt.Y("share:Q", title=None, scale=alt.Scale(domain=(0, 1)), axis=alt.Axis(format=".0%"))
    colour = alt.Color(
        "line:N", sort=list(lines), title=None, scale=alt.Scale(range=COLOURS[: len(lines)])
    )
    base = alt.Chart(pd.DataFrame(rows), width=260, height=220, title=title)
    layers: list[alt.Chart] = [base.mark_line(point=True).encode(x, y, colour)]
    if mark is not None:
        at = alt.Chart(pd.DataFrame({"share": [mark]}))
        layers.append(at.mark_rule(strokeDash=[4, 3]).encode(y))
    return alt.layer(*layers)


def main() -> None:
    """Runs everything and writes the page and its figure, or prints a small run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="print a small run, write nothing")
    parser.add_argument("--replicates", type=int, default=400)
    parser.add_argument("--tested", type=int, default=TESTED)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--resume", type=Path, help="a file that keeps what is done")
    options = parser.parse_args()
    n = 20 if options.quick else options.replicates
    results = run(
        n,
        n if options.quick else 5 * n // 2,
        tested=n if options.quick else options.tested,
        workers=options.workers,
        done=options.resume,
    )
    if options.quick:
        print(report(results))
        return
    (ROOT / "docs" / "calibration.md").write_text(report(results), encoding="utf-8")
    (ROOT / "docs" / "calibration.svg").write_text(figure(results), encoding="utf-8")


if __name__ == "__main__":
    main()
