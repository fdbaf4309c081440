"""Docs to mentions of concepts, and co-words that the lexicon does not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from pipeline import tables
from pipeline.compute.backends import backend
from pipeline.compute.kept import (
    Kept,
    digest,
    digest_of_code,
    digest_of_files,
    files,
    missing,
    results,
    versions,
)
from pipeline.compute.progress import progress
from pipeline.config import lexicon, roles, word_lists
from pipeline.config.params import load_params
from pipeline.linguistics.annotate import load_docs
from pipeline.mentions import DocumentMentions, Rules, document_mentions, tables_of_documents
from pipeline.mentions.learned import finders
from pipeline.stages import by_document, compute, run

CODE = (
    "pipeline.config.lexicon",
    "pipeline.config.roles",
    "pipeline.config.word_lists",
    "pipeline.linguistics",
    "pipeline.mentions",
    "pipeline.stats",
    "pipeline.text",
)
"""The code that mentions depend on, in addition to this module: that of this stage in dvc.yaml."""
DATA = (lexicon.LEXICON, roles.ROLES, word_lists.WORDS)
"""What people write that mentions hang on, likewise."""
LIBRARIES = (
    "spacy", "numpy", "scipy", "pandas", "simplemma", "asent", "wordllama", "tokenizers",
)  # fmt: skip
"""The libraries that mentions hang on."""


class _Document(NamedTuple):
    """The segments of a document, the file of its Docs, the name under which its rows are kept."""

    name: str
    docs: Path
    segments: pd.DataFrame


def main() -> None:
    """Reads segments, Docs, lexicons, models of practices; writes mentions and other sentences.

    Co-words that the lexicon does not know are written too.
    A document that was read before, by the same code and lists, is not read again.
    """
    params = load_params().mentions
    learned = finders(tables.read(tables.PracticeWeights))
    rules = Rules(lexicon.load_lexicon(), roles.load_roles(), params.prompted_window, learned)
    kept = Kept(tables.READ_MENTIONS, ".json", _version(params.prompted_window))
    documents = list(_documents(kept))
    left = [documents[number] for number in missing(kept, [one.name for one in documents])]
    with (
        progress("mentions", len(documents), kept=len(documents) - len(left)) as bar,
        backend(compute()) as map_ordered,
    ):
        for one, made in zip(left, map_ordered(_read, left, shared=rules), strict=True):
            kept.write(one.name, made)
            bar.update()
    kept.settle({str(one.segments["doc_id"].iloc[0]): one.name for one in documents})
    parts = (DocumentMentions.unpacked(file.read_bytes()) for file in files(kept.folder))
    found, others, unknown = tables_of_documents(parts)
    tables.write(tables.Mentions, found)
    tables.write(tables.OtherSentences, others)
    tables.write(tables.Candidates, unknown)


def _version(prompted_window: int) -> str:
    """What stands for all that mentions hang on but Docs and segments."""
    return digest(
        digest_of_code(*CODE, "pipeline.stages.mentions"),
        digest_of_files(*DATA, tables.place(tables.PracticeWeights)),
        versions(*LIBRARIES),
        str(prompted_window),
    )


def _documents(kept: Kept) -> Iterator[_Document]:
    """Each document in order, with the name that its rows have by Docs and segments."""
    docs = dict(results(tables.ANNOTATIONS))
    for part in by_document(tables.read(tables.Segments)):
        file = docs[str(part["doc_id"].iloc[0])]
        keys = part[["segment_id", "doc_id", "corpus", "language", "role"]]
        about = [str(value) for row in keys.itertuples(index=False) for value in row]
        # The name of the Docs stands for the text and for how it was read.
        yield _Document(kept.name(file.name, *about), file, part)


def _read(rules: Rules, document: _Document) -> bytes:
    """The rows of a document, packed."""
    docs = list(load_docs([document.docs]))
    return document_mentions(docs, document.segments, rules=rules).packed()


if __name__ == "__main__":
    run(main)
