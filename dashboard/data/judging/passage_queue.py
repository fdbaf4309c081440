"""Which passage a person judges next, and what was said of those before.

In: Draws, JudgedItems and the answers of the page Judge passages. Out: passages in order, choices,
agreement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard import marks
from pipeline.stats.agreement import agreed, alpha_interval

FILE = Path("data") / "judgements" / "judgements.sqlite"
"""Answers lie apart from other marks: the pipeline reads them."""

ANSWER, MEMO, PROPOSED = "judgement", "memo", "proposed"
"""The kinds of marks: an answer about an item of a passage, a note on the passage, and that it was
judged because models were unsure of it: the pipeline counts it only once its turn has come."""

KEYS = "123456789qwetasdfgzxv"
"""The key of each item, in the codebook's order; n, u, b are the page's, c and r Streamlit's."""

ENOUGH = 100
"""Passages of a side after which an interval gets narrower by little; docs/codes.md has figures."""

N_BOOTSTRAP = 499


def answers() -> pd.DataFrame:
    """The answers of all files of the folder, of one person's to the same question the last."""
    found = pd.concat([marks.read(ANSWER, file=file) for file in files()])
    keys = ["coder", "item", "place"]
    return found.drop_duplicates(keys, keep="last").reset_index(drop=True)


def files() -> list[Path]:
    """The file of this machine, behind those that colleagues sent."""
    others = [one for one in sorted(FILE.parent.glob("*.sqlite")) if one != FILE]
    return [*others, FILE]


def of_kind(given: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The answers about items of a kind, with `code`, the item."""
    own = given[given["place"].str.startswith(f"{kind}:")]
    return own.assign(code=own["place"].str.partition(":")[2] if len(own) else own["place"])


def in_turn(draws: pd.DataFrame) -> pd.DataFrame:
    """The passages of a kind by turns from both sides; which side begins a turn is drawn by lot.

    Nobody can tell the side of a passage from its place.
    """
    rank = draws.groupby("corpus")["turn"].rank(method="first")
    lot = pd.util.hash_pandas_object(draws["passage"], index=False).to_numpy()
    order = pd.DataFrame({"rank": rank.to_numpy(), "lot": lot}).sort_values(["rank", "lot"]).index
    return draws.iloc[order]


def not_coded(
    draws: pd.DataFrame, judgements: pd.DataFrame, items: Collection[str]
) -> pd.DataFrame:
    """Draws without the documents that somebody coded whole for all the items of the kind.

    They are no part of the draw: what else is said of their passages enters no figure.
    `judgements` are those of the kind.
    """
    whole = judgements[(judgements["source"] == "whole") & judgements["item"].isin(list(items))]
    coded = whole.groupby("doc_id")["item"].nunique()
    return draws[~draws["doc_id"].isin(coded[coded >= len(items)].index)]


def most_uncertain(order: pd.DataFrame) -> pd.DataFrame:
    """The passages that models know least of, the least known first; none without a model."""
    return order[order["uncertainty"].notna()].sort_values(
        ["uncertainty", "passage"], ascending=[False, True]
    )


def left(
    order: pd.DataFrame, given: pd.DataFrame, items: Collection[str], *, coder: str, new: bool
) -> pd.DataFrame:
    """The passages that the coder, or with `new` anybody, has not judged for all items."""
    own = given if new else given[given["coder"] == coder]
    asked = own[own["code"].isin(list(items))].groupby(["coder", "item"])["code"].nunique()
    done = asked[asked >= len(items)].index.get_level_values("item")
    return order[~order["passage"].isin(done)]


def chosen(given: pd.DataFrame, *, coder: str, passage: str) -> set[str]:
    """The items that the coder has found in the passage."""
    own = given[(given["coder"] == coder) & (given["item"] == passage) & (given["mark"] == "yes")]
    return set(own["code"])


def keep(
    coder: str,
    passage: str,
    kind: str,
    said: Mapping[str, str | None],
    *,
    memo: str = "",
    proposed: bool = False,
) -> None:
    """Keeps what was said of each item of a passage (nothing forgets it), and the note.

    `proposed`: the passage came because models were unsure of it, not in its turn.

    Raises:
        NotSaved: the file cannot be written.
    """
    rows: list[tuple[str, str, str, str | None]] = [
        (ANSWER, passage, f"{kind}:{item}", mark) for item, mark in said.items()
    ]
    rows.append((MEMO, passage, kind, memo.strip() or None))
    rows.append((PROPOSED, passage, kind, "yes" if proposed else None))
    marks.save_all(coder, rows, file=FILE)


def memo_of(*, coder: str, passage: str, kind: str) -> str:
    """The coder's note on a passage; empty if there is none."""
    found = marks.read(MEMO, file=FILE)
    own = found[(found["coder"] == coder) & (found["item"] == passage) & (found["place"] == kind)]
    return str(own["mark"].iloc[-1]) if len(own) else ""


def last_of(given: pd.DataFrame, *, coder: str, there: Collection[str]) -> str:
    """The passage that the coder judged last, of those that are there; empty if none."""
    own = given[(given["coder"] == coder) & given["item"].isin(list(there))]
    return str(own["item"].iloc[-1]) if len(own) else ""


def agreement(
    given: pd.DataFrame, items: Iterable[str], clusters: Mapping[str, str], *, level: float
) -> pd.DataFrame:
    """One row per item that two people judged: passages, judged alike, alpha with its interval.

    `clusters` has the cluster of each passage; the interval is by draws of clusters.
    """
    rows = []
    sure = given[given["mark"].isin(["yes", "no"]) & given["item"].isin(list(clusters))]
    for item in items:
        own = sure[sure["code"] == item]
        twice = [
            (dict(zip(those["coder"], those["mark"], strict=True)), clusters[str(passage)])
            for passage, those in own.groupby("item")
            if len(those) > 1
        ]
        if not twice:
            continue
        by_coder = [one for one, _ in twice]
        alike, n = agreed(by_coder)
        found, low, high = alpha_interval(
            by_coder, [where for _, where in twice],
            level=level, n_bootstrap=N_BOOTSTRAP, rng=np.random.default_rng(0),
        )  # fmt: skip
        rows.append(
            {
                "item": item, "n_twice": n, "n_agreed": alike, "alpha": found, "alpha_low": low,
                "alpha_high": high,
            }
        )  # fmt: skip
    names = ["item", "n_twice", "n_agreed", "alpha", "alpha_low", "alpha_high"]
    return pd.DataFrame(rows, columns=names)
