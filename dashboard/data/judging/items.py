"""Items for people to judge, and their marks joined with the published tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.data import loading
from dashboard.data.judging import intrusion
from pipeline import tables
from pipeline.stats.agreement import wilson


def answers_of(
    answers: pd.DataFrame, promises: pd.DataFrame, documents: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of answers and of promises whose documents are among `documents`.

    A side of which `documents` holds none is not filtered.
    """
    of_side = {side: loading.of(documents, corpus=side)["doc_id"] for side in tables.CORPORA}
    if len(of_side["policy"]):
        promises = promises[promises["doc_id"].isin(of_side["policy"])]
    if len(of_side["frontline"]):
        answers = answers[answers["answer_doc_id"].isin(of_side["frontline"])]
    return answers, promises


def spoken_of(answers: pd.DataFrame, lines: pd.DataFrame) -> pd.Series[Any]:
    """For each row of answers the themes and practices that promise and passage both speak of.

    `lines` is the concordance of themes and practices, which word lists find. On the side of policy
    only what stands in the sentence of the promise counts. Tuples of ids, in alphabetical order.
    """
    about: dict[str, list[tuple[str, str]]] = {}
    for segment, concept, keyword in zip(
        lines["segment_id"], lines["concept"], lines["keyword"], strict=True
    ):
        about.setdefault(str(segment), []).append((str(concept), str(keyword)))
    shared = []
    for promise, statement, passage in zip(
        answers["segment_id"], answers["statement"], answers["answer_segment_id"], strict=True
    ):
        promised = {one for one, word in about.get(str(promise), []) if word in str(statement)}
        shared.append(tuple(sorted(promised & {one for one, _ in about.get(str(passage), [])})))
    return pd.Series(shared, index=answers.index, dtype=object)


def worth_reading(answers: pd.DataFrame, lines: pd.DataFrame, *, most: int = 3) -> pd.DataFrame:
    """The pairs of promise and passage to read first: at most one for each promise and interview.

    Answered promises come first, then pairs that speak of the same themes (`about`, as
    `spoken_of` has them), then those most alike in meaning (`similarity`), or, where no encoder
    reads the language, that share most words (`nearness`). A passage found by its words that shares
    fewer than two is no pair, and beside an answered promise none that is near in meaning alone:
    the verdict is about the passage found by its words.
    """
    near = answers[answers["answer_segment_id"].astype(str) != ""]
    near = near[(near["near_by"] == "meaning") | (near["shared"].astype(str).str.count(",") >= 1)]
    near = near[(near["verdict"] != "answered") | (near["near_by"] != "meaning")]
    about = spoken_of(near, lines)
    order = near.assign(
        about=about, other=near["verdict"] != "answered", alone=about.map(len) == 0
    ).sort_values(
        ["other", "alone", "similarity", "nearness", "statement_id"],
        ascending=[True, True, False, False, True],
        kind="stable",
    )
    order = order.drop_duplicates("statement_id").drop_duplicates("answer_doc_id")
    return order.head(most).drop(columns=["other", "alone"])


def answer_marks(
    marked: pd.DataFrame, answers: pd.DataFrame, passages: pd.DataFrame
) -> pd.DataFrame:
    """One row per mark: the texts of the statement and the passage; empty where none is marked."""
    named = marked.rename(columns={"item": "statement_id", "place": "answer_segment_id"})
    about = answers.drop_duplicates("statement_id")[["statement_id", "title", "statement"]]
    spoken = passages[["segment_id", "speaker", "text"]].rename(
        columns={"segment_id": "answer_segment_id", "text": "passage"}
    )
    joined = named.merge(about, on="statement_id").merge(spoken, on="answer_segment_id", how="left")
    order = ["coder", "mark", "statement", "passage", "title", "speaker", "marked_at"]
    return joined[[*order, "statement_id", "answer_segment_id"]].fillna("")


def to_check(lines: pd.DataFrame) -> pd.DataFrame:
    """The items in a random order that alternates between the sides.

    The order follows a hash of `item`: it is the same for every coder, and the first items of each
    side are a random sample of that side.
    """
    lots = pd.util.hash_pandas_object(lines["item"].astype(str), index=False).to_numpy()
    # Numbers are put in order, and the lines once: they have long texts.
    drawn = pd.DataFrame({"lot": lots, "corpus": lines["corpus"].to_numpy()}).sort_values("lot")
    drawn = drawn.assign(turn=drawn.groupby("corpus").cumcount())
    return lines.iloc[drawn.sort_values(["turn", "lot"]).index]


def mention_marks(marked: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """One row per mark of a mention with its line and corpus; unknown mentions left out."""
    about = ["mention_id", "corpus", "concept", "left", "keyword", "right", "title"]
    named = marked.rename(columns={"item": "mention_id"})
    joined = named.merge(lines[about], on="mention_id")
    return joined[["coder", "mark", *about[1:], "marked_at", "mention_id"]]


def precision(marked: pd.DataFrame) -> pd.DataFrame:
    """One row per coder and side: the share judged right, with Wilson's interval.

    `judged` counts yes and no; `unsure` is counted apart and left out of the share, which is NaN if
    nothing else was judged.
    """
    rows = []
    for (coder, side), made in marked.groupby(["coder", "corpus"]):
        n_right, n_wrong = (int((made["mark"] == mark).sum()) for mark in ("yes", "no"))
        n = n_right + n_wrong
        low, high = wilson(n_right, n)
        rows.append(
            {
                "coder": coder, "side": side, "judged": n, "right": n_right,
                "unsure": len(made) - n, "precision": n_right / n if n else float("nan"),
                "ci_low": low, "ci_high": high,
            }
        )  # fmt: skip
    names = ["coder", "side", "judged", "right", "unsure", "precision", "ci_low", "ci_high"]
    return pd.DataFrame(rows, columns=names)


def by_coder(marked: pd.DataFrame) -> list[dict[str, str]]:
    """For each item its marks by coder, as `stats.agreement` takes them."""
    return [
        dict(zip(made["coder"], made["mark"], strict=True)) for _, made in marked.groupby("item")
    ]


def intruder_items(task: str, read: Callable[[type[tables.Table]], pd.DataFrame]) -> pd.DataFrame:
    """Items of word intrusion (`word`) or topic intrusion (`topic`); `read` gives a table."""
    terms = read(tables.TopicTerms)
    if task == "word":
        return intrusion.word_items(terms, read(tables.Gaps))
    return intrusion.topic_items(read(tables.TopicShares), terms)
