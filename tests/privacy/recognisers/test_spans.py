"""The base of recognisers that are a function, and patterns of word lists."""

import re

from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, any_word, spans_of


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
