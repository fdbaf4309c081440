"""Interviews without identifiers: each has its placeholder, the same one in every document.

What is replaced in a text is replaced wherever it would be shown: speakers, titles, file names, the
catalogue's cells and the notes. Roles stay (`Nurse [Person 4]`, `R1`), and so do policy documents.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.ingest.blocks import count_tokens
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Refusal, document_ids
from pipeline.ingest.transcripts.speakers import bare, is_role
from pipeline.privacy.identifiers import Identifier, identifiers
from pipeline.privacy.name_lists import CIVIL_TITLES, WORDS_TOO, first_names, is_ordinary
from pipeline.privacy.names import Evidence, inner_names, small_words, titled_names
from pipeline.text.placeholders import is_placeholder, placeholder
from pipeline.wording.messages import with_texts

NAMES = ("person", "organisation", "place")
_GIVEN = 5.0
"""A kind that the catalogue or a speaker's label gives weighs as much as so many sure mentions."""

_COLUMNS = {
    "person": "interviewer interviewers intervjuer intervjuere name navn speaker informant"
    " respondent participant deltaker contact kontakt researcher forsker",
    "place": "municipality kommune place sted stad town city by county fylke region village"
    " district bydel",
    "organisation": "organisation organization organisasjon institution institusjon home sykehjem"
    " employer arbeidsgiver workplace arbeidssted association forening issuer cluster",
}
_COLUMN_KINDS = {name: kind for kind, names in _COLUMNS.items() for name in names.split()}


@dataclass(frozen=True)
class Redaction:
    """How many identifiers of a kind were replaced in a document: a row of Redactions."""

    doc_id: str
    kind: str
    n_replaced: int
    n_different: int


@dataclass(frozen=True)
class Pseudonymised:
    """The documents without identifiers, how many there were, and what each placeholder is for.

    `key` must not leave memory unless the user asks for it.
    """

    readings: list[ReadDocument]
    refusals: list[Refusal]
    redactions: list[Redaction]
    key: tuple[tuple[str, str], ...] = field(repr=False)


def evidence_of(texts: Sequence[tuple[str, str]], *, base: Evidence) -> Evidence:
    """What the texts, pairs of language and text, tell of their words; `base` is added to it."""
    with_small = replace(
        base,
        small=base.small | small_words(text for _, text in texts),
        strong=base.strong.union(*(titled_names(text) for _, text in texts)),
    )
    named = {
        name
        for language, text in texts
        for name in inner_names(text, language=language, evidence=with_small)
    }
    return replace(with_small, names=base.names | named)


def pseudonymised(
    readings: Sequence[ReadDocument],
    refusals: Sequence[Refusal],
    *,
    models: Mapping[str, str],
    hide: Sequence[str] = (),
    keep: Sequence[str] = (),
) -> Pseudonymised:
    """The readings with every identifier of the frontline's replaced; policy stays as it is.

    `models` names a spaCy pipeline with named entities per language; `hide` lists further names,
    `keep` words that stay. Numbers follow the order of the documents' paths.
    """
    talks = sorted((one for one in readings if _is_talk(one)), key=lambda one: one.entry.file)
    book = _Book(given=_given(talks), hide=hide, keep=keep)
    evidence = _evidence(readings, talks, book)
    found = _found(talks, evidence=evidence, models=models)
    for talk, hits in zip(talks, found, strict=True):
        book.note(talk, hits)
    book.settle()
    made = {
        talk.entry.file: _without(talk, hits, book) for talk, hits in zip(talks, found, strict=True)
    }
    redactions = [row for talk in talks for row in made[talk.entry.file][1]]
    changed = [made[one.entry.file][0] if _is_talk(one) else one for one in readings]
    renamed, ids = _renamed(changed)
    return Pseudonymised(
        renamed,
        [_refusal(one, book) for one in refusals],
        [replace(row, doc_id=ids[row.doc_id]) for row in redactions],
        book.key(),
    )


def _is_talk(reading: ReadDocument) -> bool:
    return reading.entry.corpus == "frontline"


def _language(reading: ReadDocument) -> str:
    return str(reading.row["language"])


# --------------------------------------------------------------------- what is known before


def _given(talks: Sequence[ReadDocument]) -> dict[str, str]:
    """Names that labels, titles, file names and the catalogue give, with their kind."""
    given: dict[str, str] = {}
    for talk in talks:
        language = _language(talk)
        for name, kind in _in_cells(talk, language=language):
            given.setdefault(_folded(name), kind)
        for label in dict.fromkeys(str(segment["speaker"]) for segment in talk.segments):
            if names_somebody(label, language=language):
                given[_folded(bare(label))] = "person"
        for text in (PurePosixPath(talk.entry.file).stem, str(talk.row["title"])):
            for name in _listed(text, language=language):
                given.setdefault(_folded(name), "person")
    return {name: kind for name, kind in given.items() if name}


def _in_cells(talk: ReadDocument, *, language: str) -> list[tuple[str, str]]:
    """Names in the cells of the catalogue's columns that hold names, with their kind.

    The cluster comes last: what it is, another column tells better.
    """
    cells = [(key, cell) for key, cell in talk.entry.given.items() if key != "cluster"]
    return [
        (name, _COLUMN_KINDS[column.casefold()])
        for column, cell in [*cells, ("cluster", _cluster(talk))]
        if column.casefold() in _COLUMN_KINDS
        for name in re.split(r"[,;|]", cell)
        if _is_given_name(name.strip(), language)
    ]


def _cluster(talk: ReadDocument) -> str:
    cluster = str(talk.row["cluster"])
    return "" if cluster == talk.entry.doc_id else cluster


def _is_given_name(cell: str, language: str) -> bool:
    """The cell is a name and not a code, a number or a description."""
    words = re.findall(r"[^\W\d_]+", cell)
    if not words or is_role(cell) or not re.search(r"[^\W\d_]{3}", cell):
        return False
    plain = all(is_ordinary(word.lower(), language) for word in words)
    return not plain and any(word[0].isupper() for word in words)


def names_somebody(label: str, *, language: str) -> bool:
    """The speaker's label is a name or initials, and no role, post or number."""
    plain = bare(label)
    words = re.findall(r"[^\W\d_]+", plain)
    if not words or is_role(plain) or is_placeholder(plain):
        return False
    initials = plain.isupper() and plain.isalpha() and 2 <= len(plain) <= 4
    if initials or any(word.lower() in first_names() for word in words):
        return True
    return not all(
        is_ordinary(word.lower(), language) or is_ordinary(word.lower(), "en") for word in words
    )


def _listed(text: str, *, language: str) -> list[str]:
    """Names in a file's name or a title: a listed given name, and capitals right after it."""
    names: list[str] = []
    last = -1
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match[0].lower()
        near = last >= 0 and re.fullmatch(r"[-_ ]+", text[last : match.start()])
        known = word in first_names() and word not in WORDS_TOO
        if match[0][0].isupper() and (known or (near and not is_ordinary(word, language))):
            names.append(match[0])
            last = match.end()
        else:
            last = -1
    return names


def _evidence(
    readings: Sequence[ReadDocument], talks: Sequence[ReadDocument], book: _Book
) -> Evidence:
    said = [(_language(talk), str(segment["text"])) for talk in talks for segment in talk.segments]
    policy = small_words(reading.text for reading in readings if not _is_talk(reading))
    known = frozenset(word for name in book.given for word in name.split())
    base = Evidence(
        small=policy,
        names=known,
        strong=known,
        keep=frozenset(word.lower() for word in book.keep),
        hide=tuple(book.hide),
    )
    return evidence_of(said, base=base)


def _found(
    talks: Sequence[ReadDocument], *, evidence: Evidence, models: Mapping[str, str]
) -> list[list[list[Identifier]]]:
    """The identifiers of each segment of each talk."""
    places = defaultdict(list)
    for number, talk in enumerate(talks):
        for place, segment in enumerate(talk.segments):
            places[_language(talk)].append((number, place, str(segment["text"])))
    found: list[list[list[Identifier]]] = [[[] for _ in talk.segments] for talk in talks]
    for language in sorted(places):
        texts = [text for _, _, text in places[language]]
        hits = identifiers(
            texts, language=language, evidence=evidence, model=models.get(language, "")
        )
        for (number, place, _), those in zip(places[language], hits, strict=True):
            found[number][place] = those
    return found


# ------------------------------------------------------------------------------- the numbers


def _folded(name: str) -> str:
    """The name as it is compared: white space, case, titles and marks around it aside."""
    words = re.sub(r"\s+", " ", name).strip(" .,;:'’\"").casefold().split(" ")
    while len(words) > 1 and words[0].rstrip(".") in CIVIL_TITLES:
        words = words[1:]
    return " ".join(words)


class _Book:
    """Which placeholder stands for which identifier: filled once, then read."""

    def __init__(
        self, *, given: Mapping[str, str], hide: Sequence[str], keep: Sequence[str]
    ) -> None:
        self.given, self.hide, self.keep = given, hide, keep
        self._votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._others: dict[tuple[str, str], None] = {}
        self._per_document: dict[str, dict[str, None]] = defaultdict(dict)
        self._surfaces: dict[tuple[str, str], str] = {}
        self._placeholders: dict[tuple[str, str], str] = {}
        self._patterns: tuple[re.Pattern[str], re.Pattern[str]] | None = None
        for name, kind in given.items():
            self._votes[name][kind] += _GIVEN

    def note(self, talk: ReadDocument, hits: Sequence[Sequence[Identifier]]) -> None:
        """Takes down what stands in a document."""
        here = self._per_document[talk.entry.doc_id]
        for label in dict.fromkeys(str(segment["speaker"]) for segment in talk.segments):
            if _folded(bare(label)) in self.given:
                here[_folded(bare(label))] = None
                self._surfaces.setdefault(("", _folded(bare(label))), bare(label))
        for segment, those in zip(talk.segments, hits, strict=True):
            for hit in those:
                surface = str(segment["text"])[hit.start : hit.end]
                name = _folded(surface)
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
            numbers[kind] += 1
            self._placeholders[kind, value] = placeholder(kind, numbers[kind])

    def _kind(self, name: str) -> str:
        votes = self._votes[name]
        return max(NAMES, key=lambda kind: (round(votes[kind], 6), -NAMES.index(kind)))

    def _holders(self, whole: Iterable[str]) -> dict[tuple[str, str], set[str]]:
        """The full names that have a word, per document and (under "") in the project."""
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        for full in whole:
            for word in full.split():
                holders["", word].add(full)
                for document, names in self._per_document.items():
                    if full in names:
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
        if (known := self._placeholders.get(("", target))) is None:
            kind = self._kind(target)
            numbers[kind] += 1
            known = placeholder(kind, numbers[kind])
            self._placeholders["", target] = known
        self._placeholders[document, name] = known
        self._placeholders.setdefault(("", name), known)

    def of(self, document: str, kind: str, surface: str) -> str:
        """The placeholder of what stands in the document; a genitive's s stays behind it."""
        name = _folded(surface)
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

        In a path names are found in any case, too, unless they are other words as well.
        """
        if self._patterns is None:
            names = [name for at, name in self._placeholders if at == "" and len(name) > 2]
            safe = [name for name in names if name not in WORDS_TOO]
            self._patterns = _any_of(names), _any_of(safe)

        def put(match: re.Match[str]) -> str:
            name = _folded(re.sub(r"[-_\s]+", " ", match[0]))
            known = name if ("", name) in self._placeholders else _folded(match[0])
            small = match[0].islower() and not path
            return match[0] if small else self.name(document, known)

        replaced = self._patterns[1 if path else 0].sub(put, text)
        return self._patterns[0].sub(
            lambda match: match[0] if match[0].islower() else put(match), replaced
        )

    def speaker(self, document: str, label: str) -> str:
        """The label with the name in it replaced; what it says of the role stays."""
        name = _folded(bare(label))
        if not name or name not in self.given:
            return label
        return label.replace(bare(label), self.name(document, name), 1)

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


_NEVER = re.compile(r"(?!)")


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    forms = [r"[-_\s]+".join(re.escape(word) for word in name.split()) for name in longest]
    if not forms:
        return _NEVER
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])", re.IGNORECASE)


# ------------------------------------------------------------------------------- replacing


def _without(
    talk: ReadDocument, hits: Sequence[Sequence[Identifier]], book: _Book
) -> tuple[ReadDocument, list[Redaction]]:
    """The talk without its identifiers, and how many of each kind there were."""
    document = talk.entry.doc_id
    counts: Counter[str] = Counter()
    different: dict[str, set[str]] = defaultdict(set)
    segments = []
    for segment, those in zip(talk.segments, hits, strict=True):
        text, at, parts = str(segment["text"]), 0, []
        for hit in those:
            put = book.of(document, hit.kind, text[hit.start : hit.end])
            counts[hit.kind if hit.kind not in NAMES else _kind_of(put)] += 1
            different[hit.kind if hit.kind not in NAMES else _kind_of(put)].add(put)
            parts += [text[at : hit.start], put]
            at = hit.end
        said = "".join([*parts, text[at:]])
        speaker = book.speaker(document, str(segment["speaker"]))
        if speaker != segment["speaker"]:
            different["person"].add(speaker)
        segments.append(
            {**segment, "text": said, "speaker": speaker, "n_tokens": count_tokens(said)}
        )
    rows = [
        Redaction(document, kind, counts[kind], len(different[kind])) for kind in sorted(different)
    ]
    return _with(talk, segments, book), rows


def _kind_of(put: str) -> str:
    return put[1:].split(" ", 1)[0].lower()


def _with(talk: ReadDocument, segments: Sequence[Mapping[str, Any]], book: _Book) -> ReadDocument:
    """The talk with these segments, and its file, title, cells and notes without names."""
    spoken = [int(one["n_tokens"]) for one in segments if one["role"] != "interviewer"]
    total = sum(int(one["n_tokens"]) for one in segments)
    here = talk.entry.doc_id
    shown = {
        name: _cell(str(talk.row[name]), book, document=here)
        for name in ("title", "cluster")
        if not (name == "cluster" and talk.row["cluster"] == here)
    }
    counted = {"n_tokens": sum(spoken), "n_interviewer_tokens": total - sum(spoken)}
    file = _path(talk.entry.file, book, document=here)
    given = {key: _cell(cell, book, document=here) for key, cell in talk.entry.given.items()}
    return replace(
        talk,
        entry=replace(talk.entry, file=file, given=given),
        row={**talk.row, **shown, **counted, "file": file},
        notes=tuple(with_texts(note, book.known) for note in talk.notes),
        segments=tuple(segments),
    )


def _cell(cell: str, book: _Book, *, document: str) -> str:
    """The cell without known names; `hillside-day-centre` is read as a file name is."""
    slug = re.search(r"[-_]", cell) is not None and not re.search(r"\s", cell)
    return book.known(cell, document=document, path=slug)


def _path(file: str, book: _Book, *, document: str = "") -> str:
    path = PurePosixPath(file)
    parts = [book.known(part, document=document, path=True) for part in path.parts[1:-1]]
    stem = book.known(path.stem, document=document, path=True)
    return str(PurePosixPath(path.parts[0], *parts, stem + path.suffix))


def _refusal(refusal: Refusal, book: _Book) -> Refusal:
    """A file that was not used, without known names in its path or reason."""
    if refusal.corpus != "frontline" or "/" not in refusal.file:
        return refusal
    return replace(
        refusal, file=_path(refusal.file, book), reason=with_texts(refusal.reason, book.known)
    )


def _renamed(readings: Sequence[ReadDocument]) -> tuple[list[ReadDocument], dict[str, str]]:
    """The readings with ids made of the new paths, each path once; and each old id's new one."""
    files: set[str] = set()
    unique = []
    for one in readings:
        file, number = one.entry.file, 1
        path = PurePosixPath(file)
        while file in files:
            number += 1
            file = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        files.add(file)
        unique.append(file)
    ids = document_ids(unique)
    made = []
    for one, file in zip(readings, unique, strict=True):
        doc_id, old = ids[file], one.entry.doc_id
        own = one.row["cluster"] == old
        document = {**one.row, "file": file, "doc_id": doc_id}
        rows = tuple(
            {**row, "doc_id": doc_id, "segment_id": f"{doc_id}:{number:04d}"}
            for number, row in enumerate(one.segments, start=1)
        )
        made.append(
            replace(
                one,
                entry=replace(one.entry, file=file, doc_id=doc_id),
                row=document | ({"cluster": doc_id} if own else {}),
                segments=rows,
            )
        )
    return made, {one.entry.doc_id: ids[file] for one, file in zip(readings, unique, strict=True)}


def redactions_table(redactions: Sequence[Redaction]) -> pd.DataFrame:
    """Table `Redactions`."""
    if not redactions:
        return tables.empty(tables.Redactions)
    return pd.DataFrame([vars(row) for row in redactions]).astype(
        {"doc_id": "str", "kind": "str", "n_replaced": "int64", "n_different": "int64"}
    )
