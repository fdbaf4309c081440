"""Interviews without identifiers: each has its placeholder, the same one in every document.

What is replaced in a text is replaced wherever it would be shown: speakers, titles, file names, the
catalogue's cells and the notes. Roles stay (`Nurse [Person 4]`, `R1`), and so does
the prose of policy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from pipeline import tables
from pipeline.ingest.blocks import count_tokens
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Refusal
from pipeline.privacy.given_names import given_names
from pipeline.privacy.identifiers import Identifier, identifiers
from pipeline.privacy.name_ids import PlaceholderUse, placeholder_uses, without_no_names
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import evidence_of
from pipeline.privacy.names.words import small_words
from pipeline.privacy.pseudonym_book import NAMES, PseudonymBook
from pipeline.privacy.shown_names import refusal_without_names, renamed, with_segments


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
    placeholders: list[PlaceholderUse]
    key: tuple[tuple[str, str], ...] = field(repr=False)


def pseudonymised(
    readings: Sequence[ReadDocument],
    refusals: Sequence[Refusal],
    *,
    models: Mapping[str, str],
    hide: Sequence[str] = (),
    keep: Sequence[str] = (),
    stay: frozenset[str] = frozenset(),
) -> Pseudonymised:
    """The readings with every identifier of the frontline's replaced; policy stays as it is.

    `models` names a spaCy pipeline with named entities per language; `hide` lists further names,
    `keep` words and `stay` kinds that stay. Numbers follow the order of the documents' paths.
    """
    talks = sorted((one for one in readings if _is_talk(one)), key=lambda one: one.entry.file)
    book = PseudonymBook(given=given_names(talks), hide=hide, keep=keep)
    evidence = replace(_evidence(readings, talks, book), stay=stay)
    hidden = _found(talks, evidence=evidence, models=models)
    found = [without_no_names(talk, those) for talk, those in zip(talks, hidden, strict=True)]
    for talk, hits in zip(talks, found, strict=True):
        book.note(talk, hits)
    book.settle()
    made = {
        talk.entry.file: _without(talk, hits, book) for talk, hits in zip(talks, found, strict=True)
    }
    redactions = [row for talk in talks for row in made[talk.entry.file][1]]
    uses = [
        use
        for talk, those in zip(talks, found, strict=True)
        for use in placeholder_uses(talk, those, book)
    ]
    changed = [made[one.entry.file][0] if _is_talk(one) else one for one in readings]
    shown, ids = renamed(changed)
    return Pseudonymised(
        shown,
        [refusal_without_names(one, book) for one in refusals],
        [replace(row, doc_id=ids[row.doc_id]) for row in redactions],
        [replace(use, doc_id=ids[use.doc_id]) for use in uses],
        book.key(),
    )


def _is_talk(reading: ReadDocument) -> bool:
    """Interviews, and what is read as talk on the side of policy."""
    return reading.entry.corpus == "frontline" or reading.row.get("kind") == "talk"


def _language(reading: ReadDocument) -> str:
    return str(reading.row["language"])


def _evidence(
    readings: Sequence[ReadDocument], talks: Sequence[ReadDocument], book: PseudonymBook
) -> Evidence:
    said = [(_language(talk), str(segment["text"])) for talk in talks for segment in talk.segments]
    policy = small_words(reading.text for reading in readings if not _is_talk(reading))
    known = frozenset(word for name in book.given for word in name.split())
    base = Evidence(
        small=policy,
        names=known,
        strong=known,
        initials=_initials(book.given),
        keep=frozenset(word.lower() for word in book.keep),
        hide=tuple(book.hide),
    )
    return evidence_of(said, base=base)


def _initials(given: Mapping[str, str]) -> frozenset[str]:
    """The initials of people whose whole names are known, in lower case."""
    people = (name.split() for name, kind in given.items() if kind == "person")
    return frozenset("".join(word[0] for word in words) for words in people if 2 <= len(words) <= 3)


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
    return put[1:].split(" ", 1)[0].lower()


def redactions_table(redactions: Sequence[Redaction]) -> pd.DataFrame:
    """Table `Redactions`."""
    if not redactions:
        return tables.empty(tables.Redactions)
    return pd.DataFrame([vars(row) for row in redactions]).astype(
        {"doc_id": "str", "kind": "str", "n_replaced": "int64", "n_different": "int64"}
    )
