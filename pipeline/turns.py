"""Blocks of a transcript to turns: who speaks, what they say, and who only asks.

The labels of the speakers are learned from the whole transcript: a label comes back, stands in the
key of initials or is named in the front matter. A word with a colon that comes once is no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.blocks import Block, join_lines


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next speaks. `location` is a time, or the turn's number."""

    speaker: str
    text: str
    location: str
    interviewer: bool = False


@dataclass(frozen=True)
class Transcript:
    """The turns in order. Without speakers (`found` is false) a turn is a paragraph."""

    turns: tuple[Turn, ...]
    found: bool
    notes: tuple[str, ...] = ()


# ------------------------------------------------------------------------------ patterns

_TIME = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
_STAMP = re.compile(rf"\s*(?P<time>{_TIME})(?:\s*(?:-->|[-–—])\s*(?:{_TIME})?)?\s*")
_WORD = r"[^\W_][\w.'’/-]*"
_LABEL = rf"{_WORD}(?:[ ]+(?:&[ ]+)?{_WORD}){{0,4}}(?:[ ]*\([^()]{{1,40}}\))?"
_COLON = re.compile(
    rf"(?P<label>{_LABEL})\s*(?P<time>{_TIME})?\s*[:：](?=\s|$|[^\W\d_]|[\"“‘'«…])\s*(?P<rest>.*)"
)
_BOLD = re.compile(
    r"\*\*(?P<label>[^*]{1,50}?)\s*(?P<colon>[:：]?)\s*\*\*\s*(?P<after>[:：]?)\s*(?P<rest>.*)"
)
_DOT = re.compile(r"(?P<label>[QA])\.\s+(?P<rest>\S.*)")
_SPACE = re.compile(
    r"(?P<label>[A-ZÆØÅÄÖ]{1,4}\d{0,2})(?P<dash>\s*[-–—](?=\s)|\t|(?=\s))\s*(?P<rest>\S.*)"
)
_TAB = re.compile(rf"(?P<label>{_LABEL})\t+(?P<rest>\S.*)")
_ALONE = re.compile(rf"(?P<label>{_LABEL})\s*(?P<time>{_TIME})?")

_ASKS = re.compile(
    r"(?:int(?:v|er)?|interviewers?|i|iv|ir|iwer|q|questions?|intervju(?:er|ar|are|ere|arar)"
    r"|interviewe(?:r|re|ren|rin)|moderator[s]?|mod|facilitators?|fasilitator|hosts?|vert|presenter"
    r"|researchers?|res(?:earcher)?|forsker|forskar|forskare|ordstyrer|spørsmål|spm|sp|fråga|spørgsmål)"
    r"\s*[-#.]?\s*\d{0,2}"
)
_ANSWERS = re.compile(
    r"(?:r|p|a|resp|respondents?|participants?|part|interviewees?|ie|informants?|informant(?:en|ar)?|inf"
    r"|speaker|spk|deltaker|deltakar|deltager|deltagare|intervjuobjekt|svar|answers?"
    r"|talare)(?:\s*[-#.]?\s*\d{1,3}|\s[a-z])?"
)
_NO_SPEAKER = re.compile(
    r"(?:notes?|nb|n\.b|ps|p\.s|example|e\.g|i\.e|figure|fig|table|box|source|sources|see|title|date|dates|time"
    r"|location|place|venue|duration|length|category|categories|tags?|keywords?|topic|topics|theme|summary"
    r"|abstract|transcri(?:bed|ber|pt|ption)(?: by)?|recorded(?: by| on)?|edited by"
    r"|interview(?: date| no| number)?"
    r"|language|file|version|status|url|blog|website|web|https?|email|e-?mail|tel|phone|contact|key|legend"
    r"|speakers?|participants|present|important|warning|remember|tip|tips|merk|obs|eksempel|kilde|dato|sted|tid"
    r"|tema|tittel|merknad|notat|part|chapter|section|attention|thanks|question is|for example"
    r"|background"
    r"|first|second|third|finally|so|and|but|well|yes|no|ja|nei)"
)
_CREDIT = re.compile(
    r"(?i)(?:\*\*)?(?:transcri(?:bed|ption|ber|pt)(?: prepared| checked| produced)?"
    r"(?:(?: by)?[:\s]|\s*$)"
    r"|recorded (?:by|on|at)\b|edited by|proofread by"
    r"|interview(?:ed)? (?:by|conducted|recorded|date|number|no\.?|id)\b"
    r"|categor(?:y|ies)\s*:|tags?\s*:|keywords?\s*:|duration\s*:|length\s*:|date\s*:|location\s*:|place\s*:"
    r"|venue\s*:|language\s*:|file\s*:|transkriber(?:t|a|ing) av|dato\s*:"
    r"|sted\s*:|stad\s*:|varighet\s*:"
    r"|(?:\[|\()?(?:end|start|beginning) of (?:the )?"
    r"(?:interview|transcript(?:ion)?|recording|tape|audio)"
    r"|(?:\[|\()?(?:slutt|start) på (?:intervju|opptak|transkripsjon)|subtitles by|undertekster av)"
)
_SECTION = re.compile(
    r"(?i)(?:\*\*)?(?:part|section|chapter|episode|tape|side|del|kapittel)\s+(?:\d+|[ivx]+|one|two|three)\b[^.?!]{0,80}$"
)
_KEY_HEAD = re.compile(
    r"(?i)(?:\*\*)?(?:key|key to (?:speakers|initials)|speakers?|participants?|legend"
    r"|abbreviations|present"
    r"|nøkkel|forkortelser|talere|deltakere)(?:\*\*)?\s*:?\s*(?:\*\*)?"
)
_KEY_LINE = re.compile(
    r"(?:[-*•]\s+)?(?:\*\*)?(?P<label>[^\W\d_][\w.]{0,10}(?:\s\d)?)(?:\*\*)?\s*(?P<sign>[-–—=:]|\t)\s*(?:\*\*)?"
    r"(?P<name>[^\W\d_][^?!]{1,90}?)\.?(?:\*\*)?"
)
_BRACKETS = re.compile(r"(?<![\w\]\-‐‑])\[[^\[\]]{0,120}\](?![\w(])")
_NOISE = re.compile(
    r"(?i)\(\s*(?:\.{2,3}|…|\?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?|(?:[a-zæøå]+\s+){0,3}(?:laugh\w*|inaudible|unclear|pauses?"
    r"|crosstalk|overtalk\w*|sighs?|coughs?|silence|indistinct|applause|music|ler|latter|uhørlig|utydelig|skratt"
    r"|griner|sukker|hoster|stillhet)(?:\s+[a-zæøå]+){0,3}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)\s*(?:\?|\.{2,3}|…)?\s*\)"
)
_INLINE_TIME = re.compile(r"[\[(<]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]")


@dataclass(frozen=True)
class _Line:
    """A line of the transcript, and the speaker it may begin with."""

    text: str
    block: int
    kind: str
    time: str = ""
    label: str = ""
    style: str = ""
    rest: str = ""


# -------------------------------------------------------------------------- the way in


def read_turns(
    blocks: Sequence[Block],
    *,
    metadata: Mapping[str, object],
    interviewers: Iterable[str] = (),
) -> Transcript:
    """The transcript's turns.

    `metadata` is the file's front matter (`hosts`, `interviewers`, `speakers`); `interviewers` are
    further labels or names. Text before the first turn (title, key of initials, an introduction)
    is not speech and is left out; so are lines of credit and transcriber's notes in brackets.
    """
    lines = [line for line in _lines(blocks) if not _is_credit(line)]
    key, rest = _take_key(lines, metadata)
    people = _People.of(metadata, key, interviewers)
    lines = _without_head_data(rest, people)
    labels = _speakers(lines, people)
    if not labels:
        return _whole(blocks)
    turns, notes = _turns(lines, labels)
    turns, role_notes = _with_roles(turns, people)
    turns, more = _with_unnamed_answers(turns)
    spoken = tuple(turn for turn in map(_spoken, turns) if turn.text)
    if not spoken:
        return _whole(blocks)
    return Transcript(spoken, found=True, notes=(*notes, *role_notes, *more))


def _whole(blocks: Sequence[Block]) -> Transcript:
    """Each paragraph as it stands; subtitle cues are joined to sentences."""
    turns: list[Turn] = []
    number = 0
    for block in _joined_cues(blocks):
        if block.kind == "heading" or _is_credit(_Line(block.text, 0, block.kind)):
            continue
        number += 1
        place = block.time or (
            f"p. {block.page}" if block.page is not None else f"paragraph {number}"
        )
        text = clean_speech(block.text)
        if text:
            turns.append(Turn("", text, place))
    return Transcript(tuple(turns), found=False, notes=("no speakers were found: used whole",))


def _joined_cues(blocks: Sequence[Block]) -> list[Block]:
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if before is None or block.kind != "cue" or before.kind != "cue" or _is_full(before.text):
            result.append(block)
        else:
            result[-1] = replace(before, text=f"{before.text} {block.text}")
    return result


def _is_full(text: str) -> bool:
    words = len(text.split())
    return words >= 150 or (words >= 40 and text.rstrip().endswith((".", "!", "?", "…")))


def clean_speech(text: str) -> str:
    """What is said, on one line: without a transcriber's notes and marks of bold."""
    text = _BRACKETS.sub(" ", text.replace("**", ""))
    text = _NOISE.sub(" ", _INLINE_TIME.sub(" ", text))
    text = join_lines(text.replace("\t", " "))
    text = re.sub(r"\s+(?=[.,;!?](?:\s|$))", "", text)
    return text if re.search(r"[^\W_]", text) else ""


def _spoken(turn: Turn) -> Turn:
    return replace(turn, text=clean_speech(turn.text))


# ------------------------------------------------------------------------------ lines


def _lines(blocks: Sequence[Block]) -> list[_Line]:
    return [
        _line(text, number, block)
        for number, block in enumerate(blocks)
        for text in block.text.split("\n")
        if text.strip()
    ]


def _line(text: str, number: int, block: Block) -> _Line:
    text = text.strip(" ")
    time = block.time
    if stamp := _STAMP.match(text):
        time, text = stamp["time"].strip("[]()<>"), text[stamp.end() :]
    line = _Line(text, number, block.kind, time)
    if block.speaker:
        return replace(line, label=block.speaker, style="voice", rest=text)
    return _labelled(line)


def _labelled(line: _Line) -> _Line:
    """The line with the label that it may begin with. Whether it is one, all lines decide."""
    bold = _BOLD.match(line.text)
    if bold:
        label, time = _without_time(bold["label"])
        marked = bold["colon"] or bold["after"]
        style = "bold" if marked else ("alone" if not bold["rest"] else "boldspace")
        return _candidate(line, label, style, bold["rest"], time)
    for style, pattern in (("colon", _COLON), ("dot", _DOT), ("tab", _TAB), ("space", _SPACE)):
        match = pattern.match(line.text)
        if match and (style != "colon" or _is_name(match["label"])):
            parts = match.groupdict()
            if style == "space" and parts.get("dash"):
                style = "tab" if parts["dash"] == "\t" else "dash"
            return _candidate(line, parts["label"], style, parts["rest"], parts.get("time") or "")
    alone = _ALONE.fullmatch(line.text)
    if alone and _is_name(alone["label"]):
        return _candidate(line, alone["label"], "alone", "", alone["time"] or "")
    return line


def _candidate(line: _Line, label: str, style: str, rest: str, time: str) -> _Line:
    label = label.strip().rstrip(".:")
    time = line.time or time.strip("[]()<>")
    stamp = _STAMP.match(rest)
    if stamp:
        time, rest = time or stamp["time"].strip("[]()<>"), rest[stamp.end() :]
    return replace(line, label=label, style=style, rest=rest, time=time)


def _without_time(label: str) -> tuple[str, str]:
    match = re.search(rf"\s*({_TIME})\s*:?\s*$", label)
    return (label[: match.start()], match[1]) if match else (label, "")


def _is_name(label: str) -> bool:
    """It could be a name or a role: few words, each with a capital or a number."""
    bare = re.sub(r"\([^)]*\)", "", label).strip()
    if not bare or len(bare) > 40 or _NO_SPEAKER.fullmatch(bare.lower()):
        return False
    if _ASKS.fullmatch(bare.lower()) or _ANSWERS.fullmatch(bare.lower()):
        return True
    small = {"von", "van", "de", "der", "den", "og", "and", "of", "the", "af", "&"}
    return bare[0].isalpha() and all(
        word[0].isupper() or word[0].isdigit() or word in small for word in bare.split()
    )


def _same(label: str) -> str:
    return re.sub(r"[\s.]+", " ", label).strip().casefold()


def _is_credit(line: _Line) -> bool:
    return line.kind != "cue" and len(line.text.split()) <= 20 and bool(_CREDIT.match(line.text))


# ------------------------------------------------------------------------- who is who


@dataclass(frozen=True)
class _People:
    """What the file, the catalogue and params say about who speaks."""

    key: Mapping[str, str]  # label, folded -> name
    hosts: tuple[str, ...]
    guests: tuple[str, ...]

    @classmethod
    def of(
        cls, metadata: Mapping[str, object], key: Mapping[str, str], interviewers: Iterable[str]
    ) -> _People:
        asked = ("hosts", "host", "interviewers", "interviewer", "moderator", "moderators",
                 "facilitator", "facilitators", "intervjuer")  # fmt: skip
        answered = ("speakers", "participants", "interviewees", "interviewee", "guests", "guest",
                    "respondents", "respondent")  # fmt: skip
        hosts = [name for field in asked for name in _names(metadata.get(field))]
        guests = [name for field in answered for name in _names(metadata.get(field))]
        return cls(key, (*interviewers, *hosts), tuple(guests))

    def is_host(self, label: str) -> bool:
        bare = _same(re.sub(r"\([^)]*\)", "", label))
        role = _same(self.key.get(_same(label), ""))
        if _ASKS.fullmatch(bare) or _ASKS.fullmatch(role):
            return True
        return any(self._is(label, name) for name in self.hosts)

    def is_guest(self, label: str) -> bool:
        return any(self._is(label, name) for name in self.guests)

    def knows(self, label: str) -> bool:
        return _same(label) in self.key or self.is_guest(label) or self.is_host(label)

    def _is(self, label: str, name: str) -> bool:
        """The label is the name, a part of it, its initials, or nearly so (Meylis, Meilys)."""
        called = self.key.get(_same(label), label)
        if _same(called) == _same(name) or _same(label) == _same(name):
            return True
        words = [_same(word) for word in re.split(r"[\s-]+", name) if word]
        if _same(called) in words:
            return True
        if called == label and label.isupper() and 2 <= len(label) <= 4:
            return label.casefold() == "".join(word[0] for word in words)
        first = _same(called).split(" ")[0]
        return len(first) >= 4 and any(
            SequenceMatcher(None, first, word).ratio() >= 0.8 for word in words[:1]
        )


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in re.split(r"[,;]", value) if part.strip()]
    if isinstance(value, list | tuple):
        return [str(part).strip() for part in value if isinstance(part, str | int)]
    return []


def _take_key(
    lines: Sequence[_Line], metadata: Mapping[str, object]
) -> tuple[dict[str, str], list[_Line]]:
    """The key of initials, from the front matter and from lines at the top; and the other lines."""
    stated = metadata.get("speakers")
    key = (
        {_same(str(tag)): str(name) for tag, name in stated.items()}
        if isinstance(stated, dict)
        else {}
    )
    used = Counter(_same(line.label) for line in lines if line.label)
    taken: set[int] = set()
    under_head = False
    for number, line in enumerate(lines[:40]):
        if _KEY_HEAD.fullmatch(line.text):
            under_head = True
            taken.add(number)
            continue
        found = _key_entries(line, used, under_head=under_head)
        if found:
            key.update(found)
            taken.add(number)
        else:
            under_head = False
    return key, [line for number, line in enumerate(lines) if number not in taken]


def _key_entries(line: _Line, used: Counter[str], *, under_head: bool) -> dict[str, str]:
    text = line.text
    head = _KEY_HEAD.match(text)
    if head and head.end() < len(text) and ":" in head[0]:
        text, under_head = text[head.end() :], True
    parts = [part.strip() for part in re.split(r"[;|]|,(?=\s*\w{1,6}\s*[=])", text) if part.strip()]
    found: dict[str, str] = {}
    for part in parts:
        match = _KEY_LINE.fullmatch(part)
        if match is None or not _is_key_entry(match, used, under_head=under_head):
            return {}
        found[_same(match["label"])] = match["name"].strip()
    return found


def _is_key_entry(match: re.Match[str], used: Counter[str], *, under_head: bool) -> bool:
    label, name = _same(match["label"]), match["name"].strip()
    if not match["label"][0].isupper() or len(name.split()) > 12:
        return False
    role = bool(_ASKS.fullmatch(_same(name)) or _ANSWERS.fullmatch(_same(name)))
    capital = name[0].isupper() or role
    if under_head or match["sign"] == "=":
        return capital
    # The entry itself counts once; a label of turns comes again.
    comes_again = used[label] >= 2
    if match["sign"] == ":":
        return role and comes_again and len(name) >= 3 and name[0].isupper()
    named = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", name)[:2])
    return capital and named and comes_again and not re.search(r"[.…]", name)


def _without_head_data(lines: Sequence[_Line], people: _People) -> list[_Line]:
    """Lines such as "Interviewer: Kari Nordmann" above the talk are data, not turns."""
    counts = Counter(
        _same(line.label)
        for line in lines
        if line.style in ("colon", "bold") or (line.label and people.knows(line.label))
    )
    recurring = [name for name, times in counts.items() if times >= 2]
    if len(recurring) < 2:
        return list(lines)
    first = next(n for n, line in enumerate(lines) if _same(line.label) in recurring)
    return [
        line
        for number, line in enumerate(lines)
        if number >= first
        or not (line.style in ("colon", "bold") and not re.search(r"[.?!…]\s*$", line.rest))
    ]


# ------------------------------------------------------------------ which labels are speakers


def _speakers(lines: Sequence[_Line], people: _People) -> frozenset[tuple[str, str]]:
    """The accepted labels, each with the style that it stands in; empty if none are sure."""
    counts = Counter((_same(line.label), _group(line.style)) for line in lines if line.label)
    shown = {(_same(line.label), _group(line.style)): line.label for line in lines if line.label}
    accepted = {pair for pair in counts if _is_speaker(shown[pair], pair[1], counts, people)}
    if all(people.is_host(shown[pair]) for pair in accepted):
        # Only where nothing surer marks the speakers: else "Okay" on a line would be one.
        accepted |= {pair for pair in counts if _is_unsigned(shown[pair], pair[1], counts[pair])}
    if any(line.style == "bold" and (_same(line.label), "colon") in accepted for line in lines):
        # Where bold marks the speakers, a name in bold with a colon is one, even if it comes once.
        accepted |= {
            (_same(line.label), "colon") for line in lines
            if line.style == "bold" and _is_name(line.label)
        }  # fmt: skip
    if accepted and all(people.is_host(shown[pair]) for pair in accepted):
        accepted |= {
            pair for pair in counts
            if pair[1] in ("colon", "voice") and _is_name(shown[pair]) and pair not in accepted
        }  # fmt: skip
    return frozenset(accepted) if _is_enough(accepted, lines, people) else frozenset()


def _group(style: str) -> str:
    return "colon" if style == "bold" else style


def _is_speaker(label: str, style: str, counts: Counter[tuple[str, str]], people: _People) -> bool:
    times = counts[(_same(label), style)]
    if style == "voice":
        return True
    if style == "colon":
        sure = people.knows(label) or (_is_role(label) and not label[0].islower())
        return sure or (times >= 2 and _is_name(label))
    if style == "dot":
        return counts[("q", "dot")] >= 1 and counts[("a", "dot")] >= 1
    if label in ("I", "A") and style == "space":
        return _same(label) in people.key
    listed = _same(label) in people.key or people.is_guest(label)
    named = _is_name(label) and label[0].isupper() and people.knows(label)
    return named and (listed or times >= 2)


def _is_unsigned(label: str, style: str, times: int) -> bool:
    """A label without a sign that nobody lists: it must come often and look like one."""
    if style == "colon" or times < 3 or not _is_name(label) or label[0].islower():
        return False
    return style != "space" or bool(re.fullmatch(r"[A-ZÆØÅÄÖ]{2,4}\d{0,2}|[A-Z]\d{1,2}", label))


def _is_role(label: str) -> bool:
    bare = _same(re.sub(r"\([^)]*\)", "", label))
    return bool(_ASKS.fullmatch(bare) or _ANSWERS.fullmatch(bare))


def _is_enough(accepted: set[tuple[str, str]], lines: Sequence[_Line], people: _People) -> bool:
    """Two labels, or one that the file itself names; unnamed ones must cover most of the words."""
    if not accepted:
        return False
    if any(people.knows(name) for name, _ in accepted) or any(s == "voice" for _, s in accepted):
        return True
    names = {name for name, _ in accepted}
    if len(names) < 2:
        return False
    starts = [
        n for n, line in enumerate(lines) if (_same(line.label), _group(line.style)) in accepted
    ]
    words = [len(line.text.split()) for line in lines]
    return sum(words[starts[0] :]) >= 0.5 * sum(words)


# ------------------------------------------------------------------------------- turns


def _starts(line: _Line, labels: frozenset[tuple[str, str]]) -> bool:
    if (_same(line.label), _group(line.style)) not in labels:
        return False
    # "A lot of people" and "I think" are not turns of A and I.
    return not (line.style == "space" and line.label in ("A", "I") and line.rest[:1].islower())


def _turns(
    lines: Sequence[_Line], labels: frozenset[tuple[str, str]]
) -> tuple[list[Turn], tuple[str, ...]]:
    turns: list[Turn] = []
    before = between = number = 0
    closed = False
    last_block = -1
    for line in lines:
        if _starts(line, labels):
            if not _continues_voice(line, turns, closed=closed):
                number += 1
                turns.append(Turn(line.label, line.rest, line.time or f"turn {number}"))
            else:
                turns[-1] = replace(turns[-1], text=f"{turns[-1].text}\n{line.rest}")
            closed = False
        elif not turns:
            before += len(line.text.split())
        elif _SECTION.match(line.text) and line.kind != "cue":
            closed = True
        elif closed:
            between += len(line.text.split())
        elif line.kind != "heading":
            join = "\n" if line.block == last_block else "\n\n"
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text}{join}{line.text}")
        last_block = line.block
    return turns, _left_out(before, between)


def _continues_voice(line: _Line, turns: Sequence[Turn], *, closed: bool) -> bool:
    return (
        line.style == "voice" and bool(turns) and not closed
        and _same(turns[-1].speaker) == _same(line.label)
    )  # fmt: skip


def _left_out(before: int, between: int) -> tuple[str, ...]:
    notes = []
    if before:
        notes.append(f"{before} words before the first turn are not counted as speech")
    if between:
        notes.append(f"{between} words between the parts are not counted as speech")
    return tuple(notes)


# ------------------------------------------------------------------------------- roles


def _with_roles(turns: Sequence[Turn], people: _People) -> tuple[list[Turn], tuple[str, ...]]:
    labels = list(dict.fromkeys(turn.speaker for turn in turns))
    asking = {label for label in labels if people.is_host(label)}
    notes: tuple[str, ...] = ()
    if not asking and len(labels) > 1:
        guess = _unlisted(turns, labels, people) or _asker(turns, labels)
        if guess:
            asking = {guess}
            notes = ("the interviewer was told by the questions: check, and name interviewers in"
                     " the catalogue or in params",)  # fmt: skip
        else:
            notes = ("no interviewer was found: all turns count as speech",)
    return [replace(turn, interviewer=turn.speaker in asking) for turn in turns], notes


def _unlisted(turns: Sequence[Turn], labels: Sequence[str], people: _People) -> str:
    """The one who is not among the speakers that the front matter lists, and asks."""
    unlisted = [label for label in labels if not people.is_guest(label)]
    if len(unlisted) != 1 or len(unlisted) == len(labels):
        return ""
    asks = _question_share(turns, unlisted[0]) >= 0.1
    return unlisted[0] if asks and _word_share(turns, unlisted[0]) <= 0.45 else ""


def _asker(turns: Sequence[Turn], labels: Sequence[str]) -> str:
    """The one whose sentences are questions far oftener than the others', and who says less."""
    shares = sorted(((_question_share(turns, label), label) for label in labels), reverse=True)
    (most, label), (next_most, _) = shares[0], shares[1]
    asks = most >= 0.12 and most >= 3 * next_most
    return label if asks and _word_share(turns, label) <= 0.45 else ""


def _word_share(turns: Sequence[Turn], label: str) -> float:
    words = [(turn.speaker, len(turn.text.split())) for turn in turns]
    total = sum(number for _, number in words) or 1
    return sum(number for speaker, number in words if speaker == label) / total


def _question_share(turns: Sequence[Turn], label: str) -> float:
    ends = "".join(
        re.sub(r"[^.!?]+", " ", turn.text) + "." for turn in turns if turn.speaker == label
    )
    marks = re.findall(r"[.!?]+", ends)
    return sum("?" in mark for mark in marks) / len(marks) if marks else 0.0


def _with_unnamed_answers(turns: Sequence[Turn]) -> tuple[list[Turn], tuple[str, ...]]:
    """Where only the interviewer is named, the paragraphs after a question are the answer."""
    split = [turn for turn in turns if "\n\n" in turn.text]
    if not all(turn.interviewer for turn in turns) or len(turns) < 2 or 2 * len(split) < len(turns):
        return list(turns), ()
    result = []
    for turn in turns:
        question, _, answer = turn.text.partition("\n\n")
        result.append(replace(turn, text=question))
        if answer:
            result.append(replace(turn, speaker="unnamed", text=answer, interviewer=False))
    return result, ("only the interviewer is named: paragraphs after a question are the answer",)
