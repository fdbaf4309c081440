"""Segments to annotated Docs."""

from __future__ import annotations

import sys
from functools import partial
from itertools import accumulate, groupby, pairwise

import pandas as pd
from spacy.vocab import Vocab
from tqdm import tqdm

from pipeline import tables
from pipeline.config.params import AnnotationsParams, load_params
from pipeline.linguistics.annotate import annotate, in_words, load_pipelines, packed, save_packed
from pipeline.sandbox import Limits, Sandbox, Stopped
from pipeline.stages import run
from pipeline.text.cowords import Bases

Annotated = tuple[bytes, list[tuple[str, str]]]
"""The packed Docs of a document; each segment that was read word by word, and the error's type."""


def main() -> None:
    """Reads segments and spellings of co-words; writes one Doc per segment.

    Each document is read by a worker within limits; one that breaks them is read word by word.
    """
    params = load_params().annotations
    segments = tables.read(tables.Segments)
    documents = _documents(segments)
    shared = (params, bases())
    limits = Limits(params.max_seconds, params.max_megabytes)
    warm = partial(load_pipelines, params.models, shared[1])
    with (
        tqdm(disable=None, total=len(segments), desc="annotations", unit="segment") as bar,
        Sandbox(limits, warm) as sandbox,
    ):
        made = sandbox.each_and_more(
            annotated,
            documents,
            shared=shared,
            watch=lambda document, seconds, result: bar.update(len(document)),
        )
    parts = [_settled(document, result) for ((document, result),) in made]
    for _, told in parts:
        for segment_id, kind in told:
            _tell(segment_id, kind)
    save_packed([docs for docs, _ in parts], tables.ANNOTATIONS)


def _documents(segments: pd.DataFrame) -> list[pd.DataFrame]:
    """The segments of each document, in order."""
    lengths = [len(list(rows)) for _, rows in groupby(segments["doc_id"])]
    bounds = pairwise(accumulate(lengths, initial=0))
    return [segments.iloc[start:end] for start, end in bounds]


def annotated(shared: tuple[AnnotationsParams, Bases], segments: pd.DataFrame) -> Annotated:
    """The Docs of a document's segments."""
    params, spelt = shared
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
