"""Does a model that learned from judged passages find what the lists do not?

`python -m benchmarks.bench_codes open` asks it about passages of tests/gold/themes that may be
learned from, each left out in turn by fifths; `held` about the half that is for totals alone, by a
model of the open half. Practices are asked for as such: whether there is one in the passage. A
passage is what is counted, for lists and model alike.

`python -m benchmarks.bench_codes FOLDER` asks what ships: practices found by the lexicon's phrases,
and by the model of `data/practice_examples`, in the passages of `*_en.jsonl` and `*_nb.jsonl` of a
folder (`side`, `text`, `practices` with `concept` and `quote`); totals alone.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.bench_reading import GOLD, _settings, wilson
from benchmarks.bench_themes import LANGUAGES, found_in, gold
from pipeline import tables
from pipeline.config.practice_examples import EXAMPLES, load_practice_examples
from pipeline.judgements.features import features
from pipeline.judgements.models import MIN_EACH, modelled
from pipeline.mentions.learned import passages as passages_of
from pipeline.mentions.learned.model import PracticeModel
from pipeline.stages.practices import learned_of
from pipeline.text.sentence_vectors import sentence_vectors

N_CLUSTERS = 20
"""Open passages are one author's, and stand for as many clusters by their number."""
PRACTICE = "practice"
PRECISION = 0.9
"""What a practice must be found with; docs and issue name it beside a recall of .75."""


@dataclass(frozen=True)
class Passages:
    """Passages with what is there and what the lists find: a row each, a column per item."""

    texts: list[str]
    side: NDArray[np.str_]
    items: list[str]
    truth: NDArray[np.float64]
    listed: NDArray[np.float64]


def passages(language: str, half: str, items: list[str]) -> Passages:
    """The passages of a half."""
    those = gold(language, half)
    found = found_in(those)
    said = {
        str(id): {PRACTICE if kind == PRACTICE else str(concept) for kind, concept in pairs}
        for id, own in found.groupby("segment_id")
        for pairs in [list(zip(own["kind"], own["concept"], strict=True))]
    }
    return Passages(
        [str(one["text"]) for one in those],
        np.array([str(one["side"]) for one in those]),
        items,
        np.array([[float(item in _there(one)) for item in items] for one in those]),
        np.array(
            [[float(item in said.get(str(one["id"]), ())) for item in items] for one in those]
        ),
    )


def _there(one: dict[str, Any]) -> set[str]:
    return {*one["themes"], *([PRACTICE] if one["practices"] else [])}


def items_of(language: str) -> list[str]:
    """The themes of which enough open passages speak, and the practice."""
    those = gold(language, "open")
    names = sorted({theme for one in those for theme in one["themes"]})
    return [
        item for item in [*names, PRACTICE] if sum(item in _there(one) for one in those) >= MIN_EACH
    ]


def asked(learned: Passages, held: Passages | None, language: str) -> tuple[Passages, Any]:
    """Whose figures are told, and what the model says of them: probability and found, per item.

    The held passages are one more cluster, without a judgement. The model does not see the lists:
    they were fitted to the open half, and it would trust them more than they deserve.
    """
    parts = [learned] if held is None else [learned, held]
    texts = [text for part in parts for text in part.texts]
    rows = features(texts, np.zeros((len(texts), 1)), language=language, vectors=sentence_vectors)
    truth = np.full((len(texts), len(learned.items)), np.nan)
    truth[: len(learned.texts)] = learned.truth
    cluster = np.full(len(texts), N_CLUSTERS, dtype=np.intp)
    cluster[: len(learned.texts)] = np.arange(len(learned.texts)) % N_CLUSTERS
    models = modelled(rows, truth, np.zeros(truth.shape), cluster)
    start = 0 if held is None else len(learned.texts)
    probability = np.column_stack([one.probability[start:] for one in models])
    found = np.column_stack([one.found[start:] for one in models])
    return parts[-1], (probability, found)


def shipped(folder: Path) -> None:
    """Prints how well practices of a folder's passages are found by lists and by what ships."""
    finders = learned_practices()
    for path in sorted(folder.glob("*.jsonl")):
        language = path.stem.rsplit("_", 1)[-1]
        lines = path.read_text(encoding="utf-8").splitlines()
        those = [{"language": language, **json.loads(line)} for line in lines if line.strip()]
        truth = np.array([bool(one["practices"]) for one in those])
        side = np.array([str(one["side"]) for one in those])
        for name, models in (("list", None), ("shipped", finders)):
            rows = found_in(those, finders=models)
            rows = rows[rows["kind"] == PRACTICE]
            found = np.array([str(one["id"]) in set(rows["segment_id"]) for one in those])
            for corpus in ("policy", "frontline", "both"):
                own = np.ones(len(side), dtype=bool) if corpus == "both" else side == corpus
                told = _figures(found[own], truth[own])
                print(f"{path.stem} {name:8} {corpus:9} {told}   n {int(truth[own].sum())}")
            print(f"{path.stem} {name:8} words, concept: {_told(rows, those)}")


def _told(rows: pd.DataFrame, those: list[dict[str, Any]]) -> str:
    """Of found passages with a practice, in how many words meet it and the concept is one of it."""
    quotes = {str(one["id"]): (one["text"], one["practices"]) for one in those if one["practices"]}
    met, named, passages = set(), set(), set()
    for row in rows.itertuples():
        text, practices = quotes.get(str(row.segment_id), ("", []))
        for practice in practices:
            passages.add(row.segment_id)
            start = text.index(practice["quote"])
            if row.start < start + len(practice["quote"]) and start < row.end:
                met.add(row.segment_id)
            if row.concept == practice["concept"]:
                named.add(row.segment_id)
    n = max(len(passages), 1)
    return f"{len(met) / n:.3f}, {len(named) / n:.3f} (n {n})"


def learned_practices() -> dict[str, PracticeModel]:
    """The models that the stage `practices` makes of the examples that ship."""
    params, lexicon, _ = _settings()
    known = tables.taught_in([*params.documents.languages, *params.annotations.languages])
    examples = load_practice_examples(lexicon.practised, known, GOLD.parent.parent / EXAMPLES)
    return {
        language: learned_of(passages_of(rows), language, lexicon, params.annotations).model
        for language, rows in examples.items()
    }


def main() -> None:
    """Prints recall and precision of lists and model, by language, side and kind."""
    folders = [Path(one) for one in sys.argv[1:] if Path(one).is_dir()]
    if folders:
        shipped(folders[0])
        return
    half = "held" if "held" in sys.argv[1:] else "open"
    for language in LANGUAGES:
        items = items_of(language)
        learned = passages(language, "open", items)
        held = passages(language, "held", items) if half == "held" else None
        told, (probability, found) = asked(learned, held, language)
        sure = _sure(learned, language)
        for name, column in (("themes", slice(0, -1)), ("practices", slice(-1, None))):
            if not items[column]:
                continue
            for side in ("policy", "frontline", "both"):
                own = np.ones(len(told.side), dtype=bool) if side == "both" else told.side == side
                truth = told.truth[own, column] > 0
                print(f"{half} {language} {name:9} {side:9}", end="  ")
                by_list = told.listed[own, column] > 0
                print(f"list {_figures(by_list, truth)}   ", end="")
                print(f"model {_figures(found[own, column], truth)}", end="")
                if name == "practices":
                    either = by_list | (probability[own, column] >= sure)
                    print(f"   list or sure model {_figures(either, truth)}", end="")
                print()


def _sure(learned: Passages, language: str) -> float:
    """The least probability with which the practices of open passages are right at `PRECISION`."""
    _, (probability, _) = asked(learned, None, language)
    own, truth = probability[:, -1], learned.truth[:, -1]
    order = np.argsort(-own)
    right = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    enough = np.nonzero(right >= PRECISION)[0]
    return float(own[order][enough[-1]]) if len(enough) else 1.0


def _figures(found: NDArray[np.bool_], truth: NDArray[np.bool_]) -> str:
    right, n, m = int((found & truth).sum()), int(truth.sum()), int(found.sum())
    (low, high), (least, most) = wilson(right, n), wilson(right, m)
    return (
        f"recall {right / max(n, 1):.3f} ({low:.2f}-{high:.2f}) "
        f"precision {right / max(m, 1):.3f} ({least:.2f}-{most:.2f})"
    )


if __name__ == "__main__":
    main()
