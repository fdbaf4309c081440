"""How likely a gap gets a verdict, before a study is made: one table (`make power`).

What is not asked for is taken from the corpus that was compared last, where there is one, and else
from a usual design: three white papers against 21 interviews.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from math import isnan
from pathlib import Path

import pandas as pd

from pipeline import tables
from pipeline.stats import power
from pipeline.stats.power import Power, Side, Study
from pipeline.wording.translation import figure, in_language, language_of_run, say, says, share

USUAL = {
    "policy": Side(documents=3, clusters=3, words=30_000, spread=0.5),
    "frontline": Side(documents=21, clusters=21, words=6_000, spread=0.9),
}
"""What a side is taken to be where nothing is known of it."""

USUAL_RATE, USUAL_ITEMS = 5.0, 10
"""Uses per 10,000 words, and items tested together, where nothing is known of them."""

COLUMNS = ("times", "named_if_policy_more", "named_if_frontline_more")
"""The columns of `likely` that say how likely a gap is named."""


def known(design: pd.DataFrame, usage: pd.DataFrame, *, concept: str = "") -> tuple[Study, float]:
    """The corpus that was compared, as a study, and how often the concept is said in it.

    In: rows of `Design` and `Usage` of one language. Without a concept, the median rate and the
    median spread of all. What cannot be known is as usual.
    """
    labels = usage[(usage["kind"] == "label") & (usage["concept"].eq(concept) | (not concept))]
    sides = {corpus: _side(design, labels, corpus) for corpus in tables.CORPORA}
    rate = labels.groupby("concept")["estimate"].mean().median() if len(labels) else USUAL_RATE
    level = float(design["level"].iloc[0]) if len(design) else Study.level
    return Study(sides["policy"], sides["frontline"], level), float(rate) or USUAL_RATE


def _side(design: pd.DataFrame, labels: pd.DataFrame, corpus: str) -> Side:
    usual = USUAL[corpus]
    own = design[(design["corpus"] == corpus) & (design["n_documents"] > 0)]
    if own.empty:
        return usual
    row = own.iloc[0]
    spread = float(labels.loc[labels["corpus"] == corpus, "spread"].median())
    return Side(
        documents=int(row["n_documents"]),
        clusters=int(row["n_clusters"]),
        words=float(row["n_tokens"]) / int(row["n_documents"]),
        spread=usual.spread if isnan(spread) else round(spread, 2),
        census=row["sampling"] == "census",
    )


def likely(found: Sequence[Power]) -> pd.DataFrame:
    """How likely each gap is named, to either side, and how large it then looks: a row per gap."""
    rows = [
        {
            "times": one.ratio,
            "named_if_policy_more": float(one.policy[0]),
            "named_if_frontline_more": float(one.frontline[0]),
            "looks_like_if_policy_more": float(one.seen_policy[0]),
            "looks_like_if_frontline_more": float(one.seen_frontline[0]),
        }
        for one in found
    ]
    return tables.round_floats(pd.DataFrame(rows))


def study_in_words(study: Study, rate: float, items: int) -> str:
    """What is planned, in one sentence."""
    policy, frontline = study.policy, study.frontline
    return say(
        "{policy} against {interviews}, {rate} uses per 10,000 words, {items}",
        policy=says(
            "{n} policy cluster of {words} words", "{n} policy clusters of {words} words each",
            policy.clusters, words=_words(policy),
        ),
        interviews=says(
            "{n} frontline cluster of {words} words",
            "{n} frontline clusters of {words} words each",
            frontline.clusters, words=_words(frontline),
        ),
        rate=figure(rate),
        items=says("{n} item tested", "{n} items tested together", items),
    )  # fmt: skip


def _words(side: Side) -> int:
    return round(side.words * side.documents / side.clusters)


def told(rows: pd.DataFrame, *, study: Study, rate: float, items: int) -> str:
    """The rows of `likely` as a text for the terminal."""
    head = [say("gap"), say("noticed if policy has more"), say("noticed if the frontline has more")]
    cells = [
        [
            say("{times} times", times=figure(row["times"])),
            *(share(row[name]) for name in COLUMNS[1:]),
        ]
        for row in rows.to_dict("records")
    ]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, *cells)
    ]
    return "\n".join([study_in_words(study, rate, items), "", *lines])


def main(arguments: Sequence[str] | None = None) -> int:
    """Simulates the study that is asked about and prints one table; `--csv` writes it too."""
    asked = _parser().parse_args(arguments)
    study, rate = _from_tables(asked.language, asked.concept)
    study = replace(
        study,
        policy=_asked(study.policy, asked, "policy"),
        frontline=_asked(study.frontline, asked, "frontline"),
    )
    rate = asked.rate or rate
    found = power.power_of_rate(study, rate, items=asked.items, ratios=asked.times)
    rows = likely(found)
    with in_language(language_of_run()):
        sys.stdout.write(f"{told(rows, study=study, rate=rate, items=asked.items)}\n")
    if asked.csv:
        asked.csv.write_bytes(tables.to_csv(rows))
    return 0


def _from_tables(language: str, concept: str) -> tuple[Study, float]:
    try:
        design, usage = tables.read(tables.Design), tables.read(tables.Usage)
    except tables.MissingTable:
        return Study(USUAL["policy"], USUAL["frontline"]), USUAL_RATE
    chosen = language or (str(design["language"].iloc[0]) if len(design) else "")
    own = (table[table["language"] == chosen] for table in (design, usage))
    return known(*own, concept=concept)


def _asked(side: Side, asked: argparse.Namespace, corpus: str) -> Side:
    """The side with what was asked for; as many documents as clusters unless both are given."""
    given = {name: getattr(asked, f"{corpus}_{name}") for name in ("clusters", "words", "spread")}
    documents = getattr(asked, f"{corpus}_documents")
    if given["clusters"] and not documents:
        documents = given["clusters"]
    told = {key: value for key, value in given.items() if value is not None}
    side = replace(side, **told, **({"documents": documents} if documents else {}))
    return replace(side, clusters=min(side.clusters, side.documents))


def _positive(text: str) -> float:
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return value


def _whole(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1")
    return value


def _times(text: str) -> float:
    value = float(text)
    if not value > 1:
        raise argparse.ArgumentTypeError(f"{text} is no gap: it must be above 1")
    return value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='make power ASK="..."', description=(__doc__ or "").split("\n", 1)[0]
    )
    for corpus in tables.CORPORA:
        group = parser.add_argument_group(corpus)
        group.add_argument(f"--{corpus}-clusters", type=_whole, metavar="N")
        group.add_argument(f"--{corpus}-documents", type=_whole, metavar="N")
        group.add_argument(
            f"--{corpus}-words", type=_positive, metavar="N", help="words of a document"
        )
        group.add_argument(
            f"--{corpus}-spread",
            type=_positive,
            metavar="CV",
            help="coefficient of variation of the clusters' rates",
        )
    parser.add_argument("--rate", type=_positive, help="uses per 10,000 words, mean of both sides")
    parser.add_argument("--items", type=_whole, default=USUAL_ITEMS, help="tested together")
    parser.add_argument("--times", type=_times, nargs="+", default=list(power.RATIOS))
    parser.add_argument("--concept", default="", help="a concept of the corpus, by its id")
    parser.add_argument("--language", default="", help="of the corpus, such as nb")
    parser.add_argument("--csv", type=Path, help="a file to write the table to")
    return parser


if __name__ == "__main__":
    sys.exit(main())
