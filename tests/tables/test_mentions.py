"""Tables of mentions: what is read of a mention means the same in each."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

MENTION = {
    "mention_id": "p:0001@3", "segment_id": "p:0001", "doc_id": "p", "corpus": "policy",
    "language": "en", "role": "policy", "concept": "co-design", "form": "noun",
    "surface": "co-design", "start": 3, "end": 12, "prompted": False, "kind": "label",
    "passage_language": "en", "modality": "report", "negated": False, "quoted": False,
    "definitional": False, "agentless": "no", "who": "", "with_whom": "", "what": "",
    "tone": 0.1, "found_by": "list", "probability": float("nan"), "conflict": False,
    "placed": False,
}  # fmt: skip


def mentions(**changes: object) -> pd.DataFrame:
    return pd.DataFrame([MENTION | changes])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("modality", "wish"), ("agentless", "perhaps"), ("kind", "topic"), ("form", "adverb"),
        ("tone", 1.5), ("start", -1), ("end", 0), ("found_by", "ear"), ("probability", 1.5),
    ],
)  # fmt: skip
def test_a_mention_has_known_codes_and_a_place(column: str, value: object) -> None:
    tables.check(tables.Mentions, mentions())
    with pytest.raises(tables.WrongTable, match=column):
        tables.check(tables.Mentions, mentions(**{column: value}))


def test_a_language_without_a_lexicon_of_sentiment_has_none() -> None:
    tables.check(tables.Mentions, mentions(tone=float("nan")))


def test_what_mentions_and_concordance_both_have_means_the_same() -> None:
    read = ("kind", "modality", "negated", "quoted", "definitional", "agentless", "who")
    read += ("with_whom", "what", "tone")
    ours, theirs = tables.columns(tables.Mentions), tables.columns(tables.Concordance)
    assert [ours[name] for name in read] == [theirs[name] for name in read]


def test_a_quote_stands_in_the_concordance_and_not_among_the_candidates() -> None:
    assert {"left", "keyword", "right"} <= set(tables.columns(tables.Concordance))
    assert set(tables.columns(tables.Candidates)) == {
        "candidate", "language", "n_policy", "n_frontline", "n_documents",
    }  # fmt: skip
