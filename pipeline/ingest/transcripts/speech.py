"""What was said: turns, transcripts, and the words without a transcriber's marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.ingest.blocks import join_lines
from pipeline.wording.messages import Message


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next speaks. `location` is a time, or the turn's number."""

    speaker: str
    text: str
    location: Message
    interviewer: bool = False


@dataclass(frozen=True)
class Transcript:
    """The turns in order. Without speakers (`found` is false) a turn is a paragraph."""

    turns: tuple[Turn, ...]
    found: bool
    notes: tuple[Message, ...] = ()


_PAUSES = WordList("transcripts", "pauses", language=EVERY)
_BRACKETS = re.compile(r"(?<![\w\]\-‐‑])\[(?P<inner>[^\[\]]{0,120})\](?![\w(])")
_REDACTIONS = WordList("transcripts", "redactions", language=ALL)
_OF = WordList("transcripts", "redactions_go_on", language=ALL)
_NOISES = WordList("transcripts", "noises", language=ALL)
_ALONE = WordList("transcripts", "noises_alone", language=ALL)
_MEASURES = WordList("transcripts", "measures_of_noises", language=ALL)
_GESTURES = WordList("transcripts", "gestures", language=ALL)
_GESTURES_SAID = WordList("transcripts", "gestures_said", language=EVERY)
_STANDING = WordList("transcripts", "where_noises_stand", language=EVERY)
_SECONDS = WordList("transcripts", "seconds", language=EVERY)
_NOISES_BEGIN = WordList("transcripts", "noises_begin", language=ALL)
_WHERE = WordList("transcripts", "where_noises_are", language=ALL)


@cache
def _noise() -> re.Pattern[str]:
    """A pattern for a transcriber's note: `(laughs loudly)`, `(?)`, `*laughs*`, `{nods}`."""
    clock = r"\d{1,2}:\d{2}(?::\d{2})?"
    small = r"[a-zæøåäö]+"
    noise = rf"(?:{any_word(_NOISES)}|{any_word(_NOISES_BEGIN)}\w*)"
    sound = rf"(?:{small}\s+){{0,3}}{noise}(?:\s+{small}){{0,3}}(?:\s*{clock})?"
    alone = rf"(?:{any_word(_MEASURES)}\s+)?{any_word(_ALONE)}(?:\s*{clock})?"
    gesture = rf"(?!{'|'.join(_GESTURES_SAID)}){any_word(_GESTURES)}(?:\s+{small}){{1,4}}"
    note = (
        rf"\s*(?:\.{{2,3}}|…|\?)?\s*(?:{clock}|{alone}|{sound}|{gesture})\s*(?:\?|\.{{1,3}}|…)?\s*"
    )
    pairs = (r"\(", r"\)"), (r"\{", r"\}"), ("<", ">")
    # Stars and waves set off what is stressed as well, `*the music school*`.
    plain = rf"(?:{any_word(_NOISES)}|{any_word(_NOISES_BEGIN)}(?:s|ing|ter)?)"
    stressed = rf"\s*(?:{any_word(_MEASURES)}\s+)?{plain}(?:\s+[a-z]+ly)?\s*"
    marks = (r"(?<!\*)\*", r"\*(?!\*)"), ("~", "~")
    either = "|".join(
        [rf"{opening}{note}{closing}" for opening, closing in pairs]
        + [rf"{opening}{stressed}{closing}" for opening, closing in marks]
    )
    return re.compile(rf"(?i){either}|\((?:\.{{1,3}}|…|\?{{1,3}})\)")


_NOTE = re.compile(r"(?<![\w-])\((?P<inner>[^()]{1,80})\)(?![\w-])")
_MAX_NOTE = 5
"""Words of a note, at most, in a talk whose transcriber writes them in parentheses."""
_MIN_NOTES, _MOST_NOTES = 3, 0.5
"""Known notes of a talk, at least, and their share of all that stands in parentheses, from which on
other short ones are notes too."""


def are_notes_in_parentheses(texts: Iterable[str]) -> bool:
    """Whether the transcriber of a talk writes notes in parentheses, by those that are known.

    Timed pauses are notes, but say nothing of words: where pauses are timed, words in parentheses
    are often those that were heard badly.
    """
    found = [match[0] for text in texts for match in _NOTE.finditer(text)]
    found = [one for one in found if not _pause().fullmatch(one) or _is_timed(one)]
    known, timed = sum(map(_is_known, found)), sum(map(_is_timed, found))
    return known >= _MIN_NOTES and known - timed >= _MOST_NOTES * (len(found) - timed)


def _is_known(note: str) -> bool:
    noise = _noise().fullmatch(note) is not None and not _is_personal(note)
    return noise or _in_the_room().fullmatch(note) is not None or _is_timed(note)


@cache
def _pause() -> re.Pattern[str]:
    """The seconds of a pause, `(0.4)`, `(3 sek.)`; points that are counted go on with `(2)`."""
    return re.compile(
        r"\(\s?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s?"
        rf"(?P<unit>{any_word(_SECONDS)})?\.?(?:\s?{any_word(_PAUSES)})?\s?\)",
        re.I,
    )


@cache
def _in_the_room() -> re.Pattern[str]:
    """What is heard where they talk, in a sentence by itself: `(Munterhet i salen.)`."""
    place = rf"{any_word(_STANDING)}\s+(?:the\s+)?{any_word(_WHERE)}\w*"
    return re.compile(rf"\([A-ZÆØÅÄÖ]\w+\s+{place}\.\)")


_DIRECTION = re.compile(r"\((?=[^()]*\s)[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ .'’-]{4,60}\)")
"""A note of several words in capitals, `(IN STUDIO)`, where the text around is in small letters."""
_COMMENT = re.compile(r"\(\((?P<inner>[^()]{1,80})\)\)")
"""What a transcriber describes in the conventions of conversation analysis: `((knocks))`."""
_MAX_PAUSE = 20
"""Seconds, at most, of a pause without a unit; `Kari (43)` is an age."""
_GESTURE = re.compile(r"\((?P<inner>[A-ZÆØÅÄÖ][^()?!.]{1,60}\.)\)")
"""A sentence of a few words in parentheses by itself; a note in a talk that has such."""
_PERSONS = (WordList("speakers", "first_persons"), WordList("speakers", "second_persons"))
_INLINE_TIME = re.compile(
    r"[\[(<]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#"
)


_EXPLAINED_AS = WordList("transcripts", "explained_as_notes", language=ALL)


@cache
def _explained() -> re.Pattern[str]:
    """An entry that says no more than that they are notes: not `( ) = lyd som er utydelig`."""
    return re.compile(
        rf"(?i)\(\s{{0,9}}(?:[^\W\d_]{{1,12}}\s{{0,9}})?\)\s{{0,9}}=\s{{0,9}}{any_word(_EXPLAINED_AS)}"
        r"(?=\s{0,9}(?:$|,?\s?[^\w\s,])|\s{2}|\n)"
    )


def explains_parentheses(texts: Iterable[str]) -> bool:
    """Whether the head says that parentheses are the transcriber's: `(  ) = stage`.

    `(word) = uncertain hearing` says that they are the speaker's.
    """
    return any(_explained().search(text.replace("’", "'")) for text in texts)


def clean_speech(text: str, *, noted: bool = False, explained: bool = False) -> str:
    """What is said, on one line: without a transcriber's notes and marks of bold.

    What stands for words that were taken out, `[NAME]`, stays. `noted` says that other short words
    in parentheses are notes too, as `are_notes_in_parentheses` finds; `explained`, that all are.
    """
    text = _BRACKETS.sub(
        lambda note: note[0] if _is_redaction(note["inner"]) else " ", text.replace("**", "")
    )
    text = _COMMENT.sub(_unless_redacted, _INLINE_TIME.sub(" ", text))
    text = _in_the_room().sub(" ", _noise().sub(_unless_personal, text))
    if explained:
        text = _NOTE.sub(_unless_personal, text)
    if noted:
        text = _NOTE.sub(_unless_long, _GESTURE.sub(_unless_said, text))
    text = _without_directions(_without_pauses(text, noted=noted))
    text = join_lines(text.replace("\t", " "))
    text = re.sub(r"\s+(?=[.,;!?](?:\s|$))", "", text)
    return text if re.search(r"[^\W_]", text) else ""


def _without_directions(text: str) -> str:
    """The text without notes in capitals, which set nothing off where all of it is in capitals."""
    if not any(map(str.islower, _DIRECTION.sub(" ", text))):
        return text
    return _DIRECTION.sub(lambda note: note[0] if _is_redaction(note[0]) else " ", text)


def _unless_redacted(note: re.Match[str]) -> str:
    return note[0] if _is_redaction(note["inner"]) else " "


def _unless_long(note: re.Match[str]) -> str:
    """Nothing, or the words where they are many, begin with a capital or tell of oneself."""
    small = note["inner"][0].islower() and len(note["inner"].split()) <= _MAX_NOTE
    return _unless_said(note) if small else note[0]


def _unless_said(note: re.Match[str]) -> str:
    """Nothing, or the words of one who speaks of oneself or to another: `(I was ill.)`."""
    words = _words(note["inner"])
    said = (
        len(words) > _MAX_NOTE
        or "i" in words
        or _is_personal(note["inner"])
        or _is_redaction(note["inner"])
    )
    return note[0] if said else " "


def _unless_personal(note: re.Match[str]) -> str:
    """Nothing, or the words of one who speaks of oneself or to another: `(I sigh a lot)`."""
    return note[0] if _is_personal(note[0]) else " "


def _is_personal(note: str) -> bool:
    """Names oneself or whom one speaks to; small `i` is a word of place in the North."""
    words = _words(note)
    return bool(re.search(r"\bI\b", note)) or any(
        word in those for word in words for those in _PERSONS
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _without_pauses(text: str, *, noted: bool) -> str:
    """The text without pauses: with a unit or a decimal, or short ones where notes are."""
    numbers = [match["number"] for match in _pause().finditer(text)]
    counted = {"1", "2"} <= set(numbers)

    def kept(pause: re.Match[str]) -> str:
        short = noted and pause["number"].isdigit() and int(pause["number"]) < _MAX_PAUSE
        return " " if short or _is_timed(pause[0]) else pause[0]

    return text if counted else _pause().sub(kept, text)


def _is_timed(note: str) -> bool:
    """A pause that can be no age and no number of a point: `(0.4)`, `(3 sek.)`."""
    pause = _pause().fullmatch(note)
    return pause is not None and bool(pause["unit"] or re.search(r"[.,]", pause["number"]))


def _is_redaction(note: str) -> bool:
    """`NAME OF WIFE`, or small `name of wife` and `place`; `name withheld` is a note."""
    words = re.findall(r"[^\W\d_]+", note.casefold())
    if not words or words[0] not in _REDACTIONS:
        return False
    return note.isupper() or len(words) == 1 or words[1] in _OF
