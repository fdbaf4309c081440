"""Charts of cells on levels: what other analyses find of one item.

`LevelSpecifications` has the analyses, `LevelContrasts` the verdicts that they are compared with.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts.figure import Figure
from dashboard.charts.patterns.matrix_charts import heat_map
from dashboard.translation import code, later, say, says
from pipeline.wording.translation import capital

KINDS = ("omnibus", "trend", "pair")


def analyses(specifications: pd.DataFrame, contrasts: pd.DataFrame, item: str) -> Figure | None:
    """For each comparison of an item how many analyses of a kind agree; none without any."""
    rows = specifications[specifications["item"] == item]
    own = contrasts[contrasts["item"] == item]
    if rows.empty or own.empty:
        return None
    cells = _cells(rows)
    return Figure(
        "level_analyses",
        later("One item along the levels: other analyses"),
        _title(own),
        lambda: heat_map(cells, form=".0%", tooltip=_tooltip()),
        cells.drop(columns=["name", "column", "told", "value"]),
        say(
            "Each cell: in how many of the other analyses that vary this the comparison comes "
            "out as it does here, whether that is a difference, being alike, or too thin "
            "evidence. None of them asks whether it is only writing against talk."
        ),
        (),
    )


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for what is varied and each comparison, in the order of the tests."""
    order = {kind: i for i, kind in enumerate(KINDS)}
    keys = ["varied", "contrast", "first", "second"]
    counted = (
        rows.groupby(keys, sort=False)["same_verdict"]
        .agg(n_same="sum", n_analyses="size")
        .reset_index()
        .sort_values("contrast", key=lambda own: own.map(order), kind="stable")
    )
    return counted.assign(
        name=[
            _comparison(*one)
            for one in counted[["contrast", "first", "second"]].itertuples(index=False)
        ],
        column=[code(one) for one in counted["varied"]],
        value=counted["n_same"] / counted["n_analyses"],
        told=[
            f"{same} / {n}"
            for same, n in zip(counted["n_same"], counted["n_analyses"], strict=True)
        ],
    )


def _comparison(contrast: str, first: str, second: str) -> str:
    if contrast == "omnibus":
        return say("all levels together")
    if contrast == "trend":
        return say("trend along all levels")
    return f"{first} → {second}"


def _title(own: pd.DataFrame) -> str:
    """In how many comparisons that are told all kinds of analyses agree; else of all."""
    told = own[own["verdict"] != "cannot tell"]
    label = capital(str(own["label"].iloc[0]))
    if told.empty:
        return say(
            "{thing}: no difference or likeness was found here that others could contradict.",
            thing=label,
        )
    same = int((told["n_kinds_same"] == told["n_kinds"]).sum())
    return says(
        "{thing}: {same} of {n} finding comes out in every other analysis.",
        "{thing}: {same} of {n} findings come out in every other analysis.",
        len(told),
        thing=label,
        same=same,
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=say("comparison")),
        alt.Tooltip("column:N", title=say("varied")),
        alt.Tooltip("n_same:Q", title=say("analyses that agree")),
        alt.Tooltip("n_analyses:Q", title=say("of")),
    ]
