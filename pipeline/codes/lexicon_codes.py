"""The lexicon as the codes of a codebook, and a codebook as a draft of a lexicon.

In: the lexicon, or codes. Out: codes whose descriptions hold definition, source and words, a line
each, so that the way back loses nothing; or the text of `lexicon.yaml` with what a codebook of
people says, and what it does not say as remarks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from pipeline.codes.coded import Code
from pipeline.config.lexicon import PHRASE, Concept, Lexicon, parse_lexicon

TOPS = {"label": "Co-concepts", "practice": "Practices", "theme": "Themes"}
"""The code above those of each kind of mention."""

_KINDS = {top: kind for kind, top in TOPS.items()}
_LINE = re.compile(
    r"(?P<what>Source|Broader|Definition|Words|Deeds|Not)"
    r"(?: \((?P<language>[a-z]{2,3})(?:, (?P<form>[a-z]+))?\))?: (?P<said>.+)"
)
_BETWEEN = "; "
_PARTS = re.compile(r"[/,;:()\[\]&+]| og | and ")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ł": "l"})
_HEAD = """\
# A draft of a lexicon, made of a codebook ({file}). No stage reads this file: go through it, then
# put its entries into data/lexicon.yaml. docs/lexicon.md explains every key.
"""
_MISSING = """\
# A codebook names codes and says what they mean. It does not say
#   with which words people say it: the words of an entry are its code's name, add others;
#   whether a code is a concept or a theme: all are themes;
#   where a definition comes from: `source` names the codebook.
# It has no place for `not_concepts` either. Words stand as in the codebook: look for names in them.
"""


def lexicon_codes(lexicon: Lexicon) -> tuple[Code, ...]:
    """A code for each concept, each set of practices and each theme; ids are `kind:id`."""
    found = []
    for kind, top in TOPS.items():
        for concept in lexicon.concepts:
            is_theme = concept.kind == "theme"
            is_done = bool(concept.practices or concept.deeds)
            if is_theme == (kind == "theme") and (kind != "practice" or is_done):
                said = "\n".join(_described(concept, kind))
                found.append(Code(f"{kind}:{concept.id}", (top, concept.id), said))
    return tuple(found)


def _described(concept: Concept, kind: str) -> Iterator[str]:
    """The lines of a description; practices have their words, the concept all else."""
    yield concept.definition
    for language, definition in concept.definitions.items():
        yield f"Definition ({language}): {definition}"
    if kind == "practice":
        for what, words_of in (("Words", concept.practices), ("Deeds", concept.deeds)):
            yield from (f"{what} ({one}): {_BETWEEN.join(words_of[one])}" for one in words_of)
        return
    yield f"Source: {concept.source}"
    if concept.broader:
        yield f"Broader: {concept.broader}"
    for language, forms in concept.labels.items():
        for form, words in forms.items():
            place = language if form == PHRASE else f"{language}, {form}"
            yield f"Words ({place}): {_BETWEEN.join(words)}"
    for language, phrases in concept.negative.items():
        yield f"Not ({language}): {_BETWEEN.join(phrases)}"


def lexicon_draft(codes: Sequence[Code], *, language: str, file: str) -> str:
    """The text of a lexicon that has an entry for each code, in the order of the codebook.

    Codes that `lexicon_codes` wrote become the entries that they were; any other becomes a theme
    whose words, in `language`, are its name.

    Raises:
        WrongLexicon: a description that looks like one of ours has a word that is none.
    """
    entries: dict[str, dict[str, Any]] = {}
    ids: dict[tuple[str, ...], str] = {}
    foreign = False
    ours = {code.path[1] for code in codes if _is_ours(code)}
    for code in codes:
        if len(code.path) == 1 and code.path[0] in _KINDS:
            continue
        if _is_ours(code):
            _add_ours(entries, code)
        else:
            foreign = True
            ids[code.path] = _id(code.path[-1], taken={*entries, *ours})
            entries[ids[code.path]] = _of_people(code, ids, language=language, file=file)
    head = _HEAD.format(file=file) + (_MISSING if foreign else "")
    content = {"version": 2, "concepts": list(entries.values())}
    text = head + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    parse_lexicon(text, name=file)
    return text


def _is_ours(code: Code) -> bool:
    """The code stands below one of our tops, and its description has a line as we write it."""
    lines = code.description.splitlines()
    return (
        len(code.path) == 2
        and code.path[0] in _KINDS
        and any(_LINE.fullmatch(line) for line in lines[1:])
    )


def _add_ours(entries: dict[str, dict[str, Any]], code: Code) -> None:
    kind, id = _KINDS[code.path[0]], code.path[1]
    definition, *lines = code.description.splitlines()
    entry = entries.setdefault(id, {"id": id})
    if kind == "theme":
        entry["kind"] = "theme"
    entry["definition"] = definition
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is not None:
            _add_line(entry, match.groupdict(default=""), is_practice=kind == "practice")


def _add_line(entry: dict[str, Any], line: Mapping[str, str], *, is_practice: bool) -> None:
    what, language, form, said = (line[key] for key in ("what", "language", "form", "said"))
    words = said.split(_BETWEEN)
    if what in ("Source", "Broader"):
        entry[what.lower()] = said
    elif what == "Definition":
        entry.setdefault("definitions", {})[language] = said
    elif what == "Not":
        entry.setdefault("negative", {})[language] = words
    elif what == "Deeds":
        entry.setdefault("deeds", {})[language] = words
    elif is_practice:
        entry.setdefault("practices", {})[language] = words
    elif form:
        entry.setdefault("labels", {}).setdefault(language, {})[form] = words
    else:
        entry.setdefault("labels", {})[language] = words


def _of_people(
    code: Code, ids: Mapping[tuple[str, ...], str], *, language: str, file: str
) -> dict[str, Any]:
    """A theme of a code: its name and its description, and what stands above it."""
    name = " ".join(code.path[-1].split())
    above = ids.get(code.path[:-1], "")
    said = " ".join(code.description.split())
    return {
        "id": ids[code.path],
        "kind": "theme",
        **({"broader": above} if above else {}),
        "definition": said or f"The codebook does not say what the code “{name}” means.",
        "source": file,
        "labels": {language: _words(name)},
    }


def _words(name: str) -> list[str]:
    """The name as phrases of a lexicon: `Time / no hours` is two, without signs that mean more."""
    parts = [
        " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", part)).lower()
        for part in _PARTS.split(name.replace("_", " "))
    ]
    return list(dict.fromkeys(part for part in parts if part)) or ["x"]


def _id(name: str, *, taken: set[str]) -> str:
    """The name in plain letters and hyphens, with a letter behind where another has it."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    made = "-".join(
        re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )
    own = made or "code"
    letters = "abcdefghijklmnopqrstuvwxyz"
    ends = ["", *(f"-{one}" for one in letters), *(f"-{a}{b}" for a in letters for b in letters)]
    return next(f"{own}{end}" for end in ends if f"{own}{end}" not in taken)
