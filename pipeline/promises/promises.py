"""Policy's promises and the frontline passages nearest to them.

The labels of co-concepts are left out of the comparison, since the practice goes by other words: a
passage is near a statement if it is alike in meaning or has the same content words, not if it has
the label. The verdict is by the words alone: what its nulls draw are words.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from spacy.tokens import Doc

from pipeline import tables
from pipeline.arrays import Floats, Ints
from pipeline.config.params import PromisesParams
from pipeline.promises.absence import Ordinary, Passages, Plain, columns_of, ordinary, p_none
from pipeline.promises.encoder import encoder, similarity
from pipeline.promises.nearness import nearness, space
from pipeline.promises.significance import adjusted, chance
from pipeline.promises.statements import Statement, content_words, plain_terms, statements
from pipeline.text.sentence_vectors import Encoder

_COMPARED = ("respondent", "policy")
"""Roles whose segments are compared: interviewers are not."""


@dataclass
class _Read:
    """What one language has.

    Its statements; the terms of sentences of policy that promise nothing, with their segments; by
    role the segments to compare with their terms; the texts of the frontline's.
    """

    statements: list[Statement]
    plain: list[tuple[str, tuple[str, ...]]]
    segments: dict[str, list[str]]
    terms: dict[str, list[list[str]]]
    spoken: list[str]


def promises(
    docs: Iterable[Doc],
    segments: pd.DataFrame,
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    params: PromisesParams,
    encoder_of: Callable[[str], Encoder | None] = encoder,
) -> pd.DataFrame:
    """Table `Promises`: each statement with the frontline passages nearest to it.

    At most one passage per interview, `per_statement` in all, those alike in meaning first where an
    encoder reads the language (`encoder_of`); the one that shares most words, which the verdict is
    about, is always among them, though it be a second of its interview. A statement that no passage
    is near has one row without one. Interviewers' turns, and segments with fewer than `min_terms`
    different terms, are not compared; nor is policy of the statement's own cluster. A statement
    with so few terms other than its labels is shown and not judged.

    `verdict` is `answered` where the nearest passage is nearer than null queries come, `none`
    where the frontline is further off than clusters taken at random and than it is from sentences
    of policy that promise nothing, and no passage is nearer than null queries at the level of this
    statement alone. Both p-values are adjusted for the statements of the language that are judged.
    Of interviews the table holds no words but those in `shared`.
    """
    read = _read(docs, segments, mentions, params)
    about = segments[["segment_id", "doc_id", "location", "speaker"]].merge(
        documents[["doc_id", "title", "cluster"]], on="doc_id", validate="m:1"
    )
    about = about.set_index("segment_id")
    rows = [
        row | {"language": language}
        for language, found in sorted(read.items())
        for row in _language_rows(found, about, params, encoder_of(language))
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
            read[segment.language] = _Read([], [], ids, {role: [] for role in _COMPARED}, [])
        here = read[segment.language]
        words = content_words(doc, segment.language)
        terms = [term for _, term in words]
        if segment.role in here.terms and len(set(terms)) >= params.min_terms:
            here.segments[segment.role].append(segment.segment_id)
            here.terms[segment.role].append(terms)
            if segment.role == "respondent":
                here.spoken.append(segment.text)
        if segment.role == "policy":
            own = labels.get(segment.segment_id, said.iloc[:0])
            promising = params.words.get(segment.language, ())
            here.statements += statements(segment, words, own, promising)
            plain = plain_terms(segment, words, own, promising)
            here.plain += [(segment.segment_id, terms) for terms in plain]
    return read


def _language_rows(
    read: _Read, about: pd.DataFrame, params: PromisesParams, reader: Encoder | None
) -> Iterator[dict[str, Any]]:
    """The rows of one language, without adjusted p-values and verdicts."""
    where = space(read.terms["respondent"], read.terms["policy"])
    compared = about.loc[read.segments["respondent"] + read.segments["policy"]].reset_index()
    passages = Passages(where, compared["cluster"].to_numpy(str))
    if not read.statements:
        return
    usual = _usual(read, about, passages, params)
    alike = (
        None
        if reader is None
        else similarity([one.bare for one in read.statements], read.spoken, reader)
    )
    for number, statement in enumerate(read.statements):
        terms = columns_of(statement.terms, where)
        near = nearness(terms[None, :], where)[0]
        common = _common(statement, about.loc[statement.segment_id])
        common |= _p_values(common, terms, near, passages, usual, params=params)
        ids = compared["doc_id"].tolist()
        own = None if alike is None or not alike[number].any() else alike[number]
        for rank, (row, near_by) in enumerate(
            _neighbours(near[: where.n], own, ids, params.per_statement), start=1
        ):
            found = row >= 0
            shared = set(statement.terms) & set(read.terms["respondent"][row] if found else ())
            yield common | {
                **_answer(compared, row),
                "rank": rank,
                "near_by": near_by,
                "nearness": float(near[row]) if found else 0.0,
                "similarity": float(own[row]) if own is not None and found else np.nan,
                "shared": ", ".join(sorted(shared)),
            }


def _neighbours(
    near: Floats, alike: Floats | None, doc_ids: Sequence[str], most: int
) -> list[tuple[int, str]]:
    """Rows of the passages to read, and how each was found; [(-1, "words")] if none is near."""
    by_words = _nearest(near, doc_ids, most)
    by_meaning = (
        [] if alike is None else [row for row in _nearest(alike, doc_ids, most) if row >= 0]
    )
    if not by_meaning:
        return [(row, "words") for row in by_words]
    best = by_words[0]
    if best in by_meaning or best < 0:
        return [(row, "both" if row == best else "meaning") for row in by_meaning]
    return [*((row, "meaning") for row in by_meaning[: most - 1]), (best, "words")]


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


def _usual(
    read: _Read, about: pd.DataFrame, passages: Passages, params: PromisesParams
) -> Ordinary:
    """How far the interviews are from sentences of policy that promise nothing."""
    clusters = about.loc[[segment for segment, _ in read.plain], "cluster"].tolist()
    plain = [Plain(own, terms) for own, (_, terms) in zip(clusters, read.plain, strict=True)]
    return ordinary(
        plain, passages, min_terms=params.min_terms, most=params.n_null, seed=params.seed
    )


def _p_values(
    common: dict[str, Any],
    terms: Ints,
    near: Floats,
    passages: Passages,
    usual: Ordinary,
    *,
    params: PromisesParams,
) -> dict[str, Any]:
    """p_near and p_none of a statement; not judged where it has too few terms, or none answers."""
    where = passages.where
    if len(terms) < params.min_terms or not where.n:
        return {"judged": False, "p_near": 1.0, "p_none": 1.0}
    # Each statement has its own generator, so that another document does not change its draws.
    rng = np.random.default_rng([params.seed, zlib.crc32(common["statement_id"].encode())])
    best = float(near[: where.n].max(initial=0.0))
    return {
        "judged": True,
        "p_near": chance(best, terms, where, n=params.n_null, rng=rng),
        "p_none": p_none(near, len(terms), common["cluster"], passages, usual),
    }


def _nearest(near: Floats, doc_ids: Sequence[str], most: int) -> list[int]:
    """Rows of the nearest passages, one per document; [-1] if none shares a word."""
    rows: dict[str, int] = {}
    for row in np.argsort(-np.round(near, 9), kind="stable"):
        if near[row] <= 0 or len(rows) == most:
            break
        rows.setdefault(doc_ids[row], int(row))
    return list(rows.values()) or [-1]


def _answer(compared: pd.DataFrame, row: int) -> dict[str, str]:
    """What the table says of the passage; empty for row -1."""
    names = ("doc_id", "title", "segment_id", "speaker", "location")
    return {f"answer_{name}": str(compared[name].iloc[row]) if row >= 0 else "" for name in names}


def _judged(rows: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """The rows with p-values adjusted for the judged statements of the language, and the verdict.

    What is not judged is not corrected for: it cannot be a false finding.
    """
    each = rows.drop_duplicates("statement_id")
    each = each[each["judged"]]
    for name in ("p_near", "p_none"):
        by_language = each.groupby("language")[name]
        adjusted_p = by_language.transform(lambda values: adjusted(values.to_numpy(np.float64)))
        by_id = dict(zip(each["statement_id"], adjusted_p, strict=True))
        rows = rows.assign(**{f"{name}_adjusted": rows["statement_id"].map(by_id).fillna(1.0)})
    far = (rows["p_none_adjusted"] <= level) & (rows["p_near"] > level)
    verdict = np.select(
        [rows["p_near_adjusted"] <= level, far], ["answered", "none"], "cannot tell"
    )
    return rows.assign(verdict=verdict)
