"""Invented tables of a run, with two topics, and what the tests of robustness have in common."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.gap.gaps import gaps
from pipeline.robustness import multiverse, refits
from pipeline.robustness.run_tables import RunTables
from pipeline.wording.findings import robustness_in_words
from tests.gap.examples import PARAMS, corpus
from tests.paths import ROOT

SHIPPED = load_params(ROOT / "params.yaml")
ALL = SHIPPED.model_copy(
    update={"gap": PARAMS, "topics": SHIPPED.topics.model_copy(update={"seed": 3})}
)


def run_tables(*, fragile: bool = False) -> RunTables:
    """Two topics, one of each side; one concept of policy, by one document only if `fragile`."""
    rng = np.random.default_rng(1)
    concept = [60, 10, 9, 11] if fragile else [20, 22, 19, 21]
    others = [9, 9, 10, 9, 8, 9] if fragile else [1, 0, 1, 2, 1, 0]
    documents, mentions, _, _ = corpus(
        tokens=([6_000] * 4, [6_000] * 6), concepts={"co-design": (concept, others)}
    )
    dates = ["2019", "2019-05", "2021", ""] + ["2020-01-02"] * 3 + ["2021"] * 3
    documents = documents.assign(date=dates)
    rows, units = [], []
    for document, side in zip(documents["doc_id"], documents["corpus"], strict=True):
        for u in range(8):
            own = rng.dirichlet([4, 1] if side == "policy" else [1, 4])
            unit = f"{document}#{u:04d}"
            units.append((unit, document, side, "en", 150, own[0]))
            for topic, n in enumerate(rng.multinomial(60, own)):
                for term, times in enumerate(rng.multinomial(n, np.full(20, 0.05))):
                    if times and (term < 12 or int(document[1]) == term % 4):
                        rows.append((unit, document, "en", f"t{topic}w{term:02d}", int(times)))
    words = [
        (f"{unit}:s", document, language, 10 * at, term)
        for unit, document, language, term, times in rows
        for at in range(times)
    ]
    frame = pd.DataFrame(
        units, columns=["unit_id", "doc_id", "corpus", "language", "n_tokens", "one"]
    )
    shares = pd.concat(
        [
            frame.assign(topic="en-t01", label="one", share=frame["one"]),
            frame.assign(topic="en-t02", label="two", share=1 - frame["one"]),
        ]
    )
    return RunTables(
        documents=documents,
        mentions=mentions.assign(form="noun", language="en", kind="label", start=45, end=49),
        term_counts=pd.DataFrame(
            rows, columns=["unit_id", "doc_id", "language", "term", "n"]
        ).assign(content=True),
        topic_shares=shares.groupby(["doc_id", "corpus", "language", "topic", "label"])["share"]
        .mean()
        .reset_index()
        .assign(stable=True, spurious=False),
        units=frame.assign(segment_ids=frame["unit_id"] + ":s", start=0, end=10_000),
        unit_topics=shares,
        models=pd.DataFrame(
            {
                "language": "en",
                "method": ["nmf_kl", "nmf_kl", "lda_gensim"],
                "n_topics": [2, 3, 3],
                "chosen": [True, False, False],
                "coherence_npmi": [0.3, 0.2, np.nan],
            }
        ),
        context_words=pd.DataFrame(
            words, columns=["segment_id", "doc_id", "language", "start", "word"]
        ),
    )


def gaps_of(those: RunTables) -> pd.DataFrame:
    return gaps(
        those.documents,
        those.mentions,
        those.term_counts.iloc[:0],
        those.topic_shares,
        params=PARAMS,
    )


def found_of(those: RunTables) -> pd.DataFrame:
    found = multiverse.robustness(those, gaps_of(those), params=ALL).robustness
    return robustness_in_words(tables.check(tables.Robustness, found))


def made_units() -> refits.Units:
    those = run_tables()
    units, _ = refits.units_of(those.term_counts, those.units, those.unit_topics)
    return units
