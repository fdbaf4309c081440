"""Smooth lines over time, to be drawn: no test rests on them."""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Floats

_NEAREST = 2 / 3
"""Part of the documents that a point of the line rests on."""


def smooth(time: Floats, values: Floats) -> Floats:
    """The locally weighted straight line at each date, documents by items, never below 0.

    Each point rests on the nearest two thirds of the documents, weighted by the tricube of their
    distance in years.

    References:
        Cleveland, W. S. (1979). Robust locally weighted regression and smoothing scatterplots.
        Journal of the American Statistical Association 74(368), 829-836, without its robust steps.
    """
    distance = np.abs(time[:, None] - time[None, :])
    k = max(2, int(np.ceil(_NEAREST * len(time)))) - 1
    reach = np.sort(distance, axis=1)[:, min(k, len(time) - 1)][:, None] * (1 + 1e-6)
    weight = (1 - np.minimum(distance / np.where(reach > 0, reach, 1.0), 1.0) ** 3) ** 3
    weight /= weight.sum(axis=1, keepdims=True)
    centre = weight @ time
    middle = weight @ values
    away = time[None, :] - centre[:, None]
    spread = (weight * away**2).sum(axis=1)
    slope = (weight * away) @ values / np.where(spread > 1e-12, spread, np.inf)[:, None]
    return np.asarray(np.maximum(middle + slope * (time - centre)[:, None], 0.0))
