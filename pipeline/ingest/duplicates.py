"""Documents with the same text, of which one is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from pipeline.ingest.blocks import TOKEN
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Refusal
from pipeline.ingest.registry import format_of
from pipeline.wording.messages import message

_SHINGLE = 5
"""Words in a row that are compared at once."""


def without_duplicates(
    documents: Sequence[ReadDocument], *, threshold: float
) -> tuple[list[ReadDocument], list[Refusal]]:
    """The documents, each text once, and a refusal for each that is left out.

    Two documents are the same text if they share `threshold` of their five-word shingles
    (Jaccard); one stands within another if nearly all of its shingles do. Of the same text the
    catalogued one is kept, then the one of the richer format, then the first by path; of one
    within another the longer.

    References:
        Broder 1997, On the resemblance and containment of documents.
    """
    ordered = sorted(documents, key=preference)
    if len(ordered) < 2:
        return list(documents), []
    shared = _shared_shingles([document.text for document in ordered])
    sizes = shared.diagonal()
    kept: list[int] = []
    refused: dict[int, int] = {}
    for new in range(len(ordered)):
        for old in list(kept):
            both = int(shared[new, old])
            same = both >= threshold * (sizes[new] + sizes[old] - both)
            within = both >= max(threshold, 0.9) * min(sizes[new], sizes[old])
            if within and not same and sizes[old] < sizes[new]:
                refused[old] = new
                kept.remove(old)
            elif same or within:
                refused[new] = old
                break
        if new not in refused:
            kept.append(new)
    refusals = [_duplicate(ordered[lost], ordered[_last(refused, lost)]) for lost in refused]
    names = {ordered[number].entry.file for number in kept}
    return [document for document in documents if document.entry.file in names], refusals


def _last(refused: Mapping[int, int], lost: int) -> int:
    """The document that is kept in the end, where one led to another."""
    while lost in refused:
        lost = refused[lost]
    return lost


def preference(document: ReadDocument) -> tuple[bool, int, str]:
    """What is smallest of the document that is kept of those of one text."""
    entry = document.entry
    format = format_of(str(document.row["format"]))
    return (not entry.catalogued, -format.structure if format else 0, entry.file)


def _shared_shingles(texts: Sequence[str]) -> Any:
    """How many shingles each two texts share; on the diagonal, how many each has.

    scikit-learn's `CountVectorizer` would do, and takes longer to import than all files to compare.
    """
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(one, len(numbers)) for one in _shingles(text)] for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((number for row in rows for number in row), dtype=np.int64)
    has = sparse.csr_array(
        (np.ones(len(columns), dtype=np.int32), columns, ends), shape=(len(rows), len(numbers))
    )
    return (has @ has.T).toarray()


def _shingles(text: str) -> set[str]:
    words = [match[0].lower() for match in TOKEN.finditer(text)]
    if len(words) <= _SHINGLE:
        return {" ".join(words)}
    return {" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}


def _duplicate(lost: ReadDocument, kept: ReadDocument) -> Refusal:
    entry, file, corpus = lost.entry, kept.entry.file, kept.entry.corpus
    if entry.corpus != corpus:
        reason = message("duplicate_other_side", file=file, corpus=corpus)
        return Refusal(entry.file, entry.corpus, reason, message("keep_one_side"))
    reason = message("duplicate", file=file)
    return Refusal(entry.file, entry.corpus, reason, message("remove_duplicate"))
