"""Policy's promises and what the frontline says nearest to them.

A statement is a sentence of policy that holds a label of a co-concept and a word that promises. The
labels themselves are left out when it is compared: the practice goes by other words, so a passage
is near a statement if it speaks of the same things, not if it says the label.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import comb
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from spacy.tokens import Doc
from spacy.util import get_lang_class

from pipeline import tables
from pipeline.config.params import PromisesParams

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_COMPARED = ("respondent", "policy")
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_TIE = 1e-9
_ABBREVIATED = (
    r"\b(?:e\.g|i\.e|etc|cf|approx|Mr|Mrs|Ms|Dr|Prof|St|No|nos|vol|pp?|para|art|ch|Fig|fig|Sec|"
    r"bl\.a|f\.eks|t\.d|m\.a|mv|osv|dvs|jf|jfr|kap|nr|pkt|ca|evt|Meld|Prop|Innst|bl|t\.ex|d\.v\.s|"
    r"kl|ff?)\.$"
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÆØÅÄÖ0-9])|\n+")


class _Statement(NamedTuple):
    """A sentence that promises: where it stands, its label's concepts, its other content words."""

    segment_id: str
    start: int
    text: str
    promise: str
    concepts: str
    terms: tuple[str, ...]


# ------------------------------------------------------------------------- sentences


def sentences(text: str) -> list[tuple[int, int]]:
    """First character and character after the last of each sentence, in order.

    A sentence ends at a full stop, question or exclamation mark before a space and a capital or
    digit, unless an abbreviation ends there, and at a line break.
    """
    cuts = [0]
    for end in _END.finditer(text):
        if "\n" in end.group() or not re.search(_ABBREVIATED, text[: end.end()].rstrip()):
            cuts.append(end.end())
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [span for start, end in spans if (span := _stripped(text, start, end))[0] < span[1]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def promise(sentence: str, words: Sequence[str]) -> str:
    """The first word of the sentence that promises, as it stands there; empty if none."""
    if not words:
        return ""
    longest_first = sorted(words, key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    found = re.search(rf"(?<!\w)(?:{forms})(?!\w)", sentence, re.IGNORECASE)
    return found.group() if found else ""


# ----------------------------------------------------------------------------- words


@cache
def _stop_words(language: str) -> frozenset[str]:
    try:
        return frozenset(get_lang_class(language).Defaults.stop_words)
    except ImportError:  # spaCy has no Nynorsk
        return _stop_words("nb") if language == "nn" else frozenset()


def content_words(doc: Doc, language: str) -> list[tuple[int, str]]:
    """Each noun, verb and adjective with its first character, as a lemma in lower case.

    Where no tagger has been, every word of four letters or more that is no stop word.
    """
    tagged = doc.has_annotation("POS")
    stops = _stop_words(language)
    return [
        (token.idx, token.lemma_.lower())
        for token in doc
        if (token.pos_ in CONTENT if tagged else len(token.text) > 3)
        and len(token.lemma_) > 2
        and any(letter.isalpha() for letter in token.text)
        and not {token.lower_, token.lemma_.lower()} & stops
    ]


def _statements(
    segment: Any, words: list[tuple[int, str]], labels: pd.DataFrame, promising: Sequence[str]
) -> Iterator[_Statement]:
    """The sentences of a policy segment that hold a label and a word that promises."""
    spans = list(zip(labels["start"], labels["end"], labels["concept"], strict=True))
    for start, end in sentences(segment.text):
        inside = [span for span in spans if start <= span[0] < end]
        said = promise(segment.text[start:end], promising) if inside else ""
        if said:
            bare = {
                term
                for at, term in words
                if start <= at < end and not any(a <= at < b for a, b, _ in inside)
            }
            concepts = " ".join(sorted({concept for *_, concept in inside}))
            text = re.sub(r"\s+", " ", segment.text[start:end])
            # The word that promises says nothing of what is promised.
            terms = tuple(sorted(bare - {said.lower()}))
            yield _Statement(segment.segment_id, start, text, said, concepts, terms)


# ----------------------------------------------------------------------------- space


@dataclass(frozen=True)
class Space:
    """Passages as weighted terms, a row each; the frontline's first, then policy's.

    `weights` are the terms' inverse document frequencies over all passages. `vectors` hold how much
    of a term's weight a passage earns: it saturates where a term comes again, and counts for less
    in a long passage (BM25). `n` is the number of the frontline's passages. `bands` says for each
    term in how many of them it is, in doublings: 0 in none, 1 in one, 2 in two or three. `drawn`
    are the terms that policy uses, of which a statement can be made.

    References:
        Robertson, S. & Zaragoza, H. (2009). The probabilistic relevance framework: BM25 and beyond.
        Foundations and Trends in Information Retrieval 3(4), 333-389.
    """

    vocabulary: Mapping[str, int]
    weights: Floats
    vectors: sparse.csr_array
    n: int
    bands: Ints
    drawn: Ints


_K1, _B = 1.2, 0.75
"""BM25's usual settings: how soon a repeated term saturates, how much length counts."""


def space(frontline: Sequence[Sequence[str]], policy: Sequence[Sequence[str]]) -> Space:
    """The space of the passages of both sides, each given as its terms."""
    passages = [*frontline, *policy]
    every = sorted({term for terms in passages for term in terms})
    vocabulary = {term: column for column, term in enumerate(every)}
    vectors = _counts(passages, vocabulary)
    frequency = np.bincount(vectors.indices, minlength=len(every))
    talked = vectors.indptr[len(frontline)]
    in_frontline = np.bincount(vectors.indices[:talked], minlength=len(every))
    lengths = np.asarray(vectors.sum(axis=1), dtype=np.float64).ravel()
    relative = lengths / max(float(lengths.mean()), 1.0) if len(passages) else lengths
    long = np.repeat(relative, np.diff(vectors.indptr))
    vectors.data = vectors.data * (_K1 + 1) / (vectors.data + _K1 * (1 - _B + _B * long))
    return Space(
        vocabulary=vocabulary,
        weights=np.log((1 + len(passages)) / (1 + frequency)) + 1,
        vectors=vectors,
        n=len(frontline),
        bands=np.floor(np.log2(np.maximum(in_frontline, 0.5))).astype(np.int64) + 1,
        drawn=np.unique(vectors.indices[talked:]).astype(np.int64),
    )


def _counts(texts: Sequence[Sequence[str]], vocabulary: Mapping[str, int]) -> sparse.csr_array:
    rows, columns, values = [], [], []
    for row, terms in enumerate(texts):
        for term, n in sorted(Counter(terms).items()):
            rows.append(row)
            columns.append(vocabulary[term])
            values.append(float(n))
    shape = (len(texts), len(vocabulary))
    return sparse.coo_array((values, (rows, columns)), shape=shape).tocsr()


def nearness(sets: Ints, where: Space, *, only_frontline: bool = False) -> Floats:
    """How much of the weight of each set of terms each passage earns: 0 shares no term.

    `sets` has a row per set, of columns of the vocabulary; a set holds no term twice. A passage of
    usual length that has every term once earns 1. Shape: sets × passages.
    """
    n, size = sets.shape
    weights = where.weights[sets]
    shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), _TIE)
    places = (np.repeat(np.arange(n), size), sets.ravel())
    wanted = sparse.coo_array((shares.ravel(), places), shape=(n, len(where.weights))).tocsr()
    vectors = where.vectors[: where.n] if only_frontline else where.vectors
    earned: Floats = (wanted @ vectors.T).toarray()
    return earned


def null_queries(terms: Ints, where: Space, *, n: int, rng: np.random.Generator) -> Ints:
    """`n` sets of as many terms of policy, each as common at the frontline as the one it replaces.

    Such a statement speaks of nothing: its words come from anywhere in the documents. Shape: n ×
    terms; no set holds a term twice.
    """
    columns = []
    for band, size in sorted(Counter(where.bands[terms].tolist()).items()):
        pool = where.drawn[where.bands[where.drawn] == band]
        columns.append(pool[_distinct(len(pool), size, n=n, rng=rng)])
    return np.concatenate(columns, axis=1)


def _distinct(pool: int, size: int, *, n: int, rng: np.random.Generator) -> Ints:
    """`n` rows of `size` different numbers below `pool`."""
    if pool <= 8 * size:
        return rng.permuted(np.tile(np.arange(pool), (n, 1)), axis=1)[:, :size]
    drawn = rng.integers(pool, size=(n, size))
    while True:
        ordered = np.sort(drawn, axis=1)
        twice = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
        if not twice.any():
            return drawn
        drawn[twice] = rng.integers(pool, size=(int(twice.sum()), size))


def chance(best: float, terms: Ints, where: Space, *, n: int, rng: np.random.Generator) -> float:
    """The share of null queries that come as near to a passage as `best`: a p-value.

    It counts the statement itself (Phipson & Smyth 2010), so it is never 0.

    References:
        Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
        Applications in Genetics and Molecular Biology 9(1), 39.
    """
    if best <= 0:
        return 1.0
    as_near = 0
    for start in range(0, n, _BATCH):
        size = min(_BATCH, n - start)
        drawn = null_queries(terms, where, n=size, rng=rng)
        nulls = nearness(drawn, where, only_frontline=True).max(axis=1)
        as_near += int((nulls >= best - _TIE).sum())
    return (1 + as_near) / (1 + n)


_BATCH = 250


def exchange_test(frontline: Floats, policy: Floats) -> float:
    """How often as many clusters, taken at random, would come no nearer than the frontline's do.

    `frontline` and `policy` hold the nearness of each cluster's nearest passage. Which cluster is
    whose is exchanged in every way, and the largest of the frontline's looked at: with k of the
    policy's above all of the frontline's, the share of arrangements in which none of the k is drawn
    has a closed form. A low one says that the interviews hold nothing as near as texts of the same
    corpus commonly do.
    """
    if not len(frontline):
        return 1.0
    above = int((policy > float(frontline.max()) + _TIE).sum())
    n = len(frontline) + len(policy)
    return comb(n - above, len(frontline)) / comb(n, len(frontline))


def adjusted(p_values: Floats) -> Floats:
    """p-values held against each other, so that of what is found at most `level` is luck.

    References:
        Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the
        Royal Statistical Society B 57(1), 289-300.
    """
    n = len(p_values)
    order = np.argsort(p_values, kind="stable")[::-1]
    steps = p_values[order] * n / np.arange(n, 0, -1)
    result = np.empty(n)
    result[order] = np.minimum(np.minimum.accumulate(steps), 1.0)
    return result


# --------------------------------------------------------------------------- answers


@dataclass
class _Read:
    """What one language's Docs hold: statements; segments to compare, with their terms, by side."""

    statements: list[_Statement]
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
    """Each statement with the passages nearest to it, as the table `Promises`.

    At most one passage per interview, `per_statement` in all. A statement with which no passage
    shares a word has one row without a passage. Interviewers' turns, and segments with fewer than
    `min_terms` different terms, are not compared; nor is policy of the statement's own cluster. A
    statement with so few terms beside its labels is shown and not judged.

    `verdict` is `answered` where the nearest passage is nearer than null queries come, `none`
    where the frontline is further off than clusters taken at random, both held against all
    statements of the language. The table holds no word of an interview but those in `shared`.
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
    said = mentions[mentions["kind"] == "label"]  # a theme or a practice makes no promise of co-
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
            here.statements += _statements(segment, words, labels[segment.segment_id], promising)
    return read


def _language_rows(
    read: _Read, about: pd.DataFrame, params: PromisesParams
) -> Iterator[dict[str, Any]]:
    where = space(read.terms["respondent"], read.terms["policy"])
    passages = about.loc[read.segments["respondent"] + read.segments["policy"]].reset_index()
    clusters = {
        "frontline": passages["cluster"].to_numpy(str)[: where.n],
        "policy": passages["cluster"].to_numpy(str)[where.n :],
    }
    for statement in read.statements:
        known = [where.vocabulary[term] for term in statement.terms if term in where.vocabulary]
        terms = np.array(known, dtype=np.int64)
        near = nearness(terms[None, :], where)[0]
        own = about.loc[statement.segment_id]
        id = f"{statement.segment_id}@{statement.start}"
        # Each statement has its own draws: one more document does not change those of the others.
        rng = np.random.default_rng([params.seed, zlib.crc32(id.encode())])
        best = float(near[: where.n].max(initial=0.0))
        others = clusters["policy"] != own["cluster"]
        common = {
            "statement_id": id,
            "doc_id": own["doc_id"],
            "title": own["title"],
            "segment_id": statement.segment_id,
            "location": own["location"],
            "concepts": statement.concepts,
            "promise": statement.promise,
            "statement": statement.text,
            "p_near": 1.0,
            "p_none": 1.0,
        }
        if len(terms) >= params.min_terms:
            common["p_near"] = chance(best, terms, where, n=params.n_null, rng=rng)
            common["p_none"] = exchange_test(
                _nearest_of_each(near[: where.n], clusters["frontline"]),
                _nearest_of_each(near[where.n :][others], clusters["policy"][others]),
            )
        rows = _nearest(near[: where.n], passages["doc_id"].tolist(), params.per_statement)
        for number, row in enumerate(rows, start=1):
            shared = set(statement.terms) & set(read.terms["respondent"][row] if row >= 0 else ())
            yield (
                common
                | _answer(passages, row)
                | {
                    "rank": number,
                    "nearness": float(near[row]) if row >= 0 else 0.0,
                    "shared": ", ".join(sorted(shared)),
                }
            )


def _nearest_of_each(near: Floats, clusters: npt.NDArray[np.str_]) -> Floats:
    """The nearest passage's nearness in each cluster."""
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
    names = ("doc_id", "title", "segment_id", "speaker", "location")
    return {f"answer_{name}": str(passages[name].iloc[row]) if row >= 0 else "" for name in names}


def _judged(rows: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """The rows with p-values held against all statements of the language, and the verdict."""
    statements = rows.drop_duplicates("statement_id")
    for name in ("p_near", "p_none"):
        by_language = statements.groupby("language")[name]
        held = by_language.transform(lambda values: adjusted(values.to_numpy(np.float64)))
        by_id = dict(zip(statements["statement_id"], held, strict=True))
        rows = rows.assign(**{f"{name}_adjusted": rows["statement_id"].map(by_id)})
    verdict = np.select(
        [rows["p_near_adjusted"] <= level, rows["p_none_adjusted"] <= level],
        ["answered", "none"],
        "cannot tell",
    )
    return rows.assign(verdict=verdict)
