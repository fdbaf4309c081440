"""The lexicon `data/lexicon.yaml`: concepts with labels and practices, and themes, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from pipeline.config.yaml_files import Entry, KeyPath, load_yaml, parse_yaml, suggestion
from pipeline.errors import Explained, say
from pipeline.text.cowords import Bases, bases_of
from pipeline.text.phrase_matcher import GAP, LONG_GAP, NAMED, PhraseBook, has_pieces, star_pattern

Form = Literal["noun", "verb", "agent", "adjective"]
Kind = Literal["label", "practice", "theme"]
EntryKind = Literal["concept", "theme"]
FORMS: tuple[Form, ...] = get_args(Form)
PHRASE: Literal["phrase"] = "phrase"
"""The form of practices and themes, which are said in phrases of any shape."""

DEED_LANGUAGES = ("en", "nb", "nn")
"""Languages in which deeds are looked for: those of which the pronouns are known."""

LEXICON = Path("data") / "lexicon.yaml"


class WrongLexicon(Explained):
    """The lexicon holds wrong entries. The message names each with its line and the remedy."""


def _plain_id(id: str) -> str:
    """The id, if it is lower-case letters and hyphens."""
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", id):
        raise PydanticCustomError(
            "id", "{words}", {"words": say("must be lower-case letters and hyphens")}
        )
    return id


def _well_formed(phrase: str) -> str:
    """The phrase, if it begins and ends with a word and its stars and signs have a meaning."""
    words = phrase.split()
    parts = [part for word in words for part in word.split("|")]
    unknown = next((word for word in words if word[0] == "@" and word not in NAMED), "")
    wrong = ""
    if {GAP, LONG_GAP} & {words[0], words[-1]} or "" in parts:
        wrong = say("a phrase begins and ends with a word")
    elif any(not part.strip("*") for part in parts):
        wrong = say("a star needs letters on one side of it")
    elif unknown:
        known = ", ".join(NAMED)
        wrong = say("'{word}' is no word for people; known: {known}", word=unknown, known=known)
        wrong += f".{suggestion(unknown, NAMED)}".rstrip(".")
    elif any("|" in word and has_pieces(word) for word in words):
        wrong = say("write words with a hyphen or 's out")
    if wrong:
        # As a value: a brace in a phrase is no field of the message.
        raise PydanticCustomError("phrase", "{words}", {"words": wrong})
    return phrase


Phrase = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, min_length=1),
    AfterValidator(_well_formed),
]
Phrases = dict[str, tuple[Phrase, ...]]
"""Phrases by language, as in `en: [co-op]`."""


def _as_forms(content: Any) -> Any:
    """The labels of a theme, a plain list, as those of the form `phrase`; lists as tuples."""
    forms = {PHRASE: content} if isinstance(content, list) else content
    if not isinstance(forms, dict):
        return forms
    return {form: tuple(w) if isinstance(w, list) else w for form, w in forms.items()}


LabelsByForm = Annotated[
    dict[Literal["noun", "verb", "agent", "adjective", "phrase"], tuple[Phrase, ...]],
    BeforeValidator(_as_forms),
]


@dataclass(frozen=True)
class Label:
    """A word or phrase that names a concept, in one language and form. `*` is any letters."""

    text: str
    form: str


@dataclass(frozen=True)
class Match:
    """What a word or phrase names, and in which way."""

    concept: str
    form: str
    kind: Kind = "label"


class Concept(Entry):
    """A concept or theme, with the words for it."""

    id: Annotated[str, AfterValidator(_plain_id)] = Field(
        description="the entry's name in tables, CSV and dashboard: lower-case letters, hyphens"
    )
    kind: EntryKind = Field(
        "concept", description="concept, or theme: what people talk about on both sides"
    )
    broader: str = Field("", description="the concept that this one is a kind or a phase of")
    definition: str = Field(description="what it means, in our own words")
    definitions: dict[str, str] = Field({}, description="the definition in other languages")
    source: str = Field(description="where the definition comes from, with its year")
    labels: Annotated[dict[str, LabelsByForm], Field(min_length=1)] = Field(
        description="words that name it, by language; those of a concept by form"
    )
    practices: Phrases = Field({}, description="ways to say the thing without its name")
    deeds: Phrases = Field(
        {}, description="what is done; beside two parties and a word for jointly a practice"
    )
    negative: Phrases = Field(
        {}, description="phrases that look like one of its words and mean something else"
    )

    def labels_in(self, language: str) -> tuple[Label, ...]:
        """The labels of one language, in the order of the file; the first is preferred."""
        forms = self.labels.get(language, {})
        return tuple(Label(text, form) for form, texts in forms.items() for text in texts)


class Lexicon(Entry):
    """All concepts and themes, and the words with `co-` that are none."""

    version: int
    concepts: tuple[Concept, ...]
    not_concepts: Phrases = Field({}, description="words with `co-` that are never meant")

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """Ids and labels belong to one entry; `broader` names one; forms and deeds fit the kind."""
        yield from self._wrong_tree()
        yield from self._wrong_forms()
        yield from self._wrong_deeds()
        yield from self._labels_of_two()

    def _wrong_tree(self) -> Iterator[tuple[KeyPath, str]]:
        ids = [concept.id for concept in self.concepts]
        broader = {concept.id: concept.broader for concept in self.concepts}
        for number, concept in enumerate(self.concepts):
            path = ("concepts", number)
            if concept.id in ids[:number]:
                words = say("concept '{id}' stands there twice; merge the two", id=concept.id)
                yield (*path, "id"), words
            if concept.broader and concept.broader not in ids:
                near = suggestion(concept.broader, ids)
                words = say("there is no concept '{id}'.", id=concept.broader)
                yield (*path, "broader"), f"{words}{near}"
            elif _is_above_itself(concept.id, broader):
                words = say("the concept is above itself; take a `broader` out")
                yield (*path, "broader"), words

    def _wrong_forms(self) -> Iterator[tuple[KeyPath, str]]:
        for number, concept in enumerate(self.concepts):
            for language, forms in concept.labels.items():
                path = ("concepts", number, "labels", language)
                if (concept.kind == "theme") != (PHRASE in forms):
                    yield (
                        path,
                        say("the labels of a theme stand in one list")
                        if concept.kind == "theme"
                        else say(
                            "the labels of a concept stand by {forms}", forms=", ".join(FORMS)
                        ),
                    )

    def _wrong_deeds(self) -> Iterator[tuple[KeyPath, str]]:
        for number, concept in enumerate(self.concepts):
            path = ("concepts", number, "deeds")
            if concept.deeds and concept.kind == "theme":
                yield path, say("a theme has no deeds; take them out")
            for language, deeds in concept.deeds.items():
                if language not in DEED_LANGUAGES:
                    known = ", ".join(DEED_LANGUAGES)
                    words = say("deeds are looked for in {languages} only", languages=known)
                    yield (*path, language), words
                for at, deed in enumerate(deeds):
                    if any(word in NAMED for word in deed.split()):
                        words = say("a deed names no people: write '{deed}' without", deed=deed)
                        yield (*path, language, at), words

    def _labels_of_two(self) -> Iterator[tuple[KeyPath, str]]:
        owners: dict[tuple[str, str, str], str] = {}
        for number, concept in enumerate(self.concepts):
            for language in concept.labels if concept.kind == "concept" else ():
                for label in concept.labels_in(language):
                    owner = owners.setdefault((language, label.form, label.text), concept.id)
                    if owner != concept.id:
                        path = ("concepts", number, "labels", language, label.form)
                        yield (
                            path,
                            say(
                                "label '{label}' belongs to {owner} already",
                                label=label.text, owner=owner,
                            ),
                        )  # fmt: skip

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of any label or practice, in the order in which they first occur."""
        found = [
            language
            for concept in self.concepts
            for language in (*concept.labels, *concept.practices)
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def practised(self) -> tuple[str, ...]:
        """The concepts that are done: all but themes."""
        return tuple(concept.id for concept in self.concepts if concept.kind == "concept")

    @cached_property
    def bases(self) -> Bases:
        """What stands after `co-`, `sam-` and `med-` in the labels, for all their spellings."""
        return bases_of(
            (language, label.text, label.form)
            for concept in self.concepts
            if concept.kind == "concept"
            for language in concept.labels
            for label in concept.labels_in(language)
        )

    @cached_property
    def _exact(self) -> dict[tuple[str, str], list[Match]]:
        found: dict[tuple[str, str], list[Match]] = {}
        for language, label, match in self._words():
            if "*" not in label:
                found.setdefault((language, label), []).append(match)
        return found

    @cached_property
    def _starred(self) -> dict[str, list[tuple[re.Pattern[str], Match]]]:
        found: dict[str, list[tuple[str, Match]]] = {}
        for language, label, match in self._words():
            if "*" in label:
                found.setdefault(language, []).append((label, match))
        return {
            language: [
                (star_pattern(label), match)
                for label, match in sorted(labels, key=lambda item: -len(item[0].strip("*")))
            ]
            for language, labels in found.items()
        }

    @cached_property
    def shortest(self) -> int:
        """The length of the shortest one-word label; a lemma may be longer than its form."""
        lengths = [len(label.strip("*")) for _, label, _ in self._words()]
        return max(1, min(lengths, default=1) - 3)

    @cached_property
    def _met(self) -> dict[tuple[str, str], Match | None]:
        """What the labels with a star said of words so far: texts repeat their words."""
        return {}

    def _words(self) -> Iterator[tuple[str, str, Match]]:
        """The labels of concepts that are one word; longer ones are phrases."""
        for concept in self.concepts:
            for language in concept.labels:
                for label in concept.labels_in(language):
                    if concept.kind == "concept" and not _is_phrase(label.text):
                        yield language, label.text, Match(concept.id, label.form)

    def match(self, word: str, *, language: str, verb: bool | None) -> Match | None:
        """What the word names in the language, or None.

        `word` is a lemma or a normalised form in lower case. Where a word is both noun and verb
        (co-design), `verb` decides; None, where no tagger says, takes the first in the lexicon. Of
        the labels with a star the longest wins.
        """
        matches = self._exact.get((language, word))
        if matches:
            wanted = [match for match in matches if verb is None or (match.form == "verb") == verb]
            return (wanted or matches)[0]
        key = (language, word)
        if key not in self._met:
            fitting = (
                m for pattern, m in self._starred.get(language, ()) if pattern.fullmatch(word)
            )
            self._met[key] = next(fitting, None)
        return self._met[key]

    def phrases(self, language: str) -> PhraseBook[Match]:
        """The practices, the themes and the labels of more than one word, in the language."""
        return self._books[0].get(language) or PhraseBook([])

    def deeds(self, language: str) -> PhraseBook[str]:
        """The deeds of the language, each with the id of the concept that is done by it."""
        return self._deeds.get(language) or PhraseBook([])

    @cached_property
    def _deeds(self) -> dict[str, PhraseBook[str]]:
        spoken = dict.fromkeys(language for c in self.concepts for language in c.deeds)
        return {
            language: PhraseBook(
                [(text, c.id) for c in self.concepts for text in c.deeds.get(language, ())]
            )
            for language in spoken
        }

    def negatives(self, language: str) -> PhraseBook[str]:
        """The negative labels of the language, each with the id of the entry that it is not."""
        return self._books[1].get(language) or PhraseBook([])

    @cached_property
    def _books(self) -> tuple[dict[str, PhraseBook[Match]], dict[str, PhraseBook[str]]]:
        wanted = {language: PhraseBook(self._phrases(language)) for language in self.languages}
        spoken = dict.fromkeys(language for c in self.concepts for language in c.negative)
        negative = {
            language: PhraseBook(
                [(text, c.id) for c in self.concepts for text in c.negative.get(language, ())]
            )
            for language in spoken
        }
        return wanted, negative

    def _phrases(self, language: str) -> Iterator[tuple[str, Match]]:
        for concept in self.concepts:
            for label in concept.labels_in(language):
                if concept.kind == "theme":
                    yield label.text, Match(concept.id, PHRASE, "theme")
                elif _is_phrase(label.text):
                    yield label.text, Match(concept.id, label.form)
            for text in concept.practices.get(language, ()):
                yield text, Match(concept.id, PHRASE, "practice")

    def families(self) -> dict[str, str]:
        """For each concept the one at the top of its tree; one without a tree is its own."""
        broader = {concept.id: concept.broader for concept in self.concepts}
        tops = {}
        for id in broader:
            top = id
            while broader.get(top):
                top = broader[top]
            tops[id] = top
        return tops


def _is_above_itself(id: str, broader: Mapping[str, str]) -> bool:
    """Whether the way up from the concept leads back to it."""
    seen: set[str] = set()
    above = broader[id]
    while above and above not in seen:
        if above == id:
            return True
        seen.add(above)
        above = broader.get(above, "")
    return False


def _is_phrase(label: str) -> bool:
    return " " in label or "|" in label


def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """The checked lexicon.

    Raises:
        WrongLexicon: all that is wrong in the file, each with its line.
    """
    return load_yaml(path, model=Lexicon, wrong=WrongLexicon)


def parse_lexicon(text: str, *, name: str = str(LEXICON)) -> Lexicon:
    """The checked lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongLexicon: all that is wrong in the text, each with its line.
    """
    return parse_yaml(text, name=name, model=Lexicon, wrong=WrongLexicon)
