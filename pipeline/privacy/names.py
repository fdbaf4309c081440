"""Names of people, places and organisations in running text: found by capital, list and context.

English and the Scandinavian languages write few words with a capital inside a sentence. One that is
neither month nor language nor the like is therefore a name, listed or not. At the beginning of a
sentence a list, a dictionary, the rest of the project and the words around it decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pipeline.privacy.name_lists import (
    CIVIL_TITLES,
    DETERMINERS,
    MONTH_NAMES,
    NAME_BEFORE,
    NO_NAMES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    PERSON_VERBS,
    PLACE_BEFORE,
    PLACE_ENDINGS,
    PLACE_WORDS,
    TITLES,
    first_names,
    is_ordinary,
    is_word_too,
    last_names,
    stop_words,
)
from pipeline.text.cowords import co_words
from pipeline.text.placeholders import PLACEHOLDER

ENTITIES = ("PERSON", "LOCATION", "ORGANIZATION")
_NER = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION",
        "ORG": "ORGANIZATION"}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’](?:s|S|d|ll|ve|re)?$")
_OPENS = re.compile(r"(?:^|[.!?…:;\n][\"'”’»)\]]*|[\"“«‘(\[\]–—*•]|(?<!\w)[-'])\s*$")
_SHORT = r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Revd?|Sr|Jr|Sgt|Cllr|Capt|Lt|Cpl|Fr|Supt|Insp)"
_ABBREVIATED = re.compile(rf"{_SHORT}(?:\.|\.?\s[A-ZÆØÅ]\.)\s*$")  # `Dr. Hill`, `Mr I. Hill`
_INITIALS_BEFORE = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Fru|Herr)\.?\s)?(?:[A-ZÆØÅ]\.\s?){1,3}$"
)
_INITIAL_AFTER = re.compile(r"\s[A-HJ-ZÆØÅ](?:\.|(?=[,;:?!]|$))")
_JOINS = re.compile(r"\s(?:and|of|the|og|i|av|&|de|van|von|der|den|al|el|bin)\s(?:the\s)?|\.?\s|-")
_MIXED = frozenset({"and", "og", "i", "of", "av", "&"})
_SAM = re.compile(r"(?:sam|med)[-‐‑]?(?:skap|skab|prod|arbe|handl|virk|design|styr|ordn|borger)")


class Word(NamedTuple):
    """A word where it stands: without a genitive, in lower case, and whether it begins a sentence.

    `opens` holds after a full stop, a colon, a bracket or a quotation mark.
    """

    start: int
    end: int
    text: str
    lower: str
    opens: bool


@dataclass(frozen=True)
class Evidence:
    """What the project's other words tell: words it writes small, names it writes within sentences.

    `strong` holds names that a title or a label tells. `keep` and `hide` are the user's own lists;
    `keep` is in lower case.
    """

    small: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    hide: tuple[str, ...] = ()


def words_of(text: str) -> list[Word]:
    """The words of the text, placeholders and co-words left out."""
    held = [(m.start(), m.end()) for m in PLACEHOLDER.finditer(text)]
    held = sorted([*held, *((start, end) for start, end, _ in co_words(text))])
    found = []
    first = 0
    for match in _WORD.finditer(text):
        while first < len(held) and held[first][1] <= match.start():
            first += 1
        if first < len(held) and held[first][0] < match.end():
            continue
        bare = _GENITIVE.sub("", match[0]) or match[0]
        before = text[max(0, match.start() - 12) : match.start()]
        opens = bool(_OPENS.search(before)) and not _ABBREVIATED.search(before)
        opens = opens or match.start() == 0
        found.append(Word(match.start(), match.start() + len(bare), bare, bare.lower(), opens))
    return found


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that is written small somewhere."""
    return frozenset(
        match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()
    )


def inner_names(text: str, *, language: str, evidence: Evidence) -> set[str]:
    """Words that are names by their capital inside a sentence, in lower case."""
    words = words_of(text)
    return {
        word.lower
        for number, word in enumerate(words)
        if not word.opens and _is_inner_name(words, number, language, evidence)
    }


# ----------------------------------------------------------------------------- one word


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() and (len(word.text) > 1) and not _is_acronym(word)


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and not (len(word.text) > 3 and word.lower in first_names())


def _is_never_name(word: Word, evidence: Evidence) -> bool:
    return word.lower in NO_NAMES or word.lower in evidence.keep or bool(_SAM.match(word.lower))


def _is_language(word: Word) -> bool:
    """`Eritrean`, `Turkish`: of a people or a language, and not a given name."""
    return word.lower.endswith(("ish", "ese", "ian", "ean")) and (
        is_ordinary(word.lower, "en") and word.lower not in first_names()
    )


def _is_before_capital(words: Sequence[Word], number: int) -> bool:
    after = words[number + 1] if number + 1 < len(words) else None
    return after is not None and _is_capital(after) and not after.opens


def _is_half_of_language(words: Sequence[Word], number: int) -> bool:
    """`South African`: a quarter of the sky before a people or a language."""
    if words[number].lower not in _QUARTERS or number + 1 >= len(words):
        return False
    return _is_language(words[number + 1]) or words[number + 1].lower in NO_NAMES


_QUARTERS = frozenset(("north", "south", "east", "west"))


def _is_inner_name(words: Sequence[Word], number: int, language: str, evidence: Evidence) -> bool:
    """A word inside a sentence is a name if it has a capital and no other reason for it."""
    word = words[number]
    if not _is_capital(word) or word.lower in TITLES:
        return False
    if _is_never_name(word, evidence):
        return word.lower in MONTH_NAMES and _before_surname(words, number)
    if language != "en":
        return not any(word.lower.removesuffix(end) in TITLES for end in ("en", "a"))
    if _is_language(word) or _is_half_of_language(words, number):
        return False
    if _is_small_word(word, language) and not _is_before_capital(words, number):
        return False
    return not (_is_plain(word, evidence) and _is_emphasis(words, number, evidence))


def _is_plain(word: Word, evidence: Evidence) -> bool:
    """An English dictionary has it, and neither list, title nor label makes it a name."""
    named = word.lower in first_names() or word.lower in evidence.strong
    return not named and is_ordinary(word.lower, "en")


def _is_emphasis(words: Sequence[Word], number: int, evidence: Evidence) -> bool:
    """An ordinary word, alone with its capital, after an article or written small elsewhere."""
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    if any(word and _is_capital(word) and not word.opens for word in (before, after)):
        return False
    if before is not None and before.lower in TITLES:
        return False
    if before is not None and before.lower in DETERMINERS:
        return True
    # `Then Will took over`: nobody writes that word with a capital for emphasis.
    word = words[number].lower
    return word in evidence.small and not is_word_too(word, "en")


def titled_names(text: str) -> set[str]:
    """Words with a capital that follow a title or a listed given name, in lower case."""
    words = words_of(text)
    return {
        word.lower
        for before, word in pairwise(words)
        if _is_capital(word)
        and not word.opens
        and (before.lower in TITLES or (_is_capital(before) and before.lower in first_names()))
    }


def _before_surname(words: Sequence[Word], number: int) -> bool:
    """`May Thornton`, not `May Day`: a word with a capital follows that is no ordinary one."""
    if number + 1 >= len(words):
        return False
    after = words[number + 1]
    return not after.opens and _is_capital(after) and not is_ordinary(after.lower, "en")


def _is_first_name_of_sentence(
    words: Sequence[Word], number: int, language: str, evidence: Evidence
) -> bool:
    """A word that begins a sentence: listed, unknown to the dictionary, or told by what follows."""
    word = words[number]
    if not _is_capital(word) or _is_never_name(word, evidence) or word.lower in TITLES:
        return False
    too = is_word_too(word.lower, language)
    if word.lower in stop_words(language) and not too:
        return False
    listed = word.lower in first_names()
    named = word.lower in evidence.names
    if word.lower in evidence.small or (too and not named):
        return (named or listed) and _is_told_by_verb(words, number, evidence)
    if listed or named:
        return not (too and _is_addressed(words, number))
    if is_ordinary(word.lower, language) or (language == "en" and _is_language(word)):
        return False
    if word.lower in last_names() and _is_addressed(words, number):
        return False
    return _is_unknown_name(word, language)


def _is_told_by_verb(words: Sequence[Word], number: int, evidence: Evidence) -> bool:
    """The word after it is a verb that people are the subject of; `is` alone tells nothing."""
    if number + 1 >= len(words):
        return words[number].lower in evidence.names
    after = words[number + 1]
    return not after.opens and after.lower in PERSON_VERBS


# `Will you`, `Hope so`, `Mark my words`, `Ring me`.
_ADDRESSED = DETERMINERS | frozenset(
    ("you", "i", "we", "he", "she", "they", "it", "so", "that", "me", "him", "them", "us")
)
_ORDINARY_ENDINGS = (
    "en", "et", "ene", "ane", "ing", "inga", "ingen", "het", "heten", "ende", "lig", "else",
    "elsen", "er", "erne", "ar", "ere", "isk", "bar", "som", "tid", "dag",
)  # fmt: skip


def _is_unknown_name(word: Word, language: str) -> bool:
    """No dictionary has it. Where words are joined freely, a long one may be a compound."""
    if language == "en" or word.lower in last_names():
        return True
    return len(word.lower) <= 9 and not word.lower.endswith(_ORDINARY_ENDINGS)


# ----------------------------------------------------------------------------- runs of words


def runs(
    text: str, *, language: str, evidence: Evidence, people: frozenset[int] = frozenset()
) -> list[list[Word]]:
    """Names as runs of words. `people` are places where a model found a person's name to begin."""
    words = words_of(text)
    found: list[list[Word]] = []
    last = -2
    for number, word in enumerate(words):
        if not _is_name(words, number, language=language, evidence=evidence, people=people):
            continue
        if found and _joined(text, words[last], word, number - last, opens=word.opens):
            found[-1] += words[last + 1 : number + 1]
        else:
            found.append([word])
        last = number
    places = {word.start: number for number, word in enumerate(words)}
    whole = [
        _with_first(text, words[at - 1] if (at := places[run[0].start]) else None, run, language)
        for run in found
    ]
    if language != "en":
        return whole
    return [run for run in whole if not _is_term(text, run, people=people, evidence=evidence)]


def _is_term(text: str, run: Sequence[Word], *, people: frozenset[int], evidence: Evidence) -> bool:
    """`Mental Health Officer`, `the Day Centre`: capitals on words that are written small, too.

    Without an article before it `Rose Lodge` is a name, and so is what one comes from or goes to
    (`to Sure Start`).
    """
    if len(run) < 2 or run[0].start in people:
        return False
    if not all(word.lower in evidence.small and _is_plain(word, evidence) for word in run):
        return False
    word = _word_before(text, run)
    if word in DETERMINERS:
        return True
    return word not in NAME_BEFORE and run[-1].lower not in ORGANISATION_WORDS | PLACE_WORDS


def _is_name(
    words: Sequence[Word],
    number: int,
    *,
    language: str,
    evidence: Evidence,
    people: frozenset[int],
) -> bool:
    word = words[number]
    if not word.opens:
        told = word.start in people and _is_capital(word) and not _is_small_word(word, language)
        return told or _is_inner_name(words, number, language, evidence)
    if word.start in people and _is_capital(word) and _is_either(word, language):
        return not _is_addressed(words, number)
    return _is_first_name_of_sentence(words, number, language, evidence)


def _is_small_word(word: Word, language: str) -> bool:
    """A word that a model may take for a name and that is none."""
    if is_word_too(word.lower, language):
        return False
    return word.lower in NO_NAMES or word.lower in stop_words(language)


def _is_either(word: Word, language: str) -> bool:
    """A given name that is another word, too."""
    return is_word_too(word.lower, language) and word.lower in first_names()


def _is_addressed(words: Sequence[Word], number: int) -> bool:
    """What follows makes a verb of it."""
    return number + 1 < len(words) and words[number + 1].lower in _ADDRESSED


def _joined(text: str, before: Word, word: Word, apart: int, *, opens: bool) -> bool:
    """Whether two names stand so that they are one: `Hustad Sag og Høvleri`, `Camilla Rui`."""
    between = text[before.end : word.start]
    if opens or apart > 3 or len(between) > 9 or not _JOINS.fullmatch(between):
        return False
    joint = between.split()
    if not joint:
        return True
    bodies = {before.lower, word.lower} & ORGANISATION_WORDS
    if joint[0] in ("i", "og", "and") and not bodies:
        return False
    return bool(bodies) or joint[0] not in _MIXED


def _with_first(text: str, first: Word | None, run: list[Word], language: str) -> list[Word]:
    """The run with the word before it, mostly a sentence's first, where that belongs to the name.

    `Quarry Street`, `Bjørn Sætre` and `The Willows` do; `When Mr Bell` and `Sykepleier Eikeland`
    do not. Within a sentence the day of the `Tuesday Club` belongs to it.
    """
    if first is None or text[first.end : run[0].start] != " " or not first.text[0].isupper():
        return run
    if first.lower in CIVIL_TITLES:
        return [first, *run]
    if not first.opens and _is_capital(first) and run[0].lower in ORGANISATION_WORDS:
        return [first, *run]
    if first.lower in stop_words(language) and not is_word_too(first.lower, language):
        return run
    named = first.lower in first_names() or first.lower in last_names()
    body = run[0].lower in ORGANISATION_WORDS | PLACE_WORDS
    if first.opens and _is_capital(first) and (named or body) and first.lower not in TITLES:
        clear = first.lower not in DETERMINERS | PLACE_BEFORE | NO_NAMES
        return [first, *run] if clear else run
    return run


# ------------------------------------------------------------------------------- what it is


_NEAR = 60  # characters, within which a neighbour's word stands


def _word_before(text: str, run: Sequence[Word]) -> str:
    before = text[max(0, run[0].start - _NEAR) : run[0].start].split()
    return before[-1].lower() if before else ""


def kind_of(text: str, run: Sequence[Word]) -> tuple[str, float]:
    """What a run most likely names, as an entity of Presidio's, and how sure that is."""
    previous = _word_before(text, run).strip(".,")
    after = text[run[-1].end :][:_NEAR].lstrip("'’s ").split(" ", 1)[0].strip(".,?!").lower()
    lowers = [word.lower for word in run]
    if previous in TITLES or lowers[0] in CIVIL_TITLES:
        return "PERSON", 0.95
    if lowers[-1] in PLACE_WORDS and len(run) > 1:
        return "LOCATION", 0.9
    if _names_body(lowers) or after in ORGANISATION_WORDS or lowers[0] in ("st", "saint"):
        return "ORGANIZATION", 0.9
    listed = lowers[0] in first_names()
    if listed and previous not in PLACE_BEFORE:
        return "PERSON", 0.85
    if lowers[-1].endswith(PLACE_ENDINGS) and not listed:
        return "LOCATION", 0.7
    if previous in PLACE_BEFORE:
        return "LOCATION", 0.6
    return "PERSON", 0.5 + 0.2 * listed


def _names_body(lowers: Sequence[str]) -> bool:
    many = len(lowers) > 1 and not ORGANISATION_WORDS.isdisjoint(lowers)
    return many or lowers[-1].endswith(ORGANISATION_ENDINGS)


class NameRecognizer(EntityRecognizer):
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
            for entity in (nlp_artifacts.entities if nlp_artifacts else [])
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
    if before := _INITIALS_BEFORE.search(text[max(0, start - 16) : start]):
        start -= len(before[0])
    after = _INITIAL_AFTER.match(text, end) if run[-1].lower in first_names() else None
    return start, after.end() if after else end
