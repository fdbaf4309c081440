"""The stage `annotations`: a worker for each document, and one that breaks its limits."""

from __future__ import annotations

from pathlib import Path

from pipeline.linguistics.annotate import load_docs, save_packed
from pipeline.sandbox import Stopped
from pipeline.stages.annotations import _documents, _settled
from pipeline.tables import ANNOTATIONS
from tests.docs import segments_of


def test_the_segments_of_each_document_stay_together_and_in_order() -> None:
    segments = segments_of(("policy", "a"), ("policy", "b"), ("policy", "c"))
    segments["doc_id"] = ["x", "x", "y"]
    parts = _documents(segments)
    assert [list(part["text"]) for part in parts] == [["a", "b"], ["c"]]


def test_a_document_that_is_stopped_is_read_word_by_word(tmp_path: Path) -> None:
    segments = segments_of(("policy", "They left early."), ("policy", "We stayed."))
    docs, told = _settled(segments, Stopped("time"))
    assert told == [(name, "time") for name in segments["segment_id"]]
    path = tmp_path / ANNOTATIONS.name
    save_packed([docs], path)
    assert [[token.text for token in doc] for doc in load_docs(path)] == [
        ["They", "left", "early."],
        ["We", "stayed."],
    ]
