"""Passages in which people marked practices: `data/practice_examples`, a file for each language."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

from pipeline.config.sheets import read_sheet
from pipeline.errors import Explained, later, say

EXAMPLES = Path("data") / "practice_examples"
COLUMNS = ("set", "side", "kind", "concept", "quote", "text")
SIDES = ("policy", "frontline")
KINDS = ("practice", "near miss", "other")
TAUGHT = frozenset({"en", "nb", "da", "sv"})
"""Languages that a file may be named after; `nb` teaches nynorsk too."""
FEWEST = 30
"""Passages with a practice, and without, from which a model can be learned."""
FEWEST_SETS = 2
"""Sets with passages of either kind: each set is left out in turn."""


class WrongExamples(Explained):
    """Lines of a file of examples are wrong. The message names file and line, and the remedy."""


def load_practice_examples(
    concepts: Collection[str], languages: Collection[str], folder: Path = EXAMPLES
) -> dict[str, pd.DataFrame]:
    """The examples by language, which the name of the file tells: a row per practice or passage.

    A passage with several practices has several rows. `concepts` are those of the lexicon,
    `languages` those that examples teach something of; a file of another language of `TAUGHT` is
    left aside unread. Of each language there are enough examples to learn from.

    Raises:
        WrongExamples: all that is wrong in the files, each with its line.
        Explained: a file is no table or misses a column.
    """
    made: dict[str, pd.DataFrame] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem in TAUGHT.difference(languages):
            continue
        rows = read_sheet(path, columns=COLUMNS)[list(COLUMNS)]
        in_lines = [
            f"  {path}:{line}: {words}"
            for line, row in enumerate(rows.to_dict("records"), start=2)
            for words in _problems({str(key): str(cell) for key, cell in row.items()}, concepts)
        ]
        # What is to be counted is counted once the lines are right.
        of_file = [] if in_lines else [*_too_little(rows)]
        of_file += [] if path.stem in languages else [_unknown(path.stem, languages)]
        wrong += [*in_lines, *(f"  {path}: {words}" for words in of_file)]
        made[path.stem] = rows
    if wrong:
        heading = say("{file} has {n} error(s):", file=folder, n=len(wrong))
        raise WrongExamples("\n".join([heading, *wrong]))
    return made


def _unknown(language: str, languages: Collection[str]) -> str:
    text = later(
        "examples teach nothing of the language `{language}`. Name the file after one of {known}, "
        "or take it away."
    )
    return say(text, language=language, known=", ".join(sorted(TAUGHT.union(languages))))


def _too_little(rows: pd.DataFrame) -> Iterator[str]:
    """What a file lacks of passages with a practice, and of those without one."""
    there = rows["text"].isin(rows.loc[rows["kind"] == "practice", "text"])
    n, sets = (
        {has: int(own[column].nunique()) for has, own in rows.groupby(there)}
        for column in ("text", "set")
    )
    if min(n.get(has, 0) for has in (True, False)) < FEWEST:
        yield say(
            "{n} passages have a practice and {others} have none; a model is learned from {fewest} "
            "of each. Add some, or take the file away.",
            n=n.get(True, 0), others=n.get(False, 0), fewest=FEWEST,
        )  # fmt: skip
    elif min(sets.values()) < FEWEST_SETS:
        yield say(
            "all passages with a practice, or all without, stand in one set, and each set is left "
            "out in turn to see what the others teach. Give them two sets or more.",
        )


def _problems(row: dict[str, str], concepts: Collection[str]) -> Iterator[str]:
    """What is wrong in a row."""
    for key in ("set", "text"):
        if not row[key].strip():
            yield say("{key} is empty. Fill it or drop the line.", key=key)
    for key, known in (("side", SIDES), ("kind", KINDS)):
        if row[key] not in known:
            text = later("{key} is none of {known}. Choose one.")
            yield say(text, key=key, known=", ".join(known))
    if row["kind"] == "practice":
        yield from _wrong_practice(row, concepts)
    elif row["concept"] or row["quote"]:
        yield say("concept and quote are for a practice. Empty them, or write practice under kind.")


def _wrong_practice(row: dict[str, str], concepts: Collection[str]) -> Iterator[str]:
    if row["concept"] not in concepts:
        yield say(
            "the lexicon has no practice `{concept}`. Choose one of {known}.",
            concept=row["concept"],
            known=", ".join(sorted(concepts)),
        )
    if not row["quote"].strip() or row["quote"] not in row["text"]:
        yield say("the quote does not stand in the text. Copy it from there, letter by letter.")
