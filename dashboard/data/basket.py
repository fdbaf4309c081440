"""The basket of quotes: what was put into it, in which order, with which note.

Kept in the marks as ids and places, without a text; texts and sources are joined from the published
tables, so that a quote follows the text it stands in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard import marks
from dashboard.translation import say
from pipeline import tables
from pipeline.publish.citation import sources
from pipeline.publish.report import Quote

KIND = "quote"
COLUMNS = ["coder", "item", "place", "order", "note"]
_OPENING, _CLOSING = set('“«"„'), set('”»"“')
"""Signs of a text that stands in quotation marks already."""

_CUT = "…"
"""Where a line of the concordance was cut."""

QUOTE_COLUMNS = [*COLUMNS, "text", "source", "corpus", "doc_id"]


def place_of(sentence: str, text: str) -> str:
    """Where the sentence stands in the text of its segment, as `12:80`; empty for all of it.

    Words may stand on lines of the text that the sentence has put together. A "…" at either end
    belongs to the text if it stands there too, and else says where the sentence was cut; a word
    that was cut is taken whole.
    """
    for words in _uncut(sentence):
        found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
        if found:
            start, end = found.span()
            while start and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1
            while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
                end += 1
            return f"{start}:{end}"
    return ""


def _uncut(sentence: str) -> Iterator[list[str]]:
    """The words of the sentence as it is, then without a mark of a cut at either end or at both."""
    whole = sentence.strip()
    for left, right in (("", ""), (_CUT, ""), ("", _CUT), (_CUT, _CUT)):
        yield whole.removeprefix(left).removesuffix(right).split()


def place_of_unit(text: str) -> str:
    """The place of a passage of a topic, which may be longer or shorter than its first segment."""
    return f"unit-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def put(coder: str, item: str, place: str) -> None:
    """Puts a quote at the end of the basket; one that is in it stays as it is.

    Raises:
        NotSaved: the marks cannot be written.
    """
    there = read()
    if ((there["item"] == item) & (there["place"] == place)).any():
        return
    last = int(there["order"].max()) if len(there) else 0
    keep(coder, item, place, order=last + 1)


def keep(coder: str, item: str, place: str, *, order: int, note: str = "") -> None:
    """Keeps the order and the note of a quote.

    Raises:
        NotSaved: the marks cannot be written.
    """
    held = json.dumps({"order": order, "note": note}, ensure_ascii=False)
    marks.save(KIND, coder, item, held, place=place)


def take_out(coder: str, item: str, place: str) -> None:
    """Takes a quote out of the basket.

    Raises:
        NotSaved: the marks cannot be written.
    """
    marks.save(KIND, coder, item, None, place=place)


def read() -> pd.DataFrame:
    """The quotes in the basket by their order: coder, item, place, order, note."""
    held = marks.read(KIND)
    rows = [
        {**dict(zip(("coder", "item", "place"), key, strict=True)), **json.loads(mark)}
        for *key, mark in held[["coder", "item", "place", "mark"]].to_numpy().tolist()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values("order", kind="stable").reset_index(drop=True)


def held() -> set[tuple[str, str]]:
    """Item and place of each quote in the basket."""
    there = read()
    return set(zip(there["item"], there["place"], strict=True))


def cited(row: Mapping[Any, Any]) -> str:
    """A row of `quoted` as it is cited in a text: the quote, its source, the note below."""
    text, note = str(row["text"]).strip(), f"\n{row['note']}" if row["note"] else ""
    if not (text[:1] in _OPENING and text[-1:] in _CLOSING):
        text = f"“{text}”"
    return f"{text} ({row['source']}){note}"


def quoted(read_table: Callable[[type[tables.Table]], pd.DataFrame]) -> pd.DataFrame:
    """The basket with text and source; without what the tables of now do not hold.

    `read_table` gives the rows of a published table, of one language of documents. The source of an
    interviewer's words says whose they are.
    """
    rows = read()
    if rows.empty:
        return pd.DataFrame(columns=QUOTE_COLUMNS, dtype=str)
    known = sources(read_table(tables.Documents))
    passages = _rows(read_table(tables.Passages))
    units = _rows(read_table(tables.TopicPassages))
    segments = {str(row["segment_id"]): row for row in passages}
    parts = {(str(row["segment_id"]), place_of_unit(str(row["text"]))): row for row in units}
    made = []
    for row in rows.to_dict("records"):
        item, place = str(row["item"]), str(row["place"])
        found = parts.get((item, place)) if place.startswith("unit-") else segments.get(item)
        if found is not None:
            doc_id, location = str(found["doc_id"]), str(found["location"])
            made.append(
                {
                    **row,
                    "text": _part(str(found["text"]), place),
                    "source": _said_by(found.get("role"), known.cited(doc_id, location)),
                    "corpus": found["corpus"],
                    "doc_id": doc_id,
                }
            )
    return pd.DataFrame(made, columns=QUOTE_COLUMNS)


def as_quotes(rows: pd.DataFrame) -> tuple[Quote, ...]:
    """The rows of `quoted` as blocks of the report."""
    return tuple(
        Quote(str(row["text"]), str(row["source"]), str(row["note"]))
        for row in rows.to_dict("records")
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    names = ["segment_id", "doc_id", "location", "text", "corpus", "role"]
    rows = frame[[name for name in names if name in frame]].to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def _said_by(role: object, source: str) -> str:
    return (
        say("words of the interviewer in {source}", source=source)
        if role == "interviewer"
        else source
    )


def _part(text: str, place: str) -> str:
    start, colon, end = place.partition(":")
    return text[int(start) : int(end)] if colon else text
