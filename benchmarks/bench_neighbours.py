"""Do passages that are near, by the same words or by a sentence encoder, speak of the same?

Two people who knew nothing of how neighbours are found coded documents of the demonstration corpus
for themes. For each coded sentence of policy the nearest coded passages of interviews are looked
up; a passage is right if somebody gave it a theme that somebody gave the sentence. `python
benchmarks/bench_neighbours.py` prints the table of docs/decisions; the stages up to `promises` must
have been run. `--sheet FILE` writes promises with the first passage by words and by meaning in
random order, for a person to judge without knowing which is which; `--score FILE` counts the
answers (a, b, neither) in its column `answer`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.compute.kept import files
from pipeline.config.params import load_params
from pipeline.linguistics.annotate import load_docs
from pipeline.promises import nearness
from pipeline.promises.encoder import encoder, similarity
from pipeline.promises.sentences import sentences
from pipeline.promises.statements import content_words
from pipeline.text.sentence_vectors import Encoder

SEED, N_PAIRS, LANGUAGE = 20231113, 60, "en"
FIRST = (1, 3)

Rows = list[dict[str, Any]]


def themes(codings: pd.DataFrame, *, start: int = 0, end: int = 1_000_000) -> set[str]:
    """Themes that somebody gave a part of the segment between two characters."""
    here = codings[(codings["start"] < end) & (codings["end"] > start)]
    return set(here["code"])


def coded() -> tuple[Rows, Rows]:
    """Coded sentences of policy and coded passages of interviews: terms, text, themes."""
    codings = tables.read(tables.Codings)
    names = set(tables.read(tables.JudgedItems).query("kind == 'theme'")["item"])
    codings = codings[codings["code"].isin(names) & (codings["language"] == LANGUAGE)]
    of = dict(list(codings.groupby("segment_id")))
    labels = tables.read(tables.Mentions).query("kind == 'label'")
    label_of = dict(list(labels.groupby("segment_id")))
    fewest = load_params().promises.min_terms
    asked, held = [], []
    segments = tables.read(tables.Segments)
    docs = load_docs(files(tables.ANNOTATIONS))
    for doc, segment in zip(docs, segments.itertuples(index=False), strict=True):
        own = of.get(segment.segment_id)
        if own is None:
            continue
        words = content_words(doc, LANGUAGE)
        terms = [term for _, term in words]
        if segment.role == "respondent" and len(set(terms)) >= fewest:
            held.append({"terms": terms, "text": segment.text, "themes": themes(own)})
        for start, end in sentences(segment.text) if segment.role == "policy" else ():
            hidden = label_of.get(segment.segment_id, labels.iloc[:0])
            spans = list(zip(hidden["start"], hidden["end"], strict=True))
            bare = {
                term for at, term in words
                if start <= at < end and not any(a <= at < b for a, b in spans)
            }  # fmt: skip
            found = themes(own, start=start, end=end)
            if found and len(bare) >= fewest:
                text = segment.text[start:end]
                asked.append(
                    {"terms": sorted(bare), "text": text, "themes": found, "doc_id": segment.doc_id}
                )
    return asked, held


def ranked(asked: Rows, held: Rows, reader: Encoder) -> dict[str, Floats]:
    """By way of measuring: how near each passage is to each sentence (sentences x passages)."""
    where = nearness.space([one["terms"] for one in held], [one["terms"] for one in asked])
    sets = [np.array([where.vocabulary[term] for term in one["terms"]]) for one in asked]
    texts = [one["text"] for one in asked], [one["text"] for one in held]
    rng = np.random.default_rng(SEED)
    return {
        "by lot": rng.random((len(asked), len(held))),
        "same words (BM25)": np.stack(
            [nearness.nearness(one[None], where, only_frontline=True)[0] for one in sets]
        ),
        "encoder, whole passages": reader.vectors(texts[0]) @ reader.vectors(texts[1]).T,
        "encoder, as used": similarity(*texts, reader),
    }


def auc(near: Floats, right: Flags) -> float:
    """How often a right passage is nearer than a wrong one, mean over sentences; .5 is by lot."""
    found = []
    for values, own in zip(near, right, strict=True):
        n, m = int(own.sum()), int((~own).sum())
        if n and m:
            ranks = rankdata(values)
            found.append((ranks[own].mean() - (n + 1) / 2) / m)
    return float(np.mean(found))


def compared() -> pd.DataFrame:
    """One row per way of measuring: what is right of the first passages, and of all orders."""
    asked, held = coded()
    reader = encoder(LANGUAGE)
    if reader is None:
        raise SystemExit("The encoder is not installed: pip install wordllama")
    right = np.array([[bool(a["themes"] & h["themes"]) for h in held] for a in asked])
    narrow = right / np.array([len(h["themes"]) for h in held])
    documents = [one["doc_id"] for one in asked]
    firsts = np.isin(documents, sorted(set(documents))[::2])
    rows = []
    for name, near in ranked(asked, held, reader).items():
        order = np.argsort(-near, axis=1, kind="stable")
        row: dict[str, Any] = {"measured by": name}
        for n in FIRST:
            best = order[:, :n]
            row[f"right, first {n}"] = np.take_along_axis(right, best, axis=1).mean()
            row[f"of its themes, first {n}"] = np.take_along_axis(narrow, best, axis=1).mean()
        row["AUC"] = auc(near, right)
        row["AUC, every second document"] = auc(near[firsts], right[firsts])
        row["AUC, the others"] = auc(near[~firsts], right[~firsts])
        rows.append(row)
    print(f"{len(asked)} sentences of policy, {len(held)} passages of interviews")
    return pd.DataFrame(rows).set_index("measured by")


def sheet(file: Path) -> None:
    """Promises whose first passage differs by words and by meaning, as `a` and `b` by lot."""
    found = tables.read(tables.Promises).query("language == @LANGUAGE")
    texts = tables.read(tables.Passages).set_index("segment_id")["text"]
    first = found[found["rank"] == 1].set_index("statement_id")
    words = found[found["near_by"] == "words"].set_index("statement_id")
    both = first.join(words["answer_segment_id"].rename("answer_segment_id_words"), how="inner")
    both = both[both["near_by"] == "meaning"]
    rng = np.random.default_rng(SEED)
    drawn = both.iloc[sorted(rng.choice(len(both), min(N_PAIRS, len(both)), replace=False))]
    swapped = rng.random(len(drawn)) < 0.5
    rows = []
    for (key, row), swap in zip(drawn.iterrows(), swapped, strict=True):
        pair = [texts[row["answer_segment_id"]], texts[row["answer_segment_id_words"]]]
        a, b = pair[::-1] if swap else pair
        rows.append({"promise": row["statement"], "a": a, "b": b, "answer": "", "id": key})
    pd.DataFrame(rows).to_csv(file, index=False)
    key_file = file.with_suffix(".key.csv")
    pd.DataFrame({"id": drawn.index, "meaning": np.where(swapped, "b", "a")}).to_csv(
        key_file, index=False
    )


def score(file: Path) -> None:
    """How often the answers name the passage by meaning, by words, neither."""
    answers = pd.read_csv(file).merge(pd.read_csv(file.with_suffix(".key.csv")), on="id")
    told = answers["answer"].str.strip().str.lower()
    meaning, neither = told == answers["meaning"], told == "neither"
    print(f"meaning {meaning.sum()}, words {(~meaning & ~neither).sum()}, neither {neither.sum()}")


def main() -> None:
    """Prints the comparison, writes a sheet or counts its answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--score", type=Path)
    asked = parser.parse_args()
    if asked.sheet:
        sheet(asked.sheet)
    elif asked.score:
        score(asked.score)
    else:
        print(compared().map("{:.3f}".format).to_string())


if __name__ == "__main__":
    main()
