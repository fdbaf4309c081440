"""Passages are what was put in, each time that they are gone through, in few bytes."""

from __future__ import annotations

from pipeline.terms.passages import Passage, Passages, Word

WORDS = [
    Word("nurse", "nurses", 0, 0, 0, "NOUN"),
    Word("nurse", "nurse", 2, 2, 12, "NOUN"),
    Word("nurse", "nurse", 2, 4, 70_000, "VERB"),
]
PASSAGES = [
    Passage("p:1", "p", WORDS, {1: "of"}),
    Passage("p:2", "p", [], {}),
    Passage("f:1", "f", WORDS[:1], {}),
]


def test_passages_are_given_back_as_they_were_as_often_as_asked() -> None:
    held = Passages(PASSAGES)
    assert list(held) == PASSAGES == list(held)
    assert list(Passages()) == []


def test_a_word_costs_sixteen_bytes_however_often_it_stands() -> None:
    held = Passages([Passage("p:1", "p", WORDS * 1000, {})])
    assert len(held._kinds) == 3
    assert held._words.itemsize * len(held._words) == 16 * 3000
