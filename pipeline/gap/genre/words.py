"""Rates beside those of ordinary words of like frequency, by ratio."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond, second_verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.gap.placebo import LIKE_FACTOR, MIN_PLACEBOS, ordinary_words
from pipeline.stats import multiplicity
from pipeline.stats.clusters import Floats


def beyond_words(
    measured: Measured,
    comparison: Comparison,
    words: tuple[Measured, Comparison],
    labels: pd.DataFrame,
    *,
    params: GapParams,
) -> Beyond:
    """The log ratios of rates among those of ordinary words as frequent on both sides together.

    `labels` are mentions of labels, whose words are not ordinary. p is the share of such words
    whose rates differ at least as many times, in either direction, the item counted in; adjusted by
    Holm for all items of the measure. `estimate` is the log2 ratio less the median of theirs. NaN
    where fewer than `MIN_PLACEBOS` words are as frequent.
    """
    ordinary = ordinary_words(words[0].items, labels)
    theirs = words[1].ratio.estimate[ordinary]
    counts = words[0].counts[:, ordinary].sum(axis=0)
    own = comparison.ratio.estimate
    n = len(measured.items)
    p_value, median = np.full(n, np.nan), np.full(n, np.nan)
    for i, count in enumerate(measured.counts.sum(axis=0)):
        like = theirs[(counts >= count / LIKE_FACTOR) & (counts <= count * LIKE_FACTOR)]
        if len(like) >= MIN_PLACEBOS:
            as_far = int((np.abs(like) >= abs(own[i]) * (1 - 1e-9)).sum())
            p_value[i] = (1 + as_far) / (1 + len(like))
            median[i] = np.median(like)
    p_adjusted = _adjusted(p_value)
    estimate = own - median
    nothing = np.full(n, np.nan)
    return Beyond(
        policy=nothing,
        frontline=nothing,
        estimate=estimate,
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            comparison.verdict, estimate=estimate, p_adjusted=p_adjusted, level=params.level
        ),
    )


def _adjusted(p_value: Floats) -> Floats:
    """Adjusted by Holm; items without a p-value are not among those that are corrected for."""
    found = p_value.copy()
    known = ~np.isnan(p_value)
    found[known] = multiplicity.holm(p_value[known])
    return found
