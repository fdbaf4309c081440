"""What people judged of passages to figures that do not rest on how much a word list finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from pipeline import tables
from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import load_params
from pipeline.errors import Explained, say
from pipeline.judgements import answers, passages
from pipeline.judgements.corrected import corrected, draws, probabilities
from pipeline.stages import run

FOLDER = Path("data") / "judgements"
"""Where the dashboard keeps answers, one file for each machine: files of colleagues lie beside."""
_QUERY = "SELECT coder, item, place, mark, marked_at FROM marks WHERE kind='judgement'"


def main() -> None:
    """Reads passages, mentions, codes and answers; writes draws, judgements, corrected figures."""
    params = load_params().gap
    documents = tables.main_documents(tables.read(tables.Documents), params.control)
    those = passages.passages(tables.read(tables.Segments))
    those = those[those["doc_id"].isin(documents["doc_id"])].reset_index(drop=True)
    found = passages.listed(tables.read(tables.Mentions))
    codes = tables.read(tables.Codes)
    items = judged_items(load_lexicon(), codes)
    of_lexicon = items[items["kind"] != "code"]
    kinds = dict(zip(of_lexicon["item"], of_lexicon["kind"], strict=True))
    order = draws(those, found, kinds=passages.KINDS, seed=params.seed)
    drawn = answers.answered(given(FOLDER), those)
    whole = answers.coded_whole(tables.read(tables.Codings), codes, those, kinds=kinds)
    judged = answers.judgements(drawn, whole, probabilities(order, drawn, whole))
    made = corrected(those, found, judged, documents, level=params.level, seed=params.seed)
    tables.write(tables.JudgedItems, items)
    tables.write(tables.Draws, order)
    tables.write(tables.Judgements, judged)
    tables.write(tables.Corrected, made)


def judged_items(lexicon: Lexicon, codes: pd.DataFrame) -> pd.DataFrame:
    """The table JudgedItems: themes, concepts with practices, and the codes of people."""
    rows = [
        {
            "kind": "theme" if concept.kind == "theme" else "practice",
            "item": concept.id,
            "definition": concept.definition,
        }
        for concept in lexicon.concepts
        if concept.kind == "theme" or concept.practices
    ]
    own = codes.rename(columns={"code": "item", "description": "definition"}).assign(kind="code")
    made = pd.concat(
        [tables.table_of(tables.JudgedItems, rows), own[["kind", "item", "definition"]]]
    )
    order = made["kind"].map({kind: n for n, kind in enumerate(tables.JUDGED_KINDS)})
    return made.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def given(folder: Path) -> pd.DataFrame:
    """The answers of all files of the folder; of one person's to the same question the last.

    Raises:
        Explained: a file is no file of answers.
    """
    rows: list[tuple[str, ...]] = []
    for path in sorted(folder.glob("*.sqlite")):
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
                rows += base.execute(_QUERY).fetchall()
        except sqlite3.Error:
            raise Explained(
                say(
                    "{file} holds no answers of the page Code, or is damaged. Take it away, or "
                    "copy it anew from the machine that it comes from.",
                    file=path,
                )
            ) from None
    found = pd.DataFrame(rows, columns=[*answers.ANSWERS, "marked_at"], dtype="str")
    keys = ["coder", "item", "place"]
    latest = found.sort_values(["marked_at", *keys, "mark"]).drop_duplicates(keys, keep="last")
    return latest.sort_values(keys)[list(answers.ANSWERS)].reset_index(drop=True)


if __name__ == "__main__":
    run(main)
