"""Identity numbers that are recognised by their check digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import (
    NhsRecognizer,
    SePersonnummerRecognizer,
    UkNinoRecognizer,
)


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11


def is_norwegian_number(text: str) -> bool:
    """Fødselsnummer or D-number (day + 40), also of test persons (month + 40, + 80): both digits.

    References:
        Skatteetaten, fødselsnummer: two check digits modulo 11.
    """
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 11:
        return False
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    real = 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month % 40 <= 12
    first = _weighted(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) == 0
    return real and first and _weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) == 0


def is_danish_number(text: str) -> bool:
    """CPR with a hyphen and a real date, or ten digits whose check digit is right.

    Numbers issued since 2007 may fail the check, so a number that is written as one counts.
    """
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 10:
        return False
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    return "-" in text or _weighted(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) == 0


class _CheckedPattern(PatternRecognizer):
    """A pattern whose matches count only if their check digits are right."""

    def __init__(
        self, entity: str, pattern: str, language: str, check: Callable[[str], bool]
    ) -> None:
        self.check = check
        patterns = [Pattern(entity, pattern, 0.5)]
        super().__init__(entity, patterns=patterns, supported_language=language)

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the check digits are right."""
        return self.check(pattern_text)


def identity_recognisers(language: str) -> list[EntityRecognizer]:
    """Norwegian, Danish, Swedish and British identity numbers."""
    swedish = Pattern("personnummer", r"(?<!\d)(?:\d\d)?\d{6}[-+ ]?\d{4}(?!\d)", 0.5)
    return [
        _CheckedPattern("NO_FNR", r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)", language, is_norwegian_number),
        _CheckedPattern("DK_CPR", r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)", language, is_danish_number),
        NhsRecognizer(supported_language=language),
        UkNinoRecognizer(supported_language=language),
        SePersonnummerRecognizer(supported_language=language, patterns=[swedish]),
    ]
