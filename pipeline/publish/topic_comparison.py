"""The comparison of topics as one table to take along: words, shares, verdict, who, in whose words.

In: published tables in the language of now. Out: one row per topic, with stable names of columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pipeline import tables
from pipeline.publish.citation import Sources, sources
from pipeline.wording.translation import later, percent, say

HEADS = {
    "topic": later("topic"),
    "label": later("name of the topic"),
    "words": later("its words"),
    "policy": later("share in policy"),
    "frontline": later("share at the frontline"),
    "difference": later("difference, policy minus frontline"),
    "interval_low": later("interval of the difference, from"),
    "interval_high": later("interval of the difference, to"),
    "verdict": later("verdict"),
    "more_than_genre": later("more than genre"),
    "sentence": later("finding"),
    "leading_documents": later("leading documents"),
    "quotes_policy": later("quotes from policy"),
    "quotes_frontline": later("quotes from the frontline"),
    "n_policy": later("policy documents"),
    "n_frontline": later("interviews"),
    "date": later("date of the run"),
}
"""What each column is called, by its stable name."""

VERDICTS = {
    "policy": later("more in policy"),
    "frontline": later("more at the frontline"),
    "bridge": later("alike on both sides"),
    "cannot tell": later("cannot tell"),
    "": later("not compared"),
}

N_DOCUMENTS = 3
N_QUOTES = 2


@dataclass(frozen=True)
class TopicTables:
    """The published tables that the comparison is made from, with findings in words."""

    gaps: pd.DataFrame
    terms: pd.DataFrame
    shares: pd.DataFrame
    passages: pd.DataFrame
    documents: pd.DataFrame


def topic_comparison(made: TopicTables, *, date: str) -> pd.DataFrame:
    """One row per topic, from that with most policy; the interval is that among all topics.

    Shares are from 0 to 1. Leading documents are those with the largest share of their words.
    """
    known = sources(made.documents)
    topics = made.gaps[made.gaps["measure"] == "topic_share"]
    topics = topics.sort_values("estimate", ascending=False, kind="stable")
    rows = [_row(row, made, known, date=date) for row in topics.to_dict("records")]
    return pd.DataFrame(rows, columns=list(HEADS))


def with_heads(comparison: pd.DataFrame) -> pd.DataFrame:
    """The comparison with heads in the language of now, the stable name behind: `words [words]`."""
    return comparison.rename(columns={key: f"{say(text)} [{key}]" for key, text in HEADS.items()})


def _row(
    row: dict[object, object], made: TopicTables, known: Sources, *, date: str
) -> dict[str, object]:
    topic = str(row["item"])
    terms = made.terms[made.terms["topic"] == topic].sort_values("rank")["term"]
    return {
        "topic": topic,
        "label": row["label"],
        "words": ", ".join(terms),
        "policy": row["policy"],
        "frontline": row["frontline"],
        "difference": row["estimate"],
        "interval_low": row["sim_low"],
        "interval_high": row["sim_high"],
        "verdict": say(VERDICTS[str(row["verdict"])]),
        "more_than_genre": say(VERDICTS[str(row["more_than_genre"])]),
        "sentence": row["sentence"],
        "leading_documents": _leading(made.shares, topic, known),
        **{f"quotes_{side}": quotes(made.passages, topic, side, known) for side in tables.CORPORA},
        "n_policy": row["n_policy"],
        "n_frontline": row["n_frontline"],
        "date": date,
    }


def _leading(shares: pd.DataFrame, topic: str, known: Sources) -> str:
    own = shares[shares["topic"] == topic]
    own = own.sort_values(["share", "doc_id"], ascending=[False, True]).head(N_DOCUMENTS)
    return "; ".join(
        f"{known.cited(str(doc_id), '')} ({percent(float(share))})"
        for doc_id, share in zip(own["doc_id"], own["share"], strict=True)
    )


def quotes(passages: pd.DataFrame, topic: str, side: str, known: Sources) -> str:
    """The passages of a side that show a topic best, each with its source."""
    own = passages[(passages["topic"] == topic) & (passages["corpus"] == side)]
    return "\n\n".join(
        say("“{quote}” ({source})", quote=str(row["text"]), source=source_of(row, known))
        for row in own.sort_values("rank").head(N_QUOTES).to_dict("records")
    )


def source_of(row: dict[object, object], known: Sources) -> str:
    """The source of a row of `TopicPassages` as a person cites it."""
    return known.cited(str(row["doc_id"]), str(row["location"]))
