"""The report: question, finding, pictures, quotes, topics, limits, methods, references.

`make report` writes it as HTML and Word below data/report; the page Export has a button for each.
Only published tables are read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from babel.lists import format_list

from dashboard import naming
from dashboard.charts import gap_charts, images, verdict_charts
from dashboard.charts.figure import Figure
from dashboard.data import arranging, basket, downloads, front, loading
from dashboard.translation import later, number, say, says
from pipeline import tables
from pipeline.errors import Explained
from pipeline.promises.sentences import sentences
from pipeline.publish.citation import Sources, sources
from pipeline.publish.report import (
    TEMPLATE,
    Block,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quote,
    Report,
    as_html,
    as_word,
)
from pipeline.wording import findings
from pipeline.wording.messages import render_columns
from pipeline.wording.phrases import Basis
from pipeline.wording.translation import asked_language, capital, figure, in_language, share
from pipeline.wording.translation import language as language_of_now

FOLDER = Path("data") / "report"

Read = Callable[[type[tables.Table]], pd.DataFrame]
"""Gives the rows of a published table, of one language of documents, with findings in words."""

REFERENCES = (
    "Gentzkow, M., Shapiro, J. M. & Taddy, M. (2019). Measuring group differences in "
    "high-dimensional choices. Econometrica 87(4), 1307–1340.",
    "Phipson, B. & Smyth, G. K. (2010). Permutation P-values should never be zero. Statistical "
    "Applications in Genetics and Molecular Biology 9(1), 39.",
    "Pollitt, C. & Hupe, P. (2011). Talking about government: the role of magic concepts. Public "
    "Management Review 13(5), 641–658.",
    "Tingvold, L. & Olsvold, N. (2023). Configurations of care work: fragile partnerships in the "
    "co-production of long-term care services. Societies 13(11), 234.",
    "Westfall, P. H. & Young, S. S. (1993). Resampling-based multiple testing. Wiley.",
)

LIMITS = (
    later(
        "Whether a side does what a word stands for: it may be done under another name, or not "
        "be done where the word is said."
    ),
    later("Whether both sides mean the same where both say it: read the sentences."),
    later("Why the sides differ: policy prose and talk use a great many words unequally often."),
    later("Anything about a person or a single document: two sets of documents are compared."),
)

VERDICTS = {
    "policy": later("more in policy"),
    "frontline": later("more at the frontline"),
    "bridge": later("about alike on both sides"),
    "cannot tell": later("cannot tell"),
}

_N_TITLE = 3
"""Concepts that the title names."""

_UNBROKEN = "\u00a0"
"""A space at which no line ends: a number keeps its unit."""

_N_PASSAGES = 1
"""Passages of a side that stand for a topic where the user has chosen no quotes."""


@dataclass(frozen=True)
class Settings:
    """What a report says of its run: the manifest, its date, and whether the texts are invented."""

    manifest: dict[str, Any]
    date: str
    invented: bool


def report(
    read: Read, *, settings: Settings, language: str, quotes: Sequence[Quote] = ()
) -> Report:
    """The report of one language of documents, in the language of now (whose code is given)."""
    gaps = read(tables.Gaps)
    rows = front.headline(gaps, read(tables.Topics), read(tables.Robustness))
    design = read(tables.Design)
    blocks: list[Block] = [
        *([Paragraph(say(loading.INVENTED))] * settings.invented),
        Heading(say("The question")),
        Paragraph(_question(gaps)),
        Heading(say("What was found")),
        *_found(rows, gaps, design, titles=arranging.titles(read(tables.Documents))),
        *_pictures(
            gaps,
            front.judged_at_front(read(tables.Corrected), gaps),
            invented=settings.invented,
            source=downloads.source_line(design),
        ),
        Heading(say("In their own words")),
        *(quotes or _chosen(read, rows)),
        Heading(say("Topics compared")),
        *_topics(gaps, findings.bases(design, gaps)),
        Heading(say("What cannot be said")),
        Points((*(say(text) for text in LIMITS), *_unclear(gaps))),
        Heading(say("How it was done")),
        Paragraph(_method(design, settings)),
        Paragraph(_versions(settings.manifest), small=True),
        Heading(say("References")),
        Points(REFERENCES),
    ]
    return Report(_title(gaps), language, settings.date, tuple(blocks))


def _title(gaps: pd.DataFrame) -> str:
    """The report by the concepts that are said most, whatever the lexicon, if any is said."""
    rows = _concepts(gaps)
    said = (rows[list(tables.CORPORA)] > 0).any(axis=1)
    concepts = rows.loc[said, "label"].head(_N_TITLE).tolist()
    if not concepts:
        return say("Policy and the frontline")
    named = format_list(concepts, locale=language_of_now())
    return capital(say("{concepts} in policy and at the frontline", concepts=named))


def _question(gaps: pd.DataFrame) -> str:
    n_topics = int((gaps["measure"] == "topic_share").sum())
    return say(
        "How differently do policy and the frontline speak? Compared are {concepts} and {topics}. "
        "Language of the documents: {language}.",
        concepts=says("{n} co-concept", "{n} co-concepts", len(_concepts(gaps))),
        topics=says("{n} topic", "{n} topics", n_topics),
        language=", ".join(
            say(naming.LANGUAGES.get(one, one)) for one in gaps["language"].unique()
        ),
    )


def _concepts(gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows of concepts, those first that both sides together say most."""
    rows = loading.of(gaps, measure="concept_rate")
    said = rows["policy"].fillna(0) + rows["frontline"].fillna(0)
    return rows.loc[said.sort_values(ascending=False, kind="stable").index]


def _found(
    rows: pd.DataFrame, gaps: pd.DataFrame, design: pd.DataFrame, *, titles: Mapping[str, str]
) -> Iterator[Block]:
    """Each finding with what weakens it, then its figures in small letters."""
    bases = findings.bases(design, gaps)
    yield from (Paragraph(text) for text in front.missing(gaps, rows))
    for row in rows.to_dict("records"):
        named = {str(name): cell for name, cell in row.items()}
        named["flipped_by"] = titles.get(str(row["flipped_by"]), "")
        said = findings.gap_sentence(named, basis=bases.get(str(row["language"]), Basis()))
        yield Paragraph(" ".join([f"{said.finding}.", *said.cautions]))
        if said.figures:
            yield Paragraph(f"{capital(said.figures)}.", small=True)


def _pictures(
    gaps: pd.DataFrame, corrected: pd.DataFrame, *, invented: bool, source: str
) -> list[Block]:
    shown = front.at_front(gaps)
    made = (
        verdict_charts.verdict_matrix(shown, corrected),
        gap_charts.concept_gaps(shown),
        gap_charts.topic_gaps(shown),
    )
    return [_picture(one, invented=invented, source=source) for one in made if one is not None]


def _picture(drawn: Figure, *, invented: bool, source: str) -> Picture:
    warning = " " + say(loading.INVENTED) if invented else ""
    svg, png = (
        images.image(
            drawn.chart,
            title=drawn.title, note=drawn.note + warning, kinds=drawn.kinds, form=form,
            source=source,
        )
        for form in ("svg", "png")
    )  # fmt: skip
    return Picture(drawn.title, svg, png)


def _chosen(read: Read, rows: pd.DataFrame) -> list[Block]:
    """What each side says of concepts and topics of which something was found, chosen by rule."""
    known = sources(read(tables.Documents))
    quotes = [*_sentences(read, rows, known), *_passages(read, rows, known)]
    if not quotes:
        return [Paragraph(say("No quotes were chosen."))]
    rule = say(
        "Nobody has chosen these quotes. Of a concept stands the first sentence with the word in "
        "the document of each side that says it most, without sentences whose word the "
        "interviewer said just before; of a topic the passage of each side that has most of it. "
        "Others may say otherwise: choose your own on the pages."
    )
    return [Paragraph(rule, small=True), *quotes]


def _sentences(read: Read, rows: pd.DataFrame, known: Sources) -> Iterator[Quote]:
    """A sentence of each side for each concept, but none in which it was prompted.

    `Concordance` is in reading order.
    """
    lines = loading.of(read(tables.Concordance), kind="label")
    lines = lines[~lines["prompted"]]
    for concept in rows.loc[rows["measure"] == "concept_rate", "item"]:
        for side in tables.CORPORA:
            own = loading.of(lines, concept=concept, corpus=side)
            if own.empty:
                continue
            most = own["doc_id"].value_counts().sort_index().idxmax()
            first = own[own["doc_id"] == most].iloc[0]
            yield quote_of({**first.to_dict(), "text": _sentence(first.to_dict())}, known)


def _sentence(line: dict[Any, Any]) -> str:
    """The sentence of a line of the concordance, without the words of others beside it.

    Where the line is cut before the sentence begins or ends, the line's three dots say so, next to
    whole words.
    """
    whole = f"{line['left']}{line['keyword']}{line['right']}"
    at = len(str(line["left"]))
    return next(whole[start:end] for start, end in sentences(whole) if start <= at < end)


def _passages(read: Read, rows: pd.DataFrame, known: Sources) -> list[Quote]:
    """The passages of each side that show the topics best of which something was found."""
    found = read(tables.TopicPassages)
    found = found[found["rank"] <= _N_PASSAGES]
    topics = rows[rows["measure"] == "topic_share"]["item"]
    chosen = pd.concat([found.iloc[:0], *(found[found["topic"] == topic] for topic in topics)])
    return [quote_of(row, known) for row in chosen.to_dict("records")]


def quote_of(row: dict[Any, Any], known: Sources) -> Quote:
    """A row with `text`, `doc_id` and `location` as a quote with its source."""
    return Quote(str(row["text"]), known.cited(str(row["doc_id"]), str(row["location"])))


def _topics(gaps: pd.DataFrame, bases: Mapping[str, Basis]) -> Iterator[Block]:
    """The table of topics, and how it is to be read."""
    shown = front.at_front(gaps)
    rows = loading.of(shown, measure="topic_share").sort_values("estimate", ascending=False)
    if rows.empty:
        yield Paragraph(say("No topics were compared."))
        return
    names = arranging.topic_names(gaps)
    yield Grid(
        (
            say("topic"), say("policy"), say("frontline"), say("difference"), say("verdict"),
            say("more than writing against talk"),
        ),
        tuple(
            (
                names[str(row["item"])],
                *(share(row[side]).replace(" ", _UNBROKEN) for side in tables.CORPORA),
                _points(row),
                _verdict(row),
                _beyond_genre(row),
            )
            for row in rows.to_dict("records")
        ),
    )  # fmt: skip
    told = (
        say("Shares of a document's words, means over documents."),
        say("Intervals are of the difference, among all topics."),
        say(
            "A side is named here only if that stands when everything is tested together; the "
            "page Topics and its files test topics among each other, and may name more. So an "
            "interval may leave out 0 where no side is named."
        ),
        *dict.fromkeys(basis.alike_means for basis in bases.values()),
    )
    yield Paragraph(" ".join(one for one in told if one), small=True)


def _verdict(row: dict[Any, Any]) -> str:
    """The verdict, with what weakens it."""
    said = say(VERDICTS[str(row["verdict"])])
    if row["verdict"] == "cannot tell":
        return say("no subject") if row["cannot_tell_because"] == "spurious" else said
    doubts = (
        say("rests on one source") if row["flipped_by"] else "",
        "" if row["stable"] else say("not found again often enough when the model is run anew"),
    )
    told = "; ".join(one for one in doubts if one)
    return say("{verdict} ({doubts})", verdict=said, doubts=told) if told else said


def _beyond_genre(row: dict[Any, Any]) -> str:
    """Whether a named difference is more than writing against talk; a dash where none is named."""
    if row["verdict"] not in tables.CORPORA:
        return "–"
    more = str(row["more_than_genre"])
    if not more:
        return say("not compared")
    return say("yes") if more == row["verdict"] else say("cannot tell")


def _points(row: dict[Any, Any]) -> str:
    size, low, high = (figure(100 * row[key]) for key in ("estimate", "sim_low", "sim_high"))
    return say("{size} points ({low} to {high})", size=size, low=low, high=high)


def _unclear(gaps: pd.DataFrame) -> list[str]:
    shown = front.at_front(gaps)
    tested = shown[shown["measure"].isin(["concept_rate", "topic_share"])]
    unclear = int((tested["verdict"] == "cannot tell").sum())
    if not unclear:
        return []
    return [
        say(
            "For {unclear} of {n} co-concepts and topics one cannot tell. That does not "
            "mean there is no gap.",
            n=len(tested),
            unclear=unclear,
        )
    ]


def _method(design: pd.DataFrame, settings: Settings) -> str:
    n = {
        f"{name}_{row['corpus']}": int(row[f"n_{name}"])
        for row in design.to_dict("records")
        for name in ("documents", "clusters", "tokens")
    }
    gap = settings.manifest.get("params", {}).get("gap", {})
    level = float(gap.get("level", 0.05))
    return say(
        "Compared were {documents_policy} in {clusters_policy} ({tokens_policy} words) and "
        "{documents_frontline} in {clusters_frontline} ({tokens_frontline} words); words of "
        "interviewers are not counted. Rates are "
        "means over documents. Whole clusters were exchanged between the sides "
        "{permutations} times (where sides vary unlike: gamma means); p is adjusted for all items "
        "of a measure, and intervals hold for all of them together at {level}. A side is named in "
        "this report only where that holds over all measures at once; practices that people judged "
        "are tested by themselves. "
        "“More than writing against talk” means: more than the same documents differ in sentences "
        "without a co-word, or than equally common ordinary words do.",
        permutations=int(gap.get("n_permutations", 0)),
        level=share(1 - level),
        documents_policy=says(
            "{n} policy document", "{n} policy documents", n.get("documents_policy", 0)
        ),
        documents_frontline=says(
            "{n} interview", "{n} interviews", n.get("documents_frontline", 0)
        ),
        **{
            f"clusters_{side}": says("{n} cluster", "{n} clusters", n.get(f"clusters_{side}", 0))
            for side in tables.CORPORA
        },
        **{f"tokens_{side}": number(n.get(f"tokens_{side}", 0)) for side in tables.CORPORA},
    )


def _versions(manifest: dict[str, Any]) -> str:
    known = {"cospeak": version("cospeak"), **manifest.get("versions", {})}
    listed = ", ".join(f"{name} {one}" for name, one in known.items())
    return say("Made with {versions}.", versions=listed)


def reading(documents: str) -> Read:
    """Reads the published tables of one language of documents, in the language of now.

    Raises:
        Explained: a table is missing or of another version, here or when it is read.
    """
    about = _fitting(tables.Documents)
    titles = dict(zip(about["doc_id"], about["title"], strict=True))
    design = _fitting(tables.Design)

    def read(table: type[tables.Table]) -> pd.DataFrame:
        rows = _fitting(table)
        if table in findings.SENTENCES:
            rows = findings.in_words(table, rows, design=design, titles=titles)
        else:
            try:
                rows = render_columns(rows, tables.message_columns(table))
            except ValueError:  # messages of another version
                raise loading.StaleTable(loading.unfit(table)) from None
        return loading.of(rows, language=documents) if "language" in rows else rows

    return read


def _fitting(table: type[tables.Table]) -> pd.DataFrame:
    try:
        rows = tables.read(table)
    except ValueError:  # no Parquet
        raise loading.StaleTable(loading.unfit(table)) from None
    if set(tables.columns(table)) - set(rows):
        raise loading.StaleTable(loading.unfit(table))
    return rows


def settings_now() -> Settings:
    """What the last run says of itself."""
    return Settings(loading.manifest(), downloads.date_of_run(), loading.is_invented())


def template() -> Path | None:
    """The user's Word file whose styles are taken, if there is one."""
    return TEMPLATE if TEMPLATE.is_file() else None


def main() -> None:
    """Writes the report of each language of documents, in the language of `COSPEAK_LANGUAGE`.

    Raises:
        Explained: there is no such language, or a table is missing or of another version.
    """
    asked = asked_language()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with in_language(asked):
        settings = settings_now()
        for documents in sorted(_fitting(tables.Gaps)["language"].unique()):
            read = reading(documents)
            quotes = basket.as_quotes(basket.quoted(read))
            made = report(read, settings=settings, language=asked, quotes=quotes)
            for ending, content in (
                ("html", as_html(made)), ("docx", as_word(made, template=template())),
            ):  # fmt: skip
                file = FOLDER / f"report_{documents}_{asked}.{ending}"
                with tables.written_beside(file) as beside:
                    beside.write_bytes(content)
                sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    try:
        main()
    except Explained as error:
        sys.stderr.write(f"\n{error}\n")
        raise SystemExit(1) from None
