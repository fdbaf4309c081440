"""The words around a concept as a network: which stand beside it, and which together."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import combinations

import pandas as pd

from pipeline import tables

MOST_WORDS = 12
"""Words of each side, and of both, that are placed: the most frequent."""

_TOGETHER = 2
"""Lines in which two words must stand together to be joined."""


def nodes(collocates: pd.DataFrame) -> pd.DataFrame:
    """The collocates of a concept with a place around it: x, y, corpus, n.

    Policy's words lie to the right, the frontline's to the left, those of both between them. The
    distance from the middle falls with the share of the most frequent word. `corpus` is the side
    that has most of its uses; `both` where neither has three quarters.
    """
    rows = collocates.assign(n=collocates["n_policy"] + collocates["n_frontline"])
    rows = rows[rows["n"] > 0]
    # Sides are unlike in size: a word's share of its side's uses says whose it is.
    share = {
        side: rows[f"n_{side}"] / max(int(rows[f"n_{side}"].sum()), 1) for side in tables.CORPORA
    }
    policy = (share["policy"] / (share["policy"] + share["frontline"])).fillna(0.5)
    rows = rows.assign(
        lean=policy,
        corpus=[
            "policy" if one > 0.75 else "frontline" if one < 0.25 else "both" for one in policy
        ],
    )
    order = rows.sort_values(["n", "word"], ascending=[False, True])
    most = order.groupby("corpus", sort=False).head(MOST_WORDS)
    if most.empty:
        return most.assign(x=0.0, y=0.0)
    placed = [_around(own, str(kind)) for kind, own in most.groupby("corpus", sort=True)]
    return pd.concat(placed).reset_index(drop=True)


_ARCS = {"policy": (-62.0, 62.0), "frontline": (118.0, 242.0)}
"""Where the words of a side lie, in degrees from the right; those of both lie above and below."""


def _around(words: pd.DataFrame, kind: str) -> pd.DataFrame:
    n = len(words)
    if kind == "both":
        half = math.ceil(n / 2)
        angles = [*_spread(70.0, 110.0, half), *_spread(250.0, 290.0, n - half)]
    else:
        angles = _spread(*_ARCS[kind], n)
    top = max(int(words["n"].max()), 1)
    # Every second word a little further out, so that labels do not meet.
    radius = [
        0.62 + 0.30 * (1 - math.sqrt(count / top)) + 0.16 * (place % 2)
        for place, count in enumerate(words["n"])
    ]
    return words.assign(
        x=[r * math.cos(math.radians(a)) for r, a in zip(radius, angles, strict=True)],
        y=[r * math.sin(math.radians(a)) for r, a in zip(radius, angles, strict=True)],
    )


def _spread(first: float, last: float, n: int) -> list[float]:
    if n == 1:
        return [(first + last) / 2]
    return [first + (last - first) * place / (n - 1) for place in range(n)]


def joined(lines: pd.DataFrame, words: list[str], surfaces: dict[str, list[str]]) -> pd.DataFrame:
    """Pairs of words that stand together in two lines or more: word, other, n.

    `lines` are the concept's lines; `surfaces` the forms of a word as it is written.
    """
    forms = {form.casefold(): word for word in words for form in [word, *surfaces.get(word, [])]}
    counts: Counter[tuple[str, str]] = Counter()
    for left, right in zip(lines["left"], lines["right"], strict=True):
        tokens = re.findall(r"[\w-]+", f"{left} {right}".casefold())
        there = sorted({forms[token] for token in tokens if token in forms})
        counts.update(combinations(there, 2))
    pairs = [(*pair, n) for pair, n in sorted(counts.items()) if n >= _TOGETHER]
    return pd.DataFrame(pairs, columns=["word", "other", "n"])
