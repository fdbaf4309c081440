"""The base of recognisers that are a function, and patterns of word lists."""

import re

from pipeline.config.word_lists import any_word
from pipeline.privacy.recognisers.spans import (
    Span,
    SpanRecogniser,
    pattern_recogniser,
    spans_of,
)


def test_each_span_is_a_result() -> None:
    recogniser = SpanRecogniser(
        lambda text: spans_of("CODE", re.compile(r"x(?P<id>\d)"), text),
        entities=["CODE"],
        language="en",
    )
    results = recogniser.analyze("x1 and x2", ["CODE"])
    assert [(one.entity_type, one.start, one.end) for one in results] == [
        ("CODE", 1, 2),
        ("CODE", 8, 9),
    ]
    assert list(spans_of("A", re.compile("b"), "abc")) == [Span("A", 1, 2)]


def test_of_two_words_the_longer_is_tried_first() -> None:
    assert re.match(any_word(["key", "key safe"]), "key  safe")[0] == "key  safe"  # type: ignore[index]


def test_each_match_is_a_result_whatever_its_case() -> None:
    recogniser = pattern_recogniser("CODE", r"ab\d", "en")
    results = recogniser.analyze("ab1, AB2 and ac3", ["CODE"])
    assert sorted((one.start, one.end) for one in results) == [(0, 3), (5, 8)]
    assert {one.entity_type for one in results} == {"CODE"}
