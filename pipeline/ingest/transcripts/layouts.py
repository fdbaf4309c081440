"""What a transcript's layout says: columns, numbers of lines, and questions set off in bold.

Blocks in, blocks out. A block gets the speaker that the layout names; only numbers, the head of a
table and empty cells are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from pipeline.config.word_lists import ALL, WordList, any_word
from pipeline.ingest.blocks import Block, Kind
from pipeline.ingest.transcripts.speakers import (
    folded,
    is_name,
    is_no_speaker,
    is_role,
    is_weak,
)

_CLOCK = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"[\[(<]?{_CLOCK}(?:\s*(?:-->|[-–—,])\s*{_CLOCK})?[\])>]?")
_HEADS = WordList("transcripts", "heads_of_speakers", language=ALL)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?i){any_word(_HEADS)}(?: names?)?")


_NUMBER = re.compile(
    r"(?:(?P<number>\d{1,5})(?:[.)|]\s*|\s+)(?=[^\s\d])|[\[(](?P<set>\d{1,5})[\])](?:\s+(?=\S)|$))"
)
"""The number of a line, a paragraph or a turn at its start: `12 Yes`, `12. Yes`, `[12] Yes`."""
_MIN_STEPS, _STEPS = 3, (2, 5, 10)
"""Lines with a number, at least, where each second, fifth or tenth line has one."""
_PAGE_LINES, _EVEN = 2, 0.8
"""Lines that a page adds between two numbers, at most; share of the gaps that are as they say."""
_COUNTED_LINES = (0.6, 1.3)
"""What so many numbers count, at least and at most, in lines of the file."""
_COUNTED = re.compile(
    r"(?P<word>[^\W\d_]{2,12}\.?)[ \t]?(?P<number>\d{1,5})[.)]?[ \t]+(?=[^\s\d][^:]{0,40}[:：])"
)
"""A word and a number before a label: `Anf. 12  Anna Holm (S):`."""
_LABELLED = re.compile(r"(?:\*\*)?[^\W\d_][\w .#'’-]{0,30}(?:[:：](?:\*\*)?|\*\*[:：])")

_TASKS = WordList("speakers", "task_columns")
_LONGEST_LABEL = 40
"""Characters within which the colon after a label stands."""
_LABELLED_ANSWERS = 0.6
"""Share of the answers that begin with a label, from which on it is whose they are."""
_MIN_ROWS = 3
"""Rows that a table of speech has at least."""
_NUMBER_CELL = re.compile(r" *[\[(]?\d{1,5}[.)\]]? *\t(?P<rest>.*)", re.DOTALL)
_MAX_DIGITS = 5
_MIN_NUMBERS = 5
"""Numbered lines from which on the numbers are a count."""
_MAX_HEAD = 3
"""Words in the head of a column."""
_MAX_FACT = 8
"""Words of what is said of a study in a row above the speech, at most."""
_MAX_NAME = 6
"""Words in the cell of a speaker."""
_MIN_TURNS = 6
"""Turns that begin with a dash, at least."""
_MAX_BEFORE = 8
"""Blocks of a head above turns that begin with a dash."""

_DASH = re.compile(r"^\s*[-–—]\s+(?=\S)")
_COUNT = re.compile(r"^\s*\d{1,3}[.)]\s+(?=\S)")


def with_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each row of a table of speech as what its speaker says at its time.

    A table of speech has a column of a few labels that recur and one with most of the words. Other
    tables are left unchanged.
    """
    typed = [block for block in blocks if _is_row(block) and block.kind != "table"]
    rows = {id(block): replaced for block, replaced in zip(typed, _speech_rows(typed), strict=True)}
    result: list[Block] = []
    for is_table, run in groupby(blocks, key=lambda block: block.kind == "table"):
        if is_table:
            table = list(run)
            key = _key_rows(table, blocks)
            result += key or [row for replaced in _speech_rows(table) for row in replaced]
        else:
            result += [row for block in run for row in rows.get(id(block), [block])]
    return result


def _key_rows(table: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """The rows of a table of participants as lines of a key: `S1 = Anna Hansen, interviewer`.

    The first column has the labels that begin lines below. Empty for another table.
    """
    rows = [[cell.strip() for cell in block.text.split("\t")] for block in table]
    labels = [_cell_name(row[0]) for row in rows]
    if len(set(labels)) < len(labels) or any(len(row) < 2 for row in rows):
        return []
    spoken = {
        line.split(":", 1)[0].strip("*[]() \t").casefold()
        for block in blocks
        if block.kind != "table"
        for line in block.text.split("\n")
        if ":" in line[:_LONGEST_LABEL]
    }
    known = [label.casefold() in spoken for label in labels]
    if sum(known) < 2 or sum(known) < len(known) - 1:
        return []
    return [
        replace(block, text=f"{label} = {', '.join(filter(None, row[1:]))}", kind="paragraph")
        for block, row, label, speaks in zip(table, rows, labels, known, strict=True)
        if speaks
    ]


def _is_row(block: Block) -> bool:
    return block.kind != "cue" and "\t" in block.text and not block.speaker


def _speech_rows(table: Sequence[Block]) -> list[list[Block]]:
    """For each block of the table its rows as turns, or the block itself."""
    parted = [
        [[cell.strip() for cell in line.split("\t")] for line in _row_lines(block)]
        for block in table
    ]
    cells = [row for rows in parted for row in rows]
    width = Counter(map(len, cells)).most_common(1)[0][0] if cells else 0
    if sides := _sides(cells):
        return [
            [replace(block, text=text, kind="paragraph", speaker=who) for who, text in side]
            for block, side in zip(table, _side_turns(parted, sides), strict=True)
        ]
    columns = _columns([row for row in cells if len(row) == width]) or _columns(_padded(cells))
    if columns is None or _is_of_tasks(cells[0]):
        return [[block] for block in table]
    head = cells[0] if _is_head(cells[0]) else None
    facts = {id(row) for row in cells[: _facts_above(cells, columns)]}
    return [
        [
            replace(block, text=" ".join(filter(None, row)), kind="heading", level=3)
            if id(row) in facts
            else _speech_row(row, block, columns)
            for row in rows
            if row is not head
        ]
        for block, rows in zip(table, parted, strict=True)
    ]


def _facts_above(rows: Sequence[Sequence[str]], columns: tuple[int, int]) -> int:
    """How many rows above the speech are facts: `Place | Room 14`.

    Their names come once and no sentence stands beside them; a line without a cell beside it may
    stand below two of them.
    """
    who, text = columns
    times = Counter(row[who] for row in rows if len(row) > who)
    n_facts = 0
    for above, row in enumerate(rows):
        alone = len(row) < _PAIR
        if alone and n_facts > 1:
            continue
        if alone or not (len(row) <= max(columns) or _is_fact(row[text], times[row[who]])):
            return above if n_facts > 1 else 0
        n_facts += 1
    return 0


_PAIR = 2
"""Cells of a row of a fact, at least: its name and what it is."""


def _is_fact(text: str, times: int) -> bool:
    short = times == 1 and 0 < len(text.split()) <= _MAX_FACT
    return short and not re.search(r"[.?!…][\"”’»)]*$", text)


def _is_head(row: Sequence[str]) -> bool:
    """The row names its columns, one of them that of the speakers."""
    names = [_cell_name(cell) for cell in row]
    short = all(len(name.split()) <= _MAX_HEAD for name in names)
    return short and any(_head().fullmatch(name) for name in names)


def _is_of_tasks(head: Sequence[str]) -> bool:
    """The head of a list of actions, in which names say who does them."""
    return any(folded(_cell_name(cell)) in _TASKS for cell in head)


def _sides(cells: Sequence[Sequence[str]]) -> list[str]:
    """The roles that head the columns, where each speaker has one: `Interviewer | Respondent`."""
    head = [_cell_name(cell) for cell in cells[0]] if cells else []
    named = [name for name in head if name]
    if len(named) < 2 or len(cells) < _MIN_ROWS or not all(is_role(name) for name in named):
        return []
    if all(is_weak(name) for name in named):
        return []  # `Question | Answer` heads what nobody is named in
    return head


def _side_turns(
    parted: Sequence[Sequence[Sequence[str]]], heads: Sequence[str]
) -> Iterator[list[tuple[str, str]]]:
    """For each block of the table who says what; nothing for the head."""
    first = True
    for rows in parted:
        turns = []
        for row in rows:
            if not first:
                turns += [(who, text) for who, text in zip(heads, row, strict=False) if text]
            first = False
        yield turns


def _row_lines(block: Block) -> list[str]:
    return [block.text] if block.kind == "table" else block.text.split("\n")


def _padded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of two cells or more in one width: a reader drops empty cells at the end."""
    width = max(map(len, rows), default=0)
    wide = [row for row in rows if len(row) > 1]
    return [[*row, *[""] * (width - len(row))] for row in wide]


def _speech_row(row: list[str], block: Block, columns: tuple[int, int]) -> Block:
    if _is_title_row(row):
        return replace(block, text=" ".join(filter(None, row)), kind="heading", level=3)
    if len(row) <= max(columns) or len(row[columns[0]].split()) > _MAX_NAME:
        return replace(block, text=" ".join(filter(None, row)), kind="paragraph")
    who, text = columns
    time = next((cell for cell in row if _TIMES.fullmatch(cell)), "")
    start = re.search(_CLOCK, time)
    return Block(
        row[text], "paragraph", block.page, start[0] if start else "", _cell_name(row[who])
    )


def _is_title_row(row: Sequence[str]) -> bool:
    """One cell over the whole row with a few words and no sentence: `The can`, `(musikk)`."""
    cells = [cell for cell in row if cell]
    few = len(row) == 1 and len(cells) == 1 and len(cells[0].split()) <= _MAX_NAME
    return few and not re.search(r"[.?!…:]$", cells[0])


def _cell_name(cell: str) -> str:
    return cell.replace("*", "").strip("[]()<> ").rstrip(": ")


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """The numbers of the columns of speakers and of speech; None if it is no table of speech."""
    if len(rows) < _MIN_ROWS or len(rows[0]) < 2:
        return None
    words = [
        sum(len(row[n].split()) for row in rows if not _TIMES.fullmatch(row[n]))
        for n in range(len(rows[0]))
    ]
    text = words.index(max(words))
    who = [n for n in range(len(words)) if n != text and _is_who([row[n] for row in rows])]
    return (who[0], text) if who else None


def _is_who(cells: Sequence[str]) -> bool:
    named = [_cell_name(cell) for cell in cells if cell]
    times = Counter(named)
    if len(named) < _MIN_ROWS or any(len(name.split()) > _MAX_NAME for name in named):
        return False
    again = [name for name in named if times[name] > 1 and is_name(name)]
    roles = {name for name in times if is_role(name)}
    enough = len(again) >= 0.6 * len(named) or (len(roles) > 1 and len(again) > 1)
    return enough and len(times) > 1 and not any(is_no_speaker(name) for name in set(again))


# ------------------------------------------------------------------------------- numbers


def without_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without numbers of lines, paragraphs or turns at their start.

    Numbers are taken for such a count if they rise and stand before most lines or before labels.
    """
    blocks = _without_counts(blocks)
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    numbered = [match for line in lines if (match := _NUMBER.match(line.strip()))]
    numbers = list(map(_number, numbered))
    rising = sum(0 < after - before <= 5 for before, after in pairwise(numbers))
    labelled = sum(bool(_LABELLED.match(match.string[match.end() :])) for match in numbered)
    # The counter of a recorder beside those who speak rises as it likes.
    counter = all(a < b for a, b in pairwise(numbers)) and labelled >= 0.8 * len(numbers)
    if len(numbers) < _MIN_NUMBERS or (rising < 0.9 * (len(numbers) - 1) and not counter):
        return _without_steps(blocks, lines)
    if len(numbered) < 0.8 * len(lines) and labelled < 0.8 * len(numbered):
        return _without_steps(blocks, lines)
    plain = _without_empty_numbers(blocks, {*numbers})
    return [
        # An empty cell behind the number, and one at the end of the row, stay cells.
        replace(block, text=cell["rest"])
        if block.kind == "table" and (cell := _NUMBER_CELL.fullmatch(block.text))
        else replace(block, text="\n".join(_unnumbered(block.text)))
        for block in plain
    ]


def _without_empty_numbers(blocks: Sequence[Block], numbers: set[int]) -> list[Block]:
    """The blocks without numbers of lines on which nothing stands, between their neighbours'."""

    def is_empty(line: str) -> bool:
        alone = line.strip()
        short = alone.isdecimal() and len(alone) <= _MAX_DIGITS
        return (
            short and int(alone) not in numbers and bool({int(alone) - 1, int(alone) + 1} & numbers)
        )

    kept = (
        replace(
            block, text="\n".join(line for line in block.text.split("\n") if not is_empty(line))
        )
        for block in blocks
    )
    return [block for block in kept if block.text.strip()]


def _number(match: re.Match[str]) -> int:
    return int(match["number"] or match["set"])


def _without_steps(blocks: Sequence[Block], lines: Sequence[str]) -> list[Block]:
    """The blocks without numbers before each fifth line, or each second or tenth.

    Multiples follow one another as many lines apart as they say, from the first on each page on,
    and count about as many lines as there are.
    """
    if 2 * sum(block.kind == "table" for block in blocks) > len(blocks):
        return list(blocks)  # its rows are numbered in a column of their own
    for step in _STEPS:
        counted = _counted_by(step, lines)
        apart = [b - a for a, b in pairwise(counted)]
        even = sum(step - 1 <= gap <= step + _PAGE_LINES for gap in apart)
        share = len(counted) * step / len(lines) if lines else 0.0
        if (
            len(counted) >= _MIN_STEPS
            and even >= _EVEN * len(apart)
            and _COUNTED_LINES[0] <= share <= _COUNTED_LINES[1]
        ):
            return list(_without_numbers_of(blocks, set(counted)))
    return list(blocks)


def _counted_by(step: int, lines: Sequence[str]) -> list[int]:
    """The places of lines with the next multiple of the step, or with the first on a new page."""
    counted: list[int] = []
    expected = step
    for place, line in enumerate(lines):
        match = _NUMBER.match(line.strip())
        anew = step if expected > _MIN_STEPS * step else expected
        if match and _number(match) in (expected, anew):
            counted.append(place)
            expected = _number(match) + step
    return counted


def _without_numbers_of(blocks: Sequence[Block], counted: set[int]) -> Iterator[Block]:
    place = -1
    for block in blocks:
        kept = []
        for line in block.text.split("\n"):
            place += bool(line.strip())
            match = _NUMBER.match(line.strip()) if place in counted and line.strip() else None
            kept.append(line.strip()[match.end() :] if match else line)
        yield replace(block, text="\n".join(kept))


def _without_counts(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without one word and a number that rises each time before labels."""
    lines = [line.strip() for block in blocks for line in block.text.split("\n")]
    counted = [match for line in lines if (match := _COUNTED.match(line))]
    numbers = [int(match["number"]) for match in counted]
    rising = all(after > before for before, after in pairwise(numbers))
    if len(counted) < _MIN_NUMBERS or len({match["word"] for match in counted}) > 1 or not rising:
        return list(blocks)
    return [
        replace(
            block,
            text="\n".join(
                _COUNTED.sub("", line.strip(), count=1) for line in block.text.split("\n")
            ),
        )
        for block in blocks
    ]


def _unnumbered(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        match = _NUMBER.match(line.strip())
        yield line.strip()[match.end() :] if match else line


# ---------------------------------------------------------------------- questions set off


def with_questions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what is set off as the interviewer's, and the rest as answers.

    Set off are questions in bold, italics or capitals, as headings, or after a dash or a number;
    and where a dash begins each turn, every second turn, if those ask and the others do not.
    Empty if nothing is.
    """
    if rows := _question_rows(blocks):
        return rows
    blocks = _without_repeated(blocks)
    asking = _asking_headings(blocks)
    for sign in (_is_emphasised, asking, _is_dashed, _is_numbered, _is_in_capitals):
        if sign is _is_dashed and (found := _alternating(blocks)):
            return found
        if found := _set_off(blocks, [sign(block) for block in blocks]):
            return found
    return []


_MIN_REPEATED = 3
"""Words of a quotation that a page takes out of what is said, at least."""


def _without_repeated(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without quotations set off that a longer block has: `> "You nearly kill it."`."""
    bare = [_plain(block.text) for block in blocks]
    quoted = [
        number
        for number, (block, text) in enumerate(zip(blocks, bare, strict=True))
        if block.kind != "cue" and len(text.split()) >= _MIN_REPEATED and not text.endswith("?")
        and (block.italic or re.match(r"[>\"“”«»]", block.text))
    ]  # fmt: skip
    others = "\0".join(["", *dict.fromkeys(bare), ""])
    again = {number for number in quoted if _is_within(bare[number], others)}
    return [block for number, block in enumerate(blocks) if number not in again]


def _is_within(text: str, others: str) -> bool:
    """A longer one of the texts between zeros has the text; one that is the same does not count."""
    found = (match.span() for match in re.finditer(re.escape(text), others))
    return any(others[start - 1] != "\0" or others[end] != "\0" for start, end in found)


def _plain(text: str) -> str:
    """The words without quotation marks and the last full stop, in small letters."""
    plain = re.sub(r"[*_>\"“”«»]+", "", text.replace("’", "'"))
    return plain.strip(" .\n").casefold()


def _question_rows(blocks: Sequence[Block]) -> list[Block]:
    """A table of two columns whose first asks: each row is a question and its answer."""
    rows = [block.text.split("\t") for block in blocks if block.kind == "table"]
    pairs = [row for row in rows if len(row) == 2 and all(cell.strip() for cell in row)]
    asking = [row for row in pairs if row[0].rstrip(' *_"”’»').endswith("?")]
    if len(asking) < _MIN_ROWS or len(asking) < 0.6 * len(rows):
        return []
    head = rows[0] if rows[0] not in asking else None
    return [
        _spoken(replace(block, text=cell), asks=number == 0)
        for block in blocks
        if block.kind == "table" and block.text.split("\t") != head
        for number, cell in enumerate(block.text.split("\t"))
        if cell.strip()
    ]


def without_dashes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, subtitles without the dash that marks a change of speaker."""
    return [
        replace(block, text=_DASH.sub("", block.text)) if block.kind == "cue" else block
        for block in blocks
    ]


def _set_off(blocks: Sequence[Block], flags: Sequence[bool]) -> list[Block]:
    """Empty if fewer than three stand out, fewer than half of them ask, or nothing lies between.

    Nor may they be the larger part. Two that ask are enough where no two stand side by side.
    """
    outer = [block for block, flag in zip(blocks, flags, strict=True) if flag]
    asking = [block for block in outer if _asks(block)]
    first = _first_set_off(blocks, flags)
    changes = sum(a != b for a, b in pairwise(flags[first:]))
    words = sum(len(block.text.split()) for block in blocks) or 1
    share = sum(len(block.text.split()) for block in outer) / words
    by_turns = len(outer) >= 3 and not any(a and b for a, b in pairwise(flags[first:]))
    least = 2 if by_turns else 3
    if len(asking) < least or 2 * len(asking) < len(outer) or share > 0.45 or changes < 4:
        return []
    spoken = [
        _spoken(block, asks=flag)
        for block, flag in list(zip(blocks, flags, strict=True))[first:]
        if flag or block.kind not in ("heading", "caption")
    ]
    return _with_labelled_answers(spoken)


def _with_labelled_answers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where answers have a label and questions none, with who answers: `IP7: Yes.`."""
    starts = [
        number
        for number, block in enumerate(blocks)
        if block.speaker == "unnamed" and (not number or blocks[number - 1].speaker != "unnamed")
    ]
    found = {n: match for n in starts if (match := _LABELLED.match(blocks[n].text))}
    times = Counter(_label_in(match) for match in found.values())
    again = {label for label, n in times.items() if n > 1 and is_name(label)}
    if sum(times[label] for label in again) < _LABELLED_ANSWERS * len(starts) or not again:
        return list(blocks)
    result, speaker = [], "unnamed"
    for block in blocks:
        match = _LABELLED.match(block.text) if block.speaker == "unnamed" else None
        label = _label_in(match) if match else ""
        if match and label in again:
            speaker = label
            block = replace(block, text=block.text[match.end() :].strip())
        elif block.speaker != "unnamed":
            result.append(block)
            continue
        result.append(replace(block, speaker=speaker))
    return result


def _label_in(match: re.Match[str]) -> str:
    return match[0].strip(" *:：")


def _first_set_off(blocks: Sequence[Block], flags: Sequence[bool]) -> int:
    """The number of the block with which the talk begins: the first that asks.

    Or what is set off in the same way before it, as a sentence, and answered: an opening.
    """
    first = next((n for n, flag in enumerate(flags) if flag and _asks(blocks[n])), 0)
    before = [n for n in range(first) if flags[n] and blocks[n].kind != "heading"]
    for n in before:
        answered = not all(flags[n + 1 : first]) and not flags[n + 1]
        alike = blocks[n].italic == blocks[first].italic
        if answered and alike and re.search(r"[.!…:—–-][\s*_\"”’»]*$", blocks[n].text):
            return n
    return first


def _alternating(blocks: Sequence[Block]) -> list[Block]:
    """The blocks where a dash begins each turn of two who take turns; empty where it does not."""
    starts = [n for n, block in enumerate(blocks) if _is_dashed(block)]
    if len(starts) < _MIN_TURNS or starts[0] > _MAX_BEFORE:
        return []
    turns = [blocks[start:end] for start, end in pairwise([*starts, len(blocks)])]
    asked = [_asks(turn[-1]) for turn in turns]
    shares = [sum(asked[side::2]) / len(asked[side::2]) for side in (0, 1)]
    if max(shares) < 0.6 or min(shares) > 0.25:
        return []
    asker = shares.index(max(shares))
    return [
        _spoken(block, asks=number % 2 == asker)
        for number, turn in enumerate(turns)
        for block in turn
    ]


def _spoken(block: Block, *, asks: bool) -> Block:
    text = _COUNT.sub("", block.text) if asks else block.text
    speaker = "Interviewer" if asks else "unnamed"
    kind: Kind = "cue" if block.kind == "cue" else "paragraph"
    return replace(block, text=_DASH.sub("", text), kind=kind, speaker=speaker)


def _asks(block: Block) -> bool:
    return block.text.rstrip(' *_"”’»').endswith("?")


def _is_emphasised(block: Block) -> bool:
    text = block.text.strip()
    bold = text.startswith("**") and text.endswith("**") and text.count("**") == 2
    return bold or block.italic


def _asking_headings(blocks: Sequence[Block]) -> Callable[[Block], bool]:
    """What tells a question set as a heading; also a sentence where most of its rank are such."""
    headings = [block for block in blocks if block.kind == "heading"]
    ranks = Counter(block.level for block in headings)
    asked = Counter(block.level for block in headings if _asks(block))
    most = {rank for rank, n in asked.items() if n >= _MIN_ASKED and 2 * n > ranks[rank]}

    def asking(block: Block) -> bool:
        said = block.level in most and _SENTENCE.search(block.text) is not None
        return block.kind == "heading" and (_asks(block) or said)

    return asking


_MIN_ASKED = 3
_SENTENCE = re.compile(r"\w{2}[.!…][\"”’»]?\s*$")


def _is_dashed(block: Block) -> bool:
    return _DASH.match(block.text) is not None


def _is_in_capitals(block: Block) -> bool:
    return block.text.isupper() and len(block.text.split()) > 1


def _is_numbered(block: Block) -> bool:
    return _COUNT.match(block.text) is not None
