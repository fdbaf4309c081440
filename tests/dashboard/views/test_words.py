"""The page Words."""

from __future__ import annotations

import pytest

from tests import example_tables
from tests.pages import lines, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_words_say_how_much_of_the_distance_is_more_than_talk(shared_example: object) -> None:
    assert "**85\u00a0%** of the difference between the sides in **the words** remains" in texts(
        seen("words")
    )


def test_a_word_opens_to_its_sentences_and_never_to_the_interviewers(
    shared_example: example_tables.Frames,
) -> None:
    app = seen("words", term="volunteer")
    found = lines(app)
    assert set(found["keyword"].str.lower()) == {"volunteer", "volunteers"}
    assert "Interviewer" not in set(found["speaker"])


def test_words_can_be_searched_and_narrowed_by_verdict(shared_example: object) -> None:
    assert seen("words", find="OPERAT").dataframe[0].value["term"].tolist() == ["co-operation"]
    shown = seen("words", verdict="more in policy").dataframe[0].value
    assert set(shown["verdict"]) == {"■ more in policy"}
