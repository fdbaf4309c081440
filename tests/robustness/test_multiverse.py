"""Robustness: which analyses are tried, and what is said of findings that hold or do not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.gap import gaps
from pipeline.gap.collocations import companies, distanced
from pipeline.robustness import multiverse, refits
from pipeline.robustness.multiverse import Evidence
from pipeline.stats import distances
from pipeline.wording.findings import robustness_in_words
from tests.gap.examples import PARAMS, corpus, row_of
from tests.gap.test_collocations import corpus as spoken
from tests.paths import ROOT

SHIPPED = load_params(ROOT / "params.yaml")
ALL = SHIPPED.model_copy(
    update={"gap": PARAMS, "topics": SHIPPED.topics.model_copy(update={"seed": 3})}
)


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as a whole are compared often; 99 draws do for what is told here."""
    monkeypatch.setattr(multiverse, "FEW", 99)


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
    return gaps.gaps(
        those.documents,
        those.mentions,
        those.term_counts.iloc[:0],
        those.topic_shares,
        params=PARAMS,
    )


def found_of(those: Evidence) -> pd.DataFrame:
    found = multiverse.robustness(those, gaps_of(those), params=ALL)
    return robustness_in_words(tables.check(tables.Robustness, found))


def test_a_planted_gap_holds_in_every_other_analysis() -> None:
    found = found_of(evidence())
    everything = found[found["varied"] == "all"].set_index(["measure", "item"])
    assert everything.loc[("concept_rate", "co-design"), "same_verdict"] == 1
    topics = found[(found["item"] == "en-t01") & (found["varied"] == "topics")]
    assert topics["same_verdict"].tolist() == [1]
    assert everything.loc[("topic_share", "en-t02"), "same_sign"] > 0.9
    # Ten documents left out, by words, two priors, nouns only, other words too, prompted too, none
    # denied or quoted; all permutations are enumerated.
    assert everything.loc[("concept_rate", "co-design"), "n_specifications"] == 17
    # Ten, one, two; three topics; two seeds and four draws of documents; two lengths of units; no
    # common words.
    assert everything.loc[("topic_share", "en-t01"), "n_specifications"] == 23
    fit = found[(found["item"] == "en-t01") & (found["varied"] == "fit")].iloc[0]
    gap_of = row_of(gaps_of(evidence()), "topic_share", "en-t01")
    assert fit["lowest"] < gap_of["estimate"] + 0.1
    assert fit["highest"] > gap_of["estimate"] - 0.1
    assert gap_of["ci_low"] < fit["lowest"] <= fit["highest"] < gap_of["ci_high"]
    assert "The gap, policy less frontline, lies between" in fit["sentence"]
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
    tried = list(multiverse.specifications(those, params=few))
    assert sum(one.varied == "draws" and "topic_share" in one.covers for one in tried) == 2
    tried = list(multiverse.specifications(those, params=ALL))
    assert not any(one.varied == "draws" and "topic_share" in one.covers for one in tried)
    assert {one.varied for one in tried} == set(multiverse.VARIED) - {"context"}


def test_weighting_by_words_pools_them() -> None:
    parts = corpus(
        tokens=([1_000, 9_000, 5_000], [2_000, 2_000, 8_000]),
        concepts={"co-design": ([4, 9, 3], [1, 0, 6])},
    )
    (measure,) = [
        one for one in gaps.measures(*parts, params=PARAMS).values() if one.name == "concept_rate"
    ]
    weighted = multiverse.token_weighted(measure)
    first = measure.sides.first
    assert weighted.values[first].mean() == pytest.approx(16 / 15_000 * 10_000)
    assert weighted.values[~first].mean() == pytest.approx(7 / 12_000 * 10_000)


def test_a_wider_lexicon_counts_other_words_for_a_concept_with_it() -> None:
    those = evidence()
    said = those.mentions
    shared = said[said["corpus"] == "policy"].assign(corpus="frontline", kind="practice")
    talk = [
        shared.assign(doc_id=document, role="respondent")
        for document in those.documents.loc[those.documents["corpus"] == "frontline", "doc_id"]
    ]
    found = found_of(replace(those, mentions=pd.concat([said, *talk], ignore_index=True)))
    (row,) = found[(found["item"] == "co-design") & (found["varied"] == "lexicon")].to_dict(
        "records"
    )
    assert (row["n_specifications"], row["same_verdict"]) == (2, 0.5)
    assert row["otherwise"] == "other words for it too"
    assert "a wider one, with other words for it" in row["sentence"]


def test_the_whole_is_weighted_by_words_as_if_all_were_pooled() -> None:
    counts = {"a": ([10, 810, 50], [20, 5, 30]), "b": ([90, 90, 450], [180, 195, 770])}
    tokens = ([100, 900, 500], [200, 200, 800])
    parts = corpus(tokens=tokens, terms=counts)
    measure = gaps.measures(*parts, params=PARAMS)["term_rate"]
    sides = replace(measure.sides, weight=measure.tokens)
    null = distances.permuted_divergence(
        measure.values / gaps.PER, sides=sides, permutations=measure.permutations
    )
    pooled = [np.array([sum(counts[word][side]) for word in "ab"]) for side in (0, 1)]
    assert null[0] == pytest.approx(distances.divergence(*(one / one.sum() for one in pooled)))
    found = next(iter(gaps.wholes(*parts, params=PARAMS, by_words=True)))
    assert found["measure"] == "divergence"
    assert found["estimate"] == pytest.approx(null[0] - null.mean())


def test_topics_are_matched_by_the_units_that_they_have() -> None:
    rng = np.random.default_rng(3)
    shown = rng.dirichlet(np.ones(3), 40)
    drawn = np.column_stack([shown[:, 2] / 2, shown[:, 0], rng.random(40)])
    assert refits.match(drawn, shown)[:1] == [1]
    assert refits.match(drawn, shown)[2] == 0


def test_no_finding_is_no_row() -> None:
    those = evidence()
    none = multiverse.robustness(those, gaps_of(those).iloc[:0], params=ALL)
    assert tables.check(tables.Robustness, none).empty


# ----------------------------------------------------------- words, the whole, meaning


def test_words_the_whole_and_meaning_are_tried_too() -> None:
    documents, mentions, words = spoken(other=True)
    terms = (
        words.groupby(["segment_id", "doc_id", "language", "word"])
        .size()
        .reset_index(name="n")
        .rename(columns={"segment_id": "unit_id", "word": "term"})
        .assign(content=True)
    )
    empty = evidence()
    those = Evidence(
        documents=documents,
        mentions=mentions.assign(form="noun"),
        term_counts=terms,
        topic_shares=empty.topic_shares.iloc[:0],
        units=empty.units.iloc[:0],
        unit_topics=empty.unit_topics.iloc[:0],
        models=empty.models.iloc[:0],
        context_words=words,
    )
    findings = gaps.gaps(documents, those.mentions, terms, those.topic_shares, words, params=PARAMS)
    told = findings[(findings["measure"] == "term_rate") & findings["verdict"].isin(tables.CORPORA)]
    assert len(told) > 2
    two = ALL.model_copy(update={"robustness": ALL.robustness.model_copy(update={"n_words": 2})})
    found = tables.check(tables.Robustness, multiverse.robustness(those, findings, params=two))
    everything = found[found["varied"] == "all"].set_index("measure")
    order = told.assign(size=-told["log2_ratio"].abs()).sort_values(["p_adjusted", "size", "item"])
    tried = found[found["measure"] == "term_rate"]["item"].unique()
    assert list(tried) == order["item"].tolist()[:2]
    for measure in ("meaning", "partisanship", "divergence"):
        row = everything.loc[measure]
        assert row["verdict"] == "apart"
        assert row["same_verdict"] > 0.9, measure
        assert row["lowest"] > 0, measure
    tried = found[found["measure"] == "meaning"].set_index("varied")["n_specifications"]
    # Twelve documents, two seeds, by uses, two windows and two lengths of vectors, nouns only.
    assert tried[["all", "documents", "weighting", "context", "lexicon"]].tolist() == [
        20, 12, 1, 4, 1
    ]  # fmt: skip
    weighted = set(found.loc[found["varied"] == "weighting", "measure"])
    assert {"term_rate", "divergence", "partisanship", "meaning"} <= weighted


def test_for_meaning_a_document_weighs_as_much_as_it_uses_the_concept() -> None:
    documents, mentions, words = spoken(other=True)
    fewer = mentions.drop(mentions.index[mentions["doc_id"] == "p00"][1:])
    (company,) = companies(documents, gaps.labels(fewer), words)
    (concept,), _ = distanced(company, params=PARAMS, placebo=False)
    weight = multiverse._by_uses(concept, company).sides.weight
    assert weight is not None
    uses = dict(zip(concept.documents, weight, strict=True))
    assert uses.pop("p00") == 1
    assert set(uses.values()) == {4}
    assert len(uses) == 11


def test_a_word_that_a_stop_list_leaves_out_is_not_held_against_it() -> None:
    found = {("term_rate", "a"): (1.0, "policy")}
    one = multiverse.Specification("stop list", "x", found, ("term_rate",), partial=True)
    assert one.speaks_of(("term_rate", "a"))
    assert not one.speaks_of(("term_rate", "b"))
    assert replace(one, partial=False).speaks_of(("term_rate", "b"))


# -------------------------------------------------------------------------- other units


def made_units() -> refits.Units:
    those = evidence()
    units, _ = refits.units_of(those.term_counts, those.units, those.unit_topics)
    return units


def test_twice_as_long_units_have_all_words_and_the_same_shares_of_each_document() -> None:
    units = made_units()
    longer = refits.doubled(units)
    assert longer.counts.shape[0] == len(units.document) // 2
    assert longer.counts.sum() == units.counts.sum()
    assert longer.tokens.sum() == units.tokens.sum()
    for document in np.unique(units.document):
        own, other = units.document == document, longer.document == document
        assert longer.counts[np.flatnonzero(other)].sum() == units.counts[np.flatnonzero(own)].sum()
        before = (units.shown * units.tokens[:, None])[own].sum(axis=0)
        assert (longer.shown * longer.tokens[:, None])[other].sum(axis=0) == pytest.approx(before)


def test_half_as_long_units_part_the_words_of_each_where_its_middle_is() -> None:
    those = evidence()
    units, rows = refits.units_of(those.term_counts, those.units, those.unit_topics)
    shorter = refits.halved(units, rows, those.context_words)
    assert shorter.counts.shape[0] == 2 * units.counts.shape[0]
    assert (np.asarray(shorter.counts.sum(axis=1)).ravel() > 10).all()
    halves = np.asarray(shorter.counts[::2].todense()) + np.asarray(shorter.counts[1::2].todense())
    assert (halves == np.asarray(units.counts.todense())).all()


def test_a_segment_that_is_split_gives_its_words_to_the_right_unit() -> None:
    rows = pd.DataFrame(
        {"segment_ids": ["a b", "b c"], "start": [0, 20], "end": [20, 30], "unit_id": ["u", "v"]}
    )
    words = pd.DataFrame(
        {
            "segment_id": ["a", "b", "b", "b", "c", "c"],
            "start": [5, 0, 19, 20, 29, 30],
            "word": list("pqrstu"),
        }
    )
    placed = refits._placed(rows, words)
    assert placed.groupby("unit")["word"].agg("".join).tolist() == ["pqr", "st"]


def test_documents_are_drawn_whole_and_with_replacement() -> None:
    units = made_units()
    at, which = refits.resampled(units, seed=4)
    assert which.max() + 1 == len(np.unique(units.document))
    for draw in np.unique(which):
        (document,) = np.unique(units.document[at[which == draw]])
        assert (which == draw).sum() == (units.document == document).sum()
    assert len(np.unique(units.document[at])) < len(np.unique(units.document))
    assert (refits.resampled(units, seed=4)[0] == at).all()


def test_a_refit_on_a_draw_of_documents_has_shares_of_all_documents() -> None:
    units = made_units()
    drawn = refits.resampled(units, seed=4)
    found = refits.refitted(units, method="nmf_kl", n_topics=2, seed=3, drawn=drawn)
    assert found is not None
    assert set(found["doc_id"]) == set(units.document)
    own = refits.refitted(units, method="nmf_kl", n_topics=2, seed=3)
    assert own is not None
    both = found.merge(own, on=["doc_id", "topic"])
    assert np.corrcoef(both["share_x"], both["share_y"])[0, 1] > 0.95


def test_no_two_topics_are_matched_with_one() -> None:
    rng = np.random.default_rng(3)
    one = rng.random(40)
    shown = np.column_stack([one, one + 0.1 * rng.random(40)])
    assert sorted(refits.match(one[:, None], shown)) == [-1, 0]
