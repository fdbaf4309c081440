"""The passages that can be judged, and which items the word lists find in each.

In: Segments, Mentions and Codes. Out: one row per passage, and the items of each kind.
"""

from __future__ import annotations

import hashlib

import pandas as pd

KINDS = ("theme", "practice", "code")
"""What a passage is judged for: themes and practices of the lexicon, codes of people."""

MIN_WORDS = 5
"""Shorter passages, such as `Yes, of course.`, are not judged and count on no side."""

_DIGITS = 16


def passages(segments: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs of policy and turns of respondents, with `passage`, an id made of the words.

    The id does not change when other passages of the document do: a judgement stays with its words.
    Of equal passages of a document each has its own.
    """
    counted = segments[(segments["role"] != "interviewer") & (segments["n_tokens"] >= MIN_WORDS)]
    again = counted.groupby(["doc_id", "text"]).cumcount()
    parts = zip(counted["doc_id"], counted["text"], again, strict=True)
    ids = [passage_id(doc_id, text, int(number)) for doc_id, text, number in parts]
    kept = counted[["segment_id", "doc_id", "corpus", "language", "n_tokens", "text"]]
    return kept.assign(passage=pd.Series(ids, index=kept.index, dtype="str")).reset_index(drop=True)


def passage_id(doc_id: str, text: str, number: int) -> str:
    """The id of the `number`-th passage of a document that has this text, from 0."""
    content = f"{doc_id}\0{number}\0{text}".encode()
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def listed(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per segment, kind and item that a word list finds in it: themes and practices.

    What the interviewer prompted counts too: a person who reads the passage finds it there.
    """
    by_list = mentions[mentions["kind"].isin(KINDS)]
    found = by_list[["segment_id", "kind", "concept"]].rename(columns={"concept": "item"})
    return found.drop_duplicates().reset_index(drop=True)
