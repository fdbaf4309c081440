"""Spellings of co-words: what of the lexicon changes them, and with them the annotated texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import tables
from pipeline.config.lexicon import LEXICON, load_lexicon
from pipeline.stages import spellings
from pipeline.stages.annotations import bases
from tests.paths import ROOT

LABEL = """  - id: {id}
    kind: {kind}
    definition: Made up for a test.
    source: nobody 2026
    labels:
      en: {labels}

not_concepts:"""


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lexicon that ships, in a project of its own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / LEXICON
    path.parent.mkdir()
    path.write_bytes((ROOT / LEXICON).read_bytes())
    return path


def spelled() -> bytes:
    """The bytes that DVC compares, to see whether the texts are annotated anew."""
    spellings.main()
    return tables.place(tables.Spellings).read_bytes()


def add(lexicon: Path, entry: str) -> None:
    text = lexicon.read_text(encoding="utf-8")
    assert text.count("not_concepts:") == 1
    lexicon.write_text(text.replace("not_concepts:", entry), encoding="utf-8")


def test_a_new_theme_leaves_the_spellings_as_they_are(lexicon: Path) -> None:
    before = spelled()
    add(lexicon, LABEL.format(id="the-weather", kind="theme", labels="[rain, snow]"))
    assert spelled() == before


def test_a_new_practice_or_a_label_without_co_leaves_them_too(lexicon: Path) -> None:
    before = spelled()
    entry = LABEL.format(id="co-visiting", kind="concept", labels="{noun: [volunteering round]}")
    add(lexicon, entry.replace("\n\nnot", "\n    practices:\n      en: [cup of tea]\n\nnot"))
    assert spelled() == before


def test_a_new_co_word_changes_them(lexicon: Path) -> None:
    before = spelled()
    add(lexicon, LABEL.format(id="co-visiting", kind="concept", labels="{noun: [co-visiting]}"))
    assert spelled() != before
    rows = tables.read(tables.Spellings)
    assert {"visiting", "visitings"} <= set(rows.loc[rows["group"] == "nouns", "base"])


def test_annotation_reads_the_bases_of_the_lexicon(lexicon: Path) -> None:
    spelled()
    assert bases() == load_lexicon(lexicon).bases


def test_twice_gives_the_same_bytes(lexicon: Path) -> None:
    assert spelled() == spelled()
