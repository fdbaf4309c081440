"""The comparison of topics to take along."""

from __future__ import annotations

from dataclasses import replace

from pipeline import tables
from pipeline.publish.topic_comparison import (
    EXPLAINED,
    HEADS,
    TopicTables,
    readme,
    topic_comparison,
    with_heads,
)
from pipeline.wording import findings
from pipeline.wording.messages import render_columns
from pipeline.wording.translation import in_language
from tests import example_tables


def made() -> TopicTables:
    frames = example_tables.frames()
    gaps = findings.gaps_in_words(frames[tables.Gaps], design=frames[tables.Design], titles={})
    passages = frames[tables.TopicPassages]
    return TopicTables(
        gaps=gaps,
        terms=frames[tables.TopicTerms],
        shares=frames[tables.TopicShares],
        passages=render_columns(passages, tables.message_columns(tables.TopicPassages)),
        documents=frames[tables.Documents],
    )


def test_each_topic_has_its_words_shares_verdict_documents_and_quotes() -> None:
    rows = topic_comparison(made(), date="2026-11-29").set_index("topic")
    assert len(rows) == len(example_tables.TOPICS)
    one = rows.loc["en-1"]
    assert (one["policy"], one["frontline"], one["verdict"]) == (0.27, 0.02, "more in policy")
    assert one["interval_low"] < one["difference"] < one["interval_high"]
    assert one["leading_documents"].count("; ") == 2
    assert one["quotes_policy"].startswith("“")
    assert "interview " in rows.loc["en-6", "quotes_frontline"]
    assert (one["n_policy"], one["n_frontline"], one["date"]) == (6, 14, "2026-11-29")
    assert rows.loc["en-8", "more_than_genre"] == "not compared"


def test_a_topic_has_the_verdict_of_topics_and_that_of_everything_tested_together() -> None:
    gaps = made().gaps.copy()
    topics = gaps.index[gaps["measure"] == "topic_share"]
    gaps.loc[topics, "verdict"] = "bridge"
    gaps.loc[topics[:2], "verdict"] = "frontline"
    gaps.loc[topics, "over_all"] = False
    gaps.loc[topics[0], "over_all"] = True
    rows = topic_comparison(replace(made(), gaps=gaps), date="").set_index("topic")
    told = rows.loc[gaps.loc[topics[:3], "item"], ["verdict", "verdict_over_all"]]
    alike, more = "about alike on both sides", "more at the frontline"
    assert told.to_numpy().tolist() == [[more, more], [more, "cannot tell"], [alike, alike]]


def test_heads_are_in_the_language_with_the_stable_name_behind() -> None:
    with in_language("nb"):
        heads = with_heads(topic_comparison(made(), date="")).columns
    assert heads[3] == "andel i politikken [policy]"
    assert [head.rpartition(" [")[2] for head in heads] == [f"{name}]" for name in HEADS]


def test_what_goes_with_it_explains_each_head_in_the_language_of_the_interface() -> None:
    rows = topic_comparison(made(), date="2026-11-29")
    assert EXPLAINED.keys() == HEADS.keys()
    with in_language("nb"):
        text = readme(rows, file="x.csv", source="Kilde: her.", warning="Oppdiktet.")
        heads = list(with_heads(rows).columns)
    assert text.startswith("Oppdiktet.\n\nx.csv: ")
    assert "Kilde: her." in text
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    english = readme(rows, file="x.csv", source="s")
    for explained in EXPLAINED.values():
        assert f"    {explained}" in english
        assert f"    {explained}" not in text
