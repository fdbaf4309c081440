"""Names beside points, placed so that none lies on another or on a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

CHARACTER = 6.6
"""Width in pixels of a letter of the names, on average."""

_LINE = 15.0
_APART = 12.0


class Place(NamedTuple):
    """Where a name stands from its point: the side, and the box in pixels that it fills."""

    side: str
    left: float
    top: float
    right: float
    bottom: float


def placed(
    points: Sequence[tuple[float, float]], names: Sequence[str], *, size: tuple[float, float]
) -> list[str]:
    """For each name the side of its point where it stands: right, left, above, below; '' for none.

    `points` are in pixels from the left and the top of a picture of that `size`. The first names
    are placed first; a name that would leave the picture, or lie on a point or a name, is left out.
    """
    taken = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    sides = []
    for number, ((x, y), name) in enumerate(zip(points, names, strict=True)):
        others = [box for at, box in enumerate(taken) if at != number]
        free = (
            place
            for place in _around(x, y, CHARACTER * len(name))
            if name
            and place.left >= 0
            and place.right <= size[0]
            and place.top >= 0
            and place.bottom <= size[1]
            and not any(_meet(place, box) for box in others)
        )
        found = next(free, None)
        sides.append(found.side if found else "")
        if found:
            taken.append(found[1:])
    return sides


def _around(x: float, y: float, width: float) -> list[Place]:
    half = _LINE / 2
    return [
        Place("right", x + _APART, y - half, x + _APART + width, y + half),
        Place("left", x - _APART - width, y - half, x - _APART, y + half),
        Place("above", x - width / 2, y - _APART - _LINE, x + width / 2, y - _APART),
        Place("below", x - width / 2, y + _APART, x + width / 2, y + _APART + _LINE),
    ]


def _meet(place: Place, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    across = place.left < right and place.right > left
    return across and place.top < bottom and place.bottom > top


_MARKS: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle", "dx": _APART},
    "left": {"align": "right", "baseline": "middle", "dx": -_APART},
    "above": {"align": "center", "baseline": "bottom", "dy": -_APART},
    "below": {"align": "center", "baseline": "top", "dy": _APART},
}

_DESK, _PHONE = 900.0, 280.0
"""Widths of a picture in pixels that names are placed for."""

_BETWEEN = 560
_SEEN = {
    _DESK: f"width >= {_BETWEEN} ? 1 : 0",
    _PHONE: f"width < {_BETWEEN} ? 1 : 0",
}
"""Whether the names placed for a width are seen: Vega's expressions of the picture's own width."""


def layers(
    rows: pd.DataFrame,
    at: Sequence[tuple[float, float]],
    *,
    height: float,
    x: alt.X,
    y: alt.Y,
    text: str,
) -> list[alt.Chart]:
    """Layers with the names of `rows` beside their points, for a desk and for a phone.

    `at` are the points as parts of the picture, from 0 to 1, from the left and from the top;
    `height` is the picture's in pixels, `text` the column of the names.
    """
    made = []
    for width, seen in _SEEN.items():
        points = [(across * width, down * height) for across, down in at]
        sides = placed(points, rows[text].tolist(), size=(width, height))
        made += [
            alt.Chart(own)
            .mark_text(fontSize=12, opacity=alt.expr(seen), **_MARKS[str(side)])
            .encode(x=x, y=y, text=f"{text}:N")
            for side, own in rows.assign(beside=sides).groupby("beside", sort=True)
            if side
        ]
    return made
