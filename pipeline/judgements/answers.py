"""People's answers to the table Judgements: which passages have an item, and who says so.

In: answers to passages that were drawn (the page Judge passages), and people's codes of whole
documents. Out: one row per passage, item and judge.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline import tables

ANSWERS = ("coder", "item", "place", "mark")
"""Columns of the answers: who, which passage, `kind:item`, and yes, no or unsure."""

PROPOSED = "proposed"
"""A further column: the passage was judged because a model proposed it, not in its turn."""

_PARENTS = {"practices": "practice", "themes": "theme"}
"""Codes at the top of a tree that say what the codes below them are."""


def place_of(kind: str, item: str) -> str:
    """Where the answer about an item is kept: `theme:motives`."""
    return f"{kind}:{item}"


def answered(answers: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The answers about passages of this corpus: `kind`, `item`, `judge`, `mark`, `proposed`.

    Answers about passages that are no longer there are left out.
    """
    parts = [place.partition(":") for place in answers["place"]]
    made = pd.DataFrame(
        {
            "passage": answers["item"], "kind": [kind for kind, _, _ in parts],
            "item": [item for _, _, item in parts],
            "judge": answers["coder"], "mark": answers["mark"],
        },
        dtype="str",
    ).assign(proposed=answers[PROPOSED].to_numpy(dtype=bool))  # fmt: skip
    kept = ["passage", "segment_id", "doc_id", "corpus", "language"]
    return made.merge(passages[kept], on="passage")


def coded_whole(
    codings: pd.DataFrame, codes: pd.DataFrame, passages: pd.DataFrame, *, kinds: Mapping[str, str]
) -> pd.DataFrame:
    """The same of documents that somebody coded: each of their passages, yes or no for each code.

    A document in which a person gave a code of a kind is taken to be coded whole by that person for
    all codes of the kind that the codebook has. `kinds` maps the items of the lexicon to theme or
    practice; a code is one of them if the last part of its path is its id. All codes, those too,
    are items of the kind `code`.
    """
    known = [(code, *one) for code in codes["code"] for one in _items(code, kinds)]
    named = pd.DataFrame(known, columns=["code", "kind", "item"])
    given = codings[codings["segment_id"] != ""].merge(named, on="code")
    judges = given[["doc_id", "kind", "coder"]].drop_duplicates()
    asked = judges.merge(named[["kind", "item"]].drop_duplicates(), on="kind")
    every = asked.merge(
        passages[["passage", "segment_id", "doc_id", "corpus", "language"]], on="doc_id"
    )
    keys = ["segment_id", "kind", "item", "coder"]
    yes = pd.MultiIndex.from_frame(given[keys])
    is_given = pd.MultiIndex.from_frame(every[keys]).isin(yes)
    mark = pd.Series(is_given, index=every.index).map({True: "yes", False: "no"}).astype("str")
    return every.assign(mark=mark).rename(columns={"coder": "judge"})


def _items(code: str, kinds: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a passage under the code has: the code, those above it, the item of the lexicon."""
    parts = code.split("/")
    own = [("code", "/".join(parts[:length])) for length in range(1, len(parts) + 1)]
    kind = kinds.get(parts[-1], "")
    under = _PARENTS.get(parts[-2], "none") if len(parts) > 1 else kind
    return [*own, (kind, parts[-1])] if kind and under == kind else own


def judgements(
    drawn: pd.DataFrame, whole: pd.DataFrame, probabilities: pd.DataFrame
) -> pd.DataFrame:
    """The table Judgements; people are numbered in the order of their names.

    `probabilities` has the chance of each passage that is in the random sample of an item: columns
    `passage`, `kind`, `item`, `probability`. Of an unsure answer there is no row.
    """
    keys = ["passage", "kind", "item"]
    random = drawn.merge(probabilities, on=keys, how="left").assign(source="random")
    waiting = random[PROPOSED].map({True: "proposed", False: "later"}).astype("str")
    random["source"] = random["source"].where(random["probability"].notna(), waiting)
    every = pd.concat(
        [random.fillna({"probability": 0.0}), whole.assign(source="whole", probability=1.0)]
    )
    sure = every[every["mark"].isin(["yes", "no"])]
    names = sorted(set(sure["judge"]))
    numbers = {name: f"judge {n}" for n, name in enumerate(names, 1)}
    made = sure.assign(present=sure["mark"] == "yes", judge=sure["judge"].map(numbers))
    wanted = list(tables.columns(tables.Judgements))
    ordered = made.sort_values(["language", "kind", "item", "segment_id", "judge", "source"])
    if ordered.empty:
        return tables.empty(tables.Judgements)
    return tables.round_floats(ordered[wanted].reset_index(drop=True))
