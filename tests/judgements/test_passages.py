"""The passages that can be judged."""

from __future__ import annotations

import pandas as pd

from pipeline.judgements.passages import listed, passages


def segments(*texts: tuple[str, str, int]) -> pd.DataFrame:
    rows = [
        {
            "segment_id": f"d:{n:04d}", "doc_id": "d", "corpus": "frontline", "language": "en",
            "role": role, "n_tokens": n_tokens, "text": text,
        }
        for n, (text, role, n_tokens) in enumerate(texts)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_interviewers_and_short_turns_are_not_judged() -> None:
    those = segments(
        ("How are things?", "interviewer", 30), ("Yes, of course.", "respondent", 3),
        ("We are two at night.", "respondent", 5),
    )  # fmt: skip
    assert passages(those)["segment_id"].tolist() == ["d:0002"]


def test_an_id_stays_with_its_words_and_equal_words_have_two() -> None:
    told = ("It was the same as always there.", "respondent", 7)
    other = ("Nobody asked us about any of it.", "respondent", 7)
    before = passages(segments(told, other, told))
    after = passages(segments(other, told, told, other))
    assert before["passage"].is_unique and after["passage"].is_unique
    assert before["passage"].tolist() == [
        after["passage"][1], after["passage"][0], after["passage"][2],
    ]  # fmt: skip


def test_a_list_finds_an_item_in_a_passage_once() -> None:
    mentions = pd.DataFrame(
        {
            "segment_id": ["a", "a", "a", "b"],
            "kind": ["theme", "theme", "label", "practice"],
            "concept": ["motives", "motives", "co-design", "co-design"],
        }
    )
    assert listed(mentions).to_numpy().tolist() == [
        ["a", "theme", "motives"], ["b", "practice", "co-design"],
    ]  # fmt: skip
