"""All co-words together against random groups of ordinary words: how often is it more than genre?

Simulated with the other author's generator (benchmarks/blind_simulations): six co-words of which
nothing is planted, and 150 ordinary words with the same genre. `python -m benchmarks.bench_family`
prints, for each design, how often a side is named, how often by more than the genre, and how often
the second test alone is at 5 %.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.bench_blind import NO_LABELS, measured
from benchmarks.bench_calibration import PARAMS
from benchmarks.blind_simulations.generators import RatesSim, rates
from pipeline import tables
from pipeline.gap.comparison import compare
from pipeline.gap.genre.words import beyond_words
from pipeline.stats import PER

DESIGNS = ((6, 8), (12, 21), (3, 21))
N_CONCEPTS, N_WORDS = 6, 150

Setting = dict[str, Any]

CELLS: dict[str, Setting] = {
    "no genre": {},
    "words differ between the sides (sd .5)": {"genre_sd": 0.5},
    "the same, all spoken 1.6 times as often": {"genre_sd": 0.5, "genre_mu": -np.log(1.6)},
    "the same, wild interviews": {"genre_sd": 0.5, "genre_mu": -np.log(1.6), "cv2": (0.2, 1.5)},
    "words differ, co-words go together": {"genre_sd": 0.5, "together": 0.8, "cv2": (0.6, 0.6)},
    "the same, wild interviews, co-words": {"genre_sd": 0.5, "together": 0.8, "cv2": (0.3, 1.5)},
    "four times as often in policy": {"genre_sd": 0.3, "planted": 4.0},
}
"""`together` is how much of a document's spread all co-words share; ordinary words share none."""


def corpus(setting: Setting, shape: tuple[int, int], rep: int) -> RatesSim:
    """One corpus: co-words in `counts`, ordinary words in `like_counts`."""
    given = {key: setting[key] for key in setting if key not in ("together", "planted")}
    given |= {"n_policy": shape[0], "n_frontline": shape[1], "base": 0.6, "base_sd": 0.8}
    times, seed = setting.get("planted"), [rep, 7, shape[0]]
    given["planted"] = {i: ("policy", times) for i in range(N_CONCEPTS)} if times else None
    made = rates(np.random.default_rng(seed), K=N_CONCEPTS, n_like=N_WORDS, **given)
    if "together" not in setting:
        return made
    # The same seed draws the same lengths; only what co-words share is drawn otherwise.
    other = rates(np.random.default_rng(seed), K=N_CONCEPTS, item_corr=setting["together"], **given)
    return replace(made, counts=other.counts, words=np.maximum(made.words, other.words))


def figures(name: str, shape: tuple[int, int], n: int) -> tuple[float, float, float]:
    """The share of corpora in which a side is named, is more than genre, and p alone is at 5 %."""
    rows = []
    for rep in range(n):
        made = corpus(CELLS[name], shape, rep)
        words = made.words.astype(float)
        concepts = measured(
            "concept_rate", made.counts / words[:, None] * PER, words, made, rep=rep
        )
        together = replace(
            concepts,
            name="family_rate",
            items=("co-words",),
            labels=("co-words",),
            values=concepts.values.sum(axis=1, keepdims=True),
        )
        assert made.like_counts is not None
        like = measured("term_rate", made.like_counts / words[:, None] * PER, words, made, rep=rep)
        found = compare(together, params=PARAMS)
        held = {"term_rate": (like, found), "concept_rate": (concepts, found)}
        beyond = beyond_words(together, found, held, NO_LABELS, params=PARAMS)
        assert beyond is not None
        sides = found.verdict[0] in tables.CORPORA, beyond.verdict[0] in tables.CORPORA
        rows.append((*sides, beyond.p_adjusted[0] <= PARAMS.level))
    named, more, alone = np.mean(rows, axis=0)
    return float(named), float(more), float(alone)


def main() -> None:
    """Prints a row for each cell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=300)
    n = parser.parse_args().replicates
    print("| in % | " + " | ".join(f"{a} v {b}" for a, b in DESIGNS) + " |")
    for name in CELLS:
        cells = (figures(name, shape, n) for shape in DESIGNS)
        told = (" · ".join(f"{100 * share:.1f}" for share in cell) for cell in cells)
        print(f"| {name} | " + " | ".join(told) + " |", flush=True)


if __name__ == "__main__":
    main()
