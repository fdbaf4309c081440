"""Topics from counts: planted ones recovered, tables, too little text, names."""

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.topics.corpus import unit_corpora
from pipeline.topics.selection import TopicRules, topics
from pipeline.wording.messages import decoded
from tests.topics.planted import N_TOPICS, QUICK, planted, planted_order


def test_planted_topics_and_their_gap_are_recovered(corpus, made):
    _, units, truth = corpus
    order = planted_order(made.terms)
    assert sorted(order) == list(range(N_TOPICS))
    found = made.shares.pivot(index="doc_id", columns="topic", values="share").rename(columns=order)
    assert np.abs(found[range(N_TOPICS)] - truth.loc[found.index]).to_numpy().mean() < 0.06
    side = units.drop_duplicates("doc_id").set_index("doc_id")["corpus"].loc[found.index]
    gap = found[side == "policy"].mean() - found[side == "frontline"].mean()
    true_gap = truth.loc[found.index][side == "policy"].mean()
    true_gap -= truth.loc[found.index][side == "frontline"].mean()
    assert np.abs(gap[range(N_TOPICS)] - true_gap).max() < 0.06


def test_two_runs_and_shuffled_rows_give_the_same_tables(corpus, made):
    counts, units, _ = corpus
    again = topics(
        counts.sample(frac=1, random_state=1), units.sample(frac=1, random_state=2), rules=QUICK
    )
    for one, other in zip(vars(made).values(), vars(again).values(), strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_the_sides_are_unseen(corpus, made):
    """Swapping the sides' names changes no topic and no share: permutations stay valid."""
    counts, units, _ = corpus
    other = units["corpus"].map({"policy": "frontline", "frontline": "policy"})
    swapped = topics(counts, units.assign(corpus=other), rules=QUICK)
    pd.testing.assert_frame_equal(made.terms, swapped.terms)
    pd.testing.assert_series_equal(made.shares["share"], swapped.shares["share"])


def test_each_language_has_its_own_topics(corpus):
    norwegian = planted(seed=9, language="nb")
    both = topics(
        pd.concat([corpus[0], norwegian[0]]), pd.concat([corpus[1], norwegian[1]]), rules=QUICK
    )
    assert both.models["model_id"].tolist() == ["en-nmf_consensus-4", "nb-nmf_consensus-4"]
    assert set(both.terms["topic"].str[:4]) == {"en-t", "nb-t"}


def test_where_no_candidate_fits_the_reasons_are_all_that_is_written(corpus):
    rules = TopicRules(methods=("nmf_kl",), n_topics=(50,))
    result = topics(*corpus[:2], rules=rules)
    assert result.models["chosen"].tolist() == [False]
    assert result.terms.empty and result.shares.empty


def test_register_specific_words_stay_out_of_the_topics(corpus):
    counts, units, _ = corpus
    flagged = counts.assign(content=counts["term"] != "term000")
    result = topics(flagged, units, rules=QUICK)
    assert "term000" in set(topics(counts, units, rules=QUICK).vectors["term"])
    assert "term000" not in set(result.vectors["term"])


def test_a_persons_name_is_used_in_every_table(corpus, made):
    second = made.topics.set_index("topic").loc["en-t02"]
    names = pd.DataFrame(
        {"language": ["en"], "terms": [second["terms"]], "label": ["Night and shifts"]}
    )
    renamed = topics(*corpus[:2], rules=QUICK, names=names)
    assert renamed.topics.set_index("topic").loc["en-t02", "named_by"] == "person"
    for frame in (renamed.topics, renamed.terms, renamed.shares):
        assert set(frame.loc[frame["topic"] == "en-t02", "label"]) == {"Night and shifts"}


def test_the_map_says_where_topics_lie_and_which_is_nearest(made):
    assert made.topics["nearest"].isin(made.topics["topic"]).all()
    assert (made.topics["nearest"] != made.topics["topic"]).all()
    assert made.topics[["x", "y"]].abs().max().min() > 0.1
    assert set(made.topics["found_in"]) <= {"both", "policy", "frontline", "none"}


def test_a_topic_that_comes_back_too_seldom_is_marked_in_every_table(corpus):
    rules = TopicRules(n_topics=(12,), n_refits=5, min_recovery=0.9)
    result = topics(*corpus[:2], rules=rules)
    marked = set(result.topics.loc[~result.topics["stable"], "topic"])
    assert 0 < len(marked) < 12
    assert (result.topics["stable"] == (result.topics["recovery"] >= 0.9)).all()
    for frame in (result.terms, result.shares):
        assert set(frame.loc[~frame["stable"], "topic"]) == marked


def test_a_large_corpus_is_fitted_to_a_sample_and_all_of_it_has_shares(corpus, made) -> None:
    counts, units, truth = corpus
    found = topics(counts, units, rules=replace(QUICK, max_units=len(units) // 2))
    assert found.models["n_units"].tolist() == [len(units) // 2]
    assert made.models["n_units"].tolist() == [len(units)]
    (told,) = [
        one for one in decoded(found.models["reason"].iloc[0]) if one.code == "model_on_sample"
    ]
    assert told.values == {"n": len(units) // 2, "there": len(units)}
    assert found.units["unit_id"].nunique() == len(units)
    for table in ("shares", "refits", "full_vocabulary"):
        assert set(getattr(found, table)["doc_id"]) == set(truth.index)
    order = planted_order(found.terms)
    assert sorted(order) == list(range(N_TOPICS))
    shares = found.shares.pivot(index="doc_id", columns="topic", values="share").rename(
        columns=order
    )
    away = np.abs(shares[range(N_TOPICS)] - truth.loc[shares.index]).to_numpy().mean()
    assert away < 0.08


def test_only_a_candidate_that_was_fitted_says_to_what(corpus) -> None:
    counts, units, _ = corpus
    few = replace(QUICK, n_topics=(N_TOPICS, 500), n_refits=2, max_units=len(units) // 2)
    reasons = topics(counts, units, rules=few).models.set_index("n_topics")["reason"]
    told = {n: [one.code for one in decoded(reason)] for n, reason in reasons.items()}
    assert "model_on_sample" in told[N_TOPICS]
    assert "model_on_sample" not in told[500] and told[500]


def test_of_a_sample_each_long_document_has_its_part(corpus) -> None:
    (whole,) = unit_corpora(*corpus[:2], document_weight=0.5)
    part = whole.sampled(len(whole.units) // 3, seed=1)
    assert part.units.groupby("doc_id").size().tolist() == [2] * len(set(whole.units["doc_id"]))
    kept = whole.units["unit_id"].isin(part.units["unit_id"]).to_numpy()
    assert (part.counted.counts != whole.counted.counts[np.flatnonzero(kept)]).nnz == 0
    assert part.counted.documents.tolist() == whole.counted.documents[kept].tolist()
