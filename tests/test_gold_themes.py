"""Themes and practices against passages that an author wrote without sight of the word lists."""

from __future__ import annotations

import pytest

from benchmarks.bench_themes import Counts, counts, gold
from pipeline.config.lexicon import load_lexicon
from tests.paths import ROOT

THEMES = [
    concept.id
    for concept in load_lexicon(ROOT / "data" / "lexicon.yaml").concepts
    if concept.kind == "theme"
]
SIDES = ("policy", "frontline")


@pytest.fixture(scope="module")
def found() -> dict[str, Counts]:
    return {language: counts(gold(language, "open")) for language in ("en", "nb")}


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("half", ["open", "held"])
def test_a_passage_has_known_themes_and_quotes_that_stand_in_it(language: str, half: str) -> None:
    passages = gold(language, half)
    assert len(passages) == (200 if language == "en" else 100)
    assert {one["side"] for one in passages} == set(SIDES)
    assert {theme for one in passages for theme in one["themes"]} == set(THEMES)
    for one in passages:
        assert all(practice["quote"] in one["text"] for practice in one["practices"])


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_words_of_policy_and_words_of_talk(
    theme: str, found: dict[str, Counts]
) -> None:
    """Of both registers the list finds at least half of the passages, in English."""
    for side in SIDES:
        count = found["en"]["en", side, theme]
        assert count.recall >= 0.5 or count.right + count.missed < 4, (side, str(count))


def test_neither_side_is_left_out_by_the_lists_as_a_whole(found: dict[str, Counts]) -> None:
    english, norwegian = found["en"], found["nb"]
    recall = {side: english["en", side, "themes"].recall for side in SIDES}
    assert min(recall.values()) >= 0.75
    assert max(recall.values()) <= 1.25 * min(recall.values())
    assert english["en", "both", "themes"].precision >= 0.64
    assert norwegian["nb", "both", "themes"].recall >= 0.72
    assert norwegian["nb", "both", "themes"].precision >= 0.6


def test_practices_are_found_where_they_are_said_and_hardly_elsewhere(
    found: dict[str, Counts],
) -> None:
    assert found["en"]["en", "both", "practices"].recall >= 0.43
    assert found["en"]["en", "both", "practices"].precision >= 0.88
    assert found["nb"]["nb", "both", "practices"].recall >= 0.38
    assert found["nb"]["nb", "both", "practices"].precision >= 0.84
