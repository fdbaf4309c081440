"""The values of coded texts."""

from __future__ import annotations

import pickle

import pytest

from pipeline.codes.coded import Code, Codebook, CodedText, Mark


def test_what_was_coded_passes_from_one_process_to_another_unchanged() -> None:
    text = CodedText("a b", (Mark("x", 0, 1, "Ann", "why"),), (Code("x", ("Time",)),))
    assert pickle.loads(pickle.dumps(text)) == text  # noqa: S301 - our own bytes
    assert hash(Codebook(text.codes)) == hash(Codebook(text.codes))


def test_a_mark_is_not_changed() -> None:
    with pytest.raises(AttributeError):
        Mark("x", 0, 1).start = 2  # type: ignore[misc]
