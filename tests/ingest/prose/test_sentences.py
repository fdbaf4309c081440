"""Sentences, titles and lines that go on are told apart."""

from __future__ import annotations

import pytest

from pipeline.config.word_lists import EVERY, WordList
from pipeline.ingest.prose.sentences import (
    bare_title,
    is_called,
    is_said,
    is_sentence,
    is_title,
    starts_small,
)
from tests.ingest.prose.texts import SAID


@pytest.mark.parametrize(
    ("title", "bare"),
    [("2.1 Housing", "Housing"), ("**Vedlegg 3: Ord**", "Ord"), ("IV. Omsorg:", "Omsorg")],
)
def test_a_title_without_its_number(title: str, bare: str) -> None:
    assert bare_title(title) == bare


def test_a_heading_is_known_whatever_its_number_and_case() -> None:
    contents = WordList("documents", "contents_headings", language=EVERY)
    assert is_called("1 INNHOLD", contents)
    assert not is_called("Innhold og form", contents)


def test_a_sentence_is_long_ends_and_begins_as_one() -> None:
    assert is_said(SAID)
    assert is_sentence(SAID)
    assert not is_sentence(SAID.lower())
    assert not is_said(SAID.rstrip("."))
    assert not is_said("They plan.")


def test_a_title_is_short_and_ends_as_no_sentence() -> None:
    assert is_title("What we will do:")
    assert not is_title("They plan.")
    assert not is_title("")


@pytest.mark.parametrize("text", ["and so on", "«åpent» for alle", "(övriga)"])
def test_what_goes_on_begins_in_lower_case(text: str) -> None:
    assert starts_small(text)
    assert not starts_small(text.upper())
