"""Charts on a page, with what is downloaded of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import streamlit as st

from dashboard import naming, state
from dashboard.charts import everything, images
from dashboard.charts.figure import Figure
from dashboard.data import downloads, loading
from dashboard.parts import grids, layout, statements
from dashboard.translation import language, say, vega_locale
from pipeline import tables


@dataclass(frozen=True)
class Unchecked:
    """A chart for Streamlit without the check against Vega-Lite's schema.

    The check takes more than half of the time of a page with charts; the tests make it. `config`
    are settings of Vega-Lite beside the chart's own: Altair's `configure` copies the whole chart.
    """

    chart: Any
    config: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The chart as Vega-Lite."""
        made: dict[str, Any] = self.chart.to_dict(validate=False)
        return {**made, "config": {**made.get("config", {}), **self.config}}


def picture(figure: Figure, *, opens: state.Opens | None = None) -> None:
    """A chart under its finding, to be taken along as CSV, SVG or PNG.

    A click on a point opens what `opens` says.
    """
    key = f"picture_{figure.name}"

    def follow() -> None:
        points = st.session_state[key].selection.get("pick") or []
        if points and opens:
            opens.follow(str(points[0][opens.field]))

    layout.picture_title(figure.title)
    settings: dict[str, Any] = {"key": key, "width": "stretch", "alt": figure.title}
    chart: Any = Unchecked(figure.chart, inked(layout.INK[st.context.theme.type or "light"]))
    if opens:
        st.altair_chart(chart, on_select=follow, **settings)
    else:
        st.altair_chart(chart, **settings)
    with st.container(horizontal=True, gap="small"):
        grids.csv_button(figure.rows, f"picture_{figure.name}", key=f"{key}_csv", of_picture=True)
        image_buttons(figure)


def inked(ink: str) -> dict[str, Any]:
    """Settings of charts on a page: numbers in its language, texts in the colour `ink`.

    Streamlit's own grey for axes and legends is too faint on white (WCAG 2, contrast 4.5).
    """
    named = {"labelColor": ink, "titleColor": ink}
    told = {part: dict(named) for part in ("axis", "legend", "header")}
    return {"locale": vega_locale(), "text": {"color": ink}, **told}


def shown(figure: Figure, *, opens: state.Opens | None = None) -> None:
    """A chart with what its colours and shapes stand for, and how it is read."""
    picture(figure, opens=opens)
    if figure.kinds:
        statements.legend(figure.kinds)
    st.caption(naming.plain(figure.note))


def tabled(figure: Figure, of: Sequence[type[tables.Table]], **columns: Any) -> None:
    """As `shown`, with its rows as a folded table; `of` and `columns` as in `grids.table`."""
    shown(figure)
    grids.table(figure.rows, key=figure.name, of=of, folded=True, **columns)


def section(
    title: str, figure: Figure | None, missing: str, *, of: str = "", called: str = ""
) -> None:
    """A section with its picture, or with what is missing for it; `of` is what it is about.

    That begins the picture's title as it is `called`, since a picture that leaves stands alone.
    """
    layout.heading(title)
    if figure is None:
        st.caption(missing)
    else:
        shown(figure.of(of, called) if of else figure)


def tabled_section(
    title: str,
    figure: Figure | None,
    missing: str,
    /,
    of: Sequence[type[tables.Table]],
    **columns: Any,
) -> None:
    """As `section`, with the rows of the picture as a folded table."""
    layout.heading(title)
    if figure is None:
        st.caption(missing)
    else:
        tabled(figure, of, **columns)


def every() -> list[Figure]:
    """All pictures of the comparison, kept until a table or the manifest changes.

    Where a table is missing the page ends with what to do.
    """
    return _every(loading.stamps(), language(), state.language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _every(stamps: tuple[tuple[str, int], ...], spoken: str, documents: str) -> list[Figure]:
    # The arguments only key the cache: titles are in a language, rows are of documents of one.
    return everything.every(lambda name: layout.read(getattr(tables, name)))


def image_buttons(figure: Figure) -> None:
    """The picture as SVG, for print, and as PNG, for a slide; each made when it is asked for."""
    mimes: dict[Literal["svg", "png"], str] = {"svg": "image/svg+xml", "png": "image/png"}
    for form, mime in mimes.items():
        st.download_button(
            form.upper(), state.in_this_view(partial(drawn, figure, form)),
            downloads.file_name(figure.name, form, documents=state.language()), mime,
            key=f"{figure.name}_{form}", on_click="ignore", icon=":material/image:",
            type="tertiary",
        )  # fmt: skip


def drawn(figure: Figure, form: Literal["svg", "png"]) -> bytes:
    """The picture as a file that stands alone: title, legend, note, source and day.

    What is invented is called so on the picture itself, since a memo will not say it.
    """
    warning = " " + say(loading.INVENTED) if loading.is_invented() else ""
    design = loading.of(loading.load_if_made(tables.Design), language=state.language())
    return images.image(
        figure.chart,
        title=figure.title,
        note=figure.note + warning,
        kinds=figure.kinds,
        form=form,
        source=downloads.source_line(design),
    )
