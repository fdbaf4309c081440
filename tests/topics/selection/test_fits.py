"""Candidates fitted and refitted: which, how often topics come back, what chance gives."""

import numpy as np
import pytest

from pipeline import tables
from pipeline.topics.selection import TopicRules, topics
from pipeline.wording.messages import rendered
from tests.topics.planted import QUICK


def test_a_candidate_with_too_few_units_is_explained(corpus):
    rules = TopicRules(methods=("nmf_kl",), n_topics=(4, 50), n_refits=2)
    models = topics(*corpus[:2], rules=rules).models.set_index("n_topics")
    tables.check(tables.TopicModels, models.reset_index())
    assert (
        rendered(models.loc[50, "reason"]) == "not fitted: 50 topics need 300 units, there are 72"
    )
    assert not models.loc[50, "chosen"] and models.loc[4, "chosen"]


def test_a_candidate_with_too_few_terms_is_explained(corpus):
    counts, units, _ = corpus
    few = counts[counts["term"] < "term030"]
    models = topics(few, units, rules=QUICK).models
    assert (
        models["reason"]
        .map(rendered)
        .str.startswith("not fitted: 4 topics need 40 terms, there are 30")
        .all()
    )


def test_planted_topics_come_back_and_are_stable(made):
    assert made.topics["stable"].all()
    assert (made.topics["recovery"] == 1).all()
    assert made.topics["stability"].min() > 0.6


def test_topics_of_shuffled_words_read_no_better_than_chance(corpus, made):
    counts, units, _ = corpus
    assert (made.topics["coherence"] > made.topics["chance"]).all()
    random = np.random.default_rng(2)
    words = counts.loc[counts.index.repeat(counts["n"])].assign(n=1)
    words["term"] = random.permutation(words["term"].to_numpy())
    keys = ["unit_id", "doc_id", "language", "term", "noun", "content"]
    noise = topics(words.groupby(keys, as_index=False)["n"].sum(), units, rules=QUICK)
    assert (noise.topics["coherence"] <= noise.topics["chance"]).mean() >= 0.5
    # what belongs together does so in documents that the fit has not seen; noise does not
    assert made.topics["held_out"].min() > 1.1
    assert noise.topics["held_out"].mean() == pytest.approx(1, abs=0.1)


def test_what_no_stability_could_bring_near_the_best_is_not_refitted(corpus):
    methods = ("nmf_consensus", "lda_gensim")
    rules = TopicRules(methods=methods, n_topics=(3, 4, 12), n_refits=3, seed=7)
    models = topics(*corpus[:2], rules=rules).models
    tables.check(tables.TopicModels, models)
    most = models["coherence_npmi"] * models["exclusivity"] * (1 - models["largest"])
    near = most >= 0.9 * models["quality"].max()
    assert 0 < near.sum() < len(models)
    assert (models.loc[~near, "n_refits"] == 0).all() and models.loc[~near, "quality"].isna().all()
    assert (models.loc[near, "n_refits"] == 3).all()
    assert models.loc[~near, "reason"].map(rendered).str.startswith("not refitted: coherence").all()
    assert models.loc[models["quality"].idxmax(), "chosen"]


def test_what_is_pinned_is_refitted_however_it_reads(corpus):
    rules = TopicRules(n_topics=(4,), n_refits=3, seed=7, pin_method="lda_gensim")
    models = topics(*corpus[:2], rules=rules).models.set_index("method")
    assert models.loc["lda_gensim", "chosen"] and models.loc["lda_gensim", "n_refits"] == 3
