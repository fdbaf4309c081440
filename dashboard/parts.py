"""The pieces that pages are made of. Text of documents is only ever shown escaped."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Literal
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import charts, data, marks, menu, translation
from dashboard.figures import REDACTED, Figure
from dashboard.phrases import grouped, retold
from dashboard.translation import code, in_this_language, later, say
from pipeline import tables

PAGE_ROWS = 25
INK = {"light": "#1D2126", "dark": "#ECEAE4"}  # as in .streamlit/config.toml
ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1" y="4" width="8" '
    'height="8" fill="#1B7FBF"/><circle cx="11" cy="8" r="4" fill="#D55E00"/></svg>'
)
# Characters before and after a keyword that a cell has room for: a phone shows the keyword too.
_BEFORE, _AFTER = 34, 62

_STYLE = """
<style>
.block-container, [data-testid=stMainBlockContainer] { max-width: 1260px; padding-top: 3.2rem;
  padding-bottom: 3rem; }
/* Streamlit's captions and its chosen segment are too faint to read (WCAG 2, contrast 4.5). */
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p { color: inherit; }
[data-testid=stCaptionContainer] { opacity: .8; }
button[role=radio][aria-checked=true] { color: inherit !important; }
.cs-finding, h1, h2, h3, [data-testid=stMarkdownContainer] p { overflow-wrap: anywhere; }
.cs-lead { font-size: 1.05rem; opacity: .8; margin: -.4rem 0 .6rem; }
.cs-finding { font-size: 1.16rem; line-height: 1.5; margin: .15rem 0; padding-left: .9rem;
  border-left: 4px solid; max-width: 56rem; }
.cs-finding small { font-size: .93rem; opacity: .75; }
.cs-legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .92rem; }
.cs-segment { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55; max-width: 52rem;
  margin: 0 0 .7rem; padding: .15rem .8rem; border-left: 3px solid transparent; }
.cs-segment.chosen { border-left-color: #1B7FBF; background: rgba(128, 128, 128, .10); }
.cs-segment.frontline.chosen { border-left-color: #D55E00; }
.cs-segment.blind.chosen { border-left-color: #868686; }
.cs-segment.interviewer { font-style: italic; opacity: .75; }
.cs-segment small { display: block; font-style: normal; opacity: .72; }
.cs-item { font-size: 1.2rem; line-height: 1.6; max-width: 52rem; min-height: 6.4rem;
  overflow-wrap: anywhere; }
.cs-item mark, .cs-segment mark { background: #F0E442; color: #1D2126; padding: 0 .12em;
  border-radius: 2px; }
</style>
"""

LANGUAGES = {
    "en": later("English"),
    "nb": later("Norwegian (bokmål)"),
    "nn": later("Norwegian (nynorsk)"),
    "da": later("Danish"),
    "sv": later("Swedish"),
}

KINDS = {
    "label": later("the co-words"),
    "practice": later("the practice without the word"),
    "theme": later("themes"),
}

NAMES = {
    "corpus": later("side"),
    "doc_id": later("document id"),
    "p_adjusted": later("adjusted p"),
    "p_value": later("p"),
    "log2_ratio": later("log2 ratio"),
    "log_odds_z": later("log-odds (z)"),
    "g2": later("G²"),
    "dp_norm": later("dispersion"),
    "n_tokens": later("words"),
    "n_segments": later("segments"),
    "n_speakers": later("speakers"),
    "n_interviewer_tokens": later("interviewers' words"),
    "n_documents": later("documents"),
    "n_clusters": later("clusters"),
    "n_units": later("units"),
    "n_policy": later("times in policy"),
    "n_frontline": later("times at the frontline"),
    "n_documents_policy": later("policy documents"),
    "n_documents_frontline": later("frontline documents"),
    "p_floor": later("smallest p possible"),
    "placebo": later("larger than ordinary words"),
    "n_topics": later("topics"),
    "coherence_npmi": later("coherence (NPMI)"),
    "ci_low": later("interval from"),
    "ci_high": later("to"),
    "log2_ci_low": later("log2 from"),
    "log2_ci_high": later("log2 to"),
    "flipped_by": later("rests on document"),
    "owned_by": later("mostly from document"),
    "owned_by_cluster": later("mostly from cluster"),
    "judged": later("judged"),
    "unsure": later("unsure"),
    "precision": later("precision"),
    "coder": later("coder"),
    "mark": later("mark"),
    "marked_at": later("marked at"),
    "passage": later("passage"),
    "side": later("side"),
    "what": later("what"),
    "value": later("value"),
    "rows": later("rows"),
    "one row per": later("one row per"),
    "times": later("times"),
    "keyword": later("keyword"),
    "topic": later("topic"),
    "practice_verdict": later("practice, verdict"),
    "meaning_verdict": later("meaning, verdict"),
    "choices": later("choices"),
    "about": later("about"),
    "year": later("year"),
    "cluster": later("cluster"),
    "n_refits": later("refits"),
    "n_terms": later("words in all"),
    "n_content": later("content words"),
    "n_interviewees": later("people"),
    "n_coders": later("coders"),
    "n_judged": later("answers"),
    "n_right": later("right"),
    "n_twice": later("judged by two"),
    "n_agreed": later("alike"),
    "n_replaced": later("times replaced"),
    "n_different": later("different ones"),
    "n_mentions": later("mentions"),
    "n_prompted": later("prompted"),
    "n_documents_with": later("documents that say it"),
    "n_specifications": later("analyses"),
    "same_verdict": later("same verdict"),
    "rate": later("per 10,000 words"),
}
"""Columns that are called otherwise than their name says, and those that no published table has."""

CODED: dict[str, tuple[str, ...]] = {
    "corpus": tables.CORPORA,
    "side": tables.CORPORA,
    "role": tables.ROLES,
    "kind": (*tables.KINDS, *REDACTED),
    "form": tables.MENTION_FORMS,
    "modality": tables.MODALITIES,
    "agentless": tables.AGENTLESS,
    "sampling": ("sample", "census"),
    "mark": (
        "yes", "no", "unsure", "support", "contrast", "beside", "no counterpart",
    ),
    "measure": (
        "family_rate", "concept_rate", "practice_rate", "theme_rate", "term_rate", "topic_share",
        "divergence", "partisanship", "meaning", "modality_share", "agentless_share", "role_share",
        "tone", "theme_share", "prompted_share", "collocate",
    ),
    "type": ("true or false", "whole number", "number", "text"),
    "used_by": (*tables.CORPORA, "both"),
    "task": ("word_intrusion", "topic_intrusion", "passage_coding"),
    "grouping": ("cluster", "year"),
    "trait": (
        "broad", "good", "consensual", "global", "promised (shall, should, aims to)",
        "possible (can, may, might)", "told (as done or being done)", "nobody named who does it",
        "denied or said to be absent", "in quotation marks, or so-called", "defined",
        "prompted by the interviewer",
    ),
    "who": (
        "citizen", "resident", "patient", "user", "relative", "volunteer", "voluntary organisation",
        "congregation", "nurse", "staff", "manager", "coordinator", "municipality", "state",
        "ministry", "we", "they", "unknown",
    ),
    "with_whom": ("unknown",),
    "theme": (
        "roles and responsibility", "expectations", "motives", "resources and time",
        "knowledge and training", "communication and language", "coordination and structure",
        "ownership and anchoring", "continuity", "recognition", "value created",
        "value destroyed", "shift of responsibility",
    ),
    "figure": ("spread", "contexts", "praise", "consensus", "anywhere"),
    "found_in": ("policy", "frontline", "both", "none"),
    "named_by": ("terms", "person", "person, weak match"),
    "varied": (
        "all", "documents", "weighting", "statistic", "draws", "mentions", "topics", "stop list",
        "lexicon", "fit", "units", "context",
    ),
}  # fmt: skip
"""Columns whose cells are codes; another language than that of the code shows them as words."""

RETOLD = (
    "note", "otherwise", "meaning",
)  # fmt: skip
"""Columns whose cells are phrases of the pipeline."""


# ---------------------------------------------------------------------------- frame


def frame() -> None:
    """The look of all pages, and the choice of language where there is more than one."""
    st.html(_STYLE)
    with st.sidebar:
        interface_language()
    try:
        counts = data.load(tables.Documents, ["language"])["language"].value_counts()
    except (tables.MissingTable, data.StaleTable):
        counts = pd.Series(dtype=int)
    languages = {str(code): say(LANGUAGES.get(str(code), str(code))) for code in counts.index}
    st.session_state["languages"] = languages
    if len(languages) > 1:
        with st.sidebar:
            choose(say("Language of the documents"), languages, key="language")


def interface_language() -> None:
    """The choice between the languages of the interface; tells the browser which it is."""
    key = "interface"
    st.session_state[key] = translation.language()
    st.segmented_control(
        "Language · Språk", list(translation.LANGUAGES), key=key, required=True,
        format_func=translation.LANGUAGES.__getitem__,
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


def language() -> str:
    """The language whose documents are compared; empty before there are any."""
    languages = st.session_state.get("languages") or {"": ""}
    return str(st.session_state.get("language") or next(iter(languages)))


def opening(file: str) -> None:
    """The page's title and the question that it answers."""
    item = next(item for item in menu.MENU if item.file == file)
    st.title(say(item.title), anchor=False)
    st.html(f'<p class="cs-lead">{html.escape(say(item.question))}</p>')


def read(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, in the chosen language; where it is missing the page ends with what to do."""
    try:
        rows = data.load(table, columns)
    except (tables.MissingTable, data.StaleTable) as error:
        st.warning(
            plain(retold(str(error))), title=say("Not made yet"), icon=":material/construction:"
        )
        st.stop()
    return data.of(rows, language=language()) if "language" in rows else rows


def plain(text: str) -> str:
    """The text with nothing in it that Markdown would take for more than text."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def choose(
    label: str, options: Sequence[str] | Mapping[str, str], *, key: str, **settings: Any
) -> str | None:
    """One of the options, kept in the URL under `key`; a mapping gives each option its name."""
    names = options if isinstance(options, Mapping) else {option: option for option in options}
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    chosen: str | None = st.selectbox(
        label, list(names), format_func=lambda option: names.get(option, str(option)), key=key,
        bind="query-params", **settings,
    )  # fmt: skip
    return chosen


def document_filters(documents: pd.DataFrame, *first: str) -> pd.DataFrame:
    """The documents with the chosen values of the catalogue's columns, kept in the URL.

    Offered are `first` and the catalogue's own columns, where they have from two to forty values.
    """
    own = [name for name in documents.columns if name not in tables.columns(tables.Documents)]
    few = [
        name
        for name in (*first, *own)
        if name in documents and 1 < documents[name].astype(str).nunique() <= 40
    ]
    with st.container(horizontal=True):
        for name in few:
            there = sorted({str(value) for value in documents[name].dropna()} - {""})
            key = f"by_{name}"
            _ask(key, there)
            chosen = st.multiselect(
                plain(heading(name)),
                there,
                format_func=_codes if name in CODED else grouped,
                key=key,
                placeholder=say("all"),
                on_change=_keep,
                args=(key,),
                width=260,
            )
            if chosen:
                documents = documents[documents[name].astype(str).isin(chosen)]
    return documents


def _ask(key: str, there: Sequence[str]) -> None:
    """Sets a filter to what the address asks of it, or else an earlier page, and says so there.

    Streamlit's own binding would put the shown words into the address: a link would hold only in
    the language that it was made in.
    """
    kept = st.session_state.get(f"kept_{key}", [])
    asked = [one for one in st.query_params.get_all(key) or kept if one in there]
    st.session_state[key] = asked
    _to_address(key, asked)


def _keep(key: str) -> None:
    st.session_state[f"kept_{key}"] = st.session_state[key]
    _to_address(key, st.session_state[key])


def _to_address(key: str, values: list[str]) -> None:
    if not values:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != values:
        st.query_params[key] = values


def catalogue(documents: pd.DataFrame, *first: str, note: str = "") -> pd.DataFrame:
    """The documents chosen by the catalogue's columns, in a fold; `note` says what it narrows."""
    chosen_any = any(str(key).startswith("by_") for key in st.query_params)
    with st.expander(
        say("Only some documents, by the catalogue"),
        expanded=chosen_any,
        icon=":material/filter_list:",
    ):
        whole = say("Figures and verdicts above are of all documents, as they were tested.")
        st.caption(note or whole)
        chosen = document_filters(documents, *first)
    if len(chosen) < len(documents):
        st.caption(say("Narrowed to {n} of {all} documents.", n=len(chosen), all=len(documents)))
    return chosen


# ------------------------------------------------------------------------- findings


def finding(sentence: str, verdict: str) -> None:
    """A finding in one sentence, with its verdict as colour and shape; its figures stand back."""
    said, bracket, figures = sentence.partition(" (")
    colour, symbol = charts.COLOURS[verdict], charts.SYMBOLS[verdict]
    st.html(
        f'<p class="cs-finding" style="border-color:{colour}">'
        f'<span style="color:{colour}" title="{say(charts.WORDS[verdict])}">{symbol}</span> '
        f"{html.escape(said)}<small>{html.escape(bracket + figures)}</small></p>"
    )


def robust(measure: str, item: str) -> None:
    """In how many other analyses the finding holds; a click shows which were tried."""
    everything = data.load_if_made(tables.Robustness)
    rows = data.of(data.of(everything, language=language()), measure=measure, item=item)
    same, n = data.held(rows, measure, item)
    if not n:
        return
    icon = ":material/verified:" if same == n else ":material/rule:"
    holds = say("Holds in {same} of {n} other analyses", same=same, n=n)
    with st.popover(holds, type="tertiary", icon=icon):
        st.markdown(say("What other defensible choices find:"))
        shown = rows[["varied", "n_specifications", "same_verdict", "otherwise", "sentence"]]
        table(
            shown,
            key=f"robustness_{measure}_{item}",
            of=(tables.Robustness,),
            n_specifications=say("analyses"),
            same_verdict=st.column_config.NumberColumn(say("same verdict"), format="percent"),
            otherwise=say("otherwise where"),
        )


def legend(kinds: Sequence[str] = ("policy", "frontline", "bridge", "cannot tell")) -> None:
    """What each colour and shape stands for."""
    words = charts.WORDS if "bridge" in kinds else charts.SIDES
    st.html(
        '<div class="cs-legend">'
        + "".join(
            f'<span><span style="color:{charts.COLOURS[kind]}">{charts.SYMBOLS[kind]}</span> '
            f"{say(words[kind])}</span>"
            for kind in kinds
        )
        + "</div>"
    )


def picture(figure: Figure, *, opens: str = "", field: str = "") -> None:
    """A chart under its finding, to be taken along as CSV, SVG or PNG.

    A click on a point sets the choice `opens` to its `field`.
    """
    key = f"picture_{figure.name}"

    def follow() -> None:
        points = st.session_state[key].selection.get("pick") or []
        if points and opens:
            st.session_state[opens] = points[0][field]

    st.subheader(plain(figure.title), anchor=False)
    settings: dict[str, Any] = {"key": key, "width": "stretch", "alt": figure.title}
    chart = charts.in_language(figure.chart).configure_text(
        color=INK[st.context.theme.type or "light"]
    )
    if opens:
        st.altair_chart(chart, on_select=follow, **settings)
    else:
        st.altair_chart(chart, **settings)
    with st.container(horizontal=True, gap="small"):
        csv_button(figure.rows, figure.name, key=f"{key}_csv")
        image_buttons(figure)


def shown(figure: Figure, *, opens: str = "", field: str = "") -> None:
    """A chart with what its colours and shapes stand for, and how it is read."""
    picture(figure, opens=opens, field=field)
    if figure.kinds:
        legend(figure.kinds)
    st.caption(plain(figure.note))


def section(title: str, figure: Figure | None, missing: str) -> None:
    """A section with its picture, or with what is missing for it."""
    st.subheader(title, anchor=False)
    if figure is None:
        st.caption(missing)
    else:
        shown(figure)


def image_buttons(figure: Figure) -> None:
    """The picture as SVG, for print, and as PNG, for a slide; each made when it is asked for."""
    mimes: dict[Literal["svg", "png"], str] = {"svg": "image/svg+xml", "png": "image/png"}
    for form, mime in mimes.items():
        st.download_button(
            form.upper(), in_this_language(partial(drawn, figure, form)),
            f"{figure.name}.{form}", mime,
            key=f"{figure.name}_{form}", on_click="ignore", icon=":material/image:",
            type="tertiary",
        )  # fmt: skip


def drawn(figure: Figure, form: Literal["svg", "png"]) -> bytes:
    """The picture as a file that stands alone: with title, legend, note, and a warning if need be.

    What is invented is called so on the picture itself, since a memo will not say it.
    """
    warning = " " + say("The texts of this corpus are invented.") if data.is_invented() else ""
    return charts.image(
        figure.chart, title=figure.title, note=figure.note + warning, kinds=figure.kinds, form=form
    )


# --------------------------------------------------------------------------- tables


def table(
    rows: pd.DataFrame,
    *,
    key: str,
    of: Sequence[type[tables.Table]],
    opens: tuple[str, str] | None = None,
    **columns: Any,
) -> None:
    """The rows with their CSV button and a tooltip on each column, from what `of` says of it.

    `opens` names a choice of the page and the column whose value a chosen row gives it. `columns`
    are column settings of Streamlit, or a label, by column.
    """
    if rows.empty:
        st.caption(say("There are no rows."))
        return
    config = {str(name): _column(str(name), rows[name], of, columns) for name in rows.columns}
    shown = _dressed(rows)
    if opens:
        st.dataframe(
            shown, key=key, hide_index=True, column_config=config, selection_mode="single-row",
            on_select=_follower(key, opens[0], rows[opens[1]].tolist()),
        )  # fmt: skip
    else:
        st.dataframe(shown, key=key, hide_index=True, column_config=config)
    csv_button(rows, key)


def _dressed(rows: pd.DataFrame) -> pd.DataFrame:
    rows = in_words(rows)
    told = [name for name in ("verdict", "practice_verdict", "meaning_verdict") if name in rows]
    words = {kind: f"{charts.SYMBOLS[kind]} {say(text)}" for kind, text in charts.WORDS.items()}
    answers = {
        kind: f"{charts.ANSWER_SYMBOLS[kind]} {say(text)}" for kind, text in charts.ANSWERS.items()
    }
    words = {**words, **answers}
    return rows.assign(**{name: rows[name].map(words).fillna(say("not compared")) for name in told})


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with codes as words of the interface's language; English shows the codes."""
    if translation.language() == translation.FIRST:
        return rows
    said = {
        **dict.fromkeys(CODED, _codes),
        **dict.fromkeys(RETOLD, retold),
        **{
            str(name): grouped
            for name in rows
            if _from_catalogue(str(name)) and pd.api.types.is_string_dtype(rows[name])
        },
    }
    words = {
        name: rows[name].map({cell: say_it(cell) for cell in rows[name].dropna().unique()})
        for name, say_it in said.items()
        if name in rows
    }
    return rows.assign(**words)


@cache
def _described() -> frozenset[str]:
    return frozenset(name for table in tables.PUBLISHED for name in tables.columns(table))


def _from_catalogue(name: str) -> bool:
    """Whether cells of the column may be values of the catalogue, or stand for a small group."""
    return name in ("cluster", "value") or name not in _described() | NAMES.keys()


def _codes(cell: str) -> str:
    """A code, or several parted by semicolons, in words."""
    return ";".join(map(code, grouped(str(cell)).split(";")))


def _follower(key: str, target: str, values: list[str]) -> Callable[[], None]:
    def follow() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen and chosen[0] < len(values):
            st.session_state[target] = values[chosen[0]]

    return follow


def _column(
    name: str, cells: pd.Series[Any], of: Sequence[type[tables.Table]], given: Mapping[str, Any]
) -> Any:
    setting = given.get(name)
    if setting is not None and not isinstance(setting, str):
        return setting
    described = {key: text for one in of for key, text in tables.columns(one).items()}
    bare = re.sub(r"^(policy|frontline|practice|meaning)_", "", name)
    label = setting or heading(name)
    text = described.get(name) or described.get(bare)
    text = say(text) if text else None
    if bare == "verdict":
        return st.column_config.Column(label, help=text, width=175)
    if pd.api.types.is_float_dtype(cells):
        return decimal_column(label, help=text, fine=name.startswith("p_"))
    if pd.api.types.is_integer_dtype(cells):
        return st.column_config.NumberColumn(
            label, help=text, format="%d" if name == "seed" else "localized"
        )
    return st.column_config.Column(label, help=text)


def decimal_column(label: str, *, help: str | None = None, fine: bool = False) -> Any:
    """A column of numbers to three figures; with the language's comma where that is not a point.

    Streamlit has significant figures with a point only, so three decimals are shown with a comma,
    or four where the numbers are `fine`, as p-values are.
    """
    if translation.language() == translation.FIRST:
        return st.column_config.NumberColumn(label, help=help, format="%.3g")
    return st.column_config.NumberColumn(
        label, help=help, format="localized", step=0.0001 if fine else None
    )


def meaning(table: type[tables.Table], column: str) -> str:
    """What the column of the table means."""
    described = tables.columns(table)[column]
    return say(described)


def heading(name: str) -> str:
    """What a column is called on the page."""
    side, bare = re.fullmatch(r"(?:(policy|frontline)_)?(.*)", name).groups()  # type: ignore[union-attr]
    if side and name not in NAMES:
        return f"{heading(bare)}, {code(side)}"
    return say(NAMES.get(name) or name.replace("_", " "))


def csv_button(rows: pd.DataFrame, name: str, *, key: str = "") -> None:
    """The rows as a CSV file, made when it is asked for."""
    st.download_button(
        "CSV", lambda: tables.to_csv(rows), f"{name}.csv", "text/csv",
        key=key or f"{name}_csv", on_click="ignore", icon=":material/download:", type="tertiary",
    )  # fmt: skip


# ------------------------------------------------------------------------ sentences


def lines(found: pd.DataFrame, *, key: str, mark: str = "") -> None:
    """Lines of a concordance, a page at a time; a chosen line opens its passage below.

    `mark` is the pattern to mark in the passage; without it the line's keyword is marked.
    """
    if found.empty:
        st.caption(say("No sentence of this kind is in the documents."))
        return
    found = found.reset_index(drop=True)
    n_pages = -(-len(found) // PAGE_ROWS)
    page = st.pagination(n_pages, key=f"{key}_page") if n_pages > 1 else 1
    shown = found.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    st.caption(
        say(
            "Lines {first} to {last} of {n}. Choose a line, at its left end, to read the passage.",
            first=int(shown.index[0]) + 1,
            last=int(shown.index[-1]) + 1,
            n=len(found),
        )
    )
    order = ["left", "keyword", "right", "corpus", "title", "speaker", "location", "prompted"]
    event = st.dataframe(
        in_words(
            shown.assign(left=shown["left"].map(_ending), right=shown["right"].map(_beginning))
        ),
        # Another key for other lines: a choice must not pass to the line that takes its place.
        key=f"{key}_lines_{_fingerprint(shown)}",
        hide_index=True,
        height="content",
        column_order=[name for name in order if name in shown],
        column_config=_line_columns(),
        on_select="rerun",
        selection_mode="single-row",
    )
    csv_button(found, key)
    rows = [row for row in event["selection"]["rows"] if row < len(shown)]
    if rows:
        line = shown.iloc[rows[0]]
        passage(str(line["segment_id"]), mark or re.escape(str(line["keyword"])))


def _fingerprint(lines: pd.DataFrame) -> str:
    told = "|".join(lines["segment_id"] + lines["left"].str[-20:] + lines["keyword"])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _ending(text: str) -> str:
    return text if len(text) <= _BEFORE else "… " + text[-_BEFORE:].partition(" ")[2]


def _beginning(text: str) -> str:
    return text if len(text) <= _AFTER else text[:_AFTER].rpartition(" ")[0] + " …"


def _line_columns() -> dict[str, Any]:
    text = st.column_config.TextColumn
    of = tables.Concordance
    return {
        "left": text(say("before"), alignment="right", width=230),
        "keyword": text(say("keyword"), alignment="center", width=110),
        "right": text(say("after"), width=400),
        "corpus": text(say("side"), width=75),
        "title": text(say("document"), width="medium"),
        "speaker": text(say("speaker"), help=meaning(of, "speaker"), width=90),
        "location": text(say("where"), help=meaning(of, "location"), width="small"),
        "prompted": st.column_config.CheckboxColumn(say("prompted"), help=meaning(of, "prompted")),
    }


def passage(segment_id: str, mark: str = "") -> None:
    """The segment with those around it, and the way to its document."""
    around = data.neighbours(read(tables.Passages), segment_id)
    if around.empty:
        st.caption(say("The passage is not in the published tables."))
        return
    doc_id = str(around["doc_id"].iloc[0])
    names = data.titles(read(tables.Documents, ["doc_id", "title"]))
    with st.container(border=True):
        st.html(f"<strong>{html.escape(names.get(doc_id, doc_id))}</strong>")
        segments(around, chosen=segment_id, mark=mark)
        if doc_id in names:
            link(
                "documents",
                say("Read on in the document"),
                document=names[doc_id],
                place=segment_id,
            )


def segments(rows: pd.DataFrame, *, chosen: str = "", mark: str = "") -> None:
    """Segments as they follow each other, with speaker and place, all as mere text."""
    if rows.empty:
        st.caption(say("There is no passage."))
        return
    st.html("".join(_segment(row, chosen, mark) for row in rows.to_dict("records")))


def _segment(row: Mapping[Any, Any], chosen: str, mark: str) -> str:
    kinds = [str(row["corpus"]), str(row.get("role", ""))]
    kinds += ["chosen"] if row["segment_id"] == chosen else []
    place = str(row.get("location") or "")
    head = " · ".join(part for part in (str(row.get("speaker") or ""), place) if part)
    text = _marked(str(row["text"]), mark if not chosen or "chosen" in kinds else "")
    return (
        f'<div class="cs-segment {html.escape(" ".join(kinds))}">'
        f"<small>{html.escape(head)}</small>{text}</div>"
    )


def _marked(text: str, pattern: str) -> str:
    """The text escaped, with what the pattern finds marked."""
    if not pattern:
        return html.escape(text)
    pieces, place = [], 0
    for hit in re.finditer(pattern, text, re.IGNORECASE):
        pieces += [
            html.escape(text[place : hit.start()]),
            f"<mark>{html.escape(hit.group())}</mark>",
        ]
        place = hit.end()
    return "".join([*pieces, html.escape(text[place:])])


def quoted(text: str, source: str, *, side: str, mark: str = "") -> None:
    """A text as somebody wrote or said it, with where it stands; as mere text."""
    st.html(
        f'<div class="cs-segment chosen {html.escape(side)}"><small>{html.escape(source)}</small>'
        f"{_marked(text, mark)}</div>"
    )


def line(left: str, keyword: str, right: str) -> None:
    """A keyword in its context, as mere text."""
    st.html(
        f'<div class="cs-item">{html.escape(left)}<mark>{html.escape(keyword)}</mark>'
        f"{html.escape(right)}</div>"
    )


# ----------------------------------------------------------------------------- marks


def coder() -> str:
    """The name under which marks are kept, the same on every page; it is not put into the URL."""
    typed = st.text_input(
        say("Your name"), value=st.session_state.get("coder_name", ""), key="coder",
        placeholder=say("analyst"),
        help=say("Marks are kept under this name, so that two can compare."),
        max_chars=60, width=260,
    )  # fmt: skip
    st.session_state["coder_name"] = typed
    return typed.strip() or "analyst"


def saved(kind: str, coder: str, item: str, mark: str | None, *, place: str = "") -> None:
    """Keeps the mark, or says why it could not be kept."""
    try:
        marks.save(kind, coder, item, mark, place=place)
    except marks.NotSaved as error:
        st.toast(plain(retold(str(error))), icon=":material/error:", duration="infinite")


def link(file: str, label: str, **choices: str) -> None:
    """A link to another page with its choices made."""
    st.page_link(
        menu.path(file), label=label, icon=":material/arrow_forward:", query_params=choices
    )
