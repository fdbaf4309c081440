"""Presidio's interface to names as runs of words, and what a run names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.tokens import Doc

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    CIVIL_TITLES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    PLACE_ENDINGS,
    PLACE_WORDS,
    WORDS_BEFORE_PLACE,
    first_names,
    is_title,
)
from pipeline.privacy.names.runs import NEIGHBOUR_REACH, runs, word_before
from pipeline.privacy.names.words import Word

ENTITIES = ("PERSON", "LOCATION", "ORGANIZATION")
_NER = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION",
        "ORG": "ORGANIZATION"}  # fmt: skip

_SAINTS = WordList("small_words", "saints")
_TITLES = WordList("small_words", "titles_before_initials", language=EVERY)
_FORMS = WordList("small_words", "forms_of_firms", language=EVERY)
_SHOUTED_INITIAL = re.compile(r"\s[A-ZÆØÅ](?![\w'’])")
_INITIAL_AFTER = re.compile(r"\s[A-HJ-ZÆØÅ](?:\.|(?=[,;:?!]|$))")


@cache
def _initials_before() -> re.Pattern[str]:
    titles = any_word(map(str.capitalize, _TITLES))
    return re.compile(rf"(?<!\w)(?:{titles}\.?\s)?(?:[A-ZÆØÅ]\.\s?){{1,3}}$")


@cache
def _form_of_firm() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(_FORMS)})(?!\w)")


def kind_of(text: str, run: Sequence[Word]) -> tuple[str, float]:
    """What a run most likely names, as an entity of Presidio's, and how sure that is."""
    previous = word_before(text, run).strip(".,")
    after = _word_after(text, run)
    lowers = [word.lower for word in run]
    if is_title(previous) or lowers[0] in CIVIL_TITLES:
        return "PERSON", 0.95
    if lowers[-1] in PLACE_WORDS and len(run) > 1:
        return "LOCATION", 0.9
    if _names_organisation(lowers) or after in ORGANISATION_WORDS or lowers[0] in _SAINTS:
        return "ORGANIZATION", 0.9
    listed = lowers[0] in first_names()
    if listed and previous not in WORDS_BEFORE_PLACE:
        return "PERSON", 0.85
    if lowers[-1].endswith(tuple(PLACE_ENDINGS)) and not listed:
        return "LOCATION", 0.7
    if previous in WORDS_BEFORE_PLACE:
        return "LOCATION", 0.6
    return "PERSON", 0.5 + 0.2 * listed


def _word_after(text: str, run: Sequence[Word]) -> str:
    after = text[run[-1].end : run[-1].end + NEIGHBOUR_REACH].lstrip("'’s ")
    return after.split(" ", 1)[0].strip(".,?!").lower()


def _names_organisation(lowers: Sequence[str]) -> bool:
    many = len(lowers) > 1 and not ORGANISATION_WORDS.isdisjoint(lowers)
    return many or lowers[-1].endswith(tuple(ORGANISATION_ENDINGS))


class Entity(NamedTuple):
    """Where a model of named entities sees one, and what it calls it."""

    start_char: int
    label_: str


class Seen(NlpArtifacts):
    """What a model of named entities saw of a text, kept without its documents."""

    def __init__(self, seen: Sequence[Entity], *, nothing: Doc, engine: NlpEngine, language: str):
        super().__init__([], nothing, [], [], engine, language)
        self.seen = tuple(seen)


class NameRecogniser(EntityRecognizer):
    """Presidio's interface to `runs`; a model's entities add their vote where there is one."""

    def __init__(self, *, language: str, evidence: Evidence) -> None:
        self.evidence = evidence
        super().__init__(supported_entities=list(ENTITIES), supported_language=language)

    def load(self) -> None:
        """Nothing to load: the lists are read when they are first asked for."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Each name once as what it looks like, and once more as what the model calls it."""
        called = {
            entity.start_char: _NER[entity.label_]
            for entity in (nlp_artifacts.seen if isinstance(nlp_artifacts, Seen) else ())
            if entity.label_ in _NER
        }
        people = frozenset(start for start, label in called.items() if label == "PERSON")
        results = []
        for run in runs(
            text, language=self.supported_language, evidence=self.evidence, people=people
        ):
            entity, score = kind_of(text, run)
            start, end = _with_initials(text, run)
            results.append(RecognizerResult(entity, start, end, score))
            if called.get(run[0].start, entity) != entity:
                results.append(RecognizerResult(called[run[0].start], start, end, 0.4))
        return results


def _with_initials(text: str, run: Sequence[Word]) -> tuple[int, int]:
    """Where the name begins and ends, `J. Burrows` and `Randi M.` with their initials."""
    start, end = run[0].start, run[-1].end
    if before := _initials_before().search(text[max(0, start - 16) : start]):
        start -= len(before[0])
    shouted = run[-1].text.isupper() and len(run[-1].text) > 1
    listed = run[-1].lower in first_names()
    pattern = _SHOUTED_INITIAL if shouted else _INITIAL_AFTER if listed else _form_of_firm()
    after = pattern.match(text, end)
    return start, after.end() if after else end
