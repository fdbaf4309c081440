"""Published tables to CSV names, code book, manifest, metrics and plots."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.tables import Table
from pipeline.wording import findings
from pipeline.wording.translation import in_language

PACKAGES = ("asent", "gensim", "numpy", "pandas", "scikit-learn", "scipy", "simplemma", "spacy")
"""The packages whose versions decide the numbers."""

_COUNTED = ("policy", "frontline")


def exported(*, full_text: bool) -> tuple[type[Table], ...]:
    """The published tables that leave as CSV. The whole text leaves only where it is asked for."""
    return tuple(table for table in tables.PUBLISHED if full_text or table is not tables.Passages)


def in_words(frames: Mapping[type[Table], pd.DataFrame]) -> dict[type[Table], pd.DataFrame]:
    """The tables as they leave: messages as text, findings with their sentences."""
    design, documents = frames[tables.Design], frames[tables.Documents]
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    gaps, robustness = frames[tables.Gaps], frames[tables.Robustness]
    with in_language("en"):
        notes = findings.notes(design)
        english = (
            findings.gaps_in_words(gaps, design=design, titles=titles),
            findings.robustness_in_words(robustness),
        )
    with in_language("nb"):
        norwegian = (
            findings.gaps_in_words(gaps, design=design, titles=titles),
            findings.robustness_in_words(robustness),
        )
    return {
        **frames,
        tables.Design: design.assign(note=notes),
        tables.Gaps: _both(english[0], norwegian[0], after="flipped_by", labels_after="stable"),
        tables.Robustness: _both(
            english[1], norwegian[1], after="otherwise", labels_after="highest"
        ),
    }


def _both(
    english: pd.DataFrame, norwegian: pd.DataFrame, *, after: str, labels_after: str
) -> pd.DataFrame:
    """The rows with their sentences in English, and behind a later column all in Norwegian."""
    columns = [name for name in english.columns if name != "sentence"]
    columns.insert(columns.index(after) + 1, "sentence")
    at = columns.index(labels_after) + 1
    columns[at:at] = ["label_nb", "sentence_nb"]
    both = english.assign(label_nb=norwegian["label"], sentence_nb=norwegian["sentence"])
    return both[columns]


def codebook(frames: Mapping[type[Table], pd.DataFrame]) -> pd.DataFrame:
    """One row per column of each table: what it means, and of what type it is."""
    rows = [
        {
            "table": tables.name(table),
            "row_is": (table.__doc__ or "").split("\n")[0].removeprefix("One row per ").rstrip("."),
            "column": key,
            "meaning": _meaning(table, key),
            "type": _type(frame[key]),
        }
        for table, frame in frames.items()
        for key in frame.columns
    ]
    return pd.DataFrame(rows, columns=["table", "row_is", "column", "meaning", "type"])


def _meaning(table: type[Table], column: str) -> str:
    own = {**tables.columns(table), **findings.COLUMNS.get(table, {})}
    return own.get(column, "a column of your own catalogue")


def _type(column: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "true or false"
    if pd.api.types.is_integer_dtype(column):
        return "whole number"
    return "number" if pd.api.types.is_float_dtype(column) else "text"


def manifest(
    csv: Mapping[str, bytes],
    rows: Mapping[str, int],
    *,
    params: Mapping[str, Any],
    versions: Mapping[str, str],
    word_lists: Mapping[str, bytes],
) -> dict[str, Any]:
    """How the tables came about: params, versions, word lists, and each CSV's rows and SHA-256.

    It holds no time and no path outside the project, so the same run gives the same bytes.
    """
    return {
        "params": dict(params),
        "versions": dict(versions),
        **{
            f"{name}_sha256": hashlib.sha256(content).hexdigest()
            for name, content in word_lists.items()
        },
        "files": {
            name: {"rows": rows.get(name), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in csv.items()
        },
    }


def metrics(frames: Mapping[type[Table], pd.DataFrame]) -> dict[str, Any]:
    """Figures for `dvc metrics show`: what was read, what was found. No names, no text."""
    documents = frames[tables.Documents]
    gaps = frames[tables.Gaps]
    models = frames[tables.TopicModels]
    return {
        "documents": _per_side(documents.groupby("corpus").size()),
        "words": _per_side(documents.groupby("corpus")["n_tokens"].sum()),
        "unreadable": len(frames[tables.Unreadable]),
        "verdicts": {
            str(measure): {str(k): int(n) for k, n in rows["verdict"].value_counts().items()}
            for measure, rows in gaps.groupby("measure")
        },
        "divergence_bits": {
            f"{row['language']}-{row['item']}": row["estimate"]
            for row in gaps[gaps["measure"] == "divergence"].to_dict("records")
        },
        "topics": {
            row["language"]: {
                "model": row["model_id"],
                "coherence_npmi": row["coherence_npmi"],
                "diversity": row["diversity"],
                "stability": row["stability"],
            }
            for row in models[models["chosen"]].to_dict("records")
        },
    }


def _per_side(counts: pd.Series[Any]) -> dict[str, int]:
    return {side: int(counts.get(side, 0)) for side in _COUNTED}


def concept_plot(gaps: pd.DataFrame) -> pd.DataFrame:
    """Rows for a plot of concept rates: concept, side, mentions per 10,000 words."""
    concepts = gaps[gaps["measure"] == "concept_rate"]
    return (
        concepts.melt(
            id_vars=["language", "item"],
            value_vars=list(_COUNTED),
            var_name="side",
            value_name="rate",
        )
        .assign(
            concept=lambda rows: rows["item"] + " (" + rows["language"] + ", " + rows["side"] + ")"
        )
        .sort_values("rate", ascending=False, kind="stable")[["concept", "side", "rate"]]
        .reset_index(drop=True)
    )


def topic_plot(gaps: pd.DataFrame) -> pd.DataFrame:
    """Rows for a plot of topic gaps: topic, gap, ends of its interval, verdict."""
    topics = gaps[gaps["measure"] == "topic_share"].sort_values("estimate", kind="stable")
    return topics.rename(columns={"label": "topic", "estimate": "gap"})[
        ["topic", "gap", "ci_low", "ci_high", "verdict"]
    ].reset_index(drop=True)
