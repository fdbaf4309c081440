"""Coded texts to the tables Codes and Codings: which words of which segments have which code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.codes.alignment import Alignment, tokens
from pipeline.codes.coded import Code, Codebook, CodedText, Mark

_SHINGLE = 5
"""Words in a row by which a text is recognised."""
_MIN_SHARED = 0.4
"""Share of a document's runs of words that a coded text has if it is the same text. Names that are
placeholders, and labels of speakers that are left out, break runs."""


@dataclass(frozen=True)
class CodedSource:
    """A coded text; `doc_id` is the document that was made of it, empty if none was."""

    coded: CodedText
    doc_id: str = ""


@dataclass(frozen=True)
class CodingTables:
    """Codes, Codings, and for each source, in their order, the document that it was placed in."""

    codes: pd.DataFrame
    codings: pd.DataFrame
    doc_ids: tuple[str, ...]


def coding_tables(
    sources: Sequence[CodedSource],
    codebooks: Sequence[Codebook],
    *,
    segments: pd.DataFrame,
    count_words: Callable[[str], int],
    shown: Callable[[str], str] = str,
) -> CodingTables:
    """The tables of all that people coded.

    A source whose own document is not used is placed in the one with the same text. Coders are
    numbered; `shown` is how a name, a description or a memo may be shown. What stands in two files
    (a project and `codings.csv`, a project exported twice) is one coding: the same code by the same
    coder at the same place.
    """
    texts = _texts(segments)
    doc_ids = _documents(sources, texts)
    every = [*codebooks, *(Codebook(one.coded.codes) for one in sources)]
    ids = _code_ids([code for book in every for code in book.codes], shown)
    coders = _coders(sources, codebooks)
    rows: list[dict[str, Any]] = []
    numbers: Counter[str] = Counter()
    known: dict[Hashable, list[dict[str, Any]]] = {}
    memos: dict[Hashable, list[str]] = {}
    for source, doc_id in zip(sources, doc_ids, strict=True):
        if doc_id:
            own = {code.id: ids[_folded(code.path, shown)] for code in source.coded.codes}
            parts = texts[doc_id]
            aligned = Alignment(source.coded.text, [str(one["text"]) for one in parts])
            for mark in source.coded.marks:
                same = {
                    "code": own[mark.code], "coder": coders[mark.coder], "memo": shown(mark.memo),
                }  # fmt: skip
                made = [{**same, **place} for place in _placed(mark, aligned, parts, count_words)]
                key = _key(made)
                if key in known:
                    _add_memo(known[key], memos[key], same["memo"])
                    continue
                if key is not None:
                    known[key], memos[key] = made, [same["memo"]]
                numbers[doc_id] += 1
                for row in made:
                    row["coding"] = f"{doc_id}:c{numbers[doc_id]:04d}"
                rows += made
    codings = tables.table_of(tables.Codings, rows)
    return CodingTables(_codes_table(every, ids, codings, shown), codings, doc_ids)


def _key(rows: Sequence[Mapping[str, Any]]) -> Hashable:
    """What tells a coding from others: code, coder, places; none of one that has no place."""
    if not rows[0]["segment_id"]:
        return None
    first = (rows[0]["code"], rows[0]["coder"])
    return first, tuple((row["segment_id"], row["start"], row["end"]) for row in rows)


def _add_memo(rows: Sequence[dict[str, Any]], memos: list[str], memo: str) -> None:
    """Adds the memo of a coding that stands there already; `memos` are those that it has."""
    if memo in memos:
        return
    memos.append(memo)
    for row in rows:
        row["memo"] = " ".join(filter(None, memos))


def _texts(segments: pd.DataFrame) -> dict[str, list[Mapping[Any, Any]]]:
    found: dict[str, list[Mapping[Any, Any]]] = {}
    for row in segments.to_dict("records"):
        found.setdefault(str(row["doc_id"]), []).append(row)
    return found


# ------------------------------------------------------------------------------- places


def _placed(
    mark: Mark,
    aligned: Alignment,
    parts: Sequence[Mapping[Any, Any]],
    count_words: Callable[[str], int],
) -> list[dict[str, Any]]:
    """A row for each segment that has some of the passage; one without a segment if none has."""
    places, found = aligned.place(mark.start, mark.end)
    if not places:
        first = parts[0]
        nowhere = {"segment_id": "", "role": first["role"], "start": 0, "end": 0, "n_tokens": 0}
        return [{**_of_document(first), **nowhere, "found": 0.0}]
    rows = []
    for place in places:
        part = parts[place.part]
        words = str(part["text"])[place.start : place.end]
        rows.append(
            {
                **_of_document(part),
                "segment_id": part["segment_id"],
                "role": part["role"],
                "start": place.start,
                "end": place.end,
                "n_tokens": count_words(words),
                "found": found,
            }
        )
    return rows


def _of_document(part: Mapping[Any, Any]) -> dict[str, Any]:
    return {key: part[key] for key in ("doc_id", "corpus", "language")}


# ---------------------------------------------------------------------------- documents


def _documents(
    sources: Sequence[CodedSource], texts: Mapping[str, Sequence[Mapping[Any, Any]]]
) -> tuple[str, ...]:
    """The document of each source: its own, else the one with the same text, else none."""
    if all(source.doc_id in texts for source in sources):
        return tuple(source.doc_id for source in sources)
    runs = {
        doc_id: _runs(" ".join(str(part["text"]) for part in parts))
        for doc_id, parts in texts.items()
    }
    return tuple(
        source.doc_id if source.doc_id in texts else _same_text(_runs(source.coded.text), runs)
        for source in sources
    )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [token.key for token in tokens(text)]
    return frozenset(
        tuple(words[n : n + _SHINGLE]) for n in range(max(len(words) - _SHINGLE, 0) + 1)
    )


def _same_text(
    wanted: frozenset[tuple[str, ...]], runs: Mapping[str, frozenset[tuple[str, ...]]]
) -> str:
    shares = {doc_id: len(wanted & own) / max(len(own), 1) for doc_id, own in runs.items()}
    best = max(sorted(shares), key=lambda doc_id: shares[doc_id], default="")
    return best if best and shares[best] >= _MIN_SHARED else ""


# -------------------------------------------------------------------- codes and coders

Path = tuple[str, ...]


def _folded(path: Path, shown: Callable[[str], str]) -> Path:
    return tuple(_slug(shown(part)) for part in path)


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "code"


def _code_ids(codes: Sequence[Code], shown: Callable[[str], str]) -> dict[Path, str]:
    """The id of each code: its path in plain letters. Codes of one path are one code."""
    paths = sorted({_folded(code.path, shown) for code in codes})
    return {path: "/".join(path) for path in paths}


def _coders(sources: Sequence[CodedSource], codebooks: Sequence[Codebook]) -> dict[str, str]:
    """A number for each coder, in the order of their names; empty where nobody is named."""
    named = {mark.coder for source in sources for mark in source.coded.marks}
    named |= {coder for book in codebooks for coder in book.coders}
    ordered = sorted(named - {""}, key=lambda name: (name.casefold(), name))
    return {"": "", **{name: f"coder {number}" for number, name in enumerate(ordered, start=1)}}


def _codes_table(
    books: Sequence[Codebook],
    ids: Mapping[Path, str],
    codings: pd.DataFrame,
    shown: Callable[[str], str],
) -> pd.DataFrame:
    """A row per code in the order of the tree, with how often it was used."""
    used = codings.groupby("code")["coding"].nunique()
    having = codings.groupby("code")["doc_id"].nunique()
    rows: dict[str, dict[str, Any]] = {}
    for book in books:
        for code in book.codes:
            path = _folded(code.path, shown)
            own = ids[path]
            row = rows.setdefault(
                own,
                {
                    "code": own,
                    "name": shown(code.path[-1]),
                    "parent": ids.get(path[:-1], ""),
                    "description": "",
                    "n_codings": int(used.get(own, 0)),
                    "n_documents": int(having.get(own, 0)),
                },
            )
            row["description"] = row["description"] or shown(code.description)
    return tables.table_of(tables.Codes, [rows[key] for key in sorted(rows)])
