"""Interviews without identifiers: each has its placeholder, the same one in every document.

What is replaced in a text is replaced wherever it would be shown: speakers, titles, file names, the
catalogue's cells and the notes. Roles stay (`Nurse [Person 4]`, `R1`), and so does
the prose of policy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.config.reviewed_names import ReviewedNames
from pipeline.ingest.blocks import count_tokens
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Refusal
from pipeline.privacy.given_names import folded, given_names
from pipeline.privacy.identifiers import (
    MOST_DIFFERENT,
    Identifier,
    Search,
    TooManyIdentifiers,
    identifiers_of,
)
from pipeline.privacy.name_ids import PlaceholderUse, placeholder_uses, without_no_names
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import (
    Said,
    names_within,
    survey,
    with_names,
    with_surveys,
)
from pipeline.privacy.names.words import small_words
from pipeline.privacy.place_kinds import broad_kind
from pipeline.privacy.pseudonym_book import NAMES, PseudonymBook
from pipeline.privacy.shown_names import refusal_without_names, renamed, with_segments
from pipeline.sandbox import Each, Stopped, Work, here

MOST_LABELS = 100_000
"""Different labels of speakers in a project; the document that brings more is left out."""

Hits = list[list[Identifier]]
"""The identifiers of each segment of a talk."""


@dataclass(frozen=True)
class Hiding:
    """What is taken out: the settings of `pseudonymised`.

    `models` names a spaCy pipeline with named entities per language; `hide` lists further names,
    `keep` words and `stay` kinds of identifiers that stay. Of each group in `same` the first name
    stands for the others.
    """

    models: Mapping[str, str] = field(default_factory=dict)
    hide: Sequence[str] = ()
    keep: Sequence[str] = ()
    stay: frozenset[str] = frozenset()
    same: Sequence[Sequence[str]] = ()

    def with_reviewed(self, names: ReviewedNames) -> Hiding:
        """The settings with what the owner settled about names."""
        return replace(
            self,
            hide=(*self.hide, *names.hide),
            keep=(*self.keep, *names.keep),
            same=(*self.same, *names.same),
        )


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
    redactions: list[Redaction] = field(default_factory=list)
    placeholders: list[PlaceholderUse] = field(default_factory=list)
    stopped: list[tuple[ReadDocument, Stopped]] = field(default_factory=list)
    """Documents that are left out, since looking for names in them was stopped."""
    key: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def pseudonymised(
    readings: Sequence[ReadDocument],
    refusals: Sequence[Refusal],
    *,
    hiding: Hiding,
    each: Each = here,
) -> Pseudonymised:
    """The readings with every identifier of the frontline's replaced; policy stays as it is.

    `each` does what takes time over one document. Numbers follow the order of the documents' paths.
    """
    talks, found, book, stopped = searched(readings, hiding=hiding, each=each)
    lost = {talk.entry.file for talk, _ in stopped}
    readings = [one for one in readings if one.entry.file not in lost]
    made = {
        talk.entry.file: _without(talk, hits, book) for talk, hits in zip(talks, found, strict=True)
    }
    redactions = [row for talk in talks for row in made[talk.entry.file][1]]
    uses = [
        use
        for talk, those in zip(talks, found, strict=True)
        for use in placeholder_uses(talk, those, book)
    ]
    changed = [made[one.entry.file][0] if is_talk(one) else one for one in readings]
    shown, ids = renamed(changed)
    return Pseudonymised(
        shown,
        [refusal_without_names(one, book) for one in refusals],
        [replace(row, doc_id=ids[row.doc_id]) for row in redactions],
        [replace(use, doc_id=ids[use.doc_id]) for use in uses],
        stopped,
        book.key(),
    )


def searched(
    readings: Sequence[ReadDocument], *, hiding: Hiding, each: Each = here
) -> tuple[list[ReadDocument], list[Hits], PseudonymBook, list[tuple[ReadDocument, Stopped]]]:
    """The talks, what is replaced in each segment, by what, and the talks that stopped the search.

    None of it may leave memory: it holds the names.
    """
    every = sorted((one for one in readings if is_talk(one)), key=lambda one: one.entry.file)
    asked, lists = _with_few_labels(every)
    kept = {folded(word) for word in hiding.keep}
    given = {name: kind for name, kind in given_names(asked).items() if name not in kept}
    book = PseudonymBook(
        given=given,
        hide=hiding.hide,
        keep=hiding.keep,
        same=hiding.same,
        hides_days="date" not in hiding.stay,
    )
    base = _known(readings, book, stay=hiding.stay)
    talks, hidden, stopped = _found(asked, base=base, models=hiding.models, each=each)
    found: list[Hits] = [
        without_no_names(talk, those) for talk, those in zip(talks, hidden, strict=True)
    ]
    for talk, hits in zip(talks, found, strict=True):
        book.note(talk, hits)
    book.settle()
    return talks, found, book, [*lists, *stopped]


def _with_few_labels(
    talks: Sequence[ReadDocument],
) -> tuple[list[ReadDocument], list[tuple[ReadDocument, Stopped]]]:
    """The talks, and those that stop the search: a document or a project with too many labels.

    Labels are given names of the whole project, and what is done with them takes time and memory
    by their number. Documents come in the order of their paths.
    """
    kept: list[ReadDocument] = []
    lists: list[tuple[ReadDocument, Stopped]] = []
    seen: set[str] = set()
    for talk in talks:
        own = {str(segment["speaker"]) for segment in talk.segments}
        if len(own) > MOST_DIFFERENT or len(seen | own) > MOST_LABELS:
            lists.append((talk, Stopped("error", TooManyIdentifiers.__name__)))
        else:
            seen |= own
            kept.append(talk)
    return kept, lists


def is_talk(reading: ReadDocument) -> bool:
    """Interviews, and what is read as talk on the side of policy."""
    return reading.entry.corpus == "frontline" or reading.row.get("kind") == "talk"


def _language(reading: ReadDocument) -> str:
    return str(reading.row["language"])


def _known(
    readings: Sequence[ReadDocument], book: PseudonymBook, *, stay: frozenset[str]
) -> Evidence:
    """What is known before a talk is searched."""
    named = [*book.given, *(name.casefold() for name in book.hide)]
    known = frozenset(word for name in named for word in name.split())
    return Evidence(
        small=small_words(reading.text for reading in readings if not is_talk(reading)),
        names=known,
        strong=known,
        initials=_initials(book.given),
        keep=frozenset(word.lower() for word in book.keep),
        hide=tuple(book.hide),
        stay=stay,
    )


def _initials(given: Mapping[str, str]) -> frozenset[str]:
    """The initials of people whose whole names are known, in lower case."""
    people = (name.split() for name, kind in given.items() if kind == "person")
    return frozenset("".join(word[0] for word in words) for words in people if 2 <= len(words) <= 3)


def _found(
    talks: Sequence[ReadDocument],
    *,
    base: Evidence,
    models: Mapping[str, str],
    each: Each,
) -> tuple[list[ReadDocument], list[list[list[Identifier]]], list[tuple[ReadDocument, Stopped]]]:
    """The talks, the identifiers of each segment, and the talks that stopped the search."""
    left = list(talks)
    stopped: list[tuple[ReadDocument, Stopped]] = []

    def done(work: Work, shared: Any) -> list[Any]:
        nonlocal left
        results = each(work, [_said(talk) for talk in left], shared=shared)
        pairs = list(zip(left, results, strict=True))
        stopped.extend((talk, one) for talk, one in pairs if isinstance(one, Stopped))
        left = [talk for talk, one in pairs if not isinstance(one, Stopped)]
        return [one for one in results if not isinstance(one, Stopped)]

    surveyed = with_surveys(base, done(survey, None))
    evidence = with_names(surveyed, done(names_within, surveyed))
    found = done(identifiers_of, Search(evidence, models))
    return left, found, stopped


def _said(talk: ReadDocument) -> Said:
    return Said(_language(talk), tuple(str(segment["text"]) for segment in talk.segments))


def _without(
    talk: ReadDocument, hits: Sequence[Sequence[Identifier]], book: PseudonymBook
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
    return with_segments(talk, segments, book), rows


def _kind_of(put: str) -> str:
    return broad_kind(put[1:].split(" ", 1)[0].lower())


def redactions_table(redactions: Sequence[Redaction]) -> pd.DataFrame:
    """Table `Redactions`."""
    if not redactions:
        return tables.empty(tables.Redactions)
    return pd.DataFrame([vars(row) for row in redactions]).astype(
        {"doc_id": "str", "kind": "str", "n_replaced": "int64", "n_different": "int64"}
    )
