"""What is looked for: concepts with their labels, by language and form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import yaml

from pipeline.errors import Explained

Form = Literal["noun", "verb", "agent", "adjective"]
FORMS: tuple[Form, ...] = get_args(Form)

LEXICON = Path("data") / "lexicon.yaml"

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


class WrongLexicon(Explained):
    """The lexicon holds wrong entries. The message names each with its line and the remedy."""


@dataclass(frozen=True)
class Label:
    """A word that names a concept, in one language and form. `*` stands for any letters."""

    text: str
    form: Form


@dataclass(frozen=True)
class Concept:
    """A concept with its labels by language; the first label of a language is the preferred one."""

    id: str
    definition: str
    source: str
    labels: Mapping[str, tuple[Label, ...]]
    negative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """What a word names."""

    concept: str
    form: Form


@dataclass(frozen=True)
class Lexicon:
    """All concepts, and the words with `co-` that are none."""

    version: int
    concepts: tuple[Concept, ...]
    not_concepts: Mapping[str, frozenset[str]]

    @cached_property
    def _exact(self) -> dict[tuple[str, str], list[Match]]:
        found: dict[tuple[str, str], list[Match]] = {}
        for language, label, match in self._labels():
            if "*" not in label:
                found.setdefault((language, label), []).append(match)
        return found

    @cached_property
    def _starred(self) -> dict[str, list[tuple[re.Pattern[str], Match]]]:
        found: dict[str, list[tuple[str, Match]]] = {}
        for language, label, match in self._labels():
            if "*" in label:
                found.setdefault(language, []).append((label, match))
        return {
            language: [
                (re.compile(re.escape(label).replace(r"\*", r"[\w-]*")), match)
                for label, match in sorted(labels, key=lambda item: -len(item[0]))
            ]
            for language, labels in found.items()
        }

    def _labels(self) -> list[tuple[str, str, Match]]:
        return [
            (language, label.text, Match(concept.id, label.form))
            for concept in self.concepts
            for language, labels in concept.labels.items()
            for label in labels
        ]

    def match(self, word: str, *, language: str, verb: bool) -> Match | None:
        """What the word names in the language, or None.

        `word` is a lemma or a normalised form in lower case. Where a word is both noun and verb
        (co-design), `verb` decides. Of the labels with a star the longest wins.
        """
        matches = self._exact.get((language, word))
        if matches:
            wanted = [match for match in matches if (match.form == "verb") == verb]
            return (wanted or matches)[0]
        for pattern, match in self._starred.get(language, ()):
            if pattern.fullmatch(word):
                return match
        return None

    def negatives(self, language: str) -> dict[str, list[tuple[str, ...]]]:
        """Per concept its negative labels of the language, each as its words, longest first."""
        return {
            concept.id: sorted(
                (tuple(phrase.split()) for phrase in concept.negative.get(language, ())),
                key=len,
                reverse=True,
            )
            for concept in self.concepts
        }


def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """The checked lexicon.

    Raises:
        WrongLexicon: all that is wrong in the file, each with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongLexicon(f"{path} is missing. Restore it, for instance from Git.") from None
    return parse_lexicon(text, name=str(path))


def parse_lexicon(text: str, *, name: str = "lexicon") -> Lexicon:
    """The checked lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongLexicon: all that is wrong in the text, each with its line.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise WrongLexicon(f"{name}{line}: not valid YAML. Check indents and quotes.") from None
    reader = _Reader(text, name)
    lexicon = reader.lexicon(content)
    if reader.errors:
        raise WrongLexicon("\n".join(reader.errors))
    return lexicon


class _Reader:
    """Collects all errors of one lexicon with their lines."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.errors: list[str] = []
        self.seen: dict[tuple[str, str, str], str] = {}

    def wrong(self, near: str, what: str) -> None:
        line = next((i for i, line in enumerate(self.lines, start=1) if near in line), 1)
        self.errors.append(f"{self.name}:{line}: {what}")

    def lexicon(self, content: object) -> Lexicon:
        if not isinstance(content, dict) or not isinstance(content.get("concepts"), list):
            self.wrong("", "needs `version`, a list `concepts` and perhaps `not_concepts`.")
            return Lexicon(0, (), {})
        for key in content:
            if key not in ("version", "concepts", "not_concepts"):
                self.wrong(
                    str(key), f"unknown key {key!r}; known: version, concepts, not_concepts."
                )
        version = content.get("version")
        if not isinstance(version, int):
            self.wrong("version", "`version` must be a whole number.")
            version = 0
        concepts = tuple(
            concept for entry in content["concepts"] if (concept := self.concept(entry)) is not None
        )
        ids = [concept.id for concept in concepts]
        for twice in sorted({id for id in ids if ids.count(id) > 1}):
            self.wrong(f"id: {twice}", f"concept {twice!r} stands there twice; merge the two.")
        not_concepts = {
            language: frozenset(words)
            for language, words in self.phrases(content.get("not_concepts", {}), "not_concepts")
        }
        return Lexicon(version, concepts, not_concepts)

    def concept(self, entry: object) -> Concept | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            self.wrong("- ", f"a concept needs an `id`; found {type(entry).__name__}.")
            return None
        id = entry["id"]
        near = f"id: {id}"
        if not _ID.fullmatch(id):
            self.wrong(near, f"id {id!r} must be lower-case letters and hyphens.")
        for key in entry:
            if key not in ("id", "definition", "source", "labels", "negative"):
                self.wrong(str(key), f"{id}: unknown key {key!r}.")
        for key in ("definition", "source"):
            if not isinstance(entry.get(key), str):
                self.wrong(near, f"{id}: `{key}` is missing; write it in a sentence.")
        labels = self.labels(id, entry.get("labels"))
        negative = {
            language: tuple(phrases)
            for language, phrases in self.phrases(entry.get("negative", {}), near)
        }
        return Concept(id, str(entry.get("definition")), str(entry.get("source")), labels, negative)

    def labels(self, id: str, content: object) -> dict[str, tuple[Label, ...]]:
        near = f"id: {id}"
        if not isinstance(content, dict) or not content:
            self.wrong(near, f"{id}: needs `labels` for at least one language.")
            return {}
        return {str(lang): self.language(id, str(lang), forms) for lang, forms in content.items()}

    def language(self, id: str, language: str, forms: object) -> tuple[Label, ...]:
        near = f"id: {id}"
        if not isinstance(forms, dict):
            self.wrong(near, f"{id}: labels of {language!r} must stand under {', '.join(FORMS)}.")
            return ()
        labels = []
        for form, texts in forms.items():
            if form not in FORMS:
                self.wrong(str(form), f"{id}: unknown form {form!r}; known: {', '.join(FORMS)}.")
                continue
            if not isinstance(texts, list) or not all(isinstance(t, str) and t for t in texts):
                self.wrong(near, f"{id}: {form} of {language!r} must be a list of words.")
                continue
            labels += [Label(text.lower(), form) for text in texts]
            self.claim(id, language, form, texts)
        return tuple(labels)

    def claim(self, id: str, language: str, form: str, texts: list[str]) -> None:
        for text in texts:
            owner = self.seen.setdefault((language, form, text.lower()), id)
            if owner != id:
                self.wrong(text, f"label {text!r} belongs to {owner} already; {id} cannot have it.")

    def phrases(self, content: object, near: str) -> list[tuple[str, list[str]]]:
        if not isinstance(content, dict) or not all(
            isinstance(words, list) and all(isinstance(word, str) for word in words)
            for words in content.values()
        ):
            self.wrong(near, "must give a list of phrases per language, as in `en: [co-op]`.")
            return []
        return [(str(lang), [word.lower() for word in words]) for lang, words in content.items()]
