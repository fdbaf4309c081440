"""Policy's promises and the frontline passages nearest to them.

The labels of co-concepts are left out of the comparison, since the practice goes by other words: a
passage is near a statement if it has the same content words, not if it has the label.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from spacy.tokens import Doc

from pipeline import tables
from pipeline.config.params import PromisesParams
from pipeline.promises.nearness import Floats, Ints, Space, nearness, space
from pipeline.promises.significance import adjusted, chance, exchange_test
from pipeline.promises.statements import Statement, content_words, statements

_COMPARED = ("respondent", "policy")
"""Roles whose segments are compared: interviewers are not."""


@dataclass
class _Read:
    """One language's statements, and by role the segments to compare with their terms."""

    statements: list[Statement]
    segments: dict[str, list[str]]
    terms: dict[str, list[list[str]]]


def promises(
    docs: Iterable[Doc],
    segments: pd.DataFrame,
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    params: PromisesParams,
) -> pd.DataFrame:
    """Table `Promises`: each statement with the frontline passages nearest to it.

    At most one passage per interview, `per_statement` in all. A statement with which no passage
    shares a word has one row without a passage. Interviewers' turns, and segments with fewer than
    `min_terms` different terms, are not compared; nor is policy of the statement's own cluster. A
    statement with so few terms beside its labels is shown and not judged.

    `verdict` is `answered` where the nearest passage is nearer than null queries come, `none`
    where the frontline is further off than clusters taken at random; both p-values are adjusted for
    all statements of the language. Of interviews the table holds no words but those in `shared`.
    """
    read = _read(docs, segments, mentions, params)
    about = segments[["segment_id", "doc_id", "location", "speaker"]].merge(
        documents[["doc_id", "title", "cluster"]], on="doc_id", validate="m:1"
    )
    about = about.set_index("segment_id")
    rows = [
        row | {"language": language}
        for language, found in sorted(read.items())
        for row in _language_rows(found, about, params)
    ]
    if not rows:
        return tables.empty(tables.Promises)
    judged = _judged(pd.DataFrame(rows), level=params.level)
    return judged[list(tables.columns(tables.Promises))]


def _read(
    docs: Iterable[Doc], segments: pd.DataFrame, mentions: pd.DataFrame, params: PromisesParams
) -> dict[str, _Read]:
    said = mentions[mentions["kind"] == "label"]  # themes and practices are no labels
    labels = {str(key): rows for key, rows in said.groupby("segment_id")}
    read: dict[str, _Read] = {}
    rows: Iterable[Any] = segments.itertuples(index=False)
    for doc, segment in zip(docs, rows, strict=True):
        if segment.language not in read:
            ids: dict[str, list[str]] = {role: [] for role in _COMPARED}
            read[segment.language] = _Read([], ids, {role: [] for role in _COMPARED})
        here = read[segment.language]
        words = content_words(doc, segment.language)
        terms = [term for _, term in words]
        if segment.role in here.terms and len(set(terms)) >= params.min_terms:
            here.segments[segment.role].append(segment.segment_id)
            here.terms[segment.role].append(terms)
        if segment.role == "policy" and segment.segment_id in labels:
            promising = params.words.get(segment.language, ())
            here.statements += statements(segment, words, labels[segment.segment_id], promising)
    return read


def _language_rows(
    read: _Read, about: pd.DataFrame, params: PromisesParams
) -> Iterator[dict[str, Any]]:
    """The rows of one language, without adjusted p-values and verdicts."""
    where = space(read.terms["respondent"], read.terms["policy"])
    passages = about.loc[read.segments["respondent"] + read.segments["policy"]].reset_index()
    for statement in read.statements:
        known = [where.vocabulary[term] for term in statement.terms if term in where.vocabulary]
        terms = np.array(known, dtype=np.int64)
        near = nearness(terms[None, :], where)[0]
        common = _common(statement, about.loc[statement.segment_id])
        common |= _p_values(common, terms, near, where, passages, params=params)
        rows = _nearest(near[: where.n], passages["doc_id"].tolist(), params.per_statement)
        for rank, row in enumerate(rows, start=1):
            found = row >= 0
            shared = set(statement.terms) & set(read.terms["respondent"][row] if found else ())
            yield common | {
                **_answer(passages, row),
                "rank": rank,
                "nearness": float(near[row]) if found else 0.0,
                "shared": ", ".join(sorted(shared)),
            }


def _common(statement: Statement, own: Any) -> dict[str, Any]:
    """What all rows of a statement have in common; `own` is its segment."""
    return {
        "statement_id": f"{statement.segment_id}@{statement.start}",
        "doc_id": own["doc_id"],
        "cluster": own["cluster"],
        "title": own["title"],
        "segment_id": statement.segment_id,
        "location": own["location"],
        "concepts": statement.concepts,
        "promise": statement.promise,
        "statement": statement.text,
    }


def _p_values(
    common: dict[str, Any],
    terms: Ints,
    near: Floats,
    where: Space,
    passages: pd.DataFrame,
    *,
    params: PromisesParams,
) -> dict[str, float]:
    """p_near and p_none of a statement; 1 where it has too few terms to be judged."""
    if len(terms) < params.min_terms:
        return {"p_near": 1.0, "p_none": 1.0}
    # Each statement has its own generator, so that another document does not change its draws.
    rng = np.random.default_rng([params.seed, zlib.crc32(common["statement_id"].encode())])
    best = float(near[: where.n].max(initial=0.0))
    clusters = passages["cluster"].to_numpy(str)
    of_frontline, of_policy = clusters[: where.n], clusters[where.n :]
    others = of_policy != common["cluster"]
    return {
        "p_near": chance(best, terms, where, n=params.n_null, rng=rng),
        "p_none": exchange_test(
            _nearest_of_each(near[: where.n], of_frontline),
            _nearest_of_each(near[where.n :][others], of_policy[others]),
        ),
    }


def _nearest_of_each(near: Floats, clusters: npt.NDArray[np.str_]) -> Floats:
    """The largest nearness in each cluster."""
    _, cluster = np.unique(clusters, return_inverse=True)
    best = np.zeros(int(cluster.max(initial=-1)) + 1)
    np.maximum.at(best, cluster, near)
    return best


def _nearest(near: Floats, doc_ids: Sequence[str], most: int) -> list[int]:
    """Rows of the nearest passages, one per document; [-1] if none shares a word."""
    rows: dict[str, int] = {}
    for row in np.argsort(-np.round(near, 9), kind="stable"):
        if near[row] <= 0 or len(rows) == most:
            break
        rows.setdefault(doc_ids[row], int(row))
    return list(rows.values()) or [-1]


def _answer(passages: pd.DataFrame, row: int) -> dict[str, str]:
    """What the table says of the passage; empty for row -1."""
    names = ("doc_id", "title", "segment_id", "speaker", "location")
    return {f"answer_{name}": str(passages[name].iloc[row]) if row >= 0 else "" for name in names}


def _judged(rows: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """The rows with p-values adjusted for all statements of the language, and the verdict."""
    each = rows.drop_duplicates("statement_id")
    for name in ("p_near", "p_none"):
        by_language = each.groupby("language")[name]
        adjusted_p = by_language.transform(lambda values: adjusted(values.to_numpy(np.float64)))
        by_id = dict(zip(each["statement_id"], adjusted_p, strict=True))
        rows = rows.assign(**{f"{name}_adjusted": rows["statement_id"].map(by_id)})
    verdict = np.select(
        [rows["p_near_adjusted"] <= level, rows["p_none_adjusted"] <= level],
        ["answered", "none"],
        "cannot tell",
    )
    return rows.assign(verdict=verdict)
