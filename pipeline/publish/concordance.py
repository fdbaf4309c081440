"""Mentions and topics to quotes. The only door out for interview text."""

from __future__ import annotations

import re

import pandas as pd

from pipeline import tables


def concordance(
    mentions: pd.DataFrame, segments: pd.DataFrame, documents: pd.DataFrame, *, width: int
) -> pd.DataFrame:
    """Each mention that counts with its context, as the table `Concordance`.

    Interviewers' mentions are left out. `left` and `right` hold at most `width` characters and
    break at a word.
    """
    counted = mentions[mentions["role"] != "interviewer"]
    lines = counted.merge(
        segments[["segment_id", "speaker", "location", "text"]], on="segment_id", validate="m:1"
    ).merge(documents[["doc_id", "title"]], on="doc_id", validate="m:1")
    if lines.empty:
        return tables.empty(tables.Concordance)
    spans = list(zip(lines["text"], lines["start"], lines["end"], strict=True))
    quoted = lines.assign(
        left=[_left(text[:start], width) for text, start, _ in spans],
        keyword=[_one_line(text[start:end]) for text, start, end in spans],
        right=[_right(text[end:], width) for text, _, end in spans],
    )
    return quoted[list(tables.columns(tables.Concordance))]


def passages(segments: pd.DataFrame) -> pd.DataFrame:
    """Each segment with its whole text, as the table `Passages`, in reading order."""
    return segments[list(tables.columns(tables.Passages))].reset_index(drop=True)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _left(text: str, width: int) -> str:
    line = _one_line(text)
    if len(line) <= width:
        return line
    return "…" + re.sub(r"^\S*\s", "", line[-width:])


def _right(text: str, width: int) -> str:
    line = _one_line(text)
    if len(line) <= width:
        return line
    return re.sub(r"\s\S*$", "", line[:width]) + "…"


def topic_passages(
    ranked: pd.DataFrame, units: pd.DataFrame, segments: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """The passages of each side that show each topic, as the table `TopicPassages`.

    `ranked` is `TopicUnits` with `doc_id`, `share`, `label` and `stable` beside.
    """
    if ranked.empty:
        return tables.empty(tables.TopicPassages)
    quoted = ranked.merge(
        unit_texts(units[units["unit_id"].isin(ranked["unit_id"])], segments),
        on="unit_id",
        validate="m:1",
    ).merge(documents[["doc_id", "title"]], on="doc_id", validate="m:1")
    return quoted.sort_values(["language", "topic", "corpus", "rank"])[
        list(tables.columns(tables.TopicPassages))
    ].reset_index(drop=True)


def unit_texts(units: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Each unit's text, with its first segment and where that stands.

    A unit begins at `start` of its first segment and ends at `end` of its last.
    """
    texts = dict(zip(segments["segment_id"], segments["text"], strict=True))
    places = dict(zip(segments["segment_id"], segments["location"], strict=True))
    rows = []
    for unit in units.to_dict("records"):
        ids = unit["segment_ids"].split(" ")
        pieces = [texts[id] for id in ids]
        pieces[-1] = pieces[-1][: unit["end"]]
        pieces[0] = pieces[0][unit["start"] :]
        text = "\n".join(piece.strip() for piece in pieces)
        rows.append((unit["unit_id"], ids[0], places[ids[0]], text))
    return pd.DataFrame(rows, columns=["unit_id", "segment_id", "location", "text"])
