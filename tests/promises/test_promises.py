"""The table of promises: planted answers, verdicts, what is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import PromisesParams
from pipeline.linguistics.annotate import annotate
from pipeline.promises.promises import _judged, _neighbours, promises
from tests.docs import BASES
from tests.promises.made import letters

PARAMS = PromisesParams(
    words={"en": ("shall", "will", "aim to")},
    min_terms=3,
    per_statement=2,
    n_null=199,
    level=0.05,
    seed=1,
)
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
    encoder_of = changed.pop("encoder_of", lambda language: None)
    params = PARAMS.model_copy(update=changed)
    found = promises(docs, segments, mentions, documents, params=params, encoder_of=encoder_of)
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
    assert not found["judged"].any()


def test_only_what_is_judged_is_corrected_for() -> None:
    segments, mentions, documents = planted()
    short = segments["segment_id"].isin([f"policy-{n}:0000" for n in range(2, 8)])
    segments.loc[short, "text"] = "Through co-production we will have budget."
    found = made(segments, mentions, documents).drop_duplicates("statement_id").set_index("doc_id")
    assert found["judged"].tolist() == [True, True, *[False] * 6]
    assert found.loc["policy-2", ["p_near_adjusted", "p_none_adjusted"]].tolist() == [1, 1]
    judged = found[found["judged"]]
    most = 2 * judged[["p_near", "p_none"]].min()
    assert judged["p_near_adjusted"].min() <= most["p_near"]
    assert judged["p_none_adjusted"].min() <= most["p_none"]


def test_what_all_of_policy_says_and_no_interview_does_is_no_finding_of_a_promise() -> None:
    segments, mentions, documents = planted()
    found = made(*planted())
    assert "none" in set(found["verdict"])
    # The same subject in a third of the sentences that promise nothing.
    money = (segments["role"] == "policy") & segments["segment_id"].str[-1].isin(["2", "5", "8"])
    usual = " ".join([*MONEY, "brumaa"]) + "."
    again = made(segments.assign(text=segments["text"].mask(money, usual)), mentions, documents)
    assert "none" not in set(again["verdict"])
    assert (again["p_none"] > 0.2).all()


def test_a_passage_that_is_near_by_itself_is_never_none() -> None:
    rows = pd.DataFrame(
        {
            "statement_id": ["a", "b"], "language": "en", "judged": True,
            "p_near": [0.04, 0.4], "p_none": [0.001, 0.001],
        }
    )  # fmt: skip
    assert _judged(rows.iloc[:1], level=0.05)["verdict"].tolist() == ["answered"]
    many = pd.concat([rows, *[rows.iloc[1:].assign(statement_id=f"{n}") for n in range(9)]])
    assert _judged(many, level=0.05)["verdict"].tolist()[:2] == ["cannot tell", "none"]


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


def test_alike_passages_come_first_and_the_one_that_shares_most_words_stays() -> None:
    planted_tables = planted()
    by_words = made(*planted_tables)
    found = made(*planted_tables, encoder_of=lambda language: letters())
    same = ["statement_id", "verdict", "p_near", "p_none", "judged"]
    once = [table.drop_duplicates("statement_id")[same] for table in (by_words, found)]
    pd.testing.assert_frame_equal(*[one.reset_index(drop=True) for one in once])
    best = by_words[by_words["rank"] == 1].set_index("statement_id")["answer_segment_id"]
    kept = found[found["near_by"] != "meaning"].set_index("statement_id")["answer_segment_id"]
    answered = best[best != ""]
    assert kept[answered.index].tolist() == answered.tolist()
    alike = found[found["near_by"] == "meaning"]
    assert len(alike) and not alike.duplicated(["statement_id", "answer_doc_id"]).any()
    assert found.groupby("statement_id").size().max() == 2
    assert by_words["similarity"].isna().all() and alike["similarity"].gt(0).all()
    assert set(by_words["near_by"]) == {"words"}


def test_where_meaning_tells_nothing_words_alone_find_the_passages() -> None:
    near, docs = np.array([0.2, 0.5, 0.0]), ["a", "b", "c"]
    assert _neighbours(near, np.zeros(3), docs, 2) == [(1, "words"), (0, "words")]
    assert _neighbours(np.zeros(3), np.zeros(3), docs, 2) == [(-1, "words")]
    assert _neighbours(np.zeros(3), np.array([0.0, 0.3, -0.1]), docs, 2) == [(1, "meaning")]


def test_of_one_promise_alone_no_likeness_in_meaning_is_told() -> None:
    """Less the mean of all promises nothing is left of it."""
    segments, mentions, documents = planted()
    one = segments[(segments["role"] != "policy") | (segments["doc_id"] == "policy-0")]
    found = made(one, mentions, documents, encoder_of=lambda language: letters())
    alone = made(one, mentions, documents)
    assert found["statement_id"].nunique() == 1
    pd.testing.assert_frame_equal(found, alone)
    assert (found["answer_segment_id"] != "").all()
