"""An interview by mail: heads and signatures are left out, and who wrote a letter speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block

_FIELDS = WordList("notices", "mail_fields")
_SENDERS = WordList("notices", "mail_senders")
_CLOSINGS = WordList("notices", "closings", language=EVERY)
_MIN_FIELDS = 3
"""Fields in a row that are the head of a letter."""
_MAX_SIGNATURE = 12
"""Lines from the closing words to the end of the letter."""
_MAX_LAST = 12
"""Words of a line of a signature."""

_FIELD = re.compile(
    r"(?P<field>[^\W\d_][^\W\d_ -]{1,12}(?:[ -][^\W\d_]{2,3})?)\s*:(?:\s|$)(?P<value>.*)"
)
_WROTE = WordList("notices", "wrote", language=EVERY)
_ADDRESS = re.compile(r"\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()]*[>\])]|\s*\S+@\S+")
_QUOTED = re.compile(r"\s*>")


@dataclass(frozen=True)
class _Letter:
    sender: str
    lines: tuple[tuple[int, str], ...]
    """the number of the block and the line"""


def as_letters(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the heads and signatures of letters; others are unchanged.

    Where two or more write letters, each letter is what its sender says. Lines quoted in it are
    what the other said whom the letter answers, if it is clear who that is.
    """
    lines = [
        (number, line)
        for number, block in enumerate(blocks)
        for line in block.text.split("\n")
        if line.strip()
    ]
    if any(block.kind == "cue" or block.speaker for block in blocks):
        return list(blocks)
    letters = list(_letters(lines))
    if not any(letter.sender for letter in letters):
        return list(blocks)
    senders = {letter.sender for letter in letters if letter.sender}
    quoted = any(_QUOTED.match(line) for _, line in lines)
    if quoted and len(senders) == 2 and (told := _answered(blocks, lines, sorted(senders))):
        return told
    return [
        replace(block, speaker="" if quoted or len(senders) < 2 else letter.sender)
        for letter in letters
        for block in _rejoined(blocks, _without_signature(letter.lines))
    ]


_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+(?=\S)")


def _answered(
    blocks: Sequence[Block], lines: Sequence[tuple[int, str]], senders: Sequence[str]
) -> list[Block]:
    """What two wrote where one answers below the quoted lines of the other; empty if unclear.

    `On 3 May Tone wrote:` names who is quoted, and the letter goes on in its own sender's words.
    """
    own = ""
    said: list[tuple[tuple[str, int], str]] = []
    for letter in _letters(lines):
        if not own or not any(_QUOTED.match(line) for _, line in letter.lines):
            own = letter.sender
        if not own:
            continue  # a title
        other = senders[senders[0] == own]
        for number, line in _without_signature(letter.lines):
            is_quoted = _QUOTED.match(line) is not None
            text = _NUMBER.sub("", _unquoted(line)) if is_quoted else line
            if text.strip():
                said.append(((other if is_quoted else own, number), text))
    return [
        replace(blocks[number], text="\n".join(text for _, text in those), speaker=who)
        for (who, number), those in groupby(said, key=lambda one: one[0])
    ]


def _unquoted(line: str) -> str:
    return re.sub(r"^(?:\s*>)+\s?", "", line)


def _letters(lines: Sequence[tuple[int, str]]) -> Iterator[_Letter]:
    """The letters in order; what stands above the first head has no sender."""
    sender, body, number = "", list[tuple[int, str]](), 0
    while number < len(lines):
        end = _end_of_head(lines, number)
        if end == number:
            body.append(lines[number])
            number += 1
            continue
        if body:
            yield _Letter(sender, tuple(body))
        sender, body, number = _sender([line for _, line in lines[number:end]]), [], end
    if body:
        yield _Letter(sender, tuple(body))


def _end_of_head(lines: Sequence[tuple[int, str]], start: int) -> int:
    """The number of the line behind the head that begins here; `start` if none does."""
    if _wrote()[0].fullmatch(lines[start][1].strip()):
        return start + 1
    end = start
    while end < len(lines) and _field(lines[end][1]):
        end += 1
    fields = {_field(line) for _, line in lines[start:end]}
    return end if len(fields) >= _MIN_FIELDS and fields & set(_SENDERS) else start


def _field(line: str) -> str:
    match = _FIELD.match(line.replace("*", "").strip())
    name = match["field"].casefold() if match else ""
    return name if name in _FIELDS else ""


def _sender(head: Sequence[str]) -> str:
    for line in head:
        match = _FIELD.match(line.replace("*", "").strip())
        if match and match["field"].casefold() in _SENDERS:
            return _ADDRESS.sub("", match["value"]).strip(" \"'")
    return "" if len(head) > 1 else _writer(head[0])


@cache
def _wrote() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line above what is quoted, with a date and a colon; and the name before `wrote`."""
    words = any_word(_WROTE)
    return (
        re.compile(
            rf"(?i)(?=\D*\d)[^\W\d_]{{2,10}}\b.{{6,120}}\b{words}\b(?P<behind>[^:]{{0,80}}):"
        ),
        re.compile(rf"(?i)[,\d]\s*(?P<name>[^,\d]+?)\s+{words}\b"),
    )


def _writer(line: str) -> str:
    """Who wrote, as a line says above what it quotes: `On 3 May 2024, Kari Lie wrote:`."""
    above, plainly = _wrote()
    match = above.fullmatch(line.strip())
    behind = _ADDRESS.sub("", match["behind"]).strip(" \"'") if match else ""
    plain = _ADDRESS.sub("", line.replace("*", "").strip())
    before = plainly.search(plain)
    return behind or (before["name"].strip(" \"'") if before else "")


@cache
def _closing() -> re.Pattern[str]:
    words = sorted(_CLOSINGS, key=lambda word: (-len(word), word))
    return re.compile(rf"(?i)(?:{'|'.join(map(re.escape, words))})\s*[,!.]?")


def _without_signature(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The letter up to its closing words, or to two dashes, if only short lines follow."""
    for number in range(max(0, len(lines) - _MAX_SIGNATURE), len(lines)):
        text = lines[number][1].strip()
        closes = text == "--" or _closing().fullmatch(text)
        if closes and signs([line for _, line in lines[number + 1 :]], _MAX_LAST):
            return lines[:number]
    return lines


_SAID = re.compile(r"(?:[^\W\d_]{2,}\W+){2,}[^\W\d_]{2,}[\"'”’)]*[.!?][\"'”’)]*(?=\s+[A-ZÆØÅÄÖ]|$)")
"""Three words or more to the end of a sentence, as in a postscript and in no signature."""


def signs(lines: Sequence[str], most: int) -> bool:
    """The lines are a signature: each of at most `most` words, and none says anything."""
    return all(len(line.split()) <= most and not _SAID.search(line.strip()) for line in lines)


def _rejoined(blocks: Sequence[Block], lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    """The lines as the blocks in which they stood."""
    texts: dict[int, list[str]] = {}
    for number, line in lines:
        texts.setdefault(number, []).append(line)
    for number, those in texts.items():
        yield replace(blocks[number], text="\n".join(those))
