"""Mentions by trait, by pair of roles and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from dashboard.translation import code, later, say
from pipeline import tables
from pipeline.stats import PER
from pipeline.tables.measures import MEASURES, mention_parts, role_parts


def mention_traits(gaps: pd.DataFrame, concept: str) -> pd.DataFrame:
    """The rows of Gaps on traits of the concept's mentions, with `name`, by rising estimate."""
    compared = gaps[gaps["measure"].map(_is_of_traits).astype(bool)]
    parts = [mention_parts(str(item)) for item in compared["item"]]
    named = compared.assign(
        name=[
            _trait_name(str(measure), trait)
            for measure, (_, trait) in zip(compared["measure"], parts, strict=True)
        ]
    )
    # A list without an item would choose columns.
    own = pd.Series([one == concept for one, _ in parts], index=named.index, dtype=bool)
    return named[own].sort_values("estimate")


def _is_of_traits(measure: str) -> bool:
    """A share of mentions by how they are made, not by the words and themes near them."""
    kind = MEASURES[measure]
    return kind.is_of_mentions and kind.open_traits in ("", "role")


def _trait_name(measure: str, trait: str) -> str:
    """A trait of mentions in words: `promised`, or `by municipality`."""
    if measure == "role_share":
        preposition, role = role_parts(trait)
        if preposition == "with":
            return say("with {role}", role=code(role))
        return say("by {role}", role=code(role))
    kind = MEASURES[measure]
    short = {one.code: one.short for one in kind.traits}
    name = say(short[trait]) if trait in short else trait
    if kind.standardises:
        return say("{trait}, each concept weighing alike", trait=name)
    return name


_COUNTED = {
    **{mood: ("modality", mood) for mood in tables.MODALITIES},
    "agentless": ("agentless", "yes"),
    "negated": ("negated", True),
    "quoted": ("quoted", True),
    "definitional": ("definitional", True),
    "prompted": ("prompted", True),
}
"""Codes of what lines of a concordance have: the column, and its value."""

_SHORT = {
    **{trait.code: trait.short for one in MEASURES.values() for trait in one.traits},
    "negated": later("denied or said to be absent"),
    "quoted": later("in quotation marks, or so-called"),
    "definitional": later("defined"),
}
"""What mentions of a trait are called, in English."""


def trait_names(codes: Iterable[str]) -> dict[str, str]:
    """The traits in words, by code, in the order of the codes."""
    return {one: say(_SHORT[one]) for one in codes}


def counted_traits(lines: pd.DataFrame) -> pd.DataFrame:
    """One row per trait: `trait`, a code, and the number of lines with it on each side."""
    rows = []
    for trait, (column, value) in _COUNTED.items():
        sides = lines.loc[lines[column] == value, "corpus"].value_counts()
        rows.append({"trait": trait, **{side: int(sides.get(side, 0)) for side in tables.CORPORA}})
    return pd.DataFrame(rows)


NOBODY = later("no role named")


def role_pairs(lines: pd.DataFrame) -> pd.DataFrame:
    """One row per corpus and pair of roles: corpus, who, with_whom and n, by falling n.

    Lines whose sentence was not parsed are left out; a line with several roles counts in each pair.
    A side of the pair that is not named is `NOBODY`.
    """
    read = lines[(lines["who"] != "unknown") & (lines["with_whom"] != "unknown")]
    pairs = Counter(
        (str(side), who or NOBODY, whom or NOBODY)
        for side, doers, partners in zip(
            read["corpus"], read["who"], read["with_whom"], strict=True
        )
        for who in str(doers).split(";")
        for whom in str(partners).split(";")
    )
    rows = [(*pair, n) for pair, n in sorted(pairs.items(), key=lambda one: (-one[1], one[0]))]
    return pd.DataFrame(rows, columns=["corpus", "who", "with_whom", "n"])


def without_doer(lines: pd.DataFrame, side: str) -> float:
    """The share of a side's parsed lines in which no role is named as who does it; 0 without one.

    A doer that is no role of the list, such as a thing, counts as none. It is no less than the
    share of lines without any agent (`agentless`).
    """
    own = lines[(lines["corpus"] == side) & (lines["who"] != "unknown")]
    return float((own["who"].fillna("") == "").mean()) if len(own) else 0.0


def by_year(lines: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row per dated document: year, n_mentions and rate per 10,000 words.

    Prompted mentions are not counted. Documents without a year or without words are left out.
    """
    year = pd.to_numeric(documents["date"].astype(str).str[:4], errors="coerce")
    dated = documents.assign(year=year)[year.notna() & (documents["n_tokens"] > 0)]
    said = lines.loc[~lines["prompted"].astype(bool), "doc_id"].value_counts()
    n = dated["doc_id"].map(said).fillna(0).astype(int)
    return dated.assign(
        year=dated["year"].astype(int), n_mentions=n, rate=PER * n / dated["n_tokens"]
    )[["title", "corpus", "year", "rate", "n_mentions", "n_tokens", "doc_id"]]
