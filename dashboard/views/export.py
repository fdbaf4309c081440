"""Everything to take along: all tables as one ZIP, all pictures as another."""

from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st

from dashboard import marks, naming, report, state
from dashboard.charts.figure import Figure
from dashboard.data import basket, downloads, judging, loading
from dashboard.data.judging import intrusion
from dashboard.parts import baskets, grids, layout, pictures
from dashboard.translation import language, later, say, says
from pipeline import tables
from pipeline.publish.report import as_html, as_word

INTRUSIONS = {"word": later("word intrusion"), "topic": later("topic intrusion")}


def all_tables() -> bytes:
    """The CSV files with code book and manifest."""
    members = {f"csv/{name}": place.read_bytes() for name, place in downloads.exported().items()}
    return downloads.archive({**members, tables.MANIFEST.name: tables.MANIFEST.read_bytes()})


def all_pictures(made: list[Figure]) -> bytes:
    """Each picture in both forms."""
    return downloads.archive(
        {
            downloads.file_name(one.name, form, documents=state.language()): (
                pictures.drawn(one, form)
            )
            for one in made
            for form in ("svg", "png")
        }
    )


def table_section() -> None:
    """The ZIP of tables, and what is in it."""
    layout.heading(say("Tables"))
    files = downloads.exported()
    if not files:
        st.warning(
            say("There is no data/published/csv yet. Run `make run` (or `dvc repro exports`)."),
            title=say("Not made yet"),
            icon=":material/construction:",
        )
        return
    st.download_button(
        say("All tables (ZIP)"), state.in_this_view(all_tables),
        downloads.file_name("tables", "zip", documents=""), "application/zip",
        key="all_tables", on_click="ignore", icon=":material/folder_zip:", type="primary",
    )  # fmt: skip
    st.caption(
        say(
            "{n} CSV files for any spreadsheet. codebook.csv explains every column; manifest.json "
            "says how they were made, with a fingerprint of each file.",
            n=len(files),
        )
    )
    known = {f"{tables.name(table)}.csv": table for table in tables.PUBLISHED}
    listed = loading.manifest()["files"]
    rows = pd.DataFrame(
        {
            "file": list(files),
            "one row per": [_row_is(known.get(name)) for name in files],
            "rows": [listed[name].get("rows") for name in files],
        }
    )
    grids.table(rows, key="files", of=())
    if "passages.csv" not in files:
        st.caption(
            say(
                "Whole interviews are not among them. Whoever runs Cospeak can include them "
                "(`exports: full_text: true` in params.yaml)."
            )
        )


def _row_is(table: type[tables.Table] | None) -> str:
    if table is None:
        return say("column of a table, with its meaning")
    return say(tables.row_is(table))


def picture_section() -> None:
    """The ZIP of pictures, and each for itself."""
    layout.heading(say("Pictures"))
    made = pictures.every()
    if not made:
        st.caption(say("There is nothing to draw."))
        return
    st.download_button(
        say("All pictures (ZIP)"), state.in_this_view(partial(all_pictures, made)),
        downloads.file_name("pictures", "zip", documents=state.language()),
        "application/zip", key="all_pictures", on_click="ignore", icon=":material/folder_zip:",
        type="primary",
    )  # fmt: skip
    st.caption(
        say(
            "SVG for print, PNG for a slide: on white, each with its finding and its legend. Of "
            "pictures of one concept or topic there is one, of the concept that is said most and "
            "the topic that differs most, among those that may be quoted if there are any; those "
            "of others are on their pages."
        )
    )
    for title, figures in groupby(made, key=lambda figure: figure.title):
        with st.container(border=True):
            for figure in figures:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(f"**{naming.plain(say(figure.what))}**")
                    pictures.image_buttons(figure)
            st.caption(naming.plain(title))  # once for neighbours that have found the same


def report_section() -> None:
    """The report of the chosen language of documents, as HTML and as Word."""
    layout.heading(say("Report"))
    kinds = {
        "html": (say("Report (HTML)"), "text/html"),
        "docx": (
            say("Report (Word)"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    }
    with st.container(horizontal=True):
        for ending, (label, mime) in kinds.items():
            st.download_button(
                label, state.in_this_view(partial(made_report, ending)),
                downloads.file_name(
                    "report", ending, documents=f"{state.language()}_{language()}"
                ), mime,
                key=f"report_{ending}", on_click="ignore", icon=":material/article:",
            )  # fmt: skip
    st.caption(
        say(
            "Question, finding, pictures, quotes, topics, what cannot be said, methods and "
            "references, in the language of these pages. Word takes the styles of "
            "data/report_template.docx where that file is there."
        )
    )


def made_report(ending: str) -> bytes:
    """The report as a file of that kind."""
    made = report.report(
        layout.read,
        settings=report.settings_now(),
        language=language(),
        quotes=basket.as_quotes(basket.quoted(layout.read)),
    )
    if ending == "html":
        return as_html(made)
    return as_word(made, template=report.template())


def mark_section() -> None:
    """What analysts have marked, each kind as one CSV."""
    layout.heading(say("Marks"))
    promises = marks.read("answer")
    mentions = marks.read("mention")
    intruders = {task: marks.read(f"{task}_intrusion") for task in ("word", "topic")}
    if all(one.empty for one in (promises, mentions, *intruders.values())):
        st.caption(say("Nothing is marked yet. Marks are made on the pages Say and do and Check."))
    if len(promises):
        st.markdown(
            says(
                "{n} mark of promises and passages",
                "{n} marks of promises and passages",
                len(promises),
            )
        )
        made = judging.answer_marks(
            promises, layout.read(tables.Promises), layout.read(tables.Passages)
        )
        grids.csv_button(made, "answer_marks")
    if len(mentions):
        judged = judging.mention_marks(mentions, layout.read(tables.Concordance))
        judgements(
            judged,
            says("{n} judgement of mentions", "{n} judgements of mentions", len(mentions)),
            "mention_marks",
            "precision",
        )
    for task, made in intruders.items():
        if len(made):
            judged = intrusion.judged(made, judging.intruder_items(task, layout.read))
            judgements(
                judged,
                says(
                    "{n} judgement of topics ({task})",
                    "{n} judgements of topics ({task})",
                    len(made),
                    task=say(INTRUSIONS[task]),
                ),
                f"{task}_marks",
                f"precision_{task}",
            )


def judgements(judged: pd.DataFrame, told: str, name: str, precision: str) -> None:
    """Judgements of one kind, and how right Cospeak is by them."""
    st.markdown(told)
    with st.container(horizontal=True):
        grids.csv_button(judged, name)
        grids.csv_button(judging.precision(judged), precision)


layout.opening("export")
report_section()
baskets.section()
table_section()
picture_section()
mark_section()
