"""How likely a large gap of each item would have been named in a study of this size and spread."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, power
from pipeline.stats.power import Power, Side, Study

ASKED = 4.0
"""The factor by which one side has more in the gap that is asked about. Never the observed one,
whose power says no more than its p-value."""

STUDIES = 150
"""Simulated studies for each side that may have more; a power of one half is right to 8 points (two
standard errors)."""

NOT_ASKED: dict[str, object] = {"power_policy": float("nan"), "power_frontline": float("nan")}
"""The columns of `Gaps` for an item that is no rate of mentions, or has a side of one cluster."""

NEVER_SAID = 0.01
"""A rate per 10,000 words that is taken in place of 0."""


def likely(measured: Measured, *, params: GapParams) -> Power | None:
    """How likely a gap of `ASKED` times is named, for each item of a rate.

    Clusters, documents and words are the measure's own, the spread of each side is that of all its
    items, the rate of an item is the mean of both sides. None where a side has one cluster.
    """
    if min(measured.sides.shape) < 2:
        return None
    policy, frontline = (
        replace(side_of(measured, policy=side), census=census)
        for side, census in zip((True, False), params.sampling.census, strict=True)
    )
    first = measured.sides.first
    rates = (measured.values[first].mean(axis=0) + measured.values[~first].mean(axis=0)) / 2
    return power.power_of_items(
        Study(policy, frontline, level=params.level, groups=measured.groups),
        np.maximum(rates, NEVER_SAID),
        ratio=ASKED,
        studies=STUDIES,
        seed=params.seed,
    )


def side_of(measured: Measured, *, policy: bool) -> Side:
    """What a side of the measure has; the side needs two clusters."""
    own = measured.sides.first == policy
    means = gamma_means.side_means(
        measured.values, sides=measured.sides, own=own, kind=measured.kind
    )
    return Side(
        documents=int(own.sum()),
        clusters=means.n_clusters,
        words=float(measured.weight[own].mean()),
        spread=float(np.sqrt(means.dispersion.min())),
    )
