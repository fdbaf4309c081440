"""Robustness: which analyses are tried, and what is said of findings that hold or do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline import gap, refits, robustness, tables
from pipeline.params import load_params
from pipeline.robustness import Evidence
from tests.test_gap import PARAMS, corpus, row_of

SHIPPED = load_params(Path(__file__).parent.parent / "params.yaml")
ALL = SHIPPED.model_copy(
    update={"gap": PARAMS, "topics": SHIPPED.topics.model_copy(update={"seed": 3})}
)


def evidence(*, fragile: bool = False) -> Evidence:
    """Two topics, one of each side; one concept of policy, by one document only if `fragile`."""
    rng = np.random.default_rng(1)
    concept = [60, 10, 9, 11] if fragile else [20, 22, 19, 21]
    others = [9, 9, 10, 9, 8, 9] if fragile else [1, 0, 1, 2, 1, 0]
    documents, mentions, _, _ = corpus(
        tokens=([6_000] * 4, [6_000] * 6), concepts={"co-design": (concept, others)}
    )
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
    return Evidence(
        documents=documents,
        mentions=mentions.assign(form="noun", language="en", kind="label", start=45, end=49),
        term_counts=pd.DataFrame(
            rows, columns=["unit_id", "doc_id", "language", "term", "n"]
        ).assign(content=True),
        topic_shares=shares.groupby(["doc_id", "corpus", "language", "topic", "label"])["share"]
        .mean()
        .reset_index()
        .assign(stable=True),
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


def gaps_of(those: Evidence) -> pd.DataFrame:
    return gap.gaps(
        those.documents,
        those.mentions,
        those.term_counts.iloc[:0],
        those.topic_shares,
        params=PARAMS,
    )


def found_of(those: Evidence) -> pd.DataFrame:
    found = robustness.robustness(those, gaps_of(those), params=ALL)
    return tables.check(tables.Robustness, found)


def test_a_planted_gap_holds_in_every_other_analysis() -> None:
    found = found_of(evidence())
    everything = found[found["varied"] == "all"].set_index(["measure", "item"])
    assert everything.loc[("concept_rate", "co-design"), "same_verdict"] == 1
    topics = found[(found["item"] == "en-t01") & (found["varied"] == "topics")]
    assert topics["same_verdict"].tolist() == [1]
    assert everything.loc[("topic_share", "en-t02"), "same_sign"] > 0.9
    # Ten documents left out, by words, two priors, nouns only, prompted too, none denied or quoted;
    # all arrangements are enumerated.
    assert everything.loc[("concept_rate", "co-design"), "n_specifications"] == 16
    # Ten, one, two; three topics; two seeds and four draws of documents; two lengths of units; no
    # common words.
    assert everything.loc[("topic_share", "en-t01"), "n_specifications"] == 23
    units = found[(found["item"] == "en-t01") & (found["varied"] == "units")]
    assert units[["n_specifications", "same_verdict"]].to_numpy().tolist() == [[2, 1]]
    assert everything["sentence"].iloc[0].startswith("The same verdict in ")


def test_a_finding_that_one_document_makes_is_named_with_it() -> None:
    those = evidence(fragile=True)
    finding = row_of(gaps_of(those), "concept_rate", "co-design")
    found = found_of(those)
    rows = found[(found["item"] == "co-design") & (found["varied"] == "documents")]
    if finding["flipped_by"]:
        assert f"without “{finding['flipped_by']}”" in rows["otherwise"].iloc[0]
        assert rows["same_verdict"].iloc[0] < 1
    assert rows["n_specifications"].iloc[0] == 10


def test_a_topic_that_another_model_lacks_is_not_shared() -> None:
    those = evidence()
    noise = np.random.default_rng(2).random(len(those.unit_topics))
    lost = replace(those, unit_topics=those.unit_topics.assign(share=noise))
    found = found_of(lost)
    for varied, n in (("topics", 1), ("fit", 6), ("units", 2)):
        rows = found[(found["measure"] == "topic_share") & (found["varied"] == varied)]
        assert rows["n_specifications"].tolist() == [n, n]
        assert (rows["same_verdict"] == 0).all()
        assert rows["lowest"].isna().all()


def test_other_draws_are_tried_only_where_not_all_are_enumerated() -> None:
    those = evidence()
    few = ALL.model_copy(update={"gap": PARAMS.model_copy(update={"n_permutations": 150})})
    tried = list(robustness.specifications(those, params=few))
    assert sum(one.varied == "draws" and "topic_share" in one.covers for one in tried) == 2
    tried = list(robustness.specifications(those, params=ALL))
    assert not any(one.varied == "draws" and "topic_share" in one.covers for one in tried)
    assert {one.varied for one in tried} == set(robustness.VARIED) - {"context"}


def test_weighting_by_words_pools_them() -> None:
    parts = corpus(
        tokens=([1_000, 9_000, 5_000], [2_000, 2_000, 8_000]),
        concepts={"co-design": ([4, 9, 3], [1, 0, 6])},
    )
    (measure,) = [
        one for one in gap.measures(*parts, params=PARAMS).values() if one.name == "concept_rate"
    ]
    weighted = robustness.token_weighted(measure)
    first = measure.sides.first
    assert weighted.values[first].mean() == pytest.approx(16 / 15_000 * 10_000)
    assert weighted.values[~first].mean() == pytest.approx(7 / 12_000 * 10_000)


def test_topics_are_matched_by_the_units_that_they_have() -> None:
    rng = np.random.default_rng(3)
    shown = rng.dirichlet(np.ones(3), 40)
    drawn = np.column_stack([shown[:, 2] / 2, shown[:, 0], rng.random(40)])
    assert refits.match(drawn, shown)[:1] == [1]
    assert refits.match(drawn, shown)[2] == 0


def test_no_finding_is_no_row() -> None:
    those = evidence()
    none = robustness.robustness(those, gaps_of(those).iloc[:0], params=ALL)
    assert tables.check(tables.Robustness, none).empty
