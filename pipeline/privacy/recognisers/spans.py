"""The base of recognisers that find spans by a function of the text, and patterns of word lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pipeline.privacy.recognisers.fluent import fluent


class Span(NamedTuple):
    """Where an identifier stands, and Presidio's entity."""

    entity: str
    start: int
    end: int


class SpanRecogniser(EntityRecognizer):
    """Presidio's interface to a function from a text to spans."""

    def __init__(
        self, find: Callable[[str], Iterable[Span]], *, entities: Iterable[str], language: str
    ) -> None:
        self._find = find
        super().__init__(supported_entities=list(entities), supported_language=language)

    def load(self) -> None:
        """Nothing to load: the word lists are read when they are first asked for."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Each span as a result of Presidio; those of the text without its slips, too."""
        found = list(self._find(text))
        smooth, places = fluent(text, self.supported_language)
        if smooth != text:
            found += [
                Span(entity, places[start], places[end - 1] + 1)
                for entity, start, end in self._find(smooth)
            ]
        return [RecognizerResult(span.entity, span.start, span.end, 0.6) for span in found]


def spans_of(entity: str, pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """A span for each match: its group `id` if it has one, else the whole match."""
    group = "id" if "id" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield Span(entity, match.start(group), match.end(group))


def pattern_recogniser(entity: str, pattern: str, language: str) -> PatternRecognizer:
    """Presidio's recogniser for one pattern; case is ignored."""
    patterns = [Pattern(entity, pattern, 0.6)]
    return PatternRecognizer(entity, patterns=patterns, supported_language=language)
