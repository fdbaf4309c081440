"""Identifiers in running text: names, numbers, addresses and dates that point to a person.

Built on Presidio's analyzer: its recognisers of British and Swedish numbers and ours for the rest.
Presidio's own pipeline of a language model is not used, and nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import spacy
from presidio_analyzer import (
    AnalyzerEngine,
    ContextAwareEnhancer,
    Pattern,
    PatternRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from presidio_analyzer.predefined_recognizers import (
    NhsRecognizer,
    SePersonnummerRecognizer,
    UkNinoRecognizer,
)
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.errors import Explained
from pipeline.privacy.names import Evidence, NameRecognizer

_KINDS = {
    "EMAIL_ADDRESS": "email",
    "URL": "web",
    "UK_NHS": "identity",
    "UK_NINO": "identity",
    "SE_PERSONNUMMER": "identity",
    "NO_FNR": "identity",
    "DK_CPR": "identity",
    "ADDRESS": "address",
    "BIRTH_DATE": "birth_date",
    "PHONE_NUMBER": "phone",
    "HIDDEN": "person",
    "PERSON": "person",
    "LOCATION": "place",
    "ORGANIZATION": "organisation",
}
"""Presidio's entities and our kinds; of two that overlap the earlier stands."""
_ORDER = tuple(_KINDS)
_NAMES = ("person", "place", "organisation")


class MissingNameModel(Explained):
    """The spaCy pipeline that reads names is not installed. The message names the remedy."""


@dataclass(frozen=True)
class Identifier:
    """Where an identifier stands and what it is; `score` tells how sure that is."""

    kind: str
    start: int
    end: int
    score: float


# ------------------------------------------------------------------------- check digits


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
    """CPR with a hyphen or space and a real date, or ten digits whose check digit is right.

    Numbers given since 2007 may fail the check, so a number that is written as one counts.
    """
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 10:
        return False
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    return "-" in text or _weighted(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) == 0


class _Checked(PatternRecognizer):
    """A pattern whose match is held against check digits."""

    def __init__(self, entity: str, pattern: str, language: str, check: Any) -> None:
        self.check = check
        patterns = [Pattern(entity, pattern, 0.5)]
        super().__init__(entity, patterns=patterns, supported_language=language)

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the digits are right."""
        return bool(self.check(pattern_text))


# ----------------------------------------------------------------------------- patterns

_EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WEB = (
    r"(?:https?://|www\.)[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)]"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:(?:co|org|ac|nhs|gov)\.uk|com|org|net|info|no|se|dk)"
    r"\b(?:/[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)])?"
    r"|(?<![\w@./])[a-z\d][\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)]"
)
_PHONE = (
    r"(?<![\w+])\(?(?:\+|00)\d{1,3}\)?(?:[ .-]?\(?\d{1,5}\)?){2,5}(?![\w-])"  # +47 957 12 888
    r"|(?<![\w.,/-])\(?0\d{2,5}\)?[ -]?\d{3,4}(?:[ -]?\d{2,4}){1,2}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,/-])[2-9]\d{2} \d{2} \d{3}(?![\w-]|[.,]\d)"  # 412 34 567
    r"|(?<![\w.,/-])[2-9]\d(?: \d\d){3}(?![\w-]|[.,]\d)"  # 22 85 50 50
    r"|(?<![\w.,/-])[2-9]\d{7}(?![\w-]|[.,]\d)"  # 41234567
    r"|(?<![\w.,/-])07\d(?:[ -]?\d){7,8}(?![\w-]|[.,]\d)"  # 070-123 45 67
)
_CAPITAL = r"(?-i:[A-ZÆØÅÄÖ])[\w'’.-]*"
_UK_POSTCODE = r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
_CAPITALS = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_ADDRESS = (
    rf"\b(?:(?:flat|apartment|unit|room)\s\w{{1,4}},\s)?(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}"
    rf"(?:,\s(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}){{0,3}},?\s{_UK_POSTCODE}"
    rf"|\b\d{{1,4}}[a-z]?\s(?:{_CAPITAL}\s){{1,2}}(?:street|road|lane|avenue|close|drive|terrace"
    r"|gardens|crescent|cottages|row|way|place|square|grove|court)\b"
    rf"|\b{_UK_POSTCODE}"
    rf"|\b(?:{_CAPITAL}\s){{0,2}}(?-i:[A-ZÆØÅÄÖ])\w*(?:gata|gate|gaten|gt\.|vei|veien|veg|vegen"
    rf"|vn\.|stien|lia|bakken|tunet|plass|plassen|allé|vej|väg|vägen|gatan|gade)\s\d{{1,4}}\s?"
    rf"(?-i:[A-H])?\b(?:,\s\d{{4,5}}\s{_CAPITAL})?"
    rf"|\b{_CAPITAL}(?:\s{_CAPITAL})?\s\d{{1,4}}\s?(?-i:[A-H])?,\s(?:N-|SE-|DK-)?\d{{3}}\s?\d{{1,2}}"
    rf"\s{_CAPITAL}"
    rf"|\b(?:postboks|p\.?o\.? box|boks|postbox)\s\d+(?:,\s\d{{4}}\s{_CAPITAL})?"
)
_MONTHS = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|s|ts)?|apr(?:il)?|may|mai|maj|june?|juni"
    r"|july?|juli|aug(?:ust|usti)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)"
)
_DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTHS}\.?,?\s(?:18|19|20)\d\d\b"
    rf"|\b{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:18|19|20)\d\d\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:(?:18|19|20)\d\d|\d\d)\b"
    r"|\b(?:18|19|20)\d\d-\d\d-\d\d\b"
)
_BIRTH = re.compile(
    r"(?i)\b(?:born|birth(?:day| ?date)?|d\.?o\.?b|fød[dt]?|fødd|fødsels\w+|född|født|bursdag"
    r"|geburtsdag|fødselsdag)\b"
)
_NEAR_BEFORE, _NEAR_AFTER = 80, 30
_LONG_AGO = re.compile(r"(?:18\d\d|19[0-5]\d)")
"""A day of these years is somebody's: of the plan or the meeting it would be later."""


class _BirthDates(PatternRecognizer):
    """Full dates near a word of birth, and those of long ago."""

    def __init__(self, language: str) -> None:
        patterns = [Pattern("date", _DATE, 0.5)]
        super().__init__("BIRTH_DATE", patterns=patterns, supported_language=language)

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """The dates that stand near a word of birth, or are of long ago."""
        found = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return [
            result
            for result in found
            if _LONG_AGO.search(text[result.start : result.end])
            or _BIRTH.search(text[max(0, result.start - _NEAR_BEFORE) : result.start])
            or _BIRTH.search(text[result.end : result.end + _NEAR_AFTER])
        ]


class _AsFound(ContextAwareEnhancer):
    """Scores stay as the recognisers gave them."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[Any],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """The results as they are."""
        return raw_results


def _pattern(entity: str, pattern: str, language: str) -> PatternRecognizer:
    patterns = [Pattern(entity, pattern, 0.6)]
    return PatternRecognizer(entity, patterns=patterns, supported_language=language)


def analyzer(language: str, *, evidence: Evidence) -> AnalyzerEngine:
    """Presidio's engine with the recognisers of identifiers for texts in the language."""
    recognizers = [
        NameRecognizer(language=language, evidence=evidence),
        _pattern("EMAIL_ADDRESS", _EMAIL, language),
        _pattern("URL", _WEB, language),
        _pattern("PHONE_NUMBER", _PHONE, language),
        _pattern("ADDRESS", _ADDRESS, language),
        _BirthDates(language),
        _Checked("NO_FNR", r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)", language, is_norwegian_number),
        _Checked("DK_CPR", r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)", language, is_danish_number),
        NhsRecognizer(supported_language=language),
        UkNinoRecognizer(supported_language=language),
        SePersonnummerRecognizer(
            supported_language=language,
            patterns=[Pattern("personnummer", r"(?<!\d)(?:\d\d)?\d{6}[-+ ]?\d{4}(?!\d)", 0.5)],
        ),
    ]
    if evidence.hide:
        hidden = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in evidence.hide)
        recognizers.append(_pattern("HIDDEN", hidden, language))
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers, supported_languages=[language]),
        nlp_engine=_engine(language),
        context_aware_enhancer=_AsFound(),
        supported_languages=[language],
    )


@cache
def _engine(language: str) -> NoOpNlpEngine:
    engine = NoOpNlpEngine(models=[{"lang_code": language, "model_name": ""}])
    engine.load()
    return engine


@cache
def _names_model(name: str) -> Language:
    try:
        return spacy.load(
            name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
        )
    except OSError:
        raise MissingNameModel(
            f"The spaCy pipeline {name!r}, named in params.yaml under privacy.models, is not"
            " installed. Install its package, or name an installed pipeline."
        ) from None


def identifiers(
    texts: Sequence[str], *, language: str, evidence: Evidence, model: str = ""
) -> list[list[Identifier]]:
    """The identifiers of each text, in order, none within another.

    `model`: a spaCy pipeline whose named entities are evidence too; none where it is empty.

    Raises:
        MissingNameModel: the pipeline is not installed.
    """
    engine = analyzer(language, evidence=evidence)
    pieces = [
        (number, start, piece)
        for number, text in enumerate(texts)
        for start, piece in _pieces(text)
    ]
    parts = [piece for _, _, piece in pieces]
    docs: Iterable[Doc | None] = _names_model(model).pipe(parts) if model else [None] * len(parts)
    found: list[list[Identifier]] = [[] for _ in texts]
    for (number, start, piece), doc in zip(pieces, docs, strict=True):
        results = engine.analyze(piece, language=language, nlp_artifacts=_artifacts(doc, language))
        found[number] += [
            replace(hit, start=start + hit.start, end=start + hit.end)
            for hit in _apart(results, evidence=evidence, text=piece)
        ]
    return found


_LONGEST = 4_000  # characters: patterns take more than twice as long for twice the text


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each piece begins, and the piece: cut after a sentence, else at a blank or anywhere."""
    start = 0
    while len(text) - start > _LONGEST:
        piece = text[start : start + _LONGEST]
        half = _LONGEST // 2
        cut = max(piece.rfind(mark, half) for mark in (". ", "? ", "! ")) + 2
        cut = cut if cut > half else piece.rfind(" ", half) + 1
        cut = cut if cut > half else _LONGEST
        yield start, piece[:cut]
        start += cut
    yield start, text[start:]


def _artifacts(doc: Doc | None, language: str) -> NlpArtifacts:
    entities = list(doc.ents) if doc is not None else []
    return NlpArtifacts(
        entities=entities,
        tokens=doc if doc is not None else Doc(Vocab()),
        tokens_indices=[],
        lemmas=[],
        nlp_engine=_engine(language),
        language=language,
    )


def _apart(
    results: Sequence[RecognizerResult], *, evidence: Evidence, text: str
) -> list[Identifier]:
    """Of what overlaps the more telling kind, then the surer, then the longer; in reading order."""
    ranked = sorted(
        results,
        key=lambda one: (
            min(_ORDER.index(one.entity_type), _ORDER.index("PERSON")),
            -one.score,
            one.start - one.end,
            one.start,
        ),
    )
    kept: list[Identifier] = []
    for one in ranked:
        said = text[one.start : one.end]
        if said.strip().lower() in evidence.keep:
            continue
        start = one.start + len(said) - len(said.lstrip())
        end = one.end - len(said) + len(said.rstrip())
        if all(end <= other.start or other.end <= start for other in kept):
            kept.append(Identifier(_KINDS[one.entity_type], start, end, one.score))
    return sorted(kept, key=lambda one: one.start)
