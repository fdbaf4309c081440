"""Topic models: what is recovered, measured, chosen and shown."""

import itertools

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.topics.contrast import topic_fits
from pipeline.topics.models import TopicModel
from pipeline.topics.selection import (
    Candidate,
    TopicRules,
    _Fit,
    candidates,
    choose,
    cluster_owners,
    folded,
    owners,
    quality,
    topics,
)
from pipeline.wording.messages import rendered

N_TERMS = 120
N_TOPICS = 4
POLICY = np.array([0.55, 0.25, 0.15, 0.05])
FRONTLINE = np.array([0.10, 0.25, 0.20, 0.45])
QUICK = TopicRules(n_topics=(N_TOPICS,), n_refits=3, seed=7)


def planted_topics():
    """Four topics over 120 terms: each owns 25, all share the last 20."""
    topic_term = np.zeros((N_TOPICS, N_TERMS))
    for topic in range(N_TOPICS):
        own = slice(25 * topic, 25 * topic + 25)
        topic_term[topic, own] = 0.8 * np.linspace(2, 0.5, 25) / np.linspace(2, 0.5, 25).sum()
        topic_term[topic, 100:] = 0.2 / 20
    return topic_term


def planted(*, seed=1, n_documents=12, n_units=6, words=80, language="en"):
    """TermCounts and TermUnits of documents whose shares are known, and these shares."""
    random = np.random.default_rng(seed)
    topic_term = planted_topics()
    count_rows, unit_rows, shares = [], [], {}
    for number, corpus in enumerate(["policy", "frontline"] * (n_documents // 2)):
        doc_id = f"{language}-{corpus[0]}{number:02d}"
        drawn = random.dirichlet(30 * (POLICY if corpus == "policy" else FRONTLINE))
        mixtures = random.dirichlet(4 * drawn + 0.05, size=n_units)
        shares[doc_id] = mixtures.mean(axis=0)
        for unit, mixture in enumerate(mixtures):
            unit_id = f"{doc_id}#{unit:04d}"
            counts = random.multinomial(words, mixture @ topic_term)
            unit_rows.append((unit_id, doc_id, corpus, language, "s", 0, 1, words))
            count_rows += [
                (unit_id, doc_id, language, f"term{term:03d}", int(counts[term]))
                for term in np.flatnonzero(counts)
            ]
    counts = pd.DataFrame(count_rows, columns=["unit_id", "doc_id", "language", "term", "n"])
    counts = counts.assign(noun=True, content=True)
    named = ["unit_id", "doc_id", "corpus", "language", "segment_ids", "start", "end", "n_tokens"]
    return counts, pd.DataFrame(unit_rows, columns=named), pd.DataFrame(shares).T


@pytest.fixture(scope="module")
def corpus():
    return planted()


@pytest.fixture(scope="module")
def made(corpus):
    return topics(*corpus[:2], rules=QUICK)


def planted_order(terms):
    """Which planted topic each found topic is, by its top terms."""
    numbers = terms["term"].str.removeprefix("term").astype(int)
    own = terms[numbers < 100].assign(planted=numbers[numbers < 100] // 25)
    return own.groupby("topic")["planted"].agg(lambda found: found.mode().iloc[0])


# ----------------------------------------------------------------------- recovery


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


def test_the_tables_hold_their_contract(corpus, made):
    tables.check(tables.TopicModels, made.models)
    tables.check(tables.Topics, made.topics)
    tables.check(tables.TopicVectors, made.vectors)
    tables.check(tables.TopicTerms, made.terms)
    tables.check(tables.TopicShares, made.shares)
    tables.check(tables.UnitTopics, made.units)
    assert made.shares.groupby("doc_id")["share"].sum().to_numpy() == pytest.approx(1, abs=1e-5)
    assert made.units.groupby("unit_id")["share"].sum().to_numpy() == pytest.approx(1, abs=1e-5)
    assert set(made.shares["doc_id"]) == set(corpus[1]["doc_id"])
    assert made.terms.groupby("topic").size().eq(QUICK.top_terms).all()
    assert made.models["chosen"].sum() == 1


def test_topics_are_numbered_by_size(made):
    assert sorted(made.terms["topic"].unique()) == ["en-t01", "en-t02", "en-t03", "en-t04"]
    sizes = made.shares.groupby("topic")["share"].mean()
    assert sizes.is_monotonic_decreasing


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


def test_a_share_is_weighted_by_the_words_of_the_units(corpus):
    counts, units, _ = corpus
    longer = units.assign(n_tokens=np.where(units["unit_id"].str.endswith("0"), 400, 50))
    result = topics(counts, longer, rules=QUICK)
    unit = result.units.merge(longer[["unit_id", "n_tokens"]], on="unit_id")
    mass = (unit["share"] * unit["n_tokens"]).groupby([unit["doc_id"], unit["topic"]]).sum()
    expected = mass / mass.groupby("doc_id").transform("sum")
    found = result.shares.set_index(["doc_id", "topic"])["share"]
    assert found.to_numpy() == pytest.approx(expected.loc[found.index].to_numpy(), abs=1e-5)


# ------------------------------------------------------------------- too little text


@pytest.mark.parametrize("n_documents, n_units", [(2, 40), (4, 3)])
def test_too_little_text_gives_no_topics(n_documents, n_units):
    counts, units, _ = planted(n_documents=n_documents, n_units=n_units)
    result = topics(counts, units, rules=QUICK)
    for table, frame in zip(
        (tables.TopicModels, tables.TopicTerms, tables.TopicShares, tables.UnitTopics),
        (result.models, result.terms, result.shares, result.units),
        strict=True,
    ):
        assert frame.empty
        tables.check(table, frame)


def test_a_language_with_one_side_has_no_topics(corpus):
    counts, units, _ = corpus
    assert topics(counts, units.assign(corpus="policy"), rules=QUICK).models.empty


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


def test_where_no_candidate_fits_the_reasons_are_all_that_is_written(corpus):
    rules = TopicRules(methods=("nmf_kl",), n_topics=(50,))
    result = topics(*corpus[:2], rules=rules)
    assert result.models["chosen"].tolist() == [False]
    assert result.terms.empty and result.shares.empty


# ----------------------------------------------------------------------- the choice


def fit_of(method, n_topics, coherence, *, stability=0.5, largest=0.0):
    model = TopicModel(np.ones((1, 1)), np.ones((1, 1)))
    return _Fit(
        Candidate(method, n_topics),
        model,
        coherence=coherence,
        diversity=1.0,
        exclusivity=1.0,
        largest=largest,
        overlaps=np.array([[stability]]),
    )


def test_the_best_quality_is_chosen():
    chosen, reasons = choose([fit_of("nmf_kl", 6, 0.1), fit_of("nmf_kl", 9, 0.2)], rules=QUICK)
    assert chosen == 1
    assert str(reasons[1]).startswith("chosen by the rule: quality 0.1000 = coherence 0.200")
    assert str(reasons[0]).startswith("not chosen")


def test_of_candidates_as_good_the_one_with_more_topics_is_chosen():
    fits = [fit_of("nmf_kl", 4, 0.2), fit_of("nmf_kl", 6, 0.19), fit_of("nmf_kl", 9, 0.17)]
    assert choose(fits, rules=QUICK)[0] == 1


def test_incoherent_candidates_lose_even_if_stable():
    worse = fit_of("nmf_kl", 6, -0.2, stability=0.1)
    better = fit_of("nmf_kl", 9, -0.1, stability=0.9)
    assert quality(worse) < quality(better)
    assert choose([worse, better], rules=QUICK)[0] == 1


def test_a_topic_that_swallows_a_side_costs_its_candidate_the_choice():
    swallowing = fit_of("nmf_kl", 8, 0.2, largest=0.6)
    assert quality(swallowing) == pytest.approx(0.2 * 0.5 * 0.4)
    assert choose([swallowing, fit_of("nmf_kl", 6, 0.15)], rules=QUICK)[0] == 1


@pytest.mark.parametrize(
    "pin, expected",
    [
        ({"pin_n_topics": 6}, 0),
        ({"pin_method": "lda_gensim"}, 3),
        ({"pin_method": "lda_gensim", "pin_n_topics": 6}, 2),
    ],
)
def test_a_pin_overrides_the_rule(pin, expected):
    values = (0.2, 0.3, 0.05, 0.1)
    pairs = itertools.product(("nmf_kl", "lda_gensim"), (6, 9))
    fits = [fit_of(*pair, value) for pair, value in zip(pairs, values, strict=True)]
    chosen, reasons = choose(fits, rules=TopicRules(**pin))
    assert chosen == expected
    assert str(reasons[expected]).startswith("pinned in params")
    assert str(reasons[1]).startswith("chosen by the rule, but another is pinned")


def test_what_is_pinned_is_tried():
    rules = TopicRules(methods=("nmf_kl",), n_topics=(6,), pin_method="lda_gensim", pin_n_topics=9)
    assert Candidate("lda_gensim", 9) in candidates(rules)


# ------------------------------------------------------------------------ each topic


def test_planted_topics_come_back_and_are_stable(made):
    assert made.topics["stable"].all()
    assert (made.topics["recovery"] == 1).all()
    assert made.topics["stability"].min() > 0.6


def test_a_topic_that_comes_back_too_seldom_is_marked_in_every_table(corpus):
    rules = TopicRules(n_topics=(12,), n_refits=5, min_recovery=0.9)
    result = topics(*corpus[:2], rules=rules)
    marked = set(result.topics.loc[~result.topics["stable"], "topic"])
    assert 0 < len(marked) < 12
    assert (result.topics["stable"] == (result.topics["recovery"] >= 0.9)).all()
    for frame in (result.terms, result.shares):
        assert set(frame.loc[~frame["stable"], "topic"]) == marked


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


def test_a_topic_of_one_document_is_said_to_be_its_own():
    doc_topic = np.array([[0.9, 0.5], [0.1, 0.5], [0.1, 0.5]])
    documents = pd.Series(["a", "b", "c"])
    owner, part = owners(doc_topic, tokens=np.array([100.0, 100, 100]), documents=documents)
    assert owner[0] == "a"
    assert part.tolist() == pytest.approx([0.9 / 1.1, 1 / 3])


def test_a_topic_of_one_cluster_is_said_to_be_its_own_where_the_side_has_others():
    documents = pd.DataFrame(
        {
            "doc_id": [*"abcdef"],
            "corpus": ["policy"] * 2 + ["frontline"] * 4,
            "cluster": ["ministry", "ministry", "town", "town", "village", "d"],
        }
    )
    shares = documents[["doc_id", "corpus"]].merge(
        pd.DataFrame({"topic": ["t1", "t2", "t3"]}), how="cross"
    )
    shares["part"] = [0, 0.9, 0, 0, 0.1, 0, 0.3, 0, 0, 0.3, 0, 0, 0.4, 0, 0.2, 0, 0, 0.8]
    owned = cluster_owners(pd.DataFrame({"topic": ["t1", "t2", "t3"]}), shares, documents)
    # t1: two documents of a town; t2: the only ministry; t3: one document, which owned_by names
    assert owned["owned_by_cluster"].tolist() == ["town", "", ""]


# ----------------------------------------------------------------- fits and folding in


def test_what_no_stability_could_bring_near_the_best_is_not_refitted(corpus):
    methods = ("nmf_consensus", "lda_gensim")
    rules = TopicRules(methods=methods, n_topics=(4, 12), n_refits=3, seed=7)
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


def test_the_gap_of_planted_topics_hardly_moves_with_the_fit(made):
    tables.check(tables.TopicRefits, made.refits)
    assert made.refits.groupby("topic").size().eq(3 * 12).all()
    moved = topic_fits(made.shares, made.refits).set_index("topic")
    tables.check(tables.TopicFits, moved.reset_index())
    assert (moved["highest"] - moved["lowest"]).max() < 0.1
    assert (moved.loc[moved["gap"].abs() > 0.1, "same_side"] == 1).all()
    assert (moved["lowest"] <= moved["gap"] + 0.05).all()


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
