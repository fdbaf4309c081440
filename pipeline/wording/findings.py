"""Rows of the published tables in words, in the language of now.

In: the tables, which hold codes and values. Out: the same rows with their messages as texts, and
those of `Gaps`, `Robustness`, `LevelContrasts`, `Changes` and `Corrected` with `label` and
`sentence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from pipeline import tables
from pipeline.tables.measures import MEASURES
from pipeline.wording.levels.changes import change_sentence
from pipeline.wording.levels.contrasts import contrast_sentence
from pipeline.wording.messages import render_columns
from pipeline.wording.multiverse import multiverse_sentence
from pipeline.wording.names import label
from pipeline.wording.omnibus import OMNIBUS
from pipeline.wording.phrases import Basis, Finding, Sentence
from pipeline.wording.rates import corrected_sentence, item_name, marked, rate_sentence
from pipeline.wording.shares import share_sentence
from pipeline.wording.translation import later

SENTENCES = {
    tables.Gaps: later("the finding as one plain sentence"),
    tables.Robustness: later("the same in words"),
    tables.LevelContrasts: later("the comparison as one plain sentence"),
    tables.Changes: later("the change as one plain sentence"),
    tables.Corrected: later("the corrected finding as one plain sentence"),
}
"""Tables whose rows are said in a sentence, and what the column `sentence` holds."""


def in_words(
    table: type[tables.Table],
    rows: pd.DataFrame,
    *,
    design: pd.DataFrame,
    titles: Mapping[str, str],
) -> pd.DataFrame:
    """The rows of a table with their messages as texts, and with `sentence` where they have one.

    `design` is the table `Design`; `titles` are those of the documents, by `doc_id`.
    """
    said = render_columns(rows, tables.message_columns(table))
    if table is tables.Gaps:
        return gaps_in_words(said, design=design, titles=titles)
    if table in _OF_ROWS:
        return said_by_row(said, _OF_ROWS[table], titles=titles)
    if table is tables.Corrected:
        return corrected_in_words(said, design=design)
    return robustness_in_words(said) if table is tables.Robustness else said


def gap_sentence(row: Mapping[str, object], *, basis: Basis) -> Sentence:
    """A row of `Gaps` as one plain sentence: size, interval, documents, caveat.

    Where both sides are a census nothing was sampled, and no interval is spoken of. `flipped_by` is
    to hold the title of the document.
    """
    finding = Finding(row, basis)
    said = _SENTENCES[MEASURES[finding.measure].sentence](finding)
    return marked(said, row)


_SENTENCES: dict[str, Callable[[Finding], Sentence]] = {
    "rate": rate_sentence,
    "topic": rate_sentence,
    "mention share": share_sentence,
    **OMNIBUS,
}
"""The function that says a finding, by the kind of sentence that the registry of measures names."""


def bases(design: pd.DataFrame, gaps: pd.DataFrame) -> dict[str, Basis]:
    """What the comparison of each language rests on, from the tables `Design` and `Gaps`."""
    return {
        str(language): Basis(
            level=float(sides["level"].iloc[0]),
            census=bool((sides["sampling"] == "census").all()),
            n_items={
                str(measure): len(rows)
                for measure, rows in gaps[gaps["language"] == language].groupby("measure")
            },
            margins={
                name: float(sides[f"margin_{name}"].iloc[0])
                for name in ("log2_ratio", "topic_share", "share")
            },
        )
        for language, sides in design.groupby("language")
    }


def gaps_in_words(
    gaps: pd.DataFrame, *, design: pd.DataFrame, titles: Mapping[str, str]
) -> pd.DataFrame:
    """The rows of `Gaps` with `label` and `sentence`; `titles` are the documents', by `doc_id`."""
    known = bases(design, gaps)
    rows = [{**row, "flipped_by": titles.get(str(row["flipped_by"]), "")} for row in _rows(gaps)]
    said = [str(gap_sentence(row, basis=known.get(str(row["language"]), Basis()))) for row in rows]
    return _with(gaps, label=map(label, rows), sentence=said)


def robustness_in_words(robustness: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Robustness` with `label` and `sentence`."""
    rows = _rows(robustness)
    return _with(robustness, label=map(label, rows), sentence=map(multiverse_sentence, rows))


_OF_ROWS: dict[type[tables.Table], Callable[[Mapping[str, object]], Sentence]] = {
    tables.LevelContrasts: contrast_sentence,
    tables.Changes: change_sentence,
}
"""Tables of which each row is said by itself, and how."""


def said_by_row(
    frame: pd.DataFrame,
    says: Callable[[Mapping[str, object]], Sentence],
    *,
    titles: Mapping[str, str],
) -> pd.DataFrame:
    """The rows with `label`, and with `sentence` as `says` has it; `titles` are by `doc_id`."""
    rows = [
        {**row, "flipped_by": titles.get(str(row.get("flipped_by", "")), "")}
        for row in _rows(frame)
    ]
    return _with(frame, label=map(label, rows), sentence=[str(says(row)) for row in rows])


def corrected_in_words(corrected: pd.DataFrame, *, design: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Corrected` with `label` and `sentence`."""
    levels = dict(zip(design["language"], design["level"], strict=True))
    rows = _rows(corrected)
    said = [
        str(corrected_sentence(row, basis=Basis(level=levels.get(row["language"], 0.05))))
        for row in rows
    ]
    return _with(corrected, label=map(item_name, rows), sentence=said)


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _with(frame: pd.DataFrame, **texts: Iterable[str]) -> pd.DataFrame:
    """The frame with columns of texts, of which an empty frame has none."""
    return frame.assign(
        **{
            name: pd.Series(list(column), index=frame.index, dtype="str")
            for name, column in texts.items()
        }
    )
