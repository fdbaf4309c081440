"""One file's text to a document: its row of Documents and its segments.

The segments of prose are its paragraphs, those of talk its turns. No file is opened here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.codes.coded import CodedText
from pipeline.config.readings import Correction, Readings
from pipeline.config.word_lists import WordList
from pipeline.ingest.blocks import Block, FileText, UnreadableFile, count_tokens
from pipeline.ingest.catalogue import language_code
from pipeline.ingest.listing import Entry
from pipeline.ingest.metadata import infer_metadata, plain_date
from pipeline.ingest.prose.furniture import without_furniture
from pipeline.ingest.prose.paragraphs import as_prose, paragraphs
from pipeline.ingest.talk.corrections import corrected, speaker_id
from pipeline.ingest.talk.kind import PROSE, TALK, is_talk
from pipeline.ingest.talk.reading import WHOLE, Reading, read_talk
from pipeline.ingest.transcripts.people import ANSWERERS, ASKERS
from pipeline.ingest.transcripts.speakers import is_name
from pipeline.ingest.transcripts.turns import whole
from pipeline.text.doubled_letters import lost_pairs, with_pairs
from pipeline.text.keyed_ids import keyed_id
from pipeline.wording.messages import Message, encoded, message

NOTHING_SETTLED = Readings()


@dataclass(frozen=True)
class Rules:
    """How documents are read: the settings of `read_document`."""

    interviewers: Sequence[str] = ()
    languages: Sequence[str] = ("en",)
    min_tokens: int = 1
    readings: Readings = NOTHING_SETTLED


@dataclass(frozen=True)
class ReadDocument:
    """A document: its row of Documents but for the notes, its segments, and the notes.

    `speaker_ids` has the keyed id of each segment's speaker, `correction` what somebody settled
    about the document, and `secret` the key of its ids. `coded` is its text as people coded it.
    """

    entry: Entry
    row: Mapping[str, Any]
    segments: tuple[Mapping[str, Any], ...]
    notes: tuple[Message, ...] = ()
    speaker_ids: tuple[str, ...] = ()
    correction: Correction | None = None
    secret: str = field(default="", repr=False, compare=False)
    coded: CodedText | None = None

    @property
    def text(self) -> str:
        """All that was read, whoever says it."""
        return "\n".join(str(segment["text"]) for segment in self.segments)


def read_document(
    content: FileText,
    *,
    entry: Entry,
    interviewers: Sequence[str] = (),
    languages: Sequence[str] = ("en",),
    min_tokens: int = 1,
    readings: Readings = NOTHING_SETTLED,
) -> ReadDocument:
    """The document's row and segments, as `readings` say where somebody settled how it is read.

    Raises:
        UnreadableFile: fewer words than `min_tokens`, or a transcript in which only the
            interviewer speaks.
    """
    reading_id = keyed_id(content.secret, "document")
    correction = readings.of(reading_id)
    content = _with_lost_letters(content, languages)
    segments, facts, notes = _parts(content, entry, interviewers, correction)
    spoken = [segment for segment in segments if segment["role"] != "interviewer"]
    n_tokens = sum(int(segment["n_tokens"]) for segment in spoken)
    n_all = sum(int(segment["n_tokens"]) for segment in segments)
    _check_length(n_tokens, segments, entry.corpus, min_tokens)
    found = infer_metadata(content, entry, "\n".join(str(s["text"]) for s in spoken), languages)
    values = {name: entry.given.get(name) or found[name] for name in found}
    values["language"] = language_code(values["language"])
    if values["language"] not in languages:
        unlisted = message(
            "language_not_listed",
            language=values["language"],
            listed=", ".join(languages),
        )
        notes = (*notes, unlisted)
    values["date"] = plain_date(values["date"])
    inferred = [name for name in found if not entry.given.get(name) and found[name]]
    document = {
        "doc_id": entry.doc_id,
        "file": entry.file,
        "corpus": entry.corpus,
        **values,
        "format": content.format,
        "encoding": content.encoding,
        "n_tokens": n_tokens,
        "n_segments": len(spoken),
        "n_interviewer_tokens": n_all - n_tokens,
        **facts,
        "n_left_out": max(0, sum(count_tokens(block.text) for block in content.blocks) - n_all),
        "reading_id": reading_id,
        "inferred": "; ".join((["corpus"] if not entry.given.get("corpus") else []) + inferred),
    }
    same = {"doc_id": entry.doc_id, "corpus": entry.corpus, "language": values["language"]}
    rows = tuple(
        {"segment_id": f"{entry.doc_id}:{number:04d}", **same, **segment}
        for number, segment in enumerate(segments, start=1)
    )
    ids = tuple(speaker_id(content.secret, str(segment["speaker"])) for segment in segments)
    return ReadDocument(
        entry,
        document,
        rows,
        (*content.notes, *notes),
        ids,
        correction,
        content.secret,
        content.coded,
    )


def _with_lost_letters(content: FileText, languages: Sequence[str]) -> FileText:
    """The content with the doubled letters that a converter lost.

    What people coded stays as it is: their places count the letters of the file.
    """
    if content.coded is not None:
        return content
    texts = [block.text for block in content.blocks]
    letters, language = lost_pairs(texts, languages=languages)
    if not letters:
        return content
    blocks = tuple(
        replace(block, text=with_pairs(block.text, letters, language)) for block in content.blocks
    )
    pairs = ", ".join(2 * letter for letter in letters)
    return replace(
        content,
        blocks=blocks,
        notes=(*content.notes, message("doubled_letters", pairs=pairs)),
    )


Parts = tuple[list[dict[str, Any]], dict[str, Any], tuple[Message, ...]]
"""Segments, facts for the row of Documents, and notes."""


def _parts(
    content: FileText, entry: Entry, interviewers: Sequence[str], correction: Correction
) -> Parts:
    """The document as talk or as prose: as the catalogue says, else as its side or its text tells.

    Interviews are talk; a text of policy is, if nearly all of it is said by a few who take turns.
    """
    stated = entry.given.get("kind", "")
    if stated == PROSE or (correction.whole and entry.corpus == "policy"):
        return _prose(content, entry.corpus)
    blocks = without_furniture(content.blocks)
    read = _reading(content, blocks, entry, interviewers)
    is_spoken = entry.corpus == "frontline" or stated == TALK
    captions = any(block.kind == "cue" for block in blocks)
    if is_spoken and not read.transcript.found and not captions:
        # A text without speakers has the furniture of prose.
        again = _reading(content, as_prose(blocks), entry, interviewers)
        read = read if again.transcript.found or not again.transcript.turns else again
    reading = _settled(read, blocks, correction, content)
    if entry.corpus == "frontline" or stated == TALK:
        return _talk(reading, entry.corpus)
    if is_talk(reading, blocks):
        segments, facts, notes = _talk(reading, entry.corpus)
        return segments, facts, (*notes, message("read_as_talk"))
    return _prose(content, entry.corpus)


def _prose(content: FileText, corpus: str) -> Parts:
    role = "policy" if corpus == "policy" else "respondent"
    segments = [
        _segment(role, part.text, part.location, heading=part.heading)
        for part in paragraphs(content.blocks)
    ]
    facts = {"n_speakers": 0, "turns_found": True, "kind": PROSE, "layout": "", "confidence": 1.0}
    return segments, facts, ()


def _reading(
    content: FileText, blocks: Sequence[Block], entry: Entry, interviewers: Sequence[str]
) -> Reading:
    listed = _listed(entry, ASKERS)
    answering = {"guests": [name for name in _listed(entry, ANSWERERS) if is_name(name)]}
    metadata = {**answering, **content.metadata} if answering["guests"] else content.metadata
    return read_talk(blocks, metadata=metadata, interviewers=(*interviewers, *listed))


def _listed(entry: Entry, fields: WordList) -> list[str]:
    """The names in columns of the catalogue such as `interviewer` or `participants`."""
    cells = [value for column, value in entry.given.items() if column.strip().lower() in fields]
    return [part.strip() for cell in cells for part in re.split(r"[,;|]", cell) if part.strip()]


def _settled(
    reading: Reading, blocks: Sequence[Block], correction: Correction, content: FileText
) -> Reading:
    """The reading as somebody settled it."""
    if correction.is_empty:
        return reading
    base = Reading(whole(blocks), WHOLE, 1.0) if correction.whole else reading
    made = corrected(base.transcript, correction, secret=content.secret)
    return replace(base, transcript=made)


def _talk(reading: Reading, corpus: str) -> Parts:
    turns = reading.transcript.turns
    answers = "policy" if corpus == "policy" else "respondent"
    segments = [
        _segment(
            "interviewer" if turn.interviewer else answers,
            turn.text,
            turn.location,
            speaker=turn.speaker,
        )
        for turn in turns
    ]
    speakers = {turn.speaker for turn in turns if turn.speaker and not turn.interviewer}
    facts = {
        "n_speakers": len(speakers),
        "turns_found": reading.transcript.found,
        "kind": TALK,
        "layout": reading.layout,
        "confidence": reading.confidence,
    }
    return segments, facts, reading.transcript.notes


def _segment(
    role: str, text: str, location: Message, *, speaker: str = "", heading: str = ""
) -> dict[str, Any]:
    return {
        "role": role,
        "speaker": speaker,
        "location": encoded([location]),
        "heading": heading,
        "text": text,
        "n_tokens": count_tokens(text),
    }


def _check_length(
    n_tokens: int, segments: Sequence[Mapping[str, Any]], corpus: str, min_tokens: int
) -> None:
    if segments and corpus == "frontline" and n_tokens == 0:
        raise UnreadableFile(message("only_interviewer"), message("check_speakers"))
    if n_tokens < max(min_tokens, 1):
        words = message("words_of_respondents" if corpus == "frontline" else "words_of_text")
        reason = message("too_short", n=n_tokens, words=words, needed=min_tokens)
        raise UnreadableFile(reason, message("check_whole"))
