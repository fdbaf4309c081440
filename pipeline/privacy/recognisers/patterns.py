"""A recogniser that is one regular expression."""

from __future__ import annotations

from presidio_analyzer import Pattern, PatternRecognizer


def pattern_recogniser(entity: str, pattern: str, language: str) -> PatternRecognizer:
    """Presidio's recogniser for one pattern; case is ignored."""
    patterns = [Pattern(entity, pattern, 0.6)]
    return PatternRecognizer(entity, patterns=patterns, supported_language=language)
