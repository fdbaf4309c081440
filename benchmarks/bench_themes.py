"""How well are themes and practices found? Precision and recall on each side, with intervals.

`python -m benchmarks.bench_themes open` reads the half of tests/gold/themes that may be learned
from; with `errors` it prints what is read otherwise than the gold says. The half `held` is for
totals alone: its errors are not for looking at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from benchmarks.bench_reading import GOLD, _read, wilson
from pipeline.mentions.learned import Finders

FOLDER = GOLD / "themes"
LANGUAGES = ("en", "nb")


@dataclass
class Count:
    """What was found as the gold says, what beside it, what of it was missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    def __str__(self) -> str:
        n, m = self.right + self.missed, self.right + self.extra
        ends = (*wilson(self.right, n), *wilson(self.right, m))
        return (
            f"recall {self.recall:.3f} ({ends[0]:.2f}-{ends[1]:.2f}, n {n})   "
            f"precision {self.precision:.3f} ({ends[2]:.2f}-{ends[3]:.2f}, n {m})"
        )


Counts = dict[tuple[str, str, str], Count]
"""By language, side and what is counted: all, a theme, practice (its words), its concept."""


def gold(language: str, half: str) -> list[dict[str, Any]]:
    """The passages of a language and half, with their themes and practices."""
    lines = (FOLDER / f"themes_{language}_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def found_in(passages: Sequence[dict[str, Any]], *, finders: Finders | None = None) -> pd.DataFrame:
    """Themes and practices that the pipeline finds in the passages, `segment_id` being their id.

    Practices by the lexicon's phrases, or by models.
    """
    ids = [str(one["id"]) for one in passages]
    sides = [str(one["side"]) for one in passages]
    segments = pd.DataFrame(
        {
            "segment_id": ids,
            "doc_id": ids,
            "corpus": sides,
            "language": [str(one["language"]) for one in passages],
            "role": ["policy" if side == "policy" else "respondent" for side in sides],
            "text": [str(one["text"]) for one in passages],
        }
    )
    rows = _read(segments, finders=finders)
    return rows[rows["kind"] != "label"]


def counts(passages: Sequence[dict[str, Any]]) -> Counts:
    """How the pipeline's reading stands to the gold."""
    found = found_in(passages)
    ours = {str(id): own.to_dict("records") for id, own in found.groupby("segment_id")}
    made: Counts = {}
    for one in passages:
        rows = ours.get(str(one["id"]), [])
        _themes(made, one, [row for row in rows if row["kind"] == "theme"])
        _practices(made, one, [row for row in rows if row["kind"] == "practice"])
    return made


def _tally(made: Counts, one: dict[str, Any], *names: str) -> list[Count]:
    keys = [(one["language"], side, name) for side in (one["side"], "both") for name in names]
    return [made.setdefault(key, Count()) for key in keys]


def _themes(made: Counts, one: dict[str, Any], rows: list[dict[Any, Any]]) -> None:
    said, there = {str(row["concept"]) for row in rows}, set(one["themes"])
    for theme in sorted(said | there):
        words = [row["surface"] for row in rows if row["concept"] == theme]
        for tally in _tally(made, one, "themes", theme):
            tally.right += theme in said and theme in there
            tally.extra += theme in said - there
            tally.missed += theme in there - said
            if theme not in said & there:
                kind = f"extra {words}" if theme in said else "missed"
                tally.errors.append(f"{theme}: {kind} | {one['id']} {one['side']} | {one['text']}")


Span = tuple[int, int, str]
"""First character, character after the last, concept."""


def _practices(made: Counts, one: dict[str, Any], rows: list[dict[Any, Any]]) -> None:
    """A practice is found where its words overlap; `practice concepts` needs the concept too."""
    spans: list[Span] = []
    for practice in one["practices"]:
        at = one["text"].index(practice["quote"])
        spans.append((at, at + len(practice["quote"]), practice["concept"]))
    for name, exact in (("practices", False), ("practice concepts", True)):
        tallies = _tally(made, one, name)
        meets = [[_meet(row, span, exact=exact) for span in spans] for row in rows]
        for row, met in zip(rows, meets, strict=True):
            if not any(met):
                _note(tallies, one, f"{row['concept']} extra {row['surface']!r}", extra=1)
        for n, (start, end, concept) in enumerate(spans):
            if any(met[n] for met in meets):
                _note(tallies, one, "", right=1)
            else:
                _note(tallies, one, f"{concept} missed {one['text'][start:end]!r}", missed=1)


def _meet(row: dict[Any, Any], span: Span, *, exact: bool) -> bool:
    overlaps = row["start"] < span[1] and span[0] < row["end"]
    return bool(overlaps and (not exact or row["concept"] == span[2]))


def _note(tallies: Sequence[Count], one: dict[str, Any], error: str, **more: int) -> None:
    for tally in tallies:
        for name, n in more.items():
            setattr(tally, name, getattr(tally, name) + n)
        if error:
            tally.errors.append(f"{error} | {one['id']} {one['side']} | {one['text']}")


TOTALS = ("themes", "practices", "practice concepts")


def main() -> None:
    """Prints the figures of a half."""
    half = "held" if "held" in sys.argv[1:] else "open"
    for language in LANGUAGES:
        made = counts(gold(language, half))
        for name in TOTALS:
            for side in ("policy", "frontline", "both"):
                print(f"{half} {language} {name:17} {side:9} {made[language, side, name]}")
        if half == "open":
            _details(made, language, errors="errors" in sys.argv)


def _details(made: Counts, language: str, *, errors: bool) -> None:
    for key, count in sorted(made.items()):
        if key[2] not in TOTALS:
            print(f"  {language} {key[2]:27} {key[1]:9} {count}")
    for name in TOTALS[:2] if errors else ():
        for error in sorted(made[language, "both", name].errors):
            print(f"    {error}")


if __name__ == "__main__":
    main()
