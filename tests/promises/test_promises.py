"""Promises and what is nearest to them: worked examples, oracles, planted answers, calibration."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from pipeline import tables
from pipeline.config.params import PromisesParams
from pipeline.linguistics.annotate import annotate
from pipeline.promises.promises import (
    adjusted,
    chance,
    exchange_test,
    nearness,
    null_queries,
    promise,
    promises,
    sentences,
    space,
)
from tests.docs import BASES

PARAMS = PromisesParams(
    words={"en": ("shall", "will", "aim to")},
    min_terms=3,
    per_statement=2,
    n_null=199,
    level=0.05,
    seed=1,
)

# ------------------------------------------------------------------------- sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One thing. Another thing!", ["One thing.", "Another thing!"]),
        ("See e.g. Meld. St. 29. It says", ["See e.g. Meld. St. 29.", "It says"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("A heading\nIts text goes on. and on", ["A heading", "Its text goes on. and on"]),
        ("Jf. kap. 3. Man skal, bl.a. i Oslo.", ["Jf. kap. 3.", "Man skal, bl.a. i Oslo."]),
        ("   ", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@given(st.text(alphabet='aA1 .!?\n"”e.g', max_size=80))
def test_sentences_follow_each_other_and_lose_no_letter(text: str) -> None:
    spans = sentences(text)
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


def test_a_promise_is_a_whole_word_in_any_case() -> None:
    assert promise("Municipalities SHALL act", ("shall", "aim to")) == "SHALL"
    assert promise("We aim\n to act", ("shall", "aim to")) == "aim\n to"
    assert promise("The shallow end of goodwill", ("shall", "will")) == ""
    assert promise("We shall", ()) == ""


# ----------------------------------------------------------------------------- space

FRONT = [["key", "night", "ward"], ["coffee", "coffee", "song"], ["night", "phone"]]
POLICY = [["grant", "night"], ["grant", "report", "key"]]


def columns(*terms: str, front: list[list[str]] = FRONT) -> Any:
    where = space(front, POLICY)
    return where, np.array([where.vocabulary[term] for term in terms])


def test_nearness_is_bm25_over_the_weight_of_the_statement() -> None:
    where, terms = columns("night", "coffee")
    idf = {term: np.log(6 / (1 + df)) + 1 for term, df in {"night": 3, "coffee": 1}.items()}
    mean = 13 / 5

    def earned(count: int, length: int) -> float:
        return count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean))

    whole = idf["night"] + idf["coffee"]
    expected = [
        idf["night"] * earned(1, 3) / whole,
        idf["coffee"] * earned(2, 3) / whole,
        idf["night"] * earned(1, 2) / whole,
        idf["night"] * earned(1, 2) / whole,
        0.0,
    ]
    np.testing.assert_allclose(nearness(terms[None, :], where)[0], expected)
    front = nearness(terms[None, :], where, only_frontline=True)
    np.testing.assert_allclose(front[0], expected[:3])


def test_null_queries_are_as_many_different_and_as_common() -> None:
    front = [[f"w{i % (j + 2)}" for j in range(20)] for i in range(40)]
    policy = [[f"w{i}", f"p{i}", f"p{i + 1}"] for i in range(30)]
    where = space(front, policy)
    terms = where.drawn[[0, 3, 5, 9, 20]]
    drawn = null_queries(terms, where, n=100, rng=np.random.default_rng(2))
    assert drawn.shape == (100, 5)
    for row in drawn:
        assert len(set(row)) == 5
        assert sorted(where.bands[row]) == sorted(where.bands[terms])
        assert set(row) <= set(where.drawn)


def test_null_queries_are_called_near_as_often_as_chance_has_it() -> None:
    rng = np.random.default_rng(3)
    words = [f"w{i}" for i in range(120)]
    weights = 1 / np.arange(1, 121)
    texts = [list(rng.choice(words, 12, p=weights / weights.sum())) for _ in range(160)]
    where = space(texts[:80], texts[80:])
    ps = []
    for _ in range(300):
        terms = rng.choice(where.drawn, 6, replace=False)
        (one,) = null_queries(terms, where, n=1, rng=rng)
        best = float(nearness(one[None, :], where, only_frontline=True).max())
        ps.append(chance(best, one, where, n=99, rng=rng))
    assert 0.015 <= np.mean(np.array(ps) <= 0.05) <= 0.09
    assert 0.42 <= np.mean(ps) <= 0.58


def test_a_statement_that_shares_no_word_is_near_by_chance_alone() -> None:
    where, terms = columns("grant", "report")
    assert chance(0.0, terms, where, n=99, rng=np.random.default_rng(0)) == 1.0


@given(
    st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.7]), min_size=1, max_size=5),
    st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.9]), max_size=5),
)
def test_the_exchange_test_is_the_share_of_all_permutations(
    front: list[float], policy: list[float]
) -> None:
    every = [*front, *policy]
    sets = list(combinations(range(len(every)), len(front)))
    none_nearer = [max(every[i] for i in chosen) <= max(front) for chosen in sets]
    assert exchange_test(np.array(front), np.array(policy)) == pytest.approx(np.mean(none_nearer))


def test_without_interviews_nothing_is_said_to_be_absent() -> None:
    assert exchange_test(np.array([]), np.array([0.4])) == 1.0


@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=30))
def test_p_values_are_held_against_each_other_as_statsmodels_does(values: list[float]) -> None:
    expected = multipletests(values, method="fdr_bh")[1]
    np.testing.assert_allclose(adjusted(np.array(values)), expected)


# --------------------------------------------------------------------------- answers

COFFEE = ["coffee", "song", "piano", "guest", "garden"]
MONEY = ["budget", "grant", "invoice", "account", "auditor"]
TALK = [f"{a}{b}" for a in ("brum", "tarn", "glip", "sket", "vond", "plaf") for b in "abcdefghik"]


def planted() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Policy promises coffee and song, which interviews tell of, and grants, which none does."""
    rng = np.random.default_rng(7)
    rows = []
    for n in range(16):
        policy = n < 8
        doc_id = f"{'policy' if policy else 'frontline'}-{n}"
        for s in range(12):
            words = list(rng.choice(TALK, 6, replace=False))
            if policy and s == 0:
                promised = COFFEE if n == 0 else MONEY
                words = ["Through", "co-production", "we", "will", "have", *promised]
            elif policy and s % 3 == 1:
                words = [*MONEY, *words[:2]]
            elif not policy and s == 5:
                words = [*COFFEE, words[0]]
            rows.append(
                {
                    "segment_id": f"{doc_id}:{s:04d}", "doc_id": doc_id, "language": "en",
                    "corpus": "policy" if policy else "frontline",
                    "role": "policy" if policy else "interviewer" if s == 0 else "respondent",
                    "speaker": "" if policy else "R", "location": f"turn {s}",
                    "text": " ".join(words) + ".",
                }
            )  # fmt: skip
    segments = pd.DataFrame(rows)
    holding = segments[segments["text"].str.contains("co-production")]
    at = holding["text"].str.index("co-production")
    mentions = pd.DataFrame(
        {
            "segment_id": holding["segment_id"],
            "concept": "co-production",
            "kind": "label",
            "start": at,
            "end": at + len("co-production"),
        }
    )
    ids = segments["doc_id"].unique()
    documents = pd.DataFrame({"doc_id": ids, "title": [id.title() for id in ids], "cluster": ids})
    return segments, mentions, documents


def made(
    segments: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame, **changed: Any
) -> pd.DataFrame:
    docs = annotate(segments, models={}, bases=BASES)
    params = PARAMS.model_copy(update=changed)
    found = promises(docs, segments, mentions, documents, params=params)
    tables.check(tables.Promises, found)
    return found


def test_a_planted_answer_is_found_and_an_absent_one_is_missed() -> None:
    found = made(*planted())
    first = found[found["rank"] == 1].set_index("doc_id")["verdict"]
    assert first["policy-0"] == "answered"
    assert set(first.drop("policy-0")) == {"none"}


def test_the_label_and_the_promise_are_left_out_of_the_comparison() -> None:
    segments, mentions, documents = planted()
    spoken = segments.assign(
        text=segments["text"].where(
            segments["role"] != "respondent", "co-production " + segments["text"]
        )
    )
    found = made(spoken, mentions, documents)
    shared = set(", ".join(found["shared"]).split(", "))
    assert not {"co-production", "will"} & shared


def test_no_interview_stands_twice_beside_a_statement_and_no_question_ever() -> None:
    segments, mentions, documents = planted()
    found = made(segments, mentions, documents)
    assert not found.duplicated(["statement_id", "answer_doc_id"]).any()
    roles = segments.set_index("segment_id")["role"]
    assert set(roles[found.loc[found["answer_segment_id"] != "", "answer_segment_id"]]) == {
        "respondent"
    }
    assert found.groupby("statement_id").size().max() == 2


def test_a_statement_with_which_nothing_is_shared_has_one_row_without_a_passage() -> None:
    segments, mentions, documents = planted()
    found = made(segments, mentions, documents)
    bare = found[found["nearness"] == 0]
    assert set(bare["answer_segment_id"]) == {""}
    assert bare["statement_id"].is_unique
    assert (bare["p_near"] == 1).all()


def test_too_short_a_statement_is_not_judged() -> None:
    found = made(*planted(), min_terms=6)
    assert set(found["verdict"]) == {"cannot tell"}


def test_a_sentence_without_a_promise_or_a_language_without_such_words_has_no_statement() -> None:
    segments, mentions, documents = planted()
    plain = segments.assign(text=segments["text"].str.replace("will", "could"))
    assert made(plain, mentions, documents).empty
    assert made(segments, mentions, documents, words={"nb": ("skal",)}).empty


def test_a_theme_or_a_practice_alone_makes_no_statement() -> None:
    segments, mentions, documents = planted()
    assert made(segments, mentions.assign(kind="theme"), documents).empty


def test_policy_without_any_interview_is_not_judged() -> None:
    segments, mentions, documents = planted()
    found = made(segments[segments["role"] == "policy"], mentions, documents)
    assert set(found["verdict"]) == {"cannot tell"}
    assert set(found["answer_doc_id"]) == {""}


def test_the_table_quotes_no_interview() -> None:
    segments, mentions, documents = planted()
    found = made(segments, mentions, documents)
    for text in segments.loc[segments["role"] != "policy", "text"]:
        assert (
            not found.astype(str)
            .apply(lambda cells, t=text: cells.str.contains(t, regex=False))
            .any(axis=None)
        )


def test_the_same_input_gives_the_same_table() -> None:
    pd.testing.assert_frame_equal(made(*planted()), made(*planted()))
