"""The bar of a stage counts what was there already as done."""

from __future__ import annotations

import sys

import pytest

from pipeline.compute.backends import here
from pipeline.compute.progress import one_done, progress, with_bar


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


@pytest.mark.parametrize("shown", [True, False])
def test_what_turns_out_to_be_there_does_not_count_for_the_time_left(
    shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(terminal, "isatty", lambda: shown)
    with progress("documents", 3) as bar:
        for kept in (True, True, False):
            one_done(bar, kept=kept)
        if shown:
            assert (bar.n, bar.initial) == (3, 2)
    assert ("2 unchanged" in terminal.said) is shown


def doubled(shared: None, item: int) -> int:
    return 2 * item


def test_a_bar_counts_the_items_and_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(with_bar("gap", here)(doubled, [3, 1, 2])) == [6, 2, 4]
    assert "gap:   0%" in terminal.said and "0/3" in terminal.said
