"""The page Topics."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import naming
from pipeline import tables
from tests import example_tables
from tests.pages import PARTS, lines, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_part_that_the_address_names_is_made_and_no_other(
    language: str, shared_example: object
) -> None:
    app = opened("topics", part=PARTS[0], lang=language)
    for part in PARTS:
        app.query_params["part"] = part  # as a click on its tab, and on the row of a topic
        app.run()
        assert not app.exception
        assert [one for one, tab in zip(PARTS, app.tabs, strict=True) if len(tab.children)] == [
            part
        ]
        assert app.query_params["part"] == part
    assert "part" not in opened("topics", lang=language, topic="en-7").query_params
    assert len(opened("topics", lang=language, topic="en-7").tabs[1].children)


def test_three_hundred_topics_make_a_short_picture_and_a_full_table(
    example: example_tables.Frames,
) -> None:
    one = example[tables.Gaps].query("measure == 'topic_share'").head(1)
    ids = [f"en-{n}" for n in range(300)]
    many = pd.concat([one] * 300).assign(item=ids, label="æ, ø, å, the same")
    tables.write(tables.Gaps, many)
    app = opened("topics")
    assert len(app.dataframe[0].value) == 300
    assert "24 most telling of 300 topics" in texts(app)


def test_a_topic_opens_to_its_words_by_side_and_its_documents_with_the_catalogue(
    shared_example: object,
) -> None:
    app = seen("topics", part="one", topic="night, ward, shift, two")
    columns = [set(element.value.columns) for element in app.dataframe]
    assert any({"term", "n_policy", "n_frontline"} <= names for names in columns)
    assert any({"share", "role", "cluster"} <= names for names in columns)


def test_a_topic_says_which_words_each_side_has_for_it(example: example_tables.Frames) -> None:
    said = texts(opened("topics", part="one", topic="night, ward, shift, two"))
    assert naming.plain("policy leans to: partnership, framework.") in said
    assert naming.plain("The frontline to: rota, night. Both alike: care.") in said
    assert "beyond chance" not in said
    assert naming.plain("2 of 5 differ by more than chance explains") in said
    silent = example[tables.TopicWords].assign(policy=float("nan"), frontline=float("nan"))
    tables.write(tables.TopicWords, silent)
    assert "Too few documents speak of it" in texts(opened("topics", part="one"))


def test_a_topic_opens_to_its_share_in_groups_of_the_catalogue(
    example: example_tables.Frames,
) -> None:
    groups = example[tables.TopicGroups]
    apart = groups["value"].map({"nurse": 0.5}).fillna(0.1)
    ends = {"share": apart, "ci_low": apart - 0.05, "ci_high": apart + 0.05}
    year = groups.assign(grouping="year", value="2022")
    tables.write(tables.TopicGroups, pd.concat([groups.assign(**ends), year]))
    said = texts(opened("topics", part="one"))
    assert (
        naming.plain("most in nurse (50\u00a0%), least in smaller groups together (10\u00a0%)")
        in said
    )
    assert naming.plain("intervals overlap, so it may be chance") in texts(
        opened("topics", part="one", grouping="year")
    )


def test_topics_say_how_far_their_gaps_move_with_the_fit(shared_example: object) -> None:
    app = seen("topics", part="sure")
    assert "0 of 8 topics stay on the same side each time they are found anew" in texts(app)
    shown = next(e.value for e in app.dataframe if "same_side" in e.value)
    assert shown["gap"].is_monotonic_decreasing


def test_topics_and_words_are_narrowed_by_the_catalogue_and_say_what_is_not(
    shared_example: example_tables.Frames,
) -> None:
    nurses = set(shared_example[tables.Documents].query("role == 'nurse'")["title"])
    app = seen("topics", part="one", by_role="nurse")
    shown = next(e.value for e in app.dataframe if {"share", "role"} <= set(e.value.columns))
    assert set(shown["title"]) == nurses
    assert "of all documents, as they were tested" in texts(app)
    words = seen("words", term="volunteer", by_role="nurse")
    assert set(lines(words)["title"]) <= nurses
    narrowed = seen("topics", by_role="nurse").dataframe[0].value
    assert len(narrowed) == len(seen("topics").dataframe[0].value)


def test_a_topic_that_is_one_documents_own_is_flagged(shared_example: object) -> None:
    app = seen("topics", topic="coffee, song, coat, walk")
    assert "More than half of this topic is Interview with Mina" in texts(app)
    assert "More than half" not in texts(seen("topics", part="one"))


def test_one_button_takes_the_comparison_of_a_topic_and_one_that_of_all(
    shared_example: object,
) -> None:
    labels = [one.proto.label for one in seen("topics").get("download_button")]
    assert "Comparison of all topics (ZIP)" in labels
    labels = [one.proto.label for one in seen("topics", part="one").get("download_button")]
    assert "This topic's comparison (CSV)" in labels
    at = labels.index("This topic's comparison (CSV)")
    assert labels[at + 1] == "What its columns mean (TXT)"


def test_a_topic_that_rests_on_one_source_is_not_the_first_and_is_called_fragile(
    example: example_tables.Frames,
) -> None:
    opens = seen("topics", part="one").selectbox(key="topic").value
    assert "do not quote this difference" not in texts(opened("topics", part="one"))
    gaps = example[tables.Gaps].copy()
    own = (gaps["measure"] == "topic_share") & (gaps["item"] == opens)
    gaps.loc[own, "flipped_by"] = "policy-strategy"
    tables.write(tables.Gaps, gaps)
    app = opened("topics", part="one")
    assert app.selectbox(key="topic").value != opens
    assert "do not quote this difference" not in texts(app)
    assert "do not quote this difference" in texts(opened("topics", topic=opens))


def test_a_side_that_hardly_touches_a_topic_is_said_before_its_passages(
    example: example_tables.Frames,
) -> None:
    assert "hardly touch" not in texts(seen("topics", part="one"))
    gaps = example[tables.Gaps].copy()
    gaps.loc[gaps["measure"] == "topic_share", "frontline"] = 0.013
    tables.write(tables.Gaps, gaps)
    tables.write(tables.Topics, example[tables.Topics].assign(coherence=0.1))
    said = texts(opened("topics", part="one"))
    assert "Interviews hardly touch this topic (1\u00a0% of their words)" in said
    assert "Policy hardly touches" not in said
    assert "These words occur together no more often than random words" in said
