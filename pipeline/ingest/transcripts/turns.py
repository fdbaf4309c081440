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

from pipeline.ingest.blocks import Block, join_lines, place_of
from pipeline.ingest.transcripts.layouts import (
    with_columns,
    with_questions,
    without_dashes,
    without_numbers,
)
from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    folded,
    is_common_word,
    is_name,
    is_no_speaker,
    is_post,
    is_reply,
    is_role,
    is_weak,
)
from pipeline.wording.messages import Message, message


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


# ------------------------------------------------------------------------------ patterns

_TIME = (
    r"(?:(?<!\d)[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
    r"|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#)"
)
_LOOSE = r"\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}"  # Teams writes 0:0:5.0
_STAMP = re.compile(
    rf"\s*(?:(?P<time>{_TIME})(?:\s*(?:-->|[-–—])\s*(?:{_TIME})?)?"
    rf"|(?P<loose>{_LOOSE})\s*-->\s*{_LOOSE})\s*"
)
_WORD = r"#?[^\W_][\w.'’/-]*"
_NAME = rf"{_WORD}(?:[ ]+(?:&[ ]+)?{_WORD}){{0,4}}(?:[ ]*\([^()]{{1,40}}\))?"
_LABEL = rf"{_NAME}(?:,[ ]\w[^:,.?!\t]{{0,30}}?)?"
_COLON = re.compile(
    rf"(?P<label>{_LABEL})\s*(?P<time>{_TIME})?\s*[:：](?=\s|$|[^\W\d_]|[\"“‘'«…])\s*(?P<rest>.*)"
)
_SEMICOLON = re.compile(rf"(?P<label>{_NAME});\s+(?P<rest>\S.*)")  # a slip of the finger
_BOLD = re.compile(
    r"\*\*(?P<label>[^*]{1,50}?)\s*(?P<colon>[:：]?)\s*\*\*\s*(?P<after>[:：]?)\s*(?P<rest>.*)"
)
_DOT = re.compile(
    r"(?P<label>(?:[QAIR]|Question|Answer|Spørsmål|Svar) ?\d{0,3})\.(?:\s+(?P<rest>\S.*))?"
)
_DASH = re.compile(rf"(?P<label>{_NAME})(?:\s+[–—-]|[–—])\s+(?P<rest>\S.*)")
_BRACKETED = re.compile(rf"[\[(<](?P<label>{_LABEL})[\])>]\s*[:：]?\s*(?P<rest>.*)")
_SPACE = re.compile(
    r"(?P<label>[A-ZÆØÅÄÖ]{1,4}\d{0,2})(?P<dash>\s*[-–—](?=\s)|\t|(?=\s))\s*(?P<rest>\S.*)"
)
_TAB = re.compile(rf"(?P<label>{_LABEL})\t+(?P<rest>\S.*)")
_ALONE = re.compile(rf"(?P<label>{_LABEL})\s*(?P<time>{_TIME})?")
_CONTINUED = re.compile(r"(?i)\s*\((?:cont|forts)[^()]*\)\s*$")
_CHEVRON = re.compile(r"(?:>{2,}|»)\s*(?=\S)")

_CREDIT = re.compile(
    r"(?i)(?:\*\*)?(?:transcri(?:bed|ption|ber|pt)(?: prepared| checked| produced)?"
    r"(?:(?: by)?[:\s]|\s*$)"
    r"|recorded (?:by|on|at)\b|edited by|proofread by"
    r"|interview(?:ed)? (?:by|conducted|recorded|date|number|no\.?|id)\b"
    r"|categor(?:y|ies)\s*:|tags?\s*:|keywords?\s*:|duration\s*:|length\s*:|date\s*:"
    r"|location\s*:|place\s*:"
    r"|venue\s*:|language\s*:|file\s*:|transkriber(?:t|a|ing) av|dato\s*:"
    r"|sted\s*:|stad\s*:|varighet\s*:"
    r"|(?:\[|\()?(?:end|start|beginning) of (?:the )?"
    r"(?:interview|transcript(?:ion)?|recording|tape|audio)"
    r"|(?:[^\W\d_]\S* ){1,4}(?:started|stopped) transcription\s*$"
    r"|(?:\[|\()?(?:slutt|start) på (?:intervju|opptak|transkripsjon)|subtitles by|undertekster av)"
)
_SECTION = re.compile(
    r"(?i)(?:\*\*)?(?:part|section|chapter|episode|tape|side|del|kapittel)\s+(?:\d+|[ivx]+"
    r"|one|two|three)\b[^.?!]{0,80}$"
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
    r"(?i)\(\s*(?:\.{2,3}|…|\?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?"
    r"|(?:[a-zæøå]+\s+){0,3}(?:laugh\w*|inaudible|unclear|pauses?"
    r"|crosstalk|overtalk\w*|sighs?|coughs?|silence|indistinct|applause|music|ler|latter"
    r"|uhørlig|utydelig|skratt"
    r"|griner|sukker|hoster"
    r"|stillhet)(?:\s+[a-zæøå]+){0,3}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)\s*(?:\?|\.{2,3}|…)?\s*\)"
)
_INLINE_TIME = re.compile(
    r"[\[(<]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#"
)


_NOT_SAID = ("heading", "caption")


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
    names = tuple(interviewers)
    laid_out = with_columns(without_numbers(blocks))
    blocks = without_dashes(laid_out)
    found = _labelled_turns(blocks, metadata, names)
    if found is None and (set_off := with_questions(laid_out)):
        found = _labelled_turns(set_off, metadata, names)
        if found is not None:
            found = replace(found, notes=(*found.notes, message("interviewer_by_layout")))
    return found or _whole(blocks)


def _labelled_turns(
    blocks: Sequence[Block], metadata: Mapping[str, object], interviewers: Sequence[str]
) -> Transcript | None:
    head, rest = _take_head(_lines(blocks))
    key, rest = _take_key([line for line in rest if not _is_credit(line)], metadata)
    people = _People.of({**head, **metadata}, key, interviewers)
    lines = _without_head_data(rest, people)
    labels = _speakers(lines, people)
    if not labels:
        return None
    turns, notes = _turns(lines, labels)
    turns, role_notes = _with_roles(_without_counters(turns), people)
    turns, more = _with_unnamed_answers(turns)
    spoken = tuple(turn for turn in map(_spoken, turns) if turn.text)
    return Transcript(spoken, found=True, notes=(*notes, *role_notes, *more)) if spoken else None


def _whole(blocks: Sequence[Block]) -> Transcript:
    """Each paragraph as it stands; subtitle cues are joined to sentences."""
    turns: list[Turn] = []
    number = 0
    for block in _joined_cues(blocks):
        if block.kind in _NOT_SAID or _is_credit(_Line(block.text, 0, block.kind)):
            continue
        number += 1
        text = clean_speech(block.text)
        if text:
            turns.append(Turn("", text, place_of(block, number=number)))
    return Transcript(tuple(turns), found=False, notes=(message("no_speakers"),))


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
    lines = [
        _line(text, number, block)
        for number, block in enumerate(blocks)
        for text in block.text.split("\n")
        if text.strip()
    ]
    return _with_stamped_names(_with_whole_names(lines))


def _line(text: str, number: int, block: Block) -> _Line:
    text = text.strip(" ")
    time = block.time
    if stamp := _STAMP.match(text):
        time = _clock(stamp["time"] or stamp["loose"])
        text = text[stamp.end() :]
    text = _CHEVRON.sub("", text, count=1) if _CHEVRON.match(text) else text
    line = _Line(text, number, block.kind, time)
    if block.speaker:
        return replace(line, label=block.speaker, style="voice", rest=text)
    return _labelled(line)


def _labelled(line: _Line) -> _Line:
    """The line with the label that it may begin with. Whether it is one, all lines decide."""
    bold = _BOLD.match(line.text)
    if bold:
        return _bold_candidate(line, bold)
    for style, pattern in _STYLES:
        match = pattern.match(line.text)
        if match and (style not in ("colon", "dash") or is_name(match["label"])):
            shaky = style == "dash" or "," in match["label"]
            if shaky and _INITIALS_FIRST.match(match["label"]):
                continue
            parts = match.groupdict()
            if style == "space" and parts.get("dash"):
                style = "tab" if parts["dash"] == "\t" else "dash"
            rest = parts["rest"] or ""
            return _candidate(line, parts["label"], style, rest, parts.get("time") or "")
    alone = _ALONE.fullmatch(line.text)
    if alone and is_name(alone["label"]) and not _is_sentence(alone["label"]):
        return _candidate(line, alone["label"], "alone", "", alone["time"] or "")
    return _told_by_role(line)


def _told_by_role(line: _Line) -> _Line:
    """Signs that mark a speaker only where the words before them are a role or a post."""
    for pattern, is_speaker in ((_SEMICOLON, is_role), (_COLON, is_post)):
        match = pattern.match(line.text)
        if match and is_speaker(match["label"]):
            time = match.groupdict().get("time") or ""
            return _candidate(line, match["label"], "colon", match["rest"], time)
    return line


def _is_sentence(text: str) -> bool:
    """Lines such as "Mm" and "Anna Yes." are no names, though each word has a capital."""
    return is_reply(text) or bool(re.search(r"[^\W\d_]{3,}\.$", text)) or text.endswith("Mm.")


_INITIALS_FIRST = re.compile(r"[A-ZÆØÅÄÖ]{1,4}\d{0,2} \w*[a-zæøåäö]")  # "MM So - and you?"
_STYLES = (
    ("colon", _COLON), ("bracket", _BRACKETED), ("dot", _DOT), ("tab", _TAB), ("dash", _DASH),
    ("space", _SPACE),
)  # fmt: skip


def _bold_candidate(line: _Line, bold: re.Match[str]) -> _Line:
    label, time = _without_time(bold["label"])
    found = _candidate(line, label, "bold", bold["rest"], time)
    if not (bold["colon"] or bold["after"]):
        found = replace(found, style="boldspace" if found.rest else "alone")
    return found


def _with_whole_names(lines: Sequence[_Line]) -> list[_Line]:
    """A name in capitals that comes again as a whole line ("OLA HANSEN") is not "OLA" speaking."""
    whole = Counter(line.text for line in lines if line.style == "space" and line.text.isupper())
    return [
        replace(line, label=line.text, style="alone", rest="")
        if whole[line.text] > 1 and line.style == "space" and is_name(line.text)
        else line
        for line in lines
    ]


def _with_stamped_names(lines: Sequence[_Line]) -> list[_Line]:
    """Where nearly each time is followed by one of a few names ("00:01 Anna Who came?")."""
    stamped = [line for line in lines if line.time and line.kind != "cue"]
    labelled = sum(bool(line.label) and line.style != "space" for line in stamped)
    if len(stamped) < 4 or labelled > 0.1 * len(stamped):
        return list(lines)
    names = Counter(line.text.split(" ")[0] for line in stamped)
    sure = {
        name for name, times in names.items()
        if times >= 2 and is_name(name) and not is_common_word(name) and not is_reply(name)
    }  # fmt: skip
    if sum(names[name] for name in sure) < 0.9 * len(stamped):
        return list(lines)
    return [_with_first_word(line, sure) if line.time else line for line in lines]


def _with_first_word(line: _Line, names: set[str]) -> _Line:
    name, _, rest = line.text.partition(" ")
    return replace(line, label=name, style="stamped", rest=rest) if name in names else line


def _candidate(line: _Line, label: str, style: str, rest: str, time: str) -> _Line:
    label, in_label = _without_time(label.strip())
    label = _CONTINUED.sub("", label).rstrip(".: ")
    time = line.time or _clock(time) or _clock(in_label)
    stamp = _STAMP.match(rest)
    if stamp:
        time = time or _clock(stamp["time"] or stamp["loose"])
        rest = rest[stamp.end() :]
    return replace(line, label=label, style=style, rest=rest, time=time)


def _clock(time: str) -> str:
    return time.strip("[]()<>#")


def _without_time(label: str) -> tuple[str, str]:
    match = re.search(rf"\s*({_TIME})\s*:?\s*$", label)
    return (label[: match.start()], match[1]) if match else (label, "")


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
        if asks(label) or _names_asker(self.key.get(folded(label), "")):
            return True
        return any(self._is(label, name) for name in self.hosts)

    def is_guest(self, label: str) -> bool:
        return any(self._is(label, name) for name in self.guests)

    def is_listed(self, label: str) -> bool:
        """The key or the front matter names the label itself."""
        return folded(label) in self.key or self.is_guest(label)

    def knows(self, label: str) -> bool:
        return self.is_listed(label) or self.is_host(label)

    def _is(self, label: str, name: str) -> bool:
        """The label is the name, a part of it, its initials, or nearly so (Meylis, Meilys)."""
        called = self.key.get(folded(label), label)
        if folded(called) == folded(name) or folded(label) == folded(name):
            return True
        words = [folded(word) for word in re.split(r"[\s-]+", name) if word]
        if folded(called) in words:
            return True
        if called == label and label.isupper() and 2 <= len(label) <= 4:
            return label.casefold() == "".join(word[0] for word in words)
        first = folded(called).split(" ")[0]
        return len(first) >= 4 and any(
            SequenceMatcher(None, first, word).ratio() >= 0.8 for word in words[:1]
        )


def _names_asker(name: str) -> bool:
    """The name in a key says that its bearer asks: "Kari Nordmann (interviewer)"."""
    return any(
        asks(part) for part in re.split(r"[,;()/–—]|\s-\s|\b(?:and|og|och)\b", name) if part.strip()
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
        {folded(str(tag)): str(name) for tag, name in stated.items()}
        if isinstance(stated, dict)
        else {}
    )
    used = Counter(folded(line.label) for line in lines if line.label)
    count = len(lines)
    top = _find_key(lines, range(min(40, count)), used)
    end = _find_key(lines, range(count - 1, max(0, count - 20), -1), used)
    # A short last answer after a dash looks like an entry: at the end it must explain more.
    end = {number: found for number, found in end.items() if _explains(lines, number, found)}
    for found in (*top.values(), *end.values()):
        key.update(found)
    return key, [line for n, line in enumerate(lines) if n not in top and n not in end]


def _find_key(
    lines: Sequence[_Line], numbers: Sequence[int], used: Counter[str]
) -> dict[int, dict[str, str]]:
    """The entries of a key by their line, from the outer end inwards: a label's first is its own.

    "R - Yes." further in is a turn.
    """
    found: dict[int, dict[str, str]] = {}
    met: set[str] = set()
    for number in numbers:
        line = lines[number]
        label = folded(line.label)
        under_head = _is_under_head(lines, number)
        if _KEY_HEAD.fullmatch(line.text) and used[label] < 2:  # "Participant" above each turn
            found[number] = {}
        elif under_head or not label or label not in met:
            entries = _key_entries(line, used, under_head=under_head)
            if entries:
                found[number] = entries
        met.add(label)
    return {
        number: entries
        for number, entries in found.items()
        if not _is_lonely(lines[number].text, entries) or number - 1 in found or number + 1 in found
    }


def _is_under_head(lines: Sequence[_Line], number: int) -> bool:
    """The lines above are entries, up to a head such as "Key:"."""
    for line in reversed(lines[max(0, number - 15) : number]):
        if _KEY_HEAD.fullmatch(line.text):
            return True
        if not _KEY_LINE.fullmatch(line.text):
            return False
    return False


def _is_lonely(text: str, entries: Mapping[str, str]) -> bool:
    """One entry with a name of one word, which may be a short answer: "R - Twelve."."""
    return len(entries) == 1 and "=" not in text and " " not in next(iter(entries.values()))


def _explains(lines: Sequence[_Line], number: int, entries: Mapping[str, str]) -> bool:
    return (
        not entries
        or "=" in lines[number].text
        or _is_under_head(lines, number)
        or any(_is_initials(label, name) or _names_asker(name) for label, name in entries.items())
    )


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
        found[folded(match["label"])] = match["name"].strip()
    return found


def _is_key_entry(match: re.Match[str], used: Counter[str], *, under_head: bool) -> bool:
    label, name = folded(match["label"]), match["name"].strip()
    if not match["label"][0].isupper() or len(name.split()) > 12 or is_reply(name):
        return False
    role = is_role(name) or _names_asker(name)
    capital = name[0].isupper() or role
    if under_head or match["sign"] == "=":
        return capital
    # The entry itself counts once; a label of turns comes again.
    comes_again = used[label] >= 2
    named = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", name)[:2])
    if match["sign"] == ":":
        explained = (role and len(name) >= 3 and not is_role(label)) or _is_initials(label, name)
        return explained and comes_again and name[0].isupper()
    return capital and named and comes_again and not re.search(r"[.…]", name)


def _is_initials(label: str, name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name.split(",")[0])
    return len(words) >= 2 and label == "".join(word[0] for word in words).casefold()


def _take_head(lines: Sequence[_Line]) -> tuple[dict[str, object], list[_Line]]:
    """Who asks and who answers, from the data at the top; and the lines below.

    Data are lines with a label and no sentence, the last of which is of another kind than a
    speaker's ("Date: 12 May"), or whose label never comes again.
    """
    used = Counter(folded(line.label) for line in lines if line.label)
    head: dict[str, list[str]] = {"hosts": [], "guests": []}
    taken: set[int] = set()
    for number in range(_end_of_head(lines, used)):
        label, _, rest = re.sub(r"\*\*|\t", ":", lines[number].text).strip(": ").partition(":")
        if is_role(label) and rest:
            names = [part.strip(": ") for part in re.split(r"[,;(]|\band\b|\bog\b", rest)]
            head["hosts" if asks(label) else "guests"] += [n for n in names if is_name(n)]
            taken.add(number)
    return (
        {name: names for name, names in head.items() if names},
        [line for number, line in enumerate(lines) if number not in taken],
    )


def _end_of_head(lines: Sequence[_Line], used: Counter[str]) -> int:
    end = 0
    for number, line in enumerate(lines[:25]):
        if re.search(r"[.?!…][\"”’»]?\s*$", line.text) or len(line.text.split()) > 20:
            break
        if is_no_speaker(_before_sign(line.text)) or (
            is_role(line.label) and used[folded(line.label)] == 1
        ):
            end = number + 1
    return end


def _before_sign(text: str) -> str:
    return (
        re.split(r"[:\t]", text.replace("**", ""), maxsplit=1)[0]
        if re.search(r"[:\t]", text)
        else ""
    )


def _without_head_data(lines: Sequence[_Line], people: _People) -> list[_Line]:
    """Lines such as "Interviewer: Kari Nordmann" above the talk are data, not turns."""
    counts = Counter(
        folded(line.label)
        for line in lines
        if line.style in ("colon", "bold") or (line.label and people.knows(line.label))
    )
    recurring = [name for name, times in counts.items() if times >= 2]
    if len(recurring) < 2:
        return list(lines)
    first = next(n for n, line in enumerate(lines) if folded(line.label) in recurring)
    return [
        line
        for number, line in enumerate(lines)
        if number >= first
        or not (line.style in ("colon", "bold") and not re.search(r"[.?!…]\s*$", line.rest))
    ]


# ------------------------------------------------------------------ which labels are speakers


def _speakers(lines: Sequence[_Line], people: _People) -> frozenset[tuple[str, str]]:
    """The accepted labels, each with the style that it stands in; empty if none are sure."""
    counts = Counter((folded(line.label), _group(line.style)) for line in lines if line.label)
    shown = {(folded(line.label), _group(line.style)): line.label for line in lines if line.label}
    accepted = {pair for pair in counts if _is_speaker(shown[pair], pair[1], counts, people)}
    if all(people.is_host(shown[pair]) for pair in accepted):
        # Only where nothing surer marks the speakers: else "Okay" on a line would be one.
        accepted |= {pair for pair in counts if _is_unsigned(shown[pair], pair[1], counts[pair])}
    voiced = {name for name, kind in accepted if kind == "voice"}
    accepted |= {(name, kind) for name, kind in counts if name in voiced and kind != "space"}
    accepted |= _once(lines, accepted, people)
    if any(line.style == "bold" and (folded(line.label), "colon") in accepted for line in lines):
        # Where bold marks the speakers, a name in bold with a colon is one, even if it comes once.
        accepted |= {
            (folded(line.label), "colon") for line in lines
            if line.style == "bold" and is_name(line.label)
        }  # fmt: skip
    if accepted and all(people.is_host(shown[pair]) for pair in accepted):
        accepted |= {
            pair for pair in counts
            if pair[1] in ("colon", "voice") and is_name(shown[pair]) and pair not in accepted
        }  # fmt: skip
    return frozenset(accepted) if _is_enough(accepted, lines, people) else frozenset()


def _group(style: str) -> str:
    return "colon" if style == "bold" else style


def _is_speaker(label: str, style: str, counts: Counter[tuple[str, str]], people: _People) -> bool:
    times = counts[(folded(label), style)]
    if style in ("voice", "stamped"):
        return True
    if style == "colon":
        return _is_colon_speaker(label, times, counts, people)
    if style == "bracket":
        hosts = any(kind == "bracket" and is_role(name) for name, kind in counts)
        return times >= 2 and hosts and (is_role(label) or is_name(label))
    if style == "dot":
        return _is_dot_speaker(label, counts)
    if label in ("I", "A") and style == "space":
        return folded(label) in people.key
    listed = folded(label) in people.key or people.is_guest(label)
    named = is_name(label) and label[0].isupper() and people.knows(label)
    return named and (listed or times >= 2)


def _is_colon_speaker(
    label: str, times: int, counts: Counter[tuple[str, str]], people: _People
) -> bool:
    if is_role(label) and is_weak(label) and times == 1 and not people.is_listed(label):
        # "Question: who pays?" in the talk of I and R.
        family = asks if asks(label) else answers
        return not any(
            n >= 2 and kind == "colon" and family(name) for (name, kind), n in counts.items()
        )
    if people.knows(label) or (is_role(label) and not (label[0].islower() and times < 2)):
        return True
    return times >= (2 if is_name(label) else 3)


def _is_dot_speaker(label: str, counts: Counter[tuple[str, str]]) -> bool:
    """Q. and A. need each other; numbered questions need only each other."""
    family = asks if asks(label) else answers
    dotted = [name for name, kind in counts if kind == "dot"]
    first = {name[:1] for name in dotted if family(name) or asks(name) or answers(name)}
    pair = {"q", "a"} if label[0] in "QA" else {"i", "r"}
    words = any(len(name) > 4 for name in dotted)
    both = first >= pair or (words and {asks(name) for name in dotted} == {True, False})
    return both or (asks(label) and sum(1 for name in dotted if family(name)) >= 3)


def _once(
    lines: Sequence[_Line], accepted: set[tuple[str, str]], people: _People
) -> set[tuple[str, str]]:
    """Names that come once in a group of several: "Cato: I was not there." beside Anne and Bo."""
    guests = {name for name, kind in accepted if kind == "colon" and not people.is_host(name)}
    if len(guests) < 2 or len(guests) == len(accepted):
        return set()
    shapes = {re.sub(r"\d+", "#", name) for name in guests if re.search(r"\d", name)}
    first = {line.block: line for line in reversed(lines)}
    return {
        (folded(line.label), "colon")
        for line in lines
        if line.style in ("colon", "bold")
        and is_name(line.label)
        and (
            re.sub(r"\d+", "#", folded(line.label)) in shapes
            or (first[line.block] is line and line.rest[:1].isupper() and " " not in line.label)
        )
    }


def _is_unsigned(label: str, style: str, times: int) -> bool:
    """A label without a sign that nobody lists: it must come often and look like one."""
    if style == "colon" or times < 3 or not is_name(label) or label[0].islower():
        return False
    return style != "space" or bool(re.fullmatch(r"[A-ZÆØÅÄÖ]{2,4}\d{0,2}|[A-Z]\d{1,2}", label))


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
        n for n, line in enumerate(lines) if (folded(line.label), _group(line.style)) in accepted
    ]
    words = [len(line.text.split()) for line in lines]
    return sum(words[starts[0] :]) >= 0.5 * sum(words)


# ------------------------------------------------------------------------------- turns


def _starts(line: _Line, labels: frozenset[tuple[str, str]]) -> bool:
    if (folded(line.label), _group(line.style)) not in labels:
        return False
    # "A lot of people" and "I think" are not turns of A and I.
    return not (line.style == "space" and line.label in ("A", "I") and line.rest[:1].islower())


def _turns(
    lines: Sequence[_Line], labels: frozenset[tuple[str, str]]
) -> tuple[list[Turn], tuple[Message, ...]]:
    turns: list[Turn] = []
    before = between = number = 0
    closed = False
    last_block = -1
    for line in lines:
        if _starts(line, labels):
            if not _continues_voice(line, turns, closed=closed):
                number += 1
                turns.append(Turn(line.label, line.rest, _place(line, number)))
            else:
                turns[-1] = replace(turns[-1], text=f"{turns[-1].text}\n{line.rest}")
            closed = False
        elif not turns:
            before += len(line.text.split())
        elif _SECTION.match(line.text) and line.kind != "cue":
            closed = True
        elif closed:
            between += len(line.text.split())
        elif line.kind not in _NOT_SAID:
            join = "\n" if line.block == last_block else "\n\n"
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text}{join}{line.text}")
        last_block = line.block
    return turns, _left_out(before, between)


def _place(line: _Line, number: int) -> Message:
    if line.time:
        return message("place_time", time=line.time)
    return message("place_turn", number=str(number))


def _continues_voice(line: _Line, turns: Sequence[Turn], *, closed: bool) -> bool:
    voiced = line.style == "voice" or line.kind == "cue"
    same = bool(turns) and folded(turns[-1].speaker) == folded(line.label)
    return voiced and same and not closed


def _without_counters(turns: Sequence[Turn]) -> list[Turn]:
    """Q1, A1, Q2, A2 … count the questions and not the people: Q and A."""
    counted = [re.fullmatch(r"(\D+?)\s*(\d+)", turn.speaker) for turn in turns]
    numbers: dict[str, list[int]] = {}
    for match in filter(None, counted):
        numbers.setdefault(match[1], []).append(int(match[2]))
    asked = [word for word in numbers if asks(word)]
    if not any(len(numbers[w]) >= 3 and numbers[w] == sorted(set(numbers[w])) for w in asked):
        return list(turns)
    counting = {word for word, found in numbers.items() if set(found) <= set(numbers[asked[0]])}
    return [
        replace(turn, speaker=match[1]) if match and match[1] in counting else turn
        for turn, match in zip(turns, counted, strict=True)
    ]


def _left_out(before: int, between: int) -> tuple[Message, ...]:
    notes = []
    if before:
        notes.append(message("words_before_turns", n=before))
    if between:
        notes.append(message("words_between_parts", n=between))
    return tuple(notes)


# ------------------------------------------------------------------------------- roles


def _with_roles(turns: Sequence[Turn], people: _People) -> tuple[list[Turn], tuple[Message, ...]]:
    labels = list(dict.fromkeys(turn.speaker for turn in turns))
    asking = {label for label in labels if people.is_host(label)}
    notes: tuple[Message, ...] = ()
    if not asking and len(labels) > 1:
        guess = _unlisted(turns, labels, people) or _asker(turns, labels)
        if guess:
            asking = {guess}
            notes = (message("interviewer_by_questions"),)
        else:
            notes = (message("no_interviewer"),)
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


def _with_unnamed_answers(turns: Sequence[Turn]) -> tuple[list[Turn], tuple[Message, ...]]:
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
    return result, (message("answers_by_paragraph"),)
