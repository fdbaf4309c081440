"""How often is a promise said to be answered by none, though both sides say the same?

Passages of one distribution are dealt to both sides, more of them to policy; promises and ordinary
sentences come from the same distribution, so that every `none` is false. Then promises of a subject
that other policy has and no interview: every `none` is right. Beside it what the exchange of the
nearest passages alone gives. `python benchmarks/bench_promises.py` prints the table of
docs/decisions (absence of answers); `--replicates` says from how many corpora a cell.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np

from pipeline.promises.absence import Passages, Plain, columns_of, ordinary, p_none
from pipeline.promises.nearness import nearness, space
from pipeline.promises.significance import adjusted, exchange_test

SEED, LEVEL = 20231113, 0.05
N_WORDS, N_SUBJECTS, SUBJECT_WORDS = 600, 25, 12
LENGTH, N_PROMISES, N_PLAIN = 9, 30, 150
"""Words of a passage or sentence; promises and ordinary sentences of a corpus."""
ABSENT = 0.15
"""The share of policy's passages that are of the subject that no interview has."""


@dataclass(frozen=True)
class Cell:
    """Clusters of each side, and passages in each cluster of it."""

    clusters: tuple[int, int]
    passages: tuple[int, int]


CELLS = (
    Cell((8, 8), (12, 12)),
    Cell((8, 8), (30, 4)),
    Cell((8, 8), (4, 30)),
    Cell((6, 21), (60, 6)),
    Cell((4, 12), (30, 4)),
)
SHARES = 1 / np.arange(1, N_WORDS + 1)
SHARES /= SHARES.sum()


def text(rng: np.random.Generator, *, missing: int = -1) -> tuple[str, ...]:
    """A passage: half of its words of one subject, half of any; never of the subject `missing`."""
    subject = int(rng.integers(N_SUBJECTS))
    while subject == missing:
        subject = int(rng.integers(N_SUBJECTS))
    return of_subject(rng, subject)


def of_subject(rng: np.random.Generator, subject: int) -> tuple[str, ...]:
    """A passage of this subject."""
    own = rng.choice(SUBJECT_WORDS, LENGTH // 2, replace=False)
    rest = rng.choice(N_WORDS, LENGTH - LENGTH // 2, p=SHARES)
    words = {*(f"s{subject}-{i}" for i in own), *(f"w{i}" for i in rest)}
    return tuple(sorted(words))


def corpus(cell: Cell, rng: np.random.Generator, *, absent: bool) -> tuple[float, ...]:
    """What is found in one corpus.

    The share of promises that are `none` by the exchange of nearest passages alone; whether any
    is by the test; the share of its p-values of at most 5 %; the share that are `none` by it. With
    `absent` the promises are of a subject that no interview and no ordinary sentence has.
    """
    missing = 0 if absent else -1
    front = [
        text(rng, missing=missing) for _ in range(cell.clusters[1]) for _ in range(cell.passages[1])
    ]
    policy = [
        of_subject(rng, 0) if absent and rng.random() < ABSENT else text(rng, missing=missing)
        for _ in range(cell.clusters[0])
        for _ in range(cell.passages[0])
    ]
    names = [f"f{i // cell.passages[1]}" for i in range(len(front))]
    names += [f"p{i // cell.passages[0]}" for i in range(len(policy))]
    passages = Passages(space(front, policy), np.array(names))
    own = [f"p{i % cell.clusters[0]}" for i in range(max(N_PROMISES, N_PLAIN))]
    plain = [Plain(own[i], text(rng, missing=missing)) for i in range(N_PLAIN)]
    usual = ordinary(plain, passages, min_terms=4, most=N_PLAIN, seed=1)
    now, before = [], []
    for i in range(N_PROMISES):
        terms = of_subject(rng, 0) if absent else text(rng)
        known = columns_of(terms, passages.where)
        near = nearness(known[None, :], passages.where)[0]
        now.append(p_none(near, len(known), own[i], passages, usual))
        before.append(_nearest_alone(near, own[i], passages))
    none_now = adjusted(np.array(now)) <= LEVEL
    none_before = adjusted(np.array(before)) <= LEVEL
    low = np.mean(np.array(now) <= LEVEL)
    return float(none_before.mean()), float(none_now.any()), float(low), float(none_now.mean())


def _nearest_alone(near: np.ndarray, own: str, passages: Passages) -> float:
    best = {
        name: near[passages.clusters == name].max()
        for name in np.unique(passages.clusters)
        if name != own
    }
    sides = ([best[name] for name in sorted(best) if name[0] == side] for side in "fp")
    return exchange_test(*(np.array(side) for side in sides))


def main() -> None:
    """Prints a row for each cell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--replicates", type=int, default=100)
    n = parser.parse_args().replicates
    head = ("clusters", "passages of a cluster", "`none`, nearest alone", "any `none`", "p ≤ .05")
    print("| " + " | ".join([*head, "right `none`"]) + " |")
    print("|---|---|---:|---:|---:|---:|")
    for cell in CELLS:
        rng = np.random.default_rng(SEED)
        null = np.mean([corpus(cell, rng, absent=False) for _ in range(n)], axis=0)
        planted = np.mean([corpus(cell, rng, absent=True) for _ in range(n)], axis=0)
        shape = (
            f"{cell.clusters[0]} v {cell.clusters[1]}",
            f"{cell.passages[0]} v {cell.passages[1]}",
        )
        figures = (f"{100 * x:.0f}" for x in (null[0], null[1], null[2], planted[3]))
        print("| " + " | ".join([*shape, *figures]) + " |", flush=True)


if __name__ == "__main__":
    main()
