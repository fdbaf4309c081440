"""What people judged of passages to figures that do not rest on how much a word list finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import load_params
from pipeline.errors import Explained, say
from pipeline.judgements import answers, passages
from pipeline.judgements.corrected import corrected, draws, probabilities
from pipeline.judgements.learning import code_models, models, with_uncertainty
from pipeline.stages import run
from pipeline.text.sentence_vectors import sentence_vectors

FOLDER = Path("data") / "judgements"
"""Where the dashboard keeps answers, one file for each machine: files of colleagues lie beside."""
_QUERY = "SELECT kind, coder, item, place, mark, marked_at FROM marks"
_ANSWER, _PROPOSED = "judgement", "proposed"
"""Kinds of marks: an answer; that a passage was judged because a model proposed it."""


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
    learned = models(those, found, judged, documents, vectors=sentence_vectors)
    those = those.drop(columns="text")  # which would be copied for each item and side
    made = corrected(those, found, judged, documents, learned, level=params.level, seed=params.seed)
    quality = code_models(learned, those, found, judged, documents, level=params.level)
    tables.write(tables.JudgedItems, items)
    tables.write(tables.Draws, with_uncertainty(order, learned))
    tables.write(tables.Judgements, judged)
    tables.write(tables.CodeModels, quality)
    tables.write(tables.Corrected, made)


def judged_items(lexicon: Lexicon, codes: pd.DataFrame) -> pd.DataFrame:
    """The table JudgedItems: themes, concepts with practices, and the codes of people."""
    rows = [
        {
            "kind": "theme" if concept.kind == "theme" else "practice",
            "item": concept.id,
            "definition": concept.definition,
            "definition_nb": concept.definitions.get("nb", ""),
        }
        for concept in lexicon.concepts
        if concept.kind == "theme" or concept.practices
    ]
    own = codes.rename(columns={"code": "item", "description": "definition"})
    own = own.assign(kind="code", definition_nb="")[list(tables.columns(tables.JudgedItems))]
    made = pd.concat([tables.table_of(tables.JudgedItems, rows), own])
    order = made["kind"].map({kind: n for n, kind in enumerate(tables.JUDGED_KINDS)})
    return made.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def given(folder: Path) -> pd.DataFrame:
    """The answers of all files of the folder; of one person's to the same question the last.

    `proposed` says that the passage was judged because a model proposed it.

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
                    "{file} holds no answers of the page Judge passages, or is damaged. Take it "
                    "away, or copy it anew from the machine that it comes from.",
                    file=path,
                )
            ) from None
    names = ["mark_kind", *answers.ANSWERS, "marked_at"]
    found = pd.DataFrame(rows, columns=names, dtype="str")
    keys = ["coder", "item", "place"]
    latest = found[found["mark_kind"] == _ANSWER].sort_values(["marked_at", *keys, "mark"])
    latest = latest.drop_duplicates(keys, keep="last").sort_values(keys)
    proposed = found[found["mark_kind"] == _PROPOSED]
    picked = set(zip(proposed["coder"], proposed["item"], proposed["place"], strict=True))
    kinds = latest["place"].str.partition(":")[0] if len(latest) else latest["place"]
    told = [one in picked for one in zip(latest["coder"], latest["item"], kinds, strict=True)]
    made = latest[list(answers.ANSWERS)].reset_index(drop=True)
    return made.assign(**{answers.PROPOSED: np.array(told, dtype=bool)})


if __name__ == "__main__":
    run(main)
