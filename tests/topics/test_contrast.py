"""What stands inside a topic: words of each side, groups, passages to quote."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from pipeline import tables
from pipeline.config.params import GapParams, SamplingParams
from pipeline.topics import contrast

PARAMS = GapParams.model_validate(
    {
        "level": 0.05, "n_permutations": 199, "n_bootstrap": 99, "seed": 1,
        "sampling": {"policy": "sample", "frontline": "sample"},
        "margin": {"log2_ratio": 1.0, "topic_share": 0.05},
    }
)  # fmt: skip
VOCABULARY = ("agree", "board", "night", "song")


def evidence(n=6, *, rows=None):
    """Two topics; both sides speak of the first, policy by `board`, the frontline by `night`."""
    rows = rows or {"policy": [10, 20, 0, 2], "frontline": [10, 0, 20, 2]}
    units = pd.DataFrame(
        [
            {"unit_id": f"{corpus}{number}#1", "doc_id": f"{corpus}{number}", "corpus": corpus}
            for corpus in rows
            for number in range(n)
        ]
    )
    counts = np.array([rows[corpus] for corpus in units["corpus"]], dtype=float)
    topic_term = np.array([[0.3, 0.35, 0.35, 0.0], [0.0, 0.0, 0.0, 1.0]])
    return contrast.TopicEvidence(
        counts=sparse.csr_array(counts),
        shares=np.tile([0.9, 0.1], (len(units), 1)),
        topic_term=topic_term,
        units=units,
        topics=("en-t01", "en-t02"),
        vocabulary=VOCABULARY,
        language="en",
    )


def documents(n=6):
    rows = [
        {"doc_id": f"{corpus}{number}", "corpus": corpus, "cluster": f"{corpus}{number}"}
        for corpus in tables.CORPORA
        for number in range(n)
    ]
    return pd.DataFrame(rows)


def words(made, topic, used_by):
    chosen = made[(made["topic"] == topic) & (made["used_by"] == used_by)]
    return chosen.sort_values("rank")["term"].tolist()


def test_a_word_is_the_topics_by_how_likely_the_topic_makes_it():
    part = evidence().words_of(1).toarray()
    assert part[0].tolist() == [0.0, 0.0, 0.0, 2.0]
    both = evidence().words_of(0).toarray() + part
    assert both == pytest.approx(evidence().counts.toarray())


def test_each_side_has_its_words_within_the_topic_and_both_have_theirs():
    made = contrast.topic_words(evidence(), documents(), words_per_side=5, params=PARAMS)
    assert words(made, "en-t01", "policy") == ["board"]
    assert words(made, "en-t01", "frontline") == ["night"]
    assert words(made, "en-t01", "both") == ["agree"]
    board = made[made["term"] == "board"].iloc[0]
    assert board["policy"] == pytest.approx(1000 * 20 / 30) and board["frontline"] == 0
    assert board["p_adjusted"] < 0.05 < made.loc[made["term"] == "agree", "p_adjusted"].iloc[0]
    assert (board["n_documents_policy"], board["n_documents_frontline"]) == (6, 0)


def test_swapping_the_sides_swaps_the_words():
    swapped = evidence(rows={"policy": [10, 0, 20, 2], "frontline": [10, 20, 0, 2]})
    made = contrast.topic_words(swapped, documents(), words_per_side=5, params=PARAMS)
    assert words(made, "en-t01", "policy") == ["night"]
    assert words(made, "en-t01", "frontline") == ["board"]


def test_where_a_side_hardly_speaks_of_a_topic_nothing_is_tested():
    silent = evidence(rows={"policy": [10, 20, 0, 2], "frontline": [0, 0, 1, 20]})
    made = contrast.topic_words(silent, documents(), words_per_side=5, params=PARAMS)
    first = made[made["topic"] == "en-t01"]
    assert words(made, "en-t01", "policy") == ["board", "agree"]
    assert first["frontline"].isna().all() and first["p_adjusted"].isna().all()


def test_the_words_keep_to_their_table():
    made = contrast.topic_words(evidence(), documents(), words_per_side=5, params=PARAMS)
    named = made.assign(label="board · night", stable=True)
    tables.check(tables.TopicWords, named)
    nothing = tables.empty(tables.TopicWords).drop(columns=["label", "stable"])
    assert contrast.stacked([nothing]).empty
    pd.testing.assert_frame_equal(contrast.stacked([nothing, made]), made, check_dtype=False)


# ------------------------------------------------------------------------- register


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
    made = contrast.register(alike, apart, counts, documents(), params=PARAMS).set_index("item")
    tables.check(tables.Register, made.reset_index())
    assert made["remains"].abs().max() < 0.05 and (made["whole"] > 0.1).all()
    assert made.loc["words", ["n_terms", "n_content"]].tolist() == [3, 2]
    same = contrast.register(apart, apart, counts, documents(), params=PARAMS).set_index("item")
    assert same.loc["topics", "remains"] == pytest.approx(1)
    assert same.loc["topics", ["n_policy", "n_frontline"]].tolist() == [6, 6]


def test_what_remains_has_an_interval_that_is_wider_where_documents_differ():
    apart = shares_by_side([0.9, 0.1], [0.1, 0.9], prefix="s")
    less = shares_by_side([0.7, 0.3], [0.3, 0.7], prefix="t")
    uneven = less.assign(share=np.where(less.index % 4 < 2, less["share"], 1 - less["share"]))
    none = spoken({"chair": (1, 30, False), "care": (20, 20, True)})
    even, wide = (
        contrast.register(one, apart, none, documents(), params=PARAMS)
        .set_index("item")
        .loc["topics"]
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
    found = contrast.register(shares, shares, counts, few, params=PARAMS)
    tables.check(tables.Register, found)
    assert found["remains"].notna().all() and found["ci_low"].isna().all()
    census = PARAMS.model_copy(
        update={"sampling": SamplingParams(policy="census", frontline="census")}
    )
    known = contrast.register(shares, shares, counts, few, params=census)
    assert (known["ci_low"] == known["remains"]).all()


# --------------------------------------------------------------------------- groups


def catalogued(roles, *, corpus="frontline", speakers=1):
    return pd.DataFrame(
        {
            "doc_id": [f"d{number:02d}" for number in range(len(roles))],
            "corpus": corpus,
            "language": "en",
            "cluster": [f"c{number:02d}" for number in range(len(roles))],
            "date": "2020-03",
            "n_speakers": speakers,
            "role": roles,
        }
    )


def shares_of(documents, share):
    return pd.DataFrame(
        {
            "doc_id": documents["doc_id"], "corpus": documents["corpus"], "language": "en",
            "topic": "en-t01", "label": "night", "share": share, "stable": True,
            "folded_in": False, "part": 0.1,
        }
    )  # fmt: skip


def test_a_topics_share_is_told_by_the_catalogues_columns():
    own = catalogued(["nurse"] * 3 + ["priest"] * 3)
    made = contrast.topic_groups(
        shares_of(own, [0.5, 0.4, 0.6, 0.1, 0.1, 0.1]), own, params=PARAMS, min_group=3
    ).set_index("value")
    tables.check(tables.TopicGroups, made.reset_index())
    assert set(made["grouping"]) == {"role"}  # one year only, and a cluster is one document
    assert made.loc["nurse", "share"] == pytest.approx(0.5)
    assert made.loc["nurse", "ci_low"] < 0.5 < made.loc["nurse", "ci_high"]
    assert made.loc["priest", ["n_documents", "n_clusters", "n_interviewees"]].tolist() == [3, 3, 3]


def test_groups_with_few_interviewees_are_never_shown_on_their_own():
    own = catalogued(["nurse"] * 5 + ["priest"] * 2 + ["cook"] * 2)
    groups = contrast.grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 5, contrast.REST: 4}


def test_a_small_group_alone_takes_the_next_with_it():
    """Else its share could be worked out from the whole and the others."""
    own = catalogued(["nurse"] * 5 + ["driver"] * 4 + ["priest"])
    groups = contrast.grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 5, contrast.REST: 5}


def test_a_group_counts_people_and_not_documents():
    own = catalogued(["nurse"] * 3 + ["priest"] * 2, speakers=[1, 1, 1, 2, 2])
    groups = contrast.grouping(own, "role", corpus="frontline", min_group=3)
    assert groups.value_counts().to_dict() == {"nurse": 3, "priest": 2}


def test_what_leaves_one_group_is_left_out():
    own = catalogued(["nurse"] * 3 + ["priest"])
    assert contrast.grouping(own, "role", corpus="frontline", min_group=3).isna().all()
    assert contrast.grouping(own, "role", corpus="policy", min_group=3).nunique() == 2


# ------------------------------------------------------------------------- passages


def test_each_document_is_quoted_once_before_any_is_quoted_twice():
    rows = np.eye(4)
    chosen = contrast.diverse(np.array([0.9, 0.8, 0.7, 0.1]), rows, ["a", "a", "a", "b"], n=3)
    assert chosen == [0, 3, 1]


def test_a_passage_like_one_before_waits_for_others():
    like = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    chosen = contrast.diverse(np.array([0.9, 0.88, 0.7]), like, ["a", "b", "c"], n=2)
    assert chosen == [0, 2]
    assert contrast.diverse(np.array([]), np.empty((0, 2)), [], n=2) == []


def test_a_unit_with_little_of_a_topic_does_not_show_it():
    made = contrast.topic_units(evidence(), per_topic=2)
    tables.check(tables.TopicUnits, made)
    assert set(made["topic"]) == {"en-t01"}  # all units have a tenth of the other
    assert made.groupby("corpus").size().to_dict() == {"frontline": 2, "policy": 2}


def test_where_there_are_no_topics_there_is_nothing_within():
    own = catalogued(["nurse"] * 3)
    shares, nothing = tables.empty(tables.TopicShares), tables.empty
    made = {
        tables.TopicGroups: contrast.topic_groups(shares, own, params=PARAMS, min_group=3),
        tables.TopicFits: contrast.topic_fits(shares, nothing(tables.TopicRefits)),
        tables.Register: contrast.register(
            shares,
            nothing(tables.FullVocabularyShares),
            nothing(tables.TermCounts),
            own,
            params=PARAMS,
        ),
    }
    for table, frame in made.items():
        tables.check(table, frame)
        assert frame.empty
    vectors, units = nothing(tables.TopicVectors), nothing(tables.UnitTopics)
    assert not list(contrast.topic_evidence(nothing(tables.TermCounts), units, vectors))
