"""New documents in topics that stay, and names that people gave since."""

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.topics.folding import folded
from pipeline.topics.selection import topics
from tests.topics.planted import N_TOPICS, QUICK, planted_order


def test_new_documents_are_folded_into_topics_that_stay(corpus):
    counts, units, truth = corpus
    first = units["doc_id"].unique()[:9]
    part = [frame[frame["doc_id"].isin(first)] for frame in (counts, units)]
    kept = topics(*part, rules=QUICK)
    later = folded(counts, units, kept=kept)
    pd.testing.assert_frame_equal(later.vectors, kept.vectors)
    pd.testing.assert_frame_equal(later.terms, kept.terms)
    pd.testing.assert_frame_equal(later.models, kept.models)
    assert later.refits.empty
    for name, table in (("topics", tables.Topics), ("shares", tables.TopicShares)):
        tables.check(table, getattr(later, name))
    new = later.shares[later.shares["folded_in"]]
    assert set(new["doc_id"]) == set(units["doc_id"]) - set(first)
    both = later.shares.merge(kept.shares, on=["doc_id", "topic"])
    assert np.abs(both["share_x"] - both["share_y"]).max() < 0.001
    wide = new.pivot(index="doc_id", columns="topic", values="share")
    wide = wide.rename(columns=planted_order(kept.terms))
    assert np.abs(wide[range(N_TOPICS)] - truth.loc[wide.index]).to_numpy().mean() < 0.1


def test_folding_in_takes_up_new_names_and_drops_old_ones(corpus, made):
    names = pd.DataFrame(
        {"language": ["en"], "terms": [made.topics["terms"].iloc[0]], "label": ["Nights"]}
    )
    renamed = folded(*corpus[:2], kept=made, names=names)
    assert renamed.topics["label"].iloc[0] == "Nights"
    assert set(renamed.terms.loc[renamed.terms["topic"] == "en-t01", "label"]) == {"Nights"}
    back = folded(*corpus[:2], kept=renamed)
    assert back.topics["named_by"].eq("terms").all() and back.topics["label"].iloc[0] != "Nights"
