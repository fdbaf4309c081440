"""The running content words of one language's documents, and where the mentions stand in them.

In: `Evidence`. Out: `Contexts`, from which collocates and distributional vectors are computed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.arrays import Flags
from pipeline.gap.measures.evidence import Evidence
from pipeline.stats.clusters import Sides
from pipeline.terms.vectors import Running, Uses


@dataclass(frozen=True)
class Contexts:
    """The running words of one language's documents, with its sides and mentions.

    `running` holds words as positions in `vocabulary`; `special` marks co-words and their forms,
    which are no collocates.
    """

    language: str
    documents: tuple[str, ...]
    sides: Sides
    running: Running
    vocabulary: tuple[str, ...]
    mentions: dict[str, Uses]
    special: Flags


def contexts_of(evidence: Evidence) -> Contexts | None:
    """The contexts of the mentions that count; None where a side or the words are missing."""
    if evidence.context_words.empty or not evidence.has_both_sides:
        return None
    mentions = evidence.labels
    ordered = evidence.context_words.sort_values(["segment_id", "start"], kind="stable")
    names = evidence.documents["doc_id"].tolist()
    word, vocabulary = pd.factorize(ordered["word"], sort=True)
    segment, segments = pd.factorize(ordered["segment_id"], sort=True)
    document = pd.Index(names).get_indexer(pd.Index(ordered["doc_id"]))
    running = Running(
        word.astype(np.intp), segment.astype(np.intp), document.astype(np.intp), len(vocabulary)
    )
    surfaces = {part for surface in mentions["surface"].str.lower() for part in surface.split()}
    special = surfaces | set(mentions["concept"])
    return Contexts(
        language=evidence.language,
        documents=tuple(names),
        sides=evidence.sides,
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
