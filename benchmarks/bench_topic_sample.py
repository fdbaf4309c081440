"""What topics lose where they are fitted to a sample of the units, and what online fits would lose.

`python -m benchmarks.bench_topic_sample` plants topics in corpora of 600 documents of ten units, as
`bench_topics` does in 33, and holds three ways against the truth: all units, a half and a quarter
of them into whose topics all units are folded (what `topics.max_units` does), and scikit-learn's
online NMF of all.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from scipy import sparse
from sklearn.decomposition import MiniBatchNMF

from benchmarks import bench_topics
from pipeline.topics.models import (
    TopicModel,
    UnitCounts,
    fit_nmf_consensus,
    fold_in,
    some_units,
    term_weights,
    weighted,
)

SHAPES = {
    # topics, words per unit, share of words that all topics have
    "usual": (8, 40, 0.35),
    "short units": (8, 26, 0.50),
    "many topics": (14, 40, 0.35),
}


def sampled(units: UnitCounts, *, n_topics: int, seed: int, most: int) -> TopicModel:
    """The default method, fitted to so many units; shares of all."""
    kept = some_units(units.counts.shape[0], most=most, seed=seed)
    part = UnitCounts(units.counts[kept], units.documents[kept], units.document_weight)
    fitted = fit_nmf_consensus(part, n_topics=n_topics, seed=seed)
    shares = fold_in(units.counts, topic_term=fitted.topic_term)
    return TopicModel(fitted.topic_term, shares, fitted.telling)


def online(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """One factorisation of tf-idf by minibatches; shares as of the default method."""
    telling = term_weights(units.counts)
    nmf = MiniBatchNMF(n_topics, init="nndsvd", batch_size=1024, random_state=seed)
    nmf.fit(sparse.csr_matrix(weighted(units, telling=telling)))
    topic_term = nmf.components_ / telling
    topic_term = topic_term / topic_term.sum(axis=1, keepdims=True)
    return TopicModel(topic_term, fold_in(units.counts, topic_term=topic_term), telling)


def main() -> None:
    """Prints a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=int, default=3, help="of each kind")
    parser.add_argument("--documents", type=int, default=600, help="of ten units, of a corpus")
    asked = parser.parse_args()
    n, policy = 10 * asked.documents, 5 * asked.documents // 12
    ways: dict[str, Callable[..., TopicModel]] = {
        f"all {n:,} units": fit_nmf_consensus,
        f"{n // 2:,} of them": partial(sampled, most=n // 2),
        f"{n // 4:,} of them": partial(sampled, most=n // 4),
        "online NMF of all": online,
    }
    for shape, figures in SHAPES.items():
        bench_topics.PLANTED[shape] = (*figures, (policy, asked.documents - policy))
    print(f"{asked.corpora} corpora each of {', '.join(SHAPES)}; means; seconds of processor")
    print("| way | cosine | found | share error | gap error | seconds |\n|---|---|---|---|---|---|")
    seeds = range(bench_topics.SEED, bench_topics.SEED + asked.corpora)
    for name, fit in ways.items():
        started = time.process_time()
        found = [bench_topics.recovery(fit, shape, seed=seed) for shape in SHAPES for seed in seeds]
        seconds = (time.process_time() - started) / len(found)
        cosine, topics, share, gap = np.array(found).mean(axis=0)
        print(
            f"| {name} | {cosine:.3f} | {topics:.0%} | {100 * share:.2f} | {100 * gap:.2f} |"
            f" {seconds:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
