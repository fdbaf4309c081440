"""The frame of all pages: look, language, title, links, and reading of tables."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import menu, naming, state, translation
from dashboard.data import loading
from dashboard.translation import say
from pipeline import tables

INK = {"light": "#1D2126", "dark": "#ECEAE4"}  # as in .streamlit/config.toml

ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1" y="4" width="8" '
    'height="8" fill="#1B7FBF"/><circle cx="11" cy="8" r="4" fill="#D55E00"/></svg>'
)

_STYLE = """
<style>
.block-container, [data-testid=stMainBlockContainer] { max-width: 1260px; padding-top: 3.2rem;
  padding-bottom: 3rem; }
/* Streamlit's captions and its chosen segment are too faint to read (WCAG 2, contrast 4.5). */
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p { color: inherit; }
[data-testid=stCaptionContainer] { opacity: .8; }
button[role=radio][aria-checked=true] { color: inherit !important; }
.cs-finding, h1, h2, h3, [data-testid=stMarkdownContainer] p { overflow-wrap: anywhere; }
/* Streamlit's own toolbars take charts and tables away from their title and their warning. */
[data-testid=stElementToolbar] { display: none; }
.stApp :is(a, button, input, textarea, summary):focus-visible,
.stApp [data-baseweb=select]:focus-within { outline: 2px solid #2874A6 !important;
  outline-offset: 1px; }
.cs-landing { scroll-margin-top: 4.5rem; outline: none; }
.cs-jump a { position: absolute; left: -9999px; }
.cs-jump a:focus { position: static; display: inline-block; padding: .2rem .6rem;
  outline: 2px solid #2874A6; }
.cs-lead { font-size: 1.05rem; opacity: .8; margin: -.4rem 0 .6rem; }
.cs-finding { font-size: 1.16rem; line-height: 1.5; margin: .15rem 0; padding-left: .9rem;
  border-left: 4px solid; max-width: 56rem; }
.cs-caution { display: block; }
.cs-caution::before { content: "⚠  "; }
.cs-finding details { font-size: .95rem; }
.cs-finding summary { cursor: pointer; width: fit-content; opacity: .8; }
.cs-legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .92rem; }
.cs-segment { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55; max-width: 52rem;
  margin: 0 0 .7rem; padding: .15rem .8rem; border-left: 3px solid transparent; }
.cs-segment.chosen { border-left-color: #1B7FBF; background: rgba(128, 128, 128, .10); }
.cs-segment.frontline.chosen { border-left-color: #D55E00; }
.cs-segment.blind.chosen { border-left-color: #868686; }
.cs-segment.interviewer { font-style: italic; opacity: .75; }
.cs-speaker { border-left: 6px solid transparent; padding-left: .5rem; overflow-wrap: anywhere; }
.cs-who0 { border-left-color: #0072B2; }
.cs-who1 { border-left-color: #D55E00; }
.cs-who2 { border-left-color: #009E73; }
.cs-who3 { border-left-color: #CC79A7; }
.cs-who4 { border-left-color: #B8860B; }
.cs-who5 { border-left-color: #56B4E9; }
.interviewer.cs-asks { border-left-color: #868686; }
.cs-taken { border-bottom: 1px dotted; }
.cs-segment small { display: block; font-style: normal; opacity: .72; }
.cs-item { font-size: 1.2rem; line-height: 1.6; max-width: 52rem; min-height: 6.4rem;
  overflow-wrap: anywhere; }
@media print {
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar],
  [data-testid=stExpandSidebarButton], [data-testid=stDownloadButton], .cs-jump
    { display: none !important; }
  html, body, .stApp, .stApp :is(div, section, details, summary, header, main, button)
    { background-color: #FFFFFF !important; }
  .stApp, .stApp :not(mark):not([style*=color]) { color: #1D2126 !important; }
  [data-testid=stVegaLiteChart], .cs-segment, .cs-finding { break-inside: avoid; }
  .cs-finding details::details-content { content-visibility: visible; display: block; }
}
.cs-item mark, .cs-segment mark { background: #F0E442; color: #1D2126; padding: 0 .12em;
  border-radius: 2px; }
</style>
"""


_DARK_PRINTED = """
<style>@media print {
  [data-testid=stVegaLiteChart] :is(canvas, svg), [data-testid=stDataFrame] canvas
    { filter: invert(1) hue-rotate(180deg); }
}
</style>
"""
"""Pictures and tables are drawn for the dark page: on paper light and dark change places."""


def frame() -> None:
    """The look of all pages, and the choice of language where there is more than one."""
    st.html(_STYLE + (_DARK_PRINTED if st.context.theme.type == "dark" else ""))
    state.begin()
    with st.sidebar:
        interface_language()
    try:
        counts = loading.load(tables.Documents, ["language"])["language"].value_counts()
    except (tables.MissingTable, loading.StaleTable):
        counts = pd.Series(dtype=int)
    languages = {
        str(code): say(naming.LANGUAGES.get(str(code), str(code))) for code in counts.index
    }
    st.session_state["languages"] = languages
    if len(languages) > 1:
        with st.sidebar:
            state.choose(say("Language of the documents"), languages, key="language")


def interface_language() -> None:
    """The choice between the languages of the interface; tells the browser which it is."""
    key = "interface"
    st.session_state[key] = translation.language()
    st.segmented_control(
        translation.language_label(), list(translation.LANGUAGES), key=key, required=True,
        wrap=False, format_func=translation.LANGUAGES.__getitem__,
        on_change=lambda: translation.switch(str(st.session_state[key])),
    )  # fmt: skip
    code = translation.language()
    # For screen readers, and for the numbers of tables, which Streamlit writes as the browser says.
    st.html(
        f"<script>document.documentElement.lang = '{code}';"
        "Object.defineProperty(navigator, 'languages', "
        f"{{get: () => ['{code}'], configurable: true}});</script>",
        unsafe_allow_javascript=True,
    )


def is_phone() -> bool:
    """Whether the page is read on a phone, as browsers say it of themselves."""
    headers = st.context.headers
    return bool(headers) and "Mobi" in str(headers.get("User-Agent", ""))


def opening(file: str) -> None:
    """The page's title, the question that it answers, and a place for the links to its tables."""
    item = next(item for item in menu.MENU if item.file == file)
    st.title(say(item.title), anchor=False)
    lead = f'<p class="cs-lead">{html.escape(say(item.question))}</p>'
    st.session_state.update({_UNDER_HEADING: False, _TABLES: (st.empty(), lead, [])})
    st.session_state[_TABLES][0].html(lead)
    if loading.is_invented():  # on every page: any may be the one that is quoted
        st.badge(say(loading.INVENTED), icon=":material/science:", color="orange")
    if loading.is_running():
        st.info(
            say(
                "A run is going on. What stands here may be from before it: reload the page once "
                "it has ended."
            ),
            icon=":material/autorenew:",
        )


_UNDER_HEADING, _TABLES = "under_heading", "tables_here"
_LANDED = "landed"


def heading(text: str) -> None:
    """The heading of a section; titles of pictures below it are of the next level."""
    st.session_state[_UNDER_HEADING] = True
    st.header(text, anchor=False)


def picture_title(text: str) -> None:
    """The title of a picture, a level below the heading that it stands under."""
    write = st.subheader if st.session_state.get(_UNDER_HEADING) else st.header
    write(naming.plain(text), anchor=False)


def table_place(file: str) -> None:
    """Where a link at the head of the page leads: the button that the table leaves by is next.

    Keys walk through a table cell by cell; the links, which are seen once a key has come to them,
    lead past.
    """
    known: tuple[Any, str, list[str]] = st.session_state.get(_TABLES) or (st.empty(), "", [])
    place, lead, files = known
    files.append(file)
    told = [say("To the table {file}", file=one) for one in files]
    links = "".join(
        f'<a href="#cs-table-{n}">{html.escape(one)}</a>' for n, one in enumerate(told, start=1)
    )
    label = html.escape(say("Tables on this page"))
    place.html(f'{lead}<nav class="cs-jump" aria-label="{label}">{links}</nav>')
    st.html(f'<div id="cs-table-{len(files)}" class="cs-landing" tabindex="-1"></div>')


def read(
    table: type[tables.Table], columns: list[str] | None = None, *, in_words: bool = True
) -> pd.DataFrame:
    """The table, in the chosen language; where it is missing the page ends with what to do."""
    try:
        rows = loading.load(table, columns, in_words=in_words)
    except (tables.MissingTable, loading.StaleTable) as error:
        not_made(error)
        st.stop()
    return loading.of(rows, language=state.language()) if "language" in rows else rows


def not_made(error: Exception) -> None:
    """That a table is missing or of another version, with the command that makes it."""
    st.warning(naming.plain(str(error)), title=say("Not made yet"), icon=":material/construction:")


LANDING = """
(() => {
  const place = () => document.getElementById("cs-%s");
  const stop = ["wheel", "touchstart", "keydown", "mousedown"];
  let left = 24;  // the page is still being drawn above the place
  const end = () => { left = 0; stop.forEach((one) => removeEventListener(one, end)); };
  stop.forEach((one) => addEventListener(one, end, {passive: true}));
  const go = () => {
    if (left-- <= 0) { end(); return; }
    const there = place();
    if (there) { there.scrollIntoView({block: "start"}); there.focus({preventScroll: true}); }
    setTimeout(go, 150);
  };
  go();
})();
"""
"""Scrolls to a place of the page until it stands still, or the reader does something."""


def landing(name: str) -> None:
    """A place of the page where a link or a click with `at=name` ends: what a number rests on."""
    asked = st.query_params.get("at") == name
    script = ""
    if asked:
        st.query_params.pop("at", None)
        # The browser runs a script once; the number makes it another where one lands here again.
        number = st.session_state[_LANDED] = st.session_state.get(_LANDED, 0) + 1
        script = f"<script>// {number}{LANDING % name}</script>"
    st.html(
        f'<div id="cs-{name}" class="cs-landing" tabindex="-1"></div>{script}',
        unsafe_allow_javascript=asked,
    )


def link(file: str, label: str, **choices: str) -> None:
    """A link to another page with its choices made; `at` names the `landing` where it ends."""
    st.page_link(
        menu.path(file), label=label, icon=":material/arrow_forward:", query_params=choices
    )
