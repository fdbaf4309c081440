"""How fast the gap is: the permutation test alone, and the whole table `Gaps`; on one core.

Seconds are those of the processor, which others at work on the machine do not lengthen much.
"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from pipeline.config.params import GapParams, Margins, SamplingParams
from pipeline.gap.gaps import gaps
from pipeline.stats.clusters import sides
from pipeline.stats.permutation import draw_permutations, permutation_test

PARAMS = GapParams(
    level=0.05,
    n_permutations=9999,
    n_bootstrap=1999,
    seed=20231113,
    sampling=SamplingParams(policy="sample", frontline="sample"),
    margin=Margins(log2_ratio=1.0, topic_share=0.05),
)


def seconds(n_documents: int, n_items: int, n_permutations: int, per_cluster: int) -> float:
    """The best of three runs of the permutation test, in seconds."""
    rng = np.random.default_rng(20231113)
    first = np.arange(n_documents) < n_documents // 3
    design = sides(first, cluster=[f"{i // per_cluster:04d}" for i in range(n_documents)])
    values = rng.gamma(0.3, 1.0, (n_documents, n_items))
    times = []
    for _ in range(3):
        start = time.process_time()
        drawn = draw_permutations(design, n_permutations=n_permutations, rng=rng)
        permutation_test(values, sides=design, permutations=drawn, level=0.05)
        times.append(time.process_time() - start)
    return min(times)


def whole(n_policy: int, n_frontline: int, n_terms: int) -> float:
    """Seconds for the table `Gaps` of a simulated corpus with ten topics and six concepts."""
    rng = np.random.default_rng(20231113)
    n = n_policy + n_frontline
    documents = pd.DataFrame(
        {
            "doc_id": [f"d{i:04d}" for i in range(n)],
            "corpus": ["policy"] * n_policy + ["frontline"] * n_frontline,
            "cluster": [f"c{i:04d}" for i in range(n)],
            "language": "en",
            "n_tokens": rng.integers(2000, 10000, n),
            "title": [f"d{i:04d}" for i in range(n)],
        }
    )
    side = (documents["corpus"] == "policy").to_numpy()
    rate = np.minimum(rng.pareto(1.0, n_terms) + 0.3, 60)
    apart = np.where(side[:, None], np.exp(rng.normal(0, 0.8, n_terms)), 1.0)
    counts = rng.poisson(rate * apart * rng.gamma(2.0, 0.5, (n, n_terms)))
    row, term = np.nonzero(counts)
    term_counts = pd.DataFrame(
        {
            "doc_id": documents["doc_id"].to_numpy()[row],
            "term": [f"w{i:05d}" for i in term],
            "n": counts[row, term],
        }
    )
    said = rng.choice(n, 400, p=np.where(side, 5.0, 1.0) / np.where(side, 5.0, 1.0).sum())
    mentions = documents.iloc[said][["doc_id", "corpus"]].assign(
        role=np.where(side[said], "policy", "respondent"),
        concept=[f"co-{i % 6}" for i in range(len(said))],
        surface="co-word",
        prompted=False,
        kind="label",
        segment_id="s:0001",
        modality="report",
        agentless="unknown",
        who="unknown",
        with_whom="unknown",
        tone=np.nan,
    )
    topic_shares = pd.DataFrame(
        [
            (document, f"t{k}", f"topic {k}", share)
            for document in documents["doc_id"]
            for k, share in enumerate(rng.dirichlet(np.ones(10)))
        ],
        columns=["doc_id", "topic", "label", "share"],
    ).assign(stable=True, spurious=False)
    start = time.process_time()
    gaps(documents, mentions, term_counts, topic_shares, params=PARAMS)
    return time.process_time() - start


def main() -> None:
    """Prints the figures."""
    print("Permutation test\ndocuments  items  permutations  documents/cluster  seconds")
    for case in (
        (200, 8000, 999, 1),
        (200, 8000, 999, 3),
        (39, 3000, 9999, 1),
        (39, 3000, 9999, 2),
    ):
        print("{:9}  {:5}  {:12}  {:17}  {:.2f}".format(*case, seconds(*case)))
    print("Gaps, 9,999 permutations\npolicy  frontline  terms  seconds")
    for size in ((12, 27, 3000), (3, 21, 3000), (60, 140, 8000)):
        print("{:6}  {:9}  {:5}  {:.1f}".format(*size, whole(*size)))


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
