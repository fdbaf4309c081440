"""What a run found, in a few plain lines for the terminal. Quotes nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pandas as pd

from pipeline import tables
from pipeline.errors import Explained
from pipeline.publish.codebook import file_of
from pipeline.tables.measures import least_gap
from pipeline.wording import findings
from pipeline.wording.messages import decoded, rendered
from pipeline.wording.translation import (
    asked_language,
    code,
    in_language,
    language,
    say,
    says,
)

_HEADLINE = ("family_rate", "concept_rate", "topic_share")
_OF_SIDE = ("design_clusters", "design_census", "design_interval")
"""How the codes of messages begin that say something of one side only."""


def summary(
    documents: pd.DataFrame, unreadable: pd.DataFrame, gaps: pd.DataFrame, design: pd.DataFrame
) -> str:
    """The summary as text: documents and words per side, what was not read, the largest gaps.

    The tables hold codes and values, as the stages published them; the text is in the language of
    now.
    """
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    files = say(
        "CSV files: {folder}/ (start with gaps.csv; {codebook} explains every column)",
        folder=tables.CSV,
        codebook=file_of(language()),
    )
    dashboard = say("Dashboard: make app")
    parts = [
        _corpus(documents),
        _unread(unreadable),
        _design(design),
        _largest(gaps, design=design, titles=titles),
        f"{files}\n{dashboard}",
    ]
    return "\n\n".join(part for part in parts if part)


def _corpus(documents: pd.DataFrame) -> str:
    lines = [say("What was read")]
    names = {side: code(side) for side in tables.CORPORA}
    width = max(map(len, names.values())) + 1
    for side, name in names.items():
        rows = documents[documents["corpus"] == side]
        n = says("{n} document", "{n} documents", len(rows))
        words = says("{n} word", "{n} words", int(rows["n_tokens"].sum()))
        lines.append(f"  {name:<{width}}{n}, {words}")
    whole = int((~documents["turns_found"]).sum())
    if whole:
        text = says(
            "In {n} transcript no speakers were found: used whole.",
            "In {n} transcripts no speakers were found: used whole.",
            whole,
        )
        lines.append(f"  {text}")
    return "\n".join(lines)


def _unread(unreadable: pd.DataFrame) -> str:
    if unreadable.empty:
        return say("Every file was used.")
    lines = [says("Not used: {n} file", "Not used: {n} files", len(unreadable))]
    for row in unreadable.to_dict("records"):
        text = say(
            "{file}: {reason}. Remedy: {remedy}.",
            file=row["file"],
            reason=rendered(row["reason"]),
            remedy=rendered(row["remedy"]),
        )
        lines.append(f"  {text}")
    return "\n".join(lines)


def _design(design: pd.DataFrame) -> str:
    lines = [say("What can be tested")]
    for spoken, sides in design.groupby("language"):
        n = dict(zip(sides["corpus"], sides["n_clusters"].astype(int), strict=True))
        clusters = [
            says("{n} policy cluster", "{n} policy clusters", n.get("policy", 0)),
            says("{n} frontline cluster", "{n} frontline clusters", n.get("frontline", 0)),
        ]
        pair = say("{policy} against {interviews}", policy=clusters[0], interviews=clusters[1])
        told = [one for one in decoded(sides["note"].iloc[0]) if not one.code.startswith(_OF_SIDE)]
        lines.append(f"  {spoken}: {pair}. {' '.join(map(str, told))}")
    return "\n".join(lines)


def _largest(
    gaps: pd.DataFrame, *, design: pd.DataFrame, titles: Mapping[str, str], n: int = 3
) -> str:
    """The first `n` gaps that hold over all findings: the family's, then the largest at least."""
    sides = gaps[gaps["verdict"].isin(["policy", "frontline"]) & gaps["over_all"]]
    ordered = sides.loc[least_gap(sides).sort_values(ascending=False, kind="stable").index]
    ranked = pd.concat([ordered[ordered["measure"] == measure] for measure in _HEADLINE])
    chosen = pd.concat(
        [ranked[ranked["measure"] == measure].head(1) for measure in _HEADLINE] + [ranked]
    ).drop_duplicates(["language", "measure", "item"])
    if chosen.empty:
        return say(
            "No difference can be shown in these documents: that does not mean that there is none."
        )
    lines = [say("The largest gaps")]
    said = findings.gaps_in_words(chosen.head(n), design=design, titles=titles)
    lines += [f"  {number}. {text}" for number, text in enumerate(said["sentence"], 1)]
    return "\n".join(lines)


def main() -> None:
    """Prints the summary of the published tables, in the language of `COSPEAK_LANGUAGE`.

    Raises:
        Explained: there is no such language, or a table is missing.
    """
    with in_language(asked_language()):
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
