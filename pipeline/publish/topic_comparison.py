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
    "verdict": later("verdict among topics"),
    "verdict_over_all": later("verdict, everything tested together"),
    "more_than_genre": later("more than writing against talk"),
    "sentence": later("finding"),
    "leading_documents": later("leading documents"),
    "quotes_policy": later("quotes from policy"),
    "quotes_frontline": later("quotes from the frontline"),
    "n_policy": later("policy documents"),
    "n_frontline": later("interviews"),
    "date": later("date of the run"),
}
"""What each column is called, by its stable name."""

EXPLAINED = {
    "topic": later("Its id, the same in every table."),
    "label": later("The words that tell it best, or the name that a person gave."),
    "words": later("Its words, the heaviest first."),
    "policy": later("Mean over policy documents of the share of their words, 0 to 1."),
    "frontline": later("Mean over interviews of the share of their words, 0 to 1."),
    "difference": later("The two shares, one less the other, -1 to 1. Above 0: more in policy."),
    "interval_low": later(
        "The difference with other documents like these, lower end. Intervals hold for all topics "
        "together."
    ),
    "interval_high": later("Upper end."),
    "verdict": later(
        "What test and interval together allow one to say, with topics tested among each other. "
        "It cannot tell means what it says: it is not the same as alike."
    ),
    "verdict_over_all": later(
        "The same with everything that was compared tested together: a side is named only where "
        "that holds there too. The Overview and the report have this verdict; when in doubt, "
        "quote it."
    ),
    "more_than_genre": later(
        "Whether the difference is also more than prose and talk differ anyway."
    ),
    "sentence": later("The finding in a sentence."),
    "leading_documents": later("The documents with the largest shares, and these."),
    "quotes_policy": later("Passages of policy that show it best, with source."),
    "quotes_frontline": later("Passages of interviews that show it best, with source."),
    "n_policy": later("Number of policy documents compared."),
    "n_frontline": later("Number of interviews compared."),
    "date": later("The day on which the figures were made."),
}
"""What each column means, by its stable name."""

VERDICTS = {
    "policy": later("more in policy"),
    "frontline": later("more at the frontline"),
    "bridge": later("about alike on both sides"),
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


def readme(comparison: pd.DataFrame, *, file: str, source: str, warning: str = "") -> str:
    """What goes with the comparison as a text file: what it is, and what each column means.

    `file` is the name of the CSV, `source` a line on what it rests on, `warning` comes before all.
    """
    heads = [f"{say(text)} [{key}]\n    {say(EXPLAINED[key])}" for key, text in HEADS.items()]
    parts = [
        *([warning] if warning else []),
        say("{file}: one row per topic, {n} in all.", file=file, n=len(comparison)),
        source,
        say(
            "Topics are groups of words that go together, found without knowing which side a text "
            "is from. Nothing here says why the sides differ, or which of them is right."
        ),
        say("The columns: the name, its name in other languages and tables, and what it means."),
        *heads,
    ]
    return "\n\n".join(parts) + "\n"


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
        "verdict_over_all": say(VERDICTS[_over_all(row)]),
        "more_than_genre": say(VERDICTS[str(row["more_than_genre"])]),
        "sentence": row["sentence"],
        "leading_documents": _leading(made.shares, topic, known),
        **{f"quotes_{side}": quotes(made.passages, topic, side, known) for side in tables.CORPORA},
        "n_policy": row["n_policy"],
        "n_frontline": row["n_frontline"],
        "date": date,
    }


def _over_all(row: dict[object, object]) -> str:
    """The verdict where everything is tested together; being alike is tested by itself."""
    verdict = str(row["verdict"])
    return "cannot tell" if verdict in tables.CORPORA and not row["over_all"] else verdict


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
