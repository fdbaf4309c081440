"""Segments to annotated Docs: a file for each document, kept as long as its text is the same."""

from __future__ import annotations

import sys
from functools import partial
from typing import NamedTuple

import pandas as pd
from spacy.vocab import Vocab
from tqdm import tqdm

from pipeline import tables
from pipeline.compute.kept import (
    Kept,
    digest,
    digest_of_code,
    missing,
    model_version,
    versions,
)
from pipeline.compute.limited import Job, each_within_limits
from pipeline.compute.progress import progress
from pipeline.config.params import AnnotationsParams, load_params
from pipeline.linguistics.annotate import (
    annotate,
    in_words,
    load_pipelines,
    packed,
)
from pipeline.sandbox import Limits, Stopped
from pipeline.stages import by_document, compute, run
from pipeline.text.cowords import Bases
from pipeline.text.languages import segment_language

Annotated = tuple[bytes, list[tuple[str, str]]]
"""The packed Docs of a document; each segment that was read word by word, and the error's type."""

CODE = ("pipeline.linguistics", "pipeline.text")
"""The packages that Docs depend on, in addition to this module: those of this stage in dvc.yaml."""
LIBRARIES = ("spacy", "thinc", "numpy", "simplemma", "lingua-language-detector")
"""The libraries that Docs hang on."""


class _Document(NamedTuple):
    """The segments of a document, and the name under which its Docs are kept."""

    name: str
    segments: pd.DataFrame

    @property
    def doc_id(self) -> str:
        """Whose segments they are."""
        return str(self.segments["doc_id"].iloc[0])


class _Settings(NamedTuple):
    """What is the same for all documents."""

    params: AnnotationsParams
    bases: Bases


def main() -> None:
    """Reads segments and spellings of co-words; writes one Doc per segment, a file per document.

    Each document is read by a worker within limits; one that breaks them is read word by word. A
    document that was read before, by the same code and models, is not read again.
    """
    settings = _Settings(load_params().annotations, bases())
    kept = Kept(tables.ANNOTATIONS, ".spacy", _version(settings))
    parts = by_document(tables.read(tables.Segments))
    documents = [_Document(kept.name(*_content(part)), part) for part in parts]
    left = [documents[number] for number in missing(kept, [one.name for one in documents])]
    stopped: dict[str, str] = {}
    bar = progress("annotations", len(documents), kept=len(documents) - len(left))

    def done(document: _Document, result: Annotated | Stopped) -> None:
        docs, told = _settled(document.segments, result)
        for segment_id, kind in told:
            _tell(segment_id, kind)
        name = document.name
        if isinstance(result, Stopped):  # another run may have more time: it tries again
            stopped[document.name] = name = kept.name(document.name, "stopped")
        kept.write(name, docs)
        bar.update()

    with bar:
        each_within_limits(_job(settings), left, compute=compute(), done=done)
    kept.settle({one.doc_id: stopped.get(one.name, one.name) for one in documents})


def _version(settings: _Settings) -> str:
    """What stands for all that Docs hang on but the text: code, libraries, models, settings."""
    params, spelt = settings
    models = [f"{language} {model_version(name)}" for language, name in params.models.items()]
    spellings = [" ".join(sorted(words)) for words in vars(spelt).values()]
    return digest(
        digest_of_code(*CODE, "pipeline.stages.annotations"),
        versions(*LIBRARIES),
        *models,
        *spellings,
        *params.languages,
        str(params.batch_size),
    )


def _content(segments: pd.DataFrame) -> list[str]:
    """What the Docs of a document are made from."""
    return [*segments["language"], *segments["text"]]


def _job(settings: _Settings) -> Job:
    params = settings.params
    limits = Limits(params.max_seconds, params.max_megabytes)
    return Job(annotated, settings, limits, partial(_warm, settings))


def _warm(settings: _Settings) -> None:
    """Loads once what all workers need: pipelines, and the tables of the language detector."""
    params = settings.params
    load_pipelines(params.models, settings.bases)
    for text in ("what everyone needs to read all of it", "what everyone needs " * 10):
        segment_language(text, document="".join(params.languages[:1]), languages=params.languages)


def annotated(settings: _Settings, document: _Document) -> Annotated:
    """The Docs of a document's segments."""
    params, spelt = settings
    segments = document.segments
    told: list[tuple[str, str]] = []
    docs = annotate(
        segments,
        models=params.models,
        bases=spelt,
        languages=params.languages,
        batch_size=params.batch_size,
        failed=lambda number, kind: told.append((str(segments["segment_id"].iloc[number]), kind)),
    )
    return packed(docs), told


def _settled(segments: pd.DataFrame, result: Annotated | Stopped) -> Annotated:
    """The result; of a document that was stopped the Docs of its words."""
    if not isinstance(result, Stopped):
        return result
    docs = []
    for text, language in zip(segments["text"], segments["language"], strict=True):
        docs.append(in_words(Vocab(), str(text)))
        docs[-1].cats = {str(language): 1.0}
    kind = result.kind or result.cause
    return packed(docs), [(str(name), kind) for name in segments["segment_id"]]


def bases() -> Bases:
    """What follows the prefix of co-words, as the stage `spellings` wrote it."""
    by_group = tables.read(tables.Spellings).groupby("group")["base"]
    return Bases(**{str(group): frozenset(words) for group, words in by_group})


def _tell(segment_id: str, kind: str) -> None:
    """A segment was read without its pipeline; its words are not shown."""
    tqdm.write(f"{segment_id}: read word by word, as its pipeline fails ({kind})", file=sys.stderr)


if __name__ == "__main__":
    run(main)
