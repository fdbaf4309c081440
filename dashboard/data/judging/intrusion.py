"""Word intrusion and topic intrusion: people look for the word or topic that does not belong.

An item shows neither its side nor the right answer. Its id holds a hash of what is shown, so that a
mark is not taken over by another topic that gets the same id in a later run.

References:
    Chang, J. et al. (2009). Reading tea leaves: how humans interpret topic models. NIPS 22.
"""

from __future__ import annotations

import hashlib

import pandas as pd

N_WORDS = 5
"""Words of the topic in an item of word intrusion, besides the intruder."""
N_GROUP = 8
"""Words that represent a topic in an item of topic intrusion."""
BELONGS, INTRUDES = 0.10, 0.02
"""A document has a topic from the first share of its words on, and has not below the second."""
COLUMNS = ["item", "corpus", "about", "choices", "right"]
_SEPARATOR = "|"


def lot(*parts: str) -> str:
    """SHA-256 of the parts as hexadecimal text: sorts items at random, everywhere alike."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def word_items(topic_terms: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per topic: its first `N_WORDS` words and one of another topic, in random order.

    Columns: `COLUMNS`. `corpus` is the side with the larger share of the topic. Topics with fewer
    words are left out.
    """
    sides = gaps[gaps["measure"] == "topic_share"].set_index("item")["estimate"]
    words = _top(topic_terms, 2 * N_GROUP)
    rows = []
    for topic, own in words.items():
        strange = sorted(
            {word for other in words if other != topic for word in words[other][:N_WORDS]}
            - set(own),
            key=lambda word, topic=topic: lot(topic, word),  # type: ignore[misc]
        )
        if len(own) >= N_WORDS and strange:
            side = "policy" if float(sides.get(topic, 0.0)) > 0 else "frontline"
            rows.append(_item(topic, side, own[:N_WORDS], strange[0]))
    return pd.DataFrame(rows, columns=COLUMNS)


def topic_items(shares: pd.DataFrame, topic_terms: pd.DataFrame) -> pd.DataFrame:
    """One row per document: two or three of its topics and one that it has not, as lists of words.

    Columns: `COLUMNS`. Documents with fewer than two topics from `BELONGS` on, or without one below
    `INTRUDES`, are left out.
    """
    groups = {topic: ", ".join(own) for topic, own in _top(topic_terms, N_GROUP).items()}
    known = shares[shares["topic"].isin(groups)].sort_values("share", ascending=False)
    rows = []
    for (doc_id, side), own in known.groupby(["doc_id", "corpus"], sort=False):
        belong = own.loc[own["share"] >= BELONGS, "topic"].head(3).tolist()
        strange = own.loc[own["share"] < INTRUDES, "topic"].tolist()
        if len(belong) >= 2 and strange:
            drawn = min(strange, key=lambda topic, doc_id=doc_id: lot(str(doc_id), topic))  # type: ignore[misc]
            made = [groups[topic] for topic in belong]
            rows.append(_item(str(doc_id), str(side), made, groups[drawn]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _top(topic_terms: pd.DataFrame, n: int) -> dict[str, list[str]]:
    ranked = topic_terms.sort_values("rank").groupby("topic")["term"]
    return {str(topic): terms.head(n).tolist() for topic, terms in ranked}


def _item(about: str, side: str, own: list[str], strange: str) -> dict[str, object]:
    shown = sorted([*own, strange], key=lambda choice: lot(about, "order", choice))
    mark = lot(*sorted(shown))[:12]
    return {
        "item": f"{about}@{mark}", "corpus": side, "about": about,
        "choices": _SEPARATOR.join(shown), "right": str(shown.index(strange) + 1),
    }  # fmt: skip


def choices(item: pd.Series[str]) -> list[str]:
    """The choices of an item, in the order shown."""
    return str(item["choices"]).split(_SEPARATOR)


def pieces(spoken: pd.DataFrame, *, most: int = 3, width: int = 420) -> list[str]:
    """At most `most` of the longest passages, drawn at random, in the order of the document.

    A text is cut at a word to `width` characters.
    """
    longest = spoken.assign(size=spoken["text"].str.len()).sort_values(
        ["size", "segment_id"], ascending=[False, True]
    )
    ids = sorted(longest["segment_id"].head(4 * most), key=lot)[:most]
    shown = spoken[spoken["segment_id"].isin(ids)]["text"].tolist()
    return [
        text if len(text) <= width else text[:width].rpartition(" ")[0] + " …" for text in shown
    ]


def judged(marked: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """One row per mark of a known item: `chosen`, and `mark`, which is yes, no or unsure.

    yes: the intruder was chosen. Marks of items that are not shown any more are left out.
    """
    joined = marked[["coder", "item", "mark", "marked_at"]].merge(items, on="item")
    chosen = joined["mark"]
    found = ["unsure" if a == "unsure" else "yes" if a == b else "no"
             for a, b in zip(chosen, joined["right"], strict=True)]  # fmt: skip
    order = ["coder", "mark", "chosen", "right", "corpus", "about", "choices", "marked_at", "item"]
    return joined.assign(chosen=chosen, mark=pd.Series(found, index=joined.index, dtype=str))[order]
