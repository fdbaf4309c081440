"""Rates compared with those of ordinary words of like frequency, by ratio.

References:
    Efron, B. (2004). Large-scale simultaneous hypothesis testing: the choice of a null hypothesis.
    Journal of the American Statistical Association 99(465), 96-104 (an empirical null); Higgins,
    Thompson & Spiegelhalter (2009), as in empirical_bayes (one more among the others).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import stats

from pipeline.arrays import Flags, Floats, Places
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.comparison.selection import standard_errors
from pipeline.gap.genre.beyond import Beyond, adjusted, second_verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.gap.placebo import LIKE_FACTOR, MIN_PLACEBOS, ordinary_words
from pipeline.stats.families import empirical_bayes
from pipeline.tables.measures import left_out_of_family

N_GROUPS = 999
"""Random groups of ordinary words that all co-words together are compared with."""

_GROUPS = tuple(str(i) for i in range(N_GROUPS))

FEWEST_WORDS = 10
"""With fewer ordinary words as frequent a concept, practice or theme has no second verdict."""

QUARTILES = 2 * float(stats.norm.ppf(0.75))
"""Standard deviations between the quartiles of a normal distribution."""

Rates = Mapping[str, tuple[Measured, Comparison]]


@dataclass(frozen=True)
class _Reference:
    """What the items are compared with: NaN where fewer than `MIN_PLACEBOS` words are as frequent.

    `median` is that of the log2 ratios of the words, or their mean, `as_far` the share of them that
    are as far apart in either direction; `reach` is half the width of the interval of what an item
    is beyond them, none where that is the item's own.
    """

    p_value: Floats
    median: Floats
    as_far: Floats
    reach: Floats | None = None


def beyond_words(
    measured: Measured,
    comparison: Comparison,
    rates: Rates,
    labels: pd.DataFrame,
    *,
    params: GapParams,
) -> Beyond | None:
    """The log ratios of rates among those of ordinary words as frequent on both sides together.

    `rates` are the compared rates of words (`term_rate`) and of concepts; `labels` are mentions of
    labels, whose words are not ordinary. None without ordinary words. p is adjusted by Holm for
    all items of the measure. `estimate` is the log2 ratio less the median or mean of
    theirs; but for all co-words together its interval holds how much words differ anyway.
    """
    if "term_rate" not in rates:
        return None
    ordinary = ordinary_words(rates["term_rate"][0].items, labels)
    if measured.name == "term_rate":
        held = _among_their_like(measured, comparison, ordinary, params=params)
    elif measured.name == "family_rate":
        held = _among_groups(measured, comparison, rates, ordinary, params=params)
    else:
        held = _among_words(measured, comparison, rates["term_rate"], ordinary, params=params)
    ratio = comparison.ratio
    estimate = ratio.estimate - held.median
    nothing = np.full(len(measured.items), np.nan)
    p_adjusted = adjusted(held.p_value)
    low, high = ratio.low - held.median, ratio.high - held.median
    if held.reach is not None:
        low, high = estimate - held.reach, estimate + held.reach
    return Beyond(
        policy=nothing,
        frontline=nothing,
        estimate=estimate,
        low=low,
        high=high,
        as_far=held.as_far,
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            comparison.verdict, estimate=estimate, p_adjusted=p_adjusted, level=params.level
        ),
    )


def _among_words(
    measured: Measured,
    comparison: Comparison,
    words: tuple[Measured, Comparison],
    ordinary: Flags,
    *,
    params: GapParams,
) -> _Reference:
    """Each item compared with the ordinary words as frequent as it, as if it were one more of them.

    Their ratios are normal around a mean of theirs, beyond what few documents make of each; p and
    interval are those of prediction. `as_far` is only counted.
    """
    own = comparison.ratio.estimate
    theirs = words[1].ratio.estimate[ordinary]
    counts = words[0].counts[:, ordinary].sum(axis=0)
    like = np.array([_is_like(counts, count) for count in measured.counts.sum(axis=0)])
    errors = [standard_errors(one, scale="ratio", params=params) for one in (measured, words[0])]
    others = empirical_bayes.beside_others(
        (own, errors[0]), (theirs, errors[1][ordinary]), like, fewest=FEWEST_WORDS
    )
    as_far = [_as_far(one, theirs[which]) for one, which in zip(own, like, strict=True)]
    return _Reference(
        p_value=others.p_value(own),
        median=others.centre,
        as_far=np.where(others.n < FEWEST_WORDS, np.nan, as_far),
        reach=others.reach(level=params.level),
    )


def _among_groups(
    measured: Measured,
    comparison: Comparison,
    rates: Rates,
    ordinary: Flags,
    *,
    params: GapParams,
) -> _Reference:
    """All co-words together among random groups of ordinary words.

    Each group has as many words as there are co-words, each drawn from those as frequent as one of
    them; where hardly any is, from the nearest. No single word is as frequent as all co-words.
    Who says one co-word says others too, so that all together vary more from document to document
    than as many ordinary words: by that much the groups are taken to lie further apart for p.
    """
    words, concepts = rates["term_rate"][0], rates.get("concept_rate", (None, None))[0]
    counts = words.counts[:, ordinary].sum(axis=0)
    if concepts is None or len(counts) < MIN_PLACEBOS:
        return _counted(comparison.ratio.estimate, [np.array([])] * len(measured.items))
    values = words.values[:, ordinary]
    errors = standard_errors(measured, scale="ratio", params=params)
    likes, wider = [], np.ones(len(measured.items))
    for i, item in enumerate(measured.items):
        kept = [name != left_out_of_family(item) for name in concepts.items]
        rng = np.random.default_rng(params.seed)
        together = np.zeros((len(values), N_GROUPS))
        for count in concepts.counts.sum(axis=0)[kept]:
            together += values[:, rng.choice(_nearest(counts, count), N_GROUPS)]
        groups = replace(measured, items=_GROUPS, labels=_GROUPS, values=together, counted=None)
        likes.append(_log_ratios(groups))
        of_groups = standard_errors(groups, scale="ratio", params=params)
        excess = np.nan_to_num(errors[i] ** 2 - (of_groups**2).mean())
        wider[i] = np.sqrt(1 + max(excess, 0.0) / max(float(likes[i].var()), 1e-12))
    return _counted(comparison.ratio.estimate, likes, wider=wider)


def _log_ratios(measured: Measured) -> Floats:
    first = measured.sides.first
    policy, frontline = (
        measured.values[own].mean(axis=0) + least
        for own, least in zip((first, ~first), measured.least, strict=True)
    )
    return np.asarray(np.log2(policy / frontline))


def _among_their_like(
    measured: Measured, comparison: Comparison, ordinary: Flags, *, params: GapParams
) -> _Reference:
    """Words among the other words as frequent: the bulk of them is the genre.

    Of all words as far apart as this one there are always as many as there are, so that counting
    finds none. The null is normal with the median and the quartiles of the words as frequent, and
    what stands out from it is more than genre.
    """
    own, counts = comparison.ratio.estimate, measured.counts.sum(axis=0)
    n = len(own)
    held = _Reference(*(np.full(n, np.nan) for _ in range(3)))
    reach = np.full(n, np.nan)
    for i, count in enumerate(counts):
        like = ordinary & _is_like(counts, count)
        like[i] = False
        if like.sum() < MIN_PLACEBOS:
            continue
        low, held.median[i], high = np.quantile(own[like], (0.25, 0.5, 0.75))
        spread = max((high - low) / QUARTILES, 1e-9)
        held.p_value[i] = 2 * stats.norm.sf(abs(own[i] - held.median[i]) / spread)
        held.as_far[i] = _as_far(own[i], own[like])
        reach[i] = stats.norm.isf(params.level / 2) * spread
    return replace(held, reach=reach)


def _counted(own: Floats, likes: list[Floats], *, wider: Floats | None = None) -> _Reference:
    """The items among their likes, p by counting.

    For p the likes' distances from their median are multiplied by `wider`.
    """
    held = _Reference(*(np.full(len(own), np.nan) for _ in range(3)))
    for i, like in enumerate(likes):
        if len(like) >= MIN_PLACEBOS:
            held.median[i] = np.median(like)
            held.as_far[i] = _as_far(own[i], like)
            times = 1.0 if wider is None else wider[i]
            apart = _as_far(own[i], held.median[i] + times * (like - held.median[i]))
            held.p_value[i] = (1 + apart * len(like)) / (1 + len(like))
    return held


def _as_far(own: float, like: Floats) -> float:
    return float((np.abs(like) >= abs(own) * (1 - 1e-9)).mean()) if len(like) else np.nan


def _is_like(counts: Floats, count: float) -> Flags:
    return np.asarray((counts >= count / LIKE_FACTOR) & (counts <= count * LIKE_FACTOR))


def _nearest(counts: Floats, count: float) -> Places:
    """Places of the words as frequent, or of the nearest `MIN_PLACEBOS` where fewer are."""
    like = np.flatnonzero(_is_like(counts, count))
    if len(like) >= MIN_PLACEBOS:
        return like
    away = np.abs(np.log2(np.maximum(counts, 0.5)) - np.log2(max(count, 0.5)))
    return np.argsort(away, kind="stable")[:MIN_PLACEBOS]
