"""Reading and arranging the published tables. Filters and joins only: no statistics here."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import add_script_run_ctx

from dashboard import intrusion
from dashboard.phrases import retold
from dashboard.translation import FIRST, LANGUAGES, code, language, later, say
from pipeline import tables
from pipeline.stats.agreement import wilson
from pipeline.wording.messages import render_columns
from pipeline.wording.translation import in_language

MAX_LINES = 5000
_OTHERS = tuple(f"_{other}" for other in LANGUAGES if other != FIRST)
_HYPHEN = "[-\u2010\u2011\u2012\u2013\u00ad]"
# A word is whole: `production` is not found in `co-production`.
_BEFORE = r"(?<!\w)(?<!\w[-\u2010\u2011])"
_AFTER = r"(?!\w)(?![-\u2010\u2011]\w)"


class StaleTable(ValueError):
    """A table that an older version made. The message says which command makes it anew."""


class BeingRebuilt(tables.MissingTable):
    """A table that a run is just making anew. The message says to reload."""


_RUNNING = Path(".dvc") / "tmp" / "rwlock"


# -------------------------------------------------------------------------- reading


def load(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or some of its columns, read again only when its file has changed.

    Raises:
        tables.MissingTable: the table has not been made yet.
        BeingRebuilt: a run is just making it.
        StaleTable: the file lacks a column that is asked for.
    """
    source = tables.place(table).resolve()
    named = tables.columns(table)
    own = f"_{language()}"
    also = [f"{name}{own}" for name in columns or () if f"{name}{own}" in named]
    try:
        stamp = source.stat().st_mtime_ns
        wanted = (*(columns or ()), *also)
        found = _read(table.__name__, wanted, str(source), stamp, language())
    except (FileNotFoundError, tables.MissingTable, StaleTable) as error:
        if is_being_made(source):
            raise BeingRebuilt(
                f"{tables.place(table)} is being rebuilt by a run that is going on."
                " Reload the page in a moment."
            ) from None
        if isinstance(error, StaleTable):
            raise
        return tables.read(table)  # raises, and says which command makes it
    return _in_language(found)


def is_being_made(source: Path) -> bool:
    """Whether a run is going on that makes the file: DVC keeps a list of what each run writes."""
    try:
        writers = json.loads(_RUNNING.read_text(encoding="utf-8"))["write"]
        os.kill(int(writers[str(source)]["pid"]), 0)
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return True


def _in_language(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with each text that stands in several languages in the interface's only."""
    for name in [name for name in rows.columns if name.endswith(_OTHERS)]:
        text, _, other = str(name).rpartition("_")
        if other == language() and text in rows:
            rows = rows.assign(**{text: rows[name]})
        rows = rows.drop(columns=name)
    return rows


# As a resource: the copy that `cache_data` makes for each run would take longer than all else.
# Nothing here changes a frame that it was given.
@st.cache_resource(max_entries=48, show_spinner=False)
def _read(
    name: str, columns: tuple[str, ...], source: str, stamp: int, spoken: str
) -> pd.DataFrame:
    # `source` and `stamp` only key the cache: an argument that starts with _ would be left out.
    table = next(table for table in tables.PUBLISHED if table.__name__ == name)
    try:
        rows = tables.read(table, columns=list(columns) or None)
    except ValueError:  # pyarrow's ArrowInvalid: no such column, or no Parquet file
        stage = tables.origin(table).stage
        raise StaleTable(
            f"{tables.place(table)} does not fit this version. "
            f"Run `make run` (or `dvc repro --force {stage}`)."
        ) from None
    with in_language(spoken):
        return render_columns(rows, tables.message_columns(table))


READER = "reads ahead"


def read_ahead() -> None:
    """Begins to read the passages once a page stands: the first search is not to wait for them."""
    source = tables.place(tables.Passages).resolve()
    if source.is_file() and not config.get_option("global.appTest"):
        _begin_to_read(str(source), source.stat().st_mtime_ns, language())


@st.cache_resource(max_entries=1, show_spinner=False)
def _begin_to_read(source: str, stamp: int, spoken: str) -> None:
    def read() -> None:
        with suppress(tables.MissingTable, StaleTable):  # the page that needs it says so
            _read(tables.Passages.__name__, (), source, stamp, spoken)

    thread = Thread(target=read, name=READER, daemon=True)
    add_script_run_ctx(thread)
    thread.start()


def load_if_made(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or none of its rows if it has not been made."""
    try:
        return load(table, columns)
    except tables.MissingTable:
        return tables.empty(table)


def manifest() -> dict[str, Any]:
    """What the exports say of how the tables were made; empty if they have not run."""
    try:
        content = json.loads(Path(tables.MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return content if isinstance(content, dict) else {}


def level() -> float:
    """The largest p-value that counts as told from luck in the last run."""
    return float(manifest().get("params", {}).get("gap", {}).get("level", 0.05))


def exported() -> dict[str, Path]:
    """The CSV files of the last run, code book among them, by their names.

    Only what the manifest names: whole interviews are in it where the params let them leave.
    """
    files = manifest().get("files", {})
    places = {str(name): tables.CSV / str(name) for name in files}
    return {name: place for name, place in sorted(places.items()) if place.is_file()}


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of the members. The same members give the same bytes: no time and no owner in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, members[name])
    return file.getvalue()


def flatten(content: Any, prefix: str = "") -> list[tuple[str, str]]:
    """Nested keys as dotted names, each with its value as text."""
    if not isinstance(content, dict):
        return [(prefix, content if isinstance(content, str) else json.dumps(content))]
    return [
        pair
        for key, value in content.items()
        for pair in flatten(value, f"{prefix}.{key}" if prefix else str(key))
    ]


def codebook_in_language() -> pd.DataFrame:
    """The code book with its explanations in the interface's language; empty if it is English."""
    place = exported().get("codebook.csv")
    if place is None or language() == FIRST:
        return pd.DataFrame()
    book = pd.read_csv(place, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    own = later("a column of your own catalogue")
    said = {text: say(text) for text in {own, *book["row_is"], *book["meaning"]}}
    return book.assign(
        row_is=book["row_is"].map(said),
        meaning=book["meaning"].map(said),
        type=book["type"].map(code),
    )


# ------------------------------------------------------------------------ arranging


def of(frame: pd.DataFrame, **wanted: str) -> pd.DataFrame:
    """The rows whose columns hold the wanted values."""
    for key, value in wanted.items():
        there = frame[key] == value
        frame = frame if there.all() else frame[there]
    return frame


def headline(gaps: pd.DataFrame) -> pd.DataFrame:
    """Up to five rows of Gaps that say the answer, in the order to be read.

    The family of co-words, the concept with the largest shown gap in mentions, the topics furthest
    to each side, and the most used item that both sides have alike.
    """
    found = gaps[gaps["verdict"].isin(["policy", "frontline"])]
    apart = of(found, measure="concept_rate").sort_values("estimate", key=abs, ascending=False)
    shares = of(found, measure="topic_share").sort_values("estimate", ascending=False)
    shares = shares[shares["stable"]]  # one that a refit may not find again is no headline
    named = gaps[gaps["measure"].isin(["concept_rate", "topic_share"]) & gaps["stable"]]
    bridges = of(named, verdict="bridge").sort_values(
        ["measure", "policy"], ascending=[True, False]
    )
    return pd.concat(
        [
            of(gaps, measure="family_rate").head(1),
            apart.head(1),
            of(shares, verdict="policy").head(1),
            of(shares, verdict="frontline").tail(1),
            bridges.head(1),
        ]
    )


def gap_of(gaps: pd.DataFrame, measures: Sequence[str], item: str) -> pd.DataFrame:
    """The row of Gaps of the first of the measures that has the item; empty if none has."""
    rows = gaps[gaps["measure"].isin(measures) & (gaps["item"] == item)]
    return rows.head(1)


def mention_traits(gaps: pd.DataFrame, concept: str) -> pd.DataFrame:
    """How mentions of the concept differ between the sides, each trait named for itself."""
    rows = gaps[gaps["measure"].isin(TRAITS) & gaps["item"].str.startswith(f"{concept}: ")]
    traits = [str(item).removeprefix(f"{concept}: ") for item in rows["item"]]
    named = rows.assign(name=[_trait_name(trait) for trait in traits])
    return named.sort_values("estimate")


def _trait_name(trait: str) -> str:
    """A trait of mentions in words: `promised`, or `by municipality`."""
    how, _, role = trait.partition(" ")
    if how == "by":
        return say("by {role}", role=code(role))
    if how == "with":
        return say("with {role}", role=code(role))
    return say(TRAIT_NAMES[trait]) if trait in TRAIT_NAMES else trait


TRAIT_NAMES = {
    "aspiration": later("promised"),
    "possibility": later("possible"),
    "report": later("told as done"),
    "agentless": later("nobody named"),
    "positive": later("positive tone"),
    "negative": later("negative tone"),
    "prompted": later("prompted"),
}
TRAITS = ("modality_share", "agentless_share", "tone", "prompted_share", "role_share")
_COUNTED = {
    "promised (shall, should, aims to)": ("modality", "aspiration"),
    "possible (can, may, might)": ("modality", "possibility"),
    "told (as done or being done)": ("modality", "report"),
    "nobody named who does it": ("agentless", "yes"),
    "denied or said to be absent": ("negated", True),
    "in quotation marks, or so-called": ("quoted", True),
    "defined": ("definitional", True),
    "prompted by the interviewer": ("prompted", True),
}


def counted_traits(lines: pd.DataFrame) -> pd.DataFrame:
    """How many of the lines have each trait, on each side."""
    rows = []
    for name, (column, value) in _COUNTED.items():
        sides = lines.loc[lines[column] == value, "corpus"].value_counts()
        rows.append({"trait": name, **{side: int(sides.get(side, 0)) for side in tables.CORPORA}})
    return pd.DataFrame(rows)


NOBODY = later("nobody named")


def role_pairs(lines: pd.DataFrame) -> pd.DataFrame:
    """Who does it with whom, as the lines say: one row per side and pair, with how many lines.

    Lines whose sentence could not be parsed are left out; a line that names several counts in each.
    """
    read = lines[(lines["who"] != "unknown") & (lines["with_whom"] != "unknown")]
    pairs = Counter(
        (str(side), who or NOBODY, whom or NOBODY)
        for side, doers, partners in zip(
            read["corpus"], read["who"], read["with_whom"], strict=True
        )
        for who in str(doers).split(";")
        for whom in str(partners).split(";")
    )
    rows = [(*pair, n) for pair, n in sorted(pairs.items(), key=lambda one: (-one[1], one[0]))]
    return pd.DataFrame(rows, columns=["corpus", "who", "with_whom", "n"])


def by_year(lines: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Each dated document with its year and how often the lines stand in it, per 10,000 words."""
    year = pd.to_numeric(documents["date"].astype(str).str[:4], errors="coerce")
    dated = documents.assign(year=year)[year.notna() & (documents["n_tokens"] > 0)]
    said = lines.loc[~lines["prompted"].astype(bool), "doc_id"].value_counts()
    n = dated["doc_id"].map(said).fillna(0).astype(int)
    return dated.assign(
        year=dated["year"].astype(int), n_mentions=n, rate=10_000 * n / dated["n_tokens"]
    )[["title", "corpus", "year", "rate", "n_mentions", "n_tokens", "doc_id"]]


def held(robustness: pd.DataFrame, measure: str, item: str) -> tuple[int, int]:
    """In how many other analyses the finding has the same verdict, and how many there are."""
    rows = of(robustness, measure=measure, item=item, varied="all")
    if rows.empty:
        return 0, 0
    n = int(rows["n_specifications"].iloc[0])
    return round(float(rows["same_verdict"].iloc[0]) * n), n


def most_telling(gaps: pd.DataFrame, measure: str, by: str, limit: int) -> pd.DataFrame:
    """The measure's rows with the largest gaps to each side and the bridges, from side to side."""
    rows = of(gaps, measure=measure).dropna(subset=[by])
    unclear = rows["verdict"] == "cannot tell"
    chosen = rows.assign(unclear=unclear, size=rows["estimate"].abs()).sort_values(
        ["unclear", "size"], ascending=[True, False]
    )
    bridges = chosen[chosen["verdict"] == "bridge"].head(max(1, limit // 4))
    rest = chosen[chosen["verdict"] != "bridge"].head(limit - len(bridges))
    return pd.concat([rest, bridges]).drop(columns=["unclear", "size"]).sort_values(by)


_TESTED = [
    "verdict", "estimate", "log2_ratio", "log2_ci_low", "log2_ci_high", "p_adjusted", "placebo",
    "flipped_by", "sentence",
]  # fmt: skip


def concept_rows(usage: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per concept: both sides of Usage and the verdict of Gaps, largest gap first."""
    sides = [
        usage[usage["corpus"] == side]
        .set_index("concept")[
            ["estimate", "ci_low", "ci_high", "n_mentions", "n_prompted", "n_documents_with"]
        ]
        .add_prefix(f"{side}_")
        for side in tables.CORPORA
    ]
    tested = of(gaps, measure="concept_rate").set_index("item")[_TESTED]
    joined = pd.concat([tested, *sides], axis=1)
    joined["verdict"] = joined["verdict"].fillna("cannot tell")
    for name, measure in (("practice_verdict", "practice_rate"), ("meaning_verdict", "meaning")):
        found = of(gaps, measure=measure).drop_duplicates("item").set_index("item")["verdict"]
        joined[name] = found.reindex(joined.index)
    return joined.sort_values("log2_ratio", ascending=False).rename_axis("concept").reset_index()


def term_rows(terms: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per tested term: its counts and its gap, the most telling first."""
    tested = of(gaps, measure="term_rate").rename(columns={"item": "term"})
    keep = ["term", "log2_ratio", "log2_ci_low", "log2_ci_high", "p_adjusted", "verdict"]
    joined = terms.merge(tested[keep], on="term", how="inner")
    return (
        joined.assign(
            times=joined["n_policy"] + joined["n_frontline"],
            unclear=joined["verdict"] == "cannot tell",
            size=joined["log_odds_z"].abs(),
        )
        .sort_values(["unclear", "size", "times"], ascending=[True, False, False])
        .drop(columns=["unclear", "size"])
        .reset_index(drop=True)
    )


def words_by_side(topic_terms: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """The topic's terms, in their order, with how often each side says them."""
    keep = ["term", "n_policy", "n_frontline", "n_documents_policy", "n_documents_frontline"]
    shown = topic_terms.sort_values("rank")[["rank", "term", "weight", "frex"]]
    return shown.merge(terms[keep], on="term", how="left")


def topic_documents(shares: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The topic's share in each of the documents, the largest first, with the catalogue's columns.

    A document that is not among `documents` is left out.
    """
    own = [name for name in documents.columns if name not in tables.columns(tables.Documents)]
    about = documents[["doc_id", "title", "cluster", "date", *own]]
    joined = shares[["doc_id", "corpus", "share"]].merge(about, on="doc_id")
    first = ["title", "corpus", "share", "cluster", "date", *own]
    return joined.sort_values("share", ascending=False)[[*first, "doc_id"]]


def unique_names(names: dict[str, str]) -> dict[str, str]:
    """Each id's name, with the id behind it where two have the same name."""
    repeated = {name for name, n in Counter(names.values()).items() if n > 1}
    return {
        key: f"{name} ({key})" if name in repeated or not name else name
        for key, name in names.items()
    }


def titles(documents: pd.DataFrame) -> dict[str, str]:
    """The title of each document, by its id; the id follows where a title comes twice."""
    return unique_names(dict(zip(documents["doc_id"], documents["title"], strict=True)))


def answers_of(
    answers: pd.DataFrame, promises: pd.DataFrame, documents: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers and promises of the documents; a side with no document among them stays whole."""
    of_side = {side: of(documents, corpus=side)["doc_id"] for side in tables.CORPORA}
    if len(of_side["policy"]):
        promises = promises[promises["doc_id"].isin(of_side["policy"])]
    if len(of_side["frontline"]):
        answers = answers[answers["answer_doc_id"].isin(of_side["frontline"])]
    return answers, promises


def answer_marks(
    marked: pd.DataFrame, answers: pd.DataFrame, passages: pd.DataFrame
) -> pd.DataFrame:
    """Each mark with the statement and the passage that it joins, as they are to be read."""
    named = marked.rename(columns={"item": "statement_id", "place": "answer_segment_id"})
    about = answers.drop_duplicates("statement_id")[["statement_id", "title", "statement"]]
    spoken = passages[["segment_id", "speaker", "text"]].rename(
        columns={"segment_id": "answer_segment_id", "text": "passage"}
    )
    joined = named.merge(about, on="statement_id").merge(spoken, on="answer_segment_id", how="left")
    order = ["coder", "mark", "statement", "passage", "title", "speaker", "marked_at"]
    return joined[[*order, "statement_id", "answer_segment_id"]].fillna("")


def to_check(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines or items in an order that tells nothing: by turns from either side, by lot.

    The lot is the fingerprint of the id in `item`, so that every coder meets the same order, and
    the first items of each side are a random sample of that side.
    """
    lots = pd.util.hash_pandas_object(lines["item"].astype(str), index=False).to_numpy()
    # Numbers are put in order, and the lines once: they have long texts.
    drawn = pd.DataFrame({"lot": lots, "corpus": lines["corpus"].to_numpy()}).sort_values("lot")
    drawn = drawn.assign(turn=drawn.groupby("corpus").cumcount())
    return lines.iloc[drawn.sort_values(["turn", "lot"]).index]


def mention_marks(marked: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Each mark of a mention with its line and side."""
    about = ["mention_id", "corpus", "concept", "left", "keyword", "right", "title"]
    named = marked.rename(columns={"item": "mention_id"})
    joined = named.merge(lines[about], on="mention_id")
    return joined[["coder", "mark", *about[1:], "marked_at", "mention_id"]]


def precision(marked: pd.DataFrame) -> pd.DataFrame:
    """One row per coder and side: how many of the judged mentions are right, with an interval.

    `unsure` is counted apart and left out of the share.
    """
    rows = []
    for (coder, side), made in marked.groupby(["coder", "corpus"]):
        n_right, n_wrong = (int((made["mark"] == mark).sum()) for mark in ("yes", "no"))
        n = n_right + n_wrong
        low, high = wilson(n_right, n)
        rows.append(
            {
                "coder": coder, "side": side, "judged": n, "right": n_right,
                "unsure": len(made) - n, "precision": n_right / n if n else float("nan"),
                "ci_low": low, "ci_high": high,
            }
        )  # fmt: skip
    names = ["coder", "side", "judged", "right", "unsure", "precision", "ci_low", "ci_high"]
    return pd.DataFrame(rows, columns=names)


def by_coder(marked: pd.DataFrame) -> list[dict[str, str]]:
    """The marks of each item, by coder."""
    return [
        dict(zip(made["coder"], made["mark"], strict=True)) for _, made in marked.groupby("item")
    ]


def intruder_items(task: str, read: Callable[[type[tables.Table]], pd.DataFrame]) -> pd.DataFrame:
    """What is to be judged: words of topics, or topics of documents."""
    terms = read(tables.TopicTerms)
    if task == "word":
        return intrusion.word_items(terms, read(tables.Gaps))
    return intrusion.topic_items(read(tables.TopicShares), terms)


# ------------------------------------------------------------------------ searching


def word_pattern(forms: list[str], wildcards: bool = False) -> str:
    """A regular expression for any of the forms as whole words; `*` stands for any ending.

    Any hyphen finds any hyphen, and a space finds any white space.
    """
    longest_first = sorted({form.strip() for form in forms} - {""}, key=len, reverse=True)
    return _BEFORE + "(?:" + "|".join(_literal(f, wildcards) for f in longest_first) + ")" + _AFTER


def _literal(form: str, wildcards: bool) -> str:
    escaped = re.escape(form).replace(r"\ ", r"\s+").replace(r"\-", _HYPHEN)
    return escaped.replace(r"\*", r"\w*") if wildcards else escaped


def scan_pattern(forms: Sequence[str], wildcards: bool = False) -> str:
    """The same as `word_pattern`, in the words of RE2, which has no looking behind or ahead.

    RE2 reads ten million words in a tenth of a second, Python's own expressions take some.
    """
    word, hyphen = r"\pL\pN_", "\u2010\u2011"
    before = f"(?:^|[^{word}{hyphen}-]|(?:^|[^{word}])[-{hyphen}])"
    after = f"(?:$|[^{word}{hyphen}-]|[-{hyphen}](?:$|[^{word}]))"
    known = sorted({form.strip() for form in forms} - {""})
    return before + "(?:" + "|".join(_scanned(form, wildcards) for form in known) + ")" + after


def _scanned(form: str, wildcards: bool) -> str:
    space = r"[\s\pZ\x{0B}\x{1C}-\x{1F}\x{85}]+"
    escaped = "".join(
        _HYPHEN if char == "-" else char if char.isalnum() else f"\\x{{{ord(char):X}}}"
        for char in re.sub(r"\s+", " ", form)
    )
    escaped = escaped.replace(r"\x{20}", space)
    return escaped.replace(r"\x{2A}", r"[\pL\pN_]*") if wildcards else escaped


def find_lines(
    passages: pd.DataFrame,
    pattern: str,
    *,
    scan: str = "",
    within: pd.Series[bool] | None = None,
    width: int = 90,
    limit: int = MAX_LINES,
) -> pd.DataFrame:
    """Each place where the pattern stands in the passages, in context; at most `limit` a side.

    `scan` is the same pattern for the faster reader, which finds the passages to look into;
    `within` says which passages count: a copy of those alone would take longer than the search.
    """
    search = re.compile(pattern, re.IGNORECASE)
    there = _holds(passages["text"], search, scan)
    kept = (there if within is None else there & within).to_numpy()
    sides = passages["corpus"].to_numpy()
    lines: list[tuple[Any, ...]] = []
    for side in dict.fromkeys(sides[kept].tolist()):
        rows = np.flatnonzero(kept & (sides == side))
        # No more passages are taken than it needs lines: taking them costs more than the search.
        parts = (passages.iloc[rows[i : i + limit]] for i in range(0, len(rows), limit))
        found = (line for part in parts for line in _hits(part, search, width=width))
        lines += islice(found, limit)
    return pd.DataFrame(lines, columns=[*_LINE, "left", "keyword", "right"])


_LINE = ["segment_id", "doc_id", "corpus", "speaker", "location"]


def _hits(
    passages: pd.DataFrame, search: re.Pattern[str], *, width: int
) -> Iterator[tuple[Any, ...]]:
    for *row, text in zip(*(passages[name].tolist() for name in [*_LINE, "text"]), strict=True):
        for hit in search.finditer(text):
            start, end = hit.span()
            yield *row, text[max(0, start - width) : start], hit.group(), text[end:][:width]


def _holds(texts: pd.Series[str], search: re.Pattern[str], scan: str) -> pd.Series[bool]:
    if not scan:
        return texts.str.contains(search)
    there = pc.match_substring_regex(pa.array(texts, pa.large_string()), scan, ignore_case=True)
    return pd.Series(there.to_numpy(zero_copy_only=False), index=texts.index, dtype=bool)


def cut_off(lines: pd.DataFrame) -> bool:
    """One side has so many lines that not all of them are there."""
    return bool((lines["corpus"].value_counts() >= MAX_LINES).any())


def neighbours(passages: pd.DataFrame, segment_id: str, *, around: int = 2) -> pd.DataFrame:
    """The segment with those before and after it in its document; empty if there is none such."""
    found = of(passages, segment_id=segment_id)
    if found.empty:
        return found
    document = of(passages, doc_id=found["doc_id"].iloc[0]).reset_index(drop=True)
    place = int(document.index[document["segment_id"] == segment_id][0])
    return document.iloc[max(0, place - around) : place + around + 1]


ORDERS = ("document", "left", "right")


def in_order(lines: pd.DataFrame, by: str) -> pd.DataFrame:
    """The lines by what stands left of the keyword, word by word backwards, or right of it.

    `document` leaves them as they follow each other in the documents.
    """
    if by not in ("left", "right") or lines.empty:
        return lines
    step = -1 if by == "left" else 1
    keys = [tuple(re.findall(r"\w+", text.casefold())[::step]) for text in lines[by]]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return lines.iloc[order]


def places(lines: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The lines with their `place` in the document: 0 in its first segment, 1 in its last."""
    document = pd.factorize(passages["doc_id"])[0]
    number = pd.Series(document).groupby(document).cumcount().to_numpy()
    last = (np.bincount(document)[document] - 1).clip(min=1) if len(document) else number
    at = pd.Index(passages["segment_id"]).get_indexer(lines["segment_id"])
    known = at >= 0
    placed: pd.DataFrame = lines[known].assign(place=(number / last)[at[known]])
    return placed


def topic_names(gaps: pd.DataFrame) -> dict[str, str]:
    """The name of each topic, by its id: policy's first, the frontline's last."""
    rows = of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
    return unique_names(dict(zip(rows["item"], rows["label"], strict=True)))


def short_names(gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows with a `name` short enough for a chart: the first two words of a label, unique."""
    short = gaps["label"].str.split(r" · |, ", regex=True).str[:2].str.join(" · ")
    name = short.where(~short.duplicated(keep=False), gaps["label"])
    return gaps.assign(name=name.where(~name.duplicated(keep=False), name + " " + gaps["item"]))


def notes(design: pd.DataFrame) -> str:
    """What Design says of both sides, each sentence once."""
    sentences = [part for note in design["note"] for part in re.split(r"(?<=\.) (?=[A-Z])", note)]
    return " ".join(retold(one) for one in dict.fromkeys(sentences))


def is_invented() -> bool:
    """The corpus is the sample, or its catalogue calls its texts invented."""
    folder = manifest().get("params", {}).get("documents", {}).get("folder", "")
    documents = load_if_made(tables.Documents)
    marked = documents["invented"] if "invented" in documents else pd.Series(dtype=str)
    yes = marked.astype(str).str.lower().isin(["true", "yes", "1", "1.0", "ja"])
    return str(folder).rstrip("/") == "data/sample" or bool(yes.any())
