"""What a run found, in a few plain lines for the terminal. Quotes nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pandas as pd

from pipeline import tables
from pipeline.errors import Explained
from pipeline.wording import findings
from pipeline.wording.messages import decoded, rendered

_SIDES = {"policy": "policy", "frontline": "frontline"}
_HEADLINE = ("family_rate", "concept_rate", "topic_share")
_OF_SIDE = ("design_clusters", "design_census", "design_interval")
"""How the codes of messages begin that say something of one side only."""


def summary(
    documents: pd.DataFrame, unreadable: pd.DataFrame, gaps: pd.DataFrame, design: pd.DataFrame
) -> str:
    """The summary as text: documents and words per side, what was not read, the largest gaps.

    The tables hold codes and values, as the stages published them.
    """
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    parts = [
        _corpus(documents),
        _unread(unreadable),
        _design(design),
        _largest(gaps, design=design, titles=titles),
        f"CSV files: {tables.CSV}/ (start with gaps.csv; codebook.csv explains every column)\n"
        "Dashboard: make app",
    ]
    return "\n\n".join(part for part in parts if part)


def _corpus(documents: pd.DataFrame) -> str:
    lines = ["What was read"]
    for side in _SIDES:
        rows = documents[documents["corpus"] == side]
        lines.append(
            f"  {side:<10}{_count(len(rows), 'document')}, {rows['n_tokens'].sum():,} words"
        )
    whole = int((~documents["turns_found"]).sum())
    if whole:
        lines.append(f"  In {_count(whole, 'transcript')} no speakers were found: used whole.")
    return "\n".join(lines)


def _unread(unreadable: pd.DataFrame) -> str:
    if unreadable.empty:
        return "Every file was used."
    lines = [f"Not used: {_count(len(unreadable), 'file')}"]
    lines += [
        f"  {row['file']}: {rendered(row['reason'])}. Remedy: {rendered(row['remedy'])}."
        for row in unreadable.to_dict("records")
    ]
    return "\n".join(lines)


def _design(design: pd.DataFrame) -> str:
    lines = ["What can be told"]
    for language, sides in design.groupby("language"):
        clusters = " against ".join(
            f"{_count(int(row['n_clusters']), str(row['corpus']) + ' cluster')}"
            for row in sides.to_dict("records")
        )
        told = [one for one in decoded(sides["note"].iloc[0]) if not one.code.startswith(_OF_SIDE)]
        lines.append(f"  {language}: {clusters}. {' '.join(map(str, told))}")
    return "\n".join(lines)


def _largest(
    gaps: pd.DataFrame, *, design: pd.DataFrame, titles: Mapping[str, str], n: int = 3
) -> str:
    """The first `n` gaps with a verdict, the family's first; Gaps is sorted by strength."""
    sides = gaps[gaps["verdict"].isin(["policy", "frontline"])]
    ranked = pd.concat([sides[sides["measure"] == measure] for measure in _HEADLINE])
    chosen = pd.concat(
        [ranked[ranked["measure"] == measure].head(1) for measure in _HEADLINE] + [ranked]
    ).drop_duplicates(["language", "measure", "item"])
    if chosen.empty:
        return "No gap can be told from chance with these documents."
    lines = ["The largest gaps"]
    said = findings.gaps_in_words(chosen.head(n), design=design, titles=titles)
    lines += [f"  {number}. {text}" for number, text in enumerate(said["sentence"], 1)]
    return "\n".join(lines)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def main() -> None:
    """Prints the summary of the published tables."""
    text = summary(
        tables.read(tables.Documents),
        tables.read(tables.Unreadable),
        tables.read(tables.Gaps),
        tables.read(tables.Design),
    )
    sys.stdout.write(f"\n{text}\n")


if __name__ == "__main__":
    try:
        main()
    except Explained as error:
        sys.stderr.write(f"\n{error}\n")
        raise SystemExit(1) from None
