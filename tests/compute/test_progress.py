"""The bar of a stage counts what was there already as done."""

from __future__ import annotations

import sys

import pytest

from pipeline.compute.backends import here
from pipeline.compute.progress import progress, with_bar


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


def doubled(shared: None, item: int) -> int:
    return 2 * item


def test_a_bar_counts_the_items_and_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(with_bar("gap", here)(doubled, [3, 1, 2])) == [6, 2, 4]
    assert "gap:   0%" in terminal.said and "0/3" in terminal.said
