"""The bar of a stage counts what was there already as done."""

from __future__ import annotations

import sys

import pytest

from pipeline.compute.progress import progress


class Terminal:
    """Where somebody looks."""

    def __init__(self) -> None:
        self.said = ""

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return True


def test_what_is_there_already_counts_as_done_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("mentions", 10, kept=8) as bar:
        bar.update(2)
    assert "mentions: 100%" in terminal.said.replace("\r", "\n").splitlines()[-1]
    assert "10/10" in terminal.said
    assert "8 unchanged" in terminal.said
