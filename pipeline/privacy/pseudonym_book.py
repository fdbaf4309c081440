"""Which placeholder stands for which identifier: one book for the whole project."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from pipeline.ingest.documents import ReadDocument
from pipeline.privacy.given_names import folded, name_in_label
from pipeline.privacy.identifiers import Identifier
from pipeline.privacy.name_forms import flat, forms, pattern_of_forms
from pipeline.privacy.names.name_lists import is_word_anywhere
from pipeline.privacy.place_kinds import kind_of_place
from pipeline.privacy.recognisers.ages import years
from pipeline.text.placeholders import PLACEHOLDER, decade, placeholder

NAMES = ("person", "organisation", "place")
_GIVEN_WEIGHT = 5.0
"""Sure mentions that a kind from the catalogue or a speaker's label counts for."""

MANY_NAMES = 5_000
"""Names of a project from which a text is searched only for those of which a word stands in it."""


class PseudonymBook:
    """Which placeholder stands for which identifier: filled once, then read."""

    def __init__(
        self,
        *,
        given: Mapping[str, str],
        hide: Sequence[str] = (),
        keep: Sequence[str] = (),
        same: Sequence[Sequence[str]] = (),
        hides_days: bool = True,
    ) -> None:
        self.hides_days = hides_days
        self.given, self.hide, self.keep = given, hide, keep
        self.same = {folded(name): folded(group[0]) for group in same for name in group[1:]}
        self._votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._others: dict[tuple[str, str], None] = {}
        self._per_document: dict[str, dict[str, None]] = defaultdict(dict)
        self._surfaces: dict[tuple[str, str], str] = {}
        self._placeholders: dict[tuple[str, str], str] = {}
        self._patterns: tuple[re.Pattern[str], re.Pattern[str]] | None = None
        self._forms: Mapping[str, str] = {}
        self._of_word: dict[str, list[str]] = defaultdict(list)
        for name, kind in given.items():
            self._votes[name][kind] += _GIVEN_WEIGHT

    def note(self, talk: ReadDocument, hits: Sequence[Sequence[Identifier]]) -> None:
        """Takes down what stands in a document."""
        here = self._per_document[talk.entry.doc_id]
        for label in dict.fromkeys(str(segment["speaker"]) for segment in talk.segments):
            said, name = name_in_label(label)
            if name in self.given:
                here[name] = None
                self._surfaces.setdefault(("", name), said)
        for segment, those in zip(talk.segments, hits, strict=True):
            for hit in those:
                surface = str(segment["text"])[hit.start : hit.end]
                name = folded(surface)
                if hit.kind in NAMES:
                    self._votes[name][hit.kind] += hit.score
                    here[name] = None
                    self._surfaces.setdefault(("", name), surface)
                else:
                    self._others[hit.kind, name] = None
                    self._surfaces.setdefault((hit.kind, name), surface)

    def settle(self) -> None:
        """Numbers everything, in order of appearance."""
        numbers: Counter[str] = Counter()
        whole = {name for name in self._votes if " " in name and self._kind(name) == "person"}
        for name in self.given:
            self._per_document[""][name] = None
        holders = self._holders(whole)
        for document, names in self._per_document.items():
            for name in names:
                self._number(name, document, holders, numbers)
        for kind, value in self._others:
            if kind == "age":
                self._placeholders[kind, value] = decade(years(value))
                continue
            numbers[kind] += 1
            self._placeholders[kind, value] = placeholder(kind, numbers[kind])

    def _kind(self, name: str) -> str:
        votes = self._votes[name]
        return max(NAMES, key=lambda kind: (round(votes[kind], 6), -NAMES.index(kind)))

    def _holders(self, whole: Collection[str]) -> dict[tuple[str, str], set[str]]:
        """The full names that have a word, per document and (under "") in the project."""
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        for full in whole:
            for word in full.split():
                holders["", word].add(full)
        for document, names in self._per_document.items():
            for full in names:
                for word in full.split() if full in whole else ():
                    holders[document, word].add(full)
        return holders

    def _number(
        self,
        name: str,
        document: str,
        holders: Mapping[tuple[str, str], set[str]],
        numbers: Counter[str],
    ) -> None:
        """Gives the name a number: that of the one full name that holds it, or its own.

        The full names of its own document come first.
        """
        if (document, name) in self._placeholders:
            return
        here = holders.get((document, name), set()) or holders.get(("", name), set())
        target = next(iter(here)) if len(here) == 1 else name
        target = self.same.get(name) or self.same.get(target) or target
        if (known := self._placeholders.get(("", target))) is None:
            kind = kind_of_place(target, self._kind(target))
            numbers[kind] += 1
            known = placeholder(kind, numbers[kind])
            self._placeholders["", target] = known
        self._placeholders[document, name] = known
        self._placeholders.setdefault(("", name), known)

    def of(self, document: str, kind: str, surface: str) -> str:
        """The placeholder of what stands in the document; a genitive's s stays behind it."""
        name = folded(surface)
        if kind not in NAMES:
            return self._placeholders[kind, name]
        stem = name.removesuffix("s")
        if stem != name and ("", stem) in self._placeholders and len(stem) > 2:
            return self.name(document, stem) + "s"
        return self.name(document, name)

    def name(self, document: str, name: str) -> str:
        """The placeholder of a name that is known."""
        return self._placeholders.get((document, name)) or self._placeholders["", name]

    def known(self, text: str, *, document: str = "", path: bool = False) -> str:
        """The text with every name that is known replaced: for titles, cells and file names.

        In a path names are found in any case and glued, unless they are other words as well. What
        is a placeholder already is not searched.
        """
        patterns = self._patterns_for(text)

        def put(match: re.Match[str]) -> str:
            name = self._forms.get(flat(match[0]))
            if name is None or (match[0].islower() and not (path and self._is_surely(name))):
                return match[0]
            return self.name(document, name)

        replaced = text
        # A whole name with full stops between goes before one of its words alone.
        for pattern in (patterns[1], patterns[0]) if path else patterns[:1]:
            replaced = _outside_placeholders(replaced, pattern, put)
        return replaced

    def _patterns_for(self, text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Patterns for the names as they stand, and glued: of all, or of those that may be here.

        A pattern of very many names takes long to make and to search; then only names of which a
        word stands in the text are looked for.
        """
        if not self._forms:
            names = [name for at, name in self._placeholders if at == "" and len(name) > 2]
            self._forms = forms(names)
            for name in names:
                for word in name.split():
                    self._of_word[flat(word)].append(name)
            if len(names) <= MANY_NAMES:
                self._patterns = _patterns_of(names)
        if self._patterns is not None:
            return self._patterns
        letters = flat(text)
        return _patterns_of(
            {name for word, those in self._of_word.items() if word in letters for name in those}
        )

    def _is_surely(self, name: str) -> bool:
        """The name is no ordinary word, or is given by a label or cell, or part of a full name.

        `the`, `care` and `support`, each taken for a name somewhere, would make titles unreadable.
        """
        if " " in name or name in self.given or not is_word_anywhere(name):
            return True
        return any(
            " " in full and name in full.split() for at, full in self._placeholders if not at
        )

    def speaker(self, document: str, label: str) -> str:
        """The label with the name in it replaced; what it says of the role stays."""
        said, name = name_in_label(label)
        if not name or name not in self.given:
            return label
        return label.replace(said, self.name(document, name), 1)

    def key(self) -> tuple[tuple[str, str], ...]:
        """Each placeholder and one spelling of what it stands for."""
        return tuple(
            (
                self._placeholders[place],
                self._surfaces.get(place) or self._surfaces.get(("", place[1])) or place[1],
            )
            for place in sorted(self._placeholders)
            if place[0] in ("", *(kind for kind, _ in self._others))
        )


def _patterns_of(names: Collection[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    safe = [name for name in names if not is_word_anywhere(name)]
    return pattern_of_forms(names, glued=False), pattern_of_forms(safe, glued=True)


def _outside_placeholders(
    text: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]
) -> str:
    """The text with the pattern's matches replaced, but for those within a placeholder."""
    parts: list[str] = []
    at = 0
    for held in PLACEHOLDER.finditer(text):
        parts += [pattern.sub(put, text[at : held.start()]), held[0]]
        at = held.end()
    return "".join([*parts, pattern.sub(put, text[at:])])
