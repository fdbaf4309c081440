"""Charts as SVG and PNG files that hold title, legend and note themselves."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from dashboard.charts import style
from dashboard.translation import say

_PRINT = {
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "text": {"color": "#1D2126"},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "gridColor": "#E4E2DC"},
    "legend": {"labelFontSize": 12, "symbolSize": 110, "symbolOpacity": 1},
}


def image(
    chart: Any,
    *,
    title: str,
    note: str,
    kinds: Sequence[str],
    form: Literal["svg", "png"],
    source: str = "",
) -> bytes:
    """The chart as SVG (UTF-8) or PNG (twice the size, about 1,300 pixels wide), on white.

    `kinds` are the codes of the legend; without any there is none. `source` is a line of its own
    below the note. The same chart gives the same bytes.
    """
    import vl_convert  # takes a moment, and only a download needs it

    spec = {
        **style.in_language(chart).properties(width=640).to_dict(),
        "background": "white",
        "padding": 12,
    }
    spec["config"] = {**spec.get("config", {}), **_PRINT}
    spec["title"] = {
        "text": textwrap.wrap(title, 74),
        "subtitle": [*textwrap.wrap(note, 98), *textwrap.wrap(source, 98)],
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "subtitleFontSize": 12,
        "subtitlePadding": 6,
        "offset": 16,
        "color": "#1D2126",
        "subtitleColor": "#4A4F57",
    }
    _with_legend(spec, kinds)
    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
        return _renumbered(svg).encode("utf-8")
    png: bytes = vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=2)
    return png


def _renumbered(svg: str) -> str:
    """The SVG with its clip paths numbered from 1; the library numbers them over all charts."""
    numbers = dict.fromkeys(re.findall(r'<clipPath id="clip(\d+)"', svg))
    new = {old: str(n) for n, old in enumerate(numbers, start=1)}
    return re.sub(
        r'(<clipPath id="clip|url\(#clip)(\d+)',
        lambda hit: hit.group(1) + new.get(hit.group(2), hit.group(2)),
        svg,
    )


_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _with_legend(spec: dict[str, Any], kinds: Sequence[str]) -> None:
    """Adds the legend to colour and shape of every layer: one without it would suppress it."""
    if not kinds:
        return
    words = style.WORDS if "bridge" in kinds else style.SIDE_WORDS
    named = {kind: json.dumps(say(words[kind]), ensure_ascii=False) for kind in kinds}
    chosen = " : ".join(f"datum.value == '{kind}' ? {named[kind]}" for kind in kinds)
    legend = {
        "title": None,
        "orient": "bottom",
        "values": list(kinds),
        "labelExpr": f"{chosen} : datum.label",
    }
    for layer in (spec, *spec.get("layer", ())):
        encoding = layer.get("encoding", {})
        for channel in {"color", "shape"} & encoding.keys():
            encoding[channel] = {**encoding[channel], "legend": legend}
