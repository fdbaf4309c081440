"""How well a model finds examples that it had not seen: the table `PracticeModels`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags
from pipeline.mentions.learned.examples import Passage
from pipeline.mentions.learned.training import Trained
from pipeline.stats.agreement import wilson

BOTH = "both"


def practice_models(made: Mapping[str, tuple[Sequence[Passage], Trained]]) -> pd.DataFrame:
    """The table `PracticeModels` of passages and what was learned of them, by language.

    A passage is what is counted: it is found if one of its sentences is. The threshold was chosen
    on the same examples, a single number.
    """
    rows = []
    for language, (passages, trained) in sorted(made.items()):
        side = np.array([passage.side for passage in passages])
        for corpus in (*tables.CORPORA, BOTH):
            own = np.ones(len(side), dtype=bool) if corpus == BOTH else side == corpus
            figures = _figures(passages, trained, own)
            rows.append({"language": language, "corpus": corpus, **figures})
    return tables.table_of(tables.PracticeModels, rows)


def _figures(passages: Sequence[Passage], trained: Trained, own: Flags) -> dict[str, object]:
    kind = np.array([passage.kind for passage in passages])
    found = own & (trained.probability >= trained.model.threshold)
    there = own & (kind == "practice")
    named = np.array([
        str(guess) in {quote.concept for quote in passage.quotes}
        for guess, passage in zip(trained.concept, passages, strict=True)
    ])  # fmt: skip
    right = found & there
    return {
        "n_passages": int(own.sum()),
        "n_practices": int(there.sum()),
        "n_near_misses": int((own & (kind == "near miss")).sum()),
        "n_sets": len({passage.set for passage, mine in zip(passages, own, strict=True) if mine}),
        "threshold": trained.model.threshold,
        **_share("recall", right, there),
        **_share("precision", right, found),
        "near_misses_found": _mean(found, own & (kind == "near miss")),
        "others_found": _mean(found, own & (kind == "other")),
        "concepts_right": _mean(named, right),
    }


def _share(name: str, right: Flags, of: Flags) -> dict[str, float]:
    """The share and the ends of its interval; None where `n` is 0."""
    n, m = int(right.sum()), int(of.sum())
    low, high = wilson(n, m) if m else (np.nan, np.nan)
    return {name: _mean(right, of), f"{name}_low": low, f"{name}_high": high}


def _mean(flags: Flags, of: Flags) -> float:
    return float(flags[of].mean()) if of.any() else float("nan")
