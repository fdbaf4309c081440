"""Reading of the published tables."""

from __future__ import annotations

import os
import threading

import pytest

from dashboard.data import loading
from pipeline import tables
from tests import example_tables
from tests.pages import opened, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_a_changed_table_is_read_again(example: example_tables.Frames) -> None:
    assert "6 policy documents" in texts(opened("documents"))
    documents = example[tables.Documents]
    tables.write(tables.Documents, documents[documents["corpus"] == "frontline"])
    os.utime(tables.place(tables.Documents), ns=(1, 1))
    assert "0 policy documents" in texts(opened("documents"))


def test_the_passages_are_there_before_the_first_search(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.read_ahead()
    for thread in threading.enumerate():
        if thread.name == loading.READER:
            thread.join()
    monkeypatch.setattr(tables, "read", None)  # it would have to be called now
    assert len(loading.load(tables.Passages))
