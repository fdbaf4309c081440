"""Published tables to CSV names, code book, manifest, metrics and plots."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.tables import Table
from pipeline.wording import findings
from pipeline.wording.messages import rendered_or_same
from pipeline.wording.translation import FIRST, LANGUAGES, in_language

PACKAGES = (
    "asent", "gensim", "numpy", "pandas", "scikit-learn", "scipy", "simplemma", "spacy",
    "wordllama",
)  # fmt: skip
"""The packages whose versions decide the numbers."""


_BEFORE_SENTENCE = {
    tables.Gaps: "flipped_by",
    tables.Robustness: "otherwise",
    tables.LevelContrasts: "cannot_tell_because",
    tables.Changes: "cannot_tell_because",
    tables.Corrected: "verdict",
}
"""The column that the English sentence stands behind."""


def exported(*, full_text: bool) -> tuple[type[Table], ...]:
    """The published tables that leave as CSV. The whole text leaves only where it is asked for."""
    return tuple(table for table in tables.PUBLISHED if full_text or table is not tables.Passages)


def in_words(frames: Mapping[type[Table], pd.DataFrame]) -> dict[type[Table], pd.DataFrame]:
    """The tables as they leave: in English, findings with name and sentence in each language.

    `label` and `sentence` are English; `label_nb` and `sentence_nb` are Norwegian, and so on for
    each further language of `pipeline.wording`.
    """
    documents = frames[tables.Documents]
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    said: dict[type[Table], pd.DataFrame] = {}
    for language in LANGUAGES:
        with in_language(language):
            for table, frame in frames.items():
                if language == FIRST:
                    said[table] = _english(table, frame, frames[tables.Design], titles)
                elif table in findings.SENTENCES:
                    own = findings.in_words(
                        table, frame, design=frames[tables.Design], titles=titles
                    )
                    texts = {f"{name}_{language}": own[name] for name in ("label", "sentence")}
                    said[table] = said[table].assign(**texts)
    return said


def _english(
    table: type[Table], frame: pd.DataFrame, design: pd.DataFrame, titles: Mapping[str, str]
) -> pd.DataFrame:
    rows = findings.in_words(table, frame, design=design, titles=titles)
    shown = {
        name: rows[name].map(rendered_or_same)
        for name in tables.catalogue_columns(table, frame)
        if pd.api.types.is_string_dtype(rows[name])
    }
    rows = rows.assign(**shown)
    if table in findings.SENTENCES:
        columns = [name for name in rows.columns if name != "sentence"]
        columns.insert(columns.index(_BEFORE_SENTENCE[table]) + 1, "sentence")
        return rows[columns]
    return rows


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
    return {side: int(counts.get(side, 0)) for side in tables.CORPORA}


def concept_plot(gaps: pd.DataFrame) -> pd.DataFrame:
    """Rows for a plot of concept rates: concept, side, mentions per 10,000 words."""
    concepts = gaps[gaps["measure"] == "concept_rate"]
    return (
        concepts.melt(
            id_vars=["language", "item"],
            value_vars=list(tables.CORPORA),
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
    """Rows for a plot of topic gaps: topic, gap, ends of its interval among all topics, verdict."""
    topics = gaps[gaps["measure"] == "topic_share"].sort_values("estimate", kind="stable")
    return topics.rename(columns={"label": "topic", "estimate": "gap"})[
        ["topic", "gap", "sim_low", "sim_high", "verdict"]
    ].reset_index(drop=True)
