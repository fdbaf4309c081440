"""Association of words: weighted log-odds between two sides, and logDice of collocates.

In: counts of each side, or of documents by words with `Sides`. Out: figures per word, or per
permutation too.
"""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.stats.clusters import Sides

PRIOR_SHARE = 0.1
"""The prior of the weighted log-odds weighs as much as this share of all counted words."""

_BLOCK = 4_000_000
"""Numbers held at once, at most: permutations are worked through in blocks."""


def log_odds_of_sides(
    first: Floats, second: Floats, *, totals: tuple[float, float], prior_tokens: float
) -> Floats:
    """The weighted log-odds of each word, first side against second, in its standard errors.

    `first` and `second` are the counts of each word, `totals` all words of each side, those that
    are not counted too. The informative Dirichlet prior is the use of both sides together, worth
    `prior_tokens` words. A ranking, not a test: words of one document are not independent.

    References:
        Monroe, B., Colaresi, M. & Quinn, K. (2008). Fightin' words. Political Analysis 16(4),
        372-403, eq. 16, 19 and 22.
    """
    prior = prior_tokens * (first + second) / sum(totals)
    return _standardised_odds(
        first, second, sizes=(totals[0] + prior_tokens, totals[1] + prior_tokens), prior=prior
    )


def log_odds(counts: Floats, *, sides: Sides, permutations: Flags) -> Floats:
    """The weighted log-odds of each word, first side against second, in its standard errors.

    `counts` are documents by words. The informative Dirichlet prior is the use of both sides
    together; it is the same for every permutation. Words by permutations. A size for ranking and
    permuting: words of one document are not independent, so it is no z value of a test.

    References:
        Monroe, B., Colaresi, M. & Quinn, K. (2008). Fightin' words. Political Analysis 16(4),
        372-403, eq. 16, 19 and 22.
    """
    totals = sides.totals(counts)
    whole = totals.sum(axis=0)
    strength = max(PRIOR_SHARE * float(whole.sum()), 1.0)
    prior = strength * whole / max(float(whole.sum()), 1.0)
    step = max(1, _BLOCK // max(len(whole), 1))
    parts = []
    for start in range(0, len(permutations), step):
        first = permutations[start : start + step].astype(float) @ totals
        second = whole - first
        sizes = (first.sum(axis=1, keepdims=True), second.sum(axis=1, keepdims=True))
        both = (sizes[0] + strength, sizes[1] + strength)
        parts.append(_standardised_odds(first, second, sizes=both, prior=prior))
    return np.concatenate(parts).T


def _standardised_odds(
    first: Floats, second: Floats, *, sizes: tuple[Floats | float, Floats | float], prior: Floats
) -> Floats:
    """Eq. 16 and 19 of Monroe, Colaresi & Quinn; 0 where a word is on neither side.

    `sizes` are all words of each side with those that the prior is worth.
    """
    variance = np.zeros_like(first)
    odds = []
    for side, size in zip((first, second), sizes, strict=True):
        with_prior = side + prior
        rest = size - with_prior
        ratio = np.divide(with_prior, rest, out=np.ones_like(rest), where=(with_prior > 0))
        odds.append(np.log(np.where(rest > 1e-9, ratio, 1.0)))
        variance += np.divide(1.0, with_prior, out=np.ones_like(rest), where=with_prior > 0)
    return np.asarray((odds[0] - odds[1]) / np.sqrt(variance))


def log_dice(together: Floats, word: Floats, *, mentions: float) -> Floats:
    """How strongly each word is associated with the mentions: 14 at most, one more is twice.

    `together` is how often the word stands near a mention, `word` how often it is used at all.
    NaN where the two never occur together.

    References:
        Rychlý, P. (2008). A lexicographer-friendly association score. RASLAN 2008, 6-9.
    """
    met = together > 0
    ratio = 2 * together / np.maximum(mentions + word, 1e-12)
    return np.asarray(np.where(met, 14 + np.log2(np.where(met, ratio, 1.0)), np.nan))
