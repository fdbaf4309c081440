"""Stray words and stray topics, to be found by people."""

from __future__ import annotations

import pandas as pd

from dashboard.data.judging import intrusion
from pipeline import tables
from tests.dashboard.shown import example

TERMS = example(tables.TopicTerms)
SHARES = example(tables.TopicShares)
GAPS = example(tables.Gaps)


def test_the_stray_word_is_another_topics_and_the_answer_names_it() -> None:
    items = intrusion.word_items(TERMS, GAPS)
    assert len(items) == TERMS["topic"].nunique()
    for _, item in items.iterrows():
        own = set(TERMS.loc[TERMS["topic"] == item["about"], "term"])
        shown = intrusion.choices(item)
        stray = [n for n, word in enumerate(shown, start=1) if word not in own]
        assert [str(n) for n in stray] == [item["right"]]
    assert items["right"].nunique() > 1  # its place does not give it away


def test_a_topic_counts_for_the_side_that_gives_it_more_room() -> None:
    sides = intrusion.word_items(TERMS, GAPS).set_index("about")["corpus"]
    assert (sides["en-1"], sides["en-6"]) == ("policy", "frontline")


def test_a_topic_of_few_words_is_not_asked_about_nor_one_that_is_alone() -> None:
    few = TERMS[(TERMS["topic"] != "en-1") | (TERMS["rank"] < intrusion.N_WORDS)]
    assert "en-1" not in set(intrusion.word_items(few, GAPS)["about"])
    alone = TERMS[TERMS["topic"] == "en-1"]
    items = intrusion.word_items(alone, GAPS)
    assert items.empty
    assert items.columns.tolist() == intrusion.COLUMNS


def test_the_stray_topic_is_one_that_the_document_hardly_has() -> None:
    items = intrusion.topic_items(SHARES, TERMS)
    assert len(items)
    groups = {
        ", ".join(own.sort_values("rank")["term"].head(intrusion.N_GROUP)): topic
        for topic, own in TERMS.groupby("topic")
    }
    for _, item in items.iterrows():
        of_it = SHARES[SHARES["doc_id"] == item["about"]].set_index("topic")["share"]
        shown = [of_it[groups[group]] for group in intrusion.choices(item)]
        stray = shown.pop(int(item["right"]) - 1)
        assert stray < intrusion.INTRUDES
        assert min(shown) >= intrusion.BELONGS


def test_a_document_that_has_some_of_each_topic_is_left_out() -> None:
    even = SHARES.assign(share=1 / SHARES["topic"].nunique())
    assert intrusion.topic_items(even, TERMS).empty


def marked(mark: str, item: str) -> pd.DataFrame:
    return pd.DataFrame([{"coder": "Åse", "item": item, "mark": mark, "marked_at": "2026"}])


def test_a_mark_does_not_pass_to_a_topic_that_has_other_words() -> None:
    items = intrusion.word_items(TERMS, GAPS)
    made = marked(items["right"].iloc[0], items["item"].iloc[0])
    assert intrusion.judged(made, items)["mark"].tolist() == ["yes"]
    other = intrusion.word_items(TERMS.assign(term=TERMS["term"] + " anew"), GAPS)
    assert intrusion.judged(made, other).empty


def test_an_answer_is_right_wrong_or_unsure_and_the_chosen_one_is_kept() -> None:
    items = intrusion.word_items(TERMS, GAPS)
    first = items.iloc[0]
    wrong = "1" if first["right"] != "1" else "2"
    for given, said in ((first["right"], "yes"), (wrong, "no"), ("unsure", "unsure")):
        (row,) = intrusion.judged(marked(given, first["item"]), items).to_dict("records")
        assert (row["mark"], row["chosen"], row["right"]) == (said, given, first["right"])


def spoken(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"segment_id": [f"a:{n:04d}" for n in range(len(texts))], "text": texts})


def test_pieces_are_some_of_the_longer_passages_in_their_order() -> None:
    texts = [f"{n} " + "word " * (40 if n % 2 else 1) for n in range(60)]
    pieces = intrusion.pieces(spoken(*texts))
    assert len(pieces) == 3
    assert all(len(piece) > 100 for piece in pieces)
    numbers = [int(piece.split()[0]) for piece in pieces]
    assert numbers == sorted(numbers)
    assert intrusion.pieces(spoken(*texts)) == pieces


def test_a_long_piece_ends_at_a_word() -> None:
    (piece,) = intrusion.pieces(spoken("abc " * 300), width=10)
    assert piece == "abc abc …"


def test_a_lot_is_drawn_alike_on_every_machine() -> None:
    assert intrusion.lot("a", "b").startswith("7e18f737311b2d")
    assert intrusion.lot("a", "b") != intrusion.lot("ab", "")
