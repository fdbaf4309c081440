"""Stray words and stray topics, to be found by people."""

from __future__ import annotations

from dashboard import marks
from dashboard.data import intrusion
from pipeline import tables
from tests import example_tables


def test_the_stray_word_is_another_topics_and_the_answer_names_it(
    shared_example: example_tables.Frames,
) -> None:
    terms = shared_example[tables.TopicTerms]
    items = intrusion.word_items(terms, shared_example[tables.Gaps])
    assert len(items) == terms["topic"].nunique()
    for _, item in items.iterrows():
        own = set(terms.loc[terms["topic"] == item["about"], "term"])
        shown = intrusion.choices(item)
        stray = [n for n, word in enumerate(shown, start=1) if word not in own]
        assert [str(n) for n in stray] == [item["right"]]
    assert items["right"].nunique() > 1  # its place does not give it away


def test_the_stray_topic_is_one_that_the_document_hardly_has(
    shared_example: example_tables.Frames,
) -> None:
    shares, terms = shared_example[tables.TopicShares], shared_example[tables.TopicTerms]
    items = intrusion.topic_items(shares, terms)
    assert len(items)
    groups = {
        ", ".join(own.sort_values("rank")["term"].head(intrusion.N_GROUP)): topic
        for topic, own in terms.groupby("topic")
    }
    for _, item in items.iterrows():
        of_it = shares[shares["doc_id"] == item["about"]].set_index("topic")["share"]
        shown = [of_it[groups[group]] for group in intrusion.choices(item)]
        stray = shown.pop(int(item["right"]) - 1)
        assert stray < intrusion.INTRUDES
        assert min(shown) >= intrusion.BELONGS


def test_a_mark_does_not_pass_to_a_topic_that_has_other_words(
    example: example_tables.Frames,
) -> None:
    items = intrusion.word_items(example[tables.TopicTerms], example[tables.Gaps])
    marks.save("word_intrusion", "Åse", items["item"].iloc[0], items["right"].iloc[0])
    marked = marks.read("word_intrusion")
    assert intrusion.judged(marked, items)["mark"].tolist() == ["yes"]
    renamed = example[tables.TopicTerms].assign(term=lambda rows: rows["term"] + " anew")
    other = intrusion.word_items(renamed, example[tables.Gaps])
    assert intrusion.judged(marked, other).empty
