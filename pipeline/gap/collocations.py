"""Mentions and the words around them to their company on each side, and to what they mean there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.detectability import is_testable
from pipeline.gap.mention_shares import MIN_DOCUMENTS
from pipeline.gap.omnibus import NEAREST, Distanced, thinned, unlike
from pipeline.stats import clusters, log_odds, multiplicity
from pipeline.stats.clusters import Flags, Floats, Sides
from pipeline.stats.multiplicity import Tested
from pipeline.terms.vectors import (
    Running,
    Uses,
    document_distances,
    neighbours,
    uses_of,
    word_vectors,
)

FEWEST_TOGETHER = 3
"""A collocate stands so often beside mentions, at least, on both sides together."""

FEWEST_DOCUMENTS = 3
"""… and in so many documents."""

MOST_WORK, FEWEST_PERMUTATIONS = 20_000_000, 1_000
"""Words beside a concept times permutations, at most; but no fewer permutations."""

FEWEST_CLUSTERS = 3
"""A word's meaning is compared where so many clusters of each side use it."""


@dataclass(frozen=True)
class Company:
    """The running words of one language's documents, with its sides and mentions."""

    language: str
    documents: tuple[str, ...]
    sides: Sides
    running: Running
    vocabulary: tuple[str, ...]
    mentions: dict[str, Uses]
    special: Flags


def companies(
    documents: pd.DataFrame, mentions: pd.DataFrame, context_words: pd.DataFrame
) -> Iterator[Company]:
    """Each language with documents on both sides, of `documents` in the order of their ids.

    `mentions` are those that count. `context_words` without a row give no company.
    """
    for language, those in documents.groupby("language", sort=True):
        words = context_words[context_words["doc_id"].isin(those["doc_id"])]
        if words.empty or those["corpus"].nunique() < len(tables.CORPORA):
            continue
        said = mentions[mentions["doc_id"].isin(those["doc_id"])]
        yield _company(str(language), those, said, words)


def _company(
    language: str, documents: pd.DataFrame, mentions: pd.DataFrame, words: pd.DataFrame
) -> Company:
    ordered = words.sort_values(["segment_id", "start"], kind="stable")
    names = documents["doc_id"].tolist()
    word, vocabulary = pd.factorize(ordered["word"], sort=True)
    segment, segments = pd.factorize(ordered["segment_id"], sort=True)
    document = pd.Index(names).get_indexer(pd.Index(ordered["doc_id"]))
    running = Running(
        word.astype(np.intp), segment.astype(np.intp), document.astype(np.intp), len(vocabulary)
    )
    surfaces = {part for surface in mentions["surface"].str.lower() for part in surface.split()}
    special = surfaces | set(mentions["concept"])
    return Company(
        language=language,
        documents=tuple(names),
        sides=clusters.sides(
            (documents["corpus"] == "policy").to_numpy(), cluster=documents["cluster"].tolist()
        ),
        running=running,
        vocabulary=tuple(vocabulary),
        mentions={
            str(concept): _uses(of, ordered, pd.Index(segments), names)
            for concept, of in mentions.groupby("concept", sort=True)
        },
        special=np.array(
            [term in special or term.startswith("co-") for term in vocabulary], dtype=bool
        ),
    )


def _uses(
    mentions: pd.DataFrame, ordered: pd.DataFrame, segments: pd.Index[str], names: list[str]
) -> Uses:
    """Where the mentions stand among the running words: by segment, then by character."""
    code = segments.get_indexer(pd.Index(mentions["segment_id"]))
    here = mentions[code >= 0]
    code = code[code >= 0]
    width = int(max(ordered["start"].max(), here["end"].max() if len(here) else 0)) + 1
    key = (
        segments.get_indexer(pd.Index(ordered["segment_id"])) * width + ordered["start"].to_numpy()
    )
    return Uses(
        first=np.searchsorted(key, code * width + here["start"].to_numpy()).astype(np.intp),
        after=np.searchsorted(key, code * width + here["end"].to_numpy()).astype(np.intp),
        segment=code.astype(np.intp),
        document=pd.Index(names).get_indexer(pd.Index(here["doc_id"])).astype(np.intp),
    )


# ------------------------------------------------------------------------- collocates


@dataclass(frozen=True)
class Beside:
    """The words that stand beside a concept's mentions often enough to be compared.

    `counts`: documents of the company by words, all others last: how often each stands beside a
    mention. `shares`: the same documents by the same words, without the last: beside how large a
    part of the document's mentions; 0 where the document has none. `n_mentions`: one per document.
    """

    concept: str
    words: tuple[str, ...]
    counts: Floats
    shares: Floats
    n_mentions: Floats

    @property
    def having(self) -> Flags:
        """Which documents mention the concept."""
        return self.n_mentions > 0


def besides(company: Company) -> list[Beside]:
    """What stands beside each concept, its words in the order of the alphabet; none without words.

    A word must stand beside mentions `FEWEST_TOGETHER` times, in `FEWEST_DOCUMENTS` documents.
    """
    found = (_beside(company, concept, uses) for concept, uses in company.mentions.items())
    return [one for one in found if one.words]


def _beside(company: Company, concept: str, uses: Uses) -> Beside:
    which, beside = neighbours(company.running, uses)
    shape = (len(company.documents), len(company.vocabulary))
    word = company.running.word[beside]
    counts = np.zeros(shape)
    np.add.at(counts, (uses.document[which], word), 1.0)
    pairs = np.unique(which * shape[1] + word)  # a mention has a word beside it or not
    having = np.zeros(shape)
    np.add.at(having, (uses.document[pairs // shape[1]], pairs % shape[1]), 1.0)
    often = (counts.sum(axis=0) >= FEWEST_TOGETHER) & ((counts > 0).sum(axis=0) >= FEWEST_DOCUMENTS)
    kept = np.flatnonzero(often & ~company.special)
    others = np.delete(counts, kept, axis=1).sum(axis=1, keepdims=True)
    n_mentions = np.bincount(uses.document, minlength=shape[0]).astype(float)
    return Beside(
        concept=concept,
        words=tuple(company.vocabulary[i] for i in kept),
        counts=np.hstack([counts[:, kept], others]),
        shares=having[:, kept] / np.maximum(n_mentions, 1.0)[:, None],
        n_mentions=n_mentions,
    )


def is_compared(company: Company, beside: Beside) -> bool:
    """Whether enough documents of each side mention the concept, as for other shares."""
    first = company.sides.first
    return min(int(beside.having[own].sum()) for own in (first, ~first)) >= MIN_DOCUMENTS


def collocate_rows(company: Company) -> list[dict[str, object]]:
    """Rows of `Collocates`, without what was tested: for each concept the words beside it."""
    used = np.zeros((len(company.documents), len(company.vocabulary)))
    np.add.at(used, (company.running.document, company.running.word), 1.0)
    return [row for one in besides(company) for row in _concept_rows(company, one, used)]


def _concept_rows(company: Company, beside: Beside, used: Floats) -> list[dict[str, object]]:
    first = company.sides.first
    counts = beside.counts[:, :-1]
    kept = np.searchsorted(company.vocabulary, beside.words)
    odds = np.full(len(kept), np.nan)
    if beside.having[first].any() and beside.having[~first].any():
        rest = company.sides.subset(beside.having)
        odds = observed_odds(beside.counts[beside.having], rest)
    dice = [
        log_odds.log_dice(
            counts[own].sum(axis=0),
            used[own][:, kept].sum(axis=0),
            mentions=float(beside.n_mentions[own].sum()),
        )
        for own in (first, ~first)
    ]
    rows = [
        {
            "language": company.language,
            "concept": beside.concept,
            "word": word,
            "n_policy": int(counts[first, i].sum()),
            "n_frontline": int(counts[~first, i].sum()),
            "n_documents_policy": int((counts[first, i] > 0).sum()),
            "n_documents_frontline": int((counts[~first, i] > 0).sum()),
            "log_dice_policy": dice[0][i],
            "log_dice_frontline": dice[1][i],
            "log_odds_z": odds[i],
        }
        for i, word in enumerate(beside.words)
    ]
    return sorted(rows, key=lambda row: (-int(row["n_policy"] + row["n_frontline"]), row["word"]))


def observed_odds(counts: Floats, sides: Sides) -> Floats:
    """The weighted log-odds of the words of `Beside.counts`, as the documents are."""
    return log_odds.log_odds(counts, sides=sides, permutations=sides.cluster_first[None])[:-1, 0]


def permuted_odds(
    counts: Floats, sides: Sides, permutations: Flags, *, params: GapParams, tests: int = 1
) -> Tested:
    """The weighted log-odds of the words of `Beside.counts`, held against the permutations.

    The p-values hold for all words together; `critical` is for the level shared by `tests`.
    """
    few = thinned(
        permutations, max(FEWEST_PERMUTATIONS, MOST_WORK // counts.shape[1]), seed=params.seed
    )
    odds = log_odds.log_odds(counts, sides=sides, permutations=few)[:-1]
    tested = multiplicity.step_down(np.abs(odds), level=params.level / tests)
    return replace(tested, statistic=odds[:, 0], critical=tested.critical**2)


# --------------------------------------------------------------------------- meaning


def distanced(
    company: Company, *, params: GapParams, placebo: bool = True
) -> tuple[list[Distanced], list[Distanced]]:
    """The concepts, and for the `placebo` ordinary words, that enough clusters of each side use."""
    vectors = word_vectors(company.running)
    concepts = [
        one
        for concept, uses in company.mentions.items()
        if (one := _distanced(company, concept, uses, vectors, params=params))
    ]
    if not concepts or not placebo:
        return concepts, []
    order = np.argsort(company.running.word, kind="stable")
    edges = np.searchsorted(company.running.word[order], np.arange(len(company.vocabulary) + 1))
    ordinary = []
    for word in _like(company, concepts):
        uses = uses_of(company.running, np.sort(order[edges[word] : edges[word + 1]]))
        one = _distanced(company, company.vocabulary[word], uses, vectors, params=params)
        ordinary += [one] if one else []
    return concepts, ordinary


def _like(company: Company, concepts: list[Distanced]) -> list[int]:
    """The ordinary words that are used nearest as often as one of the concepts, on both sides."""
    first = company.sides.first[company.running.document]
    n = len(company.vocabulary)
    sides = [np.bincount(company.running.word[own], minlength=n) for own in (first, ~first)]
    ordinary = np.flatnonzero(~company.special & (sides[0] > 0) & (sides[1] > 0))
    counts = np.stack([side[ordinary] for side in sides], axis=1)
    chosen: set[int] = set()
    for one in concepts:
        away = unlike(counts, one.uses)
        nearest = np.argsort(away, kind="stable")[: 2 * NEAREST]
        chosen |= {int(word) for word in ordinary[nearest[away[nearest] <= 1.0]]}
    return sorted(chosen)


def _distanced(
    company: Company, item: str, uses: Uses, vectors: Floats, *, params: GapParams
) -> Distanced | None:
    """The distances of the documents that use the item; none if too few clusters do."""
    if not _enough(company.sides, np.unique(uses.document), params=params):
        return None
    at, between = document_distances(company.running, vectors, uses=uses)
    if not _enough(company.sides, at, params=params):
        return None
    first = company.sides.first[uses.document]
    return Distanced(
        item=item,
        documents=tuple(np.array(company.documents)[at].tolist()),
        sides=company.sides.subset(np.isin(np.arange(len(company.documents)), at)),
        distances=between,
        uses=(int(first.sum()), int((~first).sum())),
    )


def _enough(sides: Sides, documents: NDArray[np.intp], *, params: GapParams) -> bool:
    rest = sides.subset(np.isin(np.arange(len(sides.first)), documents))
    return min(rest.shape) >= FEWEST_CLUSTERS and is_testable(rest, params=params)
