"""The values of coded texts."""

from __future__ import annotations

import pickle

import pytest

from pipeline.codes.coded import Code, Codebook, CodedText, Mark, project_with


def test_what_was_coded_passes_from_one_process_to_another_unchanged() -> None:
    text = CodedText("a b", (Mark("x", 0, 1, "Ann", "why"),), (Code("x", ("Time",)),))
    assert pickle.loads(pickle.dumps(text)) == text  # noqa: S301 - our own bytes
    assert hash(Codebook(text.codes)) == hash(Codebook(text.codes))


def test_a_mark_is_not_changed() -> None:
    with pytest.raises(AttributeError):
        Mark("x", 0, 1).start = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("file", "project"),
    [
        ("frontline/wave 1.qdpx/Interview 3", "frontline/wave 1"),
        ("a.QDPX/b.qdpx/c", "a"),
        ("frontline/interview 3.docx", ""),
        ("frontline/a.qdpx", ""),
    ],
)
def test_a_document_is_told_to_be_of_a_project_by_its_path(file: str, project: str) -> None:
    assert project_with(file) == project
