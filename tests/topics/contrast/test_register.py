"""What remains of the distance without register-specific words."""

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import SamplingParams
from pipeline.topics.contrast import register
from tests.topics.contrast.made import PARAMS, documents


def spoken(terms):
    """TermCounts of six documents a side; `terms`: term to (policy, frontline, content)."""
    return pd.DataFrame(
        [
            {
                "unit_id": f"{doc}#1", "doc_id": doc, "language": "en", "term": term,
                "n": n, "noun": True, "content": content,
            }
            for doc in documents()["doc_id"]
            for term, (policy, frontline, content) in terms.items()
            for n in [policy if doc.startswith("policy") else frontline]
            if n
        ]
    )  # fmt: skip


def shares_by_side(policy, frontline, *, prefix):
    return pd.DataFrame(
        [
            {"language": "en", "doc_id": doc, "topic": f"{prefix}{number}", "share": share}
            for doc in documents()["doc_id"]
            for number, share in enumerate(policy if doc.startswith("policy") else frontline)
        ]
    )


def test_what_remains_of_the_distance_without_register_specific_words():
    """Sides that differ in register-specific words alone are not apart in content."""
    counts = spoken({"chair": (1, 30, False), "care": (20, 20, True), "night": (10, 10, True)})
    alike = shares_by_side([0.5, 0.5], [0.5, 0.5], prefix="t")
    apart = shares_by_side([0.9, 0.1], [0.1, 0.9], prefix="s")
    made = register(alike, apart, counts, documents(), params=PARAMS).set_index("item")
    tables.check(tables.Register, made.reset_index())
    assert made["remains"].abs().max() < 0.05 and (made["whole"] > 0.1).all()
    assert made.loc["words", ["n_terms", "n_content"]].tolist() == [3, 2]
    same = register(apart, apart, counts, documents(), params=PARAMS).set_index("item")
    assert same.loc["topics", "remains"] == pytest.approx(1)
    assert same.loc["topics", ["n_policy", "n_frontline"]].tolist() == [6, 6]


def test_what_remains_has_an_interval_that_is_wider_where_documents_differ():
    apart = shares_by_side([0.9, 0.1], [0.1, 0.9], prefix="s")
    less = shares_by_side([0.7, 0.3], [0.3, 0.7], prefix="t")
    uneven = less.assign(share=np.where(less.index % 4 < 2, less["share"], 1 - less["share"]))
    none = spoken({"chair": (1, 30, False), "care": (20, 20, True)})
    even, wide = (
        register(one, apart, none, documents(), params=PARAMS).set_index("item").loc["topics"]
        for one in (less, uneven)
    )
    assert even["ci_low"] == pytest.approx(even["ci_high"])
    assert wide["ci_low"] < wide["remains"] < wide["ci_high"]


def test_what_remains_has_no_interval_where_a_side_has_too_few_documents():
    few = documents().groupby("corpus").head(2)
    counts = spoken({"chair": (1, 30, False), "care": (20, 10, True)})
    counts = counts[counts["doc_id"].isin(few["doc_id"])]
    shares = shares_by_side([0.9, 0.1], [0.1, 0.9], prefix="s")
    shares = shares[shares["doc_id"].isin(few["doc_id"])]
    found = register(shares, shares, counts, few, params=PARAMS)
    tables.check(tables.Register, found)
    assert found["remains"].notna().all() and found["ci_low"].isna().all()
    census = PARAMS.model_copy(
        update={"sampling": SamplingParams(policy="census", frontline="census")}
    )
    known = register(shares, shares, counts, few, params=census)
    assert (known["ci_low"] == known["remains"]).all()
