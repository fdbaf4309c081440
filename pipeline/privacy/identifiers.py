"""Identifiers in running text: names, numbers, addresses and dates that point to a person.

Built on Presidio's analyzer: its recognisers of British and Swedish numbers and ours for the rest.
Presidio's own pipeline of a language model is not used, and nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import spacy
from presidio_analyzer import (
    AnalyzerEngine,
    ContextAwareEnhancer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.errors import Explained, say
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.nicknames import nickname_recognisers
from pipeline.privacy.names.project import Said
from pipeline.privacy.names.recogniser import Entity, NameRecogniser, Seen
from pipeline.privacy.recognisers.ages import age_recognisers
from pipeline.privacy.recognisers.contacts import contact_recognisers
from pipeline.privacy.recognisers.dates import date_recognisers
from pipeline.privacy.recognisers.digits.check_digits import identity_recognisers
from pipeline.privacy.recognisers.digits.numbers import number_recognisers
from pipeline.privacy.recognisers.digits.plates import plate_recognisers
from pipeline.privacy.recognisers.digits.references import reference_recognisers
from pipeline.privacy.recognisers.digits.small_letters import small_letter_recognisers
from pipeline.privacy.recognisers.digits.spoken import spoken_recognisers
from pipeline.privacy.recognisers.firms import firm_recognisers
from pipeline.privacy.recognisers.initials import initial_recognisers
from pipeline.privacy.recognisers.places.addresses import address_recognisers
from pipeline.privacy.recognisers.places.numbered_rooms import numbered_room_recognisers
from pipeline.privacy.recognisers.places.rooms import room_recognisers
from pipeline.privacy.recognisers.roles import role_recognisers
from pipeline.privacy.recognisers.spans import pattern_recogniser
from pipeline.text.cowords import co_words

_KINDS = {
    "EMAIL_ADDRESS": "email",
    "SPOKEN_EMAIL": "email",
    "URL": "web",
    "SPOKEN_URL": "web",
    "HANDLE": "web",
    "GPS": "address",
    "UK_NHS": "identity",
    "UK_NINO": "identity",
    "SE_PERSONNUMMER": "identity",
    "NO_FNR": "identity",
    "DK_CPR": "identity",
    "PASSPORT": "identity",
    "ADDRESS": "address",
    "BIRTH_DATE": "birth_date",
    "ACCOUNT": "number",
    "DATE": "date",
    "PLATE": "number",
    "PHONE_NUMBER": "phone",
    "CASE": "number",
    "CODE": "number",
    "NUMBER": "number",
    "SPOKEN_NUMBER": "number",
    "ROOM": "room",
    "AGE": "age",
    "SPELT_NAME": "person",
    "INITIALS": "person",
    "UNIQUE_ROLE": "role",
    "HIDDEN": "person",
    "NICKNAME": "person",
    "PERSON": "person",
    "LOCATION": "place",
    "ORGANIZATION": "organisation",
    "FIRM": "organisation",
}
"""Presidio's entities and the kinds of this package; of two that overlap the earlier is kept."""
_ORDER = tuple(_KINDS)
_OF_WORDS = ("ROOM", "INITIALS", "UNIQUE_ROLE", "NICKNAME", "FIRM", "DATE")
"""Entities that words alone tell; none of them holds a co-word, which is what is measured."""


class MissingNameModel(Explained):
    """The spaCy pipeline that reads names is not installed. The message names the remedy."""


@dataclass(frozen=True)
class Identifier:
    """Where an identifier stands and what it is; `score` tells how sure that is."""

    kind: str
    start: int
    end: int
    score: float


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


@lru_cache(maxsize=4)
def analyzer(language: str, *, evidence: Evidence) -> AnalyzerEngine:
    """Presidio's engine with the recognisers of identifiers for texts in the language."""
    recognizers = [
        NameRecogniser(language=language, evidence=evidence),
        *contact_recognisers(language),
        *address_recognisers(language),
        *date_recognisers(language),
        *age_recognisers(language),
        *identity_recognisers(language),
        *number_recognisers(language),
        *spoken_recognisers(language),
        *plate_recognisers(language),
        *small_letter_recognisers(language),
        *role_recognisers(language),
        *room_recognisers(language),
        *numbered_room_recognisers(language),
        *reference_recognisers(language),
        *firm_recognisers(language),
        *nickname_recognisers(language),
        *initial_recognisers(language, known=evidence.initials),
    ]
    if evidence.hide:
        hidden = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in evidence.hide)
        recognizers.append(pattern_recogniser("HIDDEN", hidden, language))
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
            say(
                "The spaCy pipeline '{model}', named in params.yaml under {key}, is not "
                "installed. Install its package, or name an installed pipeline.",
                model=name,
                key="privacy.models",
            )
        ) from None


Entities = tuple[tuple[Entity, ...], ...]
"""What a model sees in a text, piece by piece."""


def identifiers(
    texts: Sequence[str], *, language: str, evidence: Evidence, model: str = ""
) -> list[list[Identifier]]:
    """The identifiers of each text, in order, none within another.

    `model`: a spaCy pipeline whose named entities are evidence too; none where it is empty.

    Raises:
        MissingNameModel: the pipeline is not installed.
    """
    seen = entities(texts, model=model)
    return [
        identifiers_in(text, language=language, evidence=evidence, seen=own)
        for text, own in zip(texts, seen, strict=True)
    ]


def entities(texts: Sequence[str], *, model: str) -> list[Entities]:
    """What the model sees in each text; nothing where there is none.

    Raises:
        MissingNameModel: the pipeline is not installed.
    """
    pieces = [[piece for _, piece in _pieces(text)] for text in texts]
    if not model:
        return [((),) * len(own) for own in pieces]
    docs = _modelled([piece for own in pieces for piece in own], model)
    found = ((Entity(one.start_char, one.label_) for one in doc.ents) for doc in docs)
    return [tuple(tuple(next(found)) for _ in own) for own in pieces]


def identifiers_in(
    text: str, *, language: str, evidence: Evidence, seen: Entities
) -> list[Identifier]:
    """The identifiers of a text in which a model has seen these entities."""
    engine = analyzer(language, evidence=evidence)
    found: list[Identifier] = []
    for (start, piece), own in zip(_pieces(text), seen, strict=True):
        results = engine.analyze(piece, language=language, nlp_artifacts=_artifacts(own, language))
        found += [
            replace(hit, start=start + hit.start, end=start + hit.end)
            for hit in _apart(results, evidence=evidence, text=piece)
        ]
    return found


@dataclass(frozen=True)
class Search:
    """What is looked for in every document: the evidence, and a spaCy pipeline per language."""

    evidence: Evidence
    models: Mapping[str, str]

    def warm(self, languages: Iterable[str]) -> None:
        """Loads the lists and models of the languages.

        Raises:
            MissingNameModel: a pipeline is not installed.
        """
        for language in sorted({*languages}):
            identifiers_of(self, Said(language, ("Ruth Haldane said that 1 of them left.",)))


MOST_DIFFERENT = 10_000
"""Different wordings of a document that are replaced; an interview has some hundred.

All that the stage's own process does with names takes time by their number, and has no other limit.
"""


class TooManyIdentifiers(Exception):
    """A document has more than `MOST_DIFFERENT`: it is a list, or no text of people at all."""


def identifiers_of(search: Search, said: Said) -> list[list[Identifier]]:
    """The identifiers of each text of one document.

    Raises:
        TooManyIdentifiers: there are more different ones than an interview can have.
    """
    model = search.models.get(said.language, "")
    found = identifiers(said.texts, language=said.language, evidence=search.evidence, model=model)
    check_number(said.texts, found)
    return found


def check_number(texts: Sequence[str], found: Sequence[Sequence[Identifier]]) -> None:
    """Lets pass what an interview can have.

    Raises:
        TooManyIdentifiers: there are more different ones.
    """
    pairs = zip(texts, found, strict=True)
    if len({text[hit.start : hit.end] for text, hits in pairs for hit in hits}) > MOST_DIFFERENT:
        raise TooManyIdentifiers


_AT_ONCE = 20_000
"""Characters that the model reads at once: each may be a token, and each costs some kilobytes."""


def _modelled(pieces: Sequence[str], model: str) -> Iterator[Doc]:
    """A Doc of each piece, read in batches of so many characters."""
    nlp = _names_model(model)
    batch: list[str] = []
    for piece in pieces:
        batch.append(piece)
        if sum(map(len, batch)) >= _AT_ONCE:
            yield from nlp.pipe(batch)
            batch = []
    yield from nlp.pipe(batch)


_LONGEST = 2_000  # characters: patterns take more than twice as long for twice the text


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


def _artifacts(seen: Sequence[Entity], language: str) -> Seen:
    return Seen(seen, nothing=_no_tokens(), engine=_engine(language), language=language)


@cache
def _no_tokens() -> Doc:
    return Doc(Vocab())


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
    held = [(start, end) for start, end, _ in co_words(text)]
    for one in ranked:
        said = text[one.start : one.end]
        if one.entity_type in _OF_WORDS and _overlaps(one, held):
            continue
        if said.strip().lower() in evidence.keep or _KINDS[one.entity_type] in evidence.stay:
            continue
        start = one.start + len(said) - len(said.lstrip())
        end = one.end - len(said) + len(said.rstrip())
        _keep(kept, Identifier(_KINDS[one.entity_type], start, end, one.score))
    return sorted(kept, key=lambda one: one.start)


def _overlaps(one: RecognizerResult, held: Sequence[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in held)


def _keep(kept: list[Identifier], one: Identifier) -> None:
    """Adds the identifier; what overlaps those that are kept already makes them longer.

    So no part of a number stays readable of which two recognisers find different parts.
    """
    over = [other for other in kept if one.start < other.end and other.start < one.end]
    if not over:
        kept.append(one)
        return
    first = over[0]
    if one.kind == "role" or all(o.start <= one.start and one.end <= o.end for o in over):
        return
    for other in over:
        kept.remove(other)
    start = min(one.start, *(other.start for other in over))
    end = max(one.end, *(other.end for other in over))
    kept.append(replace(first, start=start, end=end))
