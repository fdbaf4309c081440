"""Subtitles (.vtt, .srt, .sbv) to blocks: one per line of a cue, with its time and its voice."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import webvtt
import webvtt.errors

from pipeline.ingest.blocks import Block, FileText, UnreadableFile
from pipeline.ingest.readers.encodings import decode_text
from pipeline.wording.messages import message

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[^>]*>|\{\\[^{}]*\}")
"""A tag, or a place on the screen as in SubStation Alpha: `{\\an8}`."""
_NAMED_CUE = re.compile(r'\d+\s+"(?P<name>[^"]{1,60})"(?:\s+\(\d+\))?')
"""The identifier of a cue that names who speaks in it, as Webex writes it."""


def _read_cues(data: bytes, format: str) -> FileText:
    text, encoding = decode_text(data)
    body = text.lstrip("\ufeff\n\r ")
    if format == "vtt" and not body.startswith("WEBVTT"):
        raise _no_cues(format)
    if format == "srt":
        # Some programs write a full stop before the milliseconds; the first number may be missing.
        body = re.sub(r"^(?=\d+:\d+:\d+[,.])", "1\n", body)
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    try:
        cues = webvtt.from_buffer(io.StringIO(lines), format=format).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError):
        raise _no_cues(format) from None
    blocks = tuple(_cue_blocks(cues))
    lost = lines.count("-->") - len(cues) if format != "sbv" else 0
    notes = (message("cues_lost", n=lost),) if lost > 0 else ()
    if not blocks:
        raise _no_cues(format)
    return FileText(blocks, format, encoding, notes=notes)


def _no_cues(format: str) -> UnreadableFile:
    return UnreadableFile(message("no_cues", format=format), message("export_cues_anew"))


def _cue_blocks(cues: Iterable[Any]) -> Iterator[Block]:
    """One block per line of a cue; a line that a rolling cue repeats is taken once."""
    shown = [
        (str(cue.start).split(".")[0], _cue_lines(cue.raw_text, _named(cue.identifier)))
        for cue in cues
    ]
    pairs = [(before[-1:], after[:1]) for (_, before), (_, after) in pairwise(shown)]
    rolls = sum(before == after != [] for before, after in pairs) > 0.3 * len(pairs)
    before: list[tuple[str, str]] = []
    for time, lines in shown:
        for speaker, words in lines:
            if not (rolls and (speaker, words) in before):
                yield Block(words, "cue", time=time, speaker=speaker)
        before = lines


def _named(identifier: str | None) -> str:
    match = _NAMED_CUE.fullmatch((identifier or "").strip())
    return match["name"].strip() if match else ""


def _cue_lines(raw_text: str, speaker: str) -> list[tuple[str, str]]:
    """The cue's lines that have words, each with its voice; a voice holds until the next.

    `speaker` is whom the cue itself names.
    """
    lines = []
    for line in raw_text.split("\n"):
        voice = _VOICE.search(line)
        speaker = voice[1].strip() if voice else speaker
        words = unescape(_TAG.sub("", line)).strip()
        if words and "-->" not in words:
            lines.append((speaker, words))
    return lines


def read_vtt(data: bytes) -> FileText:
    """The cues of a WebVTT file."""
    return _read_cues(data, "vtt")


def read_srt(data: bytes) -> FileText:
    """The cues of a SubRip file."""
    return _read_cues(data, "srt")


def read_sbv(data: bytes) -> FileText:
    """The cues of a YouTube (SubViewer) file."""
    return _read_cues(data, "sbv")
