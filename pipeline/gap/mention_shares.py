"""Mentions -> how each document speaks of the co-concepts: moods, roles, tone, themes, other words.

A value per document and item, to be compared by `gap`. Shares are of the document's mentions, so
only documents that mention the concept have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import tables
from pipeline.wording.names import MENTION_SHARES

Floats = NDArray[np.float64]

FAMILY = "co-words"

COLLOCATE = "collocate"
"""The share of mentions that a word stands beside; what stands there is found by `company`."""
RATES = {"practice_rate": "practice", "theme_rate": "theme"}
SHARES = MENTION_SHARES
NAMES = (*RATES, *SHARES)

MIN_DOCUMENTS = 3
"""A concept's shares are compared where so many documents of each side mention it."""
MIN_ROLE_DOCUMENTS = 3
"""A role is compared where so many documents name it."""
TONED = 0.05
"""A sentence is positive or negative from this tone on, as VADER's authors advise."""

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Attribute:
    """One group of items: a value per document (rows of `documents`) and item.

    `weight` is what a document's value rests on: words for rates, mentions for shares.
    """

    name: str
    items: tuple[str, ...]
    labels: tuple[str, ...]
    values: Floats
    documents: tuple[str, ...]
    weight: Floats


def attributes(documents: pd.DataFrame, mentions: pd.DataFrame) -> list[Attribute]:
    """All that can be compared, of one language's documents and mentions.

    Rates are per 10,000 words over all documents; shares are of the mentions of a label in the
    documents that have one, for all co-words together and for each concept that enough documents
    of both sides mention. Interviewers are left out, and prompted mentions but for the share of
    them. What needs a parse or a list of tone is left out where there is none.
    """
    spoken = mentions[mentions["role"] != "interviewer"]
    own = spoken[~spoken["prompted"].astype(bool)]
    found = [
        rate
        for name, kind in RATES.items()
        if (rate := _rate(documents, own[own["kind"] == kind], name)) is not None
    ]
    labels = own[own["kind"] == "label"]
    themes = spoken[spoken["kind"] == "theme"]
    for concept, rows in _groups(documents, labels):
        found += _shares(documents, rows, concept)
        found += _near_themes(documents, rows, themes, concept)
    prompted = spoken[spoken["kind"] == "label"]
    for concept, rows in _groups(documents, prompted):
        flags = {"prompted": rows["prompted"].astype(bool)}
        found += _share(documents, rows, "prompted_share", concept, flags)
    return found


def _rate(documents: pd.DataFrame, rows: pd.DataFrame, name: str) -> Attribute | None:
    """Mentions per 10,000 words of each concept or theme that anyone has."""
    items = sorted(rows["concept"].unique())
    if not items:
        return None
    counts = pd.crosstab(rows["doc_id"], rows["concept"]).reindex(
        index=documents["doc_id"], columns=items, fill_value=0
    )
    tokens = documents["n_tokens"].to_numpy(dtype=float)
    said = {"practice_rate": "other words for {}", "theme_rate": "words of the theme “{}”"}[name]
    return Attribute(
        name=name,
        items=tuple(items),
        labels=tuple(said.format(_plain(item, theme=name == "theme_rate")) for item in items),
        values=counts.to_numpy(dtype=float) / tokens[:, None] * 10_000,
        documents=tuple(documents["doc_id"]),
        weight=tokens,
    )


def _plain(item: str, *, theme: bool) -> str:
    return item.replace("-", " ") if theme else item


def _groups(documents: pd.DataFrame, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """All mentions together, then those of each concept, where both sides have enough."""
    concepts = sorted(rows["concept"].unique())
    for concept in (FAMILY, *concepts):
        own = rows if concept == FAMILY else rows[rows["concept"] == concept]
        using = documents[documents["doc_id"].isin(own["doc_id"])]
        sizes = [int((using["corpus"] == corpus).sum()) for corpus in tables.CORPORA]
        if min(sizes) >= (1 if concept == FAMILY else MIN_DOCUMENTS):
            yield concept, own


def _shares(documents: pd.DataFrame, rows: pd.DataFrame, concept: str) -> list[Attribute]:
    """Moods, unnamed doers, roles and tone of the mentions."""
    moods = {mood: rows["modality"] == mood for mood in tables.MODALITIES}
    found = _share(documents, rows, "modality_share", concept, moods)
    parsed = rows[rows["agentless"] != UNKNOWN]
    parsed = parsed[parsed["who"] != UNKNOWN]
    if _on_both_sides(parsed):
        nobody = {"agentless": parsed["agentless"] == "yes"}
        found += _share(documents, parsed, "agentless_share", concept, nobody)
        found += _share(documents, parsed, "role_share", concept, _role_flags(parsed))
    toned = rows[rows["tone"].notna()]
    if _on_both_sides(toned):
        tones = {"positive": toned["tone"] >= TONED, "negative": toned["tone"] <= -TONED}
        found += _share(documents, toned, "tone", concept, tones)
    return found


def _on_both_sides(rows: pd.DataFrame) -> bool:
    return rows["corpus"].nunique() == len(tables.CORPORA)


def _role_flags(rows: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """For each role whether it does it, and whether it is done with it."""
    flags = {}
    for column, words in (("who", "by {}"), ("with_whom", "with {}")):
        lists = rows[column].str.split(";")
        for role in sorted({role for roles in lists for role in roles if role}):
            flag = lists.map(lambda roles, role=role: role in roles).astype(bool)
            if rows.loc[flag, "doc_id"].nunique() >= MIN_ROLE_DOCUMENTS:
                flags[words.format(role)] = flag
    return flags


def _near_themes(
    documents: pd.DataFrame, rows: pd.DataFrame, themes: pd.DataFrame, concept: str
) -> list[Attribute]:
    """The share of mentions that stand in a segment which speaks of each theme."""
    near = themes.groupby("concept")["segment_id"].agg(set)
    flags = {
        str(theme).replace("-", " "): rows["segment_id"].isin(segments)
        for theme, segments in near.items()
        if rows["segment_id"].isin(segments).any()
    }
    return _share(documents, rows, "theme_share", concept, flags)


def _share(
    documents: pd.DataFrame,
    rows: pd.DataFrame,
    name: str,
    concept: str,
    flags: dict[str, pd.Series[bool]],
) -> list[Attribute]:
    """One group: the share of each document's mentions that have each flag; none without flags."""
    using = documents[documents["doc_id"].isin(rows["doc_id"])]
    if not flags or using.empty:
        return []
    shares = pd.DataFrame({key: flag.to_numpy(dtype=float) for key, flag in flags.items()})
    means = shares.groupby(rows["doc_id"].to_numpy()).mean().reindex(using["doc_id"])
    counts = rows.groupby("doc_id").size().reindex(using["doc_id"]).astype("float64")
    return [
        Attribute(
            name=name,
            items=tuple(f"{concept}: {key}" for key in flags),
            labels=tuple(said(name, concept, key) for key in flags),
            values=means.to_numpy(dtype=float),
            documents=tuple(using["doc_id"]),
            weight=np.asarray(counts, dtype=np.float64),
        )
    ]


_WORDS = {
    "aspiration": "speak of what shall be (should, will, aims to)",
    "possibility": "speak of what may be (can, may, might)",
    "report": "tell of what is or was",
    "agentless": "name nobody who does it",
    "positive": "stand in a sentence of positive tone",
    "negative": "stand in a sentence of negative tone",
    "prompted": "come just after the interviewer used such a word",
}


def said(name: str, concept: str, key: str) -> str:
    """What the share is of, as a predicate: `mentions of co-design name nobody who does it`."""
    words = _WORDS.get(key)
    if name == "role_share":
        how, _, role = key.partition(" ")
        words = f"say it is done {how} {_several(role)}"
    if name == "theme_share":
        words = f"stand beside the theme “{key}”"
    if name == COLLOCATE:
        words = f"stand beside the word “{key}”"
    return f"mentions of {concept} {words or key}"


def _several(role: str) -> str:
    """A role of the role lexicon in the plural: `municipalities`, `staff`, `“we”`."""
    if role in ("we", "they"):
        return f"“{role}”"
    if role == "staff" or role.endswith("s"):
        return role
    return f"{role[:-1]}ies" if role.endswith("y") else f"{role}s"


def n_groups(found: Sequence[Attribute], name: str) -> int:
    """In how many groups a measure's items are compared, each with its own documents."""
    return sum(attribute.name == name for attribute in found)
