"""Log ratios compared with those of the other items of the same documents: codes, collocates.

References:
    Efron, B. (2004). Large-scale simultaneous hypothesis testing: the choice of a null hypothesis.
    Journal of the American Statistical Association 99(465), 96-104 (an empirical null); Higgins,
    Thompson & Spiegelhalter (2009), as in empirical_bayes (prediction from the others).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.comparison.selection import standard_errors
from pipeline.gap.genre.beyond import Beyond, adjusted, second_verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.stats.families import empirical_bayes

FEWEST_OTHERS = 4
"""With fewer other codes there is no second verdict."""


MANY = 60
"""Among more others than these it makes no difference whether an item is one of them itself."""


def beyond_codes(measured: Measured, comparison: Comparison, *, params: GapParams) -> Beyond | None:
    """The log ratio of each code compared with those of all codes neither above nor below it.

    Whoever codes talk codes more of its words than of prose, or fewer: what all codes have in
    common is the genre. None where there are hardly any codes.
    """
    like = np.array(
        [[not _is_within(one, other) for other in measured.items] for one in measured.items]
    )
    error = standard_errors(measured, scale="ratio", params=params)
    nothing = np.full(len(measured.items), np.nan)
    if np.isnan(error).all() or not (like.sum(axis=1) >= FEWEST_OTHERS).any():
        return None
    return among_others(
        comparison, comparison.ratio.estimate, error, like, (nothing, nothing), params=params
    )


def beyond_places(
    measured: Measured,
    comparison: Comparison,
    places: tuple[Floats, Floats],
    *,
    params: GapParams,
) -> Beyond | None:
    """How much more the sides differ near a concept than elsewhere, relative to its other words.

    `places` are the shares of ordinary places that have each word nearby, documents by items, and
    on how many places those of each document rest. What a word's log ratio is near the concept less
    that elsewhere is compared with the same of the concept's other words: each word goes with the
    concept a little otherwise on each side. None where a side has a single cluster.
    """
    elsewhere = replace(measured, values=places[0], weight=places[1])
    errors = [standard_errors(one, scale="ratio", params=params) for one in (measured, elsewhere)]
    if np.isnan(errors[0]).all():
        return None
    first = measured.sides.first
    means = [places[0][own].mean(axis=0) for own in (first, ~first)]
    least = elsewhere.least
    anyway = np.log2((means[0] + least[0]) / (means[1] + least[1]))
    return among_others(
        comparison,
        comparison.ratio.estimate - anyway,
        np.hypot(*errors),
        ~np.eye(len(measured.items), dtype=bool),
        (means[0], means[1]),
        params=params,
        groups=measured.groups,
    )


def _is_within(one: str, other: str) -> bool:
    """Whether one code is the other, or above or below it."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def among_others(
    comparison: Comparison,
    estimate: Floats,
    error: Floats,
    like: Flags,
    baselines: tuple[Floats, Floats],
    *,
    params: GapParams,
    groups: int = 1,
) -> Beyond:
    """Items compared with the others that are like them; `baselines` are those of both sides.

    `estimate` are log2 ratios with their standard errors. p is adjusted by Holm for all items,
    times the number of groups. `as_far` is the share of the others that are as far from 0.
    """
    both = (estimate, error)
    one_of_many = len(estimate) > MANY and like.sum() == like.size - len(like)
    others = empirical_bayes.beside_others(
        both, both, np.ones((1, len(estimate)), bool) if one_of_many else like, fewest=FEWEST_OTHERS
    )
    beyond = estimate - others.centre
    reach = others.reach(level=params.level)
    p_adjusted = np.minimum(adjusted(others.p_value(estimate)) * groups, 1.0)
    further = np.abs(estimate)[None] >= np.abs(estimate)[:, None] * (1 - 1e-9)
    with np.errstate(invalid="ignore"):
        as_far = (further & like).sum(axis=1) / like.sum(axis=1)
    return Beyond(
        policy=baselines[0],
        frontline=baselines[1],
        estimate=beyond,
        low=beyond - reach,
        high=beyond + reach,
        as_far=np.where(np.isnan(p_adjusted), np.nan, as_far),
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            comparison.verdict, estimate=beyond, p_adjusted=p_adjusted, level=params.level
        ),
    )
