"""What is looked for: concepts with labels and practices, and themes, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from pipeline.config.yaml_files import suggestion, text_of, yaml_of
from pipeline.errors import Explained
from pipeline.text.phrase_matcher import GAP, LONG_GAP, NAMED, PhraseBook, has_pieces, star_pattern

Form = Literal["noun", "verb", "agent", "adjective"]
Kind = Literal["label", "practice", "theme"]
EntryKind = Literal["concept", "theme"]
FORMS: tuple[Form, ...] = get_args(Form)
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
PHRASE = "phrase"
"""The form of practices and themes, which are said in phrases of any shape."""

LEXICON = Path("data") / "lexicon.yaml"

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


class WrongLexicon(Explained):
    """The lexicon holds wrong entries. The message names each with its line and the remedy."""


@dataclass(frozen=True)
class Label:
    """A word or phrase that names a concept, in one language and form. `*` is any letters."""

    text: str
    form: str


@dataclass(frozen=True)
class Concept:
    """A concept or theme with its labels by language; a language's first label is preferred.

    `practices` are ways to say the thing without its name; `broader` names the concept that this
    one is a kind or a phase of.
    """

    id: str
    definition: str
    source: str
    labels: Mapping[str, tuple[Label, ...]]
    negative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: EntryKind = "concept"
    broader: str = ""
    practices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """What a word or phrase names, and in which way."""

    concept: str
    form: str
    kind: Kind = "label"


@dataclass(frozen=True)
class Lexicon:
    """All concepts and themes, and the words with `co-` that are none."""

    version: int
    concepts: tuple[Concept, ...]
    not_concepts: Mapping[str, frozenset[str]]

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
            for language, labels in concept.labels.items():
                for label in labels:
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
            for label in concept.labels.get(language, ()):
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


def _is_phrase(label: str) -> bool:
    return " " in label or "|" in label


def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """The checked lexicon.

    Raises:
        WrongLexicon: all that is wrong in the file, each with its line.
    """
    return parse_lexicon(text_of(path, wrong=WrongLexicon), name=str(path))


def parse_lexicon(text: str, *, name: str = "lexicon") -> Lexicon:
    """The checked lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongLexicon: all that is wrong in the text, each with its line.
    """
    content, found = yaml_of(text, name=name, wrong=WrongLexicon)
    reader = _Reader(text, name)
    reader.errors += [f"{name}:{line}: {what}." for line, what in found.twice]
    lexicon = reader.lexicon(content)
    if reader.errors:
        raise WrongLexicon("\n".join(reader.errors))
    return lexicon


_KEYS = (
    "id", "kind", "broader", "definition", "source", "labels", "practices", "negative",
)  # fmt: skip


class _Reader:
    """Collects all errors of one lexicon with their lines."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.errors: list[str] = []
        self.seen: dict[tuple[str, str, str], str] = {}

    def wrong(self, near: str, what: str, *, after: str = "") -> None:
        """Notes an error at the first line that holds `near`, if need be after one with `after`."""
        start = self.line(after) if after else 0
        self.errors.append(f"{self.name}:{self.line(near, start) or start or 1}: {what}")

    def line(self, near: str, start: int = 0) -> int:
        lines = enumerate(self.lines[start:], start=start + 1)
        return next((number for number, line in lines if near in line), 0)

    def lexicon(self, content: object) -> Lexicon:
        if not isinstance(content, dict) or not isinstance(content.get("concepts"), list):
            self.wrong("", "needs `version`, a list `concepts` and perhaps `not_concepts`.")
            return Lexicon(0, (), {})
        for key in content:
            if key not in ("version", "concepts", "not_concepts"):
                known = ("version", "concepts", "not_concepts")
                near = suggestion(str(key), known)
                self.wrong(str(key), f"unknown key {key!r}; known: {', '.join(known)}.{near}")
        version = content.get("version")
        if not isinstance(version, int):
            self.wrong("version", "`version` must be a whole number.")
            version = 0
        concepts = tuple(
            concept for entry in content["concepts"] if (concept := self.concept(entry)) is not None
        )
        self.tree(concepts)
        not_concepts = {
            language: frozenset(words)
            for language, words in self.phrases(content.get("not_concepts", {}), "not_concepts")
        }
        return Lexicon(version, concepts, not_concepts)

    def tree(self, concepts: Sequence[Concept]) -> None:
        """Ids stand once; what is `broader` is a concept, and no concept is above itself."""
        ids = [concept.id for concept in concepts]
        for twice in sorted({id for id in ids if ids.count(id) > 1}):
            self.wrong(f"id: {twice}", f"concept {twice!r} stands there twice; merge the two.")
        broader = {concept.id: concept.broader for concept in concepts if concept.broader}
        for id, above in broader.items():
            near = f"id: {id}"
            if above not in ids:
                self.wrong(f"broader: {above}", f"{id}: there is no concept {above!r}.", after=near)
                continue
            seen = {id}
            while above and above not in seen:
                seen.add(above)
                above = broader.get(above, "")
            if above:
                self.wrong("broader:", f"{id}: is above itself; take a `broader` out.", after=near)

    def concept(self, entry: object) -> Concept | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            self.wrong("- ", f"a concept needs an `id`; found {type(entry).__name__}.")
            return None
        id = entry["id"]
        near = f"id: {id}"
        if not _ID.fullmatch(id):
            self.wrong(near, f"id {id!r} must be lower-case letters and hyphens.")
        for key in entry:
            if key not in _KEYS:
                near_key = suggestion(str(key), _KEYS)
                words = f"{id}: unknown key {key!r}; known: {', '.join(_KEYS)}.{near_key}"
                self.wrong(str(key), words, after=near)
        for key in ("definition", "source"):
            if not isinstance(entry.get(key), str):
                self.wrong(near, f"{id}: `{key}` is missing; write it in a sentence.")
        broader = entry.get("broader", "")
        if not isinstance(broader, str):
            self.wrong("broader:", f"{id}: `broader` must be the id of a concept.", after=near)
            broader = ""
        kind = self.kind(id, entry.get("kind", "concept"))
        return Concept(
            id,
            str(entry.get("definition")),
            str(entry.get("source")),
            self.labels(id, entry.get("labels"), kind),
            negative=self.by_language(entry, "negative", near),
            kind=kind,
            broader=broader,
            practices=self.by_language(entry, "practices", near),
        )

    def kind(self, id: str, kind: object) -> EntryKind:
        for known in ENTRY_KINDS:
            if kind == known:
                return known
        known_kinds = ", ".join(ENTRY_KINDS)
        self.wrong(
            "kind:", f"{id}: unknown kind {kind!r}; known: {known_kinds}.", after=f"id: {id}"
        )
        return "concept"

    def by_language(
        self, entry: Mapping[str, object], key: str, near: str
    ) -> dict[str, tuple[str, ...]]:
        return {
            language: tuple(phrases)
            for language, phrases in self.phrases(entry.get(key, {}), f"{key}:", after=near)
        }

    def labels(self, id: str, content: object, kind: EntryKind) -> dict[str, tuple[Label, ...]]:
        near = f"id: {id}"
        if not isinstance(content, dict) or not content:
            self.wrong(near, f"{id}: needs `labels` for at least one language.")
            return {}
        if kind == "theme":
            listed = self.phrases(content, "labels:", after=near)
            return {lang: tuple(Label(text, PHRASE) for text in texts) for lang, texts in listed}
        return {str(lang): self.language(id, str(lang), forms) for lang, forms in content.items()}

    def language(self, id: str, language: str, forms: object) -> tuple[Label, ...]:
        near = f"id: {id}"
        if not isinstance(forms, dict):
            self.wrong(near, f"{id}: labels of {language!r} must stand under {', '.join(FORMS)}.")
            return ()
        labels = []
        for form, texts in forms.items():
            if form not in FORMS:
                self.wrong(
                    str(form),
                    f"{id}: unknown form {form!r}; known: {', '.join(FORMS)}."
                    f"{suggestion(str(form), FORMS)}",
                    after=near,
                )
                continue
            if not isinstance(texts, list) or not all(
                isinstance(t, str) and t.strip() for t in texts
            ):
                self.wrong(near, f"{id}: {form} of {language!r} must be a list of words.")
                continue
            labels += [Label(text.lower(), form) for text in texts]
            self.claim(id, language, form, texts)
            self.check_phrases(texts, near)
        return tuple(labels)

    def claim(self, id: str, language: str, form: str, texts: list[str]) -> None:
        for text in texts:
            owner = self.seen.setdefault((language, form, text.lower()), id)
            if owner != id:
                self.wrong(text, f"label {text!r} belongs to {owner} already; {id} cannot have it.")

    def phrases(
        self, content: object, near: str, *, after: str = ""
    ) -> list[tuple[str, list[str]]]:
        if not isinstance(content, dict) or not all(
            isinstance(words, list)
            and all(isinstance(word, str) and word.strip() for word in words)
            for words in content.values()
        ):
            self.wrong(
                near, "must give a list of phrases per language, as in `en: [co-op]`.", after=after
            )
            return []
        for words in content.values():
            self.check_phrases(words, after)
        return [(str(lang), [word.lower() for word in words]) for lang, words in content.items()]

    def check_phrases(self, texts: Sequence[str], near: str) -> None:
        """A phrase begins and ends with a word, and no star stands alone."""
        for text in texts:
            words = text.split()
            if {GAP, LONG_GAP} & {words[0], words[-1]} or any(
                not part for w in words for part in w.split("|")
            ):
                self.wrong(text, f"{text!r}: a phrase begins and ends with a word.", after=near)
            elif any(not part.strip("*") for word in words for part in word.split("|")):
                self.wrong(text, f"{text!r}: a star needs letters beside it.", after=near)
            elif unknown := next((w for w in words if w[0] == "@" and w not in NAMED), ""):
                self.wrong(
                    text,
                    f"{text!r}: {unknown!r} is no word for people; known: {', '.join(NAMED)}."
                    f"{suggestion(unknown, NAMED)}",
                    after=near,
                )
            elif any("|" in word and has_pieces(word) for word in words):
                self.wrong(text, f"{text!r}: write words with a hyphen or 's out.", after=near)
